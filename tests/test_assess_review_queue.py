"""Claims wait for a reviewer when they changed, are due, are disputed or were never signed."""

import datetime
from typing import Any

from build import ARTICLE, CLAIM, assessed, workspace_of
from claimgrade.assess.case import Case
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.digests import digests_of
from claimgrade.assess.signing.review_queue import (
    is_stale,
    review_queue,
    waiting_for,
    waits_for_reviewer,
)
from claimgrade.model.assessment import Assessment
from claimgrade.model.plain import plain
from claimgrade.model.signature import Wait
from tables import for_each_row

TODAY = datetime.date(2026, 11, 22)


def case_of(*review: dict[str, Any], **claim: Any) -> Case:
    cases = ruled_cases(workspace_of({"claim": {**claim, "review": list(review)}}))
    return cases[f"{ARTICLE}/{CLAIM}"][0]


def assessment_of(*review: dict[str, Any], **claim: Any) -> Assessment:
    return assessed({"claim": {**claim, "review": list(review)}})


NOW = plain(digests_of(case_of()))


def signed(by: str = "Anna", due: str | None = None, **digests: str) -> dict[str, Any]:
    return {"by": by, "due": due, "digests": {**NOW, **digests}}


OTHER = {"claim": "0" * 64}
BARE = {"by": "Anna", "on": "2026-11-01"}


@for_each_row(
    ("review", "waits", "due"),
    [
        ([], ["unsigned"], None),
        ([BARE], ["unsigned"], None),
        ([{**BARE, "digests": {}}], ["unsigned"], None),
        ([BARE, signed("Bert")], [], None),
        ([signed()], [], None),
        ([signed(**OTHER)], ["stale"], None),
        ([signed(), signed("Bert", **OTHER)], ["stale"], None),
        ([signed(due="2026-11-23")], [], None),
        ([signed(due="2026-11-22")], ["due"], "2026-11-22"),
        ([signed(due="2026-11-21")], ["due"], "2026-11-21"),
        ([signed(due="2026-11-21"), signed("Bert", due="2026-11-23")], [], None),
        ([signed(due="2026-11-21", **OTHER)], ["stale", "due"], "2026-11-21"),
        ([{**BARE, "due": "2026-11-21"}], ["due", "unsigned"], "2026-11-21"),
    ],
)
def test_why_a_claim_waits(review: list[dict[str, Any]], waits: list[str], due: str | None) -> None:
    waiting = waiting_for(case_of(*review), TODAY)
    assert [wait.value for wait in waiting.waits] == waits
    assert (str(waiting.due) if waiting.due else None) == due
    assert (waiting.id, waiting.article) == (CLAIM, ARTICLE)
    assert [s.by for s in waiting.signatures] == [one["by"] for one in review]
    assessment = assessment_of(*review)
    assert waits_for_reviewer(assessment, TODAY) is bool(waits)
    assert is_stale(assessment) is ("stale" in waits)


def test_reviewers_who_judge_a_domain_differently_are_named_by_outcome_and_domain() -> None:
    def judged(by: str, concern: str, outcome: str = "size") -> dict[str, Any]:
        domains = {"risk-of-bias": {"concern": concern}, "imprecision": {"concern": "none"}}
        return {"by": by, "outcome": outcome, "domains": domains}

    def waiting(*judgements: dict[str, Any]) -> Any:
        return waiting_for(case_of(judgements=list(judgements)), TODAY)

    differing = waiting(judged("Anna", "none"), judged("Bert", "serious"))
    assert differing.waits == (Wait.DISAGREEMENT, Wait.UNSIGNED)
    assert differing.disagreements == ("size: risk of bias",)
    judgements = [judged("Anna", "none"), judged("Bert", "serious")]
    assert waits_for_reviewer(assessment_of(signed(), judgements=judgements), TODAY) is True
    for alike in (
        (judged("Anna", "none"),),
        (judged("Anna", "none"), judged("Bert", "none")),
        (judged("Anna", "none"), judged("Bert", "serious", "strength")),
    ):
        assert waiting(*alike).disagreements == ()


def test_the_queue_has_stale_ones_first_then_the_longest_due_and_leaves_out_the_rest() -> None:
    reviews = {
        "unsigned": [],
        "fine": [signed()],
        "due-lately": [signed(due="2026-11-20")],
        "due-long": [signed(due="2026-10-20")],
        "stale": [signed(**OTHER)],
        "stale-too": [signed(**OTHER)],
    }
    claims = {name: {"review": review} for name, review in reviews.items()}
    cases = ruled_cases(workspace_of({"claim": {"review": [signed()]}, "claims": claims}))
    queue = review_queue((case for case, _ in cases.values()), TODAY)
    order = ["stale", "stale-too", "due-long", "due-lately", "unsigned"]
    assert [waiting.id for waiting in queue] == order
