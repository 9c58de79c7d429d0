"""Numbers as people write them: what a claim states, and what a study measured."""

from collections.abc import Sequence
from decimal import Decimal

from claimgrade.assess.pooling.printed import p_as_printed
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import Recorded, Unknown
from claimgrade.model.remembering import remembered
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import NumberRole, Scale, Statistic
from claimgrade.reports.text import TEXT, words_in_force
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.parts import (
    counted,
    known,
    listed,
    span,
    together,
)
from claimgrade.reports.words import ROLES, SCALES, STATISTICS

_PLAIN = (Statistic.PROPORTION, Statistic.COUNT, Statistic.SETTING)
"""Statistics that the figure and its unit already say."""

_IN_UNIT = (Statistic.FOLD_OF_BASELINE, Statistic.RATIO)
"""Statistics that a unit, where there is one, already says: 290 times the resting value."""


def claimed_number(number: ClaimedNumber) -> str:
    """Return a claimed number in words, such as ``up to 35 kg (mean difference)``."""
    value = str(number.value)
    if number.high is not None:
        value = span(value, str(number.high))
    role = ROLES[number.role] if isinstance(number.role, NumberRole) else ""
    lead = listed([TEXT["number_about"] if number.about else "", role], " ")
    if number.statistic is Statistic.FOLD_OF_BASELINE:
        return listed([lead, value, known(number.unit) or STATISTICS[number.statistic]], " ")
    said = listed([lead, _with_unit(value, number.unit)], " ")
    what = _statistic(number.statistic) or _scale(number)
    return f"{said} ({what})" if what else said


def _scale(number: ClaimedNumber) -> str:
    return SCALES[number.scale] if isinstance(number.scale, Scale) else ""


def _statistic(statistic: Recorded[Statistic]) -> str:
    if statistic is None or isinstance(statistic, Unknown):
        return ""
    return STATISTICS[statistic]


def _with_unit(value: str, unit: Recorded[str]) -> str:
    words = known(unit)
    return value + words if words.startswith("%") else listed([value, words], " ")


def _kind_of_figure(result: Result) -> str:
    if result.statistic in _PLAIN or (result.statistic in _IN_UNIT and known(result.unit)):
        return ""
    return _statistic(result.statistic)


def _interval(low: object, high: object) -> str:
    if known(low) and known(high):
        return f"({span(known(low), known(high))})"
    return ""


def _spread(group: Group) -> str:
    if known(group.sd):
        return TEXT["sd"].format(value=known(group.sd))
    if known(group.se):
        return TEXT["se"].format(value=known(group.se))
    return f"± {known(group.spread)}" if known(group.spread) else ""


def _before(group: Group) -> str:
    spread = f"± {known(group.before_spread)}" if known(group.before_spread) else ""
    parts = [known(group.before), spread, _interval(group.before_low, group.before_high)]
    return listed(parts, " ") if known(group.before) else ""


def _change(group: Group, unit: Recorded[str]) -> str:
    """Return the change that is printed for a group, with its spread where it has no mean."""
    if not isinstance(group.change, Decimal):
        return ""
    sign = "+" if group.change > 0 else ""
    spread = TEXT["sd"].format(value=known(group.change_sd)) if known(group.change_sd) else ""
    if not spread and not known(group.mean) and known(group.spread):
        spread = f"± {known(group.spread)}"
    value = listed([f"{sign}{group.change}", spread], " ")
    return TEXT["change_of"].format(value=_with_unit(value, unit))


def _named(group: Group) -> str:
    if not known(group.n):
        return group.name
    return TEXT["people_in_group"].format(name=group.name, number=group.n)


def group_words(group: Group, unit: Recorded[str]) -> str:
    """Return one arm's numbers: ``restricted (n 10): from 0.11 to 8.6 ± 1.1 ng/mL``."""
    name = _named(group)
    if known(group.events):
        events, total = known(group.events), known(group.total)
        told = TEXT["events_of"].format(events=events, total=total) if total else events
        return f"{name}: {told}"
    changed = _change(group, unit)
    if not known(group.mean):
        return f"{name}: {changed}" if changed else name
    spread, mean = _spread(group), known(group.mean)
    if known(unit) == "%":
        after = listed([f"{mean}%", spread], " ")
    else:
        after = listed([mean, spread, known(unit)], " ")
    after = listed([after, _interval(group.low, group.high)], " ")
    before = _before(group)
    told = TEXT["from_to"].format(before=before, after=after) if before else after
    return f"{name}: {listed([told, changed])}"


@remembered(words_in_force)
def result_words(result: Result) -> str:
    """Return what a result measured for readers, arms apart, in one line.

    Numbers are as printed, with the signs of print; arms without a figure stand together.
    """
    bare = [group for group in result.groups if not _has_figure(group)]
    groups = [_arm(group, result.unit) for group in result.groups if _has_figure(group)]
    return figures_in_print(_in_line(result, [*groups, *_without_figure(bare, result)]))


@remembered(words_in_force)
def recorded_words(result: Result) -> str:
    """Return what a result measured as :func:`result_words` does, as the record has its numbers."""
    return _in_line(result, [group_words(group, result.unit) for group in result.groups])


_FIGURES = (
    *("mean", "median", "change", "events", "sd", "se", "spread", "low", "high"),
    *("before", "before_sd", "before_spread", "before_low", "before_high", "change_sd"),
)


def _arm(group: Group, unit: Recorded[str]) -> str:
    """Return one arm's numbers; the ends of a range where nothing else is printed of it."""
    ends = known(group.low) and known(group.high)
    if not ends or any(known(getattr(group, name)) for name in ("mean", "change", "events")):
        return group_words(group, unit)
    return f"{_named(group)}: {_with_unit(span(known(group.low), known(group.high)), unit)}"


def _has_figure(group: Group) -> bool:
    return any(known(getattr(group, name)) for name in _FIGURES)


def _without_figure(groups: Sequence[Group], result: Result) -> list[str]:
    """Return the arms of which no figure is known: as those compared, where the result has one."""
    told = [_named(group) for group in groups]
    if not told or (known(result.estimate) and not any(known(group.n) for group in groups)):
        return []
    if known(result.estimate):
        return [TEXT["groups_compared"].format(groups=together(told))]
    looked_up = all(isinstance(group.mean, Unknown) for group in groups)
    name = "groups_not_reported" if looked_up else "groups_not_recorded"
    return [TEXT[name].format(groups=together(told))]


def _in_line(result: Result, groups: Sequence[str]) -> str:
    estimate = ""
    if known(result.estimate):
        figure = _with_unit(known(result.estimate), result.unit)
        estimate = listed([figure, _interval(result.low, result.high)], " ")
        estimate = listed([estimate, _kind_of_figure(result)])
    p = p_as_printed(result)
    printed = TEXT["p_printed"].format(p=p) if p and known(result.p) else ""
    pooled = listed(
        [
            counted(result.studies, "study") if isinstance(result.studies, int) else "",
            counted(result.people, "person") if isinstance(result.people, int) else "",
        ]
    )
    return listed([estimate, *groups, pooled, printed], "; ")
