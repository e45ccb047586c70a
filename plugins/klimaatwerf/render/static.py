"""The files of a site that are published as they are: the theme's assets and the media."""

from __future__ import annotations

from pathlib import Path

from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.theme import assets

__all__ = ["static_files"]


def static_files(site: SiteRenderer, theme: Path, root: Path) -> dict[str, Path]:
    """The destinations of the files with where they lie, in the theme or below the root."""
    plan = site.plan
    found = assets(site.theme, plan.site.municipality.brand.font)
    places = {name: theme / name for name in found}
    return {**places, **{name: root / source for name, source in plan.files.items()}}
