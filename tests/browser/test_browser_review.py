"""The review of this repository, opened from disk in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from drawings import CLASHES

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const known = new Map();
  const behind = element => {
    if (!element) return [255, 255, 255];
    if (!known.has(element)) {
      const c = parse(getComputedStyle(element).backgroundColor);
      known.set(element, c.length === 3 || c[3] > 0 ? c : behind(element.parentElement));
    }
    return known.get(element);
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length) continue;
    const [a, b] = [parse(getComputedStyle(element).color), behind(element)]
      .map(luminance).sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.add(element.className + ': ' + ratio.toFixed(2));
  }
  return [...poor];
}"""


SMALL = """[...document.querySelectorAll(
    'nav a, .chart a, summary, .claim-number, .entry, .card-foot a')]
  .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""

LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"

SILENT = """[...document.querySelectorAll('span.sign')].filter(sign => {
    const glyph = sign.querySelector('.glyph').textContent.trim();
    return !glyph || sign.textContent.replace(glyph, '').trim().length < 3;
  }).map(sign => sign.textContent)"""


@dataclass
class Seen:
    """What there is to see of a page: opened once, looked at in light, in dark, wide and narrow."""

    path: Path
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    poor: dict[str, list[str]] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)


def pages(reports: Path) -> list[Path]:
    """Every page; of the pages of single claims, which are all alike, the longest and shortest."""
    found = sorted(reports.rglob("*.html"))
    of_claims = sorted(
        (p for p in found if p.parent.name == "claims"), key=lambda p: p.stat().st_size
    )
    assert len(of_claims) >= 25
    assert len(found) > len(of_claims) + 5
    return [page for page in found if page not in of_claims[1:-1]]


def look(page: Any, path: Path) -> Seen:
    """Open a page of which nothing is folded out, and look at it; at last with all folded out."""
    seen = Seen(path)
    page.emulate_media(media="null", color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    heard = {
        "console": lambda message: seen.console.append(message.text),
        "pageerror": lambda error: seen.console.append(str(error)),
        "request": lambda request: seen.requests.append(request.url),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    page.goto(path.as_uri())
    seen.levels, seen.silent = page.evaluate(LEVELS), page.evaluate(SILENT)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        seen.poor[scheme] = page.evaluate(CONTRAST)
    page.set_viewport_size({"width": 360, "height": 800})
    seen.small = page.evaluate(SMALL)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        seen.widths[width] = page.evaluate("document.documentElement.scrollWidth")
    for event, hear in heard.items():
        page.remove_listener(event, hear)
    return seen


@pytest.fixture(scope="module")
def every(only_tab: Any, reports: Path) -> list[Seen]:
    """What there is to see of every page."""
    return [look(only_tab, path) for path in pages(reports)]


Review = Callable[[int], Any]
"""The page of the review, as wide as is said, for tests that only look at it."""


@pytest.fixture(scope="module")
def review(browser: Any, reports: Path) -> Iterator[Review]:
    page = browser.new_page()
    page.goto(next(reports.glob("*/index.html")).as_uri())

    def as_wide_as(width: int) -> Any:
        page.set_viewport_size({"width": width, "height": 800})
        return page

    yield as_wide_as
    page.close()


def test_no_page_scrolls_sideways(every: list[Seen]) -> None:
    for seen in every:
        assert seen.widths.keys() == {360, 768, 1280}
        for width, needed in seen.widths.items():
            assert needed <= width, seen.path.name


def test_a_page_asks_for_itself_only_and_says_nothing_on_the_console(every: list[Seen]) -> None:
    for seen in every:
        asked = [url for url in seen.requests if not url.startswith("data:")]
        assert asked == [seen.path.as_uri()]
        assert seen.console == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_of_a_figure_stay_inside_it_and_apart(review: Review, width: int) -> None:
    page = review(width)
    assert page.locator(".plot svg").count() > 60
    assert page.evaluate(CLASHES) == []


def test_the_claims_of_the_argument_lead_to_their_cards_and_can_be_tapped(review: Review) -> None:
    found = review(360).evaluate(
        """[...document.querySelectorAll('#argument .plot a')].map(a => {
             const card = document.querySelector(a.getAttribute('href'));
             return [a.getBoundingClientRect().height >= 24, card && card.className];
           })"""
    )
    assert len(found) > 20
    assert all(tall and kind.startswith("card") for tall, kind in found)


def test_headings_are_in_order_and_start_with_one_title(every: list[Seen]) -> None:
    for seen in every:
        assert seen.levels[0] == 1
        assert seen.levels.count(1) == 1
        assert all(deeper <= level + 1 for level, deeper in pairwise(seen.levels))


def test_all_text_stands_out_from_its_background(every: list[Seen]) -> None:
    for seen in every:
        assert seen.poor == {"dark": [], "light": []}, seen.path.name


def test_links_that_stand_alone_are_at_least_24_pixels_high(every: list[Seen]) -> None:
    for seen in every:
        assert seen.small == [], seen.path.name


def test_verdict_and_sentence_of_a_claim_fit_on_the_first_screen_of_a_phone(
    review: Review,
) -> None:
    """A card opened by its link shows both within 740 pixels: 800 less the browser's own bars."""
    deep = review(360).evaluate(
        """[...document.querySelectorAll('.card')].map(card => {
             const top = card.getBoundingClientRect().top;
             const ends = ['.card-verdict', '.say-text']
               .map(part => card.querySelector(part).getBoundingClientRect().bottom - top);
             return [card.id, Math.max(...ends)];
           }).filter(([, end]) => end > 740)"""
    )
    assert deep == []


def test_long_tables_are_folded_and_every_fold_says_what_is_in_it(review: Review) -> None:
    folds = review(1280).evaluate(
        """[...document.querySelectorAll('.card details')].map(d => [
             d.open, d.querySelector('summary').textContent.trim()])"""
    )
    assert folds
    assert not [title for is_open, title in folds if is_open or not title]
    tables = review(1280).evaluate(
        """[...document.querySelectorAll('.card table.fit, .card table.side')]
             .map(t => Boolean(t.closest('details:not([open])')))"""
    )
    assert tables
    assert all(tables)


def test_no_sign_speaks_by_its_colour_alone(every: list[Seen]) -> None:
    for seen in every:
        assert seen.silent == [], seen.path.name


def test_the_first_tab_stop_skips_to_the_claims(tab: Any, reports: Path) -> None:
    tab.goto(next(reports.glob("*/index.html")).as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#index"


def test_tables_keep_their_roles_when_stacked_on_a_phone(review: Review) -> None:
    tables = review(360).evaluate(
        """[...document.querySelectorAll('table')].map(t => [t.getAttribute('role'),
           t.querySelectorAll('thead [role=columnheader]').length,
           [...t.querySelectorAll('tbody tr')].every(
             r => r.children.length === t.querySelector('thead tr').children.length
                  && r.querySelector('[role=rowheader]'))])"""
    )
    assert tables
    assert all(role == "table" and heads >= 2 and whole for role, heads, whole in tables)


def test_print_shows_what_is_folded_away_on_screen(review: Review) -> None:
    page = review(800)
    page.emulate_media(media="print")
    height = page.locator("details table").first.bounding_box()["height"]
    shown = page.locator("nav.contents").is_visible()
    page.emulate_media(media="null")  # the page is left as it was found
    assert height > 20
    assert not shown
