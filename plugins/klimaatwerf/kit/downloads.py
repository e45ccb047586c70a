"""What of a kit everybody may have: its pieces and its texts, as files of the site.

Letters and the plan of the campaign are the municipality's own, and say the day they were made on;
so they stay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from klimaatwerf.core.kit.formats import FORMATS
from klimaatwerf.core.messages import NO_KIT
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem, Severity, tidy
from klimaatwerf.kit.making import Kit, KitMaker
from klimaatwerf.kit.packing import zipped
from klimaatwerf.render.takeaways import FOLDER, Download

__all__ = ["PublicKits"]

_READ, _SHOWN = "lezen-en-printen/", "sociale-media/"
_PUBLIC = (_READ, _SHOWN, "drukker/", "schermen/", "teksten/")
_LABELS = {one.id: one.label for one in FORMATS}


class PublicKits:
    """The public part of the kits of one site.

    `make` gives what makes them, begun with the first; `known` has those that are as they were;
    `note` hears how many pieces were drawn.
    """

    def __init__(
        self,
        plan: Plan,
        make: Callable[[], KitMaker],
        known: Mapping[str, tuple[Download, ...]],
        note: Callable[[int], None] = lambda drawn: None,
    ) -> None:
        self._plan, self._make, self._known, self._note = plan, make, known, note
        self._kits: dict[str, Kit | None] = {}
        self._told: dict[str, tuple[Problem, ...]] = {}

    def of(self, path: str) -> tuple[Download, ...]:
        """What can be taken along of an item; nothing where its kit could not be made."""
        if path in self._known:
            return self._known[path]
        return tuple(self._listed(path))

    def file(self, path: str, name: str) -> bytes:
        """One file of it.

        Raises:
            KeyError: there is none of that name.
        """
        files, folder = self._files(path), self._folder(path)
        if name == f"{folder}.zip":
            return self._zip(path)
        return files[name.removeprefix(f"{folder}/")]

    @property
    def listed(self) -> dict[str, tuple[Download, ...]]:
        """All of them, but those that there is something to say about: they are made again."""
        return {path: self.of(path) for path in self._plan.kit if path not in self._told}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about those that were made."""
        found = (_milder(one) for problems in self._told.values() for one in problems)
        return tidy(found, self._plan.site.slug)

    @cached_property
    def _maker(self) -> KitMaker:
        return self._make()

    def _kit(self, path: str) -> Kit | None:
        if path not in self._kits:
            item = self._plan.kit[path]
            own = self._maker.items.get(item.id)
            made = self._maker.make(item.id) if own and own.kind is item.kind else None
            self._kits[path] = made
            self._note(made.drawn if made else 0)
            if made is not None and made.problems:
                self._told[path] = made.problems
        return self._kits[path]

    def _files(self, path: str) -> dict[str, bytes]:
        kit = self._kit(path)
        files = kit.files if kit else {}
        return {name: data for name, data in files.items() if name.startswith(_PUBLIC)}

    def _zip(self, path: str) -> bytes:
        return zipped(self._files(path), self._plan.kit[path].id)

    def _folder(self, path: str) -> str:
        return f"{FOLDER}/{self._plan.kit[path].id}"

    def _listed(self, path: str) -> Iterator[Download]:
        files, folder = self._files(path), self._folder(path)
        for name, data in files.items():
            stem, _, type = name.rpartition(".")
            if name.startswith((_READ, _SHOWN)) and type in ("pdf", "png", "jpg"):
                text = f"{folder}/{stem}.html" if f"{stem}.html" in files else ""
                yield Download(f"{folder}/{name}", _label(stem), _kilobytes(data), text)
        if files:
            yield Download(f"{folder}.zip", "Alles in één zip", _kilobytes(self._zip(path)))


def _label(stem: str) -> str:
    """What people call a piece, by its name: `affiche-a4-inwoners`."""
    name = stem.rpartition("/")[2]
    id = max((one for one in _LABELS if name.startswith(one)), key=len, default="")
    audience = name.removeprefix(id).strip("-")
    label = _LABELS.get(id, name)
    return f"{label} voor {audience}" if audience and id else label


def _kilobytes(data: bytes) -> int:
    return -(-len(data) // 1000)


def _milder(found: Problem) -> Problem:
    """A kit that can't be made costs the site nothing else."""
    if not found.is_error:
        return found
    return replace(found, severity=Severity.WARNING, hint=f"{found.hint} {NO_KIT}".strip())
