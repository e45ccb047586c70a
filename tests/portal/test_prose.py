"""The HTML of a handbook page, made readable."""

from __future__ import annotations

from klimaatwerf.portal.prose import readable


def test_an_example_that_nobody_should_copy_looks_so() -> None:
    html = readable("<p>Fout in: <code>events.yml</code></p><pre><code>x</code></pre><p>Fout.</p>")
    assert html.count('class="wrong"') == 1
    assert html.startswith('<p class="wrong">Fout in: ')
