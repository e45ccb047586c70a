"""Hypothesis strategies: trees, YAML, ids, colours and municipalities."""

from __future__ import annotations

from string import ascii_lowercase

from hypothesis import strategies as st

from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, Source
from tests.trees import FILES

__all__ = [
    "branches",
    "colours",
    "ids",
    "nodes",
    "printable",
    "quoted_values",
    "yaml_like",
]

ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)

printable = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co")))

_KEYS = st.sampled_from("abcde")
_LINES = st.integers(1, 99)


def _filled(node: Node) -> bool:
    return isinstance(node, Leaf) and not node.blank


def _leaves(source: Source) -> st.SearchStrategy[Node]:
    return st.builds(
        Leaf,
        st.text(ascii_lowercase, max_size=2),
        st.just(source),
        _LINES,
        st.just(1),
        st.booleans(),
    )


def _branches(below: st.SearchStrategy[Node], source: Source) -> st.SearchStrategy[Branch]:
    items = st.dictionaries(_KEYS, below, max_size=3)
    return st.builds(Branch, items, st.just(source), _LINES)


def _with_ids(listed: list[tuple[str, Branch]], source: Source) -> Listing:
    items = {
        name: Branch({**node.items, "id": Leaf(name, source)}, source) for name, node in listed
    }
    return Listing(tuple(items.values()), source)


def nodes(layer: Layer = Layer.MUNICIPALITY) -> st.SearchStrategy[Node]:
    """Trees of one layer over few keys, so that the trees of two layers often meet.

    Lists hold leaves, or items that each have an id of their own.
    """
    source = Source(FILES[layer], layer)
    plain = st.builds(
        Listing,
        st.lists(_leaves(source).filter(_filled), max_size=3).map(tuple),
        st.just(source),
        _LINES,
    )

    def below(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        branches = _branches(inner, source)
        listed = st.lists(st.tuples(_KEYS, branches), max_size=3)
        return branches | listed.map(lambda items: _with_ids(items, source))

    return st.recursive(_leaves(source) | plain, below, max_leaves=12)


def branches(layer: Layer = Layer.MUNICIPALITY) -> st.SearchStrategy[Branch]:
    """Trees of one layer that are a mapping."""
    return _branches(nodes(layer), Source(FILES[layer], layer))


quoted_values: st.SearchStrategy[object] = st.recursive(
    printable,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(printable.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=15,
)
"""Values of texts, lists and mappings, as a YAML document can hold them."""

_PIECES = (
    "- |> |: |? |, |[|]|{|}|'|\"|#| #|&a|*a|!!str|!x|%|@|`|~|null|no|ja|19:30|<<: |---|...|\t|  |"
    "a|b: c|- d|naam: |é|\u2028|\u0085|\u200b|\ufeff|\\|\\x00|\\u2028|$|=|--- |\r"
).split("|")

yaml_like = st.lists(st.sampled_from([*_PIECES, "\n", "\n", "|", "\n- ", "\n  "])).map("".join)
"""Texts of the signs that mean something in YAML."""
