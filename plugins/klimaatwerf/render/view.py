"""A site as its templates see it: what they can ask of it, beside its addresses.

The context and the macros are made once a site, for that is most of what a page costs. So what
depends on the page (`page`, `href`, `asset`) looks at the page that is being rendered now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.goals import Progress, standings
from klimaatwerf.core.model import Action, Event, Goal
from klimaatwerf.core.model.base import Reference
from klimaatwerf.core.months import MANY, MOST
from klimaatwerf.core.pages import Page, address_of
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import RuleUnit, SiteStatus
from klimaatwerf.render.addresses import Addresses
from klimaatwerf.render.asks import Ask, AskedDay, answer
from klimaatwerf.render.charts import Chart, Measured, line_chart
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.images import Shown, plain
from klimaatwerf.render.markdown import Compiled
from klimaatwerf.render.parts import Choice, Je, Value
from klimaatwerf.render.plain_text import json_words
from klimaatwerf.render.sharing.names import PREVIEW, card_alt, preview_name
from klimaatwerf.render.takeaways import Download, Outside

__all__ = ["MACROS", "View"]

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


class Preview(NamedTuple):
    """The picture of an item for where it is shared: small as HTML, and the name of its file."""

    image: Markup
    name: str


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


class View(Addresses):
    """The context of every template of one site; `turn_to` says which page comes next."""

    def __init__(
        self,
        plan: Plan,
        theme: jinja2.Environment,
        gallery: Gallery,
        compiled: Callable[[Leaf], Compiled] | None = None,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(plan, gallery)
        self.outside = outside or Outside()
        self.theme = theme
        self._compiled = compiled
        self.here = _Here(plan)
        self._pieces: dict[tuple[Any, ...], tuple[tuple[str, Any], set[Ask]]] = {}
        self._answers: dict[Ask, Any] = {}
        self.today = AskedDay.of(plan.today, self.asked)
        self._globals: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self._context = self._make_context()
        self._context["ui"] = _Macros(theme, self._context)
        self._always = self.asked.taken()

    def turn_to(self, page: Page) -> None:
        """Render this page from now on."""
        super().turn_to(page)
        self.here.turn_to(page)

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

    def card(self, path: str) -> str | None:
        """The name of the picture of a page for where it is shared, where it has one of its own."""
        found: str | None = self._ask("kit", path) if self.outside.draw else None
        return found

    def preview(self, item: Any) -> Preview | None:
        """The picture of an item for where it is shared, as its kit shows it; None without one."""
        path = address_of(item)
        name = self.card(path)
        if name is None:
            return None
        shown = Shown(card_alt(self.plan.kit[path]), "", "", "", "later")
        return Preview(plain(shown, self.address(preview_name(name)), *PREVIEW), name)

    def downloads_of(self, item: Any) -> tuple[Download, ...]:
        """What can be taken along of the kit of an item."""
        path = address_of(item)
        made = self.outside.downloads
        if made is None or path not in self.plan.kit:
            return ()
        self.asked.note("downloads", path)
        return made.of(path)

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

        def make() -> tuple[str, Any]:  # the item is kept, so that nothing else gets its identity
            return getattr(self._context["ui"], macro)(item, *rest), item

        return self.asked.once(self._pieces, key, make)[0]

    def sources_shown(self, sources: Iterable[Reference]) -> tuple[Reference, ...]:
        """The sources of what a reader of this site sees."""
        return tuple(
            one for one in sources if not one.when or self.filled(tuple(one.when.split(".")))
        )

    def filled(self, path: tuple[str, ...]) -> bool:
        """Whether a value of the site is there."""
        self.asked.note("value", path)
        return self.plan.values.filled(path)

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
            "preview": self.preview,
            "downloads": self.downloads_of,
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
