"""A letter in Word: a template of BBL, filled in for one action or event of one municipality.

A template can say so little (`letter_language`) that it always ends soon, and so it needs no
process of its own; a context is made of plain values only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import unescape
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from klimaatwerf.core.problems import SourceError
from klimaatwerf.kit.letter_check import check_letter
from klimaatwerf.kit.word_bytes import settled

__all__ = ["render"]

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold, and what docxtpl takes for a page break."""
_INSIDE_WORD = re.compile(r"(?<=\w)'(?=\w)")
_LOGO_HEIGHT, _LOGO_WIDTH = 15, 52
"""How large a logo gets at most, in mm."""
_THEMED = ("themeColor", "themeFill")
_ACCENT = re.compile(rb"(<a:(accent\d)>).*?(</a:accent\d>)", re.DOTALL)


def render(template: bytes, context: Mapping[str, Any], file: str = "brief.docx") -> bytes:
    """The document: the fields of `letter_fields` filled in, with equal bytes for equal input.

    Beside the fields, the context holds `form` ("je" or "u"), `colours` (accent1 and on, as
    #rrggbb) and `picture` (the logo: `png`, `ratio`, `alt`), or None.

    Raises:
        SourceError: something is wrong with the template; `file` is its name in the problems.
    """
    problems = check_letter(template, file)
    if any(one.is_error for one in problems):
        raise SourceError(problems)
    letter = _Letter(io.BytesIO(template))
    letter.render(_filled(letter, context), _environment(), autoescape=True)
    _recolour(letter, context.get("colours") or {})
    made = io.BytesIO()
    letter.save(made)
    title = letter.title or _text(context["item"]["title"])
    return settled(made.getvalue(), title, _text(context["municipality"]["name"]))


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles each text once in a process."""

    def from_string(self, source: Any, *arguments: Any, **named: Any) -> Template:
        """The compiled template of a text."""
        return _compiled(source)


@lru_cache(maxsize=256)
def _compiled(source: str) -> Template:
    return super(_Environment, _environment()).from_string(source)


@cache
def _environment() -> _Environment:
    environment = _Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters = {"capital": _capital, "join": environment.filters["join"]}
    environment.globals.clear()
    return environment


@cache
def _plain() -> ImmutableSandboxedEnvironment:
    """For what is no XML: the title among the properties."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=256)
def _patched(xml: str) -> str:
    return str(DocxTemplate.patch_xml(DocxTemplate(io.BytesIO()), xml))


class _Letter(DocxTemplate):  # type: ignore[misc] # it has no types
    """A template of docxtpl that remembers what it made of a text, and knows its title."""

    title = ""

    def patch_xml(self, src_xml: str) -> str:
        """The XML as Jinja reads it."""
        return _patched(src_xml)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """The title; docxtpl would write `&` as `&amp;` there, and stop at 255 characters."""
        written = self.docx.core_properties.title
        self.title = _plain().from_string(written).render(context)[:255]

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """The notes; only where there are any, for docxtpl looks through all parts for each."""
        if any("footnotes" in rel.reltype for rel in self.docx.part.rels.values()):
            super().render_footnotes(context, jinja_env)


class _Logo(InlineImage):  # type: ignore[misc] # it has no types
    """A picture in the text with the words for who doesn't see it."""

    alt = ""

    def _insert_image(self) -> str:
        made = str(super()._insert_image())
        alt = self.alt.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        made = re.sub(r"(<wp:docPr\b[^>]*?)(/?>)", r'\1 descr="§"\2', made, count=1)
        return made.replace("§", alt, 1)


def _filled(letter: _Letter, context: Mapping[str, Any]) -> dict[str, Any]:
    """The context with its texts made safe for XML, `je`, and the logo as a picture."""
    found = {name: _clean(value) for name, value in context.items() if name != "picture"}
    formal = context["form"] == "u"

    def je(informal: str, polite: str) -> str:
        """The form of the municipality; docxtpl made its quotes straight and left `&amp;`."""
        return _INSIDE_WORD.sub("’", unescape(str(polite if formal else informal)))

    picture = context.get("picture")
    return {**found, "je": je, "logo": _logo(letter, picture) if picture else ""}


def _logo(letter: _Letter, picture: Mapping[str, Any]) -> _Logo:
    height = min(_LOGO_HEIGHT, _LOGO_WIDTH / picture["ratio"])
    logo = _Logo(letter, io.BytesIO(picture["png"]), height=Mm(height))
    logo.alt = _text(picture["alt"])
    return logo


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _text(value: str) -> str:
    return _UNWANTED.sub("", value).strip()


def _recolour(letter: _Letter, colours: Mapping[str, str]) -> None:
    """Give the colours of the theme, and all that follows them, those of the brand.

    Word keeps the value beside the name of a theme colour, and other programs read that one.
    """
    plain = {name: value.removeprefix("#").upper() for name, value in colours.items()}
    if not plain:
        return
    for part in letter.docx.part.package.iter_parts():
        name = str(part.partname)
        if "/theme/" in name:
            # a part has no other way to change what is in it
            part._blob = _ACCENT.sub(lambda match: _accent(match, plain), part.blob)  # noqa: SLF001
    for root in _roots(letter):
        for kind in _THEMED:
            for element in root.xpath(f"//*[@w:{kind}]"):
                colour = plain.get(element.get(qn(f"w:{kind}")))
                if colour:
                    element.set(_attribute(element, kind), colour)


def _attribute(element: etree._Element, kind: str) -> str:
    """The attribute in which the value of a theme colour stands beside its name."""
    if kind == "themeFill":
        return qn("w:fill")
    return qn("w:val") if element.tag == qn("w:color") else qn("w:color")


def _accent(match: re.Match[bytes], plain: Mapping[str, str]) -> bytes:
    colour = plain.get(match[2].decode())
    made = f'<a:srgbClr val="{colour}"/>'.encode()
    return match[1] + made + match[3] if colour else match[0]


def _roots(letter: _Letter) -> Iterator[Any]:
    """The trees in which colours stand: the text, the styles, the headers and the footers."""
    yield letter.docx.element
    yield letter.docx.styles.element
    for rel in letter.docx.part.rels.values():
        if rel.reltype in (letter.HEADER_URI, letter.FOOTER_URI):
            yield rel.target_part.element
