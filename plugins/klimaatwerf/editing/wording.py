"""Values as the lines of YAML that say them, in the layout of the text that they come into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from klimaatwerf.editing.spans import Layout

__all__ = ["Value", "in_brackets", "worded"]

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_WIDE = 1_000_000
"""No line is folded."""
_QUOTED: Mapping[str, type[Any]] = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}


class _Texts(VersionedResolver):
    """We read every value as text, so that `2030` and `no` need no quotes."""

    @property
    def versioned_resolver(self) -> Any:
        """Nothing is taken for a number, a date or yes and no."""
        return {}


def worded(value: Value, layout: Layout, style: str = "") -> Iterator[str]:
    """The ways to write `value` behind a key at column 0, the best first; each ends its lines.

    A text of several lines becomes a block; one line keeps the quotes of `style`.
    """
    if isinstance(value, str):
        if "\n" in value:
            yield _dumped(LiteralScalarString(value), layout)
        elif style in _QUOTED:
            yield _dumped(_QUOTED[style](value), layout)
        else:
            yield _dumped(value, layout)
        yield _dumped(DoubleQuotedScalarString(value), layout)
    else:
        yield _dumped(_plain(value), layout)
        yield _dumped(_quoted(value), layout)


def in_brackets(value: Value) -> str:
    """A value on one line between brackets or quotes, as it stands in `{…}`."""
    if isinstance(value, str):
        return _dumped(DoubleQuotedScalarString(value), Layout()).strip()
    if isinstance(value, Mapping):
        pairs = (f"{key}: {in_brackets(below)}" for key, below in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(in_brackets, value))}]"


def _dumped(value: Any, layout: Layout) -> str:
    """What stands behind `k:`."""
    return _written({"k": value}, layout).removeprefix("k:")


def _written(value: Any, layout: Layout) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = _Texts
    yaml.width = _WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=layout.mapping, sequence=layout.dash + 2, offset=layout.dash)
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def _plain(value: Value) -> Any:
    """A value for the writer: texts of several lines as blocks."""
    if isinstance(value, str):
        return LiteralScalarString(value) if "\n" in value else value
    if isinstance(value, Mapping):
        return {key: _plain(below) for key, below in value.items()}
    return [_plain(below) for below in value]


def _quoted(value: Value) -> Any:
    """The same with every text between quotes, which is always read as it stands."""
    if isinstance(value, str):
        return DoubleQuotedScalarString(value)
    if isinstance(value, Mapping):
        return {key: _quoted(below) for key, below in value.items()}
    return [_quoted(below) for below in value]
