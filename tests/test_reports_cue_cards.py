"""Cue cards say what the review says, in few and plain words, and name the harm."""

import json
import re
import statistics
import warnings
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Review
from claimgrade.model.plain import plain
from claimgrade.model.vocabulary import Certainty
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.cue_cards import CueCardsView, CueCardView, build_cue_cards
from claimgrade.reports.views.review import build
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

MOST_WORDS = 120
JARGON = re.compile(
    r"""\b(
        GRADE | certaint\w+ | (in)?direct(ness)? | (im)?precision | imprecise | inconsistency
      | risk\ of\ bias | publication\ bias | biased? | comparators? | surrogates? | CIs? | SMD | MID
      | confidence\ intervals? | intervals? | effect\ sizes? | standardi[sz]ed | heterogen\w+
      | significan\w+ | p[ -]values? | randomi[sz]ed | blinded | unblinded | meta-?analys[ei]s
      | systematic | cohorts? | confound\w+ | outcomes? | interventions? | populations?
      | baseline | correlat\w+ | pooled | EMG | mRNA | hypertrophy | occlusion | venous | arterial
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
DERIVED = {
    # 13.1 % and 0.055 % of users, said as 13 in 100 and as fewer than 1 in 1,000.
    "danger-dismissed": {1, 100, 1000},
    "mtor-up": {13},  # seven older and six young men
    "injury-recovery": {13, 20},  # in the finding as words
}
"""Figures that are worked out from what is on record for a claim, or stand there as words."""

SETTINGS = "format = 1\nas_of = 2026-11-22\n"
ARTICLE = "title: Cold & <b>wet</b>\nlanguage: en\n"
SILENT = """\
statement: A cold bath raises the pulse.
quote: {exact: a cold bath raises your pulse}
wording: {relation: effect, hedge: may}
certainty: low
because: two small crossover trials agree
asserts: {outcome: {name: pulse, class: acute-marker}, horizon: session}
advice: stated
omits: {what: People have drowned, line: doe2011, hides: harm}
evidence:
  - {source: doe2011, result: pulse, relation: supports, finding: The pulse was higher}
recommended_wording: {text: A cold bath may raise the pulse., hedge: may}
"""
OTHER = """\
statement: Cold baths keep people young.
quote: {exact: keep you young}
wording: {relation: effect, hedge: plain}
certainty: no-evidence
searched_on: 2026-11-20
advice: none
omits: none
evidence: []
"""
STUDY = """\
design: randomised-crossover
population: {species: human, who: young men}
n: 500
harms_reported: true
results:
  - {id: pulse, outcome: pulse, class: acute-marker, contrast: conditions, direction: increase}
"""
PLAIN = """\
card:
  claim: Cold water makes the heart beat faster
  found: In 500 young men the heart beat faster in cold water
  because: there is one study.
  whom: Young men
  say: Cold water may make the heart beat faster
  harm: Some people drowned
"""


def workspace_of(folder: Path, first: str = SILENT, article: str = ARTICLE) -> Workspace:
    files = {
        "claimgrade.toml": SETTINGS,
        "claims/cold/article.yaml": article,
        "claims/cold/a-pulse.yaml": first,
        "claims/cold/b-young.yaml": OTHER,
        "citations/library.bib": "@article{doe2011, title={Cold}, year={2011}}",
        "citations/studies/doe2011.yaml": STUDY,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder, cache=False)


def cards_of(workspace: Workspace) -> tuple[CueCardView, ...]:
    review = assess(workspace)
    return build_cue_cards(Edition(workspace, review), review.articles[0]).cards


@pytest.fixture(scope="module")
def records(repository: Path) -> Workspace:
    return load(repository, cache=False)


@pytest.fixture(scope="module")
def review(records: Workspace) -> Review:
    return assess(records)


@pytest.fixture(scope="module")
def cards(records: Workspace, review: Review) -> CueCardsView:
    return build_cue_cards(Edition(records, review), review.articles[0])


@pytest.fixture(scope="module")
def readability() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it reads its data by way of a deprecated module
        from textstat import textstat
    return textstat


def sentences(card: CueCardView) -> str:
    """Return what is read aloud of a card, without its labels."""
    return " ".join(
        filter(None, (card.claim, card.found, card.sure, card.whom, card.say, card.harm))
    )


def labels(card: CueCardView) -> str:
    shown = [str(card.number), card.verdict.word, TEXT["cue_claim"], TEXT["cue_found"]]
    shown += [TEXT["cue_sure"], TEXT["cue_say"], TEXT["cue_full"]]
    shown += [TEXT["cue_whom"]] if card.whom else []
    shown += [TEXT["cue_harm"]] if card.harm else []
    return " ".join(shown)


class Words(HTMLParser):
    """The text of each card of a page, labels and all; a glyph beside its word is no word."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cards: list[str] = []
        self._inside = self._glyph = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._glyph = given.get("class") == "glyph"
        if tag == "article":
            self.cards.append("")
            self._inside = True
        if self._inside and tag != "span":
            self.cards[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self._glyph = False
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._glyph:
            self.cards[-1] += data


def test_no_card_of_this_review_holds_more_than_a_hundred_and_twenty_words(
    records: Workspace, review: Review, cards: CueCardsView
) -> None:
    page = render(Edition(records, review), ["cards"], ["html"])[
        "restricting-blood-flow/cards.html"
    ]
    assert isinstance(page, str)
    shown = Words(page).cards
    assert len(shown) == len(cards.cards) == len(review.assessments)
    for card, text in zip(cards.cards, shown, strict=True):
        words = text.split()
        assert len(words) == len(f"{sentences(card)} {labels(card)}".split()), card.anchor
        assert len(words) <= MOST_WORDS, card.anchor


def test_no_card_of_this_review_speaks_the_jargon_of_graders(cards: CueCardsView) -> None:
    spoken = {card.anchor: JARGON.findall(sentences(card)) for card in cards.cards}
    assert {anchor: found for anchor, found in spoken.items() if found} == {}


def test_a_card_can_be_read_at_eleven_to_thirteen(cards: CueCardsView, readability: Any) -> None:
    """Reading age: the school grade of Kincaid and others (1975) and five years."""
    ages = {c.anchor: readability.flesch_kincaid_grade(sentences(c)) + 5 for c in cards.cards}
    assert 11 <= statistics.median(ages.values()) <= 13
    assert {anchor: age for anchor, age in ages.items() if age > 15} == {}


def test_every_card_of_this_review_has_words_of_its_own_and_its_sentence_holds(
    review: Review, cards: CueCardsView
) -> None:
    for assessment, card in zip(review.assessments, cards.cards, strict=True):
        words = assessment.claim.card
        assert words is not None, assessment.id
        assert words.claim, assessment.id
        assert words.found, assessment.id
        said = assessment.details.card_say
        assert said is not None, (assessment.id, assessment.details.withheld)
        assert card.say == said.text


def numbers(text: str) -> Iterator[float]:
    for digits in re.findall(r"(?<![A-Za-z]-)(?<![\w.])\d[\d,]*(?:\.\d+)?", text):
        yield float(digits.rstrip(",").replace(",", ""))


def test_every_figure_on_a_card_is_on_record_for_its_claim(
    records: Workspace, review: Review
) -> None:
    for assessment in review.assessments:
        claim = assessment.claim
        known = [json.dumps(plain(replace(claim, card=None, review=(), judgements=(), aliases=())))]
        sources = [records.studies[line.source] for line in claim.evidence if line.source]
        known += [json.dumps(plain(study)) for study in sources]
        on_record = {rounded for one in known for n in numbers(one) for rounded in (n, round(n))}
        on_record |= DERIVED.get(assessment.id, set())
        card = claim.card
        assert card is not None
        said = " ".join(filter(None, (card.claim, card.found, card.because, card.whom, card.say)))
        assert set(numbers(said)) <= on_record, assessment.id


def test_a_card_has_the_verdict_certainty_and_place_of_the_card_in_the_review(
    records: Workspace, review: Review, cards: CueCardsView
) -> None:
    shown = build(records, review, "restricting-blood-flow")
    for card, full in zip(cards.cards, shown.cards, strict=True):
        assert card.verdict == full.verdict
        assert card.certainty == full.certainty.sign
        assert card.number == full.number
        assert card.href == f"index.html#{full.anchor}"


LAY_LINES = {
    Certainty.HIGH: "We are confident",
    Certainty.MODERATE: "We are fairly confident",
    Certainty.LOW: "We have little confidence",
    Certainty.VERY_LOW: "We are not confident",
}


@pytest.mark.parametrize("level", LAY_LINES)
def test_how_sure_is_said_in_the_words_for_the_level(tmp_path: Path, level: Certainty) -> None:
    claim = SILENT.replace("certainty: low", f"certainty: {level.value}")
    bare = cards_of(workspace_of(tmp_path / "bare", claim))[0]
    assert bare.sure == f"{LAY_LINES[level]}."
    told = cards_of(workspace_of(tmp_path / "told", claim + PLAIN))[0]
    assert told.sure == f"{LAY_LINES[level]}, because there is one study."


def test_what_nobody_tested_says_so_with_the_day_of_the_search(tmp_path: Path) -> None:
    _, untested = cards_of(workspace_of(tmp_path))
    assert "nobody has tested this (as of 2026-11-20)" in untested.sure


def test_a_card_shows_the_reviewers_plain_words(tmp_path: Path) -> None:
    card, _ = cards_of(workspace_of(tmp_path, SILENT + PLAIN))
    assert card.claim == "Cold water makes the heart beat faster."
    assert card.found == "In 500 young men the heart beat faster in cold water."
    assert card.whom == "Young men."
    assert card.say == "Cold water may make the heart beat faster."


def test_without_plain_words_a_card_has_what_the_record_says(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    card, _ = cards_of(workspace)
    full = build(workspace, assess(workspace), "cold").cards[0]
    assert card.claim == full.statement == "A cold bath raises the pulse."
    assert card.say == full.may_say == "A cold bath may raise the pulse."
    assert full.plain_statement in card.found
    assert "1 study (500\u00a0people)" in card.found
    assert card.whom == "Tested in: young men."


@pytest.mark.parametrize(
    "sentence",
    [
        "Cold water makes the heart beat faster",
        "Cold water may make the heart beat 90 times faster",
    ],
)
def test_a_plain_sentence_that_goes_beyond_the_evidence_is_not_shown(
    tmp_path: Path, sentence: str
) -> None:
    plain = PLAIN.replace("Cold water may make the heart beat faster", sentence)
    workspace = workspace_of(tmp_path, SILENT + plain)
    card, _ = cards_of(workspace)
    assert card.say == "A cold bath may raise the pulse."
    withheld = assess(workspace).assessments[0].details.withheld
    assert [one.text for one in withheld if one.by_reviewer] == [sentence]


def test_a_plain_sentence_needs_a_recommended_wording_that_declares_its_hedge(
    tmp_path: Path,
) -> None:
    bare = re.sub(r"recommended_wording.*\n", "", SILENT)
    workspace = workspace_of(tmp_path, bare + PLAIN)
    details = assess(workspace).assessments[0].details
    assert details.card_say is None
    assert "its hedge is not recorded" in details.withheld[-1].reasons


def test_nothing_is_offered_to_say_of_a_claim_that_is_not_checked_yet(tmp_path: Path) -> None:
    unchecked = re.sub(r"certainty: low\n|because.*\n|evidence:\n.*\n", "", SILENT)
    workspace = workspace_of(tmp_path, unchecked + PLAIN)
    card, _ = cards_of(workspace)
    assert card.verdict.code == "unresolved"
    assert card.say == TEXT["no_may_say"]


def open_harm(review: Review) -> bool:
    return any(r.code == "OS29" and r.counts for r in review.articles[0].results)


def test_an_article_that_is_silent_about_harm_has_it_on_every_card(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path, SILENT + PLAIN)
    assert open_harm(assess(workspace))
    assert [card.harm for card in cards_of(workspace)] == ["Some people drowned."] * 2


def test_without_plain_words_the_harm_is_the_one_that_the_review_names(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    full = build(workspace, assess(workspace), "cold").article.harms
    assert {card.harm for card in cards_of(workspace)} == {full[0]} == {"People have drowned."}


def test_a_harm_that_nobody_wrote_down_is_still_said_to_be_reported(tmp_path: Path) -> None:
    unnamed = re.sub(r"omits: .*", "omits: none", SILENT)
    workspace = workspace_of(tmp_path, unnamed)
    assert open_harm(assess(workspace))
    assert {card.harm for card in cards_of(workspace)} == {TEXT["cue_harm_reported"]}


def test_an_article_that_advises_nothing_has_no_harm_on_the_cards_that_leave_none_out(
    tmp_path: Path,
) -> None:
    silent = SILENT.replace("advice: stated", "advice: none")
    workspace = workspace_of(tmp_path, silent)
    assert not open_harm(assess(workspace))
    assert [card.harm for card in cards_of(workspace)] == ["People have drowned.", ""]


def test_the_harm_stands_on_every_card_of_this_review(review: Review, cards: CueCardsView) -> None:
    assert open_harm(review)
    assert len({card.harm for card in cards.cards}) == 1
    assert "blood clots" in cards.cards[0].harm


def rendered(workspace: Workspace) -> tuple[str, str]:
    files = render(Edition(workspace, assess(workspace)), ["cards"])
    html, markdown = files["cold/cards.html"], files["cold/cards.md"]
    assert isinstance(html, str)
    assert isinstance(markdown, str)
    return html, markdown


def test_a_record_adds_no_markup_to_a_card(tmp_path: Path) -> None:
    hostile = PLAIN.replace(
        "Young men", '"<script>alert(1)</script> [x](javascript:alert(2)) {{ 7*7 }}"'
    )
    html, markdown = rendered(workspace_of(tmp_path, SILENT + hostile))
    assert "<script" not in html
    assert "<b>wet</b>" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "{{ 7*7 }}" in html
    assert "<script" not in markdown
    assert "](javascript:" not in re.sub(r"\\.", "", markdown)


def test_both_formats_say_the_same_of_each_card(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path, SILENT + PLAIN)
    html, markdown = rendered(workspace)
    for card in cards_of(workspace):
        for words in (card.claim, card.found, card.sure, card.whom, card.say, card.harm):
            assert words in re.sub(r"</?span[^>]*>", "", html)
            assert words in markdown
        assert f"**{card.verdict.glyph} {card.verdict.word}**" in markdown
        assert card.verdict.word in html
        assert f'href="{card.href}"' in html
        assert f"(review.md#{card.anchor})" in markdown


def test_the_cards_lead_back_to_the_first_page_and_to_the_review(tmp_path: Path) -> None:
    html, markdown = rendered(workspace_of(tmp_path))
    assert 'href="../index.html"' in html
    assert 'href="index.html"' in html
    assert "(../README.md)" in markdown
    assert "(review.md)" in markdown
