"""Pages between BibTeX, where two hyphens part them, and plain text."""

import re

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text

_PAIR = re.compile(r"([^\W\d_]*\d+[^\W\d_]?)\s*[-‐‑–—]+\s*([^\W\d_]*\d+[^\W\d_]?)")
_DASH = re.compile(r"\s*(?:-{2,}|[–—])\s*")
_PARTS = re.compile(r"(\s*[,;+]\s*)")


def bibtex_pages(text: str) -> str:
    """Return pages as BibTeX has them, ``61--65``; a hyphen within one page is left."""
    parts = _PARTS.split(_one_line(text))
    return "".join(_pair(part) for part in parts).strip()


def plain_pages(value: str) -> str:
    """Return a ``pages`` field as ``61-65``, with an en dash where a page has a hyphen itself."""
    parts = _PARTS.split(_one_line(plain_text(value)))
    return "".join(_plain(part) for part in parts)


def first_and_last(value: str) -> tuple[str, str]:
    """Return the first and the last page of a ``pages`` field; the whole of it and nothing else."""
    plain = _one_line(plain_text(value))
    ends = _ends(plain)
    return ends if ends and not _PARTS.search(plain) else (plain_pages(value), "")


def joined_pages(first: str, last: str) -> str:
    """Return a first and a last page as BibTeX has them; the first may be a range already."""
    if not (first and last):
        return bibtex_pages(first or last)
    ends = _ends(_one_line(first))
    if ends and ends[1] == last:
        return bibtex_pages(first)
    return f"{as_bibtex(first)}--{as_bibtex(last)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ends(text: str) -> tuple[str, str] | None:
    if found := _PAIR.fullmatch(text):
        return found[1], found[2]
    halves = _DASH.split(text)
    return (halves[0], halves[1]) if len(halves) == 2 and all(halves) else None


def _pair(part: str) -> str:
    """Return one part, or the sign between two with the blanks around it."""
    ends = _ends(part)
    if ends:
        return "--".join(map(as_bibtex, ends))
    before, after = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * before}{as_bibtex(part)}{' ' * (after and bool(part.strip()))}"


def _plain(part: str) -> str:
    ends = _ends(part)
    if ends is None:
        return part
    sign = "–" if any("-" in end for end in ends) else "-"
    return sign.join(ends)
