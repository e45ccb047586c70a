"""A prepared page is what MkDocs would have made of it, for less work."""

import re

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from klimaatwerf.hosts.mkdocs.page import PreparedPage
from klimaatwerf.pipeline import prepare
from tests.sites import renderer, shipped


def in_mkdocs(address, destination):
    """The settings of a site at an address, with one of its files."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Dorp", "site_url": address, "site_dir": "site"})
    return config, File(destination, None, "site", use_directory_urls=True)


@pytest.mark.parametrize(
    "address",
    ["", "https://dorp.example", "https://dorp.example/", "https://dorp.example/a/b", "/onder/"],
)
@pytest.mark.parametrize("destination", ["index.html", "acties/één/index.html", "404.html"])
def test_its_addresses_are_those_of_mkdocs(address, destination):
    plan = prepare(shipped(), "asse").plan
    assert plan
    config, file = in_mkdocs(address, destination)
    prepared = PreparedPage(plan.pages[""], file, config, renderer(plan))
    plain = MkDocsPage("Dorp", file, config)
    assert (prepared.canonical_url, prepared.abs_url) == (plain.canonical_url, plain.abs_url)


def test_its_anchors_are_the_ids_of_its_content():
    plan = prepare(shipped(), "asse").plan
    assert plan
    config, file = in_mkdocs("", "plan/index.html")
    page = PreparedPage(plan.pages["plan"], file, config, renderer(plan))
    page.read_source(config)
    page.render(config, Files([]))
    found = set(re.findall(r'\sid="([^"]+)"', page.content or ""))
    assert len(found) > 1
    assert page.present_anchor_ids == found
