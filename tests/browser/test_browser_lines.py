"""Where lines end on a narrow screen: what belongs together is not torn apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)

TORN = """([pattern, within]) => {
  document.querySelectorAll('details').forEach(d => d.open = true);
  const torn = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('script, style, svg')) continue;
    if (within && !node.parentElement.closest(within)) continue;
    for (const found of node.data.matchAll(new RegExp(pattern, 'g'))) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const lines = [...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.top));
      if (new Set(lines).size > 1) torn.push(found[0]);
    }
  }
  return torn;
}"""

TITLES = "h1.checked, .card h3, .cue h2, .sof h2, .entry, .reading-claim, .matrix-claim h3"

TOGETHER = {
    "date": (r"\d{4}-\d{2}-\d{2}", ""),
    "compound": (r"\b(?=[\w-]{3,16}\b(?!-))[A-Za-z]\w*-\w+\b", TITLES),
}
"""What is not torn apart: its pattern, and within which elements."""

HANGING = """selector => [...document.querySelectorAll(selector)].map(sign => {
  const range = document.createRange();
  range.selectNodeContents(sign.lastChild);
  const lines = [...range.getClientRects()].filter(r => r.width > 8);
  return [sign.firstElementChild.getBoundingClientRect().right, ...lines.map(r => r.left)];
}).filter(lefts => lefts.length > 2)"""

CUE_LINKS = """() => [...document.querySelectorAll('.listed-claim')].map(entry => {
  const box = name => entry.querySelector(name).getBoundingClientRect();
  const [link, sign, say] = ['.entry-cue', '.sign', '.entry-say'].map(box);
  return link.top >= say.bottom - 1 ? 'below' : link.left > sign.right ? 'beside' : 'between';
})"""


Torn = dict[int, dict[str, list[tuple[str, str]]]]
"""By width and by what may not be torn: the pages where it is, with what is torn there."""


def looked_at(folder: Path) -> list[Path]:
    """Every page but those of single claims, and of these the one whose title has a compound."""
    found = [path for path in folder.rglob("*.html") if path.parent.name != "claims"]
    assert len(found) > 5
    return [*found, next(folder.rglob("claims/by-products-accumulate.html"))]


@pytest.fixture(scope="module")
def torn(browser: Any, reports: Path) -> Iterator[Torn]:
    """What is torn on any page, each of them opened once."""
    page = browser.new_page()
    found: Torn = {width: {what: [] for what in TOGETHER} for width in WIDTHS}
    for path in looked_at(reports):
        page.goto(path.as_uri())
        for width, by_kind in found.items():
            page.set_viewport_size({"width": width, "height": 900})
            for what, asked in TOGETHER.items():
                by_kind[what] += [(path.name, words) for words in page.evaluate(TORN, asked)]
    yield found
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_date_is_broken_over_two_lines(torn: Torn, width: int) -> None:
    assert torn[width]["date"] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_short_compound_of_a_title_is_broken_at_its_hyphen(torn: Torn, width: int) -> None:
    assert torn[width]["compound"] == []


def shown(tab: Any, path: Path, width: int) -> Any:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(path.as_uri())
    return tab


def test_a_verdict_on_two_lines_hangs_behind_its_sign(tab: Any, reports: Path) -> None:
    several = 0
    for name in ("bands-upper-arms-legs", "by-products-accumulate"):
        path = next(reports.rglob(f"claims/{name}.html"))
        for sign, *lines in shown(tab, path, 320).evaluate(HANGING, ".verdict-word .sign"):
            several += 1
            assert min(lines) >= sign - 1
            assert max(lines) - min(lines) < 8
    path = next(reports.rglob("restricting-blood-flow/index.html"))
    for sign, *lines in shown(tab, path, 1280).evaluate(HANGING, ".card-verdict .sign"):
        several += 1
        assert min(lines) >= sign - 1
    assert several >= 2


@pytest.mark.parametrize(("width", "place"), [(320, "below"), (360, "below"), (768, "beside")])
def test_the_link_to_the_cue_card_has_one_place_for_all_claims(
    tab: Any, reports: Path, width: int, place: str
) -> None:
    places = shown(tab, reports / "index.html", width).evaluate(CUE_LINKS)
    assert len(places) > 30
    assert set(places) == {place}
