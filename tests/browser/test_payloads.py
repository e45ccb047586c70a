"""Scripts that somebody writes in a field, in a real browser: none runs, nobody is asked.

The pages are shown twice: without their Content-Security-Policy, so that what makes them safe is
the sanitiser alone, and with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route

from klimaatwerf.core.svg import SvgError, cleaned
from tests.payloads import DRAWINGS, PAYLOADS
from tests.sites import SHORTEST, converter, documents, made, renderer, theme

HOST = "http://dorp.example/"
_SINGLE = ("index.html", "contact", "toegankelijkheid", "privacy", "colofon", "plan")
"""Where the fields of municipality.yml show."""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

WATCH = """
window.ran = [];
for (const name of ["hit", "alert", "confirm", "prompt", "print", "open"])
  window[name] = (...given) => { window.ran.push(name); return null; };
window.refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
"""From the start of a page: what ran, and what its policy refused."""

PROVOKE = """async () => {
  const bad = [];
  for (const one of document.querySelectorAll("details")) one.open = true;
  document.addEventListener("click", event => event.preventDefault());
  for (const one of document.querySelectorAll("body *:not(form[role=search])")) {
    for (const name of ["mouseover", "mouseenter", "pointerenter", "click", "error", "load",
                        "toggle", "animationstart", "focusin", "begin"])
      one.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
    if (one.tabIndex >= 0 && one.focus) one.focus({preventScroll: true});
    for (const {name, value} of one.attributes) {
      if (/^on/i.test(name)) bad.push(`${one.tagName} ${name}`);
      if (/^(href|xlink:href|src|action|formaction|srcdoc|srcset|ping|poster)$/.test(name)
          && /^[\\s\\x00-\\x1f]*(javascript|vbscript|data|blob|view-source):/i.test(value))
        bad.push(`${one.tagName} ${name}=${value.slice(0, 40)}`);
    }
    if (/^(iframe|object|embed|form|base|link|meta|applet|frame|frameset|template|style)$/i
          .test(one.tagName) || one.tagName === "SCRIPT" && !one.type.includes("json") && !one.src)
      bad.push(one.outerHTML.slice(0, 80));
  }
  await new Promise(done => setTimeout(done, 0));
  return [...bad, ...window.ran, ...window.refused];
}"""
"""Do to each element what a reader could do, and tell what should not be there, or what ran."""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _line(payload: str) -> str:
    """A payload as a short field takes it: on one line, and without what is refused there."""
    return _quoted(payload.replace("\n", " ").replace("\ufeff", "")[:190])


def _item(payload: str, number: int, collection: str) -> str:
    """An item with a payload in each of its fields."""
    text, line = _quoted(payload), _line(payload)
    image = f"{{file: media/x.svg, alt: {line}, credit: {line}, licence: {line}}}"
    if collection == "actions":
        return (
            f"- id: a{number}\n  title: {line}\n  lead: {line}\n  topic: groen\n  phase: running\n"
            f"  audiences: [resident]\n  status: late\n  status_reason: {line}\n"
            f"  partners: [{{partner: p{number}, role: lead}}]\n  images: [{image}]\n"
            f"  participate: [{{type: link, label: {line}, url: 'https://www.dorp.example/',"
            f" instructions: {text}, data_use: {text}}}]\n"
            f"  updates: [{{date: 2026-10-01, title: {line}, body: {text}}}]\n"
            f"  steps: [{text}]\n  faq: [{{question: {line}, answer: {text}}}]\n"
            f"  tasks: [{{title: {line}, state: todo, public: ja, owner: {line}}}]\n"
            f"  links: [{{label: {line}, url: 'https://www.dorp.example/'}}]\n"
            f"  progress: [{{date: 2026-10-01, value: 5, source: {line}, note: {line}}}]\n"
            f"  indicator: {{unit: {line}, label: {line}}}\n  body: {text}\n"
        )
    if collection == "events":
        return (
            f"- id: e{number}\n  title: {line}\n  lead: {line}\n"
            f"  start: {'2027' if number % 2 else '2025'}-05-05 10:00\n"
            f"  place: {{name: {line}, street: {line}, locality: {line}, accessibility: {line}}}\n"
            f"  price: [{{category: base, amount: 5, name: {line}}}]\n  organiser: {line}\n"
            f"  status: {'cancelled' if number % 3 else 'scheduled'}\n  status_reason: {line}\n"
            f"  images: [{image}]\n  report: {text}\n  topic: groen\n"
        )
    if collection == "partners":
        return (
            f"- id: p{number}\n  name: {line}\n  type: shop\n  lead: {line}\n  address: {line}\n"
            f"  logo: media/x.svg\n  logo_alt: {line}\n"
            "  consent: {logo: ja, contact: ja, on: 2026-01-01}\n"
            f"  offers: [{{id: o{number}, title: {line}, description: {text}}}]\n"
        )
    return (
        f"- id: g{number}\n  title: {line}\n  topic: groen\n  unit: {line}\n  unit_one: {line}\n"
        f"  rule: {{per: absolute, amount: 40}}\n  counts: {text}\n  target_year: 2030\n"
        f"  source: {{title: {line}}}\n"
        f"  values: [{{date: 2026-06-30, value: 7, source: {line}}}]\n"
    )


def _texts(payload: str, number: int) -> Iterator[tuple[str, str]]:
    """The Markdown files with a payload in the text and in each field above it."""
    line = _line(payload)
    head = f"---\ntitle: {line}\nlead: {line}\n"
    yield f"content/pages/p{number}.md", f"{head}description: {line}\n---\n{payload}\n"
    yield (
        f"content/news/2026-10-0{number % 9 + 1}-n{number}.md",
        f"{head}image: media/x.svg\nalt: {line}\ncredit: {line}\n---\n{payload}\n",
    )


def _profile(some: tuple[str, ...]) -> str:
    """The fields of municipality.yml, each with another payload."""
    lines = iter(_line(one) for one in some * 2)
    return SHORTEST.replace("contact: {", "contact: {department: %s, address: %s, ").replace(
        'brand: {primary: "#00703c"}',
        'brand: {primary: "#00703c", logo: media/x.svg, logo_alt: %s}',
    ) % (next(lines), next(lines), next(lines)) + (
        f"name: {next(lines)}\nprovince: {next(lines)}\n"
        f"campaign: {{name: {next(lines)}, slogan: {next(lines)}, lead: {next(lines)}}}\n"
        f"hero: {{title: {next(lines)}, lead: {next(lines)}, image: media/x.svg,"
        f" alt: {next(lines)}, call_to_action: {{label: {next(lines)}, page: /acties/}}}}\n"
        f"announcement: {{text: {next(lines)}, url: /acties/}}\n"
        f"publisher: {{name: {next(lines)}, address: {next(lines)}}}\n"
        f"privacy: {{controller: {next(lines)}, dpo_contact: {next(lines)}}}\n"
        f"accessibility: {{status: partial, assessed_on: 2026-03-01, reviewed_on: 2026-05-01,"
        f" method: self, issues: [{next(lines)}], contact: {next(lines)},"
        f" enforcement: {next(lines)}}}\n"
        f"inhabitants: {{value: 10, as_of: 2026-01-01, source: {next(lines)}}}\n"
        f"traject: [{{title: {next(lines)}, state: now, text: {next(lines)}}}]\n"
    )


def _good(tmp: Path) -> tuple[str, ...]:
    """The payloads of which `check` has no error: the others never get as far as a page."""
    left = dict(enumerate(PAYLOADS))
    for turn in range(len(PAYLOADS)):
        files = {
            f"content/pages/p{number}.md": f"---\ntitle: X\n---\n{payload}\n"
            for number, payload in left.items()
        }
        files["events.yml"] = "".join(_item(one, number, "events") for number, one in left.items())
        files["media/x.svg"] = DRAWINGS[7]
        problems = made(tmp / f"check{turn}", files).problems
        bad = {
            int(re.sub(r"\D", "", match[1]))
            for one in problems
            if one.is_error and (match := re.search(r"(?:^|[./])([ep]\d+)\b", str(one)))
        }
        if not bad:
            return tuple(left.values())
        left = {number: one for number, one in left.items() if number not in bad}
    raise AssertionError


def _files(payloads: tuple[str, ...]) -> dict[str, str]:
    """Each payload in one item of four kinds, in turn: all of an item's fields hold it."""
    kinds = ("actions", "events", "goals", "texts")
    found = dict.fromkeys(("actions.yml", "events.yml", "goals.yml"), "")
    found["partners.yml"] = "".join(
        _item(one, number, "partners") for number, one in enumerate(payloads)
    )
    for number, payload in enumerate(payloads):
        kind = kinds[number % len(kinds)]
        if kind == "texts":
            found |= dict(_texts(payload, number))
        else:
            found[f"{kind}.yml"] += _item(payload, number, kind)
    drawing = DRAWINGS[7]
    return {**found, "media/x.svg": drawing}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Every page of municipalities with the payloads in all their fields."""
    tmp = tmp_path_factory.mktemp("payloads")
    payloads = _good(tmp)
    assert len(payloads) > 100
    pages: dict[str, str] = {}
    for number in range(len(payloads) // 20):
        some = payloads[number * 20 : number * 20 + 20]
        own = {**_files(payloads if number == 0 else ()), "municipality.yml": _profile(some)}
        found = made(tmp / str(number), {name: text for name, text in own.items() if text})
        assert found.plan is not None, "\n".join(str(one) for one in found.problems if one.is_error)
        for name, text in documents(found.plan).items():
            pages[f"{number}/{name}"] = text
        site = renderer(found.plan, root=tmp / str(number))
        for name in filter(lambda one: one.endswith(".html"), site.file_names):
            pages[f"{number}/{name}"] = site.file(name).decode()
    return pages


def _served(page: Page, pages: Mapping[str, str], *, policy: bool) -> list[str]:
    """Serve these files under one name; gives the list in which other requests come."""
    strange: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url
        name = address.removeprefix(HOST).partition("?")[0].partition("#")[0]
        if not address.startswith(HOST):
            strange.append(address)
            route.abort()
        elif name in pages:
            text = pages[name] if policy else _POLICY.sub("", pages[name])
            kind = "image/svg+xml" if name.endswith(".svg") else "text/html"
            route.fulfill(body=text, content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404 if name.endswith(".html") else 200, body="")

    page.route("**/*", answer)
    page.add_init_script(WATCH)

    def dismissed(dialog: Dialog) -> None:
        strange.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on("popup", lambda popup: strange.append(f"popup {popup.url}"))
    return strange


@pytest.mark.parametrize("policy", [False, True], ids=["without policy", "with policy"])
def test_no_payload_in_any_field_runs_or_asks_another_host(
    page: Page, written: Mapping[str, str], policy: bool
) -> None:
    strange = _served(page, written, policy=policy)
    names = [name for name in written if name.endswith(".html")]
    names = [name for name in names if name[0] == "0" or name.split("/")[1] in _SINGLE]
    if policy:
        names = names[::3]
    found: dict[str, Any] = {}
    for name in names:
        page.goto(HOST + name)
        if bad := page.evaluate(PROVOKE):
            found[name] = bad
    assert (found, strange) == ({}, [])


def test_short_markdown_with_a_payload_that_check_refuses_runs_neither(page: Page) -> None:
    """Also what no build would publish is harmless: each payload as a text becomes it."""
    body = "".join(
        f"<section>{theme(converter()).from_string('{{ one|markdown }}').render(one=one)}</section>"
        for one in PAYLOADS
    )
    strange = _served(page, {"x.html": f"<!doctype html><body>{body}"}, policy=False)
    page.goto(HOST + "x.html")
    assert page.locator("section").count() == len(PAYLOADS)
    assert (page.evaluate(PROVOKE), strange) == ([], [])


def test_no_drawing_runs_or_asks_another_host_when_it_is_opened_by_itself(page: Page) -> None:
    files = {}
    for number, drawing in enumerate(DRAWINGS):
        try:
            files[f"{number}.svg"] = cleaned(drawing.encode()).text
        except SvgError:
            continue
    assert len(files) > 35
    strange = _served(page, files, policy=False)
    found = {}
    for name in files:
        page.goto(HOST + name)
        if bad := page.evaluate(
            "() => [...window.ran, ...[...document.querySelectorAll('script, *|foreignObject')]"
            ".map(one => one.tagName)]"
        ):
            found[name] = bad
    assert (found, strange) == ({}, [])


def test_the_watch_hears_a_payload_that_is_not_cleaned(page: Page) -> None:
    """So that silence means something."""
    raw = "".join(f"<section>{one}</section>" for one in PAYLOADS if one.startswith("<img"))
    strange = _served(page, {"x.html": f"<!doctype html><body>{raw}"}, policy=False)
    page.goto(HOST + "x.html")
    assert page.evaluate("window.ran.length") > 5
    assert len(strange) > 1
