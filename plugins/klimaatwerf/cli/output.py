"""The output of `build` and `rollback`: where it is, and in Dutch why it can't be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klimaatwerf.cli.exit import CommandError, Exit

__all__ = ["explained"]

_UNSAFE = {
    "sources": "daar staan de bronnen",
    "file": "dat is geen map",
    "disk": "dat is de hele schijf",
}


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Say in Dutch why the output can't be written.

    Raises:
        CommandError: it is locked, not ours, no folder, or where the sources are.
    """
    from klimaatwerf.publish import ForeignFolderError, LockedError, UnsafeOutputError

    try:
        yield
    except UnsafeOutputError as error:
        message = f"{target} kan niet de uitvoer zijn: {_UNSAFE[error.why]}. Kies een andere map."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except ForeignFolderError as error:
        message = f"{error.folder} is niet door Klimaatwerf gemaakt; we laten die map staan."
        message += " Verplaats ze of kies een andere --out."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except LockedError as error:
        who = "proces {pid} op {host}, begonnen om {started}".format(**error.holder)
        message = f"Er loopt al een bouw ({who}). Wacht even, of gebruik --wait."
        raise CommandError(Exit.LOCKED, message) from None
