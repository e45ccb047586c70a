"""Faults in the files with words of the kit: each told in Dutch, at its line and column."""

from __future__ import annotations

import pytest

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.kit.channels import TEXT_FIELDS, read_frames
from klimaatwerf.kit.item_words import FIELDS
from klimaatwerf.kit.recruiting import Recruiting
from tests.dutch import english_words
from tests.kit.telling import FILES
from tests.sites import ROOT

GENERIC = FILES["recruit/algemeen.yml"].decode()
CHANNELS = FILES["channels.yml"].decode()
WINDOW = "window: Wij zijn erbij"


def place_of(text: str, part: str) -> tuple[int, int]:
    """The line and column at which a part of a text stands."""
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def faults(text: str) -> list[tuple[str, int, int, str]]:
    found = Recruiting({**FILES, "recruit/algemeen.yml": text.encode()}).problems
    assert [english_words(str(one)) for one in found if english_words(str(one))] == []
    return [(one.place.file, one.place.line, one.place.column, one.code) for one in found]


def frame_faults(text: str) -> list[tuple[str, int, int, str]]:
    found = read_frames({"channels.yml": text.encode()}).problems
    assert [english_words(str(one)) for one in found if english_words(str(one))] == []
    return [(one.place.file, one.place.line, one.place.column, one.code) for one in found]


@pytest.mark.parametrize(
    ("window", "at", "code"),
    [
        ("'{{ item.titel }}'", "{{", "unknown-value"),
        ("'{{ text.hook }}'", "{{", "unknown-value"),
        ("'{{ municipality.naam }}'", "{{", "unknown-value"),
        ("'{{ item }}'", "{{", "unknown-value"),
        ("'{{ item.title.upper }}'", "{{", "unknown-value"),
        ("'Wij {{ item.place }} mee'", "{{", "empty-possible"),
        ("'Wij {{ municipality.contact.phone }}'", "{{", "empty-possible"),
        ("'{% for one in item.ways %}'", "{%", "template-refused"),
        ("'{{ item.title | upper }}'", "{{", "template-refused"),
        ("'{{ actions() }}'", "{{", "template-refused"),
        ("'{{ onderdeel() }}'", "{{", "unknown-component"),
        ("'{{ je(\"Kom\") }}'", "{{", "template-je"),
        ("'{{ item.title }'", "{{", "template-syntax"),
        ("'{% if item.day %}Wij'", "{%", "template-open-if"),
        ("'Wij{% endif %}'", "{%", "template-endif"),
        ("'{% include \"/etc/passwd\" %}'", "{%", "template-refused"),
        (f"{'Wij ' * 11}", "Wij", "text-too-long"),
        ('\'{{ je("Wij", "' + "u" * 41 + "\") }}'", "'", "text-too-long"),
        ('""', '"', "empty-value"),
        ("[Wij]", "[", "text-expected"),
    ],
)
def test_a_fault_in_a_text_is_told_where_it_stands(window, at, code):
    line, column = place_of(GENERIC, WINDOW)
    text = GENERIC.replace(WINDOW, f"window: {window}")
    column += len("window: ") + window.index(at) - (1 if at in ("{{", "{%") else 0)
    assert faults(text) == [("content/kit/recruit/algemeen.yml", line, column, code)]


@pytest.mark.parametrize(
    ("old", "new", "part", "code"),
    [
        ("sticker: [Doe, mee]", "sticker: [Doe, mee, met, ons]", "[Doe", "recruit-count"),
        ("sticker: [Doe, mee]", "sticker: []", "[]", "recruit-count"),
        ("sticker: [Doe, mee]", "sticker: Doe mee", "sticker:", "list-expected"),
        ("kicker:", "kiker:", "kiker:", "unknown-field"),
        (f"{WINDOW}\n", "", "kicker:", "missing-field"),
        ("  school:\n", "  scholen:\n", "scholen:", "unknown-field"),
        ("until: Doe mee tot", "until: &a Doe mee tot", "&a", "yaml-mark"),
        ("until: Doe mee tot", "until:\tDoe: mee: tot", "Doe: mee", "yaml-colon"),
    ],
)
def test_a_fault_in_the_form_of_a_file_is_told_where_it_stands(old, new, part, code):
    text = GENERIC.replace(old, new)
    line, _ = place_of(text, part)
    assert [(file, at, name) for file, at, _, name in faults(text)] == [
        ("content/kit/recruit/algemeen.yml", line, code)
    ]


def test_three_steps_are_asked_for():
    text = GENERIC.replace(
        "  - title: Doe het samen\n"
        "    text: Neem iemand mee. Met twee is de eerste stap kleiner.\n",
        "",
    )
    (found,) = Recruiting({**FILES, "recruit/algemeen.yml": text.encode()}).problems
    assert (found.path, found.message, found.hint) == (
        "steps",
        "In deze lijst staan er 2.",
        "Schrijf er 3: zoveel plaats heeft een affiche.",
    )


def test_a_text_of_two_choices_is_as_long_as_the_longer_one():
    window = "'{% if item.event %}" + "a" * 40 + "{% else %}" + "b" * 40 + "{% endif %}'"
    assert faults(GENERIC.replace(WINDOW, f"window: {window}")) == []


def test_a_file_that_is_no_recruit_file_of_a_template_is_told():
    files = {
        **FILES,
        "recruit/behaag-je-tuinn.yml": FILES["recruit/behaag-je-tuin.yml"],
        "recruit/notities.txt": b"Nog doen.",
    }
    templates = [name[8:-4] for name in FILES if name.startswith("recruit/")]
    found = Recruiting(files, templates=templates).problems
    assert [(one.place.file, one.code, one.hint) for one in found] == [
        (
            "content/kit/recruit/behaag-je-tuinn.yml",
            "recruit-unknown",
            f"{MESSAGES['recruit-unknown'].hint} Bedoel je `behaag-je-tuin`?",
        ),
        (
            "content/kit/recruit/notities.txt",
            "unknown-file",
            "Kijk de naam na, of zet het in media/ of content/.",
        ),
    ]


@pytest.mark.parametrize("data", [b"", b"# niets\n"])
def test_an_empty_file_is_told(data):
    found = Recruiting({**FILES, "recruit/algemeen.yml": data}).problems
    assert [(one.code, one.is_error) for one in found] == [("recruit-empty", True)]


def test_bytes_that_are_no_text_are_told():
    found = Recruiting({**FILES, "recruit/algemeen.yml": b"kicker: caf\xe9"}).problems
    assert [one.code for one in found] == ["encoding"]


def test_without_the_generic_words_or_the_channels_there_is_a_problem_and_no_crash():
    recruiting, frames = Recruiting({}), read_frames({})
    found = (*recruiting.problems, *frames.problems)
    assert [(one.place.file, one.code) for one in found] == [
        ("content/kit/recruit/algemeen.yml", "recruit-missing"),
        ("content/kit/channels.yml", "recruit-missing"),
    ]
    assert frames.channels == ()


@pytest.mark.parametrize(
    ("old", "new", "part", "code"),
    [
        ("{{ part.feiten }}", "{{ part.feitn }}", "{{ part.feitn }}", "unknown-value"),
        ("{{ text.hook }}", "{{ text.haak }}", "{{ text.haak }}", "unknown-value"),
        ("{{ item.ways }}", "{{ part.vragen }}", "{{ part.vragen }}", "unknown-value"),
        ("{{ text.hook }}", "Kom {{ item.day }}", "{{ item.day }}\n", "empty-possible"),
        ("{{ text.hook }}", "{% for a in b %}", "{% for", "template-refused"),
        ("limit: 700", "limit: veel", "veel", "bad-whole"),
        ("counts: words", "counts: zinnen", "zinnen", "bad-choice"),
        ("- id: infoblad", "- id: website", "- id: website\n    label: Infoblad", "duplicate-id"),
        ("    label: Mondeling\n", "", "- id: mondeling", "missing-field"),
        ("greetings:\n", "groeten:\n", "groeten:", "unknown-field"),
    ],
)
def test_a_fault_in_a_frame_is_told_where_it_stands(old, new, part, code):
    text = CHANNELS.replace(old, new, 1)
    line, _ = place_of(text, part)
    assert ("content/kit/channels.yml", line, code) in {
        (file, at, name) for file, at, _, name in frame_faults(text)
    }


def test_a_part_knows_only_the_parts_above_it():
    text = CHANNELS.replace("parts:\n", "parts:\n  eerst: Zie {{ part.feiten }}\n")
    line, column = place_of(text, "{{ part.feiten }}")
    assert frame_faults(text) == [("content/kit/channels.yml", line, column, "unknown-value")]


HANDBOOK = ROOT / "content/portal/handboek/bbl/wervingsteksten.md"


def test_the_handbook_names_all_that_a_text_can_show():
    page = HANDBOOK.read_text(encoding="utf-8")
    paths = [f"item.{name}" for name in FIELDS] + [f"text.{name}" for name in TEXT_FIELDS]
    assert [path for path in paths if f"`{path}`" not in page] == []


def test_the_example_of_the_handbook_is_a_good_recruit_file():
    text = HANDBOOK.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    found = Recruiting({**FILES, "recruit/leen-bij-de-buren.yml": text.encode()}).problems
    assert [str(one) for one in found] == []
