"""A municipality gets another folder: what stands at its former addresses after each build."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.publish import ForeignFolderError
from klimaatwerf.publish.manifest import MANIFEST
from tests.small import Small

OLD = "aliases: [dorp]\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    made = Small.lay_out(tmp_path / "root")
    made.build()
    return made


def rename(small: Small) -> None:
    """Dorp becomes Nieuwdorp."""
    folder = small.root / "municipalities"
    (folder / "dorp").rename(folder / "nieuwdorp")
    file = folder / "nieuwdorp/municipality.yml"
    file.write_text(file.read_text(encoding="utf-8") + OLD, encoding="utf-8")
    report = small.build()
    assert [str(one) for one in report.problems if one.is_error] == []
    assert report.removed == ("dorp",)


def top(small: Small) -> set[str]:
    return {path.name for path in (small.root / "site").iterdir() if path.is_dir()}


def test_its_former_addresses_lead_to_the_new_ones(small: Small) -> None:
    before = {
        path.relative_to(small.root / "site/dorp").as_posix()
        for path in (small.root / "site/dorp").rglob("index.html")
    }
    rename(small)
    site = small.root / "site"
    former = {path.relative_to(site / "dorp").as_posix() for path in (site / "dorp").rglob("*.*")}
    assert former == before
    for name in former:
        assert "url=" + "../" * (name.count("/") + 1) + "nieuwdorp/" in (
            site / "dorp" / name
        ).read_text(encoding="utf-8")
    assert small.store().slugs() == ("gehucht", "nieuwdorp", "stad")


def test_nothing_more_is_done_after_that(small: Small) -> None:
    rename(small)
    report = small.build()
    assert (report.portal, sum(one.rendered for one in report.sites.values())) == (False, 0)
    assert (small.root / "site/dorp/index.html").is_file()


def test_a_new_folder_of_that_name_takes_its_place(small: Small) -> None:
    rename(small)
    small.write("municipalities/dorp/municipality.yml", MUNICIPALITY)
    report = small.build()
    assert (small.root / "site/dorp" / MANIFEST).is_file()
    (told,) = [str(one) for one in report.problems if one.code == "former-slug-taken"]
    assert told == (
        "municipalities/nieuwdorp/municipality.yml:7:11: municipality.aliases: Het adres"
        " /dorp/ is al van `dorp`; het kan niet ook naar deze site leiden. Haal `dorp` weg uit"
        " `aliases`. [former-slug-taken]"
    )
    assert report.broken is False


def test_a_name_that_is_no_longer_a_former_one_leaves_nothing(small: Small) -> None:
    rename(small)
    small.change("municipalities/nieuwdorp/municipality.yml", OLD, "")
    small.build()
    assert "dorp" not in top(small)


def test_a_folder_named_as_a_page_of_the_portal_does_not_take_its_place(small: Small) -> None:
    small.write("content/portal/gids.md", "---\ntitle: Gids\n---\nZo gaat het.\n")
    small.build()
    small.write("municipalities/gids/municipality.yml", MUNICIPALITY)
    with pytest.raises(ForeignFolderError):
        small.build()
    assert (small.root / "site/gids/index.html").is_file()


MUNICIPALITY = (
    "nis: 24062\nname: Ander\ncontact: {email: klimaat@ander.example}\n"
    'brand: {primary: "#00703c"}\n'
)
