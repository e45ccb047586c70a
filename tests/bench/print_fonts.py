"""Make the typefaces of the kit anew: themes/klimaatwerf/print/fonts/ and what they can show.

    python tests/bench/print_fonts.py

Needs npm, and fonttools and brotli of Python (neither is part of the normal set-up). Typst reads
neither woff2 nor the axes of a variable font, so that each typeface becomes four fixed cuts: a head
cut and three of text. The Latin and the extended Latin file of each package become one font, with
hinting and rare features left out, and with the signs that the packages leave out made from others:
₂ and ₃ from the figures, arrows from ↑ or from the stroke of the hyphen, ĳ from i and j.
Every run gives the same bytes.
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
License 1.1; the text stands beside them as `<name>.OFL.txt`. Each typeface has a head cut and \
three text cuts, with the signs of the languages that are written in Latin script. What each can \
show stands in `plugins/klimaatwerf/data/print-signs.json`.

Not in all of the makers' fonts: ₂ and ₃ are the figures, smaller and lower; → and ← are ↑, \
turned, or drawn as thick as the hyphen; ĳ is i and j; the hyphen and the narrow space that do not \
break are the ordinary ones.

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
        shown[source.name] = _ranges({one for one in set.intersection(*signs) if one >= 0x20})
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
        whole_font = TTFont(whole, recalcTimestamp=False)
        head = TTFont(io.BytesIO(files[0]))["head"]
        whole_font["head"].created = whole_font["head"].modified = head.created
        return _lean(whole_font)


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
    for code, pair in ((0x132, "IJ"), (0x133, "ij")):
        if code not in signs:
            _join(font, code, [signs[ord(one)] for one in pair])
    if 0x2191 in signs:
        _turn_arrows(font, signs[0x2191], signs)
    elif 0x2192 not in signs:
        _draw_arrows(font, signs[ord("-")])


def _join(font: Any, code: int, glyphs: list[str]) -> None:
    """One sign of two that stand beside each other."""
    pen, across = TTGlyphPen(font.getGlyphSet()), 0
    for glyph in glyphs:
        pen.addComponent(glyph, (1, 0, 0, 1, across, 0))
        across += font["hmtx"][glyph][0]
    _add(font, code, pen, across)


def _turn_arrows(font: Any, glyph: str, signs: dict[int, str]) -> None:
    """→ and ← from ↑, around its own middle."""
    shape, wide = font["glyf"][glyph], font["hmtx"][glyph][0]
    middle, long = (shape.yMin + shape.yMax) / 2, shape.yMax - shape.yMin
    side = round((wide - (shape.xMax - shape.xMin)) / 2)
    for code, turn in ((0x2192, -90), (0x2190, 90)):
        if code not in signs:
            sine = round(math.sin(math.radians(turn)))
            across = (side + long / 2) + sine * middle
            matrix = (0, sine, -sine, 0, round(across), round(middle - sine * wide / 2))
            _draw(font, code, glyph, matrix, (long + 2 * side) / wide)


def _draw_arrows(font: Any, hyphen: str) -> None:
    """→ and ←, as thick as the hyphen and at its height."""
    units, shape = font["head"].unitsPerEm, font["glyf"][hyphen]
    thick, middle = shape.yMax - shape.yMin, (shape.yMax + shape.yMin) / 2
    left, right, head, wide = 0.07 * units, 0.83 * units, 0.27 * units, round(0.9 * units)
    reach = thick * math.sqrt(2)
    outline = [
        (left, middle - thick / 2),
        (right - reach + thick / 2, middle - thick / 2),
        (right - head - reach / 2, middle - head + reach / 2 - thick / 2),
        (right - head, middle - head - thick / 2),
        (right, middle),
        (right - head, middle + head + thick / 2),
        (right - head - reach / 2, middle + head - reach / 2 + thick / 2),
        (right - reach + thick / 2, middle + thick / 2),
        (left, middle + thick / 2),
    ]
    for code, mirror in ((0x2192, False), (0x2190, True)):
        points = [(wide - x, y) if mirror else (x, y) for x, y in outline]
        pen = TTGlyphPen(font.getGlyphSet())
        pen.moveTo(_rounded(points[0]))
        for point in points[1:]:
            pen.lineTo(_rounded(point))
        pen.closePath()
        _add(font, code, pen, wide)


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _map(font: Any, code: int, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = glyph


def _draw(font: Any, code: int, glyph: str, matrix: Any, wide: float) -> None:
    """A sign made of another one."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(glyph, matrix)
    _add(font, code, pen, round(font["hmtx"][glyph][0] * wide))


def _add(font: Any, code: int, pen: TTGlyphPen, wide: int) -> None:
    """What was drawn, as the sign of a code point."""
    name = f"uni{code:04X}"
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font.setGlyphOrder([one for one in font.getGlyphOrder() if one != name] + [name])
    font["hmtx"][name] = (wide, font["glyf"][name].xMin)
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
