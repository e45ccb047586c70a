"""Three lines are enough, for every municipality of Flanders."""

from __future__ import annotations

import json
import re
from pathlib import Path

from klimaatwerf.sources.register import load_register
from tests.pages import empty_parts
from tests.roots import copy_root, run

THREE_LINES = 'nis: {}\ncontact: {{email: klimaat@gemeente.example}}\nbrand: {{primary: "#{}"}}\n'


def test_three_lines_build_a_finished_site_for_each_of_the_285(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", [])
    entries = load_register().flemish()
    for number, entry in enumerate(entries):
        folder = root / "municipalities" / entry.slug
        folder.mkdir()
        colour = f"{number * 58_867 % 0x1000000:06x}"
        (folder / "municipality.yml").write_text(
            THREE_LINES.format(entry.nis, colour), encoding="utf-8"
        )
    report = root / "report.json"
    done = run("klimaatwerf", "build", "--report", str(report), cwd=root)
    assert done.returncode == 0, done.stderr
    sites = json.loads(report.read_text(encoding="utf-8"))["sites"]
    assert {site["state"] for site in sites.values()} == {"built"}
    (pages,) = {site["pages"] for site in sites.values()}
    for entry in entries:
        site = root / "site" / entry.slug
        assert len(list(site.rglob("index.html"))) == pages - 1  # and the 404 page
        home = (site / "index.html").read_text(encoding="utf-8")
        assert f"<title>{entry.name.replace(chr(39), '&#39;')} voor het klimaat</title>" in home
        shown = re.sub(r"<script type=.application/ld\+json.>.*?</script>", "", home)
        assert re.findall(r"\{\{|\}\}|None|undefined|[\ue000-\ue003]", shown) == []
    assert len(sites) == 285
    for entry in entries[::40]:  # all of them take minutes, and they differ in names only
        for page in (root / "site" / entry.slug).rglob("*.html"):
            assert empty_parts(page.read_text(encoding="utf-8")) == [], page
