"""What is shown of a claim beside its verdict, and whom it speaks of where it does not say."""

from typing import Any

from build import ARTICLE, CLAIM, assessed, weighed, workspace_of
from claimgrade.assess.directness.table import directness
from claimgrade.assess.evidence.argument import argument
from claimgrade.assess.evidence.independence import independence
from claimgrade.assess.evidence.mechanism import chain
from claimgrade.assess.grading.agreement import agreement
from claimgrade.assess.grading.improvement import would_change
from claimgrade.assess.grading.suggestions import suggestions
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.signatures import signatures_of
from tables import for_each_row

SUPPORTS = {"source": "trial", "result": "r", "relation": "supports", "finding": "It grew."}
COACH = {"source": "coach", "relation": "supports", "finding": "It works."}
STUDIES = {
    "trial": {
        "design": "cohort",
        "population": {"species": "human"},
        "results": [{"id": "r", "contrast": "correlation"}],
    },
    "coach": {"design": "opinion"},
}


def judged(by: str, levels: int) -> dict[str, Any]:
    entered = {"concern": "serious", "levels": str(levels), "reason": "few"}
    return {"by": by, "domains": {"imprecision": entered}}


RICH: dict[str, Any] = {
    "claim": {
        "evidence": [SUPPORTS, COACH],
        "certainty": "low",
        "judgements": [judged("ann", 1), judged("bert", 2)],
        "builds_on": ["below"],
        "recommended_wording": {"text": "Bands surely build muscle.", "hedge": "plain"},
        "review": [{"by": "ann", "on": "2026-01-01", "due": "2026-02-01"}],
    },
    "claims": {"below": {"evidence": [SUPPORTS]}},
    "studies": STUDIES,
}


def test_what_is_shown_beside_a_verdict_is_what_each_part_of_the_method_says() -> None:
    case, _ = ruled_cases(workspace_of(RICH))[f"{ARTICLE}/{CLAIM}"]
    found = assessed(RICH).details
    rows = directness(case)
    assert found.directness == rows
    assert found.suggestions == suggestions(case, rows, pool_of_claim(case))
    assert found.ratings == case.ratings
    assert [rating.judgement.by for rating in found.ratings] == ["ann", "bert"]
    assert found.agreement == agreement(case.claim)
    assert found.agreement is not None
    assert found.independence == independence(case.body.testing, case.context.library)
    assert found.argument == argument(case)
    assert [premise.claim for premise in found.argument.premises] == ["article/below"]
    assert found.would_change == would_change(
        case, rows, suggestions(case, rows, pool_of_claim(case))
    )
    assert found.would_change
    assert found.signatures == signatures_of(case)
    assert [signature.by for signature in found.signatures] == ["ann"]
    assert found.outside == (1,)
    assert [one.text for one in found.withheld if one.by_reviewer] == ["Bands surely build muscle."]
    assert (found.may_say, found.coach) == (None, "do not teach it as worded")


def test_a_claim_that_rests_on_claims_alone_is_shown_with_its_chain() -> None:
    untested = {"builds_on": ["below"], "searched_on": "2026-11-22"}
    record = {**RICH, "claim": untested}
    case, _ = ruled_cases(workspace_of(record))[f"{ARTICLE}/{CLAIM}"]
    found = assessed(record).details
    assert found.chain == chain(case)
    assert found.chain is not None
    assert found.independence is None
    assert assessed(RICH).details.chain is None


def test_where_no_line_tests_the_claim_the_others_are_counted() -> None:
    beside = {**SUPPORTS, "relation": "background"}
    found = assessed({"claim": {"evidence": [beside]}, "studies": STUDIES}).details.independence
    assert found is not None
    assert (found.citations, found.data_sets) == (1, 1)


ANIMAL = {"species": "animal"}


@for_each_row(
    ("claim", "article", "species"),
    [
        # the first that says: the claim, its words, the audience, else people
        ({"asserts": {"population": ANIMAL}}, {"audience": {"species": "human"}}, "animal"),
        ({"quote": {"exact": "In rats, bands build muscle"}}, {}, "animal"),
        (
            {"quote": {"exact": "In rats, bands build muscle"}},
            {"audience": {"species": "human"}},
            "animal",
        ),
        ({"quote": {"exact": "In rats, bands build muscle"}}, {"language": "xx"}, "human"),
        ({}, {"audience": ANIMAL}, "animal"),
        ({"asserts": {"population": {"sex": "women"}}}, {"audience": ANIMAL}, "human"),
        ({"asserts": {"population": {"species": "unknown"}}}, {}, "human"),
        ({}, {"audience": {"species": "unknown"}}, "human"),
        ({"quote": None}, {}, "human"),
    ],
)
def test_whom_a_claim_speaks_of_where_it_does_not_say(
    claim: dict[str, Any], article: dict[str, Any], species: str
) -> None:
    assert weighed({"claim": claim, "article": article}).species == species


def test_only_what_the_record_leaves_out_is_shown_as_a_default() -> None:
    bare = assessed({"claim": {}, "article": {"audience": {"sex": "women"}}}).defaults
    assert dict(bare) == {
        "kind": "causal",
        "direction": "increase",
        "advice": "none",
        "scope": "group",
        "asserts.comparator": "not doing it",
        "asserts.population": "the article's audience",
        "asserts.population.species": "human",
    }
    said = {
        "kind": "safety",
        "direction": "none",
        "advice": "stated",
        "scope": "everyone",
        "asserts": {"comparator": "rest", "population": {"species": "human"}},
    }
    assert dict(assessed({"claim": said}).defaults) == {}
    some = {**said, "asserts": {"population": {"sex": "women"}}}
    assert dict(assessed({"claim": some}).defaults) == {
        "asserts.comparator": "not doing it",
        "asserts.population.species": "human",
    }


def test_a_claim_of_no_effect_goes_no_way_where_it_does_not_say() -> None:
    assert weighed({"claim": {"kind": "no-effect"}}).direction == "none"
    assert weighed({"claim": {"kind": "causal"}}).direction == "increase"
    assert (
        weighed({"claim": {"kind": "no-effect", "direction": "decrease"}}).direction == "decrease"
    )
