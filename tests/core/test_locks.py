"""What the pack locks, and what a municipality or region says about it."""

from datetime import date

import pytest

from klimaatwerf.core.locks import Lock, check_locks, locks_of, refuse_locked
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.renames import Renamed
from klimaatwerf.core.tree import EMPTY, Branch, Layer, Place
from tests.trees import Plain, branch, layer_of

ITEMS: dict[str, Plain] = {
    "pages": [
        {"id": "privacy", "title": "Privacy", "body": "Geen cookies.", "layout": "privacy"},
        {"id": "over", "title": "Over"},
    ],
    "goals": [
        {"id": "tree", "title": "Bomen", "rule": {"per": "inhabitant", "amount": "1"}},
        {"id": "hedge", "title": "Haag", "rule": {"per": "inhabitant", "amount": "2"}},
    ],
    "partners": [{"id": "natuurpunt", "name": "Natuurpunt", "url": "https://n.example"}],
    "templates": [{"id": "haag", "title": "Haag", "steps": ["Graaf.", "Plant."], "lead": "Plant."}],
}


def pack(*locked: Plain, **more: Plain) -> Branch:
    """The items with what pack.yml says."""
    items = layer_of(Layer.PACK, **ITEMS).items
    settings = branch({"locked": list(locked), **more}, Layer.PACK)
    return Branch({**items, "pack": settings}, settings.source)


def refused(locks: Branch, layer: Layer = Layer.MUNICIPALITY, **mine: Plain) -> list[str]:
    """The paths that are refused."""
    problems = Collector()
    refuse_locked((layer_of(layer, **mine),), locks, problems)
    assert {found.code for found in problems.problems} <= {"locked"}
    return [found.path for found in problems.problems]


def said(locks: Branch, **mine: Plain) -> str:
    """What the one problem says."""
    problems = Collector()
    refuse_locked((layer_of(Layer.MUNICIPALITY, **mine),), locks, problems)
    (found,) = problems.problems
    return f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("lock", "mine", "paths"),
    [
        (
            "pages.privacy",
            {"pages": [{"id": "privacy", "title": "Mijn", "body": "Wel cookies."}]},
            ["pages.privacy.title", "pages.privacy.body"],
        ),
        ("pages.privacy.body", {"pages": [{"id": "privacy", "title": "Mijn"}]}, []),
        ("pages.privacy.body", {"pages": [{"id": "privacy", "layout": "privacy"}]}, []),
        (
            "pages.privacy.body",
            {"pages": [{"id": "privacy", "hide": "ja"}]},
            ["pages.privacy.hide"],
        ),
        (
            "pages.privacy.body",
            {"pages": [{"id": "privacy", "when": "has_news", "layout": "page"}]},
            ["pages.privacy.when", "pages.privacy.layout"],
        ),
        ("pages.privacy.body", {"pages": [{"id": "over", "body": "Wij."}]}, []),
        (
            "goals.tree.rule",
            {"goals": [{"goal": "tree", "rule": {"amount": "2"}}]},
            ["goals.tree.rule.amount"],
        ),
        ("goals.tree.rule", {"goals": [{"goal": "tree", "title": "Boompjes"}]}, []),
        ("goals.*.rule", {"goals": [{"goal": "hedge", "hide": "ja"}]}, ["goals.hedge.hide"]),
        ("goals.*.rule", {"goals": [{"id": "mijn", "rule": {"amount": "2"}}]}, []),
        ("partners.natuurpunt", {"partners": [{"use": "natuurpunt"}]}, []),
        (
            "partners.natuurpunt",
            {"partners": [{"use": "natuurpunt", "id": "np", "name": "NP"}]},
            ["partners.np.name"],
        ),
        (
            "templates.haag.steps",
            {"actions": [{"template": "haag", "steps": ["Koop."]}]},
            ["actions.haag.steps.0"],
        ),
        (
            "templates.haag",
            {"actions": [{"template": "haag", "id": "heg", "goal": "tree"}]},
            ["actions.heg.goal"],
        ),
        ("templates.haag.steps", {"actions": [{"id": "haag", "steps": ["Koop."]}]}, []),
        ("templates.haag.steps", {"actions": [{"template": "haag", "lead": "Doe mee."}]}, []),
        ("goals", {"goals": [{"goal": "tree", "title": "B"}]}, ["goals.tree.title"]),
    ],
)
def test_what_lies_at_or_below_a_lock_is_refused_and_what_takes_it_away(lock, mine, paths):
    assert refused(pack(lock), **mine) == paths


def test_a_region_may_not_touch_a_lock_either():
    mine = {"pages": [{"id": "privacy", "body": "Streek."}]}
    assert refused(pack("pages.privacy"), Layer.REGION, **mine) == ["pages.privacy.body"]


@pytest.mark.parametrize(
    ("lock", "theirs", "mine", "path"),
    [
        (
            "templates.haag.steps",
            {"actions": [{"id": "streek", "template": "haag"}]},
            {"actions": [{"id": "streek", "steps": ["Koop."]}]},
            "actions.streek.steps.0",
        ),
        (
            "partners.natuurpunt",
            {"partners": [{"id": "np", "use": "natuurpunt"}]},
            {"partners": [{"id": "np", "name": "NP"}]},
            "partners.np.name",
        ),
    ],
)
def test_what_a_region_made_from_a_locked_item_is_locked_for_its_municipalities(
    lock, theirs, mine, path
):
    layers = (layer_of(Layer.REGION, **theirs), layer_of(Layer.MUNICIPALITY, **mine))
    problems = Collector()
    refuse_locked(layers, pack(lock), problems)
    assert [found.path for found in problems.problems] == [path]


def test_the_message_says_why_and_whom_to_ask():
    lock = {"path": "pages.privacy.body", "reason": "de tekst moet overal juist zijn."}
    contact = {"name": "Koepel", "email": "vraag@koepel.example", "url": "https://koepel.example"}
    assert said(pack(lock, contact=contact), pages=[{"id": "privacy", "body": "Anders."}]) == (
        "Dit ligt vast in het pakket van BBL (`pages.privacy.body`): de tekst moet overal juist"
        " zijn. Haal het weg. Klopt er iets niet? Vraag het aan Koepel (vraag@koepel.example,"
        " https://koepel.example)."
    )


def test_a_lock_without_a_reason_is_a_legal_or_shared_text_of_bbl():
    assert said(pack("pages.privacy"), pages=[{"id": "privacy", "body": "Anders."}]) == (
        "Dit ligt vast in het pakket van BBL (`pages.privacy`): een wettelijke of gedeelde tekst."
        " Haal het weg. Klopt er iets niet? Vraag het aan Bond Beter Leefmilieu."
    )


@pytest.mark.parametrize("yes", ["ja", "Ja", "true"])
def test_a_page_that_locks_itself_says_why(yes):
    page = {"id": "over", "title": "Over", "locked": yes, "lock_reason": "zo begint elke site"}
    locks = layer_of(Layer.PACK, pages=[page])
    assert "(`pages.over`): zo begint elke site." in said(
        locks, pages=[{"id": "over", "title": "Ik"}]
    )


def test_a_star_stands_for_every_id_and_the_first_reason_counts():
    locks = pack({"path": "goals.tree.rule", "reason": "a"}, "goals.*.rule")
    mine: dict[str, Plain] = {"goals": [{"goal": "tree", "rule": {"amount": "2"}}]}
    assert "(`goals.tree.rule`): a." in said(locks, **mine)
    assert refused(locks, goals=[{"goal": "hedge", "rule": {"amount": "3"}}]) == [
        "goals.hedge.rule.amount"
    ]


def test_a_lock_that_leads_nowhere_locks_nothing_and_is_told():
    problems = Collector()
    wrong = pack("pages.privacy.titel", {"path": "goals.*.regel"}, "nergens.*")
    check_locks(wrong, problems)
    assert refused(wrong, pages=[{"id": "privacy", "titel": "x", "hide": "ja"}]) == []
    assert [found.message for found in problems.problems] == [
        f"`{path}` bestaat niet in het pakket, dus er ligt niets vast."
        for path in ("pages.privacy.titel", "goals.*.regel", "nergens.*")
    ]


def test_a_lock_on_the_old_name_of_a_field_still_locks_it(monkeypatch):
    table = (Renamed(2, "content/pages/*.md", ("titel",), "title", date(2027, 1, 1)),)
    monkeypatch.setattr("klimaatwerf.core.renames.renewed_path.__defaults__", (table,))
    locks, problems = pack("pages.over.titel"), Collector()
    check_locks(locks, problems)
    assert problems.problems == []
    assert refused(locks, pages=[{"id": "over", "title": "Ik"}]) == ["pages.over.title"]


def test_a_lock_by_the_name_that_municipalities_use_gets_that_of_the_pack():
    problems = Collector()
    check_locks(pack("actions.*.lead", "actions.*.leed"), problems)
    assert [found.hint for found in problems.problems] == [
        "Kijk het pad na. Bedoel je `templates.*.lead`?",
        "Kijk het pad na.",
    ]


def test_a_pack_without_locks_refuses_nothing():
    assert locks_of(EMPTY) == ()
    assert refused(EMPTY, pages=[{"id": "over", "title": "Ik"}]) == []


def test_a_lock_knows_where_the_pack_says_it():
    (lock,) = locks_of(pack("pages.over.title"))
    assert lock == Lock(("pages", "over", "title"), "", Place("content/pack.yml", 3, 3))
