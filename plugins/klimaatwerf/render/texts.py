"""The texts of the pack and of the gemeenten: parsed once, checked before anything is built."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from klimaatwerf.core.components import COMPONENTS, Argument
from klimaatwerf.core.links import Missing, is_near, links_of, resolve
from klimaatwerf.core.markup import too_heavy
from klimaatwerf.core.numbers import says_yes
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector, Problem, listed, nearest
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node, Place, leaves
from klimaatwerf.core.values import Values
from klimaatwerf.render.parts import (
    Call,
    Choice,
    Part,
    Text,
    Value,
    flat,
    refused_in_address,
    unguarded,
)
from klimaatwerf.render.prose import check_pictures, short_texts
from klimaatwerf.render.template import parse

__all__ = ["Texts", "check_short_links"]

_PACK_COLLECTIONS = ("topics", "templates", "methods", "partners", "goals", "moments", "pages")


class Texts:
    """Parses each text of the pack once; `variables` are those that pack.yml declares, by name."""

    def __init__(self, variables: Mapping[str, Node]) -> None:
        self.names = frozenset(variables)
        self._filled = frozenset(
            f"texts.{name}" for name, variable in variables.items() if _always_filled(variable)
        )
        self._links: dict[int, tuple[Text, tuple[tuple[str, Place], ...]]] = {}
        self._parsed: dict[
            tuple[int, bool], tuple[Leaf, tuple[Part, ...], tuple[Problem, ...]]
        ] = {}

    def parts(self, leaf: Leaf, problems: Collector, *, inline: bool = False) -> tuple[Part, ...]:
        """The parts of a text, its faults in `problems`."""
        if leaf.layer is not Layer.PACK:
            return self._parse(leaf, problems, inline=inline)
        key = (id(leaf), inline)
        if key not in self._parsed:
            found = Collector()
            parts = self._parse(leaf, found, inline=inline)
            self._parsed[key] = (leaf, parts, tuple(found.problems))
        _, parts, known = self._parsed[key]
        problems.extend(known)
        return parts

    def _parse(self, leaf: Leaf, problems: Collector, *, inline: bool) -> tuple[Part, ...]:
        parts = parse(leaf, problems, self.names, inline=inline)
        if not inline and ("](" in leaf.text or "<" in leaf.text):
            for what, place in refused_in_address(parts):
                problems.add("template-attribute", place, what=what)
            for part in flat(parts) if leaf.layer is Layer.PACK else ():
                if isinstance(part, Text):
                    check_pictures(part.text, part.place, problems)
        return parts

    def expand(self, leaf: Leaf, values: Values, problems: Collector) -> str:
        """A short text of the pack, filled in for one municipality."""
        parts = self.parts(leaf, Collector(), inline=True)
        return fill_short(parts, values, problems)

    def check_pack(self, tree: Branch) -> tuple[Problem, ...]:
        """What is wrong with the pack's texts whatever the municipality: form and empty values.

        A text of the pack must pass for the shortest municipality.
        """
        problems = Collector()
        for name in _PACK_COLLECTIONS:
            for identity, item in tree.branch(name).items.items():
                when = item.text("when") if isinstance(item, Branch) else None
                guards = self._filled | ({when} if when else set())
                for path, leaf in leaves(item):
                    if "{" not in leaf.text:
                        continue
                    long = path[-1] == "body"
                    fresh = Collector()
                    parts = self.parts(leaf, fresh, inline=not long)
                    for value in unguarded(parts, guards):
                        fresh.add("empty-possible", value.place, what=value.name)
                    full = (name, identity, *path)
                    problems.extend(found.at(full) for found in fresh.problems)
        return tuple(problems.problems)

    def check_site(
        self, plan: Plan, problems: Collector, paths: Collection[str] | None = None
    ) -> None:
        """What is wrong with the texts of one site: form, empty values, unknown ids, dead links.

        `paths` names the pages to look at, where that is not all of them.
        """
        for page in plan.pages.values():
            if page.body is None or (paths is not None and page.path not in paths):
                continue
            fresh = Collector()
            for part in _shown(self.parts(page.body, fresh), plan.values):
                if isinstance(part, Text):
                    for target, place in self._links_of(part, page.body):
                        check_link(target, place, plan, fresh)
                elif isinstance(part, Value) and not plan.values.filled(part.path):
                    if page.body.layer is not Layer.PACK:  # else told by `check_pack`
                        fresh.add("empty-shown", part.place, what=part.name)
                elif isinstance(part, Call):
                    self._check_call(part, plan, fresh)
            problems.extend(found.at((f"/{page.path}",)) for found in fresh.problems)

    def _links_of(self, part: Text, leaf: Leaf) -> Iterable[tuple[str, Place]]:
        """The links of a part; those of the pack are looked for once."""
        if leaf.layer is not Layer.PACK:
            return links_of(part.text, part.place, leaf.column)
        key = id(part)
        if key not in self._links:
            self._links[key] = (part, tuple(links_of(part.text, part.place, leaf.column)))
        return self._links[key][1]

    def _check_call(self, call: Call, plan: Plan, problems: Collector) -> None:
        component = COMPONENTS[call.name]
        for key, value in call.arguments:
            kind = component.required.get(key) or component.optional[key]
            if kind is Argument.ADDRESS:
                check_link(str(value), call.place, plan, problems)
            elif kind in (Argument.TOPIC, Argument.ACTION, Argument.GOAL, Argument.METHOD):
                known = getattr(plan.site, str(kind))
                if value not in known:
                    problems.add(
                        "component-unknown-id",
                        call.place,
                        what=call.name,
                        id=value,
                        known=listed(known),
                        hint=nearest(str(value), known),
                    )


def _always_filled(variable: Node) -> bool:
    """Whether each municipality has a text for it: its own, or the default of the pack."""
    if not isinstance(variable, Branch):
        return False
    return bool(variable.text("default")) or says_yes(variable.text("required"))


def check_short_links(local: Branch, plan: Plan, problems: Collector) -> None:
    """What is wrong with the links in the Markdown of a gemeente's data."""
    for path, leaf in short_texts(local):
        if "](" in leaf.text and not too_heavy(leaf.text):
            found = Collector()
            for target, place in links_of(leaf.text, leaf.place):
                check_link(target, place, plan, found)
            problems.extend(one.at(path) for one in found.problems)


def check_link(target: str, place: Place, plan: Plan, problems: Collector) -> None:
    """Report a target that the site does not have."""
    found = resolve(target, place.file, plan.pages, plan.site.media)
    if isinstance(found, Missing) and found.path in plan.away:
        there = plan.away[found.path]
        if place.file.startswith("municipalities/"):
            where = f"/{there}/" if there else "/"
            problems.add("link-away", place, target=target[:80], there=where)
    elif isinstance(found, Missing):
        addresses = [f"/{path}/" if path else "/" for path in plan.pages]
        wanted = f"/{found.path}/"
        hint = _as_address(target) or nearest(wanted, addresses)
        problems.add("broken-link", place, target=target[:80], hint=hint)
    elif target.startswith("mailto:") and "@" not in target:
        problems.add("bad-mailto", place, target=target[:80])
    elif is_near(target):
        problems.add("link-near", place, target=target[:80])


def _as_address(target: str) -> str:
    """A hint for a web or mail address that lacks its start."""
    if "@" in target:
        return f"Is het een e-mailadres? Schrijf mailto:{target}"
    if re.match(r"(www\.|[\w-]+\.(be|com|eu|org|net)\b)", target):
        return f"Is het een website? Schrijf https://{target}"
    return ""


def fill_short(parts: Iterable[Part], values: Values, problems: Collector) -> str:
    """A short text with its values and je/u pairs filled in."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            words.append(part.text)
        elif isinstance(part, Value):
            text = values.text(part.path)
            if not text:
                problems.add("empty-shown", part.place, what=part.name)
            words.append(text)
        elif not isinstance(part, Call | Choice):
            words.append(part.for_form(values.address_form))
    return "".join(words)


def _shown(parts: Iterable[Part], values: Values) -> Iterator[Part]:
    """The parts that a reader of this site sees."""
    for part in parts:
        if isinstance(part, Choice):
            yield from _shown(part.then if values.filled(part.path) else part.otherwise, values)
        else:
            yield part
