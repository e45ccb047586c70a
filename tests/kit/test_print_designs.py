"""The designs on paper, rendered: one sheet, all that was given on it, nothing spilled."""

import io
import re
import shutil

import pytest
import typst
from outloud import check  # type: ignore[import-untyped] # it has no types of its own
from PIL import Image
from pypdf import PdfReader

from klimaatwerf.core.kit_palette import FAMILIES
from klimaatwerf.core.vocabulary import Typeface
from tests.kit import sheets
from tests.kit.sheets import (
    DESIGNS,
    EMPTY,
    EVENT,
    FORMATS,
    GAINS,
    LONGEST,
    PARTNERS,
    STEPS,
    USUAL,
    bare,
    made,
    sheet,
)

MM = 72 / 25.4
ITEMS = {"usual": USUAL, "event": EVENT, "longest": LONGEST}
READ = {
    "a3": ("title", "kicker", "lead", "short_url", "until"),
    "a4": ("title", "kicker", "lead", "short_url", "until"),
    "flyer": ("title", "kicker", "lead", "short_url", "until"),
    "window": ("window", "short_url"),
    "card": ("title", "kicker", "short_url"),
}
"""What of an item stands on every piece of a format, whatever its family."""


def _pdf(format_, data):
    """A piece as it is read back, once it is sure that all is well with it."""
    content, warnings, fields = made(FORMATS[format_][0], data)
    assert warnings == []
    assert [one for one in fields if not one["ok"]] == []
    return PdfReader(io.BytesIO(content))


def _squeezed(text):
    """Without spaces and hyphens, which lines that break take or add."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def _text(pdf):
    return _squeezed("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_piece_has_its_sheets_and_says_what_it_was_given(format_, item, family):
    data = sheet(format_, ITEMS[item], family=family, brand="dark")
    pdf = _pdf(format_, data)
    _, width, height = FORMATS[format_]
    expected = [round(width * MM), round(height * MM)]
    pages = [[round(page.mediabox.width), round(page.mediabox.height)] for page in pdf.pages]
    assert pages == [expected] * (2 if format_ == "flyer" else 1)
    text = _text(pdf)
    told = [data["item"][name] for name in READ[format_]]
    told += [data["words"]["publisher"], data["words"]["litter"]]
    assert [one for one in told if _squeezed(one) not in text] == []


@pytest.mark.parametrize("format_", ["a4", "flyer"])
@pytest.mark.parametrize(("family", "rows"), [("uitleggen", "steps"), ("uitnodigen", "gains")])
def test_all_steps_or_gains_stand_on_a_piece(format_, family, rows):
    data = sheet(format_, LONGEST, family=family)
    text = _text(_pdf(format_, data))
    told = [value for row in data["item"][rows] for value in row.values()]
    assert [one for one in told if _squeezed(one) not in text] == []


@pytest.mark.parametrize("format_", ["a3", "a4", "flyer", "card"])
def test_an_event_says_day_hour_place_and_address(format_):
    text = _text(_pdf(format_, sheet(format_, EVENT)))
    told = [str(EVENT[name]) for name in ("day", "hour", "place", "address")]
    assert [one for one in told if _squeezed(one) not in text] == []


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_piece_is_whole_without_all_that_may_miss(format_, family):
    text = _text(_pdf(format_, bare(format_, family=family)))
    assert "Berlaar" in text
    assert ("Haag" in text) == (format_ != "window")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("brand", sheets.BRANDS)
def test_a_piece_is_whole_in_every_brand(format_, brand):
    _pdf(format_, sheet(format_, LONGEST, brand=brand, art="straatfeest"))


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("format_", FORMATS)
def test_a_piece_is_whole_in_every_typeface(format_, typeface):
    pdf = _pdf(format_, sheet(format_, LONGEST, typeface=typeface))
    fonts = {font for page in pdf.pages for font in _fonts(page)}
    family = typeface.family.replace(" ", "")
    assert fonts
    assert all(re.match(rf"/[A-Z]{{6}}\+Klimaatwerf{family}(Kop|Tekst)-", font) for font in fonts)


def _fonts(page):
    for font in page["/Resources"]["/Font"].values():
        yield font["/BaseFont"]


@pytest.mark.parametrize("count", range(1, 6))
@pytest.mark.parametrize(("family", "rows"), [("uitleggen", "steps"), ("uitnodigen", "gains")])
@pytest.mark.parametrize("format_", ["a4", "flyer"])
def test_one_to_five_steps_or_gains_fit_in_the_same_sizes(format_, family, rows, count):
    given = (STEPS if rows == "steps" else GAINS)[:count]
    data = sheet(format_, {**USUAL, rows: given}, family=family)
    _, _, fields = made(FORMATS[format_][0], data)
    found = [one for one in fields if one["field"].startswith(f"item.{rows}.")]
    assert {one["ok"] for one in found} == {True}
    assert len(found) == 2 * count
    for part in ("title", "text"):
        assert len({one["size"] for one in found if one["field"].endswith(part)}) == 1


@pytest.mark.parametrize("part", ["title", "text"])
def test_a_step_may_have_only_a_title_or_only_a_text(part):
    steps = [{"title": "", "text": "", part: one[part]} for one in STEPS[:3]]
    text = _text(_pdf("a4", sheet("a4", {**USUAL, "steps": steps})))
    assert [one for one in steps if _squeezed(one[part]) not in text] == []


@pytest.mark.parametrize("count", range(7))
def test_up_to_six_partners_stand_on_poster_and_flyer(count):
    for format_ in ("a4", "flyer"):
        text = _text(_pdf(format_, sheet(format_, partners=PARTNERS[:count])))
        names = [one["name"] for one in PARTNERS[:count] if one["logo"] is None]
        assert [one for one in names if _squeezed(one) not in text] == []


@pytest.mark.parametrize("kind", ["wide", "tall"])
@pytest.mark.parametrize("format_", FORMATS)
def test_a_logo_may_be_a_word_mark_or_high(format_, kind):
    data = sheet(format_, LONGEST)
    data["municipality"]["logo"] = sheets.logo(kind)
    text = _text(_pdf(format_, data))
    assert _squeezed(LONGEST["short_url"]) in text


@pytest.mark.parametrize("format_", FORMATS)
def test_a_title_of_300_characters_is_said_not_to_fit(format_):
    item = {**USUAL, "title": ("Een titel die veel te lang is " * 11)[:300], "window": "w " * 150}
    content, warnings, fields = made(FORMATS[format_][0], sheet(format_, item))
    refused = {one["field"] for one in fields if not one["ok"]}
    assert refused == {"item.window" if format_ == "window" else "item.title"}
    assert warnings == []
    assert len(PdfReader(io.BytesIO(content)).pages) == (2 if format_ == "flyer" else 1)


def test_a_word_that_is_wider_than_the_sheet_is_said_not_to_fit():
    item = {**USUAL, "title": "1" * 70}
    _, _, fields = made("affiche", sheet("a4", item))
    assert [one["field"] for one in fields if not one["ok"]] == ["item.title"]


def test_a_text_that_is_too_long_for_its_row_is_said_with_its_place():
    steps = [*STEPS[:2], {"title": "Plant", "text": "en geef water " * 60}]
    _, _, fields = made("affiche", sheet("a4", {**USUAL, "steps": steps}))
    assert [one["field"] for one in fields if not one["ok"]] == ["item.steps.2.text"]


@pytest.mark.parametrize("format_", FORMATS)
def test_print_has_bleed_and_crop_marks_around_the_cut_sheet(format_):
    content, warnings, fields = made(
        FORMATS[format_][0], sheet(format_, LONGEST, variant="druk", art="samen")
    )
    assert warnings == []
    assert all(one["ok"] for one in fields)
    _, width, height = FORMATS[format_]
    for page in PdfReader(io.BytesIO(content)).pages:
        media = [round(float(one) / MM, 1) for one in page.mediabox]
        trim = [round(float(one) / MM, 1) for one in page.trimbox]
        assert media == [0, 0, width + 20, height + 20]
        assert trim == [10, 10, width + 10, height + 10]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_text_of_print_is_nearer_to_the_cut_than_5_mm(format_):
    content, _, _ = made(FORMATS[format_][0], sheet(format_, LONGEST, variant="druk"))
    near = []
    for page in PdfReader(io.BytesIO(content)).pages:
        left, bottom, right, top = (float(one) for one in page.trimbox)

        def place(text, outer, matrix, *_, box=(left, bottom, right, top)):
            x = outer[0] * matrix[4] + outer[2] * matrix[5] + outer[4]
            y = outer[1] * matrix[4] + outer[3] * matrix[5] + outer[5]
            safe = 5 * MM
            inside = box[0] + safe <= x <= box[2] - safe and box[1] + safe <= y <= box[3] - safe
            if text.strip() and not inside:
                near.append((text, x - box[0], y - box[1]))

        page.extract_text(visitor_text=place)
    assert near == []


@pytest.mark.parametrize("variant", ["scherm", "druk"])
@pytest.mark.parametrize("format_", FORMATS)
def test_two_runs_give_the_same_bytes(format_, variant):
    data = sheet(format_, EVENT, variant=variant)
    assert made(FORMATS[format_][0], data)[0] == made(FORMATS[format_][0], data)[0]


@pytest.mark.parametrize("item", [*ITEMS, "bare"])
@pytest.mark.parametrize("format_", FORMATS)
def test_a_piece_for_readers_passes_the_checker_of_accessible_pdf(format_, item, tmp_path):
    data = bare(format_) if item == "bare" else sheet(format_, ITEMS[item], partners=PARTNERS)
    content, _, _ = made(FORMATS[format_][0], data)
    file = tmp_path / "piece.pdf"
    file.write_bytes(content)
    assert check(str(file)).findings == []


def test_a_photo_takes_the_place_of_the_drawing_with_its_credit(tmp_path):
    for design in DESIGNS.glob("*.typ"):
        shutil.copy(design, tmp_path)
    Image.new("RGB", (90, 60), "#884422").save(tmp_path / "foto.jpg")
    photo = {"path": "foto.jpg", "alt": "Een haag", "credit": "Foto: An Peeters", "ratio": 1.5}
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(sheets.FONTS)],
    )
    for format_ in ("a3", "flyer", "card"):
        one = typst.Compiler(
            str(tmp_path / f"{FORMATS[format_][0]}.typ"), root=str(tmp_path), font_paths=fonts
        )
        inputs = sheets.inputs(sheet(format_, photo=photo))
        content, warnings = one.compile_with_warnings(
            sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"], timestamp=sheets.TIMESTAMP
        )
        assert warnings == []
        assert isinstance(content, bytes)
        assert "Foto:AnPeeters" in _text(PdfReader(io.BytesIO(content)))


def test_addresses_are_links_and_headings_go_down_in_order():
    pdf = _pdf("flyer", sheet("flyer", EVENT))
    targets = [
        note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", [])
    ]
    assert set(targets) == {EVENT["url"], "mailto:klimaat@berlaar.example"}
    assert _headings(pdf.trailer["/Root"]["/StructTreeRoot"]) == [
        "H1",
        "H2",
        "H2",
        "H3",
        "H3",
        "H3",
    ]


def _headings(element):
    element = element.get_object()
    kind = str(element.get("/S", "")).lstrip("/")
    found = [kind] if re.fullmatch(r"H\d", kind) else []
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            found += _headings(child)
    return found


def test_what_is_empty_leaves_no_field():
    _, _, fields = made("affiche", sheet("a4", EMPTY, art=None, qr=None))
    assert {one["field"] for one in fields} == {"item.title", "words.questions", "words.publisher"}
