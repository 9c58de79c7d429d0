"""Checks of pages, volumes and journals, and of marks in the place of a value."""

import re
from collections.abc import Iterator

from claimgrade.library.hygiene.checks.placeholders import is_placeholder
from claimgrade.library.hygiene.codes import numbers as codes
from claimgrade.library.hygiene.remark import JOURNAL_FIELDS, Remark, present, shown
from claimgrade.workspace.bibtex.entries import BibEntry

_RANGE = re.compile(r"([A-Za-z]*)(\d{1,12})--([A-Za-z]*)(\d{1,12})")
_PLAIN_PAGES = re.compile(r"\w+(?:--?\w+)?")
_DASH = re.compile(
    r" ?(?:---+|[‐‑‒–—―−]+|\{\s*[-‐‑‒–—―−]+\s*\}|\\text(?:en|em)dash(?:\s*\{\}|\s)|\$-+\$) ?"
    r"| --? ?|--? "
)
_ANY_DASH = re.compile(r" ?-+ ?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LABELLED = re.compile(r"(?:volume|vol|v)\b\.?\s*(\d+)", re.IGNORECASE)
_WITH_ISSUE = re.compile(r"(\d+)\s*\(\s*(\d+)\s*\)")
_WITH_MORE = re.compile(
    r"\d+\s*\([^()]*\)\s*:?.*|\d+\s*[,;]\s*(?:no|nr|issue|pp?)\b.*|\d+:\d+.*", re.I
)
_ISSN = re.compile(r"(?:issn:?\s*)?\d{4}-\d{3}[\dX]", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.|ftp://|doi:?\s*10\.|10\.\d{4,9}/)\S*", re.IGNORECASE)
_VOLUME_INSIDE = re.compile(r"\b\d+\s*\(\d+(?:[-–]\d+)?\)|\bvol(?:\.|ume)?\s*\d+", re.IGNORECASE)
_MAY_BE_UNKNOWN = (
    *("author", "editor", "journal", "journaltitle", "booktitle", "year", "date", "month"),
    *("volume", "number", "pages", "doi", "pmid", "pmcid", "isbn", "issn", "url", "publisher"),
    *("institution", "school", "edition", "series", "eprint"),
)


def pages(entry: BibEntry) -> Iterator[Remark]:
    """Check that no last page comes before the first; 61-6 is short for 61-66."""
    value = entry.fields.get("pages")
    if not value or is_placeholder(value):
        return
    for part in re.split(r"[;,]\s*| (?:and|&) ", _THOUSANDS.sub("", with_hyphens(value))):
        found = _RANGE.fullmatch(_ANY_DASH.sub("--", part.strip(" {}")))
        if found and _runs_backwards(*found.groups()):
            message = f"the last page comes before the first in '{shown(value)}'"
            yield Remark(codes.IMPOSSIBLE_PAGES, message, "pages")
            return


def dash_in_pages(entry: BibEntry) -> Iterator[Remark]:
    """Check that pages are joined by hyphens."""
    value = entry.fields.get("pages")
    if not value or _PLAIN_PAGES.fullmatch(value) or is_placeholder(value):
        return
    mended = with_hyphens(value)
    if mended != value:
        message = f"'{shown(value)}' has another dash, or blanks, where BibTeX has two hyphens"
        yield Remark(codes.DASH_IN_PAGES, message, "pages", {"pages": mended})


def with_hyphens(pages: str) -> str:
    """Return pages with two hyphens for every dash between two of them."""
    return _DASH.sub("--", pages)


def volume(entry: BibEntry) -> Iterator[Remark]:
    """Check that the field ``volume`` holds the volume alone."""
    value = entry.fields.get("volume")
    if not value or value.isdecimal():
        return
    labelled = _LABELLED.fullmatch(value)
    with_issue = _WITH_ISSUE.fullmatch(value)
    message = f"the volume is written as '{shown(value)}'"
    if labelled:
        yield Remark(codes.IMPOSSIBLE_VOLUME, message, "volume", {"volume": labelled[1]})
    elif with_issue and entry.fields.get("number", with_issue[2]) == with_issue[2]:
        mended = {"volume": with_issue[1], "number": with_issue[2]}
        yield Remark(codes.IMPOSSIBLE_VOLUME, message, "volume", mended)
    elif _WITH_MORE.fullmatch(value) or _ADDRESS.match(value):
        yield Remark(codes.IMPOSSIBLE_VOLUME, message, "volume")


def journal(entry: BibEntry) -> Iterator[Remark]:
    """Check that the journal is a name."""
    for name, value in present(entry, JOURNAL_FIELDS):
        plain = value.strip("{} ")
        if plain.isdecimal() or _ISSN.fullmatch(plain):
            yield Remark(codes.IMPOSSIBLE_JOURNAL, f"'{shown(value)}' is no journal's name", name)
        elif _ADDRESS.match(plain):
            message = f"an address stands for the journal: '{shown(value)}'"
            yield Remark(codes.IMPOSSIBLE_JOURNAL, message, name)
        elif _VOLUME_INSIDE.search(plain):
            message = f"the journal holds the volume: '{shown(value)}'"
            yield Remark(codes.IMPOSSIBLE_JOURNAL, message, name)


def placeholder(entry: BibEntry) -> Iterator[Remark]:
    """Check that no field holds a mark for a missing value."""
    for name, value in present(entry, _MAY_BE_UNKNOWN):
        if is_placeholder(value):
            yield Remark(codes.PLACEHOLDER, f"the field {name} says '{value}'", name)


def _runs_backwards(letters: str, first: str, last_letters: str, last: str) -> bool:
    if last_letters not in ("", letters) or (len(first) > 1 and first.startswith("0")):
        return False
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) < int(first)


CHECKS = (pages, dash_in_pages, volume, journal, placeholder)
