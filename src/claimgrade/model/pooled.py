"""Results put together: what entered, what did not and why, and what it adds up to."""

from dataclasses import dataclass

from claimgrade.model.effect import Effect, Formula
from claimgrade.model.vocabulary import Direction, Statistic


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """How far the studies differ beyond chance.

    ``q`` is Cochran's Q with ``degrees`` of freedom and its p value; ``i_squared`` is in percent
    and ``i_squared_method`` says from what it was computed; ``tau_squared`` is the variance
    between studies on the pooled scale, by the estimator of the pool.
    """

    q: float
    degrees: int
    p: float
    i_squared: float
    i_squared_method: str
    tau_squared: float


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval on the scale a person reads, and the formula that gave it."""

    low: float
    high: float
    formula: Formula


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Egger's test on ten or more studies: intercept, its standard error, t, degrees and p."""

    intercept: float
    standard_error: float
    t: float
    degrees: int
    p: float


@dataclass(frozen=True, slots=True)
class PooledEffect:
    """The pooled effect on the scale a person reads.

    ``standard_error`` is on the pooled scale. ``weights`` are shares of 1 in the order of the
    effects that entered; ``without_each`` holds (value, low, high) with each left out in turn.
    ``method`` names the estimator, ``adjustment`` the test (normal or Hartung-Knapp).
    """

    value: float
    low: float
    high: float
    standard_error: float
    method: str
    adjustment: str
    confidence: Interval
    prediction: Interval | None
    prediction_missing: str
    heterogeneity: Heterogeneity | None
    asymmetry: Asymmetry | None
    asymmetry_missing: str
    weights: tuple[float, ...]
    without_each: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One result that enters a pool, or stands beside it.

    ``data_set`` names the people it rests on: a cohort, or the study. ``name`` is the study as a
    reader knows it, ``outcome`` the result. ``people`` are those analysed. ``bias`` is the concern
    that its appraisal gives, empty where none is recorded; ``note`` says what was done to its
    figures.
    """

    study: str
    result: str
    name: str
    data_set: str
    effect: Effect
    bias: str = ""
    note: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A result that does not enter a pool, and why.

    ``outcome`` is the result as a reader knows it. ``missing`` are dotted names below the result;
    ``effect`` is one without a standard error.
    """

    study: str
    result: str
    name: str
    reason: str
    missing: tuple[str, ...] = ()
    as_printed: str = ""
    effect: Effect | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """All results on one outcome: those that enter, those that do not, and the pooled effect.

    ``pooled`` is ``None`` where fewer than two independent results can be put together;
    ``reason`` then says why, in words a reader understands. ``beside`` are published pooled
    results, which enter no pool: they hold other studies. ``notes`` are what to know in reading it.
    ``directions`` counts the sets of people, of those that could enter, by the recorded way each
    went, also where nothing can be put together.
    """

    outcome: str
    measure: Statistic | None
    unit: str
    sign: str
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    pooled: PooledEffect | None
    reason: str = ""
    beside: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    directions: tuple[tuple[Direction, int], ...] = ()
