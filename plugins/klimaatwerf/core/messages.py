"""The one catalogue of Dutch messages: for every kind of problem what is wrong and the way out.

`text` and `hint` take the facts that `problem()` gives them. Sentences are short, address the
reader with "je" and never show English words of a library.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["GROUPS", "MESSAGES", "NO_KIT", "SHIFT", "SITE_PICTURE", "Message"]


class Message(NamedTuple):
    """What is wrong, the way out, and how bad it is (error, warning or hint)."""

    text: str
    hint: str = ""
    severity: str = "error"


SHIFT = "{use} {scheme}: van {ratio} naar {reached} op 1 met {colour}."
"""What happened to a colour for one use, in the message `contrast`."""

SITE_PICTURE = "Tot dan toont de pagina het beeld van je site waar iemand ze deelt."
"""What comes of a page whose own picture can't be drawn, after the hint of why."""

NO_KIT = "Tot dan staat deze kit niet op je site."
"""What comes of a kit that a site would give to everybody and that can't be made."""

_FILES = {
    "unreadable": Message("Dit kunnen we niet lezen: {reason}.", "Kijk de naam en de rechten na."),
    "file-too-large": Message(
        "Dit bestand is {size} MB groot.", "Een bestand met tekst mag hoogstens {limit} MB zijn."
    ),
    "file-clash": Message(
        "Deze naam lijkt te veel op `{other}`.",
        "Op Windows en macOS zijn ze dezelfde. Geef een van de twee een andere naam.",
    ),
    "file-link": Message(
        "Dit is een snelkoppeling (link) naar een andere plek.",
        "Zet hier het bestand of de map zelf.",
    ),
    "file-special": Message("Dit is geen gewoon bestand.", "Haal het weg uit de map."),
    "file-name-invisible": Message(
        "De naam `{name}` bevat onzichtbare tekens.", "Typ de naam opnieuw."
    ),
    "file-name-encoding": Message(
        "De naam `{name}` bevat een letter die we niet kunnen lezen.", "Typ de naam opnieuw."
    ),
    "page-name": Message(
        "De naam `{name}` kan geen adres zijn.",
        "Gebruik alleen kleine letters, cijfers en koppeltekens.",
    ),
    "post-name": Message(
        "De naam van een bericht begint met de dag en daarna een kort adres.",
        "Bijvoorbeeld 2026-11-20-onze-eerste-haag.md.",
    ),
    "file-name-reserved": Message(
        "De naam `{name}` is op Windows voorbehouden.", "Kies een andere naam."
    ),
    "file-name-windows": Message(
        "De naam `{name}` kan niet op elke computer.",
        'Gebruik geen < > : " | ? * of \\, en geen punt of spatie op het einde.',
    ),
    "file-name-long": Message(
        "De naam `{name}` is langer dan 200 tekens.", "Kies een kortere naam."
    ),
    "folder-taken": Message(
        "De naam `{name}` is al een onderdeel van de netwerksite.", "Geef de map een andere naam."
    ),
    "folder-name": Message(
        "De mapnaam `{name}` kan geen adres zijn.",
        "Gebruik alleen kleine letters, cijfers en koppeltekens, zoals `sint-genesius-rode`.",
    ),
    "unknown-file": Message(
        "Dit bestand kennen we hier niet; het doet niet mee.",
        "Kijk de naam na, of zet het in media/ of content/.",
        "warning",
    ),
    "missing-file": Message(
        "Het bestand `{file}` staat niet in de map van je gemeente.",
        "Zet het onder media/ en schrijf de naam precies zo.",
    ),
    "municipality-missing": Message(
        "Het bestand municipality.yml ontbreekt.",
        'Begin zo: nis: 12002, contact: {{email: …}} en brand: {{primary: "#00703c"}}.',
    ),
    "repaired-copy": Message(
        "Dit is een verbeterde kopie; ze doet nog niet mee.",
        "Kijk ze na en geef ze de naam `{name}`, in de plaats van het oude bestand.",
        "warning",
    ),
    "municipality-empty": Message(
        "Dit bestand is leeg, of er staan alleen opmerkingen in.",
        'Begin zo: nis: 12002, contact: {{email: …}} en brand: {{primary: "#00703c"}}.',
    ),
    "encoding-cut": Message(
        "Dit bestand is beschadigd: het stopt midden in een letter.",
        "Bewaar het opnieuw als UTF-8 (Opslaan als, Codering: UTF-8).",
    ),
    "encoding": Message(
        "Een letter (byte {position}) is niet bewaard als UTF-8. Er staat wellicht: «{guess}».",
        "Bewaar het bestand als UTF-8 (Opslaan als, Codering: UTF-8), of laat "
        "`klimaatwerf check --repair-encoding` een verbeterde kopie maken.",
    ),
    "control-character": Message(
        "Hier staat een stuurteken ({character}).", "Verwijder het en typ de tekst opnieuw."
    ),
    "empty-file": Message(
        "Dit bestand is leeg, of er staan alleen opmerkingen in.",
        "Het telt als een lege lijst. Vul het aan of verwijder het.",
        "warning",
    ),
}

_YAML = {
    "yaml-tab": Message(
        "Deze regel springt in met een tab: `{row}`.", "Gebruik spaties in plaats van tabs."
    ),
    "yaml-colon": Message(
        "Een dubbelpunt met een spatie erachter midden in de tekst verwart ons.",
        "Zet de tekst tussen aanhalingstekens: {fixed}",
    ),
    "yaml-sign": Message(
        "«{sign}» aan het begin betekent in YAML iets anders.",
        "Zet de tekst tussen aanhalingstekens: {fixed}",
    ),
    "yaml-mark": Message(
        "`{sign}` vooraan betekent in YAML een anker of een verwijzing, en die gebruiken we niet.",
        "Is het gewone tekst? Zet ze tussen aanhalingstekens: {fixed}",
    ),
    "yaml-tag": Message(
        "`{tag}` vooraan betekent in YAML een tag, en die lezen we nooit.",
        "Is het gewone tekst? Zet ze tussen aanhalingstekens: {fixed}",
    ),
    "yaml-quote": Message(
        "Hier begint een aanhalingsteken dat niet sluit.",
        "Zet de hele tekst tussen aanhalingstekens: {fixed}",
    ),
    "yaml-after-quote": Message(
        "De tekst gaat nog verder na het aanhalingsteken.",
        "Zet de hele tekst tussen aanhalingstekens: {fixed}",
    ),
    "yaml-hash": Message(
        "Alles na # valt weg, ook de haak die moet sluiten.",
        "Zet wat met # begint tussen aanhalingstekens: {fixed}",
    ),
    "yaml-no-colon": Message(
        "Na de naam van een veld ontbreekt de dubbelpunt.",
        "Schrijf bijvoorbeeld title: Plantdag, met een spatie na de dubbelpunt.",
    ),
    "yaml-no-space": Message("Na de dubbelpunt hoort een spatie.", "Schrijf: {fixed}"),
    "yaml-bracket": Message(
        "Een haak `[` of `{{` wordt niet goed gesloten.", "Kijk de haken en de komma's na."
    ),
    "yaml-indent": Message(
        "De regels springen hier niet gelijk in, of er ontbreekt een dubbelpunt.",
        "Zet wat samenhoort even ver naar rechts, met spaties.",
    ),
    "yaml-form": Message(
        "We kunnen deze YAML niet lezen.", "Vergelijk de regel met die van een voorbeeldgemeente."
    ),
    "yaml-deep": Message(
        "Dit zit meer dan {limit} niveaus diep.", "Zo diep gaat geen enkel veld. Kijk de haken na."
    ),
    "yaml-documents": Message(
        "Een regel met `---` of `...` begint hier een tweede document.",
        "Verwijder die regel: in een bestand staat één document.",
    ),
    "yaml-key": Message("Links van de dubbelpunt hoort één woord.", "Kijk de haken na."),
    "yaml-template": Message(
        "Een tekst die met `{{{{` begint, heeft aanhalingstekens nodig.",
        'Zet er enkele rond: \'{{{{ je("…", "…") }}}}\'.',
    ),
    "yaml-merge-key": Message("`<<` (samenvoegen) gebruiken we niet.", "Schrijf de velden voluit."),
    "duplicate-key": Message(
        "`{key}` staat hier voor de tweede keer; de eerste keer was op regel {first}.",
        "Houd er één.",
    ),
    "field-too-long": Message(
        "Deze tekst is {length} tekens lang.", "Een veld mag hoogstens {limit} tekens hebben."
    ),
    "lost-comment": Message(
        "De tekst na # valt weg: we lezen alleen «{kept}», niet «{lost}».",
        "Zet de hele tekst tussen aanhalingstekens als # erbij hoort.",
        "warning",
    ),
    "lost-value": Message(
        "Dit veld blijft leeg, want «{lost}» begint met # en valt weg.",
        "Zet de tekst tussen aanhalingstekens: {fixed}. Een opmerking begint met # en een spatie.",
    ),
    "empty-item": Message(
        "Dit streepje heeft geen inhoud.", "Vul het in of verwijder het.", "warning"
    ),
    "front-matter-open": Message(
        "Het blok bovenaan eindigt niet.", "Zet een regel met alleen `---` onder de velden."
    ),
    "front-matter-form": Message(
        "Bovenaan horen velden te staan.", "Schrijf bijvoorbeeld `title: Over de campagne`."
    ),
    "front-matter-body": Message(
        "`body` hoort niet in het blok bovenaan.", "Schrijf de tekst onder de regel `---`."
    ),
}

_SHAPE = {
    "unknown-field": Message("Het veld `{field}` kennen we hier niet.", "Kijk de naam na."),
    "unknown-field-of": Message(
        "Het veld `{field}` kennen we hier niet.", "Deze velden zijn er: {known}."
    ),
    "missing-field": Message(
        "Het veld `{field}` ontbreekt.", "{description} Bijvoorbeeld: {example}"
    ),
    "front-matter-missing": Message(
        "Bovenaan ontbreken de velden, zoals `{field}`.",
        "Begin met een regel ---, dan een regel `{example}`, dan weer een regel ---.",
    ),
    "mapping-expected": Message("Hier horen velden met een naam.", "Bijvoorbeeld: {example}"),
    "list-expected": Message("Hier hoort een lijst.", "Bijvoorbeeld: {example}"),
    "list-empty": Message("Deze lijst is leeg.", "Zet er minstens één waarde in."),
    "item-form": Message(
        "Dit item van de lijst heeft geen velden.", "Elk item begint zo: {example}"
    ),
    "id-missing": Message(
        "Dit item heeft geen `id`.", "Geef het een korte, vaste naam, bijvoorbeeld `id: plantdag`."
    ),
    "duplicate-id": Message(
        "De id `{id}` bestaat al op regel {first}.", "Elke id mag één keer voorkomen."
    ),
    "text-expected": Message(
        "Hier hoort gewone tekst, geen lijst of velden.", "Schrijf één waarde."
    ),
    "text-with-colon": Message(
        "De dubbelpunt maakt hier een veld van, en er hoort gewone tekst.",
        "Zet de tekst tussen aanhalingstekens: {fixed}",
    ),
    "bad-value": Message(
        "Deze waarde kunnen we niet gebruiken.",
        "Vergelijk het veld met dat van een voorbeeldgemeente.",
    ),
    "empty-value": Message("Hier staat niets.", "Vul het veld in."),
    "post-date": Message(
        "De datum van een nieuwsbericht staat in de naam van het bestand.", "Haal `date` weg."
    ),
    "body-twice": Message(
        "De tekst van `{id}` staat twee keer: hier en in `{other}`.", "Houd er één."
    ),
    "text-too-long": Message(
        "Deze tekst is {length} tekens lang.", "Hier passen er hoogstens {limit}."
    ),
    "invisible-refused": Message(
        "Hier staat een onzichtbaar teken ({character}).", "Typ de tekst opnieuw."
    ),
    "invisible-stripped": Message(
        "Hier staat een onzichtbaar teken ({character}); we laten het weg.",
        "Typ de tekst opnieuw.",
        "warning",
    ),
}

_VALUES = {
    "bad-id": Message(
        "`{value}` kan geen id zijn.", "Gebruik alleen kleine letters, cijfers en koppeltekens."
    ),
    "bad-yes-no": Message("`{value}` is geen ja of nee.", "Schrijf `ja` of `nee`."),
    "bad-whole": Message("`{value}` is geen geheel getal.", "Schrijf bijvoorbeeld 250."),
    "bad-number": Message("`{value}` is geen getal.", "Schrijf bijvoorbeeld 12 of 12,5."),
    "bad-date": Message(
        "`{value}` is geen datum.", "Schrijf bijvoorbeeld 2027-04-03, 3/4/2027 of 3 april 2027."
    ),
    "absurd-year": Message(
        "Het jaar in `{value}` kan niet kloppen.", "Het ligt tussen {first} en {last}."
    ),
    "bad-month": Message(
        "`{value}`: er is geen maand {month}.", "Schrijf 3/4/2027 (de dag eerst) of 2027-04-03."
    ),
    "no-such-day": Message(
        "`{value}` is geen bestaande datum.", "De maand {month} heeft {days} dagen."
    ),
    "wrong-weekday": Message("`{value}` is een {weekday}.", "Verbeter de dag of de datum."),
    "date-read": Message("`{value}` lezen we als {date}.", "", "hint"),
    "date-missing": Message(
        "Bij `{value}` ontbreekt de dag.", "Schrijf bijvoorbeeld 2027-04-03 19:30."
    ),
    "time-missing": Message(
        "Bij `{value}` ontbreekt het uur.", "Schrijf bijvoorbeeld 2027-04-03 19:30."
    ),
    "bad-time": Message("`{value}` is geen uur.", "Schrijf bijvoorbeeld 19:30, 19u30 of 19.30."),
    "no-such-time": Message(
        "`{value}` bestaat niet op de klok.", "Kies een uur van 00:00 tot 23:59."
    ),
    "clock-gap": Message(
        "`{value}`: dat uur bestaat niet die nacht.",
        "Op {date} springt de klok van 2 naar 3 uur. Kies een ander uur.",
    ),
    "clock-fold": Message(
        "`{value}` komt die nacht twee keer voor; we nemen het zomeruur.",
        "Op {date} gaat de klok van 3 terug naar 2 uur.",
        "warning",
    ),
    "bad-weekday": Message("`{value}` is geen weekdag.", "Schrijf bijvoorbeeld `zaterdag`."),
    "bad-colour": Message(
        "`{value}` is geen kleur.", 'Schrijf een # met zes tekens, bijvoorbeeld "#00703c".'
    ),
    "bad-url": Message(
        "`{value}` is geen webadres.", "Schrijf het voluit: `https://www.berlaar.example/klimaat`."
    ),
    "bad-email": Message(
        "`{value}` is geen e-mailadres.", "Schrijf bijvoorbeeld klimaat@berlaar.example."
    ),
    "bad-phone": Message("`{value}` is geen telefoonnummer.", "Schrijf bijvoorbeeld 03 000 00 00."),
    "bad-enterprise-number": Message(
        "`{value}` is geen ondernemingsnummer.", "Dat heeft tien cijfers: 0999.999.922."
    ),
    "wrong-check-digit": Message(
        "`{value}` klopt niet.",
        "De laatste twee cijfers moeten {expected} zijn. Kijk het nummer na.",
    ),
    "bad-nis": Message("`{value}` is geen NIS-code.", "Dat zijn vijf cijfers, bijvoorbeeld 12002."),
    "bad-postcode": Message("`{value}` is geen postcode.", "Dat zijn vier cijfers."),
    "bad-version": Message("`{value}` is geen versie.", "Schrijf bijvoorbeeld 2.1 of 2026.1."),
    "bad-page-path": Message(
        "`{value}` is geen adres van een pagina.", "Schrijf het zoals in de adresbalk: `/acties/`."
    ),
    "path-outside": Message(
        "Dit pad mag niet: het wijst buiten de map van je gemeente.",
        "Schrijf een bestand onder media/, bijvoorbeeld media/logo.svg.",
    ),
    "bad-choice": Message("`{value}` kan hier niet.", "Kies uit: {choices}."),
}

_RULES = {
    "nis-unknown": Message("De NIS-code {nis} bestaat niet.", "Kijk hem na op statbel.fgov.be."),
    "nis-ended": Message(
        "De NIS-code {nis} ({name}) bestaat niet meer sinds {since}.",
        "De nieuwe gemeente is {successor}: gebruik {successor_nis}.",
    ),
    "nis-not-flemish": Message(
        "{nis} is {name}, en dat ligt niet in Vlaanderen.",
        "Klimaatwerf maakt sites voor Vlaamse gemeenten.",
        "warning",
    ),
    "nis-shared": Message(
        "De map `{other}` heeft dezelfde NIS-code {nis}.",
        "Dat mag, maar kijk of je dat wilt.",
        "hint",
    ),
    "unknown-version": Message(
        "De versie {version} van het pakket is hier niet.",
        "Hier is versie {there}. Haal `version` weg om weer met BBL mee te gaan.",
    ),
    "contact-missing": Message(
        "Er is geen manier om je te bereiken.", "Vul `email`, `phone` of `form_url` in."
    ),
    "contact-placeholder": Message(
        "Op dit adres komt nog geen mail aan: het is een voorbeeld.",
        "Vul het e-mailadres van je dienst in.",
        "hint",
    ),
    "participate-missing": Message(
        "De actie «{title}» loopt, maar niemand kan zien hoe je meedoet.",
        "Geef onder `participate` minstens één manier, bijvoorbeeld type: mail.",
        "hint",
    ),
    "participate-closed": Message(
        "De actie «{title}» loopt, maar meedoen kan niet meer: elke manier is gesloten.",
        "Geef een nieuwe manier of een latere `closes_on`, of zet `phase` op completed.",
        "hint",
    ),
    "review-due": Message(
        "De dag om «{title}» na te kijken is voorbij.",
        "Lees de actie na en zet `review_by` op een latere dag.",
        "hint",
    ),
    "reason-missing": Message(
        "Bij status `{status}` hoort een reden.", "Vul `status_reason` in: de lezer wil het weten."
    ),
    "end-before-start": Message("Het einde ligt niet na het begin.", "Kijk beide na."),
    "end-after-midnight": Message(
        "Het einde ligt niet na het begin.", "Eindigt het na middernacht? Schrijf dan {value}."
    ),
    "end-same-day": Message(
        "Het einde ligt niet na het begin.", "Een herhaling begint en eindigt op dezelfde dag."
    ),
    "recurrence-long": Message(
        "Deze herhaling duurt langer dan drie jaar.", "Kies een vroegere laatste dag."
    ),
    "audience-missing": Message(
        "Bij `layout: audience` hoort voor wie de pagina is.",
        "Vul `audience` in, bijvoorbeeld resident.",
    ),
    "synonym-alone": Message(
        "`{value}` zijn geen woorden die hetzelfde betekenen.",
        "Schrijf er minstens twee, met een komma ertussen, bijvoorbeeld: auto, wagen.",
    ),
    "event-when": Message(
        "Er staat niet wanneer het is.",
        "Vul `start` in (en `end`), of `occurrences`, of `recurrence`.",
    ),
    "event-when-twice": Message(
        "Er staat op meer dan één manier wanneer het is.",
        "Houd er één: `start` (met `end`), `occurrences` of `recurrence`.",
    ),
    "end-without-start": Message(
        "Er is een einde zonder begin.", "Vul `start` in, of verwijder `end`."
    ),
    "online-url-missing": Message(
        "Bij `attendance: {attendance}` hoort een adres om mee te kijken.", "Vul `online_url` in."
    ),
    "place-missing": Message(
        "Er staat niet waar het is.",
        "Vul `place` in, zoals place: {{name: Zaal De Linde}}, of kies `attendance: online`.",
    ),
    "moment-when": Message("Er staat niet wanneer.", "Vul `from` of `rule` in."),
    "override-reason-missing": Message(
        "Je kiest een ander doel zonder te zeggen waarom.", "Vul `reason` in."
    ),
    "alt-missing": Message(
        "Deze afbeelding heeft geen tekst voor wie ze niet ziet.",
        "Vul `alt` in, of zet `decorative: ja` als ze niets vertelt.",
    ),
    "picture-alt-missing": Message(
        "Deze afbeelding heeft geen tekst voor wie ze niet ziet.", "Vul `alt` in."
    ),
    "logo-alt-missing": Message(
        "Dit logo heeft geen tekst voor wie het niet ziet.", "Vul `logo_alt` in: de naam volstaat."
    ),
    "unknown-template": Message("Er is geen actiesjabloon `{id}`.", "Deze zijn er: {known}."),
    "unknown-use": Message("Er is geen centrale partner `{id}`.", "Deze zijn er: {known}."),
    "unknown-goal": Message("Er is geen centraal doel `{id}`.", "Deze zijn er: {known}."),
    "unknown-region": Message("Er is geen regio `{id}`.", "Deze zijn er: {known}."),
    "unknown-reference": Message("Er is geen {kind} met id `{id}`.", "Je hebt: {known}."),
    "unknown-partner": Message(
        "Er is geen partner met id `{id}`.",
        "Je hebt: {known}. Een partner van BBL zet je in partners.yml, met `- use:` en de id.",
    ),
    "unknown-action": Message(
        "Er is geen actie met id `{id}`.",
        "Je hebt: {known}. Een sjabloon zet je in actions.yml, met `- template:` en de id.",
    ),
    "unknown-text": Message("De tekst `{name}` bestaat niet in het pakket.", "Kijk de naam na."),
    "text-required": Message("De tekst `{name}` ontbreekt.", "Vul ze in onder `texts`."),
    "unknown-lock": Message(
        "`{lock}` bestaat niet in het pakket, dus er ligt niets vast.", "Kijk het pad na."
    ),
    "picture-text": Message(
        "Deze afbeelding heeft geen tekst voor wie ze niet ziet.",
        "Zet tussen de haken wat erop staat, zoals ![een haag in bloei](media/haag.svg).",
    ),
    "generator-old": Message(
        "Dit pakket vraagt Klimaatwerf {wanted} of nieuwer; dit is {there}.",
        "Werk Klimaatwerf bij.",
    ),
    "recurrence-empty": Message(
        "Tussen de eerste en de laatste dag valt geen van de weekdagen.", "Kijk de dagen na."
    ),
    "bad-year": Message("`{value}` kan geen jaar zijn.", "Schrijf bijvoorbeeld 2030."),
    "covenant-figure-missing": Message(
        "Dit doel hoort bij het Burgemeestersconvenant, en jouw cijfer staat nog nergens.",
        "Vul in municipality.yml `commitments.covenant.reduction_2030` in, bijvoorbeeld 40.",
    ),
    "hides-nothing": Message(
        "Er is geen pagina `/{id}/` om te verbergen.",
        "Neem het adres over uit de adresbalk.",
        "hint",
    ),
    "goal-unsigned": Message(
        "`{id}` is een doel van het klimaatpact {version}, en dat heb je niet ondertekend.",
        "Het staat dus niet op je site. Wel ondertekend? Zet {version} bij "
        "`commitments.climate_pact` in municipality.yml.",
        "warning",
    ),
    "goal-sharpened": Message(
        "Het doel `{id}` is aangescherpt: `{by}` komt in de plaats.",
        "Zet je cijfers bij `{by}`, dan zijn ze weer te zien.",
        "warning",
    ),
    "years-backwards": Message(
        "Het doeljaar ligt niet na het startjaar.", "Kijk `baseline_year` en `target_year` na."
    ),
    "bad-amount": Message("Een doel is groter dan nul.", "Schrijf bijvoorbeeld amount: 50."),
    "locked": Message(
        "Dit ligt vast in het pakket van BBL (`{lock}`): {reason}.",
        "Haal het weg. Klopt er iets niet? Vraag het aan {whom}.",
    ),
    "former-slug-taken": Message(
        "Het adres /{name}/ is al van {owner}; het kan niet ook naar deze site leiden.",
        "Haal `{name}` weg uit `aliases`.",
        "warning",
    ),
    "address-reserved": Message(
        "Het adres {address} houden we vrij: daar staat wat je op een andere website toont.",
        "Geef de pagina een andere naam.",
    ),
    "address-clash": Message(
        "Het adres {address} is al van {other}.", "Geef een van de twee een andere id of naam."
    ),
    "menu-cycle": Message(
        "Deze pagina's staan in het menu onder elkaar in een kring: {chain}.",
        "Haal bij één ervan `parent` weg.",
    ),
    "unknown-page": Message(
        "Er is geen pagina `{target}`.", "Schrijf het adres zoals in de adresbalk: `/acties/`."
    ),
    "broken-link": Message("De link `{target}` leidt nergens heen.", "Kijk het adres na."),
    "link-away": Message(
        "De pagina van de link `{target}` is vandaag niet te zien.",
        "Zolang dat zo is, leidt de link naar {there}. Pas hem aan als de pagina niet terugkomt.",
        "warning",
    ),
    "picture-elsewhere": Message(
        "De afbeelding `{target}` staat op een andere website; we tonen alleen haar tekst.",
        "Zet het bestand in media/: zo volgt niemand anders wie je site leest.",
        "warning",
    ),
    "bad-mailto": Message(
        "`{target}` is geen e-mailadres.", "Schrijf mailto:naam@gemeente.be.", "warning"
    ),
    "link-near": Message(
        "De link `{target}` werkt alleen op je eigen computer of netwerk.",
        "Zet er het adres dat iedereen kan openen.",
        "warning",
    ),
    "html-left-out": Message(
        "Dit laten we weg uit je tekst: {what}. De woorden zelf blijven staan.",
        "Gebruik gewone Markdown. Wil je een formulier, film of kaart? Zet er een link naartoe.",
        "warning",
    ),
    "html-open": Message(
        "`{what}` gaat open maar nergens dicht; we sluiten het voor je.",
        "Zet {closed} waar het stuk ophoudt.",
        "warning",
    ),
    "text-heavy": Message(
        "Deze tekst is te lang of te ingewikkeld: er staan te veel haken, tekens of titels in.",
        "Hoogstens 100.000 tekens, en 20.000 tussen twee lege regels. Splits ze in twee"
        " pagina's, en kijk of er geen haken openstaan.",
    ),
    "contrast": Message(
        "De kleur {colour} heeft niet overal genoeg contrast.",
        "Je hoeft niets te doen: we passen ze alleen daar aan. {shifts}",
        "hint",
    ),
    "live-incomplete": Message(
        "De site kan nog niet online: `{missing}` ontbreekt.",
        "{description} Schrijf bijvoorbeeld {example}. Of zet `status` op draft.",
    ),
    "facility-municipality": Message(
        "{name} is een faciliteitengemeente: alleen Nederlands mag niet zomaar online.",
        "Zorg voor de Franse tekst en bevestig met `language_regime_confirmed: ja`.",
    ),
    "statement-old": Message(
        "De toegankelijkheidsverklaring is langer dan elf maanden niet nagekeken.",
        "Kijk ze elk jaar na en pas `reviewed_on` aan.",
        "warning",
    ),
}

_REGIONS = {
    "region-missing": Message(
        "Het bestand region.yml ontbreekt.", "Begin zo: title: … en kind: intercommunale."
    ),
    "region-field": Message(
        "Een regio kan `{field}` niet invullen voor haar gemeenten: {why}.",
        "Haal het hier weg. Een gemeente zet het in haar eigen municipality.yml.",
    ),
}

_RENAMES = {
    "renamed": Message(
        "Het veld `{old}` heet nu `{new}`.",
        "De oude naam werkt nog tot en met {until}. Doe `{command}`.",
        "warning",
    ),
    "renamed-ended": Message(
        "Het veld `{old}` heet nu `{new}`; de oude naam werkt niet meer.",
        "Doe `{command}`, of verander de naam zelf.",
    ),
    "renamed-twice": Message(
        "Hier staan `{old}` (regel {old_line}) en `{new}` (regel {new_line}): dat is één veld.",
        "Zet alles bij `{new}` en haal `{old}` weg.",
    ),
    "rename-by-hand": Message(
        "Hier kunnen we `{old}` niet hernoemen zonder iets anders te raken.",
        "Verander de naam zelf in `{new}`.",
    ),
    "schema-new": Message(
        "Dit pakket heeft velden van versie {there}; deze Klimaatwerf kent ze tot versie {known}.",
        "Werk Klimaatwerf bij.",
    ),
}

_TAKING_PART = {
    "participate-incomplete": Message(
        "Bij type `{type}` hoort het veld `{needed}`.", "Vul het in."
    ),
    "participate-surplus": Message(
        "Bij type `{type}` hoort het veld `{field}` niet, maar wel bij {types}.",
        "Haal het weg, of maak er een tweede manier van met een eigen streepje.",
    ),
    "participate-twice": Message("Je vraagt twee keer `{field}`.", "Vraag het één keer."),
    "participate-audience": Message(
        "De manier «{label}» is voor {audience}, maar de actie niet.",
        "Zet `{value}` bij de `audiences` van de actie, of haal `audience` hier weg.",
        "hint",
    ),
    "form-insecure": Message(
        "Een formulier kan alleen naar een veilig adres.",
        "Geef in `url` een adres dat met https:// begint, zonder naam of wachtwoord erin.",
    ),
    "data-use-missing": Message(
        "Je vraagt persoonlijke gegevens en zegt niet wat ermee gebeurt.",
        "Zeg in `data_use` waarvoor je ze gebruikt, wie ze ziet en wanneer je ze wist.",
    ),
}

_LAW = {
    "statement-contradiction": Message(
        "De verklaring zegt `status: full`, maar bij `issues` staat wat niet toegankelijk is.",
        "Zet `status` op partial, of haal weg wat opgelost is.",
    ),
    "burden-unexplained": Message(
        "Een onevenredige last moet je uitleggen: zo vraagt de wet het.",
        "Zeg in `why` waarom het te veel vraagt.",
    ),
}

_STYLE = {
    "style-long-sentence": Message(
        "De zin «{begin} …» telt {count} woorden.",
        "Maak er twee van: een zin van hoogstens {limit} woorden leest vlot.",
        "hint",
    ),
    "style-officialese": Message(
        "«{word}» is stijf Nederlands.", "Schrijf liever: {better}.", "hint"
    ),
    "style-other-form": Message(
        "Hier staat «{word}», terwijl deze tekst de lezer met {form} aanspreekt.",
        "Schrijf: {better}.",
        "hint",
    ),
    "style-outside-pair": Message(
        "Hier staat «{word}» waar de site {form} zegt.",
        'Schrijf een paar, zoals {{{{ je("je straat", "uw straat") }}}}, of een zin zonder.',
        "hint",
    ),
    "source-undated": Message(
        "Bij de bron «{title}» ontbreekt de dag waarop iemand ze las.",
        "Schrijf bijvoorbeeld date: 2026-11-23.",
        "hint",
    ),
    "source-ahead": Message("De dag van deze bron ({date}) moet nog komen.", "Kijk ze na.", "hint"),
    "style-empty-link": Message(
        "«{words}» zegt niet waar de link heen gaat.",
        "Zet de link op de woorden die het zeggen, zoals [bestel je haag](/acties/).",
        "hint",
    ),
    "style-date-weekday": Message("Bij «{date}» staat geen weekdag.", "Schrijf: {better}.", "hint"),
}

_TEMPLATE = {
    "template-syntax": Message(
        "Dit klopt niet als invulveld: `{what}`.",
        "Schrijf bijvoorbeeld {{{{ municipality.name }}}} met twee haken aan elke kant.",
    ),
    "template-refused": Message(
        "`{what}` kan hier niet.",
        "In een tekst mogen alleen waarden, je(…, …), onderdelen en if, else en endif.",
    ),
    "template-je": Message(
        "`je` vraagt twee teksten.",
        'Schrijf {{{{ je("Wil je meedoen?", "Wilt u meedoen?") }}}}.',
    ),
    "template-not-text": Message(
        "`{what}` is een groep van velden.",
        "Noem één veld, bijvoorbeeld municipality.contact.email.",
    ),
    "template-alone": Message(
        "`{what}` moet alleen op zijn regel staan.",
        "Begin helemaal links en laat een lege regel ervoor en erna.",
    ),
    "template-endif": Message(
        "Hier staat een else of endif zonder if.", "Verwijder de regel, of zet er een if boven."
    ),
    "template-open-if": Message(
        "Deze if heeft geen endif.", "Zet {{% endif %}} alleen op een regel waar de keuze stopt."
    ),
    "template-attribute": Message(
        "`{what}` mag niet in een adres staan.",
        "Alleen een webadres, e-mailadres of telefoonnummer kan daar.",
    ),
    "text-deep": Message(
        "In deze tekst zitten te veel lijsten of citaten in elkaar.", "Maak ze minder diep."
    ),
    "component-inside": Message(
        "Een onderdeel of keuze staat in een lijst, een citaat of code.",
        "Zet het op een regel van de gewone tekst.",
    ),
    "component-arguments": Message(
        "`{what}` krijgt te veel, te weinig of onbekende gegevens.", "Het kent: {known}."
    ),
    "component-argument": Message(
        "De waarde van `{name}` in `{what}` kan niet.", "Het kan zijn: {choices}."
    ),
    "component-unknown-id": Message(
        "`{what}` noemt `{id}`, en dat is er niet.", "Je hebt: {known}."
    ),
    "unknown-component": Message("Het onderdeel `{what}` bestaat niet.", "Kijk de naam na."),
    "unknown-value": Message("De waarde `{what}` bestaat niet.", "Kijk de naam na."),
    "empty-shown": Message(
        "`{what}` is bij deze gemeente niet ingevuld.",
        "Vul het veld in, of zet de zin in een keuze: {{% if {what} %}}.",
    ),
    "empty-possible": Message(
        "`{what}` is niet bij elke gemeente ingevuld.",
        "Zet de zin in een keuze: {{% if {what} %}} … {{% endif %}}.",
    ),
}

_PICTURES = {
    "picture-empty": Message(
        "Deze afbeelding is leeg (0 bytes).", "Zet ze opnieuw in de map; het kopiëren is mislukt."
    ),
    "picture-unknown": Message(
        "Dit is geen afbeelding die we kunnen tonen, maar {what}.",
        "Bewaar de afbeelding zelf als JPEG, PNG, WebP, AVIF, GIF of SVG. De naam alleen veranderen"
        " helpt niet, behalve bij een tekening: die eindigt op .svg.",
    ),
    "picture-heic": Message(
        "Dit is een HEIC-foto van een telefoon, en die tonen browsers niet.",
        "Open de foto en bewaar of deel ze als JPEG. Op een iPhone kan het ook vooraf:"
        " Instellingen, Camera, Structuur, “Meest compatibel”.",
    ),
    "picture-cut": Message(
        "Deze afbeelding ({kind}) is onvolledig: het einde of een stuk van het begin ontbreekt.",
        "Zet ze opnieuw in de map, of bewaar ze opnieuw in een fotoprogramma.",
    ),
    "picture-damaged": Message(
        "Deze afbeelding is beschadigd: we kunnen de pixels niet lezen.",
        "Open ze in een fotoprogramma en bewaar ze opnieuw als JPEG of PNG.",
    ),
    "picture-moved": Message(
        "Deze afbeelding veranderde terwijl we de site bouwden.", "Bouw opnieuw."
    ),
    "picture-pixels": Message(
        "Deze afbeelding is te groot: {width} bij {height} pixels, dat is {million} miljoen.",
        "Maak ze kleiner: hoogstens {limit} miljoen pixels en {side} per zijde. Voor een site"
        " volstaat 2000 pixels breed.",
    ),
    "picture-heavy": Message(
        "Deze afbeelding is {size} MB groot.",
        "Het mag hoogstens {limit} MB zijn. Maak ze kleiner: 2000 pixels breed volstaat.",
    ),
    "svg-heavy": Message(
        "Deze tekening is {size} MB groot.",
        "Een SVG mag hoogstens 1 MB zijn. Bewaar ze eenvoudiger, of als PNG.",
    ),
    "svg-broken": Message(
        "Deze SVG is niet goed gevormd, dus een browser kan ze niet tonen.",
        "Open ze in een tekenprogramma en bewaar ze opnieuw als gewone SVG.",
    ),
    "svg-other": Message(
        "Dit begint niet met `<svg>`.", "Bewaar de tekening opnieuw als gewone SVG."
    ),
    "svg-entities": Message(
        "Deze SVG bepaalt zelf tekens (`<!ENTITY>`), en dat is onveilig.",
        "Bewaar ze opnieuw als gewone SVG: in Inkscape “Gewone SVG”, in Illustrator “SVG”"
        " zonder “Illustrator-bewerkingsmogelijkheden behouden”.",
    ),
    "svg-deep": Message(
        "Deze tekening heeft te veel onderdelen, of te veel groepen in elkaar.",
        "Maak ze eenvoudiger, of bewaar ze als PNG.",
    ),
    "svg-copies": Message(
        "Deze tekening herhaalt zichzelf zo vaak dat een browser erop vastloopt.",
        "Maak ze eenvoudiger, of bewaar ze als PNG.",
    ),
    "svg-nothing": Message(
        "In deze SVG blijft niets over om te tekenen.",
        "Staat er een foto in? Bewaar ze dan als PNG of JPEG. Anders: bewaar ze als gewone SVG.",
    ),
    "svg-cleaned": Message(
        "Dit deel van de tekening laten we weg: {what}. Het kan iets uitvoeren of elders ophalen.",
        "Ziet de tekening er nog goed uit? Dan hoef je niets te doen. Anders: bewaar ze opnieuw"
        " als gewone SVG, zonder scripts, koppelingen, beweging of foto's.",
        "warning",
    ),
}

_HOST = {
    "settings-failed": Message(
        "Met deze instellingen kan niets gebouwd worden.",
        "Kijk de plug-ins, hooks en het thema in mkdocs.yml na; met --debug zie je de hele fout.",
    ),
    "portal-failed": Message(
        "De netwerksite kan niet gebouwd worden.",
        "Kijk mkdocs.yml en content/portal/ na; met --debug zie je de hele fout.",
    ),
    "municipalities-gone": Message(
        "Er is geen enkele gemeente, maar in de uitvoer staan wel sites. Die blijven staan.",
        "Zet de mappen van de gemeenten terug in municipalities/. Wil je de sites echt weg? Maak"
        " dan zelf de uitvoer leeg.",
    ),
    "worker-died": Message(
        "Het proces dat deze site bouwde, stopte plots.",
        "Bouw opnieuw; lukt het weer niet, kijk het geheugen na.",
    ),
    "theme-failed": Message(
        "Deze sjabloon van het thema kan niet worden ingevuld voor {municipality}.",
        "Meld het aan wie het thema onderhoudt; met --debug zie je de hele fout.",
    ),
    "site-failed": Message(
        "Het bouwen van deze site stopte onverwacht.",
        "Kijk de plug-ins in mkdocs.yml na; met --debug zie je de hele fout.",
    ),
}

_AGENDA = {
    "moved-nowhere": Message(
        "Het eerste begin is hetzelfde als het nieuwe.",
        "Zet bij `previous_start` de vroegere datum, of haal het weg.",
    ),
    "moved-without-start": Message(
        "Er is een eerste begin, maar geen nieuw begin.",
        "Zet `previous_start` bij `start`, of bij een van de `occurrences`.",
    ),
}

_RELEASES = {
    "pin-working": Message(
        "Versie {version} is nog niet uitgebracht: je volgt wat BBL nu schrijft, "
        "ook wat niet af is.",
        "Kies een uitgave, of haal `version` weg om met BBL mee te gaan.",
        "warning",
    ),
    "version-withdrawn": Message(
        "BBL trok versie {version} van het pakket in.",
        "Kies een andere versie ({newer}), of haal `version` weg om weer met BBL mee te gaan.",
        "warning",
    ),
    "support-ending": Message(
        "BBL houdt versie {version} van het pakket bij tot en met {day}.",
        "Kies tegen dan een nieuwere ({newer}), of haal `version` weg om weer mee te gaan.",
        "warning",
    ),
    "support-ended": Message(
        "BBL hield versie {version} van het pakket bij tot en met {day}. "
        "Je krijgt geen verbeteringen meer, ook geen wettelijke.",
        "Kies een nieuwere ({newer}), of haal `version` weg om weer met BBL mee te gaan.",
        "warning",
    ),
    "support-ending-channel": Message(
        "Het kanaal {channel} toont versie {version}, die BBL bijhoudt tot en met {day}.",
        "Zet er tegen dan een nieuwere op met `klimaatwerf templates promote`.",
        "warning",
    ),
    "support-ended-channel": Message(
        "Het kanaal {channel} toont versie {version}, die BBL bijhield tot en met {day}.",
        "Zet er een nieuwere op met `klimaatwerf templates promote`.",
        "warning",
    ),
    "journal-damaged": Message(
        "Deze regel in het logboek van de uitgaven klopt niet.",
        "Zet het bestand terug zoals het was, bijvoorbeeld uit Git; schrijf er niet zelf in.",
    ),
    "journal-gone": Message(
        "Hier liggen uitgaven ({known}), maar het logboek is weg of leeg.",
        "Zet het terug, bijvoorbeeld uit Git. Bracht je nooit iets uit? Haal die bestanden weg.",
    ),
    "package-unknown": Message(
        "Het logboek kent deze uitgave niet, dus niemand krijgt ze.",
        "Haal het bestand weg als het uitbrengen mislukte. Zet anders het logboek terug, "
        "bijvoorbeeld uit Git.",
        "warning",
    ),
    "package-changed": Message(
        "Dit pakket is niet wat BBL als versie {version} uitbracht.",
        "Zet het bestand terug zoals het was, bijvoorbeeld uit Git.",
    ),
    "package-damaged": Message(
        "Dit pakket is geen zip, of het is beschadigd.",
        "Zet het bestand terug zoals het was, bijvoorbeeld uit Git.",
    ),
    "package-large": Message(
        "Dit pakket is {size} MB groot.", "Een pakket mag hoogstens {limit} MB zijn."
    ),
    "package-outside": Message(
        "In dit pakket wil een bestand buiten zijn map: `{name}`.",
        "Gebruik dit pakket niet. Vraag Bond Beter Leefmilieu om een nieuw.",
    ),
    "package-special": Message(
        "In dit pakket zit een verwijzing of een map in de plaats van een bestand: `{name}`.",
        "Gebruik dit pakket niet. Vraag Bond Beter Leefmilieu om een nieuw.",
    ),
    "package-twice": Message(
        "In dit pakket staat een naam twee keer: `{name}`.",
        "Gebruik dit pakket niet. Vraag Bond Beter Leefmilieu om een nieuw.",
    ),
    "package-bomb": Message(
        "Dit pakket is ingepakt op een manier die we niet uitpakken.",
        "Gebruik dit pakket niet. Vraag Bond Beter Leefmilieu om een nieuw.",
    ),
}

_OVERRIDES = {
    "conflict-marks": Message(
        "Hier staan twee versies van een tekst nog door elkaar (`{mark}`).",
        "Kies wat je houdt: jouw tekst, die van BBL of iets van allebei. Haal daarna de regels weg"
        " die beginnen met <<<<<<<, |||||||, ======= en >>>>>>>.",
    ),
    "bad-override-path": Message(
        "`{value}` wijst geen veld aan.",
        "Schrijf het zoals `klimaatwerf templates drift` het toont, bijvoorbeeld pages.over.body.",
    ),
    "bad-digest": Message(
        "`{value}` is geen vingerafdruk.",
        "Haal dit item weg en geef de opdracht `klimaatwerf templates stamp`.",
    ),
    "override-twice": Message(
        "`{name}` staat al op regel {first}.", "Elke tekst mag één keer voorkomen.", "warning"
    ),
}

_RECRUIT = {
    "recruit-count": Message(
        "In deze lijst {count}.", "Schrijf er {wanted}: zoveel plaats heeft een affiche."
    ),
    "recruit-unknown": Message(
        "Er is geen actiesjabloon met de id `{id}`.",
        "De naam van dit bestand is de id van een sjabloon in content/actions, of `algemeen`.",
    ),
    "recruit-empty": Message(
        "Dit bestand is leeg, of er staan alleen opmerkingen in.",
        "Vul het aan of zet een vorige versie terug: de kit rekent erop.",
    ),
    "recruit-missing": Message(
        "Dit bestand ontbreekt, en elke wervingstekst rekent erop.",
        "Zet het terug, of volg een uitgave van het pakket waar het in zit.",
    ),
    "recruit-long": Message(
        "Met de gegevens van deze gemeente is deze tekst {length} tekens lang.",
        "Hier passen er hoogstens {limit}. Schrijf hem korter, of geef de actie een kortere titel.",
        "warning",
    ),
}

_KIT = {
    "kit-overflow": Message(
        "{part} past niet op {piece}, ook niet in de kleinste letter.", "Maak de tekst korter."
    ),
    "kit-sign": Message(
        "Het teken {sign} ({number}) bestaat niet in het lettertype {font}.",
        "Op affiches en beelden laten we het weg; op de site blijft het staan.",
        "warning",
    ),
    "kit-letter": Message(
        "De letter {sign} ({number}) bestaat niet in het lettertype {font}.",
        "Kies bij `brand.font` een ander lettertype, of schrijf het woord anders.",
    ),
    "kit-failed": Message(
        "Het maken van de kits van deze gemeente stopte onverwacht.",
        "Dat is een fout in Klimaatwerf: meld ze. Met --debug zie je de hele fout.",
    ),
    "kit-publisher": Message(
        "Op drukwerk staat altijd een verantwoordelijke uitgever, en die ontbreekt voor “{title}”.",
        'Vul `publisher` in: {{name: An Voorbeeld, address: "Markt 1, 2590 Berlaar"}}.',
    ),
    "kit-address": Message(
        "We kennen het adres van je site niet. Er komt geen webadres en geen QR-code op het"
        " drukwerk.",
        "Vul `site_url` in.",
        "warning",
    ),
    "kit-heavy": Message(
        "{piece} is {size} kB groot, en het scherm neemt hoogstens {limit} kB.",
        "Vraag de beheerder van het scherm om meer, of kies bij `format` jpg.",
        "warning",
    ),
    "kit-pages": Message(
        "{piece} telt {pages} bladen in plaats van {wanted} voor “{title}”.",
        "Kijk het ontwerp na.",
    ),
    "kit-design": Message(
        "Dit ontwerp kan niet getekend worden ({piece} van “{title}”). Typst zegt: {said}.",
        "Kijk deze regel van het ontwerp na.",
    ),
    "kit-design-name": Message(
        "Typst kent `{name}` niet ({piece} van “{title}”).", "Kijk na hoe je het schreef."
    ),
    "kit-design-field": Message(
        "Het veld `{name}` bestaat niet ({piece} van “{title}”).",
        "De handleiding toont alle velden van een ontwerp.",
    ),
    "kit-design-outside": Message(
        "Dit ontwerp wil een bestand buiten zijn map: {name} ({piece} van “{title}”).",
        "Een ontwerp ziet alleen wat in content/kit/designs/ staat. Zet het bestand daar.",
    ),
    "kit-design-package": Message(
        "Dit ontwerp vraagt een pakket van het internet ({piece} van “{title}”).",
        "Dat kan niet. Zet wat je nodig hebt in content/kit/designs/.",
    ),
    "kit-design-file": Message(
        "Het bestand {name} staat niet bij de ontwerpen ({piece} van “{title}”).",
        "Kijk de naam na, of zet het in content/kit/designs/.",
    ),
    "kit-design-font": Message(
        "Het lettertype {name} bestaat niet ({piece} van “{title}”).",
        "Gebruik de lettertypes uit `fonts`: ze volgen de keuze van elke gemeente.",
    ),
    "kit-design-slow": Message(
        "Dit ontwerp komt niet tot een einde ({piece} van “{title}”).",
        "Kijk na of een lus of een functie ooit stopt.",
    ),
    "kit-design-crash": Message(
        "Wat tekent, viel stil bij dit ontwerp ({piece} van “{title}”).",
        "Kijk na of het ontwerp niet te veel geheugen vraagt, en probeer opnieuw.",
    ),
    "kit-design-alt": Message(
        "Dit beeld heeft geen tekst voor wie het niet ziet ({piece} van “{title}”).",
        "Geef het een `alt`, of zet het in pdf.artifact als het alleen versiert.",
    ),
    "kit-design-picture": Message(
        "Dit beeld is geen geldige afbeelding ({piece} van “{title}”).",
        "Kijk na of het bestand goed opengaat.",
    ),
    "kit-design-gone": Message(
        "Het ontwerp {name} ontbreekt ({piece} van “{title}”).",
        "Zet het terug in content/kit/designs/.",
    ),
}

_LETTERS = {
    "letter-missing": Message(
        "De brief `{name}` staat niet in content/kit/letters.",
        "Zet het bestand terug onder die naam: de kit maakt elke brief.",
    ),
    "letter-unknown": Message(
        "De kit maakt geen brief met deze naam; dit bestand doet niet mee.",
        "Geef het de naam van een brief van de kit, of haal het weg.",
        "warning",
    ),
    "letter-not-word": Message(
        "Dit is geen document van Word dat we kunnen lezen: {what}.",
        "Open het in Word en bewaar het opnieuw als Word-document (.docx).",
    ),
    "letter-heavy": Message(
        "Dit document is te groot: uitgepakt {what}.",
        "Maak de beelden kleiner. Een brief heeft genoeg aan 1 MB.",
    ),
    "letter-macro": Message(
        "Er zitten macro’s in dit document ({what}).",
        "Bewaar het als gewoon Word-document (.docx), zonder macro’s.",
    ),
    "letter-embedded": Message(
        "Er zit een ander bestand in dit document ({what}).",
        "Haal het weg. Een tabel of een beeld zet je gewoon in de tekst.",
    ),
    "letter-outside": Message(
        "Dit document haalt iets op van elders: `{what}`.",
        "Voeg het beeld in in plaats van het te koppelen. Is het een sjabloon? Kies in Word bij "
        "Ontwikkelaars, Documentsjabloon weer Normal.",
    ),
    "letter-changes": Message(
        "Er staan nog bijgehouden wijzigingen of opmerkingen in dit document.",
        "Aanvaard of weiger ze in Word, bij Controleren, en wis de opmerkingen.",
    ),
    "letter-field": Message(
        "Het veld `{what}` bestaat niet, in “{around}”.",
        "Alle velden zie je met `klimaatwerf templates check-kit --legend`.",
    ),
    "letter-group": Message(
        "`{what}` is een groep of een lijst en geen tekst, in “{around}”.",
        "Kies een veld uit de groep, of herhaal een stuk met for.",
    ),
    "letter-no-list": Message(
        "`{what}` is geen lijst, dus er valt niets te herhalen, in “{around}”.",
        "Herhalen kan met item.steps, item.ways, item.partners, text.gains en plan.",
    ),
    "letter-unclosed": Message(
        "Hier begint een tag die niet sluit in dezelfde alinea: “{around}”.",
        "Schrijf de hele tag in één alinea, van {{{{ tot }}}} of van {{% tot %}}.",
    ),
    "letter-unopened": Message(
        "`{what}` hoort bij een tag die nergens begint: “{around}”.",
        "Een veld staat tussen twee haken aan elke kant, zoals {{{{ item.title }}}}.",
    ),
    "letter-syntax": Message(
        "De tag `{what}` kunnen we niet lezen, in “{around}”.",
        "Kijk de haakjes, de komma’s en de aanhalingstekens na.",
    ),
    "letter-refused": Message(
        "`{what}` kan niet in een brief, in “{around}”.",
        'Gebruik alleen velden, if, for en je("…", "…").',
    ),
    "letter-open": Message(
        "`{tag}` sluit nergens.", "Zet `{what}` in een tag na het stuk waar het over gaat."
    ),
    "letter-close": Message(
        "`{what}` sluit iets dat niet open is, in “{around}”.",
        "Haal de tag weg, of kijk na of ze bij de juiste if of for hoort.",
    ),
    "letter-alone": Message(
        "Naast `{what}` staan nog woorden, en die vallen weg: “{around}”.",
        "Zet zo’n tag alleen: {{%p in een alinea, {{%tr in een rij van een tabel.",
    ),
    "letter-spread": Message(
        "`{what}` en “{around}” horen samen, maar staan niet op dezelfde plaats.",
        "Over meer alinea’s schrijf je allebei met {{%p, in dezelfde tekst of cel. Over rijen van "
        "een tabel schrijf je allebei met {{%tr. In een zin blijven ze in dezelfde alinea.",
    ),
    "letter-no-table": Message(
        "`{what}` staat niet in een tabel: “{around}”.",
        "Buiten een tabel schrijf je {{%p in plaats van {{%tr.",
    ),
    "letter-broken": Message(
        "Ingevuld is dit geen goed document meer.",
        "Zet een vorige versie terug, of begin van een andere brief en neem de tekst over.",
    ),
}

_CAMPAIGN = {
    "campaign-missing": Message(
        "Het bestand content/kit/campaign.yml ontbreekt.",
        "Zet het terug: zonder dit bestand is er geen campagneplan.",
    ),
    "campaign-piece": Message(
        "De kit heeft geen stuk met de naam `{name}`.",
        "Gebruik de naam van een affiche, flyer, beeld of brief van de kit.",
    ),
}

GROUPS: dict[str, dict[str, Message]] = {
    "Bestanden en mappen": _FILES,
    "YAML, de vorm van een bestand": _YAML,
    "Velden en lijsten": _SHAPE,
    "Waarden": _VALUES,
    "Regels en verwijzingen": _RULES,
    "Regio’s": _REGIONS,
    "Hernoemde velden": _RENAMES,
    "De agenda": _AGENDA,
    "Wat je van BBL veranderde": _OVERRIDES,
    "Meedoen": _TAKING_PART,
    "Wettelijke teksten": _LAW,
    "Stijl, de tips": _STYLE,
    "Invulvelden in teksten": _TEMPLATE,
    "Wervingsteksten": _RECRUIT,
    "Afbeeldingen": _PICTURES,
    "Uitgaven van het pakket": _RELEASES,
    "De communicatiekit": _KIT,
    "Brieven in Word": _LETTERS,
    "Het campagneplan": _CAMPAIGN,
    "Bouwen": _HOST,
}
"""The messages by what they are about, in the order of the handbook."""

MESSAGES: dict[str, Message] = {
    code: message for group in GROUPS.values() for code, message in group.items()
}
