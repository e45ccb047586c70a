"""Whole sites as readers get them: what is on a page, what never is, and whether links arrive."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import SourceError
from klimaatwerf.core.vocabulary import EMBEDS, Layout, Typeface
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.basics import BRAND_CSS
from klimaatwerf.render.markdown import Converter
from klimaatwerf.sources.register import load_register
from klimaatwerf.work import slugs_in
from tests.pages import Element, document
from tests.sites import EXTENSIONS, ROOT, SHORTEST, documents, made, planned, renderer, shipped

SLUGS = slugs_in(ROOT)
ASSETS = {
    file.relative_to(ROOT / "themes/klimaatwerf").as_posix()
    for file in (ROOT / "themes/klimaatwerf/assets").rglob("*")
} | {"assets/brand.css"}


@cache
def plan_of(slug: str) -> Plan:
    plan = prepare(shipped(), slug).plan
    assert plan is not None
    return plan


@cache
def texts(slug: str) -> dict[str, str]:
    """The documents of a shipped site by their destination."""
    return documents(plan_of(slug))


@cache
def site(slug: str) -> dict[str, Element]:
    """The same as elements."""
    return {name: document(text) for name, text in texts(slug).items()}


def output(plan: Plan, root: Path) -> str:
    """All that is written of a site, one text after the other."""
    site_ = renderer(plan, root=root)
    others = [made.decode(errors="replace") for made in site_.files().values()]
    return "\n".join([*documents(plan).values(), *others])


# ---- every shipped page


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_has_one_title_and_headings_without_gaps(slug):
    for name, page in site(slug).items():
        levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        body = [level for level in levels if level > 1]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in zip([1, *body], body, strict=False)), (
            name
        )
        assert all(one.words() for one in page.all("h1", "h2", "h3", "h4")), name


@pytest.mark.parametrize("slug", SLUGS)
def test_no_id_comes_twice_on_a_page(slug):
    for name, page in site(slug).items():
        ids = [one.attributes["id"] for one in page if "id" in one.attributes]
        assert sorted(ids) == sorted(set(ids)), name


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_page_refers_to_by_id_is_on_it(slug):
    for name, page in site(slug).items():
        ids = {one.attributes["id"] for one in page if "id" in one.attributes}
        named = [
            one.attributes[key]
            for one in page
            for key in ("aria-labelledby", "aria-describedby")
            if key in one.attributes
        ]
        used = [one.attributes["href"][1:] for one in page.all("use")]
        assert set(named) | set(used) <= ids, name


@pytest.mark.parametrize("slug", SLUGS)
def test_no_section_is_empty(slug):
    """A section or band has more to it than its headings."""
    for name, page in site(slug).items():
        empty = [
            one
            for one in page.all("section", "ul", "ol", "dl", "nav", "table", "details")
            if not one.words("h1", "h2", "h3", "summary") and not one.all("img", "svg", "input")
        ]
        assert empty == [], name


@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_arrives(slug):
    plan, pages = plan_of(slug), site(slug)
    files = {*pages, *plan.files, *plan.pictures, *ASSETS, *renderer(plan).file_names}
    assert lost_links(pages, files, plan) == []


def lost_links(pages: dict[str, Element], files: set[str], plan: Plan) -> list[tuple[str, str]]:
    """The pages with a link, picture, style or anchor that is not there."""
    base = urlsplit(plan.site.municipality.site_url or "https://dorp.example/")
    lost = []
    for name, page in pages.items():
        here = f"{base.scheme}://{base.netloc}{base.path}{name.removesuffix('index.html')}"
        for one in page.all("a", "img", "link", "script", "source"):
            if one.attributes.get("rel") == "canonical":
                continue
            target = one.attributes.get("href", one.attributes.get("src", ""))
            there = urlsplit(urljoin(here, target))
            if there.scheme not in ("http", "https") or there.netloc != base.netloc:
                continue
            path = there.path.removeprefix(base.path)
            file = path + "index.html" if path.endswith("/") or not path else path
            anchors = {two.attributes.get("id") for two in pages[file]} if file in pages else {None}
            if file not in files or (there.fragment and there.fragment not in anchors):
                lost.append((name, target))
    return lost


def test_links_arrive_from_folders_of_the_same_depth(tmp_path):
    files = {
        f"content/pages/{path}.md": f"---\ntitle: {path}\n{more}---\nTekst.\n"
        for path, more in [
            ("fonds/aanvraag", "menu: {label: Aanvraag}\n"),
            ("fonds/aanvraag/kort", ""),
            ("fonds/bedrag/kort", ""),
            ("fonds/contact/kort", ""),
        ]
    }
    plan = planned(tmp_path, files)
    pages = {name: document(text) for name, text in documents(plan).items()}
    assert lost_links(pages, {*pages, *ASSETS, *renderer(plan).file_names}, plan) == []
    menus = {
        urljoin(f"https://x.example/{name.removesuffix('index.html')}", link.attributes["href"])
        for name, page in pages.items()
        if name.startswith("fonds/")
        for link in page.all("a")
        if link.words() == "Aanvraag"
    }
    assert menus == {"https://x.example/fonds/aanvraag/"}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_asks_nothing_of_other_hosts(slug):
    for name, page in site(slug).items():
        loaded = [
            one.attributes.get("src", one.attributes.get("href", ""))
            for one in page.all("img", "script", "iframe", "source", "video", "audio", "object")
        ]
        loaded += [
            one.attributes["href"]
            for one in page.all("link")
            if one.attributes.get("rel") != "canonical"
        ]
        assert [target for target in loaded if "//" in target] == [], name


def test_a_picture_of_another_host_is_not_shown(tmp_path):
    body = "---\ntitle: Extra\n---\nTekst.\n\n![x](https://elders.example/x.png)\n"
    assert "elders.example" not in output(
        planned(tmp_path, {"content/pages/extra.md": body}), tmp_path
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_of_the_machinery_is_left_on_a_page(slug):
    for name, text in texts(slug).items():
        shown = re.sub("(<script[^>]*json[^>]*>).*?(</script>)", r"\1\2", text)  # ends in braces
        assert (
            re.findall(r"\{\{|\}\}|\{%|None|undefined|[\ue000-\ue003]|object at 0x", shown) == []
        ), name


@pytest.mark.parametrize("slug", SLUGS)
def test_every_picture_has_a_text_and_every_link_has_words(slug):
    for name, page in site(slug).items():
        assert [one for one in page.all("img") if "alt" not in one.attributes] == [], name
        speechless = [
            one
            for one in page.all("a", "button", "summary")
            if not one.words()
            and "aria-label" not in one.attributes
            and not any(two.attributes.get("alt") for two in one.all("img"))
        ]
        assert speechless == [], name


@pytest.mark.parametrize("slug", SLUGS)
def test_the_same_plan_gives_the_same_documents(slug):
    assert documents(plan_of(slug)) == texts(slug)


# ---- what never comes out


SECRET = """
- id: haag
  title: Haag
  lead: Kort.
  topic: groen
  audiences: [resident]
  phase: running
  participate: [{type: visit, label: Kom, instructions: Kom langs.}]
  owner: geheim-eigenaar
  internal_notes: geheime-notitie
  review_by: 2027-01-17
  tasks:
    - {title: geheime-taak, owner: geheim-persoon}
    - {title: openbare-taak, owner: geheim-uitvoerder, public: ja}
  partners: [buren, winkel]
"""

PARTNERS = """
- id: buren
  name: De Buren
  type: citizen_group
  email: geheim@buren.example
  phone: 03 111 11 11
  address: Geheimstraat 1
  logo: media/geheim.svg
  logo_alt: Geheim logo
- id: winkel
  name: De Winkel
  type: shop
  email: open@winkel.example
  phone: 03 222 22 22
  address: Openstraat 1
  logo: media/open.svg
  logo_alt: Open logo
  consent: {contact: ja, logo: ja, on: 2026-01-01}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    files = {
        "actions.yml": SECRET,
        "partners.yml": PARTNERS,
        "media/geheim.svg": "<svg/>",
        "media/open.svg": "<svg/>",
    }
    root = tmp_path_factory.mktemp("root")
    plan = planned(root, files)
    return plan, output(plan, root)


@pytest.mark.parametrize(
    "secret",
    [
        "geheim-eigenaar",
        "geheime-notitie",
        "geheime-taak",
        "geheim-persoon",
        "geheim-uitvoerder",
        "2027-01-17",
        "17 januari 2027",
    ],
)
def test_what_is_for_the_municipality_alone_is_never_written(told, secret):
    assert secret not in told[1]


def test_what_is_public_is_written(told):
    assert "openbare-taak" in told[1]


@pytest.mark.parametrize(
    "secret", ["geheim@buren.example", "111 11 11", "Geheimstraat", "geheim.svg", "Geheim logo"]
)
def test_contact_data_and_logo_of_a_partner_are_not_written_without_consent(told, secret):
    plan, text = told
    assert secret not in text
    assert "media/geheim.svg" not in plan.pictures


@pytest.mark.parametrize(
    "known", ["open@winkel.example", "222 22 22", "Openstraat", "media/open.svg"]
)
def test_contact_data_and_logo_of_a_partner_are_written_with_consent(told, known):
    assert known in told[1]


def test_no_page_of_a_shipped_site_names_who_does_what_inside():
    for slug in SLUGS:
        text = "\n".join(texts(slug).values())
        for action in plan_of(slug).site.actions.values():
            assert not action.internal_notes or action.internal_notes not in text


# ---- the shortest site


def test_the_shortest_site_has_every_page_of_its_menu():
    pages = site("horebeke")
    home = pages["index.html"]
    menu = next(one for one in home.all("nav") if one.attributes.get("aria-label") == "Hoofdmenu")
    found = {
        one.words(): posixpath.normpath(one.attributes["href"] + "/index.html")
        for one in menu.all("a")
    }
    assert list(found) == ["Doe mee", "Acties", "Ons plan", "Zoeken"]
    assert set(found.values()) <= pages.keys()
    for destination in found.values():
        main = pages[destination].all("main")[0]
        assert len(main.words().split()) > 40, destination


def test_the_shortest_site_shows_ideas_where_others_show_actions():
    words = site("horebeke")["acties/index.html"].words()
    assert "Ideeën om mee te starten" in words
    assert "Loopt nu" not in words


def test_few_ideas_are_cards_and_many_stand_in_a_list_by_theme():
    pages = site("horebeke")
    many = len(plan_of("horebeke").selection.ideas())
    assert many > 6
    acties = pages["acties/index.html"]
    cards = [one for one in acties.all("li") if one.attributes.get("class") == "card"]
    headings = [one.words() for one in acties.all("h3")]
    themes = [topic.title for topic in plan_of("horebeke").selection.topics()]
    assert (cards, headings) == ([], themes)
    home = [one for one in pages["index.html"].all("li") if one.attributes.get("class") == "card"]
    assert len(home) == 3


# ---- topics, the index and the kit


def test_a_topic_tells_why_before_what_can_be_done():
    page = site("horebeke")["themas/water/index.html"]
    headings = [one.words() for one in page.all("h2")]
    assert headings[:3] == [
        "Dit kan je zelf, deze week",
        "Dit kunnen we samen",
        "Ideeën om mee te starten",
    ]


def test_every_topic_of_the_pack_has_a_text():
    plan = plan_of("horebeke")
    words = {
        topic.id: len(re.findall(r"\w+", topic.body.text))
        for topic in plan.selection.topics()
        if topic.body
    }
    assert set(words) == {topic.id for topic in plan.selection.topics()}
    assert min(words.values()) > 100


def test_a_municipality_writes_a_text_of_its_own_for_a_topic(tmp_path):
    plan = planned(tmp_path, {"content/topics/water.md": "Onze beek."})
    words = document(documents(plan)["themas/water/index.html"]).all("main")[0].words()
    assert "Onze beek." in words
    assert "Dit kan je zelf" not in words


_NOT_LISTED = EMBEDS | {Layout.NOT_FOUND, Layout.INDEX, Layout.CHOICE}
"""A choice shows a part of the list of actions, which leads to it."""


@pytest.mark.parametrize("slug", SLUGS)
def test_the_index_leads_to_every_page(slug):
    pages, plan = site(slug), plan_of(slug)
    here = "https://x.example/zoeken/"
    links = {
        urlsplit(urljoin(here, one.attributes["href"])).path.strip("/")
        for one in pages["zoeken/index.html"].all("main")[0].all("a")
    }
    wanted = {page.path for page in plan.pages.values() if page.layout not in _NOT_LISTED}
    assert wanted <= links


def test_the_footer_and_the_page_for_what_is_not_found_lead_to_the_index():
    page = site("horebeke")["404.html"]
    for part, words in (("main", "Alles op een rij"), ("header", "Zoeken"), ("footer", "Zoeken")):
        assert words in [one.words() for one in page.all(part)[0].all("a")]


def test_the_kit_has_a_text_for_each_action_that_one_can_still_join():
    plan = plan_of("berlaar")
    page = site("berlaar")["communicatiekit/index.html"]
    texts_ = {
        one.all("h3")[0].words(): one.words()
        for one in page.all("section")
        if one.attributes.get("class") == "box"
    }
    open_ = [
        action
        for action in plan.selection.actions()
        if action.phase not in ("completed", "stopped") and action.status != "cancelled"
    ]
    coming = [one.event for one in plan.selection.next_events() if not one.is_off]
    titles = [action.title for action in open_] + [event.title for event in coming]
    assert list(texts_) == titles
    for event in coming:
        assert event.lead in texts_[event.title]
        assert f"https://klimaatwerf.example/berlaar/agenda/{event.id}/" in texts_[event.title]
    for action in open_:
        assert action.lead in texts_[action.title]
        assert f"https://klimaatwerf.example/berlaar/acties/{action.id}/" in texts_[action.title]


@pytest.mark.parametrize("closed", ["closes_on: 2026-01-01", "availability: full"])
def test_the_kit_leaves_out_what_has_closed_and_says_whom_to_ask(tmp_path, closed):
    files = {
        "actions.yml": "- id: haag\n  title: Haag\n  lead: Kort.\n  topic: groen\n"
        "  audiences: [resident]\n  phase: preparation\n"
        f"  participate: [{{type: phone, label: Bel, phone: 03 111 11 11, {closed}}}]\n"
    }
    plan = planned(tmp_path, files, more="features: {kit_public: ja}\n")
    words = document(documents(plan)["communicatiekit/index.html"]).all("main")[0].words()
    assert "03 111 11 11" not in words
    assert "Wil je meedoen of meer weten? Mail naar klimaat@dorp.example" in words


def test_a_site_without_an_open_kit_does_not_mention_it():
    assert "communicatiekit" not in "\n".join(texts("mechelen").values())


def test_a_page_for_an_audience_names_its_moments():
    page = site("horebeke")["doe-mee/inwoner/index.html"]
    assert "Een goed moment" in [one.words() for one in page.all("h2")]


def test_the_imprint_names_the_typeface_of_the_site(tmp_path):
    files = {"municipality.yml": SHORTEST.replace("primary:", "font: literata, primary:")}
    text = documents(planned(tmp_path, files))["colofon/index.html"]
    assert "Lettertype: Literata, onder" in text


def test_what_was_done_with_the_answers_stands_beside_the_invitations():
    words = site("berlaar")["participatie/index.html"].all("main")[0].words()
    assert "de bank onder de boom staat er in het voorjaar van 2027" in words


# ---- the frame


def test_a_page_names_itself_and_its_campaign():
    pages = site("berlaar")
    assert pages["index.html"].all("title")[0].words() == "Berlaar voor het klimaat"
    assert pages["plan/index.html"].all("title")[0].words() == (
        "Ons klimaatplan | Berlaar voor het klimaat"
    )


def metas(page: Element) -> dict[str, str]:
    return {
        one.attributes.get("name", one.attributes.get("property", "")): one.attributes["content"]
        for one in page.all("meta")
        if "content" in one.attributes
    }


def canonical(page: Element) -> list[str]:
    return [
        one.attributes["href"] for one in page.all("link") if one.attributes["rel"] == "canonical"
    ]


def test_the_page_for_what_is_not_found_has_no_address():
    page = site("berlaar")["404.html"]
    assert (canonical(page), metas(page).get("og:url")) == ([], None)


def test_a_page_knows_its_address():
    assert canonical(site("berlaar")["plan/index.html"]) == [
        "https://klimaatwerf.example/berlaar/plan/"
    ]


@pytest.mark.parametrize(
    ("status", "mark"), [("draft", "Ontwerp:"), ("example", "Voorbeeldsite:"), ("live", "")]
)
def test_a_site_that_is_not_live_says_so_and_keeps_search_engines_away(tmp_path, status, mark):
    legal = SHORTEST.replace("dorp.example}", "dorp.example, address: Markt 1}") + (
        f"status: {status}\n"
        'enterprise_number: "0999.999.922"\n'
        "publisher: {name: An, address: Markt 1}\n"
        "privacy: {controller: Gemeente, dpo_contact: dpo@dorp.example}\n"
        "accessibility: {status: full, assessed_on: 2026-10-12, method: self, enforcement: x}\n"
    )
    plan = planned(tmp_path, {"municipality.yml": legal})
    page = document(documents(plan)["plan/index.html"])
    site_ = renderer(plan)
    hidden = status != "live"
    assert (metas(page).get("robots") == "noindex") is hidden
    assert ("Disallow: /" in site_.file("robots.txt").decode()) is hidden
    assert [one for one in ("Ontwerp:", "Voorbeeldsite:") if one in page.words()] == (
        [mark] if mark else []
    )


def test_the_page_for_what_is_not_found_has_whole_addresses_and_is_not_indexed():
    page = site("berlaar")["404.html"]
    assert metas(page)["robots"] == "noindex"
    own = [one.attributes["href"] for one in page.all("a", "link") if "href" in one.attributes]
    local = [target for target in own if not re.match(r"\w+:|#", target)]
    assert local
    assert [target for target in local if not target.startswith("/berlaar/")] == []


def test_the_menu_marks_the_section_of_a_page():
    for name, marked in [
        ("acties/index.html", ["Acties"]),
        ("acties/repair-cafe/index.html", ["Acties"]),
        ("index.html", []),
        ("contact/index.html", []),
    ]:
        header = site("berlaar")[name].all("header")[0]
        nav = next(one for one in header.all("nav") if one.attributes.get("class") == "nav")
        current = [one.words() for one in nav.all("a") if "aria-current" in one.attributes]
        assert current == marked, name


def test_a_former_address_leads_to_the_new_one():
    site_ = renderer(plan_of("berlaar"))
    page = document(site_.file("acties/straatwedstrijd/index.html").decode())
    refresh = next(one for one in page.all("meta") if "http-equiv" in one.attributes)
    assert refresh.attributes["content"] == "0; url=../straat-met-het-beste-klimaat/"
    assert page.all("a")[0].attributes["href"] == "../straat-met-het-beste-klimaat/"


LIVE = """status: live
enterprise_number: "0999.123.457"
publisher: {name: An Voorbeeld, address: "Markt 1, 9667 Horebeke"}
accessibility: {status: full, assessed_on: 2026-11-01, method: self, enforcement: Ombudsdienst}
privacy: {controller: Gemeente Horebeke, dpo_contact: dpo@horebeke.example}
"""


def live(root: Path, files: Mapping[str, str] | None = None, more: str = "") -> Plan:
    """The plan of a municipality that is online."""
    text = SHORTEST.replace("email:", 'address: "Markt 1, 9667 Horebeke", email:') + LIVE + more
    return planned(root, {"municipality.yml": text, **(files or {})})


def test_the_sitemap_names_every_page_but_the_one_for_what_is_not_found(tmp_path):
    plan = live(tmp_path)
    sitemap = renderer(plan).file("sitemap.xml").decode()
    assert re.findall("<loc>(.*?)</loc>", sitemap) == [
        f"https://klimaatwerf.example/dorp/{page.path}{'/' if page.path else ''}"
        for page in plan.pages.values()
        if page.layout not in EMBEDS | {Layout.NOT_FOUND}
    ]


def test_the_sitemap_says_of_posts_alone_when_they_changed(tmp_path):
    post = "---\ntitle: Haag\nlead: Ze staat er.\n---\nJa.\n"
    plan = live(tmp_path, {"content/news/2026-10-05-eerste.md": post})
    sitemap = renderer(plan).file("sitemap.xml").decode()
    assert re.findall("<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", sitemap) == [
        ("https://klimaatwerf.example/dorp/nieuws/eerste/", "2026-10-05")
    ]


def test_a_live_site_is_open_to_search_engines_at_its_own_address(tmp_path):
    plan = live(tmp_path, more="site_url: https://klimaat.dorp.example\n")
    site_ = renderer(plan)
    base = "https://klimaat.dorp.example/"
    assert (
        site_.file("robots.txt").decode()
        == f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"
    )
    for page in plan.pages.values():
        found = document(site_.document(page))
        canonical = [
            one.attributes["href"]
            for one in found.all("link")
            if one.attributes.get("rel") == "canonical"
        ]
        robots = [one for one in found.all("meta") if one.attributes.get("name") == "robots"]
        if page.layout is Layout.NOT_FOUND:
            assert (canonical, len(robots)) == ([], 1)
        elif page.layout in EMBEDS:
            whole = f"{base}{page.parent}/" if page.parent else base
            assert (canonical, len(robots)) == ([whole], 1)
        else:
            there = f"{base}{page.path}/" if page.path else base
            assert (canonical, robots) == ([there], [])


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_is_kept_from_search_engines(slug):
    site_ = renderer(plan_of(slug))
    assert site_.file("robots.txt").decode() == "User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in site_.file_names
    for name, page in site(slug).items():
        robots = [one for one in page.all("meta") if one.attributes.get("name") == "robots"]
        assert [one.attributes["content"] for one in robots] == ["noindex"], name


# ---- content


def test_the_headings_of_a_page_are_those_of_its_text():
    plan = plan_of("asse")
    found = renderer(plan).content(plan.pages["klimaatfonds"])
    assert [(one.level, one.id) for one in found.headings] == [
        (2, "wat-betalen-we"),
        (2, "zo-vraag-je-het-aan"),
        (2, "waarvoor-niet"),
    ]
    assert {one.id for one in found.headings} <= found.anchors


def test_a_text_that_a_plugin_changed_takes_the_place_of_the_page():
    plan = plan_of("asse")
    found = renderer(plan).content(
        plan.pages["klimaatfonds"], "Nu *anders* in {{ municipality.name }}."
    )
    assert "Nu <em>anders</em> in Asse." in found.html
    assert "Wat betalen we?" not in found.html


def test_a_text_that_can_not_be_filled_in_is_told_with_its_place():
    plan = plan_of("horebeke")
    page = plan.pages["over"]
    assert page.body is not None
    with pytest.raises(SourceError) as caught:
        renderer(plan).content(page, "Een\n\n{{ municipality.publisher.name }}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (
        "empty-shown",
        page.body.place._replace(line=page.body.line + 2, column=1),
    )


def test_the_pages_of_the_pack_are_converted_once_for_all_municipalities(tmp_path):
    shared = Converter(EXTENSIONS)
    counts = []
    for entry in load_register().flemish()[:3]:
        files = {"municipality.yml": SHORTEST.replace("45062", entry.nis)}
        plan = planned(tmp_path, files, slug=entry.slug)
        site_ = renderer(plan, shared)
        for page in plan.pages.values():
            site_.content(page)
        counts.append(shared.conversions + shared.plain_conversions)
    assert counts[0] > 20
    assert counts[1:] == counts[:1] * 2


# ---- brand


def branded(root, brand, files=()):
    """The home page and brand.css of a municipality with this brand."""
    profile = SHORTEST.replace('brand: {primary: "#00703c"}', f"brand: {brand}")
    plan = planned(root, {"municipality.yml": profile, **dict(files)})
    return document(documents(plan)["index.html"]), renderer(plan).file(BRAND_CSS).decode()


@pytest.mark.parametrize("typeface", list(Typeface))
def test_a_site_preloads_and_names_its_own_typeface_only(tmp_path, typeface):
    home, css = branded(tmp_path, f'{{primary: "#00703c", font: {typeface.value}}}')
    preloads = [
        one.attributes["href"] for one in home.all("link") if one.attributes["rel"] == "preload"
    ]
    assert preloads == [f"assets/fonts/{typeface.value}.woff2"]
    assert re.findall(r"url\(([^)]*)\)", css) == [f"fonts/{typeface.value}.woff2"]


def test_a_typeface_that_is_not_in_the_list_is_told_with_those_that_are(tmp_path):
    profile = SHORTEST.replace('"#00703c"}', '"#00703c", font: figtre}')
    (found,) = made(tmp_path, {"municipality.yml": profile}).problems
    assert (found.code, found.path) == ("bad-choice", "municipality.brand.font")
    assert "`figtree` (strak en vriendelijk)" in found.hint
    assert "Bedoel je `figtree`?" in found.hint


def test_a_logo_stands_on_a_plate_with_its_text_beside_the_name(tmp_path):
    brand = '{primary: "#00703c", logo: media/logo.svg, logo_alt: Wapen van Dorp}'
    home, _ = branded(tmp_path, brand, {"media/logo.svg": "<svg/>"})
    (mark,) = [one for one in home.all("a") if one.attributes.get("class") == "mark"]
    (plate,) = [one for one in mark.all("span") if one.attributes.get("class") == "logo-plate"]
    assert [one.attributes for one in plate.all("img")] == [
        {"src": "media/logo.svg", "alt": "Wapen van Dorp"}
    ]
    assert mark.all("b") != []


def test_without_a_logo_the_mark_stands_beside_the_name(tmp_path):
    home, _ = branded(tmp_path, '{primary: "#00703c"}')
    (mark,) = [one for one in home.all("a") if one.attributes.get("class") == "mark"]
    assert (len(mark.all("svg")), mark.all("img")) == (1, [])


def test_a_logo_without_a_text_is_an_error(tmp_path):
    profile = SHORTEST.replace('"#00703c"}', '"#00703c", logo: media/logo.svg}')
    found = made(tmp_path, {"municipality.yml": profile, "media/logo.svg": "<svg/>"})
    assert [(one.code, one.path) for one in found.problems] == [
        ("logo-alt-missing", "municipality.brand.logo")
    ]
    assert found.failed


def test_the_tokens_for_other_tools_are_those_of_the_stylesheet(tmp_path):
    site_ = renderer(planned(tmp_path))
    tokens = json.loads(site_.file("data/tokens.json"))
    light, dark = re.findall(r":root \{([^}]*--page[^}]*)\}", site_.file(BRAND_CSS).decode())
    for group, block in ((tokens["light"], light), (tokens["dark"], dark)):
        assert {
            name: one["$value"]["hex"] for name, one in group.items() if name != "$type"
        } == dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def test_a_cancelled_action_is_no_action_to_take_part_in():
    pages = site("mechelen")
    cancelled = next(
        one for one in plan_of("mechelen").selection.actions() if one.status == "cancelled"
    )
    (now,) = [
        one
        for one in pages["acties/index.html"].all("section")
        if one.attributes.get("aria-labelledby") == "nu"
    ]
    assert cancelled.title not in now.words()
    assert cancelled.title in pages["acties/index.html"].words()
    assert cancelled.title not in pages["doe-mee/handelaar/index.html"].words()


def test_the_sources_of_a_page_stand_on_it(tmp_path):
    source = "sources: [{title: Klimaatrapport, date: 2026-11-23}]"
    files = {"content/pages/regen.md": f"---\ntitle: Regen\n{source}\n---\nEen zin.\n\nNog een.\n"}
    pages = documents(planned(tmp_path, files))
    assert "Bron: Klimaatrapport" in document(pages["regen/index.html"]).words()


def _sheets(plan: Plan) -> list[str]:
    found = document(renderer(plan).document(plan.pages[""])).all("link")
    names = [one.attributes["href"] for one in found if one.attributes.get("rel") == "stylesheet"]
    return [name.rpartition("/")[2] for name in names]


@pytest.mark.parametrize(
    ("text", "sheets"),
    [
        ("Tekst.", ["brand.css", "site.css"]),
        ("{{ topics() }}", ["brand.css", "site.css"]),
        ("{{ goals() }}", ["brand.css", "page.css", "site.css"]),
    ],
)
def test_home_brings_the_styles_of_other_pages_only_where_its_text_asks_for_them(
    tmp_path, text, sheets
):
    page = f"---\ntitle: Start\n---\n{text}\n"
    plan = live(tmp_path, {"content/pages/index.md": page})
    assert _sheets(plan) == sheets
