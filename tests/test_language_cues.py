"""Cue words in the quoted words: what is seen, and what is not mistaken for one."""

import pytest

from claimgrade.language.cues import has_words, plural_cue, proof_words

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
