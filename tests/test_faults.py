"""Bad input from end to end: what a build does with the sites of the good and of the bad."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path

import pytest

from tests.roots import SHIPPED, append, bytes_of, copy_root, run

MARKS = "{{ 7*7 }} {% include 'x' %} {{ config }}"
SOURCES = ("mkdocs.yml", "content", "municipalities", "themes")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root of which every site was built."""
    root = copy_root(tmp_path_factory.mktemp("faults") / "root")
    done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    """A copy of that root, with its sites."""
    return Path(shutil.copytree(good, tmp_path / "root"))


def sources(root: Path) -> dict[str, str]:
    """The sources of a root, without what a build made."""
    return {
        name: digest for name, digest in bytes_of(root).items() if name.split("/")[0] in SOURCES
    }


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_broken_municipality_keeps_its_last_good_site_and_the_others_are_built(
    root: Path,
) -> None:
    folder = root / "municipalities"
    append(folder / "horebeke/municipality.yml", "\tstatus: draft\n")
    page = folder / "mechelen/content/pages/haag.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Haag\n---\nIn {{ municipality.nam }} en {{ 7*7 }}.\n")
    replace(folder / "berlaar/municipality.yml", "status: example", "status: live")
    replace(folder / "berlaar/municipality.yml", "publisher:", "# publisher:")
    replace(
        folder / "berlaar/municipality.yml", "\n  name: An Voorbeeld\n  address: Markt 1", "\n#"
    )
    replace(folder / "asse/municipality.yml", "status: example", "status: draft")
    before, built = sources(root), {slug: bytes_of(root / "site" / slug) for slug in SHIPPED}

    done = run("klimaatwerf", "build", "--report", "report.json", cwd=root)

    assert done.returncode == 2
    assert done.stderr == (
        "municipalities/berlaar/municipality.yml:7:9: municipality.publisher: De site kan nog niet "
        "online: `publisher` ontbreekt. De verantwoordelijke uitgever; verplicht als de site "
        'online gaat. Schrijf bijvoorbeeld publisher: {name: An Voorbeeld, address: "Markt 1, 2590 '
        'Berlaar"}. Of zet `status` op draft. [live-incomplete]\n'
        "municipalities/horebeke/municipality.yml:5:1: Deze regel springt in met een tab: "
        "`→status: draft`. Gebruik spaties in plaats van tabs. [yaml-tab]\n"
        "municipalities/mechelen/content/pages/haag.md:4:4: /haag: De waarde `municipality.nam` "
        "bestaat niet. Kijk de naam na. Bedoel je `municipality.name`? [unknown-value]\n"
        "municipalities/mechelen/content/pages/haag.md:4:30: /haag: `7*7` kan hier niet. In een "
        "tekst mogen alleen waarden, je(…, …), onderdelen en if, else en endif. "
        "[template-refused]\n"
    )
    report = json.loads((root / "report.json").read_text(encoding="utf-8"))
    assert {slug: site["state"] for slug, site in report["sites"].items()} == {
        "asse": "built",
        "berlaar": "kept",
        "horebeke": "kept",
        "mechelen": "kept",
    }
    after = {slug: bytes_of(root / "site" / slug) for slug in SHIPPED}
    assert [slug for slug in SHIPPED if after[slug] != built[slug]] == ["asse"]
    assert sources(root) == before


def test_a_site_that_was_kept_is_built_again_when_its_sources_are_repaired(root: Path) -> None:
    file = root / "municipalities/horebeke/municipality.yml"
    right = file.read_text(encoding="utf-8")
    site = root / "site/horebeke"
    before = bytes_of(site)
    file.write_text("nis: 73009\n", encoding="utf-8")
    assert run("klimaatwerf", "build", "horebeke", cwd=root).returncode == 2
    assert bytes_of(site) == before
    file.write_text(right.replace("a8421e", "00703c"), encoding="utf-8")
    assert run("klimaatwerf", "build", "horebeke", cwd=root).returncode == 0
    after = bytes_of(site)
    assert [name for name in before if before[name] != after.get(name)] != []


def test_a_municipality_that_was_never_good_has_no_site(root: Path) -> None:
    new = root / "municipalities/lier"
    new.mkdir()
    (new / "municipality.yml").write_text("nis: 12021\n", encoding="utf-8")
    before = bytes_of(root / "site")
    done = run("klimaatwerf", "build", "--report", "report.json", cwd=root)
    report = json.loads((root / "report.json").read_text(encoding="utf-8"))
    assert (done.returncode, report["sites"]["lier"]["state"]) == (2, "failed")
    assert bytes_of(root / "site") == before


def test_a_fault_in_the_pack_is_told_once_and_every_site_stays(root: Path) -> None:
    append(root / "content/pages/over.md", "\nWelkom in {{ municipality.nam }}.\n")
    line = len((root / "content/pages/over.md").read_text(encoding="utf-8").splitlines())
    before = {slug: bytes_of(root / "site" / slug) for slug in SHIPPED}
    done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 2
    assert done.stderr == (
        f"content/pages/over.md:{line}:11: pages.over.body: De waarde `municipality.nam` bestaat "
        "niet. Kijk de naam na. Bedoel je `municipality.name`? [unknown-value]\n"
    )
    assert {slug: bytes_of(root / "site" / slug) for slug in SHIPPED} == before
    told = (root / "site/versheid/index.html").read_text(encoding="utf-8")
    assert "De vorige versie van de site blijft staan." in told


def test_template_marks_in_data_are_printed_as_they_are(root: Path) -> None:
    folder = root / "municipalities/horebeke"
    append(folder / "municipality.yml", f'campaign: {{slogan: "{MARKS}"}}\n')
    (folder / "events.yml").write_text(
        f'- id: plantdag\n  title: "Plantdag {MARKS}"\n  lead: "Samen {MARKS}"\n'
        f'  start: 2027-04-03 14:00\n  place: {{name: "Park {MARKS}"}}\n  report: "Zo {MARKS}"\n',
        encoding="utf-8",
    )
    (folder / "partners.yml").write_text(
        f'- {{id: bakker, name: "Bakker {MARKS}", type: shop, lead: "Brood {MARKS}"}}\n',
        encoding="utf-8",
    )
    done = run("klimaatwerf", "build", "horebeke", cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    texts = {
        path: html.unescape(path.read_text(encoding="utf-8"))
        for path in (root / "site/horebeke").rglob("*.html")
    }
    shown = {
        start: sum(f"{start} {MARKS}" in text for text in texts.values())
        for start in ("Plantdag", "Samen", "Park", "Zo", "Bakker", "Brood")
    }
    assert [start for start, pages in shown.items() if not pages] == []
    assert [path for path, text in texts.items() if " 49 " in text] == []
