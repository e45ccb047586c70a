"""The templates of a kit's own pages, which lie in html/ and in no theme: they are no site."""

from __future__ import annotations

from functools import cache

import jinja2

from klimaatwerf.core.kit.campaign import named
from klimaatwerf.core.kit.days import in_words
from klimaatwerf.kit.text_layout import length_told

__all__ = ["page_template"]


def page_template(name: str) -> jinja2.Template:
    """A template by its name in html/; what it shows is escaped."""
    return _environment().get_template(name)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, "html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(in_words=in_words, pieces=named, length_told=length_told)
    return environment
