"""Problems as HTML for a preview: a panel above a page, or a page of their own."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup, escape

from klimaatwerf.core.problems import Problem, Severity
from klimaatwerf.render.theme import safe

__all__ = ["notice", "page", "panel", "with_panel"]

_KINDS = {Severity.ERROR: "Fout", Severity.WARNING: "Waarschuwing", Severity.HINT: "Opmerking"}
_ORDER = list(Severity)
_CODE = re.compile("`([^`]+)`")


def panel(found: tuple[Problem, ...]) -> Markup:
    """The problems above a page; open where something can't be built."""
    return safe(_templates().panel(**_shown(found)))


def with_panel(body: bytes, found: tuple[Problem, ...]) -> bytes:
    """A page with the panel at the start of its body."""
    before, tag, after = body.partition(b"<body")
    rest, closing, content = after.partition(b">")
    return b"".join((before, tag, rest, closing, panel(found).encode(), content))


def page(found: tuple[Problem, ...], *, asks: bool = True) -> Markup:
    """A whole page for a site that was never built.

    With `asks` it asks for itself every second, and gives way as soon as the answer is another.
    """
    mark = hashlib.sha256("\n".join(map(str, found)).encode()).hexdigest() if asks else ""
    return safe(_templates().page(**_shown(found), mark=mark).strip())


def notice(title: str, text: str, address: str = "", label: str = "") -> Markup:
    """A whole page that says one thing, with a link where there is somewhere to go."""
    return safe(_templates().notice(title, text, address, label).strip())


def _shown(found: tuple[Problem, ...]) -> dict[str, Any]:
    """The problems by file: the file with the worst first, then by line."""
    by_file = [
        (file, list(rows))
        for file, rows in groupby(
            sorted(found, key=lambda one: one.place), lambda one: one.place.file
        )
    ]
    by_file.sort(key=lambda pair: min(_ORDER.index(row.severity) for row in pair[1]))
    worst = min((one.severity for one in found), key=_ORDER.index)
    return {"files": by_file, "title": _title(found), "worst": worst.value}


def _title(found: tuple[Problem, ...]) -> str:
    errors = sum(one.is_error for one in found)
    if errors:
        return "Er is een fout" if errors == 1 else f"Er zijn {errors} fouten"
    return "Er is een opmerking" if len(found) == 1 else f"Er zijn {len(found)} opmerkingen"


@cache
def _templates() -> Any:
    """The macros of problems.html; the theme has no part in them, as it may be what is broken."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, ""), autoescape=True, trim_blocks=True
    )
    templates.filters["coded"] = _coded
    templates.globals["kinds"] = _KINDS
    return templates.get_template("problems.html").module


def _coded(text: str) -> Markup:
    """A message with what stands between backticks as code."""
    return safe(_CODE.sub(r"<code>\1</code>", str(escape(text))))
