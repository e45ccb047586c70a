"""The server of a preview: who may ask what, and how an open page follows the files."""

from __future__ import annotations

import http.client
import select
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.hosts.preview.addresses import is_ours, path_of
from klimaatwerf.hosts.preview.desk import Desk
from klimaatwerf.hosts.preview.events import Watcher
from tests.previews import desk_of, served
from tests.roots import append, copy_root, until

CAMPAIGN = "campaign: {name: Horebeke doet}\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """A root that nobody changes, and the port of its preview."""
    root = copy_root(tmp_path_factory.mktemp("preview") / "root", ["horebeke"])
    (root / "secret.txt").write_text("geheim", encoding="utf-8")
    with desk_of(root) as desk, served(desk) as port:
        yield root, port


def _ask(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer with its body; the path is sent as it stands here."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


# ---- who may ask


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("kwaad.example", 403),
        ("kwaad.example:8000", 403),
        ("127.0.0.1.kwaad.example", 403),
        ("localhost:8000:8000", 403),
        ("", 403),
    ],
)
def test_only_names_of_this_computer_are_answered(shared, host, status):
    _, port = shared
    assert _ask(port, "/horebeke/", Host=host)[0].status == status


def test_a_request_without_a_host_is_refused():
    assert not is_ours(None)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_done_but_look(shared, method):
    _, port = shared
    answer, _ = _ask(port, "/horebeke/", method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")


def test_another_origin_can_take_nothing(shared):
    _, port = shared
    answer, _ = _ask(port, "/horebeke/assets/site.css")
    names = (
        "Cross-Origin-Resource-Policy",
        "X-Content-Type-Options",
        "Access-Control-Allow-Origin",
    )
    assert [answer.getheader(name) for name in names] == ["same-origin", "nosniff", None]


# ---- what may be asked


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/horebeke/../../secret.txt",
        "/horebeke/%2e%2e/%2e%2e/secret.txt",
        "/horebeke/..%2f..%2fsecret.txt",
        "/horebeke/..\\..\\secret.txt",
        "/horebeke/%5c..%5csecret.txt",
        "/horebeke/media/../municipality.yml",
        "/horebeke/index.html%00.txt",
        "/C:/secret.txt",
        "/horebeke/index.html::$DATA",
        "/horebeke//municipality.yml",
        "/horebeke/./index.html",
        "/horebeke/%ff",
        "/horebeke/" + "a" * 300,
        "horebeke/",
    ],
)
def test_an_address_that_no_site_has_is_refused(shared, path):
    _, port = shared
    answer, body = _ask(port, path)
    assert (answer.status, b"geheim" in body) == (400, False)


@pytest.mark.parametrize(
    "path",
    [
        "/horebeke/municipality.yml",
        "/horebeke/.klimaatwerf",
        "/horebeke/layouts/page.html",
        "/horebeke/%252e%252e/secret.txt",
        "/secret.txt",
        "/mkdocs.yml",
        "/municipalities/horebeke/municipality.yml",
    ],
)
def test_what_no_site_publishes_is_not_there(shared, path):
    _, port = shared
    answer, body = _ask(port, path)
    assert answer.status in (404, 503)
    assert b"nis:" not in body
    assert b"geheim" not in body


@given(st.text())
def test_a_path_that_passes_has_only_plain_parts(target: str) -> None:
    path = path_of(target)
    if path is not None:
        parts = path[1:].removesuffix("/").split("/")
        assert path == "/" or not {"", ".", ".."} & set(parts)
        assert not set("\\:\0") & set(path)


# ---- how it is answered


def test_a_head_has_what_a_get_has_but_its_body(shared):
    _, port = shared
    got, page = _ask(port, "/horebeke/")
    head, nothing = _ask(port, "/horebeke/", "HEAD")
    names = ("Content-Type", "Content-Length", "ETag", "Cache-Control")
    assert [head.getheader(name) for name in names] == [got.getheader(name) for name in names]
    assert (head.getheader("Content-Length"), nothing) == (str(len(page)), b"")


def test_what_a_browser_has_is_not_sent_again(shared):
    _, port = shared
    first, _ = _ask(port, "/horebeke/assets/site.css")
    tag = first.getheader("ETag") or ""
    again, nothing = _ask(port, "/horebeke/assets/site.css", If_None_Match=tag)
    assert (again.status, nothing) == (304, b"")


def test_several_requests_go_over_one_connection(shared):
    _, port = shared
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    found = []
    for path in ("/horebeke/", "/horebeke/bestaat-niet/", "/horebeke/robots.txt"):
        connection.request("GET", path)
        answer = connection.getresponse()
        found.append((answer.status, bool(answer.read())))
    connection.close()
    assert found == [(200, True), (404, True), (200, True)]


# ---- how an open page follows


@contextmanager
def _watched(root: Path) -> Iterator[tuple[Desk, int]]:
    """A preview that is told of each change."""
    with desk_of(root) as desk, served(desk) as port:
        Watcher(desk.root, ("mkdocs.yml", "content", "municipalities", "themes"), desk.bell).start()
        yield desk, port


@contextmanager
def _listening(port: int, page: str, mark: str) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/-/events?page={page}&mark={mark}")
    answer = connection.getresponse()
    assert (answer.status, answer.readline()) == (200, b": hier\n")
    yield answer
    answer.close()
    connection.close()


def test_an_open_page_is_told_to_load_again_when_it_looks_different(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    with _watched(root) as (desk, port):
        mark = desk.reply("/horebeke/").mark
        with _listening(port, "/horebeke/", mark) as answer:
            append(root / "municipalities/horebeke/municipality.yml", CAMPAIGN)
            assert b"event: reload" in answer.read()


def test_a_change_elsewhere_leaves_an_open_page_alone(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    with _watched(root) as (desk, port):
        mark = desk.reply("/berlaar/").mark
        with _listening(port, "/berlaar/", mark) as answer:
            until(lambda: _looks(desk) == 2)
            append(root / "municipalities/horebeke/municipality.yml", CAMPAIGN)
            until(lambda: _looks(desk) > 2)
            assert select.select([answer], [], [], 0.2)[0] == []
            append(root / "municipalities/berlaar/municipality.yml", "onbekend: ja\n")
            assert b"event: reload" in answer.read()


def _looks(desk: Desk) -> int:
    """How often the home page of Berlaar was made, to be shown or to see whether it changed."""
    return desk.sites.counts.rendered["berlaar/index.html"]


def test_a_page_of_an_earlier_server_is_told_at_once(shared):
    _, port = shared
    with _listening(port, "/horebeke/", "van-vroeger") as answer:
        assert b"event: reload" in answer.read()


def test_each_page_holds_the_script_that_follows_it(shared):
    _, port = shared
    _, page = _ask(port, "/horebeke/")
    answer, script = _ask(port, "/-/herlaad.js")
    assert page.count(b'<script src="/-/herlaad.js" data-mark="') == 1
    assert answer.getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert b"EventSource" in script


def test_one_open_page_too_many_is_asked_to_come_back(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    with desk_of(root) as desk, served(desk, listeners=1) as port:
        mark = desk.reply("/horebeke/").mark
        with _listening(port, "/horebeke/", mark):
            answer, _ = _ask(port, f"/-/events?page=/horebeke/&mark={mark}")
            assert answer.status == 503
