"""What another pack does to many municipalities, found on all cores; a few are done right here."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from klimaatwerf.hosts.engine import Engine, engine_of
from klimaatwerf.pipeline import Project, load_project, prepare
from klimaatwerf.templates.comparing import compare
from klimaatwerf.templates.fields import Nodes
from klimaatwerf.templates.impact import Impact, Told
from klimaatwerf.templates.outputs import Outputs, Side

__all__ = ["Question", "Worker", "impacts_of"]

FEW = 3
"""So many municipalities are done in this process before another one has started."""
LONGEST = 12
"""Municipalities in a chunk at most."""


@dataclass(frozen=True)
class Question:
    """What a process must know to compare; `before` and `after` are roots for now."""

    before: Path
    after: Path
    today: date
    portal_url: str | None
    theme: Path
    markdown: Mapping[str, Any]


class Worker:
    """What a process keeps between municipalities."""

    def __init__(self, question: Question) -> None:
        self.before = load_project(question.before, question.today, question.portal_url)
        self.after = load_project(question.after, question.today, question.portal_url)
        self.engine: Engine = engine_of(question.theme, question.markdown)
        self.outputs = Outputs(self.engine.environment, self.engine.converter)
        self._nodes = Nodes()

    def impact(self, slug: str) -> Impact:
        """What the new pack does to a municipality."""
        return compare(
            _side(self.before, slug), _side(self.after, slug), "", self.outputs, self._nodes
        )

    def chunk(self, slugs: Sequence[str]) -> tuple[list[Impact], dict[str, Told]]:
        """The same for several, with what their pages say differently, by its key."""
        self.outputs.told = {}
        found = [self.impact(slug) for slug in slugs]
        return found, self.outputs.told


def _side(project: Project, slug: str) -> Side:
    faults = tuple(one for one in project.problems if one.is_error)
    return Side(prepare(project, slug), project.texts.names, project.root, faults)
