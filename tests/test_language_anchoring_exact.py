"""Quotes are found where they stand, in the code points of the normalised text."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.language.anchoring.exact import find
from claimgrade.workspace.reading.normalised_text import normalise, paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one  line\tof\u00a0text", "one line of text"),
        ("one\nparagraph\r\nover\rlines", "one paragraph over lines"),
        ("two\n\n\n  \nblocks\n", "two\n\nblocks"),
        ("\ufeffwith a mark", "with a mark"),
        ("Buendi\u0301a", "Buend\u00eda"),
        ("\n\n  \n", ""),
    ],
)
def test_normalised_text_keeps_words_and_paragraphs_only(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(alphabet=st.sampled_from(list("ae\u0301 \u00a0\t\n\r\u2028\u2029\ufeff.\u00e9"))))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(
    st.lists(st.text(alphabet="ab c", min_size=1), min_size=1, max_size=5),
    st.data(),
)
def test_every_slice_of_a_text_is_found_where_it_was_taken(
    blocks: list[str], data: st.DataObject
) -> None:
    """A quote cut from the normalised text is found at its own position, over breaks too."""
    text = normalise("\n\n".join(blocks))
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    if exact != exact.strip():
        return
    assert (start, end) in [(place.start, place.end) for place in find(text, exact)]
    for place in find(text, exact):
        assert text[place.start : place.end].split() == exact.split()


def test_white_space_in_the_quote_is_that_of_no_line_width() -> None:
    (place,) = find("as high as\n  290 times\r\nover baseline.", "290  times over\nbaseline")
    assert (place.start, place.end) == (11, 34)
    assert (place.prefix, place.suffix) == ("as high as ", ".")


def test_context_is_32_characters_and_the_digest_that_of_the_paragraph() -> None:
    text = "First paragraph.\n\n" + "x" * 40 + " the words " + "y" * 40 + "\n\nLast."
    (place,) = find(text, "the words")
    assert place.prefix == "x" * 31 + " "
    assert place.suffix == " " + "y" * 31
    paragraph = "x" * 40 + " the words " + "y" * 40
    assert place.paragraph_sha256 == hashlib.sha256(paragraph.encode()).hexdigest()
    assert paragraphs(text) == ("First paragraph.", paragraph, "Last.")


def test_a_quote_may_cross_paragraphs() -> None:
    text = "It works. Really.\n\nNobody doubts it.\n\nNobody."
    (place,) = find(text, "Really. Nobody doubts")
    assert text[place.start : place.end] == "Really.\n\nNobody doubts"
    assert place.paragraph_sha256 == hashlib.sha256(b"It works. Really.").hexdigest()


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    (place,) = find("l\U0001f603rem ipsum dolor", "dolor")
    assert (place.start, place.end) == (12, 17)


def test_prefix_and_suffix_choose_with_or_without_the_space_between() -> None:
    text = "lactate rises, and growth hormone rises too"
    assert len(find(text, "rises")) == 2
    assert [p.start for p in find(text, "rises", prefix="hormone")] == [34]
    assert [p.start for p in find(text, "rises", prefix="hormone ")] == [34]
    assert [p.start for p in find(text, "rises", suffix=",")] == [8]
    assert find(text, "rises", prefix="insulin") == ()
    assert find(text, "rises", prefix="hormone", strict=True) == ()
