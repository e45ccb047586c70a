"""Make the typefaces of the kit anew: themes/klimaatwerf/print/fonts/ and what they can show.

    python tests/bench/print_fonts.py

Needs npm, and fonttools and brotli of Python (neither is part of the normal set-up). Typst reads
neither woff2 nor the axes of a variable font, so that each typeface becomes four fixed cuts: a head
cut and three of text. The Latin and the extended Latin file of each package become one font, with
hinting and rare features left out, and with the signs that the packages leave out made from others:
₂ and ₃ from the figures, → and ← from ↑, ‑ from -. Every run gives the same bytes.
"""

from __future__ import annotations

import io
import json
import math
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import merge, subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "themes/klimaatwerf/print/fonts"
SIGNS = ROOT / "plugins/klimaatwerf/data/print-signs.json"
VERSION = "5.3.0"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "tnum", "lnum"]


class Source(NamedTuple):
    """Where a typeface comes from, and its axes besides the weight."""

    name: str
    axes: str
    head: dict[str, float]
    text: dict[str, float]
    bold: dict[str, float]


SOURCES = (
    Source(
        "bricolage-grotesque",
        "standard",
        {"opsz": 96, "wdth": 86},
        {"opsz": 14, "wdth": 100},
        {"opsz": 14, "wdth": 96},
    ),
    Source("atkinson-hyperlegible-next", "wght", {}, {}, {}),
    Source("figtree", "wght", {}, {}, {}),
    Source("literata", "standard", {"opsz": 72}, {"opsz": 14}, {"opsz": 14}),
    Source("nunito", "wght", {}, {}, {}),
    Source("open-sans", "standard", {"wdth": 88}, {"wdth": 100}, {"wdth": 100}),
)
README = """# The typefaces of posters, flyers and images

Made by `tests/bench/print_fonts.py`; don't edit them by hand. All are under the SIL Open Font \
License 1.1; the text stands beside them as `<name>.OFL.txt`. Each typeface has a head cut and three \
text cuts, with the signs of the languages that are written in Latin script. What each can show \
stands in `plugins/klimaatwerf/data/print-signs.json`.

Not in the makers' fonts: ₂ and ₃ are the figures, smaller and lower; → and ← are ↑, turned; the \
hyphen that does not break and the narrow space that does not break are the ordinary ones.

| file | source on the npm registry | axes | bytes |
|---|---|---|---|
{rows}
"""


def main() -> None:
    """Write the fonts, their licences, the README and what they can show."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.ttf"):
        old.unlink()
    rows, shown = [], {}
    for source in SOURCES:
        files, licence = _fetch(source)
        (FOLDER / f"{source.name}.OFL.txt").write_text(licence, encoding="utf-8")
        signs = []
        for use, style, weight, axes in (
            ("Kop", "ExtraBold", 800, source.head),
            ("Tekst", "Regular", 400, source.text),
            ("Tekst", "SemiBold", 600, source.text),
            ("Tekst", "ExtraBold", 800, source.bold),
        ):
            font = _cut(files, axes | {"wght": weight})
            _name(font, f"Klimaatwerf {_family(source.name)} {use}", style, weight)
            path = FOLDER / f"{source.name}-{use.lower()}-{weight}.ttf"
            font.save(path, reorderTables=True)
            signs.append(set(font.getBestCmap()))
            told = ", ".join(
                f"{axis} {value:g}" for axis, value in (axes | {"wght": weight}).items()
            )
            package = f"`@fontsource-variable/{source.name}` {VERSION}"
            rows.append(f"| `{path.name}` | {package} | {told} | {path.stat().st_size} |")
        shown[source.name] = _ranges(set.intersection(*signs))
    (FOLDER / "README.md").write_text(README.format(rows="\n".join(rows)), encoding="utf-8")
    SIGNS.write_text(json.dumps(shown, indent=2) + "\n", encoding="utf-8")


def _family(name: str) -> str:
    return name.replace("-", " ").title()


def _fetch(source: Source) -> tuple[list[bytes], str]:
    """The Latin and the extended Latin font of a package, and its licence."""
    names = [
        *(
            f"files/{source.name}-{part}-{source.axes}-normal.woff2"
            for part in ("latin", "latin-ext")
        ),
        "LICENSE",
    ]
    with tempfile.TemporaryDirectory() as folder:
        package = f"@fontsource-variable/{source.name}@{VERSION}"
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            found = [archive.extractfile(f"package/{name}") for name in names]
            *files, licence = [one.read() for one in found if one is not None]
            return files, licence.decode()


def _cut(files: list[bytes], axes: dict[str, float]) -> Any:
    """One fixed cut of both files together."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(files):
            font = TTFont(io.BytesIO(file), recalcTimestamp=False)
            font.flavor = None
            font = instancer.instantiateVariableFont(font, axes)
            for table in ("STAT", "MVAR", "HVAR", "VVAR", "vhea", "vmtx", "DSIG"):
                if table in font:
                    del font[table]
            paths.append(str(Path(folder) / f"{number}.ttf"))
            font.save(paths[-1])
        font = merge.Merger().merge(paths)
        whole = Path(folder) / "whole.ttf"
        font.save(whole)
        return _lean(TTFont(whole, recalcTimestamp=False))


def _lean(font: Any) -> Any:
    """Without hinting and rare features, with the signs that the packages leave out."""
    _add_signs(font)
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
        glyph_names=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()))
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    return font


def _add_signs(font: Any) -> None:
    signs, units = font.getBestCmap(), font["head"].unitsPerEm
    for code, other in ((0x2010, "-"), (0x2011, "-"), (0x202F, "\u00a0"), (0x2009, " ")):
        if code not in signs:
            _map(font, code, signs[ord(other)])
    for code, other in ((0x2082, "2"), (0x2083, "3")):
        if code not in signs:
            _draw(font, code, signs[ord(other)], (0.64, 0, 0, 0.64, 0, round(-0.13 * units)), 0.64)
    if 0x2191 in signs:
        glyph = signs[0x2191]
        shape = font["glyf"][glyph]
        wide = font["hmtx"][glyph][0]
        middle = (shape.yMin + shape.yMax) / 2
        long = shape.yMax - shape.yMin
        side = round((wide - (shape.xMax - shape.xMin)) / 2)
        for code, turn in ((0x2192, -90), (0x2190, 90)):
            if code not in signs:
                sine = round(math.sin(math.radians(turn)))
                across = (side + long / 2) - -sine * middle
                matrix = (0, sine, -sine, 0, round(across), round(middle - sine * wide / 2))
                _draw(font, code, glyph, matrix, (long + 2 * side) / wide)


def _map(font: Any, code: int, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = glyph


def _draw(font: Any, code: int, glyph: str, matrix: Any, wide: float) -> None:
    """A sign made of another one."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(glyph, matrix)
    name = f"uni{code:04X}"
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font.setGlyphOrder([one for one in font.getGlyphOrder() if one != name] + [name])
    font["hmtx"][name] = (round(font["hmtx"][glyph][0] * wide), font["glyf"][name].xMin)
    _map(font, code, name)


def _name(font: Any, family: str, style: str, weight: int) -> None:
    names = font["name"]
    for number in [*range(16, 26), *range(256, 300)]:
        names.removeNames(nameID=number)
    regular = style == "Regular"
    for number, value in (
        (1, family if regular else f"{family} {style}"),
        (2, "Regular"),
        (3, f"kw;{family};{style}"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
        (16, family),
        (17, style),
    ):
        names.setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].usWidthClass = 5


def _ranges(signs: set[int]) -> str:
    """Code points as `20-7E A0`, in hexadecimal."""
    found: list[list[int]] = []
    for sign in sorted(signs):
        if found and found[-1][1] == sign - 1:
            found[-1][1] = sign
        else:
            found.append([sign, sign])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in found)


if __name__ == "__main__":
    main()
