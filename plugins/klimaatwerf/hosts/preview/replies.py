"""What the server says: bytes of a kind, and for a page the script that follows it."""

from __future__ import annotations

from dataclasses import dataclass

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.problems import Problem
from klimaatwerf.hosts.preview.addresses import quoted
from klimaatwerf.hosts.preview.panel import notice, page, with_panel

__all__ = [
    "EVENTS",
    "SCRIPT",
    "Reply",
    "document",
    "file_of",
    "problems_only",
    "redirect",
    "refusal",
    "saying",
]

SCRIPT, EVENTS = "/-/herlaad.js", "/-/events"
"""The addresses of the preview itself; no municipality has the name `-`."""

_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Reply:
    """An answer to a request; `mark` tells a page that a browser shows from a later one."""

    status: int
    kind: str
    body: bytes
    mark: str = ""
    location: str = ""

    @property
    def tag(self) -> str:
        """What a browser says it has already (ETag)."""
        return f'"{digest_of(self.body)}"'


def file_of(name: str, body: bytes) -> Reply:
    """A file that is no page."""
    ending = name.rpartition(".")[2].lower()
    return Reply(200, _KINDS.get(ending, "application/octet-stream"), body)


def document(status: int, html: bytes, found: tuple[Problem, ...] = (), beside: str = "") -> Reply:
    """A page with its problems; `beside` is the digest of the styles and media that it shows."""
    html = with_panel(html, found) if found else html
    mark = fingerprint((digest_of(html), beside))
    before, closing, after = html.rpartition(b"</body>")
    script = f'<script src="{SCRIPT}" data-mark="{mark}"></script>\n'.encode()
    body = b"".join((before, script, closing, after)) if closing else html + script
    return Reply(status, _KINDS["html"], body, mark)


def problems_only(found: tuple[Problem, ...]) -> Reply:
    """The page of what can't be shown yet."""
    return document(503, page(found, asks=False).encode())


def saying(
    status: int,
    title: str,
    text: str,
    link: tuple[str, str] = ("", ""),
    found: tuple[Problem, ...] = (),
) -> Reply:
    """A page that says one thing; `link` is an address with its words."""
    address, label = link
    return document(status, notice(title, text, quoted(address), label).encode(), found)


def redirect(path: str) -> Reply:
    """The way to another address, for now."""
    return Reply(302, _KINDS["txt"], b"", location=quoted(path))


def refusal(status: int, text: str) -> Reply:
    """A request that is not answered."""
    return Reply(status, _KINDS["txt"], f"{text}\n".encode())
