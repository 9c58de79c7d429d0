"""An article's text from the file it is kept in: plain text, Markdown, HTML or DOCX."""

from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import read_at_most
from claimgrade.workspace.reading.article_docx import docx_blocks
from claimgrade.workspace.reading.article_html import html_blocks
from claimgrade.workspace.reading.article_markdown import markdown_blocks
from claimgrade.workspace.reading.blocks import Block, Unreadable
from claimgrade.workspace.reading.normalised_text import PARAGRAPH_BREAK, paragraphs
from claimgrade.workspace.reading.text import decode

MAX_ARTICLE_BYTES = 10 * 1024 * 1024
"""The largest file that an article's text is read from."""

_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
_HTML = {".html", ".htm", ".xhtml"}
MARKED_UP = frozenset({".docx", *_MARKDOWN, *_HTML})
"""Endings of files whose words are not all that is in them."""

_BINARY = {
    b"%PDF": "a PDF",
    b"{\\rt": "a rich-text file (RTF)",
    b"\xd0\xcf\x11\xe0": "an old Word file (.doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff\xe0": "a picture",
}
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, normalised; ``heading_level`` is 1 to 6, or ``None`` for running text."""

    text: str
    heading_level: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The paragraphs of an article, and the normalised text in which positions count."""

    paragraphs: tuple[Paragraph, ...]
    text: str


def read_article_text(path: Path) -> ArticleText | Unreadable:
    """Return the text of the article in a file, or why it cannot be read.

    The name's ending says what the file is: ``.md``, ``.html``, ``.docx``; any other is plain
    text. At most 10 MB are read.
    """
    try:
        data = read_at_most(str(path), MAX_ARTICLE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return Unreadable(f"it cannot be read: {reason}", "give the path of the article's text")
    if len(data) > MAX_ARTICLE_BYTES:
        return Unreadable(
            f"it has more than {MAX_ARTICLE_BYTES // 1024 // 1024} MB",
            "give the text without pictures, or a part of it",
        )
    return article_text(data, path.suffix)


def article_text(data: bytes, ending: str) -> ArticleText | Unreadable:
    """Return the text of an article from the bytes of a file whose name ends so (``.md``)."""
    blocks = _blocks(data, ending.lower())
    if isinstance(blocks, Unreadable):
        return blocks
    found = tuple(
        Paragraph(text, block.heading_level) for block in blocks for text in paragraphs(block.text)
    )
    if not found:
        return Unreadable("there is no text in it", "give a file that holds the article's words")
    return ArticleText(found, PARAGRAPH_BREAK.join(paragraph.text for paragraph in found))


def _blocks(data: bytes, ending: str) -> list[Block] | Unreadable:
    if ending == ".docx":
        return docx_blocks(data)
    for mark, name in _BINARY.items():
        if data.startswith(mark):
            return Unreadable(f"it is {name}, which is not read", "save its text as .txt or .docx")
    if data.startswith(_ZIP):
        return Unreadable(
            "it is a zip archive and not text", "if it is a Word file, let its name end in .docx"
        )
    text = decode(data)
    if isinstance(text, Fault):
        where = f" (line {text.line}, column {text.column})" if "byte" in text.message else ""
        return Unreadable(
            f"{text.message}{where}".replace("this file is", "it is"), "save it as UTF-8"
        )
    if "\0" in text:
        return Unreadable("it holds characters that no text has", "give a text file")
    if ending in _HTML:
        return html_blocks(text)
    if ending in _MARKDOWN:
        return markdown_blocks(text)
    return [Block(text)]
