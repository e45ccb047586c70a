"""A wrong letter template is told in Dutch: what, where, and the way out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from klimaatwerf.kit.letter_check import check_letter
from klimaatwerf.kit.letter_trial import tried
from tests.kit.documents import changed, document, table

FILE = "content/kit/letters/brief.docx"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def told(data: bytes) -> list[str]:
    return [
        str(one).removeprefix("content/kit/letters/").rpartition(" [")[0]
        for one in check_letter(data, FILE)
    ]


def codes(data: bytes) -> list[str]:
    return [one.code for one in check_letter(data, FILE)]


GOOD = (
    "Dag {{ municipality.name }}, {{ je(“Kom je?”, “Komt u?”) }}",
    "{%p if item.place and not item.online %}",
    "In {{ item.place or 'de zaal' }}{% if item.hour %}, {{ item.hour }}{% endif %}",
    "{%p elif item.day == 'zondag' %}",
    "{# een opmerking #}{{ item.day | capital }}",
    "{%p else %}",
    "{%p for step in item.steps %}",
    "{{ loop.index }}. {{ step.title }}{% if not loop.last %};{% endif %}",
    "{%p endfor %}",
    "{%p endif %}",
    "{{ ite¦m.tit¦le }} {¦{ item.lead }} {% i¦f item.url %}{{ item.url }}{¦% endif %¦}",
)


def test_everything_that_a_letter_may_say_is_good_also_where_word_cut_a_tag_in_runs() -> None:
    rows = (("{%tr for task in plan %}", ""), ("{{ task.day }}", '{{ item.ways | join(", ") }}'))
    data = document(*GOOD, also=table(*rows, ("{%tr endfor %}", "")))
    assert [str(one) for one in tried(data, FILE)] == []


WRONG = {
    "{{ item.titel }}": (
        "letter-field",
        (
            "Het veld `item.titel` bestaat niet, in “{{ item.titel }}”. Alle velden zie je met "
            "`klimaatwerf templates check-kit --legend`. Bedoel je `item.title`?"
        ),
    ),
    "{{ gemeente.naam }}": ("letter-field", "Het veld `gemeente` bestaat niet"),
    "{{ item }}": ("letter-group", "`item` is een groep of een lijst en geen tekst"),
    "{{ item.steps }}": ("letter-group", "`item.steps` is een groep of een lijst"),
    "{{ item.title.upper }}": ("letter-field", "Het veld `item.title.upper` bestaat niet"),
    "{{ item.__class__ }}": ("letter-field", "Het veld `item.__class__` bestaat niet"),
    "{{ je.__globals__ }}": ("letter-field", "Het veld `je` bestaat niet"),
    "Wij zijn {{ item.title": (
        "letter-unclosed",
        (
            "Hier begint een tag die niet sluit in dezelfde alinea: “Wij zijn {{ item.title”. "
            "Schrijf de hele tag in één alinea, van {{ tot }} of van {% tot %}."
        ),
    ),
    "{{ item.title }": ("letter-unclosed", "Hier begint een tag die niet sluit"),
    "item.title }} is er": ("letter-unopened", "`}}` hoort bij een tag die nergens begint"),
    "{ item.title }": ("letter-unopened", "`{ item.title }` hoort bij een tag"),
    "{{ je('Kom je?' 'Komt u?') }}": (
        "letter-syntax",
        "Kijk de haakjes, de komma’s en de aanhalingstekens na. Bij je horen twee teksten",
    ),
    "{{ item. }}": ("letter-syntax", "De tag `item.` kunnen we niet lezen"),
    "{{ }}": ("letter-syntax", "De tag `{{ }}` kunnen we niet lezen"),
    "{{ je('een') }}": ("letter-syntax", "De tag `je(…)` kunnen we niet lezen"),
    "{{ range(9) }}": ("letter-refused", "`range(…)` kan niet in een brief"),
    "{{ item.title * 999999 }}": ("letter-refused", "`rekenen` kan niet in een brief"),
    "{{ item['title'] }}": ("letter-refused", "`[…]` kan niet in een brief"),
    "{{ item.title | attr('x') }}": ("letter-refused", "`| attr` kan niet in een brief"),
    "{% set x = 1 %}": ("letter-refused", "`{% set … %}` kan niet in een brief"),
    "{% include 'x' %}": ("letter-refused", "`{% include … %}` kan niet in een brief"),
    "{{r item.title }}": ("letter-refused", "`{{r …` kan niet in een brief"),
    "{% for x in range(9) %}{% endfor %}": ("letter-refused", "`range(…)` kan niet"),
    "{% for x in item.title %}{% endfor %}": ("letter-no-list", "`item.title` is geen lijst"),
    "{% for x in item.step %}{% endfor %}": ("letter-field", "Bedoel je `item.steps`?"),
    "{% for step item.steps %}{% endfor %}": ("letter-syntax", "De tag `for step item.steps`"),
    "{% if item.day %} op {{ item.day }}": (
        "letter-open",
        "`{% if item.day %}` sluit nergens. Zet `endif` in een tag na het stuk waar het over gaat.",
    ),
    "{%p for step in item.steps %}": ("letter-open", "Zet `endfor` in een tag"),
    "tot dan {% endif %}": ("letter-close", "`{% endif %}` sluit iets dat niet open is"),
    "{% if item.day %}{% endfor %}{% endif %}": ("letter-close", "`{% endfor %}` sluit iets"),
    "{%tr for task in plan %}": ("letter-no-table", "Buiten een tabel schrijf je {%p"),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_tag_is_told_with_its_paragraph_and_the_way_out(line: str) -> None:
    code, said = WRONG[line]
    found = [one for one in check_letter(document("Dag", line), FILE) if one.code == code]
    assert len(found) == 1
    assert str(found[0]).startswith(f"{FILE}:2:1: tekst, alinea 2: ")
    assert said in str(found[0])


def test_a_tag_over_two_paragraphs_is_told_at_both() -> None:
    assert codes(document("{{ item", ".title }}")) == ["letter-unclosed", "letter-unopened"]


def test_words_beside_a_tag_that_takes_its_paragraph_away_are_told() -> None:
    lines = ("{%p if item.day %} Op zaterdag", "{{ item.day }}", "{%p endif %}")
    assert told(document(*lines)) == [
        (
            "brief.docx:1:1: tekst, alinea 1: Naast `{%p if item.day %}` staan nog woorden, en die "
            "vallen weg: “{%p if item.day %} Op zaterdag”. Zet zo’n tag alleen: {%p in een alinea, "
            "{%tr in een rij van een tabel."
        )
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("{% if item.day %}Op", "{{ item.day }}{% endif %}"),
        ("{%p if item.day %}", "{{ item.day }}{% endif %}"),
    ],
)
def test_a_choice_over_paragraphs_is_written_with_p(lines: tuple[str, ...]) -> None:
    assert codes(document(*lines)) == ["letter-spread"]


def test_a_choice_that_begins_in_a_cell_ends_in_it() -> None:
    rows = (("{%p if item.day %}", "x"), ("{%p endif %}", "y"))
    assert codes(document(also=table(*rows))) == ["letter-spread"]


def test_a_field_of_a_loop_is_known_in_the_loop_only() -> None:
    good = "{% for step in item.steps %}{{ step.title }}{% endfor %}"
    assert codes(document(good, "{{ step.title }}")) == ["letter-field"]


def test_tags_in_head_and_foot_are_looked_at_too() -> None:
    def also(made):
        made.sections[0].header.paragraphs[0].add_run("{{ item.titel }}")
        made.sections[0].footer.paragraphs[0].add_run("{{ item.titel }}")

    places = [line.split(": ")[1] for line in told(document("Dag", also=also))]
    assert places == ["voettekst, alinea 1", "koptekst, alinea 1"]


def test_a_loop_in_a_loop_is_refused_so_that_a_letter_ends_soon() -> None:
    begin, end = "{% for task in plan %}", "{% endfor %}"
    assert codes(document(begin + end + begin + end)) == []
    assert codes(document(begin + begin + end + end)) == ["letter-refused"]


def test_the_title_among_the_properties_is_looked_at_too() -> None:
    def also(made):
        made.core_properties.title = "Brief: {{ item.titel }}"

    assert told(document("Dag", also=also)) == [
        (
            "brief.docx:1:1: titel bij de eigenschappen: Het veld `item.titel` bestaat niet, in "
            "“Brief: {{ item.titel }}”. Alle velden zie je met `klimaatwerf templates check-kit "
            "--legend`. Bedoel je `item.title`?"
        )
    ]


def test_all_is_told_at_once() -> None:
    lines = ("{{ item.titel }}", "{% if item.day %}", "{{ nu() }}", "{{ item.leed }}")
    found = ["letter-field", "letter-refused", "letter-field", "letter-open"]
    assert codes(document(*lines)) == found


# ---- files


def _macro() -> bytes:
    return changed(document("Dag"), {"word/vbaProject.bin": b"x"})


def _outside(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return changed(
        document("Dag"),
        {RELATIONS: lambda old: old.replace(b"</Relationships>", relation.encode())},
    )


def _bomb() -> bytes:
    buffer = BytesIO(document("Dag"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/beeld.png", b"\0" * 20_000_000)
    return buffer.getvalue()


def _entities() -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return changed(
        document("Dag"), {"word/document.xml": lambda old: re.sub(rb"(\?>)", rb"\1" + head, old)}
    )


def _docm() -> bytes:
    def macro(old: bytes) -> bytes:
        return old.replace(b"wordprocessingml.document.main", b"ms-word.macroEnabled.main")

    return changed(document("Dag"), {"[Content_Types].xml": macro})


FILES = {
    "no zip": (b"Dag", "letter-not-word", "het archief is niet te lezen"),
    "empty": (b"", "letter-not-word", "het archief is niet te lezen"),
    "cut": (document("Dag")[:-900], "letter-not-word", "het archief is niet te lezen"),
    "damaged": (document("Dag").replace(b"word/document.xml", b"word/dokument.xml"), *(
        "letter-not-word", "er zit geen Word-tekst in"
    )),
    "broken xml": (
        changed(document("Dag"), {"word/document.xml": b"<w:document"}),
        "letter-not-word",
        "word/document.xml is beschadigd",
    ),
    "macro": (_macro(), "letter-macro", "Er zitten macro’s in dit document (word/vbaProject.bin)"),
    "docm": (_docm(), "letter-macro", "bewaard als .docm"),
    "bomb": (_bomb(), "letter-heavy", "uitgepakt 20 MB"),
    "long": (
        changed(document("Dag"), {"word/header1.xml": b"<x>" + b" " * 1_000_000 + b"</x>"}),
        "letter-heavy",
        "uitgepakt meer dan 1 MB tekst",
    ),
    "entities": (_entities(), "letter-not-word", "in word/document.xml staat een DOCTYPE"),
    "image": (
        _outside("image", "https://example.com/x.png"),
        "letter-outside",
        "haalt iets op van elders: `https://example.com/x.png`",
    ),
    "template": (
        _outside("attachedTemplate", "file:///C:/huisstijl.dotm"),
        "letter-outside",
        "`file:///C:/huisstijl.dotm`",
    ),
    "script": (_outside("hyperlink", "javascript:x()"), "letter-outside", "`javascript:x()`"),
    "object": (
        changed(document("Dag"), {"word/embeddings/blad.xlsx": b"x"}),
        "letter-embedded",
        "word/embeddings/blad.xlsx",
    ),
    "climbing": (
        changed(document("Dag"), {"../buiten.xml": b"<x/>"}),
        "letter-not-word",
        "het archief is niet in orde",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_plain_document_is_not_opened(name: str) -> None:
    data, code, said = FILES[name]
    (found,) = check_letter(data, FILE)
    assert (found.code, said in str(found)) == (code, True), str(found)


def test_a_link_that_a_reader_follows_is_fine() -> None:
    assert codes(_outside("hyperlink", "https://www.asse.example/")) == []
    assert codes(_outside("hyperlink", "mailto:klimaat@asse.example")) == []


def test_changes_that_nobody_accepted_are_told() -> None:
    run = '<w:ins {} w:id="1" w:author="x"><w:r><w:t>Dag</w:t></w:r></w:ins>'

    def also(made):
        made.paragraphs[0]._element.append(parse_xml(run.format(nsdecls("w"))))

    assert codes(document("Dag", also=also)) == ["letter-changes"]


def _damaged() -> Iterator[bytes]:
    data = document("Dag {{ item.title }}")
    for position in range(0, len(data), len(data) // 60):
        yield data[:position] + b"\xff\x00\xff" + data[position + 3 :]


def test_whatever_is_damaged_gives_problems_and_no_exception() -> None:
    for data in _damaged():
        for found in tried(data, FILE):
            assert found.place.file == FILE
