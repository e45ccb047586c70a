"""What accept, keep, merge and stamp share: find the municipality, say what was done and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, settings_of, today_of
from klimaatwerf.cli.templates.shared import releases_of

if TYPE_CHECKING:
    from klimaatwerf.editing.backups import Backup
    from klimaatwerf.editing.settling import Done, Settling
    from klimaatwerf.project import Project

__all__ = ["project_of", "refusals", "sentence", "settle", "tell_backup"]

_WORDS = {
    "ACCEPTED": "de tekst van BBL geldt weer. De jouwe ging weg uit {file}.",
    "DROPPED": "je eigen tekst ging weg uit {file}. BBL heeft hier geen tekst meer.",
    "KEPT": "je houdt je eigen tekst in {file}. We vergelijken ze voortaan met BBL van nu.",
    "OWN_NOW": "BBL heeft hier geen tekst meer. Die in {file} is nu helemaal van jou.",
    "MERGED": "de wijzigingen van BBL staan nu bij de jouwe, in {file}.",
    "MARKED": "in {file} staan {number} met beide teksten tussen tekens. Kies telkens wat je "
    "houdt, en haal de regels met <<<<<<<, |||||||, ======= en >>>>>>> weg.",
    "SAME": "BBL veranderde hier niets, dus er is niets samen te voegen.",
    "ALONE": "BBL heeft hier geen tekst meer, dus er is niets samen te voegen. Haal de jouwe weg "
    "met `accept`, of hou ze met `keep`.",
    "CLASHED": "jij en BBL veranderden dit allebei, en op deze plaats kunnen we niets aanduiden. "
    "Pas het zelf aan in {file} en geef dan `keep`, of neem de tekst van BBL met `accept`.",
}
"""What became of a text, by the name of what was done."""

_BLIND = " Wat BBL toen had, is niet bewaard: elk verschil is aangeduid."


def project_of(context: click.Context, day: str | None) -> Project:
    """What all municipalities share.

    Raises:
        CommandError: the journal of releases or mkdocs.yml can't be read.
    """
    from klimaatwerf.project import load_project

    root = root_of(context)
    releases_of(root)  # a damaged journal is told first
    today: date = today_of(context, day)
    return load_project(root, today, settings_of(root).site_url)


def settle(
    context: click.Context,
    slug: str,
    day: str | None,
    decide: Callable[[Settling], list[Done]],
) -> None:
    """Decide about values of a municipality and say what was done.

    Raises:
        CommandError: there is nothing there, the files can't be changed, or something clashes.
    """
    from klimaatwerf.editing.backups import Backup
    from klimaatwerf.editing.settling import Settling
    from klimaatwerf.pipeline import prepare
    from klimaatwerf.work import slugs_in

    chosen(slugs_in(root_of(context)), [slug])
    project = project_of(context, day)
    backup = Backup(project.root)
    try:
        with refusals(slug):
            done = decide(Settling(prepare(project, slug), backup))
        for one in done:
            click.echo(sentence(one))
    finally:  # of several files, some can be written before another is refused
        tell_backup(backup)
    if any(one.did.name in {"CLASHED", "MARKED"} for one in done):  # what `check` refuses too
        raise CommandError(Exit.CONTENT)


def sentence(done: Done) -> str:
    """What was done, as a line."""
    many = f"{done.conflicts} plaatsen" if done.conflicts != 1 else "1 plaats"
    words = _WORDS[done.did.name].format(file=done.file, number=many)
    if done.did.name == "MARKED" and done.conflicts == 1:
        words = words.replace("staan 1 plaats", "staat 1 plaats")
    return f"{done.path}: {words}{_BLIND * (done.blind and done.did.name == 'MARKED')}"


def tell_backup(backup: Backup) -> None:
    """Say where the former files are, and how to get them back."""
    if backup.kept:
        files = ", ".join(backup.kept)
        click.echo(f"Zoals het was: {backup.folder}/ ({files}).", err=True)
        click.echo("Ongedaan maken: zet wat in die map staat terug op zijn plaats.", err=True)
    if backup.made:
        made = ", ".join(backup.made)
        click.echo(f"Nieuw: {made}. Ongedaan maken: haal dat weg.", err=True)


@contextmanager
def refusals(slug: str) -> Iterator[None]:
    """Say in Dutch why a file can't be changed.

    Raises:
        CommandError: it can't.
    """
    from klimaatwerf.core.problems import SourceError
    from klimaatwerf.editing.backups import LinkError
    from klimaatwerf.editing.layout import LayoutError
    from klimaatwerf.editing.settling import UnknownPathError, UnreadableError, UnsettledError

    try:
        yield
    except UnknownPathError as error:
        close = error.hint or f"Bekijk `klimaatwerf templates drift {slug}`."
        message = f"{slug} vervangt niets van BBL op `{error.path}`. {close}"
        raise CommandError(Exit.USAGE, message) from None
    except (UnreadableError, SourceError) as error:
        lines = [
            *map(str, error.problems),
            f"Breng dit eerst in orde; bij {slug} bleef alles zoals het was.",
        ]
        raise CommandError(Exit.CONTENT, "\n".join(lines)) from None
    except UnsettledError:
        message = "In content/pack.yml staat geen versie. Vul eerst `version` in."
        raise CommandError(Exit.CONTENT, message) from None
    except LinkError as error:
        message = (
            f"{error.file} loopt over een snelkoppeling (link); daarachter veranderen we niets."
        )
        raise CommandError(Exit.CONTENT, message) from None
    except LayoutError as error:
        message = f"We kunnen {error} niet op één plaats aanpassen. Doe het zelf in dat bestand."
        raise CommandError(Exit.CONTENT, message) from None
