"""The stages in order: from the files of a municipality to its plan, with every problem."""

import pickle
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from klimaatwerf.core.channels import STABLE
from klimaatwerf.core.renames import RENAMES, Renamed
from klimaatwerf.core.tree import Layer, Leaf
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.pipeline import prepare
from klimaatwerf.project import load_project
from klimaatwerf.work import slugs_in
from tests.roots import copy_root
from tests.sites import PORTAL, ROOT, SHORTEST, TODAY, lay_out, made, shipped


def codes(prepared):
    return [(one.code, one.path) for one in prepared.problems if one.severity != "hint"]


# ---- the root


def test_the_municipalities_of_a_root_are_its_folders_in_order(tmp_path):
    names = ("dorp", "andere", ".git", "_kladje")
    lay_out(tmp_path, {f"municipalities/{name}/municipality.yml": "" for name in names})
    lay_out(tmp_path, {"municipalities/leesmij.txt": ""})
    assert slugs_in(tmp_path) == ("andere", "dorp")


def test_a_root_without_municipalities_has_none(tmp_path):
    assert slugs_in(tmp_path) == ()


def test_a_municipality_lives_below_the_portal_unless_it_says_where(tmp_path):
    at_home = "site_url: https://klimaat.dorp.example/\n"
    plans = [made(tmp_path / name, more=more).plan for name, more in (("a", ""), ("b", at_home))]
    assert [plan and plan.site.municipality.site_url for plan in plans] == [
        f"{PORTAL}dorp/",
        "https://klimaat.dorp.example/",
    ]


def test_the_day_is_an_argument(tmp_path):
    found = made(tmp_path, today=date(2027, 4, 3))
    assert found.plan
    assert found.plan.today == date(2027, 4, 3)


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_a_plan_is_the_same_after_a_journey_to_another_process(slug):
    made = prepare(shipped(), slug).plan
    assert made
    assert pickle.loads(pickle.dumps(made)) == made


# ---- three lines


def test_three_lines_are_filled_up_from_the_register(tmp_path):
    found = made(tmp_path)
    assert (codes(found), found.failed) == ([], False)
    assert found.municipality
    assert (
        found.municipality.name,
        found.municipality.campaign.name,
        found.municipality.province,
        found.municipality.postcodes,
        found.municipality.inhabitants and found.municipality.inhabitants.value,
    ) == ("Horebeke", "Horebeke voor het klimaat", "Oost-Vlaanderen", ("9667",), 2022)


def test_what_a_municipality_writes_goes_before_the_register(tmp_path):
    found = made(tmp_path, more="name: Horebeke-dorp\npostcodes: [9668]\n")
    name = found.tree.get("municipality", "name")
    assert isinstance(name, Leaf)
    assert (name.text, name.layer) == ("Horebeke-dorp", Layer.MUNICIPALITY)
    assert isinstance(name.replaced, Leaf)
    assert (name.replaced.text, name.replaced.layer) == ("Horebeke", Layer.REGISTER)


@pytest.mark.parametrize(
    ("nis", "code"), [("11056", "nis-ended"), ("99999", "nis-unknown"), ("x", "bad-nis")]
)
def test_a_wrong_code_is_one_problem_not_a_trail_of_them(tmp_path, nis, code):
    found = made(tmp_path, {"municipality.yml": SHORTEST.replace("45062", nis)})
    assert (codes(found), found.plan) == ([(code, "municipality.nis")], None)


# ---- every problem at once


def test_the_problems_of_all_stages_are_told_at_once_and_in_order(tmp_path):
    found = made(
        tmp_path,
        {
            "actions.yml": "- id: Haag\n  title: x\n",
            "events.yml": "- id: feest\n  start: morgen\n",
            "partners.yml": "- use: niemand\n",
            "weg.txt": "",
        },
        more="onbekend: x\n",
    )
    assert found.plan is None
    files = [one.place.file.rpartition("/")[2] for one in found.problems]
    assert files == sorted(files)
    assert set(files) == {
        "actions.yml",
        "events.yml",
        "municipality.yml",
        "partners.yml",
        "weg.txt",
    }
    assert {one.municipality for one in found.problems} == {"dorp"}


def test_a_municipality_with_errors_has_no_plan_and_one_with_remarks_has(tmp_path):
    assert made(tmp_path / "a", more="nis: 1\n").failed
    remarks = made(tmp_path / "b", {"weg.txt": ""})
    assert (codes(remarks), remarks.failed) == ([("unknown-file", "")], False)


def test_a_colour_with_too_little_contrast_is_told_with_both_ratios(tmp_path):
    pale = {"municipality.yml": SHORTEST.replace("#00703c", "#f4c430")}
    assert [str(one) for one in made(tmp_path, pale).problems] == [
        (
            "municipalities/dorp/municipality.yml:3:18: municipality.brand.primary: "
            "De kleur #f4c430 heeft niet overal genoeg contrast. "
            "Je hoeft niets te doen: we passen ze alleen daar aan. "
            "Knoppen op een licht scherm: van 1,64 naar 5,76 op 1 met #06726e. "
            "Links op een licht scherm: van 1,23 naar 4,52 op 1 met #076f6b. [contrast]"
        ),
    ]


def test_each_of_two_colours_is_told_once_at_its_own_place(tmp_path):
    two = 'brand:\n  primary: "#c8102e"\n  secondary: "#ffd500"\n'
    files = {"municipality.yml": SHORTEST.replace('brand: {primary: "#00703c"}\n', two)}
    assert [str(one) for one in made(tmp_path, files).problems] == [
        (
            "municipalities/dorp/municipality.yml:4:12: municipality.brand.primary: "
            "De kleur #c8102e heeft niet overal genoeg contrast. "
            "Je hoeft niets te doen: we passen ze alleen daar aan. "
            "Links op een licht scherm: van 4,35 naar 4,56 op 1 met #c4062b. "
            "Knoppen op een donker scherm: van 2,42 naar 3,05 op 1 met #dc2e3e. "
            "Links op een donker scherm: van 2,42 naar 4,50 op 1 met #ff535a. [contrast]"
        ),
        (
            "municipalities/dorp/municipality.yml:5:14: municipality.brand.secondary: "
            "De kleur #ffd500 heeft niet overal genoeg contrast. "
            "Je hoeft niets te doen: we passen ze alleen daar aan. "
            "Lijnen en balken op een licht scherm: van 1,05 naar 3,04 op 1 met #957b00. [contrast]"
        ),
    ]


def test_a_colour_that_is_enough_by_day_needs_no_word(tmp_path):
    assert codes(made(tmp_path)) == []


def test_an_id_that_comes_twice_inside_an_item_is_told(tmp_path):
    offers = "offers: [{id: x, title: A}, {id: x, title: B}]"
    partners = f"- {{id: a, name: A, type: shop, {offers}}}\n"
    assert [code for code, _ in codes(made(tmp_path, {"partners.yml": partners}))] == [
        "duplicate-id"
    ]


@pytest.mark.parametrize("path", ["contact", "themas/index", "acties/index"])
def test_a_page_of_the_pack_may_be_hidden_whoever_links_to_it(tmp_path, path):
    hidden = {f"content/pages/{path}.md": "---\ntitle: x\nhide: ja\n---\n"}
    assert codes(made(tmp_path, hidden)) == []


def test_two_municipalities_do_not_know_of_each_other(tmp_path):
    broken = lay_out(tmp_path, {"municipalities/stuk/municipality.yml": "nis: ["})
    project = replace(shipped(), root=broken)
    alone = made(tmp_path, slug="dorp").plan
    assert prepare(project, "stuk").failed
    beside = prepare(project, "dorp").plan
    assert alone
    assert beside
    assert (beside.site, beside.pages) == (alone.site, alone.pages)


# ---- regions


REGION = {
    "region.yml": "title: Voorbeeldregio\nkind: intercommunale\n",
    "partners.yml": "- {id: streekhuis, name: Streekhuis, type: intermunicipal}\n",
    "events.yml": (
        "- {id: streekdag, title: Streekdag, lead: x, start: 2027-04-03 10:00,"
        ' attendance: online, online_url: "https://streek.example"}\n'
    ),
    "pages/streek.md": "---\ntitle: De streek\n---\nHier in {{ municipality.name }}.\n",
    "pages/over.md": "---\ntitle: Over onze streek\n---\n",
}


@pytest.fixture(scope="module")
def with_region(tmp_path_factory):
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(ROOT / "content", root / "content")
    lay_out(root / "content/regions/voorbeeld", REGION)
    member = {"municipalities/lid/municipality.yml": SHORTEST + "region: voorbeeld\n"}
    other = {"municipalities/ander/municipality.yml": SHORTEST}
    hider = {
        "municipalities/apart/municipality.yml": SHORTEST + "region: voorbeeld\n",
        "municipalities/apart/partners.yml": "- {id: streekhuis, hide: ja}\n",
        "municipalities/apart/content/pages/over.md": "---\ntitle: Over ons\n---\n",
    }
    lay_out(root, {**member, **other, **hider})
    return load_project(root, TODAY)


def seen(project, slug):
    plan = prepare(project, slug).plan
    assert plan
    return (
        "streek" in plan.pages,
        plan.pages["over"].title,
        list(plan.site.partners),
        list(plan.site.events),
    )


def test_a_municipality_gets_what_its_region_brings(with_region):
    assert with_region.problems == ()
    assert seen(with_region, "lid") == (True, "Over onze streek", ["streekhuis"], ["streekdag"])


def test_a_municipality_without_the_region_does_not(with_region):
    assert seen(with_region, "ander") == (False, "Over deze campagne", [], [])


def test_a_municipality_may_hide_and_override_what_its_region_brings(with_region):
    assert seen(with_region, "apart") == (True, "Over ons", [], ["streekdag"])


def test_a_region_that_does_not_exist_is_told(tmp_path):
    found = made(tmp_path, more="region: kempen\n")
    assert codes(found) == [("unknown-region", "municipality.region")]


@pytest.mark.parametrize(
    ("own", "follows"),
    [
        ("", "1.0"),
        ("template: {channel: early}\n", "early"),
        ('template: {version: "1.1"}\n', "1.1"),
        ("template:\n", "1.0"),
    ],
)
def test_what_a_municipality_follows_itself_undoes_the_pin_of_its_region(tmp_path, own, follows):
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\n'})
    for version in ("1.0", "1.1"):
        Releases.of(tmp_path).release(Draft(version, 1), STABLE, TODAY)
    region = {"region.yml": "title: X\nkind: province\n"}
    region |= {"municipality.yml": 'template: {channel: stable, version: "1.0"}\n'}
    lay_out(tmp_path / "content/regions/x", region)
    lay_out(tmp_path, {"municipalities/dorp/municipality.yml": f"{SHORTEST}region: x\n{own}"})
    assert prepare(load_project(tmp_path, TODAY), "dorp").following.follows == follows


# ---- fields with another name


def test_an_old_name_works_until_its_last_day_and_the_site_changes_the_day_after(tmp_path):
    old, until = "former_slugs: [oud]\n", RENAMES[0].until
    after = until + timedelta(days=1)
    found = made(tmp_path, more=old, today=until)
    assert codes(found) == [("renamed", "municipality.former_slugs")]
    assert found.municipality
    assert found.municipality.aliases == ("oud",)
    assert found.plan
    assert after in found.plan.changes_on
    assert codes(made(tmp_path, more=old, today=after)) == [
        ("renamed-ended", "municipality.former_slugs")
    ]


def test_the_working_pack_and_a_region_may_have_old_names_too(tmp_path, monkeypatch):
    table = (Renamed(2, "content/pages/*.md", ("titel",), "title", TODAY),)
    monkeypatch.setattr("klimaatwerf.core.renames.renewed.__defaults__", (table,))
    page = {"content/regions/x/pages/streek.md": "---\ntitel: De streek\n---\nDag.\n"}
    files = {"content/pages/over.md": "---\ntitel: Over\n---\nDag.\n", **page}
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\n', **files})
    lay_out(tmp_path, {"content/regions/x/region.yml": "title: X\nkind: province\n"})
    lay_out(tmp_path, {"municipalities/dorp/municipality.yml": SHORTEST + "region: x\n"})
    project = load_project(tmp_path, TODAY)
    assert [(one.code, one.path) for one in project.problems] == [("renamed", "pages.over.titel")]
    found = prepare(project, "dorp")
    assert codes(found) == [("renamed", "pages.streek.titel")]
    assert "klimaatwerf migrate --pack" in found.problems[0].hint
    assert found.plan
    assert [found.plan.pages[path].title for path in ("over", "streek")] == ["Over", "De streek"]


def test_a_release_with_old_names_works_for_ever_and_nobody_is_told(tmp_path, monkeypatch):
    page = {"content/pages/over.md": "---\ntitel: Over\n---\nDag.\n"}
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\n', **page})
    Releases.of(tmp_path).release(Draft("1.0", 1, ""), STABLE, TODAY)
    lay_out(tmp_path, {"content/pages/over.md": "---\ntitle: Nu\n---\nDag.\n"})
    lay_out(tmp_path, {"municipalities/dorp/municipality.yml": SHORTEST})
    gone = Renamed(2, "content/pages/*.md", ("titel",), "title", TODAY - timedelta(days=9))
    monkeypatch.setattr("klimaatwerf.core.renames.renewed.__defaults__", ((gone,),))
    found = prepare(load_project(tmp_path, TODAY), "dorp")
    assert (found.following.version, codes(found)) == ("1.0", [])
    assert found.plan
    assert found.plan.pages["over"].title == "Over"


def test_a_release_with_newer_fields_asks_for_a_newer_klimaatwerf(tmp_path):
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\nschema: 99\n'})
    Releases.of(tmp_path).release(Draft("1.0", 99, ""), STABLE, TODAY)
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.1"\nschema: 2\n'})
    lay_out(tmp_path, {"municipalities/dorp/municipality.yml": SHORTEST})
    found = prepare(load_project(tmp_path, TODAY), "dorp")
    assert codes(found) == [("schema-new", "pack.schema")]
    assert found.problems[0].place.file == "content/releases/1.0.zip/pack.yml"
    assert found.failed


# ---- the same root again


def test_a_release_that_could_not_be_read_is_read_when_it_is_back(tmp_path):
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\n'})
    lay_out(tmp_path, {"municipalities/dorp/municipality.yml": SHORTEST})
    Releases.of(tmp_path).release(Draft("1.0", 1, ""), STABLE, TODAY)
    package = tmp_path / "content/releases/1.0.zip"
    package.rename(tmp_path / "elders.zip")
    former = load_project(tmp_path, TODAY)
    assert codes(prepare(former, "dorp")) == [("unreadable", "")]
    assert former.packs.facts("1.0") is None
    (tmp_path / "elders.zip").rename(package)
    again = load_project(tmp_path, TODAY, former=former)
    assert codes(prepare(again, "dorp")) == []
    assert again.packs.facts("1.0")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/pages/privacy.md", "title: Privacy", "title: '{{ onbekend }}'"),
        ("content/topics.yml", "- id: ", "- idd: "),
        ("content/pack.yml", "variables:", "variables:\n  nieuw: {label: Nieuw, default: iets}"),
    ],
)
def test_a_project_that_knows_the_former_one_is_what_it_would_be_without(tmp_path, name, old, new):
    root = copy_root(tmp_path / "root", ["horebeke"])
    former = load_project(root, TODAY, PORTAL)
    assert prepare(former, "horebeke").plan
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    fresh, reused = (load_project(root, TODAY, PORTAL, one) for one in (None, former))
    assert (reused.pack, reused.problems) == (fresh.pack, fresh.problems)
    assert prepare(reused, "horebeke") == prepare(fresh, "horebeke")
