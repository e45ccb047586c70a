"""Everything about one municipality that its site needs, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klimaatwerf.core.model import (
    Action,
    ActionTemplate,
    Event,
    Goal,
    Method,
    Moment,
    Municipality,
    PageText,
    Partner,
    Post,
    Topic,
)
from klimaatwerf.core.picture import Picture

__all__ = ["Site"]


@dataclass(frozen=True)
class Site:
    """A checked municipality; every collection is by id and in the order of its page."""

    municipality: Municipality
    topics: Mapping[str, Topic]
    actions: Mapping[str, Action]
    templates: Mapping[str, ActionTemplate]
    partners: Mapping[str, Partner]
    events: Mapping[str, Event]
    goals: Mapping[str, Goal]
    methods: Mapping[str, Method]
    moments: Mapping[str, Moment]
    posts: Mapping[str, Post]
    pages: Mapping[str, PageText]
    texts: Mapping[str, str]
    media: Mapping[str, str]
    """Every file under media/ of the municipality, with its path from the root."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Those of them that are pictures, with what their headers tell."""

    @property
    def slug(self) -> str:
        """The name of the folder and of the site."""
        return self.municipality.slug
