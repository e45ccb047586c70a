"""Make the typefaces of themes/klimaatwerf/assets/fonts/ anew, and the figures of their fallbacks.

    python tests/bench/fonts.py [--fallback /usr/share/fonts/truetype/liberation]

Needs npm, and fonttools and brotli of Python (neither is part of the normal set-up). Each typeface
comes from the npm registry in a pinned version, keeps the weights 400 to 800 and the signs of
Dutch and French, kerning from 14/1000 em, and gets the ₂ of CO₂ from its own 2. The figures go
into `core/typefaces.py` by hand; the README beside the fonts holds the same ones.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parents[2] / "themes/klimaatwerf/assets/fonts"
SOURCES = {
    "bricolage-grotesque": "5.3.0",
    "atkinson-hyperlegible-next": "5.3.0",
    "figtree": "5.3.0",
    "literata": "5.3.0",
    "nunito": "5.3.0",
    "open-sans": "5.3.0",
}
SERIF = {"literata"}
SIGNS = (
    "20-7E A0 A9 AB B0 B2 B7 BB BD C0 C7-CB CF D6 DC E0-E2 E4 E7-EB ED-EF F1 F3 F4 F6 F9-FC D7 152"
    " 153 2013 2018 2019 201C 201D 2022 2026 20AC 2190 2192 2193 2212"
)
SMALLEST_KERN = 14
"""In thousandths of an em; smaller pairs cost more bytes than the eye sees."""
SAMPLE = (
    "Samen met je buren maak je van je straat een groene straat. De gemeente helpt je met gratis "
    "planten, een container voor de tegels en goede raad. Schrijf je in voor zaterdag 3 april "
    "2027, van 14 tot 17 uur. Wie zijn voortuin vergroent, houdt regenwater vast en heeft het in "
    "de zomer koeler. Ook verenigingen, scholen en handelaars doen mee: zij zetten hun idee op de "
    "kaart."
)


class Figures(NamedTuple):
    """What the fallback needs to take the same room, in percent."""

    size: float
    ascent: float
    descent: float


def main() -> None:
    """Write the fonts, their licences and the README."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--fallback", type=Path, default=Path("/usr/share/fonts/truetype/liberation")
    )
    given = parser.parse_args()
    rows = []
    for name, version in SOURCES.items():
        source, licence = _fetch(name, version)
        made = _made(source)
        made.save(FOLDER / f"{name}.woff2")
        (FOLDER / f"{name}.OFL.txt").write_text(licence, encoding="utf-8")
        kind = "Serif" if name in SERIF else "Sans"
        regular, bold = (
            _figures(source, given.fallback / f"Liberation{kind}-{cut}.ttf", weight)
            for cut, weight in (("Regular", 400), ("Bold", 700))
        )
        size = (FOLDER / f"{name}.woff2").stat().st_size
        told = " | ".join(" / ".join(map(str, one)) for one in (regular, bold))
        rows.append(
            f"| `{name}.woff2` | `@fontsource-variable/{name}` {version} | {size} | {told} |"
        )
    (FOLDER / "README.md").write_text(README.format(rows="\n".join(rows)), encoding="utf-8")


README = """# The typefaces that a gemeente can choose from

Made by `make fonts` (`tests/bench/fonts.py`); don't edit them by hand. All are under the SIL Open \
Font License 1.1; the text stands beside each font as `<name>.OFL.txt`. Each is subset to the \
signs of Dutch and French, weights 400 to 800.

The last two columns are what a font of the reader's own computer needs to take the same room \
until the typeface is there: size-adjust, ascent-override and descent-override in percent. They \
stand in `core/typefaces.py` too; a test holds the two together.

| file | source on the npm registry | bytes | regular | bold |
|---|---|---|---|---|
{rows}
"""


def _fetch(name: str, version: str) -> tuple[bytes, str]:
    """The variable Latin font of a package, and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        package = f"@fontsource-variable/{name}@{version}"
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            font, licence = (
                archive.extractfile(f"package/{file}")
                for file in (f"files/{name}-latin-wght-normal.woff2", "LICENSE")
            )
            assert font is not None
            assert licence is not None
            return font.read(), licence.read().decode()


def _made(source: bytes) -> Any:
    """The font that is published."""
    font = _read_again(
        instancer.instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": (400, 400, 800)})
    )
    options = subset.Options(
        layout_features=["tnum"],
        hinting=False,
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
    )
    options.drop_tables += ["STAT", "MVAR", "VVAR", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(SIGNS))
    subsetter.subset(font)
    _add_small_two(font)
    _add_kerning(font, _kerning(source, set(font.getGlyphOrder())))
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.flavor = "woff2"
    return font


def _read_again(font: Any) -> Any:
    """A font as it is read from its bytes; the subsetter misses glyphs in a fresh one."""
    font.flavor, data = None, io.BytesIO()
    font.save(data)
    return TTFont(io.BytesIO(data.getvalue()))


def _add_small_two(font: Any) -> None:
    """The ₂ of CO₂, which the Latin cuts leave out: the 2, smaller and lower."""
    two, units = font.getBestCmap()[ord("2")], font["head"].unitsPerEm
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(two, (0.64, 0, 0, 0.64, 0, round(-0.13 * units)))
    order = [*font.getGlyphOrder(), "twoinferior"]
    font["glyf"]["twoinferior"] = pen.glyph()
    font.setGlyphOrder(order)
    font["hmtx"]["twoinferior"] = (
        round(font["hmtx"][two][0] * 0.64),
        round(font["hmtx"][two][1] * 0.64),
    )
    font["gvar"].variations["twoinferior"] = []
    for table in font["cmap"].tables:
        table.cmap[0x2082] = "twoinferior"
    del font["HVAR"]  # browsers find the same advances in gvar


def _kerning(source: bytes, kept: set[str]) -> dict[tuple[str, str], int]:
    """The pairs of the semi-bold cut that the eye sees."""
    font = instancer.instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": 650})
    names = {glyph: sign for sign, glyph in font.getBestCmap().items()}
    letters = {
        glyph
        for glyph in kept
        if (sign := names.get(glyph)) and (sign < 0x7F or sign in (0x2019, 0x201D, 0xE9, 0xEB))
    }
    pairs: dict[tuple[str, str], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for outer in lookup.SubTable:
            table = getattr(outer, "ExtSubTable", outer)
            if type(table).__name__ == "PairPos":
                for pair, value in _pairs(table, letters):
                    pairs.setdefault(pair, value)
    least = SMALLEST_KERN * font["head"].unitsPerEm / 1000
    return {pair: value for pair, value in pairs.items() if abs(value) >= least}


def _pairs(table: Any, letters: set[str]) -> Any:
    """The pairs of letters of one table, with how much they move."""
    for index, glyph in enumerate(table.Coverage.glyphs):
        if glyph not in letters:
            continue
        if table.Format == 1:
            for record in table.PairSet[index].PairValueRecord:
                if record.SecondGlyph in letters and record.Value1:
                    yield (glyph, record.SecondGlyph), getattr(record.Value1, "XAdvance", 0) or 0
            continue
        row = table.Class1Record[table.ClassDef1.classDefs.get(glyph, 0)].Class2Record
        for other in letters:
            number = table.ClassDef2.classDefs.get(other, 0)
            value = row[number].Value1
            move = (getattr(value, "XAdvance", 0) or 0) if value else 0
            if move or number:
                yield (glyph, other), move


def _add_kerning(font: Any, pairs: dict[tuple[str, str], int]) -> None:
    """The pairs as the only positioning of a font."""
    rules = "".join(f"pos {one} {two} {move};" for (one, two), move in sorted(pairs.items()))
    addOpenTypeFeaturesFromString(font, f"feature kern {{{rules}}} kern;", tables=["GPOS"])


def _figures(source: bytes, fallback: Path, weight: int) -> Figures:
    """What makes the fallback as wide and as high as the typeface."""
    font = instancer.instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": weight})
    size = _width(font) / _width(TTFont(fallback))
    units, high, low = font["head"].unitsPerEm, font["hhea"].ascent, -font["hhea"].descent
    return Figures(
        round(size * 100, 1),
        round(high / units / size * 100, 1),
        round(low / units / size * 100, 1),
    )


def _width(font: Any) -> float:
    """How wide the sample runs, in em."""
    signs, advances = font.getBestCmap(), font["hmtx"]
    total = sum(advances[signs[ord(sign)]][0] for sign in SAMPLE)
    return float(total / font["head"].unitsPerEm)


if __name__ == "__main__":
    main()
