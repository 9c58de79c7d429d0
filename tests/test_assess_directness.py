"""Claimed against studied, one line for each dimension."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from build import read, weighed
from claimgrade.assess.directness.fit import (
    OTHER_WORDS,
    Fit,
    age_fit,
    amount_fit,
    class_fit,
    health_fit,
    horizon_fit,
    same_words,
    sex_fit,
    species_fit,
    training_fit,
)
from claimgrade.assess.directness.table import NOTHING_COMPARED, directness
from claimgrade.model.directness import Dimension, DirectnessRow
from tables import for_each_row


def _rows(text: str) -> dict[str, DirectnessRow]:
    return {row.dimension.value: row for row in directness(weighed(read(text)))}


def _matches(fit: Any, rows: Sequence[tuple[str, str, str]]) -> None:
    for claimed, studied, match in rows:
        found: Fit = fit(claimed, tuple(studied.split("; ")))
        assert found.match.value == match, (claimed, studied)
        assert found.reason


def test_another_species_alone_is_a_low_match() -> None:
    _matches(
        species_fit,
        [
            ("human", "human", "exact"),
            ("human", "animal; human", "exact"),
            ("human", "animal", "low"),
            ("human", "cell; tissue", "low"),
            ("animal", "human", "low"),
        ],
    )


def test_sexes_studied_apart_cover_both_together() -> None:
    _matches(
        sex_fit,
        [
            ("both", "both", "exact"),
            ("both", "women; men", "exact"),
            ("both", "men", "moderate"),
            ("women", "women", "exact"),
            ("women", "both", "high"),
            ("women", "men; both", "high"),
            ("women", "men", "low"),
            ("men", "women; men", "exact"),
        ],
    )


def test_age_bands_match_by_how_far_they_cover_each_other() -> None:
    _matches(
        age_fit,
        [
            ("adults", "adults", "exact"),
            ("adults", "young-adults", "moderate"),
            ("adults", "young-adults; older-adults", "high"),
            ("young-adults", "adults", "high"),
            ("older-adults", "adults", "moderate"),
            ("older-adults", "young-adults", "low"),
            ("children", "adults", "low"),
            ("adults", "children", "low"),
        ],
    )


def test_neighbouring_training_states_match_moderately_and_opposite_ones_low() -> None:
    _matches(
        training_fit,
        [
            ("trained", "trained", "exact"),
            ("trained", "mixed", "high"),
            ("trained", "active", "moderate"),
            ("active", "untrained", "moderate"),
            ("trained", "untrained", "low"),
            ("mixed", "untrained; trained", "exact"),
            ("mixed", "untrained", "moderate"),
        ],
    )


def test_health_is_compared_by_words_and_as_healthy_against_ill() -> None:
    _matches(
        health_fit,
        [
            ("Knee arthritis", "knee arthritis", "exact"),
            ("healthy", "healthy, active", "exact"),
            ("knee arthritis", "healthy", "low"),
            ("healthy", "knee arthritis", "low"),
            ("recovering from an injury", "knee arthritis", "unknown"),
            ("knee arthritis", "healthy; hip arthritis", "unknown"),
        ],
    )


def test_an_outcome_further_from_what_the_reader_is_after_is_a_low_match() -> None:
    _matches(
        class_fit,
        [
            ("final", "final; mechanism", "exact"),
            ("final", "surrogate", "low"),
            ("final", "mechanism; acute-marker", "low"),
            ("surrogate", "final", "high"),
            ("surrogate", "acute-marker", "low"),
            ("mechanism", "acute-marker", "moderate"),
            ("mechanism", "final", "moderate"),
            ("acute-marker", "acute-marker", "exact"),
        ],
    )


def test_doses_match_by_their_ranges() -> None:
    _matches(
        amount_fit,
        [
            ("20% 1RM", "20 to 30% of one-repetition maximum", "exact"),
            ("20 to 40% 1RM", "20 to 30% 1RM", "high"),
            ("20% 1RM", "80% 1RM", "low"),
            ("100 mmHg", "90 to 110 mmHg", "exact"),
            ("100 mmHg", "200 mmHg", "low"),
            ("light", "Light", "exact"),
            ("light", "20% 1RM", "unknown"),
        ],
    )


def test_times_match_by_length_with_a_factor_between_moderate_and_low() -> None:
    def within_two(claimed: str, studied: tuple[str, ...]) -> Fit:
        return horizon_fit(claimed, studied, Decimal(2))

    _matches(
        within_two,
        [
            ("session", "30 minutes; 8 weeks", "high"),
            ("session", "48 hours", "exact"),
            ("session", "3 days", "moderate"),
            ("session", "8 weeks", "low"),
            ("training", "8 weeks", "exact"),
            ("training", "1 week", "exact"),
            ("training", "3 days", "moderate"),
            ("training", "48 hours", "low"),
            ("training", "15 minutes", "low"),
            ("8 weeks", "8 weeks", "exact"),
            ("6 to 10 weeks", "8 weeks", "high"),
            ("16 weeks", "8 weeks", "moderate"),
            ("17 weeks", "8 weeks", "low"),
            ("4 weeks", "8 weeks", "moderate"),
            ("1 week", "8 weeks", "low"),
            ("2 years", "8 weeks", "low"),
        ],
    )


def test_words_are_the_same_or_recorded_synonyms_and_never_guessed() -> None:
    synonyms = (("muscle size", "cross-sectional area"),)

    def folded(claimed: str, studied: tuple[str, ...]) -> Fit:
        return same_words(claimed, studied, synonyms)

    _matches(
        folded,
        [
            ("The muscle size", "muscle size", "exact"),
            ("muscle size", "Cross-sectional area", "exact"),
            ("muscle size", "muscle thickness", "unknown"),
            ("training with a cuff", "training without a cuff", "unknown"),
        ],
    )


@for_each_row(
    ("fit", "claimed", "studied", "reason"),
    [
        (species_fit, "human", "human", "people were studied"),
        (species_fit, "human", "animal; human", "people were studied, beside animals"),
        (species_fit, "human", "cell; tissue", "only cells and tissue samples were studied"),
        (sex_fit, "both", "women; men", "women and men were studied"),
        (sex_fit, "both", "men", "only men were studied"),
        (sex_fit, "women", "women", "women were studied"),
        (sex_fit, "women", "both", "women were studied together with the other sex"),
        (sex_fit, "women", "men", "only men were studied"),
        (age_fit, "older-adults", "older-adults", "older adults were studied"),
        (age_fit, "adults", "young-adults; older-adults", "young and older adults were studied"),
        (age_fit, "adults", "children; young-adults", "only young adults were studied"),
        (age_fit, "older-adults", "adults", "older adults at most among other adults"),
        (
            age_fit,
            "older-adults",
            "children; young-adults",
            "only children and young adults were studied",
        ),
        (training_fit, "trained", "trained", "trained people were studied"),
        (training_fit, "mixed", "mixed", "people in mixed states were studied"),
        (training_fit, "mixed", "untrained; trained", "untrained and trained people were studied"),
        (training_fit, "mixed", "active", "only active people were studied"),
        (training_fit, "trained", "mixed", "trained people were studied among others"),
        (training_fit, "trained", "untrained", "only untrained people were studied"),
        (health_fit, "healthy", "healthy, young", "healthy people were studied"),
        (health_fit, "healthy", "knee arthritis", "people with knee arthritis were studied"),
        (health_fit, "knee arthritis", "healthy", "only healthy people were studied"),
        (class_fit, "final", "final", "the outcome itself was measured"),
        (class_fit, "final", "surrogate", "only a stand-in was measured"),
        (
            class_fit,
            "final",
            "mechanism; acute-marker",
            "only a step of the mechanism and a marker soon after a session was measured",
        ),
        (amount_fit, "20 kg", "20 kg", "the claimed amounts were studied"),
        (amount_fit, "20 to 30 kg", "20 kg", "the claimed amounts were studied in part"),
        (amount_fit, "20 kg", "30 kg", "other amounts were studied"),
        (same_words, "walking", "Walking", "in the same words"),
        (same_words, "walking", "cycling", OTHER_WORDS),
    ],
)
def test_a_match_gives_its_reason_in_one_clause(
    fit: Any, claimed: str, studied: str, reason: str
) -> None:
    assert fit(claimed, tuple(studied.split("; "))).reason == reason


@for_each_row(
    ("claimed", "studied", "reason"),
    [
        ("session", "1 hour", "measured at that time"),
        ("session", "1 hour; 8 weeks", "some of the results were measured at that time"),
        ("training", "1 hour; 8 weeks", "some of the results were measured at that time"),
        ("session", "8 weeks", "measured only after weeks, not in a session"),
        ("training", "1 hour", "measured only within two days of a session"),
        ("6 to 10 weeks", "8 weeks", "measured in part of that time"),
        ("12 weeks", "8 weeks", "measured at another time, not far off"),
        ("2 years", "8 weeks", "measured much sooner than the claim says"),
        ("1 day", "8 weeks", "measured much later than the claim says"),
        ("8 weeks", "some time", "when it was measured is not a length of time"),
    ],
)
def test_the_match_of_times_gives_its_reason(claimed: str, studied: str, reason: str) -> None:
    assert horizon_fit(claimed, tuple(studied.split("; ")), Decimal(2)).reason == reason


_TRIALS = """
claim:
  asserts:
    population: {species: human, sex: both, age: adults}
    intervention: {what: walking with bands, dose: 20 minutes, frequency: 2 to 3 times a week}
    comparator: walking without bands
    outcome: {name: muscle size, class: final}
    horizon: training
  evidence:
    - {source: first, result: size, relation: supports, finding: Thighs grew.}
    - {source: second, result: size, relation: qualifies, finding: Only some grew.}
studies:
  first:
    population: {species: human, sex: women, age: older-adults, health: healthy}
    intervention: {what: Walking with bands, dose: 20 min at 67 m/min, frequency: 4 days a week}
    comparator: walking without bands
    results: [{id: size, outcome: muscle size, class: surrogate, contrast: conditions,
               time: 10 weeks}]
  second:
    population: {species: human, sex: men, age: young-adults}
    intervention: {what: cycling with bands, dose: 15 min, frequency: once a week}
    comparator: cycling without bands
    results: [{id: size, outcome: muscle size, class: surrogate, contrast: conditions,
               time: 8 weeks}]
"""


def test_every_dimension_has_a_line_over_all_agreeing_studies() -> None:
    rows = _rows(_TRIALS)
    assert {name: row.match.value for name, row in rows.items()} == {
        "species": "exact",
        "sex": "exact",  # women in one study, men in the other
        "age": "high",  # older in one, young in the other
        "health": "unknown",  # the claim does not say
        "intervention": "high",  # in the same words in one study
        "dose": "low",  # 20 minutes was studied, 2 to 3 times a week was not
        "comparator": "high",  # as above
        "outcome": "exact",
        "outcome class": "low",
        "horizon": "exact",
    }
    assert rows["dose"].claimed == "20 minutes; 2 to 3 times a week"
    assert rows["health"].claimed is None
    assert rows["sex"].studied == ("women", "men")


def test_a_dimension_of_which_neither_side_speaks_has_no_line() -> None:
    assert "training" not in _rows(_TRIALS)


def test_defaults_are_shown_as_defaults() -> None:
    rows = _rows(
        """
        claim:
          evidence: [{source: trial, result: size, relation: supports, finding: It grew.}]
        article: {audience: {species: human, sex: women}}
        studies:
          trial:
            population: {species: human, sex: both}
            comparator: no training
            results: [{id: size, contrast: conditions}]
        """
    )
    assert (rows["species"].claimed, rows["species"].default) == ("human", True)
    assert (rows["sex"].claimed, rows["sex"].default) == ("women", True)
    assert rows["sex"].match.value == "high"
    assert (rows["comparator"].claimed, rows["comparator"].default) == ("not doing it", True)
    assert rows["comparator"].match.value == "exact"


_TO_WOMEN = """
claim:
  asserts: {population: POPULATION}
  evidence: [{source: trial, relation: supports, finding: It grew.}]
article: {audience: {species: human, sex: women}}
studies: {trial: {population: {species: human, sex: men}}}
"""


@for_each_row("named", ["who: runners", "age: adults", "health: healthy"])
def test_a_population_of_the_claims_own_is_not_filled_up_from_the_audience(named: str) -> None:
    rows = _rows(_TO_WOMEN.replace("POPULATION", f"{{species: human, {named}}}"))
    assert rows["sex"].claimed is None
    assert not rows["species"].default


@for_each_row("only", ["{species: human}", "{species: human, sex: unknown}", "{}"])
def test_a_population_that_names_nobody_leaves_the_rest_to_the_audience(only: str) -> None:
    rows = _rows(_TO_WOMEN.replace("POPULATION", only))
    assert (rows["sex"].claimed, rows["sex"].default) == ("women", True)
    assert rows["sex"].match.value == "low"


def test_what_is_said_of_animals_is_not_said_of_the_readers() -> None:
    rows = _rows(_TO_WOMEN.replace("POPULATION", "{species: animal}"))
    assert rows["sex"].claimed is None


_ONE_SEX = """
claim:
  asserts: {population: {species: human, sex: both}}
  evidence:
    - {source: first, relation: supports, finding: It grew.}
    - {source: second, relation: supports, finding: It grew.}
studies:
  first: {population: {species: human, sex: men}}
  second: {population: {species: human, sex: %s}}
"""


@for_each_row(
    ("second", "match"), [("men", "moderate"), ("unknown", "unknown"), ("women", "exact")]
)
def test_a_study_that_does_not_say_leaves_a_poor_match_open(second: str, match: str) -> None:
    assert _rows(_ONE_SEX % second)["sex"].match.value == match


def test_an_exact_match_stands_although_another_study_does_not_say() -> None:
    text = _ONE_SEX.replace("sex: both", "sex: men") % "unknown"
    assert _rows(text)["sex"].match.value == "exact"


@for_each_row(("relation", "studied"), [("disputes", ("men",)), ("background", None)])
def test_disputing_lines_are_read_where_none_agrees_and_background_never(
    relation: str, studied: tuple[str, ...] | None
) -> None:
    rows = _rows(
        f"""
        claim:
          asserts: {{population: {{species: human, sex: women}}}}
          evidence: [{{source: trial, relation: {relation}, finding: It did not.}}]
        studies: {{trial: {{population: {{species: human, sex: men}}}}}}
        """
    )
    assert (rows["sex"].studied if rows else None) == studied


def test_where_the_lines_point_against_the_claim_all_that_test_it_are_read() -> None:
    """One disputes it in women and one only qualifies it in men: the body is against it."""
    text = _ONE_SEX.replace("second, relation: supports", "second, relation: disputes")
    text = text.replace("first, relation: supports", "first, relation: qualifies")
    assert _rows(text % "women")["sex"].studied == ("men", "women")


def test_disputing_lines_do_not_widen_what_agreeing_ones_studied() -> None:
    text = _ONE_SEX.replace(
        "{source: second, relation: supports", "{source: second, relation: disputes"
    )
    assert _rows(text % "women")["sex"].studied == ("men",)


_COMPARED = """
claim:
  wording: {relation: %s, hedge: plain}
  evidence: [{source: trial, result: size, relation: supports, finding: It grew.}]
studies:
  trial: {control: %s, results: [{id: size, contrast: %s}]}
"""


@for_each_row(
    ("relation", "control", "contrast", "match"),
    [
        ("effect", "none", "change", "low"),
        ("effect", "none", "conditions", "low"),
        ("effect", "no exercise", "conditions", "exact"),
        ("effect", "No exercise", "conditions", "exact"),
        ("effect", "heavy training", "conditions", "unknown"),
        ("association", "unknown", "conditions", "unknown"),
        ("description", "none", "none", None),
    ],
)
def test_where_nothing_was_compared_the_comparator_is_a_low_match(
    relation: str, control: str, contrast: str, match: str | None
) -> None:
    row = _rows(_COMPARED % (relation, control, contrast)).get(Dimension.COMPARATOR.value)
    assert (row.match.value if row else None) == match


@for_each_row(
    "claim",
    [
        "{kind: report}",
        "{kind: literature}",
        "{kind: definition}",
        "{verdict: {verdict: not-checkable, reason: A matter of taste.}}",
    ],
)
def test_claims_about_a_text_have_no_directness(claim: str) -> None:
    fields = read(_TRIALS)
    fields["claim"] |= read(claim)
    assert directness(weighed(fields)) == ()


def test_people_are_left_out_where_no_living_thing_is_concerned() -> None:
    fields = read(_TRIALS)
    fields["claim"]["asserts"]["population"] = {"species": "not-applicable"}
    dimensions = [row.dimension for row in directness(weighed(fields))]
    assert dimensions[0] is Dimension.INTERVENTION


def test_when_the_result_has_no_time_the_length_of_its_study_stands() -> None:
    rows = _rows(
        """
        claim:
          asserts: {horizon: 8 weeks}
          evidence: [{source: trial, result: size, relation: supports, finding: It grew.}]
        studies: {trial: {duration: 8 weeks, results: [{id: size}]}}
        """
    )
    assert (rows["horizon"].studied, rows["horizon"].match.value) == (("8 weeks",), "exact")


def test_how_many_results_do_not_say_is_said() -> None:
    text = _ONE_SEX % "unknown"
    assert (
        _rows(text)["sex"].reason
        == "only men were studied where it is said; one result does not say"
    )
    more = "    - {source: third, relation: supports, finding: It grew.}\nstudies:"
    two = _rows(text.replace("studies:", more, 1))["sex"].reason
    assert two == "only men were studied where it is said; 2 of 3 results do not say"


def test_what_is_not_recorded_is_said_of_the_side_that_lacks_it() -> None:
    rows = _rows(_ONE_SEX.replace("{species: human, sex: men}", "{species: human}") % "unknown")
    assert rows["sex"].reason == "not recorded of what was studied"
    assert rows["sex"].studied == ()
    assert _rows(_TRIALS)["health"].reason == "the claim does not say"
    compared = _rows(_COMPARED % ("effect", "none", "change"))["comparator"]
    assert (compared.studied, compared.reason) == (("none",), NOTHING_COMPARED)


def test_animals_are_not_asked_for_their_sex_where_a_claim_on_people_has_studies_of_people() -> (
    None
):
    text = _ONE_SEX % "unknown"
    assert "one result does not say" in _rows(text)["sex"].reason
    of_rats = text.replace("species: human, sex: unknown", "species: animal")
    assert of_rats != text
    assert _rows(of_rats)["sex"].reason == "only men were studied"


def test_words_that_only_some_studies_share_leave_the_others_to_a_reader() -> None:
    match, reason, *_ = same_words("muscle size", ("muscle size", "fibre area"))
    assert (match.value, reason) == (
        "high",
        "in some of the results; a reader has to compare the others",
    )
    named = same_words("muscle size", ("thigh size", "size"), (("muscle size", "size"),))
    assert named.match.value == "high"
    assert same_words("muscle size", ("Muscle size", "the muscle size")).match.value == "exact"
