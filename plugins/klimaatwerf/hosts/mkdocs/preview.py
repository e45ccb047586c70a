"""What a preview shows of problems: in the page itself, in Dutch, until they are mended.

The panel is added to what the server sends, so that no built file holds it. A build that fails
as a whole leaves the pages of the last one, with the problem above them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from klimaatwerf.core.problems import Problem, Severity
from klimaatwerf.hosts.faults import settings_problem
from klimaatwerf.hosts.preview.panel import page, with_panel

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["Preview"]

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class Preview:
    """The problems of the moment, and the server that shows them."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] = ()
        self._slugs: frozenset[str] = frozenset()
        self._failure: tuple[Problem, ...] = ()

    def tell(self, problems: Iterable[Problem], slugs: Iterable[str]) -> None:
        """Show these problems from now on; `slugs` are all municipalities."""
        self._problems, self._slugs = tuple(problems), frozenset(slugs)

    def guarded(self, build: Callable[..., Any]) -> Callable[..., Any]:
        """A build that shows why it failed instead of stopping the preview."""

        def attempt(*given: Any, **named: Any) -> None:
            try:
                build(*given, **named)
                self._failure = ()
            except Exception as error:
                self._failure = (settings_problem(error),)
                log.error("%s", self._failure[0])
                log.debug("", exc_info=True)

        return attempt

    def around(self, application: WSGIApplication, mount: str = "/") -> WSGIApplication:
        """The application with a panel in each page that has problems."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            found = self._of(str(environ.get("PATH_INFO", "")).removeprefix(mount))
            if not found:
                return application(environ, start_response)
            told: list[Any] = []

            def keep(*given: Any) -> Callable[[bytes], object]:
                told[:] = given
                return lambda data: None

            body = b"".join(application(environ, keep))
            status, headers = str(told[0]), list(told[1])
            kind = next((value for name, value in headers if name == "Content-Type"), "")
            if kind.startswith("text/html"):
                if status.startswith("404"):
                    status, body = "503 Service Unavailable", page(found).encode()
                else:
                    body = with_panel(body, found)
                headers = [pair for pair in headers if pair[0] != "Content-Length"]
                headers.append(("Content-Length", str(len(body))))
            start_response(status, headers)
            return [body]

        return answer

    def _of(self, path: str) -> tuple[Problem, ...]:
        """The problems of a page's site; the portal shows those of all."""
        slug = path.strip("/").partition("/")[0]
        return self._failure + tuple(
            found
            for found in self._problems
            if (slug not in self._slugs and found.severity is not Severity.HINT)
            or found.municipality in (None, slug)
        )
