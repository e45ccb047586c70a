"""What all municipalities of a root share: its packs, regions and register, read and checked once.

It also says which of them a municipality takes: its region, and the pack that it follows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from klimaatwerf.core.channels import Channels
from klimaatwerf.core.check import Checker
from klimaatwerf.core.following import NOBODY, Following, follow, told_of_release
from klimaatwerf.core.problems import Collector, Problem, nearest, tidy
from klimaatwerf.core.register import Register
from klimaatwerf.core.renames import renewed
from klimaatwerf.core.tree import EMPTY, Branch, Leaf, Place, locate
from klimaatwerf.packs import Packs
from klimaatwerf.regions import Regions
from klimaatwerf.render.texts import Texts
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.register import load_register
from klimaatwerf.sources.releases import package_name, read_channels
from klimaatwerf.sources.trees import MUNICIPALITIES, PORTAL, REGIONS, Sources, read_municipality

__all__ = [
    "Project",
    "followed_by",
    "following_of",
    "load_project",
    "portal_names",
    "region_of",
    "region_problems",
]


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
    drawings: str = ""
    """A digest of what pictures of the kit show besides their words, for who names them."""
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


def load_project(
    root: Path,
    today: date,
    portal_url: str | None = None,
    former: Project | None = None,
    parses: Parses | None = None,
    *,
    drawings: str = "",
) -> Project:
    """Read and check what all municipalities of `root` share.

    What was found out about the parts that a `former` project has too is not found out again, and
    with `parses` no text is parsed twice. `drawings` is a digest of the theme's, where pictures are
    published.
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
        drawings=drawings,
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


def followed_by(project: Project, slug: str) -> Following:
    """What a municipality follows; nothing is known of one whose files can't be read."""
    problems = Collector()
    name = f"{MUNICIPALITIES}/{slug}"
    local = read_municipality(project.root / name, name, problems, project.parses)
    profile = renewed(local.tree, project.today, problems).branch("municipality")
    if not profile.items:
        return NOBODY
    return following_of(project, profile, region_of(project, profile, problems), problems)


def following_of(
    project: Project, profile: Branch, region: Sources, problems: Collector
) -> Following:
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


def region_of(project: Project, profile: Branch, problems: Collector) -> Sources:
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
