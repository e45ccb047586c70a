"""English that gives away the words of a library in a message for officers."""

from __future__ import annotations

import re

__all__ = ["english_words"]

_TELL_TALE = re.compile(
    r"\b(?:the|should|must|cannot|could not|can't|expected|unexpected|found|invalid|valid|input"
    r"|missing|required|permitted|extra|mapping|sequence|scalar|token|undefined|unknown|error"
    r"|while|parsing|scanning|string|integer|decimal|datetime|default|context|none|null"
    r"|traceback|exception|object|instance|attribute|encountered|unclosed)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"`[^`]*`|«[^»]*»|aanhalingstekens: .*|\[[a-z-]+\]$")


def english_words(text: str) -> list[str]:
    """The tell-tale words of a message, what it quotes and its code apart."""
    return _TELL_TALE.findall(_QUOTED.sub("", text))
