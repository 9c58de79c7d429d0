"""The review of this repository, opened from disk in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.publish import render_reports
from claimgrade.reports.writing import write
from claimgrade.workspace.load import load
from drawings import CLASHES

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")

pytestmark = pytest.mark.browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)

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


@dataclass
class Opened:
    """A page that was opened, with what it said on the console and asked for."""

    page: Any
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def reports(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = load(repository, cache=False)
    folder = tmp_path_factory.mktemp("reports")
    write(folder, render_reports(workspace, assess(workspace)))
    return folder


@pytest.fixture(scope="module")
def browser(browser_executable: str) -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=browser_executable, args=list(FLAGS))
        yield launched.new_context()  # one for all tabs: each costs a second
        launched.close()


Look = Callable[[Path, int, str], Opened]


@pytest.fixture(scope="module")
def look(browser: Any) -> Look:
    """Open a page once for each width and scheme, for tests that only look at it."""
    return cache(partial(opened, browser))


def pages(reports: Path) -> list[Path]:
    """Every page; of the pages of single claims, which are all alike, the longest and shortest."""
    found = sorted(reports.rglob("*.html"))
    of_claims = sorted(
        (p for p in found if p.parent.name == "claims"), key=lambda p: p.stat().st_size
    )
    assert len(of_claims) >= 25
    assert len(found) > len(of_claims) + 5
    return [page for page in found if page not in of_claims[1:-1]]


def opened(browser: Any, path: Path, width: int, scheme: str = "light") -> Opened:
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    result = Opened(page)
    page.on("console", lambda message: result.console.append(message.text))
    page.on("pageerror", lambda error: result.console.append(str(error)))
    page.on("request", lambda request: result.requests.append(request.url))
    page.goto(path.as_uri())
    return result


def test_no_page_scrolls_sideways(browser: Any, reports: Path) -> None:
    for path in pages(reports):
        page = opened(browser, path, 1280).page
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in (1280, 768, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        page.close()


def test_a_page_asks_for_itself_only_and_says_nothing_on_the_console(
    look: Look, reports: Path
) -> None:
    for path in pages(reports):
        seen = look(path, 1280, "light")
        assert [url for url in seen.requests if not url.startswith("data:")] == [path.as_uri()]
        assert seen.console == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_of_a_figure_stay_inside_it_and_apart(
    look: Look, reports: Path, width: int
) -> None:
    path = next(reports.glob("*/index.html"))
    seen = look(path, width, "light")
    assert seen.page.locator(".plot svg").count() > 60
    assert seen.page.evaluate(CLASHES) == []


def test_the_claims_of_the_argument_lead_to_their_cards_and_can_be_tapped(
    look: Look, reports: Path
) -> None:
    page = look(next(reports.glob("*/index.html")), 360, "light").page
    found = page.evaluate(
        """[...document.querySelectorAll('#argument .plot a')].map(a => {
             const card = document.querySelector(a.getAttribute('href'));
             return [a.getBoundingClientRect().height >= 24, card && card.className];
           })"""
    )
    assert len(found) > 20
    assert all(tall and kind.startswith("card") for tall, kind in found)


def test_headings_are_in_order_and_start_with_one_title(look: Look, reports: Path) -> None:
    for path in pages(reports):
        seen = look(path, 1280, "light")
        levels = seen.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_all_text_stands_out_from_its_background(look: Look, reports: Path) -> None:
    for path in pages(reports):
        page = look(path, 1280, "light").page
        for scheme in ("dark", "light"):  # the page is left as it was found
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(CONTRAST) == [], (path.name, scheme)


def test_links_that_stand_alone_are_at_least_24_pixels_high(look: Look, reports: Path) -> None:
    for path in pages(reports):
        seen = look(path, 360, "light")
        small = seen.page.evaluate(
            """[...document.querySelectorAll(
                 'nav a, .chart a, summary, .claim-number, .entry, .card-foot a')]
               .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
               .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
        )
        assert small == []


def test_verdict_and_sentence_of_a_claim_fit_on_the_first_screen_of_a_phone(
    look: Look, reports: Path
) -> None:
    """A card opened by its link shows both within 740 pixels: 800 less the browser's own bars."""
    path = next(reports.glob("*/index.html"))
    deep = look(path, 360, "light").page.evaluate(
        """[...document.querySelectorAll('.card')].map(card => {
             const top = card.getBoundingClientRect().top;
             const ends = ['.card-verdict', '.say-text']
               .map(part => card.querySelector(part).getBoundingClientRect().bottom - top);
             return [card.id, Math.max(...ends)];
           }).filter(([, end]) => end > 740)"""
    )
    assert deep == []


def test_long_tables_are_folded_and_every_fold_says_what_is_in_it(
    look: Look, reports: Path
) -> None:
    path = next(reports.glob("*/index.html"))
    seen = look(path, 1280, "light")
    folds = seen.page.evaluate(
        """[...document.querySelectorAll('.card details')].map(d => [
             d.open, d.querySelector('summary').textContent.trim()])"""
    )
    assert folds
    assert not [title for is_open, title in folds if is_open or not title]
    tables = seen.page.evaluate(
        """[...document.querySelectorAll('.card table.fit, .card table.side')]
             .map(t => Boolean(t.closest('details:not([open])')))"""
    )
    assert tables
    assert all(tables)


def test_no_sign_speaks_by_its_colour_alone(look: Look, reports: Path) -> None:
    for path in pages(reports):
        silent = look(path, 1280, "light").page.evaluate(
            """[...document.querySelectorAll('span.sign')].filter(sign => {
                 const glyph = sign.querySelector('.glyph').textContent.trim();
                 return !glyph || sign.textContent.replace(glyph, '').trim().length < 3;
               }).map(sign => sign.textContent)"""
        )
        assert silent == []


def test_the_first_tab_stop_skips_to_the_claims(browser: Any, reports: Path) -> None:
    path = next(reports.glob("*/index.html"))
    seen = opened(browser, path, 1280)
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    assert seen.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("location.hash") == "#index"
    seen.page.close()


def test_tables_keep_their_roles_when_stacked_on_a_phone(look: Look, reports: Path) -> None:
    path = next(reports.glob("*/index.html"))
    seen = look(path, 360, "light")
    tables = seen.page.evaluate(
        """[...document.querySelectorAll('table')].map(t => [t.getAttribute('role'),
           t.querySelectorAll('thead [role=columnheader]').length,
           [...t.querySelectorAll('tbody tr')].every(
             r => r.children.length === t.querySelector('thead tr').children.length
                  && r.querySelector('[role=rowheader]'))])"""
    )
    assert tables
    assert all(role == "table" and heads >= 2 and whole for role, heads, whole in tables)


def test_print_shows_what_is_folded_away_on_screen(browser: Any, reports: Path) -> None:
    path = next(reports.glob("*/index.html"))
    seen = opened(browser, path, 800)
    seen.page.emulate_media(media="print")
    assert seen.page.locator("details table").first.bounding_box()["height"] > 20
    assert not seen.page.locator("nav.contents").is_visible()
    seen.page.close()
