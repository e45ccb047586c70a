"""Many municipalities at once: what is told, how often, and in which words of a report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.problems import Severity
from klimaatwerf.fleet import Built, State, build_sites, check_all, network_for
from klimaatwerf.pipeline import Project, load_project
from klimaatwerf.publish import Store
from tests.roots import append, copy_root

SLUGS = ["berlaar", "horebeke"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_root(tmp_path / "root", SLUGS)


def _project(root: Path) -> Project:
    return load_project(root, date(2026, 11, 23), "https://klimaatwerf.example/")


def test_a_fault_of_the_pack_is_told_once(root: Path) -> None:
    append(root / "content/pages/over.md", "\n\n{{ municipality.naam }}\n")
    errors = [found for found in check_all(_project(root)).problems if found.is_error]
    assert [(found.code, found.municipality) for found in errors] == [("unknown-value", None)]


def test_a_dead_link_of_the_pack_is_told_once(root: Path) -> None:
    append(root / "content/pages/over.md", "\n\n[weg](/nergens/)\n")
    errors = [found for found in check_all(_project(root)).problems if found.is_error]
    assert [(found.code, found.municipality) for found in errors] == [("broken-link", None)]


def test_two_folders_may_share_a_code_with_a_remark(root: Path) -> None:
    file = root / "municipalities/horebeke/municipality.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("45062", "12002"), encoding="utf-8")
    (shared,) = (
        found for found in check_all(_project(root)).problems if found.code == "nis-shared"
    )
    assert (shared.severity, shared.municipality) == (Severity.HINT, "horebeke")
    assert "`berlaar`" in shared.message


def test_a_municipality_without_a_site_is_not_in_the_network(root: Path, tmp_path: Path) -> None:
    assert _names(root) == ["Berlaar", "Horebeke"]
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    assert _names(root, Store.beside(tmp_path / "site")) == ["Horebeke"]


def test_a_municipality_with_errors_and_an_earlier_site_stays_in_the_network(
    root: Path, tmp_path: Path
) -> None:
    store = Store.beside(tmp_path / "site")
    (tmp_path / "built").mkdir()
    (tmp_path / "built/index.html").write_text("berlaar", encoding="utf-8")
    store.publish("berlaar", tmp_path / "built")
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    project = _project(root)
    network = network_for(project, check_all(project), store)
    assert [(town.summary.name, town.kept, town.version) for town in network.towns] == [
        ("Berlaar", True, None),
        ("Horebeke", False, "2026.1"),
    ]


def _names(root: Path, store: Store | None = None) -> list[str]:
    project = _project(root)
    return [town.summary.name for town in network_for(project, check_all(project), store).towns]


def test_a_worker_that_fails_costs_its_own_site(root: Path, tmp_path: Path) -> None:
    checked = check_all(_project(root))
    store = Store.beside(tmp_path / "site")

    def build_one(slug: str) -> Built:
        if slug == "berlaar":
            return Built(slug, None, 0, 0.1, trace="trace")
        folder = tmp_path / "staging" / slug
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(slug, encoding="utf-8")
        return Built(slug, folder, 1, 0.1, remarks=("een plug-in waarschuwt",))

    seen: list[tuple[str, State]] = []
    with ThreadPoolExecutor(1) as executor:
        report = build_sites(
            checked, store, executor, build_one, lambda slug, state: seen.append((slug, state))
        )
    assert {slug: site.state for slug, site in report.sites.items()} == {
        "berlaar": State.FAILED,
        "horebeke": State.BUILT,
    }
    assert sorted(seen) == [("berlaar", State.FAILED), ("horebeke", State.BUILT)]
    assert (report.broken, report.traces, report.remarks) == (
        True,
        ("trace",),
        ("horebeke: een plug-in waarschuwt",),
    )
