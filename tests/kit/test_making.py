from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.making import Kit
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.kept import Kept
from klimaatwerf.sources.kits import KitFiles
from tests.kit.documents import document
from tests.kit.kits import ACTION, EVENT, FONTS, PROFILE, kit_of, maker_of
from tests.pictures import encoded
from tests.sites import SHORTEST, TODAY, lay_out, made, shipped

MM = 72 / 25.4


@pytest.fixture(scope="module")
def action(room: DrawingRoom, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return kit_of(room, tmp_path_factory.mktemp("action"), "behaag-je-tuin")


@pytest.fixture(scope="module")
def event(room: DrawingRoom, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return kit_of(room, tmp_path_factory.mktemp("event"), "plantdag", events=EVENT)


def codes(kit: Kit) -> list[str]:
    return [found.code for found in kit.problems]


def reader(kit: Kit, name: str) -> PdfReader:
    return PdfReader(io.BytesIO(kit.files[name]))


def words(text: str) -> list[str]:
    return re.findall(r"[\w@]+", text.replace("\u00ad", "").replace("-\n", ""))


def drawn(kit: Kit) -> list[str]:
    drawings = (".pdf", ".png", ".jpg")
    return [
        name
        for name in kit.files
        if name.endswith(drawings) and not name.startswith("voorbeelden/")
    ]


def test_an_action_has_every_format_for_the_reader_and_for_the_printer(action):
    invited = re.compile(r"-(inwoners|verenigingen|bedrijven|handelaars|scholen)\b")
    assert [name for name in drawn(action) if not invited.search(name)] == [
        "lezen-en-printen/affiche-a3.pdf",
        "drukker/affiche-a3-druk.pdf",
        "lezen-en-printen/affiche-a4.pdf",
        "drukker/affiche-a4-druk.pdf",
        "lezen-en-printen/flyer-a5.pdf",
        "drukker/flyer-a5-druk.pdf",
        "lezen-en-printen/raamaffiche-a4.pdf",
        "drukker/raamaffiche-a4-druk.pdf",
        "lezen-en-printen/kaartje-a6.pdf",
        "drukker/kaartje-a6-druk.pdf",
        "sociale-media/beeld-1200x630.png",
        "sociale-media/beeld-1080x1080.png",
        "sociale-media/beeld-1080x1350.png",
        "sociale-media/beeld-1080x1920.png",
        "sociale-media/beeld-1920x1005.png",
        "schermen/scherm-1920x1080.png",
    ]
    assert codes(action) == []


def test_an_event_has_no_poster_for_windows(event):
    assert not [name for name in event.files if "raamaffiche" in name]
    assert "lezen-en-printen/affiche-a3.pdf" in event.files


def test_a_piece_for_the_reader_is_tagged_and_says_what_it_is(action):
    pdf = reader(action, "lezen-en-printen/affiche-a4.pdf")
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-BE"
    assert pdf.metadata is not None
    assert "Behaag je tuin" in str(pdf.metadata.title)
    assert [float(side) / MM for side in pdf.pages[0].mediabox[2:]] == pytest.approx(
        [210, 297], 1e-3
    )


def test_a_piece_for_the_printer_has_the_boxes_of_sheet_bleed_and_cut(action):
    page = reader(action, "drukker/affiche-a4-druk.pdf").pages[0]
    boxes = {
        name: [round(float(side) / MM, 1) for side in getattr(page, name)]
        for name in ("mediabox", "bleedbox", "trimbox")
    }
    assert boxes == {
        "mediabox": [0, 0, 230, 317],
        "bleedbox": [7, 7, 223, 310],
        "trimbox": [10, 10, 220, 307],
    }


def test_every_printed_piece_says_who_answers_for_it(action):
    for name in drawn(action):
        if name.endswith(".pdf"):
            text = " ".join(page.extract_text() for page in reader(action, name).pages)
            assert {"V", "U", "An", "Voorbeeld", "Markt", "Horebeke"} <= set(words(text)), name


def test_what_is_handed_out_asks_not_to_be_thrown_on_the_street(action):
    for name in drawn(action):
        if name.endswith(".pdf"):
            text = " ".join(words(" ".join(p.extract_text() for p in reader(action, name).pages)))
            told = "Niet op de openbare weg gooien" in text
            assert told == ("flyer" in name or "kaartje" in name), name


def test_fonts_lie_in_the_file(action):
    page = reader(action, "drukker/affiche-a3-druk.pdf").pages[0]
    resources: Any = page["/Resources"]
    fonts = resources["/Font"]
    assert fonts
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"] or (
            "/FontFile3" in descendant["/FontDescriptor"]
        )


def test_the_code_leads_to_the_page(action, room, tmp_path):
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(action.files["lezen-en-printen/affiche-a4.pdf"])
    subprocess.run(["pdftoppm", "-png", "-r", "110", pdf, tmp_path / "a"], check=True)
    with Image.open(next(tmp_path.glob("a*.png"))) as image:
        found = [code.text for code in zxingcpp.read_barcodes(image)]
    assert found == ["https://klimaat.dorp.example/acties/behaag-je-tuin/"]


def test_the_page_beside_a_pdf_holds_all_of_its_words(action, event):
    for kit in (action, event):
        for name in drawn(kit):
            if name.startswith("lezen-en-printen/"):
                page = kit.files[name.replace(".pdf", ".html")].decode()
                told = set(words(re.sub(r"<[^>]+>", " ", page)))
                shown = words(" ".join(one.extract_text() for one in reader(kit, name).pages))
                untold = {word for word in shown if word not in told and not word.isdigit()}
                assert untold <= {"Nummer"}, name


def test_the_index_names_every_file_and_nothing_else(action):
    page = action.files["index.html"].decode()
    linked = set(re.findall(r'(?:href|src)="([^"#]+)"', page))
    assert linked == {name for name in action.files if name != "index.html"}


def test_two_runs_give_the_same_bytes(room, tmp_path, action):
    with DrawingRoom(shipped().pack.kit, FONTS, Kept()) as other:
        again = kit_of(other, tmp_path, "behaag-je-tuin")
    assert again.files == action.files
    assert again.drawn == len(drawn(again)) + len(LETTERS)


def test_nothing_changed_so_nothing_is_drawn(room, tmp_path, action):
    again = kit_of(room, tmp_path, "behaag-je-tuin")
    assert again.drawn == 0
    assert again.files == action.files


def test_a_changed_date_draws_anew_what_shows_it(room, tmp_path, event):
    later = EVENT.replace("2027-03-06", "2027-03-13")
    moved = kit_of(room, tmp_path, "plantdag", events=later)
    same = {name for name in drawn(moved) if moved.files[name] == event.files[name]}
    assert same == set()
    assert moved.drawn == len(drawn(moved)) + len(LETTERS)


# ---- bad input: the kit is complete or absent


def test_without_a_publisher_nothing_is_made(room, tmp_path):
    kit = kit_of(room, tmp_path, "behaag-je-tuin", profile="site_url: https://dorp.example/\n")
    assert (codes(kit), dict(kit.files), kit.drawn) == (["kit-publisher"], {}, 0)


def test_a_title_of_300_characters_is_refused_with_its_line(room, tmp_path):
    title = "Samen renoveren in ons appartementsgebouw " * 7
    kit = kit_of(room, tmp_path, "behaag-je-tuin", actions=f"{ACTION}  kit: {{title: {title}}}\n")
    assert set(codes(kit)) == {"kit-overflow"}
    assert {(found.place.file, found.place.line) for found in kit.problems} == {
        ("municipalities/dorp/actions.yml", 6)
    }
    assert dict(kit.files) == {}


def test_a_text_that_is_too_long_for_many_pieces_is_told_once_with_its_way_out(room, tmp_path):
    title = "Samen renoveren in ons appartementsgebouw " * 4
    kit = kit_of(room, tmp_path, "behaag-je-tuin", actions=f"{ACTION}  kit: {{title: {title}}}\n")
    (found,) = kit.problems
    assert found.path == "actions.behaag-je-tuin.title"
    assert found.hint == "Maak de tekst korter. Geef bij `kit` een kortere `title`."
    for piece in ("Kaartje A6", "Story", "Affiche A4 voor verenigingen"):
        assert found.message.count(piece) == 1


def test_the_words_for_a_picture_end_as_a_sentence_ends(action):
    page = unescape(action.files["index.html"].decode())
    said = re.findall(r"Beschrijving:\W*(?:<[^>]+>)?([^<]+)", page)
    assert said
    assert [one for one in said if re.search(r"[?!.][.]", one)] == []
    assert any("? " in one for one in said)


def test_an_emoji_is_left_out_with_a_warning(room, tmp_path):
    kit = kit_of(
        room, tmp_path, "behaag-je-tuin", actions=f"{ACTION}  kit: {{title: Behaag 🌳 je tuin}}\n"
    )
    assert [str(found) for found in kit.problems] == [
        (
            "municipalities/dorp/actions.yml:6:16: actions.behaag-je-tuin.title: Het teken 🌳"
            " (U+1F333) bestaat niet in het lettertype Bricolage Grotesque. Op affiches en beelden"
            " laten we het weg; op de site blijft het staan. [kit-sign]"
        )
    ]
    text = reader(kit, "lezen-en-printen/affiche-a4.pdf").pages[0].extract_text()
    assert "Behaag je tuin" in " ".join(text.split())


def test_a_letter_that_the_typeface_lacks_is_refused(room, tmp_path):
    kit = kit_of(room, tmp_path, "behaag-je-tuin", actions=f"{ACTION}  kit: {{title: Сад}}\n")
    assert set(codes(kit)) == {"kit-letter"}
    assert dict(kit.files) == {}


def test_a_letter_that_the_typeface_lacks_in_the_name_of_the_publisher_is_told_once(room, tmp_path):
    profile = PROFILE.replace("An Voorbeeld", "Aн Voorbeeld")
    kit = kit_of(room, tmp_path, "behaag-je-tuin", profile=profile)
    assert [(found.code, found.place.line, found.path) for found in kit.problems] == [
        ("kit-letter", 4, "municipality.publisher.name")
    ]
    assert (dict(kit.files), kit.drawn) == ({}, 0)


def test_a_sign_in_the_name_of_the_publisher_is_left_out_with_a_warning(room, tmp_path):
    profile = PROFILE.replace("An Voorbeeld", "An 🌳 Voorbeeld")
    kit = kit_of(room, tmp_path, "behaag-je-tuin", profile=profile)
    assert codes(kit) == ["kit-sign"]
    for name in ("lezen-en-printen/flyer-a5.pdf", "drukker/flyer-a5-druk.pdf"):
        text = " ".join(" ".join(page.extract_text() for page in reader(kit, name).pages).split())
        assert "V.U.: An Voorbeeld, Markt 1, 9667 Horebeke. Niet op de openbare weg" in text
        assert re.search(r"gooien\.(?!\.)", text)


def test_a_letter_template_on_which_filling_in_stumbles_is_told_and_costs_only_its_kit(
    room, tmp_path
):
    own = {"municipality.yml": SHORTEST + PROFILE, "actions.yml": ACTION}
    lay_out(tmp_path / "municipalities/dorp", own)
    wrong = document("{{ item.online | capital }}")
    kit = KitFiles({**shipped().pack.kit.files, "letters/persbericht.docx": wrong})
    pack = replace(shipped().pack, kit=kit)
    prepared = prepare(replace(shipped(), root=tmp_path, pack=pack, others={}), "dorp")
    made = maker_of(prepared, room, tmp_path, PackWords(kit, shipped().texts.names))
    found = made.make("behaag-je-tuin")
    assert [(one.code, one.place.file) for one in found.problems] == [
        ("letter-broken", "content/kit/letters/persbericht.docx")
    ]
    assert not found.complete


def test_without_an_address_there_is_no_code_and_a_warning(room, tmp_path):
    own = {"municipality.yml": SHORTEST + PROFILE.partition("\n")[0], "actions.yml": ACTION}
    lay_out(tmp_path / "municipalities/dorp", own)
    nowhere = replace(shipped(), root=tmp_path, today=TODAY, portal_url=None)
    kit = maker_of(prepare(nowhere, "dorp"), room, tmp_path).make("behaag-je-tuin")
    assert codes(kit) == ["kit-address"]
    assert kit.complete


def test_a_damaged_photo_is_told_and_costs_only_its_kit(room, tmp_path):
    (tmp_path / "municipalities/dorp/media").mkdir(parents=True)
    photo = encoded("JPEG")
    middle = len(photo) // 2
    damaged = photo[:middle] + b"\xff\xd8\xff" * 40 + photo[middle + 120 :]
    (tmp_path / "municipalities/dorp/media/haag.jpg").write_bytes(damaged)
    images = "  images: [{file: media/haag.jpg, alt: Een haag}]\n  kit: {photo: ja}\n"
    kit = kit_of(room, tmp_path, "behaag-je-tuin", actions=ACTION + images, events=EVENT)
    assert codes(kit) == ["picture-damaged"]
    assert dict(kit.files) == {}
    assert kit_of(room, tmp_path, "plantdag", actions=ACTION + images, events=EVENT).complete


def test_a_photo_takes_the_place_of_the_drawing_with_its_maker(room, tmp_path):
    (tmp_path / "municipalities/dorp/media").mkdir(parents=True)
    (tmp_path / "municipalities/dorp/media/haag.jpg").write_bytes(encoded("JPEG", 1800, 1200))
    images = (
        "  images: [{file: media/haag.jpg, alt: Een haag, credit: An Voorbeeld}]\n"
        "  kit: {photo: ja}\n"
    )
    kit = kit_of(room, tmp_path, "behaag-je-tuin", actions=ACTION + images)
    assert codes(kit) == []
    pdf = reader(kit, "lezen-en-printen/affiche-a4.pdf")
    assert any(image.image and image.image.width > 1000 for image in pdf.pages[0].images)
    assert b"SECRET" not in kit.files["lezen-en-printen/affiche-a4.pdf"]
    assert "An Voorbeeld" in " ".join(pdf.pages[0].extract_text().split())


def test_a_screen_gets_its_size_its_type_and_its_weight(room, tmp_path):
    screens = "screens: [{name: Markt, width: 576, height: 288, format: jpg, max_kb: 60}]\n"
    kit = kit_of(room, tmp_path, "behaag-je-tuin", profile=PROFILE + screens)
    data = kit.files["schermen/scherm-576x288-jpg.jpg"]
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (576, 288))
    assert len(data) <= 60_000


def test_a_screen_that_takes_too_little_is_told(room, tmp_path):
    screens = "screens: [{name: Markt, width: 1920, height: 1080, format: jpg, max_kb: 5}]\n"
    kit = kit_of(room, tmp_path, "behaag-je-tuin", profile=PROFILE + screens)
    assert codes(kit) == ["kit-heavy"]
    assert kit.complete


def test_a_kit_of_another_day_is_the_same_while_no_task_passed(room, tmp_path):
    actions = ACTION.replace("2026-12-01", "2027-02-01")
    files = {"actions.yml": actions}
    kits = [
        maker_of(made(tmp_path, files, more=PROFILE, today=day), room, tmp_path)
        for day in (TODAY, TODAY + timedelta(days=1))
    ]
    first, second = (maker.make("behaag-je-tuin") for maker in kits)
    assert second.files == first.files
    assert second.drawn == 0


def test_an_event_with_the_id_of_an_action_has_a_kit_of_its_own(room, tmp_path):
    files = {"actions.yml": ACTION, "events.yml": EVENT.replace("plantdag", "behaag-je-tuin")}
    maker = maker_of(made(tmp_path, files, more=PROFILE), room, tmp_path)
    assert {name: item.kind.value for name, item in maker.items.items()} == {
        "behaag-je-tuin": "action",
        "behaag-je-tuin-activiteit": "event",
    }


def test_a_garish_brand_gets_all_pieces(room, tmp_path):
    profile = SHORTEST.replace("#00703c", "#ff00c8") + PROFILE
    own = {"municipality.yml": profile, "actions.yml": ACTION}
    lay_out(tmp_path / "municipalities/dorp", own)
    prepared = prepare(replace(shipped(), root=tmp_path, today=TODAY), "dorp")
    kit = maker_of(prepared, room, tmp_path).make("behaag-je-tuin")
    assert codes(kit) == []
    assert kit.complete
