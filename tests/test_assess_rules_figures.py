"""Numbers in words: how they are named, and which figures of a source look like them."""

from typing import Any

from claimgrade.assess.numbers.words import shown
from claimgrade.model.claim import ClaimedNumber
from claimgrade.workspace.schema.records import record_from
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, line, study
from tables import for_each_row


@for_each_row(
    ("number", "words"),
    [
        ({"value": "10", "unit": "%"}, "10 %"),
        ({"value": "3", "high": "4", "unit": "kg"}, "3 to 4 kg"),
        ({"value": "10", "unit": "%", "about": "true"}, "about 10 %"),
        ({"value": "2"}, "2"),
        ({"value": "2", "unit": "unknown"}, "2"),
    ],
)
def test_a_number_is_named_as_it_was_said(number: dict[str, str], words: str) -> None:
    assert shown(record_from(ClaimedNumber, number)) == words


def swap(number: dict[str, Any], measured: dict[str, Any], *before: dict[str, Any]) -> Any:
    claim = {"evidence": [line()], "numbers": [*before, number]}
    return check("OS21", claim, studies={"s": study(result=measured)})


def times(value: str) -> dict[str, str]:
    return {"value": value, "unit": "times", "role": "point"}


ODDS = {"statistic": "odds-ratio", "estimate": "2.04"}


@for_each_row(
    ("said", "estimate", "alike"),
    [
        # a figure looks like a number where it rounds to it
        ("2.04", "2.04", True),
        ("2.0", "2.04", True),
        ("2.0", "2.05", True),
        ("2.0", "2.06", False),
        ("2", "2.4", True),
        ("2", "2.6", False),
        ("20", "21", False),
    ],
)
def test_figures_are_alike_to_the_digits_that_were_said(
    said: str, estimate: str, alike: bool
) -> None:
    difference = {"statistic": "standardised-mean-difference", "estimate": estimate}
    assert swap(times(said), difference).outcome is (FLAG if alike else NOT_APPLICABLE)


@for_each_row(
    ("measured", "named"),
    [
        (
            {"statistic": "standardised-mean-difference", "estimate": "2.04"},
            "in s, a standardised mean difference of 2.04",
        ),
        (
            {"statistic": "mean", "estimate": "2.04", "unit": "times"},
            "in s, a mean in times of 2.04",
        ),
        ({"statistic": "mean", "estimate": "7", "p": "p = 2.04"}, "in s, a p value of 2.04"),
    ],
)
def test_a_swap_names_the_source_the_sort_and_the_figure(
    measured: dict[str, str], named: str
) -> None:
    found = swap(times("2.04"), measured)
    assert found.outcome is FLAG
    assert found.message == f"a figure of another sort looks like 2.04 times: {named}"


def test_an_odds_ratio_is_named_with_its_article() -> None:
    risk = {**times("2.04"), "unit": "%"}
    found = swap(risk, ODDS)
    assert found.outcome is FLAG
    assert found.message.endswith("in s, an odds ratio of 2.04")


def test_a_number_without_a_unit_leaves_the_others_looked_at() -> None:
    difference = {"statistic": "standardised-mean-difference", "estimate": "2.04"}
    found = swap(times("2.04"), difference, {"value": "9", "role": "point"})
    assert (found.outcome, found.at) == (FLAG, "numbers.1")


def test_a_number_that_agrees_leaves_the_others_looked_at() -> None:
    measured = {"statistic": "fold-of-baseline", "estimate": "3", "p": "2.04"}
    found = swap(times("2.04"), measured, times("3"))
    assert (found.outcome, found.at) == (FLAG, "numbers.1")
    assert swap(times("3"), measured, times("3")).outcome is PASS


def test_a_figure_of_a_later_result_is_looked_at_though_a_line_names_none() -> None:
    claim = {
        "evidence": [{**line("a"), "result": None}, line("b")],
        "numbers": [times("2.04")],
    }
    difference = {"statistic": "standardised-mean-difference", "estimate": "2.04"}
    studies = {"a": study(), "b": study(result=difference)}
    assert check("OS21", claim, studies=studies).outcome is FLAG


@for_each_row(("unknown", "code"), [("role", "OS19"), ("unit", "OS21")])
def test_what_was_looked_for_of_a_number_is_told_from_what_is_absent(
    unknown: str, code: str
) -> None:
    number = {"value": "2", "unit": "%", "role": "max", unknown: "unknown"}
    claim = {"evidence": [line()], "numbers": [number]}
    found = check(code, claim, studies={"s": study(result={"estimate": "7"})})
    assert found.outcome is UNRESOLVED
    assert [(m.field, m.looked_up) for m in found.missing] == [(f"numbers.0.{unknown}", True)]


@for_each_row(("high", "outcome"), [("4", PASS), ("9", FLAG)])
def test_the_ends_of_a_range_may_be_those_of_two_results(high: str, outcome: Any) -> None:
    number = {"value": "3", "high": high, "unit": "kg", "role": "range", "scale": "absolute"}
    grew = {"statistic": "mean-difference", "unit": "kg", "contrast": "conditions"}
    studies = {
        "a": study(result={**grew, "estimate": "3"}),
        "b": study(result={**grew, "estimate": "4"}),
    }
    claim = {"evidence": [line("a"), line("b")], "numbers": [number]}
    found = check("OS17", claim, studies=studies)
    assert found.outcome is outcome
    if outcome is PASS:
        assert "is found in several results: " in found.message
