"""The stages in order, for one municipality: read, merge, check, plan.

What all municipalities share (pack, register, regions) was read and checked before: `project`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from klimaatwerf.core.cascade import cascade
from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.following import NOBODY, Following
from klimaatwerf.core.former import former_slugs, former_taken
from klimaatwerf.core.hints import municipality_hints
from klimaatwerf.core.kit.facts import facts, where_shared
from klimaatwerf.core.kit.formats import OPEN_GRAPH
from klimaatwerf.core.law import check_law
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.overrides import Drift, drift_of
from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.core.problems import Collector, Problem, tidy
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
from klimaatwerf.packs import package_place
from klimaatwerf.project import Project, following_of, region_of, region_problems
from klimaatwerf.render.prose import check_markup
from klimaatwerf.render.texts import check_short_links
from klimaatwerf.sources.trees import (
    MUNICIPALITIES,
    Sources,
    read_municipality,
)
from klimaatwerf.stand_in import Readers, faults_of_pack

__all__ = [
    "FOLLOWED",
    "Prepared",
    "faults_of_all",
    "prepare",
    "with_hints",
]

FOLLOWED = "followed"
"""The version that a municipality follows itself."""


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
    region = region_of(project, profile, problems)
    following = following_of(project, profile, region, problems)
    chosen = project.under(following.version if version == FOLLOWED else version)
    made = _planned(chosen, slug, (local, region), problems, readable=readable)
    told = made.problems
    if chosen.version is not None:  # what is wrong with the working pack is told anyway
        told = tidy((*package_place(told, chosen.version), *chosen.problems), slug)
    stamps = tuple(one.model_copy(update={"path": renewed_path(one.path)}) for one in local.stamps)
    found = replace(made, local=local.tree, stamps=stamps, readable=readable)
    return replace(found, problems=told, following=following, project=chosen)


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
    found = Prepared(slug, tree, entry, None, (), without_suggestions(site, tree), local.tree)
    return _with_plan(project, found, problems, readable=readable)


def _with_plan(
    project: Project, found: Prepared, problems: Collector, *, readable: bool
) -> Prepared:
    """A municipality whose fields were checked, with its plan where nothing else is wrong."""
    site, tree, slug = found.site, found.tree, found.slug
    assert site is not None  # noqa: S101 (its fields are good)
    if readable:
        check_references(site, tree, problems)
    _check_rules(project, site.municipality, tree, found.entry, problems)
    if problems.failed:
        return replace(found, problems=tidy(problems.problems, slug))
    made, clashes = plan(site, tree, project.today)
    problems.extend(clashes.problems)
    project.texts.check_site(made, problems)
    check_short_links(found.local, made, problems)
    told = tidy(problems.problems, slug)
    every = (*told, *project.problems)
    made = replace(made, changes_on=last_days(every, made.changes_on), **_kit(project, made, tree))
    failed = any(one.is_error for one in every)
    return replace(found, plan=None if failed else made, problems=told)


def _kit(project: Project, made: Plan, tree: Branch) -> dict[str, Any]:
    """What the communication kit says, without where each word was written."""
    if not project.pack.kit.designs:  # a release from before there were any
        return {}
    items = facts(made.selection, made.values, tree)
    design = project.pack.kit.edition(OPEN_GRAPH.design)
    return {
        "kit": {path: replace(where_shared(item), places={}) for path, item in items.items()},
        "kit_edition": design and fingerprint((design, project.drawings)),
        "kit_files": project.pack.kit.digest,
    }


def with_hints(project: Project, prepared: Prepared) -> Prepared:
    """The same with what could be said better; a check asks for that, a build does not."""
    if prepared.site is None:
        return prepared
    found = municipality_hints(prepared.local, prepared.site, prepared.tree, project.today)
    return replace(prepared, problems=tidy((*prepared.problems, *found), prepared.slug))


def faults_of_all(project: Project) -> tuple[Problem, ...]:
    """What every site would be told about the pack of a project, whoever follows it.

    `project.problems` has what can be said of the pack alone; this asks the shortest municipality.
    """
    readers = Readers(project.checker, project.texts, project.today)
    found = faults_of_pack(project.pack, readers) if project.complete else ()
    known = {(one.place, one.code) for one in project.problems}
    return tidy(one for one in found if one.is_error and (one.place, one.code) not in known)


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
