"""A computer without Chromium: it is installed where that can be done, else told."""

from __future__ import annotations

import pytest

from tests.browser import chromium

APT = """#!/bin/sh
echo "$@" >> "{folder}/asked"
case "$*" in
  *update) : > "{folder}/lists" ;;
  *) [ -e "{folder}/lists" ] && cp /bin/sh "{folder}/chromium" ;;
esac
"""


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A computer that has nothing on its PATH, where you are root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.CHOICE, raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path


def _program(file, text="#!/bin/sh\n"):
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def test_a_computer_with_chromium_is_left_alone(bare, capfd):
    _program(bare / "google-chrome")
    assert chromium.main() == 0
    assert capfd.readouterr() == ("", "")


def test_chromium_is_told_to_be_missing_where_it_cannot_be_installed(bare, capfd):
    assert chromium.main() == 1
    assert capfd.readouterr() == ("", f"{chromium.MISSING}\n")


def test_who_is_not_root_installs_nothing(bare, capfd, monkeypatch):
    _program(bare / "apt-get", APT.format(folder=bare))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert chromium.main() == 1
    assert not (bare / "asked").exists()


def test_a_named_place_that_is_wrong_is_told_and_nothing_is_installed(bare, monkeypatch, capfd):
    _program(bare / "apt-get", APT.format(folder=bare))
    _program(bare / "chromium")
    monkeypatch.setenv(chromium.CHOICE, str(bare / "nowhere"))
    assert chromium.main() == 1
    assert not (bare / "asked").exists()


def test_root_gets_chromium_after_the_lists_are_renewed(bare, capfd):
    _program(bare / "apt-get", APT.format(folder=bare).replace("cp ", "/bin/cp "))
    assert chromium.main() == 0
    assert chromium.found() == str(bare / "chromium")
    asked = (bare / "asked").read_text().splitlines()
    assert [one.rpartition("-qq ")[2] for one in asked] == [
        "install -y --no-install-recommends chromium",
        "update",
        "install -y --no-install-recommends chromium",
    ]
