"""`klimaatwerf templates check-kit`: what is wrong with what the communication kit is made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import counts, exit_code, root_of, settings_of
from klimaatwerf.core.problems import Problem

__all__ = ["check_kit", "kit_problems"]


@click.command(
    name="check-kit",
    cls=DutchCommand,
    help="Kijk na wat in content/kit/ staat: brieven, teksten en ontwerpen van de kit.",
)
@click.option("--legend", is_flag=True, help="Toon de velden die een brief kan tonen.")
@click.option("--strict", is_flag=True, help="Een waarschuwing telt als een fout (code 1).")
@click.pass_context
def check_kit(context: click.Context, legend: bool, strict: bool) -> None:
    """Print every problem of the kit, or the fields of the letters; code 2 for an error."""
    if legend:
        from klimaatwerf.kit.letter_fields import FIELDS

        width = max(len(field.name) for field in FIELDS)
        for field in FIELDS:
            click.echo(f"{field.name:<{width}}  {field.meaning}")
        return
    files = _files(root_of(context))
    problems = kit_problems(root_of(context), files)
    for found in problems:
        click.echo(str(found))
    number = f"{len(files)} bestand{'' if len(files) == 1 else 'en'}"
    click.echo(f"{number} van de kit nagekeken: {counts(problems)}.", err=True)
    code = exit_code(problems, strict=strict)
    if code is not Exit.GOOD:
        raise CommandError(code)


def kit_problems(root: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What is wrong with these files of the kit, in the pack and with the theme of this root."""
    from klimaatwerf.kit.checking import CHECKERS, check_texts
    from klimaatwerf.kit.checking import check_kit as check
    from klimaatwerf.kit.design_trial import check_designs

    theme = root / settings_of(root).theme
    texts, templates = _names(root)
    checkers = (
        *CHECKERS,
        lambda known: check_texts(known, texts, templates),
        lambda known: check_designs(known, theme),
    )
    return check(files, checkers)


def _files(root: Path) -> dict[str, bytes]:
    """The files of the kit in the working pack."""
    from klimaatwerf.core.problems import Collector
    from klimaatwerf.core.tree import Layer
    from klimaatwerf.sources.files import Folder
    from klimaatwerf.sources.kits import read_kit
    from klimaatwerf.sources.trees import CONTENT

    problems = Collector()
    found = read_kit(Folder(root / CONTENT, CONTENT, Layer.PACK), problems)
    if problems.failed:
        raise CommandError(Exit.CONTENT, "\n".join(map(str, problems.problems)))
    return dict(found.files)


def _names(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The variables of the working pack, which texts can show, and the ids of its templates."""
    from klimaatwerf.core.problems import Collector
    from klimaatwerf.sources.trees import CONTENT, read_pack

    pack = read_pack(root / CONTENT, CONTENT, Collector()).tree
    return tuple(pack.branch("pack", "variables").items), tuple(pack.branch("templates").items)
