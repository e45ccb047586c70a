"""The examples of messages that ship with the package: what `check` said about bad inputs."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["load_examples"]


@cache
def load_examples() -> dict[str, dict[str, str]]:
    """By the code of a message the line that was `said`, and the `row` that it was about."""
    text = (files("klimaatwerf") / "data" / "message-examples.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
