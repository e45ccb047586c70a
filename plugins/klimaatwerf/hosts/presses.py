"""What draws the pictures of pages in one process: begun with the first, one for each pack."""

from __future__ import annotations

from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from klimaatwerf.core.kit.formats import OPEN_GRAPH
from klimaatwerf.project import Project
from klimaatwerf.render.kept import Kept

if TYPE_CHECKING:
    from klimaatwerf.kit.sharing import Sharing

__all__ = ["Presses"]


class Presses:
    """Draws for every pack that somebody follows; `quick` ones show only what was drawn before."""

    def __init__(self, root: Path, kept: Kept, *, quick: bool = False) -> None:
        self._root, self._kept, self._quick = root, kept, quick
        self._of: dict[str | None, tuple[Project, jinja2.Environment, Sharing]] = {}
        self.close = Finalize(self, _close, args=(self._of,), exitpriority=100)
        """Stops them; it also runs when the process ends."""

    def of(self, project: Project, theme: jinja2.Environment) -> Sharing | None:
        """What draws for those that share a pack and a theme; None where it has no designs."""
        kit = project.pack.kit
        if not kit.edition(OPEN_GRAPH.design):
            return None
        known = self._of.get(project.version)
        if known is None or known[0].pack is not project.pack or known[1] is not theme:
            if known is not None:
                known[2].close()
            from klimaatwerf.kit.sharing import Sharing  # noqa: PLC0415 (0.05 s, not for every site)

            made = Sharing(
                self._root, theme, kit, self._kept, release=project.version, quick=self._quick
            )
            self._of[project.version] = known = project, theme, made
        return known[2]

    @property
    def drawn(self) -> int:
        """How many pictures were drawn."""
        return sum(one.drawn for _, _, one in self._of.values())


def _close(presses: dict[str | None, tuple[Project, jinja2.Environment, Sharing]]) -> None:
    for _, _, one in presses.values():
        one.close()
    presses.clear()
