"""Kits that a site gives to everybody: when asked, complete or absent, anew where they change."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from klimaatwerf.hosts import jobs
from klimaatwerf.report import Report
from tests.pages import Element, document
from tests.roots import HERE, append, bytes_of
from tests.small import Small

PROFILE = "municipalities/dorp/municipality.yml"
EVENTS = "municipalities/dorp/events.yml"
PAGE = (
    "---\ntitle: Communicatiekit\ndescription: Korte teksten.\nlayout: kit\n"
    "when: municipality.features.kit_public\n---\nKopieer maar.\n"
)
PUBLISHER = "publisher: {name: An Voorbeeld, address: Plein 1}\n"


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    """Let no process draw on for another root."""
    yield
    for _, worker in jobs._workers:
        worker.close()
    jobs._workers.clear()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A root with BBL's designs, whose Dorp gives its kits away; all that it needs was drawn."""
    small = Small.lay_out(tmp_path_factory.mktemp("kits") / "root")
    shutil.copytree(HERE / "content/kit", small.root / "content/kit")
    small.write("content/pages/communicatiekit.md", PAGE)
    append(small.root / PROFILE, f"features: {{kit_public: ja}}\n{PUBLISHER}")
    small.build("dorp", kit=True)
    return small


@pytest.fixture
def small(shared: Small, tmp_path: Path) -> Small:
    """The same root for one test; what was drawn comes with it."""
    return Small(Path(shutil.copytree(shared.root, tmp_path / "root")))


def drawn(report: Report) -> int:
    return report.sites["dorp"].drawn


def folder(small: Small) -> Path:
    return small.root / "site/dorp/communicatiekit"


def kits(small: Small) -> set[str]:
    return {path.name for path in folder(small).iterdir()} - {"index.html"}


def box(small: Small, id: str) -> Element:
    text = (folder(small) / "index.html").read_text(encoding="utf-8")
    return next(
        one
        for one in document(text).all("section")
        if one.attributes.get("aria-labelledby", "").endswith(id)
    )


def test_without_the_flag_there_are_none(small: Small) -> None:
    assert drawn(small.build("dorp")) == 0
    assert kits(small) == set()
    assert box(small, "plantdag").all("details") == []


def test_each_file_that_the_page_names_is_there_with_its_text(small: Small) -> None:
    assert kits(small) == {
        *("haag", "bankje", "plantdag"),
        *("haag.zip", "bankje.zip", "plantdag.zip"),
    }
    details = box(small, "plantdag").all("details")[0]
    above = "../communicatiekit/"
    links = {one.attributes["href"].removeprefix(above): one.words() for one in details.all("a")}
    assert all((folder(small) / name).is_file() for name in links)
    pdfs = {name for name in links if name.endswith(".pdf")}
    assert {f"{name.removesuffix('.pdf')}.html" for name in pdfs} <= links.keys()
    assert links["plantdag/lezen-en-printen/affiche-a3.pdf"] == "Affiche A3"
    assert links["plantdag/sociale-media/beeld-1080x1080.png"] == "Vierkant bericht"
    assert links["plantdag.zip"] == "Alles in één zip"


def test_the_zip_holds_pieces_and_texts_and_nothing_of_the_municipality_alone(small: Small) -> None:
    data = (folder(small) / "plantdag.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name.split("/")[1] for name in archive.namelist()}
    assert parts == {"lezen-en-printen", "drukker", "sociale-media", "schermen", "teksten"}


def test_nothing_changed_makes_nothing(small: Small) -> None:
    before = bytes_of(small.root / "site/dorp")
    report = small.build("dorp", kit=True)
    assert (drawn(report), report.sites["dorp"].written) == (0, 0)
    small.build("dorp", kit=True, out="clean")
    assert bytes_of(small.root / "clean/dorp") == before


def test_another_date_makes_one_kit_anew(small: Small) -> None:
    before = bytes_of(folder(small))
    small.change(EVENTS, "2026-12-05", "2026-12-06")
    report = small.build("dorp", kit=True)
    now = bytes_of(folder(small))
    changed = {name.partition("/")[0] for name in now if now[name] != before.get(name)}
    assert changed == {"plantdag", "plantdag.zip", "index.html"}
    assert 0 < drawn(report) < 30
    small.build("dorp", kit=True, out="clean")
    assert bytes_of(small.root / "clean/dorp") == bytes_of(small.root / "site/dorp")


def test_what_no_kit_shows_makes_none_anew(small: Small) -> None:
    small.change(EVENTS, "We zagen drie reeën", "We zagen vier reeën")
    before = bytes_of(folder(small))
    assert drawn(small.build("dorp", kit=True)) == 0
    assert bytes_of(folder(small)) == before


def test_a_kit_that_can_not_be_made_is_told_and_the_site_is_built(small: Small) -> None:
    small.change(PROFILE, PUBLISHER, "")
    for _ in range(2):
        report = small.build("dorp", kit=True)
        assert not report.broken
        assert {one.code for one in report.problems if one.code.startswith("kit-")} == {
            "kit-publisher"
        }
        assert kits(small) == set()
        append(small.root / EVENTS, "# een opmerking\n")
    append(small.root / PROFILE, PUBLISHER)
    assert drawn(small.build("dorp", kit=True)) == 0
    assert "plantdag.zip" in kits(small)


def test_another_text_of_the_pack_makes_no_kit(small: Small) -> None:
    small.build("dorp", kit=True)
    small.change("content/pages/communicatiekit.md", "Kopieer maar", "Neem maar mee")
    before = kits(small)
    report = small.build("dorp", kit=True)
    assert (drawn(report), report.sites["dorp"].rendered, kits(small)) == (0, 1, before)
    assert "Neem maar mee" in (folder(small) / "index.html").read_text(encoding="utf-8")


def test_the_setting_of_the_plugin_asks_for_them_too(small: Small) -> None:
    small.build("dorp")
    small.change("mkdocs.yml", "share_pictures: ja", "kit: ja\n      share_pictures: ja")
    assert drawn(small.build("dorp")) == 0
    assert "plantdag.zip" in kits(small)
