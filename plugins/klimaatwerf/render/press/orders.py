"""What is asked of the press, and what comes back; both go over a pipe as they are."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fit", "Order", "Printed", "Refused"]


@dataclass(frozen=True, slots=True)
class Order:
    """One piece to draw."""

    design: str
    """The name of its file: `affiche.typ`."""
    data: str
    """What the design gets, as JSON."""
    type: str = "pdf"
    """`pdf` or `png`."""
    tagged: bool = True
    """Whether a PDF must be one that everybody can read (PDF/UA-1)."""
    ppi: float = 72.0
    """Pixels of a picture for each inch: at 72 a point is a pixel."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    """Files that the design reads, by their name; the same name always is the same picture."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text was fitted in its room, as its design tells; sizes in points."""

    field: str
    size: float
    max: float
    min: float
    ok: bool
    """Whether it fits, at its smallest at least."""
    hyphenated: bool = False
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece that was drawn: one PDF, or a PNG for each page."""

    files: tuple[bytes, ...]
    fits: tuple[Fit, ...] = ()

    @property
    def overflowing(self) -> tuple[Fit, ...]:
        """The texts that had no room."""
        return tuple(fit for fit in self.fits if not fit.ok)


@dataclass(frozen=True, slots=True)
class Refused:
    """A design that can't be drawn, with what Typst said of it."""

    message: str
    file: str = ""
    line: int = 1
    column: int = 1
    hints: tuple[str, ...] = ()
    slow: bool = False
    """Whether it was stopped because it did not end."""
