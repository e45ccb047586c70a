"""The shipped letters: what stands in them is what the site says, in a document for everybody."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from klimaatwerf.core.brand import derive
from klimaatwerf.core.colour import contrast
from klimaatwerf.core.kit.items import ItemKind, KitItem, Point, Voice
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import SourceError
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.letter_fields import FIELDS, sample, shape
from klimaatwerf.kit.letter_trial import tried
from klimaatwerf.kit.letters import render
from tests.bench import letters as script
from tests.kit.documents import document, lines_of
from tests.kit.lettering import TEMPLATES, context_of, letter, plan_of, shipped_plan, voice_of
from tests.sites import made

NAMES = [one.id for one in LETTERS]
ITEMS = [
    ("asse", "agenda/klimaattafels"),
    ("asse", "acties/behaag-je-tuin"),
    ("mechelen", "acties/gevelgroen"),
    ("berlaar", "acties/repair-cafe"),
]


def item_of(slug: str, path: str) -> tuple[Plan, KitItem]:
    plan = shipped_plan(slug)
    return plan, plan.kit[path]


@pytest.fixture(scope="module")
def shortest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, KitItem]:
    actions = "- {template: repair-cafe, phase: idea}\n"
    prepared = made(tmp_path_factory.mktemp("letters"), {"actions.yml": actions})
    assert prepared.plan is not None
    return prepared.plan, prepared.plan.kit["acties/repair-cafe"]


def test_a_letter_says_what_the_site_says_and_nothing_else() -> None:
    context = context_of(*item_of("asse", "agenda/klimaattafels"))
    assert lines_of(letter("brief-inwoners", context)) == [
        "",
        "Asse steekt de handen uit",
        "[datum]",
        "Van: Team klimaat",
        "Aan de inwoners",
        "in Asse",
        "Klimaattafels in de kernen",
        "Beste inwoner",
        "Vier avonden, vier kernen. Zit mee aan tafel in je eigen buurt.",
        "Wat vragen we je?",
        "Kom je ook? Breng je buren mee.",
        "Wanneer: donderdag 14 januari, 19.30 tot 22 uur",
        "Waar: Zaal Den Hoek, Hoekstraat 4, 1730 Asse",
        "Waarom is dat de moeite?",
        "Samen gaat het vlotter dan alleen. Elke straat die meedoet, maakt het verschil.",
        "Koel in de zomer: Een haag geeft schaduw.",
        "Vogels vinden er een plek.",
        "Mooi",
        "Hoe doe je mee?",
        "Meedoen kan zo:",
        "Schrijf in: https://www.asse.example/klimaattafel of bel 02 000 00 00",
        "Vragen? Mail klimaat@asse.example. Alles staat op klimaatwerf.example/asse.",
        "Met vriendelijke groet",
        "Team klimaat, Asse",
        "Team klimaat · Voorbeeldplein 1, 1730 Asse · 02 000 00 00 · klimaat@asse.example",
        "V.U.: Jan Voorbeeld, Voorbeeldplein 1, 1730 Asse",
    ]


def test_an_event_has_its_own_name_and_none_of_the_steps_of_its_action() -> None:
    plan, item = item_of("asse", "agenda/klimaattafels")
    given = replace(item, steps=(Point("Bestel", "Kies je pakket."),))
    event = context_of(plan, given)
    action = context_of(plan, replace(given, kind=ItemKind.ACTION))
    assert (event["text"]["title"], event["item"]["steps"]) == ("", [])
    assert action["text"]["title"] == "Zin om mee te doen?"
    assert action["item"]["steps"] == [{"title": "Bestel", "text": "Kies je pakket."}]


def test_a_title_that_is_that_of_the_item_is_said_once() -> None:
    plan, item = item_of("asse", "acties/behaag-je-tuin")
    context = context_of(plan, item, replace(voice_of(plan), title=item.title))
    assert lines_of(letter("brief-inwoners", context)).count(item.title) == 1


def test_the_script_tells_every_task_with_what_one_can_still_do() -> None:
    plan, item = item_of("asse", "acties/klimaattafel-wijk")
    lines = lines_of(letter("draaiboek", context_of(plan, item)))
    rows = [line.split(" | ") for line in lines if line.count(" | ") == 3]
    tasks = plan_of(plan, item).tasks
    assert rows[0] == ["Tegen wanneer", "Wat", "Kanaal", "Uit de kit"]
    assert [row[2] for row in rows[1:]] == [task.channel for task in tasks]
    assert rows[1] == [
        "Donderdag 19 november (voorbij)",
        "Zaal en gespreksleiders vastleggen. Stuur de mail vandaag nog, of bel.",
        "e-mail",
        "",
    ]
    assert "Teruggeteld vanaf: donderdag 14 januari 2027 (de start)" in lines


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("slug", "path"), ITEMS)
def test_every_text_of_the_item_reaches_the_reader(name: str, slug: str, path: str) -> None:
    plan, item = item_of(slug, path)
    text = "\n".join(lines_of(letter(name, context_of(plan, item))))
    wanted = [item.title, item.lead, item.hour, item.place, item.until]
    if name.startswith("brief"):
        wanted += [step.text for step in item.steps]
    if name != "draaiboek":
        wanted += [*item.ways, item.short_url]
    assert [one for one in wanted if one not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_tag_and_no_empty_line_is_left(name: str, shortest: tuple[Plan, KitItem]) -> None:
    contexts = [context_of(*item_of(*one)) for one in ITEMS]
    contexts += [context_of(*shortest), context_of(*shortest, voice=Voice())]
    for context in contexts:
        lines = lines_of(letter(name, context))
        shown = lines[1:] if context["picture"] else lines
        assert [line for line in shown if not line.strip() or re.search(r"[{}]", line)] == []
        assert [line for line in shown if "  " in line or " ." in line or line.endswith(":")] == [
            "Meedoen kan zo:"
        ] * lines.count("Meedoen kan zo:")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "draaiboek"])
def test_a_letter_keeps_to_the_form_of_the_municipality(name: str) -> None:
    """The officer, for whom the script is, is `je` as in the handbook."""
    formal = context_of(*item_of("mechelen", "acties/gevelgroen"))
    informal = context_of(*item_of("asse", "acties/samen-zonnepanelen"))
    je, u = r"\b([Jj]e|[Jj]ij|[Jj]ouw?|[Jj]ullie)\b", r"(?<!V\.)\b([Uu]|[Uu]w)\b"
    assert [line for line in lines_of(letter(name, formal)) if re.search(je, line)] == []
    assert [line for line in lines_of(letter(name, informal)) if re.search(u, line)] == []


def test_an_invitation_to_what_is_not_for_residents_speaks_to_those_it_is_for() -> None:
    item = item_of("asse", "acties/behaag-je-tuin")[1]
    shops = replace(item, audiences=(Audience.SHOPKEEPER, Audience.COMPANY))
    spoken = {one.id: (one.speaks_to(item).value, one.speaks_to(shops).value) for one in LETTERS}
    assert spoken == {
        "brief-inwoners": ("resident", "resident"),
        "brief-verenigingen": ("association", "association"),
        "brief-handelaars": ("shopkeeper", "shopkeeper"),
        "uitnodiging": ("resident", "shopkeeper"),
        "persbericht": ("resident", "shopkeeper"),
        "draaiboek": ("staff", "staff"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    one, other = (context_of(*item_of("asse", "acties/klimaattafel-wijk")) for _ in range(2))
    assert letter(name, one) == letter(name, other)
    other["item"]["title"] = "Iets anders"
    assert letter(name, one) != letter(name, other)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_a_document_for_everybody(name: str) -> None:
    data = letter(name, context_of(*item_of("asse", "agenda/klimaattafels")))
    found: Any = Document(io.BytesIO(data))
    title = found.core_properties.title
    assert title.endswith(": Klimaattafels in de kernen")
    assert (found.core_properties.language, found.core_properties.author) == ("nl-BE", "Asse")
    languages = {one.get(qn("w:val")) for one in found.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-BE"}
    heads = [one.style.name for one in found.paragraphs if one.style.name.startswith("Heading")]
    assert (heads[0], heads.count("Heading 1")) == ("Heading 1", 1)
    section = found.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    (picture,) = section.first_page_header._element.xpath(".//wp:docPr")
    assert picture.get("descr") == "Logo van Asse, “twee” handen & een <zon>"
    for table in found.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_colours_are_those_of_the_brand_and_can_be_read() -> None:
    plan, item = item_of("asse", "acties/behaag-je-tuin")
    found = Document(io.BytesIO(letter("brief-inwoners", context_of(plan, item))))
    brand = plan.site.municipality.brand
    wanted = derive(brand.primary, brand.secondary).light["action"]
    assert str(found.styles["Heading 1"].font.color.rgb) == wanted[1:].upper()
    assert contrast(wanted, "#ffffff") >= 4.5
    edge = found.styles["Brief wanneer"].element.xpath(".//w:pBdr/w:left")[0]
    assert (edge.get(qn("w:val")), edge.get(qn("w:color"))) == ("single", "F4C430")
    with zipfile.ZipFile(io.BytesIO(letter("draaiboek", context_of(plan, item)))) as archive:
        theme = archive.read("word/theme/theme1.xml").decode()
        body = archive.read("word/document.xml").decode()
    assert f'<a:accent1><a:srgbClr val="{wanted[1:].upper()}"/></a:accent1>' in theme
    assert f'w:fill="{wanted[1:].upper()}" w:themeFill="accent1"' in body


NASTY = "<b>Haag</b> & “co” {{ item.lead }} {% if x %} {_{ \x0b\x0c\x00\ud800 einde</w:t>"


def test_whatever_a_text_holds_it_is_shown_as_text() -> None:
    plan, item = item_of("asse", "acties/behaag-je-tuin")
    context = context_of(plan, replace(item, title=NASTY, lead=NASTY, ways=(NASTY,)))
    for name in NAMES:
        data = letter(name, context)
        text = "\n".join(lines_of(data))
        assert "<b>Haag</b> & “co” {{ item.lead }} {% if x %}" in text
        assert "einde</w:t>" in text
        assert Document(io.BytesIO(data)).core_properties.title.endswith("einde</w:t>")


def test_je_keeps_round_quotes_and_signs() -> None:
    line = "{{ je(“Foto’s & co”, “Uw foto’s & co”) }}"
    context = sample(filled=True)
    for form, said in (("je", "Foto’s & co"), ("u", "Uw foto’s & co")):
        data = render(document(line), {**context, "form": form})
        assert said in lines_of(data)


def test_a_wrong_template_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(SourceError) as refused:
        render(document("{{ item.titel }}", "{{ x() }}"), {**sample(filled=True), "form": "je"})
    assert [one.code for one in refused.value.problems] == ["letter-field", "letter-refused"]


def test_every_field_has_a_value_in_a_context() -> None:
    context = context_of(*item_of("asse", "acties/klimaattafel-wijk"))

    def missing(wanted, given, path=""):
        for name, below in wanted.items():
            if name == "logo" and not path:
                continue
            if name not in given:
                yield f"{path}{name}"
            elif isinstance(below, dict):
                yield from missing(below, given[name], f"{path}{name}.")
            elif isinstance(below, list) and isinstance(below[0], dict) and given[name]:
                yield from missing(below[0], given[name][0], f"{path}{name}[].")

    assert list(missing(shape(), context)) == []
    assert len({field.name for field in FIELDS}) == len(FIELDS)


def test_the_shipped_templates_are_good() -> None:
    for name, data in TEMPLATES.items():
        assert [str(one) for one in tried(data, name)] == []


def test_the_script_that_began_the_templates_gives_the_same_bytes_each_time() -> None:
    assert dict(script.templates()) == dict(script.templates())
    assert list(script.LETTERS) != []
    assert set(script.LETTERS) == set(NAMES)
