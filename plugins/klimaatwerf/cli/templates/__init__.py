"""`klimaatwerf templates`: the life of BBL's texts, from a release to what a gemeente keeps."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchGroup

__all__ = ["templates"]


class _Commands(DutchGroup):
    """The commands about the pack."""

    commands_in = __name__
    names = (
        "status",
        "impact",
        "release",
        "promote",
        "rollback",
        "withdraw",
        "support",
        "drift",
        "accept",
        "keep",
        "merge",
        "stamp",
        "check-kit",
    )


@click.group(cls=_Commands, help="Breng de teksten van BBL uit, en volg wat gemeenten ermee doen.")
def templates() -> None:
    """Hand over to one of the commands."""
