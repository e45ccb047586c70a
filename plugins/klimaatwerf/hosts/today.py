"""The day of today, read from the outside world: only the command line and the hosts ask."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from klimaatwerf.core.brussels import BRUSSELS

__all__ = ["today"]


def today(given: str | None = None, environ: Mapping[str, str] | None = None) -> date:
    """The given day, else KLIMAATWERF_TODAY, else SOURCE_DATE_EPOCH, else the clock in Brussels.

    Raises:
        ValueError: a given day is not of the form 2026-11-23, or the epoch is not a number.
    """
    environ = os.environ if environ is None else environ
    if text := given or environ.get("KLIMAATWERF_TODAY"):
        return date.fromisoformat(text)
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(BRUSSELS).date()
    return datetime.now(BRUSSELS).date()
