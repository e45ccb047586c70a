"""The handbook tells the truth: its examples are laid out, checked, run and built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from klimaatwerf.core.components import COMPONENTS
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Problem, Severity
from klimaatwerf.core.values import DERIVED, paths_below
from klimaatwerf.outcomes import check_all
from klimaatwerf.portal.handbook import generated_pages
from klimaatwerf.portal.reference import closed_lists, component_call
from klimaatwerf.project import Project, load_project
from klimaatwerf.schema import documents
from klimaatwerf.sources.parses import Parses
from tests.portal.handbook import HANDBOOK, PAGES, Block, blocks_of, pictures_of
from tests.roots import copy_root, run

TODAY = date(2026, 11, 23)
PORTAL = "https://klimaatwerf.example/"
PARSES = Parses()
FORMER: dict[Path, Project] = {}  # what was found out about a root is not found out again
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def _lay_out(root: Path, block: Block) -> None:
    """Do with a block what its mark says."""
    file = root / block.path
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    changes = block.mark == "change" or (block.mark == "wrong" and file.name == "municipality.yml")
    added = f"{before}\n{block.text}".lstrip("\n") if block.mark == "add" else block.text
    file.write_text(_changed(before, block.text) if changes else added, encoding="utf-8")


def _changed(before: str, text: str) -> str:
    """A file in which the fields of `text` stand in the place of those of the same name."""
    fields = re.split(r"^(?=\w)", before, flags=re.MULTILINE)
    new = {field.split(":")[0] for field in re.findall(r"^\w+:", text, re.MULTILINE)}
    kept = "".join(field for field in fields if field.split(":")[0] not in new)
    return kept + text


def _problems(root: Path) -> list[Problem]:
    """What is said about everything, less the hints about the shipped texts and colours."""
    project = load_project(root, TODAY, PORTAL, FORMER.get(root), PARSES)
    FORMER[root] = project
    found = check_all(project).problems
    return [one for one in found if one.severity is not Severity.HINT or _is_about_leuven(one)]


def _is_about_leuven(found: Problem) -> bool:
    return found.place.file.startswith("municipalities/leuven/") and found.code != "contrast"


def _answers(root: Path, block: Block) -> Iterator[str]:
    """What the commands of a block print."""
    for line in block.text.splitlines():
        program, *words = line.split()
        done = run(program, *words, cwd=root)
        good = 2 if "beide teksten tussen tekens" in done.stdout else 0  # `check` refuses those
        assert done.returncode == good, f"{block.page}: {line}\n{done.stdout}{done.stderr}"
        yield done.stdout


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root that follows the handbook from its first page to its last, checked on the way."""
    root = copy_root(tmp_path_factory.mktemp("handbook") / "root", ["berlaar", "horebeke"])
    for page in PAGES:
        for name in pictures_of(page):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(PICTURE, encoding="utf-8")
        _follow(root, page)
        assert [f"{page.name}: {one}" for one in _problems(root)] == []
    return root


def _follow(root: Path, page: Path) -> None:
    said = ""
    for block in blocks_of(page):
        if block.mark in ("file", "add", "change"):
            _lay_out(root, block)
        elif block.mark in ("wrong", "tip"):
            said = _refused(root, block)
        elif block.mark == "run":
            said = "".join(_answers(root, block))
        elif block.mark in ("said", "answer"):
            assert (block.page, said) == (block.page, block.text)


def _refused(root: Path, block: Block) -> str:
    """What is said about a wrong example: one problem, of the kind that the page names."""
    file = root / block.path
    before = file.read_text(encoding="utf-8") if file.is_file() else None
    _lay_out(root, block)
    found = _problems(root)
    told = [(one.code, one.severity is Severity.HINT) for one in found]
    assert (block.page, told) == (block.page, [(block.code, block.mark == "tip")])
    if before is None:
        file.unlink()
    else:
        file.write_text(before, encoding="utf-8")
    return f"{found[0]}\n"


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """The sites that the handbook's reader has made; a warning would fail the build."""
    done = run("klimaatwerf", "build", "--strict", cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    return root / "site"


def test_the_reader_gets_two_actions_an_event_and_an_adapted_page(built: Path) -> None:
    made = built / "leuven"
    pages = ("acties/plantdag-school", "acties/leen-een-ladder", "agenda/plantdag", "ladderbank")
    assert [page for page in pages if not (made / page / "index.html").is_file()] == []
    assert "Zo werkt Leuven" in (made / "over/index.html").read_text(encoding="utf-8")
    assert not (made / "doe-mee/school").exists()
    assert (made / "acties/zadenbank/index.html").is_file()


def test_the_handbook_builds_without_a_dead_link(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    for host in ("mkdocs", "properdocs"):
        done = run(host, "build", "--strict", "-f", "mkdocs.yml", "-d", f"site-{host}", cwd=root)
        assert (host, done.returncode, "WARNING" in done.stderr) == (host, 0, False), done.stderr
        made = root / f"site-{host}/handboek"
        assert (made / "naslag/meldingen/index.html").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HANDBOOK).as_posix())
def test_every_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = list(blocks_of(page))
    assert [block for block in found if block.mark == "none"] == []
    assert len(found) * 2 == len(re.findall(r"^\s*```", text, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HANDBOOK).as_posix())
def test_every_page_has_a_title_a_description_and_a_place(page: Path) -> None:
    head = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
    assert {"title", "description", "order"} <= head.keys()


def _settings() -> dict[str, Block]:
    return {
        block.path: block for page in PAGES for block in blocks_of(page) if block.mark == "setting"
    }


def test_the_settings_of_a_git_host_check_build_and_publish_the_site() -> None:
    found = _settings()
    github = yaml.safe_load(found[".github/workflows/klimaatwerf.yml"].text)
    steps = github["jobs"]["nakijken"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        "make .venv/.installed",
        ".venv/bin/klimaatwerf check --format github",
        "make build",
    ]
    assert [step["with"]["path"] for step in steps if "path" in step.get("with", {})] == [
        "site"
    ] * 2
    gitlab = yaml.safe_load(found[".gitlab-ci.yml"].text)
    assert gitlab["nakijken"]["script"] == ["make check", "make build"]
    assert gitlab["nakijken"]["artifacts"]["paths"] == ["site"]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]


def test_the_targets_of_make_that_the_handbook_names_exist() -> None:
    makefile = (HANDBOOK.parents[2] / "Makefile").read_text(encoding="utf-8")
    for target in ("build", "check"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "STAMP := $(VENV)/.installed" in makefile


def test_the_settings_of_a_server_name_pages_that_there_are(built: Path) -> None:
    servers = [one for one in _settings().values() if one.language in ("nginx", "apache")]
    assert [one.path for one in servers if one.text.count("{") != one.text.count("}")] == []
    named = {
        name.replace("$gemeente", "leuven")
        for one in servers
        for name in re.findall(r"/(?:\$gemeente/404\.html|leuven-2030/)", one.text)
    }
    assert named == {"/leuven/404.html", "/leuven-2030/"}
    assert [name for name in named if not (built / name.lstrip("/")).exists()] == []


def test_every_message_is_explained() -> None:
    text = generated_pages()["handboek/naslag/meldingen.md"]
    assert re.findall(r"^### ([a-z-]+) \{#\1\}$", text, re.MULTILINE) == list(MESSAGES)
    assert "{reason}" not in text


def test_every_field_of_every_file_is_explained() -> None:
    pages = generated_pages()
    missing = [
        f"{document.file}: {field.path}"
        for document in documents()
        for field in document.fields
        if f"### `{field.path}` " not in pages[f"handboek/naslag/velden/{document.schema}.md"]
    ]
    assert missing == []
    assert sum(len(document.fields) for document in documents()) > 200


def test_every_component_is_explained_with_a_call() -> None:
    text = generated_pages()["handboek/naslag/onderdelen.md"]
    calls = [component_call(name, one) for name, one in COMPONENTS.items()]
    assert re.findall(r"^```text\n(.*)\n```$", text, re.MULTILINE) == calls


def test_every_value_and_every_closed_list_is_named() -> None:
    values = generated_pages()["handboek/naslag/waarden.md"]
    assert [name for name in (*DERIVED, *paths_below(())) if f"| `{name}` |" not in values] == []
    lists = generated_pages()["handboek/naslag/lijsten.md"]
    terms = [term.value for _, found in closed_lists() for term in found]
    assert [term for term in terms if f"| `{term}` |" not in lists] == []


def test_the_calls_of_components_are_accepted_in_a_text(root: Path) -> None:
    calls = "\n\n".join(component_call(name, one) for name, one in COMPONENTS.items())
    page = root / "municipalities/leuven/content/pages/onderdelen.md"
    page.write_text(f"---\ntitle: Onderdelen\n---\n{calls}\n", encoding="utf-8")
    try:
        assert list(map(str, _problems(root))) == []
    finally:
        page.unlink()
