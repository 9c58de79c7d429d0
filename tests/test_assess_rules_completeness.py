"""What the rules on completeness and harm fire on beyond their examples, and when they must not."""

from typing import Any

from build import assessed, result, workspace_of
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.finding import Subject
from claimgrade.model.vocabulary import Verdict
from tables import for_each_row

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED


def line(source: str = "s", relation: str = "supports", **fields: Any) -> dict[str, Any]:
    return {"source": source, "relation": relation, "finding": "It grew.", "result": "r", **fields}


def check(code: str, claim: dict[str, Any], **record: Any) -> RuleResult:
    return result(assessed({"claim": claim, **record}), code)


# OS24

BOTH = [line("s"), line("t", "disputes")]


@for_each_row(
    ("claim", "outcome"),
    [
        ({"plural_cue": "many", "omits": {"what": "one", "hides": "context"}}, FLAG),
        ({"plural_cue": "all", "omits": {"what": "one", "hides": "context"}}, FLAG),
        (
            {"plural_cue": "many", "omits": {"what": "one", "line": "t", "hides": "context"}},
            FLAG,
        ),
        (
            {"plural_cue": "many", "omits": {"what": "the price", "line": "s", "hides": "context"}},
            PASS,
        ),
        ({"plural_cue": "many", "omits": "none"}, PASS),
        ({"plural_cue": "many"}, UNRESOLVED),
        ({"plural_cue": "many", "omits": "unknown"}, UNRESOLVED),
        ({"plural_cue": "none"}, NOT_APPLICABLE),
        ({}, NOT_APPLICABLE),
        ({"plural_cue": "many", "evidence": [line("s")]}, NOT_APPLICABLE),
    ],
)
def test_os24_asks_whether_an_appeal_to_studies_passes_over_one_that_disputes(
    claim: dict[str, Any], outcome: Outcome
) -> None:
    found = check("OS24", {"evidence": BOTH, "points": "for", **claim})
    assert found.outcome is outcome
    assert (found.severity == "minor") is (outcome is FLAG)


def test_os24_is_unresolved_in_a_language_without_a_list() -> None:
    found = check("OS24", {"evidence": BOTH, "points": "for"}, article={"language": "fi"})
    assert [(m.field, m.looked_up) for m in found.missing] == [("language", True)]
    assert found.message == ("there is no word list for 'fi'; 'plural_cue' can say what they do")


@for_each_row(("cue", "outcome"), [(None, FLAG), ("none", NOT_APPLICABLE)])
def test_os24_takes_a_statement_about_the_literature_as_an_appeal_to_it(
    cue: str | None, outcome: Outcome
) -> None:
    """Unless the reviewer records that it makes none; in any language, whatever the words."""
    said = {"kind": "literature", "omits": {"what": "one", "hides": "context"}}
    claim = {"evidence": BOTH, "points": "for", **said, **({"plural_cue": cue} if cue else {})}
    assert check("OS24", claim, article={"language": "fi"}).outcome is outcome


def test_os24_knows_a_disputing_source_by_an_older_key() -> None:
    omits = {"what": "one", "line": "older", "hides": "context"}
    claim = {"evidence": BOTH, "points": "for", "plural_cue": "many", "omits": omits}
    assert check("OS24", claim, sources={"t": {"aliases": ["older"]}}).outcome is FLAG
    assert check("OS24", claim).outcome is PASS


# OS24b


def outcome_study(direction: str | None, name: str = "muscle size") -> dict[str, Any]:
    way = {} if direction is None else {"direction": direction}
    return {"results": [{"id": "r", "outcome": name, **way}]}


ON_SIZE = {"asserts": {"outcome": {"name": "muscle size"}}, "evidence": [line("s")]}


@for_each_row(
    ("direction", "outcome"),
    [
        ("decrease", FLAG),
        ("none", FLAG),
        ("increase", PASS),
        (None, UNRESOLVED),
        ("unknown", UNRESOLVED),
    ],
)
def test_os24b_looks_for_results_that_went_another_way(
    direction: str | None, outcome: Outcome
) -> None:
    studies = {"s": outcome_study("increase"), "t": outcome_study(direction)}
    found = check("OS24b", ON_SIZE, studies=studies)
    assert found.outcome is outcome
    assert found.subject is Subject.RECORD
    if outcome is UNRESOLVED:
        assert [(m.field, m.looked_up) for m in found.missing] == [
            ("studies.t.results.r.direction", direction == "unknown")
        ]


@for_each_row("relation", ["supports", "qualifies", "disputes", "background"])
def test_os24b_is_answered_by_a_line_whatever_it_does(relation: str) -> None:
    claim = {**ON_SIZE, "points": "for", "evidence": [line("s"), line("t", relation)]}
    studies = {"s": outcome_study("increase"), "t": outcome_study("none")}
    assert check("OS24b", claim, studies=studies).outcome is PASS


def test_os24b_sees_a_result_of_a_study_that_is_linked_for_another() -> None:
    both = {
        "results": [
            {"id": "r", "outcome": "muscle size", "direction": "increase"},
            {"id": "late", "outcome": "muscle size", "direction": "none"},
        ]
    }
    found = check("OS24b", ON_SIZE, studies={"s": both})
    assert found.outcome is FLAG
    assert "s (late)" in found.message
    whole = {**ON_SIZE, "evidence": [{k: v for k, v in line("s").items() if k != "result"}]}
    assert check("OS24b", whole, studies={"s": both}).outcome is PASS


@for_each_row(
    ("name", "synonyms", "outcome"),
    [
        ("Muscle  SIZE", [], FLAG),
        ("hypertrophy", [], PASS),
        ("hypertrophy", [["Muscle size", "Hypertrophy"]], FLAG),
        ("strength", [["muscle size", "hypertrophy"]], PASS),
    ],
)
def test_os24b_folds_case_spaces_and_the_synonyms_of_the_workspace(
    name: str, synonyms: list[list[str]], outcome: Outcome
) -> None:
    studies = {"s": outcome_study("increase"), "t": outcome_study("none", name)}
    found = check("OS24b", ON_SIZE, studies=studies, settings={"synonyms": synonyms})
    assert found.outcome is outcome


def test_os24b_leaves_retracted_results_out() -> None:
    studies = {"s": outcome_study("increase"), "t": outcome_study("none")}
    sources = {"t": {"retraction": {"status": "retracted"}}}
    assert check("OS24b", ON_SIZE, studies=studies, sources=sources).outcome is PASS


@for_each_row(
    "claim",
    [
        {"kind": "report"},
        {"kind": "definition"},
        {"verdict": {"verdict": "not-checkable", "reason": "An opinion."}},
        {"wording": {"relation": "description", "hedge": "plain"}},
    ],
)
def test_os24b_is_not_asked_where_the_library_does_not_decide(claim: dict[str, Any]) -> None:
    studies = {"s": outcome_study("increase"), "t": outcome_study("none")}
    assert check("OS24b", {**ON_SIZE, **claim}, studies=studies).outcome is NOT_APPLICABLE


def test_os24b_reads_the_direction_of_a_claim_of_no_difference() -> None:
    studies = {"s": outcome_study("none"), "t": outcome_study("increase")}
    assert check("OS24b", {**ON_SIZE, "direction": "none"}, studies=studies).outcome is FLAG


def test_os24b_names_three_results_and_says_that_there_are_more() -> None:
    studies = {key: outcome_study("none") for key in "abcde"}
    message = check("OS24b", ON_SIZE, studies=studies).message
    assert message.endswith("a (r), b (r), c (r) and more")
    three = {key: outcome_study("none") for key in "abc"}
    assert check("OS24b", ON_SIZE, studies=three).message.endswith("a (r), b (r), c (r)")


def test_os24b_is_no_part_of_the_verdict() -> None:
    studies = {"s": outcome_study("increase"), "t": outcome_study("none")}
    claim = {**ON_SIZE, "certainty": "high", "omits": "none"}
    assessment = assessed({"claim": claim, "studies": studies})
    assert result(assessment, "OS24b").severity == "major"
    assert assessment.verdict is Verdict.SUPPORTED


# OS26


@for_each_row(
    ("measured", "study", "outcome", "severity"),
    [
        ({"primary": "false"}, {}, FLAG, "minor"),
        ({"subgroup": "true"}, {}, FLAG, "minor"),
        ({"primary": "true", "subgroup": "true"}, {}, FLAG, "minor"),
        ({"primary": "false"}, {"preregistered": "unknown"}, FLAG, "minor"),
        ({"primary": "false"}, {"preregistered": "false"}, FLAG, "major"),
        ({"primary": "false"}, {"preregistered": "true"}, PASS, None),
        ({"primary": "true", "subgroup": "false"}, {}, PASS, None),
        ({"primary": "true"}, {}, UNRESOLVED, None),
        ({"subgroup": "false"}, {}, UNRESOLVED, None),
        ({"primary": "unknown", "subgroup": "unknown"}, {}, UNRESOLVED, None),
    ],
)
def test_os26_goes_by_what_is_recorded_of_the_result(
    measured: dict[str, str], study: dict[str, str], outcome: Outcome, severity: str | None
) -> None:
    studies = {"s": {**study, "results": [{"id": "r", **measured}]}}
    found = check("OS26", {"evidence": [line()]}, studies=studies)
    assert (found.outcome, found.severity) == (outcome, severity)


def test_os26_fires_on_any_supporting_result_and_weighs_the_worst() -> None:
    studies = {
        "s": {"results": [{"id": "r", "primary": "false"}]},
        "t": {"preregistered": "false", "results": [{"id": "r", "primary": "false"}]},
        "u": {"results": [{"id": "r", "primary": "true", "subgroup": "false"}]},
    }
    evidence = [line("u"), line("s"), line("t")]
    found = check("OS26", {"evidence": evidence}, studies=studies)
    assert (found.severity, found.at) == ("major", "evidence.2")


@for_each_row(
    ("words", "language", "outcome"),
    [
        ("In a subgroup bands built muscle", "en", PASS),
        ("A secondary outcome, strength, rose", "en", PASS),
        ("A post hoc look found growth", "en", PASS),
        ("Bands build muscle", "en", FLAG),
        ("Bänder bauen Muskeln auf", "fi", UNRESOLVED),
    ],
)
def test_os26_is_silent_where_the_words_say_so(words: str, language: str, outcome: Outcome) -> None:
    claim = {"quote": {"exact": words}, "evidence": [line()]}
    studies = {"s": {"results": [{"id": "r", "primary": "false"}]}}
    found = check("OS26", claim, studies=studies, article={"language": language})
    assert found.outcome is outcome


def test_os26_looks_at_supporting_lines_alone() -> None:
    studies = {"s": {"results": [{"id": "r", "primary": "false"}]}}
    found = check("OS26", {"evidence": [line("s", "qualifies")]}, studies=studies)
    assert found.outcome is NOT_APPLICABLE


# OS28


TRIAL = {"design": "randomised-trial"}


def of(**population: str) -> dict[str, Any]:
    """Return a trial without a cohort on such people."""
    return {**TRIAL, "population": population}


def two(first: dict[str, Any], second: dict[str, Any], **record: Any) -> RuleResult:
    claim = {"evidence": [line("s"), line("t", "qualifies")]}
    return check("OS28", claim, studies={"s": first, "t": second}, **record)


@for_each_row(
    ("first", "second", "outcome"),
    [
        ({**TRIAL, "cohort": "one"}, {**TRIAL, "cohort": "one"}, FLAG),
        ({**TRIAL, "cohort": "one"}, {**TRIAL, "cohort": "two"}, PASS),
        (TRIAL, {**TRIAL, "cohort": "s"}, FLAG),
        (TRIAL, {**TRIAL, "cohort": "one"}, UNRESOLVED),
        ({**TRIAL, "cohort": "unknown"}, {**TRIAL, "cohort": "one"}, UNRESOLVED),
        (TRIAL, {"design": "meta-analysis", "includes": ["s"]}, PASS),
        (TRIAL, {"design": "meta-analysis"}, PASS),
        (TRIAL, {"design": "narrative-review"}, PASS),
        (TRIAL, {}, UNRESOLVED),
        ({"design": "meta-analysis"}, {"design": "systematic-review"}, PASS),
        # nobody is both, so the cohorts need not be recorded
        (of(species="human"), of(species="animal"), PASS),
        (of(sex="women"), of(sex="men"), PASS),
        (of(age="young-adults"), of(age="older-adults"), PASS),
        (of(age="children"), of(age="adults"), PASS),
        (of(sex="women"), {"population": {"sex": "men"}}, PASS),
        # the same people may be behind these
        (of(species="human"), of(species="tissue"), UNRESOLVED),
        (of(sex="women"), of(sex="both"), UNRESOLVED),
        (of(age="adults"), of(age="older-adults"), UNRESOLVED),
        (of(sex="women"), of(sex="unknown"), UNRESOLVED),
        (of(sex="women"), of(species="human"), UNRESOLVED),
        # what is recorded to be one cohort is one
        ({**of(sex="women"), "cohort": "one"}, {**of(sex="men"), "cohort": "one"}, FLAG),
    ],
)
def test_os28_asks_whether_two_sources_are_on_the_same_people(
    first: dict[str, Any], second: dict[str, Any], outcome: Outcome
) -> None:
    found = two(first, second)
    assert found.outcome is outcome
    assert (found.severity == "minor") is (outcome is FLAG)


def test_os28_sees_a_second_paper_on_a_trial_that_a_review_pooled() -> None:
    studies = {
        "s": {**TRIAL, "cohort": "one"},
        "t": {"design": "meta-analysis", "includes": ["first"]},
        "first": {**TRIAL, "cohort": "one"},
    }
    claim = {"evidence": [line("s"), line("t")]}
    assert check("OS28", claim, studies=studies).outcome is FLAG


ENTRY = {"author": "Abe, Takashi and Kearns, Charles", "year": "2006"}


@for_each_row(
    ("entry", "n", "outcome", "severity"),
    [
        (ENTRY, "9", FLAG, "info"),
        (ENTRY, "10", UNRESOLVED, None),
        ({**ENTRY, "year": "2007"}, "9", UNRESOLVED, None),
        ({**ENTRY, "author": "Kearns, Charles and Abe, Takashi"}, "9", UNRESOLVED, None),
        ({"author": "Suga, Tadashi", "year": "2006"}, "9", PASS, None),
        ({"year": "2006"}, "9", UNRESOLVED, None),
    ],
)
def test_os28_takes_a_likeness_of_author_year_and_number_for_a_hint(
    entry: dict[str, str], n: str, outcome: Outcome, severity: str | None
) -> None:
    entries = {"s": ENTRY, "t": entry}
    found = two({**TRIAL, "n": "9"}, {**TRIAL, "n": n}, entries=entries)
    assert (found.outcome, found.severity) == (outcome, severity)


def test_os28_does_not_count_a_line_twice_or_one_that_tests_nothing() -> None:
    studies = {"s": {**TRIAL, "cohort": "one"}, "t": {**TRIAL, "cohort": "one"}}
    for evidence in ([line(), line()], [line(), line("t", "background")]):
        found = check("OS28", {"evidence": evidence}, studies=studies)
        assert found.outcome is NOT_APPLICABLE


# OS29


def of_article(code: str, record: dict[str, Any]) -> RuleResult:
    article = assess(workspace_of(record)).articles[0]
    return next(r for r in article.results if r.code == code)


ADVICE: dict[str, Any] = {"advice": "implied", "evidence": [line()]}


@for_each_row(
    ("studies", "outcome"),
    [
        ({"s": {"harms_reported": "true"}}, FLAG),
        ({"s": {}}, FLAG),
        ({"s": {"harms_reported": "unknown"}}, FLAG),
        ({}, FLAG),
        ({"s": {"harms_reported": "false"}}, PASS),
    ],
)
def test_os29_fires_on_a_known_harm_and_where_nobody_has_looked(
    studies: dict[str, Any], outcome: Outcome
) -> None:
    found = of_article("OS29", {"claim": ADVICE, "studies": studies})
    assert found.outcome is outcome
    assert (found.severity == "major") is (outcome is FLAG)


@for_each_row(
    ("other", "outcome"),
    [
        ({"kind": "safety", "direction": "increase"}, PASS),
        ({"kind": "safety", "direction": "decrease"}, PASS),
        ({"kind": "safety", "direction": "none"}, FLAG),
        ({"kind": "safety"}, UNRESOLVED),
        ({"kind": "causal"}, FLAG),
    ],
)
def test_os29_is_silent_where_a_claim_names_a_harm(other: dict[str, str], outcome: Outcome) -> None:
    record = {"claim": ADVICE, "claims": {"other": {"evidence": [], **other}}}
    assert of_article("OS29", record).outcome is outcome


def test_os29_waits_for_which_way_a_claim_on_safety_goes_unless_another_names_a_harm() -> None:
    open_one: dict[str, Any] = {"kind": "safety", "evidence": []}
    found = of_article("OS29", {"claim": ADVICE, "claims": {"open": open_one}})
    assert [(m.field, m.looked_up) for m in found.missing] == [
        ("claims.article/open.direction", False)
    ]
    named = {**open_one, "direction": "increase"}
    both = {"claim": ADVICE, "claims": {"open": open_one, "named": named}}
    assert of_article("OS29", both).outcome is PASS


def test_os29_takes_a_harm_that_a_reviewer_found_left_out() -> None:
    omits: dict[str, Any] = {"what": "clots", "hides": "harm"}
    studies = {"s": {"harms_reported": "false"}}
    record = {"claim": {**ADVICE, "omits": omits}, "studies": studies}
    assert of_article("OS29", record).message == (
        "the article advises and names no harm; the claim “Training with bands increases muscle "
        "size” leaves one out"
    )
    milder = {**omits, "hides": "context"}
    context = {"claim": {**ADVICE, "omits": milder}, "studies": studies}
    assert of_article("OS29", context).outcome is PASS


def test_os29_is_not_asked_without_advice_or_where_it_is_of_low_consequence() -> None:
    silent = {"claim": {"evidence": [line()]}}
    assert of_article("OS29", silent).outcome is NOT_APPLICABLE
    low = {"claim": ADVICE, "settings": {"low_consequence": "true"}}
    assert of_article("OS29", low).outcome is NOT_APPLICABLE


# OS30


@for_each_row(
    ("hedge", "certainty", "outcome"),
    [
        ("may", "high", FLAG),
        ("probably", "high", PASS),
        ("can", "high", PASS),
        ("uncertain", "moderate", FLAG),
        ("may", "moderate", PASS),
        ("uncertain", "low", PASS),
        ("untested", "low", FLAG),
        ("untested", "very-low", FLAG),
        ("plain", "low", PASS),
    ],
)
def test_os30_asks_whether_the_words_are_two_steps_below_the_ceiling(
    hedge: str, certainty: str, outcome: Outcome
) -> None:
    claim = {
        "wording": {"relation": "effect", "hedge": hedge},
        "certainty": certainty,
        "evidence": [line()],
    }
    found = check("OS30", claim)
    assert found.outcome is outcome
    assert (found.severity == "info") is (outcome is FLAG)


SOFTENED = "the words soften a harm: they say 'may', and the evidence permits 'probably'"


@for_each_row(
    ("direction", "hedge", "certainty", "outcome"),
    [
        ("increase", "may", "moderate", FLAG),
        ("decrease", "may", "moderate", FLAG),
        ("increase", "probably", "high", FLAG),
        ("increase", "plain", "high", PASS),
        ("increase", "uncertain", "low", PASS),
        ("none", "may", "moderate", PASS),
        ("none", "uncertain", "moderate", FLAG),
        (None, "may", "moderate", UNRESOLVED),
        (None, "probably", "moderate", PASS),
        (None, "uncertain", "moderate", FLAG),
    ],
)
def test_os30_counts_one_step_below_the_ceiling_where_a_harm_is_claimed(
    direction: str | None, hedge: str, certainty: str, outcome: Outcome
) -> None:
    """Who softens a harm that is known leads people into it; a denial of harm softens none."""
    way = {"direction": direction} if direction else {}
    wording = {"relation": "effect", "hedge": hedge}
    claim = {"kind": "safety", "wording": wording, "certainty": certainty, **way}
    found = check("OS30", {"evidence": [line()], **claim})
    assert found.outcome is outcome
    assert [m.field for m in found.missing] == (["direction"] if outcome is UNRESOLVED else [])
    of_a_harm = outcome is FLAG and direction in ("increase", "decrease")
    assert ("soften a harm" in found.message) is of_a_harm
    if of_a_harm and certainty == "moderate":
        assert found.message == SOFTENED


@for_each_row(
    "claim",
    [
        {"kind": "report", "evidence": [line()]},
        {"evidence": []},
        {"evidence": [line("s", "disputes")]},
    ],
)
def test_os30_is_not_asked_where_no_ceiling_applies(claim: dict[str, Any]) -> None:
    wording = {"relation": "effect", "hedge": "may"}
    assert check("OS30", {"wording": wording, **claim}).outcome is NOT_APPLICABLE


def test_os30_makes_a_claim_understated_where_nothing_worse_is_open() -> None:
    claim = {
        "wording": {"relation": "effect", "hedge": "may"},
        "certainty": "high",
        "omits": "none",
        "evidence": [line()],
    }
    assert assessed({"claim": claim}).computed_verdict is Verdict.UNDERSTATED
    minor = {**claim, "omits": {"what": "something", "hides": "context"}}
    assert assessed({"claim": minor}).computed_verdict is Verdict.NEEDS_CAVEAT
    partly = {**claim, "evidence": [line("s", "qualifies")]}
    assert assessed({"claim": partly}).computed_verdict is Verdict.NEEDS_CAVEAT
    fair = {**claim, "wording": {"relation": "effect", "hedge": "plain"}}
    assert assessed({"claim": fair}).computed_verdict is Verdict.SUPPORTED
