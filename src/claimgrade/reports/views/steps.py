"""Every step from the record to a verdict, and the defaults in use, as reports tell them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.field_words import field_words
from claimgrade.model.assessment import Assessment, Outcome, RuleResult, Step
from claimgrade.model.remembering import remembered
from claimgrade.model.vocabulary import Advice
from claimgrade.reports.text import TEXT, words_in_force
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.checks import OpenCheck, rule_name
from claimgrade.reports.views.messages import message_told, names_one
from claimgrade.reports.views.missing_fields import Owners, waits_told
from claimgrade.reports.words import ADVICE, VERDICTS


def steps_told(
    assessment: Assessment, owners: Owners, waiting: Iterable[OpenCheck]
) -> tuple[Step, ...]:
    """Return the steps to a verdict; ``waiting`` are its open checks, in words already."""
    return tuple(_steps(assessment, owners, {check.code: check for check in waiting}))


def _steps(
    assessment: Assessment, owners: Owners, waiting: Mapping[str, OpenCheck]
) -> Iterator[Step]:
    results, trace = assessment.results, assessment.trace
    first = _first_of_rules(results, trace)
    last = first + len(results)
    shown = _as_shown(ADVICE)
    yield from map(partial(_plain, shown), trace[:first])
    idle: dict[str, list[Step]] = {}
    for result, step in zip(results, trace[first:last], strict=False):
        if result.code in waiting:
            check = waiting[result.code]
            told = waits_told(check.absent, check.looked_up)
            yield Step(f"{check.code} {check.name}", step.result, told, step.source)
            continue
        done = _of_rule(step) or _told(result, step, owners)
        if result.outcome is _NOT_APPLICABLE:
            idle.setdefault(done.because, []).append(done)
        else:
            yield done
    if idle:
        yield _together(idle)
    yield from map(partial(_plain, shown), trace[last:])


_NOT_APPLICABLE = Outcome.NOT_APPLICABLE


def _first_of_rules(results: Sequence[RuleResult], trace: Sequence[Step]) -> int:
    """Return where the steps of the rules begin; they stand together, in the order of results."""
    code = f"{results[0].code} " if results else ""
    places = (place for place, step in enumerate(trace) if code and step.name.startswith(code))
    return next(places, len(trace))


def _plain(shown: Mapping[str, str], step: Step) -> Step:
    name, result, because, source = step
    told = shown.get(result) or figures_in_print(result)
    return Step(name, told, figures_in_print(because), source)


def _told(result: RuleResult, step: Step, owners: Owners) -> Step:
    told = message_told(result, owners)
    return Step(_named(step.name), figures_in_print(step.result), told, step.source)


def _together(idle: Mapping[str, Sequence[Step]]) -> Step:
    """Return the checks that do not apply as one step, by the reason that they share."""
    because = "; ".join(
        TEXT["idle_for"].format(reason=reason, checks=", ".join(step.name for step in steps))
        for reason, steps in idle.items()
    )
    (source, *_) = (step.source for steps in idle.values() for step in steps)
    return Step(TEXT["idle_checks"], str(sum(map(len, idle.values()))), because, source)


@remembered(words_in_force)
def _as_shown(advice: Mapping[Advice, str]) -> Mapping[str, str]:
    """Return what the page calls each advice and verdict, by how a step is told them."""
    verdicts = [(one.value, sign.word) for one, sign in VERDICTS.items()]
    # A ceiling and a certainty may be "none" too, which is no advice.
    advised = [(one.value, word) for one, word in advice.items() if one is not Advice.NONE]
    words = [*advised, *verdicts]
    return {one.replace("-", " "): word[:1].lower() + word[1:] for one, word in words}


# Claims of which a rule says the same share its step.
@remembered(words_in_force)
def _of_rule(step: Step) -> Step | None:
    """Return the step of a rule as the page tells it; ``None`` where it is told of one claim."""
    name, result, because, source = step
    if names_one(because):
        return None
    return Step(_named(name), figures_in_print(result), figures_in_print(because), source)


def _named(name: str) -> str:
    code, _, rule = name.partition(" ")
    return f"{code} {rule_name(rule)}"


def defaults_told(defaults: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the defaults in use, each field in words."""
    told = ((field_words(field), value) for field, value in said_defaults(defaults))
    return tuple((field[:1].upper() + field[1:], value) for field, value in told)
