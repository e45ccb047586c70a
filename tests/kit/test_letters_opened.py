"""LibreOffice opens every letter and makes a PDF of it, in which all the words stand."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from klimaatwerf.core.kit.items import Voice
from klimaatwerf.core.kit.letters import LETTERS
from tests.browser.programs import LIBREOFFICE, POPPLER, missing
from tests.kit.documents import lines_of
from tests.kit.lettering import context_of, letter, shipped_plan
from tests.sites import made

NAMES = [one.id for one in LETTERS]
TOWNS = ("asse", "mechelen", "dorp")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letters of two towns and of the shortest one, all converted in one call: it takes 3 s."""
    soffice = LIBREOFFICE.found()
    assert soffice, missing([LIBREOFFICE])
    folder = tmp_path_factory.mktemp("opened")
    actions = "- {template: tegelwippen, phase: idea, dates: {start: 2027-03-21}}\n"
    dorp = made(folder / "root", {"actions.yml": actions}).plan
    assert dorp is not None
    asse, mechelen = shipped_plan("asse"), shipped_plan("mechelen")
    contexts = {
        "asse": context_of(asse, asse.kit["agenda/klimaattafels"]),
        "mechelen": context_of(mechelen, mechelen.kit["acties/gevelgroen"]),
        "dorp": context_of(dorp, dorp.kit["acties/tegelwippen"], Voice()),
    }
    for town, context in contexts.items():
        for name in NAMES:
            (folder / f"{town}-{name}.docx").write_bytes(letter(name, context))
    profile = (folder / "profile").as_uri()
    words = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run(
        [*words, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240
    )
    return folder


def words_in(file: Path) -> str:
    pdftotext = POPPLER.found()
    assert pdftotext, missing([POPPLER])
    done = subprocess.run(
        [pdftotext, "-layout", str(file), "-"], check=True, capture_output=True, text=True
    )
    return done.stdout


def flat(text: str) -> str:
    return re.sub(r"[\s•|]+", " ", text)


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_opens_with_all_its_words_on_one_page(opened: Path, town: str, name: str) -> None:
    text = words_in(opened / f"{town}-{name}.pdf")
    lines = lines_of((opened / f"{town}-{name}.docx").read_bytes())
    found = flat(text)
    wanted = [word for line in lines if " | " not in line for word in flat(line).split()]
    assert [word for word in wanted if word not in found] == []
    assert (text.count("\f"), "{" in text) == (1, False)
