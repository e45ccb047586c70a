"""The reference pages of the handbook about the fields, one for each file that people write."""

from __future__ import annotations

from collections.abc import Iterator

from klimaatwerf.portal.markdown import code, page, plain, table
from klimaatwerf.schema import Document, FieldDoc, documents, example

__all__ = ["fields_pages"]


def fields_pages(order: int) -> dict[str, str]:
    """A page for each file by its name, with a list of them all in front."""
    every = documents()
    pages = {f"{one.schema}.md": _file(one, order + at) for at, one in enumerate(every, 1)}
    return {"index.md": _index(every, order), **pages}


def _index(every: tuple[Document, ...], order: int) -> str:
    rows = ((f"[{one.title}]({one.schema}.md)", f"`{one.file}`", one.description) for one in every)
    return page(
        "Alle velden",
        "Wat je in elk bestand kan schrijven, met een voorbeeld.",
        order,
        table(("Over", "Bestand", "Wat erin staat"), rows),
    )


def _file(document: Document, order: int) -> str:
    form = "markdown" if document.file.endswith(".md") else "yaml"
    return page(
        document.title,
        document.description,
        order,
        f"Deze velden kan je schrijven in `{document.file}`. "
        "Een punt in een pad betekent: een veld in een groep. "
        "Met `[]` is het een lijst: het veld staat in elk deel ervan.",
        "## De velden in het kort",
        table(("Veld", "Wat het is", "Verplicht"), _overview(document)),
        "## Elk veld",
        *(block for field in document.fields for block in _field(field)),
        "## Alles samen",
        "Hier staan bijna alle velden. Neem alleen over wat je nodig hebt.",
        code(form, example(document.file)),
    )


def _overview(document: Document) -> Iterator[tuple[str, str, str]]:
    """The fields that stand by themselves, each leading to what is told about it."""
    for field in document.fields:
        if "." not in field.path:
            name = f"[`{field.path}`](#{anchor(field.path)})"
            yield name, plain(field.description), "ja" if field.required else "nee"


def _field(field: FieldDoc) -> Iterator[str]:
    """A field: what it is, what fits, and a line to copy."""
    needed = "verplicht" if field.required else "mag"
    if field.required and "." in field.path:
        needed = "verplicht binnen zijn groep"
    standard = f". Zonder dit veld geldt `{field.default}`" if field.default else ""
    yield f"### `{field.path}` {{#{anchor(field.path)}}}"
    yield plain(field.description)
    yield f"{field.kind[:1].upper()}{field.kind[1:]}, {needed}{standard}."
    if field.choices:
        yield table(("Je schrijft", "De lezer ziet"), ((f"`{a}`", b) for a, b in field.choices))
    elif field.example:
        yield f"Bijvoorbeeld: `{field.path.rpartition('.')[2].removesuffix('[]')}: {field.example}`"


def anchor(path: str) -> str:
    """The path of a field as the name of a place on the page."""
    return path.replace("[]", "").replace("<naam>", "naam").replace(".", "-")
