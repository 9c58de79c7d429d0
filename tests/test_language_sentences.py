"""Sentences of a paragraph: where they begin and end, and that nothing between them is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.language.sentences import sentences


def split(paragraph: str) -> list[str]:
    return [paragraph[span.start : span.end] for span in sentences(paragraph)]


@pytest.mark.parametrize(
    "expected",
    [
        ["We saw 3.5 kg.", "It rose (p < .05).", "It fell by 2.5."],
        ["Smith et al. 2020 said so.", "Dr. Jones agreed, e.g. in Fig. 2.", "See ref. 5."],
        ['He said "Stop."', "She left.", "“Really?”", "‘No.’"],
        ["Wait... what?", "No…", "Yes… and no."],
        ["It is vitamin D.", "Take it.", "J. Smith wrote it."],
        ["It was shown.[3]", "Then again.[4,5]", "And once more.¹", "End"],
        ["NOS-1 vs. NOS-2 was seen.", "It takes 5 min. of rest."],
        ["Lactate gathers.", "mTOR rises.", "pH fell."],
        ["Is it absurd?", "Outrageous!", "Look (i.e. most women)."],
        ["At 5 p.m. he slept.", "He woke at 6 a.m.", "The rest is known."],
        ["The U.S. has it.", "Why?!", "Nobody knows."],
        ["A heading without a mark"],
        [],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@given(st.text(alphabet="aB1 .?!…\"'”)([]e.g", max_size=60))
def test_law_sentences_hold_every_character_but_the_space_between(paragraph: str) -> None:
    spans = sentences(paragraph)
    covered = {at for span in spans for at in range(span.start, span.end)}
    left = [c for at, c in enumerate(paragraph) if at not in covered]
    assert not "".join(left).strip()
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(paragraph[s.start : s.end] == paragraph[s.start : s.end].strip() for s in spans)
