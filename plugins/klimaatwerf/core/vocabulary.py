"""The closed lists of the data model, each value with the Dutch words that readers see."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

__all__ = [
    "EMBEDS",
    "ITEM_LAYOUTS",
    "MADE_LAYOUTS",
    "AccessibilityStatus",
    "ActionKind",
    "ActionPhase",
    "ActionStatus",
    "AddressForm",
    "AssessmentMethod",
    "Attendance",
    "Audience",
    "Availability",
    "ChangeKind",
    "Channel",
    "ColourUse",
    "DataLicence",
    "Direction",
    "EventStatus",
    "FormField",
    "GoalScheme",
    "InaccessibleReason",
    "LanguageRegime",
    "Layout",
    "PactVersion",
    "ParticipateType",
    "PartnerRole",
    "PartnerType",
    "PriceCategory",
    "ProgressState",
    "RegionKind",
    "Rounding",
    "RuleUnit",
    "Scheme",
    "SiteStatus",
    "TaskState",
    "TrajectState",
    "Typeface",
]


class Term(StrEnum):
    """A value of a closed list; `label` is its Dutch name."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its value in YAML and its Dutch label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


class Typeface(Term):
    """A typeface that a site can have; each is a file of the theme, in `assets/fonts/`."""

    BRICOLAGE_GROTESQUE = "bricolage-grotesque", "warm en eigenzinnig"
    ATKINSON_HYPERLEGIBLE_NEXT = (
        "atkinson-hyperlegible-next",
        "heel duidelijk, ook bij slecht zicht",
    )
    FIGTREE = "figtree", "strak en vriendelijk"
    LITERATA = "literata", "klassiek, met schreven"
    NUNITO = "nunito", "rond en zacht"
    OPEN_SANS = "open-sans", "neutraal en vertrouwd"

    @property
    def family(self) -> str:
        """Its own name, as its makers write it."""
        return self.value.replace("-", " ").title()


class Scheme(Term):
    """How a reader's screen is set."""

    LIGHT = "light", "op een licht scherm"
    DARK = "dark", "op een donker scherm"


class ColourUse(Term):
    """What a brand's colour is used for, by the token that it becomes."""

    BUTTON = "action", "Knoppen"
    LINK = "link", "Links"
    LINE = "bar", "Lijnen en balken"


class Audience(Term):
    """Whom something is for; `label` is the plural, `slug` the address of its page."""

    singular: str

    def __new__(cls, value: str, label: str = "", singular: str = "") -> Self:
        """Make a member from its value, its plural and its singular."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.singular = singular
        return member

    @property
    def slug(self) -> str:
        """The name of its page below /doe-mee/."""
        return self.singular

    RESIDENT = "resident", "inwoners", "inwoner"
    ASSOCIATION = "association", "verenigingen", "vereniging"
    COMPANY = "company", "bedrijven", "bedrijf"
    SHOPKEEPER = "shopkeeper", "handelaars", "handelaar"
    SCHOOL = "school", "scholen", "school"
    FARMER = "farmer", "landbouwers", "landbouwer"
    STAFF = "staff", "medewerkers", "medewerker"


class SiteStatus(Term):
    """How far a site is; only live is meant for search engines."""

    DRAFT = "draft", "ontwerp"
    EXAMPLE = "example", "voorbeeld"
    LIVE = "live", "online"


class AddressForm(Term):
    """How the reader is addressed."""

    JE = "je"
    U = "u"


class LanguageRegime(Term):
    """The languages of a municipality by law."""

    NL = "nl", "Nederlands"
    NL_FR = "nl-fr", "Nederlands met faciliteiten voor Franstaligen"


class Channel(Term):
    """Which releases of the pack a municipality follows."""

    STABLE = "stable", "stabiel"
    EARLY = "early", "vroeg"


class PactVersion(Term):
    """The versions of the Lokaal Energie- en Klimaatpact."""

    FIRST = "1.0"
    SECOND = "2.0"
    THIRD = "2.1"


class Rounding(Term):
    """What happens to a part of a unit."""

    TRUNCATE = "truncate", "afkappen"


class ActionKind(Term):
    """What sort of action it is."""

    CAMPAIGN = "campaign", "campagne"
    GROUP_PURCHASE = "group_purchase", "samenaankoop"
    PLEDGE = "pledge", "belofte"
    CHALLENGE = "challenge", "uitdaging"
    SERVICE = "service", "hulp en advies"
    INFRASTRUCTURE = "infrastructure", "werken"
    EVENT_SERIES = "event_series", "reeks activiteiten"


class ActionPhase(Term):
    """In which phase an action is; shown to the reader (Bestuursdecreet art. II.11 §2).

    `slug` is the address of its page below /acties/fase/, `heading` what that page is called.
    """

    slug: str
    heading: str

    def __new__(cls, value: str, label: str = "", slug: str = "", title: str = "") -> Self:
        """Make a member from its value, its label, its address and its title."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.slug, member.heading = label, slug, title
        return member

    IDEA = "idea", "Idee", "idee", "Acties die nog een idee zijn"
    PREPARATION = "preparation", "In voorbereiding", "voorbereiding", "Acties die eraan komen"
    RUNNING = "running", "Loopt nu", "loopt", "Acties die nu lopen"
    COMPLETED = "completed", "Afgerond", "afgerond", "Acties die klaar zijn"
    STOPPED = "stopped", "Stopgezet", "stopgezet", "Acties die gestopt zijn"


class ActionStatus(Term):
    """How an action goes within its phase."""

    ON_TIME = "on_time", "Op schema"
    LATE = "late", "Later dan gepland"
    PAUSED = "paused", "Tijdelijk gestopt"
    CANCELLED = "cancelled", "Geannuleerd"


class PartnerRole(Term):
    """What a partner does in an action."""

    LEAD = "lead", "trekker"
    COLLABORATOR = "collaborator", "werkt mee"
    SPONSOR = "sponsor", "sponsor"
    SUPPORTER = "supporter", "steunt de actie"


class ParticipateType(Term):
    """A way to take part."""

    LINK = "link", "Online"
    FORM = "form", "Formulier"
    MAIL = "mail", "E-mail"
    PHONE = "phone", "Telefoon"
    VISIT = "visit", "Langskomen"


class FormField(Term):
    """What a form or a mail asks of who takes part; the value is the name that is sent."""

    NAME = "name", "Naam"
    ORGANISATION = "organisation", "Vereniging, school of zaak"
    EMAIL = "email", "E-mailadres"
    PHONE = "phone", "Telefoonnummer"
    STREET = "street", "Straat en huisnummer"
    POSTCODE = "postcode", "Postcode"
    LOCALITY = "locality", "Gemeente of deelgemeente"
    NUMBER_OF_PEOPLE = "number_of_people", "Aantal mensen"
    MESSAGE = "message", "Bericht"


class InaccessibleReason(Term):
    """Why a part of a site is not accessible: the three of Decision (EU) 2018/1523."""

    NON_COMPLIANCE = "non_compliance", "niet-naleving van het Bestuursdecreet"
    BURDEN = "burden", "onevenredige last"
    OUT_OF_SCOPE = "out_of_scope", "buiten de wetgeving"


class TaskState(Term):
    """How far a task is."""

    TODO = "todo", "Nog te doen"
    DOING = "doing", "Bezig"
    DONE = "done", "Klaar"


class PartnerType(Term):
    """What sort of organisation a partner is."""

    ASSOCIATION = "association", "Verenigingen"
    COMPANY = "company", "Bedrijven"
    SHOP = "shop", "Handelaars"
    PUBLIC_BODY = "public_body", "Overheden"
    INTERMUNICIPAL = "intermunicipal", "Intercommunales"
    SCHOOL = "school", "Scholen"
    FARM = "farm", "Boerderijen"
    CITIZEN_GROUP = "citizen_group", "Bewonersgroepen"
    FEDERATION = "federation", "Koepels"


class EventStatus(Term):
    """Whether an event takes place, in schema.org's words."""

    SCHEDULED = "scheduled", "Gaat door"
    POSTPONED = "postponed", "Uitgesteld"
    CANCELLED = "cancelled", "Geannuleerd"
    MOVED_ONLINE = "moved_online", "Gaat online door"


class Availability(Term):
    """Whether there is room."""

    AVAILABLE = "available", "Er is nog plaats"
    FULL = "full", "Volzet"


class Attendance(Term):
    """Where an event takes place."""

    OFFLINE = "offline", "Ter plaatse"
    ONLINE = "online", "Online"
    MIXED = "mixed", "Ter plaatse en online"


class PriceCategory(Term):
    """A base price or a tariff for some."""

    BASE = "base", "Basisprijs"
    TARIFF = "tariff", "Tarief"


class DataLicence(Term):
    """What others may do with the data of a site (creativecommons.org)."""

    spdx: str
    url: str

    def __new__(cls, value: str, label: str = "", spdx: str = "", path: str = "") -> Self:
        """Make a member from its value, its name, its code and the path of its text."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.spdx = spdx
        member.url = f"https://creativecommons.org/{path}/"
        return member

    BY = "cc-by", "Creative Commons Naamsvermelding 4.0", "CC-BY-4.0", "licenses/by/4.0"
    ZERO = "cc0", "Creative Commons Zero 1.0", "CC0-1.0", "publicdomain/zero/1.0"


class GoalScheme(Term):
    """Where a goal comes from."""

    LEKP = "lekp", "Lokaal Energie- en Klimaatpact"
    COVENANT = "covenant", "Burgemeestersconvenant"
    LOCAL = "local", "Eigen doel"


class RuleUnit(Term):
    """What a goal's amount is counted per."""

    INHABITANT = "inhabitant", "per inwoner"
    HUNDRED_INHABITANTS = "100_inhabitants", "per 100 inwoners"
    FIVE_HUNDRED_INHABITANTS = "500_inhabitants", "per 500 inwoners"
    THOUSAND_INHABITANTS = "1000_inhabitants", "per 1000 inwoners"
    THOUSAND_DWELLINGS = "1000_dwellings", "per 1000 wooneenheden"
    ABSOLUTE = "absolute", "in totaal"
    PERCENT_REDUCTION = "percent_reduction", "procent minder"


class Direction(Term):
    """Whether more or less is better."""

    INCREASE = "increase", "meer"
    DECREASE = "decrease", "minder"


class ProgressState(Term):
    """Where a goal stands beside its straight path."""

    NO_DATA = "no_data", "Nog geen cijfers"
    BEHIND = "behind", "Onder het pad"
    ON_TRACK = "on_track", "Op koers"
    ACHIEVED = "achieved", "Bereikt"


class TrajectState(Term):
    """Where a phase of the process stands."""

    DONE = "done", "Gedaan"
    NOW = "now", "Nu bezig"
    NEXT = "next", "Komt nog"


class AccessibilityStatus(Term):
    """The three statuses of the model statement (EU 2018/1523)."""

    FULL = "full", "volledig"
    PARTIAL = "partial", "gedeeltelijk"
    NONE = "none", "niet"


class AssessmentMethod(Term):
    """Who assessed the site."""

    SELF = "self", "zelfevaluatie"
    EXTERNAL = "external", "evaluatie door een derde"


class ChangeKind(Term):
    """What a change of the pack is about."""

    TEXT = "text", "tekst"
    LAYOUT = "layout", "vorm"
    LEGAL = "legal", "wet"
    FIX = "fix", "verbetering"


class RegionKind(Term):
    """What a region is."""

    INTERCOMMUNALE = "intercommunale", "intercommunale"
    PROVINCE = "province", "provincie"


class Layout(Term):
    """The kinds of page: up to `not_found` a page file asks for them, the rest makes itself."""

    HOME = "home", "startpagina"
    AUDIENCES = "audiences", "alle doelgroepen"
    AUDIENCE = "audience", "één doelgroep"
    ACTIONS = "actions", "acties"
    TOPICS = "topics", "thema’s"
    AGENDA = "agenda", "agenda"
    ARCHIVE = "archive", "voorbije activiteiten"
    PARTNERS = "partners", "partners"
    PLAN = "plan", "plan en cijfers"
    PARTICIPATION = "participation", "participatie"
    NEWS = "news", "nieuws"
    CONTACT = "contact", "contact"
    ACCESSIBILITY = "accessibility", "toegankelijkheid"
    PRIVACY = "privacy", "privacy"
    IMPRINT = "imprint", "colofon"
    INDEX = "index", "alles op een rij"
    KIT = "kit", "communicatiekit"
    PAGE = "page", "gewone pagina"
    NOT_FOUND = "not_found", "pagina niet gevonden"
    ACTION = "action"
    IDEA = "idea"
    TOPIC = "topic"
    EVENT = "event"
    MONTH = "month"
    METHOD = "method"
    POST = "post"
    EMBED_ACTIONS = "embed_actions"
    EMBED_AGENDA = "embed_agenda"
    CHOICE = "choice"


EMBEDS = frozenset({Layout.EMBED_ACTIONS, Layout.EMBED_AGENDA})
"""The pages that stand in a frame on another site: not in a menu, a list, a search or a sitemap."""

ITEM_LAYOUTS = frozenset(
    {Layout.ACTION, Layout.IDEA, Layout.TOPIC, Layout.EVENT, Layout.METHOD, Layout.POST}
)
"""The kinds of page that show an item."""

MADE_LAYOUTS = ITEM_LAYOUTS | EMBEDS | {Layout.MONTH, Layout.CHOICE}
"""The kinds of page that follow from the data; a page file can't ask for them."""
