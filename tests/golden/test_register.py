"""The names and codes of municipalities: addresses that stay, and former codes that lead on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.register import slug_of
from klimaatwerf.sources.register import load_register
from tests.trees import branch

HERE = Path(__file__).parent / "register"
REGISTER = load_register()
PARTS = (
    "'s-Gravenwezel",
    "'s Herenelderen",
    "Sint-Job-in-'t-Goor",
    "Heist-op-den-Berg",
    "Oeselgem",
)
"""Names of parts of municipalities, and names that people write with an apostrophe."""


def compare(name: str, lines: Iterable[str]) -> None:
    """Compare lines with those of a golden file, or write them where that is asked."""
    file = HERE / name
    text = "".join(f"{line}\n" for line in lines)
    if os.environ.get("KLIMAATWERF_UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8")


def test_every_flemish_name_keeps_its_address():
    names = [*(entry.name for entry in REGISTER.flemish()), *PARTS]
    compare("slugs.txt", (f"{name}: {slug_of(name)}" for name in names))


def test_every_former_code_names_its_successor():
    problems = Collector()
    for nis in REGISTER.former:
        assert REGISTER.find(branch({"nis": nis}), problems) is None
    compare("former-codes.txt", map(str, problems.problems))
