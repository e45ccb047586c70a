"""Text leaves as values: one validator a type, each with its own Dutch message.

A validator takes a `Leaf` and gives a value or raises a `PydanticCustomError` whose type is a code
of the catalogue. Pydantic's own conversions are not used: they take `1_000`, `inf` and the year 26.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import PlainValidator

from klimaatwerf.core.leaf_types import clean, fault, leaf_type, shown, visible
from klimaatwerf.core.problems import Collector, nearest
from klimaatwerf.core.tree import Leaf

__all__ = [
    "ID_PATTERN",
    "Body",
    "Colour",
    "Decimals",
    "Email",
    "EnterpriseNumber",
    "Id",
    "Lead",
    "MediaPath",
    "Name",
    "Nis",
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
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")

E = TypeVar("E", bound=StrEnum)


def _text(limit: int, one_line: bool = False) -> PlainValidator:
    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = clean(leaf, remarks)
        if one_line:
            text = " ".join(text.split())
        if len(text) > limit:
            raise fault("text-too-long", length=len(text), limit=limit)
        return text

    return leaf_type(convert)


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
        proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        raise fault("bad-id", value=shown(text), hint=proposal and f"Bedoel je `{proposal}`?")
    return text


def _yes_no(leaf: Leaf, remarks: Collector) -> bool:
    word = leaf.text.strip().lower()
    if word in ("ja", "true"):
        return True
    if word in ("nee", "false"):
        return False
    raise fault("bad-yes-no", value=shown(leaf.text))


def _whole(leaf: Leaf, remarks: Collector) -> int:
    digits = re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", leaf.text.strip())
    if not digits or len(digits[0]) > 12:
        raise fault("bad-whole", value=shown(leaf.text))
    return int(digits[0].replace(".", ""))


def _year(leaf: Leaf, remarks: Collector) -> int:
    text = leaf.text.strip()
    if not re.fullmatch(r"(19|20)\d\d", text, re.ASCII):
        raise fault("bad-year", value=shown(text))
    return int(text)


def _decimals(leaf: Leaf, remarks: Collector) -> Decimal:
    text = leaf.text.strip()
    if not _NUMBER.fullmatch(text) or len(text) > 15:
        raise fault("bad-number", value=shown(leaf.text))
    return Decimal(text.replace(",", "."))


def _colour(leaf: Leaf, remarks: Collector) -> str:
    text = leaf.text.strip()
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
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


def _pattern(code: str, pattern: str) -> PlainValidator:
    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = leaf.text.strip()
        if not re.fullmatch(pattern, text):
            raise fault(code, value=shown(text))
        return text

    return leaf_type(convert)


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


def choice(kind: type[E], without: Collection[E] = ()) -> PlainValidator:
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
            close = nearest(text, names) or nearest(folded[meant[0]] if meant else "", names)
            raise fault("bad-choice", value=shown(text), choices=choices, hint=close)
        return kind(text)

    return leaf_type(convert)


Text = Annotated[str, _text(20_000)]
ShortText = Annotated[str, _text(300, one_line=True)]
Lead = Annotated[str, _text(200, one_line=True)]
Name = Annotated[str, leaf_type(_name)]
Body = Annotated[Leaf, leaf_type(_body)]
Id = Annotated[str, leaf_type(_id)]
YesNo = Annotated[bool, leaf_type(_yes_no)]
Whole = Annotated[int, leaf_type(_whole)]
Year = Annotated[int, leaf_type(_year)]
Decimals = Annotated[Decimal, leaf_type(_decimals)]
Colour = Annotated[str, leaf_type(_colour)]
Url = Annotated[str, leaf_type(_url)]
Target = Annotated[str, leaf_type(_target)]
Email = Annotated[str, leaf_type(_email)]
Phone = Annotated[str, leaf_type(_phone)]
EnterpriseNumber = Annotated[str, leaf_type(_enterprise_number)]
Nis = Annotated[str, _pattern("bad-nis", r"\d{5}")]
Postcode = Annotated[str, _pattern("bad-postcode", r"[1-9]\d{3}")]
Version = Annotated[str, _pattern("bad-version", r"\d+(\.\d+)+")]
PagePath = Annotated[str, _pattern("bad-page-path", r"/?[a-z0-9-]*(/[a-z0-9-]+)*/?")]
MediaPath = Annotated[str, leaf_type(_media_path)]
PathId = Annotated[str, leaf_type(lambda leaf, _: leaf.text)]
"""The id of a page or post: its file name, which the reader has checked."""
