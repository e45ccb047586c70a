"""Texts in a file of their own, given to the items of a list that they belong to."""

from __future__ import annotations

from dataclasses import replace

from klimaatwerf.core.problems import Collector, listed
from klimaatwerf.core.tree import Branch, Node

__all__ = ["join_actions", "join_topics"]


def join_actions(
    items: dict[str, dict[str, Node]], problems: Collector, *, readable: bool = True
) -> None:
    """Give the texts of content/actions/ to the actions of a municipality.

    Where actions.yml itself could not be read, a text without an action is nobody's fault.
    """
    texts = items.pop("templates", {})
    actions = items.setdefault("actions", {})
    for identity, text in texts.items():
        action = actions.get(identity)
        if not isinstance(text, Branch):
            continue
        if not isinstance(action, Branch):
            if not readable:
                continue
            problems.add(
                "unknown-reference",
                text.place,
                kind="actie",
                id=identity,
                known=listed(actions),
                hint="",
            )
            continue
        actions[identity] = _joined("actions", identity, action, text, problems)


def join_topics(items: dict[str, dict[str, Node]], problems: Collector) -> None:
    """Give the texts of content/topics/ to their topics.

    One without a topic beside it stays as it is, for the topic may come from the pack.
    """
    texts = items.pop("topic_texts", {})
    for identity, text in texts.items():
        topics = items.setdefault("topics", {})
        topic = topics.get(identity)
        if isinstance(topic, Branch) and isinstance(text, Branch):
            topics[identity] = _joined("topics", identity, topic, text, problems)
        else:
            topics[identity] = text


def _joined(name: str, identity: str, item: Branch, text: Branch, problems: Collector) -> Branch:
    """An item with what the file of its text says; a body in both is a problem."""
    if "body" in item.items and "body" in text.items:
        problems.add(
            "body-twice",
            item.items["body"].place,
            (name, identity, "body"),
            id=identity,
            other=text.source.file,
        )
    extra = {key: node for key, node in text.items.items() if key != "id"}
    return replace(item, items={**item.items, **extra}, keys={**item.keys, **text.keys})
