"""The only writer of output: staging, manifest, exchange, and the last good version of each site.

Beside the output lies `.klimaatwerf/<name of the output>/` with a version of each site that was
good, the staging area and the lock. A published site is a real directory with a manifest of ours;
what carries none is never replaced or deleted.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock; builds there are not locked
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "MANIFEST",
    "ForeignFolderError",
    "LockedError",
    "Store",
    "UnsafeOutputError",
    "refuse_unsafe",
]

MANIFEST = ".klimaatwerf.json"
TEMPORARY = ".klimaatwerf-"
"""How the names start of what is half done."""


class ForeignFolderError(Exception):
    """A directory that would be replaced carries no manifest of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(str(folder))


class UnsafeOutputError(Exception):
    """The output is the root of the disk, the sources or a folder above them."""


class LockedError(Exception):
    """Another build is at work; `holder` says pid, host and start time."""

    def __init__(self, holder: Mapping[str, str]) -> None:
        self.holder = holder
        super().__init__(str(dict(holder)))


def refuse_unsafe(out: Path, root: Path) -> None:
    """Refuse an output that would overwrite sources.

    Raises:
        UnsafeOutputError: `out` is the project's root, above it, or in its sources.
    """
    target, home = out.resolve(), root.resolve()
    sources = [home / name for name in ("content", "municipalities", "themes", "plugins", "tests")]
    if home.is_relative_to(target) or any(
        target == source or target.is_relative_to(source) for source in sources
    ):
        raise UnsafeOutputError(str(out))


@dataclass(frozen=True)
class Store:
    """The output and what is kept beside it."""

    out: Path
    home: Path

    @classmethod
    def beside(cls, out: Path) -> Store:
        """The store of an output folder."""
        out = Path(os.path.abspath(out))
        return cls(out, out.parent / ".klimaatwerf" / out.name)

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder on the disk of the store, gone afterwards."""
        self.home.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="staging-", dir=self.home))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def lock(self, *, wait: bool) -> Iterator[None]:
        """Hold the output for one build.

        Raises:
            LockedError: another build holds it and `wait` is false.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with open(self.home / "lock", "a+", encoding="utf-8") as file:
            if fcntl is not None:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                except OSError:
                    file.seek(0)
                    raise LockedError(_holder(file.read())) from None
            file.seek(0)
            file.truncate()
            started = datetime.now(UTC).isoformat(timespec="seconds")
            json.dump(
                {"pid": str(os.getpid()), "host": socket.gethostname(), "started": started}, file
            )
            file.flush()
            self._sweep()
            yield

    def _sweep(self) -> None:
        """Remove what an interrupted build left behind."""
        for pattern in ("staging-*", f"sites/{TEMPORARY}*"):
            for folder in self.home.glob(pattern):
                shutil.rmtree(folder, ignore_errors=True)
        for folder in self.out.glob(f"{TEMPORARY}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, slug: str, built: Path) -> bool:
        """Put a freshly built site in its place; False where the same bytes stand there already.

        Raises:
            ForeignFolderError: something else stands in its place.
        """
        target = self.out / slug
        _refuse_foreign(target)
        kept = self._kept(slug)
        text = _manifest(built)
        if _read(kept / MANIFEST) == text and _is_whole(target, text):
            return False
        (built / MANIFEST).write_text(text, encoding="utf-8")
        self._exchange(built, kept)
        self._show(slug)
        return True

    def restore(self, slug: str) -> bool:
        """Put the last good version of a site back; False where there is none."""
        text = _read(self._kept(slug) / MANIFEST)
        if text is None or not _is_whole(self._kept(slug), text):
            return (self.out / slug / MANIFEST).is_file()
        if not _is_whole(self.out / slug, text):
            self._show(slug)
        return True

    def has_good(self, slug: str) -> bool:
        """Whether an earlier good version of a site is there."""
        return (self._kept(slug) / MANIFEST).is_file() or (self.out / slug / MANIFEST).is_file()

    def write_note(self, slug: str, text: str) -> None:
        """Keep a text with the last good version of a site."""
        note = self._note(slug)
        if _read(note) != text:
            note.parent.mkdir(parents=True, exist_ok=True)
            _replace(note, text.encode())

    def read_note(self, slug: str) -> str | None:
        """The text that was kept with the last good version of a site."""
        return _read(self._note(slug))

    def remove_others(self, slugs: frozenset[str]) -> tuple[str, ...]:
        """Remove our sites whose municipality is gone; what is not ours stays."""
        gone: list[str] = []
        for folder in sorted(self.out.iterdir()) if self.out.is_dir() else ():
            if (
                folder.name not in slugs
                and (folder / MANIFEST).is_file()
                and not folder.is_symlink()
            ):
                shutil.rmtree(folder)
                shutil.rmtree(self._kept(folder.name), ignore_errors=True)
                self._note(folder.name).unlink(missing_ok=True)
                gone.append(folder.name)
        return tuple(gone)

    def publish_portal(self, built: Path) -> None:
        """Replace the portal's files one by one, then remove those that it no longer has."""
        known = self.home / "portal.json"
        before = _names(_read(known))
        names = sorted(
            path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()
        )
        for name in names:
            target = self.out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = built / name
            if not target.is_file() or target.read_bytes() != fresh.read_bytes():
                _replace(target, fresh.read_bytes())
        for name in sorted(before - set(names)):
            if (self.out / name).resolve().is_relative_to(self.out.resolve()):
                (self.out / name).unlink(missing_ok=True)
        _replace(known, json.dumps(names).encode())

    def _note(self, slug: str) -> Path:
        return self.home / "notes" / f"{slug}.json"

    def _kept(self, slug: str) -> Path:
        return self.home / "sites" / slug

    def _show(self, slug: str) -> None:
        """Link the kept version into the output."""
        self.out.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=self.out))
        fresh.chmod(0o755)
        try:
            _link_tree(self._kept(slug), fresh)
            self._exchange(fresh, self.out / slug)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    @staticmethod
    def _exchange(fresh: Path, target: Path) -> None:
        """Put `fresh` in the place of `target`."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            fresh.rename(target)
            return
        _refuse_foreign(target)
        former = target.with_name(f"{TEMPORARY}{target.name}-{os.getpid()}")
        target.rename(former)
        fresh.rename(target)
        shutil.rmtree(former)


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not (target / MANIFEST).is_file()):
        raise ForeignFolderError(target)


def _manifest(folder: Path) -> str:
    """The files below a folder with the SHA-256 of their bytes, as JSON."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
    return json.dumps({"generator": "klimaatwerf", "files": files}, indent=1) + "\n"


def _is_whole(folder: Path, manifest: str) -> bool:
    """Whether a site has exactly the files and bytes of a manifest."""
    return _read(folder / MANIFEST) == manifest and _manifest(folder) == manifest


def _names(text: str | None) -> set[str]:
    """The names in a list of files; none where it can't be read."""
    try:
        names = json.loads(text or "[]")
    except ValueError:
        return set()
    return {name for name in names if isinstance(name, str)}


def _replace(target: Path, data: bytes) -> None:
    """Put a file in its place whole, also on another disk than where it was made."""
    with tempfile.NamedTemporaryFile(prefix=TEMPORARY, dir=target.parent, delete=False) as file:
        file.write(data)
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)


def _link_tree(source: Path, target: Path) -> None:
    """The same files under another name, linked where the disk allows it."""
    for folder, _, names in os.walk(source):
        there = target / Path(folder).relative_to(source)
        there.mkdir(exist_ok=True)
        for name in names:
            try:
                os.link(Path(folder) / name, there / name)
            except OSError:
                shutil.copy2(Path(folder) / name, there / name)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None


def _holder(text: str) -> dict[str, str]:
    try:
        return dict(json.loads(text))
    except ValueError:
        return {"pid": "?", "host": "?", "started": "?"}
