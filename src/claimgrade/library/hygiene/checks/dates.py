"""Checks of years, dates and months."""

import datetime
import re
from collections.abc import Iterator

from claimgrade.library.hygiene.checks.placeholders import is_placeholder
from claimgrade.library.hygiene.codes import dates as codes
from claimgrade.library.hygiene.remark import Remark, shown
from claimgrade.library.latex import plain_text
from claimgrade.workspace.bibtex.entries import BibEntry

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_PLAIN_YEAR = re.compile(r"[12]\d{3}")
_NO_YEAR_YET = re.compile(
    r"in\s+(?:press|print|prep)|forthcoming|appear|submi|accepted|prepar|unpublish|ahead|online"
    r"|n\.?\s*d\.?|no\s+date|undated|s\.\s*d\.|circa|\bc\.|\bca\b|century|b\.?c\.?|\bin\s+druck"
    r"|\?|x",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(r"in\s+press|forthcoming|appear|submi|accepted|prepar", re.IGNORECASE)
_ISO = re.compile(
    r"[-+]?(?P<year>[\dXu]{4})(?:-(?P<month>[\dXu]{2})(?:-(?P<day>[\dXu]{2}))?)?"
    r"(?:T[\d:.Z+-]+)?[~?%]*|Y[-+]?\d{5,}|unknown|open|\.\.|",
)
_MONTH_WORD = re.compile(
    r"jan|feb|f[ée]v|mar|mär|m[ae]rz|mrt|apr|avr|abr|ma[iyg]|mei|jun|juin|giu|jul|juil|lug|a[ugo]{2}"
    r"|ao[uû]t|sep|set|o[ck]t|out|ott|nov|de[czs]|dic|ene|gen|spring|summer|autumn|fall|winter"
    r"|easter|michaelmas|trinity|hilary|christmas|quarter|\bq[1-4]\b|trimest|semest|early|late|mid",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_DATE_FIELDS = ("date", "origdate", "eventdate")


def year(entry: BibEntry) -> Iterator[Remark]:
    """Check the field ``year``: four digits somewhere in it, or words that say why not."""
    value = entry.fields.get("year")
    if not value or _PLAIN_YEAR.fullmatch(value) or is_placeholder(value):
        return
    plain = plain_text(value).strip()
    found = _YEAR.search(plain)
    if found is not None and int(found.group()) > 0:
        return
    if plain.isascii() and not _NO_YEAR_YET.search(plain):
        yield Remark(codes.IMPOSSIBLE_YEAR, f"'{shown(value)}' is no year", "year")


def written_dates(entry: BibEntry) -> Iterator[Remark]:
    """Check that dates are written as biblatex reads them, and that the days exist.

    Extended Date/Time Format of ISO 8601-2, level 1 and the unspecified digits of level 2.
    A day of visit (``urldate``) may be written otherwise: older styles print it as it stands.
    """
    for name in (*_DATE_FIELDS, "urldate"):
        value = entry.fields.get(name)
        if not value or is_placeholder(value):
            continue
        for part in value.strip("{} ").split("/"):
            found = _ISO.fullmatch(part.strip())
            if found is None:
                if name != "urldate":
                    message = f"the {name} '{shown(value)}' is not written as year-month-day"
                    yield Remark(codes.IMPOSSIBLE_DATE, message, name)
                break
            if not _exists(found["year"], found["month"], found["day"]):
                message = f"the {name} '{shown(value)}' is no day that exists"
                yield Remark(codes.IMPOSSIBLE_DATE, message, name)
                break


def month(entry: BibEntry) -> Iterator[Remark]:
    """Check the field ``month``: a month or season in some language, or 1 to 12."""
    value = entry.fields.get("month")
    if not value or is_placeholder(value):
        return
    plain = plain_text(value).strip()
    if not plain.isascii() or _MONTH_WORD.search(plain):
        return
    numbers = [int(digits) for digits in _NUMBERS.findall(plain[:6])]
    if len(plain) > 5 or not numbers or not all(1 <= number <= 12 for number in numbers):
        yield Remark(codes.IMPOSSIBLE_MONTH, f"'{shown(value)}' is no month", "month")


def future(entry: BibEntry, today: datetime.date) -> Iterator[Remark]:
    """Check that a work is not dated later than next year, nor visited after ``today``."""
    fields = entry.fields
    visited = fields.get("urldate", "").strip("{} ")[:10]
    if _is_later(visited, today):
        message = f"'{visited}', on which the address was visited, is a day to come"
        yield Remark(codes.FUTURE_DATE, message, "urldate")
    name = "year" if "year" in fields else "date"
    years = [int(digits) for digits in _YEAR.findall(fields.get(name, ""))]
    if not years or min(years) <= today.year + 1:
        return
    if "pubstate" in fields or _STILL_TO_COME.search(fields.get("note", "") + fields[name]):
        return
    message = f"the work is dated {min(years)}, and it is {today.year}"
    yield Remark(codes.FUTURE_DATE, message, name)


def _is_later(day: str, today: datetime.date) -> bool:
    try:
        return datetime.date.fromisoformat(day) > today
    except ValueError:
        return False


def _exists(year: str | None, month: str | None, day: str | None) -> bool:
    """Tell whether there is such a day; months 21 to 41 are seasons and quarters."""
    if year is None or month is None or not month.isdecimal():
        return True
    if day is None:
        return 1 <= int(month) <= 12 or 21 <= int(month) <= 41
    if not day.isdecimal() or not year.isdecimal():
        return 1 <= int(month) <= 12
    try:
        datetime.date(int(year) or 4, int(month), int(day))
    except ValueError:
        return False
    return True


CHECKS = (year, written_dates, month)
