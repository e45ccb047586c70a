"""The time zone of every date and hour here."""

from __future__ import annotations

from zoneinfo import ZoneInfo

__all__ = ["BRUSSELS"]

BRUSSELS = ZoneInfo("Europe/Brussels")
