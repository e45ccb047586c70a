"""`klimaatwerf sources`: where every fact comes from."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of

if TYPE_CHECKING:
    from klimaatwerf.core.citations import Citation
    from klimaatwerf.core.problems import Collector

__all__ = ["sources"]

_COLUMNS = ("file", "line", "column", "path", "title", "date", "url")


@click.command(
    cls=DutchCommand,
    help="Toon de bron van elk feit: in het pakket, de regio's en elke (of de genoemde) gemeente.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help="Hoe de bronnen getoond worden.",
)
@click.pass_context
def sources(context: click.Context, slugs: tuple[str, ...], form: str) -> None:
    """Print one line for each source; what can't be read is told on stderr."""
    from klimaatwerf.core.problems import Collector
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    problems = Collector()
    found = list(_citations(root, chosen(slugs_in(root), slugs), problems))
    if form == "text":
        for one in found:
            click.echo(str(one))
    elif form == "json":
        click.echo(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=1))
    else:
        table = io.StringIO()
        writer = csv.DictWriter(table, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_row(one) for one in found)
        click.echo(table.getvalue(), nl=False)
    number = len(found)
    click.echo(f"{number} bron{'' if number == 1 else 'nen'}.", err=True)
    if problems.failed:
        for problem in problems.problems:
            click.echo(str(problem), err=True)
        raise CommandError(Exit.CONTENT)


def _citations(root: Path, slugs: tuple[str, ...], problems: Collector) -> Iterator[Citation]:
    """The sources of the pack, then of the regions, then of the municipalities."""
    from klimaatwerf.core.citations import citations
    from klimaatwerf.sources.trees import (
        CONTENT,
        MUNICIPALITIES,
        REGIONS,
        read_municipality,
        read_pack,
        read_region,
    )

    yield from citations(read_pack(root / CONTENT, CONTENT, problems).tree)
    regions = root / REGIONS
    for folder in sorted(regions.iterdir()) if regions.is_dir() else ():
        if folder.is_dir():
            name = f"{REGIONS}/{folder.name}"
            yield from citations(read_region(folder, name, problems).tree)
    for slug in slugs:
        name = f"{MUNICIPALITIES}/{slug}"
        yield from citations(read_municipality(root / name, name, problems).tree)


def _row(one: Citation) -> dict[str, Any]:
    file, line, column = one.place
    told = {"path": one.path, "title": one.title, "date": one.date, "url": one.url}
    return {"file": file, "line": line, "column": column, **told}
