from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from klimaatwerf.render.press.child import send
from klimaatwerf.render.press.orders import Order, Printed
from klimaatwerf.render.press.process import Press
from tests.sites import ROOT

FONTS = ROOT / "themes/klimaatwerf/print/fonts"
LOOP = b"#for i in range(30000) { for j in range(30000) { let x = j } }"
GOOD = Order("goed.typ", "{}", type="png")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where folders for a while are made."""
    found = tmp_path / "tmp"
    found.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    return found


def test_a_press_leaves_no_folder_behind(place):
    with Press({"goed.typ": b"x"}, FONTS) as press:
        assert isinstance(press.draw(GOOD), Printed)
        assert len(list(place.iterdir())) == 1
    assert list(place.iterdir()) == []


def test_a_press_whose_process_can_not_begin_leaves_no_folder_behind(place, monkeypatch):
    def full(*given: object, **named: object) -> None:
        raise OSError(11, "no more processes")

    monkeypatch.setattr(subprocess, "Popen", full)
    with Press({"goed.typ": b"x"}, FONTS) as press, pytest.raises(OSError, match="no more"):
        press.draw(GOOD)
    assert list(place.iterdir()) == []


def test_a_piece_is_drawn_again_where_the_process_ended_on_what_came_before(place):
    with Press({"goed.typ": b"x"}, FONTS) as press:
        first = press.draw(GOOD)
        process = press._process
        assert process is not None
        process.kill()
        process.wait()
        assert press.draw(GOOD) == first
    assert list(place.iterdir()) == []


def test_after_many_pieces_a_fresh_process_draws_on(place, monkeypatch):
    monkeypatch.setattr("klimaatwerf.render.press.process._PIECES", 2)
    with Press({"goed.typ": b"x"}, FONTS) as press:
        used = []
        for _ in range(3):
            assert isinstance(press.draw(GOOD), Printed)
            assert press._process is not None
            used.append(press._process.pid)
        assert used[0] == used[1] != used[2]
        assert len(list(place.iterdir())) == 1


def test_no_program_is_taken_from_the_folder_that_somebody_is_in(tmp_path, monkeypatch):
    (tmp_path / "typst.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Press({"goed.typ": b"x"}, FONTS) as press:
        assert isinstance(press.draw(GOOD), Printed)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such clock")
def test_a_design_that_loops_ends_though_nobody_is_left_who_stops_it(tmp_path):
    (tmp_path / "lus.typ").write_bytes(LOOP)
    program = (sys.executable, "-m", "klimaatwerf.render.press.child", tmp_path, FONTS, "0.2")
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        send(child.stdin, Order("lus.typ", "{}"))
        assert child.wait(60) == -signal.SIGALRM
