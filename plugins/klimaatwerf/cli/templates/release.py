"""`klimaatwerf templates release`: freeze the working pack and put it on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import counts, root_of, settings_of, today_of, today_option
from klimaatwerf.cli.templates.shared import releases_of, tell_channels, telling
from klimaatwerf.core.channels import CHANNELS, EARLY, is_version, order_of
from klimaatwerf.core.problems import Problem

__all__ = ["release"]


@click.command(
    cls=DutchCommand,
    help="Bevries de teksten in content/ als een uitgave, en zet die op een kanaal.",
)
@click.argument("version", metavar="VERSIE")
@click.option(
    "--channel",
    type=click.Choice(CHANNELS),
    default=EARLY,
    help=f"Wie de uitgave krijgt (standaard: {EARLY}).",
)
@today_option
@click.pass_context
def release(context: click.Context, version: str, channel: str, day: str | None) -> None:
    """Check the working pack, write the package and the journal, print the channels."""
    from klimaatwerf.editing.packaging import frozen_files
    from klimaatwerf.editing.releasing import Draft
    from klimaatwerf.pipeline import faults_of_all
    from klimaatwerf.project import load_project
    from klimaatwerf.sources.releases import package_name

    if not is_version(version):
        message = f"`{version}` is geen versie. Schrijf bijvoorbeeld 2027.1."
        raise CommandError(Exit.USAGE, message)
    root, today = root_of(context), today_of(context, day)
    releases = releases_of(root)
    files = frozen_files(root)
    project = load_project(root, today, settings_of(root).site_url)
    facts = project.packs.read(None).facts
    errors = [one for one in project.problems if one.is_error]
    errors += faults_of_all(project)
    errors += _faults_of_kit(root, files)
    for found in errors:
        click.echo(str(found))
    if errors or facts is None:
        message = f"Niet uitgebracht: {counts(errors)} in het pakket."
        raise CommandError(Exit.CONTENT, message)
    if order_of(version) < order_of(facts.version):
        why = f"Versie {version} is ouder dan {facts.version}, het nummer in content/pack.yml."
        raise CommandError(Exit.USAGE, f"{why} Kies een hoger nummer.")
    until = facts.end_of_support.isoformat() if facts.end_of_support else ""
    with telling():
        draft = Draft(version, facts.schema_, until)
        releases = releases.release(draft, channel, today, files)
    click.echo(f"{version}: {package_name(version)}")
    tell_channels(releases)
    if not facts.changelog:
        click.echo(
            "Bij changelog in content/pack.yml stond niets: gemeenten zien niet wat er verandert.",
            err=True,
        )
    click.echo(f"Ongedaan maken: klimaatwerf templates withdraw {version}", err=True)


def _faults_of_kit(root: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """The errors in what the communication kit is made of, where the pack has one."""
    from klimaatwerf.cli.templates.check_kit import kit_problems
    from klimaatwerf.sources.kits import KIT

    kit = {
        name.removeprefix(f"{KIT}/"): files[name] for name in files if name.startswith(f"{KIT}/")
    }
    if not kit:
        return []
    click.echo("We kijken ook de communicatiekit na. Dat duurt even.", err=True)
    return [one for one in kit_problems(root, kit) if one.is_error]
