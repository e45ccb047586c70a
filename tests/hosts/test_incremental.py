"""What a build renders and writes after each kind of edit, in counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from klimaatwerf import fleet, work
from klimaatwerf.hosts import jobs
from klimaatwerf.plans import Plans
from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.render.sharing import picture
from klimaatwerf.report import Report, State
from tests.roots import HERE, append, bytes_of, environment
from tests.sites import TODAY
from tests.small import FILES, Small

DORP, GEHUCHT, STAD = "dorp", "gehucht", "stad"
EVERYONE = (DORP, GEHUCHT, STAD)
PAGES = {DORP: 23, GEHUCHT: 18, STAD: 15}
EMBEDS = 2
ASSETS = {DORP: 36, GEHUCHT: 32, STAD: 30}
"""The files of a site that are no pages."""


@dataclass(frozen=True)
class Done:
    """What a build did to one site: how many pages it rendered, and the files that are new."""

    rendered: int
    written: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


@dataclass
class Bench:
    """A small root that was built, and what each build after that does."""

    small: Small
    files: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.small.root

    def build(self, *slugs: str, today: date = TODAY) -> dict[str, Done]:
        """Build; gives what was done to the sites that were not left alone."""
        self.report = self.small.build(*slugs, today=today)
        assert [one for one in self.report.problems if one.is_error] == []
        before, self.files = self.files, self.sites()
        done = {slug: self._done(slug, before.get(slug, {})) for slug in self.report.sites}
        return {slug: one for slug, one in done.items() if one != Done(0)}

    def _done(self, slug: str, before: dict[str, str]) -> Done:
        site, now = self.report.sites[slug], self.files[slug]
        written = frozenset(name for name in now if now[name] != before.get(name))
        gone = frozenset(before) - frozenset(now)
        assert site.written == len(written)
        assert (site.state is State.BUILT) == bool(written or gone)
        return Done(site.rendered, written, gone)

    def sites(self) -> dict[str, dict[str, str]]:
        """The files of every site, without its manifest."""
        folders = [file.parent for file in (self.root / "site").glob(f"*/{MANIFEST}")]
        found = {folder.name: bytes_of(folder) for folder in folders}
        for files in found.values():
            del files[MANIFEST]
        return found

    def restore(self) -> None:
        """Put every source back as it was, and build."""
        for folder in ("content", "municipalities"):
            for file in sorted((self.root / folder).rglob("*"), reverse=True):
                if file.is_dir() and not list(file.iterdir()):
                    file.rmdir()
                elif file.is_file() and file.relative_to(self.root).as_posix() not in FILES:
                    file.unlink()
        for name, text in FILES.items():
            file = self.root / name
            if not file.is_file() or file.read_text(encoding="utf-8") != text:
                self.small.write(name, text)
        for folder in ("themes", "mkdocs.yml"):
            for file in [HERE / folder, *(HERE / folder).rglob("*")]:
                there = self.root / file.relative_to(HERE)
                if file.is_file() and there.read_bytes() != file.read_bytes():
                    there.write_bytes(file.read_bytes())
        self.build()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    bench = Bench(Small.lay_out(tmp_path_factory.mktemp("small") / "root"))
    bench.build()
    return bench


@pytest.fixture
def bench(built: Bench) -> Iterator[Bench]:
    yield built
    built.restore()


def pages(*paths: str) -> frozenset[str]:
    """The files of pages by their paths."""
    return frozenset(f"{path}/index.html" if path else "index.html" for path in paths)


def data(*kinds: str) -> frozenset[str]:
    """The files of data of these kinds."""
    return frozenset(f"data/{kind}.{form}" for kind in kinds for form in ("csv", "json"))


def agenda(*events: str) -> frozenset[str]:
    """The calendar files of these events, and the agenda to follow."""
    return frozenset({"agenda.ics", *(f"agenda/{event}.ics" for event in events)})


def everywhere(rendered: int, *paths: str) -> dict[str, Done]:
    """The same done to all three."""
    return dict.fromkeys(EVERYONE, Done(rendered, pages(*paths)))


def whole(**files: frozenset[str]) -> dict[str, Done]:
    """Every page rendered, these files written."""
    return {slug: Done(PAGES[slug], names) for slug, names in files.items()}


# ---- nothing


def test_the_first_build_renders_every_page(tmp_path: Path) -> None:
    report = Small.lay_out(tmp_path / "root").build()
    assert {slug: one.rendered for slug, one in report.sites.items()} == PAGES
    assert {slug: one.written for slug, one in report.sites.items()} == {
        slug: PAGES[slug] + ASSETS[slug] for slug in EVERYONE
    }
    assert report.portal


def _refuse(*given: object) -> None:
    raise AssertionError(given)


def test_a_build_without_a_change_gives_nobody_a_job(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet.Inline, "submit", _refuse)
    monkeypatch.setattr(jobs, "build_chunk", _refuse)
    assert bench.build() == {}
    assert (bench.report.conversions, bench.report.portal) == (0, False)
    assert [one.state for one in bench.report.sites.values()] == [State.UNCHANGED] * 3


def test_a_build_without_a_change_reads_no_source_and_writes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.small.change(f"{C}/portal/index.md", "Alle", "Elke")
    time.sleep(0.05)  # so that no source is as young as the look at it
    bench.build()
    home = bench.root / ".klimaatwerf/site"
    before = _times(home)
    monkeypatch.setattr("klimaatwerf.sources.inventory._content", _refuse)
    assert bench.build() == {}
    assert _times(home) == before


def _times(home: Path) -> dict[Path, int]:
    """When each file was written, but for what says that a build is at work."""
    lock = ("lock", "busy")
    return {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.name not in lock}


def test_the_command_without_a_change_loads_no_tool_that_only_a_change_needs(
    bench: Bench,
) -> None:
    code = (
        "import sys; from klimaatwerf.cli import command\n"
        "try: command(['build', '--today', '2026-11-23'])\n"
        "except SystemExit as end: code = end.code\n"
        "wanted = 'mkdocs markdown jinja2 pydantic yaml nh3 icalendar PIL typst '\n"
        "wanted = [*wanted.split(), 'klimaatwerf.kit']\n"
        "print(code, [name for name in wanted if name in sys.modules])"
    )
    first, again = (_python(code, bench.root) for _ in range(2))
    assert first.splitlines()[-1].startswith("0 ")
    assert again.splitlines()[-1] == "0 []"
    bench.build()


def _python(code: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


# ---- what a gemeente edits

D = "municipalities/dorp"
SHOWN = ("", "acties/haag", "agenda", "agenda/plantdag", "agenda/wandeldag", "embed/agenda")
"""The pages that show the event of Dorp, but for its theme and audience."""
TOWN = {
    "the title of an event": (
        lambda small: small.change(f"{D}/events.yml", "title: Plantdag", "title: Plantnamiddag"),
        Done(
            9,
            pages(*SHOWN, "doe-mee/inwoner", "themas/groen") | data("events") | agenda("plantdag"),
        ),
    ),
    "the place of an event": (
        lambda small: small.change(f"{D}/events.yml", "Het plein", "De markt"),
        Done(
            9,
            pages(*SHOWN, "doe-mee/inwoner", "themas/groen") | data("events") | agenda("plantdag"),
        ),
    ),
    "what only the page of an event shows": (
        lambda small: small.change(f"{D}/events.yml", "Geen drempel", "Eén drempel"),
        Done(9, pages("agenda/plantdag") | data("events") | agenda("plantdag")),
    ),
    "the text of an action": (
        lambda small: append(small.root / f"{D}/actions.yml", "  body: Een bank nodigt uit.\n"),
        Done(1, pages("acties/bankje")),
    ),
    "a first line of an action": (
        lambda small: small.change(f"{D}/actions.yml", "Zet een bank aan", "Hang een bak aan"),
        Done(
            9,
            pages("", "acties", "acties/bankje", "acties/haag", "doe-mee/inwoner", "plan")
            | pages("themas/groen", "embed/acties")
            | data("actions"),
        ),
    ),
    "a value of a goal": (
        lambda small: small.change(f"{D}/goals.yml", "value: 700", "value: 750"),
        Done(3, pages("", "plan", "themas/groen") | data("goals")),
    ),
    "a text of its own": (
        lambda small: small.change(f"{D}/content/pages/over.md", "Wij zijn", "We zijn"),
        Done(1, pages("over")),
    ),
    "a news post": (
        lambda small: small.write(
            f"{D}/content/news/2026-11-20-tweede.md",
            "---\ntitle: Tweede\nlead: Nog een.\n---\nMeer.\n",
        ),
        Done(3, pages("", "nieuws", "nieuws/tweede") | {"nieuws.xml"}),
    ),
    "a picture": (
        lambda small: small.change(f"{D}/media/haag.svg", "h7", "h6"),
        Done(0, frozenset({"media/haag.svg"})),
    ),
    "a picture that nothing shows": (
        lambda small: small.write(f"{D}/media/los.svg", FILES[f"{D}/media/haag.svg"]),
        Done(0),
    ),
    "a remark": (
        lambda small: append(small.root / f"{D}/events.yml", "# straks nog meer\n"),
        Done(0),
    ),
}


@pytest.mark.parametrize("name", TOWN)
def test_an_edit_of_a_gemeente_renders_what_can_show_it_and_writes_what_changed(
    bench: Bench, name: str
) -> None:
    edit, done = TOWN[name]
    edit(bench.small)
    assert bench.build() == ({DORP: done} if done != Done(0) else {})


def test_a_page_that_did_not_change_is_the_same_file_as_before(bench: Bench) -> None:
    site = bench.root / "site/dorp"
    before = {file: file.stat().st_ino for file in site.rglob("*") if file.is_file()}
    bench.small.change(f"{D}/events.yml", "Geen drempel", "Eén drempel")
    bench.build()
    changed = {file for file, inode in before.items() if file.stat().st_ino != inode}
    names = pages("agenda/plantdag") | data("events") | agenda("plantdag") | {MANIFEST}
    assert changed == {site / name for name in names}


def test_another_colour_gives_other_pictures_and_pages_that_name_them(bench: Bench) -> None:
    bench.small.change(f"{D}/municipality.yml", "#00703c", "#00603c")
    done = bench.build()
    found = done.pop(DORP)
    shared = {name for name in found.written | found.gone if name.startswith("assets/delen-")}
    documents = {name for name in found.written if name.endswith(".html")}
    assert (done, found.rendered, len(shared)) == ({}, PAGES[DORP], 2)
    assert len(documents) == PAGES[DORP] - EMBEDS
    assert found.written - documents - shared == {
        "assets/brand.css",
        "assets/merk.png",
        "assets/merk.svg",
        "data/tokens.json",
    }
    assert found.gone < shared


def test_a_picture_that_shows_the_same_is_not_made_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "png", None)  # it would be called
    append(bench.root / f"{D}/municipality.yml", "announcement: {text: Kom je ook?}\n")
    assert bench.build()[DORP].rendered == PAGES[DORP]


def test_another_name_changes_every_page_and_the_portal(bench: Bench) -> None:
    bench.small.change(f"{D}/municipality.yml", "name: Dorp", "name: Dorpje")
    ((slug, done),) = bench.build().items()
    assert (slug, done.rendered) == (DORP, PAGES[DORP])
    beside = done.written - _pages_of(bench, DORP) - data("actions", "events", "goals", "partners")
    assert beside == {"agenda.ics", "nieuws.xml", *_pictures_of(bench, DORP)}
    assert _pages_of(bench, DORP) <= done.written
    assert bench.report.portal


def _pages_of(bench: Bench, slug: str) -> set[str]:
    """The files of the pages of a site."""
    return {name for name in bench.files[slug] if name.endswith(".html")}


def _pictures_of(bench: Bench, slug: str) -> set[str]:
    """The pictures of a site for who shares it."""
    return {name for name in bench.files[slug] if name.startswith("assets/delen-")}


# ---- what BBL edits

C = "content"
LICENSED = ("actions", "events", "goals", "partners")
PACK = {
    "a partner that one gemeente chose": (
        lambda small: small.change(f"{C}/partners.yml", "Helpen in", "Steunen in"),
        {DORP: Done(4, pages("partners") | data("partners"))},
    ),
    "the name of a partner": (
        lambda small: small.change(f"{C}/partners.yml", "De Buren", "De Straat"),
        {DORP: Done(4, pages("", "acties/haag", "partners") | data("partners"))},
    ),
    "a goal that one gemeente signed": (
        lambda small: small.change(f"{C}/goals.yml", "Elke boom", "Iedere boom"),
        {DORP: Done(3, pages("plan", "themas/groen"))},
    ),
    "the text of a template that one gemeente adopted": (
        lambda small: small.change(f"{C}/actions/haag.md", "houdt de wind", "stopt de wind"),
        {
            DORP: Done(1, pages("acties/haag")),
            GEHUCHT: Done(1, pages("ideeen/haag")),
            STAD: Done(1, pages("ideeen/haag")),
        },
    ),
    "the text of a method": (
        lambda small: small.change(f"{C}/participation/wandeling.md", "meestapt", "meegaat"),
        everywhere(1, "participatie/wandeling"),
    ),
    "the first line of a method": (
        lambda small: small.change(f"{C}/participation/wandeling.md", "Kijk samen", "Zie samen"),
        everywhere(2, "participatie", "participatie/wandeling"),
    ),
    "the text of a theme": (
        lambda small: small.change(f"{C}/topics/groen.md", "geeft", "brengt"),
        everywhere(1, "themas/groen"),
    ),
    "the text of a page": (
        lambda small: small.change(f"{C}/pages/contact.md", "Stel je vraag", "Vraag maar"),
        everywhere(1, "contact"),
    ),
    "the text of a page that one gemeente has its own of": (
        lambda small: small.change(f"{C}/pages/over.md", "in {{", "thuis in {{"),
        {GEHUCHT: Done(1, pages("over")), STAD: Done(1, pages("over"))},
    ),
    "the description of a page": (
        lambda small: small.change(f"{C}/pages/acties/index.md", "Wat er te doen is", "Kies"),
        everywhere(2, "acties", "embed/acties"),
    ),
    "the title of a page that is in no menu": (
        lambda small: small.change(f"{C}/pages/doe-mee/inwoner.md", "als inwoner", "als buur"),
        everywhere(1, "doe-mee/inwoner"),
    ),
    "a page more": (
        lambda small: small.write(f"{C}/pages/extra.md", "---\ntitle: Extra\n---\nMeer.\n"),
        everywhere(1, "extra"),
    ),
    "a file of a region": (
        lambda small: small.change(f"{C}/regions/kempen/partners.yml", "de streek", "iedereen"),
        {GEHUCHT: Done(3, pages("partners") | data("partners"))},
    ),
    "a page more of a region": (
        lambda small: small.write(
            f"{C}/regions/kempen/pages/extra.md", "---\ntitle: X\n---\nMeer.\n"
        ),
        {GEHUCHT: Done(1, pages("extra"))},
    ),
    "a field that a region fills in": (
        lambda small: small.write(f"{C}/regions/kempen/municipality.yml", "data_licence: cc0\n"),
        {GEHUCHT: Done(18, frozenset(f"data/{one}.json" for one in LICENSED))},
    ),
    "a region that nobody names": (
        lambda small: small.write(f"{C}/regions/leeg/region.yml", "title: Leeg\nkind: province\n"),
        {},
    ),
    "a remark in the pack": (
        lambda small: append(small.root / f"{C}/goals.yml", "# meer volgt\n"),
        {},
    ),
}


@pytest.mark.parametrize("name", PACK)
def test_an_edit_of_what_is_shared_rebuilds_only_what_shows_it(bench: Bench, name: str) -> None:
    edit, done = PACK[name]
    edit(bench.small)
    assert bench.build() == done


def test_what_a_new_text_of_the_pack_shows_is_followed_from_then_on(bench: Bench) -> None:
    bench.small.change(f"{C}/pages/contact.md", "Stel je vraag.", "Kom.\n\n{{ events() }}")
    assert bench.build() == everywhere(1, "contact")
    bench.small.change(f"municipalities/{GEHUCHT}/events.yml", "Praatcafé", "Babbelcafé")
    assert "contact/index.html" in bench.build()[GEHUCHT].written


def test_a_new_text_of_the_pack_does_not_bring_back_a_plan_that_a_killed_build_left(
    bench: Bench,
) -> None:
    plans = {file: file.read_bytes() for file in (bench.small.store().home / "plans").iterdir()}
    bench.small.change(f"municipalities/{GEHUCHT}/events.yml", "Praatcafé", "Babbelcafé")
    bench.build()
    for file, kept in plans.items():  # published and noted, and then it was killed
        file.write_bytes(kept)
    bench.small.change(f"{C}/pages/contact.md", "Stel je vraag", "Vraag maar")
    bench.small.build()
    bench.files = bench.sites()
    page = bench.root / "site" / GEHUCHT / "agenda/praatcafe/index.html"
    assert "Babbelcafé" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("acties/index", "label: Acties", "label: Doen"),
        ("contact", "title: Contact", "title: Bel ons"),
    ],
)
def test_a_title_in_the_menu_or_the_footer_is_on_every_page(
    bench: Bench, name: str, old: str, new: str
) -> None:
    bench.small.change(f"{C}/pages/{name}.md", old, new)
    done = bench.build()
    assert {slug: (one.rendered, len(one.written)) for slug, one in done.items()} == {
        slug: (number, number - EMBEDS) for slug, number in PAGES.items()
    }


def test_a_page_of_the_pack_that_is_gone_leaves_every_site(bench: Bench) -> None:
    (bench.root / f"{C}/pages/participatie/index.md").unlink()
    assert {slug: one.gone for slug, one in bench.build().items()} == dict.fromkeys(
        EVERYONE, pages("participatie")
    )


def test_a_page_of_the_pack_with_another_name_moves(bench: Bench) -> None:
    folder = bench.root / f"{C}/pages"
    (folder / "plan.md").rename(folder / "klimaatplan.md")
    done = bench.build()
    assert {slug: one.gone for slug, one in done.items()} == dict.fromkeys(EVERYONE, pages("plan"))
    assert all(pages("klimaatplan") <= one.written for one in done.values())


def test_a_text_of_the_portal_concerns_no_site(bench: Bench) -> None:
    bench.small.change(f"{C}/portal/index.md", "Alle", "Elke")
    assert bench.build() == {}
    assert bench.report.portal


# ---- municipalities come and go


def test_a_new_municipality_alone_is_built(bench: Bench) -> None:
    text = FILES["municipalities/stad/municipality.yml"].replace("12025", "11002")
    bench.small.write("municipalities/haven/municipality.yml", text)
    ((slug, done),) = bench.build().items()
    assert (slug, done.rendered) == ("haven", PAGES[STAD])
    assert bench.report.portal


def test_a_municipality_that_is_gone_takes_its_site_and_versions_along(bench: Bench) -> None:
    (bench.root / "municipalities/stad/municipality.yml").unlink()
    (bench.root / "municipalities/stad").rmdir()
    assert bench.build() == {}
    assert (bench.report.removed, bench.report.portal) == ((STAD,), True)
    assert (set(bench.files), bench.small.store().versions(STAD)) == ({DORP, GEHUCHT}, ())
    assert not (bench.root / "site/stad").exists()
    assert list((bench.small.store().home / "plans").glob("stad.*")) == []


def test_a_municipality_with_another_name_moves(bench: Bench) -> None:
    folder = bench.root / "municipalities"
    (folder / "stad").rename(folder / "haven")
    ((slug, done),) = bench.build().items()
    assert (slug, done.rendered, bench.report.removed) == ("haven", PAGES[STAD], (STAD,))


def test_a_named_municipality_is_built_alone_and_the_others_next_time(bench: Bench) -> None:
    bench.small.change(f"{C}/pages/contact.md", "Stel", "Geef")
    assert bench.build(GEHUCHT) == {GEHUCHT: Done(1, pages("contact"))}
    assert bench.build() == {slug: Done(1, pages("contact")) for slug in (DORP, STAD)}


# ---- what all is made with


def test_a_file_of_the_theme_renders_everything_and_writes_what_it_changed(bench: Bench) -> None:
    append(bench.root / "themes/klimaatwerf/layouts/plan.html", "<p>Erbij.</p>\n")
    assert bench.build() == whole(**dict.fromkeys(EVERYONE, pages("plan")))


def test_a_style_of_the_theme_writes_one_file(bench: Bench) -> None:
    append(bench.root / "themes/klimaatwerf/assets/site.css", "/* erbij */\n")
    done = bench.build()
    assert done == whole(**dict.fromkeys(EVERYONE, frozenset({"assets/site.css"})))


def test_the_settings_render_everything(bench: Bench) -> None:
    append(bench.root / "mkdocs.yml", "# een opmerking\n")
    assert bench.build() == whole(**dict.fromkeys(EVERYONE, frozenset()))


def test_another_version_of_a_package_renders_everything(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "distributions", lambda: "other")
    assert bench.build() == whole(**dict.fromkeys(EVERYONE, frozenset()))


def test_other_code_renders_everything(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "code.py").write_text("code = 1\n", encoding="utf-8")
    monkeypatch.setattr(work, "CODE", str(tmp_path))
    everything = whole(**dict.fromkeys(EVERYONE, frozenset()))
    assert bench.build() == everything
    assert bench.build() == {}
    (tmp_path / "code.py").write_text("code = 2\n", encoding="utf-8")
    assert bench.build() == everything


def test_a_variable_of_the_environment_that_the_settings_ask_for_counts(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = bench.root / "mkdocs.yml"
    monkeypatch.delenv("KLIMAATWERF_ADDRESS", raising=False)
    bench.small.change(
        "mkdocs.yml",
        "site_url: https://klimaatwerf.example/",
        "site_url: !ENV [KLIMAATWERF_ADDRESS, 'https://klimaatwerf.example/']",
    )
    assert settings.is_file()
    bench.build()
    assert bench.build() == {}
    monkeypatch.setenv("KLIMAATWERF_ADDRESS", "https://elders.example/")
    assert {slug: one.rendered for slug, one in bench.build().items()} == PAGES
    home = (bench.root / "site/dorp/index.html").read_text(encoding="utf-8")
    assert "https://elders.example/dorp/" in home


# ---- the clock and the disk


def test_a_touched_file_is_read_and_nothing_is_built(bench: Bench) -> None:
    for name in FILES:
        os.utime(bench.root / name)
    assert bench.build() == {}
    assert bench.report.conversions == 0


def test_another_content_of_the_same_size_and_time_is_seen_right_after_a_build(
    bench: Bench,
) -> None:
    file = bench.root / f"{C}/pages/contact.md"
    bench.small.change(f"{C}/pages/contact.md", "Stel je vraag", "Stel je klets")
    status = file.stat()
    bench.build()
    bench.small.change(f"{C}/pages/contact.md", "klets", "vraag")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert bench.build() == everywhere(1, "contact")


def test_a_day_on_which_nothing_happens_builds_the_portal_only(bench: Bench) -> None:
    assert bench.build(today=TODAY + timedelta(days=1)) == {}
    assert bench.report.portal


def test_the_day_after_an_event_concerns_who_has_it(bench: Bench) -> None:
    assert bench.build(today=date(2026, 12, 6)) == {
        DORP: Done(10, pages(*SHOWN, "agenda/archief", "doe-mee/inwoner", "themas/groen"))
    }


def test_a_day_before_the_last_one_is_planned_anew(bench: Bench) -> None:
    later = bench.build(today=date(2026, 12, 6))[DORP]
    assert bench.build(today=date(2026, 12, 5))[DORP] == later
    assert bench.build(today=date(2026, 12, 4)) == {}


@pytest.mark.parametrize("name", ["municipalities", "content"])
def test_an_edit_behind_a_link_to_a_folder_of_sources_is_seen(tmp_path: Path, name: str) -> None:
    small = Small.lay_out(tmp_path / "root")
    (small.root / name).rename(tmp_path / "elsewhere")
    (small.root / name).symlink_to(tmp_path / "elsewhere")
    small.build(GEHUCHT)
    small.change("municipalities/gehucht/municipality.yml", "name: Gehucht", "name: Klein Gehucht")
    small.change(f"{C}/pages/contact.md", "Stel", "Geef")
    report = small.build(GEHUCHT)
    assert report.sites[GEHUCHT].rendered == PAGES[GEHUCHT]
    assert "Geef je vraag" in (small.root / "site/gehucht/contact/index.html").read_text("utf-8")


def test_a_clean_build_uses_nothing_that_an_earlier_one_converted(tmp_path: Path) -> None:
    small = Small.lay_out(tmp_path / "root")
    small.build(STAD)
    plans = Plans.below(small.store().home)
    basis, conversions = plans.read("_conversions")
    plans.write("_conversions", (basis, dict.fromkeys(conversions, ("<p>Van gisteren</p>", ()))))
    small.build(STAD, clean=True)
    assert "Van gisteren" not in (small.root / "site/stad/contact/index.html").read_text("utf-8")


# ---- errors


def test_a_gemeente_with_an_error_keeps_its_site_and_is_tried_each_time(bench: Bench) -> None:
    before = bench.sites()
    bench.small.change(f"{D}/events.yml", "start: 2026-12-05", "start: 2026-02-30")
    for _ in range(2):
        report = bench.small.build()
        assert _states(report) == [State.KEPT, State.UNCHANGED, State.UNCHANGED]
        assert [one.code for one in report.problems if one.is_error] == ["no-such-day"]
    assert bench.sites() == before


def test_a_gemeente_that_the_theme_can_t_show_stays_in_the_network_as_it_was(bench: Bench) -> None:
    fault = "{% if municipality.name == 'Grootstad' %}{{ nothing.at.all }}{% endif %}"
    append(bench.root / "themes/klimaatwerf/frame.html", fault)
    bench.build()
    bench.small.change("municipalities/stad/municipality.yml", "name: Stad", "name: Grootstad")
    report = bench.small.build()
    assert _states(report) == [State.UNCHANGED, State.UNCHANGED, State.KEPT]
    told = json.loads((bench.root / "site/data/municipalities.json").read_bytes())
    assert [one["name"] for one in told["municipalities"]] == ["Dorp", "Gehucht", "Stad"]


def _states(report: Report) -> list[State]:
    return [report.sites[slug].state for slug in EVERYONE]
