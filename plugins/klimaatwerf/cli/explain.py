"""`klimaatwerf explain`: where a value comes from."""

from __future__ import annotations

from collections.abc import Iterator

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, settings_of, today_of, today_option
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.problems import nearest
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, leaves, locate
from klimaatwerf.core.values import Values, known_path, readable

__all__ = ["explain"]

_LAYERS = {
    Layer.REGISTER: "register of standaard",
    Layer.PACK: "pakket van BBL",
    Layer.REGION: "regio",
    Layer.MUNICIPALITY: "gemeente",
}


_INSTEAD = {
    "municipality.hero.title": "pages.index.title",
    "municipality.hero.lead": "pages.index.body",
}
"""What the home page shows where a field is not filled in; of a body it is the first paragraph."""


@click.command(
    cls=DutchCommand,
    help="Toon een waarde, de laag en regel waar ze vandaan komt, en wat ze verving.",
)
@click.argument("slug", metavar="GEMEENTE")
@click.argument("path", metavar="PAD")
@today_option
@click.pass_context
def explain(context: click.Context, slug: str, path: str, day: str | None) -> None:
    """Print the value at a path of the merged tree with its origin."""
    from klimaatwerf.pipeline import prepare
    from klimaatwerf.project import load_project
    from klimaatwerf.work import slugs_in

    root = root_of(context)
    chosen(slugs_in(root), [slug])
    project = load_project(root, today_of(context, day), settings_of(root).site_url)
    prepared = prepare(project, slug)
    tree, version = prepared.tree, prepared.project.version if prepared.project else None
    if not tree.items:
        raise CommandError(Exit.CONTENT, "\n".join(map(str, prepared.problems)))
    steps = tuple(path.split("."))
    node, depth = locate(tree, steps)
    if depth < len(steps) and (text := _default(prepared.municipality, steps)):
        click.echo(f"{path} = {text}\n    laag: standaard van Klimaatwerf")
        return
    if depth < len(steps) and (instead := _INSTEAD.get(path)):
        click.echo(f"{path} is bij {slug} niet ingevuld; de site neemt {instead}:")
        click.echo("\n".join(_lines(instead, locate(tree, tuple(instead.split(".")))[0], version)))
        return
    if depth < len(steps) and steps[0] == "municipality" and known_path(steps, ()) is not None:
        click.echo(f"{path} is bij {slug} niet ingevuld.")
        return
    if depth < len(steps):
        for start in ("municipality", "templates"):
            inside = (start, *(steps if start == "municipality" else steps[1:]))
            if locate(tree, inside)[1] == len(inside):
                message = f"Bij {slug} bestaat `{path}` niet. Bedoel je `{'.'.join(inside)}`?"
                raise CommandError(Exit.USAGE, message)
        known = [".".join((*steps[:depth], key)) for key in _names(node)]
        close = nearest(path, known) or (f"Daar staat: {', '.join(known[:12])}." if known else "")
        raise CommandError(Exit.USAGE, f"Bij {slug} bestaat `{path}` niet. {close}".strip())
    click.echo("\n".join(_lines(path, node, version)))


def _default(municipality: Municipality | None, steps: tuple[str, ...]) -> str:
    """The value of a field that nobody filled in, where the model gives it one."""
    if municipality is None or steps[0] != "municipality" or known_path(steps, ()) is None:
        return ""
    value = Values(municipality, {}).get(steps)
    return str(getattr(value, "value", "")) or readable(value) if value not in (None, ()) else ""


def _names(node: Node) -> list[str]:
    if isinstance(node, Branch):
        return list(node.items)
    return [str(index) for index in range(len(node.items))] if isinstance(node, Listing) else []


def _lines(path: str, node: Node, version: str | None) -> Iterator[str]:
    """What is said of a node; `version` is that of the pack, None for the working pack."""
    if isinstance(node, Leaf):
        yield from _origin(path, node, version)
        return
    if isinstance(node, Listing) and node.replaced is not None:
        yield f"{path}: deze lijst verving die van {_place(node.replaced, version)}"
    for below, leaf in leaves(node):
        yield from _origin(".".join((path, *below)), leaf, version)


def _origin(path: str, leaf: Leaf, version: str | None) -> Iterator[str]:
    yield f"{path} = {_shown(leaf.text)}"
    yield f"    laag: {_layer(leaf, version)}, {_place(leaf, version)}"
    former = leaf.replaced
    while former is not None:
        text = _shown(former.text) if isinstance(former, Leaf) else "een groep velden"
        yield f"    verving: {text} ({_layer(former, version)}, {_place(former, version)})"
        former = former.replaced if isinstance(former, Leaf | Listing) else None


def _layer(node: Node, version: str | None) -> str:
    """The layer that wrote a node, with the release of the pack."""
    layer = node.source.layer
    release = f" {version}" if version and layer is Layer.PACK else ""
    return f"{_LAYERS[layer]}{release}"


def _place(node: Node, version: str | None) -> str:
    from klimaatwerf.packs import shown_file

    file, line, _ = node.place
    return f"{shown_file(file, version)}:{line}"


def _shown(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first} […]" if rest else first
