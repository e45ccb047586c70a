"""The recruitment texts of the shipped pack, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from klimaatwerf.core.kit.facts import facts, with_words
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.model.kit_channels import Length
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import AddressForm, Audience
from klimaatwerf.kit.channels import KitFrames, read_frames
from klimaatwerf.kit.recruiting import Recruiting
from klimaatwerf.kit.texts import AUDIENCES, KitText, make_texts
from klimaatwerf.pipeline import prepare
from tests.sites import ROOT, shipped

__all__ = ["FILES", "frames", "in_form", "item_of", "one", "plan_of", "recruiting", "told"]


def _files() -> dict[str, bytes]:
    folder = ROOT / "content/kit"
    found = (*folder.glob("recruit/*.yml"), folder / "channels.yml")
    return {path.relative_to(folder).as_posix(): Path(path).read_bytes() for path in found}


FILES = _files()
"""The files with words, by their names below content/kit/."""


@cache
def recruiting() -> Recruiting:
    """The shipped recruit files."""
    templates = shipped().pack.tree.branch("templates").items
    return Recruiting(FILES, shipped().texts.names, list(templates))


@cache
def frames() -> KitFrames:
    """The shipped channels."""
    return read_frames(FILES, shipped().texts.names)


@cache
def plan_of(slug: str) -> Plan:
    """The plan of a shipped municipality."""
    plan = prepare(shipped(), slug).plan
    assert plan
    return plan


def item_of(slug: str, identity: str) -> KitItem:
    """An action or event of a shipped municipality, before it has the words of a recruit file."""
    plan = plan_of(slug)
    made = facts(plan.selection, plan.values, shipped().pack.tree)
    return next(item for item in made.values() if item.id == identity)


def in_form(values: Values, form: AddressForm) -> Values:
    """The same values for readers who are addressed in that form."""
    other = values.municipality.model_copy(update={"address_form": form})
    return replace(values, municipality=other)


def told(
    item: KitItem, values: Values, audiences: Sequence[Audience] = AUDIENCES
) -> tuple[KitText, ...]:
    """All texts of an item for these audiences."""
    words = recruiting().words(item, values, Collector())
    return make_texts(with_words(item, words), words, frames(), values, audiences)


def one(
    slug: str, identity: str, audience: Audience, channel: str, length: Length = Length.SHORT
) -> KitText:
    """One text of a shipped municipality."""
    wanted = (audience, channel, length)
    texts = told(item_of(slug, identity), plan_of(slug).values)
    return next(text for text in texts if (text.audience, text.channel, text.length) == wanted)
