"""What a plain reader of cue words hears: which link, how sure, and in which words."""

from pathlib import Path

import pytest

from claimgrade.language.plain_reader import heard
from claimgrade.language.relation_words import ENGLISH
from claimgrade.model.second_opinion import Heard, Label
from sentences import CELLS


def hear(words: str) -> Heard:
    found = heard(words, "en")
    assert found is not None
    return found


# The precedence of docs/method.md: a cue of a correlation, then a hedge, then a verb of cause.
SOUNDS = [
    ("Bands are associated with larger thighs", "association", "plain"),
    ("Bands may be associated with larger thighs", "association", "may"),
    ("Bands are linked to growth, which improves strength", "association", "plain"),
    ("People who walk are more likely to have strong legs", "association", "plain"),
    ("Grip strength predicts how long one lives", "association", "plain"),
    ("Bands may improve strength", "effect", "may"),
    ("Bands can improve strength", "effect", "can"),
    ("Bands can help and might improve strength", "effect", "may"),
    ("Bands seem to improve strength", "effect", "probably"),
    ("Bands are likely to improve strength", "effect", "probably"),
    ("Bands are unlikely to improve strength", "effect", "probably"),
    ("Bands improve strength", "effect", "plain"),
    ("Training leads to growth", "effect", "plain"),
    ("Bands are proven to be effective", "effect", "proof"),
    ("Bands do not cause harm", "effect", "plain"),
    ("It is unclear whether bands improve strength", "effect", "uncertain"),
    ("Bands should be worn loosely", "description", "plain"),
    ("Bands should improve strength", "effect", "plain"),
]


@pytest.mark.parametrize(("words", "relation", "hedge"), SOUNDS)
def test_a_correlation_is_heard_before_a_hedge_and_a_hedge_before_a_cause(
    words: str, relation: str, hedge: str
) -> None:
    found = hear(words)
    assert (found.relation, found.hedge) == (relation, hedge)


SILENT = [
    "Bands are worn on the arms",
    "Studies suggest that bands are of use",
    "A trial shows that bands are of use",
    "a significant difference between the groups",
    "an increase in strength",
    "Strength increases with age",
    "Strength increases.",
    "the increase was large",
    "increased strength was seen",
    "lower legs and lower loads",
    "a reduction of blood flow",
    "reduced blood flow",
    "the results of a trial",
    "by all means of transport",
    "She says it “improves strength” and I do not",
    "",
]


@pytest.mark.parametrize("words", SILENT)
def test_words_that_tell_nothing_of_a_link_are_not_heard_as_one(words: str) -> None:
    found = hear(words)
    assert (found.relation, found.cues) == (None, ())


ACTING = [
    ("Training increases strength", "increases"),
    ("Training reduces the risk of falls", "reduces"),
    ("Training increased the size of the thigh", "increased"),
    ("Training lowers blood pressure", "lowers"),
    ("by increasing blood flow", "increasing"),
    ("bands that boost growth", "boost"),
]


@pytest.mark.parametrize(("words", "cue"), ACTING)
def test_to_increase_or_reduce_is_a_cause_only_with_what_is_acted_on(words: str, cue: str) -> None:
    found = hear(words)
    assert found.relation == "effect"
    assert [one.words for one in found.cues] == [cue]


@pytest.mark.parametrize(
    "words",
    [
        "an increased risk of falls",
        "Sitting brings higher odds of pain",
        "a reduced all-cause mortality rate",
        "lower rates of injury",
    ],
)
def test_a_risk_that_is_higher_or_lower_is_a_correlation(words: str) -> None:
    assert hear(words).relation == "association"


def test_only_the_cues_that_decide_are_named_and_each_once() -> None:
    found = hear("Bands may improve strength, and may well reduce pain")
    assert [(cue.words, cue.taken_for) for cue in found.cues] == [("may", Label.CONDITIONAL)]


def test_a_language_without_a_word_list_gives_no_opinion() -> None:
    assert heard("Les élastiques causent des blessures", "fr") is None


def test_every_cue_comes_with_what_the_method_page_says_was_counted_of_it(repository: Path) -> None:
    """Sentences, and percent labelled no link, correlation, conditional and direct cause."""
    page = (repository / "docs" / "method.md").read_text("utf-8")
    table = page.partition("| cue | n | no link |")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.split("\n")[2:]]
    counted = [cue.counts for cue in ENGLISH if cue.counts is not None]
    assert {
        (one.cue, one.sentences, *(one.share(label) for label in Label)) for one in counted
    } == {(cue, *map(int, figures)) for cue, *figures in rows}
    assert len(counted) == len(rows) == 19
    for one in counted:
        assert abs(sum(one.share(label) for label in Label) - 100) <= 2, one.cue


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("They are associated with it", "associated with"),
        ("It might help", "may, might, could"),
        ("It can help", "can"),
        ("It led to gains", "leads to, led to"),
        ("It lowers blood pressure", "reduces or lowers, whatever follows"),
    ],
)
def test_a_cue_is_counted_with_its_own_words(words: str, cue: str) -> None:
    (found,) = hear(words).cues
    assert found.counts is not None
    assert found.counts.cue == cue


def test_a_cue_that_nobody_counted_says_so() -> None:
    (cue,) = hear("Training triggers growth").cues
    assert cue.counts is None


HEDGES = {"high": "plain", "moderate": "probably", "low": "may"}


@pytest.mark.parametrize("cell", CELLS.strip().splitlines())
def test_sentences_of_the_grammar_are_heard_as_strong_as_they_are_meant(cell: str) -> None:
    """Relation and certainty of a cell give the link and the hedge; no difference links nothing."""
    relation, _, certainty, size, sentence = cell.split(maxsplit=4)
    found = hear(sentence)
    no_difference = relation == "effect" and size == "trivial" and certainty == "high"
    assert found.relation == (None if no_difference else relation)
    assert found.hedge == HEDGES[certainty]
