"""All municipalities with a site, as one value that the portal's pages and data are made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from klimaatwerf.core.channels import is_version, order_of
from klimaatwerf.core.register import Register, slug_of
from klimaatwerf.portal.adoption import TopicActions, adoption
from klimaatwerf.portal.catalogue import Catalogue
from klimaatwerf.portal.freshness import Attention, attention_for
from klimaatwerf.portal.summary import Summary
from klimaatwerf.portal.totals import Standing, totals
from klimaatwerf.portal.versions import NO_VERSIONS, Versions

__all__ = ["Known", "Network", "Town", "known_to", "network_of"]


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality in the network's lists."""

    summary: Summary
    kept: bool
    """Whether its site is an earlier version, because its files hold errors now."""
    version: str | None
    """The version of the pack that its site shows; None for an earlier version of the site."""
    attention: tuple[Attention, ...]

    @property
    def url(self) -> str:
        """The address of its site as seen from the portal's home page."""
        return f"{self.summary.slug}/"

    @property
    def keys(self) -> str:
        """What finds it: plain names and postcodes, divided by bars."""
        words = (self.summary.name, *self.summary.former_names)
        plain = (slug_of(word).replace("-", " ") for word in words)
        return "|".join(dict.fromkeys((*plain, *self.summary.postcodes)))


@dataclass(frozen=True, slots=True)
class Known:
    """A municipality of the register, with a site here or not."""

    name: str
    former_names: tuple[str, ...]
    postcodes: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """The network on a day; the towns are in order of name."""

    today: date
    catalogue: Catalogue
    towns: tuple[Town, ...]
    known: tuple[Known, ...] = ()
    versions: Versions = NO_VERSIONS

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """The summary of each town."""
        return tuple(town.summary for town in self.towns)

    @property
    def pins(self) -> tuple[str, ...]:
        """The versions that somebody keeps to, oldest first."""
        pinned = {one.follows for one in self.summaries if is_version(one.follows)}
        return tuple(sorted(pinned, key=order_of))

    @cached_property
    def topics(self) -> tuple[TopicActions, ...]:
        """Who does which action."""
        return adoption(self.catalogue, self.summaries)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The totals per goal, by the status of the sites that they are from."""
        return totals(self.catalogue, self.summaries)

    @cached_property
    def provinces(self) -> tuple[tuple[str, tuple[Town, ...]], ...]:
        """The towns by province, both in order of name."""
        rows = sorted(self.towns, key=lambda town: slug_of(town.summary.province))
        groups = groupby(rows, key=lambda town: town.summary.province)
        return tuple((name, tuple(group)) for name, group in groups)


def network_of(
    catalogue: Catalogue,
    summaries: Iterable[Summary],
    today: date,
    kept: Collection[str] = (),
    known: tuple[Known, ...] = (),
    versions: Versions = NO_VERSIONS,
) -> Network:
    """The network of these municipalities; `kept` are slugs whose site is an earlier version."""
    working = versions.working or catalogue.version
    towns = (
        Town(
            summary=one,
            kept=(stays := one.slug in kept),
            version=None if stays else one.version or working,
            attention=attention_for(one, today, versions, kept=stays),
        )
        for one in summaries
    )
    order = sorted(towns, key=lambda town: (slug_of(town.summary.name), town.summary.slug))
    return Network(today, catalogue, tuple(order), known, versions)


def known_to(register: Register) -> tuple[Known, ...]:
    """The Flemish municipalities, in order of name."""
    entries = sorted(register.flemish(), key=lambda entry: entry.slug)
    return tuple(Known(one.name, one.former_names, one.postcodes) for one in entries)
