"""What several commands do: find the root and the day, name municipalities, tell problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.core.problems import Problem, Severity, nearest
from klimaatwerf.hosts.settings import Settings, find_root
from klimaatwerf.hosts.today import today as find_today

__all__ = [
    "chosen",
    "counts",
    "exit_code",
    "progress_of",
    "root_of",
    "settings_of",
    "today_of",
    "today_option",
]


def today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --today, which is taken after the command too."""
    option = click.option("--today", "day", metavar="DATUM", help="Doe alsof het die dag is.")
    decorated: Callable[..., Any] = option(function)
    return decorated


def root_of(context: click.Context) -> Path:
    """The folder with mkdocs.yml.

    Raises:
        CommandError: there is none.
    """
    given = context.obj["root"]
    start = Path(given).resolve() if given else Path.cwd()
    root = (
        start if given and (start / "mkdocs.yml").is_file() else None if given else find_root(start)
    )
    if root is None:
        raise CommandError(
            Exit.USAGE, f"In {start} staat geen mkdocs.yml. Wijs de map aan met --root MAP."
        )
    return root


def settings_of(root: Path) -> Settings:
    """The settings of mkdocs.yml.

    Raises:
        CommandError: it can't be read, or it does not name our plugin.
    """
    import yaml

    from klimaatwerf.hosts.mkdocs_yml import read_settings

    try:
        settings = read_settings(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" op regel {mark.line + 1}" if mark else ""
        raise CommandError(Exit.CONTENT, f"mkdocs.yml is geen geldige YAML{line}.") from None
    if not settings.has_plugin:
        message = "mkdocs.yml noemt de plug-in niet. Zet onder plugins een regel `- klimaatwerf`."
        raise CommandError(Exit.CONTENT, message)
    return settings


def today_of(context: click.Context, day: str | None) -> date:
    """The day that counts as today.

    Raises:
        CommandError: the given day is not a date.
    """
    try:
        return find_today(day or context.obj["today"])
    except ValueError:
        message = "De dag van vandaag is geen datum. Schrijf hem zo: --today 2027-04-03."
        raise CommandError(Exit.USAGE, message) from None


def chosen(known: Iterable[str], slugs: Iterable[str]) -> tuple[str, ...]:
    """The municipalities that were named, or all of them.

    Raises:
        CommandError: one of them does not exist.
    """
    names = tuple(known)
    wanted = tuple(dict.fromkeys(slugs))
    for slug in wanted:
        if slug not in names:
            message = f"Er is geen gemeente `{slug}` in municipalities/. {nearest(slug, names)}"
            raise CommandError(Exit.USAGE, message.strip())
    return wanted or names


def counts(problems: Iterable[Problem]) -> str:
    """How many errors, warnings and hints there are, in words."""
    found = list(problems)
    words = (
        (Severity.ERROR, "fout", "fouten"),
        (Severity.WARNING, "waarschuwing", "waarschuwingen"),
        (Severity.HINT, "opmerking", "opmerkingen"),
    )
    parts = []
    for severity, one, many in words:
        number = sum(problem.severity is severity for problem in found)
        parts.append(f"{number} {one if number == 1 else many}")
    return ", ".join(parts)


def exit_code(problems: Iterable[Problem], *, strict: bool) -> Exit:
    """The code that problems lead to; hints never count."""
    found = list(problems)
    if any(problem.is_error for problem in found):
        return Exit.CONTENT
    if strict and any(problem.severity is Severity.WARNING for problem in found):
        return Exit.WARNINGS
    return Exit.GOOD


@contextmanager
def progress_of(doing: str, total: int) -> Iterator[Callable[[int, str], None]]:
    """A progress bar on a terminal; silence elsewhere.

    What it gives is told how many are done since the last time, and the name of the last, or "".
    """
    if not sys.stderr.isatty():
        yield lambda number, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)

        def step(number: int, name: str) -> None:
            bar.update(task, advance=number, description=f"{doing}: {name}" if name else doing)

        yield step
