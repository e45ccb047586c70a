"""The written part of a kit: letters, recruitment texts and the plan of the campaign."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.kit.campaign import Campaign, campaign_of
from klimaatwerf.core.kit.items import KitItem, Voice, Words
from klimaatwerf.core.kit.letters import LETTERS, Letter
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Place
from klimaatwerf.kit.campaign_calendar import plan_calendar
from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.letter_context import letter_context
from klimaatwerf.kit.letter_logo import logo_order, picture_of
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.kit.pages import FileLine, Group, KitPages
from klimaatwerf.kit.text_files import text_files
from klimaatwerf.kit.texts import make_texts
from klimaatwerf.packs import shown_file
from klimaatwerf.render.press.orders import Printed
from klimaatwerf.render.press.studio import Studio

__all__ = ["Writer", "Written"]

_LETTERS, _TEXTS, _PLAN = "brieven", "teksten", "campagneplan"
_RECIPE = "1"
"""To be raised when the same template and fields must give another letter."""


@dataclass(frozen=True)
class Written:
    """The files of the written part, and how the index names them."""

    files: Mapping[str, bytes]
    groups: tuple[Group, ...]
    fresh: int
    """How many letters were filled in now, and not kept from before."""


class Writer:
    """Writes for the items of one municipality."""

    def __init__(
        self, plan: Plan, words: PackWords, studio: Studio, room: DrawingRoom, pages: KitPages
    ) -> None:
        self._plan, self._words, self._studio = plan, words, studio
        self._room, self._pages = room, pages
        self._fresh = 0

    def write(self, item: KitItem, words: Words, problems: Collector) -> Written:
        """All that is written of an item; `words` are those of its recruit file."""
        self._fresh = 0
        plan = self._campaign(item)
        files: dict[str, bytes] = {}
        groups: list[Group] = []
        letters = dict(self._letters(item, words, plan, problems))
        if letters:
            files |= {_letter_name(one): data for one, data in letters.items()}
            groups.append(_letter_group(letters))
        texts = make_texts(item, words, self._words.frames, self._plan.values)
        made = text_files(item, texts, self._plan.values)
        files |= {f"{_TEXTS}/{name}": data for name, data in made.items()}
        groups.append(_text_group(made))
        if plan is not None:
            told = dict(self._told(plan))
            files |= told
            groups.append(_plan_group([*told, *map(_letter_name, letters)]))
        return Written(files, tuple(one for one in groups if one.files), self._fresh)

    # ---- the campaign

    def _campaign(self, item: KitItem) -> Campaign | None:
        rules = self._words.rules
        if rules is None:
            return None
        site = self._plan.site
        method = site.methods.get(item.method or "")
        return campaign_of(item, method, site.municipality, rules, self._plan.today)

    def _told(self, plan: Campaign) -> Iterator[tuple[str, bytes]]:
        yield f"{_PLAN}/campagneplan.html", self._pages.plan(plan)
        calendar = plan_calendar(plan, self._plan.site.slug)
        if calendar is not None:
            yield f"{_PLAN}/campagneplan.ics", calendar

    # ---- letters

    def _letters(
        self, item: KitItem, words: Words, plan: Campaign | None, problems: Collector
    ) -> Iterator[tuple[Letter, bytes]]:
        for letter in LETTERS:
            template = self._words.kit.files.get(letter.template)
            if template is None:
                file = self._shown(letter)
                problems.add("letter-missing", Place(file, 1, 1), name=f"{letter.id}.docx")
                continue
            if plan is None:
                continue
            audience = letter.speaks_to(item)
            voice = words.voices.get(audience, Voice())
            # One that is for anybody tells every way; the others what their readers can do.
            ways = item.ways if letter.open else item.ways_for(audience)
            context = letter_context(
                replace(item, ways=ways, ways_of=()),
                self._plan.site.municipality,
                voice,
                plan,
                self._fixed(),
                self._logo,
            )
            made = self._filled(letter, template, context, problems)
            if made is not None:
                yield letter, made

    def _filled(
        self, letter: Letter, template: bytes, context: dict[str, Any], problems: Collector
    ) -> bytes | None:
        from klimaatwerf.kit.letters import render  # noqa: PLC0415 (docxtpl takes 0.2 s)

        key = fingerprint((_RECIPE, *_made_with(), digest_of(template), _as_text(context)))
        known = self._room.kept.get(key, "docx")
        if known is not None:
            return known
        try:
            made = render(template, context, self._shown(letter))
        except SourceError as error:
            problems.extend(error.problems)
            return None
        except Exception:  # noqa: BLE001 (docxtpl stumbles in any way: the template is broken)
            problems.add("letter-broken", Place(self._shown(letter), 1, 1))
            return None
        self._fresh += 1
        self._room.kept.put(key, "docx", made)
        return made

    def _shown(self, letter: Letter) -> str:
        return shown_file(f"content/kit/{letter.template}", self._room.release)

    def _fixed(self) -> dict[str, str]:
        return self._studio.fixed_words()

    @cached_property
    def _logo(self) -> Mapping[str, Any] | None:
        """The logo as pixels: Word takes no drawing."""
        brand = self._plan.site.municipality.brand
        laid = self._studio.pictures.logo(brand.logo) if brand.logo else None
        if laid is None:
            return None
        alt = brand.logo_alt or ""
        order = logo_order(laid, alt)
        drawn = self._room.print(order) if order is not None else None
        return picture_of(laid, alt, drawn if isinstance(drawn, Printed) else None)


@cache
def _made_with() -> tuple[str, ...]:
    """The versions of what fills in letters; to look them up takes some milliseconds."""
    return tuple(version(name) for name in ("docxtpl", "python-docx", "jinja2"))


def _as_text(context: Mapping[str, Any]) -> str:
    """The fields as one text; a picture by its digest."""
    return json.dumps(context, sort_keys=True, default=lambda data: digest_of(bytes(data)))


# ---- how the index names them


def _letter_name(letter: Letter) -> str:
    return f"{_PLAN if letter.planned else _LETTERS}/{letter.id}.docx"


def _letter_group(letters: Mapping[Letter, bytes]) -> Group:
    files = tuple(
        FileLine(_letter_name(one), one.label, one.advice) for one in letters if not one.planned
    )
    advice = "Open ze in Word en maak ze van jou. Wat je aanpast, gaat nooit verloren."
    return Group(_LETTERS, "Brieven", files, advice)


def _text_group(made: Mapping[str, bytes]) -> Group:
    labels = {
        "html": ("Alle teksten als webpagina", "om te kopiëren, met het aantal tekens"),
        "docx": ("Alle teksten in Word", "om samen na te lezen"),
    }

    def line(name: str) -> FileLine:
        stem, _, type = name.rpartition(".")
        label, advice = labels.get(type) or (
            f"Voor {stem.removeprefix('teksten-')}",
            "platte tekst",
        )
        return FileLine(f"{_TEXTS}/{name}", label, advice)

    advice = "Voor elke doelgroep en elk kanaal een korte en een lange tekst."
    return Group(_TEXTS, "Wervingsteksten", tuple(map(line, made)), advice)


def _plan_group(names: list[str]) -> Group:
    labels = {
        "html": ("Campagneplan", "wat je wanneer doet, langs welk kanaal"),
        "docx": ("Draaiboek in Word", "hetzelfde plan, om te verdelen"),
        "ics": ("Voor je agenda", "elke taak op haar dag"),
    }
    files = tuple(
        FileLine(name, *labels[name.rpartition(".")[2]])
        for name in names
        if name.startswith(f"{_PLAN}/")
    )
    return Group(_PLAN, "Campagneplan", files, "Alles is geteld vanaf de start.")
