"""Results put together, in words: each study's line, what they add up to, and what is left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimgrade.assess.pooling.printed import figure
from claimgrade.assess.pooling.together import sign_of
from claimgrade.model.effect import Effect, Measured
from claimgrade.model.pooled import Entry, Heterogeneity, LeftOut, Pool, PooledEffect
from claimgrade.model.vocabulary import Direction, Statistic

NO_SPREAD = "no spread reported"
NO_INTERVAL = "no interval printed"
NO_WEIGHT = "cannot be weighed yet"
UNNAMED_SPREAD = "± not explained"
UNNAMED_ENDS = "interval not explained"

_OF_NO_UNIT = (Statistic.STANDARDISED_MEAN_DIFFERENCE, Statistic.CORRELATION)

MEASURES = {
    Statistic.MEAN_DIFFERENCE: "mean difference",
    Statistic.RISK_RATIO: "risk ratio",
    Statistic.ODDS_RATIO: "odds ratio",
    Statistic.HAZARD_RATIO: "hazard ratio",
    Statistic.RISK_DIFFERENCE: "risk difference",
    Statistic.STANDARDISED_MEAN_DIFFERENCE: "standardised mean difference",
    Statistic.RATIO: "ratio of means",
}


@dataclass(frozen=True, slots=True)
class StudyLine:
    """One study: people analysed, its effect with the interval, and its weight in percent."""

    name: str
    people: str
    effect: str
    weight: str
    note: str


@dataclass(frozen=True, slots=True)
class LeftOutGroup:
    """Results that are left out for one reason, each with its figures as printed."""

    reason: str
    missing: str
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PoolView:
    """A pool as a reader sees it; ``reason`` is why nothing was put together.

    ``method`` are the lines on how it was computed and how far the studies differ.
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


def pool_view(pool: Pool) -> PoolView:
    """Return a pool in words."""
    found = pool.pooled
    return PoolView(
        outcome=pool.outcome,
        measure=_measure(pool),
        sign=pool.sign or _sign_without_pool(pool),
        lines=tuple(_lines(pool)),
        pooled=_pooled_line(pool, found) if found is not None else None,
        method=tuple(_method(pool, found)) if found is not None else (),
        reason=pool.reason,
        notes=pool.notes,
        beside=tuple(_beside(entry) for entry in pool.beside),
        left_out=_groups(pool.left_out),
        directions=_directions(pool) if found is None else "",
    )


def pool_sentence(pool: Pool) -> str:
    """Return a pool in one line: what was put together and what it adds up to, or why not."""
    found = pool.pooled
    if found is None:
        return f"{pool.outcome or 'the results'}: {pool.reason[:1].lower()}{pool.reason[1:]}."
    between = found.heterogeneity
    differ = f", I² {between.i_squared:.0f} %" if between is not None else ""
    level = f"{pool.entries[0].effect.level:.0%}".replace("%", " %")
    return (
        f"{pool.outcome}: {len(pool.entries)} studies put together, {_measure(pool)} "
        f"{figure(found.value)} ({level} CI {figure(found.low)} to {figure(found.high)}){differ}."
    )


def _directions(pool: Pool) -> str:
    """Return how many sets of people went which way, where nothing was put together."""
    if not pool.directions:
        return ""
    told = "; ".join(f"{count} {WAYS[way]}" for way, count in pool.directions)
    return f"By direction alone, each set of people once: {told}"


WAYS = {
    Direction.INCREASE: "found more",
    Direction.DECREASE: "found less",
    Direction.NONE: "found no difference",
}


def _measure(pool: Pool) -> str:
    """Return the measure and unit of a pool; without one, those of most effects."""
    measure, unit = _common(pool)
    if measure is None:
        return ""
    return MEASURES[measure] + (f" ({unit})" if unit else "")


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
    rows = [
        (e.name, e.result, e.effect, _effect(e.effect), _share(w), e.note)
        for e, w in zip(pool.entries, weights, strict=True)
    ]
    rows += [
        (o.name, o.result, o.effect, _without_spread(o, o.effect), "–", "")
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


def _without_spread(one: LeftOut, effect: Effect) -> str:
    """Return an effect that cannot be weighed, with what is known of its spread."""
    if "±" in one.as_printed:
        return f"{figure(effect.value)}, {UNNAMED_SPREAD}"
    last = {name.rpartition(".")[2] for name in one.missing}
    if "interval" in last:
        return f"{figure(effect.value)}, {UNNAMED_ENDS}"
    if one.missing and last.isdisjoint(_SPREADS):
        return f"{figure(effect.value)}, {NO_WEIGHT}"
    return f"{figure(effect.value)}, {NO_SPREAD}"


_MEASURED = {Measured.LEVEL: "values at one time", Measured.CHANGE: "changes"}


def _in_what(effect: Effect) -> str:
    unit = f", {effect.unit}" if effect.unit and effect.measure not in _OF_NO_UNIT else ""
    return f"{MEASURES.get(effect.measure, effect.measure.value.replace('-', ' '))}{unit}"


def _share(weight: float | None) -> str:
    return "" if weight is None else f"{weight * 100:.1f} %"


def _effect(effect: Effect, without: str = NO_SPREAD) -> str:
    if effect.low is None or effect.high is None:
        return f"{figure(effect.value)}, {without}"
    return f"{figure(effect.value)} ({figure(effect.low)} to {figure(effect.high)})"


def _pooled_line(pool: Pool, found: PooledEffect) -> StudyLine:
    people = [entry.effect.people for entry in pool.entries]
    known = [n for n in people if n is not None]
    total = str(sum(known)) if len(known) == len(people) else ""
    ends = f"{figure(found.low)} to {figure(found.high)}"
    return StudyLine("Put together", total, f"{figure(found.value)} ({ends})", "100 %", "")


def _method(pool: Pool, found: PooledEffect) -> Iterator[str]:
    yield f"Method: {found.method}; {found.adjustment}."
    if found.heterogeneity is not None:
        yield _differ(found.heterogeneity)
    if found.prediction is not None:
        ends = f"{figure(found.prediction.low)} to {figure(found.prediction.high)}"
        formula = found.prediction.formula
        yield (
            f"Prediction interval, for one more study: {ends} [{formula.text}; {formula.source}]."
        )
    else:
        yield f"Prediction interval: {found.prediction_missing}."
    if found.asymmetry is not None:
        test = found.asymmetry
        yield (
            f"Egger's test on {len(pool.entries)} studies: intercept {figure(test.intercept)}, "
            f"t({test.degrees}) = {figure(test.t)}, {_p(test.p)}."
        )
    else:
        yield f"{found.asymmetry_missing}."
    if len(pool.entries) > 2:
        yield _without_each(found)


def _differ(between: Heterogeneity) -> str:
    return (
        f"Difference between studies: tau² {figure(between.tau_squared)}, I² "
        f"{between.i_squared:.0f} % ({between.i_squared_method}), Q {figure(between.q)} on "
        f"{between.degrees} degrees of freedom, {_p(between.p)}."
    )


def _without_each(found: PooledEffect) -> str:
    values = [value for value, _, _ in found.without_each]
    return f"Without one study at a time: from {figure(min(values))} to {figure(max(values))}."


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {value:.3f}"


def _beside(entry: Entry) -> StudyLine:
    effect = entry.effect
    people = "" if effect.people is None else str(effect.people)
    name = f"{entry.name} ({entry.result})"
    told = _effect(effect, NO_INTERVAL)
    return StudyLine(name, people, told, _in_what(effect), entry.note)


def _groups(left_out: tuple[LeftOut, ...]) -> tuple[LeftOutGroup, ...]:
    by_reason: dict[str, list[LeftOut]] = {}
    for one in left_out:
        by_reason.setdefault(one.reason, []).append(one)
    return tuple(
        LeftOutGroup(reason, _lacking(group), tuple(map(_told, group)))
        for reason, group in sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _lacking(group: list[LeftOut]) -> str:
    """Return the fields that a group of results waits for, without the names of their groups."""
    names = {_field(name) for one in group for name in one.missing}
    return ", ".join(sorted(names))


def _field(name: str) -> str:
    first, _, rest = name.partition(".")
    last = rest.rpartition(".")[2]
    return f"{first}.*.{last}" if first == "groups" and "." in rest else name


def _told(one: LeftOut) -> str:
    where = f"{one.name} ({one.result})" if one.result else one.name
    return f"{where}: {one.as_printed}" if one.as_printed else f"{where}: no figure recorded"
