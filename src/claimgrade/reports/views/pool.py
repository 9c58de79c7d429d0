"""Results put together, in words: each study's line, what they add up to, and what is left out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimgrade.assess.pooling.printed import figure
from claimgrade.assess.pooling.together import sign_of
from claimgrade.model.effect import Effect, Measured
from claimgrade.model.pooled import Entry, Heterogeneity, LeftOut, Pool, PooledEffect
from claimgrade.model.vocabulary import Direction, Statistic
from claimgrade.reports.figures.words import column_decimals, effect_words
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import sentence, span
from claimgrade.reports.views.pool_left_out import LeftOutGroup, left_out_groups
from claimgrade.reports.words import Words
from claimgrade.statistics.sorts import plain_name
from claimgrade.statistics.units import unit_words

_OF_NO_UNIT = (Statistic.STANDARDISED_MEAN_DIFFERENCE, Statistic.CORRELATION)

MEASURES: Mapping[Statistic, str] = Words(
    "measure",
    (
        Statistic.MEAN_DIFFERENCE,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RISK_DIFFERENCE,
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.RATIO,
    ),
)


@dataclass(frozen=True, slots=True)
class StudyLine:
    """One study: people analysed, its effect with the interval, and its weight in percent."""

    name: str
    people: str
    effect: str
    weight: str
    note: str


@dataclass(frozen=True, slots=True)
class PoolView:
    """A pool as a reader sees it; ``reason`` is why nothing was put together.

    ``method`` are the lines on how it was computed and how far the studies differ;
    ``has_interval`` is true where an effect of the table has its interval in brackets.
    """

    outcome: str
    measure: str
    sign: str
    lines: tuple[StudyLine, ...]
    pooled: StudyLine | None
    method: tuple[str, ...]
    reason: str
    notes: tuple[str, ...]
    beside: tuple[StudyLine, ...]
    left_out: tuple[LeftOutGroup, ...]
    directions: str = ""
    has_interval: bool = False


def pool_view(pool: Pool) -> PoolView:
    """Return a pool in words."""
    found = pool.pooled
    return PoolView(
        outcome=_as_heading(pool.outcome),
        measure=_as_heading(_measure(pool)),
        sign=pool.sign or _sign_without_pool(pool),
        lines=tuple(_lines(pool)),
        pooled=_pooled_line(pool, found) if found is not None else None,
        method=tuple(_method(pool, found)) if found is not None else (),
        reason=pool.reason,
        notes=pool.notes,
        beside=tuple(_beside(entry, _column_beside(pool)) for entry in pool.beside),
        left_out=left_out_groups(pool.left_out),
        directions=_directions(pool) if found is None else "",
        has_interval=found is not None or any(_has_interval(one.effect) for one in pool.entries),
    )


def _as_heading(words: str) -> str:
    return words[:1].upper() + words[1:]


def pool_sentence(pool: Pool) -> str:
    """Return a pool in one line: what was put together and what it adds up to, or why not."""
    found = pool.pooled
    if found is None:
        outcome = pool.outcome or TEXT["pool_results"]
        return TEXT["pool_not_put_together"].format(outcome=outcome, reason=sentence(pool.reason))
    between = found.heterogeneity
    differ = ""
    if between is not None:
        differ = TEXT["pool_i_squared"].format(share=f"{between.i_squared:.0f}")
    return TEXT["pool_put_together"].format(
        outcome=pool.outcome,
        number=len(pool.entries),
        measure=_measure(pool),
        value=figure(found.value),
        level=f"{pool.entries[0].effect.level:.0%}",
        ends=span(figure(found.low), figure(found.high)),
        differ=differ,
    )


def _directions(pool: Pool) -> str:
    """Return how many sets of people went which way, where nothing was put together."""
    if not pool.directions:
        return ""
    told = "; ".join(f"{count} {WAYS[way]}" for way, count in pool.directions)
    return TEXT["pool_directions"].format(directions=told)


WAYS: Mapping[Direction, str] = Words("way", Direction)


def _measure(pool: Pool) -> str:
    """Return the measure and unit of a pool; without one, those of most effects."""
    measure, unit = _common(pool)
    if measure is None:
        return ""
    return MEASURES[measure] + (f" ({unit_words(unit)})" if unit else "")


def _common(pool: Pool) -> tuple[Statistic | None, str]:
    if pool.measure is not None:
        return pool.measure, pool.unit
    found = Counter((one.effect.measure, one.effect.unit) for one in pool.left_out if one.effect)
    if not found:
        return None, ""
    return min(found, key=lambda pair: (-found[pair], pair))


def _sign_without_pool(pool: Pool) -> str:
    measure, _ = _common(pool)
    return sign_of(measure) if measure is not None else ""


def _lines(pool: Pool) -> Iterator[StudyLine]:
    """Yield a line for each result that entered, then for those whose effect has no spread.

    Those carry no weight. Two of one study are told apart by the names of their results, two of
    one result by what they compare, and changes from values at one time where both are shown.
    """
    weights = pool.pooled.weights if pool.pooled is not None else (None,) * len(pool.entries)
    column = _column(pool)
    rows = [
        (e.name, e.outcome, e.effect, _effect(e.effect, column), _share(w), e.note)
        for e, w in zip(pool.entries, weights, strict=True)
    ]
    rows += [
        (o.name, o.outcome, o.effect, _without_spread(o, o.effect, column), "–", "")
        for o in pool.left_out
        if o.effect is not None
    ]
    names = Counter(name for name, *_ in rows)
    results = Counter((name, result) for name, result, *_ in rows)
    mixed = len({effect.measured for _, _, effect, *_ in rows}) > 1
    common = _common(pool)
    for name, result, effect, told, weight, note in rows:
        notes = [result] if names[name] > 1 else []
        notes += [effect.sign] if results[name, result] > 1 else []
        notes += [_MEASURED[effect.measured]] if mixed else []
        notes += [_in_what(effect)] if (effect.measure, effect.unit) != common else []
        notes += [note] if note else []
        people = "" if effect.people is None else str(effect.people)
        yield StudyLine(name, people, told, weight, "; ".join(notes))


_SPREADS = frozenset({"sd", "se", "before_sd", "change_sd", "spread", "low", "high"})
"""Fields of a spread; where others lack, one is recorded and waits for them."""


def _without_spread(one: LeftOut, effect: Effect, column: int) -> str:
    """Return an effect that cannot be weighed, with what is known of its spread."""
    last = {name.rpartition(".")[2] for name in one.missing}
    why = "pool_no_spread"
    if "±" in one.as_printed:
        why = "pool_unnamed_spread"
    elif "interval" in last:
        why = "pool_unnamed_ends"
    elif one.missing and last.isdisjoint(_SPREADS):
        why = "pool_no_weight"
    return f"{effect_words(effect.value, None, None, column)}, {TEXT[why]}"


def _column(pool: Pool) -> int:
    """Return the decimals that the effects of the table of a pool have in common."""
    shown = [entry.effect for entry in pool.entries]
    shown += [one.effect for one in pool.left_out if one.effect is not None]
    numbers: list[tuple[float | None, ...]] = [(one.value, one.low, one.high) for one in shown]
    found = pool.pooled
    return column_decimals([*numbers, (found.value, found.low, found.high)] if found else numbers)


_MEASURED: Mapping[Measured, str] = Words("measured", Measured)


def _in_what(effect: Effect) -> str:
    has_unit = effect.unit and effect.measure not in _OF_NO_UNIT
    unit = f", {unit_words(effect.unit)}" if has_unit else ""
    return f"{MEASURES.get(effect.measure) or plain_name(effect.measure)}{unit}"


def _share(weight: float | None) -> str:
    return "" if weight is None else f"{weight * 100:.1f}%"


def _has_interval(effect: Effect) -> bool:
    return effect.low is not None and effect.high is not None


def _effect(effect: Effect, column: int, without: str = "pool_no_spread") -> str:
    """Return an effect with its interval; where there is none, with the words for that."""
    told = effect_words(effect.value, effect.low, effect.high, column)
    return told if _has_interval(effect) else f"{told}, {TEXT[without]}"


def _pooled_line(pool: Pool, found: PooledEffect) -> StudyLine:
    people = [entry.effect.people for entry in pool.entries]
    known = [n for n in people if n is not None]
    total = str(sum(known)) if len(known) == len(people) else ""
    told = effect_words(found.value, found.low, found.high, _column(pool))
    return StudyLine(TEXT["pool_together"], total, told, "100%", "")


def _method(pool: Pool, found: PooledEffect) -> Iterator[str]:
    yield TEXT["pool_method"].format(method=found.method, adjustment=found.adjustment)
    if found.heterogeneity is not None:
        yield _differ(found.heterogeneity)
    if found.prediction is not None:
        formula = found.prediction.formula
        yield TEXT["pool_prediction"].format(
            ends=span(figure(found.prediction.low), figure(found.prediction.high)),
            formula=formula.text,
            source=formula.source,
        )
    else:
        yield TEXT["pool_prediction_missing"].format(reason=found.prediction_missing)
    if found.asymmetry is not None:
        test = found.asymmetry
        yield TEXT["pool_egger"].format(
            number=len(pool.entries),
            intercept=figure(test.intercept),
            degrees=test.degrees,
            t=figure(test.t),
            p=_p(test.p),
        )
    else:
        yield f"{found.asymmetry_missing}."
    if len(pool.entries) > 2:
        yield _without_each(found)


def _differ(between: Heterogeneity) -> str:
    return TEXT["pool_differ"].format(
        tau_squared=figure(between.tau_squared),
        share=f"{between.i_squared:.0f}",
        method=between.i_squared_method,
        q=figure(between.q),
        degrees=between.degrees,
        p=_p(between.p),
    )


def _without_each(found: PooledEffect) -> str:
    values = [value for value, _, _ in found.without_each]
    low, high = figure(min(values)), figure(max(values))
    return TEXT["pool_without_each"].format(low=low, high=high)


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {value:.3f}"


def _column_beside(pool: Pool) -> int:
    effects = [entry.effect for entry in pool.beside]
    return column_decimals([(one.value, one.low, one.high) for one in effects])


def _beside(entry: Entry, column: int) -> StudyLine:
    effect = entry.effect
    people = "" if effect.people is None else str(effect.people)
    name = f"{entry.name}, {entry.outcome}"
    told = _effect(effect, column, "pool_no_interval")
    return StudyLine(name, people, told, _in_what(effect), entry.note)
