"""`klimaatwerf build`: the portal and all sites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import Between, DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.output import explained
from klimaatwerf.cli.shared import (
    chosen,
    counts,
    exit_code,
    progress_of,
    root_of,
    settings_of,
    today_of,
    today_option,
)

if TYPE_CHECKING:
    from klimaatwerf.report import Report

__all__ = ["build"]


@click.command(
    cls=DutchCommand, help="Bouw de netwerksite en de site van elke gemeente (of van de genoemde)."
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option("--out", metavar="MAP", help="Waar het resultaat komt (standaard: site/).")
@click.option("--jobs", type=Between(1, 64), metavar="N", help="Hoeveel sites tegelijk.")
@click.option(
    "--cluster", metavar="ADRES", help="Laat de workers van deze Dask-scheduler bouwen (tcp://…)."
)
@click.option("--strict", is_flag=True, help="Een waarschuwing telt als een fout (code 1).")
@click.option("--wait", is_flag=True, help="Wacht tot een andere bouw klaar is.")
@click.option(
    "--kit", is_flag=True, help="Zet ook affiches en beelden op de pagina Communicatiekit."
)
@click.option("--clean", is_flag=True, help="Begin van nul: vergeet wat de vorige bouw al wist.")
@click.option("--report", metavar="BESTAND", help="Schrijf een verslag in JSON.")
@today_option
@click.pass_context
def build(  # noqa: PLR0913, PLR0917 (one for each option)
    context: click.Context,
    slugs: tuple[str, ...],
    out: str | None,
    jobs: int | None,
    cluster: str | None,
    strict: bool,
    wait: bool,
    kit: bool,
    clean: bool,
    report: str | None,
    day: str | None,
) -> None:
    """Build and publish what is no longer as its files make it, site by site."""
    from klimaatwerf.hosts import building
    from klimaatwerf.publish import Store, refuse_unsafe
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    names = chosen(slugs_in(root), slugs)
    target = Path(out) if out else root / "site"
    with explained(target):
        refuse_unsafe(target, root)
        request = building.Request(
            root=root,
            store=Store.beside(target),
            today=today_of(context, day),
            settings=lambda: settings_of(root),
            slugs=names if slugs else (),
            workers=jobs,
            cluster=cluster,
            wait=wait,
            clean=clean,
            kit=kit,
        )
        with progress_of("Sites bouwen", len(names)) as progress:
            made = building.build(request, lambda slug, state: progress(1, slug))
    _tell(made, context.obj["debug"])
    if report:
        _write(made, Path(report))
    if (code := _code(made, strict=strict)) is not Exit.GOOD:
        raise CommandError(code)


def _write(made: Report, file: Path) -> None:
    """Write the report; what can't be read of the name of a folder is a question mark there."""
    text = json.dumps(made.as_json(), ensure_ascii=False, indent=1) + "\n"
    file.write_text(text, encoding="utf-8", errors="replace")


def _code(made: Report, *, strict: bool) -> Exit:
    """How the build ends; with `strict` a warning of a plugin counts as one of ours."""
    code = Exit.CONTENT if made.broken else exit_code(made.problems, strict=strict)
    return Exit.WARNINGS if code is Exit.GOOD and strict and made.remarks else code


def _tell(report: Report, debug: bool) -> None:
    """Problems to stderr, one line of result to stdout; hints are for `check`."""
    from klimaatwerf.core.problems import Severity
    from klimaatwerf.report import State

    for found in report.problems:
        if found.severity is not Severity.HINT:
            click.echo(str(found), err=True)
    for line in report.remarks:
        click.echo(line, err=True)
    if debug:
        for trace in report.traces:
            click.echo(trace, err=True)
    number = {state: sum(site.state is state for site in report.sites.values()) for state in State}
    pages = sum(site.pages for site in report.sites.values())
    good = report.good
    parts = [f"{good} site{'' if good == 1 else 's'} met {pages} pagina's klaar"]
    if number[State.UNCHANGED]:
        parts.append(f"{number[State.UNCHANGED]} ongewijzigd")
    if number[State.KEPT]:
        parts.append(f"{number[State.KEPT]} met fouten: de vorige versie blijft staan")
    if number[State.FAILED]:
        parts.append(f"{number[State.FAILED]} met fouten: nog geen site")
    if report.removed:
        parts.append(f"weggehaald: {', '.join(report.removed)}")
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    click.echo(f"{'; '.join(parts)}. {counts(report.problems)}. {seconds} s.")
