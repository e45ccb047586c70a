"""The recruitment texts: whole, in one form, within their limits, and equal to the data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.kit.facts import with_words
from klimaatwerf.core.kit.items import ItemKind, KitItem, KitPartner, Point
from klimaatwerf.core.model.kit_channels import Length, LengthUnit
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.vocabulary import AddressForm, Audience
from klimaatwerf.kit.recruiting import Recruiting
from klimaatwerf.kit.texts import AUDIENCES, KitText
from klimaatwerf.work import slugs_in
from tests.kit.telling import FILES, frames, in_form, item_of, one, plan_of, recruiting, told
from tests.sites import ROOT
from tests.test_shipped import ADDRESS, PROPER_NAMES, WORDS

TEMPLATES = sorted(
    name.removeprefix("recruit/").removesuffix(".yml")
    for name in FILES
    if name.startswith("recruit/") and name != "recruit/algemeen.yml"
)
TO_FILL = re.compile(r"\[[^\]\n]+\]")


def bare(template: str | None = None) -> KitItem:
    """An item with data that speak to nobody."""
    return KitItem(
        id="haag",
        kind=ItemKind.ACTION,
        title="Haag",
        lead="Een haag.",
        template=template,
        audiences=(Audience.RESIDENT,),
    )


def full(item: KitItem) -> KitItem:
    """The same with everything that an item can have."""
    return replace(
        item,
        day="Vanaf maandag 1 maart",
        hour="9 tot 12 uur",
        place="De Zaal",
        address="Markt 1, 2590 Dorp",
        deadline=date(2027, 1, 31),
        until="Doe mee tot en met zondag 31 januari",
        url="https://dorp.example/acties/haag/",
        short_url="dorp.example/haag",
        ways=("Mail: a@dorp.example", "Bel: 03 000 00 00", "Formulier: https://dorp.example/f"),
        partners=(KitPartner("Natuurpunt"), KitPartner("Velt")),
    )


# ---- whole texts


def test_a_way_to_take_part_is_told_to_those_whom_it_is_for():
    texts = {
        audience: one("asse", "fietsen-naar-het-werk", audience, "brief", Length.LONG).text
        for audience in (Audience.COMPANY, Audience.STAFF)
    }
    way = "Zet je bedrijf op de lijst: klimaat@asse.example"
    assert [audience for audience, text in texts.items() if way in text] == [Audience.COMPANY]


def test_who_is_invited_to_an_event_is_not_asked_what_its_action_asks():
    action = replace(bare("behaag-je-tuin"), audiences=tuple(Audience))
    event = replace(action, kind=ItemKind.EVENT)
    plan = plan_of("berlaar")
    asked, invited = (
        recruiting().words(item, plan.values, Collector()).voices for item in (action, event)
    )
    generic = replace(event, template=None)
    usual = recruiting().words(generic, plan.values, Collector()).voices
    assert {one: voice.ask for one, voice in invited.items()} == {
        one: voice.ask for one, voice in usual.items()
    }
    assert not {voice.ask for voice in invited.values()} & {voice.ask for voice in asked.values()}
    assert [voice.hook for voice in invited.values()] == [voice.hook for voice in asked.values()]


def test_an_action_without_a_day_is_told_at_the_door():
    assert (
        one("asse", "groen-erf", Audience.RESIDENT, "mondeling").text
        == """\
Dag! Ik ben [naam], van de gemeente Asse.

Ken je iemand voor Groen erf, levend landschap?

Vertel het voort aan wie je kent.

Alles staat op klimaatwerf.example/asse."""
    )


def test_an_online_event_is_told_in_the_je_form():
    text = one("asse", "webinar-deelauto", Audience.RESIDENT, "sociale-media", Length.LONG)
    assert (
        text.text.partition("\n\n")[2]
        == """\
Kom je ook? Breng gerust iemand mee.

Webinar: een auto delen met je straat
Wanneer: dinsdag 9 februari, 20 tot 21 uur
Waar: online
https://klimaatwerf.example/asse/agenda/webinar-deelauto/"""
    )


def test_a_letter_to_residents_stands_whole_in_the_u_form():
    text = one("mechelen", "infoavond-warm-wonen", Audience.RESIDENT, "brief")
    assert (text.heading and text.heading.text, text.text) == (
        "Infoavond over warm wonen",
        """\
[datum]

Beste inwoner

Waar begint u met isoleren? Twee bewoners vertellen wat hun huis warmer maakte.

Komt u ook? Breng gerust iemand mee.

Wanneer: dinsdag 26 januari, 20 tot 21.30 uur
Waar: Zaal De Kade, Kade 8, 2800 Mechelen

Alles staat op klimaatwerf.example/mechelen.
Vragen? Bel 015 00 00 00 of mail klimaat@mechelen.example.

Met vriendelijke groeten

[naam en functie]
Dienst klimaat van de stad
Mechelen""",
    )


def test_a_press_release_tells_the_five_ws_and_leaves_the_quote_to_whoever_said_it():
    text = one("asse", "fietsles-volwassenen", Audience.RESIDENT, "persbericht")
    assert (text.heading and text.heading.text, text.text) == (
        "Asse: Fietsles voor volwassenen",
        """\
Persbericht, [datum]

Met “Fietsles voor volwassenen” richt Asse zich tot inwoners. Leer fietsen in vier lessen, op een\
 rustige parking zonder auto’s.

Wie: de gemeente Asse, voor inwoners
Wat: Fietsles voor volwassenen
Wanneer: zondag 4 april, 10 tot 11.30 uur
Waar: Parking sporthal, Sportlaan 1, 1730 Asse

[citaat van een deelnemer of van het bestuur, vooraf gevraagd en nagelezen]

Meer info: https://klimaatwerf.example/asse/agenda/fietsles-volwassenen/

Perscontact
[naam]
Team klimaat
02 000 00 00
klimaat@asse.example""",
    )


# ---- what every pack keeps


def test_the_shipped_files_have_no_faults():
    assert [str(one) for one in (*recruiting().problems, *frames().problems)] == []


def test_every_shipped_action_template_has_a_recruit_file():
    templates = {path.stem for path in (ROOT / "content/actions").glob("*.md")}
    assert set(TEMPLATES) == templates


def test_every_kit_has_a_short_and_a_long_text_for_six_audiences_along_seven_channels():
    texts = told(bare(), plan_of("asse").values)
    found = [(text.audience, text.label, text.length) for text in texts]
    labels = (
        "Website Infoblad Nieuwsbrief Brief Sociale\N{NO-BREAK SPACE}media Persbericht Mondeling"
    )
    assert found == [
        (audience, label.replace("\N{NO-BREAK SPACE}", " "), length)
        for audience in AUDIENCES
        for label in labels.split(" ")
        for length in Length
    ]


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_every_text_of_a_shipped_municipality_fits_its_channel(slug):
    plan = plan_of(slug)
    long = [
        (item.id, text.audience.value, text.channel, text.length.value, text.counted)
        for item in plan.kit.values()
        for text in told(item, plan.values)
        if not text.fits
    ]
    assert long == []


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_no_text_grew_too_long_with_the_data_of_a_shipped_municipality(slug):
    plan, problems = plan_of(slug), Collector()
    for item in plan.kit.values():
        recruiting().words(item, plan.values, problems)
    assert [str(one) for one in problems.problems] == []


# ---- je and u


def spoken(text: KitText) -> str:
    """What a text says, names, addresses and what somebody fills in apart."""
    told = f"{text.heading.text if text.heading else ''}\n{text.text}"
    return ADDRESS.sub("", PROPER_NAMES.sub("", TO_FILL.sub("", told)))


@pytest.mark.parametrize("form", list(AddressForm))
@pytest.mark.parametrize("template", [None, *TEMPLATES])
def test_a_text_holds_no_word_of_the_other_form(template, form):
    other = WORDS["u" if form is AddressForm.JE else "je"]
    values = in_form(plan_of("horebeke").values, form)
    items = (bare(template), full(bare(template)), replace(bare(template), kind=ItemKind.EVENT))
    uninvited = replace(bare(template), audiences=(Audience.FARMER,))
    wrong = {
        (text.audience.value, text.channel, text.length.value): other.findall(spoken(text))
        for item in (*items, uninvited)
        for text in told(item, values)
        if other.search(spoken(text))
    }
    assert wrong == {}


@pytest.mark.parametrize("form", list(AddressForm))
def test_each_form_has_words_of_its_own(form):
    values = in_form(plan_of("horebeke").values, form)
    said = " ".join(spoken(text) for text in told(bare(), values))
    assert len(WORDS[form.value].findall(said)) > 50


# ---- laws

LINE = st.text("abc éè’&<>\"'", min_size=1, max_size=30).map(str.strip).filter(bool)
ITEMS = st.builds(
    KitItem,
    id=st.just("haag"),
    kind=st.sampled_from(ItemKind),
    title=LINE,
    lead=LINE.map(lambda line: f"{line}."),
    template=st.sampled_from([None, "behaag-je-tuin", "kmo-klimaatscan"]),
    audiences=st.lists(st.sampled_from(Audience), unique=True).map(tuple),
    steps=st.lists(st.builds(Point, st.just(""), LINE), max_size=2).map(tuple),
    day=st.sampled_from(["", "zaterdag 21 november", "Heel het jaar", "Tot en met zondag 1 mei"]),
    hour=st.sampled_from(["", "19.30 tot 22 uur", "20 uur"]),
    place=st.sampled_from(["", "Zaal"]),
    address=st.sampled_from(["", "Markt 1, 2590 Dorp"]),
    online=st.booleans(),
    until=st.sampled_from(["", "Doe mee tot en met zondag 31 januari"]),
    deadline=st.none(),
    url=st.sampled_from(["", "https://dorp.example/acties/haag/"]),
    short_url=st.sampled_from(["", "dorp.example/haag"]),
    ways=st.lists(LINE, max_size=3).map(tuple),
    partners=st.lists(st.builds(KitPartner, LINE), max_size=2).map(tuple),
)
FLAWS = re.compile(
    r"  | [.,;:?!](?!\w)|,,|\.\.|\{|\}|%|\0|\n\n\n|^\s|\s$|(?m:^[ \t]|[ \t]$|^[.,;:]|^- *$)|\( *\)"
)
"""Double spaces, signs without a word before them, tags, empty lines and items."""
HEADS = re.compile(r":\n(?:\n|\Z)|(?:Perscontact|Praktisch|Waarom\?)\n\n")
"""A line that announces what does not come."""


@given(item=ITEMS, form=st.sampled_from(AddressForm), audience=st.sampled_from(AUDIENCES))
def test_nothing_is_left_open_whatever_an_item_lacks(item, form, audience):
    values = in_form(plan_of("horebeke").values, form)
    texts = told(item, values, (audience,))
    own = (item.title, item.lead, *item.ways, *(one.name for one in item.partners))
    for text in texts:
        said = text.text
        for word in sorted({" ".join(word.split()) for word in own}, key=len, reverse=True):
            said = said.replace(word, "x")
        assert (text.channel, FLAWS.findall(said), HEADS.findall(said)) == (text.channel, [], [])


@given(item=ITEMS, audience=st.sampled_from(AUDIENCES))
def test_a_text_is_as_long_as_it_says(item, audience):
    for text in told(item, plan_of("horebeke").values, (audience,)):
        assert text.characters == len(text.text)
        plain = [word for word in text.text.split() if any(sign.isalnum() for sign in word)]
        assert text.words == len(plain)
        counted = text.words if text.unit is LengthUnit.WORDS else text.characters
        heading = text.heading is None or len(text.heading.text) <= text.heading.limit
        assert text.fits == (counted <= text.limit and heading)


@given(item=ITEMS, audience=st.sampled_from(AUDIENCES))
def test_day_place_and_last_day_stand_in_a_text_as_they_are_in_the_data(item, audience):
    texts = told(item, plan_of("horebeke").values, (audience,))
    long = [text.text for text in texts if text.channel in ("website", "brief", "persbericht")]
    facts = [item.day.lower()] if item.day and not (item.until and "Tot en" in item.day) else []
    facts += [item.place.lower()] if item.place and not item.online else []
    facts += [item.until.partition(" tot ")[2]] if item.until else []
    assert [fact for fact in facts for text in long if fact.lower() not in text.lower()] == []


# ---- who speaks


def test_an_audience_that_a_file_leaves_out_hears_the_generic_words():
    file = FILES["recruit/kmo-klimaatscan.yml"].decode()
    kept, audiences = file.split("audiences:\n")
    only = "  company:\n" + audiences.split("  company:\n")[1].split("\n  shopkeeper:\n")[0] + "\n"
    files = {**FILES, "recruit/kmo-klimaatscan.yml": f"{kept}audiences:\n{only}".encode()}
    values, item = plan_of("horebeke").values, bare("kmo-klimaatscan")
    narrow = Recruiting(files).words(item, values, Collector()).voices
    whole = recruiting().words(item, values, Collector()).voices
    generic = recruiting().words(replace(item, template=None), values, Collector()).voices
    assert narrow == {**generic, Audience.COMPANY: whole[Audience.COMPANY]}


def test_who_asks_for_no_audience_gets_the_words_that_all_pieces_share():
    item, values = bare("behaag-je-tuin"), plan_of("horebeke").values
    whole = recruiting().words(item, values, Collector())
    assert recruiting().words(item, values, Collector(), ()) == replace(whole, voices={})


def test_farmers_hear_what_residents_hear():
    words = recruiting().words(bare("behaag-je-tuin"), plan_of("horebeke").values, Collector())
    assert words.voices[Audience.FARMER] == words.voices[Audience.RESIDENT]


def test_the_steps_of_a_municipality_stand_where_no_recruit_file_has_any():
    item = replace(bare(), steps=(Point("", "Kom langs."),))
    texts = told(item, plan_of("horebeke").values)
    page = next(text for text in texts if (text.channel, text.length) == ("website", Length.LONG))
    assert "Zo gaat het in zijn werk:\n1. Kom langs.\n" in page.text


def test_a_title_that_makes_a_text_too_long_is_told_where_that_is_written():
    problems = Collector()
    item = replace(bare(), title="Haag " * 12)
    recruiting().words(item, plan_of("horebeke").values, problems)
    found = {str(one.place.file): one.code for one in problems.problems}
    assert found == {"content/kit/recruit/algemeen.yml": "recruit-long"}


@pytest.mark.parametrize(
    ("slug", "identity", "until"),
    [
        ("asse", "samen-zonnepanelen", "Schrijf in tot en met vrijdag 29 januari"),
        ("asse", "behaag-je-tuin", "Loopt tot en met woensdag 31 maart"),
        ("mechelen", "behaag-je-tuin", "Kom langs tot en met zaterdag 5 december"),
    ],
)
def test_a_last_day_to_order_is_told_only_where_somebody_can_order_until_then(
    slug, identity, until
):
    item, values = item_of(slug, identity), plan_of(slug).values
    words = recruiting().words(item, values, Collector())
    assert with_words(item, words).until == until
