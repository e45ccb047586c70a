"""Kits of small municipalities, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.making import Kit, KitMaker
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.pipeline import Prepared
from klimaatwerf.render.press.pictures import Pictures
from klimaatwerf.render.press.studio import Studio
from tests.sites import ROOT, made, shipped

__all__ = ["ACTION", "EVENT", "FONTS", "PROFILE", "THEME", "kit_of", "maker_of"]

THEME = ROOT / "themes/klimaatwerf"
FONTS = THEME / "print/fonts"
PROFILE = """\
publisher: {name: An Voorbeeld, address: "Markt 1, 9667 Horebeke"}
site_url: https://klimaat.dorp.example/
"""
ACTION = """\
- template: behaag-je-tuin
  phase: running
  dates: {start: 2026-12-01, end: 2027-03-31}
  participate:
    - {type: mail, label: Bestel je haag, email: klimaat@dorp.example, closes_on: 2027-01-31}
"""
EVENT = """\
- id: plantdag
  title: Plantdag
  lead: Samen planten we een haag.
  start: "2027-03-06 14:00"
  end: "2027-03-06 17:00"
  place: {name: Het park, street: Parklaan 1, postcode: 9667, locality: Horebeke}
"""


def maker_of(
    prepared: Prepared, room: DrawingRoom, root: Path = ROOT, said: PackWords | None = None
) -> KitMaker:
    """What makes the kits of a municipality that has no errors."""
    plan = prepared.plan
    assert plan is not None, "\n".join(map(str, prepared.problems))
    site = plan.site
    pictures = Pictures(root, site.media, site.pictures)
    studio = Studio(site.municipality, THEME, lambda item: "groen", pictures)
    return KitMaker(plan, prepared.tree, said or words(), studio, room)


@cache
def words() -> PackWords:
    """What the shipped pack says for the kit."""
    return PackWords(shipped().pack.kit, shipped().texts.names)


def kit_of(
    room: DrawingRoom,
    root: Path,
    id: str,
    *,
    actions: str = ACTION,
    events: str = "",
    profile: str = PROFILE,
    files: dict[str, str] | None = None,
) -> Kit:
    """The kit of an item of a village."""
    own = {"actions.yml": actions, "events.yml": events, **(files or {})}
    given = {name: text for name, text in own.items() if text}
    return maker_of(made(root, given, more=profile), room, root).make(id)
