"""Results as rows of a pool: those that enter, and published pooled results as they are printed."""

from dataclasses import replace

from claimgrade.assess.grading.appraisal import appraised
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.printed import p_as_printed
from claimgrade.assess.pooling.scales import Computed, Scale, in_unit, not_on_scale
from claimgrade.model.effect import Effect
from claimgrade.model.pooled import Entry, LeftOut
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import IntervalKind
from claimgrade.statistics.effects import effect_of

_LEVELS = {
    IntervalKind.CONFIDENCE_90: (0.90, sayable("90% interval as printed")),
    IntervalKind.CONFIDENCE_95: (0.95, ""),
    IntervalKind.CONFIDENCE_99: (0.99, sayable("99% interval as printed")),
    IntervalKind.CREDIBLE_95: (0.95, sayable("credible interval as printed")),
}


def entry(one: Computed, effect: Effect, *more: str) -> Entry:
    """Return a result with one of its effects, and what is to be known of it."""
    candidate = one.candidate
    appraisal = candidate.study.appraisal
    bias = appraised(appraisal, candidate.printed) if appraisal is not None else None
    return Entry(
        study=candidate.key,
        result=candidate.printed.id,
        name=candidate.name,
        data_set=candidate.data_set,
        effect=effect,
        bias=bias.concern.value if bias is not None and bias.concern is not None else "",
        note="; ".join(note for note in (*_notes(candidate), *more) if note),
        outcome=candidate.outcome,
    )


def published(one: Computed, scale: Scale | None) -> Entry | None:
    """Return a published pooled result as it was printed; ``None`` where it prints no effect.

    Its interval is the one printed, at its own level, or that of a printed standard error. Where
    neither is printed it has none, as one worked out from a p value would pass for published.
    Ends of an unknown kind make no row: the field that is missing is told instead.
    """
    result = one.candidate.result
    own = [effect for effect in one.effects if effect.measure is result.statistic]
    if not own:
        return None
    found = (in_unit(own[0], scale.unit) if scale is not None else None) or own[0]
    if result.low is not None and result.high is not None and result.interval in _LEVELS:
        return _with_its_interval(one, found)
    if result.se is not None and found.standard_error is not None:
        note = say("interval from the standard error printed ({error})", error=result.se)
        return entry(one, found, note)
    if result.low is not None or result.high is not None or not isinstance(result.p, str):
        return None
    bare = replace(found, standard_error=None, low=None, high=None)
    return entry(one, bare, say("{figure}, as printed", figure=p_as_printed(result)))


def not_published(one: Computed, scale: Scale | None) -> LeftOut:
    """Return a published pooled result that makes no row (:func:`published`), with the reason."""
    result = one.candidate.result
    ends = result.low is not None or result.high is not None
    if one.effects and ends and result.interval not in _LEVELS:
        return one.candidate.left_out(say(_ENDS_NOT_NAMED), ("interval",))
    # Its figures are as printed there; among the studies' own effects it has no place.
    return replace(not_on_scale(one, scale), effect=None)


_ENDS_NOT_NAMED = sayable(
    "whether the two ends are a confidence interval or a range is not recorded"
)


def _with_its_interval(one: Computed, found: Effect) -> Entry | None:
    """Return a published result with the interval printed, at the level that it has."""
    if found.standard_error is None:
        return None
    level, note = _level_of(one.candidate.result)
    printed = effect_of(one.candidate.result, found.measure, measured=found.measured, level=level)
    if not isinstance(printed, Effect):
        return None
    return entry(one, in_unit(printed, found.unit) or printed, note)


def _level_of(result: Result) -> tuple[float, str]:
    kind = result.interval
    level, note = _LEVELS[kind] if isinstance(kind, IntervalKind) else (0.95, "")
    return level, say(note) if note else ""


def _notes(one: Candidate) -> tuple[str, ...]:
    comparator = one.sided.comparator
    return (
        say("turned round: printed as positive for {comparator}", comparator=comparator)
        if one.sided.turned
        else "",
        say("a subgroup") if one.printed.subgroup is True else "",
    )
