"""From what a site shows to the records that it gives away; nothing that it hides gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from klimaatwerf.core import records as r
from klimaatwerf.core.calendar import Session
from klimaatwerf.core.model import Action, Event, Goal, Partner
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.render.view import View

__all__ = ["PUBLISHED"]


def _shown(view: View, kind: str, identity: str | None) -> str | None:
    """An id where readers can see what it names."""
    return identity if identity and view.ask(kind, identity) is not None else None


def _actions(view: View) -> Iterator[r.ActionRecord]:
    return (_action(view, action) for action in view.ask("actions"))


def _action(view: View, one: Action) -> r.ActionRecord:
    dates = one.dates
    figures = sorted(one.progress, key=lambda figure: figure.date)
    progress = tuple(r.Figure(each.date, each.value, each.source) for each in figures)
    return r.ActionRecord(
        id=one.id,
        url=view.whole(one),
        title=one.title,
        lead=one.lead,
        topic=one.topic,
        audiences=one.audiences,
        kind=one.kind,
        phase=one.phase,
        status=one.status,
        status_reason=one.status_reason,
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        continuous=bool(dates and dates.continuous),
        goal=_shown(view, "goal", one.goal),
        method=_shown(view, "method", one.method),
        template=one.template,
        partners=tuple(
            r.Partnership(each.partner, each.role)
            for each in one.partners
            if _shown(view, "partner", each.partner)
        ),
        participate=tuple(map(_way, one.open_ways(view.today))),
        unit=one.indicator.label if one.indicator else None,
        latest=progress[-1] if progress else None,
        progress=progress,
    )


def _way(way: Participate) -> r.Way:
    return r.Way(way.type, way.label, way.url, way.email, way.phone, way.closes_on, way.audience)


def _events(view: View) -> Iterator[r.EventRecord]:
    """Each event at the place of its first session."""
    found: dict[str, list[Session]] = {}
    for session in view.ask("all_events"):
        found.setdefault(session.event.id, []).append(session)
    return (_event(view, sessions[0].event, sessions) for sessions in found.values())


def _event(view: View, one: Event, sessions: Iterable[Session]) -> r.EventRecord:
    place, booking = one.place, one.booking
    partner = view.ask("partner", one.organiser) if one.organiser else None
    return r.EventRecord(
        id=one.id,
        url=view.whole(one),
        title=one.title,
        lead=one.lead,
        sessions=tuple(r.Session(each.start, each.end, each.status) for each in sessions),
        status=one.status,
        status_reason=one.status_reason,
        attendance=one.attendance,
        place=r.Place(place.name, place.street, place.postcode, place.locality, place.accessibility)
        if place
        else None,
        booking=r.Booking(
            booking.required,
            booking.url,
            booking.email,
            booking.phone,
            booking.availability,
            booking.capacity,
            booking.closes_on,
        ),
        price=tuple(r.Price(each.category, each.amount, each.name) for each in one.price),
        audiences=one.audiences,
        min_age=one.min_age,
        max_age=one.max_age,
        organiser=partner.name if partner else one.organiser,
        action=_shown(view, "action", one.action),
        topic=_shown(view, "topic", one.topic),
        method=_shown(view, "method", one.method),
    )


def _partners(view: View) -> Iterator[r.PartnerRecord]:
    return (_partner(view, partner) for partner in view.ask("partners"))


def _partner(view: View, one: Partner) -> r.PartnerRecord:
    """Without mail, phone, address and logo: a partner agreed to those for the site alone."""
    return r.PartnerRecord(
        id=one.id,
        name=one.name,
        type=one.type,
        lead=one.lead,
        url=one.url,
        audiences=one.audiences,
        offers=tuple(
            r.Offer(
                each.id,
                each.title,
                each.description,
                each.audience,
                _shown(view, "action", each.action),
            )
            for each in one.offers
        ),
    )


def _goals(view: View) -> Iterator[r.GoalRecord]:
    return (_goal(view, goal) for goal in view.ask("goals"))


def _goal(view: View, one: Goal) -> r.GoalRecord:
    now = view.plan.selection.progress(one)
    latest, source = now.latest, one.source
    return r.GoalRecord(
        id=one.id,
        title=one.title,
        scheme=one.scheme,
        version=one.version,
        topic=one.topic,
        unit=one.unit,
        direction=one.direction,
        cumulative=one.cumulative,
        amount=one.rule.amount,
        per=one.rule.per,
        baseline_year=one.baseline_year,
        target_year=one.target_year,
        target=now.target,
        own_target=one.target_override is not None,
        reason=one.reason,
        state=now.state,
        source=r.Source(source.title, source.url, source.date) if source else None,
        latest=r.Latest(latest.date, latest.value, now.percent, now.expected) if latest else None,
        values=tuple(
            r.Value(each.date, each.value, each.source, each.estimated)
            for each in sorted(one.values, key=lambda value: value.date)
        ),
    )


PUBLISHED: dict[str, Callable[[View], Iterator[r.Record]]] = {
    "actions": _actions,
    "events": _events,
    "partners": _partners,
    "goals": _goals,
}
"""How the records of each file are found."""
