"""No page breaks a rule of axe (WCAG 2.2 A and AA, and good practice), in light and in dark.

axe takes longer, node for node, the more of them a page has, and a review has 30,000. So of
parts that are alike in all that axe looks at (element, class, attributes, whether there is text,
and the same of all within and around) one is kept; and of the pages of single claims, of which
each has little that another has not, a part is left out that was looked at on the page of another.
What can be told of a whole page only (names given twice, references to what is not there, headings
that leave a level out) is looked at before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from annotated_records import CLAIMS, TEXT, review_of
from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.writing import write
from claimgrade.workspace.load import load
from retraction_records import edition_of

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")

pytestmark = pytest.mark.browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
SCHEMES = ("light", "dark")

WHOLE = """() => {
  const names = [...document.querySelectorAll('[id]')].map(e => e.id);
  const there = new Set(names);
  const meant = [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')]
    .flatMap(e => ['aria-labelledby', 'aria-describedby'].map(name => e.getAttribute(name)))
    .filter(Boolean).flatMap(said => said.split(/\\s+/));
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1]);
  return [...names.filter((name, at) => names.indexOf(name) !== at).map(name => name + ' twice'),
    ...meant.filter(name => !there.has(name)).map(name => name + ' is not there'),
    ...levels.filter((level, at) => level > 1 + (levels[at - 1] ?? 0)).map(
      level => 'a heading of level ' + level + ' comes too early')];
}"""

ALIKE = """known => {
  const MAY_GO = new Set(['ARTICLE', 'DETAILS', 'DIV', 'FIGURE', 'LI', 'P', 'SECTION', 'TR',
    'a', 'circle', 'line', 'path', 'rect', 'text']);
  const meant = new Set([...document.querySelectorAll('[aria-labelledby], [aria-describedby]')]
    .flatMap(e => ['aria-labelledby', 'aria-describedby'].map(name => e.getAttribute(name)))
    .filter(Boolean).flatMap(said => said.split(/\\s+/)));
  const own = e => e.tagName + '.' + (e.getAttribute('class') || '')
    + e.getAttributeNames().sort() + [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const around = e => own(e).replace(/tone-\\w+/, '');
  const shapes = new Map();
  const shape = e => {
    if (!shapes.has(e))
      shapes.set(e, own(e) + '(' + [...new Set([...e.children].map(shape))].sort() + ')');
    return shapes.get(e);
  };
  const seen = new Set(known);
  const cellByCell = (e, path) => e.tagName === 'TR' && seen.has(path + '>' + own(e))
    && [...e.children].every(cell => seen.has(path + '>' + around(e) + '>' + shape(cell)));
  const walk = (e, path) => {
    for (const child of [...e.children]) {
      const alike = seen.has(path + '>' + shape(child)) || cellByCell(child, path);
      if (alike && MAY_GO.has(child.tagName) && !meant.has(child.id)) child.remove();
      else {
        seen.add(path + '>' + shape(child)).add(path + '>' + own(child));
        walk(child, path + '>' + around(child));
      }
    }
  };
  walk(document.body, '');
  document.querySelectorAll('details').forEach(d => d.open = true);
  shapes.clear();
  return known && [[...seen], shape(document.body)];
}"""

AXE = """async asked => (await axe.run(document, {
    resultTypes: ['violations'], selectors: false, ...(asked.length ? {runOnly: asked} : {})}))
  .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 80)))"""
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that can find in the dark what they do not find in the light; the others run once."""


@dataclass
class Seen:
    """What was looked at on pages of one kind: their parts, and what was left of each of them."""

    parts: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)


@dataclass
class Checker:
    """A page of a browser, with axe; ``asked`` is what was asked for since the last look at it."""

    page: Any
    script: str
    asked: list[str] = field(default_factory=list)

    def violations(self, path: Path, *schemes: str, before: Seen | None = None) -> list[str]:
        """Return what axe has against a page on disk, each time with its scheme.

        With ``before``, a part that was looked at on an earlier page is left out of this one, and
        of a page of which nothing else is left than was of another, axe is not asked.
        """
        self.asked.clear()
        self.page.goto(path.as_uri())
        found: list[str] = self.page.evaluate(WHOLE)
        if self._brings_something(before):
            self.page.evaluate(self.script)
            for scheme in schemes:
                rules = [] if scheme == schemes[0] else list(OF_COLOUR)
                self.page.emulate_media(color_scheme=scheme)
                found += [f"{scheme}: {one}" for one in self.page.evaluate(AXE, rules)]
        others = {path.as_uri()}
        return found + [url for url in self.asked if url not in others and url[:5] != "data:"]

    def _brings_something(self, before: Seen | None) -> bool:
        """Take from the page what is alike, and return whether another is left than before."""
        if before is None:
            self.page.evaluate(ALIKE, None)
            return True
        before.parts, left = self.page.evaluate(ALIKE, before.parts)
        known = left in before.pages
        before.pages.add(left)
        return not known


@pytest.fixture(scope="module")
def checker(browser_executable: str) -> Iterator[Checker]:
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=browser_executable, args=list(FLAGS))
        made = Checker(launched.new_page(viewport={"width": 1280, "height": 800}), script)
        made.page.on("request", lambda request: made.asked.append(request.url))
        yield made
        launched.close()


def one_of_each_kind(pages: list[Path]) -> set[Path]:
    """Return the pages but for those of single claims, of which the longest stands for all."""
    of_claims = [page for page in pages if page.parent.name == "claims"]
    longest = max(of_claims, key=lambda page: page.stat().st_size)
    return {page for page in pages if page not in of_claims} | {longest}


def test_axe_has_nothing_against_any_committed_page(checker: Checker, repository: Path) -> None:
    """Every page in light, and one of each kind in dark too."""
    pages = sorted((repository / "reports").rglob("*.html"))
    in_both = one_of_each_kind(pages)
    assert len(in_both) >= 9
    assert len(pages) > len(in_both) + 20
    for page in in_both:
        assert checker.violations(page, *SCHEMES) == [], page
    of_claims = Seen()
    for page in sorted({*pages} - in_both, key=lambda page: -page.stat().st_size):
        assert checker.violations(page, "light", before=of_claims) == [], page


def test_axe_has_nothing_against_pages_with_every_element(
    checker: Checker, repository: Path, tmp_path: Path
) -> None:
    """Every rule fired, words found and lost in the article, works retracted, results pooled."""
    seeded = load(repository / "tests" / "seeded", cache=False)
    review = assess(seeded)
    review = review._replace(articles=tuple(a for a in review.articles if a.id == "seeds"))
    write(tmp_path / "seeded", render(Edition(seeded, review), ["review"], ["html"]))
    (tmp_path / "text").mkdir()
    write(tmp_path / "text", render(review_of(tmp_path, CLAIMS, TEXT), ["article"], ["html"]))
    write(tmp_path / "cited", render(edition_of(tmp_path / "records"), formats=["html"]))
    pages = sorted(one_of_each_kind(list(tmp_path.rglob("*.html"))))
    assert len(pages) >= 12
    for page in pages:
        assert checker.violations(page, *SCHEMES) == [], page


BAD = """<!doctype html><html lang="en"><head><title>Bad</title>
<meta name="color-scheme" content="light dark">
<style>p { color: #777; background: #888 }
@media (prefers-color-scheme: dark) { li { color: #333; background: #222 } }</style></head>
<body><main><h1>Bad</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>Grey on grey.</p>
<ul><li>Dark on dark.</li></ul><a id="a" href="#a">here</a><a id="a" href="#b"></a>
<section aria-labelledby="nothing">Words</section><img alt="" src="elsewhere.png"></main></body>"""


def test_a_page_with_faults_is_found_out(checker: Checker, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(BAD, encoding="utf-8")
    found = checker.violations(page, *SCHEMES)
    for fault in (
        "light: image-alt: <img",
        "light: color-contrast: <p",
        "light: link-name: <a",
        "dark: color-contrast: <li",
        "a twice",
        "nothing is not there",
        (tmp_path / "elsewhere.png").as_uri(),
    ):
        assert [one for one in found if one.startswith(fault)], fault
    assert not [one for one in found if one.startswith("light: color-contrast: <li")]


def test_a_fault_is_found_in_any_of_many_parts_that_are_otherwise_alike(
    checker: Checker, tmp_path: Path
) -> None:
    """What is left out is alike in all that axe looks at, so the one that differs is kept."""
    rows = [f"<li><a href='#{at}'>Row {at}</a></li>" for at in range(30)]
    rows[17] = "<li><a href='#17'></a></li>"
    page = tmp_path / "many.html"
    page.write_text(
        "<!doctype html><html lang='en'><head><title>Many</title></head><body><main><h1>Many</h1>"
        f"<ul>{''.join(rows)}</ul></main></body>",
        encoding="utf-8",
    )
    assert [one for one in checker.violations(page, "light") if "link-name" in one]
    assert checker.page.locator("li").count() == 2


def test_a_fault_is_found_on_a_page_of_which_all_else_was_looked_at_on_others(
    checker: Checker, tmp_path: Path
) -> None:
    before = Seen()

    def found(name: str, *parts: str) -> list[str]:
        page = tmp_path / f"{name}.html"
        body = f"<main><h1>{name}</h1>{''.join(parts)}</main>"
        head = f"<!doctype html><html lang='en'><head><title>{name}</title></head>"
        page.write_text(f"{head}<body>{body}</body>", encoding="utf-8")
        return checker.violations(page, "light", before=before)

    link, nameless = "<p><a href='#a'>There</a></p>", "<p><a href='#b'></a></p>"
    section, deeper = "<section><h2>One</h2></section>", "<section><h3>Two</h3></section>"
    assert found("first", link, section, deeper) == []
    assert found("second", link, section, section, deeper) == []
    assert checker.page.locator("section").count() == 0
    assert [one for one in found("third", link, nameless, section) if "link-name" in one]
    assert found("fourth", link, deeper) == ["a heading of level 3 comes too early"]
