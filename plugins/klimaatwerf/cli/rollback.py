"""`klimaatwerf rollback`: the previous version of sites."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.output import explained
from klimaatwerf.cli.shared import root_of
from klimaatwerf.core.brussels import BRUSSELS
from klimaatwerf.core.problems import nearest

if TYPE_CHECKING:
    from klimaatwerf.publish import Store

__all__ = ["rollback"]


@click.command(
    cls=DutchCommand,
    help="Zet de vorige versie terug van de genoemde sites, of van alle. "
    "De bronnen veranderen niet: de volgende bouw zet weer online wat daarin staat.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option("--out", metavar="MAP", help="Waar de sites staan (standaard: site/).")
@click.option("--wait", is_flag=True, help="Wacht tot een bouw klaar is.")
@click.pass_context
def rollback(context: click.Context, slugs: tuple[str, ...], out: str | None, wait: bool) -> None:
    """Print one line for each site; code 2 where a site that was named has no earlier version.

    Without names, so does a store in which no site has one.
    """
    from klimaatwerf.publish import Store, refuse_unsafe

    root = root_of(context)
    target = Path(out) if out else root / "site"
    with explained(target):
        refuse_unsafe(target, root)
        known = Store.beside(target)
        names = _chosen(known, slugs, target)
        with known.lock(wait=wait) as store:
            done = [_put_back(store, slug) for slug in names]
    if not (all(done) if slugs else any(done)):
        raise CommandError(Exit.CONTENT)


def _chosen(store: Store, slugs: tuple[str, ...], target: Path) -> tuple[str, ...]:
    """The sites that were named, or all of them.

    Raises:
        CommandError: there is no such site, or none at all.
    """
    known = store.slugs()
    if not known:
        message = f"In {target} staat geen site waarvan we versies bewaren."
        raise CommandError(Exit.CONTENT, message)
    for slug in slugs:
        if slug not in known:
            message = f"Er is geen site `{slug}` in {target}. {nearest(slug, known)}"
            raise CommandError(Exit.USAGE, message.strip())
    return tuple(dict.fromkeys(slugs)) or known


def _put_back(store: Store, slug: str) -> bool:
    """Put one site back and say so; False where there is no earlier version."""
    version = store.rollback(slug)
    if version is None:
        click.echo(f"{slug}: er is geen eerdere versie; de site blijft zoals ze is.")
        return False
    moment = datetime.fromtimestamp(version.published, BRUSSELS)
    click.echo(f"{slug}: de versie van {moment:%d-%m-%Y} om {moment:%H:%M:%S} staat weer online.")
    return True
