"""`klimaatwerf templates check-kit`: what it says, and its exit codes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from klimaatwerf.core.kit.formats import DESIGNS
from klimaatwerf.kit.letter_fields import FIELDS
from tests.kit.documents import document
from tests.roots import copy_root, run


def without_designs(root: Path) -> Path:
    """A root of which the designs are gone: to try them takes 5 s, and is tested elsewhere."""
    copy_root(root, ["horebeke"])
    shutil.rmtree(root / "content/kit/designs")
    return root


def test_a_wrong_letter_is_told_with_code_2(tmp_path: Path) -> None:
    root = without_designs(tmp_path / "root")
    letter = "content/kit/letters/uitnodiging.docx"
    (root / letter).write_bytes(document("Dag {{ item.titel }}"))
    done = run("klimaatwerf", "templates", "check-kit", cwd=root)
    assert done.returncode == 2
    assert [line for line in done.stdout.splitlines() if "/letters/" in line] == [
        (
            f"{letter}:1:1: tekst, alinea 1: Het veld `item.titel` bestaat niet, in “Dag "
            "{{ item.titel }}”. Alle velden zie je met `klimaatwerf templates check-kit --legend`. "
            "Bedoel je `item.title`? [letter-field]"
        )
    ]
    assert "bestanden van de kit nagekeken" in done.stderr
    gone = re.findall(
        r"^content/kit/designs/(\w+)\.typ:.* \[kit-design-gone\]$", done.stdout, re.MULTILINE
    )
    assert set(gone) == DESIGNS


def test_the_legend_tells_every_field(tmp_path: Path) -> None:
    done = run("klimaatwerf", "templates", "check-kit", "--legend", cwd=tmp_path)
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert (done.returncode, names) == (0, [field.name for field in FIELDS])


def test_wrong_words_are_told_with_code_2_and_know_the_names_of_the_pack(tmp_path: Path) -> None:
    root = without_designs(tmp_path / "root")
    words = root / "content/kit/recruit/repair-cafe.yml"
    text = re.sub(
        "^window: .*$",
        "window: '{% if texts.openingsuren %}{{ texts.openingsuren }}{% endif %}{{ item.dag }}'",
        words.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    words.write_text(text, encoding="utf-8")
    words.rename(words.with_name("repair-caffe.yml"))
    done = run("klimaatwerf", "templates", "check-kit", cwd=root)
    assert done.returncode == 2
    codes = [line.rpartition("[")[2] for line in done.stdout.splitlines() if "repair-caffe" in line]
    assert codes == ["recruit-unknown]", "unknown-value]"]
