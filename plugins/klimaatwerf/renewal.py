"""A site from its former version: only the pages that can look different are rendered again.

Where the texts of pages are all that changed in the pack, not even the municipality's own files
are read: the former plan shows the new texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import Branch, Layer, Leaf, leaves
from klimaatwerf.plans import Former, Made
from klimaatwerf.render.asks import Ask, Stale, stale

__all__ = [
    "PackTexts",
    "files_with_texts",
    "pack_texts",
    "shown_texts",
    "stale_parts",
    "with_new_texts",
]


_MEDIA = "+"


@dataclass(frozen=True)
class PackTexts:
    """The long texts of a pack by their file, their digests, and the digest of all else in it."""

    texts: Mapping[str, Leaf]
    digests: Mapping[str, str]
    rest: str


def pack_texts(pack: Branch) -> PackTexts:
    """The texts of a pack; those of pages are left out of the digest of the rest."""
    texts: dict[str, Leaf] = {}
    rest: list[str] = []
    for path, leaf in leaves(pack):
        if path[-1] == "body" and leaf.source.file.endswith(".md"):
            texts[leaf.source.file] = leaf
            if path[0] == "pages" and not leaf.blank:
                rest.extend((*path, str(leaf.line)))
                continue
        rest.extend((*path, leaf.text, leaf.source.file, str(leaf.line), str(leaf.quoted)))
    digests = {file: _digest(leaf.text) for file, leaf in texts.items()}
    return PackTexts(texts, digests, fingerprint(rest))


def _digest(text: str) -> str:
    """The digest of a text; one that names media is marked, for those are published with it."""
    return digest_of(text.encode("utf-8", "surrogatepass")) + _MEDIA * ("media/" in text)


def with_new_texts(former: Former, made: Made, pack: PackTexts) -> frozenset[str] | None:
    """The paths of the pages whose text is another now; None where more of the pack is.

    A text that names other media asks for more than its page. One that the municipality replaced
    by its own moved on, which it is told.
    """
    if former.pack != pack.rest:
        return None
    replaced = _replaced(former.plan)
    if any(made.texts.get(file) != pack.digests.get(file) for file in replaced):
        return None
    changed = _changed(former.plan, made, pack)
    for path in changed:
        file = former.plan.pages[path].place.file
        if _MEDIA in made.texts.get(file, "") + pack.digests.get(file, ""):
            return None
    return changed


def _changed(plan: Plan, made: Made, pack: PackTexts) -> frozenset[str]:
    """The pages with a text of the pack that was another when they were made."""
    return frozenset(
        path
        for path, page in plan.pages.items()
        if page.body is not None
        and page.body.layer is Layer.PACK
        and made.texts.get(page.body.source.file) != pack.digests.get(page.body.source.file)
    )


def stale_parts(
    former: Former, made: Made, plan: Plan, pack: PackTexts, files: Iterable[str]
) -> Stale:
    """The pages, and of these files beside them those, that may differ from the former version."""
    found = stale(former.plan, plan, former.asked, files)
    changed = _changed(plan, made, pack)
    told = files_with_texts(former.asked, files, plan, changed)
    return Stale(found.pages | changed, found.files | told)


def files_with_texts(
    asked: Mapping[str, frozenset[Ask]], files: Iterable[str], plan: Plan, paths: Iterable[str]
) -> frozenset[str]:
    """Those of these files that hold the text of one of these pages."""
    asks = {("text", path) for path in paths if path in plan.pages}
    return frozenset(name for name in files if not asks.isdisjoint(asked.get(name, ())))


def _replaced(plan: Plan) -> frozenset[str]:
    """The files of the pack in whose place a page has another text, now or in another season."""
    bodies = [page.body for page in plan.pages.values()]
    bodies += [page.body for page in plan.site.pages.values()]
    found: set[str] = set()
    for body in bodies:
        former = body.replaced if body is not None else None
        while isinstance(former, Leaf):
            if former.layer is Layer.PACK:
                found.add(former.source.file)
            former = former.replaced
    return frozenset(found)


def shown_texts(plan: Plan, pack: PackTexts) -> dict[str, str]:
    """The texts of the pack that a site shows or replaces, by the digest of each."""
    files = _replaced(plan) | {
        page.body.source.file
        for page in plan.pages.values()
        if page.body is not None and page.body.layer is Layer.PACK
    }
    return {file: pack.digests[file] for file in sorted(files) if file in pack.digests}
