"""The recruitment texts of an item: what to say to each audience, along each channel.

Facts (day, hour, place, address, last day, ways to take part) come from the item alone, so that
site, poster, letter and text agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from klimaatwerf.core.kit.items import KitItem, Point, Voice, Words
from klimaatwerf.core.model.kit_channels import Length, LengthUnit
from klimaatwerf.core.prose import words as words_of
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.channels import Frames, KitFrames
from klimaatwerf.kit.item_words import said
from klimaatwerf.kit.reading import Parsed
from klimaatwerf.render.running_text import filled_in

__all__ = ["AUDIENCES", "KitHeading", "KitText", "make_texts"]

AUDIENCES = (
    Audience.RESIDENT,
    Audience.ASSOCIATION,
    Audience.COMPANY,
    Audience.SHOPKEEPER,
    Audience.SCHOOL,
    Audience.STAFF,
)
"""Whom every kit has texts for."""


@dataclass(frozen=True, slots=True)
class KitHeading:
    """The title, subject or head line of a text; `name` says which."""

    name: str
    text: str
    limit: int

    @property
    def fits(self) -> bool:
        """Whether the channel takes it whole."""
        return len(self.text) <= self.limit


@dataclass(frozen=True, slots=True)
class KitText:
    """A text for one audience, one channel and one length, as plain text.

    Paragraphs have a blank line between them; lines that begin with `- ` or `1. ` are lists.
    """

    audience: Audience
    channel: str
    label: str
    """How the channel is called."""
    use: str
    length: Length
    heading: KitHeading | None
    text: str
    unit: LengthUnit
    limit: int

    @property
    def characters(self) -> int:
        """How many characters the text has, spaces and line ends too, without its heading."""
        return len(self.text)

    @property
    def words(self) -> int:
        """How many words the text has, without its heading."""
        return len(words_of(self.text))

    @property
    def counted(self) -> int:
        """How long the channel says that it is."""
        return self.words if self.unit is LengthUnit.WORDS else self.characters

    @property
    def fits(self) -> bool:
        """Whether the channel takes it whole, with its heading."""
        return self.counted <= self.limit and (self.heading is None or self.heading.fits)


def make_texts(
    item: KitItem,
    words: Words,
    frames: KitFrames,
    values: Values,
    audiences: Sequence[Audience] = AUDIENCES,
) -> tuple[KitText, ...]:
    """Every text of an item, by audience, then by channel, the short one first.

    An audience without a voice in `words` gets none. `item` has the words of the recruit file in
    it (`core.kit.facts.with_words`), so that its last day is told as on the poster.
    """
    found: list[KitText] = []
    for audience in audiences:
        voice = words.voices.get(audience)
        if voice is not None:
            found.extend(_of_audience(item, audience, voice, frames, values))
    return tuple(found)


def _of_audience(
    item: KitItem, audience: Audience, voice: Voice, frames: KitFrames, values: Values
) -> Iterator[KitText]:
    known = _known(item, audience, voice, frames, values)
    for channel in frames.channels:
        for length in Length:
            yield _text(channel, length, audience, known)


def _known(
    item: KitItem, audience: Audience, voice: Voice, frames: KitFrames, values: Values
) -> Values:
    """What the frames can show: the item, the words for this audience, and the shared parts."""
    text = {
        "title": voice.title,
        "hook": voice.hook,
        "why": voice.why,
        "ask": voice.ask,
        "gains": "\n".join(f"- {_point(one)}" for one in voice.gains),
        "steps": "\n".join(f"{n}. {_point(one)}" for n, one in enumerate(item.steps, 1)),
        "audience": audience.label,
    }
    part: dict[str, str] = {}
    own = {"item": said(item, audience), "text": text, "part": part}
    text["greeting"] = filled_in(frames.greetings[audience].parts, replace(values, own=own))
    for name, parsed in frames.parts.items():
        part[name] = filled_in(parsed.parts, replace(values, own=own))
    return replace(values, own=own)


def _text(frames: Frames, length: Length, audience: Audience, known: Values) -> KitText:
    channel = frames.channel
    heading = channel.heading
    made = None
    if heading is not None and frames.heading is not None:
        line = " ".join(_filled(frames.heading, known).split())
        made = KitHeading(heading.name, line, heading.limit)
    return KitText(
        audience=audience,
        channel=channel.id,
        label=channel.label,
        use=channel.use,
        length=length,
        heading=made,
        text=_filled(frames.pieces[length], known),
        unit=channel.counts,
        limit=channel.piece(length).limit,
    )


def _filled(parsed: Parsed, known: Values) -> str:
    return filled_in(parsed.parts, known)


def _point(point: Point) -> str:
    """A step or a gain on one line, its title first."""
    title, text = point.title.strip(), " ".join(point.text.split())
    if not (title and text):
        return title or text
    return f"{title} {text}" if title[-1] in ".?!…" else f"{title}. {text}"
