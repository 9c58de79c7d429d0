"""Asks axe of pages in a browser, and of each part of a page only where it asked of none alike.

axe takes longer, node for node, the more of them a page has, and a review has 30,000. So of
parts that are alike in all that axe looks at (style sheet, element, class, attributes, whether
there is text, and the same of all within and around) one is kept; and of a page, what was not
looked at on another. What can be told of a whole page only (names given twice, references to what
is not there, headings that leave a level out) is looked at before.
"""

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

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
  const MAY_GO = new Set(['ARTICLE', 'DETAILS', 'DIV', 'DL', 'FIGURE', 'H4', 'LI', 'OL', 'P',
    'SECTION', 'TABLE', 'TR', 'UL', 'a', 'circle', 'line', 'path', 'rect', 'text']);
  const short = text => {
    let [low, high] = [0x9dc5, 0x1b37];
    for (let at = 0; at < text.length; at++) {
      low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b) ^ (low >>> 15);
    }
    return (low >>> 0).toString(36) + (high >>> 0).toString(36);
  };
  const style = short([...document.querySelectorAll('style')].map(e => e.textContent).join(''));
  const meant = new Set([...document.querySelectorAll('[aria-labelledby], [aria-describedby]')]
    .flatMap(e => ['aria-labelledby', 'aria-describedby'].map(name => e.getAttribute(name)))
    .filter(Boolean).flatMap(said => said.split(/\\s+/)));
  const own = e => e.tagName + '.' + (e.getAttribute('class') || '')
    + e.getAttributeNames().sort() + [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const around = e => own(e).replace(/tone-\\w+/, '');
  const shapes = new Map();
  const shape = e => {
    if (!shapes.has(e))
      shapes.set(e, short(own(e) + '(' + [...new Set([...e.children].map(shape))].sort() + ')'));
    return shapes.get(e);
  };
  const seen = new Set(known);
  const inside = (path, e) => short(path + '>' + around(e));
  const cellByCell = (e, path) => e.tagName === 'TR' && seen.has(path + '>' + short(own(e)))
    && [...e.children].every(cell => seen.has(inside(path, e) + '>' + shape(cell)));
  const walk = (e, path) => {
    for (const child of [...e.children]) {
      const alike = seen.has(path + '>' + shape(child)) || cellByCell(child, path);
      if (alike && MAY_GO.has(child.tagName) && !meant.has(child.id)) child.remove();
      else {
        seen.add(path + '>' + shape(child)).add(path + '>' + short(own(child)));
        walk(child, inside(path, child));
      }
    }
  };
  walk(document.body, inside(style, document.body));
  document.querySelectorAll('details').forEach(d => d.open = true);
  shapes.clear();
  return [[...seen], style + shape(document.body)];
}"""

AXE = """async asked => (await axe.run(document, {
    resultTypes: ['violations'], selectors: false,
    ...(asked.length ? {runOnly: asked} : {rules: {'heading-order': {enabled: false}}})}))
  .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 80)))"""
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that can find in the dark what they do not find in the light; the others run once."""


@dataclass
class Seen:
    """What was looked at on pages: their parts, and what was left of each of them."""

    parts: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)


@dataclass
class Checker:
    """A page of a browser, with axe; ``asked`` is what was asked for since the last look at it."""

    page: Any
    asked: list[str] = field(default_factory=list)

    def violations(self, path: Path, *schemes: str, before: Seen) -> list[str]:
        """Return what axe has against a page on disk, each time with its scheme.

        A part that was looked at ``before`` on another page is left out of this one, and of a page
        of which nothing else is left than was of another, axe is not asked.
        """
        self.asked.clear()
        self.page.goto(path.as_uri())
        found: list[str] = self.page.evaluate(WHOLE)
        if self._brings_something(before):
            found += self._against_what_is_left(schemes)
        others = {path.as_uri()}
        return found + [url for url in self.asked if url not in others and url[:5] != "data:"]

    def _brings_something(self, before: Seen) -> bool:
        """Take from the page what is alike, and return whether another is left than before."""
        before.parts, left = self.page.evaluate(ALIKE, before.parts)
        known = left in before.pages
        before.pages.add(left)
        return not known

    def _against_what_is_left(self, schemes: tuple[str, ...]) -> list[str]:
        found = []
        axe = files("axe_playwright_python").joinpath("axe.min.js")
        self.page.evaluate(axe.read_text(encoding="utf-8"))
        for scheme in schemes:
            rules = [] if scheme == schemes[0] else list(OF_COLOUR)
            self.page.emulate_media(color_scheme=scheme)
            found += [f"{scheme}: {one}" for one in self.page.evaluate(AXE, rules)]
        return found
