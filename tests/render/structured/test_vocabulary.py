"""Whether what judges our JSON-LD sees what schema.org has no word for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.render.structured.vocabulary import faults


def document(*graph: Mapping[str, object]) -> dict[str, object]:
    return {"@context": "https://schema.org", "@graph": list(graph)}


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Evenement", "name": "Plantdag"},
        {"@type": "Event", "naam": "Plantdag"},
        {"@type": "Event", "headline": "Plantdag"},
        {"@type": "Event", "name": ""},
        {"@type": "Event", "url": "/agenda/plantdag/"},
        {"@type": "Event", "startDate": "27 maart 2027"},
        {"@type": "Event", "startDate": "2027-03-27T10:00:00"},
        {"@type": "Event", "eventStatus": "EventCancelled"},
        {"@type": "Event", "eventStatus": "https://schema.org/EventForgotten"},
        {"@type": "Event", "isAccessibleForFree": "ja"},
        {"@type": "Event", "maximumAttendeeCapacity": True},
        {"@type": "Event", "organizer": "Gemeente Berlaar"},
        {"@type": "Event", "organizer": {"@type": "Place"}},
        {"@type": "Event", "organizer": {"@id": "#nobody"}},
        {"@type": "Event", "location": [{"@type": "Place", "name": "Markt"}, {"@type": "Offer"}]},
        {"@type": "Event", "organizer": {"@type": "Organization", "startDate": "2027-03-27"}},
        {"@type": "Event", "attendees": {"@type": "Person"}},
    ],
)
def test_what_schema_org_does_not_know_is_a_fault(node):
    assert len(faults(document(node))) == 1


def test_a_document_in_other_words_is_a_fault():
    assert faults({"@context": "https://example.com", "@graph": []}) == [
        "not in schema.org's words"
    ]


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "EventSeries", "name": "Elke zaterdag", "subEvent": [{"@type": "Event"}]},
        {"@type": "Event", "startDate": "2027-03-27", "endDate": "2027-03-27T12:00:00+01:00"},
        {"@type": "Event", "organizer": {"@id": "#gemeente"}},
        {"@type": "Event", "eventStatus": "https://schema.org/EventCancelled"},
        {"@type": "Offer", "price": 5},
    ],
)
def test_what_schema_org_knows_is_none(node):
    owner = {"@type": "GovernmentOrganization", "@id": "#gemeente"}
    assert faults(document(node, owner)) == []
