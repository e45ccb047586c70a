"""`klimaatwerf templates accept`: take BBL's text, and let the own one go."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import today_option
from klimaatwerf.cli.templates.settling import settle

__all__ = ["accept"]


@click.command(
    cls=DutchCommand,
    help="Neem de tekst van BBL: je eigen tekst op dat pad gaat weg.",
)
@click.argument("slug", metavar="GEMEENTE")
@click.argument("path", metavar="PAD")
@today_option
@click.pass_context
def accept(context: click.Context, slug: str, path: str, day: str | None) -> None:
    """Change the files and print what was done."""
    settle(context, slug, day, lambda settling: settling.accept(path))
