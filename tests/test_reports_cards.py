"""A card shows what stands behind a verdict, the same in HTML and Markdown, and as it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Assessment, Review
from claimgrade.model.ledger import OnePerson
from claimgrade.model.vocabulary import Points
from claimgrade.reports.environment import escape_markdown
from claimgrade.reports.publish import render_reports
from claimgrade.reports.record_fields import names_of_fields
from claimgrade.reports.views import build
from claimgrade.reports.views.cards import Card
from claimgrade.reports.views.waiting import waited_for
from claimgrade.reports.words import POINTS
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

HOSTILE = "<script>alert(1)</script><b> | `x` [y](javascript:alert(2)) *z* {{ 7 * 7 }}"

GROWS = """\
statement: Cold baths make muscle grow.
quote: {exact: may make muscle grow}
heading: Cold baths boost muscle
wording: {relation: effect, hedge: plain}
advice: none
omits: none
certainty: low
because: the studies are few
asserts:
  population: {species: human}
  intervention: {what: cold baths, dose: 10 degrees}
  outcome: {name: muscle size, class: final}
  horizon: training
recommended_wording: {text: Cold baths make muscle grow., hedge: plain}
builds_on: [pulse-makes-growth, cold-warms]
accepted:
  - {code: OS28, reason: The editor insists, by: berta, on: 2026-11-02, until: 2027-11-02}
review:
  - by: anna
    on: 2026-11-01
    due: 2026-11-20
    digests: {claim: CHANGED, rules: "0"}
evidence:
  - {source: doe2011, result: size, relation: supports, finding: It grew}
  - {source: roe2012, result: size, relation: supports, finding: It grew again}
  - {source: coach2001, relation: supports, finding: My swimmers grew}
judgements:
  - by: anna
    outcome: muscle size
    domains:
      risk-of-bias: {concern: serious, levels: 1, reason: Nobody was blinded}
      inconsistency: {concern: none, reason: They agree}
      indirectness: {concern: none, reason: Mice are near enough}
      imprecision: {concern: serious, levels: 1, reason: Eight mice}
      publication-bias: {concern: none, reason: Not suspected}
  - by: berta
    outcome: muscle size
    domains:
      risk-of-bias: {concern: very-serious, levels: 2, reason: It was not random either}
      inconsistency: {concern: none, reason: They do agree}
  - by: anna
    outcome: strength
    critical: false
    domains:
      risk-of-bias: {concern: serious, levels: 1, reason: Nobody was blinded}
"""

PULSE_MAKES_GROWTH = """\
statement: A fast pulse makes muscle grow.
quote: {exact: a fast pulse builds}
because: nobody tested it
wording: {relation: effect, hedge: plain}
kind: mechanism
searched_on: 2026-11-01
certainty: no-evidence
builds_on: [cold-warms, cold-raises-pulse]
"""

COLD_WARMS = """\
statement: A cold bath warms muscle.
quote: {exact: a cold bath warms}
wording: {relation: effect, hedge: plain}
certainty: high
because: every trial finds it colder
evidence:
  - {source: poe2013, result: heat, relation: disputes, finding: It was colder}
"""

COLD_RAISES_PULSE = """\
statement: A cold bath raises the pulse.
quote: {exact: raises your pulse}
certainty: moderate
because: one trial
wording: {relation: effect, hedge: plain}
verdict: {verdict: supported, reason: Seen by all, by: anna}
evidence:
  - {source: poe2013, result: pulse, relation: supports, finding: It rose}
"""

MICE = """\
design: randomised-trial
randomised: true
cohort: the Utrecht mice
population: {species: animal, who: mice}
intervention: {what: cold baths, dose: 10 degrees}
n: 8
results:
  - {id: size, outcome: muscle size, class: final, contrast: conditions, time: 8 weeks, estimate: 5}
"""

PEOPLE = """\
design: randomised-trial
randomised: true
population: {species: human, who: young men}
n: 40
results:
  - {id: heat, outcome: heat, class: final, contrast: conditions, time: 1 hour, estimate: -3}
  - {id: pulse, outcome: pulse, class: final, contrast: conditions, time: 1 hour, estimate: 9}
"""

FILES = {
    "claimgrade.toml": "format = 1\nas_of = 2026-11-22\n",
    "claims/cold/article.yaml": "title: Cold baths\nfield: life-science\n",
    "claims/cold/grows.yaml": GROWS.replace("CHANGED", "0" * 64),
    "claims/cold/pulse-makes-growth.yaml": PULSE_MAKES_GROWTH,
    "claims/cold/cold-warms.yaml": COLD_WARMS,
    "claims/cold/cold-raises-pulse.yaml": COLD_RAISES_PULSE,
    "citations/library.bib": "".join(
        f"@article{{{key}, author = {{{name}, Jo}}, title = {{T}}, year = {{{year}}}}}\n"
        for key, name, year in [
            ("doe2011", "Doe", 2011),
            ("roe2012", "Roe", 2012),
            ("poe2013", "Poe", 2013),
            ("coach2001", "Coach", 2001),
        ]
    ),
    "citations/studies/doe2011.yaml": MICE,
    "citations/studies/roe2012.yaml": MICE,
    "citations/studies/poe2013.yaml": PEOPLE,
    "citations/studies/coach2001.yaml": "design: opinion\npopulation: {who: a swimming coach}\n",
}

OWN_WORDS = (
    "Nobody was blinded",
    "Mice are near enough",
    "It was not random either",
    "My swimmers grew",
    "The editor insists",
    "a swimming coach",
    "every trial finds it colder",
    "berta",
    "Cold baths make muscle grow.",
    "cold baths",
    "muscle size",
    "Seen by all",
    "Cold baths boost muscle",
)
"""Free text of the records, each of which somebody could write markup into."""


class Page(HTMLParser):
    """Collects the text of a page, its elements and its addresses; blocks are set apart."""

    BLOCKS = frozenset("p li td th dt dd h3 h4 summary tr span strong em a".split())

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.addresses: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name == "href"}

    def handle_data(self, data: str) -> None:
        self.words += data


def written(root: Path, files: dict[str, str]) -> Workspace:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(root, cache=False)
    assert not [f for f in workspace.findings if f.severity == "error"], workspace.findings
    return workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return written(tmp_path_factory.mktemp("cards"), FILES)


@pytest.fixture(scope="module")
def review(workspace: Workspace) -> Review:
    return assess(workspace)


@pytest.fixture(scope="module")
def files(workspace: Workspace, review: Review) -> dict[str, str]:
    return dict(render_reports(workspace, review))


@pytest.fixture(scope="module")
def cards(workspace: Workspace, review: Review) -> dict[str, Card]:
    return {card.id: card for card in build(workspace, review, "cold").cards}


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def in_html(files: dict[str, str], claim: str) -> str:
    page = files["cold/index.html"]
    card = page.partition(f'id="claim-{claim}"')[2].partition("</article>")[0]
    return collapsed(Page(f"<p {card}").words)


def in_markdown(files: dict[str, str], claim: str) -> str:
    card = files["cold/review.md"].partition(f'<a id="claim-{claim}"></a>')[2]
    return collapsed(re.split(r'<a id="claim-', card)[0])


NOT_WORDS = frozenset({"href", "tone", "glyph", "anchor", "code", "rule", "symbols", "meaning"})
ELSEWHERE = frozenset(
    {
        "trace",
        "points",
        "loose_ends",
        "behind_summary",
        "signed",
        "short",
        "comparison",
        "builds_on",
        "may_say_note",
        "full",
        "plot",
        "timeline",
    }
)
"""Folded in HTML alone (the trace, and headings of what is folded), for the command line, or a
drawing, whose words are tested with it."""


def words_of(view: object) -> Iterator[str]:
    """Yield every text of a view that a reader is meant to see."""
    if isinstance(view, str):
        yield view
    elif names := names_of_fields(view):
        for name in names:
            if name not in NOT_WORDS | ELSEWHERE:
                yield from words_of(getattr(view, name))
    elif isinstance(view, tuple):
        for part in view:
            yield from words_of(part)


def test_every_word_of_a_card_stands_in_html_and_in_markdown(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    seen = 0
    for claim, card in cards.items():
        page, text = in_html(files, claim), in_markdown(files, claim)
        for words in filter(None, words_of(card)):
            assert collapsed(words).strip() in page, (claim, words)
            assert collapsed(escape_markdown(words)).strip() in text, (claim, words)
            seen += 1
    assert seen > 300


def test_the_card_of_this_test_shows_every_part(cards: dict[str, Card]) -> None:
    shown = cards["grows"]
    for part in (
        shown.offered,
        shown.suggestions,
        shown.agreement,
        shown.would_change,
        shown.directness,
        shown.argument,
        shown.signatures,
        shown.certainty.ratings,
        shown.certainty.pair,
        shown.evidence.independence,
        shown.evidence.practice,
        shown.heading,
        shown.second_opinion.hint,
    ):
        assert part
    assert cards["pulse-makes-growth"].chain is not None
    assert cards["cold-raises-pulse"].computed is not None


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The reports of the same records, with markup in every free text."""
    given = dict(FILES)
    for name in (name for name in FILES if name.endswith(".yaml")):
        for own in OWN_WORDS:
            given[name] = given[name].replace(own, f"'{own}{HOSTILE}'")
    workspace = written(tmp_path_factory.mktemp("hostile"), given)
    return dict(render_reports(workspace, assess(workspace)))


@pytest.mark.parametrize("own", OWN_WORDS)
def test_markup_in_a_record_is_shown_as_it_is(hostile: dict[str, str], own: str) -> None:
    page = Page(hostile["cold/index.html"].partition("</style>")[2])
    written = f"{own}{HOSTILE}"[1:]
    assert written in collapsed(page.words)
    assert escape_markdown(written) in hostile["cold/review.md"]


def test_markup_in_a_record_is_never_obeyed(hostile: dict[str, str]) -> None:
    page = Page(hostile["cold/index.html"].partition("</style>")[2])
    assert not {"script", "b"} & page.elements
    assert {a for a in page.addresses if not a.startswith("#")} <= {
        "../about-ratings.html",
        "../index.html",
        "data:,",
    }
    markdown = re.sub(r"\\.", "", hostile["cold/review.md"])
    assert set(re.findall(r"<(/?[a-z]+)", markdown)) <= {"a", "/a"}
    assert not re.search(r"\]\(\s*javascript:", markdown)


def test_own_and_computed_certainty_stand_side_by_side(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    """High, less one level for bias and one for imprecision, is low; nobody judged the pulse."""
    pair = cards["grows"].certainty.pair
    assert pair is not None
    assert pair.own is not None
    assert pair.total is not None
    assert (pair.own.word, pair.total.word) == ("low", "low")
    assert "anna on muscle size" in pair.whose
    unsummed = cards["cold-raises-pulse"].certainty.pair
    assert unsummed is not None
    assert unsummed.total is None
    assert unsummed.waits == "No sum is computed; not recorded: a judgement of each domain."
    page = in_html(files, "grows")
    assert page.index("The reviewer’s certainty") < page.index("Sum of the domains")


def test_every_letter_that_a_card_names_is_explained_below(cards: dict[str, Card]) -> None:
    certainty = cards["grows"].certainty
    named = set(certainty.letters.split(", ")) - {""}
    for rating in certainty.ratings:
        named |= set(re.findall(r"\((\w+)\)", rating.moved))
    for step in cards["grows"].would_change:
        named |= {step.letter} - {""}
    letters = [note.letter for note in certainty.notes]
    assert named
    assert named <= set(letters)
    assert letters == [chr(ord("a") + place) for place in range(len(letters))]


def test_letters_in_the_summary_of_the_evidence_lead_to_their_reasons(
    files: dict[str, str],
) -> None:
    page = files["cold/index.html"]
    assert '<a class="letters" href="#claim-grows-notes">(a, b)</a>' in page
    notes = page.partition('id="claim-grows-notes"')[2].partition("</ol>")[0]
    assert "Nobody was blinded" in notes
    assert "Eight mice" in notes
    assert "[(a, b)](#claim-grows)" in files["cold/review.md"]


def test_one_reason_has_one_letter_in_every_rating_it_serves(cards: dict[str, Card]) -> None:
    texts = [note.text for note in cards["grows"].certainty.notes]
    assert texts.count("Risk of bias −1: Nobody was blinded.") == 1
    ratings = {(one.outcome, one.by): one for one in cards["grows"].certainty.ratings}
    anna, berta = ratings["muscle size", "anna"], ratings["muscle size", "berta"]
    strength = ratings["strength; not critical", "anna"]
    letter = re.search(r"Risk of bias −1 (\(\w\))", anna.moved)
    assert letter is not None
    assert letter.group(1) in strength.moved
    assert letter.group(1) not in berta.moved
    assert "inconsistency" in strength.waits


def test_people_who_differ_are_shown_side_by_side_disagreements_first(
    cards: dict[str, Card],
) -> None:
    shown = cards["grows"].agreement
    assert shown is not None
    assert shown.lines[0].domain == "Risk of bias"
    assert shown.lines[0].sign.word == "differ"
    assert [(p.by, p.rating) for p in shown.lines[0].people] == [
        ("anna", "Serious concern, −1"),
        ("berta", "Very serious concern, −2"),
    ]
    assert "differ in 1 of 2 domains" in shown.summary


def test_people_are_not_said_to_agree_on_what_one_of_them_judged(cards: dict[str, Card]) -> None:
    shown = cards["grows"].agreement
    assert shown is not None
    assert [(line.domain, line.sign.word) for line in shown.lines[1:]] == [
        ("Inconsistency", "agree"),
        ("Indirectness", "one person judged it"),
        ("Imprecision", "one person judged it"),
        ("Publication bias", "one person judged it"),
    ]
    assert [(p.by, p.rating) for p in shown.lines[2].people] == [
        ("anna", "No concern"),
        ("berta", "not judged"),
    ]


def test_a_reviewer_who_is_milder_than_the_records_is_told_of(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    """Mice for people take two levels (GRADE guidelines 8); the reviewer took none."""
    shown = cards["grows"].suggestions
    assert shown is not None
    lines = {line.domain: line for line in shown.lines}
    assert list(lines) == [
        "Risk of bias",
        "Inconsistency",
        "Indirectness",
        "Imprecision",
        "Publication bias",
    ]
    assert lines["Indirectness"].suggested == "Very serious concern, −2"
    assert "animals" in lines["Indirectness"].reasons
    assert lines["Indirectness"].judged == "No concern"
    assert [line.domain for line in shown.lines if line.milder] == ["Indirectness"]
    for text in (in_html(files, "grows"), in_markdown(files, "grows")):
        assert "The reviewer is milder than the records suggest on indirectness." in text
    assert lines["Inconsistency"].suggested == "Not applicable"


def test_a_verdict_of_the_reviewers_own_names_the_person_and_stands_beside_the_computed_one(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    card = cards["cold-raises-pulse"]
    assert card.computed is not None
    assert card.verdict.word == "Supported as worded"
    assert card.computed.word != card.verdict.word
    for text in (in_html(files, card.id), in_markdown(files, card.id)):
        first, _, beside = text.partition("Computed verdict")
        assert "The reviewer’s own verdict (anna)" in first
        assert "Seen by all." in first
        assert card.computed.word in beside
        assert card.computed_reason in beside


def test_directness_is_one_line_a_dimension_with_a_word_and_a_glyph(
    cards: dict[str, Card],
) -> None:
    shown = cards["grows"].directness
    assert shown is not None
    lines = {line.dimension: line for line in shown.lines}
    assert len(lines) == len(shown.lines)
    species = lines["Species"]
    assert (species.claimed, species.default, species.studied) == ("human", False, "animal")
    assert (species.match.word, species.match.glyph) == ("low", "≠")
    assert lines["When"].claimed == "over weeks of training"
    assert lines["When"].match.word == "exact"
    assert lines["Compared with"].default
    glyphs = {line.match.word: line.match.glyph for line in shown.lines}
    assert len(set(glyphs.values())) == len(glyphs)


def test_a_default_is_marked_as_one_in_both_formats(files: dict[str, str]) -> None:
    for text in (in_html(files, "grows"), in_markdown(files, "grows")):
        assert "without it (taken by default)" in text
        assert "not doing it" not in text


def test_papers_on_the_same_animals_are_one_data_set_and_it_is_said_which(
    files: dict[str, str],
) -> None:
    for text in (in_html(files, "grows"), in_markdown(files, "grows")):
        assert "2 citations, 1 independent data set." in text
        assert "Doe 2011 and Roe 2012 are on the same people." in text


def test_practice_stands_apart_and_is_not_counted_as_a_study(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    evidence = cards["grows"].evidence
    assert [row.source.text for row in evidence.practice] == ["Coach 2001"]
    assert [row.source.text for row in evidence.body] == ["Doe 2011", "Roe 2012"]
    assert evidence.base.startswith("1 study")
    for text in (in_html(files, "grows"), in_markdown(files, "grows")):
        _, _, apart = text.partition("Outside the ladder: opinion and experience from practice")
        assert "My swimmers grew" in apart
        assert "It grew again" not in apart


def test_premises_that_fail_come_first_with_the_path_that_leads_to_them(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    argument = cards["grows"].argument
    assert argument is not None
    numbers = {claim: card.number for claim, card in cards.items()}
    failing = [(p.claim.href, p.verdict.word) for p in argument.failing]
    assert ("#claim-cold-warms", "Contradicted") in failing
    for premise in (*argument.failing, *argument.standing, *argument.behind):
        assert premise.claim.href
    behind = [p for p in argument.behind if p.claim.href == "#claim-cold-raises-pulse"]
    assert [link.href for p in behind for link in p.by_way_of] == ["#claim-pulse-makes-growth"]
    assert [link.text for p in behind for link in p.by_way_of] == [
        f"claim {numbers['pulse-makes-growth']}"
    ]
    page = in_html(files, "grows")
    assert page.index("contradicted or without support") < page.index("Rests on")


def test_a_claim_of_reasoning_alone_shows_its_links_with_grades_and_the_weakest(
    cards: dict[str, Card],
) -> None:
    chain = cards["pulse-makes-growth"].chain
    assert chain is not None
    by_link = {line.claim.href: line for line in chain.lines}
    assert by_link["#claim-cold-warms"].grade == "5"
    assert by_link["#claim-cold-warms"].weakest
    assert by_link["#claim-cold-raises-pulse"].grade == "2"
    assert by_link["#claim-cold-raises-pulse"].confirmed == "1 study in those spoken of"
    assert not by_link["#claim-cold-raises-pulse"].weakest
    assert "grade 5, where 1 is best" in chain.sentence
    assert "does not carry the claim" in chain.sentence


def test_a_wording_that_is_not_offered_is_shown_with_the_reasons(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    offered = cards["grows"].offered
    assert offered is not None
    own = [one for one in offered.withheld if one.whose == "in the reviewer’s words"]
    assert [one.text for one in own] == ["Cold baths make muscle grow."]
    assert any("OS02" in fault for fault in own[0].faults)
    assert "OS02" in offered.checked
    for text in (in_html(files, "grows"), in_markdown(files, "grows")):
        assert text.index("What may be said") < text.index("Not offered:")


def test_an_accepted_flag_names_the_person_the_days_and_the_reason(
    cards: dict[str, Card], review: Review
) -> None:
    flag = next(flag for flag in cards["grows"].flags if flag.code == "OS28")
    assert flag.note == "Accepted: The editor insists (berta, 2026-11-02 until 2027-11-02)."
    (claim,) = (a for a in review.assessments if a.id == "grows")
    assert [r.counts for r in claim.flags if r.code == "OS28"] == [False]


def test_a_flag_counted_under_a_domain_already_says_that_it_is_not_counted_again(
    cards: dict[str, Card], review: Review
) -> None:
    found = 0
    for assessment in review.assessments:
        notes = {flag.code: flag.note for flag in cards[assessment.id].flags}
        for result in once_counted(assessment):
            assert notes[result] == "Not counted a second time in the verdict."
            found += 1
    assert found


def once_counted(assessment: Assessment) -> list[str]:
    return [r.code for r in assessment.flags if r.once is not None and r.accepted is None]


def test_a_signature_says_who_when_when_it_was_due_and_what_changed_since(
    cards: dict[str, Card],
) -> None:
    """The report is of 2026-11-22, two days after the due date."""
    (signature,) = cards["grows"].signatures
    assert signature.line == (
        "Reviewed by anna, 2026-11-01, was to be looked at again on 2026-11-20; "
        "changed since then: the claim, the rules."
    )
    assert not signature.holds


def test_what_would_change_the_grade_points_to_the_reason_and_names_a_study(
    cards: dict[str, Card],
) -> None:
    steps = cards["grows"].would_change
    assert {step.step for step in steps} <= {"Risk of bias", "Imprecision"}
    assert len(steps) == 2
    for step in steps:
        assert step.cost == "costs 1 level"
        assert step.letter
        assert step.study


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        (("judgements.domains.risk-of-bias",), "risk of bias"),
        (("judgements",), "a judgement of each domain"),
        (
            ("studies.a2011.randomised", "studies.b2012.randomised", "studies.c.results.r.paired"),
            "the allocation, random or not (2 studies), "
            "whether the same people were measured twice (1 result)",
        ),
        (("asserts.horizon",), "how soon it is to happen"),
        (("settings.of_another_kind",), "of another kind"),
    ],
)
def test_fields_waited_for_are_named_once_and_counted(
    lacking: tuple[str, ...], expected: str
) -> None:
    assert waited_for(lacking) == expected


def test_a_heading_that_says_more_than_the_words_is_pointed_out(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    """The heading says "boost"; that the words say "may" is a question to the reviewer alone."""
    for card in (in_html(files, "grows"), in_markdown(files, "grows")):
        assert "The heading sounds like: an effect (plain statement), which is stronger" in card
        assert "Heard in: “boost” (not counted in labelled sentences)." in card
        assert "The words sound like" not in card
    assert cards["cold-raises-pulse"].second_opinion.hint == ""
    for card in (in_html(files, "cold-raises-pulse"), in_markdown(files, "cold-raises-pulse")):
        assert "sound like" not in card


def test_a_flag_on_the_sources_we_linked_is_told_apart_from_one_on_the_article(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    """Lines that name no place in their source (SI08) beside flags on the wording."""
    label = "About our record of sources, not about the article."
    labels = {flag.code: flag.about for card in cards.values() for flag in card.flags}
    assert labels["SI08"] == label
    assert {code for code, about in labels.items() if code.startswith("OS") and about} == set()
    for card in (in_html(files, "cold-raises-pulse"), in_markdown(files, "cold-raises-pulse")):
        assert label in card.partition("SI08")[2]


def test_a_card_does_not_say_which_way_points_what_nothing_tests(
    files: dict[str, str], cards: dict[str, Card]
) -> None:
    untested = [card for card in cards.values() if card.points == POINTS[Points.NOWHERE]]
    assert untested
    for card in untested:
        assert "points neither way" not in in_html(files, card.id)
        assert card.points_reason in in_html(files, card.id)


def test_steps_call_a_verdict_what_the_card_calls_it(cards: dict[str, Card]) -> None:
    for card in cards.values():
        (step,) = (step for step in card.trace if step.name == "computed verdict")
        shown = card.computed or card.verdict
        assert step.result == shown.word[:1].lower() + shown.word[1:]


def test_of_many_results_those_that_say_nothing_of_one_person_are_only_counted(
    workspace: Workspace, review: Review
) -> None:
    one = next(a for a in review.assessments if a.details.one_person)
    spread, silent = (replace(one.details.one_person[0], reported=told) for told in (True, False))

    def told(*found: OnePerson) -> tuple[str, ...]:
        details = replace(one.details, one_person=found)
        made = replace(one, worked_out=lambda: details)
        (article, *_) = review.articles
        shown = Review((article._replace(assessments=(made,)),))
        return build(workspace, shown, "cold").cards[0].one_person

    assert len(told(silent, silent, silent)) == 3
    assert told(*[silent] * 4) == ("4 results linked, and none says how far single people differ.",)
    with_one = told(spread, *[silent] * 4)
    assert len(with_one) == 2
    assert with_one[1] == "4 results more, of which none says how far single people differ."
