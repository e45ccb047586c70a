"""The texts of the pack and of municipalities: checked before anything is built."""

import pytest

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch, Layer, Leaf, Source
from klimaatwerf.core.values import Values
from klimaatwerf.project import load_project
from klimaatwerf.render.texts import Texts
from tests.models import municipality
from tests.sites import TODAY, lay_out, made, planned, shipped
from tests.trees import branch, layer_of

PACK = Source("content/topics.yml", Layer.PACK)
VARIABLES = branch(
    {
        "termijn": {"default": "5 werkdagen"},
        "leuze": {"required": "ja"},
        "uren": {"example": "elke dag"},
    },
    Layer.PACK,
).items


def texts() -> Texts:
    return Texts(VARIABLES)


# ---- short texts


def expanded(text, form="je", **fields):
    problems = Collector()
    values = Values(municipality(address_form=form, **fields), {"uren": "elke dag"})
    found = texts().expand(Leaf(text, PACK, 3, 7), values, problems)
    return found, [one.code for one in problems.problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samen in {{ municipality.name }}.", "Samen in Dorp."),
        ("Open {{ texts.uren }}.", "Open elke dag."),
        ('{{ je("Doe je mee?", "Doet u mee?") }}', "Doe je mee?"),
        ("Gewoon.", "Gewoon."),
    ],
)
def test_a_short_text_is_filled_in(text, found):
    assert expanded(text) == (found, [])


def test_a_short_text_has_the_form_of_the_municipality():
    assert expanded('{{ je("Doe je mee?", "Doet u mee?") }}', form="u") == ("Doet u mee?", [])


def test_a_value_in_a_short_text_stays_as_it_is():
    name = "{{ municipality.nis }} <b>&"
    assert expanded("In {{ municipality.name }}.", name=name) == (f"In {name}.", [])


def test_an_empty_value_in_a_short_text_is_told():
    assert expanded("{{ municipality.website }}") == ("", ["empty-shown"])


def test_a_text_is_parsed_once():
    one, leaf = texts(), Leaf("In {{ municipality.name }}.", PACK)
    first = one.parts(leaf, Collector())
    assert one.parts(leaf, Collector()) is first


def test_the_faults_of_a_text_are_told_each_time_that_it_is_asked_for():
    one, leaf = texts(), Leaf("{{ onbekend }}", PACK)
    found = []
    for _ in range(2):
        problems = Collector()
        one.parts(leaf, problems)
        found.append([one.code for one in problems.problems])
    assert found == [["unknown-value"]] * 2


# ---- the pack, whatever the municipality


def pack_problems(body="", **fields):
    page = {"id": "over", "title": "Over", **fields, **({"body": body} if body else {})}
    pack = layer_of(Layer.PACK, pages=[page])
    return [(one.code, one.path) for one in texts().check_pack(pack)]


def test_the_shipped_pack_passes_for_the_shortest_municipality():
    assert shipped().problems == ()


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("In {{ municipality.name }}.", []),
        ("Mail {{ municipality.contact.email }}.", ["empty-possible"]),
        ("{{ texts.termijn }} en {{ texts.leuze }}", []),
        ("Open {{ texts.uren }}.", ["empty-possible"]),
        ("{% if texts.uren %}\n\nOpen {{ texts.uren }}.\n\n{% endif %}", []),
        ("{{ texts.onbekend }}", ["unknown-value"]),
        ("{% for x in y %}", ["template-refused"]),
    ],
)
def test_a_page_of_the_pack_is_checked_without_a_municipality(body, codes):
    assert pack_problems(body) == [(code, "pages.over.body") for code in codes]


def test_a_page_that_waits_for_a_value_may_show_it():
    body = "Uitgever: {{ municipality.publisher.name }}."
    assert pack_problems(body, when="municipality.publisher") == []
    assert pack_problems(body, when="has_news") == [("empty-possible", "pages.over.body")]


def test_a_short_text_of_the_pack_is_checked_as_well():
    assert pack_problems(description="Mail {{ municipality.contact.email }}.") == [
        ("empty-possible", "pages.over.description")
    ]
    assert pack_problems(description="{{ actions() }}") == [
        ("template-refused", "pages.over.description")
    ]


@pytest.mark.parametrize("name", ["topics", "templates", "methods", "partners", "goals", "moments"])
def test_every_collection_of_the_pack_is_checked(name):
    pack = Branch(
        {name: branch({"haag": {"lead": "{{ municipality.website }}"}}, Layer.PACK)}, PACK
    )
    (found,) = texts().check_pack(pack)
    assert (found.code, found.path) == ("empty-possible", f"{name}.haag.lead")


def test_a_fault_of_the_pack_fails_every_municipality(tmp_path):
    files = {
        "content/pack.yml": 'version: "1.0"\n',
        "content/pages/index.md": "---\ntitle: Start\n---\n{{ municipality.website }}\n",
    }
    project = load_project(lay_out(tmp_path, files), TODAY)
    assert [(one.code, one.place.file, one.place.line) for one in project.problems] == [
        ("empty-possible", "content/pages/index.md", 4)
    ]


# ---- the texts of one site


def page(body):
    return {"content/pages/extra.md": f"---\ntitle: Extra\n---\n{body}\n"}


def told(tmp_path, body, more=""):
    found = made(tmp_path, page(body), more=more).problems
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "[acties](/acties/)",
        "[acties](acties/index.md)",
        "[buiten](https://elders.example/x)",
        "[mail](mailto:a@dorp.example)",
        "[hier](#anker)",
        "[site]({{ municipality.contact.email }})",
        '{{ button("Acties", "/acties/") }}',
        '{{ actions(topic="groen") }}',
        "`[x](/nergens/)`",
        "{% if has_news %}\n\n[x](/nergens/)\n\n{% endif %}",
        '{% if has_news %}\n\n{{ goal("onbekend") }}\n\n{% endif %}',
        "{% if has_news %}\n\n{{ municipality.website }}\n\n{% endif %}",
    ],
)
def test_a_text_that_is_good_or_not_shown_is_not_told(tmp_path, body):
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("Een\n[x](/nergens/)", ("broken-link", 5, 5)),
        ("[x][een]\n\n[een]: /nergens/", ("broken-link", 6, 8)),
        ("![x](/media/nergens.svg)", ("broken-link", 4, 6)),
        ("[x](mailto:iedereen)", ("bad-mailto", 4, 5)),
        ('{{ button("x", "/nergens/") }}', ("broken-link", 4, 1)),
        ('{{ actions(topic="gron") }}', ("component-unknown-id", 4, 1)),
        ('{{ action("haag") }}', ("component-unknown-id", 4, 1)),
        ('{{ goal("tree") }}', ("component-unknown-id", 4, 1)),
        ('{{ method("tafel") }}', ("component-unknown-id", 4, 1)),
        ("{{ municipality.website }}", ("empty-shown", 4, 1)),
        ("{% if is_draft %}\n\n[x](/nergens/)\n\n{% endif %}", ("broken-link", 6, 5)),
        ("{{ municipality.nam }}", ("unknown-value", 4, 1)),
    ],
)
def test_a_fault_in_a_text_of_a_municipality_is_told_where_it_stands(tmp_path, body, problem):
    assert told(tmp_path, body) == [problem]


def test_a_link_with_a_slip_of_the_pen_is_told_with_the_nearest_address(tmp_path):
    (found,) = made(tmp_path, page("[x](/actie/)")).problems
    assert (found.path, found.hint.rpartition(". ")[2]) == ("/extra", "Bedoel je `/acties/`?")


def test_a_link_to_what_is_switched_off_is_told(tmp_path):
    more = "features: {news: nee}\n"
    assert [code for code, *_ in told(tmp_path, "[x](/nieuws/)", more)] == ["broken-link"]


def test_a_placeholder_in_the_data_of_a_municipality_stays_as_it_is(tmp_path):
    action = (
        "- {id: haag, title: 'In {{ municipality.nis }}', lead: '{% x %}', topic: groen,"
        " audiences: [resident], phase: idea}\n"
    )
    found = planned(tmp_path, {"actions.yml": action}).site.actions["haag"]
    assert (found.title, found.lead) == ("In {{ municipality.nis }}", "{% x %}")
