"""`klimaatwerf templates status`: the releases, the channels, and who follows what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import root_of, settings_of, today_of, today_option
from klimaatwerf.cli.templates.shared import releases_of
from klimaatwerf.core.channels import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimaatwerf.core.channels import Release
    from klimaatwerf.templates.status import Status

__all__ = ["status"]

_SHOWN = 8
"""Municipalities that are named; of more it is said how many there are."""


@click.command(cls=DutchCommand, help="Toon de uitgaven, de kanalen, en welke gemeente wat volgt.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Hoe de stand getoond wordt.",
)
@today_option
@click.pass_context
def status(context: click.Context, form: str, day: str | None) -> None:
    """Print the state."""
    from klimaatwerf.project import load_project
    from klimaatwerf.templates.status import as_plain, status_of
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    releases_of(root)  # a damaged journal is told first
    project = load_project(root, today_of(context, day), settings_of(root).site_url)
    found = status_of(project, slugs_in(root))
    if form == "json":
        click.echo(json.dumps(as_plain(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: Status) -> Iterator[str]:
    channels = found.channels
    yield f"Werkversie: {found.working}{_since(found)}"
    yield ""
    yield "Kanalen en vaste versies"
    for follows, slugs in found.followers.items():
        if follows in CHANNELS:
            shown = channels.current(follows) or "de werkversie"
            yield f"  {follows}: {shown} — {_towns(slugs)}"
        else:
            yield f"  vast op {follows} — {_towns(slugs)}"
    yield ""
    yield "Uitgaven" if channels.releases else "Uitgaven: nog geen."
    for release in reversed([*channels.releases.values()]):
        yield f"  {release.version}, uitgebracht op {release.released_on}{_fate(release)}"
        if release.version in found.damaged:
            yield "    Het pakket is weg of beschadigd. Zet het terug, bijvoorbeeld uit Git."


def _since(found: Status) -> str:
    """How the working pack differs from the latest release."""
    latest = found.channels.latest
    if latest is None:
        return ", nog nooit uitgebracht"
    if found.changed is None:
        return ""
    number = len(found.changed)
    if not number:
        return f", gelijk aan uitgave {latest}"
    files = "1 bestand is" if number == 1 else f"{number} bestanden zijn"
    return f"; {files} anders dan in uitgave {latest}"


def _towns(slugs: tuple[str, ...]) -> str:
    if not slugs:
        return "geen gemeenten"
    if len(slugs) > _SHOWN:
        return f"{len(slugs)} gemeenten"
    return ", ".join(slugs)


def _fate(release: Release) -> str:
    until = f", bijgehouden tot en met {release.supported_until}" * bool(release.supported_until)
    return f"{until}{', ingetrokken' if release.withdrawn else ''}"
