"""Draws the pieces of a kit, several at once, each once ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.kit.formats import Use, Variant
from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.kit.faults import about_design, about_fit
from klimaatwerf.kit.finishing import for_printer, for_screen
from klimaatwerf.kit.letter_logo import DESIGN
from klimaatwerf.kit.letter_logo import NAME as LOGO
from klimaatwerf.kit.pieces import PREVIEW, Piece
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.orders import Fit, Order, Printed, Refused
from klimaatwerf.render.press.process import SECONDS, Press
from klimaatwerf.render.press.studio import Sheet
from klimaatwerf.sources.kits import KitFiles

__all__ = ["DrawingRoom", "Drawn"]

_RECIPE = "1"
"""To be raised when what is done after Typst changes."""
_TYPEFACES = frozenset((".ttf", ".ttc", ".otf", ".otc"))
"""The files that Typst reads in the folder of the typefaces."""
_COUNT = re.compile(rb"/Type ?/Pages ?/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece as a file, or why there is none."""

    piece: Piece
    data: bytes | None
    problems: tuple[Problem, ...] = ()
    fresh: bool = False
    """Whether it was drawn now, and not kept from before."""
    preview: bytes | None = None
    """A small picture of a PDF that people read."""
    overflowing: tuple[Fit, ...] = ()
    """The texts that had no room, which are among the problems too."""


class DrawingRoom:
    """The presses for the designs of one pack; to be closed.

    `fonts` is the folder of the typefaces, and `release` names the release that the pack is.
    """

    def __init__(
        self,
        kit: KitFiles,
        fonts: Path,
        kept: Kept,
        *,
        release: str | None = None,
        presses: int = 1,
        seconds: float = SECONDS,
    ) -> None:
        self.kept, self.release = kept, release
        self._kit = kit
        tools = (version(name) for name in ("typst", "pypdf", "pillow"))
        letters = (one for one in sorted(fonts.rglob("*")) if one.suffix.lower() in _TYPEFACES)
        digests = (digest_of(one.read_bytes()) for one in letters)
        self._made_with = (_RECIPE, str(PREVIEW), *tools, *digests)
        self._presses: SimpleQueue[Press] = SimpleQueue()
        designs = {**kit.designs, LOGO: DESIGN}
        self._all = [Press(designs, fonts, seconds) for _ in range(presses)]
        for press in self._all:
            self._presses.put(press)
        self._threads = ThreadPoolExecutor(presses)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the presses."""
        self._threads.shutdown(cancel_futures=True)
        for press in self._all:
            press.close()

    @property
    def asked(self) -> int:
        """How many pieces the presses were asked for."""
        return sum(press.pieces for press in self._all)

    def draw(self, orders: Sequence[tuple[Piece, Sheet]]) -> Iterator[Drawn]:
        """Each piece, in order; those that were drawn before come from what is kept."""
        return self._threads.map(self._one, *zip(*orders, strict=True)) if orders else iter(())

    def print(self, order: Order) -> Printed | Refused:
        """What is no piece of a kit, and is not kept."""
        with self._press() as press:
            return press.draw(order)

    def known(self, piece: Piece, sheet: Sheet) -> bytes | None:
        """A piece that was drawn before."""
        return self.kept.get(self._key(piece, sheet), piece.format.type)

    def _one(self, piece: Piece, sheet: Sheet) -> Drawn:
        key = self._key(piece, sheet)
        known = self.kept.get(key, piece.format.type)
        small = self.kept.get(key, "png") if piece.preview else None
        if known is not None and (small is not None or not piece.preview):
            return Drawn(piece, known, _about_weight(piece, known), preview=small)
        with self._press() as press:
            found = press.draw(sheet.order)
            seen = press.draw(_seen(piece, sheet.order)) if piece.preview else None
        for one in (found, seen):
            if isinstance(one, Refused):
                return Drawn(piece, None, (about_design(one, piece, self.release),))
        assert isinstance(found, Printed)  # noqa: S101 (it was not refused)
        faults = self._faults(piece, found)
        if faults:
            return Drawn(piece, None, faults, overflowing=found.overflowing)
        data = _finished(piece, found.files[0])
        self.kept.put(key, piece.format.type, data)
        if isinstance(seen, Printed):
            small = seen.files[0]
            self.kept.put(key, "png", small)
        return Drawn(piece, data, _about_weight(piece, data), fresh=True, preview=small)

    def _key(self, piece: Piece, sheet: Sheet) -> str:
        weight = str(piece.format.max_kb or "")
        edition = self._kit.edition(piece.format.design)
        return fingerprint((sheet.digest, edition, weight, *self._made_with))

    def _faults(self, piece: Piece, found: Printed) -> tuple[Problem, ...]:
        faults = [about_fit(fit, piece) for fit in found.overflowing]
        pages = len(found.files) if piece.format.type != "pdf" else _pages(found.files[0])
        if pages != piece.format.pages:
            refused = Refused("", f"{piece.format.design}.typ")
            place = about_design(refused, piece, self.release).place
            faults.append(
                problem(
                    "kit-pages",
                    place,
                    piece=piece.label,
                    title=piece.item.title,
                    pages=pages,
                    wanted=piece.format.pages,
                )
            )
        return tuple(faults)

    @contextmanager
    def _press(self) -> Iterator[Press]:
        press = self._presses.get()
        try:
            yield press
        finally:
            self._presses.put(press)


def _seen(piece: Piece, order: Order) -> Order:
    """The same piece as a small picture."""
    inches = piece.format.width / 25.4
    return replace(order, type="png", tagged=False, ppi=PREVIEW / inches)


def _pages(pdf: bytes) -> int:
    """How many pages a PDF of Typst has, which it writes plainly."""
    match = _COUNT.search(pdf)
    return int(match[1]) if match else 0


def _finished(piece: Piece, data: bytes) -> bytes:
    if piece.variant is Variant.PRINTER:
        return for_printer(data)
    if piece.format.use is Use.SCREEN:
        return for_screen(data, piece.format.type, piece.format.max_kb)
    return data


def _about_weight(piece: Piece, data: bytes) -> tuple[Problem, ...]:
    most = piece.format.max_kb
    if most is None or len(data) <= most * 1000:
        return ()
    place = piece.item.places.get("screens") or piece.item.places["item"]
    size = -(-len(data) // 1000)
    return (problem("kit-heavy", place, piece=piece.label, size=size, limit=most),)
