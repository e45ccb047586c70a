"""`klimaatwerf migrate`: give fields in the folders their names of now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of

if TYPE_CHECKING:
    from klimaatwerf.editing.migrate import Migrated

__all__ = ["migrate"]


@click.command(
    cls=DutchCommand,
    help="Geef velden met een oude naam hun nieuwe naam, in alle mappen of in de genoemde.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option("--pack", is_flag=True, help="De teksten en de regio's in content/.")
@click.option("--dry-run", is_flag=True, help="Toon alleen wat er zou veranderen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Hoe de veranderingen getoond worden.",
)
@click.pass_context
def migrate(
    context: click.Context, slugs: tuple[str, ...], pack: bool, dry_run: bool, form: str
) -> None:
    """Rewrite the named folders, or all of them, and print what was changed."""
    from klimaatwerf.editing.backups import Backup
    from klimaatwerf.editing.migrate import migrate as run
    from klimaatwerf.editing.migrate import shared_folders
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    everything = not slugs and not pack
    names = chosen(slugs_in(root), slugs) if slugs or everything else ()
    folders = [*(f"municipalities/{slug}" for slug in names)]
    folders += shared_folders(root) if pack or everything else ()
    backup = Backup(root)
    try:
        done = run(root, folders, write=not dry_run, backup=backup)
    except OSError:
        if backup.kept:
            message = f"Niet alles is klaar. Wat er eerst stond, staat in {backup.folder}/."
            click.echo(message, err=True)
        raise
    click.echo(_as_json(done, dry_run=dry_run) if form == "json" else _as_text(done), nl=False)
    for found in done.problems:
        click.echo(str(found), err=True)
    click.echo(_summary(done, dry_run=dry_run), err=True)
    if done.problems:
        raise CommandError(Exit.CONTENT)


def _as_text(done: Migrated) -> str:
    return "".join(
        f"{one.place.file}:{one.place.line}: {one.old} → {one.new}\n" for one in done.changes
    )


def _as_json(done: Migrated, *, dry_run: bool) -> str:
    from klimaatwerf.report import problem_as_json

    told = {
        "changes": [
            {"file": one.place.file, "line": one.place.line, "old": one.old, "new": one.new}
            for one in done.changes
        ],
        "problems": [problem_as_json(found) for found in done.problems],
        "backup": done.backup,
        "dry_run": dry_run,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _summary(done: Migrated, *, dry_run: bool) -> str:
    number = len(done.changes)
    files = len({one.place.file for one in done.changes})
    if not number:
        return "Alle velden hebben al hun nieuwe naam." if not done.problems else "Niets veranderd."
    what = f"{number} verandering{'' if number == 1 else 'en'}"
    where = f"{files} bestand{'' if files == 1 else 'en'}"
    if dry_run:
        return f"{what} te doen in {where}. Er is niets geschreven."
    return f"{what} in {where}. Wat er eerst stond, staat in {done.backup}/."
