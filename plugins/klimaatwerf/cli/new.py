"""`klimaatwerf new`: a new municipality, or all of a province."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import root_of, today_of, today_option
from klimaatwerf.core.lookup import look_up, of_province, provinces
from klimaatwerf.core.problems import nearest
from klimaatwerf.core.register import FLANDERS, Entry, Register
from klimaatwerf.core.vocabulary import LanguageRegime

if TYPE_CHECKING:
    from klimaatwerf.editing import Starter

__all__ = ["new"]


@click.command(
    cls=DutchCommand,
    help="Maak de map van een nieuwe gemeente. Je mag haar naam, een vroegere naam, een postcode "
    "of de NIS-code geven.",
)
@click.argument("name", metavar="[GEMEENTE]", required=False)
@click.option("--all-of", metavar="PROVINCIE", help="Maak alle gemeenten van een provincie.")
@today_option
@click.pass_context
def new(context: click.Context, name: str | None, all_of: str | None, day: str | None) -> None:
    """Write the folder of one municipality, or of all that a province still lacks."""
    from klimaatwerf.editing import starter_for
    from klimaatwerf.sources.register import load_register

    if (name is None) == (all_of is None):
        message = (
            "Noem één gemeente, zoals `klimaatwerf new Leuven`, of een provincie met --all-of."
        )
        raise CommandError(Exit.USAGE, message)
    root, register = root_of(context), load_register()
    today = today_of(context, day)
    if all_of is not None:
        entries = _province(register, all_of)
        _make_all(root, entries, starter_for(root, entries[0], today))
        return
    entry = _meant(register, name or "")
    _make_one(root, starter_for(root, entry, today))


def _meant(register: Register, words: str) -> Entry:
    """The one municipality that the words mean; a former one leads to its successor, and is told.

    Raises:
        CommandError: there is none, or more than one, or it does not lie in Flanders.
    """
    found = look_up(register, words)
    if len(found.entries) > 1:
        names = _listed((f"{one.name} ({one.nis})" for one in found.entries), "of")
        raise CommandError(
            Exit.USAGE, f"`{words}` kan meer dan één gemeente zijn: {names}. Geef de NIS-code."
        )
    if not found.entries:
        close = f" Bedoel je {_listed(found.nearest, 'of')}?" if found.nearest else ""
        raise CommandError(Exit.USAGE, f"We kennen geen gemeente `{words}`.{close}")
    (entry,) = found.entries
    if entry.region != FLANDERS:
        message = (
            f"{entry.name} ligt niet in Vlaanderen. Klimaatwerf maakt sites voor Vlaamse gemeenten."
        )
        raise CommandError(Exit.USAGE, message)
    if found.former:
        click.echo(f"{found.former} hoort nu bij {entry.name} ({entry.nis}).")
    return entry


def _province(register: Register, words: str) -> tuple[Entry, ...]:
    """The municipalities of a province.

    Raises:
        CommandError: there is no such province.
    """
    entries = of_province(register, words)
    if not entries:
        known = (*provinces(register), "Vlaanderen")
        close = nearest(words, known) or f"Kies uit: {_listed(known, 'of')}."
        raise CommandError(Exit.USAGE, f"We kennen geen provincie `{words}`. {close}")
    return entries


def _make_one(root: Path, starter: Starter) -> None:
    from klimaatwerf.editing import create, existing, starter_files

    entry = starter.entry
    found = existing(root)
    if there := found.get(entry.slug) or found.get(entry.nis):
        message = (
            f"{entry.name} is er al, in {_below(root, there)}. "
            "We veranderen niets. Geef die map eerst een andere plaats als je opnieuw wil beginnen."
        )
        raise CommandError(Exit.USAGE, message)
    made = _below(root, create(root, entry.slug, starter_files(starter)))
    click.echo(f"{entry.name} staat klaar in {made}.")
    if entry.language_regime is LanguageRegime.NL_FR:
        click.echo("Dit is een faciliteitengemeente: zorg voor Franse tekst voor je online gaat.")
    click.echo(f"1. Vul in {made}municipality.yml je e-mailadres en je kleur in.")
    click.echo(f"2. Kijk alles na met: klimaatwerf check {entry.slug}")
    click.echo(f"3. Bouw je site met: klimaatwerf build {entry.slug}")


def _make_all(root: Path, entries: tuple[Entry, ...], starter: Starter) -> None:
    from klimaatwerf.editing import create, existing, starter_files

    there = existing(root)
    missing = [one for one in entries if one.slug not in there and one.nis not in there]
    for entry in missing:
        create(root, entry.slug, starter_files(replace(starter, entry=entry)))
    new = "1 nieuwe gemeente" if len(missing) == 1 else f"{len(missing)} nieuwe gemeenten"
    known = len(entries) - len(missing)
    told = f" {known} {'was' if known == 1 else 'waren'} er al." if known else ""
    click.echo(f"{new} in municipalities/.{told}")
    click.echo("Kijk alles na met: klimaatwerf check")


def _below(root: Path, folder: Path) -> str:
    return f"{folder.relative_to(root).as_posix()}/"


def _listed(names: Iterable[str], word: str) -> str:
    """Names as a sentence lists them: `a, b of c`."""
    listed = list(names)
    head, last = listed[:-1], listed[-1]
    return f"{', '.join(head)} {word} {last}" if head else last
