"""Every step from the record to a verdict, and the defaults in use, as reports tell them."""

from collections.abc import Iterable, Iterator, Mapping

from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.field_words import field_words
from claimgrade.model.assessment import Assessment, Step
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.checks import OpenCheck, rule_name
from claimgrade.reports.views.messages import message_told
from claimgrade.reports.views.missing_fields import Owners, waits_told


def steps_told(
    assessment: Assessment, owners: Owners, waiting: Iterable[OpenCheck]
) -> tuple[Step, ...]:
    """Return the steps to a verdict; ``waiting`` are its open checks, in words already."""
    return tuple(_steps(assessment, owners, {check.code: check for check in waiting}))


def _steps(
    assessment: Assessment, owners: Owners, waiting: Mapping[str, OpenCheck]
) -> Iterator[Step]:
    of_rules = {f"{found.code} {found.name}": found for found in assessment.results}
    for name, result, because, source in assessment.trace:
        found = of_rules.get(name)
        if found is None:
            yield Step(name, figures_in_print(result), figures_in_print(because), source)
            continue
        check = waiting.get(found.code)
        told = waits_told(check.absent, check.looked_up) if check else message_told(found, owners)
        named = f"{found.code} {rule_name(found.name)}"
        yield Step(named, figures_in_print(result), told, source)


def defaults_told(defaults: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the defaults in use, each field in words."""
    told = ((field_words(field), value) for field, value in said_defaults(defaults))
    return tuple((field[:1].upper() + field[1:], value) for field, value in told)
