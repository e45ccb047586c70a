"""`klimaatwerf templates support`: say until when BBL keeps a release up."""

from __future__ import annotations

from datetime import date

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import root_of, today_of, today_option
from klimaatwerf.cli.templates.shared import releases_of, telling

__all__ = ["support"]


@click.command(cls=DutchCommand, help="Zeg tot en met welke dag BBL een uitgave bijhoudt.")
@click.argument("version", metavar="VERSIE")
@click.argument("until", metavar="DATUM|zonder-einde")
@today_option
@click.pass_context
def support(context: click.Context, version: str, until: str, day: str | None) -> None:
    """Add the line to the journal and print the version with its day."""
    try:
        last = None if until == "zonder-einde" else date.fromisoformat(until)
    except ValueError:
        message = f"`{until}` is geen datum. Schrijf ze zo: 2028-12-31, of schrijf zonder-einde."
        raise CommandError(Exit.USAGE, message) from None
    root = root_of(context)
    releases, today = releases_of(root), today_of(context, day)
    with telling():
        releases.support(version, last, today)
    click.echo(f"{version}: {f'tot en met {last.isoformat()}' if last else 'zonder einde'}")
    if last is not None and last < today:
        click.echo("Die dag is voorbij: wie ze volgt, krijgt nu een waarschuwing.", err=True)
    elif last is not None:
        click.echo("Wie ze volgt, krijgt 90 dagen vooraf een waarschuwing.", err=True)
