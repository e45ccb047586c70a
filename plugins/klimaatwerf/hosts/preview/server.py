"""The server of the preview: HTTP on this computer only, and only to look."""

from __future__ import annotations

import os
import shutil
import tempfile
import traceback
from collections.abc import Callable
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Semaphore, Thread
from typing import Any
from urllib.parse import parse_qs

from klimaatwerf.hosts.mkdocs.basics import basics
from klimaatwerf.hosts.preview.addresses import is_ours, path_of
from klimaatwerf.hosts.preview.desk import Desk
from klimaatwerf.hosts.preview.events import Watcher
from klimaatwerf.hosts.preview.replies import EVENTS, SCRIPT, Reply, file_of, refusal
from klimaatwerf.hosts.preview.telling import Telling
from klimaatwerf.sources.trees import MUNICIPALITIES

__all__ = ["PreviewServer", "serve"]

HERE = "127.0.0.1"
PULSE = 15.0
"""Seconds between two signs of life to an open page."""
LISTENERS = 100
"""Open pages that are followed at once; one more asks again later."""


class PreviewServer(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere two could listen to one port

    def __init__(self, port: int, desk: Desk, listeners: int = LISTENERS) -> None:
        self.desk = desk
        self.listeners = Semaphore(listeners)
        super().__init__((HERE, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say where it went wrong; a browser that went away is no fault."""
        self.desk.telling.trace(traceback.format_exc())


class _Handler(BaseHTTPRequestHandler):
    """Refuses what is not meant for us, and sends what the desk answers."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Klimaatwerf", ""
    disable_nagle_algorithm = True
    wbufsize = 1 << 16  # a whole answer in one piece: else each page waits for an acknowledgement
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a page, a file, or the events that an open page listens to."""
        if not is_ours(self.headers.get("Host")):
            self._send(refusal(403, "Deze voorvertoning is alleen voor deze computer."), close=True)
            return
        address, _, query = self.path.partition("?")
        path = path_of(address)
        if path is None:
            self._send(refusal(400, "Dit adres bestaat niet."), close=True)
        elif path == EVENTS:
            self._follow(query)
        elif path == SCRIPT:
            self._send(file_of(SCRIPT, _script()))
        else:
            self._send(self._reply(path))

    do_HEAD = do_GET  # noqa: N815 (the names that http.server looks for)

    def _refuse(self) -> None:
        self._send(refusal(405, "Hier kan je alleen kijken."), close=True)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse  # noqa: N815 (as above)

    def _reply(self, path: str) -> Reply:
        try:
            return self.server.desk.reply(path)
        except Exception:  # noqa: BLE001 (the preview goes on, whatever a page does)
            self.server.desk.telling.trace(traceback.format_exc())
            return refusal(500, "Deze pagina kan niet getoond worden; met --debug zie je waarom.")

    def _send(self, reply: Reply, *, close: bool = False) -> None:
        """Send an answer, without its body where the browser has it or asks only about it."""
        known = reply.status == 200 and self.headers.get("If-None-Match") == reply.tag
        self.send_response(304 if known else reply.status)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if reply.status == 200:
            self.send_header("ETag", reply.tag)
        if reply.location:
            self.send_header("Location", reply.location)
        if reply.status == 405:
            self.send_header("Allow", "GET, HEAD")
        if close:
            self.send_header("Connection", "close")
        if not known:
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD" and not known:
            self.wfile.write(reply.body)

    def _follow(self, query: str) -> None:
        """Keep the connection of an open page, until the page would look different."""
        asked = parse_qs(query)
        page, mark = asked.get("page", [""])[0], asked.get("mark", [""])[0]
        path = path_of(page)
        if path is None or self.command == "HEAD":
            self._send(refusal(400, "Dit adres bestaat niet."), close=True)
            return
        if not self.server.listeners.acquire(blocking=False):
            self._send(refusal(503, "Er staan te veel pagina's open."), close=True)
            return
        try:
            self._listen(path, mark)
        except OSError:  # the page was closed
            pass
        finally:
            self.server.listeners.release()

    def _listen(self, path: str, mark: str) -> None:
        bell = self.server.desk.bell
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b": hier\n\n")
        self.wfile.flush()
        while True:
            heard = bell.rung
            if self._reply(path).mark != mark:
                self.wfile.write(b"event: reload\ndata:\n\n")
                self.wfile.flush()
                return
            while bell.wait(heard, PULSE) == heard:
                self.wfile.write(b": hier\n\n")
                self.wfile.flush()
            if bell.closed:
                return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


@cache
def _script() -> bytes:
    return (files(__package__) / "herlaad.js").read_bytes()


def serve(
    root: Path,
    port: int,
    today: Callable[[], date],
    only: str | None = None,
    telling: Telling | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Preview a root on this computer until it is interrupted; `ready` is told the address.

    Raises:
        OSError: the port is taken.
    """
    temporary = Path(tempfile.mkdtemp(prefix="klimaatwerf-"))
    desk: Desk | None = None
    try:
        desk = Desk(root.resolve(), temporary, basics, today, only, telling)
        with PreviewServer(port, desk) as server:
            ready(f"http://{HERE}:{server.server_port}{desk.base}{f'{only}/' if only else ''}")
            names = (*desk.foundations.names, MUNICIPALITIES)
            Watcher(desk.root, names, desk.bell).start()
            Thread(target=desk.foundations.latest, daemon=True).start()  # before the first request
            server.serve_forever()
    finally:
        if desk is not None:
            desk.close()
        shutil.rmtree(temporary, ignore_errors=True)
