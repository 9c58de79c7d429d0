"""Cue words are found whatever the case of a text, at the places where Python finds them."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.language.cue_words import CueWords
from claimgrade.language.plain_reader import heard
from claimgrade.language.relation_words import ENGLISH as RELATIONS
from claimgrade.language.word_lists import ENGLISH


def every_cue() -> Iterator[CueWords]:
    for field in fields(ENGLISH):
        held = getattr(ENGLISH, field.name)
        several = held.values() if hasattr(held, "values") else (held,)
        yield from (one for one in several if isinstance(one, CueWords))
    yield from (cue.words for cue in RELATIONS)


CUES = tuple(every_cue())

WORDS = sorted({word for cue in CUES for word in re.findall(r"[a-z]{2,}", cue.pattern)})

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS).map(str.upper),
        st.sampled_from(WORDS).map(str.capitalize),
        st.sampled_from(
            ["a", "the", "in", "that", "Studies", "2", "ſtudy", "K", "naïve", "–", "…"]
        ),
        st.text(max_size=4),
    ),
    max_size=12,
).flatmap(lambda words: st.sampled_from([" ", "-", ", "]).map(lambda joint: joint.join(words)))


def test_there_are_cues_to_look_for() -> None:
    assert len(CUES) > 40


@given(text=TEXTS, cue=st.sampled_from(CUES))
def test_cue_words_are_found_where_python_finds_them_in_any_case(text: str, cue: CueWords) -> None:
    found = [(one.start(), one.group()) for one in re.finditer(cue.pattern, text, re.IGNORECASE)]
    assert list(cue.written_in(text)) == found
    assert (cue.search(text) is not None) == bool(found)


def test_cue_words_are_given_as_they_are_written() -> None:
    assert list(CueWords(r"\bmay\b").written_in("It MAY, may or Mayor")) == [(3, "MAY"), (8, "may")]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.pattern[:20])
def test_cue_words_are_written_in_small_letters(cue: CueWords) -> None:
    assert not re.search(r"(?<!\\)[A-Z]", cue.pattern)


@given(text=TEXTS)
def test_the_first_sort_of_which_a_cue_is_found_decides(text: str) -> None:
    own = ENGLISH.quoted.sub(" ", text)
    turns = {cue.turn for cue in RELATIONS if re.search(cue.words.pattern, own, re.IGNORECASE)}
    read = heard(text, "en")
    assert read is not None
    taken_for = {cue.taken_for for cue in RELATIONS if turns and cue.turn is min(turns)}
    assert {one.taken_for for one in read.cues} <= taken_for
    assert bool(read.cues) == bool(turns)
