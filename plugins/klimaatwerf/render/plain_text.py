"""The words of a text without its markup, as one gemeente says them: what a search looks through.

Components are left out: what they show stands on pages of its own. The words come as they stand
inside a string of JSON, so that what is equal for all gemeenten is escaped once.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache

from klimaatwerf.core.values import Values
from klimaatwerf.render.markdown import BLOCK_MARK, INLINE_MARK, Compiled, shown
from klimaatwerf.render.parts import Call, Je

__all__ = ["json_words"]

_INSIDE_A_LINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def json_words(compiled: Compiled, values: Values) -> str:
    """The words of a compiled text, with the values of one gemeente filled in."""
    pieces = _pieces(compiled.html)
    if len(pieces) == 1 and len(pieces[0]) == 1:  # the same for every gemeente
        return pieces[0][0].strip()
    texts = (piece for piece in shown(compiled, pieces, values) if not isinstance(piece, Call))
    said = "".join(word for text in texts for word in _filled(compiled, text, values)).strip()
    while "  " in said:
        said = said.replace("  ", " ")
    return said


def _filled(compiled: Compiled, piece: tuple[str, ...], values: Values) -> Iterator[str]:
    form = values.address_form
    for index, word in enumerate(piece):
        if index % 2 == 0:
            yield word
        else:
            part = compiled.inline[int(word)]
            said = part.for_form(form) if isinstance(part, Je) else values.text(part.path)
            yield _escaped(said)


@lru_cache(maxsize=2_000)
def _pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """Words and block marks in turn; the words are cut again around the marks inside a line."""
    return tuple(
        (piece,) if index % 2 else tuple(map(_escaped, INLINE_MARK.split(_without_tags(piece))))
        for index, piece in enumerate(BLOCK_MARK.split(text))
    )


def _without_tags(text: str) -> str:
    bare = _TAG.sub(" ", _INSIDE_A_LINE.sub("", text))
    return _SPACE.sub(" ", html.unescape(bare))


@lru_cache(maxsize=4_000)
def _escaped(text: str) -> str:
    """A text as it stands inside a string of JSON."""
    return _ENCODER.encode(text)[1:-1]
