"""How long a work takes to read, where its pages are recorded."""

import re
from collections.abc import Mapping

from claimgrade.library.latex import plain_text

WORDS_A_MINUTE = 238
"""Mean rate of silent reading of English non-fiction (Brysbaert, J Mem Lang 2019;109:104047)."""

WORDS_A_PAGE = 800
"""Taken for a page of a journal in two columns, with its figures and tables."""

_STEP = 5
_MOST_PAGES = 400
_RANGE = re.compile(r"([A-Za-z]*)(\d+)\s*[-–—]+\s*([A-Za-z]*)(\d+)")


def pages(fields: Mapping[str, str]) -> int | None:
    """Return the number of pages of an entry, ``None`` where it is not recorded.

    Reads ``1460--1466`` and the short form ``452-8``. A single number may be a page or an article
    number and says nothing of the length; a range that runs backwards is no range.
    """
    found = _RANGE.fullmatch(plain_text(fields.get("pages", "")).strip())
    if found is None:
        return None
    before, first, before_last, last = found.groups()
    if before_last and before_last != before:
        return None
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    count = int(last) - int(first) + 1
    return count if 1 <= count <= _MOST_PAGES else None


def minutes_to_read(fields: Mapping[str, str]) -> int | None:
    """Return an estimate in minutes, to five minutes, from the pages; ``None`` without pages.

    Pages times :data:`WORDS_A_PAGE` by :data:`WORDS_A_MINUTE`.
    """
    count = pages(fields)
    if count is None:
        return None
    return max(_STEP, round(count * WORDS_A_PAGE / WORDS_A_MINUTE / _STEP) * _STEP)
