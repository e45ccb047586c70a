"""What the shipped recruit texts promise to the designs, the letters and their readers.

They are read with PyYAML and rendered with Jinja as a reader gets them, in the je and in the u
form; the limits count what that reader sees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import Environment, StrictUndefined

from klimaatwerf.core.style import Style
from klimaatwerf.core.vocabulary import AddressForm
from tests.roots import HERE

RECRUIT = HERE / "content" / "kit" / "recruit"
ACTIONS = {file.stem: file for file in (HERE / "content" / "actions").glob("*.md")}
NAMES = sorted(ACTIONS)
AUDIENCES = ("resident", "association", "company", "shopkeeper", "school", "staff")

STICKER, STICKER_LINES = 14, range(1, 4)
LIMITS = {"kicker": 60, "until": 16, "window": 40}
STEP = {"title": 28, "text": 110}
INVITATION = {"title": 48, "hook": 110, "why": 260, "ask": 180}
GAIN = {"title": 30, "text": 90}
POINTS = 3
"""As many steps and gains as the designs draw."""

_JINJA = Environment(undefined=StrictUndefined, autoescape=False)
_LONG_NAME = SimpleNamespace(name="Beveren-Kruibeke-Zwijndrecht")
"""The longest name of a municipality."""
_PAIR = re.compile(r'je\("([^"]*)", "([^"]*)"\)')
_JE_WORDS = re.compile(r"\b(?:je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)
_U_WORDS = re.compile(r"\b(?:u|uw|uwe|uzelf)\b", re.IGNORECASE)
_U_VERBS = re.compile(
    r"\bu (?:kan|wil|zal|heb|ben)\b"
    r"|\b(?:kan|wil|zal|heb|ben|doe|zie|ga|hou|vind|krijg|ken|leer|werk|woon|hoor) u\b",
    re.IGNORECASE,
)
"""Verbs of the je form before or after u."""
_JE_VERBS = re.compile(
    r"\b(?:kunt|wilt|zult|hebt|bent|ziet|hoort|merkt|beslist|zegt|bestelt|leert) je\b(?! \w+\b)"
    r"|\bje (?:kunt|wilt|zult)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(r"[!€%\"'\U0001F000-\U0001FAFF☀-➿]|\b(?:gratis|euro)\b", re.IGNORECASE)
"""What a text of all municipalities does not say: a price, a shout, an emoji, a typed quote."""


@cache
def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((RECRUIT / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with its path."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from texts(value, f"{path}.{key}" if path else str(key))
    else:
        for place, value in enumerate(node):
            yield from texts(value, f"{path}.{place}")


@cache
def shown(text: str, form: AddressForm) -> str:
    """The text as a reader of that form sees it."""

    def je(informal: str, formal: str) -> str:
        return informal if form is AddressForm.JE else formal

    return _JINJA.from_string(text).render(je=je, municipality=_LONG_NAME)


def length(text: str) -> int:
    return max(len(shown(text, form)) for form in AddressForm)


def too_long(node: Mapping[str, str], limits: Mapping[str, int]) -> dict[str, int]:
    return {key: length(node[key]) for key, limit in limits.items() if length(node[key]) > limit}


def audiences_of(name: str) -> set[str]:
    front = yaml.safe_load(ACTIONS[name].read_text(encoding="utf-8").split("---\n")[1])
    return set(front["audiences"])


def test_each_action_template_has_its_recruit_texts():
    files = {file.stem for file in RECRUIT.glob("*.yml")} - {"algemeen"}
    assert files == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_residents_and_everybody_that_the_action_is_for_are_invited(name: str):
    invited = set(read(name)["audiences"])
    assert {"resident", *audiences_of(name)} & set(AUDIENCES) <= invited <= set(AUDIENCES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_the_agreed_fields_and_no_others(name: str):
    texts_of = read(name)
    assert set(texts_of) == {*LIMITS, "sticker", "steps", "audiences"}
    assert [set(step) for step in texts_of["steps"]] == [set(STEP)] * POINTS
    for invitation in texts_of["audiences"].values():
        assert set(invitation) == {*INVITATION, "gains"}
        assert [set(gain) for gain in invitation["gains"]] == [set(GAIN)] * POINTS


@pytest.mark.parametrize("name", NAMES)
def test_each_text_fits_in_both_forms(name: str):
    texts_of = read(name)
    assert too_long(texts_of, LIMITS) == {}
    assert [too_long(step, STEP) for step in texts_of["steps"]] == [{}] * POINTS
    assert len(texts_of["sticker"]) in STICKER_LINES
    assert [line for line in texts_of["sticker"] if length(line) > STICKER] == []
    for invitation in texts_of["audiences"].values():
        assert too_long(invitation, INVITATION) == {}
        assert [too_long(gain, GAIN) for gain in invitation["gains"]] == [{}] * POINTS


@pytest.mark.parametrize("name", NAMES)
def test_a_date_can_follow_what_stands_before_a_deadline(name: str):
    assert {shown(read(name)["until"], form).split()[-1] for form in AddressForm} == {"tot"}


@pytest.mark.parametrize("name", NAMES)
def test_each_reader_is_addressed_in_one_form(name: str):
    strangers = {AddressForm.JE: _U_WORDS, AddressForm.U: _JE_WORDS}
    assert [
        (path, form.value, seen)
        for path, text in texts(read(name))
        for form, words in strangers.items()
        if words.search(seen := shown(text, form))
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_verbs_follow_the_form_of_address(name: str):
    wrong = {AddressForm.JE: _JE_VERBS, AddressForm.U: _U_VERBS}
    assert [
        (path, seen)
        for path, text in texts(read(name))
        for form, verbs in wrong.items()
        if verbs.search(seen := shown(text, form))
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_stands_only_where_the_forms_differ(name: str):
    pairs = [pair for _, text in texts(read(name)) for pair in _PAIR.findall(text)]
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_style_of_the_house_has_no_remark(name: str):
    style = Style(date(2026, 11, 23))
    assert [
        (path, remark)
        for path, text in texts(read(name))
        for form in AddressForm
        for remark in style.judged(shown(text, form), form)
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_shouted_priced_or_typed_with_straight_quotes(name: str):
    assert [
        (path, found[0])
        for path, text in texts(read(name))
        for form in AddressForm
        if (found := _LOUD.search(shown(text, form)))
    ] == []


@pytest.mark.parametrize("field", ["title", "hook", "why", "ask"])
def test_no_two_invitations_say_the_same(field: str):
    said = Counter(
        shown(invitation[field], AddressForm.JE)
        for name in NAMES
        for invitation in read(name)["audiences"].values()
    )
    assert [text for text, times in said.items() if times > 1] == []
