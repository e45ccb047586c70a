"""Many sites by any executor: the chunks, what is done here, and what a death costs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.fleet import LONGEST, Built, Inline, Order, begin, build_sites, in_chunks
from klimaatwerf.report import State
from klimaatwerf.work import Job
from tests.orders import jobs, order_in


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    return order_in(tmp_path_factory.mktemp("orders"))


def build_all(order: Order, chunk: tuple[Job, ...]) -> list[Built]:
    return [Built(job.slug, State.BUILT) for job in chunk]


class Mortal(Executor):
    """An executor whose workers die so many times at a site."""

    def __init__(self, deaths: dict[str, int]) -> None:
        self.deaths = dict(deaths)
        self.given: list[tuple[str, ...]] = []

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        slugs = tuple(job.slug for job in given[1])
        self.given.append(slugs)
        for slug in slugs:
            if self.deaths.get(slug):
                self.deaths[slug] -= 1
                future: Future[Any] = Future()
                future.set_exception(BrokenExecutor())
                return future
        return Inline().submit(fn, *given, **named)


# ---- chunks


@given(st.integers(0, 400), st.integers(1, 12))
def test_every_job_is_in_one_chunk_and_the_chunks_never_grow(number: int, workers: int) -> None:
    given_jobs = jobs(*map(str, range(number)))
    chunks = list(in_chunks(given_jobs, workers))
    sizes = [len(chunk) for chunk in chunks]
    assert [job for chunk in chunks for job in chunk] == given_jobs
    assert sizes == sorted(sizes, reverse=True)
    assert all(1 <= size <= LONGEST for size in sizes)


@given(st.integers(1, 400), st.integers(1, 12))
def test_no_chunk_is_more_than_half_of_the_share_of_a_worker(number: int, workers: int) -> None:
    left = number
    for chunk in in_chunks(jobs(*map(str, range(number))), workers):
        assert len(chunk) == 1 or len(chunk) * 2 * workers <= left
        left -= len(chunk)


# ---- this process


def test_this_process_has_the_result_at_once() -> None:
    assert Inline().submit(divmod, 7, 2).result(0) == (3, 1)


def test_what_goes_wrong_in_this_process_comes_with_the_result() -> None:
    future = Inline().submit(divmod, 7, 0)
    with pytest.raises(ZeroDivisionError):
        future.result(0)


def test_an_interrupt_in_this_process_is_not_kept_for_later() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Inline().submit(interrupted)


# ---- sites


@pytest.mark.parametrize("executor", [Inline(), ThreadPoolExecutor(3)])
def test_each_site_is_built_once_and_told(executor: Executor, order: Order) -> None:
    slugs = [f"dorp-{number}" for number in range(70)]
    told: list[tuple[str, State]] = []
    with executor:
        built = list(
            build_sites(
                order,
                jobs(*slugs),
                executor,
                build_all,
                lambda slug, state: told.append((slug, state)),
                3,
            )
        )
    assert sorted(one.slug for one in built) == sorted(slugs)
    assert told == [(one.slug, State.BUILT) for one in built]


def test_what_a_worker_raises_ends_the_build(order: Order) -> None:
    def refused(_: Order, chunk: tuple[Job, ...]) -> list[Built]:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        list(build_sites(order, jobs("dorp"), Inline(), refused))


@given(deaths=st.lists(st.integers(0, 3), max_size=60), workers=st.integers(1, 5))
def test_a_death_costs_no_site_but_those_that_cause_it_again(
    order: Order, deaths: list[int], workers: int
) -> None:
    by_slug = {f"dorp-{number}": times for number, times in enumerate(deaths)}
    executor = Mortal(by_slug)
    built = list(build_sites(order, jobs(*by_slug), executor, build_all, workers=workers))
    assert sorted(one.slug for one in built) == sorted(by_slug)
    lost = {one.slug for one in built if one.state is not State.BUILT}
    assert {slug for slug, times in by_slug.items() if times > 1} <= lost
    assert lost <= {slug for slug, times in by_slug.items() if times > 0}


def test_what_a_death_may_have_cost_is_tried_again_site_by_site(order: Order) -> None:
    executor = Mortal({"b": 2})
    built = list(build_sites(order, jobs(*"abcdefgh"), executor, build_all))
    assert executor.given == [tuple("abcd"), ("e", "f"), *[(one,) for one in "abcdgh"]]
    assert {one.slug: [found.code for found in one.problems] for one in built} == {
        slug: ["worker-died"] if slug == "b" else [] for slug in "abcdefgh"
    }


# ---- one task


@pytest.mark.parametrize(("deaths", "result"), [(0, "built"), (1, "built"), (2, None)])
def test_a_task_whose_worker_dies_is_tried_once_more(
    order: Order, deaths: int, result: str | None
) -> None:
    executor = Mortal({"a": deaths})
    assert begin(executor, lambda *_: "built", order, jobs("a"))() == result
