"""A Word document as pandoc made it, finished: pages, rows of tables, numbers of lists.

None can be asked of pandoc: its pages are those of the document whose styles it takes, a row of
its tables may be cut in two at the end of a page, and its lists have room for two digits.
"""

import io
import re
import zipfile
from functools import partial

from claimgrade.reports.word_arrangement import arranged

_BODY = "word/document.xml"
_ROW = re.compile(rb"<w:tr>(?:<w:trPr>(.*?)</w:trPr>)?")
_PAGE = re.compile(rb"<w:pgSz\b[^>]*>")
_NUMBERS = "word/numbering.xml"
_DECIMAL = re.compile(
    rb'(<w:numFmt w:val="decimal" ?/>(?:(?!</w:lvl>).)*?w:hanging=")360"', re.DOTALL
)
_THREE_DIGITS = rb'\g<1>560"'
_HEADS = "word/header"
_TITLE = re.compile(rb'<w:pStyle w:val="Title" ?/>.*?</w:p>', re.DOTALL)
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_ASKS_FOR_TITLE = re.compile(
    rb"(STYLEREF +Title\b[^>]*>\s*<w:r>\s*)<w:t(?: [^>]*)?(?:/>|>\s*</w:t>)"
)
_SIDE = re.compile(rb'w:([wh])="(\d+)"')


def finished(document: bytes, *, across: bool) -> bytes:
    """Return the document with rows that no page end cuts, its pages laid ``across`` if asked.

    Where a running head asks for the title it is written there too, for programs that do not ask.

    All else stays as it is, the days of its parts too, so the same input gives the same bytes.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        title = _title(given.read(_BODY))
        for entry in given.infolist():
            part = given.read(entry)
            if entry.filename == _BODY:
                part = arranged(part)
                part = _ROW.sub(rb"<w:tr><w:trPr><w:cantSplit/>\1</w:trPr>", part)
                part = _PAGE.sub(_laid_across, part) if across else part
            elif entry.filename == _NUMBERS:
                part = _DECIMAL.sub(_THREE_DIGITS, part)
            elif entry.filename.startswith(_HEADS):
                part = _ASKS_FOR_TITLE.sub(partial(_with_title, title), part)
            archive.writestr(entry, part)
    return made.getvalue()


def _title(body: bytes) -> bytes:
    """Return the title of a document as a running head shows it."""
    found = _TITLE.search(body)
    said = b"".join(_WORDS.findall(found[0])) if found is not None else b""
    return b'<w:t xml:space="preserve">' + said + b"</w:t>"


def _with_title(title: bytes, field: re.Match[bytes]) -> bytes:
    return field[1] + title


def _laid_across(size: re.Match[bytes]) -> bytes:
    """Return the size of a page with the longer side as its width."""
    sides = {name: int(length) for name, length in _SIDE.findall(size[0])}
    if sides.keys() != {b"w", b"h"}:
        return size[0]
    longer, shorter = max(sides.values()), min(sides.values())
    return b'<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>' % (longer, shorter)
