"""Where a brand's colours can't stay as they are, what stands in, and both contrasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klimaatwerf.core.brand import BACKGROUNDS, LINE, derive
from klimaatwerf.core.colour import contrast
from klimaatwerf.core.messages import SHIFT
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.palette import TEXT
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch, locate
from klimaatwerf.core.vocabulary import ColourUse, Scheme

__all__ = ["Shift", "shifts", "tell_shifts"]

_USES = {
    "primary": (ColourUse.BUTTON, ColourUse.LINK),
    "secondary": (ColourUse.LINE,),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A colour that one use has in the place of the municipality's own."""

    scheme: Scheme
    use: ColourUse
    colour: str
    ratio: float
    """The lowest contrast of the municipality's own colour."""
    reached: float
    """The lowest contrast of what stands in."""


def shifts(primary: str, secondary: str | None = None) -> dict[str, tuple[Shift, ...]]:
    """The shifts of both colours, by the name of their field; where none is, there is no name."""
    given = {"primary": primary, "secondary": secondary}
    found = {
        name: tuple(_of(colour, _USES[name], primary, secondary))
        for name, colour in given.items()
        if colour
    }
    return {name: told for name, told in found.items() if told}


def _of(
    colour: str, uses: tuple[ColourUse, ...], primary: str, secondary: str | None
) -> Iterator[Shift]:
    tokens = derive(primary, secondary)
    for scheme, colours in ((Scheme.LIGHT, tokens.light), (Scheme.DARK, tokens.dark)):
        for use in uses:
            used = colours[use.value]
            backs, needed = _asked(scheme, use)
            ratio, reached = (
                min(contrast(one, colours[back]) for back in backs) for one in (colour, used)
            )
            if ratio < needed:
                yield Shift(scheme, use, used, ratio, reached)


def _asked(scheme: Scheme, use: ColourUse) -> tuple[tuple[str, ...], float]:
    """What a use is seen against, and the contrast that it needs there.

    By day a button falls short on its white text first, in the evening on its shape.
    """
    if use is ColourUse.BUTTON and scheme is Scheme.LIGHT:
        return ("on-action",), TEXT
    return BACKGROUNDS, TEXT if use is ColourUse.LINK else LINE


def tell_shifts(municipality: Municipality, tree: Branch, problems: Collector) -> None:
    """Say of each brand colour what it became where its contrast fell short, with both ratios.

    No colour is enough on light and on dark, so one that is enough by day needs no word.
    """
    brand = municipality.brand
    for name, told in shifts(brand.primary, brand.secondary).items():
        if all(shift.scheme is Scheme.DARK for shift in told):
            continue
        path = ("municipality", "brand", name)
        node, _ = locate(tree, path)
        problems.add(
            "contrast",
            node.place,
            path,
            colour=getattr(brand, name),
            shifts=" ".join(
                SHIFT.format(
                    use=shift.use.label,
                    scheme=shift.scheme.label,
                    ratio=_ratio(shift.ratio),
                    reached=_ratio(shift.reached),
                    colour=shift.colour,
                )
                for shift in told
            ),
        )


def _ratio(ratio: float) -> str:
    """A contrast ratio in two decimals, never rounded up to what it is not."""
    return f"{int(ratio * 100) / 100:.2f}".replace(".", ",")
