"""What the rules on the design of the comparison ask, and when they must not."""

from typing import Any

from claimgrade.model.assessment import Outcome
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, judged, line, missing, study
from tables import for_each_row


def figure(statistic: str = "mean-difference", **fields: Any) -> dict[str, Any]:
    return study(result={"statistic": statistic, **fields})


# OS06: an interval includes no effect where it holds 0 (a difference) or 1 (a ratio).


@for_each_row(
    ("measured", "outcome"),
    [
        ({"low": "-2", "high": "4"}, FLAG),
        ({"low": "0", "high": "4"}, FLAG),
        ({"low": "-4", "high": "0"}, FLAG),
        ({"low": "0.01", "high": "4"}, PASS),
        ({"low": "-4", "high": "-0.01"}, PASS),
        ({"statistic": "risk-ratio", "low": "0.8", "high": "1.3"}, FLAG),
        ({"statistic": "odds-ratio", "low": "1.00", "high": "2"}, FLAG),
        ({"statistic": "hazard-ratio", "low": "1.01", "high": "2"}, PASS),
        ({"statistic": "risk-ratio", "low": "-0.2", "high": "0.9"}, PASS),
        ({"statistic": "ratio", "unit": "%", "low": "90", "high": "120"}, FLAG),
        ({"statistic": "ratio", "unit": "%", "low": "90", "high": "100"}, FLAG),
        ({"statistic": "ratio", "unit": "%", "low": "105", "high": "120"}, PASS),
        ({"statistic": "fold-of-baseline", "low": "0.5", "high": "4"}, FLAG),
        ({"statistic": "correlation", "low": "-0.1", "high": "0.4"}, FLAG),
    ],
)
def test_os06_reads_the_interval_its_ends_included(
    measured: dict[str, str], outcome: Outcome
) -> None:
    found = check("OS06", {"evidence": [line()]}, studies={"s": figure(**measured)})
    assert (found.outcome, found.severity) == (outcome, "blocker" if outcome is FLAG else None)


@for_each_row(
    ("stated", "outcome"),
    [
        ("p=0.05", FLAG),
        ("p = 0.049", PASS),
        ("p>0.05", FLAG),
        ("P=.36", FLAG),
        ("p<0.05", PASS),
        ("p<.001", PASS),
        ("p≤0.05", UNRESOLVED),
        ("p<0.1", UNRESOLVED),
        ("p>0.01", UNRESOLVED),
        ("n.s.", FLAG),
        ("not significant", FLAG),
        ("0,03", PASS),
        ("1.00", FLAG),
        ("p=0.02 in women, p=0.01 in men", PASS),
        ("p=0.02 in women, p=0.4 in men", UNRESOLVED),
        ("as expected", UNRESOLVED),
    ],
)
def test_os06_reads_the_stated_test_where_there_is_no_interval(
    stated: str, outcome: Outcome
) -> None:
    found = check("OS06", {"evidence": [line()]}, studies={"s": figure(p=stated)})
    assert found.outcome is outcome


def test_os06_waits_for_an_interval_or_a_test_and_names_both() -> None:
    found = check("OS06", {"evidence": [line()]}, studies={"s": figure(low="-1")})
    assert missing(found) == ["studies.s.results.r.high", "studies.s.results.r.p"]
    level = figure("mean", low="20", high="30")
    assert missing(check("OS06", {"evidence": [line()]}, studies={"s": level})) == [
        "studies.s.results.r.p"
    ]


def test_os06_takes_a_test_in_other_words_for_looked_up_and_asks_for_the_interval() -> None:
    open_test = check("OS06", {"evidence": [line()]}, studies={"s": figure(p="as expected")})
    assert missing(open_test) == ["studies.s.results.r.low", "studies.s.results.r.high"]
    level = figure("mean", low="20", high="30", p="as expected")
    found = check("OS06", {"evidence": [line()]}, studies={"s": level})
    assert [(m.field, m.looked_up) for m in found.missing] == [("studies.s.results.r.p", True)]


def test_os06_reads_the_interval_before_the_test() -> None:
    measured = figure(low="-2", high="4", p="0.01")
    assert check("OS06", {"evidence": [line()]}, studies={"s": measured}).outcome is FLAG


@for_each_row(
    ("first", "second", "contrast", "outcome"),
    [
        (("0.35", "0.43"), ("-0.05", "0.03"), "conditions", PASS),
        (("-0.05", "0.03"), ("0.35", "0.43"), "conditions", PASS),
        (("0.03", "0.43"), ("-0.05", "0.03"), "conditions", UNRESOLVED),
        (("0.35", "0.43"), ("-0.05", "0.03"), "change", UNRESOLVED),
        (("0.35", "0.43"), ("-0.05", "unknown"), "conditions", UNRESOLVED),
        (("unknown", "0.43"), ("-0.05", "0.03"), "conditions", UNRESOLVED),
    ],
)
def test_os06_reads_two_conditions_whose_intervals_lie_apart(
    first: tuple[str, str], second: tuple[str, str], contrast: str, outcome: Outcome
) -> None:
    groups = [
        {"name": name, "low": low, "high": high}
        for name, (low, high) in (("with", first), ("without", second))
    ]
    measured = figure("within-group-effect-size", contrast=contrast, groups=groups)
    assert check("OS06", {"evidence": [line()]}, studies={"s": measured}).outcome is outcome


def test_os06_needs_every_supporting_result_to_leave_room_for_none() -> None:
    studies = {"a": figure(low="-2", high="4"), "b": figure(low="1", high="4")}
    two = {"evidence": [line("a"), line("b")]}
    assert check("OS06", two, studies=studies).outcome is PASS
    qualified = {"evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS06", qualified, studies=studies).outcome is FLAG


def test_os06_reads_primary_outcomes_alone_where_they_are_known() -> None:
    studies = {
        "a": figure(low="-2", high="4", primary="true"),
        "b": figure(low="1", high="4", primary="false"),
    }
    claim = {"evidence": [line("a"), line("b")]}
    found = check("OS06", claim, studies=studies)
    assert found.outcome is FLAG
    assert "primary" in found.message


@for_each_row("relation", ["supports", "qualifies"])
@for_each_row(
    ("design", "low", "outcome"),
    [
        ("meta-analysis", "1", PASS),
        ("meta-analysis", "-1", FLAG),
        ("cohort", "1", FLAG),
    ],
)
def test_os06_is_silent_where_a_meta_analysis_excludes_none(
    relation: str, design: str, low: str, outcome: Outcome
) -> None:
    studies = {
        "a": figure(low="-2", high="4", primary="true"),
        "b": {**figure(low=low, high="4"), "design": design},
    }
    claim = {"evidence": [line("a"), line("b", relation)]}
    assert check("OS06", claim, studies=studies).outcome is outcome


@for_each_row(
    "claim",
    [
        {"direction": "none"},
        {"kind": "no-effect"},
        {"wording": {"relation": "association", "hedge": "plain"}},
        {"evidence": [line(relation="qualifies")]},
    ],
)
def test_os06_is_asked_only_where_a_benefit_is_told_and_supported(claim: dict[str, Any]) -> None:
    found = check("OS06", {"evidence": [line()], **claim}, studies={"s": figure(p="0.4")})
    assert found.outcome is NOT_APPLICABLE


def test_flags_on_the_design_say_what_is_wrong_and_point_at_the_line() -> None:
    wide = check("OS06", {"evidence": [line()]}, studies={"s": figure(low="-2", high="4")})
    assert wide.at == "evidence.0"
    assert wide.message == (
        "the words assert an effect, and every supporting result leaves room for none"
    )
    change = check("OS20", {"evidence": [line()]}, studies={"s": CHANGE})
    assert change.at == "evidence.0"
    assert change.message == (
        "the words assert an effect, and every agreeing result is a change in one group "
        "from before to after"
    )


# OS20


CHANGE = study(result={"contrast": "change"})


@for_each_row(
    ("contrasts", "relations", "outcome"),
    [
        (["change"], ["supports"], FLAG),
        (["change", "change"], ["supports", "qualifies"], FLAG),
        (["change", "conditions"], ["supports", "qualifies"], PASS),
        (["change", "conditions"], ["supports", "supports"], PASS),
        (["change", "conditions"], ["supports", "background"], FLAG),
        (["change", "correlation"], ["supports", "supports"], PASS),
        (["conditions"], ["supports"], PASS),
        (["change"], ["qualifies"], FLAG),
        (["change"], ["background"], NOT_APPLICABLE),
        (["change", "unknown"], ["supports", "supports"], UNRESOLVED),
    ],
)
def test_os20_needs_every_supporting_and_qualifying_result_to_be_a_change(
    contrasts: list[str], relations: list[str], outcome: Outcome
) -> None:
    studies = {f"s{i}": study(result={"contrast": c}) for i, c in enumerate(contrasts)}
    claim = {"evidence": [line(f"s{i}", r) for i, r in enumerate(relations)]}
    found = check("OS20", claim, studies=studies)
    assert (found.outcome, found.severity) == (outcome, "blocker" if outcome is FLAG else None)


@for_each_row(
    ("comparator", "outcome"),
    [
        ("the resting value", PASS),
        ("baseline", PASS),
        ("before the training", PASS),
        ("heavy training", FLAG),
        ("training before work", FLAG),
        ("unknown", FLAG),
    ],
)
def test_os20_is_silent_where_the_claim_names_the_value_before(
    comparator: str, outcome: Outcome
) -> None:
    claim = {"asserts": {"comparator": comparator}, "evidence": [line()]}
    assert check("OS20", claim, studies={"s": CHANGE}).outcome is outcome


def test_os20_waits_for_words_of_the_language_to_read_a_comparator() -> None:
    claim = {"asserts": {"comparator": "la valeur de repos"}, "evidence": [line()]}
    found = check("OS20", claim, studies={"s": CHANGE}, article={"language": "fr"})
    assert missing(found) == ["language"]
    assert found.missing[0].looked_up
    assert found.message == "there is no word list for 'fr'"


def test_os20_is_asked_where_an_effect_is_said_alone() -> None:
    wording = {"relation": "description", "hedge": "plain"}
    found = check("OS20", {"evidence": [line()], "wording": wording}, studies={"s": CHANGE})
    assert found.outcome is NOT_APPLICABLE


@for_each_row(("comparator", "outcome"), [({}, FLAG), ({"comparator": "the value before"}, PASS)])
def test_os20_is_asked_of_a_report_that_does_not_name_its_one_arm(
    comparator: dict[str, str], outcome: Outcome
) -> None:
    """As OS01 and OS06 are: the report of a change is no report of an effect."""
    claim = {"kind": "report", "evidence": [line()], "asserts": comparator}
    assert check("OS20", claim, studies={"s": CHANGE}).outcome is outcome
    assert check(
        "OS01", claim, studies={"s": {**CHANGE, "design": "randomised-trial"}}
    ).outcome is (FLAG)


@for_each_row("domain", ["risk-of-bias", "indirectness", "imprecision"])
def test_no_level_makes_up_for_a_change_told_as_an_effect(domain: str) -> None:
    claim = {"evidence": [line()], "judgements": judged(domain)}
    found = check("OS20", claim, studies={"s": CHANGE})
    assert (found.severity, found.once) == ("blocker", None)


# OS25


@for_each_row(
    ("contrasts", "outcome"),
    [
        (["change", "change"], FLAG),
        (["change", "none"], FLAG),
        (["change", "conditions"], PASS),
        (["change", "unknown"], UNRESOLVED),
    ],
)
def test_os25_asks_for_one_study_with_both_arms(contrasts: list[str], outcome: Outcome) -> None:
    studies = {f"s{i}": study(result={"contrast": c}) for i, c in enumerate(contrasts)}
    claim = {"kind": "comparative", "evidence": [line(f"s{i}") for i in range(len(contrasts))]}
    assert check("OS25", claim, studies=studies).outcome is outcome
