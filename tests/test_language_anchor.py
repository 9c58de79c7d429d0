"""Quotes are found where they stand, in the code points of the normalised text."""

import hashlib
import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.language.anchor import find, normalise, paragraphs

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench" / "quote-anchoring"
needs_bench = pytest.mark.skipif(
    not BENCH.is_dir(), reason=f"no reference cases at ../shared/bench/{BENCH.name}"
)


def bench(name: str) -> Any:
    return json.loads((BENCH / name).read_text("utf-8")) if BENCH.is_dir() else {}


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


class _Text(HTMLParser):
    """Collects the character data of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def code_points(page: str, xpath: str, utf16_offset: int) -> int:
    """Turn an offset within a text node (UTF-16 units) into code points of the whole text.

    Serves the flat pages of the reference cases: every node is the n-th text of one element.
    """
    element, _, ordinal = xpath.removeprefix("//").partition("/text()")
    wanted = int(ordinal.strip("[]") or 1)
    position, seen, stack = 0, 0, [""]

    class Walker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            while stack.pop() != tag:
                pass

        def handle_data(self, data: str) -> None:
            nonlocal position, seen
            if stack[-1] == element:
                seen += 1
                if seen == wanted:
                    units = data.encode("utf-16-le")[: 2 * utf16_offset]
                    found.append(position + len(units.decode("utf-16-le")))
            position += len(data)

    found: list[int] = []
    walker = Walker(convert_charrefs=True)
    walker.feed(page)
    walker.close()
    return found[0]


@needs_bench
@pytest.mark.parametrize("name", bench("annotator-text-quote-match.json"))
def test_text_quote_cases_of_apache_annotator(name: str) -> None:
    """Every quote case, those with no match among them."""
    case = bench("annotator-text-quote-match.json")[name]
    page, selector = case["html"], case["selector"]
    places = find(
        text_of(page),
        selector["exact"],
        selector.get("prefix", ""),
        selector.get("suffix", ""),
        strict=True,
    )
    expected = [
        (
            code_points(page, end["startContainerXPath"], end["startOffset"]),
            code_points(page, end["endContainerXPath"], end["endOffset"]),
        )
        for end in case["expected"]
    ]
    assert [(place.start, place.end) for place in places] == expected


def literal(case: dict[str, Any]) -> bool:
    """Keep the cases whose words, prefix and suffix are spelt as in the text.

    The others ask for changed words, or for the likelier of two places; they belong to fuzzy
    anchoring.
    """
    text = bench("hypothesis-match-quote.json")["texts"][case["text"]]
    context = [case.get("prefix", ""), case.get("suffix", "")]
    if case["expected"] is None:
        return bool(case["quote"])
    return case["quote"] in text and all(words in text for words in context)


@needs_bench
def test_literal_quote_cases_of_the_hypothesis_client() -> None:
    data = bench("hypothesis-match-quote.json")
    cases = [case for case in data["cases"] if literal(case)]
    assert len(cases) == 6
    for case in cases:
        text = data["texts"][case["text"]]
        places = find(text, case["quote"], case.get("prefix", ""), case.get("suffix", ""))
        if case["expected"] is None:
            assert places == ()
            continue
        (place,) = places
        assert place.start == case["expected"].get("start", place.start)
        assert text[place.start : place.end] == case["expected"]["slice"]


@needs_bench
def test_each_real_annotation_is_found_at_its_one_place() -> None:
    """Five Hypothesis annotations on a saved page; theirs count the unnormalised text.

    The footer's recorded position is 156 units beyond its place in the saved page, whose live
    version held more text before it; its words and their context decide.
    """
    name = "hypothesis-baseline-wikipedia-regression-testing"
    page = (BENCH / f"{name}.html").read_text("utf-8")
    raw = text_of(page[page.index("<body") :])
    at_recorded_position = 0
    for row in bench(f"{name}.json")["rows"]:
        selectors = {s["type"]: s for s in row["target"][0]["selector"]}
        quote, start = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]["start"]
        (place,) = find(raw, quote["exact"], quote["prefix"], quote["suffix"])
        assert normalise(raw)[place.start : place.end] == quote["exact"]
        before = raw.encode("utf-16-le")[: 2 * start].decode("utf-16-le")
        words_before = normalise(raw)[: place.start].split()
        at_recorded_position += before.split() == words_before
    assert at_recorded_position == 4
