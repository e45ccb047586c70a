"""`klimaatwerf templates impact`: what a pack changes on every site, before it is released."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import Between, DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import (
    chosen,
    progress_of,
    root_of,
    settings_of,
    today_of,
    today_option,
)
from klimaatwerf.cli.templates.shared import releases_of
from klimaatwerf.core.channels import CHANNELS, Channels
from klimaatwerf.core.problems import listed, nearest

if TYPE_CHECKING:
    from klimaatwerf.templates.impact import Impacts

__all__ = ["impact"]

WORKING = "working"


@click.command(
    cls=DutchCommand,
    help="Toon wat andere teksten van BBL op elke site veranderen, nog voor je ze uitbrengt.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option(
    "--from",
    "before",
    metavar="VERSIE",
    help="De uitgave om van te vertrekken (standaard: wat elke gemeente nu volgt).",
)
@click.option(
    "--to",
    "after",
    metavar="VERSIE",
    default=WORKING,
    help="De uitgave om naartoe te gaan (standaard: working, de werkversie).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="Hoe het verslag eruitziet.",
)
@click.option("--out", metavar="BESTAND", help="Waar het verslag komt (standaard: hier).")
@click.option("--jobs", type=Between(1, 64), metavar="N", help="Hoeveel sites tegelijk.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Alleen wie dit kanaal volgt.")
@today_option
@click.pass_context
def impact(  # noqa: PLR0913, PLR0917 (one for each option)
    context: click.Context,
    slugs: tuple[str, ...],
    before: str | None,
    after: str,
    form: str,
    out: str | None,
    jobs: int | None,
    channel: str | None,
    day: str | None,
) -> None:
    """Compare every site under two packs and report what differs."""
    from klimaatwerf.hosts.impacting import Question, find
    from klimaatwerf.pipeline import FOLLOWED
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    names = chosen(slugs_in(root), slugs)
    settings, channels = settings_of(root), releases_of(root).channels
    question = Question(
        root=root,
        today=today_of(context, day),
        portal_url=settings.site_url,
        before=FOLLOWED if before is None else _version("--from", before, channels),
        after=_version("--to", after, channels),
        channel=channel,
        foreign=settings.foreign,
    )
    with progress_of("Sites vergelijken", len(names)) as progress:
        found = find(
            question, names, (before or FOLLOWED, after), jobs, lambda number: progress(number, "")
        )
    _write(_report(found, form), out)
    if out:
        from klimaatwerf.templates.report_words import STATES

        told = ", ".join(f"{number} {STATES[one][0]}" for one, number in found.totals.items())
        click.echo(f"{out}: {told}.", err=True)
    if found.breaks:
        raise CommandError(Exit.CONTENT)


def _version(option: str, given: str, channels: Channels) -> str | None:
    """The version that a word of the command stands for; None is the working pack.

    Raises:
        CommandError: there is no such release.
    """
    if given == WORKING:
        return None
    try:
        return channels.resolve(given)
    except LookupError:
        known = (WORKING, *channels.releases)
        message = f"Er is geen uitgave `{given}` voor {option}. Er zijn: {listed(known)}."
        raise CommandError(Exit.USAGE, f"{message} {nearest(given, known)}".strip()) from None


def _report(found: Impacts, form: str) -> str:
    """The report in the form that was asked."""
    if form == "json":
        from klimaatwerf.templates.report_json import as_json

        return as_json(found)
    if form == "html":
        from klimaatwerf.templates.report_html import as_html

        return as_html(found)
    from klimaatwerf.templates.report_text import as_text

    return as_text(found)


def _write(text: str, out: str | None) -> None:
    from klimaatwerf.publish.files import write_whole

    if out:
        write_whole(str(Path(out).resolve()), text.encode("utf-8", "replace"))
    else:
        click.echo(text, nl=False)
