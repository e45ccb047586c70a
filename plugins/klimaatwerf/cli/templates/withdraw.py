"""`klimaatwerf templates withdraw`: take a release from every channel."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import root_of, today_of, today_option
from klimaatwerf.cli.templates.shared import releases_of, tell_channels, tell_emptied, telling

__all__ = ["withdraw"]


@click.command(
    cls=DutchCommand,
    help="Trek een uitgave in. Elk kanaal toont dan weer wat het ervoor toonde.",
)
@click.argument("version", metavar="VERSIE")
@click.option("--undo", is_flag=True, help="Maak het intrekken ongedaan.")
@today_option
@click.pass_context
def withdraw(context: click.Context, version: str, undo: bool, day: str | None) -> None:
    """Add the line to the journal and print the channels."""
    root = root_of(context)
    releases, today = releases_of(root), today_of(context, day)
    former = releases.channels
    with telling():
        releases = releases.withdraw(version, today, undo=undo)
    tell_channels(releases)
    tell_emptied(former, releases.channels)
    if not undo:
        click.echo(f"Wie {version} vastzette, houdt ze en krijgt een waarschuwing.", err=True)
    if not undo and version == releases.channels.latest:
        click.echo(
            f"De regels bij changelog zitten in {version}. Zet wat nog geldt opnieuw in "
            "content/pack.yml, anders lezen gemeenten het nooit.",
            err=True,
        )
    again = "" if undo else " --undo"
    click.echo(f"Ongedaan maken: klimaatwerf templates withdraw {version}{again}", err=True)
