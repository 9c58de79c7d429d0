"""What would change a grade, and the study that would lift it."""

from typing import Any

from build import read, weighed
from claimgrade.assess.directness.table import directness
from claimgrade.assess.grading.improvement import would_change
from claimgrade.assess.grading.suggestions import suggestions
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.model.improvement import Cause, Improvement
from claimgrade.model.vocabulary import Domain
from tables import for_each_row


def _steps(record: dict[str, Any]) -> tuple[Improvement, ...]:
    case = weighed(record)
    rows = directness(case)
    return would_change(case, rows, suggestions(case, rows, pool_of_claim(case)))


_RECORD = """
claim:
  certainty: low
  asserts:
    population: {species: human, who: women, sex: women}
    intervention: {what: walking with bands, dose: 20 minutes}
    comparator: walking without bands
    outcome: {name: muscle size, class: final}
    horizon: training
  evidence: [{source: trial, result: r, relation: supports, finding: It grew.}]
studies:
  trial:
    design: randomised-trial
    randomised: true
    n: 30
    population: {species: human, sex: women}
    intervention: {what: walking with bands, dose: 20 minutes}
    comparator: walking without bands
    results: [{id: r, outcome: muscle size, class: final, contrast: conditions, time: 8 weeks}]
"""

_WHAT = "walking with bands (20 minutes) against walking without bands in women"


def _judged(changes: dict[str, Any] | None = None, **domains: tuple[str, int]) -> dict[str, Any]:
    """Return the record with one judgement: concern and levels by domain, the rest none."""
    record = read(_RECORD)
    for path, value in (changes or {}).items():
        at = record
        *folders, last = path.split(".")
        for folder in folders:
            at = at[folder]
        at[last] = value
    judged: dict[str, dict[str, Any]] = {
        domain.value: {"concern": "none", "reason": "None seen."}
        for domain in Domain
        if domain.rates_down
    }
    for name, (concern, levels) in domains.items():
        judged[name.replace("_", "-")] = {
            "concern": concern,
            "levels": levels,
            "reason": f"The fact about {name}.",
        }
    record["claim"]["judgements"] = [{"by": "ann", "domains": judged}]
    return record


def test_nothing_lost_leaves_nothing_to_change() -> None:
    assert _steps(_judged()) == ()


def test_the_two_costliest_steps_are_named_the_costliest_first() -> None:
    steps = _steps(
        _judged(
            risk_of_bias=("serious", 1),
            inconsistency=("serious", 1),
            imprecision=("very-serious", 2),
        )
    )
    assert [(s.step, s.levels, s.fact) for s in steps] == [
        (Domain.IMPRECISION, 2, "The fact about imprecision."),
        (Domain.RISK_OF_BIAS, 1, "The fact about risk_of_bias."),
    ]


def test_a_start_below_high_is_a_step_with_the_trial_that_would_start_high() -> None:
    steps = _steps(_judged({"studies.trial.design": "cohort"}, imprecision=("serious", 1)))
    assert [(s.step, s.levels) for s in steps] == [(Cause.START, 2), (Domain.IMPRECISION, 1)]
    assert steps[0].study == (
        f"a randomised trial of {_WHAT} that measures muscle size over weeks of training; "
        "it would start at high"
    )
    assert steps[0].fact.startswith("a low start (")
    very_low = _judged()
    start = {"start": "very-low", "start_reason": "critical confounding"}
    very_low["claim"]["judgements"][0] |= start
    (step,) = _steps(very_low)
    assert (step.levels, step.fact) == (
        3,
        "a very low start (set by the reviewer: critical confounding)",
    )


@for_each_row(
    ("n", "words"),
    [
        # 400 is the default information size.
        ("30", "at least 370 more people (30 so far"),
        ("399", "at least 1 more people (399 so far"),
        ("400", "400 people were studied, so numbers alone do not lift it"),
        (
            "unknown",
            "a larger study; how many people were studied so far is not fully recorded",
        ),
    ],
)
def test_imprecision_asks_for_people_only_where_the_numbers_are_known(n: str, words: str) -> None:
    (step,) = _steps(_judged({"studies.trial.n": n}, imprecision=("serious", 1)))
    assert words in step.study


def test_the_information_size_is_that_of_the_workspace() -> None:
    record = _judged(imprecision=("serious", 1))
    size = {"value": "100", "rationale": "for this field"}
    record["settings"] = {"thresholds": {"information_size": size}}
    (step,) = _steps(record)
    assert "at least 70 more people" in step.study


def test_animals_do_not_count_towards_the_people_of_a_claim_about_people() -> None:
    record = _judged(imprecision=("serious", 1))
    record["claim"]["evidence"].append(
        {"source": "rats", "relation": "supports", "finding": "Theirs grew."}
    )
    record["studies"]["rats"] = {
        "design": "animal-experiment",
        "n": 300,
        "population": {"species": "animal"},
    }
    (step,) = _steps(record)
    assert "at least 370 more people" in step.study


@for_each_row(
    ("changes", "study"),
    [
        ({"studies.trial.population.sex": "men"}, "a study in women"),
        ({"studies.trial.population.species": "animal"}, "a study in women"),
        (
            {
                "claim.asserts.population": {"species": "human", "age": "older-adults"},
                "studies.trial.population": {"species": "human", "age": "young-adults"},
            },
            "a study in older adults",
        ),
        (
            {"studies.trial.intervention.dose": "5 minutes"},
            "a study with 20 minutes",
        ),
        (
            {
                "studies.trial.results": [
                    {"id": "r", "outcome": "muscle size", "class": "mechanism", "time": "1 hour"}
                ]
            },
            "a study that measures muscle size itself, that measures over weeks of training",
        ),
        # No gap in the records: the claim's own question, beside the reviewer's fact.
        ({}, f"a study of {_WHAT} that measures muscle size over weeks of training"),
    ],
)
def test_indirectness_asks_for_what_was_not_studied(changes: dict[str, Any], study: str) -> None:
    (step,) = _steps(_judged(changes, indirectness=("serious", 1)))
    assert step.study == study


@for_each_row(
    ("changes", "words"),
    [
        ({"studies.trial.blinding": "none"}, "those who measure not knowing who had what"),
        ({"studies.trial.blinding": "No blinding"}, "those who measure not knowing who had what"),
        ({"studies.trial.blinding": "not blinded"}, "those who measure not knowing who had what"),
        ({"studies.trial.blinding": "double"}, "made without that risk of bias"),
        ({"studies.trial.blinding": "assessors"}, "made without that risk of bias"),
        ({"studies.trial.randomised": "unknown"}, "drawn at random, and so reported"),
        ({}, "made without that risk of bias"),
    ],
)
def test_risk_of_bias_asks_for_the_feature_that_the_record_lacks(
    changes: dict[str, Any], words: str
) -> None:
    (step,) = _steps(_judged(changes, risk_of_bias=("serious", 1)))
    assert words in step.study


_DESCRIBES = {"claim.wording": {"relation": "description", "hedge": "plain"}}


@for_each_row(
    "changes",
    [
        _DESCRIBES,
        {"claim.asserts.outcome": {"name": "signalling", "class": "mechanism"}},
        {"claim.asserts.outcome": {"name": "lactate", "class": "acute-marker"}},
        {"claim.asserts.population": {"species": "animal"}},
        {
            "studies.trial.design": "animal-experiment",
            "studies.trial.population.species": "animal",
            "claim.judgements": [],
        },
    ],
    ids=["description", "mechanism", "marker", "of animals", "on animals alone"],
)
def test_a_number_of_people_is_asked_for_only_of_effects_in_people(
    changes: dict[str, Any],
) -> None:
    steps = _steps(_judged(changes, imprecision=("serious", 1)))
    (step,) = [s for s in steps if s.step is Domain.IMPRECISION]
    assert step.study.startswith("a larger study of the same question")
    assert "people" not in step.study


def test_a_description_is_observed_and_the_thing_described_is_named_once() -> None:
    """A study of bands worn just below the knees would not find where bands are worn."""
    changes = {
        **_DESCRIBES,
        "claim.asserts.intervention": {"what": "bands worn just below the knees"},
        "claim.asserts.outcome": {"name": "where the bands are worn"},
    }
    record = _judged(changes, indirectness=("serious", 1))
    del record["claim"]["asserts"]["comparator"]
    (step,) = _steps(record)
    assert step.study == (
        "a study in women that observes where the bands are worn over weeks of training"
    )


def test_of_harm_a_study_is_asked_for_that_is_large_enough_to_count_it() -> None:
    """No randomised trial: those are too small for a harm that is rare."""
    changes = {
        "claim.kind": "safety",
        "claim.asserts.outcome": {"name": "harm", "class": "final"},
        "studies.trial.design": "survey",
        "studies.trial.randomised": "false",
    }
    start, bias = _steps(_judged(changes, risk_of_bias=("serious", 1)))
    assert start.study == f"a study large enough to count harms of {_WHAT} over weeks of training"
    assert "random" not in bias.study


def test_an_outcome_that_a_disputing_study_has_measured_is_not_asked_for_again() -> None:
    """The one that agrees tells of a mechanism; the trial measured the outcome itself."""
    results = [{"id": "r", "outcome": "a step towards growth", "class": "mechanism"}]
    record = _judged({"studies.trial.results": results}, indirectness=("serious", 1))
    (alone,) = _steps(record)
    assert alone.study == "a study that measures muscle size itself"
    record["claim"]["evidence"].append({**_DISPUTE, "result": "r"})
    record["claim"]["points"] = "for"
    record["studies"]["other"] = {
        "design": "randomised-trial",
        "results": [{"id": "r", "outcome": "muscle thickness", "class": "final"}],
    }
    (beside,) = _steps(record)
    assert "itself" not in beside.study
    assert beside.study.startswith("a study of walking with bands")


_DISPUTE = {"source": "other", "relation": "disputes", "finding": "It did not."}


@for_each_row(
    ("other", "words"),
    [
        ({"species": "human", "sex": "men"}, "compares women with men"),
        ({"species": "human", "sex": "women"}, "what the results that disagree differ in"),
        ({"species": "human", "sex": "unknown"}, "what the results that disagree differ in"),
        ({"species": "human"}, "what the results that disagree differ in"),
    ],
)
def test_inconsistency_asks_for_the_moderator_that_the_records_show(
    other: dict[str, str], words: str
) -> None:
    record = _judged({"claim.points": "for"}, inconsistency=("serious", 1))
    record["claim"]["evidence"].append(_DISPUTE)
    record["studies"]["other"] = {"design": "randomised-trial", "population": other}
    (step,) = _steps(record)
    assert words in step.study


def test_publication_bias_asks_for_registers() -> None:
    (step,) = _steps(_judged(publication_bias=("serious", 1)))
    assert "registers" in step.study


def test_without_evidence_the_study_that_tests_the_claim_is_spelt_out() -> None:
    record = read(_RECORD)
    record["claim"] |= {"evidence": [], "certainty": "no-evidence", "searched_on": "2026-11-22"}
    (step,) = _steps(record)
    assert (step.step, step.levels) == (Cause.NO_EVIDENCE, 0)
    assert "searched 2026-11-22" in step.fact
    assert step.study == (
        f"a randomised trial of {_WHAT} that measures muscle size over weeks of training"
    )


@for_each_row(
    ("relation", "study"),
    [
        ("association", "a study that measures both sides of walking with bands"),
        ("description", "a study of walking with bands in people that observes the"),
    ],
)
def test_the_study_wanted_has_the_design_that_the_question_asks_for(
    relation: str, study: str
) -> None:
    record = read(
        f"""
        claim:
          wording: {{relation: {relation}, hedge: plain}}
          certainty: no-evidence
          asserts: {{intervention: {{what: walking with bands}}, horizon: 2 years}}
        """
    )
    (step,) = _steps(record)
    assert step.study.startswith(study)
    assert step.study.endswith("the claimed outcome over 2 years")


def test_a_statement_about_the_literature_asks_for_a_search() -> None:
    (step,) = _steps(read("claim: {kind: literature, certainty: no-evidence}"))
    assert "systematic search" in step.study


def test_where_nobody_judged_the_suggested_levels_stand_and_are_marked() -> None:
    record = read(_RECORD)
    record["studies"]["trial"]["population"]["sex"] = "men"
    steps = [(step.step, step.levels, step.suggested) for step in _steps(record)]
    assert (Domain.INDIRECTNESS, 1, True) in steps
    judged = _judged({"studies.trial.population.sex": "men"})
    assert _steps(judged) == ()


@for_each_row("kind", ["report", "definition"])
def test_what_is_not_graded_has_nothing_to_change(kind: str) -> None:
    assert _steps(_judged({"claim.kind": kind}, imprecision=("serious", 1))) == ()


def test_a_claim_that_names_no_more_still_asks_for_a_study_in_its_species() -> None:
    plain = read("claim: {certainty: no-evidence}")
    (step,) = _steps(plain)
    assert step.fact == "no evidence that was read tests the claim"
    assert step.study == "a randomised trial in people that measures the claimed outcome"
    plain["claim"]["asserts"] = {"population": {"species": "not-applicable"}}
    (step,) = _steps(plain)
    assert step.study == "a randomised trial that measures the claimed outcome"


@for_each_row(
    ("population", "whom"),
    [
        ({"who": "women"}, "in women"),
        ({"who": "men needing a rest"}, "in men needing a rest"),
        ({"who": "the reader"}, "in people like the reader"),
        ({"who": "You"}, "in people like the reader"),
        ({"who": "unknown"}, "in people"),
        ({"species": "human"}, "in people"),
        ({"species": "animal", "who": "old rats"}, "in animals (old rats)"),
        ({"species": "cell"}, "in cells"),
    ],
)
def test_whom_a_study_would_be_in_is_said_as_one_would(
    population: dict[str, str], whom: str
) -> None:
    record = read(_RECORD)
    record["claim"] |= {"evidence": [], "certainty": "no-evidence"}
    record["claim"]["asserts"]["population"] = population
    (step,) = _steps(record)
    assert f"against walking without bands {whom} that measures muscle size" in step.study


def test_no_comparator_is_put_into_the_study_of_a_claim_that_names_none() -> None:
    """Of a fibre or a substance "against going without it" would be nonsense."""
    record = read(_RECORD)
    record["claim"] |= {"evidence": [], "certainty": "no-evidence"}
    del record["claim"]["asserts"]["comparator"]
    (step,) = _steps(record)
    assert "of walking with bands (20 minutes) in women" in step.study
    assert "against" not in step.study


def test_a_domain_that_was_not_judged_is_no_step() -> None:
    record = _judged(imprecision=("serious", 1))
    del record["claim"]["judgements"][0]["domains"]["risk-of-bias"]
    assert [step.step for step in _steps(record)] == [Domain.IMPRECISION]


def test_a_level_without_a_recorded_reason_says_so() -> None:
    record = _judged(imprecision=("serious", 1))
    del record["claim"]["judgements"][0]["domains"]["imprecision"]["reason"]
    (step,) = _steps(record)
    assert step.fact == "no reason recorded"


def test_several_features_that_bias_lacks_are_asked_for_together() -> None:
    changes = {"studies.trial.blinding": "none", "studies.trial.randomised": "false"}
    (step,) = _steps(_judged(changes, risk_of_bias=("serious", 1)))
    assert step.study == (
        "a trial of the same question with the order or the groups drawn at random, and so "
        "reported and with those who measure not knowing who had what"
    )


def test_a_description_asks_for_no_random_order() -> None:
    changes = {
        "claim.wording": {"relation": "description", "hedge": "plain"},
        "studies.trial.randomised": "false",
        "studies.trial.blinding": "none",
    }
    (step,) = _steps(_judged(changes, risk_of_bias=("serious", 1)))
    assert step.study == "a study of the same question made without that risk of bias"


def test_a_judged_level_is_not_marked_as_suggested() -> None:
    (step,) = _steps(_judged(imprecision=("serious", 1)))
    assert not step.suggested


def test_several_reasons_of_a_suggestion_stand_in_one_sentence() -> None:
    record = read(_RECORD)
    record["studies"]["trial"]["population"]["sex"] = "men"
    record["studies"]["trial"]["intervention"]["dose"] = "5 minutes"
    case = weighed(record)
    rows = directness(case)
    (suggested,) = [
        s for s in suggestions(case, rows, pool_of_claim(case)) if s.domain is Domain.INDIRECTNESS
    ]
    assert len(suggested.reasons) > 1
    (step,) = [step for step in _steps(record) if step.step is Domain.INDIRECTNESS]
    assert step.fact == "; ".join(suggested.reasons)


def test_all_groups_of_either_side_are_compared() -> None:
    record = _judged({"claim.points": "for"}, inconsistency=("serious", 1))
    record["claim"]["evidence"] += [
        {"source": "men", "relation": "disputes", "finding": "It did not."},
        {"source": "both", "relation": "disputes", "finding": "It did not."},
    ]
    record["studies"]["trial"]["population"] = {"species": "human", "training": "trained"}
    for key, training in (("men", "untrained"), ("both", "active")):
        people = {"species": "human", "training": training}
        record["studies"][key] = {"design": "randomised-trial", "population": people}
    (step,) = _steps(record)
    assert step.study == (
        "a study that compares trained with active and untrained: the first were "
        "studied where results agree with the claim, the second where they do not"
    )


def test_a_moderator_that_nobody_recorded_is_searched_for_by_varying_it() -> None:
    record = _judged({"claim.points": "for"}, inconsistency=("serious", 1))
    record["claim"]["evidence"].append(_DISPUTE)
    (step,) = _steps(record)
    assert step.study == (
        "a study that varies, within itself, what the results that disagree differ in"
    )
