"""The computed certainty: where it starts, what the domains move, and when it exists at all."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import build
from claimgrade.assess.case import Case, Context
from claimgrade.assess.grading.agreement import agreement
from claimgrade.assess.grading.footnotes import letters
from claimgrade.assess.grading.rating import ratings
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.assessment import CertaintyReading
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Domain
from tables import for_each_row

DOWN = ["risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias"]
NONE = {domain: {"concern": "none"} for domain in DOWN}


def weighed(
    studies: list[dict[str, Any]],
    judgement: dict[str, Any] | None = None,
    relation: str = "effect",
    **claim: Any,
) -> Case:
    """Weigh a claim that each of the studies supports, judged once unless told otherwise."""
    recorded = {}
    for number, study in enumerate(studies):
        described = {"population": {"species": "human"}, **study}
        measured = described.pop("result", {"contrast": "conditions"})
        recorded[f"s{number}"] = {**described, "results": [{"id": "size", **measured}]}
    line = {"result": "size", "relation": "supports", "finding": "It grew."}
    judged = {"by": "AB", "domains": NONE, **(judgement or {})}
    fields = {
        "wording": {"relation": relation, "hedge": "may"},
        "evidence": [{"source": key, **line} for key in recorded],
        "judgements": [judged],
        **claim,
    }
    return build.weighed({"claim": fields, "studies": recorded})


def reading(
    study: dict[str, Any],
    judgement: dict[str, Any] | None = None,
    relation: str = "effect",
    **claim: Any,
) -> CertaintyReading:
    return weighed([study], judgement, relation, **claim).certainty


def rated(
    studies: list[dict[str, Any]], judgement: dict[str, Any] | None = None, **claim: Any
) -> tuple[Rating, ...]:
    found = weighed(studies, judgement, **claim)
    return ratings(found.claim, found.kind, found.body)


EXPERIMENT = {"design": "controlled-experiment"}
APART = {"contrast": "conditions", "paired": "false"}
PAIRED = {"contrast": "conditions", "paired": "true"}
RATED = {"appraisal": {"instrument": "ROBINS-I V2", "overall": "moderate"}}
BY_DOMAIN = {"appraisal": {"instrument": "robins-i", "domains": {"confounding": "serious"}}}
ROB2 = {"appraisal": {"instrument": "RoB 2", "overall": "low"}}

STARTS = [
    # rows of the table of starting levels in docs/method.md
    ("effect", {"design": "randomised-trial"}, "high"),
    ("effect", {"design": "randomised-crossover"}, "high"),
    ("effect", {**EXPERIMENT, "result": PAIRED}, "high"),
    ("effect", {**EXPERIMENT, "result": APART, "randomised": "true"}, "high"),
    ("effect", {**EXPERIMENT, "result": APART, "randomised": "false"}, "low"),
    ("effect", {**EXPERIMENT, "result": APART, "randomised": "false", **RATED}, "high"),
    ("effect", {"design": "cohort"}, "low"),
    ("effect", {"design": "case-control"}, "low"),
    ("effect", {"design": "cross-sectional"}, "low"),
    ("effect", {"design": "before-after"}, "low"),
    ("effect", {"design": "case-series"}, "low"),
    ("effect", {"design": "non-randomised-trial"}, "low"),
    ("effect", {"design": "non-randomised-trial", **ROB2}, "low"),
    ("effect", {"design": "cohort", **RATED}, "high"),
    ("effect", {"design": "cohort", **BY_DOMAIN}, "high"),
    ("effect", {"design": "practice-evidence", "systematic": "true"}, "low"),
    ("effect", {"design": "meta-analysis", "randomised": "true"}, "high"),
    ("effect", {"design": "systematic-review", "randomised": "true"}, "high"),
    ("effect", {"design": "meta-analysis", "randomised": "false"}, "low"),
    ("effect", {"design": "meta-analysis", "randomised": "false", **RATED}, "high"),
    ("effect", {"design": "animal-experiment", "randomised": "true"}, "high"),
    ("effect", {"design": "animal-experiment", "result": PAIRED}, "high"),
    ("effect", {"design": "animal-experiment", "randomised": "false"}, "low"),
    ("effect", {"design": "animal-experiment", "randomised": "false", **RATED}, "low"),
    ("effect", {"design": "in-vitro"}, "high"),
    ("effect", {"design": "in-vitro", "result": {"contrast": "none"}}, "low"),
    ("effect", {"design": "in-vitro", "result": {"paired": "true"}}, "high"),
    ("association", {"design": "cohort"}, "high"),
    ("association", {"design": "cross-sectional"}, "high"),
    ("description", {"design": "survey"}, "high"),
    ("description", {"design": "narrative-review"}, "high"),
    ("description", {"design": "practice-evidence"}, "high"),
]


@for_each_row(("relation", "study", "start"), STARTS)
def test_the_start_depends_on_question_and_design(
    relation: str, study: dict[str, Any], start: str
) -> None:
    found = reading(dict(study), relation=relation)
    assert (found.start, found.computed, found.waits_for) == (start, start, ())


STUDY = "studies.s0"
OPEN = [
    ({}, f"{STUDY}.design"),
    ({"design": "unknown"}, f"{STUDY}.design"),
    (EXPERIMENT, f"{STUDY}.results.size.paired"),
    ({**EXPERIMENT, "result": APART}, f"{STUDY}.randomised"),
    ({"design": "meta-analysis"}, f"{STUDY}.randomised"),
    ({"design": "cohort", "appraisal": {"instrument": "ROBINS-I"}}, f"{STUDY}.appraisal.overall"),
    ({"design": "animal-experiment"}, f"{STUDY}.randomised"),
    ({"design": "in-vitro", "result": {}}, f"{STUDY}.results.size.contrast"),
    ({"design": "narrative-review"}, "judgements.start"),
    ({"design": "guideline"}, "judgements.start"),
]


@for_each_row(("study", "field"), OPEN)
def test_a_start_that_the_records_do_not_show_waits_for_a_named_field(
    study: dict[str, Any], field: str
) -> None:
    found = reading(dict(study))
    assert (found.start, found.computed, found.waits_for) == (None, None, (field,))


def test_an_assessment_with_robins_i_that_is_not_reported_is_none() -> None:
    named = {"instrument": "ROBINS-I", "overall": "unknown"}
    assert reading({"design": "cohort", "appraisal": named}).start == "low"


def test_a_body_starts_where_its_highest_line_starts() -> None:
    mixed = [{"design": "cohort"}, {"design": "randomised-trial"}, {}]
    assert weighed(mixed).certainty.start == "high"


def test_a_low_start_waits_while_another_line_may_start_higher() -> None:
    found = weighed([{"design": "cohort"}, {}]).certainty
    assert (found.start, found.waits_for) == (None, ("studies.s1.design",))


def test_without_its_relation_a_claim_has_no_start() -> None:
    found = reading({"design": "cohort"}, wording={"hedge": "may"})
    assert found.waits_for == ("wording.relation",)


LITERATURE = [
    # a statement about the studies is graded on its search, which needs a date
    ({"design": "systematic-review", "searched_on": "2025-01"}, {}, "high", ()),
    ({"design": "meta-analysis"}, {"searched_on": "2026-11-22"}, "high", ()),
    ({"design": "systematic-review"}, {}, None, (f"{STUDY}.searched_on",)),
    ({"design": "survey"}, {"searched_on": "2026-11-22"}, "low", ()),
    ({"design": "survey"}, {}, None, ("searched_on",)),
    ({}, {"searched_on": "2026-11-22"}, None, (f"{STUDY}.design",)),
]


@for_each_row(("study", "claim", "start", "waits"), LITERATURE)
def test_a_claim_about_the_literature_starts_by_how_and_when_it_was_searched(
    study: dict[str, Any], claim: dict[str, Any], start: str | None, waits: tuple[str, ...]
) -> None:
    found = reading(study, kind="literature", **claim)
    assert (found.start, found.waits_for) == (start, waits)


@for_each_row("kind", ["report", "definition"])
def test_what_is_checked_against_its_source_alone_is_not_graded(kind: str) -> None:
    found = reading({"design": "randomised-trial"}, kind=kind, certainty="high")
    assert (found.used, found.own, found.computed) == (None, "high", None)
    assert found.reason == f"a {kind} is not graded"


def test_what_cannot_be_checked_is_not_graded() -> None:
    declared = {"verdict": "not-checkable", "reason": "it names no outcome"}
    found = reading({"design": "randomised-trial"}, verdict=declared)
    assert (found.used, found.computed) == (None, None)


@for_each_row("why", ["natural experiment", "a target trial emulated in a register"])
def test_a_start_set_by_hand_comes_with_its_reason_and_lifts_the_body(why: str) -> None:
    found = weighed([{"design": "cohort"}], {"start": "high", "start_reason": why})
    assert found.certainty.computed == "high"
    assert found.certainty.start_reason == f"set by the reviewer: {why}"
    assert found.lifted


def test_a_start_set_by_hand_without_a_reason_does_not_lift_the_body() -> None:
    found = weighed([{"design": "cohort"}], {"start": "high"})
    assert found.certainty.computed == "high"
    assert "no reason recorded" in found.certainty.start_reason
    assert not found.lifted


def test_no_evidence_is_no_level_to_start_from() -> None:
    found = reading({"design": "cohort"}, {"start": "no-evidence", "start_reason": "none"})
    assert (found.computed, found.waits_for) == (None, ("judgements.start",))


def judged(**domains: dict[str, str]) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in domains.items()}
    return {"domains": {**NONE, **named}}


def down(concern: str, levels: int, **more: str) -> dict[str, str]:
    return {"concern": concern, "levels": str(levels), **more}


def up(levels: int, concern: str = "present") -> dict[str, str]:
    return {"concern": concern, "levels": str(levels)}


SUMS = [
    (judged(), "high"),
    (judged(imprecision=down("serious", 1)), "moderate"),
    (judged(imprecision=down("very-serious", 2)), "low"),
    (judged(imprecision=down("extremely-serious", 3)), "very-low"),
    (judged(risk_of_bias=down("some", 1)), "moderate"),
    (
        judged(
            imprecision=down("serious", 1),
            indirectness=down("serious", 0, shared_with="imprecision"),
        ),
        "moderate",
    ),
    (judged(imprecision=down("serious", 1), indirectness=down("serious", 1)), "low"),
    (
        judged(
            imprecision=down("very-serious", 2),
            indirectness=down("very-serious", 2),
            inconsistency=down("very-serious", 2),
        ),
        "very-low",
    ),
    (judged(publication_bias={"concern": "not-assessable"}), "high"),
    (judged(inconsistency={"concern": "not-applicable"}), "high"),
    (judged(risk_of_bias={"concern": "some"}), "high"),
    # levels that contradict their concern or pass the most a domain takes do not count
    (judged(publication_bias=down("not-assessable", 1)), "high"),
    (judged(inconsistency=down("not-applicable", 1)), "high"),
    (judged(inconsistency=down("none", 2)), "high"),
    (judged(risk_of_bias=down("extremely-serious", 3)), "low"),
]


@for_each_row(("judgement", "level"), SUMS)
def test_levels_are_taken_from_the_start_down_to_very_low(
    judgement: dict[str, Any], level: str
) -> None:
    assert reading({"design": "randomised-trial"}, judgement).computed == level


@for_each_row("start", ["very-low", "low", "moderate", "high"])
@for_each_row("levels", [0, 1, 2, 3])
def test_a_sum_is_the_start_less_the_levels_and_never_below_very_low(
    start: str, levels: int
) -> None:
    order = ["very-low", "low", "moderate", "high"]
    concern = ["none", "serious", "very-serious", "extremely-serious"][levels]
    judgement = {
        "start": start,
        "start_reason": "set for the test",
        **judged(imprecision=down(concern, levels)),
    }
    expected = order[max(order.index(start) - levels, 0)]
    assert reading({"design": "cohort"}, judgement).computed == expected


COHORT = {"design": "cohort"}
TWO = [COHORT, COHORT]
ROBINS = {**COHORT, **RATED}

UPS = [
    # the conditions under which a body is rated up, of docs/method.md
    (TWO, judged(large_effect=up(1)), "moderate", None),
    (TWO, judged(large_effect=up(2)), "high", None),
    (TWO, judged(large_effect=up(3)), "high", "2 levels at most"),
    (TWO, judged(dose_response=up(1)), "moderate", None),
    (TWO, judged(dose_response=up(2)), "moderate", "1 level at most"),
    (TWO, judged(opposing_confounding=up(1)), "moderate", None),
    (TWO, judged(opposing_confounding=up(2)), "moderate", "1 level at most"),
    (TWO, judged(large_effect=up(2), dose_response=up(1)), "high", None),
    (TWO, judged(large_effect=up(1), dose_response=up(1)), "high", None),
    (
        TWO,
        judged(large_effect=up(1), imprecision=down("serious", 1)),
        "very-low",
        "a level was taken off",
    ),
    (TWO, judged(large_effect=up(1, "none")), "low", "not entered as present"),
    (TWO, judged(large_effect=up(1, "serious")), "low", "not entered as present"),
    ([COHORT], judged(large_effect=up(1)), "low", "two or more independent studies"),
    ([COHORT], judged(dose_response=up(1)), "moderate", None),
    (
        [{**COHORT, "cohort": "one"}, {**COHORT, "cohort": "one"}],
        judged(large_effect=up(1)),
        "low",
        "two or more independent studies",
    ),
    (
        [{"design": "meta-analysis", "randomised": "false"}],
        judged(large_effect=up(1)),
        "moderate",
        None,
    ),
    ([ROBINS, ROBINS], judged(opposing_confounding=up(1)), "high", "ROBINS-I has weighed"),
    (
        [{"design": "randomised-trial"}],
        {"start": "moderate", "start_reason": "stopped early", **judged(dose_response=up(1))},
        "moderate",
        "the design starts High",
    ),
]


@for_each_row(("studies", "judgement", "level", "why_not"), UPS)
def test_a_body_is_rated_up_under_the_conditions_for_it_alone(
    studies: list[dict[str, Any]], judgement: dict[str, Any], level: str, why_not: str | None
) -> None:
    (rating,) = rated(studies, judgement)
    assert rating.computed == level
    reasons = " ".join(rating.not_counted.values())
    assert why_not in reasons if why_not else reasons == ""


def test_confounding_that_robins_i_weighed_is_not_added_to_a_start_set_by_hand() -> None:
    """A start taken down by hand for confounding is not raised again for the same confounding."""
    by_hand = {
        "start": "low",
        "start_reason": "critical confounding",
        **judged(opposing_confounding=up(1), dose_response=up(1)),
    }
    (rating,) = rated([ROBINS, ROBINS], by_hand)
    assert rating.computed == "moderate"
    assert list(rating.not_counted) == ["opposing-confounding"]


def test_a_body_rated_up_counts_as_lifted() -> None:
    assert weighed(TWO, judged(large_effect=up(1))).lifted
    assert not weighed([COHORT], judged(large_effect=up(1))).lifted
    assert not weighed(TWO, judged()).lifted


@for_each_row("domain", DOWN)
def test_the_sum_waits_for_all_five_domains(domain: str) -> None:
    less = {"domains": {d: v for d, v in NONE.items() if d != domain}}
    found = reading({"design": "randomised-trial"}, less)
    assert found.computed is None
    assert found.waits_for == (f"judgements.domains.{domain}",)


def test_each_level_has_a_lettered_footnote_with_domain_levels_and_fact() -> None:
    judgement = judged(
        risk_of_bias=down("serious", 1, reason="nobody was blinded"),
        indirectness=down("serious", 0, shared_with="imprecision", reason="only men"),
        imprecision=down("serious", 1, reason="6 people"),
        publication_bias={"concern": "some", "reason": "one group alone"},
    )
    notes = reading({"design": "randomised-trial"}, judgement).footnotes
    assert [(n.letter, n.domain.value, n.levels, n.text) for n in notes] == [
        ("a", "risk-of-bias", -1, "Risk of bias −1: nobody was blinded"),
        ("b", "indirectness", 0, "Indirectness (level shared with imprecision): only men"),
        ("c", "imprecision", -1, "Imprecision −1: 6 people"),
    ]


def test_a_level_added_has_a_footnote_too() -> None:
    judgement = judged(large_effect={**up(2), "reason": "risk ratio 6 in both"})
    (note,) = weighed(TWO, judgement).certainty.footnotes
    assert (note.levels, note.text) == (2, "Large effect +2: risk ratio 6 in both")


def test_a_level_that_does_not_count_has_no_footnote() -> None:
    assert weighed([COHORT], judged(large_effect=up(1))).certainty.footnotes == ()


def test_a_footnote_says_with_which_domain_a_level_taken_is_shared() -> None:
    judgement = judged(imprecision=down("serious", 1, shared_with="indirectness", reason="6 men"))
    (note,) = reading({"design": "cohort"}, judgement).footnotes
    assert note.text == "Imprecision −1 (shared with indirectness): 6 men"


def test_a_level_without_a_reason_says_so_in_its_footnote() -> None:
    (note,) = reading({"design": "cohort"}, judged(imprecision=down("serious", 1))).footnotes
    assert note.text == "Imprecision −1: no reason recorded"


def test_the_order_in_which_domains_are_written_changes_no_letter() -> None:
    domains = judged(
        risk_of_bias=down("serious", 1, reason="open"),
        imprecision=down("serious", 1, reason="6 people"),
    )["domains"]
    backwards = dict(reversed(domains.items()))
    first = reading({"design": "cohort"}, {"domains": domains})
    assert reading({"design": "cohort"}, {"domains": backwards}).footnotes == first.footnotes


SIX = down("serious", 1, reason="6 people")
NINE = down("serious", 1, reason="9 people")


def test_one_footnote_serves_every_outcome_and_person_with_the_same_reason() -> None:
    judgements = [
        {"by": "AB", "outcome": "size", "domains": {**NONE, "imprecision": SIX}},
        {"by": "AB", "outcome": "strength", "domains": {**NONE, "imprecision": SIX}},
        {"by": "CD", "outcome": "size", "domains": {**NONE, "imprecision": NINE}},
    ]
    found = rated([{"design": "cohort"}], judgements=judgements)
    assert [[n.letter for n in r.footnotes] for r in found] == [["a"], ["a"], ["b"]]


def test_the_outcome_whose_sum_is_shown_has_the_first_letters() -> None:
    worse = {**NONE, "indirectness": down("very-serious", 2, reason="rats"), "imprecision": NINE}
    judgements = [
        {"by": "AB", "outcome": "size", "domains": {**NONE, "imprecision": SIX}},
        {"by": "AB", "outcome": "strength", "domains": worse},
    ]
    found = rated([{"design": "randomised-trial"}], judgements=judgements)
    assert [[n.letter for n in r.footnotes] for r in found] == [["c"], ["a", "b"]]


@for_each_row(
    ("place", "mark"),
    [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (702, "aaa")],
)
def test_letters_go_on_after_z(place: int, mark: str) -> None:
    assert letters(place) == mark


def test_more_than_twenty_six_footnotes_have_different_letters() -> None:
    judgements = [
        {
            "by": f"person {number}",
            "domains": {**NONE, "imprecision": down("serious", 1, reason=f"{number} people")},
        }
        for number in range(30)
    ]
    found = rated([{"design": "cohort"}], judgements=judgements)
    marks = [note.letter for rating in found for note in rating.footnotes]
    assert len(set(marks)) == 30
    assert marks[25:28] == ["z", "aa", "ab"]


def test_the_reviewers_own_certainty_is_used_and_the_sum_stands_beside_it() -> None:
    judgement = judged(imprecision={"concern": "very-serious", "levels": "2"})
    found = reading({"design": "randomised-trial"}, judgement, certainty="moderate")
    assert (found.used, found.own, found.computed) == ("moderate", "moderate", "low")


SERIOUS = {**NONE, "imprecision": down("serious", 1)}
VERY = {**NONE, "imprecision": down("very-serious", 2)}
EXTREME = {**NONE, "imprecision": down("extremely-serious", 3)}
TRIAL = {"design": "randomised-trial"}


def test_over_outcomes_the_lowest_critical_one_counts() -> None:
    judgements = [
        {"by": "AB", "outcome": "size", "domains": NONE},
        {"by": "AB", "outcome": "strength", "domains": VERY},
        {"by": "AB", "outcome": "looks", "critical": "false", "domains": EXTREME},
    ]
    found = weighed([TRIAL], judgements=judgements)
    assert found.certainty.computed == "low"
    assert found.certainty.summed == "AB on strength; the lowest among the critical outcomes"
    assert found.judgement is found.claim.judgements[1]


def test_while_a_critical_outcome_waits_there_is_no_overall_sum() -> None:
    judgements = [
        {"by": "AB", "outcome": "size", "domains": VERY},
        {"by": "AB", "outcome": "strength", "domains": {}},
    ]
    found = weighed([TRIAL], judgements=judgements).certainty
    assert found.computed is None
    assert found.waits_for == tuple(f"judgements.domains.{domain}" for domain in DOWN)


def test_without_a_critical_outcome_the_sum_waits_for_one() -> None:
    found = weighed([TRIAL], {"critical": "false"}).certainty
    assert (found.computed, found.waits_for) == (None, ("judgements.critical",))


def test_where_several_people_judged_an_outcome_the_first_by_name_is_summed() -> None:
    judgements = [{"by": "AB", "domains": SERIOUS}, {"by": "CD", "domains": VERY}]
    found = weighed([TRIAL], judgements=judgements).certainty
    assert found.computed == "moderate"
    assert found.summed == "AB on the claim's outcome, the first by name of 2 on it"


def test_the_claims_own_outcome_is_one_whether_a_judgement_names_it_or_not() -> None:
    judgements = [
        {"by": "CD", "outcome": "muscle size", "domains": VERY},
        {"by": "AB", "domains": SERIOUS},
    ]
    asserts = {"outcome": {"name": "muscle size"}}
    found = weighed([TRIAL], judgements=judgements, asserts=asserts).certainty
    assert found.computed == "moderate"
    assert found.summed == "AB on the claim's outcome, the first by name of 2 on it"


def test_a_persons_later_judgement_counts_whether_it_names_the_claims_outcome_or_not() -> None:
    judgements = [
        {"by": "AB", "on": "2026-01-01", "domains": VERY},
        {"by": "AB", "on": "2026-02-01", "outcome": "muscle size", "domains": SERIOUS},
    ]
    asserts = {"outcome": {"name": "muscle size"}}
    assert weighed([TRIAL], judgements=judgements, asserts=asserts).certainty.computed == "moderate"


PEOPLE = [
    {"by": "CD", "domains": VERY},
    {"by": "AB", "domains": SERIOUS},
    {"by": "AB", "outcome": "strength", "on": "2026-01-01", "domains": EXTREME},
    {"by": "AB", "outcome": "strength", "on": "2026-02-01", "domains": NONE},
    {"by": "bc", "outcome": "strength", "domains": VERY, "critical": "false"},
]


def test_the_order_in_which_judgements_are_written_changes_nothing() -> None:
    """AB comes first by name, and AB's later word on strength: one level off is the lowest."""
    as_given = weighed([TRIAL], judgements=PEOPLE)
    agreed = agreement(as_given.claim)
    workspace = as_given.context.workspace
    (file,) = workspace.claims.values()
    for order in permutations(as_given.claim.judgements):
        claim = replace(file.claim, judgements=order)
        found = case_of(file._replace(claim=claim), Context(workspace, None))
        assert found.certainty.computed == "moderate"
        assert found.certainty == as_given.certainty
        assert found.ratings == as_given.ratings
        assert agreement(found.claim) == agreed


@for_each_row("critical", ["true", "false"])
def test_two_judgements_of_one_person_and_day_count_alike_in_any_order(critical: str) -> None:
    """Such a record is in doubt; whichever counts, the order of the file does not decide it."""
    two = [{"by": "AB", "critical": critical, "domains": d} for d in (SERIOUS, VERY)]
    there, back = (weighed([TRIAL], judgements=order).certainty for order in (two, two[::-1]))
    assert there == back


def test_each_person_and_outcome_has_a_rating_of_its_own() -> None:
    judgements = [
        {"by": "AB", "outcome": "size", "domains": SERIOUS},
        {"by": "AB", "outcome": "strength", "domains": VERY},
        {"by": "CD", "outcome": "size", "domains": EXTREME},
        {"by": "CD", "outcome": "strength", "domains": {"imprecision": {"concern": "none"}}},
    ]
    found = rated([TRIAL], judgements=judgements)
    assert [r.judgement.by for r in found] == ["AB", "AB", "CD", "CD"]
    assert [r.computed for r in found] == ["moderate", "low", "very-low", None]
    assert [r.shown for r in found] == [False, True, False, False]
    assert [r.start for r in found] == ["high"] * 4
    assert found[0].levels[Domain.IMPRECISION] == -1
    assert found[3].waits_for == tuple(
        f"judgements.domains.{domain}" for domain in DOWN if domain != "imprecision"
    )


def test_a_field_that_several_lines_wait_for_is_named_once() -> None:
    """Two lines on two results of one study wait for the same field of it."""
    results = [{"id": r, "contrast": "conditions", "paired": "false"} for r in ("a", "b")]
    line = {"source": "s", "relation": "supports", "finding": "It grew."}
    claim = {"evidence": [{**line, "result": r} for r in ("a", "b")]}
    study = {**EXPERIMENT, "results": results}
    for judged in ([], [{"by": "AB", "domains": NONE}]):
        found = build.weighed({"claim": {**claim, "judgements": judged}, "studies": {"s": study}})
        assert found.certainty.waits_for[-1] == "studies.s.randomised"
        assert found.certainty.waits_for.count("studies.s.randomised") == 1


@for_each_row(
    "design", ["controlled-experiment", "randomised-trial", "meta-analysis", "animal-experiment"]
)
def test_a_result_that_compares_nothing_starts_low_for_an_effect_and_waits_for_nothing(
    design: str,
) -> None:
    """A description has no pairs and no groups to ask about; for a description it starts High."""
    described = {"design": design, "result": {"contrast": "none"}}
    found = reading(described)
    assert (found.start, found.waits_for) == ("low", ())
    assert reading(described, relation="description").start == "high"


def test_a_claim_that_nobody_judged_waits_for_a_judgement() -> None:
    found = weighed([TRIAL], judgements=[])
    assert ratings(found.claim, found.kind, found.body) == ()
    assert found.judgement is None
    assert (found.certainty.start, found.certainty.waits_for) == ("high", ("judgements",))


def test_without_a_line_that_tests_there_is_no_rating() -> None:
    claim = {"certainty": "high", "searched_on": "2026-11-22"}
    found = build.weighed({"claim": claim}).certainty
    assert (found.used, found.computed) == ("no-evidence", None)
    assert found.reason == "no line is linked yet, so the certainty entered is not used"


def test_no_evidence_cannot_be_entered_where_lines_test_the_claim() -> None:
    found = reading({"design": "cohort"}, certainty="no-evidence")
    assert (found.used, found.own, found.computed) == (None, "no-evidence", "low")


def test_without_the_certainty_of_a_tested_claim_the_verdict_waits_for_it() -> None:
    line = {"source": "s", "relation": "supports", "finding": "It grew."}
    found = build.assessed({"claim": {"certainty": "no-evidence", "evidence": [line]}})
    assert found.verdict == "unresolved"
    assert "certainty" in found.verdict_reason
