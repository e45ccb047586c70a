from __future__ import annotations

from collections.abc import Iterator

import pytest

from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.render.kept import Kept
from tests.kit.kits import FONTS
from tests.sites import shipped


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawingRoom]:
    """The presses for the shipped designs, which all tests of a process share."""
    kept = Kept(tmp_path_factory.mktemp("kept"))
    with DrawingRoom(shipped().pack.kit, FONTS, kept, presses=2) as made:
        yield made
