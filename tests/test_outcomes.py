"""What is kept of municipalities after their check, and what is told of all of them, how often."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.problems import Severity
from klimaatwerf.outcomes import check_all, network_for
from klimaatwerf.portal.keeping import to_text
from klimaatwerf.portal.network import Network
from klimaatwerf.project import Project, load_project
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
    store = Store.beside(tmp_path / "site")
    assert [town.summary.name for town in _network(root, store).towns] == ["Berlaar", "Horebeke"]
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    assert [town.summary.name for town in _network(root, store).towns] == ["Horebeke"]


def test_a_municipality_with_errors_stays_in_the_network_as_its_site_shows_it(
    root: Path, tmp_path: Path
) -> None:
    store = Store.beside(tmp_path / "site")
    before = _network(root, store).towns[0]
    store.publish("berlaar", {"index.html": store.keep(b"berlaar")})
    store.write_note("berlaar", to_text(before.summary))
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    broken = _network(root, store).towns[0]
    assert (broken.summary, broken.kept, broken.version) == (before.summary, True, None)
    store.write_note("berlaar", "of an older version")
    assert _network(root, store).towns[0].summary.actions == ()


def _network(root: Path, store: Store) -> Network:
    project = _project(root)
    return network_for(project, check_all(project), store)
