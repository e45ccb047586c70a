"""What a worker notes of a site: the record for the ledger, and what the build is told."""

from __future__ import annotations

from collections.abc import Mapping

from klimaatwerf.core.following import support_days
from klimaatwerf.core.former import former_slugs
from klimaatwerf.core.tree import locate
from klimaatwerf.fleet import Built, Order
from klimaatwerf.ledger import Record
from klimaatwerf.pipeline import Prepared
from klimaatwerf.report import State, problem_as_json
from klimaatwerf.work import Job

__all__ = ["built_of", "record_of"]


def record_of(order: Order, job: Job, prepared: Prepared) -> Record:
    """What is known of a site once it is prepared, be it good or not."""
    inputs = order.inputs
    place = locate(prepared.tree, ("municipality", "nis"))[0].place
    # Not of the merged tree: that is empty where the pack can't be read.
    region = prepared.local.text("municipality", "region") or ""
    follows = prepared.following.follows
    release = prepared.project.channels.releases if prepared.project else {}
    days = (
        *(prepared.plan.changes_on if prepared.plan else ()),
        *support_days(prepared.following, release),
    )
    return Record(
        slug=job.slug,
        own=job.own,
        shared=inputs.shared_by(follows),
        region=inputs.regions.get(region, ""),
        region_id=region,
        follows=follows,
        planned=order.today.isoformat(),
        changes_on=tuple(day.isoformat() for day in sorted(days) if day > order.today),
        pages=len(prepared.plan.pages) if prepared.plan else 0,
        problems=tuple(problem_as_json(found) for found in prepared.problems),
        former=tuple((name, *place) for name, place in former_slugs(prepared.tree)),
        identity=(prepared.entry.nis, *place) if prepared.entry else (),
    )


def built_of(
    record: Record,
    earlier: Mapping[str, str],
    files: Mapping[str, str],
    rendered: int,
    *,
    changed: bool,
) -> Built:
    """A site that is in its place now, with what it took."""
    written = sum(earlier.get(name) != digest for name, digest in files.items())
    state = State.BUILT if changed else State.UNCHANGED
    return Built(record.slug, state, record, rendered=rendered, written=written)
