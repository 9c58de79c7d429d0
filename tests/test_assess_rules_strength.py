"""What the rules on the strength of the words ask, and when they must not."""

from typing import Any

from build import assessed, result
from claimgrade.model.assessment import Outcome
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, line, missing, study
from tables import for_each_row


def figure(statistic: str = "mean-difference", **fields: Any) -> dict[str, Any]:
    return study(result={"statistic": statistic, **fields})


NO_DIFFERENCE = {"direction": "none", "evidence": [line()]}


# OS07: no difference is shown by an interval inside the smallest difference that matters.


@for_each_row(
    ("measured", "outcome"),
    [
        ({"low": "-2.9", "high": "2.9", "mid": "3"}, PASS),
        ({"low": "-3", "high": "2.9", "mid": "3"}, FLAG),
        ({"low": "-2.9", "high": "3", "mid": "3"}, FLAG),
        ({"low": "-2.9", "high": "2.9", "mid": "-3"}, PASS),
        ({"low": "-9", "high": "-1", "mid": "3"}, FLAG),
        ({"statistic": "risk-ratio", "low": "0.9", "high": "1.1", "mid": "1.25"}, PASS),
        ({"statistic": "risk-ratio", "low": "0.9", "high": "1.1", "mid": "0.8"}, PASS),
        ({"statistic": "risk-ratio", "low": "0.8", "high": "1.1", "mid": "1.25"}, FLAG),
        ({"statistic": "risk-ratio", "low": "0.9", "high": "1.25", "mid": "1.25"}, FLAG),
        ({"statistic": "mean", "low": "9", "high": "11", "mid": "3"}, FLAG),
        ({"low": "-2", "high": "2"}, UNRESOLVED),
        ({"low": "-2", "mid": "3"}, UNRESOLVED),
    ],
)
def test_os07_asks_for_an_interval_inside_the_smallest_difference_that_matters(
    measured: dict[str, str], outcome: Outcome
) -> None:
    found = check("OS07", NO_DIFFERENCE, studies={"s": figure(**measured)})
    assert (found.outcome, found.severity) == (outcome, "major" if outcome is FLAG else None)


def test_os07_is_silent_where_one_result_excludes_a_difference_that_matters() -> None:
    studies = {
        "a": figure(low="-9", high="9", mid="3"),
        "b": figure(low="-1", high="1", mid="3"),
    }
    claim = {"direction": "none", "evidence": [line("a"), line("b", "qualifies")]}
    assert check("OS07", claim, studies=studies).outcome is PASS


@for_each_row(("equivalence", "outcome"), [("true", PASS), ("false", FLAG), ("unknown", FLAG)])
def test_os07_is_silent_on_a_study_designed_to_show_equivalence(
    equivalence: str, outcome: Outcome
) -> None:
    wide = {**figure(low="-9", high="9", mid="3"), "equivalence": equivalence}
    assert check("OS07", NO_DIFFERENCE, studies={"s": wide}).outcome is outcome


@for_each_row(
    ("claim", "outcome"),
    [
        ({"direction": "increase"}, NOT_APPLICABLE),
        ({"direction": "increase", "kind": "no-effect"}, FLAG),
        ({"evidence": [line(relation="background")]}, NOT_APPLICABLE),
        ({"evidence": [line(relation="disputes")]}, NOT_APPLICABLE),
        ({"evidence": [line(relation="qualifies")]}, FLAG),
    ],
)
def test_os07_is_asked_where_no_difference_is_told(claim: dict[str, Any], outcome: Outcome) -> None:
    wide = figure(low="-9", high="9", mid="3")
    assert check("OS07", {**NO_DIFFERENCE, **claim}, studies={"s": wide}).outcome is outcome


EVENTS = [{"name": "all", "events": "0", "total": "30"}]


@for_each_row(
    ("measured", "outcome"),
    [
        ({"statistic": "count", "estimate": "0"}, FLAG),
        ({"statistic": "proportion", "estimate": "0", "high": "unknown"}, FLAG),
        ({"statistic": "proportion", "estimate": "0", "high": "0.1"}, PASS),
        ({"groups": EVENTS}, FLAG),
        ({"groups": [{**EVENTS[0], "high": "0.1"}]}, PASS),
        ({"statistic": "risk-ratio", "low": "0.5", "high": "4", "mid": "1.25"}, FLAG),
        ({"statistic": "risk-ratio", "low": "0.9", "high": "1.1", "mid": "1.25"}, PASS),
        ({}, FLAG),
        ({"high": "4"}, UNRESOLVED),
        ({"statistic": "risk-ratio", "low": "0.9", "high": "1.1"}, UNRESOLVED),
    ],
)
def test_os07_asks_for_an_upper_bound_where_a_harm_is_said_to_be_absent(
    measured: dict[str, Any], outcome: Outcome
) -> None:
    claim = {**NO_DIFFERENCE, "kind": "safety"}
    found = check("OS07", claim, studies={"s": study(result=measured)})
    assert (found.outcome, found.severity) == (outcome, "major" if outcome is FLAG else None)


# OS22: a word of great size asks for twice the smallest difference that matters.


def sized(quote: str, **record: Any) -> Any:
    measured = record.pop("measured", {"estimate": "3.9", "mid": "2"})
    claim = {"quote": {"exact": quote}, "evidence": [line()], **record.pop("claim", {})}
    return check("OS22", claim, studies={"s": figure(**measured)}, **record)


@for_each_row(
    ("measured", "outcome"),
    [
        ({"estimate": "3.9", "mid": "2"}, FLAG),
        ({"estimate": "4", "mid": "2"}, PASS),
        ({"estimate": "-4", "mid": "2"}, PASS),
        ({"estimate": "-3.9", "mid": "2"}, FLAG),
        ({"estimate": "0.3", "mid": "0.15"}, PASS),
        ({"statistic": "risk-ratio", "estimate": "2.25", "mid": "1.5"}, PASS),
        ({"statistic": "risk-ratio", "estimate": "2.24", "mid": "1.5"}, FLAG),
        ({"statistic": "risk-ratio", "estimate": "0.25", "mid": "0.5"}, PASS),
        ({"statistic": "risk-ratio", "estimate": "0.3", "mid": "2"}, FLAG),
        ({"estimate": "3"}, UNRESOLVED),
        ({"estimate": "3", "mid": "unknown"}, UNRESOLVED),
        ({"mid": "2"}, UNRESOLVED),
        ({"statistic": "mean", "estimate": "30", "mid": "2"}, UNRESOLVED),
    ],
)
def test_os22_compares_with_twice_the_smallest_difference_that_matters(
    measured: dict[str, str], outcome: Outcome
) -> None:
    found = sized("Bands give dramatic gains", measured=measured)
    assert (found.outcome, found.severity) == (outcome, "minor" if outcome is FLAG else None)


def test_os22_uses_the_factor_of_the_workspace() -> None:
    factor = {"thresholds": {"size_factor": {"value": "1.5", "rationale": "ours"}}}
    assert sized("dramatic gains", settings=factor).outcome is PASS


def test_os22_is_silent_where_one_linked_result_is_large() -> None:
    studies = {"s": figure(estimate="1", mid="2"), "t": figure(estimate="5", mid="2")}
    claim = {"quote": {"exact": "huge gains"}, "evidence": [line(), line("t", "qualifies")]}
    assert check("OS22", claim, studies=studies).outcome is PASS


@for_each_row(
    ("quote", "outcome"),
    [
        ("a massive rise", FLAG),
        ("strength skyrockets", FLAG),
        ("HUGELY effective", FLAG),
        ("a rise in muscle mass", NOT_APPLICABLE),
        ("the vast majority gain", NOT_APPLICABLE),
        ("a vast rise", FLAG),
        ("no dramatic change", NOT_APPLICABLE),
        ("what sellers call “dramatic” gains", NOT_APPLICABLE),
        ("a real rise", NOT_APPLICABLE),
    ],
)
def test_os22_is_asked_where_the_writer_uses_a_word_of_great_size(
    quote: str, outcome: Outcome
) -> None:
    assert sized(quote).outcome is outcome


def test_os22_waits_for_words_in_the_language_of_the_article() -> None:
    assert missing(sized("une hausse énorme", article={"language": "fr"})) == ["language"]


def test_os22_is_not_asked_where_no_line_agrees() -> None:
    assert sized("huge gains", claim={"evidence": []}).outcome is NOT_APPLICABLE


def test_flags_on_strength_say_what_is_wrong_and_point_at_the_field() -> None:
    null = check("OS07", NO_DIFFERENCE, studies={"s": figure(low="-9", high="9", mid="3")})
    assert null.at == "direction"
    assert null.message == (
        "the words say that there is no difference, and no linked interval excludes one that "
        "matters"
    )
    harm = {**NO_DIFFERENCE, "kind": "safety"}
    assert check("OS07", harm, studies={"s": study()}).message == (
        "the words say that there is no danger, and no linked result bounds how often harm may "
        "still happen"
    )
    size = sized("a massive, dramatic gain")
    assert size.at == "quote.exact"
    assert size.message == (
        "'massive', 'dramatic' speaks of a large effect, and every linked one is less than 2 times "
        "the smallest difference that matters (s: 3.9, large from 2 × 2 = 4)"
    )


# OS03, OS23 and OS27 beyond test_assess_rules


def test_os03_does_not_point_at_a_proof_that_is_denied() -> None:
    claim = {
        "quote": {"exact": "It is not proven, and it works"},
        "wording": {"relation": "effect", "hedge": "proof"},
    }
    assert check("OS03", claim).outcome is PASS


@for_each_row("fields", [{"kind": "report"}, {"quote": {"exact": "One study found it"}}])
def test_os23_is_silent_where_the_words_say_that_one_study_found_it(fields: dict[str, Any]) -> None:
    small = {"s": study(design="randomised-trial", n="6")}
    assert check("OS23", {"evidence": [line()]}, studies=small).outcome is FLAG
    found = check("OS23", {"evidence": [line()], **fields}, studies=small)
    assert found.outcome is NOT_APPLICABLE


def test_os23_does_not_count_a_study_of_unrecorded_design_as_a_second() -> None:
    studies = {"a": study(design="randomised-trial", n="6"), "b": study()}
    found = check("OS23", {"evidence": [line("a"), line("b")]}, studies=studies)
    assert missing(found) == ["studies.b.design"]


def test_os27_passes_on_enough_known_studies_beside_one_of_unrecorded_design() -> None:
    studies = {name: study(design="cohort") for name in "abc"} | {"d": study()}
    evidence = [line(name) for name in studies]
    enough = {"plural_cue": "many", "evidence": evidence}
    assert check("OS27", enough, studies=studies).outcome is PASS
    few = {"plural_cue": "many", "evidence": evidence[1:]}
    assert missing(check("OS27", few, studies=studies)) == ["studies.d.design"]


@for_each_row(
    ("claim", "outcome", "who"),
    [
        ({}, FLAG, "a statement about the literature appeals"),
        ({"plural_cue": "many"}, FLAG, "the reviewer records an appeal"),
        ({"quote": {"exact": "Studies show no harm"}}, FLAG, "the words appeal"),
        ({"plural_cue": "none"}, NOT_APPLICABLE, ""),
        ({"kind": "causal"}, NOT_APPLICABLE, ""),
    ],
)
def test_os27_takes_a_statement_about_the_literature_as_an_appeal_to_it(
    claim: dict[str, Any], outcome: Outcome, who: str
) -> None:
    said = {"kind": "literature", "quote": {"exact": "Nobody has tested it"}, **claim}
    found = check("OS27", {"evidence": [line("s", "disputes")], **said}, studies={"s": study()})
    assert found.outcome is outcome
    assert found.message.startswith(who)


SIDE = study(result={"primary": "false"})

CUES = [
    # a rule that reads words, and a claim of which it would
    ("OS03", {"wording": {"relation": "effect", "hedge": "proof"}}),
    ("OS22", {"quote": {"exact": "énorme"}, "evidence": [line()]}),
    ("OS26", {"evidence": [line()]}),
    ("OS27", {"evidence": [line()]}),
]


@for_each_row(("code", "claim"), CUES, ids=[code for code, _ in CUES])
def test_a_language_without_a_word_list_is_a_limit_and_no_work_left_undone(
    code: str, claim: dict[str, Any]
) -> None:
    """The language is recorded: --strict asks for absent fields alone."""
    record = {"claim": claim, "article": {"language": "fr"}, "studies": {"s": SIDE}}
    one = assessed(record)
    found = result(one, code)
    assert found.outcome is UNRESOLVED
    assert [(m.field, m.looked_up) for m in found.missing] == [("language", True)]
    assert found.message.startswith("there is no word list for 'fr'")
    absent = [r for r in one.unresolved if any(not m.looked_up for m in r.missing)]
    assert code not in {r.code for r in absent}
    assert one.sums.unresolved_absent == len(absent)


# OS23: a level that was entered and takes nothing off stands for no fact.


@for_each_row(
    ("concern", "severity"),
    [("serious", "info"), ("some", "info"), ("none", "major"), ("not-assessable", "major")],
)
def test_os23_counts_while_the_level_entered_for_imprecision_does_not(
    concern: str, severity: str
) -> None:
    few = {"imprecision": {"concern": concern, "levels": "1", "reason": "Ten people."}}
    claim = {"evidence": [line()], "judgements": [{"by": "AB", "domains": few}]}
    found = check("OS23", claim, studies={"s": study(design="randomised-trial", n="10")})
    assert (found.outcome, found.severity) == (FLAG, severity)
