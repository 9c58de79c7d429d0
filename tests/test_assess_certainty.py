"""The computed certainty: where it starts, what the domains take, and when it exists at all."""

from typing import Any

import pytest

from build import assessed
from claimgrade.model.assessment import CertaintyReading

DOWN = ["risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias"]
NONE = {domain: {"concern": "none"} for domain in DOWN}


def reading(
    study: dict[str, Any],
    judgement: dict[str, Any] | None = None,
    relation: str = "effect",
    **claim: Any,
) -> CertaintyReading:
    study = {"population": {"species": "human"}, **study}
    result = study.pop("result", {"contrast": "conditions"})
    study["results"] = [{"id": "size", **result}]
    judged = {"by": "AB", "domains": NONE, **(judgement or {})}
    fields = {
        "wording": {"relation": relation, "hedge": "may"},
        "evidence": [
            {"source": "s", "result": "size", "relation": "supports", "finding": "It grew."}
        ],
        "judgements": [judged],
        **claim,
    }
    return assessed({"claim": fields, "studies": {"s": study}}).certainty


EXPERIMENT = {"design": "controlled-experiment"}
APART = {"contrast": "conditions", "paired": "false"}

STARTS = [
    # rows of the table of starting levels in docs/method.md
    ("effect", {"design": "randomised-trial"}, "high"),
    ("effect", {"design": "randomised-crossover"}, "high"),
    ("effect", {**EXPERIMENT, "result": {"contrast": "conditions", "paired": "true"}}, "high"),
    ("effect", {**EXPERIMENT, "result": APART, "randomised": "true"}, "high"),
    ("effect", {**EXPERIMENT, "result": APART, "randomised": "false"}, "low"),
    ("effect", {**EXPERIMENT, "result": APART}, None),
    ("effect", EXPERIMENT, None),
    ("effect", {"design": "cohort"}, "low"),
    ("effect", {"design": "case-control"}, "low"),
    ("effect", {"design": "cross-sectional"}, "low"),
    ("effect", {"design": "before-after"}, "low"),
    ("effect", {"design": "case-series"}, "low"),
    ("effect", {"design": "cohort", "appraisal": {"instrument": "ROBINS-I"}}, "high"),
    ("effect", {"design": "meta-analysis", "randomised": "true"}, "high"),
    ("effect", {"design": "meta-analysis", "randomised": "false"}, "low"),
    ("effect", {"design": "meta-analysis"}, None),
    ("effect", {"design": "animal-experiment", "randomised": "true"}, "high"),
    ("effect", {"design": "in-vitro"}, "high"),
    ("effect", {"design": "opinion"}, None),
    ("effect", {"design": "narrative-review"}, None),
    ("effect", {}, None),
    ("association", {"design": "cohort"}, "high"),
    ("association", {"design": "opinion"}, None),
    ("description", {"design": "survey"}, "high"),
    ("description", {"design": "narrative-review"}, "high"),
    ("description", {"design": "opinion"}, None),
]


@pytest.mark.parametrize(("relation", "study", "start"), STARTS)
def test_the_start_depends_on_question_and_design(
    relation: str, study: dict[str, Any], start: str | None
) -> None:
    found = reading(dict(study), relation=relation)
    assert found.start == start
    assert found.computed == start
    assert bool(found.waits_for) is (start is None)


@pytest.mark.parametrize(("design", "start"), [("systematic-review", "high"), ("survey", "low")])
def test_a_claim_about_the_literature_starts_by_how_it_was_searched(
    design: str, start: str
) -> None:
    found = reading({"design": design}, kind="literature", searched_on="2026-11-22")
    assert found.start == start


def test_a_search_that_was_not_systematic_needs_its_date() -> None:
    found = reading({"design": "survey"}, kind="literature")
    assert found.computed is None
    assert "searched_on" in found.waits_for


def test_a_start_set_by_hand_comes_with_its_reason() -> None:
    found = reading({"design": "cohort"}, {"start": "high", "start_reason": "natural experiment"})
    assert found.computed == "high"
    assert "natural experiment" in found.start_reason


def judged(**domains: dict[str, str]) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in domains.items()}
    return {"domains": {**NONE, **named}}


SUMS = [
    (judged(), "high"),
    (judged(imprecision={"concern": "serious", "levels": "1"}), "moderate"),
    (judged(imprecision={"concern": "very-serious", "levels": "2"}), "low"),
    (judged(imprecision={"concern": "extremely-serious", "levels": "3"}), "very-low"),
    (
        judged(
            imprecision={"concern": "serious", "levels": "1"},
            indirectness={"concern": "serious", "levels": "0", "shared_with": "imprecision"},
        ),
        "moderate",
    ),
    (
        judged(
            imprecision={"concern": "very-serious", "levels": "2"},
            indirectness={"concern": "very-serious", "levels": "2"},
            inconsistency={"concern": "very-serious", "levels": "2"},
        ),
        "very-low",
    ),
    (judged(publication_bias={"concern": "not-assessable", "levels": "1"}), "high"),
    (judged(inconsistency={"concern": "not-applicable", "levels": "1"}), "high"),
    (judged(risk_of_bias={"concern": "some"}), "high"),
]


@pytest.mark.parametrize(("judgement", "level"), SUMS)
def test_levels_are_taken_from_the_start_down_to_very_low(
    judgement: dict[str, Any], level: str
) -> None:
    assert reading({"design": "randomised-trial"}, judgement).computed == level


UPS = [
    (judged(large_effect={"concern": "present", "levels": "1"}), "moderate"),
    (judged(large_effect={"concern": "present", "levels": "2"}), "high"),
    (judged(dose_response={"concern": "present", "levels": "1"}), "moderate"),
    (
        judged(
            large_effect={"concern": "present", "levels": "2"},
            dose_response={"concern": "present", "levels": "1"},
        ),
        "high",
    ),
    (
        judged(
            large_effect={"concern": "present", "levels": "1"},
            imprecision={"concern": "serious", "levels": "1"},
        ),
        "very-low",
    ),
]


@pytest.mark.parametrize(("judgement", "level"), UPS)
def test_an_observational_body_is_rated_up_only_where_no_level_was_taken(
    judgement: dict[str, Any], level: str
) -> None:
    assert reading({"design": "cohort"}, judgement).computed == level


@pytest.mark.parametrize("domain", DOWN)
def test_the_sum_waits_for_all_five_domains(domain: str) -> None:
    less = {"domains": {d: v for d, v in NONE.items() if d != domain}}
    found = reading({"design": "randomised-trial"}, less)
    assert found.computed is None
    assert found.waits_for == (f"judgements.domains.{domain}",)


def test_each_level_has_a_lettered_footnote_with_domain_levels_and_fact() -> None:
    judgement = judged(
        risk_of_bias={"concern": "serious", "levels": "1", "reason": "nobody was blinded"},
        indirectness={
            "concern": "serious",
            "shared_with": "imprecision",
            "reason": "only men",
        },
        imprecision={"concern": "serious", "levels": "1", "reason": "6 people"},
    )
    notes = reading({"design": "randomised-trial"}, judgement).footnotes
    assert [(n.letter, n.domain.value, n.levels) for n in notes] == [
        ("a", "risk-of-bias", -1),
        ("b", "indirectness", 0),
        ("c", "imprecision", -1),
    ]
    assert notes[0].text == "Risk of bias −1: nobody was blinded"
    assert notes[1].text == "Indirectness (level shared with imprecision): only men"


def test_the_reviewers_own_certainty_is_used_and_the_sum_stands_beside_it() -> None:
    judgement = judged(imprecision={"concern": "very-serious", "levels": "2"})
    found = reading({"design": "randomised-trial"}, judgement, certainty="moderate")
    assert (found.used, found.own, found.computed) == ("moderate", "moderate", "low")


def test_over_outcomes_the_lowest_critical_one_counts() -> None:
    serious = {"concern": "very-serious", "levels": "2"}
    judgements = [
        {"by": "AB", "outcome": "size", "domains": NONE},
        {"by": "AB", "outcome": "strength", "domains": {**NONE, "imprecision": serious}},
        {
            "by": "AB",
            "outcome": "looks",
            "critical": "false",
            "domains": {**NONE, "imprecision": {"concern": "extremely-serious", "levels": "3"}},
        },
    ]
    found = reading({"design": "randomised-trial"}, judgements=judgements)
    assert found.computed == "low"


def test_where_several_people_judged_an_outcome_the_first_judgement_is_summed() -> None:
    serious = {"concern": "serious", "levels": "1"}
    judgements = [
        {"by": "AB", "domains": {**NONE, "imprecision": serious}},
        {"by": "CD", "domains": NONE},
    ]
    found = reading({"design": "randomised-trial"}, judgements=judgements)
    assert found.computed == "moderate"
    assert found.summed == "AB on the claim's outcome, the first of 2 on it"


def test_without_a_line_that_tests_there_is_no_rating() -> None:
    found = assessed({"claim": {"certainty": "high", "searched_on": "2026-11-22"}}).certainty
    assert (found.used, found.computed) == ("no-evidence", None)


def test_no_evidence_cannot_be_entered_where_lines_test_the_claim() -> None:
    found = assessed(
        {
            "claim": {
                "certainty": "no-evidence",
                "evidence": [{"source": "s", "relation": "supports", "finding": "It grew."}],
            }
        }
    )
    assert found.certainty.used is None
    assert found.verdict == "unresolved"
    assert "certainty" in found.verdict_reason
