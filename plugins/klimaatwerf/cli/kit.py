"""`klimaatwerf kit`: the communication kit of actions and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimaatwerf.cli.dutch import Between, DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
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
from klimaatwerf.core.problems import nearest

if TYPE_CHECKING:
    from klimaatwerf.hosts.kits import Done

__all__ = ["kit"]


@click.command(
    cls=DutchCommand,
    help="Maak de communicatiekit: affiches, beelden, brieven en teksten bij elke actie en"
    " activiteit. Zonder GEMEENTE gebeurt dat voor alle gemeenten.",
)
@click.argument("slugs", nargs=-1, metavar="[GEMEENTE]…")
@click.option(
    "--action",
    "ids",
    multiple=True,
    metavar="ID",
    help="Alleen deze actie of activiteit. Mag meer dan één keer.",
)
@click.option("--out", metavar="MAP", help="Waar de kits komen (standaard: kit/).")
@click.option("--jobs", type=Between(1, 64), help="Hoeveel processen er tegelijk werken.")
@today_option
@click.pass_context
def kit(
    context: click.Context,
    slugs: tuple[str, ...],
    ids: tuple[str, ...],
    out: str | None,
    jobs: int | None,
    day: str | None,
) -> None:
    """Make them, each complete or not at all."""
    from klimaatwerf.cli.output import explained
    from klimaatwerf.hosts.kits import Asked, make_kits
    from klimaatwerf.publish import refuse_unsafe
    from klimaatwerf.render.kept import Kept
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    settings = settings_of(root)
    names = chosen(slugs_in(root), slugs)
    target = Path(out) if out else root / "kit"
    asked = Asked(
        root=root,
        today=today_of(context, day),
        portal_url=settings.site_url,
        theme=root / settings.theme,
        out=target,
        kept=Kept.usual(root),
        ids=ids,
        presses=2 if len(names) == 1 else 1,
    )
    with explained(target):
        refuse_unsafe(target, root)
        with progress_of("Kits maken", len(names)) as progress:
            done = make_kits(asked, names, jobs, lambda slug: progress(1, slug))
    problems = [found for one in done for found in one.problems]
    for found in dict.fromkeys(problems):
        click.echo(str(found))
    for trace in (one.trace for one in done if one.trace and context.obj["debug"]):
        click.echo(trace, err=True)
    if all(one.known or not one.problems for one in done):
        _refuse_unknown(ids, done)
    for line in _told(done, target):
        click.echo(line, err=True)
    code = exit_code(problems, strict=False)
    if code is not Exit.GOOD:
        raise CommandError(code)


def _told(done: Sequence[Done], target: Path) -> Iterator[str]:
    """What was made, what was kept, and what was not made."""
    made = sum(len(one.made) for one in done)
    drawn, written = (sum(getattr(one, name) for one in done) for name in ("drawn", "written"))
    kits = f"{made} {'kit' if made == 1 else 'kits'} in {target}"
    yield f"{kits}: {drawn} stukken getekend, {written} bestanden geschreven."
    for name in (name for one in done for name in one.kept):
        yield f"Jouw eigen versie blijft staan: {name}"
    for one in done:
        if not (one.known or one.problems):
            none = f"{one.slug} heeft nog geen open actie of komende activiteit."
            yield f"{none} Zonder is er geen kit."
    for name in (name for one in done for name in one.stale):
        yield f"Gebruik deze kit niet meer, ze hoort nergens meer bij: {name}"
    for slug in (one.slug for one in done if one.problems and not one.known):
        yield f"De kits van {slug} zijn niet gemaakt. Verbeter eerst de fouten."
    if missed := sum(len(one.missed) for one in done):
        yield f"{missed} niet gemaakt: {counts(found for one in done for found in one.problems)}."


def _refuse_unknown(ids: Sequence[str], done: Sequence[Done]) -> None:
    """Refuse what has no kit, and say why.

    Raises:
        CommandError: one of the ids is unknown, or its action or event is closed.
    """
    known = {id for one in done for id in one.known}
    for id in (id for id in ids if id not in known):
        if any(id in one.closed for one in done):
            message = (
                f"`{id}` heeft nu geen kit: de actie of activiteit is voorbij, afgerond, "
                "stopgezet, geannuleerd of uitgesteld."
            )
        else:
            message = f"Er is geen open actie of komende activiteit `{id}`. {nearest(id, known)}"
        raise CommandError(Exit.USAGE, message.strip())
