"""The annotated article marks the words of each claim, loses none, and changes no letter."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_records import (
    CLAIMS,
    HOSTILE,
    SUPPORTED,
    TEXT,
    claim,
    marked,
    notes_of,
    review_of,
    view_of,
)
from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import escape_markdown
from claimgrade.reports.readings import article as reading
from claimgrade.reports.views import annotated_pages, build
from claimgrade.reports.views.annotated import AnnotatedView
from claimgrade.reports.views.annotated_pieces import Stretch, pieces, quoted_passages
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.article_text import (
    ArticleText,
    article_text,
    read_article_text,
)


class Page(HTMLParser):
    """The tags of a page in their order, what they say of themselves, and its text."""

    VOID = frozenset({"meta", "link", "br", "circle", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if tag == "a" and name == "href":
                self.addresses.append(value or "")
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words += data


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def article_of(view: AnnotatedView) -> list[str]:
    """Return the paragraphs shown, without marks and notes."""
    return [
        "".join(piece.text for piece in block.pieces)
        for page in view.pages
        for block in page.blocks
    ]


def html_of(edition: Edition) -> str:
    files = render(edition, ["article"], ["html"])
    (page,) = files.values()
    assert isinstance(page, str)
    return page


def markdown_of(edition: Edition) -> str:
    (page,) = render(edition, ["article"], ["markdown"]).values()
    assert isinstance(page, str)
    return page


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return review_of(tmp_path_factory.mktemp("review"), CLAIMS)


@pytest.fixture(scope="module")
def view(edition: Edition) -> AnnotatedView:
    return view_of(edition)


def test_each_note_says_what_became_of_the_words(view: AnnotatedView) -> None:
    states = {number: note.state.word for number, note in notes_of(view).items() if note.state}
    assert states == {
        1: "Changed",
        2: "Anchored",
        3: "Ambiguous",
        4: "Anchored",
        5: "Anchored",
        6: "Orphaned",
        7: "Moved",
        8: "Anchored",
        9: "Orphaned",
    }
    assert view.summary[0] == (
        "9 claims in this text: 4 anchored, 1 moved, 1 changed, 1 ambiguous, 2 orphaned."
    )


def test_claims_without_a_place_are_listed_at_the_end_and_none_is_lost(
    view: AnnotatedView, edition: Edition
) -> None:
    assert [note.number for note in view.unplaced] == [3, 6, 9]
    assert sorted(notes_of(view)) == list(range(1, 10))
    end = html_of(edition).split('id="unplaced"')[1]
    for number in (3, 6, 9):
        assert f'id="note-{number}"' in end


def test_the_text_shown_is_the_text_given_letter_by_letter(
    view: AnnotatedView, edition: Edition
) -> None:
    assert edition.text is not None
    assert article_of(view) == [paragraph.text for paragraph in edition.text.paragraphs]


def test_figures_that_differ_from_those_reviewed_are_said_and_the_text_keeps_its_own(
    view: AnnotatedView, edition: Edition
) -> None:
    note = notes_of(view)[1]
    assert note.changes == ("Figures differ: “290” was reviewed, “29” stands here.",)
    assert note.quoted == "Skipping rope raises the pulse by 290 beats"
    assert marked(view, 1) == "Skipping rope raises the pulse by 29 beats"
    for page in (html_of(edition), markdown_of(edition)):
        assert "Figures differ: “290” was reviewed, “29” stands here." in page


def test_words_that_were_not_reviewed_do_not_bear_the_sign_of_a_verdict(tmp_path: Path) -> None:
    record = SUPPORTED.replace("A rope costs little.", "A rope costs about 9 pence here.")
    edition = review_of(tmp_path, {"h": record}, "A rope costs about 90 pence here.")
    assert notes_of(view_of(edition))[1].verdict.word == "Supported as worded"
    text = html_of(edition).split('id="p-1"')[1].split("<ol")[0]
    assert 'aria-label="Note 1: Changed"' in text
    assert "✓" not in text
    assert "✓" not in markdown_of(edition).split("90 pence here")[1].split("\n")[0]
    assert "Verdict on the words reviewed: ✓ Supported as worded" in markdown_of(edition)


def test_words_that_differ_are_said_and_are_no_figures(tmp_path: Path) -> None:
    view = view_of(review_of(tmp_path, {"a": claim("Most trials show that calves grow")}))
    note = notes_of(view)[1]
    assert note.state is not None
    assert note.state.word == "Changed"
    assert note.changes == ("“show” was reviewed, “prove” stands here.",)


def test_sentences_that_no_claim_quotes_are_counted_and_marked(view: AnnotatedView) -> None:
    unread = [
        piece.text
        for page in view.pages
        for block in page.blocks
        for piece in block.pieces
        if piece.unread
    ]
    assert unread == ["Why skip?", "What grows", "The author skips daily."]
    assert view.summary[1] == "3 of 8 sentences are not reviewed."


def test_a_text_that_claims_quote_throughout_has_nothing_that_is_not_reviewed(
    tmp_path: Path,
) -> None:
    view = view_of(review_of(tmp_path, {"a": claim("Ropes swing")}, "Ropes swing freely."))
    assert view.summary[1] == "A claim quotes from every sentence (1)."


def test_an_ambiguous_claim_names_the_places_and_leads_there(
    view: AnnotatedView, edition: Edition
) -> None:
    note = notes_of(view)[3]
    assert [place.words for place in note.candidates] == ["rope", "rope", "rope"]
    ids = Page(html_of(edition)).ids
    for place in note.candidates:
        assert place.href.removeprefix("annotated.html#") in ids


def test_overlapping_claims_are_both_marked_whole_and_nothing_is_nested(
    view: AnnotatedView, edition: Edition
) -> None:
    assert marked(view, 4) == "Most trials prove that calves grow"
    assert marked(view, 5) == "prove that calves grow and that bones harden"
    page = html_of(edition)
    assert not re.search(r"<mark[^>]*>[^<]*<mark", page)
    assert 'several">prove that calves grow</mark>' in page
    assert notes_of(view)[4].quoted == "Most trials prove that calves grow"
    assert notes_of(view)[2].quoted == ""


def test_words_over_two_paragraphs_are_marked_in_both_and_noted_once(tmp_path: Path) -> None:
    text = "Nobody knows. Ropes swing and.\n\nCalves grow a lot."
    edition = review_of(tmp_path, {"a": claim("swing and. Calves grow")}, text)
    view = view_of(edition)
    assert marked(view, 1) == "swing and.Calves grow"
    assert [[note.number for note in block.notes] for block in view.pages[0].blocks] == [[1], []]
    marks = [m for b in view.pages[0].blocks for piece in b.pieces for m in piece.marks]
    assert [(mark.id, mark.href) for mark in marks] == [("at-1", "#note-1"), ("", "#note-1")]
    assert view.summary[1] == "1 of 3 sentences is not reviewed."


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=6),
    st.integers(0, 20),
)
def test_pieces_are_the_paragraph_and_each_claim_has_its_own_letters(
    text: str, spans: list[tuple[int, int]], start: int
) -> None:
    stretches = [Stretch(n, a, a + length) for n, (a, length) in enumerate(spans)]
    cut = pieces(text, start, stretches)
    assert "".join(piece.text for piece in cut) == text
    for one in stretches:
        expected = text[max(one.start - start, 0) : max(one.end - start, 0)]
        assert "".join(p.text for p in cut if one.number in p.claims) == expected
        assert sum(one.number in piece.ending for piece in cut) == (1 if expected else 0)


def test_every_link_within_the_page_leads_to_something_and_every_id_is_unique(
    edition: Edition,
) -> None:
    page = Page(html_of(edition))
    assert len(page.ids) == len(set(page.ids))
    within = [a for a in page.addresses if a.startswith(("#", "annotated.html#"))]
    assert within
    assert {address.split("#")[1] for address in within} <= set(page.ids)


def test_a_note_leads_to_the_card_of_its_claim(edition: Edition, view: AnnotatedView) -> None:
    cards = build(edition.workspace, edition.review, "skipping").cards
    notes = notes_of(view)
    assert {card.number: card.anchor for card in cards} == {n: x.card for n, x in notes.items()}
    assert {f"index.html#{card.anchor}" for card in cards} <= set(Page(html_of(edition)).addresses)


def test_a_note_says_what_the_card_says(edition: Edition, view: AnnotatedView) -> None:
    notes = notes_of(view)
    for card in build(edition.workspace, edition.review, "skipping").cards:
        note = notes[card.number]
        assert note.verdict == card.verdict
        assert note.certainty == card.certainty.sign
        assert note.why == card.verdict_reason
        assert note.say.rstrip(".") in (card.may_say.rstrip("."), "No sentence can be offered yet")


def test_html_and_markdown_say_the_same_of_each_claim(
    edition: Edition, view: AnnotatedView
) -> None:
    page = collapsed(Page(html_of(edition)).words)
    markdown = markdown_of(edition)
    assert notes_of(view)
    for note in notes_of(view).values():
        for words in (note.verdict.word, note.why, note.say, *note.changes, note.state_note):
            assert words in page
            assert escape_markdown(words) in markdown
    for note in view.unplaced:
        assert note.statement in page
        assert escape_markdown(note.statement) in markdown


def test_only_what_is_open_is_shown_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    view = view_of(review_of(tmp_path, CLAIMS, open_only=True))
    assert sorted(notes_of(view)) == [1, 2, 3, 4, 5, 6, 7, 9]
    assert view.summary[-1] == "1 claim left out here: supported as worded."
    assert view.summary[1] == "3 of 8 sentences are not reviewed."
    assert marked(view, 8) == ""


@pytest.mark.parametrize(
    ("reviewed", "now", "state"),
    [
        ("A rope costs about 9 pence here.", "A rope costs about 90 pence here.", "Changed"),
        ("A rope costs little.", "Nothing of the kind.", "Orphaned"),
        ("A rope costs little.", "A rope costs little. A rope costs little.", "Ambiguous"),
    ],
)
def test_a_supported_claim_stays_open_while_its_words_are_not_those_of_the_text(
    tmp_path: Path, reviewed: str, now: str, state: str
) -> None:
    record = SUPPORTED.replace("A rope costs little.", reviewed)
    same = view_of(review_of(tmp_path / "same", {"h": record}, reviewed, open_only=True))
    assert notes_of(same) == {}
    notes = notes_of(view_of(review_of(tmp_path / "now", {"h": record}, now, open_only=True)))
    assert notes[1].verdict.word == "Supported as worded"
    assert notes[1].state is not None
    assert notes[1].state.word == state


def test_a_text_and_a_claim_cannot_inject_markup(tmp_path: Path) -> None:
    claims = {
        "a": claim("alert(1)</script> & [x](javascript:alert(2)) *y*"),
        "b": claim(f"{HOSTILE} lost"),
    }
    # As plain text: Markdown would take the marks off before they could do harm.
    found = article_text(f"Before {HOSTILE} after.\n".encode(), ".txt")
    assert isinstance(found, ArticleText)
    recorded = review_of(tmp_path, claims, None)
    edition = Edition(recorded.workspace, recorded.review, text=found)
    assert len(notes_of(view_of(edition))) == 2
    text = html_of(edition)
    page = Page(text)
    assert "script" not in page.tags
    assert not [address for address in page.addresses if "javascript" in address]
    block = re.search(r'<p class="passage-text"[^>]*>(.*?)</p>', text, re.S)
    assert block is not None
    without_marks = re.sub(r'<a class="at .*?</a>|<span class="unseen">.*?</span>', "", block[1])
    assert Page(without_marks).words.strip() == f"Before {HOSTILE} after."
    shown = markdown_of(edition)
    assert "<script" not in shown
    assert r"[x\](javascript" in shown
    assert not re.search(r"(?<!\\)\]\(javascript", shown)


def test_without_the_text_the_quoted_words_stand_in_order_with_gaps(tmp_path: Path) -> None:
    paragraph = "0" * 64
    claims = {
        "z": claim("bones harden", position={"start": 40, "end": 52}, paragraph_sha256=paragraph),
        "a": claim("calves grow", position={"start": 10, "end": 21}, paragraph_sha256=paragraph),
        "c": claim("grow and", position={"start": 17, "end": 25}, paragraph_sha256=paragraph),
        "d": claim("The end", position={"start": 90, "end": 97}, paragraph_sha256="1" * 64),
    }
    edition = review_of(tmp_path, claims, None)
    view = view_of(edition)
    assert article_of(view) == ["[…] calves grow and […] bones harden", "[…] The end […]"]
    assert sorted(notes_of(view)) == [1, 2, 3, 4]
    assert all(note.state is None for note in notes_of(view).values())
    assert set(render(edition, ["article"])) == {"skipping/article.html", "skipping/article.md"}


def test_quotes_whose_positions_do_not_agree_with_their_words_stand_apart() -> None:
    found = quoted_passages([(1, "calves grow", 10), (2, "grew tall", 17), (3, "no place", None)])
    assert [passage.text for passage in found] == ["calves grow", "grew tall", "no place"]


def test_a_claim_without_quoted_words_is_listed_without_the_text_too(tmp_path: Path) -> None:
    view = view_of(review_of(tmp_path, {"a": claim("ropes"), "b": claim(None)}, None))
    assert [note.number for note in view.unplaced] == [2]
    assert view.unplaced[0].state_note == "The record quotes no words."


def test_what_holds_the_text_or_leaves_claims_out_never_takes_the_place_of_what_is_kept(
    tmp_path: Path,
) -> None:
    formats = ["html", "markdown", "docx"]
    kept = {"skipping/article.html", "skipping/article.md"}
    for given_text, open_only in ((TEXT, False), (None, True), (TEXT, True)):
        edition = review_of(tmp_path, CLAIMS, given_text, open_only=open_only)
        names = set(render(edition, ["article"], formats))
        assert names == {f"skipping/annotated.{ending}" for ending in ("html", "md", "docx")}
        assert not names & kept


def test_a_long_article_is_split_at_its_headings_and_every_page_leads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotated_pages, "PAGE_LENGTH", 100)
    edition = review_of(tmp_path, CLAIMS)
    files = render(edition, ["article"], ["html"])
    assert set(files) == {"skipping/annotated.html", "skipping/annotated-2.html"}
    first, second = (Page(str(files[f"skipping/annotated{n}.html"])) for n in ("", "-2"))
    assert "annotated-2.html" in first.addresses
    assert "annotated.html" in second.addresses
    assert "Dolphins" in second.words
    ids = {"annotated.html": first.ids, "annotated-2.html": second.ids}
    for name, page in (("annotated.html", first), ("annotated-2.html", second)):
        for address in page.addresses:
            target, _, place = address.partition("#")
            if place and (target or name) in ids:
                assert place in ids[target or name]


def test_the_contents_lead_to_the_headings(view: AnnotatedView, edition: Edition) -> None:
    assert [entry.text for entry in view.contents] == ["Why skip?", "What grows"]
    ids = Page(html_of(edition)).ids
    assert all(entry.href.split("#")[1] in ids for entry in view.contents)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([1, 2, 2], [2, 3, 3]), ([3, 6, 1], [2, 3, 2]), ([6], [2]), ([1, 3, 2], [2, 3, 3])],
)
def test_headings_follow_the_title_without_a_level_left_out(
    tmp_path: Path, levels: list[int], expected: list[int]
) -> None:
    text = "\n\n".join(f"{'#' * level} Heading {n}" for n, level in enumerate(levels))
    view = view_of(review_of(tmp_path, {}, text))
    assert [block.level for page in view.pages for block in page.blocks] == expected


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    formats = ["html", "markdown", "docx"]
    one, two = (
        render(review_of(tmp_path / name, CLAIMS), ["article"], formats) for name in ("one", "two")
    )
    assert one == two


def test_a_text_for_more_than_one_article_is_wrong_use(tmp_path: Path) -> None:
    edition = review_of(tmp_path, CLAIMS)
    other = tmp_path / "claims" / "running" / "article.yaml"
    other.parent.mkdir()
    other.write_text("title: Why run?\n")
    workspace = load(tmp_path, cache=False)
    with pytest.raises(ValueError, match="belongs to one article, and the review has 2"):
        reading.build(Edition(workspace, assess(workspace), text=edition.text))


def test_who_gives_the_text_is_told_what_was_not_found_and_whose_the_text_is(
    edition: Edition, tmp_path: Path
) -> None:
    said = list(reading.remarks(edition))
    assert said[0].endswith("4 anchored, 1 moved, 1 changed, 1 ambiguous, 2 orphaned")
    assert "keep them out of version control" in said[1]
    assert list(reading.remarks(review_of(tmp_path, CLAIMS, None))) == []


def test_every_claim_of_the_review_of_this_repository_is_anchored_in_its_article(
    repository: Path, shared: Path
) -> None:
    found = read_article_text(shared / "article" / "restricting-blood-flow.txt")
    assert isinstance(found, ArticleText)
    workspace = load(repository, cache=False)
    review = assess(workspace)
    view = view_of(Edition(workspace, review, text=found))
    notes = notes_of(view)
    assert len(notes) == len(review.assessments) == 35
    assert {note.state.word for note in notes.values() if note.state} == {"Anchored"}
    assert view.unplaced == ()
    assert article_of(view) == [paragraph.text for paragraph in found.paragraphs]
    for number, assessment in enumerate(review.assessments, start=1):
        assert assessment.claim.quote is not None
        assert marked(view, number) == assessment.claim.quote.exact


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=40).map(" ".join))
def test_whatever_becomes_of_a_text_every_claim_is_shown_once_and_every_letter_kept(
    edition: Edition, text: str
) -> None:
    found = article_text(text.encode(), ".txt")
    assert isinstance(found, ArticleText)
    view = view_of(Edition(edition.workspace, edition.review, text=found))
    assert sorted(notes_of(view)) == list(range(1, 10))
    assert article_of(view) == [paragraph.text for paragraph in found.paragraphs]


def test_each_note_states_its_claim_wherever_its_words_were_found(edition: Edition) -> None:
    notes = notes_of(view_of(edition)).values()
    assert len(notes) > 3
    for name, page in render(edition, ["article"], ["html", "markdown"]).items():
        assert isinstance(page, str)
        for note in notes:
            shown = note.statement if name.endswith(".html") else escape_markdown(note.statement)
            assert shown in page, (name, note.statement)
