"""The agenda of a site: its files, its pages, and what is made again when something changes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.asks import stale
from klimaatwerf.render.words import FILTERS
from tests.calendars import expected, read, told
from tests.sites import TODAY, documents, made, planned, renderer, shipped

SLUGS = ["asse", "berlaar", "horebeke", "mechelen"]
FEAST = (
    "- {{id: feest-{0}, title: Feest {0}, lead: Kom., start: {1} 14:00, attendance: online,"
    " online_url: 'https://dorp.example'}}\n"
)


def feasts(count: int, first: date = date(2026, 12, 1), step: int = 1) -> dict[str, str]:
    """An agenda with a feast every so many days."""
    days = (first + timedelta(days=step * number) for number in range(count))
    return {"events.yml": "".join(FEAST.format(at, day) for at, day in enumerate(days))}


def one(tmp_path, fields: str, **more) -> Plan:
    """A municipality with one event."""
    text = f"- id: feest\n  title: Feest\n  lead: Kom.\n  place: {{name: Plein}}\n{fields}"
    return planned(tmp_path, {"events.yml": text}, **more)


def text(document: str) -> str:
    """What a page says, without its marks."""
    main = document.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


# ---- files


@pytest.mark.parametrize("slug", SLUGS)
def test_another_program_reads_every_event_of_a_shipped_agenda(slug):
    found = prepare(shipped(), slug).plan
    assert found is not None
    files = renderer(found).files()
    every = found.site.events.values()
    wanted = sorted(expected(session) for event in every for session in sessions(event))
    assert told(files["agenda.ics"]) == wanted if every else "agenda.ics" not in files
    assert {name for name in files if name.startswith("agenda/")} == {
        f"agenda/{event.id}.ics" for event in every
    }
    for event in every:
        assert told(files[f"agenda/{event.id}.ics"]) == sorted(map(expected, sessions(event)))


def test_a_site_without_events_has_no_agenda_to_follow(tmp_path):
    assert [name for name in renderer(planned(tmp_path)).files() if name.endswith("ics")] == []


def test_the_agenda_says_its_name_and_that_it_is_read_again_every_day(tmp_path):
    found = renderer(planned(tmp_path, feasts(1), more="name: Dorp\n")).file("agenda.ics")
    assert found.split(b"\r\n")[:9] == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//Klimaatwerf//Agenda//NL",
        b"NAME:Dorp voor het klimaat: agenda",
        b"X-WR-CALNAME:Dorp voor het klimaat: agenda",
        b"X-WR-TIMEZONE:Europe/Brussels",
        b"REFRESH-INTERVAL;VALUE=DURATION:P1D",
        b"X-PUBLISHED-TTL:P1D",
        b"SOURCE;VALUE=URI:https://klimaatwerf.example/dorp/agenda.ics",
    ]


def test_the_file_of_an_event_is_no_agenda_of_its_own(tmp_path):
    found = renderer(planned(tmp_path, feasts(1))).file("agenda/feest-0.ics")
    assert b"NAME:" not in found.replace(b"TZNAME:", b"")
    assert b"REFRESH" not in found


def test_who_follows_the_agenda_keeps_what_was_in_this_and_the_last_year(tmp_path):
    days = {"oud": "2024-12-31", "vorig": "2025-01-01", "nu": "2026-05-01", "straks": "2027-01-01"}
    events = "".join(FEAST.format(name, day) for name, day in days.items())
    found = planned(tmp_path, {"events.yml": events})
    entries = read(renderer(found).file("agenda.ics"))
    assert [str(entry.summary.value) for entry in entries] == [
        "Feest vorig",
        "Feest nu",
        "Feest straks",
    ]
    assert date(2027, 1, 1) in found.changes_on


def test_a_changed_event_renews_its_own_file_and_the_agenda_only(tmp_path):
    former = made(tmp_path, feasts(3))
    assert former.plan is not None
    assert former.site is not None
    site = renderer(former.plan)
    files = site.files()
    events = dict(former.site.events)
    events["feest-1"] = events["feest-1"].model_copy(update={"title": "Groot feest"})
    now, _ = plan(replace(former.site, events=events), former.tree, TODAY)
    found = stale(former.plan, now, site.asked, files)
    assert {name for name in found.files if name.endswith(".ics")} == {
        "agenda/feest-1.ics",
        "agenda.ics",
    }


# ---- pages


def test_the_page_of_an_event_gives_it_to_a_calendar(tmp_path):
    page = documents(one(tmp_path, "  start: 2027-04-03 19:30\n"))["agenda/feest/index.html"]
    assert (
        '<a class="btn out down" href="../../agenda/feest.ics" download>Zet in je agenda</a>'
        in page
    )


@pytest.mark.parametrize(
    "fields",
    [
        "  start: 2027-04-03 19:30\n  status: cancelled\n  status_reason: Storm.\n",
        "  start: 2027-04-03 19:30\n  status: postponed\n  status_reason: Storm.\n",
        "  start: 2026-04-03 19:30\n",
    ],
)
def test_what_is_off_or_over_is_not_given_to_a_calendar(tmp_path, fields):
    pages = documents(one(tmp_path, fields))
    assert "feest.ics" not in pages["agenda/feest/index.html"] + pages["agenda/index.html"]


def test_a_moved_event_shows_its_old_date_struck_through(tmp_path):
    fields = "  start: 2027-04-10 19:30\n  previous_start: 2027-04-03 19:30\n"
    pages = documents(one(tmp_path, fields))
    for name in ("agenda/index.html", "agenda/feest/index.html"):
        assert (
            '<del class="was"><span class="vh">Eerst op </span>'
            '<time datetime="2027-04-03T19:30:00+02:00">zaterdag 3 april 2027</time></del>'
            in pages[name]
        )
        assert '<span class="tag warn">Verplaatst</span>' in pages[name]


def test_every_status_is_told_in_the_list(tmp_path):
    rows = "".join(
        FEAST.format(at, f"2027-04-0{at}")[:-2] + f", status: {state}, status_reason: Reden.}}\n"
        for at, state in enumerate(("postponed", "cancelled", "moved_online"), 1)
    )
    full = FEAST.format("full", "2027-04-05")[:-2] + ", booking: {availability: full}}\n"
    page = text(documents(planned(tmp_path, {"events.yml": rows + full}))["agenda/index.html"])
    for word in ("Uitgesteld", "Geannuleerd", "Gaat online door", "Volzet"):
        assert word in page


def test_one_can_follow_the_agenda_where_the_address_of_the_site_is_known(tmp_path):
    page = documents(planned(tmp_path, feasts(1)))["agenda/index.html"]
    assert 'href="webcal://klimaatwerf.example/dorp/agenda.ics"' in page
    assert "<code>https://klimaatwerf.example/dorp/agenda.ics</code>" in page


def test_where_it_is_not_known_one_can_take_the_agenda_along(tmp_path):
    found = planned(tmp_path, feasts(1))
    municipality = found.site.municipality.model_copy(update={"site_url": None})
    site = replace(found.site, municipality=municipality)
    page = documents(replace(found, site=site))["agenda/index.html"]
    assert '<a class="btn down" href="../agenda.ics" download>Haal de agenda op</a>' in page
    assert "webcal" not in page


def test_the_days_of_a_month_lead_to_the_first_row_of_each_day(tmp_path):
    rows = FEAST.format("a", "2027-02-03") + FEAST.format("b", "2027-02-03")
    off = FEAST.format("c", "2027-02-28")[:-2] + ", status: cancelled, status_reason: Storm.}\n"
    page = documents(planned(tmp_path, {"events.yml": rows + off}))["agenda/index.html"]
    assert re.findall('<a [^>]*href="(#dag[^"]*)">(.*?)</a>', page) == [
        ("#dag-2027-02-03", '3<span class="vh"> februari, 2 activiteiten</span>'),
        ("#dag-2027-02-28", '28<span class="vh"> februari, 1 activiteit (gaat niet door)</span>'),
    ]
    assert re.findall('id="(dag[^"]*)"', page) == ["dag-2027-02-03", "dag-2027-02-28"]


def test_the_days_of_a_series_stand_in_one_row_a_month(tmp_path):
    rule = (
        "  recurrence: {weekdays: [zaterdag], from: 2027-01-09, until: 2027-02-06,"
        " start_time: '10:00'}\n"
    )
    page = documents(one(tmp_path, rule))["agenda/index.html"]
    assert page.count('<li class="ev') == 2
    assert "zaterdag 9 januari 2027, 10 uur Ook op 16 , 23 en 30 januari ." in text(page)
    days = ["09", "16", "23", "30"]
    assert re.findall('id="dag-2027-01-([^"]*)"', page) == days
    assert re.findall('href="#dag-2027-01-([^"]*)"', page) == days


def test_a_day_of_a_series_that_is_off_has_a_row_of_its_own(tmp_path):
    days = (
        "  occurrences:\n    - {start: 2027-01-09 10:00}\n"
        "    - {start: 2027-01-16 10:00, status: cancelled}\n    - {start: 2027-01-23 10:00}\n"
    )
    page = documents(one(tmp_path, days))["agenda/index.html"]
    assert page.count('<li class="ev') == 2
    assert "Ook op 23 januari ." in text(page)


def test_an_agenda_of_more_than_twelve_times_leads_to_its_months_and_to_how_to_follow_it(tmp_path):
    page = documents(planned(tmp_path, feasts(13, date(2026, 12, 1), step=31)))["agenda/index.html"]
    nav = page.partition('aria-label="Op deze pagina"')[2].partition("</nav>")[0]
    assert re.findall('href="#([^"]*)">(.*?)</a>', nav)[:4] == [
        ("volg", "Abonneer je op de agenda"),
        ("maand-2026-12", "december"),
        ("maand-2027-1", "januari 2027"),
        ("maand-2027-2", "februari"),
    ]


def test_the_archive_leads_to_the_reports(tmp_path):
    page = documents(one(tmp_path, "  start: 2026-04-03 19:30\n  report: Fijn.\n"))
    assert (
        '<a class="more" href="../../agenda/feest/#verslag">Lees het verslag'
        in page["agenda/archief/index.html"]
    )
    assert 'id="verslag"' in page["agenda/feest/index.html"]


# ---- long lists


def test_a_short_agenda_has_no_pages_of_months(tmp_path):
    assert [path for path in planned(tmp_path, feasts(60)).pages if "maand" in path] == []


def test_a_long_agenda_shows_sixty_and_has_a_page_for_each_month(tmp_path):
    found = planned(tmp_path, feasts(200, date(2026, 9, 1)))
    months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert [path for path in found.pages if "maand" in path] == [
        f"agenda/maand/{month}" for month in months
    ]
    pages = documents(found)
    agenda, archive = pages["agenda/index.html"], pages["agenda/archief/index.html"]
    assert [page.count('<li class="ev') for page in (agenda, archive)] == [60, 60]
    assert re.findall('/agenda/(maand/[^"]*)/"', agenda) == [
        f"maand/{month}" for month in months[2:]
    ]
    assert re.findall('/agenda/(maand/[^"]*)/"', archive) == [
        f"maand/{month}" for month in months[:3]
    ]


def test_the_page_of_a_month_shows_what_comes_before_what_is_over(tmp_path):
    page = documents(planned(tmp_path, feasts(200, date(2026, 9, 1))))
    november = text(page["agenda/maand/2026-11/index.html"])
    comes, over = november.split("Voorbij")
    assert (comes.count("Zet in je agenda"), over.count("Zet in je agenda")) == (8, 0)
    assert [f"Feest {number} " in over for number in (61, 82, 83)] == [True, True, False]
    assert "oktober 2026 december 2026" in november


def test_a_day_with_what_comes_and_what_is_over_is_one_place_on_the_page(tmp_path):
    weeks = FEAST.format("weken", "2026-11-20")[:-2] + ", end: 2026-11-29 18:00}\n"
    rows = {"events.yml": feasts(61, date(2026, 11, 20), step=0)["events.yml"] + weeks}
    page = documents(planned(tmp_path, rows))["agenda/maand/2026-11/index.html"]
    assert "<h3>Voorbij</h3>" in page
    assert re.findall('id="(dag[^"]*)"', page) == ["dag-2026-11-20"]


def test_the_page_of_a_crowded_month_says_that_it_shows_the_first_500(tmp_path):
    found = planned(tmp_path, feasts(501, date(2026, 12, 5), step=0))
    page = documents(found)["agenda/maand/2026-12/index.html"]
    assert page.count('<li class="ev') == 500
    assert "Dit zijn de eerste 500 van de 501 activiteiten in deze maand." in page


def test_the_pages_of_months_do_not_come_and_go_with_the_days(tmp_path):
    days = [TODAY, date(2027, 2, 1), date(2029, 1, 1)]
    paths = [
        {path for path in planned(tmp_path, feasts(99), today=day).pages if "maand" in path}
        for day in days
    ]
    assert paths[0] == paths[1] == paths[2]


def test_the_lists_of_a_long_agenda_change_on_days_that_are_foreseen_only(tmp_path):
    files = feasts(190, date(2026, 9, 2), step=3)
    former = planned(tmp_path, files)
    before = lists(former)
    for day in (TODAY + timedelta(days=number) for number in range(1, 20)):
        found = planned(tmp_path, files, today=day)
        now = lists(found)
        assert (now == before) or day in former.changes_on
        former, before = found, now


def lists(found: Plan) -> dict[str, str]:
    """The pages of the agenda, less those of the events."""
    site = renderer(found)
    names = ("agenda", "agenda/archief", "agenda/maand/2026-11", "agenda/maand/2026-12")
    return {name: site.content(found.pages[name]).html for name in names}


def test_an_event_with_very_many_dates_shows_the_next_sixty(tmp_path):
    rule = (
        "  recurrence: {weekdays: [maandag, dinsdag], from: 2026-01-05, until: 2028-12-26,"
        " start_time: '10:00'}\n"
    )
    page = documents(one(tmp_path, rule))["agenda/feest/index.html"]
    dates = page.partition('class="plain dates"')[2].partition("</ul>")[0]
    assert dates.count("<li>") == 60
    assert "maandag 23 november 2026" in dates
    assert "Dit zijn de volgende 60 van de 312 keren." in page


def test_a_month_is_a_table_of_weeks_from_monday():
    assert FILTERS["weeks"](date(2027, 2, 1)) == tuple(
        tuple(range(first, first + 7)) for first in (1, 8, 15, 22)
    )
