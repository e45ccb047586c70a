"""The shipped letters filled in for municipalities of the tests, as the kit does it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from PIL import Image, ImageDraw

from klimaatwerf.core.kit.campaign import Campaign, campaign_of
from klimaatwerf.core.kit.items import KitItem, Point, Voice
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.model.kit_campaign import CampaignRules
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import AddressForm
from klimaatwerf.kit.campaign_rules import FILE, read_rules
from klimaatwerf.kit.letter_context import letter_context
from klimaatwerf.kit.letters import render
from klimaatwerf.pipeline import prepare
from tests.sites import ROOT, shipped

__all__ = [
    "TEMPLATES",
    "TODAY",
    "context_of",
    "letter",
    "logo",
    "plan_of",
    "rules",
    "shipped_plan",
    "voice_of",
]

TODAY = date(2026, 11, 27)
TEMPLATES = {one.id: (ROOT / "content/kit" / one.template).read_bytes() for one in LETTERS}


@cache
def rules() -> CampaignRules:
    """The shipped rules of the campaign plan."""
    found, problems = read_rules({FILE: (ROOT / "content/kit" / FILE).read_bytes()})
    assert (found is not None, problems) == (True, ())
    assert found is not None
    return found


@cache
def shipped_plan(slug: str) -> Plan:
    """The plan of the site of a shipped municipality."""
    plan = prepare(shipped(TODAY), slug).plan
    assert plan is not None
    return plan


def plan_of(plan: Plan, item: KitItem, today: date = TODAY) -> Campaign:
    """The campaign plan of an item of a site."""
    method = plan.site.methods.get(item.method or "")
    return campaign_of(item, method, plan.site.municipality, rules(), today)


def voice_of(plan: Plan) -> Voice:
    """What an audience is told, in the form of the municipality."""
    polite = plan.site.municipality.address_form is AddressForm.U
    gains = (
        Point("Koel in de zomer", "Een haag geeft schaduw."),
        Point("", "Vogels vinden er een plek."),
        Point("Mooi", ""),
    )
    return Voice(
        title="Zin om mee te doen?",
        hook="Samen gaat het vlotter dan alleen.",
        why="Elke straat die meedoet, maakt het verschil.",
        ask="Komt u ook? Breng uw buren mee." if polite else "Kom je ook? Breng je buren mee.",
        gains=gains,
    )


def context_of(plan: Plan, item: KitItem, voice: Voice | None = None) -> dict[str, Any]:
    """What a letter shows of an item of a site."""
    town = plan.site.municipality
    publisher = town.publisher
    words = {
        "publisher": f"V.U.: {publisher.name}, {publisher.address}" if publisher else "",
        "questions": f"Vragen? Mail {town.contact.email}." if town.contact.email else "",
    }
    picture = logo() if town.brand.logo else None
    return letter_context(
        item,
        town,
        voice_of(plan) if voice is None else voice,
        plan_of(plan, item),
        words,
        picture,
    )


def letter(name: str, context: Mapping[str, Any]) -> bytes:
    """A shipped letter, filled in."""
    return render(TEMPLATES[name], context, f"{name}.docx")


@cache
def logo() -> dict[str, Any]:
    """A logo as the press makes it."""
    pixels = Image.new("RGB", (240, 80), "white")
    ImageDraw.Draw(pixels).ellipse((20, 10, 80, 70), fill="#1f5673")
    made = io.BytesIO()
    pixels.save(made, "PNG")
    return {"png": made.getvalue(), "ratio": 3.0, "alt": "Logo van Asse, “twee” handen & een <zon>"}
