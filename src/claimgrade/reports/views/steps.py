"""Every step from the record to a verdict, and the defaults in use, as reports tell them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.field_words import field_words
from claimgrade.model.assessment import Assessment, Step
from claimgrade.model.remembering import remembered
from claimgrade.model.vocabulary import Advice, Verdict
from claimgrade.reports.text import words_in_force
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.checks import OpenCheck, rule_name
from claimgrade.reports.views.messages import message_told, names_nothing
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
    results = assessment.results
    names = {result.code: result for result in results}
    for step in assessment.trace:
        name, result, because, source = step
        found = names.get(name.partition(" ")[0])
        if found is None:
            shown = _verdict_or_advice(result) or figures_in_print(result)
            yield Step(name, shown, figures_in_print(because), source)
        elif found.code in waiting:
            check = waiting[found.code]
            told = waits_told(check.absent, check.looked_up)
            yield Step(f"{found.code} {check.name}", result, told, source)
        elif names_nothing(found):
            yield _of_rule(step)
        else:
            told = message_told(found, owners)
            yield Step(_named(name), figures_in_print(result), told, source)


def _verdict_or_advice(result: str) -> str | None:
    return _as_shown(Verdict).get(result) or _as_shown(Advice).get(result)


@remembered(words_in_force)
def _as_shown(kind: type[StrEnum]) -> Mapping[str, str]:
    """Return what the page calls the words of a vocabulary, by how a step is told them."""
    shown = ADVICE if kind is Advice else {one: sign.word for one, sign in VERDICTS.items()}
    return {one.value.replace("-", " "): word[:1].lower() + word[1:] for one, word in shown.items()}


# Claims of which a rule says the same share its step.
@remembered(words_in_force)
def _of_rule(step: Step) -> Step:
    name, result, because, source = step
    return Step(_named(name), figures_in_print(result), figures_in_print(because), source)


def _named(name: str) -> str:
    code, _, rule = name.partition(" ")
    return f"{code} {rule_name(rule)}"


def defaults_told(defaults: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the defaults in use, each field in words."""
    told = ((field_words(field), value) for field, value in said_defaults(defaults))
    return tuple((field[:1].upper() + field[1:], value) for field, value in told)
