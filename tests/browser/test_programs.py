"""A computer without the programs of the tests: they are installed where that can be, else told."""

from __future__ import annotations

import pytest

from tests.browser import programs
from tests.browser.programs import CHROMIUM, PROGRAMS

APT = """#!/bin/sh
echo "$@" >> "{folder}/asked"
case "$*" in
  *update) : > "{folder}/lists" ;;
  *) [ -e "{folder}/lists" ] && for name in chromium node npm java soffice pdftotext; do
       [ -e "{folder}/$name" ] || /bin/cp /bin/sh "{folder}/$name"
     done ;;
esac
"""


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A computer that has nothing on its PATH, where you are root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for program in PROGRAMS:
        monkeypatch.delenv(program.choice, raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path


def _program(file, text="#!/bin/sh\n"):
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def test_a_computer_that_has_them_all_is_left_alone(bare, capfd):
    for name in ("google-chrome", "nodejs", "npm", "java", "libreoffice", "pdftotext"):
        _program(bare / name)
    assert programs.main() == 0
    assert capfd.readouterr() == ("", "")


def test_what_misses_is_told_in_two_languages_where_it_cannot_be_installed(bare, capfd):
    _program(bare / "chromium")
    _program(bare / "node")
    assert programs.main() == 1
    assert capfd.readouterr().err == TOLD


TOLD = """\
De tests hebben programma’s nodig die hier niet gevonden zijn: npm, Java, LibreOffice, Poppler.
Installeer ze: sudo apt-get install --no-install-recommends npm default-jre-headless \
libreoffice-writer-nogui poppler-utils
Staan ze op een andere plek: KLIMAATWERF_NPM=/pad/naar/npm make test
The tests need programs that were not found here: npm, Java, LibreOffice, Poppler.
Install them, or name their place, as above. Building sites needs none of them.
"""


def test_who_is_not_root_installs_nothing(bare, capfd, monkeypatch):
    _program(bare / "apt-get", APT.format(folder=bare))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert programs.main() == 1
    assert not (bare / "asked").exists()


def test_a_named_place_that_is_wrong_is_told_and_not_installed(bare, monkeypatch, capfd):
    _program(bare / "apt-get", APT.format(folder=bare))
    for name in ("chromium", "node", "npm", "java", "soffice", "pdftotext"):
        _program(bare / name)
    monkeypatch.setenv(CHROMIUM.choice, str(bare / "nowhere"))
    assert programs.main() == 1
    assert not (bare / "asked").exists()


def test_root_gets_only_what_misses_after_the_lists_are_renewed(bare, capfd):
    _program(bare / "apt-get", APT.format(folder=bare))
    _program(bare / "node")
    assert programs.main() == 0
    assert CHROMIUM.found() == str(bare / "chromium")
    asked = (bare / "asked").read_text().splitlines()
    packages = "chromium npm default-jre-headless libreoffice-writer-nogui poppler-utils"
    wanted = f"install -y --no-install-recommends {packages}"
    assert [one.rpartition("-qq ")[2] for one in asked] == [wanted, "update", wanted]
