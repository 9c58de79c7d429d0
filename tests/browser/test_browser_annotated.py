"""An annotated article with claims in every state, in a real browser."""

from pathlib import Path
from typing import Any

import pytest

from annotated_records import CLAIMS, TEXT, review_of
from claimgrade.reports.catalogue import render
from claimgrade.reports.writing import write

pytestmark = pytest.mark.browser


LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 3
LONG_TEXT = f"{LONG_WORD} {'word after ' * 100}word."


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    edition = review_of(folder, CLAIMS, f"{TEXT}\n\n### {LONG_WORD}\n\n{LONG_TEXT}\n")
    write(folder / "reports", render(edition, ["article", "review"], ["html"]))
    return folder / "reports" / "skipping" / "annotated.html"


@pytest.fixture
def tab(tab: Any) -> Any:
    tab.set_viewport_size({"width": 360, "height": 740})
    return tab


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_does_not_scroll_sideways(tab: Any, page: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.goto(page.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def boxes(tab: Any) -> tuple[dict[str, float], dict[str, float]]:
    passage = tab.locator(".passage", has=tab.locator(".beside")).first
    return (
        passage.locator(".passage-text").bounding_box(),
        passage.locator(".beside").bounding_box(),
    )


def test_notes_stand_beside_the_text_on_a_wide_screen(tab: Any, page: Path) -> None:
    tab.set_viewport_size({"width": 1280, "height": 740})
    tab.goto(page.as_uri())
    text, notes = boxes(tab)
    assert notes["x"] >= text["x"] + text["width"]
    assert abs(notes["y"] - text["y"]) < 12


def test_a_short_paragraph_stays_in_sight_beside_its_notes_and_a_long_one_does_not(
    tab: Any, page: Path
) -> None:
    tab.set_viewport_size({"width": 1280, "height": 740})
    tab.goto(page.as_uri())
    kept = tab.locator(".passage", has=tab.locator(".beside")).first.locator(".passage-text")
    assert kept.evaluate("e => getComputedStyle(e).position") == "sticky"
    long = tab.locator(".passage", has_text="word after word").locator(".passage-text")
    assert long.evaluate("e => getComputedStyle(e).position") == "static"


def test_notes_stand_below_their_paragraph_on_a_phone(tab: Any, page: Path) -> None:
    tab.goto(page.as_uri())
    text, notes = boxes(tab)
    assert notes["y"] >= text["y"] + text["height"]
    assert notes["x"] + notes["width"] <= 360


def test_the_number_in_the_text_leads_to_the_note_and_back_and_on_to_the_card(
    tab: Any, page: Path
) -> None:
    tab.goto(page.as_uri())
    for number in (1, 4, 5, 8):
        tab.get_by_role("link", name=f"Note {number}:").click()
        assert tab.evaluate("location.hash") == f"#note-{number}"
        tab.locator(f"#note-{number} .beside-number").click()
        assert tab.evaluate("location.hash") == f"#at-{number}"
    tab.get_by_role("link", name="Full card 8").click()
    assert tab.locator(":target").inner_text().startswith("8")
    assert "Skipping raises the pulse." in tab.locator(":target").inner_text()


def test_links_that_stand_alone_are_at_least_24_pixels_high_and_wide(tab: Any, page: Path) -> None:
    tab.goto(page.as_uri())
    small = tab.evaluate(
        """[...document.querySelectorAll(
             'nav a, summary, .beside-number, .beside-places a, .card-foot a')]
           .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
           .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    )
    assert small == []


def test_what_is_not_reviewed_is_told_by_more_than_its_colour(tab: Any, page: Path) -> None:
    tab.goto(page.as_uri())
    passages = tab.locator(".unread")
    assert passages.count() == 5
    for place in range(passages.count()):
        one = passages.nth(place)
        assert one.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dotted"
        assert one.text_content().startswith("Not reviewed: ")


def test_headings_are_in_order_below_one_title(tab: Any, page: Path) -> None:
    tab.goto(page.as_uri())
    levels = tab.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels == [1, 2, 3, 4, 2]
