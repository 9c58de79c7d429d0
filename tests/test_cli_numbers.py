"""``numbers`` leads each number to its cell, for people, programs and spreadsheets."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimgrade as library

FOLDER = "claims/skipping-rope"

NUMBERED = """\
statement: Ropes double strength.
quote: {exact: "double strength in 12 weeks"}
wording: {relation: effect, hedge: plain}
numbers:
  - {value: 2, unit: times, role: point}
  - {value: 12, unit: weeks, role: point, statistic: setting}
  - {value: 50, unit: '%', role: point, scale: relative}
evidence:
  - {source: rope2020, result: strength, relation: supports, finding: "=It rose."}
  - {source: rope2020, result: length, relation: supports, finding: It took weeks.}
  - {source: rope2020, result: falls, relation: supports, finding: Fewer fell.}
baseline_risk: {percent: 20, over: 1 year, source: rope2020}
direction: decrease
"""

STUDY = """\
design: randomised-trial
n: 24
results:
  - id: strength
    unit: "=kg"
    statistic: mean
    groups: [{name: ropes, n: 12, before: 40, mean: 50}]
    locator: {table: "2"}
    verified: {by: Anna, on: 2026-11-01, how: full text}
  - {id: length, estimate: 84, unit: days, statistic: setting}
  - {id: falls, estimate: 0.5, low: 0.4, high: 0.6, statistic: risk-ratio}
"""


@pytest.fixture
def claims(claimgrade: Callable[..., Any], example: Path) -> Callable[..., Any]:
    """The example's claim, and one with three numbers."""
    (example / FOLDER / "doubles.yaml").write_text(NUMBERED, "utf-8")
    (example / "citations" / "studies" / "rope2020.yaml").write_text(STUDY, "utf-8")
    return claimgrade


BLOCK = """\
doubles
  “double strength in 12 weeks”

  ≠ Differs
  Claimed    2 times
  Measured   rope2020, strength: 50 =kg (ropes), 40 =kg (ropes, before);
             12 people, table 2, read in the full text.
  Sum        40 to 50 =kg: 50 / 40 = 1.3 times.
  Note       The nearest figure of its sort is shown.

  = Agrees
  Claimed    12 weeks (setting)
  Measured   rope2020, length: 84 days; 24 people, place not recorded,
             not verified yet.
  Sum        84 days = 12 weeks.

  = Agrees
  Claimed    50% (relative)
  Measured   rope2020, falls: 0.5; 24 people, place not recorded, not verified yet.
  Sum        (0.5 − 1) × 100 = −50%.
  In people  Of 100 people, 20 without it and 10 (8 to 12) with it. One fewer for
             about 10 people. Baseline: 20% over 1 year (rope2020). Risk with it =
"""


def test_a_writer_reads_where_each_number_comes_from(claims: Callable[..., Any]) -> None:
    """50 / 40 = 1.25; 84 / 7 = 12; half of 20 in 100 is 10, with 0.4 and 0.6 of it 8 and 12."""
    ran = claims("numbers", "doubles")
    assert ran.code == 0
    assert " ".join(ran.out.split()).startswith(" ".join(BLOCK.split()))
    assert ran.out.endswith("\n3 numbers: 2 agreeing, 1 differing\n")
    assert all(len(row) <= 80 for row in ran.out.splitlines())
    assert "\n  Measured   rope2020, strength: 50 =kg" in ran.out


def test_without_a_claim_all_numbers_are_told_and_unrecorded_ones_are_named(
    claims: Callable[..., Any], example: Path
) -> None:
    (example / FOLDER / "unrecorded.yaml").write_text(
        NUMBERED.replace("numbers:", "topics: [ropes]\naliases:").split("aliases:")[0]
        + NUMBERED[NUMBERED.index("evidence:") :],
        "utf-8",
    )
    out = claims("numbers").out
    assert "\ndoubles\n" in f"\n{out}"
    assert "? unrecorded: the words state a number that is not recorded (numbers)" in out


def test_a_program_gets_a_number_each_with_the_documented_keys(claims: Callable[..., Any]) -> None:
    documents = json.loads(claims("numbers", "--format", "json").out)
    own = [one for one in documents if one["claim"] == "doubles"]
    assert [one["agreement"] for one in own] == ["differs", "agrees", "agrees"]
    assert [one["index"] for one in own] == [0, 1, 2]
    assert set(own[0]) == {
        "claim",
        "article",
        "index",
        "claimed",
        "agreement",
        "cells",
        "arithmetic",
        "formula",
        "value",
        "note",
        "typical",
        "absolute",
    }
    after = own[0]["cells"][0]
    assert (after["study"], after["result"], after["cell"]) == ("rope2020", "strength", "ropes")
    assert (after["value"], after["people"], after["verified_in"]) == ("50", 12, "full text")
    assert after["locator"] == {"table": "2"}
    assert own[2]["absolute"]["with_it"] == 10.0
    (shown,) = json.loads(claims("show", "doubles", "--format", "json").out)
    kept = [{k: v for k, v in one.items() if k not in ("claim", "article")} for one in own]
    assert shown["numbers"] == kept
    assert [one["reported"] for one in shown["one_person"]] == [False, False]


def test_a_spreadsheet_takes_no_cell_for_a_formula(claims: Callable[..., Any]) -> None:
    ran = claims("numbers", "doubles", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["claimed"] for row in rows] == ["2 times", "12 weeks (setting)", "50% (relative)"]
    assert rows[0]["cells"] == (
        "rope2020/strength: ropes 50 =kg; rope2020/strength: ropes, before 40 =kg"
    )
    assert (rows[2]["per"], rows[2]["without"], rows[2]["with_it"]) == ("100", "20.0", "10.0")
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_a_rise_with_its_sign_is_kept_from_the_spreadsheet_too(
    claims: Callable[..., Any], example: Path
) -> None:
    rose = NUMBERED.replace("value: 50, unit: '%'", "value: 25, unit: '%'")
    (example / FOLDER / "doubles.yaml").write_text(
        rose.replace("direction: decrease", "direction: increase"), "utf-8"
    )
    out = claims("numbers", "doubles", "--format", "csv").out
    assert [row["value"] for row in csv.DictReader(io.StringIO(out))][2] == "'+25%"


def test_an_unknown_claim_is_answered_with_the_nearest(claims: Callable[..., Any]) -> None:
    ran = claims("numbers", "doubels")
    assert ran.code == 2
    assert "did you mean 'doubles'?" in ran.err


def test_words_without_a_number_say_so(claims: Callable[..., Any], example: Path) -> None:
    (example / FOLDER / "plain.yaml").write_text("statement: Ropes help.\n", "utf-8")
    assert claims("numbers", "plain").out == "These words state no recorded number.\n"


def test_a_full_page_and_the_report_show_the_way_back(
    claims: Callable[..., Any], example: Path
) -> None:
    full = " ".join(claims("show", "doubles", "--full").out.split())
    assert "≠ Differs: 2 times. Measured: rope2020, strength: 50 =kg (ropes), 40 =kg" in full
    assert ", strength: On average from 40 to 50 =kg (ropes); spread not reported." in full
    assert claims("report").code == 0
    page = (example / "reports" / "skipping-rope" / "index.html").read_text("utf-8")
    assert "40~to~50 =kg: 50~/~40~=~1.3~times.".replace("~", "\u00a0") in page
    assert "Of 100 people, 20 without it and 10 (8 to 12) with it." in page


def test_a_frame_has_a_row_for_each_number(claims: Callable[..., Any], example: Path) -> None:
    frame = library.load(example).assess().numbers()
    row = frame.xs(("skipping-rope", "doubles", 2))
    assert (row["agreement"], row["found"], row["per"]) == ("agrees", "−50%", 100)
    assert (row["without"], row["with_it"], row["low"], row["high_with_it"]) == (20, 10, 8, 12)
    assert frame.index.names == ["article", "id", "number"]
    assert frame.xs(("skipping-rope", "doubles", 0))["study"] == "rope2020"
