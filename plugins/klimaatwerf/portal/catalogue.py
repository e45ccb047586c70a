"""What the pack offers to all: its version, topics, templates, goals and playbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klimaatwerf.core.channels import STABLE
from klimaatwerf.core.tree import Branch, Node
from klimaatwerf.portal.offer import Ids, ids_of
from klimaatwerf.portal.playbooks import Playbook, playbooks_of
from klimaatwerf.project import Project

__all__ = ["Catalogue", "Offer", "catalogue_of", "offered"]


@dataclass(frozen=True, slots=True)
class Offer:
    """An action template of the pack."""

    id: str
    title: str
    topic: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The pack in use; topics and goals by id, in the order of their pages."""

    version: str
    topics: Mapping[str, str]
    offers: tuple[Offer, ...]
    goals: Mapping[str, str]
    """The unit of each goal that all municipalities share."""
    playbooks: tuple[Playbook, ...] = ()
    ids: Ids = ()


def catalogue_of(pack: Branch) -> Catalogue:
    """The catalogue of a pack's tree; what lacks its title is named by its id."""
    topics = pack.branch("topics").items
    return Catalogue(
        version=pack.text("pack", "version") or "",
        topics={
            name: _text(node, "title", name)
            for name, node in sorted(topics.items(), key=lambda one: _order(one[1]))
        },
        offers=tuple(
            Offer(name, _text(node, "title", name), _text(node, "topic", ""))
            for name, node in pack.branch("templates").items.items()
        ),
        goals={name: _text(node, "unit", "") for name, node in pack.branch("goals").items.items()},
        playbooks=playbooks_of(pack),
        ids=ids_of(pack),
    )


def offered(project: Project) -> Catalogue:
    """What the network shows of the pack: that of `stable`, else of the working pack."""
    stable = project.under(project.channels.current(STABLE))
    return catalogue_of((stable if stable.readable else project.under(None)).pack.tree)


def _text(node: Node, field: str, otherwise: str) -> str:
    return (node.text(field) if isinstance(node, Branch) else None) or otherwise


def _order(node: Node) -> int:
    text = _text(node, "order", "100")
    return int(text) if text.isdecimal() else 100
