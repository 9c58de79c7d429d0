"""Dates as RIS writes them: year, month, day and other words between slashes."""

import re
from dataclasses import replace

from claimgrade.library.formats.dates import (
    SEASONS,
    When,
    month_and_day,
    month_number,
    parsed,
    season_number,
    valid,
)

_YEAR = re.compile(r"-?\d{1,4}")


def ris_date(text: str) -> When:
    """Return what ``2000/05/03/other`` says; ISO 8601 and a year alone are read too.

    Other words may be a month or a season; any that are neither are not kept here.
    """
    parts = [part.strip() for part in text.split("/")]
    if not _YEAR.fullmatch(parts[0]):
        return parsed(text)
    month, day, other = (*parts[1:], "", "", "")[:3]
    months = _number(month) or month_number(month) or month_number(other) or 0
    begin = valid((int(parts[0]), months, _number(day)))
    season = season_number(month) or season_number(other) if len(begin) == 1 else None
    return When(begin, season=season)


def with_month(year: When, words: str) -> When | None:
    """Return a year with the month or season that other words name; None where they name none."""
    month, day = month_and_day(words)
    if not year.begin:
        return None
    if month:
        return When(valid((year.begin[0], month, day or 0)))
    season = season_number(words)
    return replace(year, season=season) if season else None


def is_whole(text: str, moment: When) -> bool:
    """Tell whether nothing of a RIS date is left out of what was read from it."""
    other = text.split("/")[3:]
    words = " ".join(other).strip()
    return bool(moment.begin) and (not words or bool(month_number(words) or season_number(words)))


def year_of(moment: When) -> str:
    """Return the year for ``PY``, in four figures; words where there is no date."""
    return f"{moment.begin[0]:04d}" if moment.begin else moment.text


def day_of(moment: When) -> str:
    """Return the whole date for ``DA``; nothing where a year is all there is."""
    if not moment.begin or (len(moment.begin) == 1 and not moment.season):
        return ""
    month, day = (*moment.begin[1:], 0, 0)[:2]
    season = SEASONS[moment.season - 1] if moment.season else ""
    parts = (year_of(moment), f"{month:02d}" if month else "", f"{day:02d}" if day else "", season)
    return "/".join(parts)


def _number(part: str) -> int:
    return int(part) if part.isdecimal() and part.isascii() and len(part) <= 2 else 0
