"""The output of `build` and `rollback`: where it is, and in Dutch why it can't be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.core.brussels import BRUSSELS

__all__ = ["explained"]

_UNSAFE = {
    "sources": "daar staan de bronnen",
    "file": "dat is geen map",
    "disk": "dat is de hele schijf",
    "store": "daar bewaart Klimaatwerf zelf wat het nodig heeft",
    "site": "dat is, of ligt in, een site die Klimaatwerf maakte",
}

_CLUSTER = {
    "MISSING": "Voor --cluster is Dask nodig. Installeer het: pip install 'klimaatwerf[cluster]'",
    "SILENT": "Op {where} antwoordt geen Dask-scheduler. Kijk na of hij draait, en of het adres "
    "klopt (zo: tcp://127.0.0.1:8786).",
    "EMPTY": "De scheduler op {where} heeft geen workers. Start er: "
    "dask worker {where} --nthreads 1",
    "APART": "De worker {where} ziet deze map niet. Elke worker moet ze zien, op hetzelfde pad.",
    "OTHER": "De worker {where} werkt met andere code of andere pakketten dan deze computer. "
    "Maak ze gelijk en start de worker opnieuw.",
    "LOST": "De scheduler op {where} is weg, of al zijn workers. Wat klaar was, staat er; "
    "bouw opnieuw voor de rest.",
}
"""What to do about each fault of a cluster, by its name."""


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Say in Dutch why the output can't be written.

    Raises:
        CommandError: it is locked, not ours, no folder, or where the sources are; or a cluster
            has to write it, and fails.
    """
    from klimaatwerf.hosts.cluster import ClusterError
    from klimaatwerf.publish import ForeignFolderError, LockedError, UnsafeOutputError

    try:
        yield
    except UnsafeOutputError as error:
        message = f"{target} kan niet de uitvoer zijn: {_UNSAFE[error.why]}. Kies een andere map."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except ForeignFolderError as error:
        message = f"{error.folder} is niet door Klimaatwerf gemaakt; we laten het staan."
        message += " Verplaats het of kies een andere --out."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except LockedError as error:
        holder = {**error.holder, "started": _moment(error.holder["started"])}
        who = "proces {pid} op {host}, begonnen op {started}".format(**holder)
        message = f"Er loopt al een bouw ({who}). Wacht even, of gebruik --wait."
        raise CommandError(Exit.LOCKED, message) from None
    except ClusterError as error:
        message = _CLUSTER[error.fault.name].format(where=error.where)
        raise CommandError(Exit.ENVIRONMENT, message) from None


def _moment(text: str) -> str:
    """A moment as people read it; what is no moment stays as it is."""
    try:
        moment = datetime.fromisoformat(text).astimezone(BRUSSELS)
    except ValueError:
        return text
    return f"{moment:%d-%m-%Y} om {moment:%H:%M:%S}"
