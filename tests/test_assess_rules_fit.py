"""What the rules ask on whether the studies fit the claim, and when they must not."""

from typing import Any

from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.model.assessment import Outcome
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, judged, line, missing, study
from tables import for_each_row

# OS04


@for_each_row(
    ("measured", "fields", "outcome"),
    [
        ({"statistic": "mean-difference"}, {}, FLAG),
        ({"statistic": "mean"}, {}, FLAG),
        ({"statistic": "proportion"}, {}, PASS),
        ({"statistic": "mean", "responses": "gains from 0 to 9 %"}, {}, PASS),
        ({"statistic": "mean", "responses": "unknown"}, {}, FLAG),
        ({"statistic": "mean", "prediction_low": "1", "prediction_high": "7"}, {}, PASS),
        ({"statistic": "mean", "prediction_low": "1"}, {}, FLAG),
        ({"statistic": "mean", "contrast": "conditions"}, {"n": "1"}, PASS),
        ({"statistic": "mean", "contrast": "change"}, {"n": "1"}, FLAG),
        ({"statistic": "mean", "contrast": "conditions"}, {"n": "2"}, FLAG),
        ({}, {}, UNRESOLVED),
    ],
)
def test_os04_asks_for_the_responses_of_single_people(
    measured: dict[str, str], fields: dict[str, str], outcome: Outcome
) -> None:
    claim = {"scope": "individual", "evidence": [line()]}
    found = check("OS04", claim, studies={"s": study(result=measured, **fields)})
    assert (found.outcome, found.severity) == (outcome, "major" if outcome is FLAG else None)


@for_each_row("claim", [{}, {"scope": "everyone"}, {"scope": "individual", "evidence": []}])
def test_os04_is_asked_of_promises_to_one_person_only(claim: dict[str, Any]) -> None:
    mean = {"s": study(result={"statistic": "mean"})}
    assert check("OS04", {"evidence": [line()], **claim}, studies=mean).outcome is NOT_APPLICABLE


def test_os04_is_silent_where_one_result_shows_single_responses() -> None:
    studies = {
        "a": study(result={"statistic": "mean"}),
        "b": study(result={"statistic": "mean", "responses": "11 of 12 gained"}),
    }
    claim = {"scope": "individual", "evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS04", claim, studies=studies).outcome is PASS


def test_os04_shows_what_is_known_of_one_person() -> None:
    """7.6 - 5.5 is 2.1 and 7.6 + 5.5 is 13.1; that line is shown before one without a spread."""
    grown = {"name": "cuff", "change": "7.6", "change_sd": "5.5"}
    studies = {
        "a": study(result={"statistic": "mean", "unit": "cm", "estimate": "2"}),
        "b": study(result={"statistic": "mean-difference", "unit": "cm²", "groups": [grown]}),
    }
    one = {"scope": "individual", "evidence": [line("a")]}
    both = {"scope": "individual", "evidence": [line("a"), line("b")]}
    assert "on average 2 cm; spread not reported (a)" in check("OS04", one, studies=studies).help
    shown = check("OS04", both, studies=studies).help
    assert "two thirds of people between +2.1 and +13.1 cm² (cuff; mean ± SD, if normally" in shown


# OS08, OS09


KINDS = {
    "rats": study(population={"species": "animal"}),
    "cells": study(population={"species": "cell"}),
    "tissue": study(population={"species": "tissue"}),
    "people": study(population={"species": "human"}),
    "papers": study(population={"species": "not-applicable"}),
    "unsaid": study(),
}


@for_each_row(
    ("lines", "animal", "in_vitro"),
    [
        ([line("cells")], (NOT_APPLICABLE, None), (FLAG, "blocker")),
        ([line("cells"), line("tissue", "qualifies")], (NOT_APPLICABLE, None), (FLAG, "blocker")),
        ([line("cells"), line("rats")], (FLAG, "blocker"), (NOT_APPLICABLE, None)),
        ([line("rats"), line("cells", "qualifies")], (FLAG, "blocker"), (NOT_APPLICABLE, None)),
        ([line("cells"), line("people", "qualifies")], (NOT_APPLICABLE, None), (FLAG, "info")),
        ([line("rats"), line("people", "qualifies")], (FLAG, "info"), (NOT_APPLICABLE, None)),
        ([line("cells"), line("people")], (PASS, None), (PASS, None)),
        ([line("people", "qualifies")], (PASS, None), (PASS, None)),
        ([line("cells"), line("people", "background")], (NOT_APPLICABLE, None), (FLAG, "blocker")),
        ([line("cells"), line("unsaid")], (UNRESOLVED, None), (UNRESOLVED, None)),
        ([line("unsaid"), line("people", "qualifies")], (UNRESOLVED, None), (UNRESOLVED, None)),
        ([line("cells", "disputes")], (NOT_APPLICABLE, None), (NOT_APPLICABLE, None)),
        # A survey of papers is no study in people.
        ([line("rats"), line("papers")], (FLAG, "blocker"), (NOT_APPLICABLE, None)),
        ([line("cells"), line("papers", "qualifies")], (NOT_APPLICABLE, None), (FLAG, "blocker")),
        ([line("papers")], (NOT_APPLICABLE, None), (NOT_APPLICABLE, None)),
        ([line("papers"), line("people", "qualifies")], (PASS, None), (PASS, None)),
    ],
)
def test_os09_stands_in_for_os08_where_cells_or_tissue_alone_were_studied(
    lines: list[Any], animal: tuple[Outcome, str | None], in_vitro: tuple[Outcome, str | None]
) -> None:
    for code, wanted in (("OS08", animal), ("OS09", in_vitro)):
        found = check(code, {"evidence": lines}, studies=KINDS)
        assert (found.outcome, found.severity) == wanted, code


@for_each_row("species", ["cell", "tissue", "animal", "not-applicable"])
def test_os09_is_silent_where_the_claim_names_the_material(species: str) -> None:
    claim = {"asserts": {"population": {"species": species}}, "evidence": [line("cells")]}
    assert check("OS09", claim, studies=KINDS).outcome is NOT_APPLICABLE


@for_each_row("code", ["OS08", "OS09"])
def test_no_level_makes_up_for_the_lack_of_people(code: str) -> None:
    source = "rats" if code == "OS08" else "cells"
    claim = {"evidence": [line(source)], "judgements": judged("indirectness")}
    found = check(code, claim, studies=KINDS)
    assert (found.severity, found.once) == ("blocker", None)


# OS10


MECHANISM = {"s": study(result={"class": "mechanism"})}

FINAL = {"asserts": {"outcome": {"name": "muscle size", "class": "final"}}, "evidence": [line()]}


@for_each_row(
    ("measured", "outcome"),
    [("mechanism", FLAG), ("surrogate", PASS), ("final", PASS), ("unknown", UNRESOLVED)],
)
def test_os10_asks_whether_more_than_the_mechanism_was_measured(
    measured: str, outcome: Outcome
) -> None:
    found = check("OS10", FINAL, studies={"s": study(result={"class": measured})})
    assert (found.outcome, found.severity) == (outcome, "major" if outcome is FLAG else None)


def test_os10_is_silent_where_one_supporting_result_is_no_mechanism() -> None:
    studies = {**MECHANISM, "t": study(result={"class": "final"})}
    both = {**FINAL, "evidence": [line(), line("t")]}
    assert check("OS10", both, studies=studies).outcome is PASS
    qualified = {**FINAL, "evidence": [line(), line("t", "qualifies")]}
    assert check("OS10", qualified, studies=studies).outcome is FLAG


@for_each_row(("certainty", "outcome"), [("high", PASS), ("moderate", PASS), ("low", FLAG)])
def test_os10_is_silent_where_the_link_is_a_claim_of_at_least_moderate_certainty(
    certainty: str, outcome: Outcome
) -> None:
    link = {
        "certainty": certainty,
        "asserts": {"outcome": {"name": "Muscle size"}},
        "evidence": [line("t")],
    }
    found = check(
        "OS10", {**FINAL, "builds_on": ["link"]}, studies=MECHANISM, claims={"link": link}
    )
    assert found.outcome is outcome


def test_os10_knows_the_outcome_of_the_link_by_another_recorded_name() -> None:
    link = {"asserts": {"outcome": {"name": "thigh girth"}}, "evidence": [line("t")]}
    claim = {**FINAL, "builds_on": ["link"]}
    record: dict[str, Any] = {"studies": MECHANISM, "claims": {"link": link}}
    assert check("OS10", claim, **record).outcome is FLAG
    names = {"synonyms": [["muscle size", "Thigh girth"]]}
    assert check("OS10", claim, settings=names, **record).outcome is PASS


def test_os10_counts_once_with_indirectness() -> None:
    found = check("OS10", {**FINAL, "judgements": judged("indirectness")}, studies=MECHANISM)
    assert (found.severity, found.once) == ("info", "indirectness")


def test_os11_is_asked_of_a_description_that_speaks_of_weeks_and_of_no_other() -> None:
    soon = {"s": study(result={"time": "1 hour", "class": "acute-marker"})}
    words = {"wording": {"relation": "description", "hedge": "plain"}, "evidence": [line()]}
    assert check("OS11", words, studies=soon).outcome is NOT_APPLICABLE
    over_weeks = {**words, "asserts": {"horizon": "8 weeks"}}
    assert check("OS11", over_weeks, studies=soon).outcome is FLAG


@for_each_row("code", ["OS08", "OS09", "OS10", "OS11", "OS12"])
def test_rules_of_the_life_sciences_are_not_asked_in_other_fields(code: str) -> None:
    source = {"OS08": "rats", "OS09": "cells"}.get(code, "s")
    sort = "surrogate" if code == "OS12" else "mechanism"
    claim = {
        "asserts": {"outcome": {"name": "growth", "class": "final"}, "horizon": "training"},
        "evidence": [line(source)],
    }
    studies = {**KINDS, "s": study(result={"class": sort, "time": "1 hour"})}
    assert check(code, claim, studies=studies).outcome is FLAG
    elsewhere = check(code, claim, studies=studies, article={"field": "Economics"})
    assert elsewhere.outcome is NOT_APPLICABLE


# OS13


def people(**traits: str) -> dict[str, Any]:
    return study(population={"species": "human", **traits})


def speaking_of(**traits: str) -> dict[str, Any]:
    return {"asserts": {"population": {"species": "human", **traits}}, "evidence": [line()]}


@for_each_row(
    ("claimed", "studied", "severity"),
    [
        ({"sex": "women"}, {"sex": "men"}, "minor"),
        ({"sex": "women"}, {"sex": "both"}, None),
        ({"sex": "both"}, {"sex": "men"}, "minor"),
        ({"sex": "both"}, {"sex": "both"}, None),
        ({"age": "older-adults"}, {"age": "young-adults"}, "minor"),
        ({"age": "older-adults"}, {"age": "adults"}, "minor"),
        ({"age": "young-adults"}, {"age": "adults"}, None),
        ({"age": "adults"}, {"age": "young-adults"}, "minor"),
        ({"age": "children"}, {"age": "adults"}, "major"),
        ({"age": "adults"}, {"age": "children"}, "minor"),
        ({"training": "trained"}, {"training": "untrained"}, "minor"),
        ({"training": "trained"}, {"training": "mixed"}, None),
        ({"training": "mixed"}, {"training": "trained"}, "minor"),
        ({"health": "Healthy"}, {"health": "after knee surgery"}, "minor"),
        ({"health": "healthy people"}, {"health": "healthy"}, None),
        ({"training": "active"}, {"training": "mixed"}, None),
        ({"training": "untrained"}, {"training": "mixed"}, None),
        ({"sex": "men"}, {"sex": "both"}, None),
        ({"health": "diabetes"}, {"health": "healthy"}, "major"),
        ({"health": "pregnant"}, {"health": "healthy"}, "major"),
        ({"health": "knee injury"}, {"health": "injuries of the knee or hip"}, None),
        ({"health": "recovering from an injury"}, {"health": "knee injury"}, "info"),
        ({"sex": "women", "age": "children"}, {"sex": "men", "age": "adults"}, "major"),
    ],
)
def test_os13_compares_each_trait_that_is_recorded_on_both_sides(
    claimed: dict[str, str], studied: dict[str, str], severity: str | None
) -> None:
    found = check("OS13", speaking_of(**claimed), studies={"s": people(**studied)})
    assert (found.outcome, found.severity) == (FLAG if severity else PASS, severity)


def test_os13_joins_those_studied_by_all_agreeing_lines() -> None:
    studies = {"a": people(sex="men"), "b": people(sex="women")}
    claim = {**speaking_of(sex="both"), "evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS13", claim, studies=studies).outcome is PASS
    disputed = {**claim, "evidence": [line("a"), line("b", "disputes")], "points": "for"}
    assert check("OS13", disputed, studies=studies).outcome is FLAG


@for_each_row(
    ("claimed", "first", "second", "outcome"),
    [
        ({"training": "mixed"}, {"training": "untrained"}, {"training": "trained"}, PASS),
        ({"training": "mixed"}, {"training": "untrained"}, {"training": "active"}, FLAG),
        ({"age": "adults"}, {"age": "young-adults"}, {"age": "older-adults"}, PASS),
        ({"age": "adults"}, {"age": "young-adults"}, {"age": "children"}, FLAG),
        ({"age": "children"}, {"age": "adults"}, {"age": "children"}, PASS),
        ({"health": "healthy"}, {"health": "knee pain"}, {"health": "healthy adults"}, PASS),
    ],
)
def test_os13_takes_several_groups_together(
    claimed: dict[str, str], first: dict[str, str], second: dict[str, str], outcome: Outcome
) -> None:
    claim = {**speaking_of(**claimed), "evidence": [line("a"), line("b")]}
    studies = {"a": people(**first), "b": people(**second)}
    assert check("OS13", claim, studies=studies).outcome is outcome


@for_each_row(
    ("claimed", "studied"),
    [({"sex": "women"}, {}), ({}, {"sex": "men"}), ({"sex": "women"}, {"age": "adults"})],
)
def test_os13_does_not_compare_what_one_side_leaves_out(
    claimed: dict[str, str], studied: dict[str, str]
) -> None:
    found = check("OS13", speaking_of(**claimed), studies={"s": people(**studied)})
    assert found.outcome is NOT_APPLICABLE


def test_os13_waits_for_a_line_that_may_hold_the_group_that_is_lacking() -> None:
    studies = {"a": people(sex="men"), "b": people()}
    claim = {**speaking_of(sex="women"), "evidence": [line("a"), line("b")]}
    assert missing(check("OS13", claim, studies=studies)) == ["studies.b.population.sex"]
    known = {"a": people(sex="women"), "b": people()}
    assert check("OS13", claim, studies=known).outcome is PASS


def test_os13_reads_the_audience_where_the_claim_names_no_population() -> None:
    audience = {"audience": {"species": "human", "sex": "both"}}
    studies = {"s": people(sex="men")}
    assert check("OS13", {"evidence": [line()]}, studies=studies, article=audience).outcome is FLAG
    own = check("OS13", speaking_of(sex="men"), studies=studies, article=audience)
    assert own.outcome is PASS
    assert check("OS13", {"evidence": [line()]}, studies=studies).outcome is NOT_APPLICABLE


@for_each_row(
    ("population", "outcome"),
    [
        ({"species": "human"}, FLAG),
        ({"species": "human", "health": "unknown"}, FLAG),
        ({"species": "human", "who": "men"}, NOT_APPLICABLE),
        ({"species": "animal"}, NOT_APPLICABLE),
    ],
)
def test_os13_reads_the_audience_where_a_population_names_its_species_alone(
    population: dict[str, str], outcome: Outcome
) -> None:
    audience = {"audience": {"species": "human", "sex": "women"}}
    claim = {"asserts": {"population": population}, "evidence": [line()]}
    men = {"s": study(population={"sex": "men"})}
    assert check("OS13", claim, studies=men, article=audience).outcome is outcome


def test_os13_leaves_another_species_to_the_rule_on_species() -> None:
    rats = study(population={"species": "animal", "sex": "men"})
    assert check("OS13", speaking_of(sex="women"), studies={"s": rats}).outcome is NOT_APPLICABLE


@for_each_row(
    ("judgement", "outcome", "severity"),
    [
        ({"levels": "1"}, FLAG, "info"),
        ({"levels": "1", "covers": ["OS13"]}, FLAG, "info"),
        ({"levels": "1", "covers": ["OS14"]}, FLAG, "minor"),
        (
            {"reason": "No reason to expect a difference: muscle is muscle", "levels": "0"},
            PASS,
            None,
        ),
        ({"reason": "other people", "levels": "0"}, FLAG, "minor"),
        (
            {"reason": "no reason to expect a difference", "levels": "0", "covers": ["OS14"]},
            FLAG,
            "minor",
        ),
    ],
)
def test_os13_counts_once_and_hears_the_reviewer(
    judgement: dict[str, Any], outcome: Outcome, severity: str | None
) -> None:
    claim = {**speaking_of(sex="women"), "judgements": judged("indirectness", **judgement)}
    found = check("OS13", claim, studies={"s": people(sex="men")})
    assert (found.outcome, found.severity) == (outcome, severity)


# OS14


def doing(what: str = "training with bands", **amounts: str) -> dict[str, Any]:
    return {"intervention": {"what": what, **amounts}}


def claiming(what: str = "training with bands", **amounts: str) -> dict[str, Any]:
    return {"asserts": doing(what, **amounts), "evidence": [line()]}


@for_each_row(
    ("claimed", "studied", "severity"),
    [
        ({"dose": "20 to 30% of 1RM"}, {"dose": "30 to 50% of 1RM"}, None),
        ({"dose": "20 to 30% of 1RM"}, {"dose": "31 to 50% of 1RM"}, "major"),
        ({"dose": "20 kg"}, {"dose": "20000 g"}, None),
        ({"dose": "20 kg"}, {"dose": "2000 g"}, "major"),
        ({"frequency": "3 times a week"}, {"frequency": "3 times a week"}, None),
        ({"duration": "8 weeks"}, {"duration": "56 days"}, None),
        ({"duration": "8 weeks"}, {"duration": "2 weeks"}, "major"),
        ({"dose": "7 out of 10"}, {"dose": "160 mmHg"}, None),
        ({"dose": "until it burns"}, {}, None),
        ({"dose": "unknown"}, {"dose": "20 kg"}, None),
        ({"what": "elastic bands"}, {"what": "an inflated cuff"}, "minor"),
        ({"what": "walking with bands"}, {"what": "walking with cuffs"}, "info"),
        ({"what": "Restricted blood flow"}, {"what": "work with blood-flow restriction"}, None),
        ({"what": "bands", "dose": "20 kg"}, {"what": "a cuff", "dose": "50 kg"}, "major"),
    ],
)
def test_os14_compares_what_was_done_and_how_much(
    claimed: dict[str, str], studied: dict[str, str], severity: str | None
) -> None:
    found = check("OS14", claiming(**claimed), studies={"s": doing(**studied)})
    assert (found.outcome, found.severity) == (FLAG if severity else PASS, severity)


def test_os14_is_silent_where_one_agreeing_study_did_it() -> None:
    studies = {"a": doing("a cuff", dose="50 kg"), "b": doing("bands", dose="20 kg")}
    claim = {**claiming("bands", dose="20 kg"), "evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS14", claim, studies=studies).outcome is PASS


@for_each_row(
    ("claim", "studies", "fields"),
    [
        ({"asserts": {}}, {"s": doing()}, ["asserts.intervention.what"]),
        ({}, {"s": study()}, ["studies.s.intervention.what"]),
        ({"asserts": doing(dose="20 kg")}, {"s": doing()}, ["studies.s.intervention.dose"]),
        ({}, {}, ["studies.s"]),
    ],
)
def test_os14_waits_for_what_was_done(
    claim: dict[str, Any], studies: dict[str, Any], fields: list[str]
) -> None:
    found = check("OS14", {**claiming(), **claim}, studies=studies)
    assert list(dict.fromkeys(missing(found))) == fields


def test_os14_is_not_asked_of_a_description_without_a_treatment_or_without_lines() -> None:
    words = {"relation": "description", "hedge": "plain"}
    plain = {"wording": words, "evidence": [line()]}
    assert check("OS14", plain, studies={"s": doing()}).outcome is NOT_APPLICABLE
    assert check("OS14", {**claiming(), "evidence": []}).outcome is NOT_APPLICABLE


BRIDGE = {
    "kind": "comparative",
    "asserts": {**doing("bands"), "comparator": "inflated cuffs"},
    "evidence": [line()],
}

CUFFS = {"s": doing("an inflated cuff")}


@for_each_row(
    ("premises", "outcome"),
    [
        ({"bridge": BRIDGE}, PASS),
        ({"bridge": {**BRIDGE, "kind": "no-effect"}}, PASS),
        ({"bridge": {**BRIDGE, "kind": "causal"}}, FLAG),
        ({"bridge": {**BRIDGE, "asserts": doing("bands")}}, FLAG),
        ({"bridge": {"builds_on": ["further"]}, "further": BRIDGE}, PASS),
        ({}, FLAG),
    ],
)
def test_os14_leaves_the_step_to_the_comparison_that_the_claim_builds_on(
    premises: dict[str, Any], outcome: Outcome
) -> None:
    claim = {**claiming("bands"), "builds_on": ["bridge"]}
    assert check("OS14", claim, studies=CUFFS, claims=premises).outcome is outcome


def test_os14_says_that_it_leaves_the_step_to_another_claim() -> None:
    claim = {**claiming("bands"), "builds_on": ["bridge"]}
    found = check("OS14", claim, studies=CUFFS, claims={"bridge": BRIDGE})
    assert "is a claim that this one builds on" in found.message


def test_os14_does_not_take_a_comparison_that_lies_behind_another_treatment() -> None:
    """What bands are to cuffs says nothing of a drug, though the drug was thought of for bands."""
    premises = {
        "between": {"asserts": doing("bands"), "builds_on": ["bridge"]},
        "bridge": BRIDGE,
    }
    claim = {**claiming("a drug"), "builds_on": ["between"]}
    assert check("OS14", claim, studies=CUFFS, claims=premises).outcome is FLAG
    claim = {**claiming("wide bands"), "builds_on": ["between"]}
    assert check("OS14", claim, studies=CUFFS, claims=premises).outcome is PASS


def test_os14_is_asked_of_the_comparison_itself() -> None:
    assert check("OS14", BRIDGE, studies=CUFFS).severity == "minor"


def test_os14_does_not_excuse_another_dose_by_a_comparison_of_treatments() -> None:
    claim = {**claiming("bands", dose="20 kg"), "builds_on": ["bridge"]}
    studies = {"s": doing("an inflated cuff", dose="50 kg")}
    assert check("OS14", claim, studies=studies, claims={"bridge": BRIDGE}).severity == "major"


def test_os14_counts_once_with_indirectness() -> None:
    claim = {**claiming("bands"), "judgements": judged("indirectness")}
    found = check("OS14", claim, studies=CUFFS)
    assert (found.severity, found.once) == ("info", "indirectness")


# OS16


@for_each_row(
    ("horizon", "ran", "outcome"),
    [
        ("16 weeks", "8 weeks", PASS),
        ("17 weeks", "8 weeks", FLAG),
        ("1 year", "6 months", PASS),
        ("1 year", "26 weeks", PASS),
        ("1 year", "5 months", FLAG),
        ("2 to 5 years", "2 years", FLAG),
        ("4 years", "1 to 2 years", PASS),
        ("1 week", "30 minutes", FLAG),
        ("1 year", "unknown", UNRESOLVED),
        ("training", "1 week", NOT_APPLICABLE),
        ("session", "1 minute", NOT_APPLICABLE),
        ("unknown", "1 week", NOT_APPLICABLE),
    ],
)
def test_os16_compares_a_stated_horizon_with_twice_the_longest_study(
    horizon: str, ran: str, outcome: Outcome
) -> None:
    claim = {"asserts": {"horizon": horizon}, "evidence": [line()]}
    found = check("OS16", claim, studies={"s": study(duration=ran)})
    assert (found.outcome, found.severity) == (outcome, "minor" if outcome is FLAG else None)


def test_os16_reads_the_longest_of_the_agreeing_studies_and_the_factor_of_the_workspace() -> None:
    studies = {"a": study(duration="1 week"), "b": study(duration="8 weeks")}
    claim = {"asserts": {"horizon": "16 weeks"}, "evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS16", claim, studies=studies).outcome is PASS
    strict = {"thresholds": {"horizon_factor": {"value": "1", "rationale": "ours"}}}
    found = check("OS16", claim, studies=studies, settings=strict)
    assert found.outcome is FLAG
    assert "(8 weeks)" in found.message


def test_os16_is_not_asked_without_a_horizon_or_without_agreeing_lines() -> None:
    short = {"s": study(duration="1 week")}
    assert check("OS16", {"evidence": [line()]}, studies=short).outcome is NOT_APPLICABLE
    alone = {"asserts": {"horizon": "5 years"}, "evidence": [line(relation="background")]}
    assert check("OS16", alone, studies=short).outcome is NOT_APPLICABLE


MESSAGES = [
    (
        "OS04",
        {"scope": "individual", "evidence": [line()]},
        study(result={"statistic": "mean"}),
        "scope",
        "the words promise it to the single reader, and every linked result is a mean of a group",
    ),
    (
        "OS09",
        {"evidence": [line()]},
        study(population={"species": "tissue"}),
        "asserts.population.species",
        "the claim speaks of the body, and cells or tissue alone were studied",
    ),
    (
        "OS13",
        speaking_of(sex="both", training="trained"),
        people(sex="men", training="untrained"),
        "asserts.population",
        "the words speak of women and men, and those studied were men; the words speak of trained "
        "people, and those studied were untrained people",
    ),
    (
        "OS14",
        claiming(dose="20 kg"),
        doing(dose="50 kg"),
        "asserts.intervention",
        "the dose claimed is '20 kg', and the studies had '50 kg'",
    ),
    (
        "OS14",
        claiming("bands"),
        doing("a cuff"),
        "asserts.intervention",
        "the claim speaks of 'bands', the studies of 'a cuff': no study did that",
    ),
    (
        "OS16",
        {"asserts": {"horizon": "5 years"}, "evidence": [line()]},
        study(duration="8 weeks"),
        "asserts.horizon",
        "the words speak of 5 years, more than 2 times the longest study (8 weeks)",
    ),
]


@for_each_row(("code", "claim", "studied", "at", "message"), MESSAGES)
def test_a_flag_on_fit_says_what_differs_and_points_at_the_field(
    code: str, claim: dict[str, Any], studied: dict[str, Any], at: str, message: str
) -> None:
    found = check(code, claim, studies={"s": studied})
    assert (found.at, found.message) == (at, message)


@for_each_row(
    ("claimed", "studied", "alike"),
    [
        ("Light walks", "walking in light shoes", Likeness.SAME),
        ("training with bands", "bands, then training", Likeness.SAME),
        ("training with bands", "training without bands", Likeness.PARTLY),
        ("no training", "no training at all", Likeness.SAME),
        ("heavy training", "training", Likeness.PARTLY),
        ("bands", "a cuff", Likeness.OTHER),
        ("of the", "a cuff", Likeness.PARTLY),
    ],
)
def test_descriptions_are_compared_by_their_words_in_any_order_and_form(
    claimed: str, studied: str, alike: Likeness
) -> None:
    assert likeness(claimed, studied) is alike


# OS15


@for_each_row(
    ("comparisons", "relations", "outcome"),
    [
        (["rest", "heavy work"], ["supports", "disputes"], FLAG),
        (["rest", "Rest"], ["supports", "disputes"], PASS),
        (["rest", "heavy work"], ["supports", "supports"], NOT_APPLICABLE),
        (["rest", "unknown"], ["supports", "disputes"], UNRESOLVED),
    ],
)
def test_os15_asks_whether_different_comparators_point_different_ways(
    comparisons: list[str], relations: list[str], outcome: Outcome
) -> None:
    studies = {f"s{i}": study(result={"comparison": c}) for i, c in enumerate(comparisons)}
    lines = [line(f"s{i}", r) for i, r in enumerate(relations)]
    found = check("OS15", {"points": "for", "evidence": lines}, studies=studies)
    assert (found.outcome, found.severity) == (outcome, "minor" if outcome is FLAG else None)
