"""A page in a house's own colours and one in colours of the reader's, in a real browser."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from axe_checker import SCHEMES, Checker, Seen
from claimgrade.cli.main import main

pytestmark = pytest.mark.browser

PAGE = Path(__file__).resolve().parents[2] / "docs" / "house-style.md"
FILE = re.compile(r"^`(?P<path>[^`]+)`(?P<how>[^\n]*):\n\n```\w+\n(?P<text>.*?)^```$", re.M | re.S)

DRAWN = """() => {
  const shown = e => e.getClientRects().length;
  const colours = (selector, name) => [...document.querySelectorAll(selector)].filter(shown)
    .map(e => getComputedStyle(e)[name]);
  const probe = document.createElement('i');
  document.body.append(probe);
  const system = name => (probe.style.color = name, getComputedStyle(probe).color);
  return {text: system('CanvasText'), canvas: system('Canvas'),
    strokes: colours('.circles, .plot .cited, .plot .fit', 'stroke'),
    bars: colours('.bar', 'fill'), words: colours('.plot text.name', 'fill'),
    backs: colours('.plot .cited', 'fill')};
}"""


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of the worked example of docs/house-style.md, word for word."""
    here = tmp_path_factory.mktemp("themed")
    run("init", str(here))
    for block in FILE.finditer(PAGE.read_text(encoding="utf-8")):
        place = here / block["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if "at its end" in block["how"] else ""
        place.write_text(f"{before}\n{block['text']}" if before else block["text"], "utf-8")
    run("-C", str(here), "report", "--no-cache", "--view", "review", "--format", "html")
    return here / "reports" / "skipping-rope" / "index.html"


def run(*arguments: str) -> None:
    ended = CliRunner().invoke(main, arguments)
    assert ended.exit_code == 0, ended.stderr


def test_axe_has_nothing_against_a_page_of_the_worked_example_in_light_and_in_dark(
    tab: Any, themed: Path
) -> None:
    assert Checker(tab).violations(themed, *SCHEMES, before=Seen()) == []
    for scheme, link in (("light", "rgb(163, 25, 91)"), ("dark", "rgb(255, 179, 212)")):
        tab.emulate_media(color_scheme=scheme)
        assert tab.eval_on_selector("nav a", "a => getComputedStyle(a).color") == link


def test_a_page_of_the_worked_example_does_not_scroll_sideways_on_a_phone(
    tab: Any, themed: Path
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(themed.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_take_the_colours_that_a_reader_forces_whatever_the_house_says(
    browser: Any, themed: Path, scheme: str
) -> None:
    """Browsers leave the shapes of a drawing out when they force colours on a page."""
    tab = browser.new_page(color_scheme=scheme, forced_colors="active")
    tab.goto(themed.as_uri())
    drawn = tab.evaluate(DRAWN)
    for name in ("strokes", "bars", "words"):
        assert set(drawn[name]) == {drawn["text"]}, name
    assert set(drawn["backs"]) <= {drawn["canvas"]}
    tab.close()
