"""The pages and files of a site under two packs, and which of them differ, to the byte.

All of a site is rendered under the former pack, which tells what each page and file asks. Under the
new one only that is rendered of which an answer differs: see `render.asks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.pages import Page
from klimaatwerf.core.picture import variants
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem
from klimaatwerf.core.tree import EMPTY, Branch
from klimaatwerf.pipeline import Prepared
from klimaatwerf.render.asks import Ask, Stale, same_plan, says_itself, stale
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.takeaways import Outside
from klimaatwerf.templates.impact import Change, FileChange, PageChange, Told
from klimaatwerf.templates.page_diff import differences, key_of, own_words

__all__ = ["Outputs", "Side", "Whole"]


@dataclass(frozen=True)
class Side:
    """A municipality under one pack; `root` is where its media lie."""

    prepared: Prepared
    texts: frozenset[str]
    """The names of the texts that the pack declares."""
    root: Path
    faults: tuple[Problem, ...] = ()
    """What is wrong with the pack itself."""

    @property
    def pack(self) -> Branch:
        """The tree of the pack."""
        project = self.prepared.project
        return project.pack.tree if project else EMPTY

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with it."""
        return (*self.faults, *self.prepared.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why it can't be built."""
        return tuple(one for one in self.problems if one.is_error)


@dataclass(frozen=True)
class Whole:
    """A site as it was rendered, with what each page and file asked."""

    plan: Plan
    documents: Mapping[str, str]
    """The pages, by their destination."""
    files: Mapping[str, bytes]
    """What stands beside them, but for what is named after its content."""
    names: frozenset[str]
    """The names of all that stands beside the pages."""
    asked: Mapping[str, frozenset[Ask]]

    @classmethod
    def nothing(cls, plan: Plan) -> Whole:
        """A site that is not there yet."""
        return cls(plan, {}, {}, frozenset(), {})


@dataclass
class Outputs:
    """Compares sites; `told` gathers what their pages say differently, by its key."""

    theme: jinja2.Environment
    converter: Converter
    pictures: bool = True
    """Whether pages have pictures of their own where they are shared; none is drawn here."""
    told: dict[str, Told] = field(default_factory=dict)
    rendered: int = 0
    """How many pages were rendered, for who wants to know."""
    _digests: dict[Path, str] = field(default_factory=dict)
    _sound: set[str] = field(default_factory=set)

    def same(self, before: Side, after: Side) -> bool:
        """Whether both give the same site, as their plans tell without rendering it."""
        one, other = before.prepared.plan, after.prepared.plan
        if one is None or other is None:
            return one is other
        return same_plan(one, other) and not any(self._media(before, after, one, other))

    def whole(self, side: Side, plan: Plan) -> Whole:
        """All of a site.

        Raises:
            SourceError: it can't be rendered.
        """
        site = self._renderer(side, plan)
        documents = {page.destination: self._document(site, page) for page in plan.pages.values()}
        files = {name: site.file(name) for name in site.file_names if not says_itself(name)}
        return Whole(plan, documents, files, frozenset(site.file_names), site.asked)

    def changes(
        self, former: Whole, before: Side, after: Side, plan: Plan
    ) -> tuple[tuple[PageChange, ...], tuple[FileChange, ...]]:
        """The pages and files that differ, in order.

        Raises:
            SourceError: the site can't be rendered any more.
        """
        site = self._renderer(after, plan)
        parts = stale(former.plan, plan, former.asked, site.file_names)
        pages = sorted(self._pages(former, site, parts), key=lambda one: one.path)
        files = {one.path: one for one in self._media(before, after, former.plan, plan)}
        files |= {one.path: one for one in self._files(former, site, parts)}
        return tuple(pages), tuple(files[name] for name in sorted(files))

    def _renderer(self, side: Side, plan: Plan) -> SiteRenderer:
        gallery = Gallery(side.root)  # one that keeps nothing, for nothing is written
        outside = Outside(_undrawn if self.pictures else None)
        return SiteRenderer(
            plan, self.theme, self.converter, side.texts, gallery=gallery, outside=outside
        )

    def _document(self, site: SiteRenderer, page: Page) -> str:
        self.rendered += 1
        return site.document(page)

    def _pages(self, former: Whole, site: SiteRenderer, parts: Stale) -> Iterator[PageChange]:
        slug, own = site.plan.site.slug, own_words(_own(site.plan))
        now = {page.destination: (path, page) for path, page in site.plan.pages.items()}
        for name in former.documents.keys() - now.keys():
            yield PageChange(_address(name), Change.REMOVED)
        for name, (path, page) in now.items():
            before = former.documents.get(name)
            if before is None:
                self._document(site, page)  # to be sure that it can be
                yield PageChange(_address(name), Change.ADDED)
            elif path in parts.pages and (text := self._document(site, page)) != before:
                keys = self._told(slug, before, text, own)
                yield PageChange(_address(name), Change.CHANGED, keys)

    def _told(self, slug: str, before: str, now: str, own: re.Pattern[str]) -> tuple[str, ...]:
        """The keys of what two documents say differently."""
        keys = []
        for one in differences(before, now):
            keys.append(key_of(one, own))
            self.told.setdefault(keys[-1], Told(one, slug))
        return tuple(keys)

    def _files(self, former: Whole, site: SiteRenderer, parts: Stale) -> Iterator[FileChange]:
        now = frozenset(site.file_names)
        yield from (FileChange(name, Change.REMOVED) for name in former.names - now)
        added = now - former.names
        self._refuse_damaged(site, added)
        yield from (FileChange(name, Change.ADDED) for name in added)
        for name in parts.files & former.files.keys():
            if site.file(name) != former.files[name]:
                yield FileChange(name, Change.CHANGED)

    def _refuse_damaged(self, site: SiteRenderer, added: frozenset[str]) -> None:
        """Make the smallest file of each new photograph; one is enough to know it.

        Raises:
            SourceError: it is damaged, which costs a site its build.
        """
        for source, picture in site.plan.pictures.items() if added else ():
            if picture.is_drawing or picture.digest in self._sound:
                continue
            name = next(variants(picture, picture.fallback)).name(source, picture)
            if name in added:
                site.file(name)
                self._sound.add(picture.digest)

    def _media(self, before: Side, after: Side, former: Plan, plan: Plan) -> Iterator[FileChange]:
        """The media that are published as they are."""
        one = {name: before.root / source for name, source in former.files.items()}
        other = {name: after.root / source for name, source in plan.files.items()}
        yield from (FileChange(name, Change.REMOVED) for name in one.keys() - other.keys())
        yield from (FileChange(name, Change.ADDED) for name in other.keys() - one.keys())
        for name in one.keys() & other.keys():
            if one[name] != other[name] and self._digest(one[name]) != self._digest(other[name]):
                yield FileChange(name, Change.CHANGED)

    def _digest(self, file: Path) -> str:
        if file not in self._digests:
            self._digests[file] = digest_of(file.read_bytes())
        return self._digests[file]


def _undrawn(path: str) -> bytes | None:
    """Draw nothing: the name of a picture follows from all that is on it."""
    del path
    return None


def _own(plan: Plan) -> Iterator[str | None]:
    """What a municipality is called and says of itself, in short texts."""
    municipality = plan.site.municipality
    yield from (municipality.name, municipality.campaign.name, municipality.campaign.slogan)
    yield from (municipality.contact.email, municipality.contact.phone, municipality.site_url)
    yield from plan.site.texts.values()


def _address(destination: str) -> str:
    """The address of a page by the file that it is written to."""
    return f"/{destination.removesuffix('index.html')}"
