"""Cue words in the quoted words: what is seen, and what is not mistaken for one."""

import pytest

from claimgrade.language.cues import (
    asserted_proof,
    figures,
    has_words,
    named_species,
    names_one_study,
    names_top,
    plural_cue,
    proof_words,
    rounds,
    scope_of,
    sounds,
    states_condition,
)

PROOF = [
    ("Numerous published studies prove the effective promotion of muscle", ("prove",)),
    ("It is PROVEN and guaranteed to work", ("PROVEN", "guaranteed")),
    ("It always works, without a doubt", ("always", "without a doubt")),
    ("definitively the best", ("definitively",)),
    ("It improves strength", ()),
    ("A waterproof cuff on the approving athlete", ()),
    ("It may prove to be of use", ()),
    ("It is proven to be of use", ("proven",)),
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
    ("many repetitions in most studies", "none"),
    ("several recent human studies", "many"),
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


SOUNDS = [
    ("Bands build muscle.", "plain"),
    ("Bands can build muscle.", "can"),
    ("Bands probably build muscle.", "probably"),
    ("Bands are likely to build muscle.", "probably"),
    ("Bands seem to build muscle.", "probably"),
    ("Bands may build muscle.", "may"),
    ("Bands might possibly build muscle.", "may"),
    ("Bands can build muscle and may add strength.", "may"),
    ("Whether bands build muscle is unclear.", "uncertain"),
    ("It cannot be told whether bands build muscle.", "uncertain"),
    ("The evidence conflicts on what bands do.", "uncertain"),
    ("Bands cannot build muscle.", "plain"),
    ("No study was found that tested bands.", "untested"),
    ("No evidence was found.", "untested"),
    ("Bands always build muscle.", "proof"),
    ("Bands may build muscle, that is certainly so.", "proof"),
    ("It has not been proven that bands may build muscle.", "may"),
    ("Studies suggest that bands build muscle.", "plain"),
]


@pytest.mark.parametrize(("sentence", "hedge"), SOUNDS)
def test_a_sentence_sounds_as_sure_as_its_weakest_hedge(sentence: str, hedge: str) -> None:
    assert sounds(sentence, "en") == hedge


DENIED = [
    ("It is proven", ("proven",)),
    ("It is not proven", ()),
    ("It has never been definitively shown", ()),
    ("It isn't an established fact", ()),
    ("There is no real proof", ()),
    ("Not only is this idea of theirs proven", ("proven",)),
    ("No study is needed: it is guaranteed", ("guaranteed",)),
]


@pytest.mark.parametrize(("sentence", "words"), DENIED)
def test_a_word_of_proof_that_is_denied_asserts_none(sentence: str, words: tuple[str, ...]) -> None:
    assert asserted_proof(sentence, "en") == words


SPECIES = [
    ("Bands build muscle in rats", "animal"),
    ("in old male mice", "animal"),
    ("mTOR rises in vitro", "cell"),
    ("in cultured muscle cells", "cell"),
    ("lactate gathers in muscle cells", None),
    ("satellite cells awake", None),
    ("ex vivo", "tissue"),
    ("in muscle samples", "tissue"),
    ("in rats and in people", None),
    ("he is in a rat race of his own", None),
    ("Bands build muscle", None),
]


@pytest.mark.parametrize(("words", "species"), SPECIES)
def test_species_are_named_by_words_that_can_mean_no_living_person(
    words: str, species: str | None
) -> None:
    assert named_species(words, "en") == species


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("In one small trial thighs grew", True),
        ("A single study found it", True),
        ("Two trials found it", False),
        ("One should study it", False),
        ("one of the studies", False),
    ],
)
def test_one_study_is_named_as_such(sentence: str, named: bool) -> None:
    assert names_one_study(sentence, "en") is named


def test_conditions_tops_of_ranges_and_rounded_figures_are_heard() -> None:
    assert states_condition("If heavy loads hurt, it may be tried", "en")
    assert not states_condition("It may be tried", "en")
    assert names_top("as high as 290 times", "en")
    assert names_top("up to 40%", "en")
    assert not names_top("290 times", "en")
    assert rounds("about 290 times", "en")
    assert not rounds("290 times", "en")


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Your legs will grow", "individual"),
        ("Everyone gains", "everyone"),
        ("People gain", "group"),
        ("The young gain", "group"),
    ],
)
def test_a_sentence_speaks_to_the_reader_of_everyone_or_of_people(
    sentence: str, scope: str
) -> None:
    assert scope_of(sentence, "en") == scope


def test_without_a_list_nothing_is_heard_and_nothing_is_taken_for_heard() -> None:
    assert sounds("peut-être", "fr") is None
    assert asserted_proof("prouvé", "fr") is None
    assert named_species("chez le rat", "fr") is None
    assert not names_one_study("une seule étude", "fr")
    assert not states_condition("si", "fr")
    assert not names_top("jusqu'à", "fr")
    assert not rounds("environ", "fr")
    assert scope_of("vous", "fr") == "group"
