"""A new folder of a municipality, there as a whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.register import Entry
from klimaatwerf.editing.starter import Starter
from klimaatwerf.sources.trees import CONTENT, MUNICIPALITIES, read_municipality, read_pack

__all__ = ["create", "existing", "starter_for"]


def starter_for(root: Path, entry: Entry, today: date) -> Starter:
    """What a new municipality of this root starts with: something of BBL's pack, if it has it."""
    pack = read_pack(root / CONTENT, CONTENT, Collector()).tree
    variables = pack.branch("pack", "variables")
    texts = {
        name: variables.text(name, "example") or variables.text(name, "default") or "…"
        for name in variables.items
    }
    return Starter(
        entry=entry,
        today=today,
        template=_first("behaag-je-tuin", pack.branch("templates").items),
        partner=_first("bond-beter-leefmilieu", pack.branch("partners").items),
        texts=texts,
    )


def _first(wanted: str, there: Iterable[str]) -> str:
    """The wanted id, else the first that there is."""
    ids = list(there)
    return wanted if wanted in ids else next(iter(ids), "")


def existing(root: Path) -> dict[str, Path]:
    """The folders of municipalities by their name and by their NIS code."""
    folder = root / MUNICIPALITIES
    found: dict[str, Path] = {}
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        found[one.name] = one
        if nis := _nis(one):
            found.setdefault(nis, one)
    return found


def _nis(folder: Path) -> str | None:
    if folder.is_symlink() or not (folder / "municipality.yml").is_file():
        return None
    tree = read_municipality(folder, folder.name, Collector()).tree
    return tree.text("municipality", "nis")


def create(root: Path, slug: str, files: Mapping[str, str]) -> Path:
    """Write the folder of a municipality beside its place, then put it there.

    Raises:
        FileExistsError: something has that name already.
    """
    folder = root / MUNICIPALITIES
    folder.mkdir(exist_ok=True)
    target = folder / slug
    made = Path(tempfile.mkdtemp(prefix=f".nieuw-{slug}-", dir=folder))
    try:
        for name, text in files.items():
            file = made / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        made.chmod(0o777 & ~_umask())  # a temporary folder is for its maker only
        if os.path.lexists(target):
            raise FileExistsError(17, "exists", str(target))
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return target


def _umask() -> int:
    """What the system takes from the rights of new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
