"""The stages in order, for one municipality: read, merge, check, plan.

What all municipalities share (pack, register, regions) is read and checked once, in `load_project`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from klimaatwerf.core.cascade import cascade
from klimaatwerf.core.channels import Channels
from klimaatwerf.core.check import Checker
from klimaatwerf.core.following import NOBODY, Following, follow, told_of_release
from klimaatwerf.core.former import former_slugs, former_taken
from klimaatwerf.core.hints import municipality_hints
from klimaatwerf.core.law import check_law
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.overrides import Drift, drift_of
from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.core.problems import Collector, Problem, nearest, tidy
from klimaatwerf.core.references import check_references
from klimaatwerf.core.register import Entry, Register
from klimaatwerf.core.renames import last_days, renewed, renewed_path
from klimaatwerf.core.shifts import tell_shifts
from klimaatwerf.core.site import Site
from klimaatwerf.core.suggestions import without_suggestions
from klimaatwerf.core.tree import (
    EMPTY,
    Branch,
    Layer,
    Leaf,
    Place,
    Source,
    locate,
)
from klimaatwerf.packs import Packs, package_place
from klimaatwerf.regions import Regions
from klimaatwerf.render.prose import check_markup
from klimaatwerf.render.texts import Texts, check_short_links
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.register import load_register
from klimaatwerf.sources.releases import package_name, read_channels
from klimaatwerf.sources.trees import (
    MUNICIPALITIES,
    PORTAL,
    REGIONS,
    Sources,
    read_municipality,
)

__all__ = [
    "FOLLOWED",
    "Prepared",
    "Project",
    "followed_by",
    "load_project",
    "portal_names",
    "prepare",
    "region_problems",
    "with_hints",
]

FOLLOWED = "followed"
"""The version that a municipality follows itself."""


@dataclass(frozen=True)
class Project:
    """What all municipalities of a root that follow the same pack have in common."""

    root: Path
    today: date
    portal_url: str | None
    register: Register
    packs: Packs
    pack: Sources
    regions: Regions
    texts: Texts
    checker: Checker
    taken: frozenset[str]
    """The names that the portal itself has in the output."""
    problems: tuple[Problem, ...]
    """What is wrong with the pack and the channels, whatever the municipality."""
    common: tuple[Problem, ...] = ()
    """Those of them that are not about the pack."""
    parses: Parses | None = field(default=None, compare=False)
    """What remembers texts, where folders are read again and again."""
    version: str | None = None
    """The release that the pack is; None for the working pack."""
    readable: bool = True
    """Whether there is a pack to build from."""
    complete: bool = True
    """Whether all files of the pack could be read."""
    others: dict[str | None, Project] = field(default_factory=dict, compare=False, repr=False)
    """The same with other packs, once they were asked for."""

    @property
    def channels(self) -> Channels:
        """The releases, and what the channels show."""
        return self.packs.channels

    def under(self, version: str | None) -> Project:
        """The same with the pack of a release, or with the working pack (None).

        Raises:
            LookupError: there is no such release.
        """
        if version == self.version:
            return self
        if version not in self.others:
            pack = self.packs.read(version)
            self.others[version] = replace(
                self,
                pack=pack.sources,
                texts=pack.texts,
                checker=pack.checker,
                problems=tidy((*self.common, *pack.problems)),
                version=version,
                readable=pack.readable,
                complete=pack.complete,
            )
        return self.others[version]


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
    following: Following = NOBODY
    """The channel or version that it follows."""
    project: Project | None = field(default=None, compare=False)
    """What it has in common with those that follow the same pack, where that is known."""

    stamps: tuple[Stamp, ...] = ()
    """What it replaced of the pack, and what that was then."""
    readable: bool = False
    """Whether all of its files could be read."""

    @property
    def drift(self) -> tuple[Drift, ...]:
        """How what it replaced stands to the pack that it follows, if that can be read whole."""
        if self.project is None or not self.project.complete:
            return ()
        return drift_of(self.local, self.project.pack.tree, self.stamps, self.tree)

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
    channels = read_channels(root, problems)
    packs = Packs(root, channels, former.packs if former else None, parses, today)
    pack = packs.read(None)
    common = tidy(problems.problems)
    project = Project(
        root=root,
        today=today,
        portal_url=portal_url,
        register=load_register(),
        packs=packs,
        pack=pack.sources,
        regions=Regions.read(root / REGIONS, today, parses),
        texts=pack.texts,
        checker=pack.checker,
        taken=portal_names(root),
        problems=tidy((*common, *pack.problems)),
        common=common,
        complete=pack.complete,
        parses=parses,
    )
    project.others[None] = project
    return project


def portal_names(root: Path) -> frozenset[str]:
    """The names that the portal's pages, files and assets take in the output."""
    portal = root / PORTAL
    names = (
        {entry.name.removesuffix(".md") for entry in portal.iterdir()} if portal.is_dir() else ()
    )
    return frozenset({"assets", "data", "search", *names})


def prepare(project: Project, slug: str, version: str | None = FOLLOWED) -> Prepared:
    """Take one municipality from its files to its plan, with every problem on the way.

    It gets the pack that it follows, or that of a `version` (None is the working pack).
    """
    problems = Collector()
    name = f"{MUNICIPALITIES}/{slug}"
    folder = project.root / name
    if slug in project.taken:
        problems.add("folder-taken", Place(name, 1, 1), name=slug)
    if folder.is_symlink():
        problems.add("file-link", Place(name, 1, 1))
        return Prepared(slug, EMPTY, None, None, tidy(problems.problems, slug))
    local = read_municipality(folder, name, problems, project.parses)
    local = replace(local, tree=renewed(local.tree, project.today, problems))
    profile = local.tree.branch("municipality")
    if not profile.items and problems.failed:
        return Prepared(slug, EMPTY, None, None, tidy(problems.problems, slug))
    readable = not problems.failed
    region = _region(project, profile, problems)
    following = _follow(project, profile, region, problems)
    chosen = project.under(following.version if version == FOLLOWED else version)
    made = _planned(chosen, slug, (local, region), problems, readable=readable)
    told = made.problems
    if chosen.version is not None:  # what is wrong with the working pack is told anyway
        told = tidy((*package_place(told, chosen.version), *chosen.problems), slug)
    stamps = tuple(one.model_copy(update={"path": renewed_path(one.path)}) for one in local.stamps)
    found = replace(made, local=local.tree, stamps=stamps, readable=readable)
    return replace(found, problems=told, following=following, project=chosen)


def followed_by(project: Project, slug: str) -> Following:
    """What a municipality follows; nothing is known of one whose files can't be read."""
    problems = Collector()
    name = f"{MUNICIPALITIES}/{slug}"
    local = read_municipality(project.root / name, name, problems, project.parses)
    profile = renewed(local.tree, project.today, problems).branch("municipality")
    if not profile.items:
        return NOBODY
    return _follow(project, profile, _region(project, profile, problems), problems)


def _planned(
    project: Project,
    slug: str,
    layers: tuple[Sources, Sources],
    problems: Collector,
    *,
    readable: bool,
) -> Prepared:
    """Merge, check and plan a municipality with the pack of a project.

    The layers are its own and that of its region; `readable` says whether all its files were.
    """
    local, region = layers
    profile = local.tree.branch("municipality")
    entry = project.register.find(profile, problems)
    if not project.readable:
        return Prepared(slug, EMPTY, entry, None, tidy(problems.problems, slug))
    shared = region_problems(project, profile.text("region") or "")
    problems.extend(shared)
    readable = readable and not any(found.is_error for found in shared)
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
    every = (*told, *project.problems)
    made = replace(made, changes_on=last_days(every, made.changes_on))
    failed = any(found.is_error for found in every)
    return Prepared(slug, tree, entry, None if failed else made, told, site, local.tree)


def _follow(project: Project, profile: Branch, region: Sources, problems: Collector) -> Following:
    """What a municipality follows, be it because its region does, and what to say about that.

    Who says a channel or a version makes the whole choice, so that a channel undoes a region's pin.
    """
    layers = (profile, region.tree.branch("municipality"))
    choices = (one.branch("template") for one in layers)
    template = next((one for one in choices if one.text("channel") or one.text("version")), None)
    asked = Branch({"template": template} if template else {}, profile.source)
    working = project.under(None).pack.tree.text("pack", "version")
    following = follow(asked, project.channels, working, profile.place)
    problems.extend(following.problems)
    pin = locate(asked, ("template", "version"))[0].place
    package = Place(package_name(following.version or ""), 1, 1)
    problems.extend(told_of_release(following, project.channels, project.today, pin, package))
    return following


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
    """What goes beyond fields and references: contact, law, former names, colours."""
    if municipality.contact.unanswered:
        path = ("municipality", "contact", "email")
        problems.add("contact-placeholder", locate(tree, path)[0].place, path)
    if entry is not None:
        check_law(municipality, tree, entry, project.today, problems)
    for former, place in former_slugs(tree):
        if former in project.taken:
            slug = municipality.slug
            problems.extend([former_taken(slug, former, place, "de netwerksite")])
    tell_shifts(municipality, tree, problems)


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


def region_problems(project: Project, name: str) -> tuple[Problem, ...]:
    """What is wrong with a region over the pack of a project, whatever the municipality."""
    if name not in project.regions:
        return ()
    return project.regions.problems(
        name, project.pack, project.checker, project.texts, project.today
    )
