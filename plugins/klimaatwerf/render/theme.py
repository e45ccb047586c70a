"""The theme's templates in one Jinja environment, and what is borrowed from Material."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

import jinja2
from markupsafe import Markup

from klimaatwerf.core.vocabulary import Typeface
from klimaatwerf.render.calls import DirectContext
from klimaatwerf.render.compiled import CompiledTemplates
from klimaatwerf.render.drawings import Drawings
from klimaatwerf.render.mail import mail_link
from klimaatwerf.render.markdown import relinked
from klimaatwerf.render.output import OutputGenerator, shown
from klimaatwerf.render.qr import qr_drawing
from klimaatwerf.render.safe import safe
from klimaatwerf.render.words import FILTERS

__all__ = [
    "ASSETS",
    "DEFAULT_TYPEFACE",
    "ThemeLoader",
    "assets",
    "environment",
    "font_files",
    "icon",
    "material_folder",
    "safe",
    "theme_folder",
]

ASSETS = "assets"
DEFAULT_TYPEFACE = Typeface.BRICOLAGE_GROTESQUE
"""The typeface of the portal, and of a municipality that chooses none."""
_OF_THE_PORTAL = frozenset({f"{ASSETS}/icon.svg", f"{ASSETS}/portal.css"})
"""Assets that no site shows."""


def font_files(typeface: Typeface) -> tuple[str, str]:
    """The files of a typeface in the theme: the font and its licence."""
    return f"{ASSETS}/fonts/{typeface.value}.woff2", f"{ASSETS}/fonts/{typeface.value}.OFL.txt"


class ThemeLoader(jinja2.FileSystemLoader):
    """Loads our templates and lists our assets only.

    MkDocs publishes every file that an environment lists; Material would add 14,510 of them.
    """

    def list_templates(self) -> list[str]:
        """The files that every site publishes: those below assets/, but one typeface only."""
        return list(self._published)

    @cached_property
    def _published(self) -> tuple[str, ...]:
        """The same, looked for once a process and not for each site."""
        others = {
            name for one in Typeface if one is not DEFAULT_TYPEFACE for name in font_files(one)
        }
        return tuple(
            name
            for name in super().list_templates()
            if name.startswith(f"{ASSETS}/") and not name.endswith(".md") and name not in others
        )


def assets(theme: jinja2.Environment, typeface: Typeface) -> tuple[str, ...]:
    """The files of the theme that a site with this typeface publishes."""
    names = [name for name in theme.list_templates() if name not in _OF_THE_PORTAL]
    if typeface is not DEFAULT_TYPEFACE:
        others = font_files(DEFAULT_TYPEFACE)
        names = [*(name for name in names if name not in others), *font_files(typeface)]
    return tuple(names)


def theme_folder(theme: jinja2.Environment) -> Path:
    """Where the files of a theme lie."""
    loader = theme.loader
    if not isinstance(loader, ThemeLoader):
        message = "an environment that `environment` did not make"
        raise TypeError(message)
    return Path(loader.searchpath[0])


class _Environment(jinja2.Environment):
    """An environment whose templates do nothing that ours have no need of."""

    code_generator_class = OutputGenerator
    context_class = DirectContext
    shown = staticmethod(shown)


def environment(
    folder: Path, markdown: Callable[[str], str], compiled: Path | None = None
) -> jinja2.Environment:
    """The environment of a theme's folder; `markdown` turns short Markdown into safe HTML.

    In the folder `compiled`, if any, its templates are kept as compiled for the next process.
    """
    made = _Environment(
        loader=ThemeLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTemplates(compiled) if compiled else None,
    )
    made.filters |= {**FILTERS, "mail_link": mail_link, "qr": qr_drawing}
    made.filters["markdown"] = jinja2.pass_context(
        lambda context, text: safe(
            relinked(markdown(text), context.get("link", str), context.get("image_in_text"))
        )
    )
    drawings = Drawings(made)
    made.globals |= {
        "icon": icon,
        "drawing": drawings.drawing,
        "art_of": drawings.art_of,
        "art_for": drawings.art_for,
        "sprite": drawings.sprite,
    }
    return made


@cache
def material_folder() -> Path | None:
    """Where Material's templates lie; None where it is not installed."""
    found = find_spec("material")
    locations = list(found.submodule_search_locations or ()) if found else []
    return Path(locations[0]) / "templates" if locations else None


@cache
def icon(name: str) -> Markup:
    """An icon of Material as inline SVG, hidden from assistive technology; "" where unknown."""
    folder = material_folder()
    if folder is None or not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", name):
        return Markup()
    file = folder / ".icons" / f"{name}.svg"
    if not file.is_file():
        return Markup()
    drawing = file.read_text(encoding="utf-8").strip()
    return safe(drawing.replace("<svg ", '<svg aria-hidden="true" class="icon" ', 1))
