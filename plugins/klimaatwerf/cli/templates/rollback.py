"""`klimaatwerf templates rollback`: let a channel show its former release again."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import root_of, today_of, today_option
from klimaatwerf.cli.templates.shared import (
    channel_argument,
    releases_of,
    tell_channels,
    tell_emptied,
    telling,
)
from klimaatwerf.core.channels import STABLE

__all__ = ["rollback"]


@click.command(cls=DutchCommand, help="Zet op een kanaal de vorige uitgave terug.")
@channel_argument(default=STABLE)
@today_option
@click.pass_context
def rollback(context: click.Context, channel: str, day: str | None) -> None:
    """Add the line to the journal and print the channels."""
    root = root_of(context)
    releases, today = releases_of(root), today_of(context, day)
    former = releases.channels
    with telling():
        releases = releases.rollback(channel, today)
    tell_channels(releases)
    tell_emptied(former, releases.channels)
    if releases.channels.current(channel):
        click.echo(f"De gemeenten op {channel} krijgen ze bij de volgende bouw.", err=True)
    version = former.current(channel)
    click.echo(f"Ongedaan maken: klimaatwerf templates promote {version} {channel}", err=True)
