"""The files that people write, each with its model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klimaatwerf.core.model import (
    Action,
    ActionTemplate,
    Event,
    Goal,
    Medium,
    Method,
    Model,
    Moment,
    Municipality,
    Pack,
    PageText,
    Partner,
    Post,
    Region,
    RegionDefaults,
    Topic,
)
from klimaatwerf.core.model.kit_campaign import CampaignRules
from klimaatwerf.core.model.kit_channels import KitChannels
from klimaatwerf.core.model.recruit import Recruit
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.schema.shape import Field, fields_of

__all__ = ["FILES", "File", "file_named", "own_fields"]

_NAMED_BY_FILE = frozenset({"id", "body"})


@dataclass(frozen=True)
class File:
    """How a model is written down.

    `many` items stand in a list. A `layered` one may lie over a lower layer, and so leave out what
    that gives. `key` names one of the catalogue and gives the id.
    """

    schema: str
    file: str
    model: type[Model]
    title: str
    description: str
    many: bool = False
    layered: bool = False
    key: str = ""
    hides: bool = False
    elsewhere: frozenset[str] = frozenset()
    """The fields that come from the name of the file, its text or the register."""

    @property
    def markdown(self) -> bool:
        """Whether the fields stand above a text."""
        return self.file.endswith(".md")


FILES = (
    File(
        "municipality",
        "municipality.yml",
        Municipality,
        "Je gemeente",
        "Wie je bent: contact, kleur, campagne, beloftes en wettelijke gegevens.",
        elsewhere=frozenset({"name", "campaign"}),
    ),
    File(
        "actions",
        "actions.yml",
        Action,
        "Acties",
        "De acties van je gemeente: van BBL overgenomen of zelf bedacht.",
        many=True,
        layered=True,
        key="template",
        hides=True,
    ),
    File(
        "partners",
        "partners.yml",
        Partner,
        "Partners",
        "Wie meewerkt: partners van BBL en partners van bij jou.",
        many=True,
        layered=True,
        key="use",
        hides=True,
    ),
    File(
        "events",
        "events.yml",
        Event,
        "Evenementen",
        "Wat er te doen is, met dag, uur en plaats.",
        many=True,
        layered=True,
        hides=True,
    ),
    File(
        "goals",
        "goals.yml",
        Goal,
        "Doelen",
        "Je cijfers bij de doelen van BBL, en doelen van jezelf.",
        many=True,
        layered=True,
        key="goal",
        hides=True,
    ),
    File(
        "topics",
        "topics.yml",
        Topic,
        "Thema’s",
        "De thema’s van de site. Pas er een aan, verberg er een of voeg er een toe.",
        many=True,
        layered=True,
        hides=True,
    ),
    File(
        "moments",
        "moments.yml",
        Moment,
        "Momenten",
        "Momenten in het jaar waar je campagne bij kan aansluiten.",
        many=True,
        layered=True,
        hides=True,
    ),
    File(
        "overrides",
        "overrides.yml",
        Stamp,
        "Wat je van BBL veranderde",
        "Welke tekst van BBL elke tekst van jou verving. Klimaatwerf vult dit zelf in; er hangt"
        " niets op je site van af.",
        many=True,
    ),
    File(
        "page",
        "content/pages/*.md",
        PageText,
        "Een pagina",
        "De velden bovenaan een pagina; eronder staat de tekst in Markdown.",
        layered=True,
        hides=True,
        elsewhere=_NAMED_BY_FILE,
    ),
    File(
        "news",
        "content/news/*.md",
        Post,
        "Een nieuwsbericht",
        "De velden bovenaan een bericht; de naam van het bestand begint met de dag.",
        hides=True,
        elsewhere=_NAMED_BY_FILE | {"date"},
    ),
    File(
        "pack",
        "pack.yml",
        Pack,
        "Het pakket van BBL",
        "De versie van de gedeelde teksten, wat vastligt en wat een gemeente invult.",
    ),
    File(
        "media",
        "media.yml",
        Medium,
        "Beelden van BBL",
        "Bij elk beeld de beschrijving, de maker en de licentie.",
        many=True,
    ),
    File(
        "region",
        "region.yml",
        Region,
        "Een regio",
        "Een intercommunale of provincie die haar gemeenten iets meegeeft.",
        elsewhere=frozenset({"id"}),
    ),
    File(
        "region-defaults",
        "content/regions/*/municipality.yml",
        RegionDefaults,
        "Wat een regio invult",
        "Velden van municipality.yml die een regio voor al haar gemeenten invult.",
        layered=True,
    ),
    File(
        "template",
        "content/actions/*.md",
        ActionTemplate,
        "Een actiesjabloon",
        "De velden bovenaan een actie van BBL; eronder staat de tekst in Markdown.",
        elsewhere=_NAMED_BY_FILE,
    ),
    File(
        "method",
        "content/participation/*.md",
        Method,
        "Een participatiemethode",
        "De velden bovenaan een methode van BBL; eronder staat de tekst in Markdown.",
        layered=True,
        hides=True,
        elsewhere=_NAMED_BY_FILE,
    ),
    File(
        "recruit",
        "content/kit/recruit/*.yml",
        Recruit,
        "Een wervingsbestand",
        "Hoe een actie van BBL klinkt voor elke doelgroep; de naam is de id van het sjabloon.",
    ),
    File(
        "channels",
        "content/kit/channels.yml",
        KitChannels,
        "Kanalen van de communicatiekit",
        "Hoe elk kanaal de woorden van een wervingsbestand samenzet, en hoe lang een tekst is.",
    ),
    File(
        "campaign",
        "content/kit/campaign.yml",
        CampaignRules,
        "Het campagneplan",
        "Wat je wanneer uitstuurt, langs welk kanaal, teruggeteld vanaf de start.",
    ),
)


def file_named(name: str) -> File:
    """The file with a name as in `municipality.yml`.

    Raises:
        KeyError: there is none.
    """
    return {file.file: file for file in FILES}[name]


def own_fields(file: File) -> Iterator[Field]:
    """The fields that stand in a file, less what its name or its text gives."""
    derived = file.elsewhere if file.schema != "municipality" else frozenset[str]()
    return (field for field in fields_of(file.model) if field.name not in derived)
