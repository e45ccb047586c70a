"""What a design of BBL can do wrong, each told in Dutch with its file and line."""

from __future__ import annotations

import pytest

from klimaatwerf.core.kit.formats import PRINT, Variant
from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.problems import Problem
from klimaatwerf.core.tree import Place
from klimaatwerf.kit.design_trial import check_designs, trials
from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.pieces import Piece
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.orders import Order
from klimaatwerf.render.press.studio import Sheet
from klimaatwerf.sources.kits import KitFiles
from tests.kit.kits import FONTS, THEME
from tests.sites import shipped

HEAD = """\
#let d = json(bytes(sys.inputs.data))
#set document(title: "x")
#set text(lang: "nl", font: "Klimaatwerf Figtree Tekst", fallback: false)
"""
ITEM = KitItem(
    "haag",
    ItemKind.ACTION,
    "Behaag je tuin",
    "Een haag.",
    places={
        "item": Place("municipalities/dorp/actions.yml", 1, 1),
        "item.title": Place("municipalities/dorp/actions.yml", 3, 4),
    },
)


def drawn(design: str, **files: bytes) -> tuple[Problem, ...]:
    given = {"designs/affiche.typ": (HEAD + design).encode()}
    given |= {f"designs/{name}": data for name, data in files.items()}
    piece = Piece(ITEM, PRINT[0], Variant.READER)
    sheet = Sheet(Order("affiche.typ", '{"item": {"title": "Haag"}}'), design, "", {})
    with DrawingRoom(KitFiles(given), FONTS, Kept(), seconds=3) as room:
        return next(iter(room.draw([(piece, sheet)]))).problems


@pytest.mark.parametrize(
    ("design", "code", "line", "said"),
    [
        ("#nergens", "kit-design-name", 4, "Typst kent `nergens` niet"),
        ("\n#d.item.titel", "kit-design-field", 5, "Bedoel je `title`?"),
        ('#read("../../../etc/passwd")', "kit-design-outside", 4, "buiten zijn map"),
        ('#read("/../etc/passwd")', "kit-design-outside", 4, "buiten zijn map"),
        ('#import "@preview/cetz:0.3.0"', "kit-design-package", 4, "van het internet"),
        ('#image("weg.png", alt: "x")', "kit-design-file", 4, "weg.png"),
        ('#text(font: "Comic Sans")[x]', "kit-design-font", 4, "comic sans"),
        ("#let f(x) = f(x)\n#f(1)", "kit-design-slow", 4, "komt niet tot een einde"),
        ("#while true {}", "kit-design-slow", 4, "komt niet tot een einde"),
        ('#image(bytes("nee"), format: "png", alt: "x")', "kit-design-picture", 4, "geldige"),
        (
            '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'9\' height=\'9\'/>"))',
            "kit-design-alt",
            4,
            "geen tekst voor wie het niet ziet",
        ),
        ("#(1 + [x)", "kit-design", 4, "Typst zegt: "),
        ("Een\n#pagebreak()\ntwee", "kit-pages", 1, "telt 2 bladen in plaats van 1"),
    ],
)  # fmt: skip
def test_a_wrong_design_is_told_with_its_line(design, code, line, said):
    (found,) = drawn(design)
    assert (found.code, found.place.file, found.place.line) == (
        code,
        "content/kit/designs/affiche.typ",
        line,
    )
    assert said in f"{found.message} {found.hint}"
    assert "Affiche A3 van “Behaag je tuin”" in found.message or code == "kit-pages"


def test_a_design_that_takes_all_memory_is_told():
    (found,) = drawn(f'#("x" * {2**36}).len()')
    assert found.code == "kit-design-crash"


def test_a_text_that_has_no_room_is_told_where_it_was_written():
    fit = '#metadata((field: "item.title", size: 6, max: 20, min: 6, ok: false)) <fit>\nx'
    (found,) = drawn(fit)
    assert str(found) == (
        "municipalities/dorp/actions.yml:3:4: actions.haag.title: De titel past niet op Affiche A3,"
        " ook niet in de kleinste letter. Maak de tekst korter. Geef bij `kit` een kortere `title`."
        " [kit-overflow]"
    )


def test_a_design_of_which_no_small_picture_can_be_made_is_told():
    (found,) = drawn("#set page(width: 900000mm, height: 900000mm)\nx")
    assert found.code in ("kit-design", "kit-design-crash")


def test_a_design_that_is_gone_is_told():
    piece = Piece(ITEM, PRINT[0], Variant.READER)
    sheet = Sheet(Order("affiche.typ", "{}"), "", "", {})
    with DrawingRoom(KitFiles({}), FONTS, Kept()) as room:
        (found,) = next(iter(room.draw([(piece, sheet)]))).problems
    assert found.code == "kit-design-gone"


def test_a_release_is_named_where_its_design_is_wrong():
    piece = Piece(ITEM, PRINT[0], Variant.READER)
    sheet = Sheet(Order("affiche.typ", "{}"), "", "", {})
    files = KitFiles({"designs/affiche.typ": b"#nergens"})
    with DrawingRoom(files, FONTS, Kept(), release="2027.1") as room:
        (found,) = next(iter(room.draw([(piece, sheet)]))).problems
    assert found.place.file == "content/releases/2027.1.zip/kit/designs/affiche.typ"


def test_after_a_design_that_loops_the_next_piece_is_drawn():
    good, bad = HEAD + "Goed", "#for i in range(30000) { for j in range(30000) { let x = j } }"
    files = {"designs/affiche.typ": bad.encode(), "designs/raam.typ": good.encode()}
    pieces = [Piece(ITEM, format, Variant.READER) for format in (PRINT[0], PRINT[3])]
    sheets = [Sheet(Order(f"{one.format.design}.typ", "{}"), one.stem, "", {}) for one in pieces]
    with DrawingRoom(KitFiles(files), FONTS, Kept(), seconds=2) as room:
        found = list(room.draw(list(zip(pieces, sheets, strict=True))))
    told = [[problem.code for problem in one.problems] for one in found]
    assert told == [["kit-design-slow"], []]
    assert [bool(one.data) for one in found] == [False, True]


def test_the_shipped_designs_are_good_with_little_and_with_much_to_say():
    assert list(check_designs(shipped().pack.kit.files, THEME)) == []


def test_every_format_is_tried_in_every_family_and_with_a_photo():
    tried = {
        (piece.format.id, piece.item.family, bool(piece.item.photo)) for piece, _ in trials(THEME)
    }
    formats = {one for one, _, _ in tried}
    assert len(tried) == 4 * len(formats)
