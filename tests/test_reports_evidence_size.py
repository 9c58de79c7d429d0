"""How many studies test a claim, and how many people they had; sums were made by hand."""

from typing import Any

from build import workspace_of
from claimgrade.reports.views.evidence_size import evidence_base
from tables import for_each_row


def said(relations: dict[str, str], studies: dict[str, Any]) -> str:
    lines = [{"source": key, "relation": relation} for key, relation in relations.items()]
    workspace = workspace_of({"claim": {"evidence": lines}, "studies": studies})
    (claim,) = workspace.claims.values()
    return evidence_base(claim.claim.evidence, workspace.studies).replace("\u00a0", " ")


def study(species: str, n: int | None = None, **fields: Any) -> dict[str, Any]:
    number = {} if n is None else {"n": n}
    whole = {"design": "randomised-trial", "population": {"species": species}}
    return {**whole, **number, **fields}


POOLED: dict[str, Any] = {"design": "meta-analysis"}


@for_each_row(
    ("studies", "expected"),
    [
        ({"a": study("human", 18), "b": study("human", 19)}, "2 studies (37 people)"),
        # Papers on one cohort are one study.
        (
            {"a": study("human", 18, cohort="x"), "b": study("human", 18, cohort="x")},
            "1 study (18 people)",
        ),
        (
            {"a": study("human", 18), "b": study("human")},
            "2 studies (18 people; number not known in 1)",
        ),
        (
            {"a": study("human", 65), "b": study("animal", 24)},
            "2 studies (65 people and 24 animals)",
        ),
        (
            {"a": study("human", 65), "b": study("cell", 6)},
            "2 studies (65 people and n = 6 of others)",
        ),
        ({"a": study("cell", 6)}, "1 study (n = 6 in all)"),
        (
            {"a": study("human", 388, **POOLED), "b": study("human", 18)},
            "1 review (388 people) and 1 study (18 people)",
        ),
        (
            {
                "a": study("human", 238, **POOLED),
                "b": study("human", 388, **POOLED),
                "c": study("human", **POOLED),
            },
            "3 reviews (the largest of 388 people)",
        ),
        ({"a": study("human", **POOLED)}, "1 review"),
    ],
)
def test_people_are_added_up_over_studies_and_the_largest_review_is_said_apart(
    studies: dict[str, Any], expected: str
) -> None:
    assert said(dict.fromkeys(studies, "supports"), studies) == expected


def test_what_is_background_to_a_claim_adds_nobody() -> None:
    studies = {"a": study("human", 18), "b": study("human", 19)}
    assert said({"a": "disputes", "b": "background"}, studies) == "1 study (18 people)"
