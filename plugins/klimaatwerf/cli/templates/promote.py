"""`klimaatwerf templates promote`: let a channel show a release."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import root_of, today_of, today_option
from klimaatwerf.cli.templates.shared import (
    channel_argument,
    releases_of,
    tell_channels,
    telling,
)

__all__ = ["promote"]


@click.command(cls=DutchCommand, help="Zet een uitgave op een kanaal.")
@click.argument("version", metavar="VERSIE")
@channel_argument()
@today_option
@click.pass_context
def promote(context: click.Context, version: str, channel: str, day: str | None) -> None:
    """Add the line to the journal and print the channels."""
    root = root_of(context)
    releases, today = releases_of(root), today_of(context, day)
    former = releases.channels.current(channel) or "working"
    with telling():
        releases = releases.promote(version, channel, today)
    tell_channels(releases)
    click.echo(f"De gemeenten op {channel} krijgen ze bij de volgende bouw.", err=True)
    click.echo(
        "Nog niet bekeken wat ze doet? Doe voor de bouw: klimaatwerf templates impact "
        f"--from {former} --to {version} --channel {channel}",
        err=True,
    )
    click.echo(f"Ongedaan maken: klimaatwerf templates rollback {channel}", err=True)
