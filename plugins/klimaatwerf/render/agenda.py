"""The calendar file of each event, and the agenda of a site to follow.

The entries of an event are made once, for its own file and for the agenda.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klimaatwerf.core.pages import address_of
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.asks import Ask
from klimaatwerf.render.view import View

__all__ = ["AGENDA", "files"]

AGENDA = "agenda.ics"
"""The file that one follows."""


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The makers of these files."""
    events = [page.subject for page in view.plan.pages.values() if page.layout is Layout.EVENT]
    if not events:
        return {}
    made = _Entries(view)
    found: dict[str, Callable[[], bytes]] = {
        f"{address_of(event)}.ics": partial(made.one, event.id) for event in events
    }
    return {**found, AGENDA: made.all}


class _Entries:
    """The entries of the events of a site, each with what was asked for them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._made: dict[str, tuple[bytes, set[Ask]]] = {}

    def of(self, id: str) -> bytes:
        """Those of one event."""
        return self.view.asked.once(self._made, id, lambda: self._make(id))

    def _make(self, id: str) -> bytes:
        from klimaatwerf.render.entries import entries  # noqa: PLC0415 (0.005 s)
        from klimaatwerf.render.entry_text import Surroundings  # noqa: PLC0415

        view = self.view
        event = view.event(id)
        topic = view.ask("topic_of", id)
        theme = view.ask("topic", topic) if topic else None
        partner = view.ask("partner", event.organiser) if event.organiser else None
        around = Surroundings(
            slug=view.plan.site.slug,
            address=view.whole(event),
            topic=theme.title if theme else None,
            organiser=partner.name if partner else event.organiser,
        )
        return entries(event, around)

    def one(self, id: str) -> bytes:
        """The file of one event: a few entries, which a program adds to the agenda it has."""
        from klimaatwerf.render.ical import calendar  # noqa: PLC0415

        return calendar((self.of(id),))

    def all(self) -> bytes:
        """The agenda to follow, with a name of its own."""
        from klimaatwerf.render.ical import calendar, subscription  # noqa: PLC0415

        view = self.view
        name = f"{view.plan.site.municipality.campaign.name}: agenda"
        about = subscription(name, view.whole_file(AGENDA))
        return calendar(map(self.of, view.ask("calendar")), about)
