"""What a tag in a letter may say: a field, a choice, a loop over a list, `je(…)`; nothing else.

So a letter always ends soon, and reaches nothing but the fields that it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from klimaatwerf.core.problems import nearest
from klimaatwerf.kit.letter_fields import FILTERS

__all__ = ["LOOP", "Fault", "Scope", "looped", "value_faults"]

Scope = Mapping[str, Any]
"""The names that a tag sees: a mapping for what has parts, a list of one for a list, else None."""

LOOP: Scope = {"index": None, "first": None, "last": None, "length": None}
"""What `loop` tells inside a loop."""

_UNKNOWN = object()
"""The shape of what was reported already."""


class Fault(NamedTuple):
    """What is wrong with a tag: a code of the catalogue, its fact, and perhaps a hint."""

    code: str
    what: str
    hint: str = ""


class _Unreadable(Exception):  # noqa: N818 (it is no fault of ours)
    """The expression can't be parsed."""


@cache
def _parser() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment()


@cache
def _parsed(expression: str) -> nodes.Expr:
    try:
        (output,) = _parser().parse(f"{{{{ {expression} }}}}").body
        if not isinstance(output, nodes.Output):
            raise _Unreadable
        (found,) = output.nodes
    except (TemplateSyntaxError, ValueError, RecursionError, OverflowError) as error:
        raise _Unreadable from error
    if isinstance(found, nodes.TemplateData):
        raise _Unreadable
    return found


def value_faults(expression: str, scope: Scope, *, shown: bool) -> Iterator[Fault]:
    """What is wrong with a value; one that is shown must be a text and not a list or a group."""
    try:
        node = _parsed(expression)
    except _Unreadable:
        yield Fault("letter-syntax", expression)
        return
    faults: list[Fault] = []
    shape = _shape(node, scope, faults)
    yield from faults
    if shown and isinstance(shape, dict | list):
        names = shape if isinstance(shape, dict) else shape[0] or ()
        example = next(iter(names), "")
        what = f"{expression}.{example}" if isinstance(shape, dict) else ""
        yield Fault("letter-group", expression, f"Bijvoorbeeld `{what}`." if what else "")


def looped(rest: str, scope: Scope) -> tuple[Scope, list[Fault]]:
    """The names inside `{% for … in … %}`, and what is wrong with it."""
    name, found, source = rest.partition(" in ")
    name = name.strip()
    if not found or not name.isidentifier() or name in ("loop", "je"):
        return scope, [Fault("letter-syntax", f"for {rest}")]
    try:
        node = _parsed(source)
    except _Unreadable:
        return scope, [Fault("letter-syntax", f"for {rest}")]
    faults: list[Fault] = []
    shape = _shape(node, scope, faults)
    inner = shape[0] if isinstance(shape, list) else _UNKNOWN
    if not isinstance(shape, list) and shape is not _UNKNOWN:
        lists = sorted(_lists(scope))
        faults.append(Fault("letter-no-list", source.strip(), nearest(source.strip(), lists)))
    return {**scope, name: inner, "loop": LOOP}, faults


def _lists(scope: Any, before: str = "") -> Iterator[str]:
    for name, shape in scope.items():
        if isinstance(shape, list):
            yield f"{before}{name}"
        elif isinstance(shape, dict):
            yield from _lists(shape, f"{before}{name}.")


_PARTS = (
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Or,
    nodes.And,
)
"""What puts values together; what comes of it is shown as a text."""


def _shape(node: nodes.Node, scope: Scope, faults: list[Fault]) -> Any:
    """The shape of an expression; what is unknown or not allowed is added to the faults."""
    if isinstance(node, nodes.Const):
        return None
    if isinstance(node, nodes.Name):
        return _named(node.name, node.name, scope, faults)
    if isinstance(node, nodes.Getattr):
        shape = _shape(node.node, scope, faults)
        known = shape is not _UNKNOWN
        return _named(node.attr, _written(node), shape, faults) if known else _UNKNOWN
    inner = _inside(node, faults)
    if inner is None:
        faults.append(_refused(node))
        return _UNKNOWN
    for one in inner:
        _shape(one, scope, faults)
    return None


def _inside(node: nodes.Node, faults: list[Fault]) -> list[nodes.Node] | None:
    """What an expression is put together from; None where it is not allowed."""
    if isinstance(node, _PARTS):
        return list(node.iter_child_nodes())
    match node:
        case nodes.Filter(node=nodes.Expr() as value, name=name, args=args, kwargs=[]):
            if name not in FILTERS:
                faults.append(Fault("letter-refused", f"| {name}", nearest(name, FILTERS)))
            return [value, *args]
        case nodes.Call(node=nodes.Name(name="je"), args=[first, second], kwargs=[]):
            return [first, second]
    return None


def _named(name: str, written: str, shape: Any, faults: list[Fault]) -> Any:
    if isinstance(shape, Mapping) and name in shape:
        return shape[name]
    before = written.removesuffix(name)
    known = [f"{before}{one}" for one in shape] if isinstance(shape, Mapping) else []
    faults.append(Fault("letter-field", written, nearest(written, known)))
    return _UNKNOWN


def _written(node: nodes.Node) -> str:
    """A path as somebody wrote it."""
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _refused(node: nodes.Node) -> Fault:
    kind = _kind(node)
    if kind == "je(…)":
        pair = "Bij je horen twee teksten, elk tussen aanhalingstekens, met een komma ertussen."
        return Fault("letter-syntax", kind, pair)
    return Fault("letter-refused", kind)


def _kind(node: nodes.Node) -> str:
    """What a refused part of a tag is, in Dutch."""
    if isinstance(node, nodes.Call):
        return f"{_written(node.node)}(…)"
    kinds = {nodes.Getitem: "[…]", nodes.Test: "is …", nodes.List: "een eigen lijst"}
    found = next((said for kind, said in kinds.items() if isinstance(node, kind)), None)
    return found or ("rekenen" if isinstance(node, nodes.BinExpr | nodes.UnaryExpr) else "dit")
