"""The text that recorded positions count in, whatever file an article comes in."""

import re
import unicodedata

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of a normalised text."""

_LINE_END = re.compile("\r\n|[\r\x85\u2028]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_WHITE_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Return the text that positions count in.

    Unicode NFC, no byte order mark, paragraphs (what blank lines separate) joined by exactly
    one blank line, and every run of white space within a paragraph a single space.
    """
    unicode_text = unicodedata.normalize("NFC", text.replace("\ufeff", ""))
    lines = _LINE_END.sub("\n", unicode_text).replace("\u2029", PARAGRAPH_BREAK)
    blocks = (collapse(block).strip() for block in _BLANK_LINES.split(lines))
    return PARAGRAPH_BREAK.join(block for block in blocks if block)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, normalised, in their order."""
    normalised = normalise(text)
    return tuple(normalised.split(PARAGRAPH_BREAK)) if normalised else ()


def collapse(text: str) -> str:
    """Make every run of white space one space, at the ends too."""
    return _WHITE_SPACE.sub(" ", text)
