"""The ceiling on hedge, relation and advice, and the severity of what goes beyond it."""

from typing import Any

from build import assessed, result, workspace_of
from claimgrade.assess.evidence.body import Library, body_of
from claimgrade.assess.wording.ceiling import ceiling_of, tier_of
from claimgrade.model.assessment import Outcome
from claimgrade.model.claim import Claim
from claimgrade.model.vocabulary import Certainty, Hedge, Kind, Relation, Species
from tables import for_each_row

# Strongest hedge by certainty, and the order of hedges, as printed in docs/method.md.
CEILING = {
    "high": "plain",
    "moderate": "probably",
    "low": "may",
    "very-low": "uncertain",
}
STEPS = {
    "high": {
        "untested": 0,
        "uncertain": 0,
        "may": 0,
        "can": 0,
        "probably": 0,
        "plain": 0,
        "proof": 1,
    },
    "moderate": {
        "untested": 0,
        "uncertain": 0,
        "may": 0,
        "can": 0,
        "probably": 0,
        "plain": 1,
        "proof": 2,
    },
    "low": {
        "untested": 0,
        "uncertain": 0,
        "may": 0,
        "can": 1,
        "probably": 1,
        "plain": 2,
        "proof": 3,
    },
    "very-low": {
        "untested": 0,
        "uncertain": 0,
        "may": 1,
        "can": 2,
        "probably": 2,
        "plain": 3,
        "proof": 4,
    },
}
SEVERITY = {1: "minor", 2: "major", 3: "blocker", 4: "blocker"}

SUPPORTING = {"source": "trial", "relation": "supports", "finding": "Thighs grew."}


def graded(certainty: str, hedge: str, **claim: object) -> dict[str, Any]:
    return {
        "claim": {
            "wording": {"relation": "effect", "hedge": hedge},
            "certainty": certainty,
            "evidence": [SUPPORTING],
            **claim,
        }
    }


@for_each_row("certainty", CEILING)
@for_each_row("hedge", [h.value for h in Hedge])
def test_the_gap_between_hedge_and_ceiling_and_its_severity(certainty: str, hedge: str) -> None:
    found = assessed(graded(certainty, hedge))
    steps = STEPS[certainty][hedge]
    assert found.ceiling.hedge == CEILING[certainty]
    assert found.ceiling.gap == steps
    flagged = result(found, "OS02")
    assert flagged.severity == SEVERITY.get(steps)
    assert flagged.outcome is (Outcome.FLAG if steps else Outcome.PASS)


ALLOWED_ADVICE = {
    ("high", None): "addressed",
    ("moderate", None): "addressed",
    ("low", None): "implied",
    ("low", "if loads hurt"): "stated",
    ("very-low", None): "implied",
    ("very-low", "if loads hurt"): "implied",
}


@for_each_row(("certainty", "condition"), ALLOWED_ADVICE)
@for_each_row("advice", ["none", "implied", "stated", "addressed"])
def test_advice_is_allowed_by_certainty_and_condition(
    certainty: str, condition: str | None, advice: str
) -> None:
    extra = {"condition": condition} if condition else {}
    found = assessed(graded(certainty, "uncertain", advice=advice, **extra))
    order = ["none", "implied", "stated", "addressed"]
    allowed = ALLOWED_ADVICE[certainty, condition]
    assert found.ceiling.advice == allowed
    told = result(found, "OS05")
    if advice == "none":
        assert told.outcome is Outcome.NOT_APPLICABLE
    else:
        beyond = order.index(advice) > order.index(allowed)
        assert told.outcome is (Outcome.FLAG if beyond else Outcome.PASS)


def test_advice_beyond_the_ceiling_is_told_without_the_words_of_the_file() -> None:
    told = result(assessed(graded("low", "may", advice="addressed")), "OS05")
    assert told.message == (
        "the words give advice told to the reader, and the evidence allows advice by implication "
        "at most"
    )


def test_a_linked_guideline_carries_advice_beyond_the_ceiling() -> None:
    record = graded("low", "may", advice="addressed")
    record["studies"] = {"trial": {"design": "guideline"}}
    assert result(assessed(record), "OS05").outcome is Outcome.PASS


@for_each_row("points", ["against", "both"])
def test_no_hedge_ceiling_applies_where_the_body_does_not_point_for(points: str) -> None:
    disputing = {**SUPPORTING, "relation": "disputes"}
    record = graded("high", "proof", points=points, evidence=[SUPPORTING, disputing])
    found = assessed(record)
    assert not found.ceiling.applies
    assert found.ceiling.gap is None
    assert found.ceiling.hedge == "plain"
    assert result(found, "OS02").outcome is Outcome.NOT_APPLICABLE


def test_no_hedge_ceiling_applies_to_a_report() -> None:
    record = graded("low", "plain", kind="report")
    found = assessed(record)
    assert not found.ceiling.applies
    assert result(found, "OS02").outcome is Outcome.NOT_APPLICABLE
    assert found.verdict == "supported"


LABORATORY = {"trial": {"population": {"species": "animal"}, "design": "animal-experiment"}}


def test_a_claim_about_people_on_animals_alone_has_the_ceiling_uncertain() -> None:
    record = {**graded("high", "uncertain"), "studies": LABORATORY}
    assert assessed(record).ceiling.hedge == "uncertain"


def test_a_claim_that_names_the_species_keeps_the_ceiling_of_its_certainty() -> None:
    record = graded("high", "plain", asserts={"population": {"species": "animal"}})
    record["studies"] = LABORATORY
    found = assessed(record)
    assert found.ceiling.hedge == "plain"
    assert found.verdict == "supported"


RELATIONS = [
    ("randomised-trial", "conditions", "effect"),
    ("randomised-crossover", "conditions", "effect"),
    ("cohort", "conditions", "association"),
    ("randomised-trial", "correlation", "association"),
    ("cross-sectional", "correlation", "association"),
    ("randomised-trial", "change", "association"),
    ("before-after", "change", "association"),
    ("case-series", "none", "description"),
    ("survey", "none", "description"),
]


@for_each_row(("design", "contrast", "relation"), RELATIONS)
def test_the_relation_ceiling_follows_design_and_contrast(
    design: str, contrast: str, relation: str
) -> None:
    record = graded("high", "plain", evidence=[{**SUPPORTING, "result": "size"}])
    record["studies"] = {
        "trial": {
            "design": design,
            "population": {"species": "human"},
            "results": [{"id": "size", "contrast": contrast}],
        }
    }
    assert assessed(record).ceiling.relation == relation


LIFTED = {"dose-response": {"concern": "present", "levels": "1", "reason": "a gradient"}}
BY_HAND = {"start": "high", "start_reason": "a natural experiment"}


@for_each_row("judged", [{"domains": LIFTED}, BY_HAND])
def test_an_observational_body_that_is_lifted_may_be_told_as_an_effect(
    judged: dict[str, object],
) -> None:
    record = graded("high", "plain", evidence=[{**SUPPORTING, "result": "size"}])
    record["studies"] = {
        "trial": {
            "design": "cohort",
            "population": {"species": "human"},
            "results": [{"id": "size", "contrast": "conditions"}],
        }
    }
    assert assessed(record).ceiling.relation == "association"
    claim = {**record["claim"], "judgements": [{"by": "AB", **judged}]}
    assert assessed({**record, "claim": claim}).ceiling.relation == "effect"


@for_each_row("species", ["animal", "cell", "tissue"])
def test_an_experiment_shows_an_effect_in_what_it_was_done_in(species: str) -> None:
    experiment = {
        "design": "animal-experiment",
        "randomised": "true",
        "population": {"species": species},
        "results": [{"id": "size", "contrast": "conditions"}],
    }
    record = graded(
        "high",
        "plain",
        evidence=[{**SUPPORTING, "result": "size"}],
        asserts={"population": {"species": species}},
    )
    record["studies"] = {"trial": experiment}
    assert assessed(record).ceiling.relation == "effect"
    people = graded("high", "plain", evidence=[{**SUPPORTING, "result": "size"}])
    found = assessed({**people, "studies": record["studies"]})
    assert (found.ceiling.relation, found.ceiling.hedge) == ("description", "uncertain")


def test_animals_alone_cannot_settle_a_claim_about_people_against_it_either() -> None:
    disputed = [{**SUPPORTING, "relation": "disputes"}]
    against = assessed({**graded("high", "plain", evidence=disputed), "studies": LABORATORY})
    assert (against.points, against.ceiling.hedge) == ("against", "uncertain")
    people = {"trial": {**LABORATORY["trial"], "population": {"species": "human"}}}
    found = assessed({**graded("high", "plain", evidence=disputed), "studies": people})
    assert found.ceiling.hedge == "plain"


def test_a_survey_of_papers_beside_animals_lifts_no_ceiling_about_people() -> None:
    lines = [SUPPORTING, {**SUPPORTING, "source": "papers"}]
    papers = {"papers": {"design": "survey", "population": {"species": "not-applicable"}}}
    both = assessed({**graded("high", "plain", evidence=lines), "studies": LABORATORY | papers})
    assert both.ceiling.hedge == "uncertain"
    alone = assessed({**graded("high", "plain", evidence=lines[1:]), "studies": papers})
    assert alone.ceiling.hedge == "plain"


@for_each_row(
    ("contrast", "appraisal", "relation", "flagged"),
    [
        ("correlation", {"instrument": "ROBINS-I", "overall": "Serious"}, "effect", False),
        ("conditions", {"instrument": "ROBINS-I", "overall": "Serious"}, "effect", False),
        ("correlation", {"instrument": "none"}, "association", True),
        ("conditions", {"instrument": "none"}, "association", True),
        # One arm compares nothing, whoever has appraised it.
        ("change", {"instrument": "ROBINS-I", "overall": "Serious"}, "association", False),
    ],
)
def test_an_observational_study_assessed_with_robins_i_may_speak_of_an_effect(
    contrast: str, appraisal: dict[str, str], relation: str, flagged: bool
) -> None:
    """Such a body starts High for an effect (Schünemann, J Clin Epidemiol 2019;111:105-114)."""
    walkers = {
        "design": "cohort",
        "population": {"species": "human"},
        "appraisal": appraisal,
        "results": [{"id": "size", "contrast": contrast}],
    }
    record = graded("low", "may", evidence=[{**SUPPORTING, "result": "size"}])
    found = assessed({**record, "studies": {"trial": walkers}})
    assert found.ceiling.relation == relation
    assert (result(found, "OS01").outcome is Outcome.FLAG) is flagged


def test_a_claim_whose_words_name_the_species_keeps_the_ceiling_of_its_certainty() -> None:
    record = {**graded("high", "plain", quote={"exact": "Bands build muscle in rats"})}
    record["studies"] = LABORATORY
    found = assessed(record)
    assert found.ceiling.hedge == "plain"
    assert result(found, "OS08").outcome is Outcome.NOT_APPLICABLE


def test_a_population_on_record_goes_before_the_words() -> None:
    quote = {"exact": "Bands build muscle in rats"}
    record = graded("high", "plain", quote=quote, asserts={"population": {"species": "human"}})
    record["studies"] = LABORATORY
    assert assessed(record).ceiling.hedge == "uncertain"


def test_a_mechanism_whose_links_hold_may_be_called_plausible_and_no_more() -> None:
    claim = Claim()
    body = body_of(claim, Library(workspace_of({})))
    none = Certainty.NO_EVIDENCE

    def strongest(used: Certainty, chain_holds: bool) -> str | None:
        return ceiling_of(claim, Kind.CAUSAL, Species.HUMAN, body, used, False, chain_holds).hedge

    assert strongest(none, chain_holds=False) == "untested"
    assert strongest(none, chain_holds=True) == "uncertain"
    assert strongest(Certainty.LOW, chain_holds=True) == "may"


def test_the_relation_ceiling_is_not_known_without_the_contrast() -> None:
    record = graded("high", "plain")
    record["studies"] = {"trial": {"design": "cohort", "population": {"species": "human"}}}
    assert assessed(record).ceiling.relation is None


# Codes of InSciOut (Sumner 2014): 0 no statement, 2 correlation, 4 conditional, 5 can, 6 cause.
TIERS = [
    ("description", "plain", 0),
    ("association", "plain", 2),
    ("association", "may", 2),
    ("effect", "may", 4),
    ("effect", "probably", 4),
    ("effect", "can", 5),
    ("effect", "plain", 6),
    ("effect", "proof", 6),
    ("effect", "uncertain", None),
]


@for_each_row(("relation", "hedge", "tier"), TIERS)
def test_the_tier_is_derived_from_relation_and_hedge(
    relation: str, hedge: str, tier: int | None
) -> None:
    assert tier_of(Relation(relation), Hedge(hedge)) == tier
