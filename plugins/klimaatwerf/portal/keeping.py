"""A summary as text, kept beside the last good version of a site for when its files break."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from klimaatwerf.portal.summary import Summary

__all__ = ["from_text", "to_text"]

_ADAPTER = TypeAdapter(Summary)


def to_text(summary: Summary) -> str:
    """The summary as JSON."""
    return _ADAPTER.dump_json(summary).decode()


def from_text(text: str | None) -> Summary | None:
    """The summary that a text holds; None where there is none, or one of another version."""
    try:
        return _ADAPTER.validate_json(text or "")
    except ValidationError:
        return None
