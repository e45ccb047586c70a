"""Text leaves as values: one validator a type, each with its own Dutch message.

A validator takes a `Leaf` and gives a value or raises a `PydanticCustomError` whose type is a code
of the catalogue. Pydantic's own conversions are not used: they take `1_000`, `inf` and the year 26.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from klimaatwerf.core.leaf_types import LeafType, as_written, clean, fault, shown, visible
from klimaatwerf.core.numbers import Decimals, Whole, Year, YesNo
from klimaatwerf.core.problems import Collector, closest
from klimaatwerf.core.tree import Leaf

__all__ = [
    "ID_PATTERN",
    "Body",
    "Colour",
    "Decimals",
    "Digest",
    "Email",
    "EnterpriseNumber",
    "Id",
    "Lead",
    "MediaPath",
    "Name",
    "Nis",
    "OverridePath",
    "PagePath",
    "PathId",
    "Phone",
    "Postcode",
    "ShortText",
    "Target",
    "Text",
    "Url",
    "Version",
    "Whole",
    "Year",
    "YesNo",
    "choice",
]

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = r"https?://[^\s<>\"\\^`{|}]+\.[^\s<>\"\\^`{|}]+"
_WRITTEN = ("string", "number", "boolean")
"""What an editor makes of a text: `title: 2030` and `title: true` are texts to us."""

E = TypeVar("E", bound=StrEnum)


def _text(limit: int, one_line: bool = False) -> LeafType:
    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = clean(leaf, remarks)
        if one_line:
            text = " ".join(text.split())
        if len(text) > limit:
            raise fault("text-too-long", length=len(text), limit=limit)
        return text

    kind = f"tekst tot {limit} tekens" if one_line else "tekst"
    return LeafType(convert, kind, {"type": _WRITTEN, "maxLength": limit})


def _name(leaf: Leaf, remarks: Collector) -> str:
    text = " ".join(visible(leaf).split())
    if len(text) > 200:
        raise fault("text-too-long", length=len(text), limit=200)
    if not text:
        raise fault("empty-value")
    return text


def _body(leaf: Leaf, remarks: Collector) -> Leaf:
    return leaf


def _id(leaf: Leaf, remarks: Collector) -> str:
    text = leaf.text.strip()
    if not ID_PATTERN.fullmatch(text):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        if plain.startswith(("/", "https://")):  # an address: its last part names the page
            plain = plain.rstrip("/").rpartition("/")[2]
        proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        raise fault("bad-id", value=shown(text), hint=proposal and f"Bedoel je `{proposal}`?")
    return text


def _colour(leaf: Leaf, remarks: Collector) -> str:
    text = leaf.text.strip()
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        straight = text.strip("“”„‘’")
        if straight != text:
            hint = f'Gebruik rechte aanhalingstekens: "{straight}".'
            raise fault("bad-colour", value=shown(text), hint=hint)
        raise fault("bad-colour", value=shown(text))
    return text.lower()


def _url(leaf: Leaf, remarks: Collector) -> str:
    text = visible(leaf)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise fault("bad-url", value=shown(text)) from None
    if (
        parts.scheme not in ("http", "https")
        or "." not in host
        or re.search(r"[\s<>\"\\^`{|}]", text)
    ):
        raise fault("bad-url", value=shown(text))
    return text


def _target(leaf: Leaf, remarks: Collector) -> str:
    """A page of the site or a web address."""
    text = visible(leaf)
    if re.fullmatch(r"/[a-z0-9/-]*(#[\w-]+)?", text) and "//" not in text:
        return text
    return _url(leaf, remarks)


def _email(leaf: Leaf, remarks: Collector) -> str:
    text = visible(leaf)
    if not re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+", text) or len(text) > 254:
        raise fault("bad-email", value=shown(text))
    return text


def _phone(leaf: Leaf, remarks: Collector) -> str:
    text = visible(leaf)
    if not re.fullmatch(r"\+?[\d ./()-]+", text) or not 3 <= len(re.sub(r"\D", "", text)) <= 15:
        raise fault("bad-phone", value=shown(text))
    return text


def _enterprise_number(leaf: Leaf, remarks: Collector) -> str:
    """A Belgian enterprise number, ten digits; the last two are 97 less the first eight mod 97."""
    text = visible(leaf)
    digits = re.sub(r"^BE\s*|[\s.]", "", text.upper())
    if not re.fullmatch(r"[01]\d{9}", digits):
        lost = f"0{digits}" if re.fullmatch(r"\d{9}", digits) else ""
        right = lost and int(lost[8:]) == 97 - int(lost[:8]) % 97
        raise fault(
            "bad-enterprise-number",
            value=shown(text),
            hint=f"Bedoel je `{lost[:4]}.{lost[4:7]}.{lost[7:]}`?" if right else "",
        )
    expected = 97 - int(digits[:8]) % 97
    if int(digits[8:]) != expected:
        raise fault("wrong-check-digit", value=shown(text), expected=f"{expected:02d}")
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def _pattern(code: str, pattern: str, kind: str, *written: str, **limits: int) -> LeafType:
    """A leaf that follows a pattern; `written` are the types that an editor may see in it."""

    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = leaf.text.strip()
        if not re.fullmatch(pattern, text):
            raise fault(code, value=shown(text))
        return text

    form = {"type": ("string", *written), "pattern": f"^({pattern})$", **limits}
    return LeafType(convert, kind, form)


def _media_path(leaf: Leaf, remarks: Collector) -> str:
    """A file below the municipality's own folder; anything that could point outside is refused."""
    text = visible(leaf)
    parts = text.split("/")
    if (
        not text
        or text.startswith(("/", "~"))
        or re.search(r"[\\:%\0]", text)
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise fault("path-outside")
    return text


def choice(kind: type[E], without: Collection[E] = ()) -> LeafType:
    """A validator for one of the values of an enumeration; it tells them with their labels."""
    members = [member for member in kind if member not in without]
    names = [member.value for member in members]
    labels = {member.value: str(getattr(member, "label", member.value)) for member in members}
    choices = ", ".join(
        f"`{name}`" if name == label else f"`{name}` ({label})" for name, label in labels.items()
    )
    folded = {label.lower(): name for name, label in labels.items()}

    def convert(leaf: Leaf, remarks: Collector) -> E:
        text = leaf.text.strip()
        if text not in names:
            meant = difflib.get_close_matches(text.lower(), folded, n=1)
            word = folded[meant[0]] if meant else closest(text, names, cutoff=0.7)
            close = f"Bedoel je `{word}`?" if word else ""
            raise fault("bad-choice", value=shown(text), choices=choices, hint=close)
        return kind(text)

    options = [_option(value, label) for value, label in labels.items()]
    form = {"oneOf": [option for pair in options for option in pair]}
    return LeafType(convert, "keuze", form, tuple(labels.items()))


def _option(value: str, label: str) -> Iterator[dict[str, Any]]:
    """A value of a closed list for an editor; `2.1` is a number there unless it is in quotes."""
    yield {"const": value, "title": label}
    if re.fullmatch(r"\d+\.\d+", value):
        yield {"const": float(value), "title": label}


Text = Annotated[str, _text(20_000)]
ShortText = Annotated[str, _text(300, one_line=True)]
Lead = Annotated[str, _text(200, one_line=True)]
Name = Annotated[
    str,
    LeafType(_name, *as_written("tekst tot 200 tekens", *_WRITTEN, minLength=1, maxLength=200)),
]
Body = Annotated[Leaf, LeafType(_body, *as_written("Markdown", *_WRITTEN))]
Id = Annotated[
    str,
    LeafType(_id, *as_written("id", "string", "integer", pattern=f"^{ID_PATTERN.pattern}$")),
]
Colour = Annotated[
    str, LeafType(_colour, *as_written("kleur", "string", pattern="^#[0-9a-fA-F]{6}$"))
]
Url = Annotated[
    str, LeafType(_url, *as_written("webadres", "string", format="iri", pattern=f"^{_ADDRESS}$"))
]
Target = Annotated[
    str,
    LeafType(
        _target,
        *as_written(
            "pagina of webadres", "string", pattern=rf"^(/[a-z0-9/-]*(#[\w-]+)?|{_ADDRESS})$"
        ),
    ),
]
Email = Annotated[
    str,
    LeafType(
        _email,
        *as_written(
            "e-mailadres",
            "string",
            format="idn-email",
            pattern=r"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$",
            maxLength=254,
        ),
    ),
]
Phone = Annotated[
    str,
    LeafType(
        _phone,
        *as_written("telefoonnummer", "string", "integer", pattern=r"^\+?[\d ./()-]{3,}$"),
    ),
]
EnterpriseNumber = Annotated[
    str,
    LeafType(
        _enterprise_number,
        *as_written(
            "ondernemingsnummer", "string", "number", pattern=r"^([bB][eE]\s*)?[01]([\s.]*\d){9}$"
        ),
    ),
]
Nis = Annotated[
    str, _pattern("bad-nis", r"\d{5}", "NIS-code", "integer", minimum=10000, maximum=99999)
]
Postcode = Annotated[
    str, _pattern("bad-postcode", r"[1-9]\d{3}", "postcode", "integer", minimum=1000, maximum=9999)
]
Version = Annotated[str, _pattern("bad-version", r"\d+(\.\d+)+", "versie", "number")]
Digest = Annotated[
    str, _pattern("bad-digest", r"[0-9a-f]{32}", "vingerafdruk", "integer", "number")
]
OverridePath = Annotated[
    str,
    _pattern(
        "bad-override-path",
        r"(actions|goals|methods|moments|pages|partners|topics)(\.[a-z0-9_/-]+){2,}",
        "pad van een veld",
    ),
]
PagePath = Annotated[
    str, _pattern("bad-page-path", r"/?[a-z0-9-]*(/[a-z0-9-]+)*/?", "adres van een pagina")
]
MediaPath = Annotated[
    str,
    LeafType(
        _media_path,
        *as_written(
            "bestand",
            "string",
            pattern=r"^(?![/~])(?!.*//)(?!(.*/)?\.{1,2}(/|$))[^\\:%]*[^\\:%/]$",
        ),
    ),
]
PathId = Annotated[str, LeafType(lambda leaf, _: leaf.text, "bestandsnaam", {"type": "string"})]
"""The id of a page or post: its file name, which the reader has checked."""
