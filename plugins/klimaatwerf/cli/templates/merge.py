"""`klimaatwerf templates merge`: lay the changes of BBL and the own ones together."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import today_option
from klimaatwerf.cli.templates.settling import settle

__all__ = ["merge"]


@click.command(
    cls=DutchCommand,
    help="Voeg de wijzigingen van BBL en de jouwe samen. Waar dat niet gaat, staan ze allebei in "
    "je tekst en kies je zelf.",
)
@click.argument("slug", metavar="GEMEENTE")
@click.argument("path", metavar="PAD")
@today_option
@click.pass_context
def merge(context: click.Context, slug: str, path: str, day: str | None) -> None:
    """Change the files and print what was done."""
    settle(context, slug, day, lambda settling: settling.merge(path))
