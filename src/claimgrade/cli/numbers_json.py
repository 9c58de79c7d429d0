"""Rows of the number ledger as plain values for JSON and CSV."""

from typing import Any

from claimgrade.model.ledger import Absolute, Cell, LedgerRow, OnePerson
from claimgrade.model.plain import plain


def row_as_json(row: LedgerRow) -> dict[str, Any]:
    """Return one number with its way back to the cells; keys are only ever added."""
    return {
        "index": row.index,
        "claimed": plain(row.number),
        "agreement": row.agreement,
        "cells": [_cell(cell) for cell in row.cells],
        "arithmetic": row.arithmetic,
        "formula": row.formula,
        "value": row.value,
        "note": row.note,
        "typical": row.typical,
        "absolute": _absolute(row.absolute),
    }


def one_person_as_json(one: OnePerson) -> dict[str, Any]:
    """Return what a result says of one person."""
    return {
        "study": one.study,
        "result": one.result,
        "line": one.line,
        "reported": one.reported,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "study": cell.study,
        "result": cell.result,
        "name": cell.name,
        "cell": cell.cell,
        "value": cell.value,
        "unit": cell.unit,
        "locator": plain(cell.locator),
        "verified_in": cell.verified_in,
        "people": cell.people,
    }


def _absolute(absolute: Absolute | None) -> dict[str, Any] | None:
    if absolute is None:
        return None
    return {
        "per": absolute.per,
        "without": absolute.without,
        "with_it": absolute.with_it,
        "low": absolute.low,
        "high": absolute.high,
        "needed": absolute.needed,
        "baseline": absolute.baseline,
        "formula": absolute.formula,
    }
