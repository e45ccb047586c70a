"""`klimaatwerf serve`: a preview on this computer that follows every change."""

from __future__ import annotations

import logging
import os
import socket
from urllib.parse import urlsplit

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, settings_of, today_of, today_option

__all__ = ["serve"]


@click.command(
    cls=DutchCommand,
    help="Toon de sites op deze computer; elke wijziging zie je meteen, een fout in de pagina.",
)
@click.argument("slug", required=False, metavar="[GEMEENTE]")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="N",
    help="De poort (standaard: 8000).",
)
@today_option
@click.pass_context
def serve(context: click.Context, slug: str | None, port: int, day: str | None) -> None:
    """Run the host's live preview, for one municipality or for all."""
    from klimaatwerf.pipeline import slugs_of

    root = root_of(context)
    settings = settings_of(root)
    chosen(slugs_of(root), [slug] if slug else [])
    if day or context.obj["today"]:
        os.environ["KLIMAATWERF_TODAY"] = today_of(context, day).isoformat()
    if slug:
        os.environ["KLIMAATWERF_ONLY"] = slug
    _refuse_taken(port)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    _tell_problems_only()
    from klimaatwerf.hosts.mkdocs.preview import serve as preview

    below = urlsplit(settings.site_url or "/").path.strip("/")
    parts = "".join(f"{part}/" for part in (below, slug) if part)
    click.echo(f"Kijk op http://127.0.0.1:{port}/{parts} (stoppen: Ctrl+C).", err=True)
    preview(str(root / "mkdocs.yml"), port)


def _refuse_taken(port: int) -> None:
    """Stop before anything is built where the port is taken.

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


def _tell_problems_only() -> None:
    """Print problems as they are; of the host itself only its warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.plugins.klimaatwerf").setLevel(logging.INFO)
