"""Taking part, sharing, announcing and printing, as the pages of a site show them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import unquote

import pytest

from klimaatwerf.render.qr import qr_drawing
from klimaatwerf.render.site import POLICY
from tests.sites import documents, planned

FORM = """\
    - type: form
      label: Schrijf je in
      url: https://formulier.dorp.example/in?x=1
      fields: [name, email, {field: message, optional: ja}]
      data_use: We wissen alles na het feest.
"""
MAIL = """\
    - type: mail
      label: Meld je haag
      email: haag@dorp.example
      fields: [street, {field: number_of_people, optional: ja}]
"""
PHONE = """\
    - type: phone
      label: Bel ons
      phone: 03 000 00 00
      instructions: Op werkdagen van 9 tot 12 uur.
"""
VISIT = """\
    - type: visit
      label: Kom langs
      instructions: Op zaterdag van 10 tot 12 uur, in de Voorbeeldstraat 1.
      audience: school
"""
LINK = """\
    - type: link
      label: Kies je dag
      url: https://dorp.example/dag
"""
ADDRESS = "https://klimaatwerf.example/dorp/acties/behaag-je-tuin/"


def pages(tmp_path, *ways, more="", today=date(2026, 11, 23), phase="running"):
    """The documents of a site with one action that has these ways to take part."""
    listed = "  participate:\n" + "".join(ways) if ways else ""
    actions = f"- template: behaag-je-tuin\n  phase: {phase}\n{listed}"
    return documents(planned(tmp_path, {"actions.yml": actions}, more=more, today=today))


def action(tmp_path, *ways, **more):
    return pages(tmp_path, *ways, **more)["acties/behaag-je-tuin/index.html"]


def box(document):
    """The ways in which one can take part, as HTML on one line."""
    inside = document.split('id="meedoen-titel"')[1].split("</section>")[0]
    return re.sub(r">\s+<", "><", inside)


def mail(document):
    """The address, subject and lines of the first mail in a box."""
    link = unescape(re.search(r'href="(mailto:[^"]*)"', box(document))[1])
    address, _, asked = link.removeprefix("mailto:").partition("?")
    subject, body = (unquote(part.partition("=")[2]) for part in asked.split("&"))
    return address, subject, body.split("\r\n")


def policy(document):
    return unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', document)[1])


def test_a_mail_names_the_action_and_what_the_gemeente_asks(tmp_path):
    assert mail(action(tmp_path, MAIL)) == (
        "haag@dorp.example",
        "Behaag je tuin: Meld je haag",
        [
            "Dag",
            "",
            "Ik mail je over “Behaag je tuin”:",
            ADDRESS,
            "",
            "Straat en huisnummer: ",
            "Aantal mensen (niet verplicht): ",
            "",
            "Vriendelijke groeten",
        ],
    )


def test_a_mail_says_u_where_the_site_does_and_asks_a_name_where_nothing_is_asked(tmp_path):
    way = MAIL.replace("je haag", "uw haag").partition("      fields")[0]
    _, _, lines = mail(action(tmp_path, way, more="address_form: u\n"))
    assert lines[:3] + lines[5:7] == [
        "Beste",
        "",
        "Ik mail u over “Behaag je tuin”:",
        "Naam: ",
        "Bericht: ",
    ]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("je", ["met je gegevens?", "gebruikt je gegevens alleen om je te antwoorden"]),
        ("u", ["met uw gegevens?", "gebruikt uw gegevens alleen om u te antwoorden"]),
    ],
)
def test_what_becomes_of_a_mail_stands_beside_it(tmp_path, form, words):
    shown = box(action(tmp_path, MAIL, more=f"address_form: {form}\n"))
    assert [word for word in words if word not in shown] == []
    assert 'href="../../privacy/"' in shown


def test_a_phone_is_called_with_one_touch_and_says_when(tmp_path):
    shown = box(action(tmp_path, PHONE))
    assert '<a class="btn" href="tel:+3230000000">Bel ons</a></p><p>03 000 00 00</p>' in shown
    assert "<p>Op werkdagen van 9 tot 12 uur.</p>" in shown


def test_a_visit_says_for_whom_where_and_when(tmp_path):
    assert (
        '<p><b>Voor scholen</b></p><h3>Kom langs</h3><div class="stack">'
        "<p>Op zaterdag van 10 tot 12 uur, in de Voorbeeldstraat 1.</p></div>"
    ) in box(action(tmp_path, VISIT))


def test_ways_stand_in_their_order_and_the_first_is_the_button(tmp_path):
    shown = box(action(tmp_path, LINK, PHONE, MAIL))
    assert re.findall(r'class="(btn[^"]*)" href="([^":]*)', shown) == [
        ("btn", "https"),
        ("btn out", "tel"),
        ("btn out", "mailto"),
    ]


def test_a_form_posts_what_is_asked_to_where_the_gemeente_says(tmp_path):
    shown = box(action(tmp_path, FORM))
    assert re.findall(r"<form[^>]*>", shown) == [
        (
            '<form class="ask" method="post" action="https://formulier.dorp.example/in?x=1"'
            ' accept-charset="utf-8" aria-label="Schrijf je in">'
        )
    ]
    assert re.findall(r"<(?:input|textarea)[^>]*>", shown) == [
        '<input type="hidden" name="subject" value="Behaag je tuin">',
        (
            '<input id="meedoen-1-name" name="name" type="text" autocomplete="name"'
            ' maxlength="254" required>'
        ),
        (
            '<input id="meedoen-1-email" name="email" type="email" autocomplete="email"'
            ' maxlength="254" aria-describedby="meedoen-1-email-tip" required>'
        ),
        '<textarea id="meedoen-1-message" name="message" rows="5" maxlength="5000">',
    ]
    assert re.findall(r'<label for="([^"]*)">(.*?) <span class="soft">\((.*?)\)', shown) == [
        ("meedoen-1-name", "Naam", "verplicht"),
        ("meedoen-1-email", "E-mailadres", "verplicht"),
        ("meedoen-1-message", "Bericht", "niet verplicht"),
    ]
    assert "<p>We wissen alles na het feest.</p>" in shown
    assert "<p>Je antwoorden gaan naar formulier.dorp.example.</p>" in shown


def test_only_the_page_of_a_form_lets_it_go_and_only_there(tmp_path):
    found = {
        path: policy(document)
        for path, document in pages(tmp_path, FORM).items()
        if policy(document) != POLICY
    }
    assert found == {"acties/behaag-je-tuin/index.html": f"{POLICY} https://formulier.dorp.example"}


@pytest.mark.parametrize(
    "closed", ["closes_on: 2026-11-22", "availability: full"], ids=["closed", "full"]
)
def test_a_form_that_is_over_is_gone_with_its_origin(tmp_path, closed):
    document = action(tmp_path, FORM + f"      {closed}\n", LINK)
    assert "<form" not in document
    assert policy(document) == POLICY
    assert re.findall(r'class="btn" href="(.*?)"', box(document)) == ["https://dorp.example/dag"]


def test_a_way_that_is_over_says_so_below_the_open_ones(tmp_path):
    shown = box(action(tmp_path, MAIL + "      closes_on: 2026-11-22\n", PHONE))
    assert shown.index("Bel ons") < shown.index("Dit kon tot")
    full = box(action(tmp_path, MAIL + "      availability: full\n", PHONE))
    assert full.index("Bel ons") < full.index("Volzet")


@pytest.mark.parametrize("closed", ["closes_on: 2026-11-22", "availability: full"])
def test_where_every_way_is_over_the_gemeente_itself_can_be_reached(tmp_path, closed):
    shown = box(action(tmp_path, PHONE + f"      {closed}\n"))
    assert 'href="mailto:klimaat@dorp.example">Contacteer ons</a>' in shown


def test_the_policy_changes_on_the_day_after_the_last(tmp_path):
    way = FORM + "      closes_on: 2026-11-25\n"
    plan = planned(
        tmp_path,
        {"actions.yml": f"- template: behaag-je-tuin\n  phase: running\n  participate:\n{way}"},
    )
    assert date(2026, 11, 26) in plan.changes_on


def test_privacy_lists_what_each_open_way_asks(tmp_path):
    found = pages(tmp_path, FORM, MAIL + "      closes_on: 2026-01-01\n")["privacy/index.html"]
    listed = re.search(r"<h3>Dit vragen we nu</h3>\s*<ul>(.*?)</ul>", found, re.DOTALL)[1].strip()
    assert listed == (
        '<li><a href="../acties/behaag-je-tuin/">Behaag je tuin</a>, Schrijf je in: we vragen'
        " naam, e-mailadres en bericht. Je antwoorden gaan naar formulier.dorp.example. We wissen"
        " alles na het feest.</li>"
    )


# ---- announcement

SAYS = "announcement: {{text: Bestel nu, url: /acties/, from: {start}, until: {end}}}\n"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-11-23", "2026-11-23", True),
        ("2026-11-24", "2026-11-30", False),
        ("2026-11-01", "2026-11-22", False),
    ],
)
def test_an_announcement_stands_on_every_page_on_its_days_only(tmp_path, start, end, shown):
    found = pages(tmp_path, more=SAYS.format(start=start, end=end))
    assert {document.count("Bestel nu") for document in found.values()} == {int(shown)}
    assert ('<p class="says">' in found["index.html"]) is False
    assert (
        '<p class="says"><a href="../acties/">Bestel nu</a></p>' in found["contact/index.html"]
    ) is shown


def test_an_announcement_is_text(tmp_path):
    found = pages(tmp_path, more='announcement: {text: "<script>alert(1)</script> & <b>nu</b>"}\n')
    said = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;nu&lt;/b&gt;"
    assert {document.count(said) for document in found.values()} == {1}


# ---- sharing and printing


def test_an_action_is_shared_by_mail_and_by_the_reader_s_own_device(tmp_path):
    document = action(tmp_path, MAIL)
    shared = document.split('<section class="share"')[1].split("</section>")[0]
    link = unescape(re.search(r'href="mailto:\?([^"]*)"', shared)[1])
    lead = unescape(re.search(r'name="description" content="([^"]*)"', document)[1])
    assert [unquote(part) for part in link.split("&")] == [
        "subject=Behaag je tuin",
        f"body={lead}\r\n\r\n{ADDRESS}",
    ]
    assert f'data-share="{ADDRESS}" data-title="Behaag je tuin"' in shared
    assert re.findall(r"<button[^>]*>", shared) == [
        '<button class="btn out" type="button" data-copy hidden>',
        '<button class="btn out" type="button" data-native hidden>',
    ]
    assert '<script src="../../assets/share.js" defer></script>' in shared


def test_nobody_else_hears_of_sharing(tmp_path):
    for document in pages(tmp_path, MAIL).values():
        assert not re.search(
            r"(facebook|whatsapp|twitter|x|linkedin)\.com/(sharer|share|send)", document
        )


def test_a_page_that_one_can_take_part_in_is_printed_with_a_code(tmp_path):
    assert str(qr_drawing(ADDRESS)) in action(tmp_path, MAIL)


def test_an_action_that_is_over_has_no_code(tmp_path):
    assert 'class="qr"' not in action(tmp_path, phase="completed")


EVENT = """\
- id: plantdag
  title: Plantdag
  lead: Kom planten.
  start: {day} 10:00
  place: {{name: Het plein}}
  booking: {{required: ja, email: klimaat@dorp.example}}
"""


@pytest.mark.parametrize(("day", "coded"), [("2026-12-05", True), ("2026-10-03", False)])
def test_an_event_has_a_code_as_long_as_one_can_come(tmp_path, day, coded):
    found = documents(planned(tmp_path, {"events.yml": EVENT.format(day=day)}))
    document = found["agenda/plantdag/index.html"]
    assert ('class="qr"' in document) is coded
    assert 'data-share="https://klimaatwerf.example/dorp/agenda/plantdag/"' in document


def test_a_place_is_booked_by_a_mail_that_says_which_day(tmp_path):
    found = documents(planned(tmp_path, {"events.yml": EVENT.format(day="2026-12-05")}))
    link = re.search(
        r'href="(mailto:klimaat@dorp.example\?[^"]*)"', found["agenda/plantdag/index.html"]
    )
    assert "Inschrijving: Plantdag, zaterdag 5 december 2026" in unquote(unescape(link[1]))
