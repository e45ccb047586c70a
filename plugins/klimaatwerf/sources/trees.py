"""The folders of the pack, the regions and the municipalities as trees.

Each gives a branch with `municipality` or `pack` and the collections by id that the cascade merges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from klimaatwerf.core.cascade import by_identity
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.parse import ID_PATTERN
from klimaatwerf.core.picture import Picture
from klimaatwerf.core.problems import Collector, SourceError, nearest, problem
from klimaatwerf.core.register import slug_of
from klimaatwerf.core.tree import EMPTY, Branch, Layer, Leaf, Listing, Node, Place, Source
from klimaatwerf.sources.bodies import join_actions, join_topics
from klimaatwerf.sources.files import Folder, name_flaw, shown_name
from klimaatwerf.sources.kits import KIT, KitFiles, read_kit
from klimaatwerf.sources.markdown import read_markdown
from klimaatwerf.sources.overrides import OVERRIDES, read_stamps, refuse_marks
from klimaatwerf.sources.parses import Parses, parsed
from klimaatwerf.sources.pictures import read_picture
from klimaatwerf.sources.yaml import compose

__all__ = [
    "BESIDE_THE_PACK",
    "CONTENT",
    "MUNICIPALITIES",
    "PORTAL",
    "REGIONS",
    "Sources",
    "read_municipality",
    "read_pack",
    "read_pack_in",
    "read_region",
]

CONTENT, MUNICIPALITIES = "content", "municipalities"
"""The folders of a root that hold sources."""
PORTAL, REGIONS = f"{CONTENT}/portal", f"{CONTENT}/regions"
BESIDE_THE_PACK = ("portal", "releases", "regions")
"""The folders of content/ that are not part of the pack."""

_POST = re.compile(r"(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")
_COPY = re.compile(r"(.*/)?([^/]+)\.utf8(\.\w+)")
"""What `check --repair-encoding` writes beside a file."""
_PICTURE_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".heic", ".heif")
_MEDIA_TYPES = (*_PICTURE_TYPES, ".pdf")

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Sources:
    """A folder as a tree, the media in it (path from the folder → path from the root)."""

    tree: Branch
    media: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Those of the media that are pictures, with what their headers tell."""
    stamps: tuple[Stamp, ...] = ()
    """What the municipality replaced of the pack, as overrides.yml tells."""
    kit: KitFiles = field(default=KitFiles(), compare=False)
    """What the pack gives for the communication kit."""


class _Reader:
    """Reads the files of one folder into collections; faults of a file cost that file only."""

    def __init__(self, folder: Folder, problems: Collector, parses: Parses | None) -> None:
        self.folder, self.parses = folder, parses
        self.problems = problems
        self.items: dict[str, dict[str, Node]] = {}
        self.single: dict[str, Node] = {}
        self.media: dict[str, str] = {}
        self.pictures: dict[str, Picture] = {}

    def read(self, relative: str, take: Callable[[str, str], None]) -> None:
        """Read a file's text and let `take` use it."""
        try:
            text = self.folder.read_text(relative)
            refuse_marks(text, self.folder.source(relative).file)
            take(relative, text)
        except SourceError as error:
            self.problems.extend(error.problems)

    def document(self, relative: str, text: str, empty: str = "empty-file") -> Node | None:
        """The YAML document of a file; one without content is a problem with the code `empty`."""
        source = self.folder.source(relative)
        node = self._parsed(compose, text, source)
        if node is None:
            self.problems.add(empty, Place(source.file, 1, 1))
        return node

    def listing(self, name: str) -> Callable[[str, str], None]:
        """A reader of a file that is a list of items with an id."""

        def take(relative: str, text: str) -> None:
            node = self.document(relative, text)
            if node is not None:
                found = by_identity(node, name, self.problems)
                self.items.setdefault(name, {}).update(found.items)

        return take

    def plain_list(self, name: str) -> Callable[[str, str], None]:
        """A reader of a file that is a list of items without an id."""

        def take(relative: str, text: str) -> None:
            node = self.document(relative, text)
            if isinstance(node, Listing):
                self.single[name] = node
            elif node is not None:
                self.problems.add("list-expected", node.place, example="- file: haag.svg")

        return take

    def fields(self, name: str) -> Callable[[str, str], None]:
        """A reader of a file that is a mapping."""

        def take(relative: str, text: str) -> None:
            local = self.folder.layer is Layer.MUNICIPALITY
            empty = "municipality-empty" if local else "empty-file"
            node = self.document(relative, text, empty)
            if isinstance(node, Branch):
                self.single[name] = node
            elif node is not None:
                example = {"pack": "version: 2026.1"}
                if local:
                    example = {"municipality": "nis: 12002"}
                self.problems.add(
                    "mapping-expected", node.place, example=example.get(name, "title: …")
                )

        return take

    def text(self, name: str, identity: str) -> Callable[[str, str], None]:
        """A reader of a Markdown file that is one item."""

        def take(relative: str, text: str) -> None:
            source = self.folder.source(relative)
            node = self._parsed(read_markdown, text, source)
            self.items.setdefault(name, {})[identity] = _named(node, identity, source)

        return take

    def _parsed(self, parse: Callable[[str, Source, Collector], N], text: str, source: Source) -> N:
        """What a parser makes of a text, its remarks told.

        Raises:
            SourceError: it can't be read.
        """
        node, remarks, fatal = (
            self.parses(parse, text, source) if self.parses else parsed(parse, text, source)
        )
        self.problems.extend(remarks)
        if fatal:
            raise SourceError(fatal)
        return cast("N", node)

    def medium(self, relative: str) -> None:
        """Note a file that can be shown or linked to; of a picture, look at its content."""
        self.media[relative] = self.folder.on_disk(relative)
        if relative.lower().endswith(_PICTURE_TYPES):
            picture = read_picture(self.folder, relative, self.problems)
            if picture is not None:
                self.pictures[relative] = picture

    def branch(self, source: Source) -> Branch:
        """Everything that was read."""
        found: dict[str, Node] = dict(self.single)
        for name, items in self.items.items():
            found[name] = Branch(items, source)
        return Branch(found, source)


def _named(node: Branch, identity: str, source: Source) -> Branch:
    """The item with the id that its file name gives."""
    leaf = Leaf(identity, source, quoted=True)
    return replace(node, items={"id": leaf, **{k: v for k, v in node.items.items() if k != "id"}})


def _content(reader: _Reader, relative: str) -> bool:
    """Read a Markdown file by its place below content/; False where it has none."""
    folder, _, name = relative.partition("/")
    stem = name.removesuffix(".md")
    known = {"actions": "templates", "participation": "methods", "pages": "pages", "news": "posts"}
    known["topics"] = "topic_texts"
    if folder not in known or stem == name:
        return False
    path = f"{_prefix(reader)}{relative}"
    place = Place(reader.folder.source(path).file, 1, 1)
    wrong = next((part for part in stem.split("/") if not ID_PATTERN.fullmatch(part)), None)
    if folder == "news":
        if (match := _POST.fullmatch(stem)) is None:
            reader.problems.add("post-name", place)
        else:
            reader.read(path, _post(reader, match[1], match[2]))
    elif wrong is not None:
        reader.problems.add("page-name", place, name=wrong, hint=_proposal(wrong))
    else:
        reader.read(path, reader.text(known[folder], stem))
    return True


def _proposal(name: str) -> str:
    """A "Bedoel je …?" with the name as an address."""
    slug = slug_of(name)
    return f"Bedoel je `{slug}`?" if slug else ""


def _prefix(reader: _Reader) -> str:
    return "content/" if reader.folder.layer is Layer.MUNICIPALITY else ""


def _post(reader: _Reader, date: str, slug: str) -> Callable[[str, str], None]:
    plain = reader.text("posts", slug)

    def take(relative: str, text: str) -> None:
        source = reader.folder.source(relative)
        if (other := reader.items.get("posts", {}).get(slug)) is not None:
            place = Place(source.file, 1, 1)
            address, there = f"/nieuws/{slug}/", f"{other.place.file}:{other.place.line}"
            raise SourceError([problem("address-clash", place, address=address, other=there)])
        plain(relative, text)
        post = reader.items["posts"][slug]
        leaf = Leaf(date, source, quoted=True)
        if isinstance(post, Branch):
            if "date" in post.items:
                reader.problems.add("post-date", post.items["date"].place, ("posts", slug, "date"))
            reader.items["posts"][slug] = replace(post, items={**post.items, "date": leaf})

    return take


def read_pack(
    content: Path, name: str, problems: Collector, parses: Parses | None = None
) -> Sources:
    """BBL's pack below content/; the portal, releases and regions are not part of it."""
    return read_pack_in(Folder(content, name, Layer.PACK), problems, parses)


def read_pack_in(folder: Folder, problems: Collector, parses: Parses | None = None) -> Sources:
    """The pack in a folder, be it that of a release."""
    reader = _Reader(folder, problems, parses)
    lists = {f"{name}.yml": name for name in ("topics", "partners", "goals", "moments")}
    for relative in folder.files(problems, *BESIDE_THE_PACK, KIT):
        if relative == "pack.yml":
            reader.read(relative, reader.fields("pack"))
        elif relative in lists:
            reader.read(relative, reader.listing(lists[relative]))
        elif relative.startswith("media/"):
            reader.medium(relative)
        elif relative == "media.yml":
            reader.read(relative, reader.plain_list("media"))
        elif relative != "LICENSE" and not _content(reader, relative):
            problems.add("unknown-file", Place(folder.source(relative).file, 1, 1))
    join_topics(reader.items, problems)
    tree = reader.branch(folder.source("pack.yml"))
    return Sources(tree, reader.media, reader.pictures, kit=read_kit(folder, problems))


def read_region(
    region: Path, name: str, problems: Collector, parses: Parses | None = None
) -> Sources:
    """A region below content/regions/: what it says of itself, and what its municipalities get."""
    folder = Folder(region, name, Layer.REGION)
    reader = _Reader(folder, problems, parses)
    names = ("actions", "partners", "events", "topics", "moments")
    lists = {f"{name}.yml": name for name in names}
    known = ("region.yml", "municipality.yml", *lists)
    files = folder.files(problems)
    for relative in files:
        if relative in ("region.yml", "municipality.yml"):
            reader.read(relative, reader.fields(relative.removesuffix(".yml")))
        elif relative in lists:
            reader.read(relative, reader.listing(lists[relative]))
        elif relative.startswith("media/") and relative.lower().endswith(_MEDIA_TYPES):
            reader.medium(relative)
        elif relative.startswith("news/") or not _content(reader, relative):
            hint = nearest(relative, known) if "/" not in relative else ""
            problems.add("unknown-file", Place(folder.source(relative).file, 1, 1), hint=hint)
    if "region.yml" not in files:
        problems.add("region-missing", Place(folder.source("region.yml").file, 1, 1))
    join_actions(reader.items, problems, readable=not problems.failed)
    join_topics(reader.items, problems)
    return Sources(reader.branch(folder.source("region.yml")), reader.media, reader.pictures)


def read_municipality(
    path: Path, name: str, problems: Collector, parses: Parses | None = None
) -> Sources:
    """The folder of a municipality; its files are data, not trusted."""
    folder = Folder(path, name, Layer.MUNICIPALITY)
    reader = _Reader(folder, problems, parses)
    if (flaw := name_flaw(path.name)) and flaw != "file-name-windows":
        shown = shown_name(path.name)
        problems.add(flaw, Place(name.removesuffix(path.name) + shown, 1, 1), name=shown)
        return Sources(EMPTY, {})
    if not ID_PATTERN.fullmatch(path.name):
        problems.add("folder-name", Place(name, 1, 1), name=path.name, hint=_proposal(path.name))
    lists = {
        f"{name}.yml": name
        for name in ("actions", "partners", "events", "goals", "topics", "moments")
    }
    files = folder.files(problems)
    for relative in files:
        if relative == "municipality.yml":
            reader.read(relative, reader.fields("municipality"))
        elif relative in lists:
            reader.read(relative, reader.listing(lists[relative]))
        elif relative.startswith("media/") and relative.lower().endswith(_MEDIA_TYPES):
            reader.medium(relative)
        elif relative not in (OVERRIDES, "media/LEES-MIJ.txt"):
            _read_other(reader, relative, ("municipality.yml", *lists))
    place = Place(folder.source("municipality.yml").file, 1, 1)
    if "municipality.yml" not in files and all(found.place != place for found in problems.problems):
        problems.add("municipality-missing", place)
    actions = folder.source("actions.yml").file
    readable = all(one.place.file != actions or not one.is_error for one in problems.problems)
    join_actions(reader.items, problems, readable=readable)
    join_topics(reader.items, problems)
    tree = reader.branch(folder.source("municipality.yml"))
    stamps = read_stamps(folder, problems) if OVERRIDES in files else ()
    return Sources(tree, reader.media, reader.pictures, stamps)


def _read_other(reader: _Reader, relative: str, known: Iterable[str]) -> None:
    """A text of content/; else a copy that was repaired, or a file that nobody knows."""
    place = Place(reader.folder.source(relative).file, 1, 1)
    if match := _COPY.fullmatch(relative):
        reader.problems.add("repaired-copy", place, name=f"{match[2]}{match[3]}")
    elif not (
        relative.startswith("content/") and _content(reader, relative.removeprefix("content/"))
    ):
        hint = nearest(relative, known) if "/" not in relative else ""
        reader.problems.add("unknown-file", place, hint=hint)
