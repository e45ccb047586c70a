"""Links as people write them: what they lead to, and how they read from another page."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.links import External, Internal, Missing, links_of, relative, resolve
from klimaatwerf.core.tree import Place
from tests.strategies import ids

PAGES = {
    "",
    "acties",
    "acties/haag",
    "over",
    "agenda/archief",
    "participatie/tafel",
    "nieuws/markt",
    "themas/groen",
}
MEDIA = {"media/haag.svg", "media/kaart.pdf"}
HERE = "municipalities/dorp/content/pages/over.md"


def found(target, file=HERE):
    return resolve(target, file, PAGES, MEDIA)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/acties/haag/", "acties/haag"),
        ("/acties/haag", "acties/haag"),
        ("/acties/index.html", "acties"),
        ("/", ""),
        ("acties/haag.md", "acties/haag"),
        ("./acties/index.md", "acties"),
        ("index.md", ""),
        ("../actions/haag.md", "acties/haag"),
        ("../participation/tafel.md", "participatie/tafel"),
        ("../news/2026-11-16-markt.md", "nieuws/markt"),
        ("../topics/groen.md", "themas/groen"),
        ("/acties/?x=1", "acties"),
        ("/over//", "over"),
        ("/%61cties/", "acties"),
    ],
)
def test_an_address_or_a_file_leads_to_its_page(target, path):
    assert found(target) == Internal(path, "")


def test_a_fragment_stays_with_its_page():
    assert found("/over/#wie?") == Internal("over", "wie?")


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("content/pages/doe-mee/inwoner.md", "../acties/haag.md"),
        ("content/pages/doe-mee/inwoner.md", "../../actions/haag.md"),
        ("content/actions/tegel.md", "haag.md"),
        ("content/actions/tegel.md", "../pages/acties/haag.md"),
        ("municipalities/dorp/content/news/2026-11-16-markt.md", "../actions/haag.md"),
    ],
)
def test_a_file_is_found_from_the_folder_of_the_text(file, target):
    assert found(target, file) == Internal("acties/haag", "")


@pytest.mark.parametrize(
    ("file", "target"),
    [
        (HERE, "/media/haag.svg"),
        (HERE, "media/haag.svg"),
        (HERE, "../../media/haag.svg"),
        ("municipalities/dorp/actions.yml", "media/haag.svg"),
        ("content/pages/index.md", "../media/haag.svg"),
    ],
)
def test_media_are_found_however_they_are_written(file, target):
    assert found(target, file) == Internal("media/haag.svg", "", is_file=True)


@pytest.mark.parametrize(
    "target",
    [
        "https://dorp.example/x",
        "mailto:a@dorp.example",
        "tel:+32300",
        "#wie",
        "HTTP://dorp.example",
    ],
)
def test_what_lies_outside_the_page_stays_as_it_is(target):
    assert found(target) == External(target)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/acties/hag/", "acties/hag"),
        ("media/weg.svg", "media/weg.svg"),
        ("../../../../etc/passwd", "etc/passwd"),
        ("//elders.example/acties/", "//elders.example/acties/"),
    ],
)
def test_what_the_site_does_not_have_is_missing(target, path):
    assert found(target) == Missing(path)


@given(st.text() | st.text("/.#?%a2eM:\\"))
def test_whatever_is_written_what_it_leads_to_exists(target):
    where = found(target)
    if isinstance(where, Internal):
        assert where.path in (MEDIA if where.is_file else PAGES)


# ---- relative addresses


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("", "", "./"),
        ("", "acties", "acties/"),
        ("acties", "", "../"),
        ("acties", "acties", "./"),
        ("acties", "acties/haag", "haag/"),
        ("acties/haag", "acties", "../"),
        ("acties/haag", "over", "../../over/"),
        ("acties/haag", "media/haag.svg", "../../media/haag.svg"),
        ("", "assets/site.css", "assets/site.css"),
    ],
)
def test_an_address_is_relative_to_the_page_it_stands_on(here, there, address):
    assert relative(here, there) == address


paths = st.lists(ids, max_size=3).map("/".join)


@given(paths, paths)
def test_a_browser_that_follows_a_relative_address_gets_there(here, there):
    base = f"https://dorp.example/site/{here}/" if here else "https://dorp.example/site/"
    expected = f"/site/{there}/" if there else "/site/"
    assert urlsplit(urljoin(base, relative(here, there))).path == expected


@given(paths, paths, ids)
def test_a_browser_that_follows_a_relative_address_gets_the_file(here, folder, name):
    base = f"https://dorp.example/{here}/" if here else "https://dorp.example/"
    file = f"{folder}/{name}.svg".lstrip("/")
    assert urlsplit(urljoin(base, relative(here, file))).path == f"/{file}"


# ---- links in texts


def listed(text, line=1, column=1):
    start = Place("content/pages/over.md", line, column)
    return [(target, place.line, place.column) for target, place in links_of(text, start)]


def test_links_and_pictures_are_found_with_their_places():
    text = "Lees [ons plan](/plan/).\n\n![Haag](media/haag.svg)\n"
    assert listed(text) == [("/plan/", 1, 17), ("media/haag.svg", 3, 9)]


def test_a_target_between_angles_may_hold_spaces():
    assert listed("![Haag](<media/haag groot.svg>)") == [("media/haag groot.svg", 1, 10)]


def test_places_count_from_where_the_text_starts():
    assert listed("[a](/a/)\n[b](/b/)", line=10, column=5) == [("/a/", 10, 9), ("/b/", 11, 5)]


def test_a_link_with_a_title_is_found_without_it():
    assert listed('[a](/a/ "Een titel") na') == [("/a/", 1, 5)]


def test_reference_definitions_are_links():
    assert listed("[a][een]\n\n[een]: /a/ 'Titel'\n") == [("/a/", 3, 8)]


def test_a_reference_definition_at_the_end_of_a_text_is_a_link():
    assert listed("[a][een]\n\n[een]: /a/") == [("/a/", 3, 8)]


@pytest.mark.parametrize(
    "text", ["Schrijf [ons](mailto:", "[ons]: mailto:", "[ons](", '<a href="mailto:']
)
def test_a_link_that_goes_on_in_a_value_is_left_to_the_value(text):
    assert listed(text) == []


@pytest.mark.parametrize("quote", ['"', "'"])
def test_html_links_and_pictures_are_found(quote):
    text = f"<a class=x href={quote}/a/{quote}>a</a> <img alt=x src={quote}b.svg{quote}>"
    assert [target for target, _, _ in listed(text)] == ["/a/", "b.svg"]


@pytest.mark.parametrize(
    "text", ["`[a](/a/)`", "```\n[a](/a/)\n```\n", "~~~\n[a](/a/)\n~~~\n", "tekst zonder link"]
)
def test_code_holds_no_links(text):
    assert listed(text) == []


def test_code_does_not_move_the_places_of_what_follows():
    assert listed("```\n[a](/a/)\n```\n\n[b](/b/)\n") == [("/b/", 5, 5)]


@given(st.text("[]()<>!:/ab `~\n'\"#= ahref"))
def test_every_link_stands_where_it_says(text):
    lines = text.split("\n")
    for target, line, column in listed(text):
        assert lines[line - 1][column - 1 :].startswith(target.split("\n", maxsplit=1)[0])
