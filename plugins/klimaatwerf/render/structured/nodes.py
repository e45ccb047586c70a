"""Nodes of JSON-LD: plain mappings in the order in which they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from klimaatwerf.render.view import View

__all__ = [
    "LANGUAGE",
    "Node",
    "address",
    "as_script",
    "filled",
    "plain",
    "postal_address",
]

Node = dict[str, Any]

LANGUAGE = "nl-BE"
_COUNTRY = "BE"
_ADDRESS = re.compile(r"(?P<street>[^,]+), (?P<postcode>\d{4}) (?P<locality>[^,]+)")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def filled(**values: Any) -> Node:
    """A node without what is not known; `type` and `id` become `@type` and `@id`."""
    return {
        f"@{name}" if name in ("type", "id") else name: value
        for name, value in values.items()
        if value not in (None, "", ()) and value != []
    }


def as_script(node: Mapping[str, Any]) -> str:
    """A node as text that can stand in a script element, whatever its values hold."""
    text = _encode(node)
    for sign, escaped in _IN_SCRIPT.items():
        if sign in text:
            text = text.replace(sign, escaped)
    return text


def address(text: str | None) -> Node | str | None:
    """An address in its parts, where it is written as `Markt 1, 2590 Berlaar`, else as it is."""
    if text is None or (match := _ADDRESS.fullmatch(text.strip())) is None:
        return text
    return postal_address(match["street"], match["postcode"], match["locality"])


def postal_address(street: str | None, postcode: str | None, locality: str | None) -> Node:
    """An address in Belgium."""
    return filled(
        type="PostalAddress",
        streetAddress=street,
        postalCode=postcode,
        addressLocality=locality,
        addressCountry=_COUNTRY,
    )


def plain(view: View, markdown: str) -> str:
    """A short Markdown text without its markup."""
    html: Markup = view.theme.filters["markdown"]({}, markdown)
    return html.striptags()
