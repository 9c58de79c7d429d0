"""The evidence of a claim by year: how each work bears on it, and what is newer than the article.

Works are placed by the year they appeared; works of one year stand above one another.
"""

import datetime
import math
from collections.abc import Sequence
from typing import NamedTuple

from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.reports.figures.axis import Tick
from claimgrade.reports.figures.timeline_works import Days, Work, alternative_of, caption_of
from claimgrade.reports.text import TEXT
from claimgrade.reports.words import RELATIONS

WIDTH = 360
MOST = 60
"""Works above which no timeline is drawn."""

_LEFT, _RIGHT = 106.0, 350.0
_STEP = 14.0
_RADIUS = 5.0
_SQUARE = f"h{2 * _RADIUS:g}v{2 * _RADIUS:g}h-{2 * _RADIUS:g}z"
_HALF = f"a{_RADIUS:g} {_RADIUS:g} 0 1 0"
_CIRCLE = f"{_HALF} {2 * _RADIUS:g} 0{_HALF} -{2 * _RADIUS:g} 0z"
_SPAN = 10
"""Years that the axis covers at least."""
_TICK_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_TICKS = 5


class Mark(NamedTuple):
    """One work: its name, the path of its shape, and that of the strokes through it."""

    name: str
    shape: str
    strokes: str


class Lane(NamedTuple):
    """The works that bear on the claim in one way."""

    label: str
    y: float
    marks: tuple[Mark, ...]


class Line(NamedTuple):
    """A day across all lanes, with its label held inside the drawing."""

    x: float
    label: str
    anchor: str


class Timeline(NamedTuple):
    """Everything a template needs to draw it; places are in units of the drawing.

    From ``after.x`` on is what is newer than the article.
    """

    width: int
    height: float
    top: float
    lanes: tuple[Lane, ...]
    borders: str
    after: Line | None
    search: Line | None
    axis_y: float
    ticks: tuple[Tick, ...]
    left: float
    right: float
    caption: str
    alternative: str


class _Years(NamedTuple):
    """The axis: from the start of one year to a day, as fractions of years."""

    low: float
    high: float

    def x(self, at: float) -> float:
        held = min(max(at, self.low), self.high)
        share = (held - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def timeline(works: Sequence[Work], days: Days) -> Timeline | None:
    """Return the timeline of the works of a claim.

    ``None`` where fewer than two have a year, or more than :data:`MOST`: signs would tower.
    """
    distinct = list(dict.fromkeys(works))
    dated = [work for work in distinct if work.year is not None]
    if not 2 <= len(dated) <= MOST:
        return None
    years = _axis([work.year for work in dated if work.year is not None], days)
    top = 4.0 + (15 if days.searched else 0) + (15 if days.published else 0)
    lanes, bottom = _lanes(dated, years, top)
    return Timeline(
        WIDTH,
        bottom + 22,
        top,
        tuple(lane for lane, _ in lanes),
        "".join(f"M4 {end:g}H{_RIGHT:g}" for _, end in lanes[:-1]),
        _after(days, years),
        _search(days, years),
        bottom,
        _ticks(years),
        _LEFT,
        _RIGHT,
        caption_of(distinct, days),
        alternative_of(distinct, days),
    )


def _axis(found: Sequence[int], days: Days) -> _Years:
    """Return the axis: it ends on the day of the review, unless a work is of a later year."""
    ends = [_fraction(day) for day in (days.as_of, days.searched) if day is not None]
    latest = max(found)
    high = max(ends, default=latest + 1.0)
    if latest >= high:
        high = latest + 1.0
    starts = [*found, days.published] if days.published is not None else list(found)
    return _Years(float(min(min(starts), math.floor(high) - _SPAN)), high)


def _fraction(day: datetime.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _lanes(
    works: Sequence[Work], years: _Years, top: float
) -> tuple[list[tuple[Lane, float]], float]:
    """Return the lanes that hold works, each with its lower end, and the lower end of all."""
    lanes: list[tuple[Lane, float]] = []
    y = top
    for relation in (*RELATIONS, None):
        here = sorted(
            (work for work in works if work.relation is relation),
            key=lambda work: (work.year or 0, work.name),
        )
        if not here:
            continue
        rows = _rows([years.x((work.year or 0) + 0.5) for work in here])
        height = _STEP * (max(row for row, _ in rows) + 1) + 8
        marks = tuple(
            _mark(work, x, y + height - 4 - _STEP * (row + 0.5))
            for work, (row, x) in zip(here, rows, strict=True)
        )
        sign = here[0].bearing
        lanes.append((Lane(f"{sign.glyph} {sign.word}", y + height / 2 + 4, marks), y + height))
        y += height
    return lanes, y


def _rows(places: Sequence[float]) -> list[tuple[int, float]]:
    """Return for each place, in their order, the lowest row in which it touches no other."""
    ends: list[float] = []
    found = []
    for x in places:
        row = next((at for at, end in enumerate(ends) if end <= x), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + 2 * _RADIUS + 2.5
        found.append((row, x))
    return found


def _mark(work: Work, x: float, y: float) -> Mark:
    r, sort = _RADIUS, work.sort
    if sort == "time_review":
        shape = f"M{x - r:g} {y - r:g}{_SQUARE}"
    elif sort == "time_trial":
        shape = f"M{x - r:g} {y:g}{_CIRCLE}"
    else:
        r += 1
        shape = f"M{x - r:g} {y:g}L{x:g} {y - r:g}L{x + r:g} {y:g}L{x:g} {y + r:g}z"
    strokes = ""
    if work.doubtful:
        strokes = f"M{x - 7:g} {y + 7:g}L{x + 7:g} {y - 7:g}"
    if work.retraction is RetractionStatus.RETRACTED:
        strokes += f"M{x - 7:g} {y - 7:g}L{x + 7:g} {y + 7:g}"
    return Mark(work.name, shape, strokes)


def _after(days: Days, years: _Years) -> Line | None:
    if days.published is None:
        return None
    x = years.x(days.published + 1)
    return Line(x, TEXT["time_article"].format(year=days.published), _anchor(x))


def _search(days: Days, years: _Years) -> Line | None:
    if days.searched is None:
        return None
    x = years.x(_fraction(days.searched))
    return Line(x, TEXT["time_search"].format(year=days.searched.year), _anchor(x))


def _anchor(x: float) -> str:
    if x > _RIGHT - 45:
        return "end"
    return "start" if x < _LEFT + 45 else "middle"


def _ticks(years: _Years) -> tuple[Tick, ...]:
    span = years.high - years.low
    step = next((s for s in _TICK_STEPS if span / s <= _MOST_TICKS), _TICK_STEPS[-1])
    first = math.ceil(years.low / step) * step
    found = range(first, math.floor(years.high) + 1, step)
    return tuple(Tick(years.x(year + 0.5), str(year)) for year in found)
