"""What a pack does to municipalities: exact lists on a small root with a release."""

from __future__ import annotations

import pytest

from klimaatwerf.core.channels import EARLY
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.hosts.impacting import Question, Worker, find
from klimaatwerf.pipeline import prepare
from klimaatwerf.templates.impact import (
    Change,
    Conflict,
    FileChange,
    Impact,
    PageChange,
    State,
    changes_of,
    outcomes_of,
)
from tests.pictures import encoded
from tests.roots import bytes_of
from tests.sites import PORTAL, TODAY
from tests.small import FILES, Small
from tests.templates.roots import VERSION, impacts, predicted, released

ADDED, REMOVED, CHANGED = Change.ADDED, Change.REMOVED, Change.CHANGED
SLUGS = ("dorp", "gehucht", "stad")
CONTACT, OVER = "content/pages/contact.md", "content/pages/over.md"


@pytest.fixture
def small(tmp_path):
    return released(tmp_path / "root")


def found(small: Small, *slugs: str, **more: object) -> dict[str, Impact]:
    return {one.slug: one for one in impacts(small, *slugs, **more).impacts}


def states(impacts: dict[str, Impact]) -> list[State]:
    return [one.state for one in impacts.values()]


def pages(one: Impact) -> dict[str, Change]:
    return {page.path: page.change for page in one.pages}


def files(one: Impact) -> dict[str, Change]:
    return {file.path: file.change for file in one.files}


def test_a_pack_that_says_the_same_changes_nothing_and_renders_nothing(small):
    worker = Worker(Question(small.root, TODAY, PORTAL))
    assert [worker.impact(slug) for slug in SLUGS] == [
        Impact(slug, slug.capitalize(), "stable", State.UNCHANGED) for slug in SLUGS
    ]
    assert worker.outputs.rendered == 0


def test_the_text_of_a_page_changes_that_page_and_no_more_is_rendered_again(small):
    small.change(CONTACT, "Stel je vraag", "Stel ons je vraag")
    worker = Worker(Question(small.root, TODAY, PORTAL))
    one = worker.impact("stad")
    assert one is not None
    assert (pages(one), files(one), one.fields) == (
        {"/contact/": CHANGED},
        {},
        ("pages.contact.body",),
    )
    plan = prepare(worker.project, "stad").plan
    assert plan is not None
    assert worker.outputs.rendered == len(plan.pages) + 1


def test_a_partner_changes_the_pages_and_files_that_show_it(small):
    small.change("content/partners.yml", "Helpen", "Steunen")
    one = found(small)
    assert pages(one["dorp"]) == {"/partners/": CHANGED}
    assert files(one["dorp"]) == {"data/partners.csv": CHANGED, "data/partners.json": CHANGED}
    assert one["dorp"].fields == ("partners.buren.lead",)
    assert states(one) == [State.UPDATES, State.UNCHANGED, State.UNCHANGED]


def test_pages_come_and_go_with_their_fields(small):
    small.write("content/pages/extra.md", "---\ntitle: Extra\n---\nMeer.\n")
    (small.root / "content/pages/plan.md").unlink()
    one = found(small)["stad"]
    changed = {page.path for page in one.pages if page.change is CHANGED}
    assert {path: change for path, change in pages(one).items() if change is not CHANGED} == {
        "/extra/": ADDED,
        "/plan/": REMOVED,
    }
    assert changed >= {"/", "/contact/", "/acties/"}  # it stood in the menu
    assert set(one.fields) == {"pages.extra", "pages.plan"}


def test_an_own_text_in_the_place_of_one_that_changes_is_a_conflict(small):
    small.change(OVER, "in {{", "thuis in {{")
    one = found(small)
    assert states(one) == [State.CONFLICT, State.UPDATES, State.UPDATES]
    assert (one["dorp"].pages, one["dorp"].files) == ((), ())
    assert one["dorp"].conflicts == (
        Conflict(
            "pages.over.body",
            '{{ je("Je vindt ons", "U vindt ons") }} in {{ municipality.name }}.',
            '{{ je("Je vindt ons", "U vindt ons") }} thuis in {{ municipality.name }}.',
            "Wij zijn Dorp.\n\n![De haag](media/haag.svg)",
        ),
    )
    assert pages(one["stad"]) == {"/over/": CHANGED}


def test_an_own_text_that_the_pack_takes_over_is_settled(small):
    own = FILES["municipalities/dorp/content/pages/over.md"].split("---\n")[2]
    small.write(OVER, f"---\ntitle: Over ons\ndescription: Wie we zijn.\n---\n{own}")
    [clash] = found(small, "dorp")["dorp"].conflicts
    assert clash.settled


def test_a_page_that_the_pack_takes_over_and_one_that_it_drops_are_conflicts(tmp_path):
    own = "municipalities/stad/content/pages/"
    texts = {f"{own}{name}.md": f"---\ntitle: {name}\n---\nEigen.\n" for name in ("extra", "plan")}
    small = released(tmp_path / "root", texts)
    small.write("content/pages/extra.md", "---\ntitle: Extra\n---\nMeer.\n")
    (small.root / "content/pages/plan.md").unlink()
    one = found(small, "stad")["stad"]
    assert [(clash.path, clash.before, clash.after) for clash in one.conflicts] == [
        ("pages.plan.title", "Ons plan", None),
        ("pages.plan.body", "Stap voor stap.", None),
        ("pages.extra.title", None, "Extra"),
        ("pages.extra.body", None, "Meer."),
    ]


def test_an_own_text_for_a_variable_whose_default_changes_is_a_conflict(tmp_path):
    pack = FILES["content/pack.yml"].replace("    required: nee\n", "    default: altijd\n")
    own = FILES["municipalities/stad/municipality.yml"] + "texts: {openingsuren: nooit}\n"
    files = {"content/pack.yml": pack, "municipalities/stad/municipality.yml": own}
    small = released(tmp_path / "root", files)
    small.change("content/pack.yml", "default: altijd", "default: soms")
    one = found(small)
    assert one["stad"].conflicts == (
        Conflict("municipality.texts.openingsuren", "altijd", "soms", "nooit"),
    )
    assert [one[slug].fields for slug in SLUGS] == [("pack.variables.openingsuren.default",)] * 3
    assert states(one) == [State.UNCHANGED, State.UNCHANGED, State.CONFLICT]


def test_a_municipality_that_no_longer_checks_breaks_and_its_problems_are_told(tmp_path):
    more = "- {id: straat, name: De Straat, type: association, lead: Samen sterk.}\n"
    files = {
        "content/partners.yml": FILES["content/partners.yml"] + more,
        "municipalities/stad/partners.yml": "- use: straat\n",
    }
    small = released(tmp_path / "root", files)
    small.write("content/partners.yml", FILES["content/partners.yml"])
    one = found(small)
    assert states(one) == [State.UNCHANGED, State.UNCHANGED, State.BREAKS]
    assert (one["stad"].pages, one["stad"].files, one["stad"].before) == ((), (), ())
    assert [(problem.code, problem.path) for problem in one["stad"].problems] == [
        ("unknown-use", "partners.straat.use")
    ]


def test_a_fault_of_the_pack_itself_breaks_everybody(small):
    small.change("content/pack.yml", 'min_generator: "0.1"', 'min_generator: "99.1"')
    one = found(small)
    assert states(one) == [State.BREAKS] * 3
    assert {problem.code for problem in one["stad"].problems} == {"generator-old"}


def test_of_a_site_that_breaks_each_fault_is_told_once_and_no_hint_that_was_there(tmp_path):
    name = "municipalities/stad/municipality.yml"
    small = released(tmp_path / "root", {name: FILES[name].replace("#7a1f5c", "#f4c430")})
    small.change("content/pages/over.md", "Je vindt ons", "Je vindt ons [hier](/nergens/)")
    small.change("content/pages/over.md", "in {{ mun", "in {{ municipality.nergens }} {{ mun")
    one = found(small)["stad"]
    assert one.state is State.BREAKS
    assert [problem.code for problem in one.problems] == ["unknown-value"]


def test_what_failed_already_does_not_break_because_of_the_new_pack(small):
    small.change("municipalities/stad/municipality.yml", "nis: 12025", "nis: 99999")
    small.change(CONTACT, "Stel je vraag", "Stel ons je vraag")
    one = found(small)["stad"]
    assert (one.state, one.pages, one.fresh, one.mends) == (State.UNCHANGED, (), (), False)
    assert [problem.code for problem in one.before] == ["nis-unknown"]


def test_what_the_new_pack_mends_gets_a_whole_site(tmp_path):
    own = {"municipalities/stad/partners.yml": "- use: straat\n"}
    small = released(tmp_path / "root", own)
    more = "- {id: straat, name: De Straat, type: association, lead: Samen sterk.}\n"
    small.write("content/partners.yml", FILES["content/partners.yml"] + more)
    one = found(small, "stad")["stad"]
    assert (one.state, one.mends) == (State.UPDATES, True)
    assert [problem.code for problem in one.before] == ["unknown-use"]
    assert set(predicted(one).values()) == {ADDED}


def test_only_who_follows_a_channel_is_compared(small):
    Releases.of(small.root).release(Draft("2026.2", 1), EARLY, TODAY)
    with (small.root / "municipalities/stad/municipality.yml").open("a") as file:
        file.write("template: {channel: early}\n")
    assert list(found(small, channel="early")) == ["stad"]
    assert list(found(small, channel="stable")) == ["dorp", "gehucht"]


def test_two_releases_are_compared_whatever_is_followed(small):
    small.change(CONTACT, "Stel je vraag", "Stel ons je vraag")
    Releases.of(small.root).release(Draft("2026.2", 1), EARLY, TODAY)
    small.change(CONTACT, "Stel ons je vraag", "Niets meer")
    there = found(small, "stad", before=VERSION, after="2026.2")["stad"]
    back = found(small, "stad", before="2026.2", after=VERSION)["stad"]
    assert pages(there) == pages(back) == {"/contact/": CHANGED}
    assert there.pages != back.pages


def test_media_of_the_pack_change_the_files_that_are_made_of_them(tmp_path):
    shown = "![Een](../media/bbl.svg) ![Twee](../media/foto.jpg) [Drie](../media/folder.pdf)\n"
    media = tmp_path / "root/content/media"
    media.mkdir(parents=True)
    (media / "foto.jpg").write_bytes(encoded("JPEG", 300, 200))
    (media / "folder.pdf").write_bytes(b"%PDF-1.4 een")
    small = released(tmp_path / "root", {CONTACT: FILES[CONTACT] + shown})
    small.change("content/media/bbl.svg", "h6", "h2")
    (media / "foto.jpg").write_bytes(encoded("JPEG", 301, 200))
    (media / "folder.pdf").write_bytes(b"%PDF-1.4 twee")
    one = found(small, "stad")["stad"]
    assert pages(one) == {"/contact/": CHANGED}
    changes = files(one)
    assert {name: changes.pop(name) for name in ("media/bbl.svg", "media/folder.pdf")} == {
        "media/bbl.svg": CHANGED,
        "media/folder.pdf": CHANGED,
    }
    formats = sorted((name.rpartition(".")[2], change.value) for name, change in changes.items())
    assert formats == sorted(
        (format, change)
        for format in ("avif", "jpg", "webp")
        for change in ("added", "removed")
        for _ in range(2)
    )  # in two widths


def test_a_damaged_photograph_breaks_who_shows_it(small):
    data = bytearray(encoded("PNG", 300, 200))
    start = data.index(b"IDAT") + 4
    data[start : start + 20] = b"\0" * 20
    (small.root / "content/media/foto.png").write_bytes(data)
    small.write(CONTACT, FILES[CONTACT] + "![Foto](../media/foto.png)\n")
    one = found(small, "stad")["stad"]
    assert (one.state, {problem.code for problem in one.problems}) == (
        State.BREAKS,
        {"picture-damaged"},
    )


def test_nothing_is_written_but_what_a_package_holds(small):
    small.change(OVER, "in {{", "thuis in {{")
    before = bytes_of(small.root)
    impacts(small)
    after = bytes_of(small.root)
    assert {name for name in after if not name.startswith(".klimaatwerf/packs/")} == before.keys()
    assert all(after[name] == digest for name, digest in before.items())


def test_several_processes_find_what_one_finds(small):
    small.change(OVER, "in {{", "thuis in {{")
    small.change("content/topics.yml", "title: Water", "title: Nat")
    question = Question(small.root, TODAY, PORTAL)
    names = ("followed", "working")
    assert find(question, SLUGS, names, jobs=2) == find(question, SLUGS, names)


def test_the_same_change_in_several_municipalities_is_one_change(small):
    small.change(CONTACT, "Stel je vraag", "Vraag {{ municipality.name }} alles")
    [change] = changes_of(impacts(small))
    assert (change.paths, change.slugs, change.told.slug) == (("/contact/",), SLUGS, "dorp")
    assert change.told.difference.lines == ((("-", "Stel je vraag."), ("+", "Vraag Dorp alles.")),)


def test_municipalities_to_which_the_same_happens_are_told_together(small):
    small.change(CONTACT, "Stel je vraag", "Vraag {{ municipality.name }} alles")
    small.change("content/pages/acties/index.md", "label: Acties", "label: Doen")
    [one] = outcomes_of(impacts(small))
    assert (one.what.state, one.names) == (State.UPDATES, ["Dorp", "Gehucht", "Stad"])
    assert pages(one.what) == {"/contact/": CHANGED}
    assert len(one.swept) == 1  # a line of the menu, on all other pages


def test_changes_are_in_the_order_of_their_addresses(small):
    small.change("content/topics.yml", "title: Water", "title: Nat")
    one = found(small, "dorp")["dorp"]
    assert list(one.pages) == sorted(one.pages, key=lambda page: page.path)
    assert list(one.files) == sorted(one.files, key=lambda file: file.path)
    assert all(isinstance(page, PageChange) for page in one.pages)
    assert all(isinstance(file, FileChange) for file in one.files)
