"""The plain statement, cell by cell, and the sentence that may be said."""

from typing import Any

import pytest

from build import assessed
from claimgrade.assess.grammar import is_plural
from claimgrade.model.assessment import Assessment

ASSERTS = {
    "intervention": {"what": "training with bands"},
    "outcome": {"name": "muscle size", "class": "final"},
}
TRIAL = {
    "trial": {
        "design": "randomised-trial",
        "population": {"species": "human"},
        "results": [{"id": "size", "contrast": "conditions", "direction": "increase"}],
    }
}
LINE = {"source": "trial", "result": "size", "relation": "supports", "finding": "It grew."}


def said(
    certainty: str = "high",
    size: str | None = None,
    studies: dict[str, Any] | None = None,
    **claim: Any,
) -> Assessment:
    fields: dict[str, Any] = {
        "asserts": ASSERTS,
        "certainty": certainty,
        "wording": {"relation": "effect", "hedge": "plain"},
        "evidence": [LINE],
        **claim,
    }
    if size is not None:
        fields["judgements"] = [{"by": "AB", "size": size}]
    return assessed({"claim": fields, "studies": studies or TRIAL})


X, Y = "Training with bands", "muscle size"

# The table certainty x size of docs/method.md, with X and Y filled in.
CELLS = {
    ("high", "large"): f"{X} greatly raises {Y}.",
    ("high", "important"): f"{X} raises {Y}.",
    ("high", "small"): f"{X} raises {Y} a little.",
    ("high", "trivial"): f"{X} makes little or no difference to {Y}.",
    ("high", "unknown"): f"{X} raises {Y}.",
    ("moderate", "large"): f"{X} probably greatly raises {Y}.",
    ("moderate", "important"): f"{X} probably raises {Y}.",
    ("moderate", "small"): f"{X} probably raises {Y} a little.",
    ("moderate", "trivial"): f"{X} probably makes little or no difference to {Y}.",
    ("moderate", "unknown"): f"{X} probably raises {Y}.",
    ("low", "large"): f"{X} may greatly raise {Y}.",
    ("low", "important"): f"{X} may raise {Y}.",
    ("low", "small"): f"{X} may raise {Y} a little.",
    ("low", "trivial"): f"{X} may make little or no difference to {Y}.",
    ("low", "unknown"): f"{X} may raise {Y}.",
    (
        "very-low",
        "large",
    ): f"The evidence is very uncertain about what training with bands does to {Y}.",
    (
        "very-low",
        "important",
    ): f"The evidence is very uncertain about what training with bands does to {Y}.",
    (
        "very-low",
        "small",
    ): f"The evidence is very uncertain about what training with bands does to {Y}.",
    (
        "very-low",
        "trivial",
    ): f"The evidence is very uncertain about what training with bands does to {Y}.",
    (
        "very-low",
        "unknown",
    ): f"The evidence is very uncertain about what training with bands does to {Y}.",
}


@pytest.mark.parametrize(("certainty", "size"), CELLS)
def test_the_plain_statement_carries_certainty_and_size(certainty: str, size: str) -> None:
    assert said(certainty, size).plain_statement == CELLS[certainty, size]


def test_without_a_judged_size_the_sentence_has_no_size_word() -> None:
    assert said("high").plain_statement == f"{X} raises {Y}."


def test_a_decrease_is_said_as_one() -> None:
    assert (
        said("low", "large", direction="decrease").plain_statement == f"{X} may greatly lower {Y}."
    )


def test_a_claim_of_no_difference_is_said_as_one() -> None:
    assert (
        said("moderate", direction="none").plain_statement
        == f"{X} probably makes little or no difference to {Y}."
    )


def test_nothing_found_is_said_with_the_day_of_the_search() -> None:
    found = said(evidence=[], searched_on="2026-11-22")
    assert found.plain_statement == (
        "No study was found that tested training with bands for muscle size "
        "(searched on 2026-11-22)."
    )


AGAINST = {**LINE, "relation": "disputes"}


def against(certainty: str, direction: str | None, **claim: Any) -> str:
    result = {"id": "size", "contrast": "conditions"}
    if direction:
        result["direction"] = direction
    trial = {**TRIAL["trial"], "results": [result]}
    return said(certainty, evidence=[AGAINST], studies={"trial": trial}, **claim).plain_statement


def test_where_the_body_points_against_its_own_direction_is_said() -> None:
    assert against("moderate", "decrease") == f"{X} probably lowers {Y}."
    assert against("high", "none") == f"{X} makes little or no difference to {Y}."
    assert against("low", "none") == f"{X} may make little or no difference to {Y}."


def test_where_the_bodys_own_direction_is_not_recorded_the_claim_is_denied() -> None:
    assert against("moderate", None) == f"{X} probably does not raise {Y}."
    assert against("high", None) == f"{X} does not raise {Y}."


def test_conflicting_evidence_is_said_to_conflict() -> None:
    found = said(evidence=[LINE, AGAINST], points="both")
    assert found.plain_statement == (
        "The evidence conflicts on what training with bands does to muscle size."
    )


def test_an_association_is_never_said_as_an_effect() -> None:
    cohort = {"trial": {**TRIAL["trial"], "design": "cohort"}}
    assert said("low", studies=cohort).plain_statement == (
        f"{X} may be associated with higher {Y}."
    )
    declared: dict[str, Any] = {"wording": {"relation": "association", "hedge": "plain"}}
    assert said("high", "large", **declared).plain_statement == (
        f"{X} is associated with much higher {Y}."
    )
    assert said("moderate", "small", direction="decrease", **declared).plain_statement == (
        f"{X} is probably associated with slightly lower {Y}."
    )
    assert said("very-low", **declared).plain_statement == (
        "The evidence is very uncertain about how training with bands and muscle size are related."
    )


def test_the_comparator_is_named_where_the_claim_names_it() -> None:
    asserts = {**ASSERTS, "comparator": "heavy training"}
    assert said("low", asserts=asserts).plain_statement == (
        f"{X} may raise {Y} compared with heavy training."
    )


def test_the_species_is_named_where_the_claim_is_about_animals() -> None:
    asserts = {**ASSERTS, "population": {"species": "animal"}}
    rats = {"trial": {**TRIAL["trial"], "population": {"species": "animal"}}}
    assert said("low", asserts=asserts, studies=rats).plain_statement == (
        f"{X} may raise {Y} in animals."
    )


def test_a_claim_about_people_on_animals_alone_is_said_to_be_very_uncertain() -> None:
    rats = {"trial": {**TRIAL["trial"], "population": {"species": "animal"}}}
    assert "very uncertain" in said("high", studies=rats).plain_statement


FRAMES = [
    ("high", [LINE], "Bands sit on the arm."),
    ("moderate", [LINE], "This is probably so: Bands sit on the arm."),
    ("low", [LINE], "This may be so: Bands sit on the arm."),
    ("very-low", [LINE], "The evidence is very uncertain about this: Bands sit on the arm."),
    ("high", [AGAINST], "The evidence shows that this is not so: Bands sit on the arm."),
    ("moderate", [AGAINST], "This is probably not so: Bands sit on the arm."),
    ("low", [AGAINST], "This may not be so: Bands sit on the arm."),
]


@pytest.mark.parametrize(("certainty", "evidence", "sentence"), FRAMES)
def test_where_the_assertion_is_too_thin_the_statement_is_framed(
    certainty: str, evidence: list[Any], sentence: str
) -> None:
    found = said(certainty, asserts={}, evidence=evidence, statement="Bands sit on the arm")
    assert found.plain_statement == sentence


PHRASES = [
    ("occlusion bands", True),
    ("bands worn on the legs", True),
    ("walking with bands", False),
    ("tightening the straps", False),
    ("low-load training of the arms", False),
    ("walking and lifting", True),
    ("stress", False),
    ("women", True),
    ("statics", False),
    ("higher doses", True),
    ("Training with bands and cuffs", False),
]


@pytest.mark.parametrize(("phrase", "plural"), PHRASES)
def test_the_verb_agrees_with_its_subject(phrase: str, plural: bool) -> None:
    assert is_plural(phrase) is plural


def test_a_plural_subject_takes_a_plural_verb() -> None:
    asserts = {**ASSERTS, "intervention": {"what": "occlusion bands"}}
    assert said("high", asserts=asserts).plain_statement == f"Occlusion bands raise {Y}."


def recommended(**fields: str) -> dict[str, str]:
    return {"text": "Light training may build muscle.", "relation": "effect", **fields}


def test_the_reviewers_wording_is_offered_within_the_ceilings() -> None:
    found = said("low", recommended_wording=recommended(hedge="may")).may_say
    assert found is not None
    assert (found.text, found.by_reviewer, found.within) == (
        "Light training may build muscle.",
        True,
        True,
    )


BEYOND = [
    (recommended(hedge="probably"), "hedge"),
    (recommended(hedge="may", advice="addressed"), "advice"),
    (recommended(), "hedge is not recorded"),
]


@pytest.mark.parametrize(("own", "word"), BEYOND)
def test_the_reviewers_wording_is_not_offered_beyond_a_ceiling(
    own: dict[str, str], word: str
) -> None:
    found = said("low", recommended_wording=own).may_say
    assert found is not None
    assert not found.by_reviewer
    assert found.within
    assert found.text == f"{X} may raise {Y}."
    assert word in found.reason


def test_the_reviewers_wording_is_held_to_the_relation_ceiling() -> None:
    cohort = {"trial": {**TRIAL["trial"], "design": "cohort"}}
    found = said("low", studies=cohort, recommended_wording=recommended(hedge="may")).may_say
    assert found is not None
    assert "relation" in found.reason
    linked = recommended(hedge="may") | {"relation": "association"}
    offered = said("low", studies=cohort, recommended_wording=linked).may_say
    assert offered is not None
    assert offered.by_reviewer


def test_a_sentence_that_cannot_tell_commits_to_no_relation() -> None:
    cohort = {"trial": {**TRIAL["trial"], "design": "cohort"}}
    own = recommended(hedge="uncertain")
    found = said("very-low", studies=cohort, recommended_wording=own).may_say
    assert found is not None
    assert found.by_reviewer


def test_the_ceiling_holds_for_the_sentence_in_place_of_a_contradicted_claim() -> None:
    own = recommended(hedge="plain")
    found = said("moderate", evidence=[AGAINST], recommended_wording=own).may_say
    assert found is not None
    assert "above the ceiling 'probably'" in found.reason


def test_nothing_is_offered_before_the_claim_is_checked() -> None:
    assert said(certainty="high", evidence=[]).may_say is None


def test_words_that_mislead_are_not_offered_again() -> None:
    harm = {"what": "clots", "hides": "harm"}
    found = said("high", asserts={}, omits=harm)
    assert found.verdict == "misleading"
    assert found.plain_statement.startswith("As it is worded, this goes beyond the evidence:")
    assert found.may_say is None
    assert said("high", omits=harm).may_say is not None


def test_a_number_that_nobody_recorded_is_not_passed_on() -> None:
    words = "Bands give 40% more energy."
    found = said("high", asserts={}, statement=words)
    assert found.plain_statement == f"The number in this is not checked yet: {words}"
    assert found.may_say is None
    number = {"value": "40", "unit": "%", "role": "point"}
    recorded = said("high", asserts={}, statement=words, numbers=[number])
    assert recorded.may_say is not None
    own = recommended(hedge="may")
    offered = said("high", asserts={}, statement=words, recommended_wording=own).may_say
    assert offered is not None
    assert offered.by_reviewer


def test_a_sentence_built_without_the_number_is_offered() -> None:
    found = said("high", statement="Bands give 40% more energy.").may_say
    assert found is not None
    assert found.text == f"{X} raises {Y}."


def test_the_frame_says_how_sure_one_can_be_in_place_of_an_appeal_to_studies() -> None:
    words = "Studies suggest that bands can be worn below the knee."
    found = said("low", asserts={}, statement=words)
    assert found.plain_statement == "This may be so: Bands can be worn below the knee."
    about_studies = said("low", asserts={}, statement=words, kind="literature")
    assert about_studies.plain_statement == f"This may be so: {words}"
