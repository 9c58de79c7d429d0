"""The text of an HTML page, block by block, as a browser without styles would show it."""

import re
from html.parser import HTMLParser

from claimgrade.workspace.reading.blocks import Block

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_NOT_SHOWN = frozenset(
    "script style template noscript head svg math iframe object canvas audio video select "
    "textarea datalist title".split()
)
_HEADING = re.compile(r"h([1-6])")


def html_blocks(page: str) -> list[Block]:
    """Return the text of a page, a block for each element that browsers set apart.

    Scripts, styles, what is only a fallback, and what a form or picture holds are left out;
    ``br`` separates words but not paragraphs. A page that leaves elements open is read as far
    as it goes: an open ``head`` ends where the body begins.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    """Gathers text until a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        self._heading: int | None = None
        self._hidden: list[str] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over a marked section as over a comment, which it is outside of XML.

        HTML Living Standard, 13.2.5.42; the parser of Python fails on one without a name.
        """
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden.clear()
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.append(tag)
        elif tag in _NOT_SHOWN:
            self._hidden.append(tag)
        elif tag in _BLOCKS:
            self._finish()
            heading = _HEADING.fullmatch(tag)
            self._heading = int(heading.group(1)) if heading else self._heading
        elif tag == "br":
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and not self._hidden:
            self._parts.append("\n")
        elif tag in _BLOCKS and not self._hidden:
            self._finish()

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
        elif tag in _BLOCKS:
            self._finish()
            if _HEADING.fullmatch(tag):
                self._heading = None

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def finished(self) -> list[Block]:
        self._finish()
        return self._blocks

    def _finish(self) -> None:
        # Within an element white space is one space, blank lines too.
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self._blocks.append(Block(text, self._heading))
