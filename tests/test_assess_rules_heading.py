"""A heading, caption or callout over the words is read by the rules that go by cue words."""

from typing import Any

from build import assessed
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, line, study
from tables import for_each_row

SMALL = study(result={"statistic": "mean-difference", "estimate": "3", "mid": "2"})
STUDIES = {"s": SMALL, "t": study(design="randomised-trial")}

# For each rule a claim whose words give it nothing, and what it answers to them.
QUIET: dict[str, tuple[dict[str, Any], str]] = {
    "OS03": ({"wording": {"relation": "effect", "hedge": "proof"}}, PASS),
    "OS22": ({"evidence": [line("s")]}, NOT_APPLICABLE),
    "OS24": (
        {"evidence": [line("t"), line("s", "disputes")], "points": "for", "omits": "unknown"},
        NOT_APPLICABLE,
    ),
    "OS27": ({"evidence": [line("t")]}, NOT_APPLICABLE),
}
HEADINGS = {
    "OS03": "Guaranteed muscle",
    "OS22": "Massive gains",
    "OS24": "Numerous studies agree",
    "OS27": "Numerous studies agree",
}


@for_each_row("code", sorted(QUIET))
def test_a_cue_in_the_heading_is_found_and_one_that_is_not_there_is_not(code: str) -> None:
    claim, silent = QUIET[code]
    assert check(code, claim, studies=STUDIES).outcome == silent
    plain = {**claim, "heading": "More about bands"}
    assert check(code, plain, studies=STUDIES).outcome == silent
    loud = {**claim, "heading": HEADINGS[code]}
    found = check(code, loud, studies=STUDIES)
    assert found.outcome == (UNRESOLVED if code == "OS24" else FLAG)


@for_each_row(
    ("code", "words"),
    [("OS03", "'Guaranteed' (in the heading)"), ("OS22", "'Massive' (in the heading)")],
)
def test_the_flag_says_that_the_word_stands_in_the_heading(code: str, words: str) -> None:
    claim = {**QUIET[code][0], "heading": HEADINGS[code]}
    found = check(code, claim, studies=STUDIES)
    assert found.message.startswith(f"{words} speaks of")
    assert found.at == "heading"


def test_words_of_the_quote_come_before_those_of_the_heading() -> None:
    claim = {
        **QUIET["OS03"][0],
        "quote": {"exact": "It always works"},
        "heading": HEADINGS["OS03"],
    }
    found = check("OS03", claim)
    assert found.message.startswith("'always', 'Guaranteed' (in the heading) speaks of")
    assert found.at == "quote.exact"


@for_each_row(
    ("quote", "heading", "start", "at"),
    [
        ("Bands work", "Studies show it", "the heading over the words appeals", "heading"),
        ("Studies show it", "Bands work", "the words appeal", "quote.exact"),
        ("Studies show it", "Studies show it", "the words appeal", "quote.exact"),
        ("Studies show it", "All studies agree", "the heading over the words appeals", "heading"),
    ],
)
def test_os27_says_where_the_strongest_appeal_to_studies_stands(
    quote: str, heading: str, start: str, at: str
) -> None:
    claim = {"quote": {"exact": quote}, "heading": heading, "evidence": [line("t")]}
    found = check("OS27", claim, studies=STUDIES)
    assert found.message.startswith(f"{start} to many studies")
    assert found.at == at


def test_what_the_reviewer_records_of_the_appeal_comes_before_the_heading() -> None:
    claim = {"plural_cue": "none", "heading": "Studies show it", "evidence": [line("t")]}
    assert check("OS27", claim, studies=STUDIES).outcome is NOT_APPLICABLE


@for_each_row("code", ["OS03", "OS22"])
def test_a_heading_does_not_stand_in_for_words_that_are_not_recorded(code: str) -> None:
    claim = {**QUIET[code][0], "heading": HEADINGS[code], "quote": None}
    found = check(code, claim, studies=STUDIES)
    assert found.outcome is UNRESOLVED
    assert [m.field for m in found.missing] == ["quote.exact"]


@for_each_row("code", ["OS03", "OS22", "OS27"])
def test_a_heading_in_a_language_without_a_word_list_leaves_the_rule_open(code: str) -> None:
    claim = {**QUIET[code][0], "heading": HEADINGS[code]}
    found = check(code, claim, studies=STUDIES, article={"language": "fi"})
    assert found.outcome is UNRESOLVED
    assert "no word list for 'fi'" in found.message


def test_a_sentence_that_would_be_said_instead_stands_under_no_heading() -> None:
    claim = {
        "certainty": "high",
        "heading": "Numerous studies agree",
        "evidence": [line("t")],
        "recommended_wording": {
            "text": "In one trial of twenty people bands built muscle.",
            "relation": "effect",
            "hedge": "plain",
        },
    }
    trial = {**study(design="randomised-trial"), "n": "20"}
    found = assessed({"claim": claim, "studies": {"t": trial}})
    assert "OS27" in {flag.code for flag in found.flags}
    assert found.may_say is not None
    assert found.may_say.by_reviewer
