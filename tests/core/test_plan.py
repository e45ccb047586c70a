"""What a site will consist of: pages, destinations, menu, redirects, files and change dates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.pages import address_of
from klimaatwerf.core.tree import Place
from klimaatwerf.core.vocabulary import Audience, Layout
from klimaatwerf.pipeline import prepare
from klimaatwerf.sources.register import load_register
from klimaatwerf.work import slugs_in
from tests.sites import ROOT, SHORTEST, TODAY, made, planned, shipped
from tests.strategies import ids

DAYS = [TODAY + timedelta(days=offset) for offset in (-400, -60, 0, 45, 200, 1000)]


def action(id_, **fields):
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return (
        f"- {{id: {id_}, title: {id_}, lead: x, topic: groen, audiences: [resident], phase: idea"
        f"{more}}}\n"
    )


def event(id_, start, **fields):
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return (
        f"- {{id: {id_}, title: {id_}, lead: x, start: {start}, attendance: online,"
        f' online_url: "https://dorp.example"{more}}}\n'
    )


def page(front="", body="Tekst."):
    return f"---\ntitle: Titel\n{front}---\n{body}\n"


def labels(items):
    return [(item.label, labels(item.below)) for item in items]


# ---- pages and destinations


def test_the_shortest_municipality_has_the_pages_of_the_pack(tmp_path):
    assert list(planned(tmp_path).pages) == [
        "404",
        "acties",
        "colofon",
        "contact",
        "doe-mee/bedrijf",
        "doe-mee/handelaar",
        "doe-mee",
        "doe-mee/inwoner",
        "doe-mee/school",
        "doe-mee/vereniging",
        "",
        "over",
        "participatie",
        "plan",
        "privacy",
        "themas",
        "toegankelijkheid",
        "zoeken",
        *(f"ideeen/{file.stem}" for file in sorted((ROOT / "content/actions").iterdir())),
        "themas/wonen-en-energie",
        "themas/mobiliteit",
        "themas/groen",
        "themas/water",
        "themas/voeding",
        "themas/circulair",
        "themas/ondernemen",
        "themas/samen",
        "participatie/klimaattafel",
        "participatie/wijkwandeling",
        "participatie/keukentafelgesprek",
        "participatie/wereldcafe",
        "participatie/co-creatie-atelier",
        "participatie/burgerpanel",
        "participatie/klimaatambassadeurs",
        "participatie/samenaankoop",
        "participatie/straatuitdaging",
        "participatie/buurtdialoog",
        "participatie/denkdag-verenigingen",
        "participatie/handelaarsontbijt",
        "participatie/online-bevraging",
        "participatie/proefopstelling",
        "embed/acties",
        "embed/agenda",
    ]


def test_the_kit_has_a_page_where_the_municipality_opens_it(tmp_path):
    more = "features: {kit_public: ja}\n"
    pages = planned(tmp_path, more=more).pages
    assert pages["communicatiekit"].layout is Layout.KIT


def test_the_texts_are_the_pages_that_are_no_item_and_no_error_by_title(tmp_path):
    texts = planned(tmp_path).texts
    assert [page.title for page in texts] == sorted(
        (page.title for page in texts), key=str.casefold
    )
    assert {page.layout for page in texts} & {Layout.IDEA, Layout.TOPIC, Layout.NOT_FOUND} == set()
    assert {"", "zoeken", "doe-mee/school"} <= {page.path for page in texts}


@pytest.mark.parametrize(
    ("path", "destination"),
    [
        ("", "index.html"),
        ("404", "404.html"),
        ("acties", "acties/index.html"),
        ("themas/groen", "themas/groen/index.html"),
    ],
)
def test_a_page_is_a_file_in_a_folder_of_its_own(tmp_path, path, destination):
    assert planned(tmp_path).pages[path].destination == destination


@pytest.mark.parametrize(
    ("files", "path", "layout"),
    [
        ({"actions.yml": action("haag")}, "acties/haag", Layout.ACTION),
        ({"events.yml": event("feest", "2027-04-03 10:00")}, "agenda/feest", Layout.EVENT),
        (
            {"content/news/2026-11-01-haag.md": page("lead: Kort.\n")},
            "nieuws/haag",
            Layout.POST,
        ),
        ({"content/pages/fonds/regels.md": page()}, "fonds/regels", Layout.PAGE),
        ({"content/pages/fonds/index.md": page()}, "fonds", Layout.PAGE),
    ],
)
def test_an_item_or_file_of_a_municipality_is_a_page(tmp_path, files, path, layout):
    assert planned(tmp_path, files).pages[path].layout is layout


def test_a_page_of_a_municipality_takes_the_place_of_the_page_of_the_pack(tmp_path):
    over = planned(tmp_path, {"content/pages/over.md": page()}).pages["over"]
    assert over.body is not None
    assert (over.title, over.body.text, over.place.file, over.body.place) == (
        "Titel",
        "Tekst.",
        "municipalities/dorp/content/pages/over.md",
        Place("municipalities/dorp/content/pages/over.md", 4, 1),
    )
    assert over.description.startswith("Wie deze campagne maakt"), "what it leaves out is inherited"


def test_an_action_from_a_template_takes_its_idea_away(tmp_path):
    files = {"actions.yml": "- {template: repair-cafe, phase: preparation}\n"}
    pages = planned(tmp_path, files).pages
    assert ("acties/repair-cafe" in pages, "ideeen/repair-cafe" in pages) == (True, False)


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_destinations_are_unique_relative_and_stay_inside(slug, today):
    plan = prepare(shipped(today), slug).plan
    assert plan
    assert flawed(plan) == []


def flawed(plan):
    """The destinations that clash on some system, or that lie outside the site."""
    found = [page.destination for page in plan.pages.values()]
    found += [f"{former}/index.html" if former else "index.html" for former in plan.redirects]
    found += [*plan.files, *plan.pictures]
    folded = [destination.casefold() for destination in found]
    twice = [destination for destination in folded if folded.count(destination) > 1]
    files = set(folded)
    inside_a_file = [
        destination
        for destination in folded
        if any(destination.startswith(f"{file}/") for file in files)
    ]
    outside = [
        destination
        for destination in found
        if destination.startswith(("/", "~")) or {"", ".", ".."} & set(destination.split("/"))
    ]
    return twice + inside_a_file + outside


identities = st.lists(ids | st.sampled_from(["index", "404", "over", "haag", "nieuws"]), max_size=4)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(
    st.lists(st.tuples(ids, identities), max_size=4, unique_by=lambda one: one[0]),
    st.sets(ids, max_size=3),
    st.dictionaries(identities.filter(bool).map("/".join), identities.map("/".join), max_size=3),
)
def test_whatever_the_names_destinations_never_clash(tmp_path_factory, actions, events, pages):
    files = {
        "actions.yml": "".join(action(id_, aliases=[*aliases]) for id_, aliases in actions),
        "events.yml": "".join(event(id_, "2027-04-03 10:00") for id_ in sorted(events)),
        **{
            f"content/pages/{path}.md": page(f"aliases: [/{alias}/]\n")
            for path, alias in sorted(pages.items())
        },
    }
    prepared = made(tmp_path_factory.mktemp("root"), files)
    codes = {one.code for one in prepared.problems if one.is_error}
    assert codes <= {"address-clash", "bad-page-path", "locked"}
    if prepared.plan:
        assert flawed(prepared.plan) == []


@pytest.mark.parametrize(
    "files",
    [
        {"content/pages/fonds.md": page(), "content/pages/fonds/index.md": page()},
        {
            "content/pages/acties/haag.md": page(),
            "actions.yml": action("haag"),
        },
        {"content/pages/weg.md": page("layout: not_found\n")},
        {"actions.yml": action("haag", aliases="[heg]") + action("heg")},
        {"actions.yml": action("haag", aliases="[heg]") + action("boom", aliases="[heg]")},
        {"actions.yml": action("haag", aliases="[haag]")},
        {"actions.yml": action("a", aliases="[b]") + action("b", publish_from="2027-01-01")},
        {"content/pages/ladders.md": page("aliases: [/over/]\n")},
        {"content/pages/ladders.md": page("aliases: [/]\n")},
        {
            "content/pages/acties/haag.md": page("aliases: [acties/heg]\n"),
            "actions.yml": action("boom", aliases="[heg]"),
        },
    ],
)
def test_two_things_at_one_address_are_refused(tmp_path, files):
    prepared = made(tmp_path, files)
    assert prepared.plan is None
    assert [one.code for one in prepared.problems] == ["address-clash"]


def test_an_address_that_is_taken_is_told_with_who_has_it(tmp_path):
    files = {"content/pages/acties/haag.md": page(), "actions.yml": action("haag")}
    (found,) = made(tmp_path, files).problems
    assert found.place.file == "municipalities/dorp/actions.yml"
    assert "municipalities/dorp/content/pages/acties/haag.md:1" in found.message


# ---- redirects and files


def test_a_former_id_leads_to_the_new_address(tmp_path):
    files = {
        "actions.yml": action("haag", aliases="[heg, haagje]"),
        "events.yml": event("feest", "2027-04-03 10:00", aliases="[feestje]"),
    }
    assert dict(planned(tmp_path, files).redirects) == {
        "acties/heg": "acties/haag",
        "acties/haagje": "acties/haag",
        "agenda/feestje": "agenda/feest",
    }


def test_a_former_address_of_a_page_or_a_post_leads_to_it(tmp_path):
    post = "---\ntitle: Haag\nlead: Klaar.\naliases: [heg]\n---\nTekst.\n"
    files = {
        "content/news/2026-11-20-haag.md": post,
        "content/pages/ladderbank.md": page("aliases: [/ladders/, doe-mee/ladder]\n"),
        "content/pages/doe-mee/index.md": "---\naliases: [meedoen]\n---\n",
    }
    assert dict(planned(tmp_path, files).redirects) == {
        "nieuws/heg": "nieuws/haag",
        "ladders": "ladderbank",
        "doe-mee/ladder": "ladderbank",
        "meedoen": "doe-mee",
    }


def test_an_action_that_is_not_published_has_no_redirects(tmp_path):
    files = {"actions.yml": action("haag", aliases="[heg]", publish_from="2027-01-01")}
    assert dict(planned(tmp_path, files).redirects) == {}


def test_only_the_media_that_are_used_are_published(tmp_path):
    files = {
        "actions.yml": action("haag", images="[{file: media/haag.svg, alt: Haag}]"),
        "partners.yml": "- {id: a, name: A, type: shop, logo: media/a.svg, logo_alt: A}\n"
        "- {id: b, name: B, type: shop, logo: media/b.svg, logo_alt: B, consent: {logo: ja}}\n",
        **{f"media/{name}.svg": "<svg/>" for name in ("haag", "a", "b", "niemand")},
    }
    plan = planned(tmp_path, files)
    assert (sorted(plan.pictures), dict(plan.files)) == (["media/b.svg", "media/haag.svg"], {})


def test_media_that_a_text_shows_are_published(tmp_path):
    files = {
        "content/pages/fonds.md": page(body="![Kaart](/media/kaart.svg) [plan](/media/plan.pdf)"),
        "media/kaart.svg": "<svg/>",
        "media/plan.pdf": "",
    }
    plan = planned(tmp_path, files)
    assert (list(plan.pictures), dict(plan.files)) == (
        ["media/kaart.svg"],
        {"media/plan.pdf": "municipalities/dorp/media/plan.pdf"},
    )


# ---- menu and breadcrumb


def test_the_menu_of_the_shortest_municipality(tmp_path):
    assert labels(planned(tmp_path).menu) == [("Doe mee", []), ("Acties", []), ("Ons plan", [])]


def test_a_full_municipality_has_the_whole_menu_in_order():
    plan = prepare(shipped(), "berlaar").plan
    assert plan
    assert [label for label, _ in labels(plan.menu)] == [
        "Doe mee",
        "Acties",
        "Agenda",
        "Partners",
        "Ons plan",
        "Nieuws",
    ]


def test_a_page_of_a_municipality_stands_where_its_order_says(tmp_path):
    files = {"content/pages/fonds.md": page("menu: {label: Fonds, order: 15}\n")}
    assert labels(planned(tmp_path, files).menu) == [
        ("Doe mee", []),
        ("Fonds", []),
        ("Acties", []),
        ("Ons plan", []),
    ]


@pytest.mark.parametrize("parent", ["plan", "/plan/", "/plan"])
def test_a_page_may_stand_below_another_in_the_menu(tmp_path, parent):
    front = f"menu: {{label: Fonds, parent: {parent}}}\n"
    plan = planned(tmp_path, {"content/pages/fonds.md": page(front)})
    assert labels(plan.menu)[-1] == ("Ons plan", [("Fonds", [])])


def test_pages_that_stand_below_each_other_are_refused_once(tmp_path):
    files = {
        "content/pages/een.md": page("menu: {label: Een, parent: twee}\n"),
        "content/pages/twee.md": page("menu: {label: Twee, parent: /een/}\n"),
    }
    prepared = made(tmp_path, files)
    assert [(one.code, one.path) for one in prepared.problems] == [
        ("menu-cycle", "pages.een.menu.parent")
    ]
    assert "/een/ → /twee/ → /een/" in prepared.problems[0].message


def test_a_page_that_stands_below_itself_is_refused(tmp_path):
    prepared = made(tmp_path, {"content/pages/een.md": page("menu: {label: Een, parent: een}\n")})
    assert [one.code for one in prepared.problems] == ["menu-cycle"]


def test_the_breadcrumb_names_the_pages_above(tmp_path):
    files = {
        "content/pages/fonds/regels/kort.md": page(),
        "content/pages/fonds.md": page(),
        "actions.yml": action("haag"),
    }
    plan = planned(tmp_path, files)
    assert {
        path: [above.path for above in plan.breadcrumb(plan.pages[path])]
        for path in ("", "404", "acties", "acties/haag", "fonds/regels/kort", "ideeen/repair-cafe")
    } == {
        "": [],
        "404": [],
        "acties": [""],
        "acties/haag": ["", "acties"],
        "fonds/regels/kort": ["", "fonds"],
        "ideeen/repair-cafe": ["", "acties"],
    }


def test_every_page_links_to_the_legal_pages_in_their_order(tmp_path):
    assert [page.path for page in planned(tmp_path).legal] == [
        "zoeken",
        "over",
        "contact",
        "toegankelijkheid",
        "privacy",
        "colofon",
    ]


def test_the_section_of_a_page_is_the_first_part_of_its_address(tmp_path):
    pages = planned(tmp_path).pages
    assert [pages[path].section for path in ("", "acties", "themas/groen")] == [
        "",
        "acties",
        "themas",
    ]


# ---- what waits, hides or comes later


@pytest.mark.parametrize(
    ("when", "more", "there"),
    [
        ("has_news", "", False),
        ("municipality.publisher", "", False),
        ("municipality.publisher", "publisher: {name: An, address: Markt 1}\n", True),
        ("texts.openingsuren", "texts: {openingsuren: elke dag}\n", True),
        ("is_draft", "", True),
        ("signed_pact_2_0", "commitments: {climate_pact: [1.0]}\n", False),
    ],
)
def test_a_page_exists_if_what_it_waits_for_is_filled(tmp_path, when, more, there):
    files = {"content/pages/extra.md": page(f"when: {when}\n")}
    assert ("extra" in planned(tmp_path, files, more=more).pages) is there


@pytest.mark.parametrize("path", ["doe-mee/bedrijf", "contact", "over"])
def test_a_page_that_is_hidden_is_not_there(tmp_path, path):
    plan = planned(tmp_path, {f"content/pages/{path}.md": page("hide: ja\n")})
    assert path not in plan.pages
    assert path not in [one.path for one in plan.legal]


@pytest.mark.parametrize(
    ("today", "there"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 1, 31), True),
        (date(2027, 2, 1), False),
    ],
)
def test_an_action_has_a_page_on_the_days_that_it_is_published(tmp_path, today, there):
    files = {"actions.yml": action("haag", publish_from="2027-01-01", publish_until="2027-01-31")}
    assert ("acties/haag" in planned(tmp_path, files, today=today).pages) is there


@pytest.mark.parametrize(
    ("today", "there"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True)]
)
def test_a_post_has_a_page_from_its_date(tmp_path, today, there):
    files = {"content/news/2026-12-01-haag.md": page("lead: Kort.\n")}
    assert ("nieuws/haag" in planned(tmp_path, files, today=today).pages) is there


@pytest.mark.parametrize(
    ("today", "archived"), [(date(2027, 4, 3), False), (date(2027, 4, 4), True)]
)
def test_an_event_moves_to_the_archive_the_day_after(tmp_path, today, archived):
    files = {"events.yml": event("feest", "2027-04-03 10:00")}
    plan = planned(tmp_path, files, today=today)
    assert ("agenda/archief" in plan.pages) is archived
    assert [session.event.id for session in plan.selection.past_events()] == ["feest"] * archived
    assert "agenda/feest" in plan.pages


@pytest.mark.parametrize("feature", ["events", "partners", "news"])
def test_what_is_switched_off_has_no_pages(tmp_path, feature):
    files = {
        "events.yml": event("feest", "2027-04-03 10:00"),
        "partners.yml": "- use: natuurpunt\n",
        "content/news/2026-11-01-haag.md": page("lead: Kort.\n"),
    }
    section = {"events": "agenda", "partners": "partners", "news": "nieuws"}
    sections = {
        page.section
        for page in planned(tmp_path, files, more=f"features: {{{feature}: nee}}\n").pages.values()
    }
    assert set(section.values()) - sections == {section[feature]}


def test_the_pages_for_audiences_are_found_by_their_audience(tmp_path):
    plan = planned(tmp_path)
    with_page = plan.selection.audiences()
    assert set(with_page) == set(Audience) - {Audience.FARMER, Audience.STAFF}
    assert [audience for audience in with_page if address_of(audience) not in plan.pages] == []


# ---- change dates


def changes(tmp_path, files=None, more="", today=TODAY):
    """The days on which the site changes, less those of the pack's own moments."""
    plain = planned(tmp_path / "leeg", today=today).changes_on
    found = planned(tmp_path / "vol", files, more=more, today=today).changes_on
    return [day.isoformat() for day in found if day not in plain]


GONE = "2028-01-01"
"""An event of 2026 stays in the agenda that one follows until the end of the next year."""


@pytest.mark.parametrize(
    ("files", "more", "days"),
    [
        ({"events.yml": event("a", "2026-12-01 10:00")}, "", ["2026-12-02", GONE]),
        ({"events.yml": event("a", "2026-11-23 10:00")}, "", ["2026-11-24", GONE]),
        ({"events.yml": event("a", "2026-11-22 10:00")}, "", [GONE]),
        ({"events.yml": event("a", "2024-11-22 10:00")}, "", []),
        (
            {
                "events.yml": event("a", "2026-12-01 10:00", end="2026-12-03 10:00"),
            },
            "",
            ["2026-12-04", GONE],
        ),
        (
            {"events.yml": event("a", "2026-12-09 10:00", booking="{closes_on: 2026-12-05}")},
            "",
            ["2026-12-06", "2026-12-10", GONE],
        ),
        ({"content/news/2026-12-01-a.md": page("lead: x\n")}, "", ["2026-12-01"]),
        (
            {"partners.yml": "- {id: a, name: A, type: shop, valid_until: 2026-12-01}\n"},
            "",
            ["2026-12-02"],
        ),
        (
            {},
            "announcement: {text: x, from: 2026-12-01, until: 2026-12-05}\n",
            ["2026-12-01", "2026-12-06"],
        ),
    ],
)
def test_a_site_changes_when_something_appears_closes_or_ends(tmp_path, files, more, days):
    assert changes(tmp_path, files, more) == days


def test_a_site_changes_when_an_action_is_published_or_closes(tmp_path):
    way = "[{type: visit, label: x, instructions: x, closes_on: 2026-12-20}]"
    files = {
        "actions.yml": action(
            "haag", publish_from="2026-12-10", publish_until="2027-01-31", participate=way
        )
    }
    assert {"2026-12-10", "2026-12-21", "2027-02-01"} <= set(changes(tmp_path, files))


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_change_dates_come_in_order_and_after_today(slug):
    for today in DAYS:
        plan = prepare(shipped(today), slug).plan
        assert plan
        assert all(one < other for one, other in pairwise((today, *plan.changes_on)))


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_between_two_change_dates_a_site_is_planned_the_same(slug):
    plan = prepare(shipped(), slug).plan
    assert plan
    day = TODAY
    for change in plan.changes_on[:12]:
        first, last = (
            prepare(shipped(one), slug).plan for one in (day, change - timedelta(days=1))
        )
        assert first
        assert last
        assert shown(first) == shown(last)
        day = change


def shown(plan):
    """What a reader sees of a plan, as far as days change it."""
    selection = plan.selection
    return (
        plan.pages,
        plan.menu,
        plan.redirects,
        plan.files,
        plan.pictures,
        selection.events(),
        selection.past_events(),
        selection.partners(),
        selection.moments(),
        selection.news(),
        [[way.open_on(plan.today) for way in one.participate] for one in selection.actions()],
    )


# ---- every municipality


def test_every_flemish_municipality_is_planned_with_destinations_that_stay_inside(tmp_path):
    flawed_ones = {}
    for entry in load_register().flemish():
        files = {"municipality.yml": SHORTEST.replace("45062", entry.nis)}
        if found := flawed(planned(tmp_path, files, slug=entry.slug)):
            flawed_ones[entry.slug] = found
    assert flawed_ones == {}
