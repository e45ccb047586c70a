"""Compiled templates are kept between processes, and no harm comes of what is kept."""

import jinja2
import pytest

from klimaatwerf.render import compiled
from klimaatwerf.render.compiled import CompiledTemplates


class Counting(jinja2.Environment):
    """An environment that counts how often it compiles."""

    compiled = 0

    def compile(self, *args, **kwargs):
        self.compiled += 1
        return super().compile(*args, **kwargs)


def shown(folder, text="Dag {{ name }}"):
    """What a new process shows of a template, and how often it compiled for that."""
    made = Counting(
        loader=jinja2.DictLoader({"a.html": text}), bytecode_cache=CompiledTemplates(folder)
    )
    return made.get_template("a.html").render(name="Dorp"), made.compiled


def test_a_template_is_compiled_once_for_all_processes(tmp_path):
    assert [shown(tmp_path / "kept") for _ in range(3)] == [
        ("Dag Dorp", number) for number in (1, 0, 0)
    ]


def test_a_template_that_changed_is_compiled_again(tmp_path):
    shown(tmp_path)
    assert shown(tmp_path, "Hallo {{ name }}") == ("Hallo Dorp", 1)
    assert shown(tmp_path, "Hallo {{ name }}") == ("Hallo Dorp", 0)


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 500])
def test_a_file_that_is_damaged_counts_as_not_there(tmp_path, damage):
    shown(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert shown(tmp_path) == ("Dag Dorp", 1)
    assert shown(tmp_path) == ("Dag Dorp", 0)


@pytest.mark.parametrize("place", [0, 40, -1])
def test_one_wrong_byte_is_enough_to_compile_again(tmp_path, place):
    shown(tmp_path)
    (file,) = tmp_path.iterdir()
    found = bytearray(file.read_bytes())
    found[place] ^= 1
    file.write_bytes(found)
    assert shown(tmp_path) == ("Dag Dorp", 1)


def test_what_another_version_compiled_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "_compiler", lambda: b"another")
    shown(tmp_path)
    monkeypatch.undo()
    assert shown(tmp_path) == ("Dag Dorp", 1)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    taken = tmp_path / "file"
    taken.write_text("")
    assert [shown(taken / "kept") for _ in range(2)] == [("Dag Dorp", 1)] * 2
