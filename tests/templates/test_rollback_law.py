"""A rollback restores the former bytes, whatever the release that it takes back."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.channels import STABLE
from klimaatwerf.editing.releasing import Draft, Releases
from tests.sites import TODAY
from tests.small import Small
from tests.templates.roots import manifests, released
from tests.templates.test_impact_law import EDIT, MORE


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A root that was released and built, of which each example takes a copy."""
    small = released(tmp_path_factory.mktemp("rollback") / "root")
    small.build()
    return small


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=4))
@example(edits=[("content/pages/plan.md", MORE["content/pages/plan.md"][1])])  # it can't be built
def test_a_rollback_restores_the_former_bytes(built, edits):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(built.root, root, symlinks=True)
        small = Small(root)
        before = manifests(small)
        for name, text in edits:
            if text is not None:
                small.write(name, text)
            else:
                (root / name).unlink(missing_ok=True)
        if (root / "content/pack.yml").is_file():
            Releases.of(root).release(Draft("2026.2", 1), STABLE, TODAY)
            small.build()
            Releases.of(root).rollback(STABLE, TODAY)
        small.build()
        assert manifests(small) == before
