"""What a check says of an entry, and the fields that the checks look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimgrade.workspace.bibtex.entries import BibEntry
from claimgrade.workspace.diagnostic import Diagnostic

TITLE_FIELDS = ("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "shorttitle")
JOURNAL_FIELDS = ("journal", "journaltitle")
PLACE_FIELDS = ("publisher", "institution", "school", "organization", "series", "address")
NAME_FIELDS = ("author", "editor", "translator", "bookauthor")
PRINTED_FIELDS = (*TITLE_FIELDS, *JOURNAL_FIELDS, *PLACE_FIELDS, *NAME_FIELDS)
"""The fields that a list of references prints as words; notes and abstracts are left alone."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a check has to say of an entry.

    ``where`` is the field that it is about, empty for the entry as a whole. ``mended`` holds
    fields as they should be, where that needs no guess. ``other`` is the key of another entry
    concerned.
    """

    code: Diagnostic
    message: str
    where: str = ""
    mended: Mapping[str, str] = field(default_factory=dict)
    other: str = ""


def present(entry: BibEntry, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield name and value of those fields that the entry has."""
    fields = entry.fields
    for name in names:
        value = fields.get(name)
        if value:
            yield name, value


def year_of(entry: BibEntry) -> str:
    """Return the field ``year``, else the beginning of ``date``; empty where there is neither."""
    return entry.fields.get("year") or entry.fields.get("date", "")[:4]


def shown(value: str, limit: int = 60) -> str:
    """Return a value for a message, shortened where it is long."""
    return value if len(value) <= limit else f"{value[: limit - 1].rstrip()}…"
