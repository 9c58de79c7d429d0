"""A page in a house's own colours and one in colours of the reader's, in a real browser."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")

pytestmark = pytest.mark.browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "house-style.md"
FILE = re.compile(r"^`(?P<path>[^`]+)`(?P<how>[^\n]*):\n\n```\w+\n(?P<text>.*?)^```$", re.M | re.S)

AXE = """async () => (await axe.run(document, {resultTypes: ['violations'], selectors: false}))
  .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 80)))"""

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


@pytest.fixture
def themed(claimgrade: Callable[..., Ran]) -> Path:
    """The review page of the worked example of docs/house-style.md, word for word."""
    assert claimgrade("init", ".").code == 0
    for block in FILE.finditer(PAGE.read_text(encoding="utf-8")):
        place = Path.cwd() / block["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if "at its end" in block["how"] else ""
        place.write_text(f"{before}\n{block['text']}" if before else block["text"], "utf-8")
    ran = claimgrade("report", "--no-cache", "--view", "review", "--format", "html")
    assert ran.code == 0, ran.err
    return Path.cwd() / "reports" / "skipping-rope" / "index.html"


@pytest.fixture(scope="module")
def browser(browser_executable: str) -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=browser_executable, args=list(FLAGS))
        yield launched
        launched.close()


def test_axe_has_nothing_against_a_page_of_the_worked_example_in_light_and_in_dark(
    browser: Any, themed: Path
) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.goto(themed.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    for scheme, link in (("light", "rgb(163, 25, 91)"), ("dark", "rgb(255, 179, 212)")):
        tab.emulate_media(color_scheme=scheme)
        assert tab.eval_on_selector("nav a", "a => getComputedStyle(a).color") == link
        assert tab.evaluate(AXE) == [], scheme
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    tab.close()


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
