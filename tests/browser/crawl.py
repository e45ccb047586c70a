"""Reads built files as a crawler does: what each points at, loads by itself and holds inline."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from io import StringIO
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

__all__ = ["Crawl", "Document", "read"]

LOADING_RELS = frozenset(
    "apple-touch-icon icon manifest mask-icon modulepreload prefetch preload stylesheet".split()
)
LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
FOLLOWED = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "blockquote": ("cite",),
    "button": ("formaction",),
    "form": ("action",),
    "input": ("formaction",),
    "q": ("cite",),
}
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
URL_IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)(["']?)([^"')]+)\1""")
MACHINES = frozenset((".css", ".csv", ".ics", ".json", ".svg", ".txt", ".xml", ".webmanifest"))
"""The kinds of files beside the pages in which addresses are looked for."""


@dataclass
class Document:
    """What one file holds; addresses are as written."""

    links: list[str] = field(default_factory=list)
    """What a reader may follow."""
    loads: list[str] = field(default_factory=list)
    """What the file fetches by itself."""
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    """Scripts, styles and handlers in the page itself, and addresses that run a script."""


def read(path: Path) -> Document:
    """Read a built file by its kind; a kind that names no addresses holds nothing."""
    if path.suffix == ".html":
        return _Page(path.read_text(encoding="utf-8")).document
    document = Document()
    if path.suffix not in MACHINES:
        return document
    text = path.read_bytes().decode()
    if path.suffix == ".css":
        document.loads += [address for _, address in URL_IN_CSS.findall(text)]
    elif path.suffix == ".svg":
        document = _Page(text).document
    elif path.suffix == ".json":
        document.links += _addresses(_strings(json.loads(text)))
    elif path.suffix == ".xml":
        document.links += _of_xml(text)
    elif path.suffix == ".csv":
        rows = csv.reader(StringIO(text), delimiter=";")
        document.links += _addresses(chain.from_iterable(rows))
    elif path.suffix == ".ics":
        document.links += ADDRESS.findall(re.sub(r"\r?\n[ \t]", "", text).replace("\\n", " "))
    else:
        document.links += ADDRESS.findall(text)
    return document


def _of_xml(text: str) -> Iterator[str]:
    for element in ElementTree.fromstring(text).iter():
        for name, value in element.attrib.items():
            if name in {"href", "src", "url"}:
                yield value
        yield from _addresses([element.text or ""])


def _strings(value: object) -> Iterator[str]:
    """Every text in a value of JSON, but not its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _addresses(texts: Iterable[str]) -> list[str]:
    """The texts that are an address as a whole, and nothing else."""
    return [text.strip() for text in texts if ADDRESS.fullmatch(text.strip())]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._linked_data: list[str] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element points at and holds."""
        given = {name: value or "" for name, value in attrs}
        made = self.document
        if "id" in given:
            made.ids.append(given["id"])
        made.inline += [
            f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")
        ]
        if tag == "style":
            made.inline.append("<style>")
        if tag == "script" and "src" not in given:
            if given.get("type") == "application/ld+json":
                self._linked_data = []
            else:
                made.inline.append("<script>")
        if tag == "link" and "href" in given:
            loads = LOADING_RELS & set(given.get("rel", "").split())
            (made.loads if loads else made.links).append(given["href"])
        if tag == "meta":
            content = given.get("content", "")
            made.links += _addresses([content])
            if given.get("http-equiv", "").lower() == "refresh":
                made.links.append(content.partition("url=")[2])
        made.loads += _named(given, LOADING.get(tag, ()))
        followed = list(_named(given, FOLLOWED.get(tag, ())))
        scripts = [one for one in followed if one.strip().lower().startswith("javascript:")]
        made.inline += [f"<{tag} {one}>" for one in scripts]
        made.links += followed

    def handle_data(self, data: str) -> None:
        """Keep the linked data of a page."""
        if self._linked_data is not None:
            self._linked_data.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Read the linked data of a page where it ends."""
        if tag == "script" and self._linked_data is not None:
            said = _strings(json.loads("".join(self._linked_data)))
            # What follows a # here names a thing, and no place on the page.
            self.document.links += [one.partition("#")[0] for one in _addresses(said)]
            self._linked_data = None


def _named(given: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name == "srcset":
            yield from (one.split()[0] for one in given.get(name, "").split(",") if one.strip())
        elif given.get(name):
            yield given[name]


@dataclass(frozen=True)
class Crawl:
    """The files below a folder, which the world sees at `address`.

    `homes` are other addresses that lead to a folder in it: a site with a name of its own.
    """

    folder: Path
    address: str
    homes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, Document]:
        """Every file by its path."""
        return {
            path.relative_to(self.folder).as_posix(): read(path)
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def own(self, name: str, address: str) -> tuple[str, str] | None:
        """The file and the anchor that an address in a file leads to; None where it is elsewhere.

        The file is empty where there is none.
        """
        whole = urljoin(self.address + name, address.strip())
        parts = urlsplit(whole)
        bare = parts._replace(fragment="", query="").geturl()
        for home, folder in {**self.homes, self.address: ""}.items():
            if bare.startswith(home) or bare == home.rstrip("/"):
                path = unquote(folder + bare[len(home) :])
                return self._file(path), unquote(parts.fragment)
        return None

    def broken(self) -> list[str]:
        """Addresses of these files that lead to no file or no anchor of them."""
        wrong = []
        for name, document in self.files.items():
            for address in {*document.links, *document.loads}:
                found = self.own(name, address)
                if found is None:
                    continue
                target, anchor = found
                if not target:
                    wrong.append(f"{name}: {address} is nowhere")
                elif anchor and anchor not in self.files[target].ids:
                    wrong.append(f"{name}: {address} has no such anchor")
        return sorted(wrong)

    def doubled(self) -> list[str]:
        """Ids that stand twice in a file."""
        return sorted(
            f"{name}: {one}"
            for name, document in self.files.items()
            if len(set(document.ids)) < len(document.ids)
            for one in {one for one in document.ids if document.ids.count(one) > 1}
        )

    def foreign(self) -> list[str]:
        """What a file fetches by itself from somewhere else."""
        return sorted(
            f"{name}: {address}"
            for name, document in self.files.items()
            for address in set(document.loads)
            if self.own(name, address) is None and not address.startswith(("data:", "#"))
        )

    def insecure(self) -> list[str]:
        """Links of pages without encryption."""
        return sorted(
            f"{name}: {address}"
            for name, document in self.files.items()
            if name.endswith(".html")
            for address in set(document.links)
            if address.startswith("http:")
        )

    def inline(self) -> list[str]:
        """Scripts, styles and handlers that stand in a page itself."""
        return sorted(
            f"{name}: {one}" for name, document in self.files.items() for one in document.inline
        )

    def unreached(self, starts: Iterable[str]) -> set[str]:
        """The files that no row of links leads to from these; a sitemap leads nowhere.

        It names every page, which would hide one that no reader can find.
        """
        todo = list(starts)
        seen = set(todo)
        while todo:
            name = todo.pop()
            if name.endswith("sitemap.xml"):
                continue
            document = self.files[name]
            for address in {*document.links, *document.loads}:
                found = self.own(name, address)
                if found and found[0] and found[0] not in seen:
                    seen.add(found[0])
                    todo.append(found[0])
        return self.files.keys() - seen

    def _file(self, path: str) -> str:
        for name in (path, f"{path.rstrip('/')}/index.html".lstrip("/")):
            if name in self.files and (name == path or not path or path.endswith("/")):
                return name
        return ""
