"""A letter template tried: read, and filled in with the fullest and the emptiest data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from lxml import etree

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.kit.letter_check import check_letter
from klimaatwerf.kit.letter_fields import sample
from klimaatwerf.kit.letter_file import parts_with_text
from klimaatwerf.kit.letters import render

__all__ = ["tried"]


def tried(data: bytes, file: str) -> Iterator[Problem]:
    """What is wrong with a template; it is filled in only where nothing else is."""
    found = check_letter(data, file)
    yield from found
    if not any(one.is_error for one in found) and not all(
        _comes_out(data, file, context) for context in _contexts()
    ):
        yield problem("letter-broken", Place(file, 1, 1))


def _contexts() -> Iterator[dict[str, Any]]:
    for filled, form in product((True, False), ("je", "u")):
        yield {**sample(filled=filled), "form": form}


def _comes_out(data: bytes, file: str, context: dict[str, Any]) -> bool:
    """Whether the filled letter is a document, and none of its tags is left."""
    try:
        made = render(data, context, file)
        parts = parts_with_text(made)
        for xml in parts.values():
            etree.fromstring(xml)
    except Exception:  # noqa: BLE001 (whatever docxtpl stumbles over, the template is broken)
        return False
    return not any(sign in xml for xml in parts.values() for sign in (b"{{", b"{%", b"{#"))
