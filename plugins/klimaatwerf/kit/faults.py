"""What can be wrong with a piece, as problems with the line where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from klimaatwerf.core.kit.items import KitItem, Point
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.problems import Problem, nearest, problem
from klimaatwerf.core.tree import Branch, Place, locate
from klimaatwerf.core.vocabulary import Typeface
from klimaatwerf.kit.pieces import Piece
from klimaatwerf.packs import shown_file
from klimaatwerf.render.press.orders import Fit, Refused
from klimaatwerf.render.press.process import CRASHED
from klimaatwerf.render.press.typefaces import is_letter, lacking, shown
from klimaatwerf.sources.kits import FOLDER, KIT
from klimaatwerf.sources.trees import CONTENT

__all__ = [
    "about_design",
    "about_fit",
    "about_fits",
    "about_publisher",
    "about_sender",
    "spelled",
]

_SHOWN = 40
"""Characters of a text in a message."""
_FIELDS = {
    "item.title": "de titel",
    "item.lead": "de inleiding",
    "item.kicker": "de regel boven de titel",
    "item.day": "de dag",
    "item.hour": "het uur",
    "item.place": "de plaats",
    "item.address": "het adres",
    "item.until": "de laatste dag",
    "item.window": "de zin op de raamaffiche",
    "item.short_url": "het korte webadres",
    "words.publisher": "de verantwoordelijke uitgever",
    "words.questions": "de contactgegevens",
}
_OWN = {"item.title": "title", "item.kicker": "kicker", "item.window": "window"}
"""The field of `kit:` that can say something shorter."""


# ---- the texts of an item


def about_fit(fit: Fit, *pieces: Piece) -> Problem:
    """A text that has no room on these pieces, of which the first tells what it says."""
    item, full = pieces[0].item, fit.field
    if item.audience and full == "item.kicker":
        full = "item.title"  # an invitation has the title of its item above its own
        shorter, place = "title", _place(item, fit.field)
    else:
        shorter, place = _OWN.get(full, ""), _place(item, full)
    field = re.sub(r"\.(title|text)$", "", full)
    part = _FIELDS.get(full) or _FIELDS.get(field) or _numbered(full)
    hint = f"Geef bij `kit` een kortere `{shorter}`." if shorter else ""
    return problem(
        "kit-overflow",
        place,
        _path(item, full),
        part=part[0].upper() + part[1:],
        piece=", ".join(dict.fromkeys(piece.label for piece in pieces)),
        hint=hint,
    )


def about_fits(found: Iterable[tuple[Fit, Piece]]) -> Iterator[Problem]:
    """The texts that have no room, each told once with all the pieces that it is too long for."""
    groups: dict[str, list[tuple[Fit, Piece]]] = {}
    for fit, piece in found:
        alone = about_fit(fit, piece)
        key = f"{alone.place} {alone.path} {alone.hint}"
        groups.setdefault(key, []).append((fit, piece))
    for group in groups.values():
        yield about_fit(group[0][0], *(piece for _, piece in group))


def _numbered(field: str) -> str:
    match = re.match(r"item\.(steps|gains|sticker)\.(\d+)", field)
    if match is None:
        return "een tekst"
    name = {"steps": "stap", "gains": "voordeel", "sticker": "regel op de sticker"}[match[1]]
    return f"{name} {int(match[2]) + 1}"


def _place(item: KitItem, field: str) -> Place:
    """Where a field was written; of what BBL or the generator says, where the item was."""
    parts = field.split(".")
    for length in range(len(parts), 0, -1):
        known = item.places.get(".".join(parts[:length]))
        if known is not None:
            return known
    return item.places.get("item", Place("municipalities", 1, 1))


def _path(item: KitItem, field: str) -> tuple[str, ...]:
    return (f"{item.kind.value}s", item.id, *field.split(".")[1:])


# ---- characters


def spelled(item: KitItem, municipality: Municipality) -> tuple[KitItem, tuple[Problem, ...]]:
    """The item with what its typeface can show, and what was left out or can't be written.

    A sign that is no letter is left out with a warning; a letter that lacks is an error.
    """
    font = municipality.brand.font
    found: list[Problem] = []

    def text(value: str, field: str) -> str:
        place, path = _place(item, field), _path(item, field)
        found.extend(_about_sign(sign, font, place, path) for sign in lacking(value, font))
        return shown(value, font)

    def points(values: tuple[Point, ...], field: str) -> tuple[Point, ...]:
        return tuple(
            Point(
                text(one.title, f"{field}.{number}.title"), text(one.text, f"{field}.{number}.text")
            )
            for number, one in enumerate(values)
        )

    changes: dict[str, Any] = {}
    for one in fields(item):
        value, field = getattr(item, one.name), f"item.{one.name}"
        if one.name in ("steps", "gains"):
            changes[one.name] = points(value, field)
        elif one.name in ("sticker", "slogan"):
            changes[one.name] = tuple(text(line, "item.sticker") for line in value)
        elif one.name == "partners":
            changes[one.name] = tuple(replace(who, name=text(who.name, field)) for who in value)
        elif one.name in _SPELLED:
            changes[one.name] = text(value, field)
    return replace(item, **changes), tuple(dict.fromkeys(found))


_SPELLED = "title lead kicker day hour place address until window photo_credit".split()
_SENDER = (
    ("name",),
    ("campaign", "name"),
    ("publisher", "name"),
    ("publisher", "address"),
    ("contact", "department"),
    ("contact", "address"),
)
"""The texts of a municipality that its pieces show."""


def about_sender(municipality: Municipality, tree: Branch) -> Iterator[Problem]:
    """The characters in what a municipality says of itself that its typeface can't show."""
    font = municipality.brand.font
    for path in _SENDER:
        value: Any = municipality
        for name in path:
            value = getattr(value, name, None)
        place = locate(tree, ("municipality", *path))[0].place
        for sign in lacking(value or "", font):
            yield _about_sign(sign, font, place, ("municipality", *path))


def _about_sign(sign: str, font: Typeface, place: Place, path: tuple[str, ...]) -> Problem:
    code = "kit-letter" if is_letter(sign) else "kit-sign"
    number = f"U+{ord(sign):04X}"
    return problem(code, place, path, sign=sign, number=number, font=font.family)


def about_publisher(item: KitItem, place: Place) -> Problem:
    """Printed matter that does not say who answers for it."""
    return problem("kit-publisher", place, ("municipality", "publisher"), title=item.title[:_SHOWN])


# ---- the designs


def about_design(refused: Refused, piece: Piece, version: str | None) -> Problem:
    """A design that can't be drawn, told in Dutch with its own line."""
    name = refused.file or f"{piece.format.design}.typ"
    file = shown_file(f"{CONTENT}/{KIT}/{FOLDER}{name}", version)
    code, facts = _translated(refused, piece.format.design)
    return problem(
        code,
        Place(file, refused.line, refused.column),
        piece=piece.label,
        title=piece.item.title[:_SHOWN],
        **facts,
    )


_SAID: tuple[tuple[str, str, str], ...] = (
    (r"unknown variable: (\S+)", "kit-design-name", "name"),
    (r'dictionary does not contain key "([^"]+)"', "kit-design-field", "name"),
    (r'(?:path `?"?(.+?)"?`? would escape|cannot access file)', "kit-design-outside", "name"),
    (r"(?:failed to download package|package not found)", "kit-design-package", ""),
    (r"file not found \(searched at (?:.*[/\\])?([^/\\)]+)\)", "kit-design-file", "name"),
    (r"unknown font family: (.+)", "kit-design-font", "name"),
    (r"maximum .*depth exceeded|seems to be infinite|always true", "kit-design-slow", ""),
    (r"missing alt text", "kit-design-alt", ""),
    (r"failed to (?:decode|parse|load) (?:image|SVG)", "kit-design-picture", ""),
)
_KNOWN = (
    "format width height unit family variant colours fonts municipality partners item words qr art"
    " photo name campaign logo contact publisher department email phone address id kind title"
    " kicker lead day hour place until steps gains sticker slogan window url short_url svg path alt"
    " ratio credit above below left right focus text litter questions"
).split()


def _translated(refused: Refused, design: str) -> tuple[str, dict[str, str]]:
    if refused.slow:
        return "kit-design-slow", {}
    if refused.message == CRASHED:
        return "kit-design-crash", {}
    if "canonicalize" in refused.message:
        return "kit-design-gone", {"name": f"{design}.typ"}
    for pattern, code, fact in _SAID:
        if match := re.search(pattern, refused.message):
            if not fact:
                return code, {}
            value = match[1] or ""
            hint = nearest(value, _KNOWN) if code.endswith(("-field", "-name")) else ""
            return code, {fact: value, "hint": hint}
    return "kit-design", {"said": refused.message}
