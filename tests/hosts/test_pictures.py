"""Photographs through a whole build: made once, renewed where they change, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.render import gallery
from tests.pages import document
from tests.pictures import drawn, with_exif
from tests.small import Small

HERO = "hero: {image: media/plein.jpg, alt: Het plein, title: Samen}\n"
PROFILE = "municipalities/dorp/municipality.yml"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A root whose municipalities Dorp and Gehucht show the same photograph."""
    made = Small.lay_out(tmp_path / "root")
    for slug in ("dorp", "gehucht"):
        folder = made.root / "municipalities" / slug
        (folder / "media").mkdir(exist_ok=True)
        (folder / "media/plein.jpg").write_bytes(with_exif(6, width=400, height=300))
        profile = folder / "municipality.yml"
        profile.write_text(profile.read_text(encoding="utf-8") + HERO, encoding="utf-8")
    return made


def photographs(small: Small, slug: str = "dorp") -> set[str]:
    return {path.name for path in (small.root / "site" / slug / "media").glob("plein*")}


def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that are decoded from now on."""
    seen: list[str] = []
    real = gallery.Gallery._make

    def counted(self, picture, source, asked):
        seen.append(source)
        return real(self, picture, source, asked)

    monkeypatch.setattr(gallery.Gallery, "_make", counted)
    return seen


def test_a_photograph_is_made_once_for_all_sites_and_builds(small, monkeypatch):
    seen = decoded(monkeypatch)
    small.build()
    assert photographs(small) == photographs(small, "gehucht")
    assert {name.rpartition(".")[2] for name in photographs(small)} == {"avif", "webp", "jpg"}
    assert len(photographs(small)) == 6  # 240 and 300 wide
    small.change(PROFILE, "Samen}", "Samen aan zet}")
    small.build()
    small.build(clean=True)
    small.build(out="elders")
    assert len(seen) == 1


def test_a_page_holds_every_size_its_place_and_its_words(small):
    small.build("dorp")
    page = document((small.root / "site/dorp/index.html").read_text(encoding="utf-8"))
    (picture,) = page.all("picture")
    sources, (image,) = picture.all("source"), picture.all("img")
    assert [one.attributes["type"] for one in sources] == ["image/avif", "image/webp"]
    told = image.attributes
    assert (told["width"], told["height"], told["alt"]) == ("300", "400", "Het plein")
    assert (told.get("loading"), told["fetchpriority"]) == (None, "high")
    named = {
        part.split()[0].removeprefix("media/")
        for one in (*sources, image)
        for part in one.attributes["srcset"].split(",")
    }
    assert named == photographs(small)


def test_another_photograph_under_the_same_name_gets_another_address(small):
    small.build()
    before = photographs(small)
    small_file = small.root / "municipalities/dorp/media/plein.jpg"
    drawn(300, 200).save(small_file, "JPEG")
    report = small.build()
    assert photographs(small).isdisjoint(before)
    assert photographs(small, "gehucht") == before
    html = (small.root / "site/dorp/index.html").read_text(encoding="utf-8")
    assert all(name in html for name in photographs(small))
    assert report.sites["dorp"].rendered < report.sites["dorp"].pages


def test_a_photograph_that_is_damaged_costs_its_own_site_only(small):
    (small.root / "municipalities/dorp/media/plein.jpg").write_bytes(
        with_exif(width=400, height=300)[:700] + b"\0" * 400 + b"\xff\xd9"
    )
    report = small.build()
    states = {slug: str(site.state) for slug, site in report.sites.items()}
    assert states == {"dorp": "failed", "gehucht": "built", "stad": "built"}


def test_a_picture_in_a_text_has_sizes_too_and_a_link_leads_to_the_largest(small):
    small.write(
        "municipalities/dorp/content/pages/over.md",
        "---\ntitle: Over\n---\nTekst.\n\n![Een <plein>](/media/plein.jpg)"
        " [groot](/media/plein.jpg)\n",
    )
    small.build("dorp")
    page = document((small.root / "site/dorp/over/index.html").read_text(encoding="utf-8"))
    (picture,) = page.all("picture")
    (image,) = picture.all("img")
    assert (image.attributes["alt"], image.attributes["loading"]) == ("Een <plein>", "lazy")
    (link,) = [one for one in page.all("a") if one.words() == "groot"]
    name = link.attributes["href"].removeprefix("../media/")
    assert name in photographs(small)
    assert "-300-" in name
    assert name.endswith(".jpg")
