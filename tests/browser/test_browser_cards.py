"""The first page and the cue cards of this repository, in a real browser and on paper."""

import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CARDS_ON_A_SHEET = 9
POINT = 96 / 72


@pytest.fixture
def tab(tab: Any) -> Any:
    tab.set_viewport_size({"width": 360, "height": 740})
    return tab


def cards_page(reports: Path) -> Path:
    return next(reports.glob("*/cards.html"))


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_neither_page_scrolls_sideways(tab: Any, reports: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    for path in (reports / "index.html", cards_page(reports)):
        tab.goto(path.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_what_is_tapped_is_at_least_24_pixels_high_and_wide(tab: Any, reports: Path) -> None:
    for path in (reports / "index.html", cards_page(reports)):
        tab.goto(path.as_uri())
        small = tab.evaluate(
            """[...document.querySelectorAll('.entry, .entry-cue, .chart a, nav a, .cue-link a')]
               .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
               .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
        )
        assert small == []


def test_a_word_found_and_two_taps_lead_from_the_first_page_to_the_evidence(
    tab: Any, reports: Path
) -> None:
    tab.goto((reports / "index.html").as_uri())
    entry = tab.locator(".listed-claim", has_text="290 times")
    assert "What may be said" in entry.inner_text()
    entry.get_by_text("Cue card").click()
    assert tab.url.endswith("cards.html#claim-gh-290-fold")
    card = tab.locator(":target")
    assert "290 times" in card.inner_text()
    card.get_by_text("Full card").click()
    assert tab.url.endswith("index.html#claim-gh-290-fold")
    assert "Takarada" in tab.locator(":target").inner_text()


def test_a_card_fits_on_the_screen_of_a_phone_but_for_its_last_lines(
    tab: Any, reports: Path
) -> None:
    tab.goto(cards_page(reports).as_uri())
    deep = tab.evaluate(
        """[...document.querySelectorAll('.cue')].map(card => [card.id,
             card.querySelector('.cue-say').getBoundingClientRect().bottom
             - card.getBoundingClientRect().top]).filter(([, end]) => end > 740)"""
    )
    assert deep == []


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_the_cards_fill_as_few_sheets_as_can_be_read(tab: Any, reports: Path, sheet: str) -> None:
    tab.goto(cards_page(reports).as_uri())
    cards = tab.locator(".cue").count()
    assert cards > CARDS_ON_A_SHEET
    assert sheets(tab.pdf(format=sheet)) <= -(-cards // CARDS_ON_A_SHEET)
    tab.emulate_media(media="print")
    small = tab.evaluate(
        """[...document.querySelectorAll('.cue dd, .cue h2')]
           .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(small) >= 8 * POINT


def test_no_card_breaks_over_two_sheets_or_columns(tab: Any, reports: Path) -> None:
    tab.goto(cards_page(reports).as_uri())
    tab.emulate_media(media="print")
    rules = tab.evaluate(
        """[...document.querySelectorAll('.cue')].map(e => getComputedStyle(e).breakInside)"""
    )
    assert set(rules) == {"avoid"}
    tall = tab.evaluate(
        """[...document.querySelectorAll('.cue')].map(e => e.getBoundingClientRect().height)"""
    )
    assert max(tall) < 930  # the lower of the two sheets less its margins, in pixels
