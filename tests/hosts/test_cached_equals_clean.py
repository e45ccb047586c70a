"""Whatever was edited, lost or damaged: a build gives what a build from nothing gives."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from klimaatwerf.core.channels import CHANNELS
from klimaatwerf.core.problems import SourceError
from klimaatwerf.editing.layout import LayoutError
from klimaatwerf.editing.packaging import Refused
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.plans import Plans
from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.report import Report, State
from tests.cards import CARD, DESIGN, with_cards
from tests.roots import bytes_of
from tests.sites import TODAY
from tests.small import FILES, Small

C, D, G, S = "content", "municipalities/dorp", "municipalities/gehucht", "municipalities/stad"
SLUGS = ("dorp", "gehucht", "stad")
DEFAULTS = f"{C}/regions/kempen/municipality.yml"


def _but(name: str, *pairs: tuple[str, str]) -> str:
    """A file of the small root with other words in it."""
    text = FILES[name]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


PICTURE = FILES[f"{D}/media/haag.svg"]
EDITS: dict[str, tuple[str | None, ...]] = {
    f"{D}/events.yml": (
        _but(f"{D}/events.yml", ("title: Plantdag", "title: Plantnamiddag")),
        _but(f"{D}/events.yml", ("Het plein", "De markt")),
        _but(f"{D}/events.yml", ("2026-12-05", "2026-10-05"), ("action: haag", "topic: water")),
        _but(f"{D}/events.yml", ("- id: wandeldag", "- id: stapdag\n  aliases: [wandeldag]")),
        _but(f"{D}/events.yml", ("action: haag", "action: haag\n  kit: {title: Kom erbij}")),
        FILES[f"{D}/events.yml"] + FILES[f"{G}/events.yml"],
        FILES[f"{D}/events.yml"] + "- {id: stuk, title: [Stuk\n",
        _but(f"{D}/events.yml", ("2026-12-05", "2026-02-30")),
        None,
    ),
    f"{D}/actions.yml": (
        _but(f"{D}/actions.yml", ("Zet een bank", "Hang een bak")),
        _but(f"{D}/actions.yml", ("phase: running", "phase: completed")),
        _but(f"{D}/actions.yml", ("template: haag", "template: ton")),
        _but(f"{D}/actions.yml", ("title: Een bankje", "title: Een bankje\n  related: [haag]")),
        FILES[f"{D}/actions.yml"] + "  body: Een bank nodigt uit.\n",
        FILES[f"{D}/actions.yml"] + "  dates: {start: 2026-12-01, end: 2026-12-20}\n",
        FILES[f"{D}/actions.yml"] + "  publish_from: 2026-12-10\n",
        None,
    ),
    f"{D}/partners.yml": (
        "- use: buren\n",
        _but(f"{D}/partners.yml", ("Voor wie", "Voor ieder die")),
        FILES[f"{D}/partners.yml"].rstrip("}\n") + ", valid_until: 2026-12-10}\n",
        None,
    ),
    f"{D}/goals.yml": (
        _but(f"{D}/goals.yml", ("value: 700", "value: 900")),
        None,
    ),
    f"{D}/municipality.yml": (
        _but(f"{D}/municipality.yml", ("#00703c", "#7a1f5c")),
        FILES[f"{D}/municipality.yml"] + "address_form: u\n",
        FILES[f"{D}/municipality.yml"] + "region: kempen\n",
        FILES[f"{D}/municipality.yml"] + "former_slugs: [oud-dorp]\n",
        FILES[f"{D}/municipality.yml"] + "features: {events: nee}\n",
        FILES[f"{D}/municipality.yml"] + "site_url: https://klimaat.dorp.example/\n",
        FILES[f"{D}/municipality.yml"] + "texts: {openingsuren: elke woensdag}\n",
        FILES[f"{D}/municipality.yml"] + "announcement: {text: Hallo, until: 2026-12-08}\n",
        _but(f"{D}/municipality.yml", ("name: Dorp", "name: Dorpje")),
        _but(f"{D}/municipality.yml", ("logo_alt: Dorp", "logo_alt: Dorp, font: literata")),
        _but(f"{D}/municipality.yml", (", logo: media/logo.svg, logo_alt: Dorp", "")),
        "nis: 45062\nbrand: [\n",
    ),
    f"{D}/content/pages/over.md": (None, "---\ntitle: Wij\n---\nWij [doen mee](/acties/).\n"),
    f"{D}/content/pages/contact.md": ("---\ntitle: Bel\n---\nBel ons.\n", None),
    f"{D}/content/news/2026-12-01-later.md": ("---\ntitle: Later\nlead: Nieuw.\n---\nOk.\n", None),
    f"{D}/content/actions/bankje.md": ("---\n---\nZit en praat.\n", None),
    f"{D}/media/haag.svg": (PICTURE.replace("h7", "h6"), PICTURE.replace("h7", "h5")),
    f"{G}/events.yml": (_but(f"{G}/events.yml", ("2026-12-12", "2026-12-02")), None),
    f"{G}/municipality.yml": (_but(f"{G}/municipality.yml", ("region: kempen\n", "")),),
    f"{S}/municipality.yml": (
        _but(f"{S}/municipality.yml", ("address_form: u", "address_form: je")),
        FILES[f"{S}/municipality.yml"] + "status: draft\n",
        None,
    ),
    f"{C}/pages/contact.md": (
        _but(f"{C}/pages/contact.md", ("Stel je vraag", "Bel {{ municipality.name }}")),
        _but(f"{C}/pages/contact.md", ("Stel je vraag", "![Haag](media/bbl.svg)")),
        _but(f"{C}/pages/contact.md", ("Stel je vraag.", "{{ events() }}\n\n{{ partners() }}")),
        _but(f"{C}/pages/contact.md", ("title: Contact", "title: Bel ons")),
        None,
    ),
    f"{C}/pages/over.md": (
        _but(f"{C}/pages/over.md", ("in {{", "thuis in {{")),
        FILES[f"{C}/pages/over.md"] + "\n[Praat mee](/participatie/).\n",
        _but(f"{C}/pages/over.md", ("Wie we zijn.", "Dat zijn wij.")),
    ),
    f"{C}/pages/acties/index.md": (
        _but(f"{C}/pages/acties/index.md", ("label: Acties", "label: Doen")),
        _but(f"{C}/pages/acties/index.md", ("order: 10", "order: 25")),
        _but(f"{C}/pages/acties/index.md", ("Kies er een.", "{{ actions() }}")),
    ),
    f"{C}/pages/participatie/index.md": (
        FILES[f"{C}/pages/participatie/index.md"]
        + "\n{% if texts.openingsuren %}\n\nKom {{ texts.openingsuren }}.\n\n{% endif %}\n",
        None,
    ),
    f"{C}/pages/extra.md": ("---\ntitle: Extra\n---\nMeer.\n", None),
    f"{C}/pages/doe-mee/inwoner.md": (
        _but(f"{C}/pages/doe-mee/inwoner.md", ("als inwoner", "als buur")),
        None,
    ),
    f"{C}/partners.yml": (
        _but(f"{C}/partners.yml", ("De Buren", "De Straat")),
        _but(f"{C}/partners.yml", ("Helpen", "Steunen")),
    ),
    f"{C}/goals.yml": (
        _but(f"{C}/goals.yml", ("amount: 1", "amount: 2")),
        _but(f"{C}/goals.yml", ("Bomen erbij", "Meer bomen")),
        _but(f"{C}/goals.yml", ("topic: groen", "topic: grijs")),
    ),
    f"{C}/topics.yml": (
        _but(f"{C}/topics.yml", ("title: Water", "title: Nat")),
        _but(f"{C}/topics.yml", ("order: 2", "order: 0")),
    ),
    f"{C}/topics/groen.md": (_but(f"{C}/topics/groen.md", ("geeft", "brengt")), None),
    f"{C}/moments.yml": (_but(f"{C}/moments.yml", ("2027-03-21", "2026-12-03")), None),
    f"{C}/actions/haag.md": (
        _but(f"{C}/actions/haag.md", ("houdt de wind", "stopt de wind")),
        _but(f"{C}/actions/haag.md", ("Plant een haag", "Plant hagen")),
        _but(f"{C}/actions/haag.md", ("Meet je tuin.", "Meet je grond.")),
    ),
    f"{C}/actions/ton.md": (_but(f"{C}/actions/ton.md", ("topic: water", "topic: groen")), None),
    f"{C}/participation/wandeling.md": (
        _but(f"{C}/participation/wandeling.md", ("meestapt", "meegaat")),
        _but(f"{C}/participation/wandeling.md", ("Wijkwandeling", "Wandeling")),
    ),
    f"{C}/media/bbl.svg": (PICTURE.replace("h7", "h4"), None),
    f"{C}/regions/kempen/partners.yml": (
        _but(f"{C}/regions/kempen/partners.yml", ("Voor de streek", "Voor iedereen")),
        None,
    ),
    f"{C}/regions/kempen/municipality.yml": (
        "data_licence: cc0\naddress_form: u\n",
        "campaign: {slogan: Samen in de streek}\n",
        "commitments: {climate_pact: [2.1]}\n",
        None,
    ),
    f"{C}/regions/kempen/pages/streek.md": (
        "---\ntitle: De streek\n---\nIn {{ municipality.name }}, [met wie](../partners.md).\n",
        None,
    ),
    CARD: (DESIGN.replace("8pt", "9pt"), DESIGN.replace("40", "8"), "#nergens\n", None),
    f"{C}/portal/index.md": (_but(f"{C}/portal/index.md", ("Alle", "Elke")),),
    f"{C}/pack.yml": (_but(f"{C}/pack.yml", ("2026.1", "2026.2")),),
    "themes/klimaatwerf/layouts/contact.html": ("<h1>{{ page.title }}</h1>{{ body }}\n",),
    "mkdocs.yml": ("site_url: https://elders.example/\n",),
}
"""What each file may hold instead; None is no file. Some of it is wrong, or breaks a reference."""

Damage = Callable[[Path], object]


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    if data:
        data[len(data) // 2] ^= 4
        file.write_bytes(data)


DAMAGES: dict[str, Damage] = {
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-9]),
    "emptied": lambda file: file.write_bytes(b""),
    "a bit flipped": _flip,
    "gone": lambda file: file.unlink(),
    "of another version": lambda file: file.write_bytes(b"9" + file.read_bytes()),
    "a value of another class": lambda file: Plans(file.parent).write(file.name, {"pages": 3}),
}
PARTS = "ledger.json journal.jsonl plans templates notes versions portal.json boot".split()
"""What is kept; the objects are the sites themselves, so those can get lost, but not be damaged."""


class Builds(RuleBasedStateMachine):
    """A root that is edited and built, beside a build from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.small = with_cards(Small.lay_out(self.folder / "root"))
        self.today = TODAY
        self.good: dict[str, list[dict[str, str]]] = {}
        """The good sites of each municipality, the last one in place."""
        self.lost: set[str] = set()
        """Those whose last good site was taken away: an earlier one may be put back, or none."""
        self.original = {
            name: (self.small.root / name).read_text(encoding="utf-8")
            for name in EDITS
            if (self.small.root / name).is_file()
        }

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @property
    def home(self) -> Path:
        return self.small.root / ".klimaatwerf/site"

    # ---- what happens between builds

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)))
    def edit(self, data: st.DataObject, name: str) -> None:
        """Give a file another content, or take it away."""
        variants = [*EDITS[name], self.original.get(name)]
        text = data.draw(st.sampled_from(variants))
        file = self.small.root / name
        if name == "mkdocs.yml" and text is not None and text != self.original[name]:
            text = self.original[name].replace("site_url: https://klimaatwerf.example/", text)
        if text is not None:
            self.small.write(name, text)
        elif file.is_file():
            file.unlink()
            if not list(file.parent.iterdir()):
                file.parent.rmdir()

    @rule(name=st.sampled_from(sorted(EDITS)))
    def mend(self, name: str) -> None:
        """Put a file back as it was."""
        if name in self.original:
            self.small.write(name, self.original[name])

    @rule(
        did=st.sampled_from(["release", "promote", "withdraw", "restore", "rollback"]),
        channel=st.sampled_from(CHANNELS),
        which=st.integers(0, 9),
    )
    def go_on(self, did: str, channel: str, which: int) -> None:
        """Let BBL release its texts, move a release, or take that back; or be refused."""
        releases = Releases.of(self.small.root)
        versions = [*releases.channels.releases, "2027.1"]
        version = versions[which % len(versions)]
        with suppress(Refused, SourceError, LayoutError, KeyError):
            if did == "release":
                releases.release(Draft(f"2027.{len(versions)}", 1), channel, TODAY)
            elif did == "promote":
                releases.promote(version, channel, TODAY)
            elif did == "rollback":
                releases.rollback(channel, TODAY)
            else:
                releases.withdraw(version, TODAY, undo=did == "restore")

    @rule(
        file=st.sampled_from([*(f"{one}/municipality.yml" for one in (D, G, S)), DEFAULTS]),
        follows=st.sampled_from(["channel: early", "version: 2027.1", "version: 2027.2"]),
    )
    def follow(self, file: str, follows: str) -> None:
        """Let a municipality, or all of a region, follow something else."""
        path = self.small.root / file
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        kept = [row for row in text.splitlines(True) if not row.startswith("template:")]
        self.small.write(file, f"{''.join(kept)}template: {{{follows}}}\n")

    @rule(days=st.integers(-3, 12))
    def sleep(self, days: int) -> None:
        self.today += timedelta(days=days)

    @precondition(lambda self: self.home.is_dir())
    @rule(part=st.sampled_from(PARTS), which=st.integers(0, 99), damage=st.sampled_from([*DAMAGES]))
    def damage(self, part: str, which: int, damage: str) -> None:
        """Harm a file of the cache."""
        found = [self.home / part, *sorted((self.home / part).glob("*"))]
        if files := [file for file in found if file.is_file()]:
            DAMAGES[damage](files[which % len(files)])

    @precondition(lambda self: self.home.is_dir())
    @rule(
        name=st.sampled_from(["plans", "templates", "notes", "versions", "ledger.json", "objects"])
    )
    def lose(self, name: str) -> None:
        """Take a part of the cache away."""
        path = self.home / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)

    @rule(slug=st.sampled_from(SLUGS))
    def lose_site(self, slug: str) -> None:
        """Take a site away."""
        shutil.rmtree(self.small.root / "site" / slug, ignore_errors=True)
        self.lost.add(slug)

    # ---- builds

    @initialize()
    def first(self) -> None:
        self.build_all()

    @rule(slug=st.sampled_from(SLUGS))
    def build_one(self, slug: str) -> None:
        if (self.small.root / "municipalities" / slug).is_dir():
            self._build(slug)

    @rule()
    def build_all(self) -> None:
        """Build, and from nothing into another folder: both are the same."""
        found = self._build()
        clean = self._from_nothing()
        wanted = self._trees("clean")
        for slug, report in clean.sites.items():
            if report.state is State.FAILED:
                assert found.get(slug) in self._kept(slug), slug
            else:
                assert found[slug] == wanted[slug], slug
        if all(report.state is State.BUILT for report in clean.sites.values()):
            assert found == wanted

    def _kept(self, slug: str) -> list[dict[str, str] | None]:
        """What may stand in the place of a site whose files hold errors."""
        good = self.good.get(slug, [])
        return [*good, None] if slug in self.lost or not good else [good[-1]]

    def _from_nothing(self) -> Report:
        """Build into an empty folder; what is kept is compiled templates, which cost half of it."""
        shutil.rmtree(self.small.root / "clean", ignore_errors=True)
        for path in (self.small.root / ".klimaatwerf/clean").glob("*"):
            if path.is_file():
                path.unlink()
            elif path.name != "templates":
                shutil.rmtree(path)
        return self.small.build(out="clean", today=self.today)

    def _build(self, *slugs: str) -> dict[str, dict[str, str]]:
        """Build, and remember what is good."""
        report = self.small.build(*slugs, today=self.today)
        found = self._trees("site")
        for slug, site in report.sites.items():
            if site.state in (State.BUILT, State.UNCHANGED):
                self.good.setdefault(slug, []).append(found[slug])
                self.lost.discard(slug)
        for slug in report.removed:
            self.good.pop(slug, None)
        return found

    def _trees(self, out: str) -> dict[str, dict[str, str]]:
        """The files of each site, and under "" those of the portal."""
        trees: dict[str, dict[str, str]] = {}
        folder = self.small.root / out
        sites = {file.parent.name for file in folder.glob(f"*/{MANIFEST}")}
        for name, digest in bytes_of(folder).items():
            slug, _, rest = name.partition("/")
            tree, rest = (slug, rest) if slug in sites else ("", name)
            trees.setdefault(tree, {})[rest] = digest
        return trees


def _same(small: Small) -> None:
    """The sites are those of a build from nothing."""
    small.build(out="clean")
    assert bytes_of(small.root / "site") == bytes_of(small.root / "clean")


@pytest.mark.parametrize("name", [f"{D}/events.yml", f"{C}/pages/contact.md"])
def test_a_site_whose_stored_files_are_gone_is_built_anew(tmp_path: Path, name: str) -> None:
    small = Small.lay_out(tmp_path / "root")
    small.build()
    shutil.rmtree(small.root / ".klimaatwerf/site/objects")
    text = EDITS[name][0]
    assert text is not None
    small.write(name, text)
    report = small.build()
    assert {site.state for site in report.sites.values()} <= {State.BUILT, State.UNCHANGED}
    _same(small)


def test_a_site_that_missed_a_build_gets_more_than_the_texts_of_the_next(tmp_path: Path) -> None:
    small = Small.lay_out(tmp_path / "root")
    small.change(f"{C}/pages/contact.md", "Stel je vraag", "![Haag](media/bbl.svg)")
    small.build()
    small.write(f"{C}/media/bbl.svg", PICTURE)
    small.build("dorp")
    small.change(f"{C}/pages/over.md", "Je vindt", "Jij vindt")
    small.build()
    _same(small)


def test_a_name_that_the_portal_took_in_a_missed_build_is_told(tmp_path: Path) -> None:
    small = Small.lay_out(tmp_path / "root")
    small.build()
    small.write(f"{C}/portal/stad.md", "---\ntitle: Stad\n---\nTekst.\n")
    small.build("dorp")
    small.change(f"{C}/pages/contact.md", "Stel", "Geef")
    assert [found.code for found in small.build().problems if found.is_error] == ["folder-taken"]


Builds.TestCase.settings = settings(
    max_examples=5,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestBuilds = Builds.TestCase
