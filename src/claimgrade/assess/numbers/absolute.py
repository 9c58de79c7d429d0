"""A relative effect on a risk told in people: of 100 or 1,000, with and without it."""

from decimal import Decimal
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.model.claim import BaselineRisk
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.ledger import Absolute
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import GroupRole, IntervalKind, Statistic
from claimgrade.statistics.arithmetic import plain_number
from claimgrade.statistics.figures import Figure, number_in, share_of, statistic_of
from claimgrade.statistics.relative_effects import risk_formula, risk_with

_NO_BASELINE = sayable("no baseline risk is recorded, so it cannot be told in people")
_BASELINE_NOT_REPORTED = sayable(
    "the baseline risk is not reported, so it cannot be told in people"
)

_ON_A_RISK = frozenset({Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.HAZARD_RATIO})
_NO_INTERVAL = (IntervalKind.RANGE, IntervalKind.INTERQUARTILE)


class RelativeEffect(NamedTuple):
    """A relative effect on a risk, with its interval where one is printed."""

    statistic: Statistic
    effect: Decimal
    low: Decimal | None
    high: Decimal | None


class _Baseline(NamedTuple):
    """A risk without the intervention, 0 to 1, and where it stands."""

    risk: Decimal
    words: str


def absolute_of(case: Case, line: Line, figure: Figure) -> Absolute | str | None:
    """Return the relative effect behind a figure in people, or why it cannot be told so.

    The baseline is the one recorded with the claim, else the risk of the comparator in the same
    result. ``None`` where the figure is no relative effect on a risk. Formulas as in the Cochrane
    Handbook for Systematic Reviews of Interventions, chapters 14 and 15.
    """
    result = line.result
    if result is None:
        return None
    relative = _relative(result, isinstance(case.claim.baseline_risk, BaselineRisk))
    if relative is None:
        return _counted(line, figure)
    return absolute_of_effect(case, relative, line)


def absolute_of_effect(case: Case, relative: RelativeEffect, line: Line | None) -> Absolute | str:
    """Return a relative effect on a risk in people, or why it cannot be told so.

    The baseline is the one recorded with the claim, else the risk of the comparator in the result
    of ``line``; without a line only the first.
    """
    baseline = _baseline(case, line)
    if baseline is None:
        asked = case.claim.baseline_risk is UNKNOWN
        return say(_BASELINE_NOT_REPORTED if asked else _NO_BASELINE)
    return _told(relative, baseline)


def _relative(result: Result, is_a_risk: bool) -> RelativeEffect | None:
    """Return the relative effect a result prints; percent only where the outcome is a risk."""
    statistic, effect = statistic_of(result), number_in(result.estimate)
    if effect is None or statistic is None:
        return None
    if statistic is not Statistic.PERCENT_DIFFERENCE and statistic not in _ON_A_RISK:
        return None
    if statistic is Statistic.PERCENT_DIFFERENCE and not is_a_risk:
        return None
    if result.interval in _NO_INTERVAL:
        return RelativeEffect(statistic, effect, None, None)
    return RelativeEffect(statistic, effect, number_in(result.low), number_in(result.high))


def _baseline(case: Case, line: Line | None) -> _Baseline | None:
    recorded = case.claim.baseline_risk
    if isinstance(recorded, BaselineRisk):
        source = case.context.library.source(recorded.source)
        risk = f"{plain_number(recorded.percent)}%"
        if isinstance(recorded.over, str):
            risk = say("{risk} over {time}", risk=risk, time=recorded.over)
        words = f"{risk} ({source_name(source, recorded.source)})"
        return _Baseline(recorded.percent / 100, words)
    if line is None:
        return None
    comparator = _comparator(line.result.groups if line.result is not None else ())
    share = share_of(comparator) if comparator is not None else None
    if comparator is None or share is None:
        return None
    named = source_name(line.source, line.entry.source)
    counted = say("{events} of {total} people", events=comparator.events, total=comparator.total)
    return _Baseline(share, f"{counted}, {comparator.name} ({named})")


def _comparator(groups: tuple[Group, ...]) -> Group | None:
    """Return the group whose risk is the one without: by its role, or the only one counted."""
    counted = [group for group in groups if share_of(group) is not None]
    named = [group for group in counted if group.role is GroupRole.COMPARATOR]
    if len(named) == 1:
        return named[0]
    return counted[0] if len(counted) == 1 and counted[0].role is None else None


def _told(relative: RelativeEffect, baseline: _Baseline) -> Absolute | str:
    statistic, risk = relative.statistic, baseline.risk
    changed = risk_with(statistic, relative.effect, risk)
    if changed is None:
        return say("the relative effect on this baseline gives no risk between 0 and 100%")
    ends = [
        risk_with(statistic, end, risk) if end is not None else None
        for end in (relative.low, relative.high)
    ]
    per = _per(risk, changed)
    known = [float(end * per) for end in ends if end is not None]
    whole = len(known) == 2
    return Absolute(
        per=per,
        without=float(risk * per),
        with_it=float(changed * per),
        low=min(known) if whole else None,
        high=max(known) if whole else None,
        needed=_needed(relative, risk, changed),
        baseline=baseline.words,
        formula=risk_formula(statistic),
    )


def _counted(line: Line, figure: Figure) -> Absolute | None:
    """Return both risks where people were counted in both groups: nothing is to be worked out."""
    if len(figure.terms) != 4 or figure.statistic is Statistic.RISK_DIFFERENCE:
        return None
    events, total, other_events, other_total = (term.value for term in figure.terms)
    risk, changed = other_events / other_total, events / total
    per = _per(risk, changed)
    counted = say("{events} of {total} people, as counted", events=other_events, total=other_total)
    return Absolute(
        per=per,
        without=float(risk * per),
        with_it=float(changed * per),
        low=None,
        high=None,
        needed=None,
        baseline=f"{counted} ({source_name(line.source, line.entry.source)})",
        formula=say("risk = people with the event / all people"),
    )


def _per(risk: Decimal, changed: Decimal) -> int:
    """Return 100, or 1,000 where whole people of 100 would hide the event or the difference."""
    apart = abs(changed - risk)
    return 100 if min(risk, changed) * 100 >= 1 and (not apart or apart * 100 >= 5) else 1000


def _needed(relative: RelativeEffect, risk: Decimal, changed: Decimal) -> float | None:
    """Return how many people for one event more or less; only where no effect is excluded."""
    none = 0 if relative.statistic is Statistic.PERCENT_DIFFERENCE else 1
    if relative.low is None or relative.high is None or changed == risk:
        return None
    ends = sorted((relative.low, relative.high))
    if ends[0] <= none <= ends[1]:
        return None
    return float(1 / abs(changed - risk))
