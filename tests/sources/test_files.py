"""Files on disk: which are read, and their text."""

import os
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Layer, Source
from klimaatwerf.sources.files import MAX_FILE_BYTES, Folder, decode
from tests.sites import lay_out

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def folder(path):
    return Folder(path, "municipalities/dorp", Layer.MUNICIPALITY)


def found(path, *skip):
    """The files of a folder, and the codes and files of what is wrong in it."""
    problems = Collector()
    files = folder(path).files(problems, *skip)
    return files, [(one.code, one.place.file) for one in problems.problems]


def refusal(call, *args):
    with pytest.raises(SourceError) as caught:
        call(*args)
    (problem,) = caught.value.problems
    return problem.code, problem.place.line, problem.place.column


def test_the_files_of_a_folder_come_in_order_with_slashes(tmp_path):
    lay_out(tmp_path, {"b.yml": "", "a/c.md": "", "a/b/x.md": "", "municipality.yml": ""})
    assert found(tmp_path) == (("a/b/x.md", "a/c.md", "b.yml", "municipality.yml"), [])


def test_hidden_files_and_the_folders_to_skip_are_left_out(tmp_path):
    lay_out(tmp_path, {".git/x": "", ".DS_Store": "", "portal/x.md": "", "pages/portal/x.md": ""})
    assert found(tmp_path, "portal") == (("pages/portal/x.md",), [])


def test_a_source_is_named_from_the_root(tmp_path):
    assert folder(tmp_path).source("events.yml") == Source(
        "municipalities/dorp/events.yml", Layer.MUNICIPALITY
    )
    assert Folder(tmp_path, "", Layer.PACK).source("pack.yml").file == "pack.yml"


@POSIX
@pytest.mark.parametrize("target", ["echt.yml", "../buiten.yml", "map", "nergens"])
def test_a_link_is_told_and_not_followed(tmp_path, target):
    lay_out(tmp_path, {"buiten.yml": "", "dorp/echt.yml": "", "dorp/map/x.yml": ""})
    (tmp_path / "dorp/link.yml").symlink_to(target)
    files, problems = found(tmp_path / "dorp")
    assert files == ("echt.yml", "map/x.yml")
    assert problems == [("file-link", "municipalities/dorp/link.yml")]


@POSIX
def test_a_link_that_is_put_there_after_the_look_is_not_read(tmp_path):
    lay_out(tmp_path, {"geheim": "x", "dorp/x": ""})
    (tmp_path / "dorp/link.yml").symlink_to("../geheim")
    assert refusal(folder(tmp_path / "dorp").read_text, "link.yml")[0] == "unreadable"


@POSIX
def test_a_device_is_told_and_not_read(tmp_path):
    os.mkfifo(tmp_path / "pijp.yml")
    assert found(tmp_path) == ((), [("file-special", "municipalities/dorp/pijp.yml")])
    assert refusal(folder(tmp_path).read_text, "pijp.yml")[0] == "file-special"


@POSIX
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("con.md", "file-name-reserved"),
        ("LPT1", "file-name-reserved"),
        ("a:b.md", "file-name-windows"),
        ("a?.md", "file-name-windows"),
        ("punt.", "file-name-windows"),
        ("x" * 201, "file-name-long"),
        ("a\u200bb.md", "file-name-invisible"),
        ("a\u202eb.md", "file-name-invisible"),
    ],
)
def test_a_name_that_fails_on_another_computer_is_told(tmp_path, name, code):
    (tmp_path / name).write_text("")
    files, problems = found(tmp_path)
    assert (files, [one for one, _ in problems]) == ((), [code])


@pytest.mark.parametrize("name", ["console.md", "café.md", "a b.md", "com10.yml", "x" * 200])
def test_a_name_that_works_everywhere_is_a_file(tmp_path, name):
    (tmp_path / name).write_text("")
    assert found(tmp_path) == ((name,), [])


@POSIX
def test_names_that_are_the_same_elsewhere_are_told(tmp_path):
    lay_out(tmp_path, {"Haag.md": "", "haag.md": ""})
    assert found(tmp_path)[1] == [("file-clash", "municipalities/dorp/haag.md")]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert found(tmp_path / "nergens") == ((), [("unreadable", "municipalities/dorp")])


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert refusal(folder(tmp_path).read_text, "nergens.yml")[0] == "unreadable"


def test_a_file_has_a_limit(tmp_path):
    (tmp_path / "net").write_bytes(b"x" * MAX_FILE_BYTES)
    (tmp_path / "te-veel").write_bytes(b"x" * (MAX_FILE_BYTES + 1))
    assert len(folder(tmp_path).read_bytes("net")) == MAX_FILE_BYTES
    assert refusal(folder(tmp_path).read_bytes, "te-veel")[0] == "file-too-large"


# ---- text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_utf_8_or_with_a_byte_order_mark(encoding):
    assert decode("naam: Café\r\n".encode(encoding), "x.yml") == "naam: Café\r\n"


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n", "x.yml") == "a\r\nb\rc\n"


def test_another_encoding_is_told_where_it_shows_with_what_it_says():
    with pytest.raises(SourceError) as caught:
        decode("naam: ok\nplaats: Café De Één\n".encode("cp1252"), "x.yml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("encoding", 2, 12)
    assert "«plaats: Café De Één»" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a\x00b", 1, 2), ("een\ntw\x1bee", 2, 3), ("\ufffe", 1, 1)]
)
def test_a_character_that_no_text_holds_is_told_where_it_stands(text, line, column):
    assert refusal(decode, text.encode(), "x.yml") == ("control-character", line, column)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf\xff")
@example("a\né".encode("cp1252"))
def test_any_bytes_are_a_text_or_a_problem_in_their_file(data):
    try:
        decode(data, "x.yml")
    except SourceError as error:
        (problem,) = error.problems
        last = len(data.decode("latin-1").splitlines()) + 1
        assert 1 <= problem.place.line <= last
        assert problem.place.column >= 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))))
def test_any_text_that_is_written_in_utf_8_is_read_back(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "x.yml") == text
