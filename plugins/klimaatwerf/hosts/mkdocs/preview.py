"""What a preview shows of problems: in the page itself, in Dutch, until they are mended.

The panel is added to what the server sends, so that no built file holds it. A build that fails
as a whole leaves the pages of the last one, with the problem above them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import yaml

from klimaatwerf.core.problems import Problem, Severity, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.mkdocs.panel import page, panel

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["Preview", "serve"]

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
                self._failure = (_explained(error),)
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
                    body = _with_panel(body, found)
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


def _with_panel(body: bytes, found: tuple[Problem, ...]) -> bytes:
    """A page with the panel at the start of its body."""
    before, tag, after = body.partition(b"<body")
    rest, closing, content = after.partition(b">")
    return b"".join((before, tag, rest, closing, panel(found).encode(), content))


def _explained(error: BaseException) -> Problem:
    """Why a build failed as a whole: the line of mkdocs.yml where YAML names one."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark is not None:
            return problem("settings-failed", Place("mkdocs.yml", cause.problem_mark.line + 1, 1))
        cause = cause.__cause__ or cause.__context__
    return problem("settings-failed", Place("mkdocs.yml", 1, 1))


def serve(config_file: str, port: int) -> None:
    """Preview all that the settings name on this computer, until it is interrupted.

    Raises:
        OSError: the port is taken.
    """
    from mkdocs.commands.serve import serve as host_serve  # noqa: PLC0415 (costs 0.1 s)

    host_serve(config_file=config_file, dev_addr=f"127.0.0.1:{port}")
