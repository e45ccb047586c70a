"""The folders of the pack, of regions and of municipalities as trees."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, leaves
from klimaatwerf.sources.trees import read_municipality, read_pack, read_region
from tests.sites import ROOT, SHORTEST, lay_out
from tests.strategies import yaml_like
from tests.trees import plain

NAME = "municipalities/dorp"


def read(root: Path, files):
    """The tree and the media of a municipality, and the codes and files of what is wrong."""
    lay_out(root / "dorp", {"municipality.yml": SHORTEST, **files})
    problems = Collector()
    found = read_municipality(root / "dorp", NAME, problems)
    told = [(one.code, one.place.file.removeprefix(f"{NAME}/")) for one in problems.problems]
    return found, told


def test_a_municipality_is_its_fields_and_its_collections_by_id(tmp_path):
    found, problems = read(
        tmp_path,
        {
            "actions.yml": "- id: haag\n- template: repair-cafe\n",
            "partners.yml": "- use: natuurpunt\n",
            "events.yml": "- id: feest\n",
            "goals.yml": "- goal: tree\n",
            "topics.yml": "- id: groen\n  hide: ja\n",
            "moments.yml": "- id: tegelwippen\n",
        },
    )
    assert problems == []
    assert plain(found.tree.branch("municipality")) == {
        "nis": "45062",
        "contact": {"email": "klimaat@dorp.example"},
        "brand": {"primary": "#00703c"},
    }
    assert {
        name: list(found.tree.branch(name).items)
        for name in ("actions", "partners", "events", "goals", "topics", "moments")
    } == {
        "actions": ["haag", "repair-cafe"],
        "partners": ["natuurpunt"],
        "events": ["feest"],
        "goals": ["tree"],
        "topics": ["groen"],
        "moments": ["tegelwippen"],
    }


def test_a_page_has_the_id_of_its_path(tmp_path):
    found, _ = read(
        tmp_path,
        {
            "content/pages/over.md": "---\ntitle: Over\n---\nTekst.",
            "content/pages/acties/index.md": "---\nid: x\ntitle: Acties\n---\n",
        },
    )
    assert plain(found.tree.branch("pages")) == {
        "acties/index": {"id": "acties/index", "title": "Acties"},
        "over": {"id": "over", "title": "Over", "body": "Tekst."},
    }


def test_a_post_has_its_date_and_id_from_its_file(tmp_path):
    found, _ = read(tmp_path, {"content/news/2026-11-16-eerste-haag.md": "---\ntitle: Haag\n---\n"})
    assert plain(found.tree.branch("posts")) == {
        "eerste-haag": {"date": "2026-11-16", "id": "eerste-haag", "title": "Haag"}
    }


def test_the_text_of_an_action_may_have_a_file_of_its_own(tmp_path):
    found, problems = read(
        tmp_path,
        {
            "actions.yml": "- id: haag\n  title: Haag\n",
            "content/actions/haag.md": "---\nlead: Kort.\n---\nTekst.",
        },
    )
    assert problems == []
    assert plain(found.tree.get("actions", "haag")) == {
        "id": "haag",
        "title": "Haag",
        "lead": "Kort.",
        "body": "Tekst.",
    }
    body = found.tree.get("actions", "haag", "body")
    assert body
    assert body.source.file == f"{NAME}/content/actions/haag.md"


def test_the_text_of_an_action_stands_in_one_place(tmp_path):
    files = {"actions.yml": "- id: haag\n  body: Een.\n", "content/actions/haag.md": "Twee."}
    assert read(tmp_path, files)[1] == [("body-twice", "actions.yml")]


def test_the_text_of_a_topic_may_have_a_file_of_its_own(tmp_path):
    files = {"topics.yml": "- id: groen\n  title: Groen\n", "content/topics/groen.md": "Tekst."}
    found, problems = read(tmp_path, files)
    assert problems == []
    assert plain(found.tree.get("topics", "groen")) == {
        "id": "groen",
        "title": "Groen",
        "body": "Tekst.",
    }


def test_the_text_of_a_topic_stands_in_one_place(tmp_path):
    files = {"topics.yml": "- id: groen\n  body: Een.\n", "content/topics/groen.md": "Twee."}
    assert read(tmp_path, files)[1] == [("body-twice", "topics.yml")]


def test_a_text_of_a_topic_may_stand_alone_for_the_topic_of_another_layer(tmp_path):
    found, problems = read(tmp_path, {"content/topics/groen.md": "Tekst."})
    assert problems == []
    assert plain(found.tree.branch("topics")) == {"groen": {"id": "groen", "body": "Tekst."}}


def test_a_text_without_its_action_is_told(tmp_path):
    files = {"content/actions/haag.md": "Tekst."}
    assert [file for _, file in read(tmp_path, files)[1]] == ["content/actions/haag.md"]


def test_a_field_that_is_not_known_beside_the_text_of_an_action_is_told_where_it_stands(tmp_path):
    files = {
        "actions.yml": "# kop\n# kop\n# kop\n# kop\n- id: haag\n  title: Haag\n",
        "content/actions/haag.md": "---\nonbekend: x\n---\nTekst.",
    }
    found, _ = read(tmp_path, files)
    place = found.tree.branch("actions", "haag").key_place("onbekend")
    assert (place.file, place.line) == (f"{NAME}/content/actions/haag.md", 2)


def test_media_are_named_from_the_folder_and_from_the_root(tmp_path):
    found, problems = read(tmp_path, {"media/haag.svg": "<svg/>", "media/plan/kaart.PDF": ""})
    assert (dict(found.media), problems) == (
        {
            "media/haag.svg": f"{NAME}/media/haag.svg",
            "media/plan/kaart.PDF": f"{NAME}/media/plan/kaart.PDF",
        },
        [],
    )


@pytest.mark.parametrize(
    "file",
    ["event.yml", "notes.txt", "media/kwaad.exe", "content/x.md", "content/pages/x.html", "x/y.md"],
)
def test_a_file_that_is_not_known_is_told_and_not_read(tmp_path, file):
    found, problems = read(tmp_path, {file: "x"})
    assert problems == [("unknown-file", file)]
    assert found.media == {}


@pytest.mark.parametrize(
    "file", ["content/news/haag.md", "content/pages/Over Ons.md", "content/pages/a_b.md"]
)
def test_a_text_whose_name_is_no_address_is_told(tmp_path, file):
    problems = read(tmp_path, {file: "---\ntitle: x\n---\n"})[1]
    assert [one for _, one in problems] == [file]


def test_what_belongs_to_the_tools_is_left_alone(tmp_path):
    quiet = {".verborgen.yml": "[", "media/LEES-MIJ.txt": "["}
    assert read(tmp_path, quiet)[1] == []


def test_a_fault_of_a_file_costs_that_file_only(tmp_path):
    files = {"actions.yml": "- id: [", "events.yml": "- id: feest\n", "goals.yml": "x"}
    found, problems = read(tmp_path, files)
    assert [file for _, file in problems] == ["actions.yml", "goals.yml"]
    assert list(found.tree.branch("events").items) == ["feest"]


def test_an_empty_file_is_a_remark(tmp_path):
    assert read(tmp_path, {"events.yml": "# nog niets\n"})[1] == [("empty-file", "events.yml")]


def test_a_folder_without_municipality_yml_is_told(tmp_path):
    (tmp_path / "dorp").mkdir()
    problems = Collector()
    read_municipality(tmp_path / "dorp", NAME, problems)
    assert [one.code for one in problems.problems] == ["municipality-missing"]


@pytest.mark.parametrize("name", ["Dorp", "een dorp", "dorp_"])
def test_a_folder_whose_name_is_no_address_is_told(tmp_path, name):
    lay_out(tmp_path / name, {"municipality.yml": SHORTEST})
    problems = Collector()
    read_municipality(tmp_path / name, f"municipalities/{name}", problems)
    assert [one.code for one in problems.problems] == ["folder-name"]


# ---- pack and regions


def test_the_shipped_pack_has_all_its_parts_and_no_problems():
    problems = Collector()
    found = read_pack(ROOT / "content", "content", problems)
    assert problems.problems == []
    assert found.tree.items.keys() >= {
        "pack",
        "topics",
        "templates",
        "methods",
        "partners",
        "goals",
        "moments",
        "pages",
    }
    assert len(found.tree.branch("topics").items) == 8
    assert {leaf.layer for _, leaf in leaves(found.tree)} == {Layer.PACK}


def test_the_portal_the_releases_and_the_regions_are_no_part_of_the_pack(tmp_path):
    files = {
        "pages/index.md": "---\ntitle: Start\n---\n",
        "portal/index.md": "x",
        "releases/2026.1/pages/oud.md": "x",
        "regions/kempen/region.yml": "title: Kempen",
        "kit/affiche.typ": "x",
        "LICENSE": "x",
    }
    problems = Collector()
    found = read_pack(lay_out(tmp_path, files), "content", problems)
    assert list(found.tree.branch("pages").items) == ["index"]
    assert problems.problems == []


def test_a_region_has_partners_events_actions_pages_and_media(tmp_path):
    files = {
        "region.yml": "title: Kempen\nkind: intercommunale\n",
        "partners.yml": "- {id: streekhuis}\n",
        "events.yml": "- {id: streekdag}\n",
        "actions.yml": "- {template: repair-cafe}\n",
        "pages/streek.md": "---\ntitle: De streek\n---\n",
        "media/kaart.svg": "<svg/>",
    }
    problems = Collector()
    found = read_region(lay_out(tmp_path, files), "content/regions/kempen", problems)
    assert problems.problems == []
    assert {leaf.layer for _, leaf in leaves(found.tree)} == {Layer.REGION}
    assert {name: list(found.tree.branch(name).items) for name in found.tree.items} == {
        "region": ["title", "kind"],
        "partners": ["streekhuis"],
        "events": ["streekdag"],
        "actions": ["repair-cafe"],
        "pages": ["streek"],
    }
    assert dict(found.media) == {"media/kaart.svg": "content/regions/kempen/media/kaart.svg"}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "municipality.yml",
                "actions.yml",
                "events.yml",
                "partners.yml",
                "content/pages/x.md",
                "content/news/2026-11-16-x.md",
                "content/actions/x.md",
            ]
        ),
        st.text() | yaml_like | yaml_like.map(lambda text: f"- id: x\n  {text}"),
        max_size=3,
    )
)
def test_whatever_the_files_hold_reading_gives_trees_and_problems_of_the_catalogue(
    tmp_path_factory, files
):
    root = tmp_path_factory.mktemp("root")
    _, problems = read(root, files)
    assert {code for code, _ in problems} <= MESSAGES.keys()
    assert {file for _, file in problems} <= files.keys() | {"municipality.yml"}
