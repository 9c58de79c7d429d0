"""Every step from the record to the verdict can be read back, under the method's own headings."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from build import assessed, result, workspace_of
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.review import assess
from claimgrade.assess.rule_results import results_in, rule_results
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.trace import trace_in
from claimgrade.assess.words_of_record import word_of
from claimgrade.model.assessment import Assessment, Outcome, Step
from claimgrade.model.finding import Severity
from claimgrade.model.saying import Sentences, saying
from claimgrade.model.settings import Settings
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Design,
    Direction,
    Domain,
    Hedge,
    Kind,
    Points,
    Relation,
    Scope,
    Species,
    Verdict,
)
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row

SUPPORTS = {"source": "trial", "result": "r", "relation": "supports", "finding": "It grew."}
DISPUTES = {"source": "trial", "relation": "disputes", "finding": "It did not."}
TRIAL = {
    "trial": {
        "design": "randomised-trial",
        "population": {"species": "human"},
        "results": [{"id": "r", "contrast": "conditions", "direction": "increase"}],
    }
}
DOWN = "risk-of-bias inconsistency indirectness imprecision publication-bias".split()


def judged(**levels: int) -> dict[str, Any]:
    domains: dict[str, Any] = {name: {"concern": "none", "reason": "none"} for name in DOWN}
    for name, level in levels.items():
        entered = {"concern": "serious", "levels": str(level), "reason": f"the fact of {name}"}
        domains[name] = entered
    return {"by": "AB", "domains": domains}


def steps(assessment: Assessment) -> dict[str, Step]:
    return {step.name: step for step in assessment.trace}


def told(**claim: Any) -> dict[str, Step]:
    return steps(assessed({"claim": {"evidence": [SUPPORTS], **claim}, "studies": TRIAL}))


def test_the_steps_come_in_the_order_of_the_method_each_under_its_heading(
    repository: Path,
) -> None:
    evidence = [SUPPORTS, {**SUPPORTS, "verified": {"found": "false"}}]
    claim = {
        "evidence": evidence,
        "certainty": "moderate",
        "judgements": [judged(imprecision=1), {**judged(), "by": "CD"}],
        "verdict": {"verdict": "overstated", "reason": "one trial"},
        "accepted": [{"code": "OS02", "reason": "known", "by": "AB", "on": "2026-11-01"}],
    }
    found = assessed({"claim": claim, "studies": TRIAL})
    names = [step.name for step in found.trace]
    rules = [f"{code} {rule.name}" for code, rule in CLAIM_RULES.items()]
    assert names == [
        "defaults",
        "evidence.1",
        "which way the evidence points",
        "start",
        "judgement summed",
        "domain imprecision",
        "computed certainty",
        "certainty used",
        "hedge ceiling",
        "relation ceiling",
        "advice ceiling",
        "gap",
        *rules,
        "computed verdict",
        "reviewer's own verdict",
        "provisional",
        "advice for a coach",
        "plain statement",
        "may be said",
    ]
    method = (repository / "docs" / "method.md").read_text(encoding="utf-8")
    headings = {line[3:].lower() for line in method.splitlines() if line.startswith("## ")}
    assert {step.source for step in found.trace} <= {f"docs/method.md: {h}" for h in headings}
    of_heading = {name: steps(found)[name].source.partition(": ")[2] for name in names}
    assert (of_heading["defaults"], of_heading["evidence.1"]) == (
        "defaults",
        "the body of evidence",
    )
    assert of_heading["start"] == "starting level"
    assert of_heading["judgement summed"] == of_heading["domain imprecision"] == "domains"
    assert of_heading["computed certainty"] == "domains"
    assert of_heading["certainty used"] == "certainty"
    assert {of_heading[name] for name in names[8:12]} == {"the ceiling"}
    assert {of_heading[name] for name in rules} == {"the rules"}
    assert {of_heading[name] for name in names[-6:-2]} == {"the verdict"}
    assert {of_heading[name] for name in names[-2:]} == {"the sentence"}


def test_the_sum_is_told_from_its_start_and_its_levels() -> None:
    found = told(certainty="low", because="Few.", judgements=[judged(imprecision=1)])
    assert (found["start"].result, found["domain imprecision"].result) == ("high", "-1")
    assert "the fact of imprecision" in found["domain imprecision"].because
    computed = found["computed certainty"]
    assert (computed.result, computed.because) == ("moderate", "start high, levels -1")
    used = found["certainty used"]
    assert (used.result, used.because) == ("low", "the reviewer's own (certainty): Few.")


def test_a_sum_that_waits_says_for_what() -> None:
    open_start = assessed({"claim": {"evidence": [SUPPORTS], "certainty": "low"}})
    found = steps(open_start)
    assert (found["start"].result, found["computed certainty"].result) == (
        "not known",
        "not computed",
    )
    assert found["computed certainty"].because == "waits for judgements, studies.trial"
    assert (found["relation ceiling"].result, found["advice ceiling"].result) == (
        "not known",
        "implied",
    )


def test_what_is_not_known_is_told_as_such() -> None:
    found = told(evidence=[SUPPORTS, DISPUTES], certainty=None, because=None)
    assert found["which way the evidence points"].result == "not known"
    assert (found["certainty used"].result, found["certainty used"].because) == (
        "none",
        "not recorded",
    )
    assert (found["hedge ceiling"].result, found["advice ceiling"].result) == ("none", "none")
    assert "gap" not in found
    assert "may be said" not in found


def test_a_certainty_that_is_not_the_reviewers_is_not_called_so() -> None:
    found = told(evidence=[], searched_on="2026-11-22", certainty=None, because=None)
    assert found["certainty used"].result == "no-evidence"
    assert found["certainty used"].because == (
        "no evidence that was read tests the claim (searched 2026-11-22)"
    )


def test_defaults_and_lines_left_out_are_told() -> None:
    found = told(evidence=[SUPPORTS, {**SUPPORTS, "verified": {"found": "false"}}])
    shown = found["defaults"].result.split("; ")
    assert "direction = increase" in shown
    assert (found["evidence.1"].result, found["evidence.1"].because) == (
        "left out",
        "the source was read and does not hold what the line says",
    )


def test_a_rule_is_told_with_its_severity_and_its_acceptance() -> None:
    accepted = [{"code": "OS02", "reason": "known", "by": "AB", "on": "2026-11-01"}]
    flagged = told(certainty="moderate")["OS02 wording-above-ceiling"]
    assert flagged.result == "flag, minor"
    closed = told(certainty="moderate", accepted=accepted)["OS02 wording-above-ceiling"]
    assert closed.result == "flag, minor, accepted: known (AB, 2026-11-01)"
    passed = told(certainty="high")["OS02 wording-above-ceiling"]
    assert passed.result == "pass"


def test_an_open_check_names_the_worst_that_it_could_bring() -> None:
    found = told(certainty="high")
    named = found["provisional"].because.removeprefix("open: ").partition("; at worst ")
    codes = named[0].split(", ")
    assert set(codes) <= {"OS01", "OS06", "OS08", "OS09", "OS10", "OS11", "OS12", "OS17", "OS20"}
    assert len(codes) > 1
    assert named[2] in ("overstated", "misleading")


@for_each_row(
    ("wording", "because"),
    [
        (None, "the plain statement"),
        (
            {"text": "Bands may do so.", "relation": "effect", "hedge": "may"},
            "the reviewer's wording, within the ceilings",
        ),
    ],
)
def test_the_sentence_offered_says_whose_it_is(
    wording: dict[str, str] | None, because: str
) -> None:
    asserts = {"intervention": {"what": "bands"}, "outcome": {"name": "muscle size"}}
    found = told(certainty="low", asserts=asserts, recommended_wording=wording)
    assert found["may be said"].because == because


def test_steps_are_told_in_another_language_and_fields_and_rules_keep_their_names() -> None:
    german = Sentences(
        {
            "defaults:": "Vorgaben\u00a0:",
            "without it": "ohne",
            "increase": "Zunahme",
            "flag": "Einwand",
            "minor": "leicht",
            "docs/method.md: the rules": "Methode: die Regeln",
        }
    )
    found = assessed({"claim": {"evidence": [SUPPORTS], "certainty": "moderate"}, "studies": TRIAL})
    told = {step.name: step for step in trace_in(german, found)}
    shown = told["Vorgaben"].result.split("; ")
    assert {"asserts.comparator = ohne", "direction = Zunahme"} <= set(shown)
    rule = told["OS02 wording-above-ceiling"]
    assert (rule.result, rule.source) == ("Einwand, leicht", "Methode: die Regeln")
    assert found.defaults["asserts.comparator"] == "not doing it"
    assert dict(said_defaults(found.defaults))["direction"] == "increase"


OF_STEPS = (Points, Certainty, Domain, Hedge, Relation, Advice, Outcome, Severity, Verdict)
OF_DEFAULTS = (Kind, Direction, Scope, Species)


@for_each_row("vocabulary", [*OF_STEPS, *OF_DEFAULTS])
def test_every_word_that_a_step_can_tell_is_one_of_the_catalogue(vocabulary: type[StrEnum]) -> None:
    for value in vocabulary:
        assert word_of(value) == value.value
        with saying(Sentences({value.value: "a word"})):
            assert word_of(value) == "a word"


def test_a_word_that_no_step_tells_is_refused() -> None:
    with pytest.raises(ValueError, match="no word for 'case-report'"):
        word_of(Design.CASE_REPORT)


TWO = {"claim": {"evidence": [SUPPORTS]}, "claims": {"next": {"replaced_by": ["claim"]}}}


def test_a_check_says_of_a_workspace_what_a_review_of_it_says() -> None:
    """A claim that others replaced is history in both."""
    workspace = workspace_of({**TWO, "studies": TRIAL})
    found = rule_results(workspace)
    assert found == results_in(workspace, assess(workspace))
    assert [claim_file.id for claim_file, *_ in found.claims] == ["claim"]
    assert [name for name, _ in found.articles] == ["article"]


def test_the_day_of_the_workspace_stands_where_none_is_given() -> None:
    """An acceptance ends after its day; the flag is then open."""
    accepted = {"code": "OS02", "reason": "known", "by": "AB", "on": "2026-01-01"}
    claim = {"evidence": [SUPPORTS], "certainty": "low"}
    record = {"claim": {**claim, "accepted": [{**accepted, "until": "2026-02-01"}]}}

    def closed(day: str | None, given: datetime.date | None = None) -> list[bool]:
        own = {"as_of": day} if day else {}
        workspace = workspace_of({**record, "studies": TRIAL, "settings": own})
        review = assess(workspace, given)
        (checked,) = rule_results(workspace, given).claims
        (ruled,) = ruled_cases(workspace, given).values()
        told = (
            [r for r in checked[1] if r.code == "OS02"],
            [r for r in ruled[1] if r.code == "OS02"],
        )
        one = result(review.assessments[0], "OS02")
        return [r.accepted is not None for r in (one, *told[0], *told[1])]

    assert record_from(Settings, {"format": "1"}).as_of is None
    assert closed("2026-01-15") == [True] * 3
    assert closed("2026-02-15") == [False] * 3
    assert closed("2026-01-15", datetime.date(2026, 2, 15)) == [False] * 3


def test_the_step_of_a_domain_gives_its_reason_without_the_name_and_level_beside_it() -> None:
    found = told(judgements=[judged(imprecision=1)])["domain imprecision"]
    assert (found.result, found.because) == ("-1", "the fact of imprecision")


def test_the_step_of_a_shared_level_says_with_what_it_is_shared() -> None:
    shared = judged(imprecision=1)
    shared["domains"]["inconsistency"] = {
        "concern": "serious", "reason": "few people", "shared_with": "imprecision",
    }  # fmt: skip
    found = told(judgements=[shared])["domain inconsistency"]
    assert "shared with imprecision" in found.because
    assert found.because.endswith(": few people")


def test_readers_are_told_that_a_flag_is_for_information() -> None:
    claim = {
        "evidence": [SUPPORTS],
        "certainty": "low",
        "quote": {"exact": "Studies prove that bands build muscle"},
        "wording": {"relation": "effect", "hedge": "proof"},
    }
    found = assessed({"claim": claim, "studies": TRIAL})
    assert steps(found)["OS03 proof-word"].result == "flag, info"
    read = {step.name: step for step in trace_in(Sentences(for_readers=True), found)}
    assert read["OS03 proof-word"].result == "flag, for information"
