"""The middle layer: what a region gives its municipalities, and how its own faults are told."""

from pathlib import Path

import pytest

from klimaatwerf.core.model import Municipality
from klimaatwerf.core.model.appearance import Brand
from klimaatwerf.core.model.region import OWN, RegionDefaults
from klimaatwerf.core.tree import Layer, Leaf
from klimaatwerf.outcomes import check_all
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import load_project
from tests.sites import TODAY, lay_out

PACK = {
    "content/pack.yml": 'version: "1.0"\nlocked: [pages.privacy.body]\n',
    "content/topics.yml": "- {id: groen, title: Groen, lead: Groen., illustration: groen}\n",
    "content/partners.yml": "- {id: buren, name: Buren, type: association, lead: Wij.}\n",
    "content/pages/index.md": "---\ntitle: Welkom\nlayout: home\n---\nDag.\n",
    "content/pages/acties/index.md": "---\ntitle: Acties\nlayout: actions\n---\nKies.\n",
    "content/pages/agenda/index.md": "---\ntitle: Agenda\nlayout: agenda\n---\nKom.\n",
    "content/pages/privacy.md": "---\ntitle: Privacy\n---\nGeen cookies.\n",
}
R = "content/regions/streek"
REGION = {
    f"{R}/region.yml": "title: Voorbeeldstreek\nkind: intercommunale\n",
    f"{R}/municipality.yml": (
        "address_form: u\n"
        "campaign: {slogan: Samen in de streek}\n"
        "hero: {call_to_action: {label: Kom, event: streekdag}}\n"
    ),
    f"{R}/partners.yml": (
        "- id: huis\n  name: Streekhuis\n  type: intermunicipal\n  lead: Voor u.\n"
        "  logo: media/huis.svg\n  logo_alt: Streekhuis\n"
        "  offers: [{id: raad, title: Raad, action: haag}]\n"
    ),
    f"{R}/actions.yml": (
        "- {id: haag, title: Haag, lead: Een haag., topic: groen, audiences: [resident],"
        " phase: preparation, partners: [huis], related: [boom]}\n"
        "- {id: boom, title: Boom, lead: Een boom., topic: groen, audiences: [resident],"
        " phase: preparation}\n"
    ),
    f"{R}/actions/boom.md": "Graaf een put.\n",
    f"{R}/events.yml": (
        "- {id: streekdag, title: Streekdag, lead: Kom., start: 2027-04-03 10:00,"
        ' attendance: online, online_url: "https://streek.example", action: haag}\n'
    ),
    f"{R}/pages/streek/index.md": (
        "---\ntitle: De streek\n---\n[Kalender](kalender.md), [dag](/agenda/streekdag/),"
        " [haag](../../actions/haag.md), [wij](../privacy.md)."
        " ![Huis](../../media/huis.svg)\n"
    ),
    f"{R}/pages/streek/kalender.md": "---\ntitle: Kalender\n---\nZie [boven](index.md).\n",
    f"{R}/media/huis.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
}
MEMBER = 'nis: 12002\ncontact: {email: k@dorp.example}\nbrand: {primary: "#00703c"}\n'


def laid(root: Path, **files: str) -> Path:
    """A root with the region, two members and one municipality outside it."""
    lay_out(root, {**PACK, **REGION})
    for slug in ("een", "twee"):
        member = {f"municipalities/{slug}/municipality.yml": f"{MEMBER}region: streek\n"}
        lay_out(root, member)
    lay_out(root, {"municipalities/buiten/municipality.yml": MEMBER})
    lay_out(root, {name.replace("__", "/"): text for name, text in files.items()})
    return root


def one(root: Path, more: dict[str, str] | None = None, slug: str = "een") -> Prepared:
    """A municipality of a root, with files of its own."""
    lay_out(laid(root), more or {})
    return prepare(load_project(root, TODAY), slug)


def told(root: Path) -> list[str]:
    """What `check` tells about all, hints aside."""
    found = check_all(load_project(root, TODAY)).problems
    return [str(problem) for problem in found if problem.severity != "hint"]


def test_the_links_texts_and_media_of_a_region_work(tmp_path):
    found = one(tmp_path)
    assert [str(problem) for problem in found.problems if problem.severity != "hint"] == []
    assert found.plan
    assert {"streek", "streek/kalender", "agenda/streekdag", "acties/boom"} <= set(found.plan.pages)
    assert dict(found.plan.site.media) == {"media/huis.svg": f"{R}/media/huis.svg"}
    assert str(found.tree.text("actions", "boom", "body")).strip() == "Graaf een put."


def test_the_fields_of_a_region_count_where_a_municipality_says_nothing_else(tmp_path):
    own = {
        "municipalities/een/municipality.yml": f"{MEMBER}region: streek\naddress_form: je\n",
    }
    forms = []
    lay_out(laid(tmp_path), own)
    project = load_project(tmp_path, TODAY)
    for slug in ("een", "twee", "buiten"):
        leaf = prepare(project, slug).tree.get("municipality", "address_form")
        forms += [(leaf.text, leaf.layer, bool(leaf.replaced))] if isinstance(leaf, Leaf) else []
    assert forms == [("je", Layer.MUNICIPALITY, True), ("u", Layer.REGION, False)]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("events.yml", "- {id: streekdag, hide: ja}\n"),
        ("actions.yml", "- {id: haag, hide: ja}\n"),
        ("actions.yml", "- {id: boom, hide: ja}\n"),
        ("partners.yml", "- {id: huis, hide: ja}\n"),
        ("content/pages/streek/kalender.md", "---\nhide: ja\n---\n"),
        ("content/pages/streek/index.md", "---\nhide: ja\n---\n"),
    ],
)
def test_a_municipality_may_hide_whatever_a_region_brings(tmp_path, file, text):
    found = one(tmp_path, {f"municipalities/een/{file}": text})
    assert [str(problem) for problem in found.problems if problem.severity != "hint"] == []


def test_what_a_region_links_to_goes_where_a_municipality_hides_it(tmp_path):
    hide = {
        f"municipalities/een/{name}.yml": f"- {{id: {key}, hide: ja}}\n" for name, key in HIDDEN
    }
    site = one(tmp_path, hide).site
    assert site
    assert site.actions["boom"].partners == ()
    hero = site.municipality.hero
    assert hero is not None
    call = hero.call_to_action
    assert call is not None
    assert (call.label, call.action, call.event, call.page) == ("Kom", None, None, None)


HIDDEN = (("events", "streekdag"), ("actions", "haag"), ("partners", "huis"))


def test_an_event_of_a_region_forgets_an_action_that_is_hidden(tmp_path):
    site = one(tmp_path, {"municipalities/een/actions.yml": "- {id: haag, hide: ja}\n"}).site
    assert site
    assert site.events["streekdag"].action is None
    assert [offer.action for offer in site.partners["huis"].offers] == [None]


def test_a_municipality_may_change_what_a_region_brings(tmp_path):
    mine = {"municipalities/een/events.yml": "- {id: streekdag, title: Ons feest}\n"}
    site = one(tmp_path, mine).site
    assert site
    assert (site.events["streekdag"].title, site.events["streekdag"].lead) == ("Ons feest", "Kom.")


# ---- faults


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "events.yml",
            (
                "- {id: dag, title: Dag, lead: Kom., start: 2027-13-03 10:00, attendance: online,"
                ' online_url: "https://streek.example"}\n'
            ),
            [f"{R}/events.yml:1:44: events.dag.start:"],
        ),
        (
            "partners.yml",
            (
                "- {id: huis, name: Huis, type: school, lead: Wij., offers: [{id: a, title: A,"
                " action: hek}]}\n- use: burren\n"
            ),
            [f"{R}/partners.yml:2:8: partners.burren.use:"],
        ),
        (
            "actions.yml",
            (
                "- {id: haag, title: H, lead: x, topic: gras, audiences: [school], phase: idea}\n"
                "- {id: boom, title: B, lead: x, topic: groen, audiences: [school], phase: idea}\n"
            ),
            [f"{R}/actions.yml:1:40: actions.haag.topic:"],
        ),
        (
            "pages/streek/kalender.md",
            "---\ntitle: Kalender\n---\nBel {{ municipality.contact.phone }}, of [weg](weg.md).\n",
            [f"{R}/pages/streek/kalender.md:4:5: ", f"{R}/pages/streek/kalender.md:4:"],
        ),
        ("municipality.yml", "adress_form: u\n", [f"{R}/municipality.yml:1:1: municipality."]),
        ("pages/privacy.md", "Wel cookies.\n", [f"{R}/pages/privacy.md:1:1: pages.privacy.body:"]),
        ("region.yml", "title: Streek\nkind: land\n", [f"{R}/region.yml:2:7: region.kind:"]),
        ("region.yml", "title: [\n", [f"{R}/region.yml:1:"]),
        ("goals.yml", "- {goal: tree}\n", [f"{R}/goals.yml:1:1: "]),
        ("news/2027-01-01-dag.md", "---\ntitle: x\n---\n", [f"{R}/news/2027-01-01-dag.md:1:1: "]),
        ("pages/html.md", "---\ntitle: x\n---\n<script>x</script>\n", [f"{R}/pages/html.md:4:1: "]),
    ],
)
def test_a_fault_of_a_region_is_told_once_with_its_place(tmp_path, file, text, said):
    lay_out(laid(tmp_path), {f"{R}/{file}": text})
    lines = told(tmp_path)
    assert len(lines) == len(said), lines
    for line, start in zip(lines, said, strict=True):
        assert line.startswith(start)


def test_a_tip_about_a_page_of_a_region_is_told_once(tmp_path):
    lay_out(laid(tmp_path), {f"{R}/pages/tip.md": "---\ntitle: Tip\n---\nJe doet mee.\n"})
    found = check_all(load_project(tmp_path, TODAY)).problems
    assert [(one.code, one.place.line) for one in found if one.place.file.endswith("tip.md")] == [
        ("style-outside-pair", 4)
    ]


def test_a_fault_of_a_region_stops_its_own_municipalities_only(tmp_path):
    lay_out(laid(tmp_path), {f"{R}/region.yml": "title: Streek\nkind: land\n"})
    project = load_project(tmp_path, TODAY)
    assert project.problems == ()
    assert [prepare(project, slug).failed for slug in ("een", "twee", "buiten")] == [
        True,
        True,
        False,
    ]


def test_a_fault_of_a_region_without_municipalities_is_told(tmp_path):
    lay_out(tmp_path, {**PACK, **REGION, f"{R}/region.yml": "title: Streek\nkind: land\n"})
    assert len(told(tmp_path)) == 1


def test_a_region_without_region_yml_is_told(tmp_path):
    laid(tmp_path)
    (tmp_path / f"{R}/region.yml").unlink()
    assert told(tmp_path) == [
        (
            f"{R}/region.yml:1:1: Het bestand region.yml ontbreekt. Begin zo: title: … en kind:"
            " intercommunale. [region-missing]"
        )
    ]


def test_what_only_a_municipality_can_say_is_refused_and_does_not_count(tmp_path):
    text = 'nis: 12002\nbrand: {primary: "#123456", font: figtree}\n'
    found = one(tmp_path, {f"{R}/municipality.yml": text})
    assert [str(problem) for problem in found.problems if problem.is_error] == [
        (
            f"{R}/municipality.yml:1:1: municipality.nis: Een regio kan `nis` niet invullen voor"
            " haar gemeenten: dat is eigen aan elke gemeente. Haal het hier weg. Een gemeente"
            " zet het in haar eigen municipality.yml. [region-field]"
        ),
        (
            f"{R}/municipality.yml:2:9: municipality.brand.primary: Een regio kan `brand.primary`"
            " niet invullen voor haar gemeenten: dat is eigen aan elke gemeente. Haal het hier weg."
            " Een gemeente zet het in haar eigen municipality.yml. [region-field]"
        ),
    ]
    assert found.tree.text("municipality", "brand", "primary") == "#00703c"
    assert found.tree.text("municipality", "brand", "font") == "figtree"


def test_every_field_of_a_municipality_is_for_a_region_or_not(tmp_path):
    assert {*RegionDefaults.model_fields} | {name.partition(".")[0] for name in OWN} == {
        *Municipality.model_fields
    }
    below = {name.partition(".")[2] for name in OWN if name.startswith("brand.")}
    assert below == {*Brand.model_fields} - {"font"}
