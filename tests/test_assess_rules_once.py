"""One fact counts once, whichever rule meets it; and the words in which a few rules name it."""

from typing import Any

from build import assessed, read, result
from claimgrade.assess.catalogue import RULES
from rule_checks import FLAG, NOT_APPLICABLE, PASS, check, line, study
from tables import for_each_row

# Of docs/method.md: the rules whose fact a level may stand for already, and the domain.
COUNTED = [
    ("OS10", "indirectness"),
    ("OS11", "indirectness"),
    ("OS12", "indirectness"),
    ("OS13", "indirectness"),
    ("OS14", "indirectness"),
    ("OS23", "imprecision"),
]


def judged(
    code: str, domain: str, *, partner: dict[str, Any] | None = None, **entered: Any
) -> tuple[str, str | None]:
    """Return the severity of a rule's example and where it counts, with one domain judged.

    ``partner`` is what is entered for risk of bias beside it.
    """
    record = read(RULES[code].example_fires)
    judged_here = {"concern": "serious", "reason": "so", **entered}
    domains = {domain: judged_here, **({} if partner is None else {"risk-of-bias": partner})}
    record["claim"]["judgements"] = [{"by": "AB", "domains": domains}]
    found = result(assessed(record), code)
    assert found.outcome is FLAG
    return str(found.severity), found.once


@for_each_row(("code", "domain"), COUNTED)
def test_a_level_stands_for_the_rules_that_it_covers(code: str, domain: str) -> None:
    assert judged(code, domain, levels="1") == ("info", domain)
    assert judged(code, domain, levels="1", covers=[code]) == ("info", domain)
    taken = {"concern": "serious", "levels": "1", "reason": "this"}
    shared = {"levels": "0", "shared_with": "risk-of-bias"}
    assert judged(code, domain, partner=taken, **shared) == ("info", domain)
    for entered in ({"levels": "1", "covers": ["OS18"]}, {"levels": "0"}):
        severity, once = judged(code, domain, **entered)
        assert once is None
        assert severity in ("minor", "major")


NO_LEVEL = {
    "none judged": None,
    "none taken": {"concern": "serious", "levels": "0", "reason": "this"},
    "none that counts": {"concern": "none", "levels": "1", "reason": "this"},
}


@for_each_row("partner", NO_LEVEL.values(), ids=NO_LEVEL)
@for_each_row(("code", "domain"), COUNTED)
def test_a_level_shared_with_a_domain_that_takes_none_stands_for_nothing(
    code: str, domain: str, partner: dict[str, Any] | None
) -> None:
    severity, once = judged(code, domain, partner=partner, levels="0", shared_with="risk-of-bias")
    assert once is None
    assert severity in ("minor", "major")
    itself = judged(code, domain, levels="0", shared_with=domain)
    assert itself[1] is None


@for_each_row("code", ["OS08", "OS09", "OS17", "OS20"])
@for_each_row("domain", ["indirectness", "imprecision", "risk-of-bias"])
def test_no_level_makes_up_for_a_blocker(code: str, domain: str) -> None:
    assert judged(code, domain, levels="1", covers=[code]) == ("blocker", None)


def two(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return {"a": study(**first), "b": study(**second)}


BOTH = [line("a"), line("b")]
ACUTE = {"time": "48 hours", "class": "final"}


def test_the_longest_study_is_the_one_that_the_words_go_beyond() -> None:
    """Ten weeks are longer than nine, whatever comes first in the alphabet."""
    asserts = {"horizon": "2 years"}
    studies = two({"duration": "9 weeks"}, {"duration": "10 weeks"})
    found = check("OS16", {"asserts": asserts, "evidence": BOTH}, studies=studies)
    assert found.outcome is FLAG
    assert "10 weeks" in found.message


@for_each_row(
    ("horizon", "outcome"),
    [("training", FLAG), ("1 week", FLAG), ("8 weeks", FLAG), ("6 days", NOT_APPLICABLE)],
)
def test_a_single_session_stands_for_no_week_of_training(horizon: str, outcome: str) -> None:
    claim = {"asserts": {"horizon": horizon}, "evidence": [line()]}
    found = check("OS11", claim, studies={"s": study(result=ACUTE)})
    assert found.outcome is outcome


@for_each_row(("time", "outcome"), [("48 hours", FLAG), ("2 days", FLAG), ("49 hours", PASS)])
def test_a_result_within_two_days_is_acute(time: str, outcome: str) -> None:
    claim = {"asserts": {"horizon": "training"}, "evidence": [line()]}
    studies = {"s": study(result={"time": time, "class": "final"})}
    assert check("OS11", claim, studies=studies).outcome is outcome
