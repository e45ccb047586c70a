"""A small root: a pack of a few pages, three municipalities, and builds of it in this process."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from klimaatwerf.hosts.building import Request, build
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.publish import Store
from klimaatwerf.report import Report
from tests.roots import HERE
from tests.sites import TODAY, lay_out

__all__ = ["FILES", "Small"]

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}v9z"/></svg>\n'
)

FILES = {
    "content/pack.yml": (
        'version: "2026.1"\nschema: 1\nreleased_on: 2026-11-23\nchannel: stable\n'
        'min_generator: "0.1"\nvariables:\n  openingsuren:\n    type: text\n'
        "    required: nee\n    max_length: 80\n    example: elke werkdag\n"
        "changelog:\n  - {kind: text, summary: Eerste uitgave., affects: [pages]}\n"
    ),
    "content/topics.yml": (
        "- {id: groen, title: Groen, lead: Bomen en hagen., illustration: groen, order: 1}\n"
        "- {id: water, title: Water, lead: Regen in de grond., illustration: water, order: 2}\n"
    ),
    "content/topics/groen.md": "Een haag geeft schaduw.\n",
    "content/partners.yml": (
        "- {id: buren, name: De Buren, type: association, lead: Helpen in elke straat.}\n"
    ),
    "content/goals.yml": (
        "- id: tree\n  title: Bomen erbij\n  scheme: covenant\n  topic: groen\n  unit: bomen\n"
        "  unit_one: boom\n  rule: {per: inhabitant, amount: 1, rounding: truncate}\n"
        "  baseline_year: 2021\n  target_year: 2030\n  direction: increase\n  cumulative: ja\n"
        "  counts: Elke boom telt.\n"
    ),
    "content/moments.yml": (
        "- id: lente\n  title: Week van de lente\n"
        "  when: {from: 2027-03-15, until: 2027-03-21}\n  topics: [groen]\n"
    ),
    "content/actions/haag.md": (
        "---\ntitle: Plant een haag\nlead: Samen hagen planten.\ntopic: groen\n"
        "audiences: [resident]\npartners: [buren]\nmethods: [wandeling]\n"
        "steps: [Meet je tuin., Kies je planten.]\n---\nEen haag houdt de wind tegen.\n"
    ),
    "content/actions/ton.md": (
        "---\ntitle: Zet een regenton\nlead: Vang regen op.\ntopic: water\n"
        "audiences: [resident]\nsteps: [Kies een plek.]\n---\nRegen is gratis.\n"
    ),
    "content/participation/wandeling.md": (
        "---\ntitle: Wijkwandeling\nlead: Kijk samen rond.\naudiences: [resident]\n"
        "duration: 2 uur\nphases: [Stap mee.]\n---\nWie meestapt, ziet meer.\n"
    ),
    "content/media/bbl.svg": _PICTURE.format(6),
    "content/pages/index.md": (
        "---\ntitle: Welkom\ndescription: Samen voor het klimaat.\nlayout: home\n---\n"
        "In {{ municipality.name }} doen we het samen.\n"
    ),
    "content/pages/404.md": "---\ntitle: Niet gevonden\nlayout: not_found\n---\nKeer om.\n",
    "content/pages/over.md": (
        "---\ntitle: Over ons\ndescription: Wie we zijn.\nlayout: page\n---\n"
        '{{ je("Je vindt ons", "U vindt ons") }} in {{ municipality.name }}.\n'
    ),
    "content/pages/contact.md": (
        "---\ntitle: Contact\ndescription: Vraag maar.\nlayout: contact\n---\nStel je vraag.\n"
    ),
    "content/pages/acties/index.md": (
        "---\ntitle: Acties\ndescription: Wat er te doen is.\nlayout: actions\n"
        "menu: {label: Acties, order: 10}\n---\nKies er een.\n"
    ),
    "content/pages/agenda/index.md": (
        "---\ntitle: Agenda\ndescription: Kom langs.\nlayout: agenda\nwhen: has_events\n"
        "menu: {label: Agenda, order: 20}\n---\nTot daar.\n"
    ),
    "content/pages/agenda/archief.md": (
        "---\ntitle: Wat was\ndescription: Voorbij.\nlayout: archive\nwhen: has_past_events\n"
        "---\nDit is voorbij.\n"
    ),
    "content/pages/nieuws/index.md": (
        "---\ntitle: Nieuws\ndescription: Het laatste nieuws.\nlayout: news\nwhen: has_news\n"
        "menu: {label: Nieuws, order: 30}\n---\nWat beweegt.\n"
    ),
    "content/pages/partners.md": (
        "---\ntitle: Partners\ndescription: Wie helpt.\nlayout: partners\nwhen: has_partners\n"
        "menu: {label: Partners, order: 40}\n---\nSamen lukt het.\n"
    ),
    "content/pages/plan.md": (
        "---\ntitle: Ons plan\ndescription: Het plan.\nlayout: plan\n"
        "menu: {label: Ons plan, order: 50}\n---\nStap voor stap.\n"
    ),
    "content/pages/participatie/index.md": (
        "---\ntitle: Denk mee\ndescription: Praat mee.\nlayout: participation\n---\nKom praten.\n"
    ),
    "content/pages/doe-mee/inwoner.md": (
        "---\ntitle: Doe mee als inwoner\ndescription: Begin klein.\nlayout: audience\n"
        "audience: resident\n---\nBegin vandaag.\n"
    ),
    "content/regions/kempen/region.yml": "title: Kempen\nkind: intercommunale\n",
    "content/regions/kempen/partners.yml": (
        "- {id: kempen, name: Kempenland, type: federation, lead: Voor de streek.}\n"
    ),
    "content/portal/index.md": "---\ntitle: Netwerk\n---\nAlle gemeenten.\n",
    "municipalities/dorp/municipality.yml": (
        "nis: 45062\nname: Dorp\ncontact: {email: klimaat@dorp.example}\n"
        'brand: {primary: "#00703c", logo: media/logo.svg, logo_alt: Dorp}\n'
        "inhabitants: {value: 2100, as_of: 2026-01-01}\n"
        "commitments: {covenant: {signed: 2020-01-01, reduction_2030: 40}}\n"
    ),
    "municipalities/dorp/actions.yml": (
        "- template: haag\n  phase: running\n  featured: ja\n"
        "  partners: [{partner: buren, role: supporter}]\n"
        "  participate: [{type: mail, label: Meld je haag, email: haag@dorp.example}]\n"
        "- id: bankje\n  title: Een bankje\n  lead: Zet een bank aan de gevel.\n  topic: groen\n"
        "  phase: preparation\n  audiences: [resident]\n"
    ),
    "municipalities/dorp/events.yml": (
        "- id: plantdag\n  title: Plantdag\n  lead: Kom planten.\n  start: 2026-12-05 10:00\n"
        "  end: 2026-12-05 12:00\n  place: {name: Het plein, street: Plein 1, postcode: 9667,"
        " locality: Horebeke, accessibility: Geen drempel.}\n  action: haag\n"
        "- id: wandeldag\n  title: Wandeldag\n  lead: Kom wandelen.\n  start: 2026-10-03 10:00\n"
        "  end: 2026-10-03 12:00\n  place: {name: Het bos, street: Bos 1, postcode: 9667,"
        " locality: Horebeke, accessibility: Een vlak pad.}\n  method: wandeling\n"
        "  report: We zagen drie reeën.\n"
    ),
    "municipalities/dorp/partners.yml": (
        "- use: buren\n- {id: club, name: De Club, type: association, lead: Voor wie wandelt.}\n"
    ),
    "municipalities/dorp/goals.yml": (
        "- {id: tree, values: [{date: 2026-06-30, value: 700, source: groendienst}]}\n"
    ),
    "municipalities/dorp/content/news/2026-11-02-eerste-haag.md": (
        "---\ntitle: De eerste haag\nlead: Ze staat er.\n---\nTien meter lang.\n"
    ),
    "municipalities/dorp/content/pages/over.md": (
        "---\ntitle: Over Dorp\n---\nWij zijn Dorp.\n\n![De haag](media/haag.svg)\n"
    ),
    "municipalities/dorp/media/logo.svg": _PICTURE.format(8),
    "municipalities/dorp/media/haag.svg": _PICTURE.format(7),
    "municipalities/gehucht/municipality.yml": (
        "nis: 12002\nname: Gehucht\ncontact: {email: klimaat@gehucht.example}\n"
        'brand: {primary: "#224488"}\nregion: kempen\n'
    ),
    "municipalities/gehucht/events.yml": (
        "- id: praatcafe\n  title: Praatcafé\n  lead: Kom praten.\n  start: 2026-12-12 20:00\n"
        "  attendance: online\n  online_url: https://gehucht.example/praat\n"
    ),
    "municipalities/stad/municipality.yml": (
        "nis: 12025\nname: Stad\ncontact: {email: klimaat@stad.example}\n"
        'brand: {primary: "#7a1f5c"}\naddress_form: u\n'
    ),
}
"""Dorp has something of everything and its own text of a page; Gehucht lies in a region."""


@dataclass(frozen=True)
class Small:
    """A small root in a folder, with the shipped theme and settings."""

    root: Path

    @classmethod
    def lay_out(cls, root: Path) -> Small:
        """Write the root."""
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "mkdocs.yml", root)
        shutil.copytree(HERE / "themes", root / "themes")
        lay_out(root, FILES)
        return cls(root)

    def store(self, out: str = "site") -> Store:
        """What lies beside an output."""
        return Store.beside(self.root / out)

    def build(self, *slugs: str, out: str = "site", today: date = TODAY, **more: Any) -> Report:
        """Build in this process, as `klimaatwerf build` does for few sites."""
        return build(self.request(*slugs, out=out, today=today, **more))

    def request(self, *slugs: str, out: str = "site", today: date = TODAY, **more: Any) -> Request:
        """What `build` is asked."""
        return Request(
            root=self.root,
            store=self.store(out),
            today=today,
            settings=lambda: read_settings(self.root),
            slugs=slugs,
            **more,
        )

    def write(self, name: str, text: str) -> None:
        """Write a file; its folder is made."""
        lay_out(self.root, {name: text})

    def change(self, name: str, old: str, new: str) -> None:
        """Change a text that is in a file."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, name
        self.write(name, text.replace(old, new))
