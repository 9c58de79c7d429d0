"""The reason for a starting level, for every row of the table of docs/method.md."""

from typing import Any

from build import weighed
from claimgrade.assess.grading.start import Start, start_of
from claimgrade.model.vocabulary import Certainty, Kind
from tables import for_each_row

CONDITIONS = {"contrast": "conditions"}


def start(study: dict[str, Any], relation: str = "effect", **claim: Any) -> Start:
    """Return the start of a claim that one study supports."""
    fields = dict(study)
    measured = {"id": "r", **CONDITIONS, **fields.pop("result", {})}
    line = {"source": "s", "relation": "supports", "finding": "So.", "result": "r"}
    wording = {"relation": relation, "hedge": "plain"}
    case = weighed(
        {
            "claim": {"evidence": [line], "wording": wording, **claim},
            "studies": {"s": {**fields, "results": [measured]}},
        }
    )
    return start_of(case.claim, case.kind, case.body.testing or case.body.kept)


EXPERIMENT = {"design": "controlled-experiment"}
ROBINS = {"instrument": "ROBINS-I", "overall": "moderate"}

STARTS: list[tuple[dict[str, Any], str, str | None, str]] = [
    # a study, the question, the level and its reason
    ({"design": "randomised-trial"}, "effect", "high", "randomised trials"),
    (
        {**EXPERIMENT, "result": {"paired": "true"}},
        "effect",
        "high",
        "controlled experiments in the same people, the condition set by the experimenter",
    ),
    (
        {**EXPERIMENT, "randomised": "true", "result": {"paired": "false"}},
        "effect",
        "high",
        "randomised trials",
    ),
    (
        {**EXPERIMENT, "randomised": "false", "result": {"paired": "false"}},
        "effect",
        "low",
        "experiments in groups that were not allotted at random",
    ),
    (
        {**EXPERIMENT, "result": {"paired": "false"}},
        "effect",
        None,
        "the design of the studies is not fully recorded",
    ),
    ({"design": "cohort"}, "effect", "low", "observational or non-randomised studies"),
    (
        {"design": "cohort", "appraisal": ROBINS},
        "effect",
        "high",
        "observational or non-randomised studies, assessed with ROBINS-I",
    ),
    (
        {"design": "meta-analysis", "randomised": "true"},
        "effect",
        "high",
        "pooled randomised trials",
    ),
    (
        {"design": "meta-analysis", "randomised": "false"},
        "effect",
        "low",
        "pooled studies that were not randomised",
    ),
    (
        {"design": "animal-experiment", "randomised": "true"},
        "effect",
        "high",
        "experiments in animals, for the question in animals",
    ),
    (
        {"design": "animal-experiment", "randomised": "false"},
        "effect",
        "low",
        "experiments in animals without randomisation",
    ),
    (
        {"design": "in-vitro"},
        "effect",
        "high",
        "experiments in cells or tissue, for the question in cells or tissue",
    ),
    (
        {"design": "in-vitro", "result": {"contrast": "change"}},
        "effect",
        "low",
        "a change from before to after in one group",
    ),
    (
        {"design": "cohort"},
        "association",
        "high",
        "studies that measured both sides of the association",
    ),
    (
        {"design": "survey"},
        "description",
        "high",
        "studies or documents that observed what is described",
    ),
    ({"design": "narrative-review"}, "effect", None, "a narrative review measures nothing itself"),
    ({"design": "guideline"}, "association", None, "a guideline measures nothing itself"),
    (
        {"design": "practice-evidence", "systematic": "true"},
        "effect",
        "low",
        "experience collected systematically, like a case series",
    ),
    (
        {"design": "practice-evidence", "systematic": "false"},
        "effect",
        None,
        "experience that was not collected systematically is not a rating",
    ),
    ({"design": "opinion"}, "description", None, "an opinion is not a rating"),
    (
        {"design": "randomised-trial", "result": {"contrast": "none"}},
        "effect",
        "low",
        "a description: nothing was compared, whatever the design of the study",
    ),
    (
        {"design": "meta-analysis", "randomised": "true", "result": {"contrast": "none"}},
        "association",
        "low",
        "a description: the two were not compared, so no link was measured",
    ),
]


@for_each_row(("study", "relation", "level", "reason"), STARTS)
def test_a_start_says_why(
    study: dict[str, Any], relation: str, level: str | None, reason: str
) -> None:
    found = start(study, relation)
    assert (found.level, found.reason) == (level, reason)


DESIGNS_THAT_START_HIGH: list[dict[str, Any]] = [
    {"design": "randomised-trial"},
    {"design": "randomised-crossover"},
    {"design": "controlled-experiment", "randomised": "true"},
    {"design": "meta-analysis", "randomised": "true"},
    {"design": "animal-experiment", "randomised": "true"},
]

CHANGE = "a change from before to after in one group"
CORRELATION = "a correlation: exposure and outcome as they came"


@for_each_row("study", DESIGNS_THAT_START_HIGH)
@for_each_row(("contrast", "reason"), [("change", CHANGE), ("correlation", CORRELATION)])
def test_what_nobody_set_is_observational_in_a_study_of_any_design(
    study: dict[str, Any], contrast: str, reason: str
) -> None:
    """The row "cohort, cross-sectional, before-after in one arm" of docs/method.md."""
    found = start({**study, "result": {"contrast": contrast}})
    assert (found.level, found.reason, found.missing) == ("low", reason, ())
    assert start(study).level == "high"


@for_each_row("contrast", ["change", "correlation", "conditions"])
def test_a_study_that_measured_both_sides_answers_for_an_association(contrast: str) -> None:
    assert start({"design": "cohort", "result": {"contrast": contrast}}, "association").level == (
        "high"
    )


@for_each_row(
    ("study", "level", "reason"),
    [
        (
            {"design": "systematic-review", "searched_on": "2025-01"},
            "high",
            "a systematic search of the literature",
        ),
        (
            {"design": "survey", "searched_on": "2025-01"},
            "low",
            "a dated search that was not systematic",
        ),
    ],
)
def test_a_claim_about_the_literature_says_how_it_was_searched(
    study: dict[str, Any], level: str, reason: str
) -> None:
    found = start(study, kind="literature")
    assert (found.level, found.reason) == (level, reason)


def test_without_a_relation_or_a_line_the_reason_says_so() -> None:
    unworded = start({"design": "cohort"}, wording={"hedge": "may"})
    assert unworded.reason == "the relation is not recorded"
    claim = weighed({"claim": {"evidence": []}}).claim
    nothing = start_of(claim, Kind.CAUSAL, ())
    assert tuple(nothing[:3]) == (None, "no evidence that was read tests the claim", ())


def test_where_no_line_gives_a_level_the_reason_is_that_of_the_first() -> None:
    told = [
        {"source": key, "relation": "supports", "finding": "So."} for key in ("told", "advised")
    ]
    studies = {"told": {"design": "narrative-review"}, "advised": {"design": "guideline"}}
    case = weighed({"claim": {"evidence": told}, "studies": studies})
    found = start_of(case.claim, case.kind, case.body.testing)
    assert found.reason == "a narrative review measures nothing itself"


def test_a_high_start_by_robins_stands_where_no_other_line_starts_high() -> None:
    """ROBINS-I is remembered: what it weighed is not added again (docs/method.md)."""
    lines = [{"source": key, "relation": "supports", "finding": "So."} for key in ("low", "rated")]
    studies = {"low": {"design": "cohort"}, "rated": {"design": "cohort", "appraisal": ROBINS}}
    case = weighed({"claim": {"evidence": lines}, "studies": studies})
    found = start_of(case.claim, case.kind, case.body.testing)
    assert (found.level, found.by_robins) == ("high", True)


def test_the_start_of_several_lines_names_the_one_that_it_is_taken_from() -> None:
    lines = [{"source": key, "relation": "supports", "finding": "So."} for key in ("seen", "drawn")]
    claim = {"evidence": lines, "wording": {"relation": "effect", "hedge": "plain"}}
    studies = {"seen": {"design": "cohort"}, "drawn": {"design": "randomised-trial"}}
    case = weighed({"claim": claim, "studies": studies})
    found = start_of(case.claim, case.kind, case.body.testing)
    assert (found.level, found.reason) == (Certainty.HIGH, "randomised trials, as in drawn")
    (_, only) = lines
    alone = weighed({"claim": {**claim, "evidence": [only]}, "studies": studies})
    assert start_of(alone.claim, alone.kind, alone.body.testing).reason == "randomised trials"
