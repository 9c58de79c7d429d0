"""Test results as printed, computed again from their own numbers."""

from collections.abc import Iterator
from dataclasses import replace

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Error
from claimgrade.model.saying import say
from claimgrade.model.study import Result
from claimgrade.statistics.consistency.p_values import can_be_computed
from claimgrade.statistics.consistency.recomputed import (
    Agreement,
    Judging,
    Recomputed,
    fits_one_tailed,
    recompute,
)
from claimgrade.statistics.consistency.reported import (
    PrintedTest,
    p_value_of,
    p_values_in,
    printed_tests,
)
from claimgrade.statistics.consistency.rounding import Rounding

Waiting = list[str]
"""Paths of the tests that could not be computed again for want of the extra."""


def inconsistent_tests(result: Result, at: str, waiting: Waiting) -> Iterator[Error]:
    """Yield the tests of a result whose p value is not their own.

    Read are `reported` and, where a whole test is written there, `p`. A test that needs what is
    not installed is put into ``waiting``.
    """
    for place, text in enumerate(result.reported):
        path = f"{at}.reported.{place}"
        found = printed_tests(text)
        if not found and p_value_of(text) is None:
            message = say("no test can be read from '{text}'", text=text)
            yield codes.TEST_NOT_READABLE, message, path
        for test in found:
            yield from _error(test, result, path, waiting)
    if isinstance(result.p, str):
        for test in printed_tests(result.p):
            yield from _error(test, result, f"{at}.p", waiting)
        yield from _beyond_one(result.p, f"{at}.p")


def _beyond_one(text: str, path: str) -> Iterator[Error]:
    alone = p_value_of(text)
    for p in (alone,) if alone is not None else p_values_in(text):
        if p.value is not None and not 0 <= p.value <= 1:
            message = say("p is {value}, and a p value lies between 0 and 1", value=p.value)
            yield codes.VALUE_OUT_OF_BOUNDS, message, path


def _error(test: PrintedTest, result: Result, path: str, waiting: Waiting) -> Iterator[Error]:
    if not can_be_computed(test.kind):
        waiting.append(path)
        return
    judging = _judging(result)
    found = recompute(test, judging)
    if found.agreement is Agreement.CONSISTENT:
        return
    if found.agreement is Agreement.IMPOSSIBLE:
        yield codes.VALUE_OUT_OF_BOUNDS, f"{test.raw}: {found.why}", path
        return
    message = _said(test, found)
    if not isinstance(result.one_tailed, bool) and fits_one_tailed(test, judging):
        said = f"{message}: {say('the p value of a one-tailed test')}"
        yield codes.FITS_ONE_TAILED, said, path
    elif found.agreement is Agreement.DECISION:
        said = say("{test}, on the other side of {alpha}", test=message, alpha=judging.alpha)
        yield codes.DECISION_NOT_CONSISTENT, said, path
    elif _fits_cut(test, judging):
        said = f"{message}: {say('it fits only if digits were cut off')}"
        yield codes.ONLY_IF_CUT_OFF, said, path
    else:
        yield codes.P_NOT_CONSISTENT, message, path


def _judging(result: Result) -> Judging:
    """Return how the tests of a result are judged; p = .000 stands for what rounds to it."""
    return Judging(
        one_tailed=result.one_tailed is True,
        one_tailed_if_said=result.one_tailed is not False,
        zero_is_error=False,
    )


def _fits_cut(test: PrintedTest, judging: Judging) -> bool:
    cut = recompute(test, replace(judging, rounding=Rounding.CUT))
    return cut.agreement is Agreement.CONSISTENT


def _said(test: PrintedTest, found: Recomputed) -> str:
    """Say which p value a printed test has and which is printed: the arithmetic of the finding."""
    head = str(replace(test, one_tailed=False)).rpartition(f", {test.p}")[0]
    low, high = (_p(value) for value in (found.low, found.high))
    span = f"p = {low}" if low == high else say("p from {low} to {high}", low=low, high=high)
    return say(
        "{test} is one-tailed, {p}, and '{printed}' is printed"
        if found.one_tailed
        else "{test} is {p}, and '{printed}' is printed",
        test=head,
        p=span,
        printed=test.p,
    )


def _p(value: float | None) -> str:
    """Return a computed p value with four digits, as papers print it."""
    if value is None or value >= 0.99995:
        return "1"
    if value < 0.0001:
        return "0" if value == 0 else f"{value:.1e}"
    return f"{value:.4f}"[1:]
