"""What the records suggest for a domain, beside what the reviewer made of it.

Expected values follow RoB 2 (BMJ 2019;366:l4898), ROBINS-I (BMJ 2016;355:i4919), AMSTAR 2 (BMJ
2017;358:j4008), SYRCLE (BMC Med Res Methodol 2014;14:43) and GRADE, as docs/method.md has them.
"""

from typing import Any

from build import read, weighed
from claimgrade.assess.directness.table import directness
from claimgrade.assess.grading.appraisal import appraised
from claimgrade.assess.grading.suggestions import suggestions
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.model.study import Appraisal, Result
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import Concern, Domain
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row


def _suggested(record: dict[str, Any]) -> dict[Domain, Suggestion]:
    case = weighed(record)
    return {s.domain: s for s in suggestions(case, directness(case), pool_of_claim(case))}


def _bias(**trials: dict[str, Any]) -> Suggestion:
    """Return the suggestion for a claim of effect that each trial supports."""
    lines = [
        {"source": name, "result": "r", "relation": "supports", "finding": "It grew."}
        for name in trials
    ]
    studies = {
        name: {
            "design": "randomised-trial",
            "randomised": True,
            "results": [{"id": "r", "contrast": "conditions"}],
            **fields,
        }
        for name, fields in trials.items()
    }
    return _suggested({"claim": {"evidence": lines}, "studies": studies})[Domain.RISK_OF_BIAS]


def _rated(instrument: str, overall: str | None = None, **domains: str) -> dict[str, Any]:
    appraisal = {"instrument": instrument, "domains": domains}
    return {"appraisal": {**appraisal, **({"overall": overall} if overall else {})}}


_LOW = {f"D{number}": "Low" for number in range(1, 6)}
_YES = {f"item {number}": "yes" for number in range(1, 17)}


@for_each_row(
    ("instrument", "overall", "domains", "concern"),
    [
        ("RoB 2", None, _LOW, Concern.NONE),
        ("RoB 2", None, {**_LOW, "D3": "Some concerns"}, Concern.SOME),
        ("RoB 2", None, {**_LOW, "D3": "High"}, Concern.SERIOUS),
        ("RoB 2", "Low", {**_LOW, "D3": "High"}, Concern.SERIOUS),
        ("RoB 2", None, {**_LOW, "D3": "High", "D4": "High"}, Concern.VERY_SERIOUS),
        ("RoB 2", None, {**_LOW, "D2": "High (structural)"}, Concern.SOME),
        ("RoB 2", "High", {}, Concern.SERIOUS),
        ("RoB 2", "Some concerns", {}, Concern.SOME),
        ("RoB 2", "Low", {}, Concern.NONE),
        ("RoB 2", None, {"D1": "Low"}, None),
        ("RoB 2", "unknown", {}, None),
        ("ROBINS-I", None, {"confounding": "Serious", "selection": "Low"}, Concern.VERY_SERIOUS),
        ("ROBINS-I", None, {"confounding": "Critical"}, Concern.VERY_SERIOUS),
        ("ROBINS-I", None, {"confounding": "Moderate", "selection": "Low"}, Concern.SERIOUS),
        ("ROBINS-I", "Low", {}, Concern.NONE),
        ("ROBINS-I", None, {f"domain {n}": "Low" for n in range(7)}, Concern.NONE),
        ("ROBINS-I", None, {"confounding": "No information", "selection": "Low"}, None),
        ("SYRCLE", None, {f"item {n}": "Yes" for n in range(10)}, Concern.NONE),
        ("SYRCLE", None, {"sequence": "No", "housing": "Yes"}, Concern.SERIOUS),
        ("SYRCLE", None, {"sequence": "No", "housing": "No", "other": "No"}, Concern.SERIOUS),
        ("SYRCLE", None, {"sequence": "Unclear"}, Concern.SOME),
        ("SYRCLE", None, {"sequence": "Yes"}, None),
        ("AMSTAR-2", None, _YES, Concern.NONE),
        ("AMSTAR-2", None, {**_YES, "item 3": "no"}, Concern.NONE),
        ("AMSTAR-2", None, {**_YES, "item 3": "no", "item 5": "no"}, Concern.SOME),
        ("AMSTAR-2", None, {**_YES, "item 4": "no"}, Concern.SERIOUS),
        ("AMSTAR-2", "High", {"item 4": "no"}, Concern.SERIOUS),
        ("AMSTAR-2", None, {**_YES, "item 4": "no", "item 13": "no"}, Concern.VERY_SERIOUS),
        ("AMSTAR-2", None, {**_YES, "item 11": "no meta-analysis"}, Concern.NONE),
        ("AMSTAR-2", "Critically low", {}, Concern.VERY_SERIOUS),
        ("AMSTAR-2", "Low", {}, Concern.SERIOUS),
        ("AMSTAR-2", None, {"item 1": "yes"}, None),
    ],
)
def test_an_instrument_gives_the_concern_of_its_own_overall_rule(
    instrument: str, overall: str | None, domains: dict[str, str], concern: Concern | None
) -> None:
    fields = _rated(instrument, overall, **domains)["appraisal"]
    bias = appraised(record_from(Appraisal, fields))
    assert bias is not None
    assert bias.concern is concern


STRUCTURAL = {"D2": "High (structural)"}
OBJECTIVE, ON_EFFORT = {"effort_dependent": "false"}, {"effort_dependent": "true"}
UNRECORDED = "whether the outcome depends on effort is not recorded ('effort_dependent')"
UNREPORTED = "whether the outcome depends on effort is not reported ('effort_dependent')"
WHOLE = "the overall rating"
FREE = "takes no level, as the outcome does not depend on effort"


@for_each_row(
    ("domains", "overall", "measured", "concern", "reason"),
    [
        # Who trains cannot be blinded: it matters where the person's effort or word is measured.
        (STRUCTURAL, None, ON_EFFORT, Concern.SERIOUS, "RoB 2 High in D2"),
        (STRUCTURAL, None, OBJECTIVE, Concern.SOME, f"RoB 2 structural in D2: {FREE}"),
        (STRUCTURAL, None, {}, Concern.SOME, f"RoB 2 structural in D2: {UNRECORDED}"),
        (
            STRUCTURAL,
            None,
            {"effort_dependent": "unknown"},
            Concern.SOME,
            f"RoB 2 structural in D2: {UNREPORTED}",
        ),
        # An overall High that comes from it alone is no more than it.
        (STRUCTURAL, "High", OBJECTIVE, Concern.SOME, f"RoB 2 structural in D2: {FREE}"),
        (STRUCTURAL, "High", {}, Concern.SOME, f"RoB 2 structural in D2: {UNRECORDED}"),
        (STRUCTURAL, "High", ON_EFFORT, Concern.SERIOUS, "RoB 2 High in D2"),
        (
            {**STRUCTURAL, "D5": "Some concerns"},
            "High",
            OBJECTIVE,
            Concern.SOME,
            f"RoB 2 structural in D2: {FREE}; Some concerns in D5",
        ),
        # Some concerns in several other domains can add up to High by themselves.
        (
            {**STRUCTURAL, "D3": "Some concerns", "D5": "Some concerns"},
            "High",
            OBJECTIVE,
            Concern.SERIOUS,
            "RoB 2 High overall",
        ),
        # Another domain's High counts whatever is measured, beside it or with it.
        ({**STRUCTURAL, "D3": "High"}, "High", OBJECTIVE, Concern.SERIOUS, "RoB 2 High in D3"),
        (
            {**STRUCTURAL, "D3": "High"},
            None,
            ON_EFFORT,
            Concern.VERY_SERIOUS,
            "RoB 2 High in D2 and D3",
        ),
        ({}, "High (structural)", OBJECTIVE, Concern.SOME, f"RoB 2 structural in {WHOLE}: {FREE}"),
        ({}, "High (structural)", ON_EFFORT, Concern.SERIOUS, "RoB 2 High overall"),
        ({"D2": "Some concerns (structural)"}, None, ON_EFFORT, Concern.SOME, None),
        ({"D2": "High"}, None, OBJECTIVE, Concern.SERIOUS, "RoB 2 High in D2"),
    ],
)
def test_what_training_always_has_counts_only_where_the_outcome_depends_on_effort(
    domains: dict[str, str],
    overall: str | None,
    measured: dict[str, str],
    concern: Concern,
    reason: str | None,
) -> None:
    """The exercise note of docs/method.md on RoB 2 (Sterne, BMJ 2019;366:l4898)."""
    fields = _rated("RoB 2", overall, **{**_LOW, **domains})
    result = {"id": "r", "contrast": "conditions", **measured}
    appraisal = record_from(Appraisal, fields["appraisal"])
    bias = appraised(appraisal, record_from(Result, result))
    assert bias is not None
    assert bias.concern is concern
    if reason is not None:
        assert bias.reason == reason
        assert f"trial: {reason}" in _bias(trial={**fields, "results": [result]}).reasons


@for_each_row(
    ("outcome", "measured", "seen"),
    [
        ("knee strength", {}, True),
        ("knee strength", OBJECTIVE, False),
        ("muscle size", {}, False),
        ("muscle size", ON_EFFORT, True),
        ("knee strength", {"effort_dependent": "unknown"}, True),
    ],
)
def test_what_is_recorded_of_effort_comes_before_the_words_of_the_outcome(
    outcome: str, measured: dict[str, str], seen: bool
) -> None:
    result = {"id": "r", "contrast": "conditions", "outcome": outcome, **measured}
    found = _bias(trial={"blinding": "none", "results": [result]})
    assert any("nobody blinded" in reason for reason in found.reasons) is seen


@for_each_row("instrument", ["TESTEX", "none", "our own list"])
def test_a_score_without_levels_gives_no_concern(instrument: str) -> None:
    fields = _rated(instrument, "10 of 15")["appraisal"]
    assert appraised(record_from(Appraisal, fields)) is None


def test_without_an_appraisal_nothing_is_suggested_and_said_so() -> None:
    found = _bias(trial={})
    assert (found.concern, found.levels) == (Concern.NOT_ASSESSABLE, 0)
    assert found.reasons == ("no appraisal recorded",)


_HIGH = _rated("RoB 2", "High")
_CLEAN = _rated("RoB 2", "Low")


@for_each_row(
    ("trials", "concern", "levels"),
    [
        # 60 of 100 people in the study at high risk; one study of two by number.
        ([(60, _HIGH), (40, _CLEAN)], Concern.SERIOUS, 1),
        ([(40, _HIGH), (60, _CLEAN)], Concern.SOME, 0),
        ([(50, _HIGH), (50, _CLEAN)], Concern.SOME, 0),
        ([(50, _CLEAN), (50, _CLEAN)], Concern.NONE, 0),
        # A number is missing: two studies of three.
        ([(10, _HIGH), (10, _HIGH), (None, _CLEAN)], Concern.SERIOUS, 1),
        ([(900, _HIGH), (10, _CLEAN), (None, _CLEAN)], Concern.SOME, 0),
        # What is not appraised could tip it.
        ([(40, _HIGH), (60, {})], Concern.NOT_ASSESSABLE, 0),
        ([(50, _CLEAN), (50, {})], Concern.NOT_ASSESSABLE, 0),
        ([(60, _HIGH), (40, {})], Concern.SERIOUS, 1),
        ([(60, _CLEAN), (40, {})], Concern.SOME, 0),
    ],
)
def test_the_suggestion_follows_the_studies_with_most_of_the_information(
    trials: list[tuple[int | None, dict[str, Any]]], concern: Concern, levels: int
) -> None:
    fields = {
        f"trial{place}": {**rating, **({"n": n} if n else {})}
        for place, (n, rating) in enumerate(trials)
    }
    found = _bias(**fields)
    assert (found.concern, found.levels) == (concern, levels)


def test_serious_and_very_serious_studies_add_up_to_serious() -> None:
    worst = _rated("RoB 2", None, D1="High", D2="High")
    found = _bias(one={**worst, "n": 40}, two={**_HIGH, "n": 30}, three={**_CLEAN, "n": 30})
    assert (found.concern, found.levels) == (Concern.SERIOUS, 1)
    assert found.reasons[0] == "70% of the people are in studies with a serious limit"


def test_papers_on_one_cohort_weigh_once() -> None:
    found = _bias(
        one={**_HIGH, "cohort": "club"}, two={**_HIGH, "cohort": "club"}, three=_CLEAN, four=_CLEAN
    )
    assert found.concern is Concern.SOME


def test_a_study_that_a_linked_review_pooled_does_not_weigh_beside_it() -> None:
    review = {**_CLEAN, "design": "meta-analysis", "includes": ["one", "two"]}
    found = _bias(review=review, one=_HIGH, two=_HIGH)
    assert found.concern is Concern.NONE


_LAB: dict[str, Any] = {
    "design": "controlled-experiment",
    "results": [{"id": "r", "contrast": "conditions", "paired": True, "outcome": "muscle size"}],
}


@for_each_row(
    ("fields", "concern"),
    [
        ({**_LAB, "randomised": False}, Concern.SERIOUS),
        ({**_LAB, "randomised": "unknown"}, Concern.SERIOUS),
        ({**_LAB, "randomised": True}, Concern.NOT_ASSESSABLE),
        ({**_LAB, "randomised": None}, Concern.NOT_ASSESSABLE),
        # Allotted by turns, and called randomised: treated as randomised, with this concern.
        ({"design": "randomised-trial", "randomised": False}, Concern.SERIOUS),
        ({"design": "randomised-crossover", "randomised": "unknown"}, Concern.NOT_ASSESSABLE),
        # A cohort starts Low for that reason: not counted again.
        ({"design": "cohort", "randomised": False}, Concern.NOT_ASSESSABLE),
        (
            {"blinding": "none", "results": [{"id": "r", "outcome": "knee strength"}]},
            Concern.SERIOUS,
        ),
        (
            {"blinding": "assessors", "results": [{"id": "r", "outcome": "knee strength"}]},
            Concern.NOT_ASSESSABLE,
        ),
        (
            {"blinding": "none", "results": [{"id": "r", "outcome": "lean mass by DXA"}]},
            Concern.NOT_ASSESSABLE,
        ),
    ],
)
def test_without_an_appraisal_recorded_facts_of_the_design_count(
    fields: dict[str, Any], concern: Concern
) -> None:
    assert _bias(trial=fields).concern is concern


def test_one_group_counts_under_bias_only_where_the_start_does_not_count_it() -> None:
    change = {"design": "before-after", "randomised": False}
    change["results"] = [{"id": "r", "contrast": "change"}]
    assert _bias(change=change).concern is Concern.NOT_ASSESSABLE
    beside_a_trial = _bias(change={**change, "n": 60}, trial={**_CLEAN, "n": 40})
    assert beside_a_trial.concern is Concern.SERIOUS


_CLAIM = """
claim:
  asserts:
    population: {{species: human, sex: {sex}, training: trained}}
    outcome: {{name: muscle size, class: {claimed}}}
    horizon: training
  evidence: [{{source: trial, result: r, relation: supports, finding: It grew.}}]
studies:
  trial:
    population: {{species: {species}, sex: men, training: {training}}}
    results: [{{id: r, outcome: muscle size, class: surrogate, contrast: conditions,
               time: 8 weeks}}]
"""


@for_each_row(
    ("sex", "claimed", "species", "training", "concern", "levels"),
    [
        ("men", "surrogate", "human", "trained", Concern.NONE, 0),
        ("both", "surrogate", "human", "trained", Concern.SOME, 0),
        ("women", "surrogate", "human", "trained", Concern.SERIOUS, 1),
        ("women", "surrogate", "human", "untrained", Concern.SERIOUS, 1),
        ("women", "final", "human", "trained", Concern.VERY_SERIOUS, 2),
        ("men", "surrogate", "animal", "trained", Concern.VERY_SERIOUS, 2),
        ("men", "surrogate", "human", "unknown", Concern.NOT_ASSESSABLE, 0),
        ("women", "surrogate", "human", "unknown", Concern.SERIOUS, 1),
    ],
)
def test_gaps_by_element_of_the_question_make_the_indirectness(
    sex: str, claimed: str, species: str, training: str, concern: Concern, levels: int
) -> None:
    text = _CLAIM.format(sex=sex, claimed=claimed, species=species, training=training)
    found = _suggested(read(text))[Domain.INDIRECTNESS]
    assert (found.concern, found.levels) == (concern, levels)
    assert bool(found.restraint) is (levels > 0)


def test_other_words_for_the_same_thing_are_no_gap_and_no_pass() -> None:
    text = _CLAIM.format(sex="men", claimed="surrogate", species="human", training="trained")
    found = _suggested(read(text.replace("name: muscle size", "name: muscle thickness")))
    assert found[Domain.INDIRECTNESS].concern is Concern.SOME
    assert "put in other words: outcome" in found[Domain.INDIRECTNESS].reasons


def test_that_nothing_was_compared_is_no_indirectness() -> None:
    text = _CLAIM.format(sex="men", claimed="surrogate", species="human", training="trained")
    found = _suggested(read(text.replace("contrast: conditions", "contrast: change")))
    assert found[Domain.INDIRECTNESS].levels == 0


def test_every_domain_that_rates_down_is_computed_in_its_order() -> None:
    text = _CLAIM.format(sex="men", claimed="surrogate", species="human", training="trained")
    found = _suggested(read(text))
    assert list(found) == [d for d in Domain if d.rates_down]
    assert all(suggestion.computed for suggestion in found.values())


@for_each_row(
    ("judged", "milder"),
    [
        ("{concern: serious, levels: 1, reason: Men.}", True),
        ("{concern: very-serious, levels: 2, reason: Men.}", False),
        ("{concern: none, reason: No difference expected.}", True),
        ("{concern: serious, shared_with: imprecision, reason: The same six.}", False),
        (None, False),
    ],
)
def test_a_milder_reviewer_is_reported_and_never_overruled(
    judged: str | None, milder: bool
) -> None:
    record = read(_CLAIM.format(sex="women", claimed="final", species="human", training="trained"))
    if judged is not None:
        record["claim"]["judgements"] = read(
            f"judgements: [{{by: ann, domains: {{indirectness: {judged}}}}}]"
        )["judgements"]
    found = _suggested(record)[Domain.INDIRECTNESS]
    assert found.levels == 2
    assert found.milder is milder
    assert (found.judged is None) is (judged is None)


@for_each_row("kind", ["report", "definition"])
def test_nothing_is_suggested_for_what_is_not_graded(kind: str) -> None:
    record = read(_CLAIM.format(sex="men", claimed="final", species="human", training="trained"))
    record["claim"]["kind"] = kind
    assert _suggested(record) == {}


@for_each_row(
    ("instrument", "overall", "domains", "reason"),
    [
        ("RoB 2", None, {"D1": "High", "D4": "High"}, "RoB 2 High in D1 and D4"),
        ("RoB 2", None, {"D1": "High"}, "RoB 2 High in D1"),
        ("RoB 2", "High", {}, "RoB 2 High overall"),
        ("RoB 2", None, {"D1": "Some concerns"}, "RoB 2 Some concerns in D1"),
        ("RoB 2", "Some concerns", {}, "RoB 2 Some concerns overall"),
        ("RoB 2", None, _LOW, "RoB 2 Low in every domain rated"),
        ("RoB 2", None, {"D1": "Low"}, "RoB 2 with 1 of 5 domains rated"),
        ("ROBINS-I", None, {"selection": "Serious"}, "ROBINS-I Serious in selection"),
        ("ROBINS-I", "Moderate", {}, "ROBINS-I Moderate overall"),
        ("ROBINS-I", "Low", {}, "ROBINS-I Low in every domain rated"),
        ("ROBINS-I", None, {"selection": "Low"}, "ROBINS-I with 1 of 7 domains rated"),
        ("SYRCLE", None, {"sequence": "No", "housing": "Yes"}, "SYRCLE answered No on sequence"),
        ("SYRCLE", None, {"sequence": "Unclear"}, "SYRCLE unclear on sequence"),
        ("SYRCLE", None, {"a": "Yes"}, "SYRCLE with 1 of 10 items answered"),
        (
            "AMSTAR-2",
            None,
            {"item 4": "no", "item 7": "no", "item 13": "no"},
            "AMSTAR 2 critical item 4, 7 and 13 failed by the review",
        ),
        ("AMSTAR-2", "Critically low", {}, "AMSTAR 2 Critically low, the review as a whole"),
        ("AMSTAR-2", None, {"item 1": "yes"}, "AMSTAR 2 with 1 of 16 items answered"),
        ("AMSTAR-2", None, _YES, "AMSTAR 2 High, no critical item failed"),
        (
            "AMSTAR-2",
            None,
            {**_YES, "item 3": "no", "item 5": "no"},
            "AMSTAR 2 Moderate, no critical item failed",
        ),
    ],
)
def test_an_appraisal_gives_the_items_behind_its_concern(
    instrument: str, overall: str | None, domains: dict[str, str], reason: str
) -> None:
    fields = _rated(instrument, overall, **domains)["appraisal"]
    bias = appraised(record_from(Appraisal, fields))
    assert bias is not None
    assert bias.reason == reason


def test_reasons_name_each_study_and_those_without_an_appraisal_together() -> None:
    found = _bias(one={**_HIGH, "n": 60}, two={"n": 10}, three={"n": 30})
    assert found.reasons == (
        "60% of the people are in studies with a serious limit",
        "one: RoB 2 High overall",
        "no appraisal recorded: two, three",
    )
    clean = _bias(one=_HIGH, two=_CLEAN)
    assert clean.reasons[0] == "half of the studies or fewer have a serious limit"


@for_each_row(
    ("fields", "reason"),
    [
        ({**_LAB, "randomised": False}, "order not random"),
        ({**_LAB, "randomised": "unknown"}, "order not stated to be random"),
        (
            {"blinding": "none", "results": [{"id": "r", "outcome": "Knee Strength"}]},
            "nobody blinded, and the outcome depends on effort or is rated (strength)",
        ),
    ],
)
def test_a_fact_of_the_design_is_named(fields: dict[str, Any], reason: str) -> None:
    assert f"trial: {reason}" in _bias(trial=fields).reasons


def test_a_pooled_result_weighs_by_the_people_it_pooled() -> None:
    pooled = {"results": [{"id": "r", "contrast": "conditions", "people": 300}], "n": 10}
    found = _bias(review={**_HIGH, **pooled}, trial={**_CLEAN, "n": 100})
    assert found.reasons[0] == "75% of the people are in studies with a serious limit"


def test_a_line_without_a_study_record_is_not_assessable() -> None:
    lines = [{"source": "gone", "relation": "supports", "finding": "It grew."}]
    found = _suggested({"claim": {"evidence": lines}})[Domain.RISK_OF_BIAS]
    assert (found.concern, found.reasons) == (
        Concern.NOT_ASSESSABLE,
        ("gone: no study record",),
    )


def test_indirectness_gives_each_gap_with_what_is_claimed() -> None:
    text = _CLAIM.format(sex="women", claimed="final", species="human", training="trained")
    assert _suggested(read(text))[Domain.INDIRECTNESS].reasons == (
        "sex: only men were studied (claimed: women)",
        "kind of outcome: only a stand-in was measured (claimed: final)",
    )
    silent = _CLAIM.format(sex="men", claimed="surrogate", species="human", training="unknown")
    assert _suggested(read(silent))[Domain.INDIRECTNESS].reasons == (
        "no gap found, but not recorded of the studies: training",
    )
