"""Acceptances: which close a flag, which lapse, and which are themselves to be mended."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from build import ARTICLE, CLAIM, workspace_of
from claimgrade.assess import catalogue
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.acceptance_findings import acceptance_findings
from claimgrade.assess.signing.accepted import accept, acceptance_digest
from claimgrade.model.assessment import Family, Outcome, RuleResult
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.model.vocabulary import Domain, Verdict
from claimgrade.workspace.workspace import ClaimFile
from tables import for_each_row

DAY = datetime.date(2026, 11, 23)
SUPPORTS = {"source": "trial", "relation": "supports", "finding": "Thighs grew."}

FLAGGED: Mapping[str, Any] = {"evidence": [SUPPORTS], "certainty": "low"}
"""Worded plainly where low certainty allows 'may': OS02, two steps, major."""


def acceptance(code: str = "OS02", **fields: str) -> dict[str, str]:
    return {"code": code, "reason": "said below", "by": "AB", "on": "2026-11-01", **fields}


def looked_at(claim: Mapping[str, Any], *accepted: Mapping[str, str]) -> tuple[Any, list[Finding]]:
    """Return what OS02 says of a claim with these acceptances, and the findings on those."""
    workspace = workspace_of({"claim": {**claim, "accepted": list(accepted)}})
    review = assess(workspace, DAY)
    (one,) = review.assessments
    flag: RuleResult = next(r for r in one.results if r.code == "OS02")
    return flag, [f for f in review.findings if f.code.startswith("RD60")]


def digest_of(claim: Mapping[str, Any], code: str = "OS02") -> str:
    case, _ = ruled_cases(workspace_of({"claim": claim}), DAY)[f"{ARTICLE}/{CLAIM}"]
    return acceptance_digest(case, code)


def test_an_acceptance_closes_its_flag_with_reason_person_and_day() -> None:
    flag, findings = looked_at(FLAGGED, acceptance(digest=digest_of(FLAGGED)))
    assert flag.accepted == "said below (AB, 2026-11-01)"
    assert not flag.counts
    assert findings == []


def test_without_an_acceptance_nothing_is_closed_or_reported() -> None:
    flag, findings = looked_at(FLAGGED)
    assert flag.accepted is None
    assert flag.counts
    assert findings == []


def test_an_acceptance_bound_to_what_stands_there_holds() -> None:
    flag, findings = looked_at(FLAGGED, acceptance(digest=digest_of(FLAGGED)))
    assert flag.accepted is not None
    assert findings == []


CHANGES = {
    "the claim": {"statement": "Training with bands increases the size of the thighs."},
    "its wording": {"wording": {"relation": "association", "hedge": "plain"}},
    "a line's finding": {"evidence": [{**SUPPORTS, "finding": "Thighs grew by a hair."}]},
    "one line more": {"evidence": [SUPPORTS, {**SUPPORTS, "source": "second"}]},
}


@for_each_row("changed", CHANGES.values(), ids=CHANGES)
def test_an_acceptance_lapses_when_the_claim_or_its_lines_change(changed: Any) -> None:
    flag, findings = looked_at({**FLAGGED, **changed}, acceptance(digest=digest_of(FLAGGED)))
    assert flag.counts
    (lapsed,) = findings
    assert (lapsed.code, lapsed.subject, lapsed.claim) == ("RD604", "record", CLAIM)
    assert "OS02 was accepted as the claim stood on 2026-11-01" in lapsed.message


def test_an_acceptance_lapses_when_the_rule_decides_otherwise_than_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bound = acceptance(digest=digest_of(FLAGGED))
    newer = dataclasses.replace(catalogue.RULES["OS02"], version=99)
    monkeypatch.setattr(catalogue, "RULES", {**catalogue.RULES, "OS02": newer})
    flag, findings = looked_at(FLAGGED, bound)
    assert flag.counts
    assert [finding.code for finding in findings] == ["RD604"]


def test_what_bears_on_no_verdict_makes_no_acceptance_lapse() -> None:
    topics = {**FLAGGED, "topics": ["bands"], "aliases": ["c1"]}
    flag, findings = looked_at(topics, acceptance(digest=digest_of(FLAGGED)))
    assert flag.accepted is not None
    assert findings == []


def test_of_two_acceptances_the_one_that_holds_closes_the_flag() -> None:
    old = acceptance(digest="0" * 64)
    flag, findings = looked_at(FLAGGED, old, acceptance(by="CD", digest=digest_of(FLAGGED)))
    assert flag.accepted == "said below (CD, 2026-11-01)"
    assert findings == []


@for_each_row(
    ("until", "closed"), [("2026-11-23", True), ("2026-11-22", False)], ids=["last day", "over"]
)
def test_an_acceptance_that_is_over_is_no_longer_looked_at(until: str, closed: bool) -> None:
    """That it is over is told where the days are (workspace.due), and not a second time."""
    flag, findings = looked_at(FLAGGED, acceptance(until=until, digest=digest_of(FLAGGED)))
    assert (flag.accepted is not None) == closed
    assert findings == []


def test_an_acceptance_that_is_over_is_not_said_to_be_unused() -> None:
    _, findings = looked_at({**FLAGGED, "certainty": "high"}, acceptance(until="2026-11-22"))
    assert findings == []


def test_an_acceptance_of_a_flag_that_is_gone_is_a_finding() -> None:
    """High certainty allows the plain statement."""
    flag, findings = looked_at({**FLAGGED, "certainty": "high"}, acceptance())
    assert flag.outcome == "pass"
    (unused,) = findings
    assert (unused.code, unused.severity, unused.subject) == ("RD603", "minor", "record")
    assert unused.message == "OS02 is accepted, and that rule has no flag here"


def test_an_acceptance_of_a_rule_that_does_not_apply_is_a_finding() -> None:
    """A definition is not graded, and no wording is above its ceiling."""
    flag, findings = looked_at({**FLAGGED, "kind": "definition"}, acceptance())
    assert flag.outcome == "not-applicable"
    assert [finding.code for finding in findings] == ["RD603"]


def test_an_acceptance_of_a_check_that_waits_is_left_in_peace() -> None:
    workspace = workspace_of(
        {
            "claim": {
                "evidence": [{**SUPPORTS, "source": "trial"}],
                "accepted": [acceptance("OS23")],
            },
        }
    )
    review = assess(workspace, DAY)
    (one,) = review.assessments
    (small,) = [r for r in one.results if r.code == "OS23"]
    assert small.outcome == "unresolved"
    assert [f for f in review.findings if f.code.startswith("RD60")] == []


def test_a_blocker_stays_open_whatever_was_accepted() -> None:
    very_low = {**FLAGGED, "certainty": "very-low"}
    flag, findings = looked_at(very_low, acceptance(digest=digest_of(very_low)))
    assert flag.severity == "blocker"
    assert flag.counts
    assert flag.help.endswith(
        "A blocker cannot be accepted; it is answered by new wording, new evidence or a verdict "
        "of your own with its reason."
    )
    assert findings == []


@for_each_row(
    ("code", "said", "help"),
    [
        ("OS022", "there is no rule 'OS022'; did you mean 'OS02'?", "claimgrade explain"),
        ("nothing", "there is no rule 'nothing'", "claimgrade explain"),
        ("RD505", "RD505 is a fault to be mended in a record", "A baseline may hold faults"),
    ],
)
def test_a_code_of_no_rule_is_a_finding(code: str, said: str, help: str) -> None:
    flag, findings = looked_at(FLAGGED, acceptance(code))
    assert flag.counts
    (unknown,) = findings
    assert (unknown.code, unknown.severity) == ("RD605", "major")
    assert unknown.message.startswith(said)
    assert help in (unknown.help or "")


def test_a_claim_that_others_replaced_is_neither_assessed_nor_found_at_fault() -> None:
    replaced = {**FLAGGED, "replaced_by": ["part"], "accepted": [acceptance("nothing")]}
    review = assess(workspace_of({"claim": replaced, "claims": {"part": dict(FLAGGED)}}), DAY)
    assert [assessment.id for assessment in review.assessments] == ["part"]
    assert review.findings == ()


def result_of(**fields: Any) -> RuleResult:
    made = RuleResult("OS02", "a-rule", Family.STRENGTH, Outcome.FLAG, severity=Severity.MINOR)
    return made._replace(**fields)


@for_each_row(
    ("fields", "closed", "said"),
    [
        ({}, True, ""),
        ({"severity": Severity.MAJOR}, True, ""),
        ({"severity": Severity.BLOCKER}, False, ""),
        ({"severity": Severity.INFO}, False, "for information and does not count"),
        (
            {"severity": Severity.INFO, "once": Domain.IMPRECISION},
            False,
            "imprecision counts its fact already",
        ),
        ({"subject": Subject.RECORD}, True, ""),
        ({"outcome": Outcome.PASS, "severity": None}, False, "that rule has no flag here"),
        ({"outcome": Outcome.NOT_APPLICABLE, "severity": None}, False, "has no flag here"),
        ({"outcome": Outcome.UNRESOLVED, "severity": None}, False, ""),
    ],
)
def test_minor_and_major_flags_can_be_accepted_and_nothing_else(
    fields: dict[str, Any], closed: bool, said: str
) -> None:
    accepted = acceptance(digest=digest_of(FLAGGED))
    ruled = ruled_cases(workspace_of({"claim": {**FLAGGED, "accepted": [accepted]}}), DAY)
    case, _ = ruled[f"{ARTICLE}/{CLAIM}"]
    same = accepted["digest"]
    (after,) = accept((result_of(**fields),), case.claim.accepted, DAY, lambda code: same)
    assert (after.accepted is not None) == closed
    findings = list(acceptance_findings(case, (after,)))
    assert [finding.code for finding in findings] == (["RD603"] if said else [])
    assert all(said in finding.message for finding in findings)


NOT_LINKED: Mapping[str, Any] = {
    "claim": {"asserts": {"outcome": {"name": "muscle size"}}, "evidence": [SUPPORTS]},
    "studies": {
        "other": {"results": [{"id": "size", "outcome": "muscle size", "direction": "none"}]}
    },
}
"""The library holds a result that went another way and has no line: OS24b, on the record."""


def test_a_flag_on_our_own_record_is_accepted_like_any_other() -> None:
    claim = {**NOT_LINKED["claim"], "accepted": [acceptance("OS24b")]}
    review = assess(workspace_of({**NOT_LINKED, "claim": claim}), DAY)
    (one,) = review.assessments
    (flag,) = [r for r in one.results if r.code == "OS24b"]
    assert (flag.severity, flag.subject) == ("major", "record")
    assert flag.accepted == "said below (AB, 2026-11-01)"
    assert [finding.code for finding in review.findings] == ["RD608"]


STALE: Mapping[str, Any] = {
    "evidence": [SUPPORTS],
    "review": [{"by": "Anna", "on": "2026-11-01", "digests": {"evidence": "0" * 64}}],
}


def test_a_stale_signature_is_answered_by_signing_again_and_not_accepted() -> None:
    review = assess(workspace_of({"claim": {**STALE, "accepted": [acceptance("SI10")]}}), DAY)
    (one,) = review.assessments
    (flag,) = [r for r in one.results if r.code == "SI10"]
    assert flag.outcome == "flag"
    assert flag.accepted is None
    (unused,) = review.findings
    assert unused.code == "RD603"
    assert unused.message.endswith("a stale signature is answered by reading and signing again")


UNDERSTATED: Mapping[str, Any] = {
    "wording": {"relation": "effect", "hedge": "may"},
    "certainty": "high",
    "evidence": [{**SUPPORTS, "result": "size"}],
    "omits": "none",
}


def test_an_understatement_that_the_writer_meant_is_accepted_and_read_no_more() -> None:
    """OS30 is the one flag of information that the verdict reads."""
    verdicts = []
    for accepted in ([], [acceptance("OS30")]):
        review = assess(workspace_of({"claim": {**UNDERSTATED, "accepted": accepted}}), DAY)
        (one,) = review.assessments
        assert {finding.code for finding in review.findings} <= {"RD608"}
        verdicts.append(one.computed_verdict)
    assert verdicts == [Verdict.UNDERSTATED, Verdict.SUPPORTED]


def test_an_acceptance_of_a_rule_on_whole_articles_is_no_matter_of_one_claim() -> None:
    code = next(iter(catalogue.ARTICLE_RULES))
    flag, findings = looked_at(FLAGGED, acceptance(code))
    assert flag.counts
    assert [finding.code for finding in findings] == ["RD605"]
    assert f"{code} is about the article as a whole" in findings[0].message


@pytest.mark.parametrize(
    ("claim", "accepted", "code"),
    [
        (FLAGGED, acceptance("OS022"), "RD605"),
        (FLAGGED, acceptance("OS18"), "RD603"),
        (FLAGGED, acceptance("OS02", digest="0" * 64), "RD604"),
    ],
    ids=["of no rule", "closes nothing", "lapsed"],
)
def test_a_finding_on_an_acceptance_names_its_claim_and_its_place(
    monkeypatch: pytest.MonkeyPatch, claim: Mapping[str, Any], accepted: dict[str, str], code: str
) -> None:
    """The first of two acceptances is in order; the finding stands at the second."""
    monkeypatch.setattr(ClaimFile, "locate", lambda _, path: Location(path))
    held = acceptance("OS02", digest=digest_of(claim))
    in_order = {**held, "until": "2026-11-02"} if code == "RD604" else held
    _, findings = looked_at(claim, in_order, accepted)
    assert [(f.code, f.claim, f.location.path) for f in findings] == [
        (code, CLAIM, "accepted.1.code")
    ]
