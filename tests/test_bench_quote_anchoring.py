"""Anchoring against the cases of Apache Annotator, approx-string-match and the Hypothesis client.

The cases lie in tests/fixtures/quote_anchoring beside their licences. Their offsets count UTF-16
units; ours count code points. Words with nothing around them, or several times the same, are
judged by our own outcomes, which are stricter than a matcher's: other words are changed, and
two places that nothing tells apart are ambiguous.
"""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from claimgrade.language.anchoring.anchors import anchor
from claimgrade.language.anchoring.exact import find
from claimgrade.language.anchoring.fuzzy import closest
from claimgrade.language.anchoring.outcome import Anchor, AnchorOutcome
from claimgrade.model.claim import Quote
from claimgrade.workspace.reading.article_text import ArticleText, article_text
from claimgrade.workspace.reading.normalised_text import normalise
from claimgrade.workspace.schema.records import record_from

FIXTURES = Path(__file__).parent / "fixtures" / "quote_anchoring"
PAGE = "hypothesis-baseline-wikipedia-regression-testing"


def cases(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


MATCHES: dict[str, Any] = cases("annotator-text-quote-match.json")
DESCRIBED: dict[str, Any] = cases("annotator-text-quote-describe.json")
POSITIONS: dict[str, Any] = cases("annotator-text-position-match.json")
APPROXIMATE: list[tuple[str, str, list[dict[str, int]]]] = [
    (text, pattern, expected)
    for group in cases("approx-string-match-fixtures.json").values()
    for text, pattern, expected in group
]
HYPOTHESIS: dict[str, Any] = cases("hypothesis-match-quote.json")
ANNOTATIONS: list[dict[str, Any]] = cases(f"{PAGE}.json")["rows"]


def test_every_case_is_here_with_its_licence() -> None:
    assert (len(MATCHES), len(DESCRIBED), len(POSITIONS)) == (25, 9, 7)
    assert sum(not case["expected"] for case in MATCHES.values()) == 5
    assert len(APPROXIMATE) == 13
    assert len(HYPOTHESIS["cases"]) == 16
    assert len(HYPOTHESIS["score_order"]["quotes_descending"]) == 4
    assert len(ANNOTATIONS) == 5
    for name, words in (
        ("annotator", "Apache License"),
        ("approx-string-match", "MIT License"),
        ("hypothesis", "Redistribution and use in source and binary forms"),
    ):
        assert words in (FIXTURES / f"LICENSE-{name}").read_text(encoding="utf-8")


class _Nodes(HTMLParser):
    """The text of a page as nodes, each with the element it stands in and where it begins."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[tuple[str, int, str]] = []
        self.text = ""
        self._open = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.nodes.append((self._open[-1], len(self.text), data))
        self.text += data

    def code_points(self, xpath: str, utf16_offset: int) -> int:
        """Turn an offset within a text node into code points of the whole text."""
        element, _, ordinal = xpath.removeprefix("//").partition("/text()")
        own = [(start, data) for name, start, data in self.nodes if name == element]
        start, data = own[int(ordinal.strip("[]") or 1) - 1]
        return start + len(data.encode("utf-16-le")[: 2 * utf16_offset].decode("utf-16-le"))

    def span(self, found: dict[str, Any]) -> tuple[int, int]:
        return (
            self.code_points(found["startContainerXPath"], found["startOffset"]),
            self.code_points(found["endContainerXPath"], found["endOffset"]),
        )


def quote_of(selector: dict[str, Any], **more: Any) -> Quote:
    """The record of a selector; a record has no empty fields."""
    given = {
        key: (selector.get(key) or "").strip() or None for key in ("exact", "prefix", "suffix")
    }
    return record_from(Quote, given | more)


def span_of(anchored: Anchor) -> tuple[int, int] | None:
    return (anchored.place.start, anchored.place.end) if anchored.place else None


@pytest.mark.parametrize("name", MATCHES)
def test_a_selector_matches_where_apache_annotator_says(name: str) -> None:
    """Every place and no other, those cases with none among them."""
    nodes, selector = _Nodes(MATCHES[name]["html"]), MATCHES[name]["selector"]
    places = find(
        nodes.text,
        selector["exact"],
        selector.get("prefix", ""),
        selector.get("suffix", ""),
        strict=True,
    )
    expected = [nodes.span(found) for found in MATCHES[name]["expected"]]
    assert [(place.start, place.end) for place in places] == expected


SPACE_DECIDES = "with suffix, no matches due to whitespace"


@pytest.mark.parametrize("name", MATCHES)
def test_an_anchor_agrees_with_apache_annotator(name: str) -> None:
    """One match is that place, several are ambiguous, none is never anchored.

    One case is other by design: records do not keep the space between a quote and its suffix,
    so for them "a" does follow "dolor" in "dolor amet".
    """
    nodes, selector = _Nodes(MATCHES[name]["html"]), MATCHES[name]["selector"]
    expected = [nodes.span(found) for found in MATCHES[name]["expected"]]
    found = anchor(nodes.text, quote_of(selector))
    if not selector["exact"]:
        assert found.outcome is AnchorOutcome.ORPHANED
    elif name == SPACE_DECIDES:
        assert found.outcome is AnchorOutcome.ANCHORED
    elif len(expected) == 1:
        assert found.outcome is AnchorOutcome.ANCHORED
        assert span_of(found) == expected[0]
    elif expected:
        assert found.outcome is AnchorOutcome.AMBIGUOUS
        assert [(place.start, place.end) for place in found.candidates] == expected
    else:
        assert found.outcome in {AnchorOutcome.ORPHANED, AnchorOutcome.AMBIGUOUS}
        assert found.place is None


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_described_range_is_found_again_at_that_range_only(name: str) -> None:
    nodes, selector = _Nodes(DESCRIBED[name]["html"]), DESCRIBED[name]["expected"]
    expected = nodes.span(DESCRIBED[name]["range"])
    (place,) = find(
        nodes.text, selector["exact"], selector["prefix"], selector["suffix"], strict=True
    )
    assert (place.start, place.end) == expected
    found = anchor(nodes.text, quote_of(selector))
    if selector["exact"]:
        assert (found.outcome, span_of(found)) == (AnchorOutcome.ANCHORED, expected)
    else:
        assert found.outcome is AnchorOutcome.ORPHANED


@pytest.mark.parametrize("name", POSITIONS)
def test_positions_count_code_points_where_the_reference_counts_utf16_units(name: str) -> None:
    nodes, selector = _Nodes(POSITIONS[name]["html"]), POSITIONS[name]["selector"]
    start, end = selector["start"], selector["end"]
    (expected,) = POSITIONS[name]["expected"]
    assert normalise(nodes.text) == nodes.text
    assert (start, end) == nodes.span(expected)
    exact = nodes.text[start:end]
    found = anchor(nodes.text, quote_of({"exact": exact}, position={"start": start, "end": end}))
    if exact and exact == exact.strip():
        assert (found.outcome, span_of(found)) == (AnchorOutcome.ANCHORED, (start, end))
    elif not exact:
        assert found.outcome is AnchorOutcome.ORPHANED


@pytest.mark.parametrize(("text", "pattern", "expected"), APPROXIMATE)
def test_the_closest_stretch_is_one_of_approx_string_match(
    text: str, pattern: str, expected: list[dict[str, int]]
) -> None:
    """Ends are among the best of the reference, with as few errors.

    Where a character lies beyond the basic plane, the reference counts it as two; so one
    character too many is two errors there and one here.
    """

    def code_points(units: int) -> int:
        return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))

    found = closest(pattern, text)
    assert found is not None
    ends = {(code_points(e["start"]), code_points(e["end"])) for e in expected}
    assert (found.start, found.end) in ends
    astral = sum(character > "\uffff" for character in text if character not in pattern)
    assert found.errors == expected[0]["errors"] - astral


def test_the_closest_stretch_is_none_where_the_alignment_scores_too_little() -> None:
    assert closest("holy grail", "lorem ipsum dolor amet", least_score=70) is None


@pytest.mark.parametrize(
    "case", HYPOTHESIS["cases"], ids=lambda c: " | ".join(map(str, list(c.values())[1:-1]))[:60]
)
def test_a_quote_is_placed_where_the_hypothesis_client_places_it(case: dict[str, Any]) -> None:
    text, quote = HYPOTHESIS["texts"][case["text"]], case["quote"]
    start = case.get("hint")
    position = None if start is None else {"start": start, "end": start + len(quote)}
    found = anchor(text, quote_of(case | {"exact": quote}, position=position))
    expected = case["expected"]
    if expected is None:
        assert found.outcome is AnchorOutcome.ORPHANED
        return
    if quote == "befor us" and "hint" not in case:
        assert found.outcome is AnchorOutcome.AMBIGUOUS
        assert [place.start for place in found.candidates] == [305, 331]
        return
    assert found.place is not None
    assert found.place.start == expected.get("start", found.place.start)
    assert text[found.place.start : found.place.end] == found.text_found
    assert found.text_found == expected.get("slice", "before us")
    same = found.text_found == quote
    kept = {AnchorOutcome.ANCHORED, AnchorOutcome.MOVED} if same else {AnchorOutcome.CHANGED}
    assert found.outcome in kept
    assert (found.score == 100) is same


def test_less_like_scores_less() -> None:
    text = HYPOTHESIS["texts"][HYPOTHESIS["score_order"]["text"]]
    quotes = HYPOTHESIS["score_order"]["quotes_descending"]
    found = [anchor(text, Quote(exact=quote)) for quote in quotes]
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert [each.outcome.value for each in found] == ["anchored", *["changed"] * 3]


def selectors_of(row: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    selectors = {selector["type"]: selector for selector in row["target"][0]["selector"]}
    return selectors["TextQuoteSelector"], selectors["TextPositionSelector"]


def body_text() -> str:
    page = (FIXTURES / f"{PAGE}.html").read_text(encoding="utf-8")
    return _Nodes(page[page.index("<body") :]).text


@pytest.mark.parametrize("row", ANNOTATIONS, ids=lambda row: row["text"])
def test_each_real_annotation_is_found_at_its_one_place(row: dict[str, Any]) -> None:
    """Four stand where they were made; the footer's page held 156 more units of text then."""
    raw, (quote, position) = body_text(), selectors_of(row)
    units = raw.encode("utf-16-le")
    before = [
        units[: 2 * position[end]].decode("utf-16-le", errors="replace") for end in ("start", "end")
    ]
    # The position in the normalised text is the length of what stands before it, normalised,
    # with a letter at its end that keeps white space there from being stripped.
    start, end = (len(normalise(part + "x")) - 1 for part in before)
    found = anchor(raw, quote_of(quote, position={"start": start, "end": end}))
    assert found.text_found == quote["exact"]
    moved = row["text"] == "Footer"
    assert found.outcome is (AnchorOutcome.MOVED if moved else AnchorOutcome.ANCHORED)
    assert found.place is not None
    if not moved:
        assert (found.place.start, found.place.end) == (start, end)


@pytest.mark.parametrize("row", ANNOTATIONS, ids=lambda row: row["text"])
def test_each_real_annotation_is_found_in_the_page_as_it_is_read(row: dict[str, Any]) -> None:
    page = article_text((FIXTURES / f"{PAGE}.html").read_bytes(), ".html")
    assert isinstance(page, ArticleText)
    quote, _ = selectors_of(row)
    found = anchor(page.text, quote_of(quote))
    assert (found.outcome, found.text_found) == (AnchorOutcome.ANCHORED, quote["exact"])
    paragraph = next(p for p in page.paragraphs if quote["exact"] in p.text)
    assert paragraph.heading_level == (1 if row["text"] == "Heading" else None)


def test_the_smallest_annotation_is_found() -> None:
    (row,) = cases("hypothesis-baseline-minimal.json")["rows"]
    quote, position = selectors_of(row)
    place = {"start": position["start"], "end": position["end"]}
    found = anchor("One Two Three\n", quote_of(quote, position=place))
    assert (found.outcome, span_of(found)) == (AnchorOutcome.ANCHORED, (4, 7))
