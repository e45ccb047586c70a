"""What a preview shows of problems: in the page itself, in Dutch, until they are mended.

The panel is added to what the server sends, so that no built file holds it. A build that fails
as a whole leaves the pages of the last one, with the problem above them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import yaml
from markupsafe import Markup

from klimaatwerf.core.problems import Problem, Severity, problem
from klimaatwerf.core.tree import Place

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["Preview", "serve"]

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_PANEL = Markup(
    '<div role="alert" lang="nl-BE" style="font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;'
    "background:{ground};border-bottom:4px solid {line};padding:.75rem 1rem;max-height:60vh;"
    'overflow:auto"><details{opened}><summary style="cursor:pointer"><b>{title}</b></summary>'
    '<ul style="margin:.5rem 0 0;padding:0;list-style:none">{rows}</ul></details></div>'
)
_ROW = Markup(
    '<li style="margin:0 0 .6rem"><b>{message}</b> {hint}<br>'
    '<code style="font:.9em/1.5 monospace">{file}, regel {line}</code></li>'
)
_PAGE = Markup(
    '<!doctype html><html lang="nl-BE"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
    '<body style="margin:0">{panel}<p style="font:1rem/1.5 system-ui,sans-serif;padding:0 1rem">'
    "Verbeter het bestand en bewaar het. Deze pagina komt dan vanzelf.</p>"
    "<script>setInterval(()=>fetch(location.href,{{cache:'no-store'}})"
    ".then(answer=>{{if(answer.ok)location.reload()}}).catch(()=>0),1000)</script></body></html>"
)
_GRAVE, _MILD = ("#ffe3df", "#b3261e"), ("#fff4d6", "#8a6100")


class Preview:
    """The problems of the moment, and the server that shows them."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] = ()
        self._failure: tuple[Problem, ...] = ()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Show these problems from now on."""
        self._problems = tuple(problems)

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
                    status, body = "503 Service Unavailable", _page(found)
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
        everyone = {found.municipality for found in self._problems}
        return self._failure + tuple(
            found
            for found in self._problems
            if (slug not in everyone and found.severity is not Severity.HINT)
            or found.municipality in (None, slug)
        )


def _with_panel(body: bytes, found: tuple[Problem, ...]) -> bytes:
    """A page with the panel at the start of its body."""
    before, tag, after = body.partition(b"<body")
    rest, closing, content = after.partition(b">")
    return b"".join((before, tag, rest, closing, _panel(found).encode(), content))


def _page(found: tuple[Problem, ...]) -> bytes:
    """A whole page for a site that was never built."""
    return _PAGE.format(title="Er is iets te verbeteren", panel=_panel(found)).encode()


def _panel(found: tuple[Problem, ...]) -> Markup:
    """The problems, the worst first; open where something can't be built."""
    order = list(Severity)
    worst = sorted(found, key=lambda one: (order.index(one.severity), one.place))
    errors = sum(one.is_error for one in worst)
    ground, line = _GRAVE if errors else _MILD
    return _PANEL.format(
        ground=ground,
        line=line,
        opened=Markup(" open") if errors else "",
        title=_title(errors, len(worst)),
        rows=Markup("").join(
            _ROW.format(
                message=one.message, hint=one.hint, file=one.place.file, line=one.place.line
            )
            for one in worst
        ),
    )


def _title(errors: int, number: int) -> str:
    if not errors:
        return f"{number} tip{'' if number == 1 else 's'} voor deze site"
    what = "Er is een fout" if errors == 1 else f"Er zijn {errors} fouten"
    return f"{what}. Tot dat verbeterd is, zie je de vorige versie."


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
