"""The campaign plan: whole lists of what to do when, counted back from a start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.kit.campaign import Anchor, Campaign, campaign_of, named
from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.kit.campaign_rules import FILE, PIECES, read_rules
from tests.kit.lettering import TODAY, plan_of, rules, shipped_plan

ASSE = shipped_plan("asse")
HAAG = KitItem("haag", ItemKind.ACTION, "Behaag je tuin", "Plant een haag.")


def told(plan: Campaign) -> list[str]:
    return [
        f"{task.day:%a %d-%m-%y} {'te laat ' * task.passed}{task.channel}: {task.title}"
        for task in plan.tasks
    ]


def general(item: KitItem, today: date = TODAY, **changes: object) -> Campaign:
    town = shipped_plan("asse").site.municipality.model_copy(update={"screens": (), **changes})
    return campaign_of(item, None, town, rules(), today)


def test_the_plan_of_asses_climate_table_lays_method_paper_screen_and_kit_together() -> None:
    plan = plan_of(ASSE, ASSE.kit["acties/klimaattafel-wijk"])
    assert plan.counted_from == "donderdag 14 januari 2027 (de start)"
    assert plan.method == "Klimaattafel"
    assert told(plan) == [
        "Thu 19-11-26 te laat e-mail: Zaal en gespreksleiders vastleggen",
        "Thu 03-12-26 infoblad: Uitnodiging in het infoblad",
        "Thu 10-12-26 affiche: Affiches laten drukken en laten ophangen",
        "Thu 17-12-26 telefoon: Clubs en zaken in de wijk opbellen",
        "Thu 24-12-26 brief: Brief aan de hele wijk",
        "Thu 24-12-26 scherm: Beeld bezorgen voor het scherm: Scherm bibliotheek",
        "Thu 31-12-26 website: Bericht op de site en de sociale media",
        "Thu 31-12-26 flyer: Flyers en kaartjes verdelen aan balies, scholen en zaken",
        "Thu 31-12-26 nieuwsbrief: Bericht in de nieuwsbrief zetten",
        "Mon 04-01-27 persbericht: Persbericht sturen, met een citaat erin",
        "Thu 07-01-27 e-mail: Gespreksleiders de vragen en het verslagblad geven",
        "Tue 12-01-27 e-mail: Herinnering aan wie zich inschreef",
    ]
    assert plan.notes == ("De dag van één taak is al voorbij. Daar staat bij wat je nog kan doen.",)
    assert plan.tasks[0].advice == "Stuur de mail vandaag nog, of bel."
    assert [task.pieces for task in plan.tasks if task.channel in ("scherm", "brief")] == [
        ("uitnodiging", "brief-inwoners"),
        ("scherm-1080x1920",),
    ]


def test_an_event_with_the_method_has_the_same_days_as_its_action() -> None:
    action = plan_of(ASSE, ASSE.kit["acties/klimaattafel-wijk"])
    event = plan_of(ASSE, ASSE.kit["agenda/klimaattafels"])
    assert told(event) == told(action)


def test_an_action_without_a_method_gets_the_general_steps() -> None:
    plan = general(replace(HAAG, starts_on=date(2027, 3, 24)))
    assert (plan.method, plan.notes) == ("", ())
    assert told(plan) == [
        "Wed 10-02-27 infoblad: Tekst en beeld bezorgen aan het infoblad",
        "Wed 17-02-27 affiche: Affiches laten drukken en laten ophangen",
        "Wed 03-03-27 brief: Brieven printen en versturen",
        "Wed 03-03-27 website: Bericht op de website van de gemeente zetten",
        "Wed 10-03-27 flyer: Flyers en kaartjes verdelen aan balies, scholen en zaken",
        "Wed 10-03-27 nieuwsbrief: Bericht in de nieuwsbrief zetten",
        "Fri 12-03-27 persbericht: Persbericht sturen, met een citaat erin",
        "Fri 12-03-27 sociale media: Eerste bericht op sociale media",
        "Mon 22-03-27 sociale media: Herinnering op sociale media, met een story",
    ]


def test_a_day_in_a_weekend_moves_to_the_friday_before() -> None:
    saturday = general(replace(HAAG, starts_on=date(2027, 6, 5)))  # 14, 21, 35, 42 days: Saturdays
    assert {f"{task.day:%a}" for task in saturday.tasks} == {"Fri", "Wed", "Thu"}
    sunday = general(replace(HAAG, starts_on=date(2027, 6, 6)))
    assert told(sunday)[0].startswith("Fri 23-04-27 infoblad")


def test_a_change_of_the_clock_between_changes_no_day() -> None:
    spring = general(replace(HAAG, starts_on=date(2027, 4, 5)))
    assert told(spring)[-1].startswith("Fri 02-04-27")
    assert told(spring)[0].startswith("Mon 22-02-27")


def test_what_has_passed_is_said_with_what_one_can_still_do() -> None:
    plan = general(replace(HAAG, starts_on=TODAY + timedelta(days=12)))
    assert plan.notes == ("De dag van 6 taken is al voorbij. Daar staat bij wat je nog kan doen.",)
    late = [task for task in plan.tasks if task.passed]
    assert [task.channel for task in late] == [
        "infoblad", "affiche", "brief", "website", "flyer", "nieuwsbrief",
    ]  # fmt: skip
    assert all(task.advice for task in late)
    assert [task.passed for task in plan.tasks] == [bool(task.advice) for task in plan.tasks]


def test_a_plan_names_no_piece_that_the_kit_of_an_event_lacks() -> None:
    action = replace(HAAG, starts_on=TODAY + timedelta(days=90))
    plans = [general(one) for one in (action, replace(action, kind=ItemKind.EVENT))]
    first, second = ({piece for task in plan.tasks for piece in task.pieces} for plan in plans)
    assert first - second == {"raamaffiche-a4"}
    assert second <= first


def test_a_task_on_a_holiday_moves_to_the_working_day_before() -> None:
    plan = general(replace(HAAG, starts_on=date(2027, 1, 8)))
    assert [f"{task.day}" for task in plan.tasks if task.channel == "flyer"] == ["2026-12-24"]
    assert [f"{task.day}" for task in plan.tasks if task.channel == "nieuwsbrief"] == ["2026-12-24"]


def test_a_task_of_today_has_not_passed() -> None:
    plan = general(replace(HAAG, starts_on=TODAY + timedelta(days=14)))
    days = {task.channel: task.passed for task in plan.tasks if task.day == TODAY}
    assert days == {"flyer": False, "nieuwsbrief": False}


def test_an_action_that_runs_is_counted_back_from_its_last_day() -> None:
    item = replace(HAAG, starts_on=date(2026, 8, 17), deadline=date(2027, 3, 31))
    plan = general(item)
    assert (plan.anchor, plan.day) == (Anchor.DEADLINE, date(2027, 3, 31))
    assert plan.counted_from == "woensdag 31 maart 2027 (de laatste dag om mee te doen)"


def test_without_a_start_it_says_what_to_fill_in() -> None:
    plan = general(HAAG)
    assert (plan.anchor, plan.day, plan.tasks, plan.counted_from) == (Anchor.NONE, None, (), "")
    assert plan.notes == (
        "Er is nog geen dag om van terug te tellen.",
        (
            "Vul bij de actie dates.start in, of zet in events.yml een activiteit met action: haag."
            " Dan rekenen we elke taak voor je uit."
        ),
    )


def test_after_the_start_it_says_so() -> None:
    plan = general(replace(HAAG, starts_on=date(2026, 11, 26)))
    assert plan.notes[0] == "De start was op donderdag 26 november 2026 en ligt dus achter ons."
    assert plan.tasks == ()


def test_the_lead_times_of_the_municipality_come_before_ours() -> None:
    town = ASSE.site.municipality
    paper = town.channels.infoblad
    assert paper is not None
    own = paper.model_copy(update={"days_before": 30})
    channels = town.channels.model_copy(update={"infoblad": own})
    item = ASSE.kit["acties/klimaattafel-wijk"]
    method = ASSE.site.methods["klimaattafel"]
    changed = town.model_copy(update={"channels": channels})
    plan = campaign_of(item, method, changed, rules(), TODAY)
    days = {task.channel: task.day for task in plan.tasks}
    assert days["infoblad"] == date(2026, 12, 15)
    assert days["scherm"] == date(2026, 12, 24)


def test_what_was_guessed_is_said() -> None:
    shipped = ASSE.site.municipality
    screens = tuple(one.model_copy(update={"days_before": None}) for one in shipped.screens)
    channels = shipped.channels.model_copy(update={"infoblad": None})
    town = shipped.model_copy(update={"channels": channels, "screens": screens})
    plan = campaign_of(replace(HAAG, starts_on=date(2027, 3, 24)), None, town, rules(), TODAY)
    assert plan.notes == (
        (
            "Voor het infoblad rekenden we met 42 dagen. Vul in municipality.yml bij "
            "channels.infoblad in hoeveel het er bij jou zijn."
        ),
        (
            "Voor Scherm bibliotheek rekenden we met 21 dagen. Vul in municipality.yml bij screens "
            "in hoeveel het er zijn (days_before)."
        ),
    )


@pytest.mark.parametrize("method", sorted(ASSE.site.methods))
def test_each_method_of_the_pack_gives_a_plan_without_a_channel_twice_by_us(method: str) -> None:
    item = replace(HAAG, starts_on=date(2027, 9, 15))
    plan = campaign_of(item, ASSE.site.methods[method], ASSE.site.municipality, rules(), TODAY)
    wanted = [task.title for task in ASSE.site.methods[method].tasks]
    assert [title for title in wanted if title not in [task.title for task in plan.tasks]] == []
    asked = {task.channel for task in ASSE.site.methods[method].tasks}
    ours = {step.title: step.channel for step in rules().steps}
    added = {ours[task.title] for task in plan.tasks if task.title in ours}
    assert added & asked == set()
    assert {piece for task in plan.tasks for piece in task.pieces} <= {*PIECES, "scherm-1080x1920"}


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(-10, 200))
def test_every_day_is_a_working_day_in_order_and_before_the_start(start: date, ahead: int) -> None:
    today = start - timedelta(days=ahead)
    plan = general(replace(HAAG, starts_on=start), today)
    days = [task.day for task in plan.tasks]
    assert days == sorted(days)
    assert all(day.weekday() < 5 and day <= start for day in days)
    assert all(task.passed == (task.day < today) for task in plan.tasks)
    assert bool(plan.tasks) == (ahead >= 0)


def test_pieces_are_told_as_the_kit_calls_them() -> None:
    pieces = ("affiche-a3", "brief-inwoners", "scherm-1080x1920", "scherm-576x288-jpg")
    assert named(pieces) == (
        "Affiche A3, Brief aan inwoners, "
        "Schermbeeld 1080\u00a0×\u00a01920, Schermbeeld 576\u00a0×\u00a0288"
    )


# ---- campaign.yml

WRONG = {
    "": "Dit bestand is leeg",
    "steps: []\n": "steps: ",
    "steps:\n- {channel: affiche, title: Druk, days_before: 28, pieces: [affice-a3]}\n": (
        "content/kit/campaign.yml:2:61: steps.0.pieces.0: De kit heeft geen stuk met de naam "
        "`affice-a3`. Gebruik de naam van een affiche, flyer, beeld of brief van de kit. Bedoel je "
        "`affiche-a3`? [campaign-piece]"
    ),
    "steps:\n- {channel: affiche, title: Druk, days_before: veel}\n": "steps.0.days_before: ",
    "steps:\n- {chanel: affiche, title: Druk, days_before: 2}\n": "Bedoel je `channel`?",
    "steps:\n\t- x\n": "tab",
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong_rules_are_told(text: str) -> None:
    problems = read_rules({FILE: text.encode()})[1]
    assert any(WRONG[text] in str(one) for one in problems), [str(one) for one in problems]


def test_rules_that_are_away_are_told() -> None:
    found, problems = read_rules({})
    assert (found, [one.code for one in problems]) == (None, ["campaign-missing"])
