"""When a work appeared, from the fields of a bibliography entry to CSL's dates."""

import re
from collections.abc import Mapping
from typing import Any

from claimgrade.library.csl.pieces import without_reserved
from claimgrade.library.latex import plain_text

_ISO = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?:T\S+)?(?P<unsure>[~?%]?)"
)
_YEAR = re.compile(r"\d{1,4}")
_DAY = re.compile(r"\d{1,2}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_SEASON, _LAST_SEASON = 21, 24
_NO_DATE = frozenset({"n.d.", "nd", "n. d.", "no date", "undated"})


def issued(fields: Mapping[str, str]) -> dict[str, Any] | None:
    """Return when a work was issued as a CSL date, as exactly as recorded; None without a year.

    Reads BibLaTeX's ``date`` (ISO 8601, EDTF's ``~`` and ``?``, seasons, a range) and BibTeX's
    ``year`` with ``month`` and ``day``. What is no date, such as "in press", stands as written.
    """
    if date := _clean(fields.get("date", "")):
        return iso_date(date)
    year = _clean(fields.get("year", ""))
    if not year or year.lower() in _NO_DATE:
        return None
    if not _YEAR.fullmatch(year):
        return iso_date(year)
    month, day = _month(fields.get("month", "")), _clean(fields.get("day", ""))
    parts = [int(year)]
    if month is not None:
        parts.append(month)
        if _DAY.fullmatch(day) and 1 <= int(day) <= 31:
            parts.append(int(day))
    return {"date-parts": [parts]}


def iso_date(text: str) -> dict[str, Any] | None:
    """Return a date written in ISO 8601 as a CSL date; other words stand as written."""
    text = _clean(text)
    found = _ISO.fullmatch(text)
    if found is None:
        return _range(text) if text else None
    parts = [int(part) for part in (found["year"], found["month"], found["day"]) if part]
    made: dict[str, Any] = {"date-parts": [parts]}
    if len(parts) > 1 and not 1 <= parts[1] <= len(_MONTHS):
        made["date-parts"] = [parts[:1]]
        if _FIRST_SEASON <= parts[1] <= _LAST_SEASON:
            made["season"] = parts[1] - _FIRST_SEASON + 1
    if found["unsure"]:
        made["circa"] = 1
    return made


def _range(text: str) -> dict[str, Any]:
    """Return the years of a range, as ``2011–2012``; anything else as it is written."""
    begin, slash, end = text.partition("/")
    first, last = _ISO.fullmatch(begin), _ISO.fullmatch(end)
    if slash and first and (last or end in ("", "..")):
        if last and last["year"] == first["year"]:
            return {"date-parts": [[int(first["year"])]]}
        return {"literal": f"{first['year']}–{last['year'] if last else ''}"}
    return {"literal": text}


def _month(field: str) -> int | None:
    month = _clean(field).lower().rstrip(".")
    if _DAY.fullmatch(month):
        return int(month) if 1 <= int(month) <= len(_MONTHS) else None
    return _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else None


def _clean(field: str) -> str:
    return without_reserved(plain_text(field)).strip()
