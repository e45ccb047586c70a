"""A web server as our handbook asks for one: compressed, with types, ages and pages for errors.

As a program it serves a folder on 127.0.0.1 and prints the port. The tests start it as a process
of its own, since other tests fork, which a thread must not see.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

__all__ = ["compressed", "served"]

TEXTS = frozenset(
    ".css .csv .html .ics .js .json .md .mjs .svg .txt .webmanifest .xml .xsl".split()
)
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def compressed(path: Path) -> bytes:
    """The bytes of a file as they travel: texts through gzip, the others as they are."""
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in TEXTS else data


@contextmanager
def served(*folders: Path) -> Iterator[str]:
    """The address of a server of these folders, the first that has a file first."""
    server = subprocess.Popen(
        [sys.executable, __file__, *map(str, folders)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    extensions_map = TYPES
    folders: tuple[Path, ...] = ()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""

    def do_GET(self) -> None:
        """Send a file, or the nearest page for wrong addresses."""
        path = unquote(urlsplit(self.path).path)
        inner = PurePosixPath(path.lstrip("/"))
        if ".." in inner.parts:
            self._send(None, 400)
        elif not path.endswith("/") and any((one / inner).is_dir() for one in self.folders):
            self._move(f"{path}/")
        elif found := self._first(inner / "index.html" if path.endswith("/") else inner):
            self._send(found, 200)
        else:
            pages = (self._first(above / "404.html") for above in inner.parents)
            self._send(next(filter(None, pages), None), 404)

    do_HEAD = do_GET  # noqa: N815 (the names that http.server looks for)

    def _first(self, inner: PurePosixPath) -> Path | None:
        return next((one / inner for one in self.folders if (one / inner).is_file()), None)

    def _move(self, path: str) -> None:
        self.send_response(301)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, file: Path | None, status: int) -> None:
        body = _body(file, file.stat().st_mtime_ns) if file else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file) if file else "text/plain")
        if file and file.suffix in TEXTS:
            self.send_header("Content-Encoding", "gzip")
        age = 300 if file is None or file.suffix == ".html" else 31_536_000
        self.send_header("Cache-Control", f"public, max-age={age}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@lru_cache(maxsize=2048)
def _body(file: Path, changed: int) -> bytes:
    return compressed(file)


def main(*folders: str) -> None:
    """Serve folders until somebody ends it, and say on which port."""
    _Handler.folders = tuple(map(Path, folders))
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
