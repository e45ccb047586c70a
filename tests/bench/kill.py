"""Kill a process that publishes, at random moments, and look what is left.

    python tests/bench/kill.py [--rounds 1000] [--no-exchange]

A child publishes versions A and B of five sites over and over, in each way that there is. After
each SIGKILL every site must be whole, A or B; the next start puts everything right. Prints the
tally: what was found, and in what state the work was. With `--no-exchange` the file system can't
exchange two names, so that a site may be away until the next start.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from klimaatwerf.publish import Store
from tests.publish.sites import DISKS, adopt, left_over, publish, shown

SLUGS = ("berlaar", "horebeke", "lier", "mechelen", "zwijndrecht")
LONGEST = 0.06
"""Seconds after its first site that a child is killed at the latest."""


def version(slug: str, letter: str) -> dict[str, bytes]:
    """The files of a site: some that all share, some that differ, some of one version only."""
    pages = {f"pagina-{number}/index.html": f"{slug} {number}".encode() for number in range(12)}
    own = {f"{letter}/index.html": b"eigen", "index.html": f"{slug} {letter}".encode() * 2000}
    return {**pages, **own, "assets/site.css": b"p {}" * 500}


def main() -> None:
    """Kill, look, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--no-exchange", action="store_true")
    parser.add_argument("--child", metavar="OUT", help="be the one that is killed")
    given = parser.parse_args()
    if given.child:
        work(Path(given.child), exchange=not given.no_exchange)
    for name, number in sorted(kill(given.rounds, exchange=not given.no_exchange).items()):
        print(f"{number:6d} {name}")  # noqa: T201


def work(out: Path, *, exchange: bool) -> None:
    """Publish for ever; says when the first site is there."""
    with _store(out, exchange).lock(wait=True) as store:
        for turn in count(random.randrange(2)):
            letter, way = "AB"[turn % 2], (publish, adopt)[turn // 2 % 2]
            for slug in SLUGS:
                way(store, slug, version(slug, letter))
                print(".", end="", flush=True)  # noqa: T201
            if turn % 3 == 2:
                store.rollback(SLUGS[turn % 5])
                store.sweep(1)


def kill(rounds: int, *, exchange: bool = True) -> Counter[str]:
    """Kill so many children; gives what was found.

    Raises:
        AssertionError: a site is a mixture, or something stays in the way.
    """
    tally: Counter[str] = Counter()
    for number in range(rounds):
        if number % 20 == 0:
            base = Path(tempfile.mkdtemp(prefix="klimaatwerf-kill-"))
        try:
            _round(_store(base / "site", exchange), exchange, tally)
        finally:
            if number % 20 == 19 or number == rounds - 1 or sys.exc_info()[0]:
                shutil.rmtree(base)
    return tally


def _store(out: Path, exchange: bool) -> Store:
    return replace(Store.beside(out), disk=DISKS["whole" if exchange else "without exchange"])


def _round(store: Store, exchange: bool, tally: Counter[str]) -> None:
    before = {slug: _letter(store, slug) for slug in SLUGS if (store.out / slug).exists()}
    words = [sys.executable, __file__, "--child", str(store.out)]
    if not exchange:
        words.append("--no-exchange")
    with subprocess.Popen(words, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.read(1) == b"."
        time.sleep(random.uniform(0, LONGEST))
        child.kill()
    for name in {_kind(name) for name in left_over(store)}:
        tally[f"kills with left over: {name}"] += 1
    tally["kills"] += 1
    if not exchange:
        away = [slug for slug in before if not (store.out / slug).exists()]
        tally["sites away between two renames"] += len(away)
        with store.lock(wait=False):
            assert [slug for slug in away if not (store.out / slug).exists()] == []
    for slug in SLUGS:
        if (store.out / slug).exists():
            tally[f"sites whole, version {_letter(store, slug)}"] += 1
        else:
            assert slug not in before, f"{slug} is gone"
            tally["sites not there yet"] += 1
    with store.lock(wait=False) as held:
        for slug in SLUGS:
            publish(held, slug, version(slug, "A"))
        held.sweep(60)
    assert [_letter(store, slug) for slug in SLUGS] == ["A"] * len(SLUGS)
    assert [name for name in left_over(store) if _kind(name) != "a half written file"] == []
    assert [slug for slug in SLUGS if not store.verify(slug)] == []


def _letter(store: Store, slug: str) -> str:
    """Which version stands there, whole."""
    files = shown(store, slug)
    letter = "A" if "A/index.html" in files else "B"
    assert files == version(slug, letter)
    return letter


def _kind(name: str) -> str:
    """What a name of something half done is of."""
    if name.startswith("staging-"):
        return "a staging folder"
    if name.startswith(tuple(f".{slug}-" for slug in SLUGS)):
        return "a spare tree in the making"
    if name.startswith(".klimaatwerf-former-"):
        return "a former site"
    return "a half written file" if ".klimaatwerf-" in name else "rubbish"


if __name__ == "__main__":
    main()
