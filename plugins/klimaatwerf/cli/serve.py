"""`klimaatwerf serve`: a preview on this computer that follows every change."""

from __future__ import annotations

import os
import socket
from functools import partial

import click

from klimaatwerf.cli.dutch import Between, DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, settings_of, today_of, today_option
from klimaatwerf.hosts.today import today

__all__ = ["serve"]


@click.command(
    cls=DutchCommand,
    help="Toon de sites op deze computer; elke wijziging zie je meteen, een fout in de pagina.",
)
@click.argument("slug", required=False, metavar="[GEMEENTE]")
@click.option(
    "--port",
    type=Between(1, 65535),
    default=8000,
    metavar="N",
    help="De poort (standaard: 8000).",
)
@today_option
@click.pass_context
def serve(context: click.Context, slug: str | None, port: int, day: str | None) -> None:
    """Run the preview, for one municipality or for all."""
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    settings_of(root)
    chosen(slugs_in(root), [slug] if slug else [])
    given = day or context.obj["today"]
    if given:
        today_of(context, given)  # refuses what is no date
    _refuse_taken(port)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from klimaatwerf.hosts.preview.server import serve as preview
    from klimaatwerf.hosts.preview.telling import Telling

    telling = Telling(partial(click.echo, err=True), debug=context.obj["debug"])
    preview(root, port, partial(today, given), slug, telling, _ready)


def _ready(address: str) -> None:
    click.echo(f"Kijk op {address} (stoppen: Ctrl+C).", err=True)


def _refuse_taken(port: int) -> None:
    """Stop before anything is loaded where the port is taken.

    Raises:
        CommandError: something else listens there.
    """
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            message = f"Poort {port} is bezet. Kies een andere, zoals --port {port % 65535 + 1}."
            raise CommandError(Exit.ENVIRONMENT, message) from None
