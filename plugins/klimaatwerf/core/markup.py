"""What a text of a gemeente holds that is not shown, or that would keep a computer too long.

The sanitiser leaves it out of the page; here its author is told, with the line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from klimaatwerf.core.allowed_html import ATTRIBUTES, SCHEMES, TAGS
from klimaatwerf.core.links import is_near, links_of, without_code
from klimaatwerf.core.tree import Place

__all__ = ["left_open", "left_out", "too_deep", "too_heavy"]

MAX_TEXT = 100_000
"""Characters of a text: about fifty printed pages."""
MAX_BLOCK = 20_000
"""Characters between two blank lines."""
_MAX_BLOCKS, _MAX_HEADINGS, _MAX_CODES, _MAX_STARS = 4_000, 400, 1_000, 4_000
_MAX_STEPS = 300_000
"""Characters that a converter looks at again and again: about a third of a second."""

_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>?""")
_ATTRIBUTE = re.compile(r"""([\w:@.-]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_LISTED = re.compile(r"\{:?[^{}\n]*?\b(on\w+|style|srcset|href|src|action|formaction)\s*=")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]")
_HEADING = re.compile(r"^ {0,3}(?:#|=+\s*$|-+\s*$)", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_DEEP = re.compile(r"^(?:(?: {4}|\t){20}[ \t]*(?:[-*+]|\d+\.) |(?: {0,3}>){20})", re.MULTILINE)
_SELF_CLOSED = frozenset("br hr img p li dt dd td th tr tbody thead tfoot caption".split())


def left_out(text: str, start: Place) -> Iterator[tuple[str, Place]]:
    """The tags, attributes and links of a text that starts at `start` and that are not shown."""
    if "<" in text or "{" in text:
        shown = without_code(text)
        for match in _TAG.finditer(shown):
            if what := _refused(match):
                yield what, _place(shown, match.start(), start)
        for match in _LISTED.finditer(shown):
            yield f"{match[1]}=", _place(shown, match.start(), start)
    for target, place in links_of(text, start):
        if _is_refused(target) and not is_near(target):
            yield target[:40], place


def left_open(text: str, start: Place) -> Iterator[tuple[str, Place]]:
    """The elements of a text that are opened and never closed."""
    if "<" not in text:
        return
    shown = without_code(text)
    opened: list[tuple[str, int]] = []
    for match in _TAG.finditer(shown):
        name = match[2].lower()
        if name not in TAGS or name in _SELF_CLOSED or match[3].endswith("/"):
            continue
        if not match[1]:
            opened.append((name, match.start()))
        elif name in (names := [one for one, _ in opened]):
            del opened[len(names) - 1 - names[::-1].index(name) :]
    for name, position in opened:
        yield f"<{name}>", _place(shown, position, start)


def too_deep(text: str) -> bool:
    """Whether lists or quotations of a text lie so deep in each other that nobody can read them."""
    return _DEEP.search(text) is not None


def too_heavy(text: str) -> bool:
    """Whether converting a text could take seconds, because of its size or its brackets."""
    if len(text) > MAX_TEXT or _steps(text, "<", ">", 3) > _MAX_STEPS:
        return True
    blocks = _BLANK.split(text)
    if len(blocks) > _MAX_BLOCKS or len(_HEADING.findall(text)) > _MAX_HEADINGS:
        return True
    if any(
        len(block) > MAX_BLOCK
        or block.count("`") > _MAX_CODES
        or block.count("*") + block.count("_") > _MAX_STARS
        for block in blocks
        if len(block) > 500
    ):
        return True
    steps = (_steps(block, *pair) for block in blocks for pair in ("[]", "()") if len(block) >= 50)
    return sum(steps) > _MAX_STEPS


def _steps(text: str, opening: str, closing: str, weight: int = 1) -> int:
    """How far a reader must look, in all, for what closes each bracket; 0 where few are open."""
    if text.count(opening) < 50:
        return 0
    opened: list[int] = []
    steps = 0
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            opened.append(match.start())
        elif opened:
            steps += match.start() - opened.pop()
    return weight * (steps + sum(len(text) - position for position in opened))


def _refused(tag: re.Match[str]) -> str:
    """What of a tag is left out; "" where all of it stays."""
    name, rest = tag[2].lower(), tag[3]
    if rest.startswith(("://", "@")) or ":" in name or (rest[:1] not in " \t\n/" and rest):
        return ""  # an address between angle brackets, or plain text
    if name not in TAGS:
        return f"<{tag[1]}{name}>" if not tag[1] else ""
    if tag[1]:
        return ""
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
    for match in _ATTRIBUTE.finditer(rest):
        attribute, value = match[1].lower(), (match[2] or "").strip("\"'")
        if attribute not in known:
            return f"{attribute}="
        if attribute in ("href", "src") and _is_refused(value):
            return value[:40]
    return ""


def _is_refused(target: str) -> bool:
    """Whether an address is of a kind that is not shown, such as `javascript:`."""
    plain = _UNSEEN.sub("", html.unescape(target))
    scheme = _SCHEME.match(plain)
    return scheme is not None and scheme[1].lower() not in SCHEMES


def _place(text: str, position: int, start: Place) -> Place:
    return Place(start.file, start.line + text.count("\n", 0, position), 1)
