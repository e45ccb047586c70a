"""A file is replaced whole, with the former one kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from klimaatwerf.editing.backups import BACKUPS, Backup, LinkError

FILE = "municipalities/berlaar/actions.yml"


def _write(root: Path, data: bytes) -> Path:
    path = root / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_file_keeps_its_encoding_line_ends_and_mode(tmp_path: Path, bom: bytes) -> None:
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(bom, "utf-8")
    path = _write(tmp_path, bom + "a: é\r\n".encode(encoding))
    path.chmod(0o640)
    backup = Backup(tmp_path)
    assert backup.read(FILE) == "a: é\r\n"
    backup.write(FILE, "a: è\r\n")
    assert path.read_bytes() == bom + "a: è\r\n".encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / backup.folder / FILE).read_bytes() == bom + "a: é\r\n".encode(encoding)
    assert os.listdir(path.parent) == ["actions.yml"]


def test_each_command_has_a_number_of_its_own_and_keeps_the_first_state(tmp_path: Path) -> None:
    path = _write(tmp_path, b"a\n")
    one = Backup(tmp_path)
    one.write(FILE, "b\n")
    one.write(FILE, "c\n")
    two = Backup(tmp_path)
    two.delete(FILE)
    assert not path.exists()
    assert (one.folder, two.folder) == (f"{BACKUPS}/1", f"{BACKUPS}/2")
    assert (tmp_path / one.folder / FILE).read_text() == "a\n"
    assert (tmp_path / two.folder / FILE).read_text() == "c\n"


def test_what_does_not_change_and_what_is_new_leaves_no_backup(tmp_path: Path) -> None:
    _write(tmp_path, b"a\n")
    backup = Backup(tmp_path)
    backup.write(FILE, "a\n")
    backup.write("municipalities/berlaar/overrides.yml", "[]\n")
    assert (backup.folder, backup.kept) == ("", [])
    assert not (tmp_path / ".klimaatwerf").exists()


def test_links_and_ways_out_are_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, b"a\n")
    elsewhere = tmp_path / "elders.yml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    for file in (FILE, "../x.yml", "/x.yml"):
        with pytest.raises(LinkError):
            Backup(tmp_path).write(file, "b\n")
    (tmp_path / "gemeenten").symlink_to(path.parent)
    with pytest.raises(LinkError):
        Backup(tmp_path).delete("gemeenten/actions.yml")
    assert elsewhere.read_text() == "a\n"
