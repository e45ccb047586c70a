"""The doors to the same sites: klimaatwerf build, mkdocs build and properdocs build."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.roots import SHIPPED, append, bytes_of, copy_root, run

HOSTS = ("mkdocs", "properdocs")
REFRESH = 'http-equiv="refresh"'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_root(tmp_path_factory.mktemp("doors") / "root")


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """The sites by our own command."""
    done = run("klimaatwerf", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_gives_the_same_bytes(host: str, root: Path, built: Path) -> None:
    out = root.parent / host / "site"
    words = ["-f", "mkdocs.yml", "-d", str(out)]
    done = run(host, "build", "--strict", *words, cwd=root)
    assert done.returncode == 0, done.stderr
    assert bytes_of(out) == bytes_of(built)


def test_a_second_build_gives_the_same_bytes_and_says_so(root: Path, built: Path) -> None:
    before = bytes_of(built)
    report = root / "report.json"
    done = run("klimaatwerf", "build", "--report", str(report), cwd=root)
    assert done.returncode == 0, done.stderr
    assert bytes_of(built) == before
    states = {slug: site["state"] for slug, site in json.loads(report.read_text())["sites"].items()}
    assert states == dict.fromkeys(SHIPPED, "unchanged")


def test_portal_and_sites_publish_their_own_typeface_only(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke", "mechelen"])
    profile = root / "municipalities/horebeke/municipality.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace('"#a8421e"}', '"#a8421e", font: literata}'), encoding="utf-8")
    run("klimaatwerf", "build", cwd=root, check=True)
    published = {
        place: sorted(file.name for file in (root / "site" / place / "assets/fonts").iterdir())
        for place in ("", "horebeke", "mechelen")
    }
    default = ["bricolage-grotesque.OFL.txt", "bricolage-grotesque.woff2"]
    assert published == {
        "": default,
        "horebeke": ["literata.OFL.txt", "literata.woff2"],
        "mechelen": default,
    }


def test_every_site_has_its_tokens_as_data(built: Path) -> None:
    tokens = {slug: json.loads((built / slug / "data/tokens.json").read_text()) for slug in SHIPPED}
    fields = {slug: found["light"]["field"]["$value"]["hex"] for slug, found in tokens.items()}
    assert fields == {
        "asse": "#f4c430",
        "berlaar": "#00703c",
        "horebeke": "#a8421e",
        "mechelen": "#14284f",
    }


def test_a_build_never_writes_sources(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    before = bytes_of(root)
    assert run("klimaatwerf", "build", "--out", str(tmp_path / "out"), cwd=root).returncode == 0
    assert bytes_of(root) == before


def test_the_portal_lists_every_municipality(built: Path) -> None:
    links = _Links.of(built / "index.html").links
    assert [link for link in links if link.rstrip("/") in SHIPPED] == [
        "berlaar/",
        "mechelen/",
        "horebeke/",
        "asse/",
    ]


class _Links(HTMLParser):
    """What a page points at."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        """Without those inside drawings, where a title is a text alternative."""
        self._drawings = 0

    @classmethod
    def of(cls, file: Path) -> _Links:
        found = cls()
        found.feed(file.read_text(encoding="utf-8"))
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._drawings += tag == "svg"
        if not self._drawings:
            self.tags.append(tag)
        if identity := values.get("id"):
            self.ids.add(identity)
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        elif tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload"):
            self.loaded.append(values["href"] or "")
        elif values.get("src"):
            self.loaded.append(values["src"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._drawings -= tag == "svg"


def _pages(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def test_every_link_and_asset_of_every_page_is_there(built: Path) -> None:
    parsed = {page: _Links.of(page) for page in _pages(built)}
    dead: list[str] = []
    for page, found in parsed.items():
        # the 404 page is served at any depth, so its addresses start at the portal's
        here = "/" if page.name == "404.html" else f"/{page.relative_to(built).as_posix()}"
        for link in (*found.links, *found.loaded):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = unquote(urlsplit(urljoin(here, link)).path)
            file = built / target.lstrip("/")
            file = file / "index.html" if target.endswith("/") else file
            ids = parsed[file].ids if file in parsed else set()
            if not file.is_file() or (parts.fragment and parts.fragment not in ids):
                dead.append(f"{page.relative_to(built)}: {link}")
    assert dead == []


def test_no_page_loads_anything_from_another_host(built: Path) -> None:
    foreign = [
        f"{page.relative_to(built)}: {name}"
        for page in _pages(built)
        for name in _Links.of(page).loaded
        if urlsplit(name).netloc
    ]
    assert foreign == []
    styles = "".join(file.read_text(encoding="utf-8") for file in built.rglob("*.css"))
    assert re.findall(r"url\([^)]*//|@import", styles) == []


def test_every_page_has_one_main_heading_and_a_main_element(built: Path) -> None:
    wrong = [
        page.relative_to(built).as_posix()
        for page in _pages(built)
        if REFRESH not in page.read_text(encoding="utf-8")
        and [_Links.of(page).tags.count(tag) for tag in ("h1", "main", "title")] != [1, 1, 1]
    ]
    assert wrong == []


def test_only_live_sites_are_open_to_search_engines(built: Path) -> None:
    for slug in SHIPPED:
        assert '<meta name="robots" content="noindex">' in (built / slug / "index.html").read_text(
            encoding="utf-8"
        )
        assert (built / slug / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_a_former_address_leads_to_the_new_one(built: Path) -> None:
    (former,) = (
        page
        for page in _pages(built / "asse" / "acties")
        if REFRESH in page.read_text(encoding="utf-8")
    )
    (link,) = {urljoin(f"/{former.parent.name}/", one) for one in _Links.of(former).links}
    assert (built / "asse" / "acties" / link.strip("/") / "index.html").is_file()


HOOK = """
import os, pathlib
LOG = pathlib.Path(__file__).with_name("hook.log")

def _say(*words):
    with LOG.open("a") as file:
        print(*words, os.getpid(), os.getppid(), file=file)

def on_startup(command, dirty):
    _say("startup", "-")

def on_env(env, config, files):
    env.filters["of_a_hook"] = str
    _say("filter", "of_a_hook" in env.filters)
    return env

def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "over/index.md":
        return markdown.replace("campagne", "CAMPAGNE")

def on_post_build(config):
    _say("built", config.site_name.split()[0])
"""


@pytest.fixture(scope="module", params=HOSTS)
def with_plugins(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, int]:
    """Sites built with two public plugins and a hook, and the pid of the host."""
    root = copy_root(tmp_path_factory.mktemp(request.param) / "root", ["berlaar", "horebeke"])
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = "plugins:\n  - search\n  - minify: {minify_html: true}\n  - klimaatwerf"
    settings = settings.replace("plugins:\n  - klimaatwerf", plugins)
    (root / "mkdocs.yml").write_text(f"{settings}\nhooks: [hook.py]\n", encoding="utf-8")
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    done = run(request.param, "build", "-f", "mkdocs.yml", cwd=root)
    assert done.returncode == 0, done.stderr
    return root, os.getpid()


def _log(root: Path) -> list[list[str]]:
    return [line.split() for line in (root / "hook.log").read_text().splitlines()]


def test_sites_are_built_in_worker_processes(with_plugins: tuple[Path, int]) -> None:
    root, _ = with_plugins
    built = {name: (pid, parent) for word, name, pid, parent in _log(root) if word == "built"}
    host = built["Klimaatwerf"][0]
    assert {built["Berlaar"][1], built["Horebeke"][1]} == {host}
    assert host not in {built["Berlaar"][0], built["Horebeke"][0]}


def test_startup_is_fired_once_a_process(with_plugins: tuple[Path, int]) -> None:
    root, _ = with_plugins
    started = [pid for word, _, pid, _ in _log(root) if word == "startup"]
    assert len(started) == len(set(started)) >= 2


def test_a_public_plugin_with_startup_indexes_each_site_by_itself(
    with_plugins: tuple[Path, int],
) -> None:
    root, _ = with_plugins
    for slug, name, other in (
        ("berlaar", "gemeente Berlaar", "gemeente Horebeke"),
        ("horebeke", "gemeente Horebeke", "gemeente Berlaar"),
    ):
        index = json.loads((root / f"site/{slug}/search/search_index.json").read_text("utf-8"))
        text = " ".join(row["title"] + row["text"] for row in index["docs"])
        assert name in text
        assert other not in text


def test_a_public_plugin_minifies_the_pages_of_a_site(with_plugins: tuple[Path, int]) -> None:
    root, _ = with_plugins
    page = (root / "site/berlaar/acties/index.html").read_text(encoding="utf-8")
    assert "\n<" not in page.replace("\n<svg", "")


def test_a_text_that_a_plugin_changes_is_rendered_as_changed(
    with_plugins: tuple[Path, int],
) -> None:
    root, _ = with_plugins
    page = (root / "site/berlaar/over/index.html").read_text(encoding="utf-8")
    assert "CAMPAGNE" in page


def test_only_the_named_municipality_is_built_when_asked(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    done = run("mkdocs", "build", cwd=root, env={"KLIMAATWERF_ONLY": "horebeke"})
    assert done.returncode == 0, done.stderr
    assert (root / "site/horebeke/index.html").is_file()
    assert not (root / "site/berlaar").exists()


@pytest.mark.parametrize("host", HOSTS)
def test_a_broken_municipality_costs_only_its_own_site(host: str, tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    assert run(host, "build", "-f", "mkdocs.yml", cwd=root).returncode == 0
    before = bytes_of(root / "site/berlaar")
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    done = run(host, "build", "-f", "mkdocs.yml", cwd=root)
    assert done.returncode == 1
    assert "municipalities/berlaar/municipality.yml" in done.stderr
    assert "`statuss`" in done.stderr
    assert "Traceback" not in done.stderr
    assert bytes_of(root / "site/berlaar") == before
    assert (root / "site/horebeke/index.html").is_file()


def test_mkdocs_never_cleans_a_folder_of_sources(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    before = bytes_of(root)
    done = run("mkdocs", "build", "-d", "municipalities", cwd=root)
    assert (done.returncode, "daar staan de bronnen" in done.stderr) == (1, True)
    assert bytes_of(root) == before


def test_building_one_municipality_leaves_the_others(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    assert run("mkdocs", "build", cwd=root).returncode == 0
    before = bytes_of(root / "site")
    done = run("mkdocs", "build", cwd=root, env={"KLIMAATWERF_ONLY": "horebeke"})
    assert (done.returncode, bytes_of(root / "site")) == (0, before)
    done = run("mkdocs", "build", cwd=root, env={"KLIMAATWERF_ONLY": "horebek"})
    assert (done.returncode, "Bedoel je `horebeke`?" in done.stderr) == (1, True)


def test_other_settings_count_for_the_sites_too(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    own = settings.replace("https://klimaatwerf.example/", "!ENV [SITE_URL, 'https://x.example/']")
    (root / "eigen.yml").write_text(own, encoding="utf-8")
    done = run(
        "mkdocs", "build", "-f", "eigen.yml", cwd=root, env={"SITE_URL": "https://y.example"}
    )
    assert done.returncode == 0, done.stderr
    page = (root / "site/horebeke/plan/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://y.example/horebeke/plan/">' in page
