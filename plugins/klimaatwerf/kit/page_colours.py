"""The colours of a brand on the pages of a kit, light and dark."""

from __future__ import annotations

from functools import lru_cache

from klimaatwerf.core.brand import derive

__all__ = ["page_colours"]


@lru_cache(maxsize=64)
def page_colours(primary: str, secondary: str | None) -> dict[str, str]:
    """The field of the header, what stands on it, and links."""
    brand = derive(primary, secondary)
    return {
        "primary": brand.light["field"],
        "on_primary": brand.light["on-field"],
        "link": brand.light["link"],
        "link_dark": brand.dark["link"],
    }
