"""What a build has to do: which sites are no longer what their inputs make of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import klimaatwerf
from klimaatwerf.core.channels import NO_CHANNELS, Channels, channels_of, events_of
from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.ledger import Ledger, Record
from klimaatwerf.sources.inventory import Inventory

__all__ = ["Inputs", "Job", "distributions", "inputs_of", "jobs_for", "slugs_in", "watched"]

MUNICIPALITIES, CONTENT, THEMES = "municipalities", "content", "themes"
PORTAL, REGIONS, PAGES = "content/portal", "content/regions", "content/pages"
RELEASES = "content/releases"
JOURNAL = f"{RELEASES}/journal.jsonl"
WORKING = ""
CODE = os.path.dirname(os.path.abspath(klimaatwerf.__file__))


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a build as digests."""

    basis: str
    """Theme, settings, hooks, code, installed packages, and what the command itself says."""
    shared: str
    """The basis with all packs and channels, and the names that the portal takes."""
    portal: str
    """The files of the portal."""
    regions: Mapping[str, str]
    """Each region by its folder."""
    own: Mapping[str, str]
    """Each municipality by its folder."""
    packs: Mapping[str, str] = field(default_factory=dict)
    """What those share that follow the same pack, by version; the working pack has no name.

    Empty where the journal is damaged, so that nobody knows who follows what.
    """
    channels: Channels = NO_CHANNELS

    def shared_by(self, follows: str) -> str:
        """The digest of what those share that follow a channel or a version.

        Where it is not known which pack that is, it is that of all there is.
        """
        try:
            return self.packs[self.channels.resolve(follows) or WORKING]
        except LookupError:
            return self.shared

    def fit(self, record: Record, today: date) -> bool:
        """Whether a record is of a site with the files and the region of now, as on this day."""
        return (
            record.own == self.own[record.slug]
            and record.region == self.regions.get(record.region_id, "")
            and record.stays_until(today)
        )


@dataclass(frozen=True, slots=True)
class Job:
    """One site to build; `own` is the digest of its files, `follows` what it followed last."""

    slug: str
    own: str
    follows: str = ""
    texts_only: bool = False
    """Whether only texts of pages of the pack can have changed since it was built."""
    afresh: bool = False
    """Whether what is there is of no use: another version lies in its place."""


def watched(extra: Iterable[str]) -> tuple[str, ...]:
    """The files and folders that a build depends on; `extra` are those that mkdocs.yml names."""
    names = ("mkdocs.yml", CONTENT, THEMES, MUNICIPALITIES, CODE)
    return (*names, *(name.rstrip("/") for name in extra if name.rstrip("/") not in names))


def distributions() -> str:
    """What is installed, by the names of its metadata, which hold the versions."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-link")))
    return fingerprint((sys.version, *sorted(found)))


def inputs_of(
    root: Path, inventory: Inventory, flags: Iterable[str], slugs: Iterable[str]
) -> Inputs:
    """The digests of what was found; `flags` are what the command says about all sites."""
    apart = (f"{CONTENT}/", f"{MUNICIPALITIES}/")
    rows = inventory.rows
    parts = [
        part
        for path, row in rows.items()
        if not path.startswith(apart)
        for part in (path, row.digest)
    ]
    basis = fingerprint((distributions(), *flags, *parts))
    own = inventory.digests(2)
    channels = _channels(root, inventory)
    return Inputs(
        basis=basis,
        shared=_shared(inventory, basis),
        portal=own.get(PORTAL, ""),
        regions={
            name.removeprefix(f"{REGIONS}/"): digest
            for name, digest in inventory.digests(3).items()
            if name.startswith(f"{REGIONS}/")
        },
        own={slug: own.get(f"{MUNICIPALITIES}/{slug}", "") for slug in slugs},
        packs=_packs(inventory, basis, channels) if channels else {},
        channels=channels or NO_CHANNELS,
    )


def _channels(root: Path, inventory: Inventory) -> Channels | None:
    """What the journal says; None where it is damaged, which costs every site its build."""
    if JOURNAL not in inventory.rows:
        return NO_CHANNELS
    try:
        return channels_of(events_of((root / JOURNAL).read_text(encoding="utf-8-sig")))
    except (OSError, ValueError):
        return None


def _packs(inventory: Inventory, basis: str, channels: Channels) -> dict[str, str]:
    """The digest of what those share that follow the working pack, or a release."""
    taken = _taken(inventory)
    made = {WORKING: _of_working(inventory, basis, taken)}
    for version, release in channels.releases.items():
        row = inventory.rows.get(f"{RELEASES}/{version}.zip")
        facts = [release.digest, str(release.withdrawn), release.supported_until]
        if release.withdrawn or release.supported_until:  # then it is told what to move to
            facts += [one.version for one in channels.newer(version)[-1:]]
        made[version] = fingerprint((basis, *taken, row.digest if row else "", *facts))
    return made


def _taken(inventory: Inventory) -> list[str]:
    """The names that the portal takes."""
    return sorted({path.split("/")[2] for path in inventory.rows if path.startswith(f"{PORTAL}/")})


def _of_working(inventory: Inventory, basis: str, taken: Iterable[str]) -> str:
    other = tuple(f"{name}/" for name in (PORTAL, REGIONS, RELEASES))
    pack = [
        part
        for path, row in inventory.rows.items()
        if path.startswith(f"{CONTENT}/") and not path.startswith(other)
        for part in (path, row.digest)
    ]
    return fingerprint((basis, *taken, *pack))


def _shared(inventory: Inventory, basis: str) -> str:
    """The digest of what all sites can share, whatever they follow."""
    releases = [
        part
        for path, row in inventory.rows.items()
        if path.startswith(f"{RELEASES}/")
        for part in (path, row.digest)
    ]
    return fingerprint((_of_working(inventory, basis, _taken(inventory)), *releases))


def jobs_for(
    ledger: Ledger,
    inputs: Inputs,
    inventory: Inventory,
    today: date,
    stamps: Mapping[str, tuple[int, ...] | None],
) -> list[Job]:
    """The sites that are not what they should be; `stamps` tell which versions are in place."""
    texts_only = _only_texts(ledger.inventory, inventory)
    working_before: str | None = None
    jobs: list[Job] = []
    for slug, stamp in stamps.items():
        record = ledger.sites.get(slug)
        if record is None or record.stamp != stamp:
            jobs.append(Job(slug, inputs.own[slug], afresh=True))
            continue
        alike = inputs.fit(record, today)
        if not alike or record.shared != inputs.shared_by(record.follows):
            if working_before is None:
                before = ledger.inventory
                working_before = _of_working(before, inputs.basis, _taken(before))
            # Else it missed a build, in which more than texts was another.
            texts = alike and texts_only and record.shared == working_before
            texts_alone = texts and not record.failed
            jobs.append(Job(slug, inputs.own[slug], record.follows, texts_alone))
    return jobs


def _only_texts(former: Inventory, now: Inventory) -> bool:
    """Whether nothing but pages of the pack was edited, outside the municipalities."""
    return all(
        path.startswith((f"{PAGES}/", f"{MUNICIPALITIES}/", f"{PORTAL}/"))
        and path in former.rows
        and path in now.rows
        for path in former.rows.keys() | now.rows.keys()
        if former.rows.get(path) != now.rows.get(path)
        and _digest(former, path) != _digest(now, path)
    )


def _digest(inventory: Inventory, path: str) -> str | None:
    row = inventory.rows.get(path)
    return row.digest if row else None


def slugs_in(root: Path) -> tuple[str, ...]:
    """The folders of municipalities, sorted; a link to a folder is one too, to be refused."""
    folder = root / MUNICIPALITIES
    if not folder.is_dir():
        return ()
    with os.scandir(folder) as entries:
        return tuple(
            sorted(
                entry.name
                for entry in entries
                if (entry.is_symlink() or entry.is_dir()) and not entry.name.startswith((".", "_"))
            )
        )
