"""The pages of a review say what its assessments say, and nothing that a record smuggles in."""

import datetime
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimgrade.assess.evidence.lines import source_name
from claimgrade.assess.review import assess
from claimgrade.cli import report as cli_report
from claimgrade.model.assessment import Assessment, Review
from claimgrade.model.claim import Quote
from claimgrade.model.source import Retraction, Source, SourceDetails
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.publish import render_reports
from claimgrade.reports.views import build
from claimgrade.reports.views.cards import quoted
from claimgrade.reports.views.sources import references, usual_standing
from claimgrade.reports.words import CERTAINTIES, VERDICTS
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from
from claimgrade.workspace.workspace import Workspace

SETTINGS = 'format = 1\nas_of = 2026-11-22\n\n[publisher]\nname = "maintainers"\n'

ARTICLE = """\
title: Cold baths & <em>muscle</em>
author: A. Writer
url: "javascript:alert(1)"
published: "2016"
interests:
  - {what: The author sells tubs, declared: false}
disclosure:
  judged_by: maintainers
  protocol: none registered
corrections:
  - {on: 2026-11-20, claim: cold-raises-pulse, what: Two studies added}
"""

SUPPORTED = """\
statement: A cold bath raises the pulse.
quote: {exact: a cold bath raises your pulse, prefix: "we all know that (", suffix: ") and more"}
wording: {relation: effect, hedge: may}
certainty: low
because: two small crossover trials agree
asserts: {outcome: {name: pulse, class: acute-marker}, horizon: session}
advice: none
omits: none
evidence:
  - source: doe2011
    result: pulse
    relation: supports
    finding: The pulse was higher in cold water
"""

OVERSTATED = """\
statement: Cold baths make muscle grow 3-fold.
quote: {exact: makes muscle grow 3-fold}
wording: {relation: effect, hedge: plain}
certainty: very-low
because: one small trial
builds_on: [cold-raises-pulse]
verdict: {verdict: contradicted, reason: A trial found the opposite, by: maintainers}
numbers: [{value: 3, unit: times, role: max, statistic: fold-of-baseline}]
evidence:
  - {source: doe2011, relation: supports, finding: It grew}
  - {source: roe2012, relation: qualifies, finding: It grew a little}
"""

HOSTILE = """\
statement: "<script>alert(1)</script> | `x` [y](javascript:alert(2)) # *z*"
quote: {exact: "</q><img src=x onerror=alert(3)>"}
wording: {relation: effect, hedge: proof}
certainty: low
because: "{{ 7 * 7 }} {% raw %} <b>bold</b>"
evidence:
  - source: doe2011
    relation: supports
    finding: "a | b <iframe src='https://evil.example'></iframe>"
    locator: {page: '"><script>alert(4)</script>'}
"""

STUDY = """\
design: randomised-crossover
population: {species: human, who: young men}
n: 12
results:
  - id: pulse
    outcome: pulse
    class: acute-marker
    contrast: conditions
    time: 10 minutes
    estimate: 7
    low: 3
    high: 11
    unit: beats/min
    statistic: mean-difference
    locator: {table: 2}
    verified: {by: maintainers, on: 2026-11-22, how: full text}
"""

BIBLIOGRAPHY = r"""@article{doe2011,
  author = {Doe, Jane and S{\o}rensen, Per},
  title = {Cold water \& the pulse <b>},
  journal = {J Cold}, year = {2011}, volume = {1}, pages = {2--3},
  doi = {10.1000/cold.1}, url = {javascript:alert(5)}
}
@article{roe2012, author = {Roe, Richard}, title = {Muscle}, journal = {J Cold}, year = {2012}}
"""

SOURCES = """\
doe2011:
  record: verified
  retraction: {status: none-found, on: 2026-11-20, list: a list of 2026-11-01}
roe2012: {record: unchecked}
"""

FILES = {
    "claimgrade.toml": SETTINGS,
    "claims/cold/article.yaml": ARTICLE,
    "claims/cold/cold-raises-pulse.yaml": SUPPORTED,
    "claims/cold/muscle-threefold.yaml": OVERSTATED,
    "claims/cold/smuggled.yaml": HOSTILE,
    "citations/library.bib": BIBLIOGRAPHY,
    "citations/sources.yaml": SOURCES,
    "citations/studies/doe2011.yaml": STUDY,
}

ELEMENTS = """
    html head meta title link style body header nav main section article footer h1 h2 h3 h4 p a
    ul ol li dl div dt dd table thead tbody tfoot tr th td span strong em q details summary svg
    circle rect mark figure figcaption desc line path text
"""


class Page(HTMLParser):
    """Collects what a page holds: elements, ids, addresses, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.text += " " if tag == "dd" else ""
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(tmp_path, cache=False)


@pytest.fixture
def review(workspace: Workspace) -> Review:
    return assess(workspace)


@pytest.fixture
def html(workspace: Workspace, review: Review) -> str:
    return render_reports(workspace, review)["cold/index.html"]


@pytest.fixture
def markdown(workspace: Workspace, review: Review) -> str:
    return render_reports(workspace, review)["cold/review.md"]


def html_cards(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<article class="card[^>]* id="claim-([^"]+)".*?>(.*?)</article>', html, re.S)
    )


def markdown_cards(markdown: str) -> dict[str, str]:
    parts = re.split(r'<a id="claim-([^"]+)"></a>', markdown)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def each_card(html: str, markdown: str, review: Review) -> Iterator[tuple[Assessment, str, str]]:
    in_html, in_markdown = html_cards(html), markdown_cards(markdown)
    assert list(in_html) == list(in_markdown) == [a.id for a in review.assessments]
    for assessment in review.assessments:
        yield (
            assessment,
            collapsed(Page(in_html[assessment.id]).text),
            collapsed(in_markdown[assessment.id]),
        )


def test_the_review_of_the_test_has_several_verdicts(review: Review) -> None:
    assert len({assessment.verdict for assessment in review.assessments}) >= 2


def test_both_formats_say_the_verdict_and_certainty_of_the_assessment(
    html: str, markdown: str, review: Review
) -> None:
    for assessment, in_html, in_markdown in each_card(html, markdown, review):
        sign = VERDICTS[assessment.verdict]
        assert f"{sign.glyph} {sign.word}" in in_html
        assert f"**Verdict: {sign.glyph} {sign.word}.**" in in_markdown
        assert assessment.certainty.used is not None
        word = CERTAINTIES[assessment.certainty.used]
        assert re.search(rf"^\S* ?{word}", in_html.partition("Certainty: ")[2])
        circles = "●" * assessment.certainty.used.level
        assert f"{circles}{'○' * (4 - len(circles))} {word}" in in_markdown


def test_the_reviewers_own_verdict_stands_first_and_the_computed_one_beside_it(
    html: str, markdown: str, review: Review
) -> None:
    own = {a.id: (text, page) for a, text, page in each_card(html, markdown, review)}
    computed = {a.id: a.computed_verdict for a in review.assessments}["muscle-threefold"]
    sign = VERDICTS[computed]
    assert sign.word != "Contradicted"
    for card in own["muscle-threefold"]:
        first, _, beside = card.partition("Computed verdict")
        assert "× Contradicted" in first
        assert "The reviewer’s own verdict" in first
        assert "A trial found the opposite" in first
        assert re.match(rf":? {sign.glyph}\s{sign.word}", beside)
    for card in own["cold-raises-pulse"]:
        assert "Computed verdict" not in card


def test_both_formats_name_every_flag_and_every_open_check(
    html: str, markdown: str, review: Review
) -> None:
    for assessment, in_html, in_markdown in each_card(html, markdown, review):
        for result in (*assessment.flags, *assessment.unresolved):
            assert f"{result.code} {result.name.replace('-', ' ')}" in in_html
            assert f"{result.code} {result.name.replace('-', ' ')}" in in_markdown


def test_both_formats_show_the_numbers_as_recorded(html: str, markdown: str) -> None:
    for card in (
        collapsed(Page(html_cards(html)["cold-raises-pulse"]).text),
        collapsed(markdown_cards(markdown)["cold-raises-pulse"]),
    ):
        assert "7 beats/min (3 to 11), mean difference" in card
        assert "randomised crossover; young men; n = 12" in card
        assert "table 2; read in the full text by maintainers, 2026-11-22" in card


def test_the_sums_shown_add_up_to_the_rules_run(workspace: Workspace, review: Review) -> None:
    shown = build(workspace, review, "cold").summary
    run = sum(len(assessment.results) for assessment in review.assessments)
    run += sum(len(article.results) for article in review.articles)
    assert sum(count for _, count in shown.checks) == shown.total == run
    assert sum(count.count for count in shown.verdicts) == len(review.assessments)


def test_every_claim_in_the_index_leads_to_a_card_and_every_link_to_a_place(
    html: str, workspace: Workspace, review: Review
) -> None:
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    entries = [e for group in build(workspace, review, "cold").index for e in group.entries]
    assert {entry.href for entry in entries} == {f"#claim-{a.id}" for a in review.assessments}
    inside = [address[1:] for address in page.addresses if address.startswith("#")]
    assert set(inside) <= set(page.ids)
    assert {f"claim-{a.id}" for a in review.assessments} <= set(inside)


def test_every_link_inside_the_markdown_leads_to_a_place(markdown: str) -> None:
    places = set(re.findall(r'<a id="([^"]+)">', markdown)) | {"claims-at-a-glance"}
    assert "## Claims at a glance" in markdown
    assert set(re.findall(r"\]\(#([^)]+)\)", markdown)) <= places


def test_the_argument_is_linked_both_ways(html: str) -> None:
    cards = html_cards(html)
    carries = cards["cold-raises-pulse"].partition("Carries</p>")[2].partition("</ul>")[0]
    assert Page(carries).addresses == ["#claim-muscle-threefold"]
    rests_on = cards["muscle-threefold"].partition("Rests on</p>")[2].partition("</ul>")[0]
    assert Page(rests_on).addresses == ["#claim-cold-raises-pulse"]


def test_a_record_adds_no_element_no_attribute_and_no_address_to_the_page(html: str) -> None:
    page = Page(html)
    assert set(page.elements) <= set(ELEMENTS.split())
    assert not {name for name in page.attributes if name.startswith("on") or name == "src"}
    outside = {address for address in page.addresses if not address.startswith("#")}
    assert outside == {
        *("data:,", "../index.html", "../about-ratings.html", "https://doi.org/10.1000/cold.1")
    }
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7 * 7 }}" in page.text


def test_a_record_adds_no_markup_to_the_markdown(markdown: str) -> None:
    unescaped = re.sub(r"\\.", "", markdown)
    assert set(re.findall(r"<(/?[a-z]+)", unescaped)) <= {
        "a",
        "/a",
        "/summary",
    }
    assert not re.search(r"\]\(\s*javascript:", unescaped)
    tables = [line for line in unescaped.splitlines() if line.startswith("|")]
    assert any("a  b" in line or "a b" in collapsed(line) for line in tables)


def test_the_page_asks_for_nothing_from_elsewhere(html: str) -> None:
    assert "default-src 'none'" in html
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert style
    assert not re.search(r"@import|url\(|image-set", style)
    assert not {"src", "srcset", "data", "action", "style", "poster"} & Page(html).attributes


def test_references_say_what_was_not_checked(html: str, markdown: str) -> None:
    for text in (collapsed(Page(html).text), collapsed(markdown)):
        lead, doe, roe = re.split(r"\d\. (?:<a id=\S+></a>)?(?=Doe J|Roe R)", text)[-3:]
        roe = roe.partition("Used in claim")[0]
        assert "Sørensen P" in doe
        assert "No retraction found for 1 of 2 references (looked up 2026-11-20, a list of" in lead
        assert "retraction" not in doe.partition("Used in claims")[0]
        assert "? retraction unchecked" in roe
        assert "✓" not in roe
        assert "not verified" in roe


def test_the_quoted_words_stand_out_between_the_words_around_them(html: str, markdown: str) -> None:
    card = html_cards(html)["cold-raises-pulse"]
    assert "<mark>a cold bath raises your pulse</mark>" in card
    assert "…we all know that (a cold bath raises your pulse) and more…" in Page(card).text
    assert (
        r"“…we all know that (**a cold bath raises your pulse**) and more…”"
        in markdown_cards(markdown)["cold-raises-pulse"]
    )


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "expected"),
    [
        (None, "it works", None, ("", "it works", "")),
        ("fibers –", "it works", "for all", ("…fibers – ", "it works", " for all…")),
        ("growth (", "it works", ") and", ("…growth (", "it works", ") and…")),
        ("so ", "it works", ", and", ("…so ", "it works", ", and…")),
    ],
)
def test_words_around_a_quote_are_parted_as_in_print(
    prefix: str | None, exact: str, suffix: str | None, expected: tuple[str, str, str]
) -> None:
    assert quoted(Quote(exact=exact, prefix=prefix, suffix=suffix)) == expected


def test_a_doi_is_printed_once_and_is_the_link(html: str, markdown: str) -> None:
    references = html.partition('id="references"')[2].partition("</section>")[0]
    link = '<a href="https://doi.org/10.1000/cold.1" rel="noreferrer">doi:10.1000/cold.1</a>'
    assert link in references
    assert Page(references).text.count("10.1000/cold.1") == 1
    assert ">DOI<" not in references
    assert markdown.count("[doi:10.1000/cold.1](https://doi.org/10.1000/cold.1)") == 1


def test_a_reference_says_in_which_claims_it_is_used_in_the_right_number(markdown: str) -> None:
    doe, roe = re.findall(r"^\d\. <a id=\"ref-\d\">.*$", markdown, re.M)
    assert "Used in claims [1](" in doe
    assert "Used in claim [2](" in roe


def test_a_source_without_an_author_is_named_by_its_title() -> None:
    fields = {"title": "Hemodynamic and hormonal responses to a short bout", "year": "2005"}
    (entry,) = references(["t2005"], {"t2005": Source("t2005", "article", fields)}, {})
    assert entry.short == "“Hemodynamic and hormonal responses…” 2005"
    assert source_name(Source("t2005", "article", fields), "t2005") == entry.short


def test_what_differs_from_the_usual_standing_is_counted_with_its_own() -> None:
    def looked_up(key: str, status: RetractionStatus, day: str) -> Source:
        retraction = record_from(Retraction, {"status": status, "on": day})
        return Source(key, "misc", {}, details=SourceDetails(retraction=retraction))

    none, corrected = RetractionStatus.NONE_FOUND, RetractionStatus.CORRECTED
    cited = references(
        ["a", "b", "c", "d"],
        {
            "a": looked_up("a", none, "2026-01-01"),
            "b": looked_up("b", none, "2026-01-01"),
            "c": looked_up("c", none, "2025-05-05"),
            "d": looked_up("d", corrected, "2026-01-01"),
        },
        {},
    )
    assert [entry.usual for entry in cited] == [True, True, False, False]
    assert usual_standing(cited) == (
        "No retraction found for 2 of 4 references (looked up 2026-01-01). "
        "Of the others: 1 without a retraction, looked up elsewhere or on another day; 1 corrected."
    )


def test_lines_are_counted_as_the_tables_of_evidence_show_them(
    workspace: Workspace, review: Review
) -> None:
    """The result of one line was read in the full text; nothing says so of the other lines."""
    limits = build(workspace, review, "cold").method.limits
    assert any(
        limit.startswith("4 lines of evidence: 1 read in the full text, 3 not verified yet.")
        for limit in limits
    )


def test_a_card_leads_to_the_list_and_to_the_next_claim(html: str) -> None:
    feet = re.findall(r'<p class="card-foot">.*?</p>', html, re.S)
    leads = [Page(foot).addresses for foot in feet]
    assert leads == [
        ["#index", "#claim-muscle-threefold"],
        ["#index", "#claim-smuggled"],
        ["#index"],
    ]


def test_what_is_not_disclosed_is_said(html: str) -> None:
    text = collapsed(Page(html).text)
    assert "The author sells tubs (not declared in the article)." in text
    assert "Outside check not recorded" in text
    assert "2026-11-20: Two studies added" in text


def test_the_day_shown_is_an_input(workspace: Workspace, review: Review) -> None:
    assert "Review as of:** 2026-11-22" in render_reports(workspace, review)["cold/review.md"]
    other = render_reports(workspace, review, datetime.date(2027, 1, 2))["cold/review.md"]
    assert "Review as of:** 2027-01-02" in other


def test_the_same_input_gives_the_same_bytes(workspace: Workspace, review: Review) -> None:
    again = load(workspace.root, cache=False)
    assert render_reports(workspace, review) == render_reports(again, assess(again))


def test_the_list_of_reviews_leads_to_each_review(workspace: Workspace, review: Review) -> None:
    files = render_reports(workspace, review)
    assert {"index.html", "README.md", "cold/index.html", "cold/review.md"} <= set(files)
    assert "cold/index.html" in Page(files["index.html"]).addresses
    assert "[Markdown](cold/review.md)" in files["README.md"]
    assert "3 claims" in files["README.md"]


def test_an_article_that_is_not_in_the_review_is_wrong_use(
    workspace: Workspace, review: Review
) -> None:
    with pytest.raises(KeyError):
        build(workspace, review, "warm")


def test_a_workspace_without_articles_gives_a_list_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "claimgrade.toml").write_text("format = 1\n")
    empty = load(tmp_path, cache=False)
    files = render_reports(empty, assess(empty))
    assert {"index.html", "README.md"} <= set(files)
    assert not [name for name in files if "/" in name]
    assert "No article has been reviewed yet." in files["README.md"]


def test_the_command_offers_every_reading_and_format_that_there_is() -> None:
    assert tuple(READINGS) == cli_report.VIEWS
    offered = {name for reading in READINGS.values() for name in reading.formats}
    assert offered == set(cli_report.FORMATS)
    for reading in READINGS.values():
        assert set(reading.committed) <= set(reading.formats)


def test_a_reading_is_rendered_alone_in_the_format_asked_for(workspace: Workspace) -> None:
    edition = Edition(workspace, assess(workspace))
    assert set(render(edition, ["review"], ["markdown"])) == {"cold/review.md"}
    assert set(render(edition, ["index"])) == {"README.md", "index.html"}
    with pytest.raises(ValueError, match="no pdf of index; there is html, markdown"):
        READINGS["index"].render(["pdf"], edition)
