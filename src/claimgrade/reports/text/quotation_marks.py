"""Quotation marks and apostrophes as they are printed in English."""

import re

_OPENING = re.compile(r"(?<![^\s(\[“‘/–—-])'(?=\S)")


def curled(words: str) -> str:
    """Return words with single quotation marks and apostrophes as print has them: ‘may’.

    The straight marks of a keyboard stand for them where words are written, and on a terminal (The
    Chicago Manual of Style, 17th edition, 6.115). Straight double marks, which stand around what
    is typed into a shell, are kept.
    """
    return _OPENING.sub("‘", words).replace("'", "’")
