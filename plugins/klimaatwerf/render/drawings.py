"""The theme's drawings: in place where a page shows one, as symbols where it names them often."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any

import jinja2
from markupsafe import Markup

__all__ = ["Drawings"]

_NAMED = re.compile(r'href="#a-([^"]*)"')


class Drawings:
    """What templates ask of the folder art/; each file is read once, each sprite made once.

    A drawing holds no template language, so to read it as a template would only cost time: 20 µs
    each, and a page can show ten.
    """

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self.drawing = lru_cache(maxsize=None)(self._read)
        self._sprite_of = lru_cache(maxsize=1024)(self._make_sprite)

    def art_of(self, topic: Any) -> str:
        """The drawing of a theme: its own where we have it, else that of being together."""
        known: list[str] = self._shared.arts
        return topic.illustration if topic and topic.illustration in known else "samen"

    def art_for(self, item: Any, topic: Any) -> str:
        """The drawing of an action or idea: its template's, else one that suits its theme."""
        deeds: dict[str, str] = self._shared.deeds
        own = deeds.get(getattr(item, "template", None) or str(item.id))
        if own is not None:
            return own
        usual = self.art_of(topic)
        scenes: dict[str, list[str]] = self._shared.scenes
        suited = scenes.get(usual, [usual])
        return suited[sum(str(item.id).encode()) % len(suited)]

    def sprite(self, html: str) -> Markup:
        """The symbols that a page's content names."""
        return self._sprite_of(frozenset(_NAMED.findall(html)), "url(#p-" in html)

    @cached_property
    def _shared(self) -> Any:
        return self._environment.get_template("drawings.html").module

    def _read(self, name: str) -> Markup:
        if self._environment.loader is None:
            raise jinja2.TemplateNotFound(name)
        source, _, _ = self._environment.loader.get_source(self._environment, f"art/{name}.svg")
        return Markup(source.removesuffix("\n"))  # noqa: S704 (a file of the theme)

    def _make_sprite(self, names: frozenset[str], units: bool) -> Markup:
        sprite: Markup = self._shared.sprite(names, units)
        return sprite
