"""Playbooks: everything of a method that an officer needs, in the order of doing."""

from __future__ import annotations

from klimaatwerf.core.tree import Layer
from klimaatwerf.portal.playbooks import Playbook, Task, playbook_pages, playbooks_of
from tests.sites import shipped
from tests.trees import layer_of

PACK = layer_of(
    Layer.PACK,
    methods=[
        {
            "id": "tafel",
            "title": "Tafel",
            "lead": '{{ je("Zit mee aan tafel.", "Zit mee aan tafel, u ook.") }}',
            "audiences": ["resident", "company"],
            "group_size": "20 mensen",
            "phases": ["Welkom", "Kiezen"],
            "tasks": [
                {"title": "Herinnering", "days_before": "2", "channel": "e-mail"},
                {"title": "Zaal", "days_before": "56", "channel": "telefoon"},
                {"title": "Brief", "days_before": "7", "channel": "brief"},
                {"title": "Koffie", "days_before": "0"},
            ],
            "materials": ["dikke stiften"],
            "report_questions": ["Hoeveel mensen?"],
        }
    ],
)
PAGE = """---
title: Tafel
description: "Zit mee aan tafel."
order: 251
---
Voor wie
:   inwoners, bedrijven

Groep
:   20 mensen

## Het verloop

1. Welkom
2. Kiezen

## Wat je vooraf doet

| Wanneer | Wat | Hoe |
| --- | --- | --- |
| 8 weken vooraf | Zaal | telefoon |
| 1 week vooraf | Brief | brief |
| 2 dagen vooraf | Herinnering | e-mail |
| de dag zelf | Koffie |  |

## Wat je nodig hebt

- dikke stiften

## Vragen voor een goed verslag

- Hoeveel mensen?

## Op je site

Zet deze regel bij een actie of een activiteit. Dan staat die ook op de pagina waar bewoners over \
deze manier lezen.

```yaml
method: tafel
```
"""


def test_a_playbook_tells_the_tasks_from_the_first_to_the_last():
    (found,) = playbooks_of(PACK)
    assert found == Playbook(
        id="tafel",
        title="Tafel",
        lead="Zit mee aan tafel.",
        group_size="20 mensen",
        duration="",
        audiences=("inwoners", "bedrijven"),
        phases=("Welkom", "Kiezen"),
        tasks=(
            Task("Zaal", 56, "telefoon"),
            Task("Brief", 7, "brief"),
            Task("Herinnering", 2, "e-mail"),
            Task("Koffie", 0, ""),
        ),
        materials=("dikke stiften",),
        questions=("Hoeveel mensen?",),
    )


def test_a_page_holds_the_whole_playbook():
    assert playbook_pages(playbooks_of(PACK), 250)["tafel.md"] == PAGE


def test_the_list_leads_to_each_playbook():
    pages = playbook_pages(playbooks_of(PACK), 250)
    assert "| [Tafel](tafel.md) |  |" in pages["index.md"]


def test_every_shipped_method_is_complete():
    lacking = {
        one.id: field
        for one in playbooks_of(shipped().pack.tree)
        for field in ("lead", "group_size", "duration", "phases", "tasks", "materials", "questions")
        if not getattr(one, field)
    }
    assert (lacking, len(playbooks_of(shipped().pack.tree))) == ({}, 14)
