"""The pages of a kit: its index, and the text of each PDF. They need nothing but themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from klimaatwerf.core.brand import derive
from klimaatwerf.core.kit.campaign import Campaign
from klimaatwerf.core.kit.formats import Use, Variant
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.model import Municipality
from klimaatwerf.kit.page_templates import page_template
from klimaatwerf.kit.pieces import PREVIEW, Piece
from klimaatwerf.kit.twins import Twin
from klimaatwerf.render.parts import Je

__all__ = ["FileLine", "Group", "KitPages"]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as the index names it."""

    name: str
    label: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that belong together."""

    id: str
    label: str
    files: tuple[FileLine, ...]
    advice: str = ""


@dataclass(frozen=True)
class KitPages:
    """The pages of the kits of one municipality."""

    municipality: Municipality
    _colours: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        brand = derive(self.municipality.brand.primary, self.municipality.brand.secondary)
        colours = {
            "primary": brand.light["field"],
            "on_primary": brand.light["on-field"],
            "link": brand.light["link"],
            "link_dark": brand.dark["link"],
        }
        object.__setattr__(self, "_colours", colours)

    def twin(self, twin: Twin, pdf: str) -> bytes:
        """The page with the text of a PDF, which lies beside it under that name."""
        return self._render("twin.html", twin=twin, pdf=pdf)

    def index(
        self,
        item: KitItem,
        pieces: Iterable[Piece],
        alts: Mapping[str, str],
        groups: Iterable[Group],
    ) -> bytes:
        """What is what, how to print it, and which text goes where.

        `alts` has a description of each picture by its name.
        """
        all_pieces, all_groups = tuple(pieces), tuple(groups)
        prints = [_printed(one) for one in all_pieces if _is_read(one)]
        pictures = [_picture(one, alts) for one in all_pieces if one.format.use is Use.SOCIAL]
        screens = [_picture(one, alts) for one in all_pieces if one.format.use is Use.SCREEN]
        sections = [
            *([("drukwerk", "Drukwerk")] if prints else ()),
            *([("sociale-media", "Sociale media")] if pictures else ()),
            *([("schermen", "Digitale schermen")] if screens else ()),
            *((one.id, one.label) for one in all_groups),
        ]
        return self._render(
            "index.html",
            item=item,
            prints=prints,
            pictures=pictures,
            screens=screens,
            groups=all_groups,
            sections=sections,
        )

    def plan(self, plan: Campaign) -> bytes:
        """The campaign plan, for the officer."""
        return self._render("plan.html", plan=plan)

    def _render(self, name: str, **values: Any) -> bytes:
        form = self.municipality.address_form
        page = page_template(name).render(
            municipality=self.municipality,
            colours=self._colours,
            je=lambda informal, polite: Je(informal, polite).for_form(form),
            **values,
        )
        return page.encode()


def _is_read(piece: Piece) -> bool:
    return bool(piece.preview)


def _printed(piece: Piece) -> dict[str, Any]:
    printer = Piece(piece.item, piece.format, Variant.PRINTER)
    return {
        "label": piece.label,
        "advice": piece.format.advice,
        "read": piece.name,
        "twin": f"{piece.name.removesuffix('.pdf')}.html",
        "printer": printer.name,
        "preview": piece.preview,
        "width": PREVIEW,
        "height": round(PREVIEW * piece.format.height / piece.format.width),
    }


def _picture(piece: Piece, alts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "file": piece.name,
        "label": piece.label,
        "advice": piece.format.advice,
        "width": piece.format.width,
        "height": piece.format.height,
        "alt": alts[piece.name],
        "days_before": piece.format.days_before,
    }
