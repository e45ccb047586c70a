"""What is wrong with the letters and the rules of the kit, all at once."""

from __future__ import annotations

from klimaatwerf.kit.checking import CHECKERS, check_kit
from tests.kit.documents import document
from tests.sites import ROOT

KIT = ROOT / "content/kit"
SHIPPED = {
    file.relative_to(KIT).as_posix(): file.read_bytes()
    for file in sorted(KIT.rglob("*"))
    if file.is_file()
}


def told(**changes: bytes | None) -> list[str]:
    """What is said about the shipped kit with other letters; None takes one away."""
    files = dict(SHIPPED)
    for name, data in changes.items():
        files.pop(f"letters/{name}.docx", None)
        if data is not None:
            files[f"letters/{name}.docx"] = data
    return [str(one) for one in check_kit(files)]


def test_the_shipped_kit_is_good() -> None:
    assert told() == []


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_files() -> None:
    found = told(
        persbericht=None,
        uitnodiging=document("Dag {{ item.titel }}", "{{ nu() }}"),
        draaiboek=b"PK",
    )
    assert [line.rpartition("[")[2] for line in found] == [
        "letter-not-word]",
        "letter-missing]",
        "letter-field]",
        "letter-refused]",
    ]
    assert found[1] == (
        "content/kit/letters/persbericht.docx:1:1: De brief `persbericht.docx` staat niet in "
        "content/kit/letters. Zet het bestand terug onder die naam: de kit maakt elke brief. "
        "[letter-missing]"
    )


def test_a_letter_of_another_name_is_a_warning() -> None:
    (found,) = check_kit({**SHIPPED, "letters/uitnodigng.docx": document("Dag")})
    assert (found.code, found.is_error) == ("letter-unknown", False)
    assert found.hint.endswith("Bedoel je `letters/uitnodiging.docx`?")


def test_what_word_leaves_while_somebody_works_is_nothing() -> None:
    locks = {"letters/~$uitnodiging.docx": b"x", "letters/.~lock.uitnodiging.docx#": b"x"}
    assert check_kit({**SHIPPED, **locks}) == ()


def test_one_checker_more_adds_its_problems() -> None:
    def stricter(files):
        return [one for checker in CHECKERS for one in checker({})]

    assert len(check_kit(SHIPPED, (*CHECKERS, stricter))) >= 7
