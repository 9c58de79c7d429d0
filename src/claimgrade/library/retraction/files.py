"""Files that list retractions: the CSV of Retraction Watch, and a map of DOIs.

The names of the columns, the day as month/day/year with a time, ``;`` between the parts of a
cell and after the last, ``unavailable`` for a missing DOI and ``0`` for a missing PMID are as
Crossref documents the CSV (crossref.org, "Retraction Watch") and as programs that read it find
them; no real file of that kind was at hand when this was written.
"""

import csv
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from claimgrade.library.identifiers import normalise_doi


class UnreadableList(ValueError):
    """A file that is not a list of retractions; the message says what was expected."""


class Nature(StrEnum):
    """What a notice does to a work, in the words of the column ``RetractionNature``."""

    RETRACTION = "Retraction"
    CORRECTION = "Correction"
    CONCERN = "Expression of concern"
    REINSTATEMENT = "Reinstatement"


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry of a list: a work, what became of it, and the notice that says so.

    DOIs are in the spelling of ``normalise_doi``, PMIDs digits alone. ``nature`` is ``None``
    where ``word`` is none that is known. ``line`` is that of the file, 0 where it has none.
    """

    nature: Nature | None
    dois: tuple[str, ...]
    notice_dois: tuple[str, ...] = ()
    pmids: tuple[str, ...] = ()
    notice_pmids: tuple[str, ...] = ()
    on: datetime.date | None = None
    reasons: tuple[str, ...] = ()
    line: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class ListFile:
    """The entries of a file in their order."""

    notices: tuple[Notice, ...]


NEEDED = ("OriginalPaperDOI", "RetractionDOI", "RetractionNature")
OTHERS = ("OriginalPaperPubMedID", "RetractionPubMedID", "RetractionDate", "Reason")

_NATURES = {nature.value.casefold(): nature for nature in Nature}
_BETWEEN_DOIS = re.compile(r"[;,|\s]+(?=(?:https?://\S*?|doi:?\s*)?10\.\d{4,9}/)", re.IGNORECASE)
_PMID = re.compile(r"[1-9]\d{0,8}")
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def read_list(path: Path) -> ListFile:
    """Return what a list of retractions holds.

    A CSV has a first line that names the columns ``NEEDED``, in any order, and may have
    ``OTHERS``. A JSON file is ``{"retractions": {doi: notice}, "concerns": {doi: notice}}``,
    where ``concerns`` may be left out.

    Raises:
        UnreadableList: the file is something else.
        OSError: it cannot be opened.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        begins = file.read(4096).lstrip()[:1]
        file.seek(0)
        if begins in {"{", "["}:
            return ListFile(tuple(_from_json(file.read(), path)))
        try:
            return ListFile(tuple(_from_csv(csv.reader(file), path)))
        except csv.Error as error:
            raise UnreadableList(f"{path.name} is not a CSV file: {error}.") from error


def _from_json(text: str, path: Path) -> Iterator[Notice]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableList(f"{path.name} is not a JSON file in UTF-8.") from error
    if not isinstance(data, dict) or "retractions" not in data:
        raise UnreadableList(f"{path.name} has no map named 'retractions'.")
    for name, nature in (("retractions", Nature.RETRACTION), ("concerns", Nature.CONCERN)):
        held = data.get(name, {})
        if not isinstance(held, dict):
            raise UnreadableList(f"'{name}' in {path.name} is not a map from DOI to notice.")
        for written, notice in held.items():
            yield Notice(nature, dois_in(written), dois_in(notice), word=nature.value)


def _from_csv(rows: Any, path: Path) -> Iterator[Notice]:
    header: list[str] = next(rows, [])
    places = {_folded(name): place for place, name in reversed(list(enumerate(header)))}
    missing = [name for name in NEEDED if _folded(name) not in places]
    if missing:
        raise UnreadableList(
            f"{path.name} is neither a map of DOIs in JSON nor a CSV of Retraction Watch: "
            f"it has no column {', '.join(missing)}."
        )
    columns = [places.get(_folded(name), -1) for name in (*NEEDED, *OTHERS)]
    for row in rows:
        if any(cell.strip() for cell in row):
            yield _notice([_cell(row, place) for place in columns], rows.line_num)


def _notice(cells: Sequence[str], line: int) -> Notice:
    doi, notice_doi, word, pmid, notice_pmid, day, reasons = cells
    return Notice(
        nature=_NATURES.get(" ".join(word.split()).strip(" ;").casefold()),
        dois=dois_in(doi),
        notice_dois=dois_in(notice_doi),
        pmids=_pmids(pmid),
        notice_pmids=_pmids(notice_pmid),
        on=_day(day),
        reasons=tuple(r for part in reasons.split(";") if (r := part.strip().lstrip("+").strip())),
        line=line,
        word=word.strip(),
    )


def dois_in(cell: Any) -> tuple[str, ...]:
    """Return every DOI in a cell; a ``;`` within a DOI does not part it."""
    if not isinstance(cell, str):
        return ()
    parts = (normalise_doi(part) for part in _BETWEEN_DOIS.split(cell))
    return tuple(dict.fromkeys(filter(None, parts)))


def _pmids(cell: str) -> tuple[str, ...]:
    """Return every PMID in a cell; a number that a spreadsheet made ``123.0`` is whole again."""
    parts = (part.strip().removesuffix(".0") for part in re.split(r"[;,|\s]+", cell))
    return tuple(dict.fromkeys(part for part in parts if _PMID.fullmatch(part)))


def _day(cell: str) -> datetime.date | None:
    """Return a day as year-month-day, or month/day/year as the list has it; a time may follow."""
    if found := _YEAR_FIRST.match(cell.strip()):
        year, month, day = map(int, found.groups())
    elif found := _MONTH_FIRST.match(cell.strip()):
        month, day, year = map(int, found.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else ""


def _folded(name: str) -> str:
    return re.sub(r"[\s_]", "", name).casefold()
