"""The portal's own pages: menu, sections and what comes next."""

from __future__ import annotations

from klimaatwerf.portal.pages import Branching, PortalPage, PortalSite
from klimaatwerf.portal.prose import readable

HOME = PortalPage("", "Start", menu_label="Gemeenten", menu_order=10)
BOOK = PortalPage("handboek", "Handboek", menu_label="Handboek", menu_order=40)
FIRST = PortalPage("handboek/begin", "Begin", order=10)
DEEP = PortalPage("handboek/bbl/teksten", "Teksten", order=1)
BBL = PortalPage("handboek/bbl", "Voor BBL", order=20)
LOOSE = PortalPage("handboek/extra/los", "Los", order=30)
ALONE = PortalPage("gegevens", "Gegevens")
SITE = PortalSite.of((LOOSE, DEEP, BBL, ALONE, FIRST, BOOK, HOME))


def test_the_menu_has_the_pages_that_ask_for_it_in_order() -> None:
    assert SITE.menu == (HOME, BOOK)


def test_a_section_is_a_folder_in_order_with_folders_below() -> None:
    below = (Branching(FIRST), Branching(BBL, (Branching(DEEP),)), Branching(LOOSE))
    assert SITE.section_of(DEEP) == Branching(BOOK, below)
    assert (SITE.section_of(ALONE), SITE.section_of(HOME)) == (None, None)


def test_each_page_of_a_section_knows_its_neighbours() -> None:
    row = (BOOK, FIRST, BBL, DEEP, LOOSE)
    assert [SITE.around(page) for page in row] == [
        (None, FIRST),
        (BOOK, BBL),
        (FIRST, DEEP),
        (BBL, LOOSE),
        (DEEP, None),
    ]
    assert SITE.around(ALONE) == (None, None)


def test_the_pages_above_lead_back_to_the_start() -> None:
    assert [SITE.above(page) for page in (DEEP, ALONE, HOME)] == [(HOME, BOOK, BBL), (HOME,), ()]


def test_headings_link_to_themselves_unless_they_hold_a_link() -> None:
    linked = '<h2 id="b"><a href="x">B</a></h2>'
    assert readable(f'<h2 id="a">A</h2>{linked}') == (
        f'<h2 id="a"><a class="anchor" href="#a">A</a></h2>{linked}'
    )


def test_the_title_in_the_text_gives_way_to_the_title_of_the_page() -> None:
    assert readable('<h1 id="a">A</h1>\n<p>B</p>') == "<p>B</p>"


def test_tables_and_code_scroll_by_keyboard() -> None:
    table, code = "<table><tr><td>A</td></tr></table>", "<pre><code>a</code></pre>"
    region = '<div class="tbl" role="region" aria-label="Tabel {}" tabindex="0">{}</div>'
    reached = '<pre tabindex="0"><code>a</code></pre>'
    assert readable(table + table + code) == (
        region.format(1, table) + region.format(2, table) + reached
    )
