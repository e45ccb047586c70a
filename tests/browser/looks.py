"""What a test asks of an open page, in JavaScript."""

from __future__ import annotations

from importlib.resources import files

__all__ = [
    "AXE",
    "BRAND_RULES",
    "COLOUR_RULES",
    "FOCUS",
    "FOCUSABLE",
    "INTRUDER",
    "OPENED",
    "REBRANDED",
    "REFUSED",
    "TOO_WIDE",
    "VIOLATIONS",
]

# axe-core, under the MPL 2.0, lies in this package under the MIT licence.
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""The source of axe; evaluate it once in a page."""

VIOLATIONS = """async rules => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const answer = await axe.run(document, {runOnly: rules ?? tags, resultTypes: ["violations"]});
  return answer.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200))]);
}"""
"""Every rule that the page breaks, with its elements; of these rules only, where some are given."""

BRAND_RULES = ["color-contrast", "link-in-text-block", "target-size"]
"""The rules of axe that look at what brand.css decides: colours and the typeface."""

COLOUR_RULES = BRAND_RULES[:2]
"""The rules of axe that look at colours alone."""

OPENED = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
"""Open everything on the page that can be opened."""

REBRANDED = """href => new Promise((resolve, reject) => {
  const link = document.querySelector("link[href$='/brand.css'], link[href='brand.css']");
  link.onload = () => document.fonts.ready.then(() => resolve());
  link.onerror = reject;
  link.href = href;
})"""
"""Give the page the colours and typeface of the brand.css at this address."""

TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""Pixels by which the page must be scrolled sideways."""

REFUSED = """
window.refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.refused.push(`${event.effectiveDirective}: ${event.blockedURI}`));
"""
"""From the start of a page: what its policy refused, in `window.refused`."""

INTRUDER = """() => {
  const intruder = document.createElement("script");
  intruder.textContent = "window.intruded = true";
  document.head.append(intruder);
  return window.intruded === true;
}"""
"""Whether a script that somebody slips into the page runs."""

FOCUS = """
window.stops = [];
document.addEventListener("focusin", event => {
  const one = event.target, box = one.getBoundingClientRect();
  const name = `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight &&
    box.right > 0 && box.left < innerWidth;
  const ringed = part => part !== null && ([getComputedStyle(part)].some(style =>
    parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none") ||
    ringed(part.parentElement));  // a card wears the ring of its link
  const at = [...one.getClientRects()][0] ?? box;
  const over = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
  const covered = over !== null && !one.contains(over) && !over.contains(one);
  window.stops.push({name, shown: inside && !covered, marked: ringed(one)});
});
"""
"""From the start of a page: each stop of the keyboard, whether it is in sight and has a ring."""

FOCUSABLE = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => !one.disabled && one.type !== "hidden" && one.checkVisibility(
    {visibilityProperty: true})).length"""
"""How many stops the keyboard has on the page as it is shown."""
