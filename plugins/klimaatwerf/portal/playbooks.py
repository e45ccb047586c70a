"""A playbook for each participation method: what an officer does before, with what, and after.

The sites show residents how a method goes; this is the part for who organises it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.prose import prose
from klimaatwerf.core.tree import Branch, Leaf, Listing, Node
from klimaatwerf.core.vocabulary import AddressForm, Audience
from klimaatwerf.portal.markdown import code, page, plain, table

__all__ = ["Playbook", "Task", "playbook_pages", "playbooks_of"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, in days before the moment."""

    title: str
    days_before: int
    channel: str


@dataclass(frozen=True, slots=True)
class Playbook:
    """A participation method as an officer needs it."""

    id: str
    title: str
    lead: str
    group_size: str
    duration: str
    audiences: tuple[str, ...]
    phases: tuple[str, ...]
    tasks: tuple[Task, ...]
    materials: tuple[str, ...]
    questions: tuple[str, ...]


def playbooks_of(pack: Branch) -> tuple[Playbook, ...]:
    """The playbooks of a pack's tree, in its order."""
    methods = pack.branch("methods").items.items()
    return tuple(_playbook(name, node) for name, node in methods if isinstance(node, Branch))


def _playbook(name: str, method: Branch) -> Playbook:
    labels = {audience.value: audience.label for audience in Audience}
    return Playbook(
        id=name,
        title=_said(method.get("title")) or name,
        lead=_said(method.get("lead")),
        group_size=_said(method.get("group_size")),
        duration=_said(method.get("duration")),
        audiences=tuple(labels.get(one, one) for one in _list(method, "audiences")),
        phases=_list(method, "phases"),
        tasks=tuple(sorted(_tasks(method), key=lambda task: -task.days_before)),
        materials=_list(method, "materials"),
        questions=_list(method, "report_questions"),
    )


def _tasks(method: Branch) -> Iterator[Task]:
    node = method.get("tasks")
    for item in node.items if isinstance(node, Listing) else ():
        if isinstance(item, Branch):
            days = item.text("days_before") or "0"
            yield Task(
                _said(item.get("title")),
                int(days) if days.isdecimal() else 0,
                _said(item.get("channel")),
            )


def _list(method: Branch, field: str) -> tuple[str, ...]:
    node = method.get(field)
    return tuple(map(_said, node.items)) if isinstance(node, Listing) else ()


def _said(node: Node | None) -> str:
    """A short text in the je form, in which the handbook speaks."""
    return " ".join(prose(node.text, AddressForm.JE).split()) if isinstance(node, Leaf) else ""


def playbook_pages(playbooks: tuple[Playbook, ...], order: int) -> dict[str, str]:
    """A page for each playbook and one that lists them, by their name below draaiboeken/."""
    pages = {f"{one.id}.md": _page(one, order + 1 + number) for number, one in enumerate(playbooks)}
    rows = ((f"[{plain(one.title)}]({one.id}.md)", plain(one.duration)) for one in playbooks)
    pages["index.md"] = page(
        "Draaiboeken",
        "Zo organiseer je een gesprek met de buurt: wat je vooraf doet, wat je nodig hebt en "
        "wat er in het verslag staat.",
        order,
        "Kies een manier die past bij de vraag en bij de mensen. Bij elke manier staat wat je "
        "wanneer doet, geteld in dagen voor het moment zelf.",
        table(("Manier", "Duur"), rows),
    )
    return pages


def _page(one: Playbook, order: int) -> str:
    facts = {"Voor wie": ", ".join(one.audiences), "Groep": one.group_size, "Duur": one.duration}
    blocks = (
        "\n\n".join(f"{name}\n:   {plain(fact)}" for name, fact in facts.items() if fact),
        *_section("Het verloop", _numbered(one.phases)),
        *_section("Wat je vooraf doet", _planned(one.tasks)),
        *_section("Wat je nodig hebt", _bullets(one.materials)),
        *_section("Vragen voor een goed verslag", _bullets(one.questions)),
        *_section("Op je site", f"{_ON_THE_SITE}\n\n{code('yaml', f'method: {one.id}')}"),
    )
    return page(one.title, one.lead, order, *blocks)


_ON_THE_SITE = (
    "Zet deze regel bij een actie of een activiteit. Dan staat die ook op de pagina waar "
    "bewoners over deze manier lezen."
)


def _section(title: str, content: str) -> tuple[str, ...]:
    return (f"## {title}", content) if content else ()


def _numbered(items: Iterable[str]) -> str:
    return "\n".join(f"{number}. {plain(item)}" for number, item in enumerate(items, 1))


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {plain(item)}" for item in items)


def _planned(tasks: tuple[Task, ...]) -> str:
    """The tasks as a table, the first one first."""
    rows = ((_before(task.days_before), plain(task.title), plain(task.channel)) for task in tasks)
    return table(("Wanneer", "Wat", "Hoe"), rows) if tasks else ""


def _before(days: int) -> str:
    """A number of days before the moment, in weeks where it is whole weeks."""
    if days and days % 7 == 0:
        weeks = days // 7
        return f"{weeks} {'week' if weeks == 1 else 'weken'} vooraf"
    return f"{days} {'dag' if days == 1 else 'dagen'} vooraf" if days else "de dag zelf"
