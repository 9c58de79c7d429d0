"""The number ledger: every number in a claim, and the cell and arithmetic it leads to."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.evidence import Locator


class Agreement(StrEnum):
    """How a claimed number stands to what was measured."""

    AGREES = "agrees"
    DIFFERS = "differs"
    EXTREME = "extreme of its range"
    WRONG_STATISTIC = "wrong statistic"
    NOT_FOUND = "not found"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as a study printed it: where it stands, and in whom it was measured.

    ``cell`` says in words which of its result's figures it is, ``field`` is its dotted path.
    ``outcome`` is the result as a reader knows it.
    """

    study: str
    result: str
    name: str
    cell: str
    value: str
    unit: str
    locator: Locator | None
    verified_in: str
    people: int | None
    field: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Absolute:
    """A relative effect told in people, from a cited baseline risk.

    ``per`` is 100 or 1,000; ``without`` and ``with_it`` are people with the outcome among so
    many, ``low`` and ``high`` the interval of ``with_it``. ``needed`` is the number needed to
    treat, given only where the interval excludes no effect.
    """

    per: int
    without: float
    with_it: float
    low: float | None
    high: float | None
    needed: float | None
    baseline: str
    formula: str


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """What one result measured of what a number claims, in the unit of the number.

    ``low`` and ``high`` are the interval printed with it, else the one that its spread gives.
    ``middle`` marks the one in the middle of three or more, of an even number the two.
    """

    study: str
    result: str
    name: str
    value: float
    low: float | None
    high: float | None
    middle: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One number of a claim with its way back to what was measured.

    ``arithmetic`` reads from the cells to the claimed value ("20.5 to 21.7 cm²: +5.9 %");
    ``typical`` is the central figure of the same result where the number is an extreme.
    ``measured`` is what each result that tests the claim measured of it; ``worked_out`` is true
    where a sum leads from the cells to the value.
    """

    claim: str
    index: int
    number: ClaimedNumber
    agreement: Agreement
    cells: tuple[Cell, ...]
    arithmetic: str
    formula: str
    value: str
    note: str
    typical: str = ""
    absolute: Absolute | None = None
    measured: tuple[MeasuredValue, ...] = ()
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class OnePerson:
    """What a group's result says of one person, in one plain line.

    ``line`` reads "spread not reported" where neither spread nor prediction interval is known,
    and names the one person where one alone was measured, who has none.
    ``outcome`` is the result as a reader knows it.
    """

    study: str
    result: str
    line: str
    reported: bool
    outcome: str = ""
