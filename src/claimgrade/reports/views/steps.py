"""Every step from the record to a verdict, and the defaults in use, as reports tell them."""

from collections.abc import Iterator, Mapping

from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.field_words import field_words
from claimgrade.model.assessment import Assessment, Outcome, RuleResult, Step
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.messages import message_told
from claimgrade.reports.views.missing_fields import Owners, waits_told


def steps_told(assessment: Assessment, owners: Owners) -> tuple[Step, ...]:
    """Return the steps to a verdict; what a check waits for is told in words."""
    return tuple(_steps(assessment, owners))


def _steps(assessment: Assessment, owners: Owners) -> Iterator[Step]:
    of_rules = {f"{found.code} {found.name}": found for found in assessment.results}
    for step in assessment.trace:
        found = of_rules.get(step.name)
        because = figures_in_print(step.because) if found is None else _why(found, owners)
        yield step._replace(result=figures_in_print(step.result), because=because)


def _why(found: RuleResult, owners: Owners) -> str:
    if found.outcome is Outcome.UNRESOLVED:
        return waits_told(found.missing, owners)
    return message_told(found, owners)


def defaults_told(defaults: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the defaults in use, each field in words."""
    told = ((field_words(field), value) for field, value in said_defaults(defaults))
    return tuple((field[:1].upper() + field[1:], value) for field, value in told)
