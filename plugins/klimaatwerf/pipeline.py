"""The stages in order, for one municipality: read, merge, check, plan.

What all municipalities share (pack, register, regions) is read and checked once, in `load_project`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from klimaatwerf import __version__
from klimaatwerf.core.cascade import cascade
from klimaatwerf.core.check import Checker, parse
from klimaatwerf.core.former import former_slugs, former_taken
from klimaatwerf.core.hints import municipality_hints
from klimaatwerf.core.law import check_law
from klimaatwerf.core.locks import check_locks
from klimaatwerf.core.model import Medium, Municipality, Pack, Region
from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.core.problems import Collector, Problem, nearest, tidy
from klimaatwerf.core.references import (
    check_pack_references,
    check_references,
    without_suggestions,
)
from klimaatwerf.core.register import Entry, Register
from klimaatwerf.core.shifts import tell_shifts
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import (
    EMPTY,
    Branch,
    Layer,
    Leaf,
    Listing,
    Place,
    Source,
    locate,
    reusing,
)
from klimaatwerf.render.prose import check_markup
from klimaatwerf.render.texts import Texts, check_short_links
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.register import load_register
from klimaatwerf.sources.trees import (
    CONTENT,
    MUNICIPALITIES,
    PORTAL,
    REGIONS,
    Sources,
    read_municipality,
    read_pack,
    read_region,
)

__all__ = ["Prepared", "Project", "load_project", "portal_names", "prepare", "with_hints"]


@dataclass(frozen=True)
class Project:
    """What all municipalities of a root have in common."""

    root: Path
    today: date
    portal_url: str | None
    register: Register
    pack: Sources
    regions: Mapping[str, Sources]
    texts: Texts
    checker: Checker
    taken: frozenset[str]
    """The names that the portal itself has in the output."""
    problems: tuple[Problem, ...]
    """What is wrong with the pack and the regions, whatever the municipality."""
    parses: Parses | None = field(default=None, compare=False)
    """What remembers texts, where folders are read again and again."""


@dataclass(frozen=True)
class Prepared:
    """One municipality after the first four stages; `plan` is None when it has errors."""

    slug: str
    tree: Branch
    entry: Entry | None
    plan: Plan | None
    problems: tuple[Problem, ...]
    site: Site | None = None
    """What was good of it, also where the rest has errors."""
    local: Branch = EMPTY
    """What the municipality itself wrote."""

    @property
    def municipality(self) -> Municipality | None:
        """The fields of municipality.yml, where those are good."""
        return self.site.municipality if self.site else None

    @property
    def failed(self) -> bool:
        """Whether its site can't be built."""
        return self.plan is None


def load_project(
    root: Path,
    today: date,
    portal_url: str | None = None,
    former: Project | None = None,
    parses: Parses | None = None,
) -> Project:
    """Read and check what all municipalities of `root` share.

    What was found out about the parts that a `former` project has too is not found out again, and
    with `parses` no text is parsed twice.
    """
    problems = Collector()
    pack = read_pack(root / CONTENT, CONTENT, problems, parses)
    readable = not problems.failed
    if former is not None:
        tree = cast("Branch", reusing(former.pack.tree, pack.tree))
        pack = replace(pack, tree=tree)
    texts, checker = _readers(pack.tree, former)
    regions = _read_regions(root / REGIONS, problems, parses)
    _check_pack(pack.tree, problems)
    if readable:  # else what could not be read would be missed everywhere
        check_pack_references(pack.tree, problems)
    problems.extend(texts.check_pack(pack.tree))
    return Project(
        root=root,
        today=today,
        portal_url=portal_url,
        register=load_register(),
        pack=pack,
        regions=regions,
        texts=texts,
        checker=checker,
        taken=portal_names(root),
        problems=tidy(problems.problems),
        parses=parses,
    )


def _readers(pack: Branch, former: Project | None) -> tuple[Texts, Checker]:
    """What reads texts and items; that of a former project where the variables are the same."""
    variables = pack.branch("pack", "variables")
    if former is not None and variables is former.pack.tree.branch("pack", "variables"):
        return former.texts, former.checker
    texts = Texts(variables.items)
    return texts, Checker(texts.expand)


def _read_regions(folder: Path, problems: Collector, parses: Parses | None) -> dict[str, Sources]:
    """The middle layers, by the name of their folder."""
    regions: dict[str, Sources] = {}
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.is_dir():
            name = f"{REGIONS}/{entry.name}"
            regions[entry.name] = read_region(entry, name, problems, parses)
            described = regions[entry.name].tree.branch("region")
            fields = {"id": Leaf(entry.name, described.source, quoted=True), **described.items}
            problems.extend(parse(Region, replace(described, items=fields), ("region",))[1])
    return regions


def _check_pack(pack: Branch, problems: Collector) -> None:
    """What pack.yml and media.yml say."""
    if (settings := pack.get("pack")) is not None:
        found, faults = parse(Pack, settings, ("pack",))
        problems.extend(faults)
        if found is not None and _older(__version__, found.min_generator):
            place = locate(pack, ("pack", "min_generator"))[0].place
            facts = {"wanted": found.min_generator, "there": __version__}
            problems.add("generator-old", place, ("pack", "min_generator"), **facts)
    check_locks(pack, problems)
    if isinstance(media := pack.get("media"), Listing):
        for number, medium in enumerate(media.items):
            problems.extend(parse(Medium, medium, ("media", str(number)))[1])


def portal_names(root: Path) -> frozenset[str]:
    """The names that the portal's pages, files and assets take in the output."""
    portal = root / PORTAL
    names = (
        {entry.name.removesuffix(".md") for entry in portal.iterdir()} if portal.is_dir() else ()
    )
    return frozenset({"assets", "data", "search", *names})


def prepare(project: Project, slug: str) -> Prepared:
    """Take one municipality from its files to its plan, with every problem on the way."""
    problems = Collector()
    name = f"{MUNICIPALITIES}/{slug}"
    folder = project.root / name
    if slug in project.taken:
        problems.add("folder-taken", Place(name, 1, 1), name=slug)
    if folder.is_symlink():
        problems.add("file-link", Place(name, 1, 1))
        return Prepared(slug, EMPTY, None, None, tidy(problems.problems, slug))
    local = read_municipality(folder, name, problems, project.parses)
    profile = local.tree.branch("municipality")
    if not profile.items and problems.failed:
        return Prepared(slug, EMPTY, None, None, tidy(problems.problems, slug))
    readable = not problems.failed
    entry = project.register.find(profile, problems)
    region = _region(project, profile, problems)
    tree, conflicts = cascade(
        _defaults(project, entry, slug), project.pack.tree, region.tree, local.tree
    )
    problems.extend(conflicts.problems)
    check_markup(local.tree, problems)
    media = {**project.pack.media, **region.media, **local.media}
    pictures = {**project.pack.pictures, **region.pictures, **local.pictures}
    site, faults = project.checker.site(tree, slug, media, pictures)
    problems.extend(faults.problems)
    if site is None:
        return Prepared(slug, tree, entry, None, tidy(problems.problems, slug))
    site = without_suggestions(site, tree)
    if readable:
        check_references(site, tree, problems)
    _check_rules(project, site.municipality, tree, entry, problems)
    if problems.failed:
        return Prepared(slug, tree, entry, None, tidy(problems.problems, slug), site, local.tree)
    made, clashes = plan(site, tree, project.today)
    problems.extend(clashes.problems)
    project.texts.check_site(made, problems)
    check_short_links(local.tree, made, problems)
    told = tidy(problems.problems, slug)
    failed = any(found.is_error for found in (*told, *project.problems))
    return Prepared(slug, tree, entry, None if failed else made, told, site, local.tree)


def with_hints(project: Project, prepared: Prepared) -> Prepared:
    """The same with what could be said better; a check asks for that, a build does not."""
    if prepared.site is None:
        return prepared
    found = municipality_hints(prepared.local, prepared.site, prepared.tree, project.today)
    return replace(prepared, problems=tidy((*prepared.problems, *found), prepared.slug))


def _check_rules(
    project: Project,
    municipality: Municipality,
    tree: Branch,
    entry: Entry | None,
    problems: Collector,
) -> None:
    """What goes beyond fields and references: law, the pack's version, names, colours."""
    if municipality.contact.unanswered:
        path = ("municipality", "contact", "email")
        problems.add("contact-placeholder", locate(tree, path)[0].place, path)
    if entry is not None:
        check_law(municipality, tree, entry, project.today, problems)
    wanted, there = municipality.template.version, project.pack.tree.text("pack", "version")
    if wanted is not None and wanted != there:
        path = ("municipality", "template", "version")
        node, _ = locate(tree, path)
        problems.add("unknown-version", node.place, path, version=wanted, there=there or "geen")
    for former, place in former_slugs(tree):
        if former in project.taken:
            slug = municipality.slug
            problems.extend([former_taken(slug, former, place, "de netwerksite")])
    tell_shifts(municipality, tree, problems)


def _older(version: str, wanted: str | None) -> bool:
    """Whether a version comes before the wanted one."""
    numbers = [[int(part) for part in one.split(".")] for one in (version, wanted or "0")]
    return numbers[0] < numbers[1]


def _defaults(project: Project, entry: Entry | None, slug: str) -> Branch:
    """The lowest layer: the register's facts and the address below the portal."""
    tree = Register.tree(entry)
    if not project.portal_url:
        return tree
    source = Source("mkdocs.yml", Layer.REGISTER)
    address = Leaf(f"{project.portal_url.rstrip('/')}/{slug}/", source, quoted=True)
    facts = {**tree.branch("municipality").items, "site_url": address}
    return Branch({"municipality": Branch(facts, source)}, source)


def _region(project: Project, profile: Branch, problems: Collector) -> Sources:
    """The middle layer that a municipality names, or an empty one."""
    leaf = profile.get("region")
    if not isinstance(leaf, Leaf) or leaf.blank:
        return Sources(EMPTY, {})
    found = project.regions.get(leaf.text)
    if found is None:
        problems.add(
            "unknown-region",
            leaf.place,
            ("municipality", "region"),
            id=leaf.text,
            known=", ".join(project.regions) or "nog geen",
            hint=nearest(leaf.text, project.regions),
        )
        return Sources(EMPTY, {})
    return found
