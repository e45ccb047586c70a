"""`klimaatwerf build`: exit codes, the report, and what it refuses to touch."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from klimaatwerf.publish import MANIFEST
from tests.roots import append, bytes_of, copy_root, environment, run, start


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_root(tmp_path / "root", ["berlaar", "horebeke"])


def _states(report: Path) -> dict[str, str]:
    sites = json.loads(report.read_text(encoding="utf-8"))["sites"]
    return {slug: site["state"] for slug, site in sites.items()}


def test_one_broken_municipality_of_four_costs_its_own_site_and_code_2(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root")
    report = root / "report.json"
    append(root / "municipalities/berlaar/actions.yml", "\n- id: nieuw\n  titlel: Fout\n")
    done = run("klimaatwerf", "build", "--report", str(report), cwd=root)
    assert done.returncode == 2
    assert "`titlel`" in done.stderr
    assert "Bedoel je `title`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert _states(report) == {
        "asse": "built",
        "berlaar": "failed",
        "horebeke": "built",
        "mechelen": "built",
    }
    assert not (root / "site/berlaar").exists()


def test_the_last_good_site_stays_while_its_sources_are_broken(root: Path) -> None:
    report = root / "report.json"
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    good = (root / "municipalities/berlaar/events.yml").read_text(encoding="utf-8")
    append(root / "municipalities/berlaar/events.yml", "\n- id: plantdag\n\tstart: morgen\n")
    done = run("klimaatwerf", "build", "--report", str(report), cwd=root)
    assert (done.returncode, _states(report)["berlaar"]) == (2, "kept")
    now = bytes_of(root / "site")
    assert {name for name in before if now[name] != before[name]} == {
        "data/freshness.json",
        "data/versions.json",
        "versheid/index.html",
        "versies/berlaar/index.html",
        "versies/index.html",
    }
    (root / "municipalities/berlaar/events.yml").write_text(good, encoding="utf-8")
    assert run("klimaatwerf", "build", cwd=root).returncode == 0


def test_a_municipality_that_is_gone_takes_its_site_along(root: Path) -> None:
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    os.rename(root / "municipalities/berlaar", root / "berlaar")
    done = run("klimaatwerf", "build", cwd=root)
    assert (done.returncode, "weggehaald: berlaar" in done.stdout) == (0, True)
    assert [path.parent.name for path in (root / "site").glob(f"*/{MANIFEST}")] == ["horebeke"]
    assert not (root / ".klimaatwerf/site/notes/berlaar.json").exists()


def test_a_named_municipality_is_built_alone(root: Path) -> None:
    done = run("klimaatwerf", "build", "horebeke", cwd=root)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["horebeke"]


def test_warnings_count_with_strict(root: Path) -> None:
    file = root / "municipalities/horebeke/news.txt"
    file.write_text("vergeten", encoding="utf-8")
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    assert run("klimaatwerf", "build", "--strict", cwd=root).returncode == 1


@pytest.mark.parametrize("out", [".", "/", "content", "municipalities/horebeke", ".."])
def test_an_output_that_would_overwrite_sources_is_refused(root: Path, out: str) -> None:
    before = bytes_of(root)
    done = run("klimaatwerf", "build", "--out", out, cwd=root)
    assert (done.returncode, "Kies een andere map" in done.stderr) == (3, True)
    assert bytes_of(root) == before


def test_a_folder_that_is_not_ours_is_never_replaced(root: Path) -> None:
    foreign = root / "site/horebeke"
    foreign.mkdir(parents=True)
    (foreign / "scriptie.txt").write_text("van iemand anders", encoding="utf-8")
    done = run("klimaatwerf", "build", cwd=root)
    assert (done.returncode, "niet door Klimaatwerf gemaakt" in done.stderr) == (3, True)
    assert (foreign / "scriptie.txt").read_text(encoding="utf-8") == "van iemand anders"


def test_a_second_build_at_once_is_refused_with_who_is_busy(root: Path) -> None:
    lock = root / ".klimaatwerf/site/lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump({"pid": "4242", "host": "gemeentehuis", "started": "vandaag"}, file)
        file.flush()
        done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 4
    assert "proces 4242 op gemeentehuis" in done.stderr


def test_a_waiting_build_starts_when_the_other_is_done(root: Path) -> None:
    lock = root / ".klimaatwerf/site/lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        waiting = _start(root, "build", "--wait", "horebeke")
        time.sleep(1)
        assert waiting.poll() is None
        fcntl.flock(file, fcntl.LOCK_UN)
        waiting.communicate(timeout=60)
        assert waiting.returncode == 0


def _start(root: Path, *words: str) -> subprocess.Popen[str]:
    return start("klimaatwerf", *words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_terminal_sees_a_progress_bar(root: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "klimaatwerf", "build"],
        cwd=root,
        env=environment({"TERM": "xterm", "COLUMNS": "80"}),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        seen = b""
        try:
            while chunk := os.read(ours, 4096):
                seen += chunk
        except OSError:
            pass  # the other end was closed
        assert running.wait(60) == 0
    os.close(ours)
    assert "Sites bouwen" in seen.decode(errors="replace")


def test_a_theme_that_fails_is_told_with_template_line_and_municipality(root: Path) -> None:
    layout = root / "themes/klimaatwerf/layouts/plan.html"
    append(layout, "\n{{ gemeentenaam }}")
    line = len(layout.read_text(encoding="utf-8").splitlines())
    done = run("klimaatwerf", "build", "horebeke", cwd=root)
    assert done.returncode == 2
    assert f"themes/klimaatwerf/layouts/plan.html:{line}:1:" in done.stderr
    assert "horebeke" in done.stderr
    assert "undefined" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "UndefinedError" in run("klimaatwerf", "--debug", "build", "horebeke", cwd=root).stderr


def test_today_decides_what_is_past(root: Path) -> None:
    for day in ("2026-11-23", "2031-01-01"):
        done = run("klimaatwerf", "build", "berlaar", "--today", day, "--out", day, cwd=root)
        assert done.returncode == 0, done.stderr
    now, later = (
        (root / day / "berlaar/agenda/index.html").read_text(encoding="utf-8")
        for day in ("2026-11-23", "2031-01-01")
    )
    empty = "Er staat nu niets op de agenda."
    assert (empty in now, empty in later) == (False, True)


def test_settings_that_fail_are_told_in_dutch_and_the_sites_stay(root: Path) -> None:
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("plugins:\n", "plugins:\n  - bestaat-niet\n"), "utf-8")
    done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 2
    assert done.stderr.count("[settings-failed]") == 1
    assert "Traceback" not in done.stderr
    assert bytes_of(root / "site") == before
    assert "bestaat-niet" in run("klimaatwerf", "--debug", "build", cwd=root).stderr


def test_a_button_may_lead_anywhere(root: Path) -> None:
    page = root / "municipalities/horebeke/content/pages/erbij.md"
    page.parent.mkdir(parents=True)
    buttons = ('"Elders", "https://elders.example/"', '"Hier", "/acties/#ideeen"')
    body = "".join(f"\n\n{{{{ button({words}) }}}}" for words in buttons)
    page.write_text(f"---\ntitle: Erbij\n---\nTekst.{body}\n", encoding="utf-8")
    assert run("klimaatwerf", "build", "horebeke", cwd=root).returncode == 0
    html = (root / "site/horebeke/erbij/index.html").read_text(encoding="utf-8")
    assert '<a class="btn" href="https://elders.example/">Elders</a>' in html
    assert '<a class="btn" href="../acties/#ideeen">Hier</a>' in html


def test_every_page_forbids_what_comes_from_elsewhere(root: Path) -> None:
    assert run("klimaatwerf", "build", "horebeke", cwd=root).returncode == 0
    pages = list((root / "site/horebeke").rglob("*.html"))
    without = [
        page for page in pages if "default-src &#39;none&#39;" not in page.read_text("utf-8")
    ]
    assert pages
    assert without == []


def test_a_fault_above_a_page_of_the_portal_keeps_the_portal_and_costs_no_site(root: Path) -> None:
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    page = root / "content/portal/gegevens.md"
    page.write_text("---\ntitle: [Gegevens\n---\n\nTekst.\n", encoding="utf-8")
    done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 2
    assert "content/portal/gegevens.md:2:" in done.stderr
    assert "2 sites met" in done.stdout
    assert bytes_of(root / "site") == before


def test_without_any_municipality_the_sites_stay(root: Path) -> None:
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    (root / "municipalities").rename(root / "away")
    done = run("klimaatwerf", "build", cwd=root)
    assert (done.returncode, bytes_of(root / "site")) == (2, before)
    assert "[municipalities-gone]" in done.stderr
    (root / "away").rename(root / "municipalities")
    assert run("klimaatwerf", "build", cwd=root).returncode == 0


@pytest.mark.parametrize("name", ["index.html", "assets/eigen.css", "berlaar/eigen.txt"])
def test_what_lies_in_the_output_and_is_not_ours_stops_a_build_before_it_writes(
    root: Path, name: str
) -> None:
    file = root / "elders" / name
    file.parent.mkdir(parents=True)
    file.write_text("van iemand anders", encoding="utf-8")
    done = run("klimaatwerf", "build", "--out", "elders", cwd=root)
    assert (done.returncode, list(bytes_of(root / "elders"))) == (3, [name])
    assert "is niet door Klimaatwerf gemaakt" in done.stderr


@pytest.mark.parametrize("out", ["site/berlaar", "site/berlaar/acties", ".klimaatwerf/site"])
def test_a_site_of_ours_and_what_we_keep_are_no_output(root: Path, out: str) -> None:
    assert run("klimaatwerf", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    done = run("klimaatwerf", "build", "--out", out, cwd=root)
    assert (done.returncode, bytes_of(root / "site")) == (3, before)
    assert "kan niet de uitvoer zijn" in done.stderr
