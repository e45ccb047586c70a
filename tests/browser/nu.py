"""The Nu HTML checker of the W3C, over whole folders of built files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.browser.programs import JAVA, missing

__all__ = ["complaints"]

JAR = Path(__file__).with_name("tools") / "node_modules/vnu-jar/build/dist/vnu.jar"
KINDS = (".html", ".css", ".svg")
UNAVOIDABLE = (
    # A file has no origin, so 'self' in its policy lets nothing in; a browser tests the policy.
    "Resource violates Content Security Policy (meta tag): ",
    # JSON-LD is data, which no policy stops; the crawler sees to it that no page has a script.
    "Inline script violates Content Security Policy (meta tag): ",
    # Its checker of styles is older than container queries and than paint-order outside of SVG.
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    # MkDocs writes Markdown as XHTML; it quotes every attribute, and this is no warning.
    "Trailing slash on void elements has no effect",
)


def complaints(folder: Path, files: Iterable[Path]) -> list[str]:
    """Every error and warning about these pages, styles and drawings, with its place."""
    java = JAVA.found()
    assert java, missing([JAVA])
    names = [str(one.relative_to(folder)) for one in files if one.suffix in KINDS]
    assert names
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--exit-zero-always"]
    done = subprocess.run(
        [java, "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(JAR), *options, *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(
        f"{one['url'].rpartition(f'{folder}/')[2]}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if not one["message"].startswith(UNAVOIDABLE)
    )
