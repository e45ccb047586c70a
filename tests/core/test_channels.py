"""The journal of the channels: what its events add up to, and that each can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.channels import (
    CHANNELS,
    EARLY,
    NO_CHANNELS,
    STABLE,
    Channels,
    Did,
    Event,
    JournalError,
    Release,
    as_line,
    channels_of,
    events_of,
    order_of,
)
from klimaatwerf.core.following import follow, support_days, told_of_release
from klimaatwerf.core.tree import Branch, Layer, Leaf, Place, Source

DAY = "2027-01-15"
HERE = Place("municipalities/dorp/municipality.yml", 3, 1)
PACKAGE = Place("content/releases/2027.1.zip", 1, 1)


def released(version: str, channel: str = EARLY, **more: str) -> Event:
    return Event(Did.RELEASE, version, DAY, channel, digest=f"of {version}", **more)  # type: ignore[arg-type]


def moved(did: Did, version: str, channel: str = STABLE) -> Event:
    return Event(did, version, DAY, channel)


def shown(*events: Event) -> dict[str, str | None]:
    channels = channels_of(events)
    return {name: channels.current(name) for name in CHANNELS}


def test_a_release_is_on_its_channel_alone():
    assert shown(released("2027.1")) == {EARLY: "2027.1", STABLE: None}


def test_a_promoted_release_is_on_both_channels():
    found = shown(released("2027.1"), moved(Did.PROMOTE, "2027.1"))
    assert found == {EARLY: "2027.1", STABLE: "2027.1"}


def test_a_rollback_gives_back_the_former_release_and_then_the_working_pack():
    events = [
        released("2027.1", STABLE),
        released("2027.2"),
        moved(Did.PROMOTE, "2027.2"),
        moved(Did.ROLLBACK, "2027.2"),
    ]
    assert shown(*events) == {EARLY: "2027.2", STABLE: "2027.1"}
    assert shown(*events, moved(Did.ROLLBACK, "2027.1")) == {EARLY: "2027.2", STABLE: None}


def test_a_withdrawn_release_leaves_every_channel_until_it_is_restored():
    events = [
        released("2027.1", STABLE),
        released("2027.2", EARLY),
        moved(Did.PROMOTE, "2027.2"),
        Event(Did.WITHDRAW, "2027.2", DAY),
    ]
    assert shown(*events) == {EARLY: None, STABLE: "2027.1"}
    back = Event(Did.RESTORE, "2027.2", DAY)
    assert shown(*events, back) == {EARLY: "2027.2", STABLE: "2027.2"}


def test_versions_are_ordered_by_their_numbers():
    versions = ["2027.10", "2026.3", "2027.9"]
    channels = channels_of(map(released, versions))
    assert list(channels.releases) == ["2026.3", "2027.9", "2027.10"]
    assert channels.latest == "2027.10"
    assert [one.version for one in channels.newer("2026.3")] == ["2027.9", "2027.10"]


def test_the_support_of_a_release_is_what_was_said_last():
    until = released("2027.1", until="2028-12-31")
    events = [until, Event(Did.SUPPORT, "2027.1", DAY, until="2029-06-30")]
    assert channels_of(events).releases["2027.1"].supported_until == "2029-06-30"


@pytest.mark.parametrize(
    ("journal", "line"),
    [
        ("{}\n", 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15"}\nhoi\n', 2),
        ('{"did": "verwijder", "version": "2027.1", "on": "2027-01-15"}\n', 1),
        ('{"did": "release", "version": "x", "on": "2027-01-15"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15", "wie": "ik"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "gisteren"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15", "until": "ooit"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15", "channel": "x"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15", "schema": "1"}\n', 1),
        ('{"did": "release", "version": "2027.1", "on": "2027-01-15", "digest": 1}\n', 1),
        ("[" * 100_000, 1),
    ],
)
def test_a_line_that_is_not_ours_is_refused_with_its_number(journal, line):
    with pytest.raises(JournalError) as refused:
        events_of(journal)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "events",
    [
        [moved(Did.PROMOTE, "2027.1")],
        [released("2027.1"), released("2027.1")],
        [released("2027.1"), moved(Did.ROLLBACK, "2027.1")],
    ],
)
def test_an_event_about_what_is_not_there_is_refused(events):
    with pytest.raises(JournalError) as refused:
        channels_of(events)
    assert refused.value.line == len(events)


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Journals as the commands write them."""
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 12))):
        channels = channels_of(events)
        number = len(channels.releases) + 1
        choices = [released(f"2027.{number}", draw(st.sampled_from(CHANNELS)))]
        for version, release in channels.releases.items():
            did = Did.RESTORE if release.withdrawn else Did.WITHDRAW
            choices.append(Event(did, version, DAY))
            if not release.withdrawn:
                choices += [moved(Did.PROMOTE, version, one) for one in CHANNELS]
        for channel in CHANNELS:
            current = channels.current(channel)
            if current is not None:
                choices.append(moved(Did.ROLLBACK, current, channel))
        events.append(draw(st.sampled_from(choices)))
    return events


@given(journals())
def test_a_journal_says_the_same_when_it_is_read_again(events):
    journal = "".join(map(as_line, events))
    assert events_of(journal) == tuple(events)


@given(journals(), st.sampled_from(CHANNELS))
def test_a_rollback_takes_a_promotion_back(events, channel):
    before = channels_of(events)
    event = released("2030.1", channel)
    after = channels_of([*events, event, moved(Did.ROLLBACK, "2030.1", channel)])
    assert {name: after.current(name) for name in CHANNELS} == {
        name: before.current(name) for name in CHANNELS
    }


@given(journals())
def test_no_channel_shows_what_was_withdrawn(events):
    channels = channels_of(events)
    found = [channels.current(name) for name in CHANNELS]
    assert not any(one is not None and channels.releases[one].withdrawn for one in found)


@given(journals(), st.data())
def test_restoring_a_release_gives_back_what_every_channel_showed(events, data):
    before = channels_of(events)
    good = [one.version for one in before.releases.values() if not one.withdrawn]
    if good:
        version = data.draw(st.sampled_from(good))
        there_and_back = [Event(did, version, DAY) for did in (Did.WITHDRAW, Did.RESTORE)]
        assert channels_of([*events, *there_and_back]) == before


# ---- following


def profile(**template: str) -> Branch:
    source = Source(HERE.file, Layer.MUNICIPALITY)
    chosen = {name: Leaf(text, source, 3, 5) for name, text in template.items()}
    return Branch({"template": Branch(chosen, source)} if chosen else {}, source)


TWO = channels_of([released("2027.1", STABLE), released("2027.2")])


@pytest.mark.parametrize(
    ("template", "follows", "version"),
    [
        ({}, STABLE, "2027.1"),
        ({"channel": "stable"}, STABLE, "2027.1"),
        ({"channel": "early"}, EARLY, "2027.2"),
        ({"version": "2027.1"}, "2027.1", "2027.1"),
        ({"version": "2027.2", "channel": "stable"}, "2027.2", "2027.2"),
        ({"channel": "stabiel"}, STABLE, "2027.1"),  # the model tells of it
        ({"version": "nieuwste"}, STABLE, "2027.1"),
        ({"version": "2027.3"}, "2027.3", None),  # that of the working pack
    ],
)
def test_a_municipality_follows_a_channel_or_a_version(template, follows, version):
    found = follow(profile(**template), TWO, "2027.3", HERE)
    assert (found.follows, found.version, found.problems) == (follows, version, ())


def test_without_a_release_everyone_follows_the_working_pack():
    found = follow(profile(channel="early"), NO_CHANNELS, "2026.1", HERE)
    assert (found.follows, found.version) == (EARLY, None)


def test_an_unknown_version_is_told_with_those_that_there_are():
    (found,) = follow(profile(version="2027.4"), TWO, "2027.3", HERE).problems
    assert str(found) == (
        "municipalities/dorp/municipality.yml:3:5: municipality.template.version: De versie 2027.4 "
        "van het pakket is hier niet. Hier is versie 2027.1, 2027.2. Haal `version` weg om weer "
        "met BBL mee te gaan. Bedoel je `2027.2`? [unknown-version]"
    )


def supported(until: str, *, withdrawn: bool = False) -> Channels:
    release = Release("2027.1", DAY, "", withdrawn=withdrawn, supported_until=until)
    return Channels({"2027.1": release}, {} if withdrawn else {STABLE: ("2027.1",)})


def codes(channels: Channels, day: str, **template: str) -> list[tuple[str, str]]:
    following = follow(profile(**template), channels, None, HERE)
    today = date.fromisoformat(day)
    found = told_of_release(following, channels, today, HERE, PACKAGE)
    return [(one.code, one.place.file) for one in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2028-10-01", None),
        ("2028-10-02", "ending"),
        ("2028-12-31", "ending"),
        ("2029-01-01", "ended"),
    ],
)
def test_the_end_of_support_is_told_90_days_before_and_after_it(day, expected):
    channels = supported("2028-12-31")
    pinned = [(f"support-{expected}", HERE.file)] if expected else []
    channel = [(f"support-{expected}-channel", PACKAGE.file)] if expected else []
    assert codes(channels, day, version="2027.1") == pinned
    assert codes(channels, day) == channel


def test_the_days_on_which_something_else_is_told_are_known():
    channels = supported("2028-12-31")
    following = follow(profile(), channels, None, HERE)
    days = support_days(following, channels.releases)
    assert days == (date(2028, 10, 2), date(2029, 1, 1))


def test_who_keeps_to_a_withdrawn_version_is_warned():
    channels = supported("", withdrawn=True)
    found = codes(channels, DAY, version="2027.1")
    assert found == [("version-withdrawn", HERE.file)]
    assert codes(channels, DAY) == []


@pytest.mark.parametrize(
    ("others", "named"),
    [((), "zodra ze er is"), (("2026.9",), "2026.9"), (("2026.9", "2027.2"), "2027.2")],
)
def test_who_keeps_to_a_withdrawn_version_reads_which_one_is_good(others, named):
    known = [*(Release(one, DAY, "") for one in others), Release("2027.1", DAY, "", withdrawn=True)]
    ordered = sorted(known, key=lambda one: order_of(one.version))
    channels = Channels({one.version: one for one in ordered})
    following = follow(profile(version="2027.1"), channels, None, HERE)
    (found,) = told_of_release(following, channels, date.fromisoformat(DAY), HERE, PACKAGE)
    assert found.hint == (
        f"Kies een andere versie ({named}), of haal `version` weg om weer met BBL mee te gaan."
    )


def test_numbers_of_a_version_count_as_numbers():
    assert order_of("2027.10") > order_of("2027.9")


def test_who_keeps_to_the_number_of_the_working_pack_is_warned_once_there_are_releases():
    for channels, expected in ((TWO, ["pin-working"]), (NO_CHANNELS, [])):
        following = follow(profile(version="2027.3"), channels, "2027.3", HERE)
        told = told_of_release(following, channels, date(2027, 1, 15), HERE, PACKAGE)
        assert [one.code for one in told] == expected
