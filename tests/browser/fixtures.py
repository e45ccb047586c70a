"""Municipalities that are not shipped: a live one with everything, and one for each brand."""

from __future__ import annotations

from pathlib import Path

from tests.roots import copy_root, run

__all__ = ["BRANDS", "LIVE", "LIVE_ADDRESS", "build_fixtures", "build_shipped"]

LIVE = "live"
LIVE_ADDRESS = "https://klimaat.live.example/"
BRANDS = {
    "pale": '{primary: "#f6f1b8", secondary: "#fde7ef", font: nunito}',
    "dark": '{primary: "#0a0f1f", secondary: "#1b0f0a", font: literata}',
    "garish": '{primary: "#ff00ff", secondary: "#00ff00", font: open-sans}',
    "none": '{primary: "#808080"}',
}
"""Colours at the ends of what a gemeente may have; the last has neither hue, logo nor font."""

BRAND_NIS = {"pale": 11001, "dark": 11002, "garish": 11004, "none": 11005}


def build_shipped(root: Path) -> None:
    """Build the portal and all sites from a copy of the shipped root."""
    _build(copy_root(root, share_pictures=True))


def build_fixtures(root: Path) -> None:
    """Lay out and build the live municipality and those with the four brands."""
    copy_root(root, ["asse"])
    live = root / "municipalities/asse"
    file = live / "municipality.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("\nstatus: example\n", f"\nstatus: live\nsite_url: {LIVE_ADDRESS}\n")
    file.write_text(text, encoding="utf-8")
    live.rename(root / "municipalities" / LIVE)
    for name, brand in BRANDS.items():
        folder = root / "municipalities" / f"brand-{name}"
        folder.mkdir()
        lines = f"nis: {BRAND_NIS[name]}", "contact: {email: a@b.example}", f"brand: {brand}", ""
        (folder / "municipality.yml").write_text("\n".join(lines), encoding="utf-8")
    _build(root)


def _build(root: Path) -> None:
    built = run("klimaatwerf", "build", cwd=root)
    assert built.returncode == 0, built.stdout + built.stderr
