"""The HTML that a text of a gemeente may hold: what structures a text, and nothing that acts."""

from __future__ import annotations

__all__ = ["ATTRIBUTES", "SCHEMES", "TAGS"]

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h2 h3"
    " h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub summary sup table tbody"
    " td tfoot th thead tr u ul".split()
)
ATTRIBUTES = {
    "*": {"id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "div": {"class"},
    "p": {"class"},
}
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
