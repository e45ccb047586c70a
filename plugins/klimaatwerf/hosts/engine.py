"""What turns plans into pages in one process: one Jinja environment and one Markdown converter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.theme import environment

__all__ = ["Engine", "engine_of", "portable"]


@dataclass(frozen=True)
class Engine:
    """The environment of the theme in `folder`, and the converter of its texts."""

    folder: Path
    environment: jinja2.Environment
    converter: Converter


def engine_of(folder: Path, markdown: Mapping[str, Any], compiled: Path | None = None) -> Engine:
    """The engine of a theme's folder; `markdown` has the extensions and their `configs`.

    In the folder `compiled`, if any, compiled templates are kept.
    """
    converter = Converter(markdown["extensions"], markdown["configs"])
    return Engine(folder, environment(folder, converter.plain, compiled), converter)


def portable(extensions: list[Any], configs: Mapping[str, Any]) -> dict[str, Any] | None:
    """The Markdown settings as plain values; None where code is among them."""
    values = {"extensions": extensions, "configs": dict(configs)}
    try:
        same: dict[str, Any] = json.loads(json.dumps(values))
    except (TypeError, ValueError):
        return None
    return same if same == values else None
