"""An SVG rewritten from an allow-list: only what draws is left, and nothing that runs or fetches.

Expat parses it, with a declaration of entities refused by our own handler: so there is nothing
that it could expand. The result holds elements, attributes and styles of the lists below and no
other byte of the source; the same source always gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from klimaatwerf.core.svg_lists import (
    ATTRIBUTES,
    DRAWN,
    ELEMENTS,
    PROPERTIES,
    REFERRING,
    UNTOLD,
    UNWRAPPED,
    WITH_TEXT,
)

__all__ = ["MAX_BYTES", "Cleaned", "SvgError", "cleaned"]

MAX_BYTES = 1_000_000
_DEEP, _MANY, _COPIES = 100, 20_000, 20_000
"""Elements in each other, elements, and elements that a browser draws when `use` copies them."""
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_HTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_VALUE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
"""How XML writes what means something else there; `xml.sax` for it loads ssl, which takes 7 ms."""
_LOCAL = re.compile(r"url\(\s*(['\"]?)#[\w.:-]+\1\s*\)")
_ID = re.compile(r"[\w.:-]+")
_ACTIVE = re.compile(
    r"url\(|expression|javascript:|image\(|image-set|src\(|data:|[@\\<>]", re.IGNORECASE
)
"""What a value or style may not hold when its references inside the drawing are left out."""
_SELECTOR = re.compile(r"[\w.#*,:>+~\s-]+")
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*")


class SvgError(Exception):
    """Why nothing of an SVG can be kept: a code of the catalogue, the line, and facts."""

    def __init__(self, code: str, line: int = 1, **facts: Any) -> None:
        self.code, self.line, self.facts = code, line, facts
        super().__init__(code, line, facts)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is published of an SVG; width and height in pixels are 0 where it does not say."""

    text: str
    width: int
    height: int
    left_out: tuple[tuple[int, str], ...]
    """The lines on which something was left out, with what."""


@lru_cache(maxsize=64)
def cleaned(data: bytes) -> Cleaned:
    """A safe SVG with the same drawing.

    Raises:
        SvgError: nothing of it can be kept.
    """
    if len(data) > MAX_BYTES:
        raise SvgError("svg-heavy", size=f"{len(data) / 1e6:.1f}".replace(".", ","))
    writer = _Writer()
    try:
        writer.parse(data)
    except expat.ExpatError as error:
        raise SvgError("svg-broken", error.lineno) from None
    except (ValueError, LookupError):
        raise SvgError("svg-broken") from None
    if not writer.draws and writer.left_out:
        raise SvgError("svg-nothing")
    writer.refuse_copies()
    width, height = writer.size
    return Cleaned("".join(writer.pieces) + "\n", width, height, tuple(writer.left_out))


@dataclass
class _Open:
    """An element that is being written; one that is not `kept` is left out with all in it."""

    name: str
    kept: bool
    identity: str = ""
    text: bool = False
    piece: int = -1
    """The number of the piece that opens it."""


class _Writer:
    """Writes what is on the lists while expat reads."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.left_out: list[tuple[int, str]] = []
        self.size = (0, 0)
        self.draws = False
        self._open: list[_Open] = []
        self._style: list[str] = []
        self._count = 0
        self._below: dict[str, list[str]] = {}
        """What an element with an id draws: 1 for each element, `#id` for each copy."""

    def parse(self, data: bytes) -> None:
        """Read the whole file."""
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(data, True)

    def refuse_copies(self) -> None:
        """Refuse a drawing whose copies of copies would keep a browser busy for hours.

        Raises:
            SvgError: it is one.
        """
        known: dict[str, int] = {}

        def drawn(identity: str, way: frozenset[str]) -> int:
            if identity in way or len(way) > _DEEP:
                return 0  # a browser draws no circle
            if identity not in known:
                inner = way | {identity}
                known[identity] = min(
                    sum(
                        drawn(one[1:], inner) if one.startswith("#") else 1
                        for one in self._below.get(identity, ())
                    ),
                    _COPIES + 1,
                )
            return known[identity]

        if sum(drawn(one[1:], frozenset()) for one in self._below.get("", ())) > _COPIES:
            raise SvgError("svg-copies")

    @property
    def _line(self) -> int:
        return int(self._parser.CurrentLineNumber)

    def _leave_out(self, what: str) -> None:
        if len(self.left_out) < 20:
            self.left_out.append((self._line, what))

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal: bool
    ) -> None:
        if has_internal:
            raise SvgError("svg-entities", self._line)

    def _entity(self, *_: object) -> None:
        raise SvgError("svg-entities", self._line)

    def _instruction(self, target: str, data: str) -> None:
        self._leave_out(f"<?{target}?>")

    def _start(self, full: str, pairs: list[str]) -> None:
        space, _, name = full.rpartition(" ")
        self._count += 1
        if len(self._open) >= _DEEP or self._count > _MANY:
            raise SvgError("svg-deep", self._line)
        attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
        if not self._open:
            if name != "svg" or space not in ("", _SVG):
                raise SvgError("svg-other", self._line)
            self.size = _size(attributes)
        above = self._open[-1] if self._open else _Open("", kept=True)
        known = space in ("", _SVG) and (name in ELEMENTS or name in UNWRAPPED)
        if above.kept and not known and name not in UNTOLD and space in ("", _SVG, _HTML):
            self._leave_out(f"<{name}>")
        kept = above.kept and known
        self._open.append(one := _Open(name, kept=kept, text=name in WITH_TEXT))
        if not kept or name in UNWRAPPED:
            return
        written = dict(self._attributes(name, attributes))
        one.identity = written.get("id", "")
        self.draws = self.draws or name in DRAWN
        self._note_copies(name, written.get("href", ""))
        if name == "style":
            self._style = []
            return
        root = {"xmlns": _SVG} if len(self._open) == 1 else {}
        words = "".join(
            f' {key}="{text.translate(_IN_VALUE)}"' for key, text in {**root, **written}.items()
        )
        one.piece = len(self.pieces)
        self.pieces.append(f"<{name}{words}>")

    def _note_copies(self, name: str, target: str) -> None:
        drawn = target if name == "use" and target.startswith("#") else "1"
        for one in self._open:
            if one.identity and (name != "use" or drawn != "1"):
                self._below.setdefault(one.identity, []).append(drawn)
        if name == "use" and drawn != "1":
            self._below.setdefault("", []).append(drawn)

    def _end(self, full: str) -> None:
        one = self._open.pop()
        if not one.kept or one.name in UNWRAPPED:
            return
        if one.name == "style":
            rules = "".join(self._rules("".join(self._style)))
            self.pieces.append(f"<style>{rules.translate(_IN_TEXT)}</style>" if rules else "")
        elif one.piece == len(self.pieces) - 1:
            self.pieces[-1] = f"{self.pieces[-1][:-1]}/>"
        else:
            self.pieces.append(f"</{one.name}>")

    def _text(self, text: str) -> None:
        here = next((one for one in reversed(self._open) if one.name not in UNWRAPPED), None)
        if here is None or not here.kept or not self._open[-1].kept:
            return
        if here.name == "style":
            self._style.append(text)
        elif here.text:
            self.pieces.append(text.translate(_IN_TEXT))

    def _attributes(self, element: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes of an element that are on the list, with what is left of them."""
        for full, text in given.items():
            space, _, name = full.rpartition(" ")
            if name == "href" and space in ("", _XLINK):
                if text.startswith("#") and _ID.fullmatch(text[1:]) and element in REFERRING:
                    yield "href", text
                else:
                    self._leave_out(f"{name}={_short(text)}")
            elif space == _XML and name in ("space", "lang"):
                yield f"xml:{name}", text
            elif not space:  # what else has one, a drawing program notes for itself
                kept = self._value(name, text)
                if kept:
                    yield name, kept

    def _value(self, name: str, text: str) -> str:
        """What is left of an attribute; "" where it is left out."""
        if name == "style":
            return ";".join(self._declarations(text))
        if name == "id":
            return text if _ID.fullmatch(text) else ""
        if name in ATTRIBUTES and not _ACTIVE.search(_LOCAL.sub("", text)):
            return text
        if name in ATTRIBUTES or name.lower().startswith("on"):
            self._leave_out(f"{name}={_short(text)}")
        return ""

    def _declarations(self, text: str) -> Iterator[str]:
        """The declarations of a style that are on the list."""
        for one in _without_comments(text).split(";"):
            name, colon, value = (part.strip() for part in one.partition(":"))
            if not colon or name.startswith("-"):
                continue
            if name.lower() not in PROPERTIES or _ACTIVE.search(_LOCAL.sub("", value)):
                if _ACTIVE.search(_LOCAL.sub("", one)):
                    self._leave_out(_short(one.strip()))
                continue
            yield f"{name.lower()}:{value}"

    def _rules(self, text: str) -> Iterator[str]:
        """The rules of a style sheet that are on the list."""
        plain = _without_comments(text).replace("<!--", "").replace("-->", "")
        *closed, end = plain.split("}")
        strays: list[str] = []
        for part in closed:
            head, brace, declarations = part.rpartition("{")
            if not brace:
                strays.append(f"{part}}}")
                continue
            around, _, written = head.rpartition("{")
            strays.append(f"{around}{{" if around else "")
            selector = " ".join(written.split())
            if not _SELECTOR.fullmatch(selector):
                self._leave_out(_short(selector) or "{")
            elif kept := ";".join(self._declarations(declarations)):
                yield f"{selector}{{{kept}}}"
        if rest := "".join((*strays, end)).strip():
            self._leave_out(_short(rest))


def _without_comments(text: str) -> str:
    """A style without its comments; one that is never closed reaches to the end.

    It is cut and not matched: a pattern would look from each opening to the end of the text.
    """
    first, *others = text.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else f"{line[:29]}…"


def _size(attributes: Mapping[str, str]) -> tuple[int, int]:
    """Width and height in whole pixels, of the attributes or else of the view box."""
    found = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(found):
        numbers: Iterable[str] = (match[1] for match in found if match)
    else:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        numbers = box[2:] if len(box) == 4 else ()
    try:
        sides = [round(float(number)) for number in numbers]
    except (ValueError, OverflowError):
        return 0, 0
    good = len(sides) == 2 and all(0 < side < 100_000 for side in sides)
    return (sides[0], sides[1]) if good else (0, 0)
