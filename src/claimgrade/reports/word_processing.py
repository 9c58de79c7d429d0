"""What pandoc read from our Markdown, made ready for a word processor.

The document is pandoc's own form of it (JSON; pandoc-types). What GitHub's Markdown cannot say
is said here: the title, places to link to, the widths of columns, figures with captions and the
styles of paragraphs.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimgrade.reports.text import TEXT

Node = dict[str, Any]
"""A node of pandoc's document: ``t`` is its kind, ``c`` what it holds."""

_ANCHOR = re.compile(r'<a id="([^"<>]*)">')
_WEB = ("https://", "http://")
_FIGURE_WIDTH, _FIGURE_HEIGHT = 12.0, 19.0
"""The most that a figure measures, in centimetres: it stands on one page with its caption."""
_WIDE_FIGURE = 15.5
"""The most that one measures across that takes the whole width of a page."""
_IN_BODY = 0.85
"""The width of a letter in the rows of a table by that in its bold head."""
_STEP = 1.0
"""By how many characters a column becomes wider at a time."""
_PAGE, _PAGE_ACROSS = 80.0, 122.0
"""About how many characters of a table stand side by side on a page, in a wide font."""
_LONGEST_WORD = 18
"""A longer word may be broken; beside it stands this much room at the edges of a cell."""
_EDGES = 3.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that the document may hold: its caption, and its height by its width.

    ``is_wide`` is true where it takes the whole width of a page.
    """

    caption: str
    tall: float
    is_wide: bool = False


def document(
    read: Node, figures: Mapping[str, Figure], language: str, *, across: bool = False
) -> Node:
    """Return pandoc's reading of our Markdown as it goes to a word processor.

    The first heading becomes the title and the others move up a level; anchors become bookmarks;
    links lead to bookmarks or to the web, else nowhere; only the pictures of ``figures`` (by
    name) are left; nothing is left of raw markup. ``across`` says that pages are laid across.
    """
    blocks = _anchored(read["blocks"])
    title, blocks = _titled(blocks)
    places = set(_places(blocks))
    made = [_block(block, places, figures) for block in blocks if block["t"] != "RawBlock"]
    for table in _tables(made):
        _set_widths(table, _PAGE_ACROSS if across else _PAGE)
    meta = {"title": _meta(title), "lang": _meta([_text(language)])}
    return {**read, "meta": meta, "blocks": [_styled(block) for block in made]}


def _meta(inlines: Sequence[Node]) -> Node:
    return {"t": "MetaInlines", "c": list(inlines)}


def _text(words: str) -> Node:
    return {"t": "Str", "c": words}


def _titled(blocks: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Return the words of the first heading, and the rest with headings a level higher."""
    rest, title = list(blocks), []
    if rest and rest[0]["t"] == "Header":
        title = rest.pop(0)["c"][2]
    for block in rest:
        if block["t"] == "Header":
            block["c"][0] = max(1, block["c"][0] - 1)
    return title, rest


def _anchored(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks in which a paragraph that is an anchor alone names the heading after it."""
    made: list[Node] = []
    waiting = ""
    for block in blocks:
        alone = _anchor_alone(block)
        if alone:
            waiting = alone
            continue
        if waiting and block["t"] == "Header":
            block["c"][1][0] = waiting
        waiting = ""
        made.append(block)
    return made


def _anchor_alone(block: Node) -> str:
    if block["t"] != "Para" or any(one["t"] not in ("RawInline", "Space") for one in block["c"]):
        return ""
    return next((name for name in map(_anchor, block["c"]) if name), "")


def _anchor(inline: Node) -> str:
    """Return the name of the anchor that a piece of raw markup opens, if it is one."""
    if inline["t"] != "RawInline":
        return ""
    opened = _ANCHOR.fullmatch(inline["c"][1])
    return opened.group(1) if opened else ""


def _places(node: object) -> Iterator[str]:
    """Yield the names of all headings and anchors."""
    if isinstance(node, list):
        for one in node:
            yield from _places(one)
    elif isinstance(node, dict):
        if node.get("t") == "Header":
            yield node["c"][1][0]
        elif node.get("t") == "RawInline":
            yield _anchor(node)
        yield from _places(node.get("c"))


def _block(block: Node, places: set[str], figures: Mapping[str, Figure]) -> Node:
    """Return a block with its links, pictures and tables as they are to be."""
    if block["t"] == "Para":
        name = _picture_alone(block, figures)
        if name:
            return _figure(block["c"][0], figures[name])
    return {**block, "c": _within(block.get("c"), places, figures)} if "c" in block else block


def _tables(node: object) -> Iterator[Node]:
    if isinstance(node, list):
        for one in node:
            yield from _tables(one)
    elif isinstance(node, dict):
        if node.get("t") == "Table":
            yield node
        yield from _tables(node.get("c"))


def _within(node: Any, places: set[str], figures: Mapping[str, Figure]) -> Any:
    """Return whatever a node holds, raw markup and links to nowhere taken out."""
    if isinstance(node, dict) and "t" in node:
        return _block(node, places, figures)
    if not isinstance(node, list):
        return node
    made: list[Any] = []
    for one in node:
        kind = one.get("t") if isinstance(one, dict) else ""
        if kind == "Link" and not _leads(one["c"][2][0], places):
            made += _within(one["c"][1], places, figures)
        elif kind == "Image":
            made += one["c"][1]
        elif kind == "RawInline":
            name = _anchor(one)
            made += [{"t": "Span", "c": [[name, [], []], []]}] if name else []
        elif kind != "RawBlock":
            made.append(_within(one, places, figures))
    return made


def _leads(href: str, places: set[str]) -> bool:
    return href[1:] in places if href.startswith("#") else href.startswith(_WEB)


def _picture_alone(block: Node, figures: Mapping[str, Figure]) -> str:
    """Return the name of one of our pictures where a paragraph is nothing else."""
    if len(block["c"]) != 1 or block["c"][0]["t"] != "Image":
        return ""
    name = block["c"][0]["c"][2][0].removesuffix(".png")
    return name if name in figures else ""


def _figure(image: Node, figure: Figure) -> Node:
    widest = _WIDE_FIGURE if figure.is_wide else _FIGURE_WIDTH
    width = min(widest, _FIGURE_HEIGHT / figure.tall)
    image["c"][0][2] = [["width", f"{width:.1f}cm"]]
    said = [{"t": "Plain", "c": [_text(figure.caption)]}]
    return {"t": "Figure", "c": [["", [], []], [None, said], [{"t": "Plain", "c": [image]}]]}


def _set_widths(table: Node, page: float) -> None:
    """Give each column a share of the page, together not above 1.

    Each has room for its longest word; what is left of a ``page`` of so many characters goes to
    the columns that make the table tall.
    """
    columns = table["c"][2]
    rows = [
        row for part in (table["c"][3][1], *(body[3] for body in table["c"][4])) for row in part
    ]
    texts = [[_words(cell[4]) for cell in row[1]] for row in rows]
    head, *others = texts
    least = [
        max(_longest_word([said]), _IN_BODY * _longest_word(row[index] for row in others))
        for index, said in enumerate(head)
    ]
    room = _shared([[len(text) for text in row] for row in texts], least, page)
    shares = [math.floor(10_000 * wanted / sum(room)) for wanted in room]
    # What is left over goes to the last, so that all tables are as wide as the text.
    shares[-1] = 10_000 - sum(shares[:-1])
    for column, share in zip(columns, shares, strict=True):
        column[1] = {"t": "ColWidth", "c": share / 10_000}


def _longest_word(texts: Iterable[str]) -> float:
    words = (word for text in texts for word in re.split(r"[\s/–—]|(?<=-)", text))
    return float(min(max((len(word) for word in words), default=0), _LONGEST_WORD))


def _shared(rows: Sequence[Sequence[int]], least: Sequence[float], page: float) -> list[float]:
    """Return the widths of columns, edges included, for rows of cells of so many characters.

    Step by step the column that gains the table most lines becomes wider, so that none stands
    tall beside empty ones.
    """
    widths = [max(one, 1.0) for one in least]
    spare = page - sum(widths) - _EDGES * len(widths)
    while spare >= _STEP:
        heights = [
            [length / width for length, width in zip(row, widths, strict=True)] for row in rows
        ]
        gains = [0.0] * len(widths)
        for row, tall in zip(rows, heights, strict=True):
            first, *rest = sorted(range(len(row)), key=tall.__getitem__, reverse=True)
            second = tall[rest[0]] if rest else 0.0
            lower = max(row[first] / (widths[first] + _STEP), second)
            gains[first] += max(tall[first], 1.0) - max(lower, 1.0)
        best = max(range(len(gains)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
        spare -= _STEP
    return [width + _EDGES + max(spare, 0.0) / len(widths) for width in widths]


def _words(node: object) -> str:
    if isinstance(node, list):
        return "".join(_words(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in ("Str", "Code"):
        return content if isinstance(content, str) else str(content[1]) if content else ""
    if kind == "Link":
        return _words(node["c"][1])
    return " " if kind in ("Space", "SoftBreak") else _words(content)


def _styled(block: Node) -> Node:
    """Return a paragraph that says what may be said in the style of our own for that."""
    if block["t"] != "Para" or not block["c"] or block["c"][0]["t"] != "Strong":
        return block
    if _words(block["c"][0]) != f"{TEXT['may_say']}:":
        return block
    return {"t": "Div", "c": [["", [], [["custom-style", "What May Be Said"]]], [block]]}
