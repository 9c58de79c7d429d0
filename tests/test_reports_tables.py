"""A review as tables of data: the same in every format, and no cell is a formula."""

import csv
import datetime
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from build import ARTICLE, workspace_of
from claimgrade.api import Review
from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import READINGS
from claimgrade.reports.edition import Edition
from claimgrade.reports.extras import ExtraMissing
from claimgrade.reports.readings.findings import COLUMNS as FINDINGS_COLUMNS
from claimgrade.reports.spreadsheets import (
    LONGEST_CELL,
    Table,
    as_csv,
    as_xlsx,
    spreadsheet,
)
from claimgrade.reports.views import build
from claimgrade.reports.views.tables import tables

FORMULAS = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
)

DAY = datetime.date(2026, 11, 22)

RECORD: dict[str, Any] = {
    "settings": {"as_of": "2026-11-22"},
    "article": {"title": "=1+1"},
    "claim": {
        "statement": '=HYPERLINK("https://evil.example","x")',
        "numbers": [{"value": "-5", "unit": "kg", "statistic": "mean-difference", "role": "point"}],
        "direction": "decrease",
        "evidence": [
            {"source": "a", "result": "r", "relation": "supports", "finding": "+1+1"},
            {"source": "b", "relation": "disputes", "finding": "@SUM(A1:A9)"},
        ],
    },
    "claims": {"second": {"statement": "-2+3", "certainty": "low"}},
    "entries": {
        "a": {"title": "=cmd|' /C calc'!A0", "author": "Doe, Jane", "year": "2011"},
        "b": {"title": "Plain", "author": "Roe, Richard", "year": "2012"},
    },
    "studies": {
        "a": {
            "design": "randomised-trial",
            "n": "20",
            "population": {"species": "human", "who": "-young men"},
            "results": [
                {
                    "id": "r",
                    "outcome": "muscle size",
                    "estimate": "-5",
                    "low": "-8",
                    "high": "-2",
                    "unit": "kg",
                    "statistic": "mean-difference",
                    "locator": {"page": "-4"},
                }
            ],
        }
    },
}


@pytest.fixture
def edition() -> Edition:
    workspace = workspace_of(RECORD)
    return Edition(workspace, assess(workspace), DAY)


def ledger(edition: Edition, format_name: str) -> dict[str, Any]:
    return dict(READINGS["ledger"].render([format_name], edition))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(data: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of each sheet as text, read from the XML without any library."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [
            sheet.attrib["name"]
            for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(  # noqa: S314
                f"{NAMESPACE}sheet"
            )
        ]
        strings = [
            "".join(text.text or "" for text in entry.iter(f"{NAMESPACE}t"))
            for entry in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314
        ]
        return {
            name: _sheet(parts.read(f"xl/worksheets/sheet{at}.xml"), strings)
            for at, name in enumerate(names, start=1)
        }


def _sheet(xml: bytes, strings: list[str]) -> list[list[str]]:
    found = ElementTree.fromstring(xml)  # noqa: S314
    return [
        [_value(cell, strings) for cell in row.iter(f"{NAMESPACE}c")]
        for row in found.iter(f"{NAMESPACE}row")
    ]


def _value(cell: ElementTree.Element, strings: list[str]) -> str:
    value = cell.find(f"{NAMESPACE}v")
    text = value.text or "" if value is not None else ""
    return strings[int(text)] if cell.attrib.get("t") == "s" else text


def test_a_table_is_written_with_every_row_in_every_format(edition: Edition) -> None:
    made = tables(edition.review.articles[0], edition.workspace)
    assert [table.name for table in made] == [
        *("claims", "evidence", "numbers", "sources", "rules", "flags"),
    ]
    counts = {table.name: len(table.rows) for table in made}
    assert (counts["claims"], counts["evidence"], counts["numbers"], counts["sources"]) == (
        2,
        2,
        1,
        2,
    )
    in_csv = ledger(edition, "csv")
    in_json = json.loads(ledger(edition, "json")[f"{ARTICLE}/ledger.json"])
    in_xlsx = workbook(ledger(edition, "xlsx")[f"{ARTICLE}/ledger.xlsx"])
    for table in made:
        assert len(rows(in_csv[f"{ARTICLE}/ledger/{table.name}.csv"])) == counts[table.name]
        assert len(in_json[table.name]) == counts[table.name]
        head, *body = in_xlsx[table.name]
        assert tuple(head) == table.columns
        assert len(body) == counts[table.name]


def test_no_cell_of_a_csv_begins_like_a_formula(edition: Edition) -> None:
    for name, text in ledger(edition, "csv").items():
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    assert float(cell) < 0, (name, cell)


def test_a_cell_that_was_defused_holds_the_words_of_the_record(edition: Edition) -> None:
    files = ledger(edition, "csv")
    claims = rows(files[f"{ARTICLE}/ledger/claims.csv"])
    assert claims[0]["statement"] == '\'=HYPERLINK("https://evil.example","x")'
    assert claims[1]["statement"] == "'-2+3"
    evidence = rows(files[f"{ARTICLE}/ledger/evidence.csv"])
    assert [row["finding"] for row in evidence] == ["'+1+1", "'@SUM(A1:A9)"]
    assert evidence[0]["population"] == "'-young men"
    sources = rows(files[f"{ARTICLE}/ledger/sources.csv"])
    assert sources[0]["title"] == "'=cmd|' /C calc'!A0"


def test_a_number_below_zero_stays_a_number(edition: Edition) -> None:
    (number,) = rows(ledger(edition, "csv")[f"{ARTICLE}/ledger/numbers.csv"])
    assert float(number["value"]) == -5


@pytest.mark.parametrize("text", FORMULAS)
def test_every_beginning_of_a_formula_is_defused_in_cells_and_in_heads(text: str) -> None:
    table = Table("t", (text, "n"), ((text, -1),), {"n": "Int64"})
    cell = f"'{text}".replace("\r", "\n")
    expected = [[cell, "n"], [cell, "-1"]]
    assert list(csv.reader(io.StringIO(as_csv(table), newline=""))) == expected
    alike = spreadsheet((text, "n"), [{text: text, "n": None}])
    assert list(csv.reader(io.StringIO(alike, newline=""))) == [[cell, "n"], [cell, ""]]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_the_end_of_a_line_inside_a_text_begins_no_cell(end: str) -> None:
    """A bare carriage return would end the row, and ``=1+1`` would begin the next."""
    table = Table("t", ("a", "b"), ((f"words{end}=1+1", "x"),), {})
    for written in (as_csv(table), spreadsheet(table.columns, table.records())):
        assert "\r" not in written
        assert list(csv.reader(io.StringIO(written, newline="")))[1:] == [["words\n=1+1", "x"]]


def test_json_holds_the_words_as_they_are(edition: Edition) -> None:
    document = json.loads(ledger(edition, "json")[f"{ARTICLE}/ledger.json"])
    assert document["format"] == 1
    assert (document["article"], document["title"]) == (ARTICLE, "=1+1")
    assert document["as_of"] == "2026-11-22"
    assert document["claims"][1]["statement"] == "-2+3"
    assert document["numbers"][0]["value"] == -5
    assert document["evidence"][1]["result"] is None


def test_a_workbook_holds_no_formula_and_no_link(edition: Edition) -> None:
    data = ledger(edition, "xlsx")[f"{ARTICLE}/ledger.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        xml = "".join(parts.read(name).decode() for name in sheets)
        assert not [name for name in parts.namelist() if "externalLink" in name]
    assert not re.search(r"<f[ >]|<hyperlink", xml)
    cells = workbook(data)
    assert cells["claims"][1][2] == '=HYPERLINK("https://evil.example","x")'
    assert "=cmd|' /C calc'!A0" in cells["sources"][1]


def test_a_workbook_has_the_same_bytes_twice_and_carries_the_day_shown(edition: Edition) -> None:
    first = ledger(edition, "xlsx")
    assert first == ledger(edition, "xlsx")
    with zipfile.ZipFile(io.BytesIO(first[f"{ARTICLE}/ledger.xlsx"])) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-22T00:00:00Z"}


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    table = Table("t", ("a",), (("x" * (LONGEST_CELL + 1),), ("y" * LONGEST_CELL,)), {})
    _, (cut,), (whole,) = workbook(as_xlsx([table], "t"))["t"]
    assert len(cut) == LONGEST_CELL
    assert cut.endswith("the text is whole in the CSV)")
    assert whole == "y" * LONGEST_CELL


def test_the_committed_formats_need_no_extra() -> None:
    for name in ("ledger", "findings", "matrix"):
        assert not {"xlsx", "parquet"} & set(READINGS[name].committed)


@pytest.mark.parametrize(
    ("format_name", "module", "extra"),
    [("xlsx", "xlsxwriter", "tables"), ("parquet", "pyarrow", "parquet")],
)
def test_without_its_extra_a_format_names_the_command_that_installs_it(
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    format_name: str,
    module: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExtraMissing) as missing:
        ledger(edition, format_name)
    assert f'pip install "claimgrade[{extra}]"' in missing.value.help


def test_the_command_says_how_to_install_what_a_workbook_takes(
    example: Path, claimgrade: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = claimgrade("report", "--view", "ledger", "--format", "xlsx")
    assert ran.code == 2
    assert 'pip install "claimgrade[tables]"' in ran.err
    assert not list((example / "reports").glob("*/ledger.xlsx"))


def test_parquet_keeps_types_and_has_the_same_bytes_twice(edition: Edition) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra 'parquet', which is not installed")
    import pandas

    first = ledger(edition, "parquet")
    assert first == ledger(edition, "parquet")
    claims = pandas.read_parquet(io.BytesIO(first[f"{ARTICLE}/ledger/claims.parquet"]))
    assert claims["statement"].tolist() == [RECORD["claim"]["statement"], "-2+3"]
    assert str(claims["people"].dtype) == "Int64"


def test_the_table_of_claims_is_the_frame_of_the_library(edition: Edition) -> None:
    made = tables(edition.review.articles[0], edition.workspace)[0]
    frame = Review(edition.review, edition.workspace).to_frame().reset_index()
    assert list(frame.columns) == list(made.columns)
    again = made.frame()
    for name in made.columns:
        assert frame[name].isna().tolist() == again[name].isna().tolist() or name in (
            *("provisional", "flags", "unresolved", "may_say"),
        )
    assert frame["verdict"].tolist() == again["verdict"].tolist()
    assert frame["data_sets"].tolist() == again["data_sets"].tolist()


def test_what_a_rule_said_adds_up_to_the_claims_it_was_run_on(edition: Edition) -> None:
    found = edition.review.articles[0]
    of_claims = {result.code for a in found.assessments for result in a.results}
    counted = {"passed", "flagged", "unresolved", "not_applicable"}
    for row in rows(ledger(edition, "csv")[f"{ARTICLE}/ledger/rules.csv"]):
        total = sum(int(row[name]) for name in counted)
        assert total == (len(found.assessments) if row["code"] in of_claims else 1)


def test_verdict_certainty_and_numbers_are_those_of_the_cards_in_every_view(
    edition: Edition,
) -> None:
    cards = build(edition.workspace, edition.review, ARTICLE, cache=False).cards
    data = json.loads(ledger(edition, "json")[f"{ARTICLE}/ledger.json"])["claims"]
    files = READINGS["findings"].render(["json"], edition)
    findings = json.loads(files[f"{ARTICLE}/findings.json"])["claims"]
    matrix = rows(str(READINGS["matrix"].render(["csv"], edition)[f"{ARTICLE}/matrix.csv"]))
    assert len(cards) == len(data) == len(findings) == len(matrix) == 2
    for card, row, finding, cells in zip(cards, data, findings, matrix, strict=True):
        assert row["verdict"] == finding["verdict"] == cells["verdict"] == card.verdict.code
        own = finding["outcomes"][0]
        assert own["certainty"] == cells["certainty"] == card.certainty.sign.word
        assert row["certainty"].replace("-", " ") == card.certainty.sign.word
        if card.evidence.base:
            assert (own["people"], own["data_sets"]) == (row["people"], row["data_sets"])


def test_every_column_is_described_and_no_other(edition: Edition, repository: Path) -> None:
    page = (repository / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    described = {
        name: re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", body, re.M)))
        for name, body in sections.items()
    }
    for table in tables(edition.review.articles[0], edition.workspace):
        assert sorted(described[table.name]) == sorted(table.columns)
    assert sorted(described["findings"]) == sorted(FINDINGS_COLUMNS)
