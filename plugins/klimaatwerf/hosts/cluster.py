"""The workers of a Dask cluster that share the folder, as an executor like any other."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from concurrent.futures import wait as settled
from contextlib import contextmanager
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.work import CODE, distributions

if TYPE_CHECKING:
    from distributed import Client

    from klimaatwerf.fleet import Order

__all__ = ["ClusterError", "Fault", "connected"]

CONNECT = 10
"""How many seconds a scheduler has to answer, and its first worker to be there."""
GRACE = 1.0
"""How many seconds the workers have for the sites that they are at when a build is stopped."""


class Fault(Enum):
    """Why a cluster can't build."""

    MISSING = "the extra `cluster` is not installed"
    SILENT = "no scheduler answers"
    EMPTY = "it has no workers"
    APART = "a worker does not see the folder"
    OTHER = "a worker runs other code, or beside other packages"
    LOST = "the scheduler, or every worker, is gone"


class ClusterError(Exception):
    """A cluster can't build; `where` is the address of the scheduler or of the worker."""

    def __init__(self, fault: Fault, where: str) -> None:
        self.fault = fault
        self.where = where
        super().__init__(fault, where)


@contextmanager
def connected(address: str, order: Order) -> Iterator[tuple[Executor, int]]:
    """The workers of a scheduler as an executor, and how many there are.

    Raises:
        ClusterError: they can't do the work.
    """
    try:
        from distributed import Client  # noqa: PLC0415 (an extra)
    except ImportError:
        raise ClusterError(Fault.MISSING, address) from None
    _quiet()
    _refuse_silent(address)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about versions; ours are compared below
        client = Client(address, timeout=CONNECT, set_as_default=False)
    with client:
        _refuse_unfit(client, address, order)
        yield Cluster(client, address), len(client.nthreads())


def _quiet() -> None:
    """What Dask logs is for who runs the cluster."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _refuse_silent(address: str) -> None:
    """Ask a scheduler who it is; `Client` would wait without end for a server of another kind."""
    import asyncio  # noqa: PLC0415 (commands name our errors, and need none of it)
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    from distributed.core import rpc  # noqa: PLC0415 (an extra)
    from distributed.security import Security  # noqa: PLC0415

    async def ask() -> None:
        arguments = Security().get_connection_args("client")
        async with rpc(address, connection_args=arguments) as scheduler:
            await scheduler.identity()

    try:
        with ThreadPoolExecutor(1) as aside:  # in this thread a loop may run already
            aside.submit(lambda: asyncio.run(asyncio.wait_for(ask(), CONNECT))).result()
    except Exception:  # noqa: BLE001 (an address can lead to anything)
        raise ClusterError(Fault.SILENT, address) from None


def _refuse_unfit(client: Client, address: str, order: Order) -> None:
    """See that there are workers, and that each has this folder and this code."""
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError:
        raise ClusterError(Fault.EMPTY, address) from None
    ours = seen(order)
    for worker, theirs in client.run(seen, order, on_error="return").items():
        if isinstance(theirs, Exception) or theirs[0] != ours[0]:
            raise ClusterError(Fault.OTHER, worker)
        if not theirs[1]:
            raise ClusterError(Fault.APART, worker)


def seen(order: Order) -> tuple[str, bool]:
    """What a process runs, as a digest, and whether the folder of a build is there."""
    return _code(), order.staging.is_dir()


@cache
def _code() -> str:
    """The digest of the code and the packages when this process first asked: it runs those."""
    files = sorted(Path(CODE).rglob("*.py"))
    return fingerprint((distributions(), *(file.read_text(encoding="utf-8") for file in files)))


class Cluster(Executor):
    """The executor of Dask, in the words of `concurrent.futures`."""

    def __init__(self, client: Client, address: str) -> None:
        self._inner = client.get_executor(pure=False)
        self._address = address
        self._waiting: set[Future[Any]] = set()

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Let a worker do it; another one where that dies, as often as Dask allows."""
        outer: Future[Any] = Future()
        self._waiting.add(outer)
        outer.add_done_callback(self._waiting.discard)
        self._inner.submit(fn, *given, **named).add_done_callback(partial(self._tell, outer))
        return outer

    def _tell(self, outer: Future[Any], inner: Future[Any]) -> None:
        from distributed import KilledWorker  # noqa: PLC0415 (an extra)

        if inner.cancelled():
            outer.set_exception(ClusterError(Fault.LOST, self._address))
        elif (error := inner.exception()) is None:
            outer.set_result(inner.result())
        elif isinstance(error, KilledWorker):
            outer.set_exception(BrokenExecutor(str(error)))
        else:
            outer.set_exception(error)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers end what they are at, for a moment only when the rest is dropped."""
        if wait:
            settled(tuple(self._waiting), GRACE if cancel_futures else None)
        self._inner.shutdown(wait=False)
