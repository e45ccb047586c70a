"""Which pieces of its kits another pack changes for a municipality; nothing is drawn for that."""

from __future__ import annotations

from dataclasses import replace

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.kit.facts import by_name, facts, where_shared, with_words
from klimaatwerf.core.kit.items import KitItem, Words
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.campaign_rules import FILE as RULES
from klimaatwerf.kit.channels import FILE as CHANNELS
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.kit.pieces import invitations, pieces_of
from klimaatwerf.pipeline import Prepared
from klimaatwerf.project import Project

__all__ = ["KitChanges"]

TEXTS, PLAN = "teksten", "campagneplan"


class KitChanges:
    """Compares kits under two packs; each pack's words are read once."""

    def __init__(self) -> None:
        self._words: dict[str | None, PackWords] = {}

    def between(self, before: Prepared, after: Prepared) -> tuple[str, ...]:
        """The pieces that differ, as `<item>/<piece>`; those of a site that can't be built none."""
        former, now = before.project, after.project
        if before.plan is None or after.plan is None or former is None or now is None:
            return ()
        if former.pack.kit.files == now.pack.kit.files and _same(before.plan, after.plan):
            return ()
        known = self._pieces(before, former)
        fresh = self._pieces(after, now)
        names = (*fresh, *(name for name in known if name not in fresh))
        return tuple(name for name in names if known.get(name) != fresh.get(name))

    def _pieces(self, prepared: Prepared, project: Project) -> dict[str, str]:
        """A digest of all that each piece shows, by its name."""
        plan = prepared.plan
        assert plan is not None  # noqa: S101 (see above)
        words = self._of(project)
        found: dict[str, str] = {}
        items = by_name(facts(plan.selection, plan.values, prepared.tree).values())
        for name, item in items.items():
            plain = replace(item, places={})
            said = words.recruiting.words(plain, plan.values, Collector())
            told = with_words(plain, said)
            screens = plan.site.municipality.screens
            shared, invited = where_shared(plain), invitations(told, said)
            for piece in pieces_of(told, shared, invited, screens):
                edition = project.pack.kit.edition(piece.format.design)
                found[f"{name}/{piece.stem}"] = fingerprint((edition, repr(piece.item)))
            written = _written(told, said, prepared, project)
            found |= {f"{name}/{part}": digest for part, digest in written.items()}
        return found

    def _of(self, project: Project) -> PackWords:
        if project.version not in self._words:
            self._words[project.version] = PackWords(project.pack.kit, project.texts.names)
        return self._words[project.version]


def _same(before: Plan, after: Plan) -> bool:
    """Whether all that two kits tell of a site is the same, if the files of their packs are."""
    return before.kit == after.kit and before.site.methods == after.site.methods


def _written(item: KitItem, words: Words, prepared: Prepared, project: Project) -> dict[str, str]:
    """Letters, texts and the plan, each by what BBL and the item say in it."""
    assert prepared.plan is not None  # noqa: S101 (see above)
    files = project.pack.kit.files
    method = prepared.plan.site.methods.get(item.method or "")
    plan = (digest_of(files.get(RULES, b"")), repr(method.tasks if method else ()), repr(item))
    found = {PLAN: fingerprint(plan)}
    for letter in LETTERS:
        voice = words.voices.get(letter.speaks_to(item))
        parts = (digest_of(files.get(letter.template, b"")), repr(voice), repr(item))
        found[letter.id] = fingerprint((*parts, *(plan if letter.planned else ())))
    voices = repr([words.voices.get(audience) for audience in Audience])
    texts = (digest_of(files.get(CHANNELS, b"")), voices, repr(item))
    return {**found, TEXTS: fingerprint(texts)}
