"""`klimaatwerf templates drift`: what municipalities replaced of BBL's texts, and what moved on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, today_option
from klimaatwerf.cli.templates.settling import project_of

if TYPE_CHECKING:
    from klimaatwerf.core.overrides import State
    from klimaatwerf.pipeline import Prepared
    from klimaatwerf.templates.drift import View

__all__ = ["drift"]

_STATES = {
    "moved-on": ("veranderd bij BBL", "BBL veranderde deze teksten sinds je ze aanpaste"),
    "orphan": ("weg bij BBL", "BBL heeft deze teksten niet meer"),
    "unstamped": ("onbekend sinds wanneer", "Aangepast, onbekend sinds welke versie"),
    "adapted": ("aangepast", "Aangepast, en BBL veranderde niets"),
    "redundant": ("gelijk aan BBL", "Gelijk aan BBL: je eigen tekst kan weg"),
}
"""What each state is called, in the order in which it asks for attention."""

_WAYS = {
    "unstamped": "Vergelijk ze voortaan met BBL van nu: klimaatwerf templates stamp {slug}",
    "redundant": "Haal er een weg: klimaatwerf templates accept {slug} PAD",
}


@click.command(
    cls=DutchCommand,
    help="Toon welke teksten van BBL een gemeente verving, en welke BBL sindsdien veranderde.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Hoe het getoond wordt.",
)
@click.option("--full", is_flag=True, help="Toon bij elke tekst wat BBL toen en nu heeft.")
@today_option
@click.pass_context
def drift(
    context: click.Context, slugs: tuple[str, ...], form: str, full: bool, day: str | None
) -> None:
    """Print the state of each value; code 2 where files of a municipality can't be read."""
    from klimaatwerf.core.overrides import counts
    from klimaatwerf.pipeline import prepare
    from klimaatwerf.templates.drift import as_plain
    from klimaatwerf.work import slugs_in

    names = chosen(slugs_in(root_of(context)), slugs)
    project = project_of(context, day)
    found = [prepare(project, slug) for slug in names]
    totals = counts([one for prepared in found for one in prepared.drift])
    if form == "json":
        rows = {prepared.slug: as_plain(prepared) for prepared in found}
        plain = {state.value: number for state, number in totals.items()}
        told = {"totals": plain, "municipalities": rows}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for prepared in found:
            click.echo("\n".join(_lines(prepared, full=full, named=bool(slugs))))
        click.echo(f"Samen: {_counted(totals.items())}.", err=True)
    if faults := tuple(dict.fromkeys(_unread(found))):
        raise CommandError(Exit.CONTENT, "\n".join(faults))


def _unread(found: Iterable[Prepared]) -> Iterator[str]:
    """What keeps a municipality or its pack from being read whole."""
    for prepared in found:
        project = prepared.project
        shared = project.problems if project and not project.complete else ()
        for problem in (*(() if prepared.readable else prepared.problems), *shared):
            if problem.is_error:
                yield str(problem)


def _counted(totals: Iterable[tuple[State, int]]) -> str:
    known = {state.value: number for state, number in totals}
    parts = [f"{known[state]} {words}" for state, (words, _) in _STATES.items() if known[state]]
    return ", ".join(parts) or "geen enkele tekst van BBL vervangen"


def _lines(prepared: Prepared, *, full: bool, named: bool) -> Iterator[str]:
    """What is said of a municipality; what asks for nothing is listed where it was named."""
    from klimaatwerf.core.overrides import counts
    from klimaatwerf.templates.drift import version_of, views_of

    slug, project = prepared.slug, prepared.project
    if project is None or not project.complete:
        yield f"{slug}: niet alles is te lezen"
        yield ""
        return
    version = project.version or f"werkversie {version_of(project)}".strip()
    pack = f"volgt {prepared.following.follows}, nu {version}"
    yield f"{slug} ({pack}): {_counted(counts(prepared.drift).items())}"
    views = list(views_of(prepared))
    for state, (_, title) in _STATES.items():
        found = [view for view in views if view.state.value == state]
        if state == "adapted" and found and not (full or named):
            yield f"  {title} [{state}]: toon ze met klimaatwerf templates drift {slug}"
            continue
        if found:
            yield f"  {title} [{state}]"
        for view in found:
            since = f", vergeleken met BBL {view.version}" if view.version else ""
            yield f"    {view.path} ({view.place.file}:{view.place.line}{since})"
            if full or state in ("moved-on", "orphan"):
                yield from _three(view, version)
                yield from _ways(slug, view)
        if found and state in _WAYS:
            yield f"    {_WAYS[state].format(slug=slug)}"
    yield ""


def _three(view: View, version: str) -> Iterator[str]:
    """The three versions, each stretch in which they differ by itself."""
    from klimaatwerf.templates.drift import lines_of, stretches_of

    if view.now is None:
        yield from _text("Jouw tekst", lines_of(view.own))
        return
    if view.then is None and view.version:
        yield f"      Wat BBL in {view.version} had, is niet bewaard."
    found = stretches_of(view)
    if view.state.value == "moved-on" and view.then is not None:  # what BBL left alone is no news
        found = [part for part in found if part.theirs != part.base]
    for number, part in enumerate(found, 1):
        if len(found) > 1:
            yield f"      Plaats {number} van {len(found)}"
        if part.base is not None:
            yield from _text(f"BBL toen ({view.version})", part.base)
        yield from _text(f"BBL nu ({version})", part.theirs)
        yield from _text("Jouw tekst", part.own)


def _text(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"      {title}:"
    shown = list(lines)
    yield from (f"        | {line}".rstrip() for line in shown)
    if not shown:
        yield "        (niets)"


def _ways(slug: str, view: View) -> Iterator[str]:
    """What one can do about it."""
    command = "klimaatwerf templates"
    if view.state.value == "orphan":
        yield f"      Haal weg:     {command} accept {slug} {view.path}"
        yield f"      Hou de jouwe: {command} keep {slug} {view.path}"
    elif view.state.value == "moved-on":
        yield f"      Neem BBL:     {command} accept {slug} {view.path}"
        yield f"      Hou de jouwe: {command} keep {slug} {view.path}"
        yield f"      Voeg samen:   {command} merge {slug} {view.path}"
