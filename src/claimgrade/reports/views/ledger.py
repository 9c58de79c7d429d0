"""The number ledger in words: what was claimed, what was measured, and the arithmetic."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from claimgrade.model.evidence import Locator
from claimgrade.model.ledger import Absolute, Cell, LedgerRow, OnePerson
from claimgrade.model.vocabulary import Verification
from claimgrade.reports.figures.strip import Measurement, Strip, strip
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.evidence import is_abstract, locator_words
from claimgrade.reports.views.numbers import claimed_number
from claimgrade.reports.views.parts import (
    counted,
    listed,
    sentence,
    span,
    together,
)
from claimgrade.reports.words import AGREEMENTS, VERIFICATIONS, Sign


class NumberLine(NamedTuple):
    """One number of a claim as a reader is told of it; what does not apply is empty.

    ``measured`` holds one line for each result it comes from, ``sum`` the arithmetic.
    """

    claimed: str
    agreement: Sign
    measured: tuple[str, ...]
    sum: str
    formula: str
    typical: str
    people: str
    note: str
    strip: Strip | None = None
    strip_caption: str = ""

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What is told below the number, each with its label; nothing that is empty."""
        pairs = (
            *((TEXT["measured"], words) for words in self.measured),
            (TEXT["ledger_sum"], self.sum),
            (TEXT["ledger_typical"], self.typical),
            (TEXT["ledger_people"], self.people),
            (TEXT["ledger_note"], self.note),
        )
        return tuple((label, words) for label, words in pairs if words)


def number_line(row: LedgerRow) -> NumberLine:
    """Return a row of the ledger in words."""
    drawn = _strip(row)
    by_result = groupby(row.cells, key=lambda cell: (cell.study, cell.result))
    return NumberLine(
        claimed=claimed_number(row.number),
        agreement=AGREEMENTS[row.agreement],
        measured=tuple(_measured(tuple(cells)) for _, cells in by_result),
        sum=figures_in_print(f"{row.arithmetic}.") if row.worked_out else "",
        formula=row.formula if row.worked_out else "",
        typical=sentence(row.typical),
        people=absolute_words(row.absolute) if row.absolute else "",
        note=sentence(row.note),
        strip=drawn,
        strip_caption=_caption(drawn) if drawn is not None else "",
    )


def _strip(row: LedgerRow) -> Strip | None:
    """Return the number beside what was measured, where two or more results measured it."""
    if len(row.measured) < 2:
        return None
    unit = row.number.unit if isinstance(row.number.unit, str) else ""
    measured = [Measurement(m.name, m.value, m.low, m.high, m.middle) for m in row.measured]
    return strip(float(row.number.value), claimed_number(row.number), unit, measured)


def _caption(drawn: Strip) -> str:
    scale = TEXT["strip_logarithmic"] if drawn.logarithmic else ""
    middle = TEXT["strip_middle"] if any(row.typical for row in drawn.rows) else ""
    return TEXT["strip_caption"].format(scale=scale) + middle


def _measured(cells: Sequence[Cell]) -> str:
    """Return where numbers stand: source, result, cells, people, place, what was read."""
    first, said = cells[0], ", ".join(map(_cell, cells))
    place = listed([_people(cells), _place(first.locator, first.verified_in)])
    return f"{first.name}, {first.outcome}: {said}; {place}."


def _people(cells: Sequence[Cell]) -> str:
    """Return in how many people numbers were measured, of each cell where they differ."""
    sizes = [cell.people for cell in cells]
    known = list(dict.fromkeys(size for size in sizes if size is not None))
    if len(known) < 2 or None in sizes:
        return counted(known[0], "person") if known and None not in sizes else ""
    return TEXT["people_each"].format(numbers=together([str(size) for size in known]))


def _cell(cell: Cell) -> str:
    """Return a printed number, with the group or end that it is for."""
    unit = f" {cell.unit}" if cell.unit and not cell.unit.startswith("%") else cell.unit
    number = f"{cell.value}{unit}"
    return number if cell.field == "estimate" else f"{number} ({cell.cell})"


def _place(locator: Locator | None, verified_in: str) -> str:
    where = locator_words(locator)
    read = VERIFICATIONS[Verification(verified_in)] if verified_in else TEXT["not_verified"]
    in_abstract = verified_in == Verification.ABSTRACT and is_abstract(where)
    return read if in_abstract else f"{where}, {read}"


def absolute_words(absolute: Absolute) -> str:
    """Return a relative effect told in people, with its interval and its baseline."""
    interval = ""
    if absolute.low is not None and absolute.high is not None:
        interval = f" ({span(_whole(absolute.low), _whole(absolute.high))})"
    told = TEXT["people_without_and_with"].format(
        per=f"{absolute.per:,}",
        without=_whole(absolute.without),
        with_it=_whole(absolute.with_it),
        interval=interval,
    )
    fewer = "fewer" if absolute.with_it < absolute.without else "more"
    needed = ""
    if absolute.needed:
        number = f"{math.ceil(absolute.needed):,}"
        needed = TEXT[f"people_needed_{fewer}"].format(number=number)
    baseline = TEXT["sof_baseline"].format(baseline=absolute.baseline)
    return listed([told, needed, baseline, sentence(absolute.formula)], " ")


def _whole(people: float) -> str:
    """Return people as a whole number; under a half of one, with a decimal."""
    return f"{people:,.0f}" if people >= 0.5 or people == 0 else f"{people:.1f}"


def one_person_line(one: OnePerson, source: str) -> str:
    """Return what a result says of one person, with the names of source and result."""
    return f"{source}, {one.outcome}: {sentence(figures_in_print(one.line))}"
