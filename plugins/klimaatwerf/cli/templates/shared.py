"""What the commands about releases do: find the releases, and say what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.core.channels import CHANNELS, STABLE, Channels

if TYPE_CHECKING:
    from klimaatwerf.editing.releasing import Releases

__all__ = ["channel_argument", "releases_of", "tell_channels", "tell_emptied", "telling"]

Command = Callable[..., Any]


def channel_argument(*, default: str | None = None) -> Callable[[Command], Command]:
    """The argument that names a channel."""
    shown = f"[{'|'.join(CHANNELS)}]" if default else "|".join(CHANNELS)
    return click.argument(
        "channel",
        type=click.Choice(CHANNELS),
        metavar=shown,
        default=default,
        required=default is None,
    )


def releases_of(root: Path) -> Releases:
    """The releases of a root.

    Raises:
        CommandError: the journal is damaged.
    """
    from klimaatwerf.core.channels import JournalError
    from klimaatwerf.core.problems import SourceError, problem
    from klimaatwerf.core.tree import Place
    from klimaatwerf.editing.releasing import Releases
    from klimaatwerf.sources.releases import JOURNAL

    try:
        return Releases.of(root)
    except JournalError as error:
        found = problem("journal-damaged", Place(JOURNAL, error.line, 1))
        raise CommandError(Exit.CONTENT, str(found)) from None
    except SourceError as error:
        raise CommandError(Exit.CONTENT, str(error)) from None


@contextmanager
def telling() -> Iterator[None]:
    """Say in a sentence why something can't be done.

    Raises:
        CommandError: it can't.
    """
    from klimaatwerf.core.problems import SourceError
    from klimaatwerf.editing.packaging import Refused

    try:
        yield
    except Refused as refused:
        raise CommandError(Exit.USAGE, str(refused)) from None
    except SourceError as error:
        raise CommandError(Exit.CONTENT, str(error)) from None


def tell_emptied(former: Channels, now: Channels) -> None:
    """Say of which channels the municipalities see the working pack from now on."""
    for channel in CHANNELS:
        if former.current(channel) and not now.current(channel):
            click.echo(
                f"Op {channel} staat geen uitgave meer. Wie dat kanaal volgt, toont bij de "
                "volgende bouw wat er in content/ staat, ook wat nog niet af is.",
                err=True,
            )


def tell_channels(releases: Releases) -> None:
    """Print what each channel shows now."""
    for channel in (STABLE, *(name for name in CHANNELS if name != STABLE)):
        click.echo(f"{channel}: {releases.channels.current(channel) or 'de werkversie'}")
