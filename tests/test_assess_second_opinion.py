"""A second opinion on the wording is a hint beside the record, and touches no result."""

from typing import Any

from build import assessed
from claimgrade.model.second_opinion import SecondOpinion
from claimgrade.model.vocabulary import Hedge, Relation
from tables import for_each_row

# Strength from 0 to 6 (docs/method.md, after InSciOut); no tier below "may".
TIERS = {
    ("effect", "may"): 4,
    ("effect", "probably"): 4,
    ("effect", "can"): 5,
    ("effect", "plain"): 6,
    ("effect", "proof"): 6,
    **{("description", hedge.value): 0 for hedge in Hedge},
    **{("association", hedge.value): 2 for hedge in Hedge},
}


def opinion(quote: str, declared: tuple[str, str] | None, **fields: Any) -> SecondOpinion:
    wording = {"relation": declared[0], "hedge": declared[1]} if declared else None
    claim = {"quote": {"exact": quote}, "wording": wording, **fields.pop("claim", {})}
    return assessed({"claim": claim, **fields}).details.second_opinion


@for_each_row("hedge", list(Hedge))
@for_each_row("relation", list(Relation))
def test_the_words_differ_where_their_tier_is_not_the_one_recorded(
    relation: Relation, hedge: Hedge
) -> None:
    found = opinion("Bands may build muscle", (relation, hedge))
    assert found.words is not None
    assert found.words.tier == 4
    assert found.tier == TIERS.get((relation, hedge))
    assert found.differs is (found.tier != 4)


@for_each_row(("hedge", "differs"), [("uncertain", False), ("plain", True)])
def test_two_sentences_that_leave_the_matter_open_do_not_differ(hedge: str, differs: bool) -> None:
    found = opinion("It is unclear whether bands build muscle", ("effect", hedge))
    assert found.words is not None
    assert (found.words.tier, found.differs) == (None, differs)


@for_each_row(
    ("quote", "declared"),
    [
        ("around the upper arms", ("description", "plain")),
        ("around the upper arms", ("effect", "plain")),
        ("Bands build muscle", None),
    ],
    ids=["nothing heard", "nothing heard of an effect", "nothing recorded"],
)
def test_nothing_differs_where_one_side_is_silent(
    quote: str, declared: tuple[str, str] | None
) -> None:
    assert opinion(quote, declared).differs is False


def test_without_a_word_list_there_is_no_opinion_and_it_is_said() -> None:
    english = opinion("Bands may build muscle", ("effect", "plain"), claim={"heading": "It works"})
    finnish = opinion(
        "Bands may build muscle",
        ("effect", "plain"),
        claim={"heading": "It works"},
        article={"language": "fi"},
    )
    assert english.listened
    assert english.words is not None
    assert (finnish.listened, finnish.words, finnish.heading) == (False, None, None)
    assert not finnish.differs
    assert not finnish.heading_stronger


EVIDENCE = [{"source": "s", "relation": "supports", "finding": "It grew."}]


def test_a_hint_changes_no_result_and_no_verdict() -> None:
    """The same claim with words that sound weaker than recorded, and with words that do not."""
    record = {"certainty": "low", "evidence": EVIDENCE}
    quotes = ("Bands may build muscle", "Bands build muscle")
    differing, same = (assessed({"claim": {"quote": {"exact": q}, **record}}) for q in quotes)
    assert differing.details.second_opinion.differs
    assert not same.details.second_opinion.differs
    assert differing.results == same.results
    assert differing.verdict == same.verdict


# Which of two is stronger follows from the tiers above, then from the order of hedges.
HEADINGS = [
    ("Bands build muscle", "Bands may build muscle", ("effect", "may"), True),
    ("Bands may build muscle", "Bands build muscle", ("effect", "plain"), False),
    ("Bands may build muscle", "Bands may build muscle", ("effect", "may"), False),
    ("Bands build muscle", "Bands are linked to larger muscles", ("association", "plain"), True),
    ("Proof: bands build muscle", "Bands build muscle", ("effect", "plain"), True),
    ("Bands are linked to growth", "They may be linked to growth", ("association", "may"), True),
    ("Bands are linked to growth", "Do they cause growth? Unclear", ("effect", "uncertain"), True),
    ("Wear bands with care", "Bands may build muscle", ("effect", "may"), False),
    ("Bands build muscle", "around the arms", ("description", "plain"), True),
    ("Bands build muscle", "around the arms", ("effect", "plain"), False),
    ("Bands build muscle", "around the arms", None, False),
]


@for_each_row(("heading", "quote", "declared", "stronger"), HEADINGS)
def test_a_heading_is_held_against_the_words_and_where_those_are_silent_against_the_record(
    heading: str, quote: str, declared: tuple[str, str] | None, stronger: bool
) -> None:
    found = opinion(quote, declared, claim={"heading": heading})
    assert found.heading is not None
    assert found.heading_stronger is stronger


def test_a_claim_without_words_or_heading_has_nothing_to_hear() -> None:
    found = opinion("", None, claim={"quote": None})
    assert (found.words, found.heading, found.listened) == (None, None, True)
