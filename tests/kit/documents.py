"""Word documents for tests: made from lines, read back as lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document

__all__ = ["changed", "document", "lines_of", "table"]


def document(*lines: str, also: Callable[[Any], object] | None = None) -> bytes:
    """A document with a paragraph for each line; `¦` parts a line into runs."""
    made = Document()
    for line in lines:
        paragraph = made.add_paragraph()
        for number, run in enumerate(line.split("¦")):
            paragraph.add_run(run).bold = number % 2 == 1
    if also:
        also(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def table(*rows: tuple[str, ...]) -> Callable[[Any], object]:
    """What adds a table with these rows to a document."""

    def add(made: Any) -> None:
        grid = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text)

    return add


def changed(data: bytes, entries: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A document in which files are others, or new."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for name, new in entries.items():
        found[name] = new(found[name]) if callable(new) else new
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def lines_of(data: bytes) -> list[str]:
    """The lines of the first page's head, of the text with its tables, and of the foot."""
    made = Document(io.BytesIO(data))
    section = made.sections[0]
    found = [one.text for one in section.first_page_header.paragraphs]
    for block in made.iter_inner_content():
        if hasattr(block, "rows"):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            found.append(block.text)
    return [*found, *(one.text for one in section.first_page_footer.paragraphs)]
