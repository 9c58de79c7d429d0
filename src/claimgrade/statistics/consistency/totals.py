"""Counts that have to fit: events in their total, groups in the study, a share in percent."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from claimgrade.statistics.consistency.rounding import span_of


def is_share(printed: Decimal, events: int, total: int, *, percent: bool = False) -> bool:
    """Return whether a printed share can stand for ``events`` of ``total``.

    With ``percent`` it is printed in percent, else as a share of 1.

    Raises:
        ValueError: ``total`` is below 1.
    """
    if total < 1:
        raise ValueError("a share is of at least one person")
    return Fraction(events * (100 if percent else 1), total) in span_of(printed)


def too_many(sizes: Iterable[int], whole: int) -> int | None:
    """Return the sum of groups of different people where it is above the whole, else ``None``."""
    together = sum(sizes)
    return together if together > whole else None
