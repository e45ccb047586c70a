"""`klimaatwerf explain`: where a value comes from."""

from __future__ import annotations

from collections.abc import Iterator

import click

from klimaatwerf.cli.dutch import DutchCommand
from klimaatwerf.cli.exit import CommandError, Exit
from klimaatwerf.cli.shared import chosen, root_of, settings_of, today_of, today_option
from klimaatwerf.core.problems import nearest
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, leaves, locate

__all__ = ["explain"]

_LAYERS = {
    Layer.REGISTER: "register of standaard",
    Layer.PACK: "pakket van BBL",
    Layer.REGION: "regio",
    Layer.MUNICIPALITY: "gemeente",
}


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
    from klimaatwerf.pipeline import load_project, prepare, slugs_of

    root = root_of(context)
    chosen(slugs_of(root), [slug])
    project = load_project(root, today_of(context, day), settings_of(root).site_url)
    tree = prepare(project, slug).tree
    steps = tuple(path.split("."))
    node, depth = locate(tree, steps)
    if depth < len(steps):
        known = [".".join((*steps[:depth], key)) for key in _names(node)]
        close = nearest(path, known) or (f"Daar staat: {', '.join(known[:12])}." if known else "")
        raise CommandError(Exit.USAGE, f"Bij {slug} bestaat `{path}` niet. {close}".strip())
    click.echo("\n".join(_lines(path, node)))


def _names(node: Node) -> list[str]:
    if isinstance(node, Branch):
        return list(node.items)
    return [str(index) for index in range(len(node.items))] if isinstance(node, Listing) else []


def _lines(path: str, node: Node) -> Iterator[str]:
    if isinstance(node, Leaf):
        yield from _origin(path, node)
        return
    if isinstance(node, Listing) and node.replaced is not None:
        yield f"{path}: deze lijst verving die van {_place(node.replaced)}"
    for below, leaf in leaves(node):
        yield from _origin(".".join((path, *below)), leaf)


def _origin(path: str, leaf: Leaf) -> Iterator[str]:
    yield f"{path} = {_shown(leaf.text)}"
    yield f"    laag: {_LAYERS[leaf.layer]}, {_place(leaf)}"
    former = leaf.replaced
    while former is not None:
        text = _shown(former.text) if isinstance(former, Leaf) else "een groep velden"
        yield f"    verving: {text} ({_LAYERS[former.source.layer]}, {_place(former)})"
        former = former.replaced if isinstance(former, Leaf | Listing) else None


def _place(node: Node) -> str:
    file, line, _ = node.place
    return f"{file}:{line}"


def _shown(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first} […]" if rest else first
