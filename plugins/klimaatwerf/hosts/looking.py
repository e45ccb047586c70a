"""What a build finds before it does anything: what the last one knew, and what is other now."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.hosts.settings import CONFIG, Settings
from klimaatwerf.ledger import Ledger, forget, read_ledger
from klimaatwerf.publish import Store
from klimaatwerf.sources.inventory import Inventory, take_inventory
from klimaatwerf.work import Inputs, Job, inputs_of, jobs_for, slugs_in, watched

__all__ = ["Request", "Start", "look", "to_plain"]


@dataclass(frozen=True)
class Request:
    """What somebody wants built."""

    root: Path
    store: Store
    today: date
    settings: Callable[[], Settings]
    """Reads mkdocs.yml; it is asked only where that changed."""
    slugs: tuple[str, ...] = ()
    """Only these; none means all, with the portal."""
    portal: bool = True
    workers: int | None = None
    wait: bool = False
    clean: bool = False
    host: str = "mkdocs"
    config_file: str = CONFIG
    preview: bool = False
    nested: bool = False
    """Whether this process is the host's own, in which no site can be built."""
    kit: bool = False
    """Whether the pieces of kits are published too, whatever mkdocs.yml says."""
    cluster: str | None = None
    """The address of a scheduler whose workers share this folder."""


@dataclass(frozen=True)
class Start:
    """What is known before anything is built."""

    ledger: Ledger
    settings: Settings
    inventory: Inventory
    inputs: Inputs
    everyone: tuple[str, ...]
    chosen: tuple[str, ...]
    jobs: tuple[Job, ...]

    @property
    def common(self) -> str:
        """The digest of what the survey looks at."""
        return fingerprint((self.inputs.shared, self.inputs.portal))

    @property
    def surveyed(self) -> bool:
        """Whether what all share was looked at already."""
        return self.ledger.shared == self.common

    @property
    def known(self) -> Mapping[str, Any]:
        """What the last build learnt of the settings, where those still stand."""
        settings = self.ledger.settings
        return settings if settings.get("basis") == self.inputs.basis else {}


def look(request: Request) -> Start:
    """Take stock: read what the last build knew, and find out what is other now."""
    if request.clean:
        forget(request.store.home)
    ledger = read_ledger(request.store.home)
    if not ledger.sites or request.store.rebooted():
        request.store.mend()  # nothing vouches for what is stored
    settings, inventory = _settings_and_inventory(request, ledger)
    everyone = slugs_in(request.root)
    chosen = request.slugs or everyone
    flags = (
        settings.site_url or "",
        str(request.preview),
        str(request.kit),
        request.host,
        *(f"{name}={value}" for name, value in settings.environment),
    )
    inputs = inputs_of(request.root, inventory, flags, everyone)
    stamps = {slug: _stamp(request.store, ledger, slug) for slug in chosen}
    jobs = tuple(jobs_for(ledger, inputs, inventory, request.today, stamps))
    return Start(ledger, settings, inventory, inputs, everyone, chosen, jobs)


def _settings_and_inventory(request: Request, ledger: Ledger) -> tuple[Settings, Inventory]:
    """The settings, read again only where their files or the environment changed."""
    root, former, began = str(request.root), ledger.inventory, time.time_ns()
    settings = _from_plain(ledger.settings)
    if settings is not None:
        inventory = take_inventory(root, watched(settings.inputs), former, began)
        files = (request.config_file, *settings.inputs)
        if settings.stands and all(_same(former, inventory, name) for name in files):
            return settings, inventory
    settings = request.settings()
    return settings, take_inventory(root, watched(settings.inputs), former, began)


def _same(former: Inventory, now: Inventory, name: str) -> bool:
    one, other = former.rows.get(name), now.rows.get(name)
    return (one and one.digest) == (other and other.digest)


def _stamp(store: Store, ledger: Ledger, slug: str) -> tuple[int, ...] | None:
    """What tells the version in place from others; one that vanished is put back first."""
    stamp = store.stamp(slug)
    record = ledger.sites.get(slug)
    if stamp is None and record is not None and record.stamp is not None and store.restore(slug):
        return store.stamp(slug)
    return stamp


def to_plain(settings: Settings) -> dict[str, Any]:
    """The settings as the ledger gives them back: lists, not tuples."""
    kept = asdict(settings)
    kept["inputs"] = list(settings.inputs)
    kept["environment"] = [list(pair) for pair in settings.environment]
    return {"settings": kept}


def _from_plain(values: Mapping[str, Any]) -> Settings | None:
    try:
        found = values["settings"]
        return Settings(
            found["site_url"],
            found["has_plugin"],
            found["foreign"],
            tuple(found["inputs"]),
            found["theme"],
            tuple((name, value) for name, value in found["environment"]),
            found["share_pictures"],
            found["kit"],
        )
    except (KeyError, TypeError, ValueError):
        return None
