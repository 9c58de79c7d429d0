"""The summary of findings and the matrix of this repository, in a real browser and on paper."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


SHOWN = "e => !!e.getClientRects().length"


def see(tab: Any, reports: Path, name: str, width: int) -> Any:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(next(reports.glob(f"*/{name}.html")).as_uri())
    return tab


@pytest.mark.parametrize(
    ("width", "media", "table"),
    [
        (360, "screen", False),
        (699, "screen", False),
        (700, "screen", True),
        (1280, "screen", True),
        (1280, "print", False),
    ],
)
def test_the_matrix_is_a_table_where_it_is_wide_and_a_list_elsewhere(
    tab: Any, reports: Path, width: int, media: str, table: bool
) -> None:
    see(tab, reports, "matrix", width)
    tab.emulate_media(media=media)
    assert tab.eval_on_selector(".matrix-table", SHOWN) is table
    assert tab.eval_on_selector(".matrix-list", SHOWN) is not table


def test_the_heads_of_the_matrix_stay_in_sight_when_it_is_scrolled(tab: Any, reports: Path) -> None:
    see(tab, reports, "matrix", 1280)
    tab.evaluate(
        """() => {
          const box = document.querySelector('.matrix-scroll');
          box.scrollIntoView();
          box.scrollTo(1500, 600);
        }"""
    )
    box, column, row = (
        tab.eval_on_selector(selector, "e => e.getBoundingClientRect().toJSON()")
        for selector in (".matrix-scroll", "thead th:nth-child(15)", "tbody tr:nth-child(14) th")
    )
    assert column["top"] - box["top"] <= 2
    assert column["bottom"] > box["top"]
    assert row["left"] - box["left"] <= 2
    assert tab.eval_on_selector(".matrix-scroll", "e => e.scrollLeft") == 1500


def test_the_matrix_can_be_scrolled_from_the_keyboard(tab: Any, reports: Path) -> None:
    see(tab, reports, "matrix", 1280)
    tab.focus(".matrix-scroll")
    tab.keyboard.press("ArrowRight")
    # The page's policy forbids what wait_for_function would do.
    scrolled = tab.evaluate(
        """() => new Promise(done => {
             const box = document.querySelector('.matrix-scroll');
             const look = () => box.scrollLeft > 0 ? done(true) : requestAnimationFrame(look);
             setTimeout(() => done(false), 5000);
             look();
           })"""
    )
    assert scrolled


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_word_of_the_findings_is_cut_in_two_and_no_page_scrolls_sideways(
    tab: Any, reports: Path, width: int
) -> None:
    """A head that is wider than its column would be broken inside a word."""
    see(tab, reports, "findings", width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    broken = tab.evaluate(
        """() => [...document.querySelectorAll('.sof-table thead th')].filter(th => {
             const style = getComputedStyle(th);
             const room = th.clientWidth - parseFloat(style.paddingRight);
             const canvas = document.createElement('canvas').getContext('2d');
             canvas.font = style.font;
             const words = th.textContent.split(/\\s+/);
             const widest = Math.max(...words.map(w => canvas.measureText(w).width));
             return th.closest('thead').clientHeight > 1 && widest > room + 1;
           }).map(th => th.textContent)"""
    )
    assert broken == []


def test_a_letter_leads_to_its_note_and_is_large_enough_to_be_tapped(
    tab: Any, reports: Path
) -> None:
    see(tab, reports, "findings", 360)
    small = tab.evaluate(
        """[...document.querySelectorAll('.letter-link, .sof h2 a')]
           .map(a => a.getBoundingClientRect()).filter(b => b.height < 24 || b.width < 24).length"""
    )
    assert small == 0
    assert tab.locator(".letter-link").count() > 20
    tab.locator(".letter-link").first.click()
    note = tab.locator(":target")
    assert note.text_content().strip().startswith("a.")
