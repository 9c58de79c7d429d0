r"""Titles in sentence case: what is put in small letters, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.csl.titles import LESS_THAN, AfterColon, sentence_case
from claimgrade.library.latex import plain_text

CAPITAL, SMALL, WRITTEN = AfterColon.CAPITAL, AfterColon.SMALL, AfterColon.AS_WRITTEN


def shown(title: str, after_colon: AfterColon = WRITTEN, english: bool = True) -> str:
    """Return a title in sentence case without CSL's signs of what is protected."""
    made = sentence_case(title, after_colon, english)
    return made.replace('<span class="nocase">', "").replace("</span>", "").replace(LESS_THAN, "<")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Why Most Published Research Findings Are False",
         "Why most published research findings are false"),
        ("A Systematic Review of Blood-Flow Restriction in Older Adults",
         "A systematic review of blood-flow restriction in older adults"),
        ("Effects of VO2max, mTOR and IL-6 on Muscle Mass and Strength",
         "Effects of VO2max, mTOR and IL-6 on muscle mass and strength"),
        ("Vitamin D and the X-Ray: What I Learnt From HIV Research",
         "Vitamin D and the X-ray: What I learnt from HIV research"),
        ("the effect of bands on strength", "The effect of bands on strength"),
    ],
)  # fmt: skip
def test_a_title_in_title_case_is_put_in_sentence_case_with_its_acronyms(
    title: str, expected: str
) -> None:
    assert shown(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Muscle Damage in {Parkinson} Disease and {The Lancet} Reports",
         "Muscle damage in Parkinson disease and The Lancet reports"),
        ("{Muscle Damage in Parkinson Disease and Its Reports}",
         "Muscle Damage in Parkinson Disease and Its Reports"),
        (r"{\"O}sterreich Studies of Muscle {\"O}dema", "Österreich studies of muscle ödema"),
        (r"Use of \emph{In Vitro} Tests of Damage", "Use of in vitro tests of damage"),
    ],
)  # fmt: skip
def test_letters_in_braces_of_their_own_are_kept_but_not_those_of_an_accent(
    title: str, expected: str
) -> None:
    """The convention of BibTeX (Markey, Tame the BeaST, "capitalisation")."""
    assert shown(title) == expected


def test_names_in_a_title_that_is_in_sentence_case_are_kept() -> None:
    title = "Walk training in Japan with Kaatsu bands from Tokyo in patients with McArdle disease"
    assert shown(title) == title
    assert shown(title, CAPITAL) == title
    assert shown(title, SMALL) == title


def test_one_capital_is_too_few_to_call_a_title_one_in_title_case() -> None:
    assert shown("Training in Japan") == "Training in Japan"


@pytest.mark.parametrize(
    ("title", "capital", "small"),
    [
        ("Bands and muscle: a review", "Bands and muscle: A review", "Bands and muscle: a review"),
        ("Bands and muscle: A review", "Bands and muscle: A review", "Bands and muscle: a review"),
        ("Bands: Kaatsu in practice", "Bands: Kaatsu in practice", "Bands: Kaatsu in practice"),
        ("Bands — a review", "Bands — A review", "Bands — a review"),
        ("Is it safe? A review", "Is it safe? A review", "Is it safe? A review"),
        ("Wide vs. narrow bands", "Wide vs. narrow bands", "Wide vs. narrow bands"),
        ("Bands: mTOR in muscle", "Bands: mTOR in muscle", "Bands: mTOR in muscle"),
    ],
)
def test_the_word_after_a_colon_is_as_the_style_asks(title: str, capital: str, small: str) -> None:
    """APA 7, 6.17: capital; Citing Medicine 2, chapter 1 A: small; a name stays as it is."""
    assert shown(title, CAPITAL) == capital
    assert shown(title, SMALL) == small
    assert shown(title, WRITTEN) == title


def test_a_title_that_is_not_english_keeps_its_capitals() -> None:
    title = "Die Wirkung der Bänder auf Muskeln und Kraft"
    assert shown(title, CAPITAL, english=False) == title


def test_tags_in_a_title_are_never_those_of_csl() -> None:
    made = sentence_case('<span class="nocase">A</span> & {B}', WRITTEN)
    assert made.count("<span") == 1
    assert LESS_THAN in made
    assert "</span> & " not in made


# Turkish has two pairs of the letter I, whose capitals depend on the language.
LETTERS = st.characters(categories=("Lu", "Ll", "Nd", "Zs"), exclude_characters="ıİ")
WORDS = st.text(alphabet=LETTERS | st.sampled_from(" :-?.,<>&()"), max_size=60)


@given(WORDS, st.sampled_from(AfterColon))
def test_only_the_case_of_letters_is_changed(title: str, after_colon: AfterColon) -> None:
    made = shown(title, after_colon)
    assert made.casefold() == " ".join(plain_text(title).split()).casefold()


@given(WORDS, st.sampled_from(AfterColon))
def test_a_title_in_sentence_case_stays_as_it_is(title: str, after_colon: AfterColon) -> None:
    once = shown(title, after_colon)
    assert shown(once, after_colon) == once


@given(st.text(alphabet="Ab {}\\:cD-?\"'", max_size=40), st.sampled_from(AfterColon))
def test_no_title_is_too_odd_for_it(title: str, after_colon: AfterColon) -> None:
    made = sentence_case(title, after_colon)
    assert made.count("<span") == made.count("</span>")
