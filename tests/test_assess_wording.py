"""The plain statement, cell by cell, and the sentence that may be said."""

from typing import Any

import pytest

from claimgrade.assess.wording.grammar import is_plural
from claimgrade.language.cues import sounds
from claimgrade.model.vocabulary import Hedge
from sentences import (
    AGAINST,
    ASSERTS,
    LEFT_OPEN,
    LINE,
    SIZES,
    TRIAL,
    X,
    Y,
    cells,
    of_cell,
    results_go,
    said,
)
from tables import for_each_row


def test_the_table_holds_every_cell() -> None:
    assert len(cells()) == 2 * 3 * 5 * 5


@pytest.mark.parametrize("certainty", ["no-evidence", "very-low", "low", "moderate", "high"])
@for_each_row("relation", ["effect", "association"])
@for_each_row("direction", ["increase", "decrease", "none"])
@for_each_row("size", SIZES)
def test_the_sentence_carries_relation_direction_certainty_and_size(
    certainty: str, relation: str, direction: str, size: str
) -> None:
    sentence = cells()[relation, direction, certainty, size]
    found = of_cell(relation, direction, certainty, size)
    assert found.plain_statement == sentence
    assert found.may_say is not None
    assert found.may_say.text == sentence
    assert not found.may_say.by_reviewer


# The order of hedges and the strongest that each certainty allows, as in docs/method.md.
ALLOWED = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "no-evidence": 0}


def test_read_back_from_its_text_a_sentence_is_as_sure_as_the_ceiling_and_no_surer() -> None:
    for (_, _, certainty, _), sentence in cells().items():
        heard = sounds(sentence, "en")
        assert heard is not None
        assert heard.rank == ALLOWED[certainty], sentence


@for_each_row("relation", ["effect", "association"])
@for_each_row("direction", ["increase", "decrease", "none"])
@for_each_row("size", SIZES)
def test_a_stronger_certainty_never_gives_a_weaker_sentence(
    relation: str, direction: str, size: str
) -> None:
    heard = [
        sounds(of_cell(relation, direction, certainty, size).plain_statement, "en") or Hedge.PROOF
        for certainty in ("no-evidence", "very-low", "low", "moderate", "high")
    ]
    assert [h.rank for h in heard] == sorted(h.rank for h in heard)


def test_no_sentence_speaks_of_significance_or_of_our_own_feelings() -> None:
    words = " ".join(cells().values()).casefold()
    assert "significan" not in words
    assert "we are" not in words


# Claimed direction, the body's own, certainty, and what the body says.
AGAINST_CELLS = [
    ("effect", "increase", "decrease", "high", f"{X} lowers {Y}."),
    ("effect", "increase", "decrease", "moderate", f"{X} probably lowers {Y}."),
    ("effect", "increase", "decrease", "low", f"{X} may lower {Y}."),
    ("effect", "decrease", "increase", "high", f"{X} raises {Y}."),
    ("effect", "decrease", "increase", "moderate", f"{X} probably raises {Y}."),
    ("effect", "decrease", "increase", "low", f"{X} may raise {Y}."),
    ("effect", "none", "increase", "high", f"{X} raises {Y}."),
    ("effect", "none", "decrease", "moderate", f"{X} probably lowers {Y}."),
    ("effect", "increase", "none", "high", f"{X} makes little or no difference to {Y}."),
    ("effect", "decrease", "none", "low", f"{X} may make little or no difference to {Y}."),
    ("effect", "increase", None, "high", f"{X} does not raise {Y}."),
    ("effect", "increase", None, "moderate", f"{X} probably does not raise {Y}."),
    ("effect", "decrease", None, "low", f"{X} may not lower {Y}."),
    ("effect", "none", None, "high", f"{X} makes a difference to {Y}."),
    ("effect", "none", None, "moderate", f"{X} probably makes a difference to {Y}."),
    ("effect", "none", None, "low", f"{X} may make a difference to {Y}."),
    ("association", "increase", "decrease", "high", f"{X} is associated with lower {Y}."),
    ("association", "decrease", "increase", "low", f"{X} may be associated with higher {Y}."),
    ("association", "increase", None, "high", f"{X} is not associated with higher {Y}."),
    (
        "association",
        "decrease",
        None,
        "moderate",
        f"{X} is probably not associated with lower {Y}.",
    ),
    ("association", "none", None, "low", f"{X} may be associated with a difference in {Y}."),
    *(
        (relation, "increase", own, "very-low", LEFT_OPEN[relation, "very-low"])
        for relation in ("effect", "association")
        for own in ("decrease", "none", None)
    ),
]


@for_each_row(("relation", "claimed", "own", "certainty", "sentence"), AGAINST_CELLS)
def test_where_the_body_points_against_the_claim_its_own_direction_is_said(
    relation: str, claimed: str, own: str | None, certainty: str, sentence: str
) -> None:
    found = said(
        certainty,
        studies=results_go(own),
        evidence=[AGAINST],
        direction=claimed,
        wording={"relation": relation, "hedge": "plain"},
    )
    assert found.plain_statement == sentence
    assert found.may_say is not None
    assert found.may_say.text == sentence


@for_each_row("certainty", ["high", "moderate", "low", "very-low"])
@for_each_row(
    ("relation", "words"),
    [
        ("effect", "what training with bands does to muscle size"),
        ("association", "how training with bands and muscle size are related"),
    ],
)
def test_conflicting_evidence_is_said_to_conflict(
    certainty: str, relation: str, words: str
) -> None:
    wording = {"relation": relation, "hedge": "plain"}
    found = said(certainty, evidence=[LINE, AGAINST], points="both", wording=wording)
    assert found.plain_statement == f"The evidence conflicts on {words}."


def test_without_a_judged_size_the_sentence_has_no_size_word() -> None:
    assert said("high").plain_statement == f"{X} raises {Y}."


def test_an_effect_is_said_as_a_link_where_the_body_shows_no_more() -> None:
    cohort = {"trial": {**TRIAL["trial"], "design": "cohort"}}
    assert said("low", studies=cohort).plain_statement == (
        f"{X} may be associated with higher {Y}."
    )


def test_a_change_in_one_arm_is_said_as_a_link() -> None:
    one_arm = results_go("increase", contrast="change")
    found = said("low", studies=one_arm)
    assert found.plain_statement == f"{X} may be associated with higher {Y}."
    assert found.may_say is not None


def test_the_comparator_is_named_where_the_claim_names_it() -> None:
    asserts = {**ASSERTS, "comparator": "heavy training"}
    assert said("low", asserts=asserts).plain_statement == (
        f"{X} may raise {Y} compared with heavy training."
    )


def test_what_is_found_in_a_session_is_said_of_a_session() -> None:
    asserts = {**ASSERTS, "horizon": "session"}
    assert said("low", asserts=asserts).plain_statement == (
        f"In a single session, training with bands may raise {Y}."
    )
    assert said("very-low", asserts=asserts).plain_statement == (
        f"The evidence is very uncertain about what training with bands does to {Y} "
        "in a single session."
    )


@for_each_row(
    ("species", "where"),
    [("animal", "in animals"), ("cell", "in cells"), ("tissue", "in tissue samples")],
)
def test_the_species_is_named_where_the_claim_is_about_it(species: str, where: str) -> None:
    asserts = {**ASSERTS, "population": {"species": species}, "comparator": "rest"}
    studied = {"trial": {**TRIAL["trial"], "population": {"species": species}}}
    assert said("low", asserts=asserts, studies=studied).plain_statement == (
        f"{X} may raise {Y} {where} compared with rest."
    )


def test_a_claim_about_people_on_animals_alone_is_said_to_be_very_uncertain() -> None:
    rats = {"trial": {**TRIAL["trial"], "population": {"species": "animal"}}}
    assert "very uncertain" in said("high", studies=rats).plain_statement


FRAMES = [
    ("high", [LINE], "Bands sit on the arm."),
    ("moderate", [LINE], "This is probably so: Bands sit on the arm."),
    ("low", [LINE], "This may be so: Bands sit on the arm."),
    ("very-low", [LINE], "The evidence is very uncertain about this: Bands sit on the arm."),
    (
        "high",
        [AGAINST],
        "The evidence shows that the following statement is wrong: Bands sit on the arm.",
    ),
    ("moderate", [AGAINST], "The following statement is probably wrong: Bands sit on the arm."),
    ("low", [AGAINST], "The following statement may be wrong: Bands sit on the arm."),
    ("very-low", [AGAINST], "The evidence is very uncertain about this: Bands sit on the arm."),
]


@for_each_row(("certainty", "evidence", "sentence"), FRAMES)
def test_where_the_assertion_is_too_thin_the_statement_is_framed(
    certainty: str, evidence: list[Any], sentence: str
) -> None:
    found = said(certainty, asserts={}, evidence=evidence, statement="Bands sit on the arm")
    assert found.plain_statement == sentence


THIN = [
    {},
    {"intervention": {"what": "bands"}},
    {"outcome": {"name": "muscle size"}},
    {"intervention": {"what": "unknown"}, "outcome": {"name": "muscle size"}},
    {"intervention": {"what": "bands"}, "outcome": {"name": "where the bands are worn"}},
]


@for_each_row("asserts", THIN)
@for_each_row("points", ["nowhere", "both"])
def test_thin_assertions_are_framed_where_nothing_was_found_or_studies_conflict(
    asserts: dict[str, Any], points: str
) -> None:
    if points == "both":
        found = said(asserts=asserts, evidence=[LINE, AGAINST], points="both", statement="It holds")
        assert found.plain_statement == "The evidence conflicts on this: It holds."
    else:
        found = said(asserts=asserts, evidence=[], searched_on="2026-11-22", statement="It holds")
        assert found.plain_statement == (
            "No study was found that tested this (searched on 2026-11-22): It holds."
        )


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
    ("a series of sets", False),
    ("a few sets of squats", True),
    ("each set and repetition", False),
    ("both legs", True),
    ("several weeks of rest", True),
    ("20 minutes of walking", False),
    ("an hour in the sauna", False),
    ("training loads", True),
    ("lifting weights", False),
    ("the biceps", False),
    ("DOMS", False),
    ("NSAIDs", True),
    ("creatine", False),
    ("", False),
]


@for_each_row(("phrase", "plural"), PHRASES)
def test_the_verb_agrees_with_its_subject(phrase: str, plural: bool) -> None:
    assert is_plural(phrase) is plural


PLURAL = {
    "high": f"Occlusion bands raise {Y}.",
    "moderate": f"Occlusion bands probably raise {Y}.",
    "low": f"Occlusion bands may raise {Y}.",
    "very-low": f"The evidence is very uncertain about what occlusion bands do to {Y}.",
    "no-evidence": (
        f"No study was found that tested occlusion bands for their effect on {Y} "
        "(searched on 2026-11-22)."
    ),
}


@for_each_row("certainty", PLURAL)
def test_a_plural_subject_takes_plural_words(certainty: str) -> None:
    asserts = {**ASSERTS, "intervention": {"what": "occlusion bands"}}
    claim: dict[str, Any] = {"asserts": asserts}
    if certainty == "no-evidence":
        claim |= {"evidence": [], "searched_on": "2026-11-22"}
    assert said(certainty, **claim).plain_statement == PLURAL[certainty]


def test_a_plural_subject_is_denied_and_linked_in_the_plural() -> None:
    asserts = {**ASSERTS, "intervention": {"what": "occlusion bands"}}
    unknown = results_go(None)
    denied = said("high", studies=unknown, evidence=[AGAINST], asserts=asserts)
    assert denied.plain_statement == f"Occlusion bands do not raise {Y}."
    hardly = said("high", direction="none", asserts=asserts)
    assert hardly.plain_statement == f"Occlusion bands make little or no difference to {Y}."
    wording = {"relation": "association", "hedge": "plain"}
    linked = said("moderate", asserts=asserts, wording=wording)
    assert linked.plain_statement == f"Occlusion bands are probably associated with higher {Y}."


def test_a_name_that_begins_with_a_small_letter_keeps_it() -> None:
    asserts = {**ASSERTS, "intervention": {"what": "mTOR signalling"}}
    assert said("low", asserts=asserts).plain_statement == f"mTOR signalling may raise {Y}."


def test_nothing_is_offered_before_the_claim_is_checked() -> None:
    found = said(certainty="high", evidence=[])
    assert found.plain_statement.startswith("Not checked yet, as no evidence is linked:")
    assert found.may_say is None


def test_a_claim_that_cannot_be_checked_is_said_to_be_one() -> None:
    own = {"verdict": "not-checkable", "reason": "'Tone' has no measurable meaning."}
    found = said(verdict=own, statement="Bands give tone.")
    assert found.plain_statement == "This cannot be checked as it is worded: Bands give tone."
    assert found.may_say is None


def test_a_report_is_said_as_it_stands_or_denied() -> None:
    words = "In one trial of six men thighs grew."
    assert said(kind="report", statement=words).plain_statement == words
    against = said(kind="report", statement=words, evidence=[AGAINST])
    assert against.plain_statement == f"The source does not report this: {words}"


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


def test_a_sentence_built_without_the_number_is_offered() -> None:
    found = said("high", statement="Bands give 40% more energy.").may_say
    assert found is not None
    assert found.text == f"{X} raises {Y}."


def test_the_frame_says_how_sure_one_can_be_in_place_of_an_appeal_to_studies() -> None:
    words = "Studies suggest that bands can be worn below the knee."
    found = said("low", asserts={}, statement=words)
    assert found.plain_statement == "This may be so: Bands can be worn below the knee."


def test_a_statement_about_the_literature_keeps_its_studies() -> None:
    words = "Studies suggest that bands can be worn below the knee."
    pooled = {"trial": {**TRIAL["trial"], "design": "systematic-review"}}
    found = said("low", asserts={}, statement=words, kind="literature", studies=pooled)
    assert found.plain_statement == f"This may be so: {words}"
    one_trial = said("low", asserts={}, statement=words, kind="literature")
    assert one_trial.may_say is None
    assert one_trial.plain_statement == f"As it is worded, this goes beyond the evidence: {words}"


def test_a_result_recorded_in_the_claimed_direction_cannot_say_where_a_contrary_body_points() -> (
    None
):
    found = said("high", studies=results_go("increase"), evidence=[AGAINST])
    assert found.plain_statement == f"{X} does not raise {Y}."


def test_what_compares_nothing_leaves_an_effect_open() -> None:
    described = results_go("increase", contrast="none")
    found = said("low", studies=described)
    left_open = f"The evidence leaves it uncertain what training with bands does to {Y}."
    assert found.plain_statement == left_open
    assert found.details.withheld == ()
    against = said("low", studies=described, evidence=[AGAINST])
    assert against.plain_statement == left_open
    assert said("very-low", studies=described).plain_statement == LEFT_OPEN["effect", "very-low"]


def test_a_stop_after_the_asserted_words_does_not_end_the_sentence_early() -> None:
    asserts = {"intervention": {"what": "training."}, "outcome": {"name": "muscle size."}}
    assert said("low", asserts=asserts).plain_statement == "Training may raise muscle size."


def test_what_is_not_graded_and_not_found_is_said_to_be_untested() -> None:
    found = said(kind="report", evidence=[], searched_on="2026-11-22", asserts={})
    assert found.plain_statement.startswith("No study was found that tested this (searched")


def test_a_definition_that_an_authority_disputes_is_said_to_be_another() -> None:
    found = said(kind="definition", evidence=[AGAINST], statement="Tone is tension.")
    assert found.plain_statement == ("The named authority defines it otherwise: Tone is tension.")
