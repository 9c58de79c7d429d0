"""The reason beside each verdict, and the fields that a claim without one lacks."""

from typing import Any

from build import assessed, weighed
from claimgrade.assess.record import missing_from_record
from claimgrade.assess.verdict import decide, provisional, reads
from claimgrade.model.assessment import Family, Outcome, RuleResult, Sums, sums_of
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Domain, Verdict
from tables import for_each_row

SUPPORTS = {"source": "trial", "relation": "supports", "finding": "It grew."}
QUALIFIES = {"source": "trial", "relation": "qualifies", "finding": "Only in some."}
DISPUTES = {"source": "other", "relation": "disputes", "finding": "It did not."}

REASONS: list[tuple[dict[str, Any], str, str]] = [
    # a claim, its verdict and the reason in words
    (
        {"verdict": {"verdict": "not-checkable", "reason": "It is an opinion."}},
        "not-checkable",
        "It is an opinion.",
    ),
    (
        {"evidence": [SUPPORTS], "statement": None, "because": None},
        "unresolved",
        "the minimum record lacks statement, because",
    ),
    (
        {"evidence": [DISPUTES], "kind": "report"},
        "contradicted",
        "the source says otherwise",
    ),
    (
        {"evidence": [DISPUTES], "certainty": "moderate"},
        "contradicted",
        "the evidence points the other way, with moderate certainty",
    ),
    (
        {"evidence": [DISPUTES], "certainty": "very-low"},
        "unsupported",
        "what there is points the other way, with very low certainty",
    ),
    (
        {"evidence": [], "searched_on": "2026-11-22"},
        "unsupported",
        "nothing found that tests it (searched on 2026-11-22)",
    ),
    (
        {"evidence": [SUPPORTS, DISPUTES], "points": "both"},
        "mixed",
        "the evidence points both ways",
    ),
]


@for_each_row(("claim", "verdict", "reason"), REASONS)
def test_a_verdict_has_its_reason_in_words(
    claim: dict[str, Any], verdict: str, reason: str
) -> None:
    assert tuple(decide(weighed({"claim": claim}), ())) == (verdict, reason)


def flag(code: str, family: Family, severity: Severity, message: str = "so") -> RuleResult:
    return RuleResult(code, "a-rule", family, Outcome.FLAG, message, severity)


BLOCKER, MAJOR, MINOR = Severity.BLOCKER, Severity.MAJOR, Severity.MINOR

FLAGS: list[tuple[list[RuleResult], str, str]] = [
    ([], "supported", "the evidence points for it, and no check speaks against it"),
    (
        [flag("OS13", Family.FIT, MINOR, "only men")],
        "needs-caveat",
        "the evidence points for it, with a caveat: only men (OS13)",
    ),
    (
        [flag("OS13", Family.FIT, MINOR, "only men"), flag("OS18", Family.NUMBERS, MINOR, "a %")],
        "needs-caveat",
        "the evidence points for it, with 2 caveats: only men (OS13); a % (OS18)",
    ),
    (
        [flag("OS13", Family.FIT, MAJOR, "only men"), flag("OS12", Family.FIT, MAJOR, "a marker")],
        "overstated",
        "the evidence points for it, but only men (OS13); a marker (OS12)",
    ),
    (
        [flag("OS02", Family.STRENGTH, BLOCKER, "too sure")],
        "overstated",
        "the evidence points for it, but too sure (OS02)",
    ),
    (
        [flag("OS02", Family.STRENGTH, MAJOR, "sure"), flag("OS12", Family.FIT, MAJOR, "marker")],
        "misleading",
        "the evidence points for it, but the words go wrong in two ways: "
        "marker (OS12); sure (OS02)",
    ),
    (
        [flag("SI04", Family.SOURCE, BLOCKER, "it fell")],
        "misleading",
        "the evidence points for it, but it fell (SI04)",
    ),
    (
        [flag("OS30", Family.COMPLETENESS, Severity.INFO, "too weak")],
        "understated",
        "the evidence points for it; too weak (OS30)",
    ),
]


@for_each_row(("flags", "verdict", "reason"), FLAGS)
def test_the_verdict_on_a_body_that_points_for_names_the_open_flags(
    flags: list[RuleResult], verdict: str, reason: str
) -> None:
    case = weighed({"claim": {"evidence": [SUPPORTS]}})
    assert tuple(decide(case, flags)) == (verdict, reason)


def test_evidence_that_agrees_in_part_only_is_a_caveat() -> None:
    case = weighed({"claim": {"evidence": [QUALIFIES]}})
    assert tuple(decide(case, ())) == ("needs-caveat", "the evidence agrees in part only")


def test_a_contradicted_claim_that_nobody_graded_says_so() -> None:
    """Two things that are judged in the same way may differ in whether a level was entered."""
    case = weighed({"claim": {"evidence": [DISPUTES], "kind": "definition"}})
    found = decide(case, ())
    assert found.verdict == "contradicted"
    assert found.reason == "the evidence points the other way, and is not graded"


@for_each_row("code", ["OS24b", "OS29", "SI02", "SI06", "SI10"])
def test_flags_on_sources_the_article_or_our_record_are_no_part_of_a_verdict(code: str) -> None:
    assert not reads(flag(code, Family.SOURCE, BLOCKER))


def waiting(code: str, field: str, *, looked_up: bool = False) -> RuleResult:
    missing = (Missing(field, looked_up),)
    return RuleResult(code, "a-rule", Family.FIT, Outcome.UNRESOLVED, "waits", missing=missing)


def test_only_the_open_checks_are_supposed_to_go_against_the_claim() -> None:
    """An unresolved OS13 may stay open for ever: the verdict is as bad as OS12 could make it."""
    case = weighed({"claim": {"evidence": [SUPPORTS]}})
    results = (
        waiting("OS12", "asserts.outcome.class"),
        waiting("OS13", "studies.trial.population.sex"),
        RuleResult("OS17", "a-rule", Family.NUMBERS, Outcome.PASS, "it agrees"),
    )
    assert provisional(case, results, Verdict.SUPPORTED) == (("OS12",), "overstated")


def test_a_verdict_that_the_open_check_would_leave_as_it_is_stands() -> None:
    case = weighed({"claim": {"evidence": [SUPPORTS]}})
    major = flag("OS13", Family.FIT, MAJOR)
    results = (waiting("OS12", "asserts.outcome.class"), major)
    assert provisional(case, results, Verdict.OVERSTATED) == ((), None)


LACKING: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["searched_on"]),
    ({"quote": None}, ["quote", "searched_on"]),
    ({"quote": {"prefix": "so"}}, ["quote.exact", "searched_on"]),
    (
        {"statement": None, "wording": None, "evidence": [SUPPORTS], "certainty": None},
        ["statement", "wording.relation", "wording.hedge", "certainty"],
    ),
    ({"evidence": [SUPPORTS, DISPUTES]}, ["points"]),
    ({"evidence": [SUPPORTS], "because": None}, ["because"]),
    ({"evidence": [SUPPORTS], "certainty": "no-evidence"}, ["certainty"]),
    ({"evidence": [SUPPORTS], "kind": "report", "certainty": None, "because": None}, []),
    ({"kind": "definition"}, ["verdict"]),
    (
        {"evidence": [SUPPORTS, {}]},
        ["evidence.1.source", "evidence.1.relation", "evidence.1.finding"],
    ),
]


@for_each_row(("claim", "fields"), LACKING)
def test_every_field_that_the_minimum_record_lacks_is_named(
    claim: dict[str, Any], fields: list[str]
) -> None:
    assert [m.field for m in missing_from_record(weighed({"claim": claim}))] == fields


@for_each_row(
    ("broken", "verdict"),
    [("evidence.0.finding", "unresolved"), ("review.0.on", "supported"), ("topics", "supported")],
)
def test_a_broken_field_that_no_step_reads_leaves_the_verdict(broken: str, verdict: str) -> None:
    record = {"claim": {"evidence": [SUPPORTS]}}
    assert assessed(record, broken=frozenset({broken})).verdict == verdict


def test_the_sums_count_each_kind_of_answer_apart() -> None:
    minor = flag("OS13", Family.FIT, MINOR)
    once = minor._replace(severity=Severity.INFO, once=Domain.INDIRECTNESS)
    accepted = minor._replace(accepted="known")
    passed = RuleResult("OS17", "a-rule", Family.NUMBERS, Outcome.PASS, "it agrees")
    silent = RuleResult("OS18", "a-rule", Family.NUMBERS, Outcome.NOT_APPLICABLE, "no number")
    absent, unknown = waiting("OS12", "a"), waiting("OS12", "a", looked_up=True)
    several = {
        passed: 1,
        minor: 2,
        accepted: 3,
        once: 4,
        absent: 5,
        unknown: 6,
        silent: 7,
    }
    results = tuple(result for result, times in several.items() for _ in range(times))
    assert sums_of(results) == Sums(
        passed=1,
        flagged=2,
        accepted=3,
        once=4,
        unresolved_absent=5,
        unresolved_unknown=6,
        not_applicable=7,
    )
