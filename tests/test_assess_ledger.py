"""The number ledger: where a claimed number comes from, and the sum that leads to it."""

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import weighed
from claimgrade.assess.numbers.ledger import ledger
from claimgrade.model.ledger import Agreement, LedgerRow
from rule_checks import line, study
from tables import for_each_row

AGREES, DIFFERS, EXTREME = Agreement.AGREES, Agreement.DIFFERS, Agreement.EXTREME
WRONG, NOT_FOUND, OPEN = Agreement.WRONG_STATISTIC, Agreement.NOT_FOUND, Agreement.OPEN

RISE: dict[str, Any] = {
    "unit": "ng/mL",
    "statistic": "mean",
    "groups": [{"name": "cuff", "n": "11", "before": "0.11", "mean": "8.6"}],
}
AREAS = {
    "unit": "cm²",
    "statistic": "mean",
    "groups": [{"name": "cuff", "mean": "12"}, {"name": "free", "mean": "8"}],
}
LEVELS = {
    "unit": "ng/mL",
    "statistic": "mean",
    "groups": [{"name": "cuff", "mean": "8"}, {"name": "heavy", "mean": "4"}],
}
FOLD = {"estimate": "290", "statistic": "fold-of-baseline", "unit": "times the resting value"}
GAIN = {"estimate": "39", "low": "35", "high": "43", "unit": "kg", "statistic": "mean-difference"}
PERCENT = {"estimate": "6.3", "unit": "%", "statistic": "percent-change"}
SMD = {"estimate": "2.04", "statistic": "standardised-mean-difference"}


def times(value: str, **fields: Any) -> dict[str, Any]:
    return {"value": value, "unit": "times", "role": "point", **fields}


def row_of(number: dict[str, Any], *measured: dict[str, Any], **claim: Any) -> LedgerRow:
    """Return the row of a number whose lines are on the results given, one study each."""
    keys = [f"s{index}" for index in range(len(measured))]
    record = {
        "claim": {"numbers": [number], "evidence": [line(key) for key in keys], **claim},
        "studies": {key: study(result=one) for key, one in zip(keys, measured, strict=True)},
    }
    (row,) = ledger(weighed(record))
    return row


@for_each_row(
    ("number", "measured", "agreement", "arithmetic", "cells"),
    [
        (times("290"), FOLD, AGREES, "290 times the resting value", ["290"]),
        # 8.6 / 0.11 = 78.18
        (times("78"), RISE, AGREES, "0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times", ["8.6", "0.11"]),
        (times("79"), RISE, DIFFERS, "0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times", ["8.6", "0.11"]),
        (
            {"value": "8.5", "unit": "ng/mL", "role": "point"},
            RISE,
            AGREES,
            "0.11 to 8.6 ng/mL: 8.6 − 0.11 = +8.5 ng/mL",
            ["8.6", "0.11"],
        ),
        (
            {"value": "1200", "unit": "mm²", "role": "point"},
            AREAS,
            AGREES,
            "12 cm² = 1200 mm²",
            ["12"],
        ),
        (
            {"value": "60", "unit": "minutes", "role": "point"},
            {"estimate": "1", "unit": "hour", "statistic": "setting"},
            AGREES,
            "1 hour = 60 minutes",
            ["1"],
        ),
        (
            {"value": "12", "unit": "weeks", "role": "point"},
            {"estimate": "84", "unit": "days", "statistic": "setting"},
            AGREES,
            "84 days = 12 weeks",
            ["84"],
        ),
        (times("1.5"), AREAS, AGREES, "12 against 8 cm²: 12 / 8 = 1.5 times", ["12", "8"]),
        (times("3"), AREAS, DIFFERS, "12 against 8 cm²: 12 / 8 = 1.5 times", ["12", "8"]),
        # 1 + 6.3 / 100 = 1.063
        (times("3"), PERCENT, DIFFERS, "1 + 6.3 / 100 = 1.1 times", ["6.3"]),
        (times("2.04"), SMD, WRONG, "2.04", ["2.04"]),
        (times("7"), SMD, NOT_FOUND, "", []),
        ({"value": "43", "unit": "kg", "role": "point"}, GAIN, EXTREME, "43 kg", ["43"]),
        ({"value": "43", "unit": "kg"}, GAIN, EXTREME, "43 kg", ["43"]),
        ({"value": "39", "unit": "kg", "role": "max"}, GAIN, EXTREME, "39 kg", ["39"]),
        ({"value": "7"}, GAIN, OPEN, "", []),
        (times("290"), {"statistic": "mean"}, OPEN, "", []),
    ],
)
def test_a_number_leads_to_its_cells_by_one_sum(
    number: dict[str, Any],
    measured: dict[str, Any],
    agreement: Agreement,
    arithmetic: str,
    cells: list[str],
) -> None:
    row = row_of(number, measured)
    assert (row.agreement, row.arithmetic) == (agreement, arithmetic)
    assert [cell.value for cell in row.cells] == cells


def test_a_cell_says_where_it_stands_in_whom_and_what_was_read() -> None:
    place = {"section": "abstract"}
    read = {"by": "Anna", "on": "2026-11-01", "how": "abstract"}
    (after, before) = row_of(times("78"), {**RISE, "locator": place, "verified": read}).cells
    assert (after.study, after.result, after.cell, after.unit) == ("s0", "r", "cuff", "ng/mL")
    assert (after.people, after.verified_in) == (11, "abstract")
    assert after.locator is not None
    assert after.locator.section == "abstract"
    assert before.cell == "cuff, before"


@for_each_row(
    ("number", "measured", "note"),
    [
        ({"value": "7"}, GAIN, "waits for numbers.0.unit"),
        ({"value": "7", "unit": "unknown"}, GAIN, "waits for numbers.0.unit (not reported)"),
        (times("2"), {"statistic": "mean"}, "waits for studies.s0.results.r.estimate"),
        (
            times("2"),
            {"estimate": "unknown"},
            "waits for studies.s0.results.r.estimate (not reported)",
        ),
    ],
)
def test_an_open_row_names_the_field_it_waits_for(
    number: dict[str, Any], measured: dict[str, Any], note: str
) -> None:
    row = row_of(number, measured)
    assert (row.agreement, row.note) == (OPEN, note)


def test_without_any_evidence_a_number_is_open_and_after_a_search_not_found() -> None:
    assert row_of(times("2"), evidence=[]).note == "waits for evidence"
    searched = row_of(times("2"), evidence=[], searched_on="2026-11-22")
    assert searched.agreement is NOT_FOUND
    assert searched.note == "no line supports or qualifies the claim"


def test_a_figure_that_disputes_the_claim_is_shown_and_never_agreed_with() -> None:
    row = row_of(times("1.5"), AREAS, evidence=[line("s0", "disputes")])
    assert row.agreement is DIFFERS
    assert row.value == "1.5 times"
    assert row.note == "no line supports or qualifies the claim"


def test_the_nearest_figure_may_stand_in_another_result() -> None:
    far = {"estimate": "9", "statistic": "ratio", "unit": "times"}
    near = {"estimate": "1.8", "statistic": "ratio", "unit": "times"}
    row = row_of(times("2"), far, near, evidence=[line("s0"), line("s1", "disputes")])
    assert row.agreement is DIFFERS
    assert row.value == "1.8 times"
    assert [cell.study for cell in row.cells] == ["s1"]


def test_the_usual_figure_stands_beside_an_extreme() -> None:
    end = row_of({"value": "43", "unit": "kg", "role": "point"}, GAIN)
    assert end.typical == "39 kg (s0)"
    assert end.note == "it is the upper end of the interval or range printed with it"
    told = row_of(times("290", role="max", statistic="fold-of-baseline"), FOLD, RISE, AREAS)
    assert told.typical == "0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times (s1)"
    assert told.note == "the words tell it as the most there is"


def test_a_range_leads_to_both_its_ends() -> None:
    load = {"low": "20", "high": "30", "unit": "% of 1RM", "statistic": "setting"}
    number = {"value": "20", "high": "30", "unit": "%", "role": "range", "statistic": "setting"}
    row = row_of(number, load)
    assert row.agreement is AGREES
    assert [cell.value for cell in row.cells] == ["20", "30"]
    assert row.value == "20 to 30% of 1RM"
    apart = row_of(
        {"value": "1.5", "high": "78", "unit": "times", "role": "range"},
        AREAS,
        RISE,
    )
    assert apart.agreement is AGREES
    assert [cell.study for cell in apart.cells] == ["s0", "s0", "s1", "s1"]
    wide = row_of({**number, "high": "50"}, load)
    assert wide.agreement is DIFFERS


def test_a_rise_is_compared_with_changes_and_never_with_values_at_one_time() -> None:
    rise = times("4", unit="times the rise after heavy training")
    assert row_of(rise, LEVELS).agreement is NOT_FOUND
    assert row_of(times("2"), LEVELS).agreement is AGREES
    assert row_of(times("2", unit="times the rise"), LEVELS).agreement is NOT_FOUND
    changes = {
        "unit": "ng/mL",
        "groups": [{"name": "cuff", "change": "4.22"}, {"name": "heavy", "change": "6.34"}],
    }
    row = row_of(rise, changes)
    # 4.22 / 6.34 = 0.6656
    assert row.arithmetic == "4.22 against 6.34 ng/mL: 4.22 / 6.34 = 0.666 times"
    assert row.agreement is DIFFERS


def test_a_number_that_fits_only_against_the_order_of_the_record_waits_for_that_order() -> None:
    backwards = row_of(times("0.67"), AREAS)
    assert backwards.agreement is OPEN
    assert backwards.note == "waits for studies.s0.results.r.comparisons"
    comparison = {"question": "size", "intervention": "free", "comparator": "cuff"}
    recorded = row_of(times("0.67"), {**AREAS, "comparisons": [comparison]})
    assert recorded.arithmetic == "8 against 12 cm²: 8 / 12 = 0.67 times"
    assert recorded.agreement is AGREES
    opposite = row_of(times("1.5"), {**AREAS, "comparisons": [comparison]})
    assert opposite.agreement is DIFFERS


@for_each_row(
    ("number", "measured", "note"),
    [
        (times("1"), {**FOLD, "estimate": "1.4"}, "rounded: the figure is 1.4 times"),
        (times("260", about="true"), {**FOLD, "estimate": "280"}, "within 10% of it"),
        (
            {"value": "36", "unit": "kg", "about": "true", "role": "point"},
            {**GAIN, "estimate": "42"},
            "within its printed interval",
        ),
    ],
)
def test_the_note_says_how_near_they_are(
    number: dict[str, Any], measured: dict[str, Any], note: str
) -> None:
    row = row_of(number, measured)
    assert row.agreement is AGREES
    assert row.note.startswith(note)


def test_an_accepted_likeness_is_told_with_its_reason() -> None:
    accepted = [{"code": "OS21", "reason": "Digits alone.", "by": "Anna", "on": "2026-11-01"}]
    row = row_of(times("2.04"), SMD, accepted=accepted)
    assert row.agreement is WRONG
    assert row.note == (
        "in s0, a standardised mean difference of 2.04; accepted by Anna: Digits alone"
    )


@for_each_row("field", ["before", "mean"])
def test_a_multiple_without_one_of_its_two_cells_is_open_or_not_found(field: str) -> None:
    (whole,) = RISE["groups"]
    without = {name: value for name, value in whole.items() if name != field}
    row = row_of(times("78"), {**RISE, "groups": [without]})
    assert row.agreement is (NOT_FOUND if field == "before" else OPEN)
    assert row.cells == ()


# Every value follows from its cells, and no number agrees with a cell that is not there.

_RECOMPUTED: dict[str, Callable[..., Decimal]] = {
    "as printed": lambda a: a,
    "value after / value before": lambda a, b: a / b,
    "(value after − value before) / value before × 100": lambda a, b: (a - b) / b * 100,
    "value after − value before": lambda a, b: a - b,
    "one group − the other": lambda a, b: a - b,
    "one group / the other": lambda a, b: a / b,
    "(one group − the other) / the other × 100": lambda a, b: (a - b) / b * 100,
    "(multiple − 1) × 100": lambda a: (a - 1) * 100,
    "1 + percent / 100": lambda a: 1 + a / 100,
}

values = st.decimals("0.1", "999", places=1).map(str)
results = st.one_of(
    st.builds(
        lambda one, other: {
            **AREAS,
            "groups": [{"name": "a", "mean": one}, {"name": "b", "mean": other}],
        },
        values,
        values,
    ),
    st.builds(
        lambda start, end: {**RISE, "groups": [{"name": "a", "before": start, "mean": end}]},
        values,
        values,
    ),
    st.builds(lambda estimate: {**FOLD, "estimate": estimate}, values),
    st.builds(lambda estimate: {**PERCENT, "estimate": estimate}, values),
)
numbers = st.builds(
    lambda value, unit: {"value": value, "unit": unit, "role": "point", "scale": "relative"},
    st.decimals("0", "400", places=0).map(str),
    st.sampled_from(["times", "%", "cm²", "ng/mL"]),
)


@settings(max_examples=40, deadline=None)
@given(number=numbers, measured=results)
def test_every_value_is_the_formula_on_the_cells(
    number: dict[str, Any], measured: dict[str, Any]
) -> None:
    row = row_of(number, measured)
    assert bool(row.cells) is bool(row.value)
    if not row.cells:
        assert row.agreement is NOT_FOUND or row.note.endswith(".comparisons")
        return
    value = _RECOMPUTED[row.formula](*(Decimal(cell.value) for cell in row.cells))
    equal = abs(abs(value) - Decimal(number["value"])) <= Decimal("0.5")
    if row.agreement is AGREES:
        assert equal
        told = Decimal(row.value.split(" ")[0].rstrip("%").lstrip("+−"))
        assert abs(told - abs(value)) <= Decimal("0.5")
    if row.agreement is DIFFERS:
        assert not equal or value < 0


@settings(max_examples=30, deadline=None)
@given(number=numbers, measured=results)
def test_without_its_cells_no_number_agrees(
    number: dict[str, Any], measured: dict[str, Any]
) -> None:
    row = row_of(number, measured)
    for cell in row.cells:
        without = copy.deepcopy(measured)
        for place in (without, *without.get("groups", [])):
            for field in ("estimate", "mean", "before"):
                if place.get(field) == cell.value:
                    del place[field]
        again = row_of(number, without)
        assert cell.value not in {one.value for one in again.cells}
        if not without.get("groups"):
            assert again.agreement is OPEN


def test_a_difference_between_groups_is_measured_with_the_interval_of_its_spread() -> None:
    """SE = √(4²/200 + 3²/200) (Cochrane Handbook, section 6.5.1), both groups being large."""
    groups = [
        {"name": "cuff", "role": "intervention", "mean": "12", "sd": "4", "n": "200"},
        {"name": "free", "role": "comparator", "mean": "8", "sd": "3", "n": "200"},
    ]
    areas = {"unit": "cm²", "statistic": "mean", "paired": "false", "groups": groups}
    number = {"value": "4", "unit": "cm²", "statistic": "mean-difference"}
    (measured,) = row_of(number, {**areas, "contrast": "conditions"}).measured
    half = 1.959964 * (4**2 / 200 + 3**2 / 200) ** 0.5
    assert measured.value == 4
    assert measured.low == pytest.approx(4 - half)
    assert measured.high == pytest.approx(4 + half)


@for_each_row(("values", "middle"), [((5, 1, 9), {5}), ((4, 1, 9, 6), {4, 6}), ((4, 1), set())])
def test_what_lies_in_the_middle_of_the_studies_is_marked(
    values: tuple[int, ...], middle: set[int]
) -> None:
    results = [{**PERCENT, "estimate": str(value)} for value in values]
    measured = row_of({"value": "3", "unit": "%"}, *results).measured
    assert {one.value for one in measured if one.middle} == middle
