"""`klimaatwerf templates keep`: keep the own text beside what BBL has now."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import today_option
from klimaatwerf.cli.templates.settling import settle

__all__ = ["keep"]


@click.command(
    cls=DutchCommand,
    help="Hou je eigen tekst, en vergelijk ze voortaan met wat BBL nu heeft.",
)
@click.argument("slug", metavar="GEMEENTE")
@click.argument("path", metavar="PAD")
@today_option
@click.pass_context
def keep(context: click.Context, slug: str, path: str, day: str | None) -> None:
    """Change the files and print what was done."""
    settle(context, slug, day, lambda settling: settling.keep(path))
