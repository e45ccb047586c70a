from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from klimaatwerf.kit.packing import pack, zipped

FILES = {
    "index.html": b"<p>kit</p>",
    "brieven/brief.docx": b"PK brief",
    "sociale-media/a.png": b"1",
}


def names(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )


def test_a_kit_is_a_folder_and_a_zip_with_the_same_files(tmp_path):
    folder = tmp_path / "dorp/haag"
    assert pack(FILES, folder).written == 4
    assert names(folder) == sorted([*FILES, ".kit.json"])
    with zipfile.ZipFile(tmp_path / "dorp/haag.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(f"haag/{name}") for name in FILES} == FILES


def test_a_zip_has_the_same_bytes_on_every_run():
    assert zipped(FILES, "haag") == zipped(dict(reversed(FILES.items())), "haag")


def test_nothing_is_written_twice(tmp_path):
    pack(FILES, tmp_path / "haag")
    before = {name: (tmp_path / "haag" / name).stat().st_ino for name in FILES}
    assert pack(FILES, tmp_path / "haag").written == 0
    assert {name: (tmp_path / "haag" / name).stat().st_ino for name in FILES} == before


def test_a_piece_that_is_no_more_goes(tmp_path):
    pack(FILES, tmp_path / "haag")
    less = {name: data for name, data in FILES.items() if name != "sociale-media/a.png"}
    pack(less, tmp_path / "haag")
    assert names(tmp_path / "haag") == sorted([*less, ".kit.json"])


def test_a_letter_that_somebody_edited_is_kept_beside_the_new_one(tmp_path):
    folder = tmp_path / "haag"
    pack(FILES, folder)
    (folder / "brieven/brief.docx").write_bytes(b"PK mijn brief")
    packed = pack({**FILES, "brieven/brief.docx": b"PK nieuwe brief"}, folder)
    assert (folder / "brieven/brief.docx").read_bytes() == b"PK nieuwe brief"
    assert (folder / "eigen-versies/brieven/brief.docx").read_bytes() == b"PK mijn brief"
    assert packed.kept == (f"{folder}/eigen-versies/brieven/brief.docx",)


def test_an_edited_letter_stays_kept_when_the_kit_changes_again(tmp_path):
    folder = tmp_path / "haag"
    pack(FILES, folder)
    (folder / "brieven/brief.docx").write_bytes(b"PK mijn brief")
    for text in (b"a", b"b"):
        pack({**FILES, "index.html": text}, folder)
    assert (folder / "eigen-versies/brieven/brief.docx").read_bytes() == b"PK mijn brief"


def test_two_edits_of_one_letter_are_both_kept(tmp_path):
    folder = tmp_path / "haag"
    pack(FILES, folder)
    for number in (b"1", b"2"):
        (folder / "brieven/brief.docx").write_bytes(b"PK mijn " + number)
        pack({**FILES, "index.html": number}, folder)
    kept = {file.read_bytes() for file in (folder / "eigen-versies").rglob("*") if file.is_file()}
    assert kept == {b"PK mijn 1", b"PK mijn 2"}


def test_a_file_that_is_not_ours_stays_where_it_is(tmp_path):
    folder = tmp_path / "haag"
    folder.mkdir()
    (folder / "foto van An.jpg").write_bytes(b"foto")
    pack(FILES, folder)
    assert (folder / "foto van An.jpg").read_bytes() == b"foto"
    assert pack({**FILES, "index.html": b"x"}, folder).kept == ()
    assert (folder / "foto van An.jpg").read_bytes() == b"foto"


def test_when_the_disk_refuses_the_former_kit_is_still_there(tmp_path, monkeypatch):
    folder = tmp_path / "haag"
    pack(FILES, folder)

    def full(place: str, data: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("klimaatwerf.kit.packing.write_new", full)
    with pytest.raises(OSError, match="full"):
        pack({**FILES, "index.html": b"x"}, folder)
    assert (folder / "index.html").read_bytes() == FILES["index.html"]
    assert names(folder) == sorted([*FILES, ".kit.json"])
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".klimaatwerf-")] == []


def test_when_the_new_folder_can_not_take_its_place_the_former_kit_is_still_there(
    tmp_path, monkeypatch
):
    folder = tmp_path / "haag"
    pack(FILES, folder)
    (folder / "brieven/brief.docx").write_bytes(b"PK mijn brief")
    rename = Path.rename

    def busy(place: Path, target: Path) -> Path:
        if target == folder and (place / "index.html").read_bytes() == b"x":
            raise PermissionError(13, "somebody has it open")
        return rename(place, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(PermissionError):
        pack({**FILES, "index.html": b"x"}, folder)
    assert (folder / "brieven/brief.docx").read_bytes() == b"PK mijn brief"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["haag", "haag.zip"]


def test_after_a_stop_between_the_former_and_the_new_folder_nothing_is_lost(tmp_path):
    folder = tmp_path / "haag"
    pack(FILES, folder)
    (folder / "foto van An.jpg").write_bytes(b"foto")
    folder.rename(tmp_path / ".klimaatwerf-former-haag")
    pack({**FILES, "index.html": b"x"}, folder)
    assert names(folder) == sorted([*FILES, ".kit.json", "foto van An.jpg"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["haag", "haag.zip"]
