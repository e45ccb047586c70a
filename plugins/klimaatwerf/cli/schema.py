"""`klimaatwerf schema`: the JSON Schemas of the YAML files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.shared import root_of

__all__ = ["schema"]


@click.command(
    cls=DutchCommand,
    help="Schrijf het JSON Schema van elk YAML-bestand, waarmee een editor helpt bij het typen.",
)
@click.option("--out", metavar="MAP", help="De map waar ze komen (standaard: site/schema).")
@click.pass_context
def schema(context: click.Context, out: str | None) -> None:
    """Write every schema into a folder."""
    from klimaatwerf.schema import schema_files

    folder = Path(out) if out else root_of(context) / "site/schema"
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{len(files)} schema’s staan in {folder}.")
