"""Claims found again in a changed text: anchored, moved, changed, ambiguous or orphaned."""

import hashlib
import random
import re
import textwrap
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimgrade.language.anchoring.anchors import anchor, anchors
from claimgrade.language.anchoring.coverage import uncovered
from claimgrade.language.anchoring.exact import find
from claimgrade.language.anchoring.figures import figures
from claimgrade.language.anchoring.outcome import Anchor, AnchorOutcome, Difference
from claimgrade.language.anchoring.words import differences, same_words
from claimgrade.model.claim import Quote
from claimgrade.workspace.reading.normalised_text import normalise
from claimgrade.workspace.schema.records import record_from

ANCHORED, MOVED, CHANGED, AMBIGUOUS, ORPHANED = AnchorOutcome

ARTICLE = """Bands and muscle

Look, I know what you are thinking. Training with bands "hacks" the body's own process - even at
low loads of 20-30% of the one-rep maximum.

By-products such as lactate gather near the muscle, and growth hormone rises as high as 290
times over baseline. This is double the rise after heavy training.

Type I fibres have a low potential for growth. Type II fibres have a high potential for growth."""


def recorded(exact: str, text: str = ARTICLE, which: int = 0) -> Quote:
    """A quote as it is recorded: with its surroundings, its position and its paragraph."""
    place = find(text, exact)[which]
    return record_from(
        Quote,
        {
            "exact": exact,
            "prefix": place.prefix.strip() or None,
            "suffix": place.suffix.strip() or None,
            "position": {"start": place.start, "end": place.end},
            "paragraph_sha256": place.paragraph_sha256,
        },
    )


GROWTH_HORMONE = "growth hormone rises as high as 290 times over baseline"


def test_the_same_words_at_their_place_are_anchored() -> None:
    found = anchor(ARTICLE, recorded(GROWTH_HORMONE))
    assert (found.outcome, found.text_found, found.score) == (ANCHORED, GROWTH_HORMONE, 100)
    assert found.differences == ()
    assert found.place == find(ARTICLE, GROWTH_HORMONE)[0]


@pytest.mark.parametrize(
    "other",
    [
        ARTICLE.replace('"hacks"', "“hacks”").replace("'", "’").replace(" - ", " – "),
        ARTICLE.replace(" ", "\u00a0"),
        re.sub(r"(?<!\n)\n(?!\n)", " ", ARTICLE),
        ARTICLE.replace("\n", "\r\n"),
    ],
    ids=["curly", "no-break space", "one line a paragraph", "Windows"],
)
def test_another_typesetting_keeps_an_anchor(other: str) -> None:
    exact = 'Training with bands "hacks" the body\'s own process - even at low loads of 20-30%'
    found = anchor(other, recorded(exact))
    assert found.outcome is ANCHORED
    assert found.differences == ()


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("gather", "ga\u00adther", ANCHORED),
        ("gather", "gath- er", ANCHORED),
        ("muscle", "MUSCLE", CHANGED),
    ],
    ids=["soft hyphen", "line-end hyphen", "capitals"],
)
def test_a_hyphen_of_typesetting_keeps_the_words_and_capitals_do_not(
    before: str, after: str, outcome: AnchorOutcome
) -> None:
    quote = recorded("such as lactate gather near the muscle, and")
    assert anchor(ARTICLE.replace(before, after), quote).outcome is outcome


def test_a_ligature_is_its_letters() -> None:
    text = "The efficacy of it is sufficient for most."
    other = text.replace("ffi", "ﬃ")
    assert anchor(other, Quote(exact="efficacy of it is sufficient")).outcome is ANCHORED


def test_changed_punctuation_is_anchored_and_told() -> None:
    found = anchor(ARTICLE.replace("baseline.", "baseline!"), recorded(f"{GROWTH_HORMONE}."))
    assert found.outcome is ANCHORED
    assert found.differences == (Difference("baseline.", "baseline!", figures=False),)


@pytest.mark.parametrize(
    ("before", "after", "differing"),
    [
        ("290", "29", ("290", "29")),
        ("290", "2.90", ("290", "2.90")),
        ("290", "-290", ("290", "-290")),
        ("290", "1290", ("290", "1290")),
        ("290", "29⁰", ("290", "29⁰")),
        ("290", "< 290", ("", "<")),
        ("290", "290%", ("290", "290%")),
        ("290", "two hundred", ("290", "two hundred")),
    ],
)
def test_a_changed_figure_is_changed_and_said(
    before: str, after: str, differing: tuple[str, str]
) -> None:
    found = anchor(ARTICLE.replace(before, after), recorded(GROWTH_HORMONE))
    assert found.outcome is CHANGED
    assert found.changed_figures == (Difference(*differing, figures=True),)


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("it rose by 29", "In all of them it rose by 290 times."),
        ("it rose by 29", "In all of them it rose by 29.5 times."),
        ("it rose by 29", "In all of them it rose by 29-35 times."),
        ("5 times as much was found", "In all of them 2.5 times as much was found."),
        ("5 times as much was found", "In all of them -5 times as much was found."),
        ("10⁶ cells were counted", "In all, 106 cells were counted."),
        ("bands build muscle", "Here bands build muscles."),
    ],
)
@pytest.mark.parametrize("context", [{}, {"prefix": "and so", "suffix": "in the end"}])
def test_a_part_of_a_figure_or_word_is_not_the_figure_or_word(
    exact: str, text: str, context: dict[str, str]
) -> None:
    """Letters within letters pass only where nothing recorded says that the word ended."""
    found = anchor(text, record_from(Quote, {"exact": exact, **context}))
    if "muscle" in exact and not context:
        assert found.outcome is ANCHORED
    else:
        assert found.outcome in {CHANGED, ORPHANED}


@pytest.mark.parametrize(
    ("before", "after", "quoted", "instead"),
    [
        ("rises", "falls", "rises", "falls"),
        ("rises", "does not rise", "rises", "does not rise"),
        ("growth hormone", "insulin", "growth hormone", "insulin"),
        ("over baseline", "well over baseline", "", "well"),
    ],
)
def test_other_words_are_changed_and_said(
    before: str, after: str, quoted: str, instead: str
) -> None:
    found = anchor(ARTICLE.replace(before, after), recorded(GROWTH_HORMONE))
    assert found.outcome is CHANGED
    assert found.differences == (Difference(quoted, instead, figures=False),)
    assert found.text_found == GROWTH_HORMONE.replace(before, after)
    assert 70 <= found.score < 100


def test_words_that_stand_later_have_moved() -> None:
    found = anchor(f"A new first paragraph.\n\n{ARTICLE}", recorded(GROWTH_HORMONE))
    assert found.outcome is MOVED
    start = normalise(ARTICLE).index(GROWTH_HORMONE) + len("A new first paragraph.\n\n")
    assert found.place is not None
    assert (found.place.start, found.place.end) == (start, start + len(GROWTH_HORMONE))


def test_a_quote_whose_paragraph_is_gone_is_orphaned() -> None:
    without = "\n\n".join(ARTICLE.split("\n\n")[:2])
    assert anchor(without, recorded(GROWTH_HORMONE)) == Anchor(ORPHANED)


def test_a_like_sentence_among_other_words_is_not_taken_for_a_lost_one() -> None:
    """With its surroundings recorded, a quote is not found in its counterpart elsewhere."""
    text = "Bands worn at rest gave a low gain. They are cheap.\n\nCuffs worn at rest gave no pain."
    quote = recorded("Bands worn at rest gave a low gain", text)
    assert anchor(text.partition("\n\n")[2], quote).outcome is ORPHANED
    bare = Quote(exact=quote.exact)
    assert anchor(text.partition("\n\n")[2], bare).outcome is CHANGED


@pytest.mark.parametrize("remembered", [("prefix", "suffix"), ("position",)])
def test_words_repeated_in_a_summary_do_not_hide_that_they_were_changed(
    remembered: tuple[str, ...],
) -> None:
    """The digit was changed where the quote was recorded; the old one stands elsewhere."""
    summary = f"{ARTICLE}\n\nIn short, {GROWTH_HORMONE}, it is said."
    quote = recorded(GROWTH_HORMONE, summary)
    fields = {name: getattr(quote, name) for name in ("exact", *remembered)}
    changed = summary.replace("290", "209", 1)
    found = anchor(changed, Quote(**fields))
    assert found.outcome is AMBIGUOUS
    text = normalise(changed)
    assert [text[place.start : place.end] for place in found.candidates] == [
        GROWTH_HORMONE.replace("290", "209"),
        GROWTH_HORMONE,
    ]


def test_a_curly_quote_in_its_place_is_chosen_over_a_straight_one_elsewhere() -> None:
    exact = 'bands "hacks" the body'
    other = ARTICLE.replace('"', "”") + f"\n\nSo it is that {exact} of many."
    found = anchor(other, recorded(exact))
    assert (found.outcome, found.text_found) == (ANCHORED, "bands ”hacks” the body")
    bare = anchor(other, Quote(exact=exact))
    assert (bare.outcome, bare.text_found) == (ANCHORED, exact)


def test_the_words_beside_it_tell_where_a_changed_passage_begins() -> None:
    other = ARTICLE.replace("growth hormone", "insulin")
    found = anchor(other, recorded(GROWTH_HORMONE))
    assert found.text_found == GROWTH_HORMONE.replace("growth hormone", "insulin")


def test_a_quote_that_stands_twice_is_ambiguous_until_something_decides() -> None:
    text = "Lactate rises, and growth hormone rises too."
    bare = anchor(text, Quote(exact="rises"))
    assert (bare.outcome, bare.place, bare.text_found) == (AMBIGUOUS, None, None)
    assert [place.start for place in bare.candidates] == [8, 34]
    for decides in (
        {"prefix": "growth hormone"},
        {"suffix": "too"},
        {"position": {"start": 34, "end": 39}},
    ):
        found = anchor(text, record_from(Quote, {"exact": "rises", **decides}))
        assert (found.outcome, found.place and found.place.start) == (ANCHORED, 34)


def test_the_digest_of_its_paragraph_decides_between_two_places() -> None:
    text = "Lactate rises.\n\nGrowth hormone rises."
    digest = hashlib.sha256(b"Growth hormone rises.").hexdigest()
    found = anchor(text, Quote(exact="rises", paragraph_sha256=digest))
    assert (found.outcome, found.place and found.place.start) == (ANCHORED, 31)


def test_a_few_letters_elsewhere_are_not_taken_for_the_quote() -> None:
    """Two words that stand once, among others than recorded, may be any two words."""
    found = anchor(
        "It was four times a day that they ate.",
        Quote(exact="four times", prefix="growth hormone rose", suffix="over baseline"),
    )
    assert found.outcome is AMBIGUOUS
    assert [place.start for place in found.candidates] == [7]


def test_no_quote_is_dropped() -> None:
    quotes = [Quote(), Quote(exact="—"), Quote(exact="growth"), Quote(exact="never said here")]
    assert [found.outcome for found in anchors(ARTICLE, quotes)] == [
        ORPHANED,
        ORPHANED,
        AMBIGUOUS,
        ORPHANED,
    ]
    assert [found.outcome for found in anchors("", quotes)] == [ORPHANED] * 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Blood-flow restriction", "blood flow restriction", True),
        ("nowhere", "now here", False),
        ("its load", "it's load", False),
        ("we're here", "we re here", False),
        ("the body’s own", "the body's own", True),
        ("treat us well", "treat US well", False),
        ("5 mg a day", "5 Mg a day", False),
        ("VO₂max", "VO2max", True),
        ("p < 0.05", "p > 0.05", False),
        ("20–30 %", "20-30 %", True),
        ("20–30 %", "20, 30 %", False),
        ("up by 3", "up by −3", False),
        ("BANDS BUILD MUSCLE", "Bands build muscle", True),
        ("↑ growth", "↓ growth", False),
    ],
)
def test_the_same_letters_are_not_always_the_same_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert same_words(other, one) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as high as 290 times", ("290",)),
        ("20 – 30% of 1,000 (p < .05)", ("20-30", "%", "1,000", "<", ".05")),
        ("NOS-1 rose −2.5 °C", ("1", "-2.5", "°")),
        ("10⁶ or ½", ("10", "⁶", "½")),
        ("no figures, here; “none”", ()),
    ],
)
def test_figures_are_numbers_with_their_signs(text: str, expected: tuple[str, ...]) -> None:
    assert figures(text) == expected


def test_differences_come_in_order_and_neighbours_as_one() -> None:
    assert differences("lactate rises 3 times here", "lactate and insulin rise 4 times") == (
        Difference("rises 3", "and insulin rise 4", figures=True),
        Difference("here", "", figures=False),
    )


# Laws, on texts of words that no two of are alike, so that what is expected can be counted.

WORDS = [
    first + middle + last
    for first in ("ba", "co", "du", "fe", "gi", "ho", "ki", "lu", "me", "nu")
    for middle in ("rt", "ns", "lm", "nd", "st", "mp")
    for last in ("al", "em", "or", "ux", "ity", "ang", "ish")
]


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[str], int]:
    """Paragraphs of 12 to 30 words, no word twice, with a figure in each; one is chosen."""
    words = [*WORDS]
    random.Random(draw(st.integers(0, 2**32))).shuffle(words)  # noqa: S311 - no secret
    blocks: list[str] = []
    for number in range(draw(st.integers(2, 6))):
        length = draw(st.integers(12, 30))
        own, words = [*words[:length]], words[length:]
        own.insert(draw(st.integers(3, 8)), str(draw(st.integers(11, 99)) * 10 + number))
        blocks.append(" ".join(own).capitalize() + ".")
    return blocks, draw(st.integers(0, len(blocks) - 1))


def quotes_of(blocks: list[str]) -> list[Quote]:
    """The first ten words of each paragraph, a figure among them, as recorded."""
    text = "\n\n".join(blocks)
    return [recorded(" ".join(block.split()[:10]), text) for block in blocks]


@given(articles())
@settings(max_examples=40, deadline=None)
def test_law_an_undamaged_text_anchors_everything_at_its_place(
    article: tuple[list[str], int],
) -> None:
    blocks, _ = article
    text, quotes = "\n\n".join(blocks), quotes_of(blocks)
    for quote, found in zip(quotes, anchors(text, quotes), strict=True):
        assert (found.outcome, found.text_found) == (ANCHORED, quote.exact)
        assert found.place is not None
        assert text[found.place.start : found.place.end] == quote.exact


@given(articles(), st.integers(20, 60), st.booleans())
@settings(max_examples=40, deadline=None)
def test_law_wrapping_and_kinds_of_space_lose_no_anchor(
    article: tuple[list[str], int], width: int, no_break: bool
) -> None:
    blocks, _ = article
    wrapped = "\n\n".join("\n".join(textwrap.wrap(block, width)) for block in blocks)
    other = wrapped.replace(" ", "\u00a0") if no_break else wrapped
    assert {found.outcome for found in anchors(other, quotes_of(blocks))} == {ANCHORED}


@given(articles(), st.data())
@settings(max_examples=40, deadline=None)
def test_law_what_stands_after_an_insertion_moves_by_its_length(
    article: tuple[list[str], int], data: st.DataObject
) -> None:
    blocks, at = article
    inserted = data.draw(st.sampled_from(["Something new.", "One more, of 12 words or fewer."]))
    text = "\n\n".join([*blocks[:at], inserted, *blocks[at:]])
    quotes = quotes_of(blocks)
    for number, (quote, found) in enumerate(zip(quotes, anchors(text, quotes), strict=True)):
        assert quote.position is not None
        assert found.place is not None
        shift = len(inserted) + 2 if number >= at else 0
        assert found.place.start == quote.position.start + shift
        assert found.outcome is (MOVED if shift else ANCHORED)


@given(articles())
@settings(max_examples=40, deadline=None)
def test_law_a_deleted_paragraph_orphans_its_quote_and_no_other(
    article: tuple[list[str], int],
) -> None:
    blocks, at = article
    found = anchors("\n\n".join([*blocks[:at], *blocks[at + 1 :]]), quotes_of(blocks))
    assert len(found) == len(blocks)
    assert [number for number, each in enumerate(found) if each.outcome is ORPHANED] == [at]
    assert found[at].place is None


@given(articles(), st.data())
@settings(max_examples=60, deadline=None)
def test_law_one_changed_digit_is_changed_and_named(
    article: tuple[list[str], int], data: st.DataObject
) -> None:
    blocks, at = article
    quote = quotes_of(blocks)[at]
    assert quote.exact is not None
    number = next(re.finditer(r"\d+", quote.exact)).group()
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != number[place]]))
    other = number[:place] + digit + number[place + 1 :]
    assume(all(other not in block for block in blocks))
    changed = [*blocks]
    changed[at] = changed[at].replace(number, other)
    found = anchor("\n\n".join(changed), quote)
    assert found.outcome is CHANGED
    assert found.changed_figures == (Difference(number, other, figures=True),)


@given(articles(), st.data())
@settings(max_examples=60, deadline=None)
def test_law_any_edit_of_words_is_never_called_anchored_or_moved(
    article: tuple[list[str], int], data: st.DataObject
) -> None:
    """Letters and digits replaced, dropped or added within the quoted words."""
    blocks, at = article
    quote = quotes_of(blocks)[at]
    assert quote.exact is not None
    place = data.draw(st.integers(0, len(quote.exact) - 1))
    new = data.draw(st.sampled_from(["", "q", "7", "q7", " q "]))
    edited = quote.exact[:place] + new + quote.exact[place + 1 :]
    letters_of = "".join(filter(str.isalnum, edited)).lower()
    assume(letters_of != "".join(filter(str.isalnum, quote.exact)).lower())
    text = "\n\n".join([*blocks[:at], blocks[at].replace(quote.exact, edited), *blocks[at + 1 :]])
    found = anchor(text, quote)
    assert found.outcome is CHANGED
    assert found.differences


@given(articles(), articles())
@settings(max_examples=40, deadline=None)
def test_law_a_quote_that_was_never_there_is_orphaned(
    article: tuple[list[str], int], other: tuple[list[str], int]
) -> None:
    """Quotes of another text, from the same words, half of them at most its own."""
    text = "\n\n".join(article[0])
    shared = {word.lower() for word in text.split()}
    for quote in quotes_of(other[0]):
        words = [word.lower() for word in (quote.exact or "").split()]
        assume(sum(word in shared for word in words) <= len(words) // 2)
        assert anchor(text, Quote(exact=quote.exact)).outcome is ORPHANED


SIGNS = st.text(alphabet="ab12 .,-%<\n\u00ad\u2013", max_size=40)


@given(SIGNS, SIGNS, SIGNS, st.data())
@settings(max_examples=300, deadline=None)
def test_law_what_is_anchored_or_moved_has_the_digits_of_the_quote_and_no_more(
    before: str, middle: str, after: str, data: st.DataObject
) -> None:
    """Whatever the text: the same digits in the same words, not part of a longer number."""
    exact = data.draw(st.sampled_from([middle.strip(), data.draw(SIGNS).strip()]))
    text = f"{before}{middle}{after}"
    found = anchor(text, record_from(Quote, {"exact": exact or None}))
    if found.place is None:
        assert found.outcome in {AMBIGUOUS, ORPHANED}
        return
    whole, place = normalise(text), found.place
    assert found.text_found == whole[place.start : place.end].replace("\n\n", " ")
    if found.outcome in {ANCHORED, MOVED}:
        assert re.findall(r"\d+", found.text_found) == re.findall(r"\d+", exact)
        assert sorted(re.findall("[<%]", found.text_found)) == sorted(re.findall("[<%]", exact))
        edges = whole[max(0, place.start - 1) : place.start + 1], whole[place.end - 1 :][:2]
        assert not any(len(edge) == 2 and edge.isdigit() for edge in edges)


def test_every_claim_of_the_review_stands_in_its_article(repository: Path, shared: Path) -> None:
    name = "restricting-blood-flow"
    text = (shared / "article" / f"{name}.txt").read_text(encoding="utf-8")
    paths = sorted((repository / "claims" / name).glob("*.yaml"))
    records = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    quotes = [record_from(Quote, each["quote"]) for each in records if "quote" in each]
    assert len(quotes) == len(paths) - 1
    assert {found.outcome for found in anchors(text, quotes)} == {ANCHORED}
    moved = anchors(f"A word before it all.\n\n{text.replace('290', '209')}", quotes)
    expected = [CHANGED if "290" in (quote.exact or "") else MOVED for quote in quotes]
    assert [found.outcome for found in moved] == expected


def placed(text: str, *exacts: str) -> tuple[Anchor, ...]:
    return anchors(text, [Quote(exact=exact) for exact in exacts])


def test_sentences_that_no_claim_touches_are_shown_and_counted() -> None:
    found = uncovered(ARTICLE, placed(ARTICLE, GROWTH_HORMONE, "potential for growth. Type II"))
    assert [(p.paragraph, p.sentences, p.whole_paragraph) for p in found] == [
        (0, 1, True),
        (1, 2, True),
        (2, 1, False),
    ]
    assert found[2].text == "This is double the rise after heavy training."
    text = normalise(ARTICLE)
    assert all(text[p.start : p.end] == p.text for p in found)


def test_an_ambiguous_or_orphaned_quote_covers_nothing() -> None:
    whole = uncovered(ARTICLE, ())
    assert sum(passage.sentences for passage in whole) == 7
    assert uncovered(ARTICLE, placed(ARTICLE, "growth", "never said here")) == whole
    assert uncovered("", ()) == ()


@given(articles())
@settings(max_examples=20, deadline=None)
def test_law_covered_and_uncovered_sentences_are_all_there_are(
    article: tuple[list[str], int],
) -> None:
    blocks, at = article
    text, quotes = "\n\n".join(blocks), quotes_of(blocks)
    open_ = uncovered(text, anchors(text, quotes[: at + 1]))
    assert [passage.text for passage in open_] == blocks[at + 1 :]
