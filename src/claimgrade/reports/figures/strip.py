"""A strip for one number: what is claimed, beside what each study measured."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimgrade.reports.figures.axis import Axis, Tick, axis_for
from claimgrade.reports.figures.words import (
    Stretch,
    effect_words,
    in_lines,
    upright,
)
from claimgrade.reports.text import TEXT

WIDTH = 360
_MARGIN = 12.0
_TOP = 34.0
_LINE_TOP = 20.0
_ROW = 38.0
_WORDS, _LINE = 12.0, 26.0
_APART = 14.0
"""How far apart the lines of a name stand, and a value below them."""
_LETTER, _GAP, _MIDDLE = 7.2, 10.0, 4.0
"""How wide a letter is at most on average, how far a value stands from its mark, and below it."""
_FAR_APART = 15.0
"""Values of which the largest is so many times the smallest are drawn on a logarithmic axis."""


class Measurement(NamedTuple):
    """One study's value of what the number claims, in the unit of the claim.

    ``typical`` marks the value in the middle of its result, where others of it are extremes.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    typical: bool = False


class Row(NamedTuple):
    """One measurement with its places; an end outside the axis gets an arrow.

    ``lines`` are the name and what marks the typical value, as drawn from ``words_y`` downwards;
    the value stands beside its mark, above it at the right edge where there is no room.
    """

    name: str
    lines: tuple[str, ...]
    words: str
    typical: bool
    words_y: float
    value_x: float
    value_anchor: str
    value_y: float
    y: float
    x: float
    low: float | None
    high: float | None


class Strip(NamedTuple):
    """Everything a template needs to draw the strip; places are in units of the drawing.

    ``label_x`` and ``label_anchor`` place the words of the claim so that they stay inside;
    ``claimed_line`` are the stretches of its line, which runs through no words.
    """

    width: int
    height: float
    claimed: str
    claimed_x: float
    claimed_line: tuple[Stretch, ...]
    label_x: float
    label_anchor: str
    rows: tuple[Row, ...]
    axis_y: float
    ticks: tuple[Tick, ...]
    unit: str
    logarithmic: bool
    left: float
    right: float
    alternative: str


def strip(
    claimed: float, claimed_words: str, unit: str, measured: Sequence[Measurement]
) -> Strip | None:
    """Return the strip of a claimed number, or ``None`` where no study measured it.

    ``claimed_words`` is the number as the claim states it, ``unit`` the unit of all values.
    """
    if not measured:
        return None
    values = [m.value for m in measured]
    everything = [claimed, *values]
    apart = min(everything) > 0 and max(everything) > _FAR_APART * min(everything)
    ends = [end for m in measured for end in (m.low, m.high) if end is not None]
    left, right = _MARGIN, WIDTH - _MARGIN
    axis = axis_for(values, ends, left, right, logarithmic=apart, holds=claimed)
    rows = tuple(_rows(measured, axis))
    x, axis_y = axis.x(claimed), rows[-1].y + _ROW - _LINE + 4
    anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
    line = upright(_LINE_TOP, axis_y, [y for row in rows for y in _baselines_at(x, row)])
    return Strip(
        WIDTH, axis_y + 34, claimed_words, x, line, x, anchor, rows, axis_y, axis.ticks(), unit,
        apart, left, right, _alternative(claimed_words, rows),
    )  # fmt: skip


def _rows(measured: Sequence[Measurement], axis: Axis) -> Iterator[Row]:
    """Yield the rows, each as high as its name."""
    top = _TOP
    for one in measured:
        row = _row(one, top, axis)
        yield row
        top = row.y + _ROW - _LINE


def _named(one: Measurement) -> str:
    return f"{one.name} · {TEXT['plot_typical']}" if one.typical else one.name


def _baselines_at(x: float, row: Row) -> Iterator[float]:
    """Yield where words of a row stand across a place, from above downwards."""
    for at, name in enumerate(row.lines):
        if x < _MARGIN + _wide(name):
            yield row.words_y + _APART * at
    start = row.value_x - (_wide(row.words) if row.value_anchor == "end" else 0)
    if start < x < start + _wide(row.words):
        yield row.value_y


def _wide(words: str) -> float:
    return _LETTER * len(words)


def _row(one: Measurement, top: float, axis: Axis) -> Row:
    lines, words = in_lines(_named(one), ""), effect_words(one.value, one.low, one.high)
    x = axis.x(one.value)
    low = axis.x(one.low) if one.low is not None else None
    high = axis.x(one.high) if one.high is not None else None
    y = top + _LINE + _APART * (len(lines) - 1)
    right, left = max(x, high or x) + _GAP, min(x, x if low is None else low) - _GAP
    if right + _wide(words) <= WIDTH - _MARGIN:
        place = right, "start", y + _MIDDLE
    elif left - _wide(words) >= _MARGIN:
        place = left, "end", y + _MIDDLE
    else:
        place = WIDTH - _MARGIN, "end", y
        y += _APART
    return Row(one.name, lines, words, one.typical, top + _WORDS, *place, y, x, low, high)


def _alternative(claimed: str, rows: Sequence[Row]) -> str:
    """Return in words what the strip shows, for whoever does not see it."""
    said = [TEXT["plot_claimed_is"].format(number=claimed)]
    for row in rows:
        sort = "plot_typical_study" if row.typical else "plot_study"
        said.append(TEXT[sort].format(name=row.name, effect=row.words))
    return " ".join(said)
