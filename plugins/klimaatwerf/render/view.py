"""A site as its templates see it: what they can ask, and addresses as seen from the page at hand.

The context and the macros are made once a site, for that is most of what a page costs. So what
depends on the page (`page`, `href`, `asset`) looks at the page that is being rendered now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from klimaatwerf.core.calendar import Session, sessions
from klimaatwerf.core.goals import Progress, standings
from klimaatwerf.core.links import External, Internal, resolve
from klimaatwerf.core.model import Action, Event, Goal
from klimaatwerf.core.model.base import Reference
from klimaatwerf.core.months import MANY, MOST
from klimaatwerf.core.pages import Page, address_of
from klimaatwerf.core.picture import Picture, variants
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import EMBEDS, Audience, Layout, RuleUnit, SiteStatus
from klimaatwerf.render.asks import Ask, Asked, AskedDay, answer
from klimaatwerf.render.charts import Chart, Measured, line_chart
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.images import TEXT_SIZES, ImageInText, Shown, When, markup
from klimaatwerf.render.markdown import Compiled
from klimaatwerf.render.parts import Choice, Je, Value
from klimaatwerf.render.plain_text import json_words
from klimaatwerf.render.theme import ASSETS

__all__ = ["MACROS", "View", "folder_address"]

_QUERIES = (
    "actions actions_with related ideas topics events next_session next_events past_events"
    " months month partners goals moments methods news audiences topic action partner goal method"
    " choices"
).split()


MACROS = tuple(
    f"macros/{name}.html"
    for name in "words heads pictures actions taking_part agenda goals people lists".split()
)
"""The shared markup of the theme, a file for each kind of thing that it shows."""


class _Macros:
    """The macros of all files, made once a site: they reach those of other files through this."""

    def __init__(self, theme: jinja2.Environment, context: Mapping[str, Any]) -> None:
        given = {**theme.globals, **context, "ui": self}
        for name in MACROS:  # shared: the context is copied once, and not for each file
            module = theme.get_template(name).make_module(given, shared=True)
            vars(self).update(module.__dict__)


class _Here:
    """The page that is being rendered, with the pages above it and its text as HTML."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._page: Page | None = None
        self.body: str = ""

    def turn_to(self, page: Page) -> None:
        """Go on with another page."""
        self._page, self.body = page, ""

    @property
    def breadcrumb(self) -> tuple[Page, ...]:
        """The pages above it."""
        return self._plan.breadcrumb(self._page) if self._page else ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


class View:
    """The context of every template of one site; `turn_to` says which page comes next."""

    def __init__(
        self,
        plan: Plan,
        theme: jinja2.Environment,
        gallery: Gallery,
        compiled: Callable[[Leaf], Compiled] | None = None,
    ) -> None:
        self.plan = plan
        self.theme = theme
        self.gallery = gallery
        self._compiled = compiled
        self.here = _Here(plan)
        self._page: Page | None = None
        self.up: str = ""
        """The way from the page at hand to the top of the site; all addresses begin with it."""
        self._addresses: dict[tuple[str, str], str] = {}
        self._images: dict[tuple[Any, ...], Markup] = {}
        self._pieces: dict[tuple[Any, ...], tuple[str, set[Ask], Any]] = {}
        self._answers: dict[Ask, Any] = {}
        self.asked = Asked()
        self.today = AskedDay.of(plan.today, self.asked)
        self._globals: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self._context = self._make_context()
        self._context["ui"] = _Macros(theme, self._context)
        self._always = self.asked.taken()

    def turn_to(self, page: Page) -> None:
        """Render this page from now on."""
        self._page = page
        if page.layout is Layout.NOT_FOUND:  # it is shown at any address
            base = urlsplit(self.plan.site.municipality.site_url or "/").path
            self.up = folder_address(base)
        else:
            self.up = "../" * (page.path.count("/") + 1) if page.path else ""
        self.here.turn_to(page)

    def turn_to_file(self, name: str) -> None:
        """Make this file from now on; its name is its address in the site."""
        self._page = None
        self.up = "../" * name.count("/")

    def taken(self) -> frozenset[Ask]:
        """What was asked since the last time, with what every page asks."""
        return self.asked.taken() | self._always

    def render(self, template: str, values: Mapping[str, Any] | None = None) -> str:
        """A template of the theme for the page at hand."""
        found = self.theme.get_template(template)
        given = {**self._everything(), **values} if values else self._everything()
        # What `found.render` does too, after three more copies of all that is given.
        context = self.theme.context_class(self.theme, given, found.name, found.blocks)
        try:
            return "".join(found.root_render_func(context))
        except Exception:  # noqa: BLE001 (a template may raise anything; Jinja tells its line)
            self.theme.handle_exception()

    def _everything(self) -> dict[str, Any]:
        """The context with the globals of the environment; a plugin may have added some."""
        if self._globals != self.theme.globals:
            self._globals = dict(self.theme.globals)
            self._given = {**self._globals, **self._context}
        return self._given

    def href(self, target: Any) -> str | None:
        """The address of an item, page or address as seen from here; None where it is not."""
        if target is None:
            return None
        if isinstance(target, str) and not isinstance(target, Audience):
            path = target.strip("/")
        else:
            path = address_of(target.event if isinstance(target, Session) else target)
        self.asked.note("page", path)
        return self.address(path) if path in self.plan.pages else None

    def link(self, target: str, file: str) -> str | None:
        """A target as written in `file`, as seen from here; None where it leads nowhere."""
        self.asked.note("link", target, file)
        found = resolve(target, file, self.plan.pages, self.plan.site.media)
        if isinstance(found, External):
            return found.target
        if isinstance(found, Internal):
            path = self.address(self._published(found.path) if found.is_file else found.path)
            return f"{path}#{found.fragment}" if found.fragment else path
        there = self.plan.away.get(found.path)
        return None if there is None else self.address(there)

    def asset(self, name: str) -> str:
        """The address of a file of the theme or of the media as seen from here."""
        self.asked.note("medium", name)
        return self.address(name if name in self.plan.site.media else f"{ASSETS}/{name}")

    def picture(self, name: str) -> Picture | None:
        """The facts of a picture of the media; None where it is not one."""
        self.asked.note("picture", name)
        return self.plan.pictures.get(name)

    def _shown(self, name: str) -> Picture | None:
        """The facts of a picture for who only shows it: of a drawing no page tells more."""
        self.asked.note("shown", name)
        return self.plan.pictures.get(name)

    def image(
        self,
        name: str,
        alt: str | None = "",
        *,
        sizes: str = "100vw",
        css: str = "",
        when: When = "later",
        title: str = "",
    ) -> Markup:
        """A picture of the media as HTML, in every size and format that there is.

        `sizes` says how wide it is shown, `when` how soon.
        """
        picture = self._shown(name)
        key = (self.up, name, alt, sizes, css, when, title)
        if key not in self._images:
            self._images[key] = markup(
                Shown(alt or "", sizes, css, title, when),
                picture,
                self.gallery.formats(picture) if picture else (),
                lambda one: self.address(one.name(name, picture) if one and picture else name),
            )
        return self._images[key]

    def image_in_text(self, image: ImageInText, file: str) -> str:
        """A picture of a text in `file` as HTML; only its words where it is none of the site's."""
        self.asked.note("link", image.target, file)
        found = resolve(image.target, file, self.plan.pages, self.plan.site.media)
        if isinstance(found, Internal) and found.is_file:
            return self.image(found.path, image.alt, sizes=TEXT_SIZES, title=image.title)
        return str(escape(image.alt))

    def address(self, path: str) -> str:
        """A page or file of the site as seen from here.

        Pages that lie equally deep see every address alike, so that they share what is made of it.
        """
        key = (self.up, path)
        if key not in self._addresses:
            is_file = "." in path.rpartition("/")[2]
            self._addresses[key] = f"{self.up}{path}{'' if is_file or not path else '/'}" or "./"
        return self._addresses[key]

    def whole(self, target: Any) -> str | None:
        """The address of an item or page for who is elsewhere; None where nobody knows it."""
        base = self.plan.site.municipality.site_url
        path = address_of(target)
        self.asked.note("page", path)
        if not base or path not in self.plan.pages:
            return None
        return f"{folder_address(base)}{path}/" if path else folder_address(base)

    def canonical(self, page: Page) -> str | None:
        """The absolute address of a page, where the site's address is known.

        What stands in a frame elsewhere is part of the page that it leads to.
        """
        if page.layout in EMBEDS:
            return self.whole(self.plan.pages[page.parent or ""])
        return None if page.layout is Layout.NOT_FOUND else self.whole(page)

    def whole_file(self, name: str) -> str | None:
        """The address of a file beside the pages for who is elsewhere."""
        base = self.plan.site.municipality.site_url
        return f"{folder_address(base)}{name}" if base else None

    @property
    def hidden(self) -> bool:
        """Whether search engines should stay away."""
        return self.plan.site.municipality.status is not SiteStatus.LIVE

    def ask(self, name: str, *positional: Any, **named: Any) -> Any:
        """What `core.select.Selection` answers to one of its questions."""
        return self._ask("query", name, positional, tuple(named.items()))

    def event(self, id: str) -> Event:
        """One event; past ones too."""
        found: Event = self._ask("event", id)
        return found

    def paths(self) -> tuple[str, ...]:
        """The paths of all pages."""
        found: tuple[str, ...] = self._ask("paths")
        return found

    def listed(self, path: str) -> Page:
        """A page for what a list shows of it: not its text."""
        self._ask("listed", path)
        return self.plan.pages[path]

    def json_words(self, page: Page) -> str:
        """The words of a page's text as this municipality says them, inside a string of JSON."""
        body: Leaf | None = self._ask("text", page.path)
        if body is None or self._compiled is None:
            return ""
        compiled = self._compiled(body)
        for part in (*compiled.inline, *compiled.blocks):
            if isinstance(part, Value | Choice):
                self.asked.note("value", part.path)
        return json_words(compiled, self.plan.values)

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Words that mean the same to who searches, as the page that searches gives them."""
        found: tuple[tuple[str, ...], ...] = self._ask("synonyms")
        return found

    def redirect_of(self, former: str) -> str:
        """The page that a former address leads to."""
        found: str = self._ask("redirect", former)
        return found

    def once(self, macro: str, item: Any, *rest: Any) -> str:
        """What a macro makes of an item, made once for all pages that lie equally deep."""
        key = (macro, item if isinstance(item, str) else id(item), rest, self.up)
        if key in self._pieces:
            piece, asks, _ = self._pieces[key]
            self.asked.again(asks)
        else:
            with self.asked.fragment() as asks:
                piece = getattr(self._context["ui"], macro)(item, *rest)
            self._pieces[key] = piece, asks, item  # kept, so that nothing else gets its identity
        return piece

    def sources_shown(self, sources: Iterable[Reference]) -> tuple[Reference, ...]:
        """The sources of what a reader of this site sees."""
        return tuple(
            one for one in sources if not one.when or self.filled(tuple(one.when.split(".")))
        )

    def filled(self, path: tuple[str, ...]) -> bool:
        """Whether a value of the site is there."""
        self.asked.note("value", path)
        return self.plan.values.filled(path)

    def _published(self, name: str) -> str:
        """The file that a link to a file of the media leads to: the largest of a photograph."""
        picture = self._shown(name)
        if picture is None or picture.is_drawing:
            return name
        return list(variants(picture, picture.fallback))[-1].name(name, picture)

    def _ask(self, kind: str, *rest: Any) -> Any:
        """The answer of the plan to a question, which counts for the page at hand."""
        self.asked.note(kind, *rest)
        ask = (kind, *rest)
        if ask not in self._answers:
            self._answers[ask] = answer(self.plan, ask)
        return self._answers[ask]

    def _query(self, name: str) -> Callable[..., Any]:
        return partial(self.ask, name)

    def _action_progress(self, action: Action) -> Progress | None:
        self.asked.note("goal of", action.goal or "")
        return self.plan.selection.action_progress(action)

    def _goal_chart(self, goal: Goal, aim: str) -> Chart | None:
        """The line of a goal's values beside its straight path."""
        if len(goal.values) < 2:
            return None
        values = (Measured(one.date, one.value, one.estimated) for one in goal.values)
        return line_chart(
            values,
            self.plan.selection.straight_path(goal),
            self.plan.selection.progress(goal).target,
            aim,
            date(goal.target_year, 12, 31) if goal.target_year else None,
            goal.rule.per is RuleUnit.PERCENT_REDUCTION,
        )

    def _action_chart(self, action: Action, aim: str) -> Chart | None:
        """The line of an action's values below its goal's target."""
        now = self._action_progress(action)
        values = (Measured(one.date, one.value) for one in action.progress)
        return line_chart(values, None, now.target if now else None, aim)

    def texts(self) -> tuple[Page, ...]:
        """The pages that are no item and no error, by title, for what a list shows of them."""
        self.asked.note("texts")
        return self.plan.texts

    def _make_context(self) -> dict[str, Any]:
        plan = self.plan
        form = plan.values.address_form
        return {
            **{name: self._query(name) for name in _QUERIES},
            "progress": plan.selection.progress,
            "action_progress": self._action_progress,
            "event": self.event,
            "straight_path": plan.selection.straight_path,
            "goal_chart": self._goal_chart,
            "action_chart": self._action_chart,
            "standings": lambda goals: standings(map(plan.selection.progress, goals)),
            "pages": self.texts,
            "texts": plan.site.texts,
            "whole": self.whole,
            "whole_file": self.whole_file,
            "beside": self.address,
            "many": MANY,
            "most": MOST,
            "sessions": sessions,
            "steps": lambda subject: getattr(subject, "steps", ()),
            "municipality": plan.site.municipality,
            "today": self.today,
            "je": lambda je, u: Je(je, u).for_form(form),
            "page": self.here,
            "href": self.href,
            "asset": self.asset,
            "image": self.image,
            "image_in_text": lambda image: self.image_in_text(image, ""),
            "link": lambda target: self.link(target, ""),
            "once": self.once,
            "sources_shown": self.sources_shown,
        }


def folder_address(address: str) -> str:
    """An address with a slash at its end."""
    return address if address.endswith("/") else f"{address}/"
