"""The matrix of claims and sources: every line in its cell, on every width and in every format."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from build import ARTICLE, workspace_of
from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import READINGS
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment
from claimgrade.reports.views import build
from claimgrade.reports.views.matrix import MatrixView, build_matrix
from claimgrade.workspace.load import load

RECORD: dict[str, Any] = {
    "settings": {"as_of": "2026-11-22"},
    "claim": {
        "statement": "Bands <b>build</b> muscle | quickly.",
        "evidence": [
            {
                "source": "doe",
                "result": "r",
                "relation": "supports",
                "finding": "It grew.",
                "locator": {"page": "4", "table": "2"},
            },
            {"source": "doe", "relation": "disputes", "finding": "It shrank."},
            {
                "source": "gone",
                "relation": "supports",
                "finding": "It grew.",
                "locator": {"quote": "<script>alert(1)</script>"},
            },
        ],
    },
    "claims": {
        "second": {
            "statement": "=1+1",
            "certainty": "low",
            "evidence": [{"source": "roe", "relation": "background", "finding": "It helps."}],
        },
        "third": {"statement": "Nothing is linked to it."},
    },
    "entries": {
        "doe": {"author": "Doe, Jane", "year": "2011", "title": "T"},
        "roe": {"author": "Roe, <i>Richard</i>", "year": "2012", "title": "T"},
    },
    "sources": {"gone": {"retraction": {"status": "retracted"}}},
    "studies": {"doe": {"results": [{"id": "r", "locator": {"page": "9"}}]}},
}

CELLS = {
    "claim": {
        "doe": [("supports", "page 4, table 2"), ("disputes", "place not recorded")],
        "gone": [("supports", "at “<script>alert(1)</script>”")],
    },
    "second": {"roe": [("background", "place not recorded")]},
    "third": {},
}


@pytest.fixture
def edition() -> Edition:
    workspace = workspace_of(RECORD)
    return Edition(workspace, assess(workspace))


@pytest.fixture
def view(edition: Edition) -> MatrixView:
    return build_matrix(edition, edition.review.articles[0])


def rendered(edition: Edition, format_name: str) -> str:
    (text,) = READINGS["matrix"].render([format_name], edition).values()
    assert isinstance(text, str)
    return text


class Page(HTMLParser):
    """Collects the text of each cell of the table, and what else a page holds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[list[str]] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in ("th", "td"):
            self.cells[-1].append("")
        for name, value in attrs:
            self.attributes.add(name)
            self.ids += [value or ""] if name == "id" else []
            self.addresses += [value or ""] if name == "href" else []

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.cells.append([""])

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells and self.cells[-1]:
            self.cells[-1][-1] += data


def test_every_line_of_evidence_stands_in_the_cell_of_its_claim_and_source(
    view: MatrixView,
) -> None:
    found = {
        row.id: {
            linked.column.key: [(mark.relation.word, mark.place) for mark in linked.marks]
            for linked in row.linked
        }
        for row in view.rows
    }
    assert found == CELLS
    assert view.counts == "3 claims, 3 sources, 4 lines of evidence"


def test_the_table_and_the_list_of_a_page_say_the_same(edition: Edition, view: MatrixView) -> None:
    html = rendered(edition, "html")
    page = Page(html)
    head, *body = page.cells[: len(view.rows) + 1]
    assert [" ".join(cell.split()) for cell in head[1:]] == [
        f"{column.short} [{column.number}]" for column in view.columns
    ]
    for row, cells in zip(view.rows, body, strict=True):
        for marks, cell in zip(row.cells(view.columns), cells[1:], strict=True):
            assert bool(cell.strip()) == bool(marks)
            for mark in marks:
                assert f"{mark.relation.glyph}\u00a0{mark.relation.word}" in cell
                assert mark.place in cell
    listed = html.partition('class="matrix-list"')[2]
    for row in view.rows:
        part = Page(listed.partition(f'id="{row.anchor}"')[2].partition("</section>")[0])
        shown = [(linked.column.short, mark) for linked in row.linked for mark in linked.marks]
        for short, mark in shown:
            assert short in part.text
            assert f"{mark.relation.glyph}\u00a0{mark.relation.word} {mark.place}" in part.text
        assert part.text.count("\u00a0") >= len(shown)
    assert "No source is linked to this claim." in Page(listed).text


def test_a_sign_is_a_word_beside_its_glyph_and_not_a_colour_alone(edition: Edition) -> None:
    html = rendered(edition, "html")
    assert html.count('<span class="glyph" aria-hidden="true">') == html.count('class="sign tone-')


def test_on_a_phone_and_on_paper_the_list_stands_in_place_of_the_table(edition: Edition) -> None:
    style = rendered(edition, "html").partition("<style>")[2].partition("</style>")[0]
    for rule in (r"@media screen and \(max-width: 699\.98px\)", "@media print"):
        blocks = re.findall(rule + r" \{(.*?)\n\}", style, re.S)
        assert any(
            ".matrix-wide { display: none; }" in block
            and ".matrix-list { display: block; }" in block
            for block in blocks
        )
    assert "position: sticky" in style
    assert "<script" not in rendered(edition, "html")


def test_what_is_left_out_of_the_body_of_evidence_says_so(edition: Edition) -> None:
    for format_name in ("html", "markdown"):
        assert "its source is retracted" in rendered(edition, format_name)


def test_a_source_has_the_number_of_the_list_of_references(edition: Edition) -> None:
    view = build_matrix(edition, edition.review.articles[0])
    cited = build(edition.workspace, edition.review, ARTICLE, cache=False).references
    assert [(c.key, c.number, c.short) for c in view.columns] == [
        (entry.key, entry.number, entry.short) for entry in cited
    ]
    anchors = {entry.key: f"index.html#{entry.anchor}" for entry in cited}
    assert {c.key: c.href for c in view.columns} == anchors


def test_a_claim_leads_to_its_card_and_back_to_the_list(edition: Edition) -> None:
    page = Page(rendered(edition, "html"))
    cards = build(edition.workspace, edition.review, ARTICLE, cache=False).cards
    assert {f"index.html#{card.anchor}" for card in cards} <= set(page.addresses)
    assert "../index.html" in page.addresses
    assert len(page.ids) == len(set(page.ids))
    inside = {address[1:] for address in page.addresses if address.startswith("#")}
    assert inside <= set(page.ids)


def test_a_record_adds_no_element_to_the_page(edition: Edition) -> None:
    page = Page(rendered(edition, "html"))
    assert not {"script", "b", "i"} & page.elements
    assert not {name for name in page.attributes if name.startswith("on") or name == "src"}
    assert "<script>alert(1)</script>" in page.text


def test_a_record_adds_no_markup_and_no_cell_to_the_markdown(edition: Edition) -> None:
    unescaped = re.sub(r"\\.", "", rendered(edition, "markdown"))
    assert set(re.findall(r"<(/?[a-z]+)", unescaped)) <= {"a", "/a"}
    rows = [line for line in unescaped.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 3
    assert {line.count("|") for line in rows} == {1 + 1 + 3}


def test_the_csv_has_a_row_a_claim_and_a_column_a_source(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(edition, "csv"))))
    assert [row["id"] for row in rows] == list(CELLS)
    for row, (name, linked) in zip(rows, CELLS.items(), strict=True):
        assert row["id"] == name
        for key in ("doe", "roe", "gone"):
            told = [f"{word} ({place})" for word, place in linked.get(key, [])]
            standing = ["retracted"] if told and key == "gone" else []
            assert row[key] == "; ".join(standing + told)
    assert rows[1]["statement"] == "'=1+1"


def test_the_workbook_has_the_same_bytes_twice_and_no_formula(edition: Edition) -> None:
    (data,) = READINGS["matrix"].render(["xlsx"], edition).values()
    assert {f"{ARTICLE}/matrix.xlsx": data} == READINGS["matrix"].render(["xlsx"], edition)
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b"=1+1" in parts.read("xl/sharedStrings.xml")


def test_markdown_with_many_sources_lists_them_claim_by_claim_and_says_so() -> None:
    record = {
        "claim": {
            "evidence": [
                {"source": f"s{at}", "relation": "supports", "finding": "It grew."}
                for at in range(13)
            ]
        }
    }
    workspace = workspace_of(record)
    text = rendered(Edition(workspace, assess(workspace)), "markdown")
    assert "A table of 13 sources is too wide for Markdown" in text
    assert not [line for line in text.splitlines() if line.startswith("|")]
    assert text.count("supports, place not recorded") == 13


def test_a_table_too_large_for_a_page_is_left_to_the_list_and_that_is_said(
    view: MatrixView,
) -> None:
    large = replace(view, too_large="too large to draw")
    page = html_environment().get_template("matrix.html").render(view=large)
    assert "<table" not in page
    assert "too large to draw" in page
    assert 'class="matrix-list"' not in page
    assert "supports" in Page(page).text


def test_the_matrix_of_this_review_holds_every_line_of_it(repository: Path) -> None:
    workspace = load(repository, cache=False)
    review = assess(workspace)
    for article in review.articles:
        view = build_matrix(Edition(workspace, review), article)
        for row, assessment in zip(view.rows, article.assessments, strict=True):
            marks = [mark for linked in row.linked for mark in linked.marks]
            assert len(marks) == len(assessment.claim.evidence)
            assert row.verdict.code == assessment.verdict
