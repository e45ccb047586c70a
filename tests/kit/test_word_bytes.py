"""Word documents have bytes that follow from their content alone."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document

from klimaatwerf.kit.word_bytes import settled


def document(day: int) -> bytes:
    made = Document()
    made.add_paragraph("Plant een haag.")
    made.core_properties.modified = datetime(2026, 11, day, tzinfo=UTC)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_the_moment_of_making_leaves_no_trace():
    first, second = (document(day) for day in (1, 2))
    assert settled(first, "Haag", "Asse") == settled(second, "Haag", "Asse")


def test_the_order_of_the_parts_leaves_no_trace():
    made = document(1)
    turned = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(turned, "w") as target:
        for name in reversed(source.namelist()):
            target.writestr(name, source.read(name))
    assert settled(turned.getvalue(), "Haag", "Asse") == settled(made, "Haag", "Asse")


def test_a_settled_document_says_what_it_is_and_opens_again():
    opened = Document(io.BytesIO(settled(document(1), "Haag & heg", "Asse")))
    told = opened.core_properties
    assert [paragraph.text for paragraph in opened.paragraphs] == ["Plant een haag."]
    assert (told.title, told.author, told.language) == ("Haag & heg", "Asse", "nl-BE")


def test_what_is_settled_stays_the_same():
    once = settled(document(1), "Haag", "Asse")
    assert settled(once, "Haag", "Asse") == once
