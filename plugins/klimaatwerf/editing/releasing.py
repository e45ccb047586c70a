"""Release the working pack, and move releases between the channels: a line of the journal each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from klimaatwerf.core.channels import (
    Channels,
    Did,
    Event,
    as_line,
    channels_of,
    events_of,
    order_of,
)
from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.problems import SourceError, nearest
from klimaatwerf.editing.layout import remove, set_value
from klimaatwerf.editing.packaging import Refused, check_package, frozen_files, package_of
from klimaatwerf.publish.files import read, write_whole
from klimaatwerf.publish.lock import hold
from klimaatwerf.sources.files import decode
from klimaatwerf.sources.releases import (
    JOURNAL,
    journal_text,
    open_package,
    package_name,
)
from klimaatwerf.sources.trees import CONTENT

__all__ = ["Draft", "Releases"]

_PACK = "pack.yml"
_LOCK = ".klimaatwerf/releases"
"""The folder of the lock that the journal is written under."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be released: its version, that of its fields, and the last day of its support."""

    version: str
    schema: int
    supported_until: str = ""


@dataclass(frozen=True)
class Releases:
    """The releases of a root, to which events are added."""

    root: Path
    journal: str
    channels: Channels

    @classmethod
    def of(cls, root: Path) -> Releases:
        """What there is in a root.

        Raises:
            SourceError: the journal can't be read.
            JournalError: a line of it is not one of ours.
        """
        journal = journal_text(root)
        return cls(root, journal, channels_of(events_of(journal)))

    def check_new(self, version: str, schema: int) -> None:
        """See whether a version can be released.

        Raises:
            Refused: there is such a version already, or a newer one, or one with newer fields.
        """
        releases = self.channels.releases
        there = next((one for one in releases if order_of(one) == order_of(version)), None)
        if there is not None:  # 2027.01 is 2027.1
            raise Refused(f"Versie {there} bestaat al. Een uitgave verandert nooit meer.")
        latest = self.channels.latest
        if latest is not None and order_of(version) < order_of(latest):
            raise Refused(
                f"Versie {version} is ouder dan {latest}, de nieuwste uitgave. "
                "Kies een hoger nummer."
            )
        if latest is not None and schema < releases[latest].schema:
            raise Refused(
                f"Deze teksten hebben velden van versie {schema}, en die van {latest} hebben er "
                f"van versie {releases[latest].schema}. Doe eerst: klimaatwerf migrate"
            )

    def release(
        self, draft: Draft, channel: str, today: date, checked: Mapping[str, bytes] | None = None
    ) -> Releases:
        """Freeze the working pack as a version, put it on a channel, and begin the next one.

        `checked` are its files as they were before somebody checked them, where that was done.

        Raises:
            Refused: see `check_new`, another package lies there that the journal does not know,
                or the files are not those that were checked.
            SourceError: what would be written is no good package.
        """
        self.check_new(draft.version, draft.schema)
        files = frozen_files(self.root)
        if checked is not None and files != checked:
            raise Refused("Intussen veranderde iemand een tekst in content/. Probeer het opnieuw.")
        pack = self._begun(decode(files[_PACK], f"{CONTENT}/{_PACK}"))
        told = {"version": draft.version, "released_on": today.isoformat(), "channel": channel}
        for name, value in told.items():
            pack = set_value(_PACK, pack, (name,), value)
        data = package_of({**files, _PACK: pack.encode()}, draft.version, draft.schema)
        check_package(data, draft.version)
        self._check_free(package_name(draft.version), data)
        event = Event(
            Did.RELEASE,
            draft.version,
            today.isoformat(),
            channel,
            digest_of(data),
            draft.schema,
            draft.supported_until,
        )
        made = self._with(event, data)
        write_whole(f"{self.root.as_posix()}/{CONTENT}/{_PACK}", _next(pack).encode())
        return made

    def _begun(self, pack: str) -> str:
        """pack.yml as it is for the next version, also where the last release was cut short.

        That one was killed after its line in the journal, so its changelog still stands here.
        """
        latest = self.channels.latest
        if latest is None:
            return pack
        try:
            package = open_package(self.root, self.channels.releases[latest], CONTENT)
            frozen = package.read_text(_PACK)
        except SourceError:  # it is away or damaged, which says nothing about this pack
            return pack
        return _next(pack) if _anonymous(pack) == _anonymous(frozen) else pack

    def promote(self, version: str, channel: str, today: date) -> Releases:
        """Let a channel show a version.

        Raises:
            Refused: there is no such version, it was withdrawn, or the channel shows it already.
            SourceError: its package is not there, or not what was released.
        """
        release = self.channels.releases[self._known(version)]
        if release.withdrawn:
            raise Refused(
                f"Versie {version} is ingetrokken. Maak dat eerst ongedaan: "
                f"klimaatwerf templates withdraw {version} --undo"
            )
        if self.channels.current(channel) == version:
            raise Refused(f"Het kanaal {channel} toont versie {version} al.")
        open_package(self.root, release, CONTENT)  # before all who follow the channel depend on it
        return self._with(Event(Did.PROMOTE, version, today.isoformat(), channel))

    def withdraw(self, version: str, today: date, *, undo: bool = False) -> Releases:
        """Take a version from every channel, or take that back.

        Raises:
            Refused: there is no such version, or it is so already.
        """
        release = self._known(version)
        if self.channels.releases[release].withdrawn is not undo:
            state = "niet ingetrokken" if undo else "al ingetrokken"
            raise Refused(f"Versie {version} is {state}.")
        did = Did.RESTORE if undo else Did.WITHDRAW
        return self._with(Event(did, version, today.isoformat()))

    def rollback(self, channel: str, today: date) -> Releases:
        """Let a channel show what it showed before: the former release, or the working pack.

        Raises:
            Refused: it has no release.
        """
        current = self.channels.current(channel)
        if current is None:
            raise Refused(f"Op het kanaal {channel} staat geen uitgave.")
        return self._with(Event(Did.ROLLBACK, current, today.isoformat(), channel))

    def support(self, version: str, until: date | None, today: date) -> Releases:
        """Say until when BBL keeps a version up; without an end where `until` is None.

        Raises:
            Refused: there is no such version.
        """
        told = until.isoformat() if until else ""
        return self._with(Event(Did.SUPPORT, self._known(version), today.isoformat(), until=told))

    def _check_free(self, name: str, data: bytes) -> None:
        """See that a package takes the place of none but itself, as after a cut in the power.

        Raises:
            Refused: another one lies there.
        """
        place = self.root / name
        if place.is_symlink() or (place.exists() and read(str(place)) != data):
            raise Refused(
                f"{name} bestaat al, en het logboek kent die uitgave niet. Is {JOURNAL} weg? Zet "
                "het terug, bijvoorbeeld uit Git. Is de uitgave nooit verspreid? Haal ze dan weg."
            )

    def _known(self, version: str) -> str:
        known = [*self.channels.releases]
        if version not in known:
            there = f"Er zijn: {', '.join(known)}." if known else "Er is nog geen uitgave."
            close = nearest(version, known)
            raise Refused(f"Er is geen uitgave {version}. {there} {close}".strip())
        return version

    def _with(self, event: Event, package: bytes = b"") -> Releases:
        """The same after one more event, which is written first, and its package before that.

        Raises:
            Refused: somebody else added an event meanwhile.
        """
        former = self.journal.rstrip("\n")
        journal = (f"{former}\n" if former else "") + as_line(event)
        channels = channels_of(events_of(journal))
        root = self.root.as_posix()
        with hold(f"{root}/{_LOCK}", wait=True):
            if journal_text(self.root) != self.journal:
                raise Refused("Intussen veranderde iemand anders de uitgaven. Probeer het opnieuw.")
            (self.root / JOURNAL).parent.mkdir(parents=True, exist_ok=True)
            if package:
                write_whole(f"{root}/{package_name(event.version)}", package)
            write_whole(f"{root}/{JOURNAL}", journal.encode())
        return replace(self, journal=journal, channels=channels)


def _next(pack: str) -> str:
    """pack.yml of the version after a release: the package keeps the changelog."""
    try:
        return remove(_PACK, pack, ("changelog",))
    except KeyError:
        return pack


def _anonymous(pack: str) -> str:
    """pack.yml whatever release it is of."""
    for name in ("version", "released_on", "channel"):
        pack = set_value(_PACK, pack, (name,), "-")
    return pack
