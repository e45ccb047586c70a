"""Packages: what is not what was released, or wants out of its folder, is refused unread."""

from __future__ import annotations

import io
import json
import stat
import zipfile

import pytest

from klimaatwerf.core.channels import Release
from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.editing.packaging import package_of
from klimaatwerf.sources.releases import (
    JOURNAL,
    MANIFEST,
    open_package,
    package_name,
    read_channels,
    verified,
)

FILES = {"pack.yml": b"version: 2027.1\n", "pages/over.md": b"Over ons\n"}
GOOD = package_of(FILES, "2027.1", 1)
FILE = "content/releases/2027.1.zip"


def refused(data: bytes, version: str = "2027.1") -> list[str]:
    with pytest.raises(SourceError) as caught:
        verified(data, FILE, version)
    assert {found.place.file for found in caught.value.problems} == {FILE}
    return sorted(found.code for found in caught.value.problems)


def altered(**changes) -> bytes:
    """The good package with another entry; `changes` are attributes of its ZipInfo, and `data`."""
    data = changes.pop("data", b"x")
    method = changes.pop("method", zipfile.ZIP_STORED)
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive:
        info = zipfile.ZipInfo("erbij.md")
        info.compress_type = method
        for name, value in changes.items():
            setattr(info, name, value)
        archive.writestr(info, data, compress_type=method)
    return buffer.getvalue()


def test_a_good_package_gives_its_files():
    assert verified(GOOD, FILE, "2027.1") == FILES


def test_the_same_files_give_the_same_bytes_in_any_order():
    assert package_of(dict(reversed(FILES.items())), "2027.1", 1) == GOOD


@pytest.mark.parametrize(
    "name",
    [
        "../erger.md",
        "pages/../../erger.md",
        "/etc/erger.md",
        "pages//leeg.md",
        "C:\\erger.md",
        "pages\\..\\erger.md",
        "pages/CON.md",
        "pages/punt./x.md",
    ],
)
def test_an_entry_that_lies_outside_is_refused(name):
    assert refused(altered(filename=name)) == ["package-outside"]


def test_an_entry_that_is_cut_off_by_a_nul_is_refused():
    data = altered(filename="over.mdXstil").replace(b"over.mdXstil", b"over.md\0stil")
    assert refused(data) == ["package-outside"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_an_entry_that_is_no_file_is_refused(kind):
    assert refused(altered(external_attr=(kind | 0o644) << 16)) == ["package-special"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["pages/over.md", "pages/Over.md"])
def test_a_name_that_comes_twice_is_refused(name):
    assert refused(altered(filename=name)) == ["package-twice"]


def test_a_thousand_to_one_is_refused_before_it_is_unpacked():
    data = altered(method=zipfile.ZIP_DEFLATED, data=b"0" * 10_000_000)
    assert len(data) < 100_000
    assert refused(data) == ["package-bomb"]


def test_entries_that_are_squeezed_are_refused_whatever_their_size():
    assert refused(altered(method=zipfile.ZIP_DEFLATED)) == ["package-bomb"]


def test_a_file_that_the_manifest_does_not_know_is_refused():
    assert refused(altered()) == ["package-changed"]


def test_a_file_that_is_another_than_the_manifest_says_is_refused():
    assert refused(GOOD.replace(b"Over ons", b"Over jou")) == ["package-damaged"]  # its CRC
    other = package_of({**FILES, "pages/over.md": b"Over jou\n"}, "2027.1", 1)
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(GOOD)).read(MANIFEST))
    digests = [digest_of(b"Over jou\n").encode(), manifest["files"]["pages/over.md"].encode()]
    assert refused(_rewritten(other, *digests)) == ["package-changed"]


def _rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """A package whose manifest says something else, with the checksums of a zip right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {one: archive.read(one) for one in archive.infolist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for info, content in entries.items():
            is_manifest = info.filename == MANIFEST
            archive.writestr(info, content.replace(old, new) if is_manifest else content)
    return buffer.getvalue()


def test_a_package_of_another_version_is_refused():
    assert refused(GOOD, "2027.2") == ["package-changed"]


@pytest.mark.parametrize("data", [b"", b"geen zip", GOOD[:-30], GOOD[30:], GOOD[:200]])
def test_what_is_no_zip_is_refused(data):
    assert refused(data) in (["package-damaged"], ["package-bomb"])


def test_a_package_without_a_manifest_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("pack.yml", "version: 2027.1")
    assert refused(buffer.getvalue()) == ["package-damaged"]


def test_a_package_is_held_against_the_digest_in_the_journal(tmp_path):
    file = tmp_path / package_name("2027.1")
    file.parent.mkdir(parents=True)
    file.write_bytes(GOOD)
    release = Release("2027.1", "2027-01-15", digest_of(GOOD))
    assert dict(open_package(tmp_path, release, "content").entries) == FILES
    file.write_bytes(package_of({**FILES, "pack.yml": b"anders"}, "2027.1", 1))
    with pytest.raises(SourceError) as caught:
        open_package(tmp_path, release, "content")
    assert [found.code for found in caught.value.problems] == ["package-changed"]


def test_a_package_that_is_gone_or_a_link_is_told(tmp_path):
    release = Release("2027.1", "2027-01-15", digest_of(GOOD))
    file = tmp_path / package_name("2027.1")
    file.parent.mkdir(parents=True)
    for make in (lambda: None, lambda: file.symlink_to(tmp_path / "elders.zip")):
        make()
        with pytest.raises(SourceError) as caught:
            open_package(tmp_path, release, "content")
        assert [found.code for found in caught.value.problems] == ["unreadable"]


def test_a_damaged_journal_is_told_with_its_line(tmp_path):
    journal = tmp_path / JOURNAL
    journal.parent.mkdir(parents=True)
    journal.write_text('{"did": "release", "version": "2027.1", "on": "2027-01-15"}\nkapot\n')
    problems = Collector()
    assert read_channels(tmp_path, problems).releases == {}
    assert [(found.code, found.place.line) for found in problems.problems] == [
        ("journal-damaged", 2)
    ]


def test_packages_without_any_line_in_the_journal_say_that_it_is_lost(tmp_path):
    file = tmp_path / package_name("2027.1")
    file.parent.mkdir(parents=True)
    file.write_bytes(GOOD)
    problems = Collector()
    assert read_channels(tmp_path, problems).releases == {}
    assert list(map(str, problems.problems)) == [
        (
            "content/releases/journal.jsonl:1:1: Hier liggen uitgaven (2027.1), maar het logboek "
            "is weg of leeg. Zet het terug, bijvoorbeeld uit Git. Bracht je nooit iets uit? Haal "
            "die bestanden weg. [journal-gone]"
        )
    ]


def test_a_package_that_the_journal_does_not_know_is_told_and_harms_nobody(tmp_path):
    (tmp_path / JOURNAL).parent.mkdir(parents=True)
    line = '{"did": "release", "version": "2027.1", "on": "2027-01-15"}\n'
    (tmp_path / JOURNAL).write_text(line)
    for version in ("2027.1", "2027.2"):
        (tmp_path / package_name(version)).write_bytes(GOOD)
    problems = Collector()
    assert list(read_channels(tmp_path, problems).releases) == ["2027.1"]
    assert [(str(one.severity), *one.place) for one in problems.problems] == [
        ("warning", "content/releases/2027.2.zip", 1, 1)
    ]


def test_a_root_without_a_journal_has_no_releases_and_no_problems(tmp_path):
    problems = Collector()
    assert read_channels(tmp_path, problems).releases == {}
    assert problems.problems == []
