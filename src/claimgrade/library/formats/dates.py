"""When a work appeared, between the fields of a bibliography entry and other formats.

A date in an entry is biblatex's ``date`` (ISO 8601 and the parts of EDTF that its manual lists in
2.3.8) or BibTeX's ``year``, ``month`` and ``day``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
FIRST_SEASON = 21
"""EDTF's number for spring; 22 to 24 are summer, autumn and winter."""

_POINT = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?:T\S+)?(?P<unsure>[~?%]?)"
)
_OF_A_DATE = re.compile(r"[\dTZ:+./~?%-]*")
_YEAR = re.compile(r"-?\d{1,4}")
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d]+)\.?")
_MONTH_AND_DAY = re.compile(r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?")


@dataclass(frozen=True, slots=True)
class When:
    """A date or a span of time.

    ``begin`` and ``end`` are year, month and day as far as they are known; ``end`` is None where
    there is no span and empty where it is open. ``season`` is 1 (spring) to 4 (winter). ``text``
    is what is written where it is no date.
    """

    begin: tuple[int, ...] = ()
    end: tuple[int, ...] | None = None
    season: int | None = None
    circa: bool = False
    text: str = ""


def when(fields: Mapping[str, str]) -> When | None:
    """Return when a work appeared by its ``date``, else its ``year``; None without either."""
    if date := date_text(fields.get("date", "")):
        return parsed(date)
    year = _said(fields, "year")
    if not year:
        return None
    if not _YEAR.fullmatch(year):
        return parsed(year)
    month, day = month_and_day(_said(fields, "month"))
    given = _said(fields, "day")
    day = int(given) if given.isdecimal() and len(given) <= 2 else day
    return When(valid((int(year), month or 0, day or 0)))


def date_text(value: str) -> str:
    """Return a field that holds a date as text; the ``~`` of a date says "about"."""
    value = value.strip()
    return value if _OF_A_DATE.fullmatch(value) else plain_text(value).strip()


def parsed(text: str) -> When:
    """Return a date as ISO 8601 and EDTF write it; what is none is kept as text."""
    text = text.strip()
    first, slash, last = text.partition("/")
    begin = _POINT.fullmatch(first)
    if begin is None or (slash and last not in ("", "..") and not _POINT.fullmatch(last)):
        return When(text=text)
    start, season = _parts(begin)
    made_end: tuple[int, ...] | None = None
    if slash:
        end = _POINT.fullmatch(last)
        made_end = _parts(end)[0] if end else ()
    return When(start, made_end, season, bool(begin["unsure"]))


def iso(moment: When) -> str:
    """Return a date as ISO 8601 and EDTF write it, which is how biblatex's ``date`` does."""
    if not moment.begin:
        return moment.text
    start = _written(moment.begin)
    if moment.season and len(moment.begin) == 1:
        start = f"{start}-{FIRST_SEASON + moment.season - 1}"
    start += "~" if moment.circa else ""
    return start if moment.end is None else f"{start}/{_written(moment.end)}"


def date_fields(moment: When) -> dict[str, str]:
    """Return the fields of an entry that say when: ``year`` and ``month``, ``date`` for the rest.

    BibTeX's own fields are used where they can say it, since every program reads them.
    """
    if not moment.begin:
        return {"year": as_bibtex(moment.text)} if moment.text else {}
    if moment.end is not None or moment.season or moment.circa or moment.begin[0] < 0:
        return {"date": iso(moment)}
    made = {"year": str(moment.begin[0])}
    if len(moment.begin) > 1:
        made["month"] = MONTHS[moment.begin[1] - 1]
    if len(moment.begin) > 2:
        made["day"] = str(moment.begin[2])
    return made


def day_field(moment: When) -> str:
    """Return a date as a field such as ``urldate`` has it; words as BibTeX writes them."""
    return iso(moment) if moment.begin else as_bibtex(moment.text)


def valid(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Return year, month and day up to the first that cannot be."""
    year, month, day = (*parts, 0, 0)[:3]
    if not 1 <= month <= len(MONTHS):
        return (year,)
    return (year, month, day) if 1 <= day <= 31 else (year, month)


def month_and_day(text: str) -> tuple[int | None, int | None]:
    """Return the month and the day that a field for months says: ``May``, ``5``, ``3 May``."""
    text = text.strip()
    if text.isdecimal() and len(text) <= 2:
        return (int(text) if 1 <= int(text) <= len(MONTHS) else None), None
    found = _DAY_AND_MONTH.fullmatch(text) or _MONTH_AND_DAY.fullmatch(text)
    month = month_number(found["month"] if found else text)
    return month, int(found["day"]) if found and month else None


def month_number(text: str) -> int | None:
    """Return the number of a month by its English name or the first three letters of it."""
    word = text.strip().rstrip(".").lower()
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and (name.lower().startswith(word) or (word == "sept" and number == 9)):
            return number
    return None


def season_number(text: str) -> int | None:
    """Return the number of a season by its English name: spring is 1."""
    word = text.strip().lower().replace("fall", "autumn")
    names = [name.lower() for name in SEASONS]
    return names.index(word) + 1 if word in names else None


def _said(fields: Mapping[str, str], name: str) -> str:
    return plain_text(fields.get(name, "")).strip()


def _parts(found: re.Match[str]) -> tuple[tuple[int, ...], int | None]:
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    if FIRST_SEASON <= month < FIRST_SEASON + len(SEASONS):
        return (year,), month - FIRST_SEASON + 1
    return valid((year, month, day)), None


def _written(parts: tuple[int, ...]) -> str:
    if not parts:
        return ""
    year = f"{parts[0]:05d}" if parts[0] < 0 else f"{parts[0]:04d}"
    return "-".join((year, *(f"{part:02d}" for part in parts[1:])))
