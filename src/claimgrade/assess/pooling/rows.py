"""A pool as rows of plain values: for spreadsheets, programs and data frames."""

from collections.abc import Iterator
from dataclasses import fields

from claimgrade.model.effect import Effect
from claimgrade.model.pooled import Entry, LeftOut, Pool

COLUMNS = (
    "row",
    "study",
    "result",
    "name",
    "data_set",
    "people",
    "measure",
    "measured",
    "value",
    "low",
    "high",
    "level",
    "standard_error",
    "unit",
    "weight",
    "bias",
    "note",
    "reason",
    "missing",
    "as_printed",
)
"""The columns of a row; what does not apply is ``None``.

``row`` says what stands in it: ``entered``, ``beside`` (a published pooled result), ``pooled`` or
``left out``. ``standard_error`` is on the scale that is pooled, the logarithm for ratios.
"""

Row = dict[str, str | float | int | None]


def rows_of(pool: Pool) -> tuple[Row, ...]:
    """Return one row for each result of a pool, and one for what they add up to."""
    return tuple(
        {
            name: without_noise(value) if isinstance(value, float) else value
            for name, value in row.items()
        }
        for row in _rows(pool)
    )


def without_noise(value: float) -> float:
    """Return a number to 12 significant digits: 1.2 for 31.2 − 30, which is 1.1999999999999993."""
    return float(f"{value:.12g}")


def _rows(pool: Pool) -> Iterator[Row]:
    weights = pool.pooled.weights if pool.pooled is not None else (None,) * len(pool.entries)
    for entry, weight in zip(pool.entries, weights, strict=True):
        yield _entry("entered", entry) | {"weight": weight}
    if pool.pooled is not None:
        yield _pooled(pool)
    for entry in pool.beside:
        yield _entry("beside", entry)
    for one in pool.left_out:
        yield _left_out(one)


def _entry(row: str, entry: Entry) -> Row:
    own = {field.name: getattr(entry, field.name) for field in fields(entry)}
    del own["effect"], own["outcome"]
    return _blank(row) | own | _effect(entry.effect)


def _left_out(one: LeftOut) -> Row:
    own: Row = {"study": one.study, "result": one.result, "name": one.name, "reason": one.reason}
    more: Row = {"missing": " ".join(one.missing), "as_printed": one.as_printed}
    return _blank("left out") | own | more | (_effect(one.effect) if one.effect else {})


def _pooled(pool: Pool) -> Row:
    found = pool.pooled
    if found is None:
        return _blank("pooled")
    people = [entry.effect.people for entry in pool.entries]
    known = [n for n in people if n is not None]
    first = pool.entries[0].effect
    return _blank("pooled") | {
        "name": found.method,
        "people": sum(known) if len(known) == len(people) else None,
        "measure": first.measure.value,
        "measured": first.measured.value,
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "level": first.level,
        "standard_error": found.standard_error,
        "unit": pool.unit,
        "weight": 1.0,
        "note": found.adjustment,
    }


def _effect(effect: Effect) -> Row:
    return {
        "people": effect.people,
        "measure": effect.measure.value,
        "measured": effect.measured.value,
        "value": effect.value,
        "low": effect.low,
        "high": effect.high,
        "level": effect.level,
        "standard_error": effect.standard_error,
        "unit": effect.unit,
    }


def _blank(row: str) -> Row:
    return dict.fromkeys(COLUMNS) | {"row": row}
