"""The profiles of Hypothesis, and who runs which tests where pytest has several processes.

`--hypothesis-profile=ci` gives the same examples on every run.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, print_blob=True)
settings.load_profile("default")

SLOW = (
    "tests/portal/test_handbook.py",
    "tests/browser/",
    "tests/hosts/",
    "tests/cli/",
    "tests/test_faults.py",
)
"""What takes longest begins first, in this order: else one process ends long after the others."""

APART = "tests/browser/test_axe.py"
"""The file whose tests are so slow that each goes where there is room."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc] # xdist has no types
    """Gives the tests of a file to one process, in order: fixtures are made once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = nodeid.partition("::")[0]
        return nodeid if file == APART else file


def pytest_xdist_make_scheduler(config: Any, log: Any) -> ByFile:
    """Schedule by file, however pytest was started, in the order of the collection."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Begin with what takes longest."""
    items.sort(
        key=lambda item: next((at for at, one in enumerate(SLOW) if item.nodeid.startswith(one)), 9)
    )
