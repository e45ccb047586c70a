"""`klimaatwerf rollback`: what it says, what it puts back, and its exit codes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from klimaatwerf.publish import Store
from tests.publish.sites import publish, shown
from tests.roots import run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Proef\nplugins:\n  - klimaatwerf\n")
    store = Store.beside(tmp_path / "site")
    for slug, texts in {"berlaar": "abc", "horebeke": "ab", "lier": "a"}.items():
        for text in texts:
            publish(store, slug, {"index.html": text.encode()})
    return tmp_path


def _texts(root: Path, out: str = "site") -> str:
    store = Store.beside(root / out)
    return "".join(shown(store, slug)["index.html"].decode() for slug in store.slugs())


def test_every_site_goes_one_version_back(root: Path) -> None:
    done = run("klimaatwerf", "rollback", cwd=root)
    assert (done.returncode, done.stderr, _texts(root)) == (0, "", "baa")
    moment = r"de versie van \d\d-\d\d-\d{4} om \d\d:\d\d:\d\d staat weer online\."
    one, other, last = done.stdout.splitlines()
    assert re.fullmatch(f"berlaar: {moment}", one)
    assert re.fullmatch(f"horebeke: {moment}", other)
    assert last == "lier: er is geen eerdere versie; de site blijft zoals ze is."


def test_only_the_sites_that_are_named_go_back(root: Path) -> None:
    assert run("klimaatwerf", "rollback", "horebeke", cwd=root).returncode == 0
    assert _texts(root) == "caa"


def test_a_named_site_without_an_earlier_version_gives_code_2_and_the_others_go_back(
    root: Path,
) -> None:
    done = run("klimaatwerf", "rollback", "lier", "berlaar", cwd=root)
    assert (done.returncode, _texts(root)) == (2, "bba")


def test_when_no_site_has_an_earlier_version_the_code_is_2(root: Path) -> None:
    codes = [run("klimaatwerf", "rollback", cwd=root).returncode for _ in range(3)]
    assert (codes, _texts(root)) == ([0, 0, 2], "aaa")


def test_an_unknown_site_is_wrong_use(root: Path) -> None:
    done = run("klimaatwerf", "rollback", "berlar", cwd=root)
    assert (done.returncode, "Bedoel je `berlaar`?" in done.stderr) == (64, True)
    assert _texts(root) == "cba"


def test_an_output_that_was_never_built_has_nothing_to_put_back(root: Path) -> None:
    done = run("klimaatwerf", "rollback", "--out", "elders", cwd=root)
    assert (done.returncode, "geen site waarvan we versies bewaren" in done.stderr) == (2, True)
    assert not (root / "elders").exists()
    assert not (root / ".klimaatwerf/elders").exists()


def test_a_rollback_during_a_build_is_refused_with_who_is_busy(root: Path) -> None:
    with Store.beside(root / "site").lock(wait=False):
        done = run("klimaatwerf", "rollback", cwd=root)
    assert (done.returncode, f"proces {os.getpid()} op " in done.stderr) == (4, True)
    assert _texts(root) == "cba"


def test_what_is_not_ours_stays_with_code_3(root: Path) -> None:
    (root / "site/berlaar/.klimaatwerf.json").unlink()
    done = run("klimaatwerf", "rollback", "berlaar", cwd=root)
    assert (done.returncode, "niet door Klimaatwerf gemaakt" in done.stderr) == (3, True)
    assert (root / "site/berlaar/index.html").read_text() == "c"
