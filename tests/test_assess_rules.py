"""What each rule fires on beyond its example, and when it must not."""

from dataclasses import replace
from typing import Any

from build import assessed, result, workspace_of
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Outcome, RuleResult
from tables import for_each_row

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED


def line(source: str = "s", relation: str = "supports", **fields: Any) -> dict[str, Any]:
    return {"source": source, "relation": relation, "finding": "It grew.", "result": "r", **fields}


def study(**fields: Any) -> dict[str, Any]:
    measured = fields.pop("result", {})
    return {"results": [{"id": "r", **measured}], **fields}


def check(code: str, claim: dict[str, Any], **record: Any) -> RuleResult:
    return result(assessed({"claim": claim, **record}), code)


# OS01


def correlation(**fields: Any) -> dict[str, Any]:
    return study(design="randomised-trial", result={"contrast": "correlation"}, **fields)


WITHIN = {"contrast": "conditions", "paired": "true"}


@for_each_row(
    ("studies", "outcome"),
    [
        ({"s": correlation()}, FLAG),
        ({"s": study(design="cohort", result={"contrast": "conditions"})}, FLAG),
        ({"s": study(design="randomised-trial", result={"contrast": "conditions"})}, PASS),
        ({"s": study(design="controlled-experiment", result=WITHIN)}, PASS),
        ({"s": study(design="randomised-trial")}, UNRESOLVED),
        # a description has no pairs and no groups to wait for
        ({"s": study(design="controlled-experiment", result={"contrast": "none"})}, FLAG),
        ({"s": study(design="randomised-trial", result={"contrast": "none"})}, FLAG),
    ],
)
def test_os01_asks_whether_any_supporting_study_can_show_an_effect(
    studies: dict[str, Any], outcome: Outcome
) -> None:
    assert check("OS01", {"evidence": [line()]}, studies=studies).outcome is outcome


def test_os01_is_silent_where_one_of_several_studies_can_show_an_effect() -> None:
    studies = {
        "a": correlation(),
        "b": study(design="randomised-trial", result={"contrast": "conditions"}),
    }
    found = check("OS01", {"evidence": [line("a"), line("b")]}, studies=studies)
    assert found.outcome is PASS


@for_each_row(
    ("qualifies", "outcome"),
    [(WITHIN, PASS), ({"contrast": "correlation"}, FLAG), ({"contrast": "none"}, FLAG)],
)
def test_os01_asks_what_qualifies_where_only_descriptions_support(
    qualifies: dict[str, str], outcome: Outcome
) -> None:
    design = "controlled-experiment"
    studies = {
        "a": study(design=design, result={"contrast": "none"}),
        "b": study(design=design, result=qualifies),
    }
    claim = {"evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS01", claim, studies=studies).outcome is outcome


@for_each_row(
    "judgement",
    [
        {"start": "high", "start_reason": "natural experiment"},
        {"domains": {"dose-response": {"concern": "present", "levels": "1"}}},
    ],
)
def test_os01_is_silent_where_the_body_is_rated_up_or_starts_high_with_reason(
    judgement: dict[str, Any],
) -> None:
    claim = {"evidence": [line()], "judgements": [{"by": "AB", **judgement}]}
    studies = {"s": study(design="cohort", result={"contrast": "correlation"})}
    assert check("OS01", claim, studies=studies).outcome is PASS


@for_each_row(
    ("hedge", "severity", "once"),
    [("may", "major", None), ("can", "major", None), ("plain", "info", "start")],
)
def test_os01_counts_once_with_the_low_start_only_where_os02_weighs_as_much(
    hedge: str, severity: str, once: str | None
) -> None:
    claim = {
        "evidence": [line()],
        "certainty": "low",
        "wording": {"relation": "effect", "hedge": hedge},
        "judgements": [{"by": "AB"}],
    }
    studies = {"s": study(design="cohort", result={"contrast": "correlation"})}
    found = check("OS01", claim, studies=studies)
    assert (found.severity, found.once) == (severity, once)


def test_os01_is_not_asked_without_a_supporting_line() -> None:
    studies = {"s": correlation()}
    found = check("OS01", {"evidence": [line(relation="qualifies")]}, studies=studies)
    assert found.outcome is NOT_APPLICABLE


# OS03


@for_each_row(
    ("quote", "hedge", "outcome"),
    [
        ("It is proven to work", "proof", FLAG),
        ("It is proven to work", "plain", NOT_APPLICABLE),
        ("The seller calls it “proven”, and it works", "proof", PASS),
        ("It improves strength", "proof", PASS),
    ],
)
def test_os03_points_at_words_of_proof(quote: str, hedge: str, outcome: Outcome) -> None:
    claim = {"quote": {"exact": quote}, "wording": {"relation": "effect", "hedge": hedge}}
    assert check("OS03", claim).outcome is outcome


def test_cue_words_are_unresolved_in_a_language_without_a_list() -> None:
    claim = {
        "quote": {"exact": "Étude après étude le prouve"},
        "wording": {"relation": "effect", "hedge": "proof"},
    }
    article = {"language": "fr"}
    proof = check("OS03", claim, article=article)
    assert proof.outcome is UNRESOLVED
    assert proof.missing[0].field == "language"
    plural = check("OS27", claim, article=article)
    assert plural.outcome is UNRESOLVED
    assert "language" in [m.field for m in plural.missing]


# OS08


@for_each_row(
    ("claim", "record", "outcome", "severity"),
    [
        ({"evidence": [line("rats")]}, {}, FLAG, "blocker"),
        ({"evidence": [line("cells")]}, {}, NOT_APPLICABLE, None),
        ({"evidence": [line("cells"), line("rats")]}, {}, FLAG, "blocker"),
        ({"evidence": [line("rats"), line("people")]}, {}, PASS, None),
        ({"evidence": [line("rats"), line("people", "qualifies")]}, {}, FLAG, "info"),
        (
            {"evidence": [line("rats"), line("people", "disputes")], "points": "for"},
            {},
            FLAG,
            "blocker",
        ),
        ({"evidence": [line("rats"), line("people", "background")]}, {}, FLAG, "blocker"),
        (
            {"evidence": [line("rats")], "asserts": {"population": {"species": "not-applicable"}}},
            {},
            NOT_APPLICABLE,
            None,
        ),
        ({"evidence": [line("rats")]}, {"article": {"field": "Engineering"}}, NOT_APPLICABLE, None),
        ({"evidence": [line("rats")]}, {"article": {"field": "sport science"}}, FLAG, "blocker"),
        ({"evidence": [line("rats")]}, {"settings": {"field": "history"}}, NOT_APPLICABLE, None),
        ({"evidence": [line("rats", "disputes")]}, {}, NOT_APPLICABLE, None),
    ],
)
def test_os08_asks_whom_the_evidence_is_from(
    claim: dict[str, Any], record: dict[str, Any], outcome: Outcome, severity: str | None
) -> None:
    studies = {
        "rats": study(population={"species": "animal"}),
        "cells": study(population={"species": "cell"}),
        "people": study(population={"species": "human"}),
    }
    found = check("OS08", claim, studies=studies, **record)
    assert (found.outcome, found.severity) == (outcome, severity)


# OS11, OS12


ACUTE = study(result={"time": "15 minutes", "class": "final"})


@for_each_row(
    ("horizon", "measured", "outcome"),
    [
        ("training", {"time": "48 hours", "class": "final"}, FLAG),
        ("8 weeks", {"time": "2 days", "class": "final"}, FLAG),
        ("training", {"time": "3 days", "class": "final"}, PASS),
        ("training", {"time": "8 weeks", "class": "acute-marker"}, FLAG),
        ("training", {"time": "unknown", "class": "acute-marker"}, FLAG),
        ("training", {"time": "unknown", "class": "final"}, UNRESOLVED),
        ("session", {"time": "15 minutes", "class": "final"}, NOT_APPLICABLE),
        ("3 days", {"time": "15 minutes", "class": "final"}, NOT_APPLICABLE),
    ],
)
def test_os11_compares_the_horizon_with_when_it_was_measured(
    horizon: str, measured: dict[str, str], outcome: Outcome
) -> None:
    claim = {"asserts": {"horizon": horizon}, "evidence": [line()]}
    assert check("OS11", claim, studies={"s": study(result=measured)}).outcome is outcome


def covered(**fields: Any) -> list[dict[str, Any]]:
    return [{"by": "AB", "domains": {"indirectness": {"concern": "serious", **fields}}}]


@for_each_row(
    ("judgements", "severity", "once"),
    [
        (covered(levels="1"), "info", "indirectness"),
        (covered(shared_with="imprecision"), "major", None),
        (covered(levels="1", covers=["OS11"]), "info", "indirectness"),
        (covered(levels="1", covers=["OS13"]), "major", None),
        (covered(), "major", None),
    ],
)
def test_a_fact_that_has_already_taken_a_level_counts_once(
    judgements: list[Any], severity: str, once: str | None
) -> None:
    claim = {"asserts": {"horizon": "training"}, "evidence": [line()], "judgements": judgements}
    found = assessed({"claim": claim, "studies": {"s": ACUTE}})
    flag = result(found, "OS11")
    assert (flag.severity, flag.once) == (severity, once)
    assert found.sums.once == (1 if once else 0)


def test_os12_is_silent_where_the_step_is_a_claim_of_its_own() -> None:
    outcome = {"name": "Strength", "class": "final"}
    claim = {"asserts": {"outcome": outcome}, "evidence": [line()], "builds_on": ["link"]}
    studies = {"s": study(result={"class": "surrogate"})}
    link = {
        "certainty": "moderate",
        "asserts": {"outcome": {"name": "strength"}},
        "evidence": [line("t")],
    }
    assert check("OS12", claim, studies=studies).outcome is FLAG
    linked = check("OS12", claim, studies=studies, claims={"link": link})
    assert linked.outcome is PASS
    unsure = check("OS12", claim, studies=studies, claims={"link": {**link, "certainty": "low"}})
    assert unsure.outcome is FLAG
    other = {**link, "asserts": {"outcome": {"name": "looks"}}}
    assert check("OS12", claim, studies=studies, claims={"link": other}).outcome is FLAG


# OS15


def test_os15_is_major_for_a_comparative_claim() -> None:
    claim = {"kind": "comparative", "evidence": [line()]}
    found = check("OS15", claim, studies={"s": study(result={"comparison": "against light work"})})
    assert (found.outcome, found.severity) == (FLAG, "major")


def test_os15_is_silent_where_the_same_comparison_points_both_ways() -> None:
    same = study(result={"comparison": "against light work"})
    claim = {"points": "both", "evidence": [line("a"), line("b", "disputes")]}
    assert check("OS15", claim, studies={"a": same, "b": same}).outcome is PASS


def test_os15_reads_the_studys_comparator_where_the_result_names_none() -> None:
    claim = {"points": "both", "evidence": [line("a"), line("b", "disputes")]}
    studies = {"a": study(comparator="rest"), "b": study(comparator="heavy training")}
    assert check("OS15", claim, studies=studies).outcome is FLAG


# OS17, OS19


def test_os17_passes_on_one_line_of_several_and_says_which_figure() -> None:
    claim = {
        "numbers": [{"value": "290", "unit": "times", "role": "point"}],
        "evidence": [line("a"), line("b", "qualifies")],
    }
    studies = {
        "a": study(result={"estimate": "4", "statistic": "fold-of-baseline"}),
        "b": study(result={"estimate": "290", "statistic": "fold-of-baseline"}),
    }
    found = check("OS17", claim, studies=studies)
    assert found.outcome is PASS
    assert "b, r: estimate" in found.message


def test_os17_waits_for_figures_before_it_says_that_a_number_is_wrong() -> None:
    claim = {
        "numbers": [{"value": "290", "unit": "times", "role": "point"}],
        "evidence": [line("a"), line("b")],
    }
    studies = {"a": study(result={"estimate": "4", "statistic": "fold-of-baseline"}), "b": study()}
    found = check("OS17", claim, studies=studies)
    assert found.outcome is UNRESOLVED
    assert [m.field for m in found.missing] == ["studies.b.results.r.estimate"]


def test_os17_does_not_look_among_disputing_or_background_results() -> None:
    claim = {
        "numbers": [{"value": "290", "unit": "times", "role": "point"}],
        "evidence": [line("a"), line("b", "background")],
    }
    studies = {
        "a": study(result={"estimate": "4", "statistic": "fold-of-baseline"}),
        "b": study(result={"estimate": "290", "statistic": "fold-of-baseline"}),
    }
    assert check("OS17", claim, studies=studies).outcome is FLAG


@for_each_row(
    ("number", "outcome"),
    [
        ({"value": "43", "unit": "kg", "role": "point"}, FLAG),
        ({"value": "39", "unit": "kg", "role": "point"}, PASS),
        ({"value": "35", "high": "43", "unit": "kg", "role": "range"}, PASS),
        ({"value": "35", "unit": "kg", "role": "min"}, PASS),
        ({"value": "43", "unit": "kg", "role": "max"}, FLAG),
    ],
)
def test_os19_sees_the_end_of_an_interval_given_as_the_only_number(
    number: dict[str, str], outcome: Outcome
) -> None:
    measured = {"estimate": "39", "low": "35", "high": "43", "unit": "kg", "statistic": "mean"}
    claim = {"numbers": [number], "evidence": [line()]}
    assert check("OS19", claim, studies={"s": study(result=measured)}).outcome is outcome


@for_each_row("code", ["OS17", "OS19"])
@for_each_row(
    ("quote", "claim", "outcome"),
    [
        ("gives you 40% more energy", {}, UNRESOLVED),
        ("doubles your energy", {}, UNRESOLVED),
        ("gives you more energy", {}, NOT_APPLICABLE),
        ("raises NOS-1 and VO2max", {}, NOT_APPLICABLE),
        ("gives you 40% more energy", {"numbers": []}, NOT_APPLICABLE),
        ("gives you 40% more energy", {"evidence": []}, NOT_APPLICABLE),
    ],
)
def test_a_figure_in_the_words_waits_until_its_number_is_recorded(
    code: str, quote: str, claim: dict[str, Any], outcome: Outcome
) -> None:
    found = check(code, {"quote": {"exact": quote}, "evidence": [line()], **claim})
    assert found.outcome is outcome
    assert [m.field for m in found.missing] == (["numbers"] if outcome is UNRESOLVED else [])


# OS23, OS27


@for_each_row(
    ("evidence", "outcome"),
    [
        ([line("small")], FLAG),
        ([line("large")], PASS),
        ([line("small"), line("other")], PASS),
        ([line("small"), line("sister")], FLAG),
        ([line("small"), line("opinion")], FLAG),
        ([line("pooled")], PASS),
        ([line("small", "disputes")], NOT_APPLICABLE),
    ],
)
def test_os23_counts_independent_studies_and_people(evidence: list[Any], outcome: Outcome) -> None:
    studies = {
        "small": study(design="randomised-trial", n="399", cohort="first"),
        "sister": study(design="randomised-trial", n="20", cohort="first"),
        "other": study(design="cohort", n="10"),
        "large": study(design="randomised-trial", n="400"),
        "opinion": study(design="opinion", n="1"),
        "pooled": study(design="meta-analysis", n="30"),
    }
    assert check("OS23", {"evidence": evidence}, studies=studies).outcome is outcome


def test_os23_counts_once_with_imprecision() -> None:
    imprecise = {"imprecision": {"concern": "serious", "levels": "1"}}
    claim = {"evidence": [line()], "judgements": [{"by": "AB", "domains": imprecise}]}
    found = check("OS23", claim, studies={"s": study(design="randomised-trial", n="6")})
    assert (found.severity, found.once) == ("info", "imprecision")


@for_each_row(
    ("sources", "outcome", "severity"),
    [
        ([], FLAG, "blocker"),
        (["a"], FLAG, "major"),
        (["a", "b"], FLAG, "major"),
        (["a", "b", "c"], PASS, None),
        (["a", "a2", "b"], FLAG, "major"),
        (["review"], PASS, None),
        (["opinion"], FLAG, "blocker"),
    ],
)
def test_os27_counts_the_independent_studies_behind_studies_show(
    sources: list[str], outcome: Outcome, severity: str | None
) -> None:
    studies = {
        "a": study(design="cohort", cohort="one"),
        "a2": study(design="cohort", cohort="one"),
        "b": study(design="cohort"),
        "c": study(design="survey"),
        "review": study(design="meta-analysis"),
        "opinion": study(design="opinion"),
    }
    claim = {
        "quote": {"exact": "Numerous published studies say so"},
        "evidence": [line(s) for s in sources],
        "searched_on": "2026-11-22",
    }
    found = check("OS27", claim, studies=studies)
    assert (found.outcome, found.severity) == (outcome, severity)


def test_os27_is_not_asked_without_an_appeal_to_studies() -> None:
    claim = {"quote": {"exact": "Bands build muscle"}, "evidence": [line()]}
    assert check("OS27", claim).outcome is NOT_APPLICABLE


@for_each_row(
    ("quote", "start"),
    [
        ("or just below the knees", "the reviewer records an appeal to many studies"),
        ("Studies show it", "the words appeal to many studies"),
    ],
)
def test_os27_says_whether_the_quoted_words_make_the_appeal(quote: str, start: str) -> None:
    claim = {"quote": {"exact": quote}, "plural_cue": "many", "evidence": []}
    assert check("OS27", claim).message.startswith(start)


# OS25


def test_os25_asks_comparative_claims_only() -> None:
    studies = {"s": study(result={"contrast": "change"})}
    assert check("OS25", {"evidence": [line()]}, studies=studies).outcome is NOT_APPLICABLE


# OS31


@for_each_row(
    ("hides", "severity"), [("context", "minor"), ("harm", "blocker"), ("decision", "blocker")]
)
def test_os31_weighs_what_is_left_out_by_what_it_hides(hides: str, severity: str) -> None:
    found = check("OS31", {"omits": {"what": "something", "hides": hides}})
    assert found.severity == severity


@for_each_row(
    ("hides", "said"),
    [
        ("context", "the article leaves out context that the reader needs: clots"),
        ("harm", "the article leaves this out, which hides a harm: clots"),
        ("decision", "the article leaves this out, which would change the decision: clots"),
    ],
)
def test_os31_says_what_is_left_out_and_what_that_hides(hides: str, said: str) -> None:
    assert check("OS31", {"omits": {"what": "clots.", "hides": hides}}).message == said


# SI01, SI04, SI06, SI08


def test_si01_says_what_to_do_where_somebody_has_searched_and_where_nobody_has() -> None:
    unsearched = check("SI01", {"evidence": []})
    assert "searched_on" in unsearched.help
    searched = check("SI01", {"evidence": [], "searched_on": "2026-11-22"})
    assert searched.message == (
        "no line of evidence is linked; the search of 2026-11-22 found none"
    )
    assert "searched_on" not in searched.help


def test_a_flag_calls_a_source_by_author_and_year_or_by_its_key_as_written() -> None:
    record = {
        "claim": {"evidence": [line("fujita2007")]},
        "sources": {"fujita2007": {"retraction": {"status": "corrected"}}},
    }
    workspace = workspace_of(record)
    keyed = result(assess(workspace).assessments[0], "SI06")
    assert keyed.message == "the source fujita2007 has been corrected"
    source = workspace.sources["fujita2007"]
    fields = {"author": "Fujita, Satoshi and Abe, Takashi", "year": "2007"}
    sources = {"fujita2007": replace(source, fields=fields)}
    named = assess(replace(workspace, sources=sources)).assessments[0]
    assert result(named, "SI06").message == "the source Fujita 2007 has been corrected"
    assert result(named, "SI08").message.endswith("is given for Fujita 2007")


@for_each_row(
    ("claimed", "measured", "outcome"),
    [
        ("increase", "increase", PASS),
        ("increase", "decrease", FLAG),
        ("increase", "none", FLAG),
        ("none", "none", PASS),
        ("none", "increase", FLAG),
    ],
)
def test_si04_compares_the_claimed_with_the_recorded_direction(
    claimed: str, measured: str, outcome: Outcome
) -> None:
    claim = {"direction": claimed, "evidence": [line()]}
    studies = {"s": study(result={"direction": measured})}
    assert check("SI04", claim, studies=studies).outcome is outcome


def test_si04_does_not_ask_what_a_description_compares() -> None:
    claim = {"wording": {"relation": "description", "hedge": "plain"}, "evidence": [line()]}
    assert check("SI04", claim, studies={"s": study()}).outcome is NOT_APPLICABLE


@for_each_row(
    ("status", "outcome", "severity"),
    [
        ("none-found", PASS, None),
        ("corrected", FLAG, "minor"),
        ("concern", FLAG, "major"),
        ("retracted", FLAG, "blocker"),
        ("unchecked", UNRESOLVED, None),
    ],
)
def test_si06_reads_the_standing_of_the_source_and_unchecked_is_no_pass(
    status: str, outcome: Outcome, severity: str | None
) -> None:
    sources = {"s": {"retraction": {"status": status}}}
    claim = {"evidence": [line()], "searched_on": "2026-11-22"}
    found = check("SI06", claim, sources=sources)
    assert (found.outcome, found.severity) == (outcome, severity)


def test_an_older_key_finds_the_source() -> None:
    sources = {"new": {"retraction": {"status": "concern"}, "aliases": ["s"]}}
    assert check("SI06", {"evidence": [line()]}, sources=sources).severity == "major"


def test_si08_takes_the_locator_of_the_result() -> None:
    studies = {"s": study(result={"locator": {"page": "12"}})}
    assert check("SI08", {"evidence": [line()]}, studies=studies).outcome is PASS
    empty = {"s": study(result={"locator": {}})}
    assert check("SI08", {"evidence": [line()]}, studies=empty).outcome is FLAG
