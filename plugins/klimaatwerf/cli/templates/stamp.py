"""`klimaatwerf templates stamp`: note which texts of BBL the own ones replaced."""

from __future__ import annotations

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, today_option
from klimaatwerf.cli.templates.settling import project_of, refusals, tell_backup

__all__ = ["stamp"]


@click.command(
    cls=DutchCommand,
    help="Noteer bij elke eigen tekst welke tekst van BBL ze nu vervangt. Wat al genoteerd is, "
    "blijft zoals het is.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@today_option
@click.pass_context
def stamp(context: click.Context, slugs: tuple[str, ...], day: str | None) -> None:
    """Write overrides.yml of each municipality; code 2 where one can't be read."""
    from klimaatwerf.editing.backups import Backup
    from klimaatwerf.editing.settling import Settling
    from klimaatwerf.pipeline import prepare
    from klimaatwerf.work import slugs_in

    names = chosen(slugs_in(root_of(context)), slugs)
    project = project_of(context, day)
    backup, failed = Backup(project.root), False
    for slug in names:
        try:
            with refusals(slug):
                settling = Settling(prepare(project, slug), backup)
                done = settling.stamp()
        except CommandError as error:
            click.echo(error.message, err=True)
            failed = True
            continue
        if not done:
            click.echo(f"{slug}: er was niets te noteren.")
            continue
        number = "1 tekst" if len(done) == 1 else f"{len(done)} teksten"
        click.echo(f"{slug}: {number}, voortaan vergeleken met BBL {settling.version}:")
        for one in done:
            click.echo(f"  {one.path}")
    tell_backup(backup)
    if failed:
        raise CommandError(Exit.CONTENT)
