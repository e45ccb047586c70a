"""The questions that pages ask of a site: which actions, events, partners and so on, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from klimaatwerf.core.calendar import Session, sessions
from klimaatwerf.core.choices import PHASE_ORDER, Choice, choices_of
from klimaatwerf.core.goals import Progress, StraightPath, action_progress, progress, straight_path
from klimaatwerf.core.model import (
    Action,
    ActionTemplate,
    Goal,
    Method,
    Moment,
    Partner,
    Post,
    Topic,
)
from klimaatwerf.core.months import MANY, Month, months
from klimaatwerf.core.site import Site
from klimaatwerf.core.vocabulary import Audience, GoalScheme, Layout

__all__ = ["Selection"]

T = TypeVar("T")


@dataclass(frozen=True)
class Selection:
    """What a site shows on a day."""

    site: Site
    today: date

    def actions(
        self,
        topic: str | None = None,
        audience: str | None = None,
        phase: str | None = None,
        kind: str | None = None,
        featured: str | bool | None = None,
        open: bool | None = None,
        limit: int | None = None,
    ) -> tuple[Action, ...]:
        """Published actions, running ones first; `open` asks for those still to do, or the rest."""
        wanted = featured in (True, "ja")
        return _first(
            limit,
            (
                action
                for action in self._actions
                if (topic is None or action.topic == topic)
                and (audience is None or audience in action.audiences)
                and (phase is None or action.phase == phase)
                and (kind is None or action.kind == kind)
                and (featured is None or action.featured is wanted)
                and (open is None or action.is_open is open)
            ),
        )

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        published = (
            action for action in self.site.actions.values() if action.published_on(self.today)
        )
        return tuple(sorted(published, key=lambda action: PHASE_ORDER.index(action.phase)))

    def choices(self) -> tuple[Choice, ...]:
        """The choices from the published actions; none where those are few."""
        return self._choices

    @cached_property
    def _choices(self) -> tuple[Choice, ...]:
        listed = self.site.pages.get("acties/index") or self.site.pages.get("acties")
        if listed is None or listed.layout is not Layout.ACTIONS:
            return ()
        return tuple(choices_of(self._actions, self._topics, self.audiences()))

    def actions_with(self, method: str) -> tuple[Action, ...]:
        """Published actions that use a way to take part."""
        return tuple(action for action in self._actions if action.method == method)

    def related(self, id: str, limit: int | None = None) -> tuple[Action, ...]:
        """Open actions beside one: those that it names, then those of its theme, then the rest."""
        action = self.site.actions[id]
        others = (one for one in self._actions if one.id != id and one.is_open)

        def distance(one: Action) -> int:
            return 0 if one.id in action.related else 1 if one.topic == action.topic else 2

        return _first(limit, sorted(others, key=distance))

    def ideas(
        self, topic: str | None = None, audience: str | None = None, limit: int | None = None
    ) -> tuple[ActionTemplate, ...]:
        """Action templates that nobody has taken up here."""
        return _first(
            limit,
            (
                idea
                for idea in self.site.templates.values()
                if (topic is None or idea.topic == topic)
                and (audience is None or audience in idea.audiences)
            ),
        )

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        return tuple(sorted(self.site.topics.values(), key=_place_of_topic))

    def topics(self) -> tuple[Topic, ...]:
        """The themes in order."""
        return self._topics

    @cached_property
    def _sessions(self) -> tuple[Session, ...]:
        if not self.site.municipality.features.events:
            return ()
        found = (session for event in self.site.events.values() for session in sessions(event))
        return tuple(sorted(found, key=lambda session: (session.start, session.event.id)))

    @cached_property
    def _upcoming(self) -> tuple[Session, ...]:
        return tuple(session for session in self._sessions if session.last_day >= self.today)

    def events(
        self,
        topic: str | None = None,
        audience: str | None = None,
        limit: int | None = None,
        action: str | None = None,
        method: str | None = None,
    ) -> tuple[Session, ...]:
        """Sessions that are not over, the next one first."""
        return _first(
            limit,
            (
                session
                for session in self._upcoming
                if (topic is None or self._topic_of(session) == topic)
                and (action is None or session.event.action == action)
                and (method is None or session.event.method == method)
                and (
                    audience is None
                    or not session.event.audiences
                    or audience in session.event.audiences
                )
            ),
        )

    def all_events(self) -> tuple[Session, ...]:
        """Every session, over or not, in order of time."""
        return self._sessions

    def next_session(self, event: str) -> Session | None:
        """The first session of an event that is not over."""
        found = sessions(self.site.events[event])
        return next((session for session in found if session.last_day >= self.today), None)

    def next_events(
        self, without: str | None = None, limit: int | None = None
    ) -> tuple[Session, ...]:
        """The next session of each event that takes place, but for one event."""
        return _first(limit, (one for one in self._next_events if one.event.id != without))

    @cached_property
    def _next_events(self) -> tuple[Session, ...]:
        found: dict[str, Session] = {}
        for session in self._upcoming:
            if not session.is_off:
                found.setdefault(session.event.id, session)
        return tuple(found.values())

    def _topic_of(self, session: Session) -> str | None:
        return self.topic_of(session.event.id)

    def topic_of(self, event: str) -> str | None:
        """The theme of an event, which may be that of its action."""
        found = self.site.events[event]
        action = self.site.actions.get(found.action or "")
        return found.topic or (action.topic if action else None)

    def past_events(
        self, method: str | None = None, limit: int | None = None
    ) -> tuple[Session, ...]:
        """Sessions that are over, the last one first."""
        return _first(
            limit,
            (
                session
                for session in reversed(self._sessions)
                if session.last_day < self.today
                and (method is None or session.event.method == method)
            ),
        )

    @cached_property
    def _months(self) -> Mapping[str, tuple[Session, ...]]:
        found: dict[str, list[Session]] = {}
        for session in self._sessions if len(self._sessions) > MANY else ():
            found.setdefault(f"{session.start:%Y-%m}", []).append(session)
        return {month: tuple(inside) for month, inside in found.items()}

    def months(self, over: bool | None = None) -> tuple[Month, ...]:
        """The months with a page of their own: none where one list can show every session.

        `over` asks for those with something that is over, or with something that is still to come.
        """
        found = months(session for inside in self._months.values() for session in inside)
        if over is None:
            return found
        wanted = {
            f"{one.start:%Y-%m}" for one in self._sessions if (one.last_day < self.today) is over
        }
        return tuple(month for month in found if month.id in wanted)

    def month(self, id: str, limit: int | None = None) -> tuple[Session, ...]:
        """The sessions that begin in a month."""
        return _first(limit, self._months[id])

    def calendar(self) -> tuple[str, ...]:
        """The events for who follows the agenda: what comes, and was in this or the last year."""
        since = self.today.year - 1
        recent = {one.event.id for one in self._sessions if one.last_day.year >= since}
        known = dict.fromkeys(session.event.id for session in self._sessions)
        return tuple(event for event in known if event in recent)

    @cached_property
    def _partners(self) -> tuple[Partner, ...]:
        if not self.site.municipality.features.partners:
            return ()
        return tuple(
            partner.public()
            for partner in self.site.partners.values()
            if partner.valid_until is None or partner.valid_until >= self.today
        )

    def partners(
        self, type: str | None = None, audience: str | None = None, limit: int | None = None
    ) -> tuple[Partner, ...]:
        """Partners as readers may see them."""
        return _first(
            limit,
            (
                partner
                for partner in self._partners
                if (type is None or partner.type == type)
                and (audience is None or audience in partner.audiences)
            ),
        )

    def goals(self, scheme: str | None = None, topic: str | None = None) -> tuple[Goal, ...]:
        """Goals of the signed schemes and of the municipality itself."""
        if not self.site.municipality.features.goals:
            return ()
        return tuple(
            goal
            for goal in self.site.goals.values()
            if self._is_signed(goal)
            and (scheme is None or goal.scheme == scheme)
            and (topic is None or goal.topic == topic)
        )

    def _is_signed(self, goal: Goal) -> bool:
        """Whether a goal is the municipality's own, or of what it signed."""
        signed = self.site.municipality.commitments.climate_pact
        return goal.scheme is not GoalScheme.LEKP or (goal.version or "1.0") in signed

    def moments(
        self, topic: str | None = None, audience: str | None = None, limit: int | None = None
    ) -> tuple[Moment, ...]:
        """Moments of the year that are not over; for an audience those of its actions and ideas."""
        return _first(
            limit,
            (
                moment
                for moment in self.site.moments.values()
                if (topic is None or topic in moment.topics)
                and (audience is None or self._suits(moment, audience))
                and (moment.when.until is None or moment.when.until >= self.today)
            ),
        )

    def _suits(self, moment: Moment, audience: str) -> bool:
        """Whether an audience has something to do on a moment: its actions, else its topics."""
        deeds = (*self.actions(audience=audience), *self.ideas(audience=audience))
        if moment.actions:
            names = {name for deed in deeds for name in (deed.id, getattr(deed, "template", None))}
            return not names.isdisjoint(moment.actions)
        return any(deed.topic in moment.topics for deed in deeds)

    def methods(self, used: bool | None = None) -> tuple[Method, ...]:
        """Ways to take part in decisions; `used` asks for those in use here, or the others."""
        return tuple(
            method
            for method in self.site.methods.values()
            if used is None or (method.id in self._used_methods) is used
        )

    @cached_property
    def _used_methods(self) -> frozenset[str | None]:
        acted = {action.method for action in self._actions}
        return frozenset(acted | {session.event.method for session in self._sessions})

    def news(self, limit: int | None = None) -> tuple[Post, ...]:
        """Published posts, the newest first."""
        if not self.site.municipality.features.news:
            return ()
        shown = (post for post in self.site.posts.values() if post.published_on(self.today))
        return _first(limit, sorted(shown, key=lambda post: (post.date, post.id), reverse=True))

    def audiences(self) -> tuple[Audience, ...]:
        """The audiences that have a page of their own."""
        with_page = {page.audience for page in self.site.pages.values()}
        return tuple(audience for audience in Audience if audience in with_page)

    def topic(self, id: str) -> Topic | None:
        """One theme."""
        return self.site.topics.get(id)

    def action(self, id: str) -> Action | None:
        """One published action."""
        found = self.site.actions.get(id)
        return found if found is not None and found.published_on(self.today) else None

    def partner(self, id: str) -> Partner | None:
        """One partner as readers may see it."""
        return self._partner_by_id.get(id)

    @cached_property
    def _partner_by_id(self) -> dict[str, Partner]:
        return {partner.id: partner for partner in self._partners}

    def goal(self, id: str) -> Goal | None:
        """One goal."""
        return next((goal for goal in self.goals() if goal.id == id), None)

    def method(self, id: str) -> Method | None:
        """One participation method."""
        return self.site.methods.get(id)

    def progress(self, goal: Goal) -> Progress:
        """How far a goal is."""
        return progress(goal, self.site.municipality)

    def straight_path(self, goal: Goal) -> StraightPath | None:
        """The straight line to a goal's target, where it is known."""
        return straight_path(goal, self.site.municipality)

    def action_progress(self, action: Action) -> Progress | None:
        """How far an action is, where it says so."""
        goal = self.site.goals.get(action.goal or "")
        return action_progress(action, goal, self.site.municipality)

    def derived(self) -> dict[str, bool]:
        """The derived yes/no values that follow from the data."""
        return {
            "has_actions": bool(self.actions()),
            "has_ideas": bool(self.ideas()),
            "has_events": bool(self._sessions),
            "has_past_events": bool(self.past_events()),
            "has_partners": bool(self.partners()),
            "has_goals": bool(self.goals()),
            "has_news": bool(self.news()),
            "has_methods": bool(self.methods()),
            "has_moments": bool(self.moments()),
        }


def _place_of_topic(topic: Topic) -> int:
    return topic.order if topic.weight is None else topic.weight


def _first(limit: int | None, items: Iterable[T]) -> tuple[T, ...]:
    if limit is None:
        return tuple(items)
    found: Sequence[T] = [item for item, _ in zip(items, range(limit), strict=False)]
    return tuple(found)
