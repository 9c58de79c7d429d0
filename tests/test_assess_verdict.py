"""The verdict: the order of its questions, what it reads, and what a person may do about it."""

import datetime
import re
from pathlib import Path
from typing import Any

from build import ARTICLE, assessed, result, workspace_of
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.record_levels import SECOND_LEVEL, THIRD_LEVEL, makes_provisional
from claimgrade.assess.review import assess
from claimgrade.assess.verdict import advice_for_coach
from claimgrade.model.assessment import Assessment, Family, Outcome, RuleResult, worst_first
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Verdict
from claimgrade.workspace.messages_file import Translation
from tables import for_each_row

SUPPORTS = {"source": "trial", "relation": "supports", "finding": "Thighs grew."}
QUALIFIES = {"source": "trial", "relation": "qualifies", "finding": "Only in some."}
DISPUTES = {"source": "other", "relation": "disputes", "finding": "Thighs did not grow."}
BACKGROUND = {"source": "other", "relation": "background", "finding": "It was measured."}

OBSERVATIONAL = {
    "trial": {
        "design": "cohort",
        "n": 900,
        "population": {"species": "human"},
        "results": [{"id": "size", "contrast": "correlation", "direction": "increase"}],
    }
}


def claim(**fields: Any) -> Assessment:
    return assessed({"claim": fields})


BY_POINTS = [
    ([SUPPORTS], "high", "supported"),
    ([QUALIFIES], "high", "needs-caveat"),
    ([DISPUTES], "high", "contradicted"),
    ([DISPUTES], "moderate", "contradicted"),
    ([DISPUTES], "low", "unsupported"),
    ([DISPUTES], "very-low", "unsupported"),
    ([DISPUTES, QUALIFIES], "high", "contradicted"),
    ([DISPUTES, BACKGROUND], "low", "unsupported"),
]


@for_each_row(("evidence", "certainty", "verdict"), BY_POINTS)
def test_the_verdict_follows_where_the_lines_point(
    evidence: list[dict[str, str]], certainty: str, verdict: str
) -> None:
    found = claim(evidence=evidence, certainty=certainty)
    assert found.computed_verdict == verdict
    if verdict == "unsupported":
        assert "points the other way" in found.computed_reason


@for_each_row(
    ("points", "verdict"),
    [("for", "supported"), ("against", "contradicted"), ("both", "mixed")],
)
def test_the_reviewer_says_where_lines_that_disagree_point(points: str, verdict: str) -> None:
    found = claim(evidence=[SUPPORTS, DISPUTES], points=points)
    assert found.points == points
    assert found.verdict == verdict


def test_lines_that_disagree_wait_for_the_reviewer_to_say_where_they_point() -> None:
    found = claim(evidence=[SUPPORTS, DISPUTES])
    assert found.points is None
    assert found.verdict == "unresolved"
    assert "points" in found.verdict_reason


@for_each_row("evidence", [[], [BACKGROUND]])
def test_nothing_found_is_unsupported_once_somebody_has_searched(evidence: list[Any]) -> None:
    assert claim(evidence=evidence).verdict == "unresolved"
    assert "searched_on" in claim(evidence=evidence).verdict_reason
    searched = claim(evidence=evidence, searched_on="2026-11-22")
    assert searched.verdict == "unsupported"
    assert "nothing found" in searched.verdict_reason
    assert searched.certainty.used == "no-evidence"


MINIMUM = ["quote", "statement", "wording", "certainty", "because"]


@for_each_row("field", MINIMUM)
def test_without_a_field_of_the_minimum_record_there_is_no_verdict(field: str) -> None:
    full = {
        "quote": {"exact": "Bands build muscle"},
        "statement": "Bands build muscle.",
        "wording": {"relation": "effect", "hedge": "plain"},
        "certainty": "high",
        "because": "Several trials.",
        "evidence": [SUPPORTS],
    }
    assert assessed({"claim": full}, fill=False).verdict == "supported"
    less = {key: value for key, value in full.items() if key != field}
    found = assessed({"claim": less}, fill=False)
    assert found.verdict == "unresolved"
    assert field in found.verdict_reason


@for_each_row("field", ["source", "relation", "finding"])
def test_a_line_without_a_field_of_the_minimum_record_leaves_no_verdict(field: str) -> None:
    less = {key: value for key, value in SUPPORTS.items() if key != field}
    found = claim(evidence=[less])
    assert found.verdict == "unresolved"
    assert f"evidence.0.{field}" in found.verdict_reason


@for_each_row("part", ["relation", "hedge"])
def test_both_parts_of_the_wording_belong_to_the_minimum_record(part: str) -> None:
    wording = {"relation": "effect", "hedge": "plain"}
    del wording[part]
    found = claim(evidence=[SUPPORTS], wording=wording)
    assert found.verdict == "unresolved"
    assert f"wording.{part}" in found.verdict_reason


@for_each_row("kind", ["report", "definition"])
def test_what_is_not_graded_needs_no_certainty(kind: str) -> None:
    record = {
        "quote": {"exact": "One trial found it"},
        "statement": "One trial found it.",
        "wording": {"relation": "effect", "hedge": "plain"},
        "kind": kind,
        "evidence": [SUPPORTS],
    }
    found = assessed({"claim": record}, fill=False)
    assert found.verdict == "supported"
    assert found.certainty.used is None


def test_a_report_is_checked_against_its_own_source_alone() -> None:
    assert claim(kind="report", evidence=[DISPUTES], certainty="low").verdict == "contradicted"


def test_a_definition_without_an_authority_waits_for_a_declaration() -> None:
    found = claim(kind="definition", searched_on="2026-11-22")
    assert found.verdict == "unresolved"
    assert "verdict" in found.verdict_reason


def test_a_claim_is_not_checkable_only_by_declaration() -> None:
    own = {"verdict": "not-checkable", "reason": "'Tone' has no measure."}
    found = assessed({"claim": {"verdict": own}}, fill=False)
    assert found.verdict == found.computed_verdict == "not-checkable"
    assert found.verdict_reason == "'Tone' has no measure."


def test_a_field_that_could_not_be_read_leaves_no_verdict() -> None:
    record = {"claim": {"evidence": [SUPPORTS]}}
    assert assessed(record, broken=frozenset({"advice"})).verdict == "unresolved"
    assert assessed(record, broken=frozenset({"topics"})).verdict == "supported"


def test_an_observational_body_supports_an_association_and_an_effect_is_one_fault() -> None:
    line = {**SUPPORTS, "result": "size"}
    common = {"certainty": "low", "evidence": [line], "omits": "none"}
    said = {"wording": {"relation": "association", "hedge": "may"}, **common}
    assert assessed({"claim": said, "studies": OBSERVATIONAL}).verdict == "supported"
    effect = {"wording": {"relation": "effect", "hedge": "plain"}, **common}
    found = assessed({"claim": effect, "studies": OBSERVATIONAL})
    assert found.verdict == "overstated"
    counted = result(found, "OS01")
    assert counted.severity == "info"
    assert counted.once == "start"


FLAGS = [
    # (claim fields, verdict), one seed for each branch where the body points for the claim
    ({"omits": {"what": "others do it too", "hides": "context"}}, "needs-caveat"),
    ({"certainty": "moderate"}, "needs-caveat"),
    ({"certainty": "low"}, "overstated"),
    ({"certainty": "very-low"}, "overstated"),
    ({"omits": {"what": "clots", "hides": "harm"}}, "misleading"),
    ({"omits": {"what": "it needs ten weeks", "hides": "decision"}}, "misleading"),
    ({"kind": "comparative", "asserts": {"comparator": "rest"}}, "supported"),
]


@for_each_row(("fields", "verdict"), FLAGS)
def test_the_verdict_follows_the_open_flags(fields: dict[str, Any], verdict: str) -> None:
    assert claim(evidence=[SUPPORTS], **fields).computed_verdict == verdict


def test_major_flags_of_two_families_mislead() -> None:
    number = {"value": "290", "unit": "times", "role": "max"}
    one = claim(evidence=[SUPPORTS], numbers=[number])
    assert [f.code for f in one.flags if f.severity == "major"] == ["OS19"]
    assert one.verdict == "overstated"
    two = claim(evidence=[SUPPORTS], numbers=[number], certainty="low")
    assert two.verdict == "misleading"


def test_a_retracted_source_supports_nothing() -> None:
    record = {
        "claim": {"evidence": [SUPPORTS], "searched_on": "2026-11-22"},
        "sources": {"trial": {"retraction": {"status": "retracted"}}},
    }
    found = assessed(record)
    assert found.points == "nowhere"
    assert found.verdict == "unsupported"
    assert list(found.lines_left_out) == [0]
    assert result(found, "SI06").severity == "blocker"


def test_a_line_that_failed_verification_is_left_out_of_the_body() -> None:
    failed = {**DISPUTES, "verified": {"found": "false"}}
    found = claim(evidence=[SUPPORTS, failed])
    assert found.points == "for"
    assert found.verdict == "supported"
    assert list(found.lines_left_out) == [1]


def test_other_source_rules_are_no_part_of_the_verdict() -> None:
    record = {
        "claim": {"evidence": [SUPPORTS]},
        "sources": {"trial": {"retraction": {"status": "concern"}}},
    }
    found = assessed(record)
    assert result(found, "SI06").severity == "major"
    assert result(found, "SI08").severity == "minor"
    assert found.verdict == "supported"


def acceptance(code: str, **fields: str) -> dict[str, str]:
    return {
        "code": code,
        "reason": "the caveat stands below",
        "by": "AB",
        "on": "2026-11-01",
        **fields,
    }


def test_an_accepted_flag_stays_listed_and_no_longer_counts() -> None:
    found = claim(evidence=[SUPPORTS], certainty="low", accepted=[acceptance("OS02")])
    assert found.verdict == "supported"
    flag = result(found, "OS02")
    assert flag.outcome is Outcome.FLAG
    assert flag.accepted is not None
    assert "the caveat stands below" in flag.accepted
    assert found.sums.accepted == 1
    assert flag in found.flags


def test_a_blocker_cannot_be_accepted() -> None:
    found = claim(evidence=[SUPPORTS], certainty="very-low", accepted=[acceptance("OS02")])
    assert found.verdict == "overstated"
    flag = result(found, "OS02")
    assert flag.accepted is None
    assert "cannot be accepted" in flag.help


@for_each_row(
    ("as_of", "verdict"),
    [("2026-12-31", "supported"), ("2027-01-01", "overstated"), (None, "overstated")],
)
def test_an_acceptance_ends_after_its_day(as_of: str | None, verdict: str) -> None:
    record: dict[str, Any] = {
        "claim": {
            "evidence": [SUPPORTS],
            "certainty": "low",
            "accepted": [acceptance("OS02", until="2026-12-31")],
        }
    }
    if as_of:
        record["settings"] = {"as_of": as_of}
    assert assessed(record).verdict == verdict


def test_the_day_may_be_given_to_the_assessment() -> None:
    accepted = [acceptance("OS02", until="2026-12-31")]
    record = {"claim": {"evidence": [SUPPORTS], "certainty": "low", "accepted": accepted}}
    workspace = workspace_of(record)
    within = assess(workspace, datetime.date(2026, 12, 1)).assessments[0]
    after = assess(workspace, datetime.date(2027, 12, 1)).assessments[0]
    assert (within.verdict, after.verdict) == ("supported", "overstated")


def test_a_reviewers_own_verdict_is_shown_with_the_computed_one_beside_it() -> None:
    own = {"verdict": "needs-caveat", "reason": "the numbers were re-read", "by": "AB"}
    found = claim(evidence=[SUPPORTS], certainty="low", verdict=own)
    assert (found.verdict, found.verdict_reason) == ("needs-caveat", "the numbers were re-read")
    assert found.computed_verdict == "overstated"
    assert found.coach == "teach with the caveat"


def test_a_verdict_is_provisional_while_an_absent_field_could_worsen_it() -> None:
    found = claim(evidence=[SUPPORTS])
    assert found.verdict == "supported"
    assert found.provisional == (
        "OS01",
        "OS06",
        "OS08",
        "OS09",
        "OS10",
        "OS12",
        "OS20",
    )
    assert found.worst == "misleading"


_NO_FIGURES = {"class": "unknown", "low": "unknown", "high": "unknown", "p": "unknown"}


def test_fields_that_are_not_reported_leave_the_verdict_final() -> None:
    record = {
        "claim": {
            "evidence": [{**SUPPORTS, "result": "size"}],
            "asserts": {"horizon": "unknown", "outcome": {"class": "unknown"}},
            "omits": "none",
        },
        "studies": {
            "trial": {
                "design": "randomised-trial",
                "population": {"species": "unknown"},
                "results": [{"id": "size", "contrast": "unknown", **_NO_FIGURES}],
            }
        },
    }
    found = assessed(record)
    waiting = {"OS01", "OS06", "OS08", "OS09", "OS10", "OS11", "OS12", "OS20"}
    assert {r.code for r in found.unresolved} >= waiting
    assert found.provisional == ()
    assert found.worst is None


def test_what_cannot_get_worse_is_not_provisional() -> None:
    assert claim(evidence=[DISPUTES], certainty="high").provisional == ()


def test_omits_and_source_checks_never_make_a_verdict_provisional() -> None:
    found = claim(evidence=[SUPPORTS])
    assert {"OS31", "SI06"} <= {r.code for r in found.unresolved}
    assert not {"OS31", "SI06", "OS23"} & set(found.provisional)


@for_each_row(
    ("cohort", "is_open"),
    [
        ({"design": "cohort", "appraisal": {"instrument": "ROBINS-I"}}, False),
        ({"design": "meta-analysis"}, True),
        ({"design": "meta-analysis", "randomised": "unknown"}, False),
    ],
)
def test_items_of_an_appraisal_stay_optional_and_leave_no_verdict_provisional(
    cohort: dict[str, Any], is_open: bool
) -> None:
    study = {**cohort, "results": [{"id": "size", "contrast": "conditions"}]}
    wording = {"relation": "effect", "hedge": "may"}
    lines = [{**SUPPORTS, "result": "size"}]
    fields = {"wording": wording, "certainty": "low", "evidence": lines}
    found = assessed({"claim": fields, "studies": {"trial": study}})
    assert result(found, "OS01").outcome is Outcome.UNRESOLVED
    assert ("OS01" in found.provisional) is is_open


COACH = {
    "supported": "teach",
    "understated": "teach",
    "needs-caveat": "teach with the caveat",
    "overstated": "reword it: use the sentence that may be said",
    "mixed": "reword it: use the sentence that may be said",
    "contradicted": "do not teach it as worded; use the sentence that may be said",
    "misleading": "do not teach it as worded; use the sentence that may be said",
    "unsupported": "do not teach as fact",
    "unresolved": "do not teach as fact",
    "not-checkable": "leave out, or call it opinion",
}


@for_each_row("verdict", COACH)
def test_each_verdict_tells_a_coach_what_to_do(verdict: str) -> None:
    found = claim(evidence=[SUPPORTS], verdict={"verdict": verdict, "reason": "Because."})
    assert found.coach == COACH[verdict]


def test_a_coach_is_told_in_the_language_of_the_workspace_and_in_english_without_words() -> None:
    german = Translation(words={"coach_supported": "lehren"})
    assert advice_for_coach(Verdict.SUPPORTED, None, german) == "lehren"
    assert advice_for_coach(Verdict.SUPPORTED, None) == "teach"
    assert advice_for_coach(Verdict.UNRESOLVED, None, german) == "do not teach as fact"


def test_a_coach_is_pointed_at_a_sentence_only_where_there_is_one() -> None:
    harm = {"what": "clots", "hides": "harm"}
    found = claim(evidence=[SUPPORTS], omits=harm)
    assert (found.verdict, found.may_say) == ("misleading", None)
    assert found.coach == "do not teach it"


def test_a_number_that_nobody_recorded_makes_the_verdict_provisional() -> None:
    found = claim(evidence=[SUPPORTS], quote={"exact": "gives you 40% more energy"})
    assert found.verdict == "supported"
    assert "OS17" in found.provisional
    assert found.worst == "misleading"


# By the table of docs/method.md: what a verdict can do without, and is provisional then.
OF_A_LEVEL = {
    "studies.smith.2000": True,  # no record of the study at all
    "studies.smith2000.design": True,
    "studies.smith.2000.randomised": True,
    "studies.smith2000.control": True,
    "studies.smith2000.systematic": True,
    "studies.smith2000.n": True,
    "studies.smith2000.population.species": True,
    "studies.smith2000.population.who": True,
    "studies.smith2000.population.sex": False,
    "studies.smith2000.cohort": False,
    "studies.smith2000.duration": False,
    "studies.smith2000.preregistered": False,
    "studies.smith2000.appraisal.overall": False,
    "studies.smith2000.results.size": True,  # no record of the result
    "studies.smith.2000.results.size.outcome": True,
    "studies.smith2000.results.size.class": True,
    "studies.smith2000.results.size.contrast": True,
    "studies.smith2000.results.size.paired": True,
    "studies.smith2000.results.size.time": True,
    "studies.smith2000.results.size.locator": True,
    "studies.smith2000.results.size.direction": False,
    "studies.smith2000.results.size.low": True,
    "studies.smith2000.results.size.statistic": True,
    "studies.smith2000.results.size.groups.bands.mean": True,
    "studies.smith2000.results.size.mid": False,
    "evidence.0.result": True,
    "evidence.12.source": True,
    "evidence.0.verified": False,
    "asserts.outcome.name": True,
    "asserts.outcome.class": True,
    "advice": True,
    "asserts.horizon": False,
    "asserts.intervention.dose": False,
    "numbers": True,
    "numbers.0.unit": True,
    "direction": False,
    "omits": False,
    "language": False,
}


@for_each_row("field", OF_A_LEVEL)
def test_a_verdict_is_provisional_for_want_of_a_field_of_the_second_or_third_level_alone(
    field: str,
) -> None:
    assert makes_provisional(Missing(field)) is OF_A_LEVEL[field]
    assert not makes_provisional(Missing(field, looked_up=True))


def _flag_of(code: str, family: Family, severity: Severity) -> RuleResult:
    return RuleResult(code, code, family, Outcome.FLAG, code, severity)


def test_flags_of_one_weight_are_shown_in_the_order_of_the_faults_that_people_make() -> None:
    """docs/method.md: fit, sources, numbers, strength, design, completeness, harm."""
    order = ["fit", "source", "numbers", "strength", "design", "completeness", "harm"]
    assert {*order} == {*Family}
    minor = [_flag_of(f"minor {name}", Family(name), Severity.MINOR) for name in sorted(order)]
    heavy = [_flag_of("major harm", Family.HARM, Severity.MAJOR)]
    passes = [RuleResult("none", "none", Family.FIT, Outcome.PASS)]
    shown = [one.code for one in worst_first([*minor, *passes, *heavy])]
    assert shown == ["major harm", *(f"minor {name}" for name in order)]


def test_the_reason_for_a_verdict_names_its_flags_in_the_order_in_which_they_are_shown() -> None:
    """A misfit of the outcome (OS12) comes before the strength of the words (OS02)."""
    outcome = {"name": "strength", "class": "final"}
    studies = {"trial": {"results": [{"id": "r", "class": "surrogate"}]}}
    said = {"evidence": [{**SUPPORTS, "result": "r"}], "asserts": {"outcome": outcome}}
    found = assessed({"claim": {**said, "certainty": "low"}, "studies": studies})
    assert [f.code for f in found.flags if f.severity == "major"] == ["OS12", "OS02"]
    reason = found.verdict_reason
    assert 0 < reason.index("(OS12)") < reason.index("(OS02)")


def test_the_reason_names_the_caveat_and_the_certainty_in_a_sentence() -> None:
    caveat = claim(evidence=[SUPPORTS], certainty="moderate")
    assert caveat.verdict_reason == (
        "the evidence points for it, with a caveat: it is worded as a plain statement, 1 step too "
        "sure, as moderate certainty allows 'probably' at most (OS02)"
    )
    against = claim(evidence=[DISPUTES], certainty="very-low")
    assert against.verdict_reason == "what there is points the other way, with very low certainty"


def test_a_certainty_entered_before_any_line_is_said_not_to_be_used() -> None:
    found = claim(evidence=[], certainty="low", because="One small trial.")
    assert (found.certainty.used, found.certainty.own) == ("no-evidence", "low")
    assert found.certainty.reason == "no line is linked yet, so the certainty entered is not used"
    assert found.plain_statement.startswith("Not checked yet, as no evidence is linked: ")
    assert found.may_say is None


def test_the_sums_add_up_to_the_rules() -> None:
    sums = claim(evidence=[SUPPORTS], certainty="low", accepted=[acceptance("OS02")]).sums
    total = (
        sums.passed
        + sums.flagged
        + sums.accepted
        + sums.once
        + sums.unresolved_absent
        + sums.unresolved_unknown
        + sums.not_applicable
    )
    assert total == len(CLAIM_RULES)


def test_defaults_are_shown() -> None:
    found = claim(evidence=[SUPPORTS])
    assert found.defaults == {
        "kind": "causal",
        "direction": "increase",
        "advice": "none",
        "scope": "group",
        "asserts.comparator": "not doing it",
        "asserts.population.species": "human",
    }


def test_a_claim_of_no_effect_goes_no_way_unless_it_says_so() -> None:
    assert claim(kind="no-effect", evidence=[SUPPORTS]).defaults["direction"] == "none"
    assert "direction" not in claim(kind="no-effect", direction="increase").defaults


@for_each_row(("went", "verdict"), [("none", "supported"), ("increase", "misleading")])
def test_a_result_that_found_no_difference_supports_a_claim_of_no_effect(
    went: str, verdict: str
) -> None:
    measured = {"contrast": "conditions", "statistic": "mean-difference", "direction": went}
    interval = {"low": "-1", "high": "1", "mid": "2"}
    study = {
        "design": "randomised-trial",
        "n": 900,
        "population": {"species": "human"},
        "results": [{"id": "size", **measured, **interval}],
    }
    lines = [{**SUPPORTS, "result": "size"}]
    found = assessed(
        {"claim": {"kind": "no-effect", "evidence": lines}, "studies": {"trial": study}}
    )
    assert found.computed_verdict == verdict
    assert (result(found, "SI04").outcome is Outcome.FLAG) is (verdict == "misleading")


def test_the_audience_of_the_article_stands_in_for_the_population() -> None:
    record = {
        "claim": {"evidence": [SUPPORTS]},
        "article": {"audience": {"species": "animal", "who": "horses"}},
    }
    found = assessed(record)
    assert found.defaults["asserts.population"] == "the article's audience"
    assert found.defaults["asserts.population.species"] == "animal"


KINDS = [
    ({"wording": {"relation": "effect", "hedge": "may"}, "advice": "addressed"}, "causal"),
    (
        {"wording": {"relation": "description", "hedge": "may"}, "advice": "stated"},
        "recommendation",
    ),
    (
        {"wording": {"relation": "description", "hedge": "may"}, "numbers": [{"value": "3"}]},
        "quantity",
    ),
    ({"wording": {"relation": "description", "hedge": "may"}, "advice": "implied"}, "observation"),
    ({"kind": "safety"}, "safety"),
]


@for_each_row(("fields", "kind"), KINDS)
def test_the_kind_follows_from_the_rest_where_it_is_left_out(
    fields: dict[str, Any], kind: str
) -> None:
    assert claim(**fields).kind == kind


def test_every_decision_can_be_read_back() -> None:
    found = claim(evidence=[SUPPORTS], certainty="low")
    steps = {step.name: step for step in found.trace}
    assert {f"{r.code} {r.name}" for r in found.results} <= set(steps)
    assert steps["which way the evidence points"].result == "for"
    assert steps["certainty used"].result == "low"
    assert steps["hedge ceiling"].result == "may"
    assert steps["gap"].result == "2 steps"
    assert steps["computed verdict"].result == "overstated"
    assert steps["advice for a coach"].result == found.coach
    assert all(step.because and step.source for step in found.trace)


@for_each_row(
    ("certainty", "gap"), [("high", "0 steps"), ("moderate", "1 step"), ("low", "2 steps")]
)
def test_the_gap_of_plain_words_is_counted_in_words(certainty: str, gap: str) -> None:
    steps = {step.name: step for step in claim(evidence=[SUPPORTS], certainty=certainty).trace}
    assert steps["gap"].result == gap


def test_claims_stay_with_their_article_in_the_order_of_the_workspace() -> None:
    record: dict[str, Any] = {"claim": {}, "claims": {"zebra": {}, "ant": {}}}
    review = assess(workspace_of(record))
    assert [a.id for a in review.articles[0].assessments] == ["claim", "zebra", "ant"]
    assert review.articles[0].id == ARTICLE


def test_the_method_page_names_the_fields_of_the_second_and_third_level(repository: Path) -> None:
    page = (repository / "docs" / "method.md").read_text("utf-8")
    head = "| record | second level: why | third level: the numbers |\n|---|---|---|\n"
    rows = [line.split("|")[1:4] for line in page.split(head)[1].split("\n\n")[0].splitlines()]
    for column, level in ((1, SECOND_LEVEL), (2, THIRD_LEVEL)):
        told = {row[0].strip(): set(re.findall(r"`([\w.]+)`", row[column])) for row in rows}
        told["claim"] = {
            f"asserts.outcome.{name}" if name in ("name", "class") else name
            for name in told["claim"] - {"asserts.outcome"}
        }
        assert told == {record: {*fields} for record, fields in level.items()}
