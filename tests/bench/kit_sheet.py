"""All pieces of some kits side by side, to be looked at: one picture for each municipality.

    make contact-sheet                                  what is shipped, in kit/
    python -m tests.bench.kit_sheet --choice KITS FILE  the picture of the handbook and the README
    python -m tests.bench.kit_sheet KITS OUT [NAME…]    kits that were made, by their folders

PDFs become pictures with pdftoppm of poppler, which nobody here wrote.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

ROW, GAP, WIDEST = 420, 18, 5200
"""Pixels: the height of a row, what is left between pieces, and the width of a sheet at most."""
GROUND, INK = "#dcd9d2", "#1b1b1b"


CHOICE = (
    "berlaar/behaag-je-tuin/lezen-en-printen/affiche-a4.pdf",
    "asse/hersteltafel/lezen-en-printen/affiche-a4.pdf",
    "mechelen/klimaattafel-kade/lezen-en-printen/affiche-a4.pdf",
    "berlaar/straat-met-het-beste-klimaat/lezen-en-printen/raamaffiche-a4.pdf",
    "asse/samen-zonnepanelen/sociale-media/beeld-1080x1080.png",
    "mechelen/gevelgroen/sociale-media/beeld-1080x1920.png",
)
"""Pieces of three gemeenten, for the picture of the handbook and the README."""


def choose(kits: Path, file: Path) -> None:
    """Write the pieces of the choice side by side, as WebP."""
    pictures = [
        next(_pages(kits / name)) if name.endswith(".pdf") else _opened(kits / name)
        for name in CHOICE
    ]
    _sheet([("", pictures)]).save(file, quality=82, method=6)


def _opened(file: Path) -> Image.Image:
    with Image.open(file) as image:
        return _scaled(image.convert("RGB"))


def main() -> None:
    """Write `OUT/<municipality>.png` for each municipality in KITS, or the choice."""
    if sys.argv[1] == "--choice":
        choose(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    kits, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    names = sys.argv[3:] or sorted(folder.name for folder in kits.iterdir() if folder.is_dir())
    for name in names:
        rows = [(item.name, list(_pictures(item))) for item in sorted((kits / name).iterdir())]
        file = out / f"{name}.png"
        _sheet([row for row in rows if row[1]]).save(file, optimize=True)
        print(file)  # noqa: T201 (it is a program)


def _pictures(kit: Path) -> Iterator[Image.Image]:
    """Every drawn piece of a kit, what is for printers left out: it is the same with marks."""
    if not kit.is_dir():
        return
    for file in sorted(kit.rglob("*")):
        if file.suffix == ".pdf" and file.parent.name != "drukker":
            yield from _pages(file)
        elif file.suffix in (".png", ".jpg"):
            yield _opened(file)


def _pages(file: Path) -> Iterator[Image.Image]:
    command = ["pdftoppm", "-png", "-scale-to-x", "-1", "-scale-to-y", str(2 * ROW), str(file)]
    done = subprocess.run(command, check=True, capture_output=True)
    for part in done.stdout.split(b"\x89PNG")[1:]:
        with Image.open(io.BytesIO(b"\x89PNG" + part)) as image:
            yield _scaled(image.convert("RGB"))


def _scaled(image: Image.Image) -> Image.Image:
    return image.resize((round(image.width * ROW / image.height), ROW), Image.Resampling.LANCZOS)


def _sheet(rows: list[tuple[str, list[Image.Image]]]) -> Image.Image:
    lines: list[tuple[str, list[Image.Image]]] = []
    for item, pictures in rows:
        name, line = item, list[Image.Image]()
        for picture in pictures:
            if line and sum(one.width + GAP for one in line) + picture.width > WIDEST:
                lines.append((name, line))
                name, line = "", []
            line.append(picture)
        lines.append((name, line))
    width = max(sum(one.width + GAP for one in line) for _, line in lines) + GAP
    height = sum(ROW + GAP + (34 if name else 0) for name, _ in lines) + GAP
    sheet = Image.new("RGB", (width, height), GROUND)
    canvas, y = ImageDraw.Draw(sheet), GAP
    for name, line in lines:
        if name:
            canvas.text((GAP, y), name, fill=INK, font_size=24)
            y += 34
        x = GAP
        for picture in line:
            sheet.paste(picture, (x, y))
            x += picture.width + GAP
        y += ROW + GAP
    return sheet


if __name__ == "__main__":
    main()
