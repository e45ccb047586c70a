"""What is wrong with what BBL gives for the communication kit, all at once.

Each checker goes from the files below content/kit/, by their name there, to problems. One more is a
line in `CHECKERS`; it imports what is heavy by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.problems import Problem, nearest, problem, tidy
from klimaatwerf.core.tree import Place

__all__ = ["CHECKERS", "Checker", "check_campaign", "check_kit", "check_letters", "check_texts"]

Checker = Callable[[Mapping[str, bytes]], Iterable[Problem]]

_LETTERS = "letters/"


def check_letters(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """The letter templates: those that there must be, what is in them, and how they come out."""
    from klimaatwerf.kit.letter_trial import tried  # noqa: PLC0415 (docxtpl takes 0.2 s)

    known = {letter.template: letter for letter in LETTERS}
    for name in known.keys() - files.keys():
        yield problem("letter-missing", _start(name), name=name.removeprefix(_LETTERS))
    for name, data in files.items():
        if not name.startswith(_LETTERS) or _is_lock(name):
            continue
        if name not in known:
            yield problem("letter-unknown", _start(name), hint=nearest(name, known))
        if name.endswith(".docx"):
            yield from tried(data, _start(name).file)


def check_campaign(files: Mapping[str, bytes]) -> Iterable[Problem]:
    """The rules of the campaign plan."""
    from klimaatwerf.kit.campaign_rules import read_rules  # noqa: PLC0415 (pydantic, yaml)

    return read_rules(files)[1]


def check_texts(
    files: Mapping[str, bytes], texts: Collection[str], templates: Collection[str]
) -> Iterator[Problem]:
    """The recruit files and the channels; `texts` are the names of pack.yml that they may show."""
    from klimaatwerf.kit.channels import read_frames  # noqa: PLC0415 (pydantic, yaml)
    from klimaatwerf.kit.recruiting import Recruiting  # noqa: PLC0415

    yield from Recruiting(files, texts, templates).problems
    yield from read_frames(files, texts).problems


CHECKERS: tuple[Checker, ...] = (check_letters, check_campaign)
"""Every checker, in no order that matters."""


def check_kit(
    files: Mapping[str, bytes], checkers: Iterable[Checker] = CHECKERS
) -> tuple[Problem, ...]:
    """Every problem of the kit, in order of file and line."""
    return tidy(found for checker in checkers for found in checker(files))


def _start(name: str) -> Place:
    return Place(f"content/kit/{name}", 1, 1)


def _is_lock(name: str) -> bool:
    """Whether Word made it while somebody has a document open."""
    return name.rpartition("/")[2].startswith(("~$", ".~lock"))
