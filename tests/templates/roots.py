"""Small roots with a release that everybody follows, whose working pack goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from klimaatwerf.core.channels import STABLE
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.hosts.impacting import Question, find
from klimaatwerf.templates.impact import Change, Impact, Impacts
from klimaatwerf.work import slugs_in
from tests.sites import PORTAL, TODAY
from tests.small import FILES, Small

__all__ = ["VERSION", "actual", "impacts", "manifests", "predicted", "released", "rich", "withdraw"]

VERSION = "2026.1"
LONG = (
    "Stel je vraag aan wie het weet: iemand van {{ municipality.name }} antwoordt binnen drie "
    "werkdagen, en wie liever langskomt, vindt ons elke woensdag aan het loket van het stadhuis."
)
Changes = dict[str, Change]


def released(root: Path, files: Mapping[str, str] | None = None) -> Small:
    """A small root whose pack was released; `files` are laid over it before."""
    small = Small.lay_out(root)
    for name, text in (files or {}).items():
        small.write(name, text)
    Releases.of(root).release(Draft(VERSION, 1), STABLE, TODAY)
    return small


def withdraw(small: Small) -> None:
    """Withdraw the release, so that all follow the working pack."""
    Releases.of(small.root).withdraw(VERSION, TODAY)


def impacts(small: Small, *slugs: str, **more: object) -> Impacts:
    """What the working pack does to them, found in this process."""
    question = Question(small.root, TODAY, PORTAL, **more)  # type: ignore[arg-type]
    return find(question, slugs or slugs_in(small.root), ("followed", "working"))


def manifests(small: Small) -> dict[str, dict[str, str]]:
    """The files of each site as they were published, by name with their digest."""
    found = {slug: small.store().manifest(slug) for slug in slugs_in(small.root)}
    return {slug: dict(one.files) if one else {} for slug, one in found.items()}


def actual(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """The files that a build changed."""
    gone = dict.fromkeys(before.keys() - after.keys(), Change.REMOVED)
    come = dict.fromkeys(after.keys() - before.keys(), Change.ADDED)
    both = before.keys() & after.keys()
    return {**gone, **come, **{n: Change.CHANGED for n in both if before[n] != after[n]}}


def predicted(one: Impact) -> Changes:
    """The files that an impact says will change.

    Where a page makes place for the redirect to another, one file takes the place of the other.
    """
    found: Changes = {}
    pages = [(_destination(page.path), page.change) for page in one.pages]
    for name, change in (*pages, *((file.path, file.change) for file in one.files)):
        found[name] = Change.CHANGED if name in found else change
    return found


def _destination(address: str) -> str:
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def rich(root: Path) -> Impacts:
    """The impact of a pack with something of everything that a report can tell."""
    pack = FILES["content/partners.yml"]
    more = "- {id: straat, name: De Straat, type: association, lead: Samen sterk.}\n"
    files = {"content/partners.yml": pack + more}
    for slug, nis, line in (
        ("dal", "45063", ""),
        ("gat", "99999", ""),
        ("kaap", "23016", "municipalities/kaap/partners.yml"),
        ("zand", "31043", "municipalities/zand/partners.yml"),
    ):
        files[f"municipalities/{slug}/municipality.yml"] = (
            f"nis: {nis}\nname: {slug.capitalize()}\n"
            f"contact: {{email: klimaat@{slug}.example}}\n"
            'brand: {primary: "#224488"}\n'
        )
        if line:
            files[line] = f"- use: {'straat' if slug == 'kaap' else 'plein'}\n"
    small = released(root, files)
    added = "- {id: plein, name: Het Plein, type: association, lead: Kom zitten.}\n"
    small.write("content/partners.yml", pack.replace("Helpen", "Steunen") + added)
    small.change("content/pages/over.md", "in {{", "thuis in {{")
    small.change("content/pages/contact.md", "Stel je vraag.", f"{LONG}\n\n- Bel ons.\n- Schrijf.")
    small.change("content/pages/acties/index.md", "label: Acties", "label: Doen")
    small.change("content/topics.yml", "title: Water", "title: Nat")
    small.write("content/pages/extra.md", "---\ntitle: Extra\n---\nMeer.\n")
    (small.root / "content/pages/participatie/index.md").unlink()
    return impacts(small)
