"""Taking part, sharing and printing in a real browser, with the keyboard and without scripts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal
from urllib.parse import parse_qs

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.looks import AXE, REFUSED, VIOLATIONS
from tests.browser.sites import Sites

ACTION = "berlaar/acties/straat-met-het-beste-klimaat/"
ENDPOINT = "https://www.berlaar.example/straat"
ADDRESS = f"https://klimaatwerf.example/{ACTION}"
ANSWERS = {
    "name": "An Voorbeeld",
    "street": "Lindestraat 1",
    "email": "an@voorbeeld.example",
    "phone": "",
    "message": "Twee straten",
}
PRINTED = (
    "",
    "plan/",
    "contact/",
    "acties/straat-met-het-beste-klimaat/",
    "agenda/straatfeest-2027/",
)

DARK = """() => [...document.querySelectorAll("body, body *:not(svg *)")].filter(one => {
  const [r, g, b, a = 1] = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number);
  return a > 0.1 && one.getClientRects().length && (r + g + b) / 3 < 160;
}).map(one => one.outerHTML.slice(0, 80))"""
"""What would cost ink: elements with a dark ground."""

SHARED = """
window.shared = [];
Object.defineProperty(navigator, "share", {value: async data => {
  window.shared.push(data);
  if (window.refuse) throw new DOMException("no", window.refuse);
}});
"""
"""A device that can share, and that notes what it was given."""


class Endpoint:
    """Where a form goes: it notes what it was sent."""

    def __init__(self, page: Page) -> None:
        self.sent: list[Request] = []
        page.route("**://*.example/**", self._receive)

    def _receive(self, route: Route) -> None:
        self.sent.append(route.request)
        route.fulfill(body="<h1>Dank je</h1>", content_type="text/html")

    @property
    def answers(self) -> list[tuple[str, str, dict[str, str]]]:
        """How, where and what."""
        return [
            (
                one.method,
                one.url,
                {name: said for name, (said,) in parse_qs(one.post_data or "", True).items()},
            )
            for one in self.sent
        ]


EXPECTED = [("POST", ENDPOINT, {"subject": "Straat met het beste klimaat", **ANSWERS})]


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A page of a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_form_is_filled_in_and_sent_with_the_keyboard_only(sites: Sites, page: Page) -> None:
    endpoint = Endpoint(page)
    page.goto(sites.address + ACTION)
    page.locator("#meedoen-titel + .way").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for name, said in ANSWERS.items():
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
        page.keyboard.type(said)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Meer over je privacy"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(ENDPOINT)
    assert endpoint.answers == EXPECTED


def test_a_form_is_sent_without_scripts(sites: Sites, still: Page) -> None:
    endpoint = Endpoint(still)
    still.goto(sites.address + ACTION)
    for name, said in ANSWERS.items():
        still.fill(f"[name={name}]", said)
    still.click("form button")
    still.wait_for_url(ENDPOINT)
    assert endpoint.answers == EXPECTED


def test_a_form_that_is_not_filled_in_stays_and_says_what_to_look_at(
    sites: Sites, page: Page
) -> None:
    endpoint = Endpoint(page)
    page.goto(sites.address + ACTION)
    assert page.locator(".wrong:visible").count() == 0
    page.fill("[name=name]", "An")
    page.fill("[name=email]", "geen adres")
    page.click("form button")
    assert page.evaluate("document.activeElement.name") == "street"
    assert page.locator(".wrong:visible").all_inner_texts() == [
        "Kijk dit na. Vul dit in.",
        "Kijk dit na. Geef een e-mailadres met een @.",
    ]
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert endpoint.sent == []


@pytest.mark.parametrize(
    ("path", "target", "let_through"),
    [
        (ACTION, ENDPOINT, True),
        (ACTION, "https://www.berlaar.example/elders", True),
        (ACTION, "https://berlaar.example/straat", False),
        (ACTION, "https://kwaad.example/straat", False),
        ("berlaar/contact/", ENDPOINT, False),
        ("berlaar/acties/behaag-je-tuin/", ENDPOINT, False),
    ],
)
def test_the_policy_lets_a_form_go_to_its_own_origin_only(
    sites: Sites, page: Page, path: str, target: str, let_through: bool
) -> None:
    endpoint = Endpoint(page)
    page.add_init_script(REFUSED)
    page.goto(sites.address + path)
    page.evaluate(
        """target => {
          const form = document.createElement("form");
          form.action = target;
          form.method = "post";
          document.body.append(form);
          form.submit();
        }""",
        target,
    )
    if let_through:
        page.wait_for_url(target)
    else:
        page.wait_for_function("() => window.refused.length")
        assert page.evaluate("window.refused") == [f"form-action: {target}"]
    assert [one.url for one in endpoint.sent] == [target] * let_through


def test_an_address_is_copied_and_that_is_said(sites: Sites, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(sites.address + ACTION)
    page.get_by_role("button", name="Kopieer het adres").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Het adres is gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


def test_where_copying_is_refused_the_address_is_shown(sites: Sites, page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
    page.goto(sites.address + ACTION)
    page.get_by_role("button", name="Kopieer het adres").click()
    page.get_by_role("status").filter(has_text=ADDRESS).wait_for()


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        ("", ""),
        ("AbortError", ""),
        ("NotAllowedError", f"Delen lukte niet. Het adres is {ADDRESS}"),
    ],
)
def test_the_device_shares_where_it_can(sites: Sites, page: Page, refusal: str, said: str) -> None:
    page.add_init_script(SHARED + f"window.refuse = '{refusal}';")
    page.goto(sites.address + ACTION)
    page.get_by_role("button", name="Deel met je toestel").click()
    page.wait_for_function("() => window.shared.length")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.shared") == [
        {"title": "Straat met het beste klimaat", "url": ADDRESS}
    ]
    assert page.locator("[data-said]").inner_text() == said


def test_without_scripts_one_shares_by_mail(sites: Sites, still: Page) -> None:
    still.goto(sites.address + ACTION)
    assert still.locator(".share .btn:visible").all_inner_texts() == ["Mail het door"]


@pytest.mark.parametrize("path", PRINTED)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_has_no_dark_ground(
    sites: Sites, page: Page, path: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(f"{sites.address}berlaar/{path}")
    assert page.evaluate(DARK) == []
    assert "Dienst klimaat, gemeente Berlaar" in page.locator(".paper.by:visible").last.inner_text()


@pytest.mark.parametrize("path", PRINTED[3:])
def test_the_code_on_paper_leads_to_the_page_and_is_not_on_the_screen(
    sites: Sites, page: Page, path: str
) -> None:
    page.goto(f"{sites.address}berlaar/{path}")
    assert not page.locator(".qr").is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot())).convert("L")
    pixels = memoryview(picture.tobytes()).cast("B", shape=[picture.height, picture.width])
    (code,) = zxingcpp.read_barcodes(pixels)
    assert code.text == f"https://klimaatwerf.example/berlaar/{path}"
    assert code.text in page.locator(".paper").first.inner_text()
