"""What the results suggest for imprecision: the interval held against what matters.

Core GRADE 2 (Guyatt, BMJ 2025;389:e081904) and GRADE guidelines 6 (Guyatt, J Clin Epidemiol
2011;64:1283-1293): a level for an interval that leaves the region of the point estimate, two
where it holds both an important benefit and an important harm; and a level for fewer people, or
events, than a rough optimal information size, though the interval does not cross the target.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import data_sets
from claimgrade.assess.evidence.independence import people_apart
from claimgrade.assess.field_words import field_words
from claimgrade.assess.grading.improvement import counts_people
from claimgrade.assess.grading.suggested import Suggested
from claimgrade.assess.grading.target import Target, target_of
from claimgrade.assess.pooling.printed import figure
from claimgrade.model.pooled import Entry, Pool
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Concern, Kind, Relation, Statistic

_OF_EVENTS = (
    Statistic.RISK_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.HAZARD_RATIO,
    Statistic.RISK_DIFFERENCE,
)

DESCRIPTION = sayable(
    "a description: there is no effect whose interval could be held against anything"
)


class _Held(NamedTuple):
    """What one interval says: the levels it would take, and why."""

    levels: int
    reason: str
    of_importance: bool = True


def suggested_imprecision(case: Case, pool: Pool) -> Suggested:
    """Return the concern that the interval and the number of people call for.

    The interval is the pooled one; where nothing was put together, those of the one study or of
    the published pooled results, and where these disagree no level is suggested. Without any
    interval the people alone are counted.
    """
    if case.relation is Relation.DESCRIPTION:
        return Suggested(Concern.NOT_ASSESSABLE, 0, (say(DESCRIPTION),))
    held = tuple(_held(case, pool))
    few = _few(case, pool)
    without = () if all(one.of_importance for one in held) else (say(NO_MID),)
    reasons = (*(one.reason for one in held), *without)
    if not held:
        lacking = (say("no interval to judge by ({why})", why=pool.reason), *_fields(pool))
        if few:
            return Suggested(Concern.SERIOUS, 1, (few, *lacking))
        return Suggested(Concern.NOT_ASSESSABLE, 0, lacking)
    levels = min(one.levels for one in held)
    if levels:
        concern = Concern.SERIOUS if levels == 1 else Concern.VERY_SERIOUS
        return Suggested(concern, levels, (*reasons, *([few] if few else [])))
    if any(one.levels for one in held):
        return Suggested(Concern.SOME, 0, (*reasons, say("these intervals do not agree")))
    if few:
        return Suggested(Concern.SERIOUS, 1, (*reasons, few))
    return Suggested(Concern.NONE, 0, reasons)


def _held(case: Case, pool: Pool) -> Iterator[_Held]:
    """Yield each interval held against its target; none where the target is not known."""
    found = pool.pooled
    if found is not None and pool.measure is not None:
        target = target_of(case, pool.measure, pool.unit)
        if _decides(case, target):
            yield _against(target, say("the pooled effect"), found.value, found.low, found.high)
        return
    for entry in (*pool.entries, *pool.beside):
        effect = entry.effect
        if _is_subgroup(case, entry):
            continue
        target = target_of(case, effect.measure, effect.unit)
        if effect.low is not None and effect.high is not None and _decides(case, target):
            yield _against(target, entry.name, effect.value, effect.low, effect.high)


def _decides(case: Case, target: Target) -> bool:
    """Return whether a target can decide: that there is no effect needs a difference that would."""
    return target.is_important or case.kind is not Kind.NO_EFFECT


def _against(target: Target, name: str, point: float, low: float, high: float) -> _Held:
    told = say(
        "{study}, {value} ({low} to {high})",
        study=name,
        value=figure(point),
        low=figure(low),
        high=figure(high),
    )
    if not target.is_important:
        crosses = low <= target.none <= high
        said = _CROSSES if crosses else _ONE_SIDE
    elif low <= target.low and target.high <= high:
        return _Held(2, say(_BOTH_WAYS, effect=told, target=target.words))
    elif target.low < point < target.high:
        crosses = low <= target.low or high >= target.high
        said = _LITTLE_LEAVES if crosses else _LITTLE_STAYS
    else:
        crosses = low < target.line(point) < high
        said = _IMPORTANT_LEAVES if crosses else _IMPORTANT_STAYS
    reason = say(said, effect=told, target=target.words)
    return _Held(int(crosses), reason, target.is_important)


_CROSSES = sayable("the interval of {effect} crosses {target}")
_ONE_SIDE = sayable("the interval of {effect} stays on one side of {target}")
_BOTH_WAYS = sayable(
    "the interval of {effect} holds both an important increase and an important decrease: it "
    "reaches beyond {target}"
)
_LITTLE_LEAVES = sayable(
    "the point estimate says little or no effect; the interval of {effect} reaches beyond {target}"
)
_LITTLE_STAYS = sayable(
    "the point estimate says little or no effect; the interval of {effect} stays on its side of "
    "{target}"
)
_IMPORTANT_LEAVES = sayable(
    "the point estimate says an important effect; the interval of {effect} crosses {target}"
)
_IMPORTANT_STAYS = sayable(
    "the point estimate says an important effect; the interval of {effect} stays on its side of "
    "{target}"
)

NO_MID = sayable("no smallest important difference is recorded (`mid`)")


def _few(case: Case, pool: Pool) -> str:
    """Return that events or people are below the rough optimal information size, else ''."""
    if not counts_people(case):
        return ""
    events = _events(case, pool)
    limit = int(case.context.workspace.settings.statistics.events.value)
    if events is not None:
        if events >= limit:
            return ""
        return say("{number} people with the event, below {limit}", number=events, limit=limit)
    wanted = int(case.context.thresholds.information_size.value)
    people = _people(case, pool)
    if people is None or people >= wanted:
        return ""
    sentence = _APART if pool.pooled is None and _of_reviews(case) else _IN_ALL
    return say(sentence, number=people, size=wanted)


_IN_ALL = sayable("{number} people in all, below the rough information size of {size}")
_APART = sayable(
    "{number} people who are surely different ones, those of reviews counted with them, below the "
    "rough information size of {size}"
)


def _of_reviews(case: Case) -> bool:
    """Return whether a review brings people of its own to what tests the claim."""
    found = data_sets(case.body.testing, case.context.library)
    return any(review.people is not None for review in found.reviews.values())


def _people(case: Case, pool: Pool) -> int | None:
    """Return the people in the pool, else in all that tests the claim; ``None`` if not known."""
    if pool.pooled is not None:
        known = [entry.effect.people for entry in pool.entries]
        counted = [n for n in known if n is not None]
        if len(counted) == len(known):
            return sum(counted)
    return people_apart(case.body.testing, case.context.library)


def _events(case: Case, pool: Pool) -> int | None:
    """Return the people with the event in a pool of events; ``None`` where not all record them."""
    if pool.pooled is None or pool.measure not in _OF_EVENTS:
        return None
    counts = [_events_of(case, entry) for entry in pool.entries]
    known = [n for n in counts if n is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _events_of(case: Case, entry: Entry) -> int | None:
    result = _result(case, entry)
    groups = result.groups if result is not None else ()
    events = [g.events for g in groups if isinstance(g.events, int)]
    return sum(events) if events and len(events) == len(groups) else None


def _is_subgroup(case: Case, entry: Entry) -> bool:
    result = _result(case, entry)
    return result is not None and result.subgroup is True


def _result(case: Case, entry: Entry) -> Result | None:
    study = case.context.library.study(entry.study)
    results = study.results if study is not None else ()
    return next((one for one in results if one.id == entry.result), None)


def _fields(pool: Pool) -> tuple[str, ...]:
    """Return what would give an interval, in words."""
    names = sorted({field_words(name) for one in pool.left_out for name in one.missing})
    return (
        (say("to judge it, this has to be known: {fields}", fields=", ".join(names)),)
        if names
        else ()
    )
