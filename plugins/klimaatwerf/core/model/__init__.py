"""The data model: frozen pydantic models over merged trees of text leaves."""

from klimaatwerf.core.model.actions import Action, ActionTemplate
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.model.catalogue import Method, Moment, Topic
from klimaatwerf.core.model.events import Event
from klimaatwerf.core.model.goals import Goal
from klimaatwerf.core.model.municipality import PACT_VERSIONS, Municipality
from klimaatwerf.core.model.pack import Medium, Pack, Region
from klimaatwerf.core.model.pages import PageText, Post
from klimaatwerf.core.model.partners import Partner
from klimaatwerf.core.model.region import RegionDefaults

__all__ = [
    "PACT_VERSIONS",
    "Action",
    "ActionTemplate",
    "Event",
    "Goal",
    "Medium",
    "Method",
    "Model",
    "Moment",
    "Municipality",
    "Pack",
    "PageText",
    "Partner",
    "Post",
    "Region",
    "RegionDefaults",
    "Topic",
]
