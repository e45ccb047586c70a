"""The life of a text of BBL, from a release to what a gemeente keeps, told as one story.

Thirty municipalities; every command is run as a person runs it, and after each step the sites say
what they should, while those that nothing concerns stay as they are, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.sources.register import load_register
from tests.roots import append, bytes_of, copy_root, run
from tests.sites import lay_out

DAY = ("--today", "2027-02-01")
OVER = "content/pages/over.md"
PARTNERS = "content/partners.yml"

FIRST, SECOND = "2027.1", "2027.2"
BEFORE = "We beginnen bij wat mensen zelf zien en kunnen doen."
AFTER = "We beginnen bij wat mensen zelf zien, voelen en kunnen doen."
ELSEWHERE = "staan de datum en de bron."
OWN = "staan altijd de datum en de bron."
LEAD = "Partner van de behaagactie, waarbij inwoners voordelig streekeigen haagplanten bestellen."
NEW_LEAD = "Helpt met de behaagactie, waarbij inwoners voordelig streekeigen haagplanten bestellen."

SLUGS = tuple(sorted(entry.slug for entry in load_register().flemish())[:30])
ACCEPTS, KEEPS, MERGES = ADAPTED = SLUGS[0], SLUGS[1], SLUGS[2]
CLASHES = SLUGS[3]
"""Adapted the very line that BBL changes."""
OWNERS = (*ADAPTED, CLASHES)
EARLY = SLUGS[10:14]
PINNED = SLUGS[14:16]
STABLE = frozenset(SLUGS) - {*EARLY, *PINNED}
WITH_PARTNER = frozenset(SLUGS[::3])


Changes = set[tuple[str, str]]
"""Addresses of pages and names of files, with what happens to each."""


@dataclass
class Story:
    """A root, what its sites said after the last build, and how the latest build left them."""

    root: Path
    sites: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, *words: str, code: int = 0) -> str:
        done = run("klimaatwerf", *DAY, *words, cwd=self.root)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        return done.stdout

    def build(self) -> dict[str, set[str]]:
        """Build; gives the files of each site that are others than before, or gone."""
        before = self.sites
        self.run("build")
        self.sites = {slug: _files(self.root / "site" / slug) for slug in SLUGS}
        return {
            slug: {name for name in {**old, **now} if old.get(name) != now.get(name)}
            for slug in SLUGS
            if (old := before.get(slug, {})) != (now := self.sites[slug])
        }

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--format", "json", code=code))

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, name
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def says(self, slug: str, page: str = "over") -> str:
        return (self.root / "site" / slug / page / "index.html").read_text(encoding="utf-8")

    def who_say(self, words: str) -> set[str]:
        return {slug for slug in SLUGS if words in self.says(slug)}


def _files(folder: Path) -> dict[str, str]:
    found = bytes_of(folder)
    del found[MANIFEST]
    return found


def _own(name: str) -> str:
    return f"municipalities/{name}/content/pages/over.md"


def _folder(slug: str, nis: str) -> dict[str, str]:
    """The files of a generated municipality."""
    follows = "template: {channel: early}\n" if slug in EARLY else ""
    folder = f"municipalities/{slug}"
    files = {
        f"{folder}/municipality.yml": (
            f"nis: {nis}  # uit het register\n"
            f"contact: {{email: klimaat@{slug}.example}}\n"
            f'brand: {{primary: "#00703c"}}\n{follows}'
        ),
    }
    if slug in WITH_PARTNER:
        files[f"{folder}/partners.yml"] = "- use: natuurpunt\n"
        files[f"{folder}/actions.yml"] = "- template: behaag-je-tuin\n  phase: preparation\n"
    return files


def _laid_out(root: Path) -> Path:
    copy_root(root, [])
    codes = {entry.slug: entry.nis for entry in load_register().flemish()}
    for slug in SLUGS:
        lay_out(root, _folder(slug, codes[slug]))
    return root


def _addresses(files: Iterable[str]) -> list[str]:
    """The addresses of the pages among files."""
    pages = [name for name in files if name.endswith(".html")]
    return sorted(f"/{name.removesuffix('index.html')}" for name in pages)


def _predicted(impact: Any, slugs: Collection[str]) -> dict[str, Changes]:
    """What the impact says of the pages and files of these municipalities."""
    found = {
        slug: {(row["path"], row["change"]) for kind in ("pages", "files") for row in one[kind]}
        for slug, one in impact["municipalities"].items()
        if slug in slugs
    }
    return {slug: changes for slug, changes in found.items() if changes}


def _happened(
    changed: dict[str, set[str]], before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> dict[str, Changes]:
    """The same of what a build did."""
    found: dict[str, Changes] = {}
    for slug, names in changed.items():
        for name in names:
            there, here = name in before[slug], name in now[slug]
            change = "changed" if there and here else "added" if here else "removed"
            path = _addresses([name])[0] if name.endswith(".html") else name
            found.setdefault(slug, set()).add((path, change))
    return found


def test_a_text_lives_from_release_to_rollback(tmp_path: Path) -> None:
    story = Story(_laid_out(tmp_path / "root"))
    _a_release_changes_nothing(story)
    _three_adapt_a_page(story)
    impact = _bbl_changes_a_page_and_a_partner(story)
    _early_goes_first(story, impact)
    before = story.sites
    _stable_follows(story, impact)
    _those_who_adapted_decide(story)
    _fields_migrate(story)
    _stable_goes_back(story, before)


def _a_release_changes_nothing(story: Story) -> None:
    assert set(story.build()) == set(SLUGS)
    assert story.who_say(BEFORE) == set(SLUGS)
    story.run("templates", "release", FIRST, "--channel", "early")
    story.run("templates", "promote", FIRST, "stable")
    assert story.build() == {}
    for slug in PINNED:
        append(
            story.root / f"municipalities/{slug}/municipality.yml",
            f'template: {{version: "{FIRST}"}}\n',
        )
    assert story.build() == {}


def _three_adapt_a_page(story: Story) -> None:
    text = (story.root / OVER).read_text(encoding="utf-8").split("---\n", 2)[2]
    own = text.replace(ELSEWHERE, OWN)
    lay_out(story.root, {_own(slug): own for slug in ADAPTED})
    lay_out(story.root, {_own(CLASHES): text.replace(BEFORE, "We beginnen bij de buren.")})
    story.run("templates", "stamp")
    changed = story.build()
    assert set(changed) == set(OWNERS)
    assert {slug: _addresses(names) for slug, names in changed.items()} == {
        slug: ["/over/"] for slug in OWNERS
    }
    assert story.who_say(OWN) == set(ADAPTED)
    assert _drift(story) == {slug: {"pages.over.body": "adapted"} for slug in OWNERS}


def _drift(story: Story) -> dict[str, dict[str, str]]:
    """The state of each value of their own, of the municipalities that have one."""
    found = story.json("templates", "drift")["municipalities"]
    return {
        slug: {row["path"]: row["state"] for row in one["overrides"]}
        for slug, one in found.items()
        if one["overrides"]
    }


def _bbl_changes_a_page_and_a_partner(story: Story) -> Any:
    story.change(OVER, BEFORE, AFTER)
    story.change(PARTNERS, LEAD, NEW_LEAD)
    before = bytes_of(story.root)
    impact = story.json("templates", "impact")
    assert bytes_of(story.root) == before
    found = impact["municipalities"]
    own = set(OWNERS)
    assert {slug for slug, one in found.items() if one["state"] == "conflict"} == own
    assert {slug for slug, one in found.items() if one["state"] == "updates"} == set(SLUGS) - own
    assert impact["totals"] == {
        "unchanged": 0,
        "updates": len(SLUGS) - len(own),
        "conflict": len(own),
        "breaks": 0,
    }
    pages = {slug: {row["path"] for row in one["pages"]} for slug, one in found.items()}
    partner = {"/partners/"}
    assert pages == {
        slug: ({"/over/"} if slug not in own else set())
        | (partner if slug in WITH_PARTNER else set())
        for slug in SLUGS
    }
    return impact


def _early_goes_first(story: Story, impact: Any) -> None:
    assert story.build() == {}  # nobody follows the working pack
    story.run("templates", "release", SECOND, "--channel", "early")
    before = story.sites
    changed = story.build()
    assert set(changed) == set(EARLY)
    assert _happened(changed, before, story.sites) == _predicted(impact, EARLY)
    assert story.who_say(AFTER) == set(EARLY)


def _stable_follows(story: Story, impact: Any) -> None:
    story.run("templates", "promote", SECOND, "stable")
    before = story.sites
    changed = story.build()
    assert _happened(changed, before, story.sites) == _predicted(impact, STABLE)
    assert set(changed).isdisjoint(PINNED)
    assert story.who_say(AFTER) == set(SLUGS) - {*PINNED, *OWNERS}


def _those_who_adapted_decide(story: Story) -> None:
    assert _drift(story) == {slug: {"pages.over.body": "moved-on"} for slug in OWNERS}
    story.run("templates", "accept", ACCEPTS, "pages.over.body")
    story.run("templates", "keep", KEEPS, "pages.over.body")
    story.run("templates", "merge", MERGES, "pages.over.body")
    changed = story.build()
    assert {slug: _addresses(names) for slug, names in changed.items()} == {
        ACCEPTS: ["/over/"],
        MERGES: ["/over/"],
    }
    assert not (story.root / _own(ACCEPTS)).exists()
    assert (AFTER in story.says(ACCEPTS), OWN in story.says(ACCEPTS)) == (True, False)
    assert (AFTER in story.says(KEEPS), OWN in story.says(KEEPS)) == (False, True)
    assert (AFTER in story.says(MERGES), OWN in story.says(MERGES)) == (True, True)
    assert _drift(story) == {
        KEEPS: {"pages.over.body": "adapted"},
        MERGES: {"pages.over.body": "adapted"},
        CLASHES: {"pages.over.body": "moved-on"},
    }
    _a_clash_is_refused_until_it_is_settled(story)


def _a_clash_is_refused_until_it_is_settled(story: Story) -> None:
    story.run("templates", "merge", CLASHES, "pages.over.body", code=2)
    done = run("klimaatwerf", "check", CLASHES, *DAY, cwd=story.root)
    assert done.returncode == 2
    assert f"{_own(CLASHES)}:" in done.stdout
    text = (story.root / _own(CLASHES)).read_text(encoding="utf-8")
    assert "We beginnen bij de buren." in text
    assert AFTER in text
    kept, skip = [], False
    for line in text.splitlines(keepends=True):
        if line.startswith("|||||||"):
            skip = True
        if not skip and not line.startswith("<<<<<<<"):
            kept.append(line)
        if line.startswith(">>>>>>>"):
            skip = False
    (story.root / _own(CLASHES)).write_text("".join(kept), encoding="utf-8")
    story.run("check", CLASHES)
    assert story.build() == {}
    assert _drift(story)[CLASHES] == {"pages.over.body": "adapted"}


def _fields_migrate(story: Story) -> None:
    slug = SLUGS[20]
    file = story.root / f"municipalities/{slug}/municipality.yml"
    lay_out(
        story.root,
        {
            f"municipalities/{slug}/municipality.yml": (
                f"{file.read_text(encoding='utf-8')}former_slugs: [oud-{slug}]  # tot 2026\n"
            )
        },
    )
    story.build()
    before = story.sites
    assert f"site/oud-{slug}" in {
        path.relative_to(story.root).as_posix() for path in (story.root / "site").iterdir()
    }
    story.run("migrate")
    assert file.read_text(encoding="utf-8").endswith(f"aliases: [oud-{slug}]  # tot 2026\n")
    assert story.build() == {}
    assert story.sites == before


def _stable_goes_back(story: Story, before: dict[str, dict[str, str]]) -> None:
    story.run("templates", "rollback", "stable")
    changed = story.build()
    assert set(changed) == STABLE - {KEEPS, MERGES, CLASHES} | {
        slug for slug in (KEEPS, MERGES, CLASHES) if slug in WITH_PARTNER
    }
    settled = {ACCEPTS, MERGES}
    assert {slug: story.sites[slug] for slug in SLUGS if slug not in settled} == {
        slug: before[slug] for slug in SLUGS if slug not in settled
    }
    assert BEFORE in story.says(ACCEPTS)
