"""The effects of a row of findings in words: absolute and relative, or why there are none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.assess.pooling.printed import figure
from claimgrade.model.anticipated import Anticipated, BodyEffect, ComparatorMeans
from claimgrade.model.assessment import Assessment
from claimgrade.model.effect import Measured
from claimgrade.model.fields import Unknown
from claimgrade.model.ledger import Absolute, LedgerRow
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.numbers import claimed_number, recorded_words
from claimgrade.reports.views.parts import (
    counted,
    known,
    listed,
    sentence,
    span,
)
from claimgrade.reports.views.pool import MEASURES
from claimgrade.statistics.sorts import plain_name
from claimgrade.statistics.units import unit_words

_MOST_PRINTED = 3

_BETWEEN = (
    Statistic.MEAN_DIFFERENCE,
    Statistic.STANDARDISED_MEAN_DIFFERENCE,
    Statistic.RISK_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.HAZARD_RATIO,
    Statistic.RISK_DIFFERENCE,
    Statistic.RATIO,
)
"""Statistics that set one side against another."""

_RATIOS = (Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.HAZARD_RATIO, Statistic.RATIO)


@dataclass(frozen=True, slots=True)
class EffectCells:
    """What may be expected with and without it, and the effect that says so.

    ``missing`` says why nothing is told of what may be expected; it is empty where ``without`` or
    ``with_it`` is not. ``basis`` is where the expectation starts from, ``relative`` the effect or
    why there is none, ``whence`` where it comes from. Where there is no effect at all, ``missing``
    and ``relative`` are one reason, which a table tells once: :attr:`nothing`. ``printed`` are
    single results as printed, where none stands for all; ``recorded`` are the same for files, their
    numbers as the record has them.
    """

    without: str = ""
    with_it: str = ""
    basis: str = ""
    missing: str = ""
    relative: str = ""
    whence: str = ""
    printed: str = ""
    recorded: str = ""

    @property
    def nothing(self) -> str:
        """Why there is neither an effect nor what it amounts to; empty where there is one."""
        return self.missing if self.missing == self.relative else ""


def no_effects(reason: str, lines: Sequence[Line]) -> EffectCells:
    """Return the cells of an outcome that has no effect: why, and single results as printed."""
    said = _capital(reason.rstrip("."))
    recorded = results_as_printed(lines)
    return EffectCells(
        missing=said, relative=said, printed=figures_in_print(recorded), recorded=recorded
    )


def effect_cells(assessment: Assessment, lines: Sequence[Line]) -> EffectCells:
    """Return the effects of a claim's evidence in words.

    Where no effect stands for the evidence, but a number of the claim leads to a relative effect
    that can be told in people, that is told.
    """
    found = assessment.details.anticipated
    stated = next((row for row in assessment.details.numbers if row.absolute is not None), None)
    if found.effect is None and stated is not None and stated.absolute is not None:
        return _of_number(stated, stated.absolute)
    if found.effect is None:
        return no_effects(found.no_effect, lines)
    without, with_it, basis = _expected(found)
    return EffectCells(
        without=without,
        with_it=with_it,
        basis=basis,
        missing=_not_computed(found.no_absolute),
        relative=_effect(found.effect),
        whence=_whence(found.effect),
    )


def _not_computed(reason: str) -> str:
    return TEXT["not_computed"].format(reason=reason.rstrip(".")) if reason else ""


def _expected(found: Anticipated) -> tuple[str, str, str]:
    """Return what may be expected without and with it, and where that starts from."""
    if found.people is not None:
        return _in_people(found.people)
    if found.effect is None or found.no_absolute:
        return "", "", ""
    told = _difference(found.effect)
    if found.means is None:
        return _capital(TEXT["sof_no_baseline_mean"]), told, ""
    return _means(found.means), told, TEXT["sof_means_from"].format(names=_names(found.means.names))


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _in_people(people: Absolute) -> tuple[str, str, str]:
    per = f"{people.per:,}"
    without = TEXT["of_people"].format(number=_whole(people.without), per=per)
    if people.low is None or people.high is None:
        ends = TEXT["sof_no_interval"]
    else:
        ends = span(_whole(people.low), _whole(people.high))
    with_it = TEXT["people_with"].format(number=_whole(people.with_it), per=per, ends=ends)
    fewer = "fewer" if people.with_it < people.without else "more"
    needed = ""
    if people.needed is not None:
        number = counted(math.ceil(people.needed), "person")
        needed = TEXT[f"sof_needed_{fewer}"].format(number=number)
    basis = TEXT["sof_baseline"].format(baseline=people.baseline)
    return without, with_it, listed([basis, needed, sentence(people.formula)], " ")


def _whole(people: float) -> str:
    """Return people as a whole number; under a half of one, with a decimal."""
    return f"{people:,.0f}" if people >= 0.5 or people == 0 else f"{people:.1f}"


def _means(means: ComparatorMeans) -> str:
    unit = means.unit
    name = "sof_change" if means.measured is Measured.CHANGE else "sof_mean"
    if means.low == means.high:
        return _capital(TEXT[f"{name}_one"].format(value=_with_unit(figure(means.low), unit)))
    high = _with_unit(figure(means.high), unit)
    return _capital(TEXT[f"{name}_many"].format(low=figure(means.low), high=high))


def _difference(effect: BodyEffect) -> str:
    """Return a difference with its interval, each figure said to be higher or lower."""
    value = _higher(effect.value, _with_unit(figure(abs(effect.value)), effect.unit))
    if effect.low is None or effect.high is None:
        return TEXT["sof_differs"].format(value=value, interval=TEXT["sof_no_interval"])
    low, high = (_higher(end, figure(abs(end))) for end in (effect.low, effect.high))
    interval = TEXT["sof_interval"].format(level=_level(effect), ends=span(low, high))
    return TEXT["sof_differs"].format(value=value, interval=interval)


def _higher(value: float, words: str) -> str:
    return TEXT["sof_lower" if value < 0 else "sof_higher"].format(value=words)


def _effect(effect: BodyEffect) -> str:
    measure = MEASURES.get(effect.measure) or plain_name(effect.measure)
    ratio = effect.measure in _RATIOS
    value = figure(effect.value) if ratio else _with_unit(figure(effect.value), effect.unit)
    if effect.low is None or effect.high is None:
        interval = TEXT["sof_no_interval"]
    else:
        interval = TEXT["sof_interval"].format(level=_level(effect), ends=_ends(effect))
    return f"{_capital(measure)} {value} ({interval})"


def _ends(effect: BodyEffect) -> str:
    if effect.low is None or effect.high is None:
        return TEXT["sof_no_interval"]
    return span(figure(effect.low), figure(effect.high))


def _level(effect: BodyEffect) -> str:
    return f"{effect.level * 100:g}\u00a0%"


def _with_unit(value: str, unit: str) -> str:
    return f"{value}\u00a0{unit_words(unit)}" if unit else value


def _whence(effect: BodyEffect) -> str:
    studies = counted(len(effect.names), "study")
    said = TEXT[f"whence_{effect.whence.value}"]
    return said.format(studies=studies, names=_names(effect.names))


def _of_number(row: LedgerRow, people: Absolute) -> EffectCells:
    """Return the effect behind a number that the claim states, told in people."""
    without, with_it, basis = _in_people(people)
    names = ", ".join(dict.fromkeys(cell.name for cell in row.cells))
    return EffectCells(
        without=without,
        with_it=with_it,
        basis=basis,
        relative=_capital(row.value or claimed_number(row.number)),
        whence=TEXT["whence_number"].format(names=names),
    )


def results_as_printed(lines: Sequence[Line]) -> str:
    """Return what single results print of one side against another; at most three of them.

    What was compared, and which side a positive figure favours, stands with each.
    """
    told = [
        _as_printed(source_name(line.source, line.entry.source), line.result)
        for line in lines
        if line.result is not None
        and line.result.statistic in _BETWEEN
        and known(line.result.estimate)
        and known(line.result.low)
    ]
    more = len(told) - _MOST_PRINTED
    shown = told[:_MOST_PRINTED]
    if more > 0:
        shown.append(TEXT["measured_more"].format(number=more))
    return TEXT["sof_printed"].format(results="; ".join(shown)) if shown else ""


def _as_printed(name: str, result: Result) -> str:
    """Return a figure with what was compared, and which side a positive one favours."""
    compared, favours = known(result.comparison), known(result.favours)
    words = recorded_words(result)
    return listed(
        [
            f"{name}, {compared}: {words}" if compared else f"{name}: {words}",
            TEXT["sof_no_unit"] if isinstance(result.unit, Unknown) else "",
            TEXT["sof_favours"].format(side=favours) if favours else "",
        ]
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
