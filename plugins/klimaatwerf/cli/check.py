"""`klimaatwerf check`: every problem of every municipality."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import (
    chosen,
    counts,
    exit_code,
    root_of,
    settings_of,
    today_of,
    today_option,
)
from klimaatwerf.core.problems import Problem, Severity

__all__ = ["check"]

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@click.command(cls=DutchCommand, help="Kijk alle gemeenten na en toon elk probleem met een uitweg.")
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option("--strict", is_flag=True, help="Een waarschuwing telt als een fout (code 1).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Hoe de problemen getoond worden.",
)
@click.option(
    "--repair-encoding",
    is_flag=True,
    help="Maak naast elk bestand dat geen UTF-8 is een verbeterde kopie.",
)
@today_option
@click.pass_context
def check(
    context: click.Context,
    slugs: tuple[str, ...],
    strict: bool,
    form: str,
    repair_encoding: bool,
    day: str | None,
) -> None:
    """Run the stages that need no rendering and print what they found."""
    from klimaatwerf.hosts.checking import WORTH_IT, Checking
    from klimaatwerf.outcomes import check_all
    from klimaatwerf.project import load_project
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    names = chosen(slugs_in(root), slugs)
    today, portal_url = today_of(context, day), settings_of(root).site_url
    project = load_project(root, today, portal_url)
    elsewhere = Checking(root, today, portal_url) if len(names) >= WORTH_IT else None
    problems = check_all(project, names, elsewhere).problems
    _print(problems, form)
    if repair_encoding:
        from klimaatwerf.editing import repair_encoding as repair

        for file in sorted({found.place.file for found in problems if found.code == "encoding"}):
            try:
                click.echo(f"Verbeterde kopie: {repair(root, file)}", err=True)
            except FileExistsError as error:
                click.echo(f"{error.filename} bestaat al; we laten die kopie staan.", err=True)
    number = f"{len(names)} gemeente{'' if len(names) == 1 else 'n'}"
    click.echo(f"{number} nagekeken: {counts(problems)}.", err=True)
    code = exit_code(problems, strict=strict)
    if code is not Exit.GOOD:
        raise CommandError(code)


def _print(problems: Iterable[Problem], form: str) -> None:
    from klimaatwerf.report import problem_as_json

    if form == "json":
        rows = [problem_as_json(found) for found in problems]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for found in problems:
        click.echo(_github(found) if form == "github" else str(found))


def _github(found: Problem) -> str:
    """An annotation of GitHub Actions, with its own escapes."""
    file, line, column = found.place
    text = f"{found.path}: {found.message} {found.hint} [{found.code}]"
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    return f"::{_GITHUB[found.severity]} file={file},line={line},col={column}::{text}"
