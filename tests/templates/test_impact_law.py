"""Impact predicts exactly which files a build then changes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from klimaatwerf.templates.impact import State
from tests.hosts.test_cached_equals_clean import EDITS
from tests.small import FILES, Small
from tests.templates.roots import actual, impacts, manifests, predicted, released, withdraw

PACK = sorted(
    name
    for name in EDITS
    if name.startswith("content/") and not name.startswith(("content/regions", "content/portal"))
)
MORE: dict[str, tuple[str | None, ...]] = {
    "content/pack.yml": (
        FILES["content/pack.yml"].replace("    example:", "    default: altijd\n    example:"),
        FILES["content/pack.yml"].replace("variables:", "locked: [pages.over.title]\nvariables:"),
    ),
    "content/media/bbl.svg": (FILES["content/media/bbl.svg"].replace("h6", "h2"),),
    "content/pages/participatie/index.md": (
        FILES["content/pages/participatie/index.md"] + "\n![Haag](../../media/bbl.svg)\n",
        FILES["content/pages/participatie/index.md"].replace("title: Denk mee", "title: Praat"),
    ),
    "content/pages/plan.md": (None, FILES["content/pages/plan.md"] + "\n[Weg](/bestaat-niet/)\n"),
    "content/pages/404.md": (FILES["content/pages/404.md"].replace("Keer om", "Ga terug"),),
}
VARIANTS = {name: (*EDITS.get(name, ()), *MORE.get(name, ())) for name in sorted({*PACK, *MORE})}
EDIT = st.sampled_from([(name, text) for name in VARIANTS for text in VARIANTS[name]])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A root that was released and built, of which each example takes a copy."""
    small = released(tmp_path_factory.mktemp("impact") / "root")
    small.build()
    return small


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=4))
@example(edits=[("content/pages/over.md", VARIANTS["content/pages/over.md"][0])])
@example(edits=[("content/partners.yml", VARIANTS["content/partners.yml"][0])])
@example(edits=[("content/pages/plan.md", None), ("content/topics.yml", None)])
@example(edits=[("content/pages/plan.md", MORE["content/pages/plan.md"][1])])
def test_impact_predicts_exactly_what_a_build_then_changes(built, edits):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(built.root, root, symlinks=True)
        small = Small(root)
        _edit(small, edits)
        before = manifests(small)
        found = impacts(small).impacts
        assert manifests(small) == before
        withdraw(small)
        small.build()
        after = manifests(small)
    changes = {one.slug: predicted(one) for one in found}
    assert changes == {slug: actual(before[slug], after[slug]) for slug in before}
    broken = {one.slug for one in found if one.state is State.BREAKS}
    assert {slug for slug in broken if before[slug] != after[slug]} == set()


def _edit(small: Small, edits: list[tuple[str, str | None]]) -> None:
    for name, text in edits:
        if text is not None:
            small.write(name, text)
        else:
            (small.root / name).unlink(missing_ok=True)
