"""Several people's judgements side by side, and how far they agree beyond chance."""

from typing import Any

import pytest

from build import read
from claimgrade.assess.grading.agreement import agreement, kappas
from claimgrade.model.claim import Claim
from claimgrade.model.vocabulary import Concern, Domain
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row


def _claim(judgements: str, **fields: Any) -> Claim:
    return record_from(Claim, {**read(judgements), **fields})


_TWO = """
judgements:
  - by: bert
    outcome: muscle size
    domains:
      risk-of-bias: {concern: serious, levels: 1, reason: Not blinded.}
      inconsistency: {concern: none}
      indirectness: {concern: some}
      imprecision: {concern: very-serious, levels: 2, reason: Six people.}
  - by: ann
    outcome: muscle size
    domains:
      risk-of-bias: {concern: serious, levels: 1, reason: No blinding.}
      inconsistency: {concern: not-applicable}
      indirectness: {concern: serious, levels: 1, reason: Only men.}
      imprecision: {concern: none}
      publication-bias: {concern: not-assessable}
"""


def test_disagreements_come_first_and_the_widest_before_all() -> None:
    found = agreement(_claim(_TWO))
    assert found is not None
    assert [(row.domain, row.differs) for row in found.domains] == [
        (Domain.IMPRECISION, True),
        (Domain.INDIRECTNESS, True),
        (Domain.INCONSISTENCY, True),
        (Domain.RISK_OF_BIAS, False),
        (Domain.PUBLICATION_BIAS, False),
    ]
    assert [row.spread for row in found.disagreements] == [2, 1, 0]


def test_ratings_stand_side_by_side_by_person_with_their_reasons() -> None:
    found = agreement(_claim(_TWO))
    assert found is not None
    first = found.domains[0]
    assert first.outcome == "muscle size"
    assert [(r.by, r.concern, r.levels, r.reason) for r in first.ratings] == [
        ("ann", Concern.NONE, 0, "no reason recorded"),
        ("bert", Concern.VERY_SERIOUS, 2, "Six people."),
    ]


def test_a_domain_that_one_did_not_judge_is_shown_and_is_no_disagreement() -> None:
    found = agreement(_claim(_TWO))
    assert found is not None
    row = next(row for row in found.domains if row.domain is Domain.PUBLICATION_BIAS)
    assert [(r.by, r.concern) for r in row.ratings] == [
        ("ann", Concern.NOT_ASSESSABLE),
        ("bert", None),
    ]
    assert (row.ratings[1].levels, row.ratings[1].reason) == (0, "not judged")


def test_an_outcome_without_any_name_is_called_the_claims() -> None:
    found = agreement(_rated(ann=0, bert=1))
    assert found is not None
    assert {row.outcome for row in found.domains} == {"the claim's outcome"}


@for_each_row(
    "judgements",
    [
        "judgements: []",
        "judgements: [{by: ann, domains: {imprecision: {concern: none}}}]",
        """
        judgements:
          - {by: ann, outcome: size, domains: {imprecision: {concern: none}}}
          - {by: bert, outcome: strength, domains: {imprecision: {concern: none}}}
        """,
        """
        judgements:
          - {by: ann, domains: {imprecision: {concern: none}}}
          - {by: ann, domains: {imprecision: {concern: serious, levels: 1}}}
        """,
    ],
)
def test_there_is_no_agreement_where_no_two_people_judged_one_outcome(judgements: str) -> None:
    assert agreement(_claim(judgements)) is None


def test_an_outcome_left_out_is_the_claims_own() -> None:
    claim = _claim(
        _TWO.replace("  - by: ann\n    outcome: muscle size\n", "  - by: ann\n"),
        asserts={"outcome": {"name": "muscle size"}},
    )
    assert agreement(claim) is not None


def _rated(**levels: int | None) -> Claim:
    """Return a claim on which each person gave these levels of imprecision."""
    words = {0: "none", 1: "serious", 2: "very-serious", 3: "extremely-serious"}
    judgements = [
        {
            "by": by,
            "domains": {
                "imprecision": {"concern": "not-assessable"}
                if level is None
                else {"concern": words[level], "levels": level}
            },
        }
        for by, level in levels.items()
    ]
    return record_from(Claim, {"judgements": judgements})


def test_kappa_over_claims_has_linear_weights_and_its_number() -> None:
    pairs = [(0, 0), (1, 1), (2, 1), (3, 1), (0, 1), (2, 2)]
    claims = [_rated(ann=one, bert=other) for one, other in pairs]
    found = next(k for k in kappas(claims) if k.domain is Domain.IMPRECISION)
    assert (found.people, found.n) == (("ann", "bert"), 6)
    # Levels apart: 4 of 6 pairs observed, 38 of 36 pairs by chance.
    assert found.value == pytest.approx(1 - (4 / 6) / (38 / 36))


def test_what_one_calls_not_assessable_is_left_out_of_kappa() -> None:
    claims = [_rated(ann=0, bert=0), _rated(ann=1, bert=1), _rated(ann=None, bert=2)]
    found = next(k for k in kappas(claims) if k.domain is Domain.IMPRECISION)
    assert (found.n, found.value) == (2, 1.0)


def test_an_undefined_kappa_says_why() -> None:
    same = next(k for k in kappas([_rated(ann=1, bert=1)] * 3) if k.domain is Domain.IMPRECISION)
    assert (same.n, same.value) == (3, None)
    assert same.people == ("ann", "bert")
    assert "both gave 1 every time" in same.note
    none = next(k for k in kappas([_rated(ann=1, bert=1)]) if k.domain is Domain.INDIRECTNESS)
    assert (none.n, none.value) == (0, None)
    assert none.people == ("ann", "bert")
    assert none.note == "no outcome on which both gave a level"


def test_kappas_come_by_pair_of_people_and_then_in_the_order_of_the_domains() -> None:
    """The order of the method page: risk of bias first, publication bias last."""
    found = kappas([_rated(ann=0, bert=1)])
    assert [k.domain for k in found] == [
        Domain.RISK_OF_BIAS,
        Domain.INCONSISTENCY,
        Domain.INDIRECTNESS,
        Domain.IMPRECISION,
        Domain.PUBLICATION_BIAS,
    ]


def test_more_than_two_people_are_compared_in_pairs() -> None:
    claims = [_rated(cleo=0, ann=0, bert=1), _rated(cleo=2, ann=2, bert=1)]
    found = {k.people: k.value for k in kappas(claims) if k.domain is Domain.IMPRECISION}
    assert list(found) == [("ann", "bert"), ("ann", "cleo"), ("bert", "cleo")]
    assert found["ann", "cleo"] == 1.0
    assert kappas([_rated(ann=1)]) == ()
