"""What a study's own numbers say about themselves, over every study record of a workspace."""

from collections.abc import Iterator

from claimgrade.assess.studies import codes, screen
from claimgrade.assess.studies.cells import Error
from claimgrade.model.finding import Finding
from claimgrade.model.saying import say
from claimgrade.model.study import Result, Study
from claimgrade.workspace.workspace import Workspace

_NUMBERS = frozenset(
    {"n", "low", "high", "estimate", "mean", "sd", "se", "events", "people", "correlation"}
) | {"minimum", "maximum", "prediction_low", "prediction_high", "before", "change", "median"}
"""Fields without which a result holds nothing to compare."""

_ABOVE_ZERO = tuple("-123456789")


def study_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield what is not possible in the numbers of each study record, at its place.

    Nothing is found in a number that is not recorded or recorded as unknown. Where printed tests
    wait for what is not installed, one finding says so for all of them.
    """
    waiting: list[tuple[str, str]] = []
    for key, study in workspace.studies.items():
        for diagnostic, message, path in _errors(key, study, waiting):
            place = workspace.locate_in_study(key, path)
            yield diagnostic.finding(message, place, help=codes.help_for(diagnostic))
    if waiting:
        fault, place = codes.TESTS_NOT_RECOMPUTED, workspace.locate_in_study(*waiting[0])
        yield fault.finding(_not_checked(waiting), place, help=codes.help_for(fault))


def _not_checked(waiting: list[tuple[str, str]]) -> str:
    tests, studies = len(waiting), len({key for key, _ in waiting})
    if tests == 1:
        return say("1 printed test is not checked, in 1 study: scipy is not installed")
    return say(
        "{tests} printed tests are not checked, in 1 study: scipy is not installed"
        if studies == 1
        else "{tests} printed tests are not checked, in {studies} studies: scipy is not installed",
        tests=tests,
        studies=studies,
    )


def _errors(key: str, study: Study, waiting: list[tuple[str, str]]) -> Iterator[Error]:
    for place, result in enumerate(study.results):
        fields = screen.fields_of(result)
        if not fields.isdisjoint(_NUMBERS):
            yield from _of_numbers(study, result, fields, f"results.{place}")
        if "reported" in fields or _may_hold_test(result.p):
            from claimgrade.assess.studies.printed_tests import inconsistent_tests

            paths: list[str] = []
            yield from inconsistent_tests(result, f"results.{place}", paths)
            waiting += [(key, path) for path in paths]


def _may_hold_test(p: object) -> bool:
    """Return whether a p value as printed may hold a test, or be above 1."""
    return isinstance(p, str) and ("(" in p or p.lstrip("pP<>= ")[:1] in _ABOVE_ZERO)


def _of_numbers(study: Study, result: Result, fields: screen.Fields, at: str) -> Iterator[Error]:
    """Yield what is wrong with the numbers of a result.

    Each check is imported where it is needed first: most records need none.
    """
    if screen.has_bounds(result, fields):
        from claimgrade.assess.studies.bounds import values_out_of_bounds

        yield from values_out_of_bounds(result, at)
    if screen.has_ends(result, fields):
        from claimgrade.assess.studies.ends import impossible_intervals

        yield from impossible_intervals(result, at)
    if screen.has_counts(result, study.n, fields):
        from claimgrade.assess.studies.counts import impossible_counts

        yield from impossible_counts(study, result, at)
    if screen.has_errors(result, fields):
        from claimgrade.assess.studies.errors import errors_that_do_not_fit

        yield from errors_that_do_not_fit(result, at)
    if result.whole_numbers is True:
        from claimgrade.assess.studies.means import impossible_means

        yield from impossible_means(result, at)
    if screen.has_spreads(result, fields):
        from claimgrade.assess.studies.spreads import impossible_spreads

        yield from impossible_spreads(result, at)
