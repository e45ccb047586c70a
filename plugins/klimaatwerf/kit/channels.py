"""The channels of channels.yml, with their frames parsed and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from klimaatwerf.core.model.kit_channels import KitChannel, KitChannels, Length
from klimaatwerf.core.problems import Collector, Problem, tidy
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.item_words import ALWAYS, FIELDS
from klimaatwerf.kit.reading import Grammar, Parsed, parsed, read, start_of

__all__ = ["FILE", "TEXT_FIELDS", "Frames", "KitFrames", "read_frames"]

FILE = "channels.yml"
TEXT_FIELDS = (
    "title",
    "hook",
    "why",
    "ask",
    "gains",
    "steps",
    "greeting",
    "audience",
)
"""What a frame may write after `text.`, in the order of the handbook."""
_ALWAYS = ALWAYS | {f"text.{name}" for name in TEXT_FIELDS if name != "steps"}


@dataclass(frozen=True, slots=True)
class Frames:
    """A channel with the texts that it puts together."""

    channel: KitChannel
    heading: Parsed | None
    pieces: Mapping[Length, Parsed]


@dataclass(frozen=True, slots=True)
class KitFrames:
    """All channels in their order, with what they share; `problems` are what is wrong with them."""

    greetings: Mapping[Audience, Parsed]
    parts: Mapping[str, Parsed]
    channels: tuple[Frames, ...]
    problems: tuple[Problem, ...]


def read_frames(files: Mapping[str, bytes], texts: Collection[str] = ()) -> KitFrames:
    """The channels among the files of content/kit/; none where channels.yml can't be read."""
    found = Collector()
    made: KitChannels | None = None
    if FILE in files:
        made = read(KitChannels, FILE, files[FILE], found)
    else:
        found.add("recruit-missing", start_of(FILE))
    if made is None:
        return KitFrames({}, {}, (), tidy(found.problems))
    reader = _Reader(texts, found)
    greetings = {
        audience: reader.text(getattr(made.greetings, audience.value), "greetings", audience.value)
        for audience in Audience
    }
    for name, leaf in made.parts.items():
        reader.part(name, leaf)
    channels = tuple(reader.channel(number, one) for number, one in enumerate(made.channels))
    return KitFrames(greetings, reader.parts, channels, tidy(found.problems))


class _Reader:
    """Parses the texts of the file from its top: a part knows only the parts above it."""

    def __init__(self, texts: Collection[str], problems: Collector) -> None:
        self.texts, self.problems = texts, problems
        self.parts: dict[str, Parsed] = {}

    def text(self, leaf: Leaf, *path: str) -> Parsed:
        """A text that may show the item, the words of the recruit file and the parts so far."""
        own = {"item": FIELDS, "text": TEXT_FIELDS, "part": tuple(self.parts)}
        return parsed(leaf, 0, Grammar(self.texts, own, _ALWAYS), self.problems, path)

    def part(self, name: str, leaf: Leaf) -> None:
        """Take a part, so that what follows can show it."""
        self.parts[name] = self.text(leaf, "parts", name)

    def channel(self, number: int, channel: KitChannel) -> Frames:
        """A channel with its heading and its two texts."""
        path = ("channels", str(number))
        heading = channel.heading
        return Frames(
            channel,
            self.text(heading.frame, *path, "heading", "frame") if heading else None,
            {
                length: self.text(channel.piece(length).frame, *path, length.value, "frame")
                for length in Length
            },
        )
