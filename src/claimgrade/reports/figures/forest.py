"""A forest plot: each study's effect with its interval, and what they add up to.

Rows are stacked, words above the line and the interval below, so that the figure can be read on a
phone without turning it and prints in grey.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgrade.model.pooled import Pool, PooledEffect
from claimgrade.model.vocabulary import Statistic
from claimgrade.reports.figures.axis import Axis, Tick, axis_for
from claimgrade.reports.figures.studies import BIAS, Shown, on_one_scale, scale, told_apart
from claimgrade.reports.figures.words import (
    Stretch,
    column_decimals,
    effect_words,
    in_lines,
    is_too_long,
    upright,
)
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed
from claimgrade.statistics.units import unit_words

RATIOS = frozenset(
    {
        Statistic.RATIO,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.FOLD_OF_BASELINE,
    }
)
"""Measures whose value of no effect is 1 and which are drawn on a logarithmic axis."""

WIDTH = 360
_MARGIN = 12.0
_TOP = 10.0
_LINE_TOP = 4.0
_ROW = 46.0
_NAME, _EFFECT = 14.0, 15.0
"""How far apart the lines of a name stand, and an effect below the last of them."""
_WORDS, _LINE = 12.0, 26.0
_SMALLEST, _LARGEST = 5.0, 13.0
_MARK = 17.0
_MARK_ROOM = "   "


@dataclass(frozen=True, slots=True)
class Row:
    """One study: its words, and the places of its box and interval.

    ``bias`` says how far bias is to be feared, and ``mark`` is the sign for it; both are empty
    where the study was not appraised. ``lines`` is the name as it is drawn, from ``words_y``
    downwards; ``effect_y`` is below them where the names of a plot are too long to stand before
    the effects. ``size`` is the side of the box, by the square root of the weight. ``low`` and
    ``high`` are ``None`` where no spread is reported; ``from_beyond`` and ``to_beyond`` are true
    where an end lies outside the axis and an arrow is drawn.
    """

    name: str
    lines: tuple[str, ...]
    people: int | None
    bias: str
    mark: str
    effect: str
    weight: str
    words_y: float
    effect_y: float
    y: float
    x: float
    size: float
    low: float | None
    high: float | None
    from_beyond: bool
    to_beyond: bool


@dataclass(frozen=True, slots=True)
class Diamond:
    """The pooled effect, with the prediction interval where one can be given.

    ``from_beyond`` and ``to_beyond`` are true where an end of that interval lies outside the axis.
    """

    points: str
    words_y: float
    y: float
    effect: str
    method: str
    prediction_low: float | None
    prediction_high: float | None
    prediction: str
    from_beyond: bool
    to_beyond: bool


@dataclass(frozen=True, slots=True)
class Forest:
    """Everything a template needs to draw the plot; places are in units of the drawing.

    Names begin at ``names_x``, to the right of the marks for bias where there are any.
    ``none_line`` are the stretches of the line of no effect, which runs through no words.
    """

    outcome: str
    width: int
    height: float
    names_x: float
    rows: tuple[Row, ...]
    diamond: Diamond | None
    none_x: float
    none_line: tuple[Stretch, ...]
    axis_y: float
    ticks: tuple[Tick, ...]
    unit: str
    left: float
    right: float
    alternative: str


def forest(pool: Pool) -> Forest | None:
    """Return the plot of the studies of a pool, or ``None`` where fewer than two have a value.

    Those that enter come first, then those whose value is on the same scale but whose spread is
    not reported.
    """
    weights = pool.pooled.weights if pool.pooled is not None else ()
    shown = [
        Shown(entry.name, entry.effect, entry.bias, weights[index] if weights else None)
        for index, entry in enumerate(pool.entries)
    ]
    left = [one for one in pool.left_out if one.effect is not None]
    alone = [Shown(one.name, one.effect) for one in left if one.effect is not None]
    told = told_apart([*pool.entries, *left], [*shown, *alone])
    if shown:
        shown = [one for one in told if scale(one.effect) == scale(shown[0].effect)]
    else:
        shown = on_one_scale(told)
    return _plot(pool, shown, pool.pooled)


def forest_of_reviews(pool: Pool) -> Forest | None:
    """Return the plot of the published pooled results beside a pool, for two or more on a scale."""
    beside = [Shown(entry.name, entry.effect, entry.bias) for entry in pool.beside]
    return _plot(pool, on_one_scale(told_apart(pool.beside, beside)), None)


def _plot(pool: Pool, shown: Sequence[Shown], pooled: PooledEffect | None) -> Forest | None:
    if len(shown) < 2:
        return None
    first = shown[0].effect
    ratio = first.measure in RATIOS
    none = 1.0 if ratio else 0.0
    left, right = _MARGIN, WIDTH - _MARGIN
    core = [one.effect.value for one in shown]
    ends = [end for one in shown for end in (one.effect.low, one.effect.high) if end is not None]
    if pooled is not None:
        core += [pooled.low, pooled.high]
        ends += [pooled.prediction.low, pooled.prediction.high] if pooled.prediction else []
    if ratio and min(core) <= 0:
        return None
    axis = axis_for(core, ends, left, right, logarithmic=ratio, holds=none)
    rows = tuple(_rows(shown, pooled, axis))
    below = rows[-1].y + _ROW - _LINE
    diamond = None
    if pooled is not None:
        diamond = _diamond(pooled, below + 0.25 * _ROW, axis, _decimals(shown, pooled))
    axis_y = below + (1.4 * _ROW if diamond else 0) + 6
    words = [y for row in rows for y in _baselines(row)]
    words += [diamond.words_y] if diamond else []
    return Forest(
        pool.outcome,
        WIDTH,
        axis_y + 36,
        left + (_MARK if any(row.mark for row in rows) else 0.0),
        rows,
        diamond,
        axis.x(none),
        upright(_LINE_TOP, axis_y, words),
        axis_y,
        axis.ticks(),
        unit_words(first.unit),
        left,
        right,
        _alternative(rows, diamond),
    )


def _alternative(rows: tuple[Row, ...], diamond: Diamond | None) -> str:
    """Return in words what the plot shows, for whoever does not see it."""
    said = [
        TEXT["plot_study"].format(name=row.name, effect=listed([row.effect, row.bias], ", "))
        for row in rows
    ]
    if diamond is not None:
        said.append(TEXT["plot_pooled_is"].format(effect=diamond.effect))
        if diamond.prediction:
            said.append(TEXT["plot_prediction_is"].format(interval=diamond.prediction))
    return " ".join(said)


def _around(one: Shown) -> str:
    """Return what stands around the name of a row: the number of people, room for a mark."""
    people = f" ({one.effect.people})" if one.effect.people is not None else ""
    return people + (_MARK_ROOM if one.bias in BIAS else "")


def _decimals(shown: Sequence[Shown], pooled: PooledEffect | None) -> int:
    """Return the decimals of the effects of a plot, which stand below one another."""
    column: list[tuple[float | None, ...]] = [
        (one.effect.value, one.effect.low, one.effect.high) for one in shown
    ]
    column += [(pooled.value, pooled.low, pooled.high)] if pooled is not None else []
    return column_decimals(column)


def _value(one: Shown, decimals: int) -> str:
    effect = one.effect
    words = effect_words(effect.value, effect.low, effect.high, decimals)
    return listed([words, _share(one)], " · ")


def _share(one: Shown) -> str:
    return f"{one.weight:.0%}" if one.weight is not None else ""


def _rows(shown: Sequence[Shown], pooled: PooledEffect | None, axis: Axis) -> Iterator[Row]:
    """Yield the rows, each as high as its name; effects stand below where one name is long."""
    decimals = _decimals(shown, pooled)
    below = any(is_too_long(one.name, _around(one) + _value(one, decimals)) for one in shown)
    top = _TOP
    for one in shown:
        lines = in_lines(one.name, _around(one)) if below else (one.name,)
        drop = _NAME * (len(lines) - 1) + _EFFECT if below else 0.0
        yield _row(one, top, axis, lines, decimals, drop)
        top += _ROW + drop


def _baselines(row: Row) -> Iterator[float]:
    """Yield where the words of a row stand, from above downwards."""
    names = (row.words_y + _NAME * at for at in range(len(row.lines)))
    yield from dict.fromkeys((*names, row.effect_y))


def _row(
    one: Shown, top: float, axis: Axis, lines: tuple[str, ...], decimals: int, drop: float
) -> Row:
    effect = one.effect
    low, high = effect.low, effect.high
    mark, bias = BIAS.get(one.bias, ("", ""))
    return Row(
        one.name,
        lines,
        effect.people,
        TEXT[bias] if bias else "",
        mark,
        effect_words(effect.value, low, high, decimals),
        _share(one),
        top + _WORDS,
        top + _WORDS + drop,
        top + _LINE + drop,
        axis.x(effect.value),
        _size(one.weight),
        axis.x(low) if low is not None else None,
        axis.x(high) if high is not None else None,
        low is not None and not axis.shows(low),
        high is not None and not axis.shows(high),
    )


def _size(weight: float | None) -> float:
    """Return the side of a box whose area stands for the weight."""
    if weight is None:
        return 7.0
    return round(max(_SMALLEST, _LARGEST * math.sqrt(weight)), 1)


def _diamond(pooled: PooledEffect, top: float, axis: Axis, decimals: int) -> Diamond:
    y = top + _LINE
    low, middle, high = axis.x(pooled.low), axis.x(pooled.value), axis.x(pooled.high)
    points = f"{low},{y} {middle},{y - 6} {high},{y} {middle},{y + 6}"
    prediction = pooled.prediction
    return Diamond(
        points,
        top + _WORDS,
        y,
        effect_words(pooled.value, pooled.low, pooled.high, decimals),
        f"{pooled.method}, {pooled.adjustment}",
        axis.x(prediction.low) if prediction is not None else None,
        axis.x(prediction.high) if prediction is not None else None,
        effect_words(None, prediction.low, prediction.high) if prediction is not None else "",
        prediction is not None and not axis.shows(prediction.low),
        prediction is not None and not axis.shows(prediction.high),
    )
