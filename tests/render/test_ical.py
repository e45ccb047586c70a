"""The lines of calendar files, held against those of icalendar."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.parser import Contentline
from icalendar.prop import vDatetime, vText

from klimaatwerf.core.dates import BRUSSELS
from klimaatwerf.render.ical import line, local, text, utc

MOMENTS = st.builds(
    datetime,
    st.integers(2000, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
    *map(st.integers, (0, 0, 0), (23, 59, 59)),
)
WORDS = st.text(st.sampled_from('abc é€😀,;:\\^N\n"'), max_size=300) | st.text(max_size=300)


def _as_icalendar(name: str, value: str) -> bytes:
    folded: bytes = Contentline(f"{name}:{value}").to_ical()
    return folded + b"\r\n"


@given(st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=400))
@example("a" * 72 + "\\n")
@example("a" * 73 + "^^^^")
@example("é" * 200)
def test_a_line_is_folded_where_icalendar_folds_it(value: str) -> None:
    assert line("X", value) == _as_icalendar("X", value)


@given(WORDS.filter(lambda words: words.isprintable() or set(words) <= set('abc é€😀,;:\\^N\n"')))
def test_text_is_escaped_as_icalendar_escapes_it(value: str) -> None:
    assert text("X", value) == _as_icalendar("X", vText(value).to_ical().decode())


@given(MOMENTS)
def test_a_moment_is_written_as_icalendar_writes_it(moment: datetime) -> None:
    here, there = moment.replace(tzinfo=BRUSSELS), moment.replace(tzinfo=UTC)
    assert local("X", here) == _as_icalendar(
        "X;TZID=Europe/Brussels", vDatetime(here).to_ical().decode()
    )
    assert utc(there) == vDatetime(there).to_ical().decode()
