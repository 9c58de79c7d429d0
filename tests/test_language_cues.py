"""Cue words in the quoted words: what is seen, and what is not mistaken for one."""

import pytest

from claimgrade.language.cues import figures, has_words, plural_cue, proof_words

PROOF = [
    ("Numerous published studies prove the effective promotion of muscle", ("prove",)),
    ("It is PROVEN and guaranteed to work", ("PROVEN", "guaranteed")),
    ("It always works, without a doubt", ("always", "without a doubt")),
    ("definitively the best", ("definitively",)),
    ("It improves strength", ()),
    ("A waterproof cuff on the approving athlete", ()),
    ("Studies suggest that it may help", ()),
    ("The advert says “proven results”, and results vary", ()),
    ('She calls it "guaranteed" and we do not', ()),
]


@pytest.mark.parametrize(("quote", "words"), PROOF)
def test_words_of_proof_are_found_as_written(quote: str, words: tuple[str, ...]) -> None:
    assert proof_words(quote, "en") == words


PLURAL = [
    ("Numerous published studies prove it", "many"),
    ("Studies show that it works", "many"),
    ("as the studies suggest", "many"),
    ("Research has shown that it works", "many"),
    ("many trials", "many"),
    ("according to recent research", "many"),
    ("All studies agree", "all"),
    ("Every single trial found it", "all"),
    ("No study has found harm", "all"),
    ("One study found it", "none"),
    ("He studies muscle", "none"),
    ("Bands build muscle", "none"),
]


@pytest.mark.parametrize(("quote", "cue"), PLURAL)
def test_an_appeal_to_studies_in_the_plural_is_read_from_the_quote(quote: str, cue: str) -> None:
    assert plural_cue(quote, "en") == cue


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_english_has_words_however_it_is_written(language: str) -> None:
    assert has_words(language)
    assert proof_words("proven", language) == ("proven",)


def test_a_language_without_a_list_gives_no_answer_rather_than_none_found() -> None:
    assert not has_words("fr")
    assert proof_words("prouvé", "fr") is None
    assert plural_cue("les études", "fr") is None


FIGURES = [
    ("gives you 40% more energy", ("40%",)),
    ("gives you 40 % more energy", ("40",)),
    ("as high as 290 times over baseline", ("290",)),
    ("a 290-fold rise", ("290-fold",)),
    ("3x the growth (20-30% of maximum)", ("3x", "20")),
    ("burns 1,200 kcal and 2.5kg of fat", ("1,200", "2.5kg")),
    ("It doubles or triples growth, twice as fast", ("doubles", "triples", "twice")),
    ("half the time, a tenfold gain", ("half", "tenfold")),
    ("NOS-1 expression", ()),
    ("increases mTORC1 and VO2max", ()),
    ("your type II fibres", ()),
    ("type 2 diabetes", ()),
    ("omega-3 and 5-HT in COVID-19", ()),
    ("one 1RM on the 2nd day", ()),
    ("a double-blind trial with a half-life", ()),
    ("manifold uses", ()),
]


@pytest.mark.parametrize(("words", "found"), FIGURES)
def test_a_figure_stands_alone_and_is_no_part_of_a_name(words: str, found: tuple[str, ...]) -> None:
    assert figures(words, "en") == found


def test_digits_are_figures_in_every_language_and_words_only_where_there_is_a_list() -> None:
    assert figures("40 % d'énergie, le double", "fr") == ("40",)
