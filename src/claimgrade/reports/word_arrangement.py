"""What stands together on the pages of a Word document that pandoc made, and on its lines.

A style can keep a heading with the paragraph after it, but not a short section on one page, nor
what leads up to a table with the table; nor can it keep a date or a minus on one line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from xml.etree import ElementTree

from claimgrade.reports.word_package import WORDS, Element, words

LONGEST_KEPT = 700
"""The most characters of a section that are kept on one page: about a fifth of what one holds."""

_FEW_ROWS = 4
"""With its head; all of a table of so many rows stands on one page."""

_LONGEST_POINT = 500
"""The most characters of a point of a list that no page end cuts."""

LONGEST_NOTES = 900
"""The most characters of the notes under a table that are kept with its last row."""

_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"
for _prefix, _namespace in (
    ("a", f"{_DRAWINGS}/main"),
    ("pic", f"{_DRAWINGS}/picture"),
    ("wp", f"{_DRAWINGS}/wordprocessingDrawing"),
):
    ElementTree.register_namespace(_prefix, _namespace)

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_KEEPING = ("pStyle",)
_BEFORE_SPACING = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
)
"""What stands before a property of a paragraph, in the order that ECMA-376 (17.3.1) asks for."""
_AROUND_TABLES = "200"
"""Twentieths of a point between a table and the text beside it."""
_UNPARTED = re.compile(r"(?<=\b\d{4})-(?=\d\d\b)|(?<=\b\d{4}-\d\d)-(?=\d\d\b)|(?<![^\s(\[])-(?=\d)")
"""The hyphens of dates, and those that stand for a minus."""
_EQUATION = re.compile(r"\b([A-Za-z]) ([=<>≤≥]) (?=[\d.−-])")


def arranged(document: bytes) -> bytes:
    """Return the main part of a Word document with what belongs together kept together.

    A short section stays on one page, at most :data:`LONGEST_KEPT` characters; so does what leads
    up to a table, a line that ends in a colon with what it announces, the first rows of a table,
    its last two, a table of few, short notes under a table with its last rows, and a short point
    of a list. A date, a negative number or ``n = 1`` stays on one line.
    """
    root = ElementTree.fromstring(document)  # noqa: S314 - pandoc made it just now
    for body in root:
        blocks = [one for one in body if one.tag in (_key("p"), _key("tbl"))]
        for section in _sections(blocks):
            _keep_section(section)
            _keep_notes(section)
        for one, following in pairwise(blocks):
            _part_from_tables(one, following)
        for block in blocks:
            if block.find(f"{_key('pPr')}/{_key('numPr')}") is not None:
                _keep_whole(block)
    for table in root.iter(_key("tbl")):
        _keep_rows(table.findall(_key("tr")))
    for run in root.iter(_key("r")):
        _keep_on_line(run)
    written: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _key(name: str) -> str:
    return f"{{{WORDS}}}{name}"


def _said(block: Element) -> str:
    return "".join(text.text or "" for text in block.iter(_key("t")))


def _style(block: Element) -> str:
    found = block.find(f"{_key('pPr')}/{_key('pStyle')}")
    return "" if found is None else found.get(_key("val"), "")


def _sections(blocks: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield the blocks from each heading to the next one."""
    section: list[Element] = []
    for block in blocks:
        if _style(block).startswith("Heading"):
            yield section
            section = []
        section.append(block)
    yield section


def _keep_section(section: Sequence[Element]) -> None:
    """Keep a short section on one page: whole, or up to the first table in it."""
    tables = [at for at, block in enumerate(section) if block.tag == _key("tbl")]
    kept = section[: tables[0]] if tables else section[:-1]
    if sum(len(_said(block)) for block in section[: len(kept) + (not tables)]) <= LONGEST_KEPT:
        for paragraph in kept:
            _keep_with_next(paragraph)
    for block, following in pairwise(section):
        announces = _said(block).rstrip().endswith(":") or following.tag == _key("tbl")
        if block.tag == _key("p") and announces:
            _keep_with_next(block)


def _keep_rows(rows: Sequence[Element]) -> None:
    """Keep the head of a table with two rows and the last two together; all of a short table."""
    kept = rows[:-1] if len(rows) <= _FEW_ROWS else [*rows[:2], rows[-2]]
    for row in kept:
        for paragraph in row.iter(_key("p")):
            _keep_with_next(paragraph)


def _keep_notes(section: Sequence[Element]) -> None:
    """Keep the last row of a table on the page of the notes under it, where these are short."""
    for at, table in enumerate(section):
        if table.tag != _key("tbl"):
            continue
        notes = list(takewhile(_is_note, section[at + 1 :]))
        if not notes or sum(len(_said(note)) for note in notes) > LONGEST_NOTES:
            continue
        last_row = table.findall(_key("tr"))[-1]
        for paragraph in (*last_row.iter(_key("p")), *notes[:-1]):
            _keep_with_next(paragraph)


def _is_note(block: Element) -> bool:
    """Return whether a block may be a note on the table before it: a paragraph, and no figure."""
    return block.tag == _key("p") and _style(block) not in ("CaptionedFigure", "ImageCaption")


def _keep_with_next(paragraph: Element) -> None:
    properties = _properties(paragraph)
    if properties.find(_key("keepNext")) is None:
        made = words("keepNext")
        properties.insert(_place(properties, _BEFORE_KEEPING), made)


def _keep_whole(point: Element) -> None:
    properties = _properties(point)
    if len(_said(point)) <= _LONGEST_POINT and properties.find(_key("keepLines")) is None:
        properties.insert(_place(properties, ("pStyle", "keepNext")), words("keepLines"))


def _part_from_tables(block: Element, following: Element) -> None:
    """Leave room between a table and the text before and after it; headings bring their own."""
    if block.tag == following.tag:
        return
    if following.tag == _key("tbl"):
        _space(block, after=_AROUND_TABLES)
    elif not _style(following).startswith("Heading"):
        _space(following, before=_AROUND_TABLES)


def _space(paragraph: Element, **sides: str) -> None:
    properties = _properties(paragraph)
    spacing = properties.find(_key("spacing"))
    if spacing is None:
        spacing = words("spacing")
        properties.insert(_place(properties, _BEFORE_SPACING), spacing)
    for side, room in sides.items():
        spacing.set(_key(side), room)


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(_key("pPr"))
    if found is None:
        found = words("pPr")
        paragraph.insert(0, found)
    return found


def _place(properties: Element, before: Sequence[str]) -> int:
    """Return where a property goes that stands after those named."""
    names = {_key(name) for name in before}
    return max((at + 1 for at, one in enumerate(properties) if one.tag in names), default=0)


def _keep_on_line(run: Element) -> None:
    """Set the hyphens of dates and minus signs, and blanks around signs, as ones not to part."""
    for at, held in reversed(list(enumerate(run))):
        if held.tag != _key("t"):
            continue
        said = _EQUATION.sub("\\1\u00a0\\2\u00a0", held.text or "")
        pieces: list[Element] = []
        for piece in _UNPARTED.split(said):
            pieces += [words("noBreakHyphen")] if pieces else []
            made = words("t")
            made.set(_SPACE, "preserve")
            made.text = piece
            pieces.append(made)
        run[at : at + 1] = pieces
