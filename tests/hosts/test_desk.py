"""What a preview answers, and what it does for that: no more than was asked and than changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from klimaatwerf.hosts.preview.desk import Desk
from klimaatwerf.hosts.preview.replies import Reply
from klimaatwerf.publish import MANIFEST
from tests.previews import desk_of
from tests.roots import append, copy_root, run, until

SLUGS = ("berlaar", "horebeke")
THEME = "themes/klimaatwerf"
HOOK = """
def on_post_page(output, *, page, config):
    return output.replace("</body>", "<p>Van de hook</p></body>")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_root(tmp_path / "root", SLUGS)


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    with desk_of(root) as desk:
        yield desk


def _text(reply: Reply) -> str:
    return reply.body.decode()


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _done(desk: Desk) -> tuple[dict[str, int], dict[str, int]]:
    """What was planned and rendered since the last time."""
    counts = desk.sites.counts
    done = dict(counts.prepared), dict(counts.rendered)
    counts.prepared.clear()
    counts.rendered.clear()
    return done


# ---- only what is asked


def test_a_start_plans_and_renders_nothing(desk: Desk) -> None:
    desk.foundations.latest()
    assert _done(desk) == ({}, {})
    assert desk.portal.builds == 0


def test_a_page_is_rendered_when_it_is_asked_and_no_other(desk: Desk) -> None:
    assert "<h1" in _text(desk.reply("/berlaar/agenda/"))
    assert _done(desk) == ({"berlaar": 1}, {"berlaar/agenda/index.html": 1})


def test_a_file_beside_the_pages_renders_no_page(desk: Desk) -> None:
    names = ("assets/site.css", "assets/brand.css", "robots.txt", "data/tokens.json")
    kinds = [desk.reply(f"/berlaar/{name}").kind for name in names]
    plain = "; charset=utf-8"
    assert kinds == [
        f"text/css{plain}",
        f"text/css{plain}",
        f"text/plain{plain}",
        f"application/json{plain}",
    ]
    assert _done(desk) == ({"berlaar": 1}, {})


def test_few_sites_are_kept_and_one_that_was_dropped_is_planned_again(desk: Desk) -> None:
    desk.sites.limit = 1
    for slug in ("berlaar", "horebeke", "berlaar"):
        desk.reply(f"/{slug}/")
    assert _done(desk)[0] == {"berlaar": 2, "horebeke": 1}


# ---- only what changed


def _asked(desk: Desk, *paths: str) -> None:
    """Ask for pages, and forget what that took."""
    for path in paths:
        desk.reply(path)
    _done(desk)


def test_nothing_that_changed_plans_nothing(desk: Desk) -> None:
    _asked(desk, "/berlaar/")
    desk.reply("/berlaar/")
    assert _done(desk)[0] == {}


def test_a_change_of_one_municipality_plans_that_one_only(desk: Desk, root: Path) -> None:
    _asked(desk, "/berlaar/", "/horebeke/")
    append(root / "municipalities/horebeke/municipality.yml", "campaign: {name: Horebeke doet}\n")
    assert "Horebeke doet" in _text(desk.reply("/horebeke/"))
    assert "Horebeke doet" not in _text(desk.reply("/berlaar/"))
    assert _done(desk) == (
        {"horebeke": 1},
        {"horebeke/index.html": 1, "berlaar/index.html": 1},
    )


def test_a_change_within_the_same_second_and_of_the_same_size_is_seen(
    desk: Desk, root: Path
) -> None:
    file = root / "content/pages/privacy.md"
    append(file, "\nWoord nul.\n")
    for number in range(1, 5):
        _replace(file, f"Woord {'nul een twee drie vier'.split()[number - 1]}", f"Woord {number}")
        assert f"Woord {number}" in _text(desk.reply("/berlaar/privacy/"))
        _replace(file, f"Woord {number}", f"Woord {'nul een twee drie vier'.split()[number]}")


def test_a_change_of_a_shared_page_plans_no_site_but_the_one_that_is_asked(
    desk: Desk, root: Path
) -> None:
    _asked(desk, "/berlaar/privacy/", "/horebeke/privacy/")
    append(root / "content/pages/privacy.md", "\nEen nieuwe zin.\n")
    assert "Een nieuwe zin." in _text(desk.reply("/berlaar/privacy/"))
    assert _done(desk) == ({"berlaar": 1}, {"berlaar/privacy/index.html": 1})


def test_a_change_of_a_shared_page_converts_that_text_only(desk: Desk, root: Path) -> None:
    paths = ("/berlaar/privacy/", "/berlaar/toegankelijkheid/", "/berlaar/")
    _asked(desk, *paths)
    moment = desk.foundations.latest()
    assert moment is not None
    assert moment.foundation.engine is not None
    converter = moment.foundation.engine.converter
    before = converter.conversions + converter.plain_conversions
    append(root / "content/pages/privacy.md", "\nEen nieuwe zin.\n")
    _asked(desk, *paths)
    assert converter.conversions + converter.plain_conversions == before + 1


def test_a_new_municipality_is_there_at_once_and_one_that_goes_is_gone(
    desk: Desk, root: Path
) -> None:
    there = copy_root(root.parent / "other", ["mechelen"]) / "municipalities/mechelen"
    shutil.move(there, root / "municipalities/mechelen")
    assert desk.reply("/mechelen/").status == 200
    shutil.rmtree(root / "municipalities/mechelen")
    assert desk.reply("/mechelen/data/tokens.json").status != 200


def test_a_changed_template_shows_without_planning_anything(desk: Desk, root: Path) -> None:
    _asked(desk, "/berlaar/")
    _replace(root / THEME / "frame.html", '<main id="inhoud"', '<main id="inhoud" data-nieuw')
    assert "data-nieuw" in _text(desk.reply("/berlaar/"))
    assert _done(desk)[0] == {}


def test_settings_and_theme_that_change_at_once_both_count(desk: Desk, root: Path) -> None:
    _asked(desk, "/berlaar/")
    _replace(root / THEME / "frame.html", '<main id="inhoud"', '<main id="inhoud" data-nieuw')
    append(root / "mkdocs.yml", "\n# Een opmerking.\n")
    assert "data-nieuw" in _text(desk.reply("/berlaar/"))


def test_a_changed_style_gives_open_pages_another_mark(desk: Desk, root: Path) -> None:
    before = desk.reply("/berlaar/")
    append(root / THEME / "assets/site.css", "\nmain { color: red; }\n")
    after = desk.reply("/berlaar/")
    assert after.mark != before.mark
    assert b"color: red" in desk.reply("/berlaar/assets/site.css").body


def test_a_page_that_did_not_change_keeps_its_mark(desk: Desk, root: Path) -> None:
    before = desk.reply("/berlaar/contact/").mark
    append(root / "content/pages/privacy.md", "\nEen nieuwe zin.\n")
    append(root / "municipalities/horebeke/municipality.yml", "campaign: {name: Horebeke doet}\n")
    assert desk.reply("/berlaar/contact/").mark == before


def test_settings_of_markdown_count_at_once(desk: Desk, root: Path) -> None:
    append(root / "content/pages/privacy.md", "\neerste\ntweede\n")
    assert "eerste\ntweede" in _text(desk.reply("/berlaar/privacy/"))
    _replace(root / "mkdocs.yml", "  - tables", "  - nl2br\n  - tables")
    assert "eerste<br" in _text(desk.reply("/berlaar/privacy/"))


# ---- what is shown is what a build publishes


def test_a_preview_shows_every_file_that_a_build_publishes(desk: Desk, root: Path) -> None:
    run("klimaatwerf", "build", "horebeke", cwd=root, check=True)
    built = root / "site/horebeke"
    names = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    wrong = [name for name in sorted(names) if not _same(desk, name, built)]
    assert wrong == [MANIFEST]


def _same(desk: Desk, name: str, built: Path) -> bool:
    shown = desk.reply(f"/horebeke/{name}").body
    published = (built / name).read_bytes()
    if name.endswith(".html"):
        shown = re.sub(rb'<script src="/-/[^>]*></script>\n', b"", shown)
        shown = re.sub(rb'<aside aria-label="Wat je.*?</aside>', b"", shown, flags=re.DOTALL)
        published = re.sub(rb'<meta http-equiv="Content-Security[^>]*>\n', b"", published)
        return shown.split() == published.split()
    return shown == published


def test_a_wrong_address_below_a_site_shows_its_own_404_page(desk: Desk) -> None:
    reply = desk.reply("/berlaar/bestaat-niet/")
    assert reply.status == 404
    assert "Berlaar voor het klimaat" in _text(reply)


def test_a_folder_without_its_slash_leads_to_the_one_with_it(desk: Desk) -> None:
    found = {path: desk.reply(path).location for path in ("/berlaar", "/berlaar/agenda")}
    assert found == {"/berlaar": "/berlaar/", "/berlaar/agenda": "/berlaar/agenda/"}


def test_sites_lie_below_the_path_of_the_address(root: Path) -> None:
    _replace(root / "mkdocs.yml", "https://klimaatwerf.example/", "https://bbl.example/werf/")
    with desk_of(root) as desk:
        assert [desk.reply(path).location for path in ("/", "/werf", "/werf/berlaar")] == [
            "/werf/",
            "/werf/",
            "/werf/berlaar/",
        ]
        assert desk.reply("/werf/berlaar/").status == 200
        assert desk.reply("/berlaar/").status == 404


# ---- what is wrong


@pytest.mark.parametrize("name", ["frame.html", "macros/heads.html"])
def test_a_fault_in_a_template_shows_the_former_page_with_where_it_is(
    desk: Desk, root: Path, name: str
) -> None:
    assert desk.reply("/berlaar/").status == 200
    frame = root / THEME / name
    good = frame.read_text(encoding="utf-8")
    frame.write_text(good + "\n{{ bestaat.niet }}\n", encoding="utf-8")
    text = _text(desk.reply("/berlaar/"))
    assert f"{THEME}/{name}</h2>" in text
    assert "Berlaar voor het klimaat" in text
    frame.write_text(good, encoding="utf-8")
    assert 'role="alert"' not in _text(desk.reply("/berlaar/"))


def test_a_page_that_never_was_good_says_why(desk: Desk, root: Path) -> None:
    append(root / "municipalities/berlaar/municipality.yml", "onbekend: ja\n")
    reply = desk.reply("/berlaar/")
    assert reply.status == 503
    assert "Het veld <code>onbekend</code> kennen we hier niet." in _text(reply)
    assert desk.reply("/horebeke/").status == 200


def test_problems_are_said_once_on_the_terminal_and_again_when_they_return(root: Path) -> None:
    said: list[str] = []
    file = root / "municipalities/berlaar/municipality.yml"
    good = file.read_text(encoding="utf-8")
    with desk_of(root, said=said) as desk:
        for text in (f"{good}onbekend: ja\n", good, f"{good}onbekend: ja\n"):
            file.write_text(text, encoding="utf-8")
            desk.reply("/berlaar/")
            desk.reply("/berlaar/agenda/")
    number = len(good.splitlines()) + 1
    place = f"municipalities/berlaar/municipality.yml:{number}:1: municipality.onbekend: "
    assert [line.startswith(place) for line in said] == [True, True]


# ---- the portal


def test_the_portal_is_built_when_it_is_asked_and_follows_its_municipalities(
    desk: Desk, root: Path
) -> None:
    assert "De netwerksite wordt gemaakt" in _text(desk.reply("/"))
    until(lambda: desk.reply("/").status == 200)
    assert "berlaar/" in _text(desk.reply("/"))
    assert desk.portal.builds == 1
    append(root / "municipalities/horebeke/municipality.yml", "campaign: {name: Horebeke doet}\n")
    until(lambda: _is_named(desk))
    assert desk.portal.builds == 2
    assert _done(desk) == ({}, {})


def _is_named(desk: Desk) -> bool:
    """Whether the data tell of the new name; only who asks for a page lets it be built."""
    desk.reply("/")
    return b"Horebeke doet" in desk.reply("/data/municipalities.json").body


def test_the_portal_rings_when_it_is_ready(desk: Desk) -> None:
    desk.reply("/")
    until(lambda: desk.bell.rung > 0)
    assert desk.reply("/").status == 200


def test_the_preview_of_one_municipality_has_no_portal(root: Path) -> None:
    with desk_of(root, only="berlaar") as desk:
        replies = {path: desk.reply(path).status for path in ("/", "/handboek/", "/horebeke/")}
        assert replies == {"/": 200, "/handboek/": 404, "/horebeke/": 404}
        assert 'href="/berlaar/"' in _text(desk.reply("/"))
        assert desk.portal.builds == 0


# ---- plugins and hooks of others


def test_a_site_goes_whole_through_mkdocs_where_a_hook_has_a_say(root: Path) -> None:
    append(root / "mkdocs.yml", "\nhooks: [hook.py]\n")
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    with desk_of(root) as desk:
        assert "Van de hook" in _text(desk.reply("/horebeke/"))
        _replace(root / "hook.py", "Van de hook", "Van een andere hook")
        assert "Van een andere hook" in _text(desk.reply("/horebeke/"))
        append(root / "municipalities/horebeke/municipality.yml", "campaign: {name: Anders}\n")
        assert "Anders" in _text(desk.reply("/horebeke/"))
        (root / "hook.py").write_text("def on_files(*given, **named):\n    1 / 0\n")
        text = _text(desk.reply("/horebeke/"))
        assert "Het bouwen van deze site stopte onverwacht." in text
        assert "Van een andere hook" in text
