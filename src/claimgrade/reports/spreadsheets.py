"""Tables for spreadsheets and data frames, in which no cell is taken for a formula."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgrade.reports.extras import need
from claimgrade.reports.text import TEXT

if TYPE_CHECKING:
    import pandas

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LINE_END = re.compile(r"\r\n?")

LONGEST_CELL = 32_767
"""Characters that a cell of an Excel workbook can hold."""

_WIDEST = 60
_NARROWEST = 8
_UNDATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the time zone of a workbook is not told

_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns and its rows, whose values stand in the columns' order.

    A value is text, a number, a yes or no, or ``None`` where it is missing. ``types`` names the
    pandas type of each column that does not hold text.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    types: Mapping[str, str]

    def records(self) -> list[dict[str, object]]:
        """Return one mapping a row, by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> "pandas.DataFrame":
        """Return the table as a pandas frame."""
        import pandas

        frame = pandas.DataFrame(list(self.rows), columns=list(self.columns))
        text = {name: "str" for name in self.columns if name not in self.types}
        return frame.astype({**text, **self.types})


def spreadsheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return a CSV table with a head; ``None`` is an empty cell.

    A value that a spreadsheet would take for a formula, a number below zero too, gets an
    apostrophe before it (:func:`defused`).
    """
    return joined(columns, ([str_of(row[column]) for column in columns] for row in rows))


def joined(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV table with a head; ``None`` is an empty cell, a number stays as it is."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(defused(name) for name in columns)
    writer.writerows([defused("" if value is None else value) for value in row] for row in rows)
    return file.getvalue()


def str_of(value: object) -> str:
    """Return a value as text, empty for ``None``."""
    return "" if value is None else str(value)


def defused(value: object) -> object:
    """Return a text that no spreadsheet takes for a formula; everything else as it is.

    One that begins like a formula gets an apostrophe before it, as OWASP's page on CSV injection
    advises. A carriage return becomes a line feed, which is put in quotes: bare, it would end the
    row, and what comes after it would begin a cell.
    """
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return _LINE_END.sub("\n", text)


def as_csv(table: Table) -> str:
    """Return a table as CSV, written by pandas; text that begins like a formula is defused."""
    import pandas

    rows = [tuple(map(defused, row)) for row in table.rows]
    columns = [str(defused(name)) for name in table.columns]
    frame = pandas.DataFrame(rows, columns=columns, dtype=object)
    return frame.to_csv(index=False, lineterminator="\n")


def as_xlsx(tables: Sequence[Table], title: str, created: datetime.date | None = None) -> bytes:
    """Return tables as the sheets of an Excel workbook.

    Text is written as text, whatever it begins with; no cell becomes a formula or a link. The
    same tables and day give the same bytes: ``created`` is the day written into the workbook.
    Raises :class:`~claimgrade.reports.extras.ExtraMissing` without the extra ``tables``.
    """
    need("XLSX", "tables", "xlsxwriter")
    import pandas

    file = io.BytesIO()
    options = {"options": _AS_TEXT}
    with pandas.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        properties = {"title": title, "created": _moment(created)}
        writer.book.set_properties(properties)
        for table in tables:
            frame = table.frame()
            for name in table.columns:
                if name not in table.types:
                    frame[name] = frame[name].map(_fitting, na_action="ignore")
            frame.to_excel(writer, sheet_name=table.name, index=False)
            _lay_out(writer.sheets[table.name], table)
    return file.getvalue()


def as_parquet(table: Table) -> bytes:
    """Return a table as Parquet.

    Raises :class:`~claimgrade.reports.extras.ExtraMissing` without the extra ``parquet``.
    """
    need("Parquet", "parquet", "pyarrow")
    file = io.BytesIO()
    table.frame().to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()


def _moment(day: datetime.date | None) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time()) if day is not None else _UNDATED


def _fitting(text: str) -> str:
    cut = TEXT["cell_cut"]
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(cut)] + cut


def _lay_out(sheet: "_Sheet", table: Table) -> None:
    """Keep the head in sight, let the columns be filtered, and make them as wide as their text."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    for at, name in enumerate(table.columns):
        longest = max((len(str_of(row[at])) for row in table.rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(name), _NARROWEST) + 2, _WIDEST))


if TYPE_CHECKING:
    from typing import Any

    _Sheet = Any  # a worksheet of XlsxWriter, which ships no annotations
