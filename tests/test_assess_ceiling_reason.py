"""What a reader is told of a ceiling, and the relation that lines of several designs allow."""

from typing import Any

from build import weighed
from claimgrade.assess.evidence.body import Library, body_of
from claimgrade.assess.wording.ceiling import allowed_relation, ceiling_of
from claimgrade.model.assessment import Ceiling
from claimgrade.model.vocabulary import Certainty, Kind, Relation, Species
from tables import for_each_row

SUPPORTS = {"source": "trial", "result": "r", "relation": "supports", "finding": "It grew."}
DISPUTES = {"source": "trial", "result": "r", "relation": "disputes", "finding": "It did not."}


def study(species: str = "human", **fields: Any) -> dict[str, Any]:
    contrast = fields.pop("contrast", "conditions")
    return {
        "design": "randomised-trial",
        "population": {"species": species},
        "results": [{"id": "r", "contrast": contrast}],
        **fields,
    }


def ceiling(species: str = "human", **claim: Any) -> Ceiling:
    fields = {"evidence": [SUPPORTS], **claim}
    return weighed({"claim": fields, "studies": {"trial": study(species)}}).ceiling


REASONS: list[tuple[dict[str, Any], str]] = [
    ({"certainty": "high"}, "high certainty allows a plain statement at most"),
    ({"certainty": "moderate"}, "moderate certainty allows 'probably' at most"),
    ({"certainty": "low"}, "low certainty allows 'may' at most"),
    ({"certainty": "very-low"}, "very low certainty allows 'we cannot tell whether' at most"),
    (
        {"certainty": "high", "kind": "report"},
        "a report is checked against its own source; no hedge ceiling applies",
    ),
    ({"certainty": None}, "the certainty is not recorded, so no ceiling can be given"),
    (
        {"certainty": "low", "evidence": [DISPUTES]},
        "low certainty allows 'may' at most; it holds for the sentence put in the claim's place",
    ),
    (
        {"evidence": [], "searched_on": "2026-11-22"},
        "without evidence nothing stronger than 'nobody has tested this' may be said; "
        "it holds for the sentence put in the claim's place",
    ),
]


@for_each_row(("claim", "reason"), REASONS)
def test_a_ceiling_says_where_it_comes_from(claim: dict[str, Any], reason: str) -> None:
    assert ceiling(**claim).reason == reason


def test_a_translation_from_animals_says_what_lowers_the_ceiling() -> None:
    assert ceiling("animal", certainty="high").reason == (
        "evidence from animals, cells or tissue alone, for a claim about people, allows "
        "'we cannot tell whether' at most"
    )


def test_a_chain_that_holds_says_what_it_allows() -> None:
    claim = weighed({"claim": {"evidence": [], "searched_on": "2026-11-22"}}).claim
    body = body_of(claim, Library(weighed({"claim": {}}).context.workspace))
    human, none = Species.HUMAN, Certainty.NO_EVIDENCE
    held = ceiling_of(claim, Kind.CAUSAL, human, body, none, False, chain_holds=True)
    assert (held.hedge, held.applies) == ("uncertain", False)
    assert held.reason == (
        "a mechanism whose links hold, without a test, allows 'plausible but untested'"
    )


def test_a_ceiling_does_not_apply_until_the_certainty_is_recorded() -> None:
    found = ceiling(certainty=None)
    assert (found.hedge, found.applies, found.gap, found.tier) == (None, False, None, 6)


MIXED = {"trial": study(), "cohort": study(design="cohort", contrast="correlation")}


@for_each_row(
    ("relations", "allowed"),
    [
        # what the trial and the cohort do to the claim, and what the lines that count can show
        (("supports", "supports"), Relation.EFFECT),
        (("supports", "disputes"), Relation.EFFECT),
        (("disputes", "supports"), Relation.ASSOCIATION),
        (("disputes", "disputes"), Relation.EFFECT),
    ],
)
def test_the_strongest_line_that_counts_sets_the_relation(
    relations: tuple[str, str], allowed: Relation
) -> None:
    """Where the body points for the claim those that agree with it count, else all that test it."""
    sources = zip(MIXED, relations, strict=True)
    evidence = [
        {"source": key, "result": "r", "relation": relation, "finding": "So."}
        for key, relation in sources
    ]
    record = {"claim": {"evidence": evidence, "points": "for"}, "studies": MIXED}
    body = weighed(record).body
    assert allowed_relation(body, Species.HUMAN, False) is allowed


def test_a_result_that_compares_nothing_shows_a_description_only() -> None:
    record = {
        "claim": {"evidence": [SUPPORTS]},
        "studies": {"trial": study(contrast="none")},
    }
    assert weighed(record).ceiling.relation is Relation.DESCRIPTION
