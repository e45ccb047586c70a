"""`klimaatwerf build`: the portal and all sites."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from klimaatwerf.fleet import Built, Checked, Order
    from klimaatwerf.portal.network import Network
    from klimaatwerf.publish import Store
    from klimaatwerf.report import Report, State

__all__ = ["build"]


@click.command(
    cls=DutchCommand, help="Bouw de netwerksite en de site van elke gemeente (of van de genoemde)."
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option("--out", metavar="MAP", help="Waar het resultaat komt (standaard: site/).")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Hoeveel sites tegelijk.")
@click.option("--strict", is_flag=True, help="Een waarschuwing telt als een fout (code 1).")
@click.option("--wait", is_flag=True, help="Wacht tot een andere bouw klaar is.")
@click.option("--report", metavar="BESTAND", help="Schrijf een verslag in JSON.")
@today_option
@click.pass_context
def build(  # noqa: PLR0913, PLR0917 (one for each option)
    context: click.Context,
    slugs: tuple[str, ...],
    out: str | None,
    jobs: int | None,
    strict: bool,
    wait: bool,
    report: str | None,
    day: str | None,
) -> None:
    """Check everything, build what is good, publish site by site."""
    from klimaatwerf.fleet import Order, check_all, network_for
    from klimaatwerf.pipeline import load_project, slugs_of
    from klimaatwerf.publish import Store, refuse_unsafe

    began = time.perf_counter()
    root = root_of(context)
    settings = settings_of(root)
    everyone = slugs_of(root)
    names = chosen(everyone, slugs)
    today = today_of(context, day)
    target = Path(out) if out else root / "site"
    with _explained(target):
        refuse_unsafe(target, root)
        store = Store.beside(target)
        with store.lock(wait=wait), store.staging() as staging:
            project = load_project(root, today, settings.site_url)
            checked = check_all(project, names)
            kept = store.home / "templates"
            order = Order(root, today, settings.site_url, staging, compiled=kept)
            whole = not (slugs or checked.portal_failed)
            network = network_for(project, checked, store) if whole else None
            made = _build(checked, store, order, jobs, network)
            if not slugs:
                made = replace(made, removed=store.remove_others(frozenset(everyone)))
    _tell(made := replace(made, seconds=time.perf_counter() - began), context.obj["debug"])
    if report:
        text = json.dumps(made.as_json(), ensure_ascii=False, indent=1) + "\n"
        Path(report).write_text(text, encoding="utf-8")
    if (code := _code(made, strict=strict)) is not Exit.GOOD:
        raise CommandError(code)


def _code(made: Report, *, strict: bool) -> Exit:
    """How the build ends; with `strict` a warning of a plugin counts as one of ours."""
    code = Exit.CONTENT if made.broken else exit_code(made.problems, strict=strict)
    return Exit.WARNINGS if code is Exit.GOOD and strict and made.remarks else code


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    """Say in Dutch why the output can't be written.

    Raises:
        CommandError: it is locked, not ours, or where the sources are.
    """
    from klimaatwerf.publish import ForeignFolderError, LockedError, UnsafeOutputError

    try:
        yield
    except UnsafeOutputError:
        message = f"{target} kan niet de uitvoer zijn: daar staan de bronnen. Kies een andere map."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except ForeignFolderError as error:
        message = f"{error.folder} is niet door Klimaatwerf gemaakt; we laten die map staan."
        message += " Verplaats ze of kies een andere --out."
        raise CommandError(Exit.ENVIRONMENT, message) from None
    except LockedError as error:
        who = "proces {pid} op {host}, begonnen om {started}".format(**error.holder)
        message = f"Er loopt al een bouw ({who}). Wacht even, of gebruik --wait."
        raise CommandError(Exit.LOCKED, message) from None


def _build(
    checked: Checked, store: Store, order: Order, jobs: int | None, network: Network | None
) -> Report:
    """Let worker processes build the sites, and the portal where its network is given."""
    from klimaatwerf.fleet import build_sites, result_of
    from klimaatwerf.hosts.mkdocs.worker import build_portal, build_site, pool

    workers = jobs or min(os.cpu_count() or 1, max(1, len(checked.good)))
    with pool(order, workers) as executor, _progress(len(checked.outcomes)) as progress:
        portal = order.staging / "_portal"
        waiting = executor.submit(build_portal, portal, network) if network else None
        report = build_sites(checked, store, executor, build_site, progress)
        if waiting is not None:
            report = _with_portal(report, result_of(waiting, ""), store)
    return report


def _with_portal(report: Report, built: Built, store: Store) -> Report:
    """Publish the portal, or tell why it could not be built."""
    remarks = (*(f"netwerksite: {line}" for line in built.remarks), *report.remarks)
    if built.folder is not None:
        store.publish_portal(built.folder)
        return replace(report, remarks=remarks)
    told = any(found.code == "settings-failed" for found in report.problems)
    problems = report.problems if told else (*report.problems, *built.problems)
    traces = report.traces if told else (*report.traces, built.trace)
    return replace(report, remarks=remarks, problems=problems, traces=traces)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str, State], None]]:
    """A progress bar on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Sites bouwen", total=total)

        def step(slug: str, state: State) -> None:
            bar.update(task, advance=1, description=f"Sites bouwen: {slug}")

        yield step


def _silent(slug: str, state: State) -> None:
    """Show no progress."""


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
