"""What the rules on numbers say of the sums behind a number; the sums were worked out by hand."""

from typing import Any

from build import assessed, result
from claimgrade.model.assessment import Outcome, RuleResult
from tables import for_each_row

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED

LINE = {"source": "s", "relation": "supports", "finding": "It grew.", "result": "r"}


def number(value: str, **fields: Any) -> dict[str, Any]:
    return {"value": value, "role": "point", **fields}


def check(code: str, numbers: list[dict[str, Any]], measured: dict[str, Any]) -> RuleResult:
    record = {
        "claim": {"numbers": numbers, "evidence": [LINE]},
        "studies": {"s": {"results": [{"id": "r", **measured}]}},
    }
    return result(assessed(record), code)


def test_os18_does_not_take_a_setting_for_a_size() -> None:
    """Twenty minutes say what was done; "40 % with 20 minutes" still starts from nowhere."""
    setting = number("20", unit="minutes", scale="absolute", statistic="setting")
    assert check("OS18", [setting], {}).outcome is NOT_APPLICABLE
    found = check("OS18", [setting, number("40", unit="%", scale="relative")], {})
    assert (found.outcome, found.at) == (FLAG, "numbers.1")


RISE = {
    "unit": "ng/mL",
    "statistic": "mean",
    "groups": [{"name": "cuff", "before": "0.11", "mean": "8.6"}],
}


@for_each_row(
    ("code", "said", "part"),
    [
        # 8.6 / 0.11 = 78.18
        (
            "OS17",
            number("290", unit="times"),
            "; the nearest of its sort is 0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times (s)",
        ),
        ("OS17", number("290", unit="kg"), "arithmetic from them, and none is of its sort"),
        ("OS18", number("78", unit="times"), "in the same sentence, such as 0.11 to 8.6 ng/mL."),
    ],
)
def test_a_flag_shows_what_was_measured_and_the_sum(
    code: str, said: dict[str, Any], part: str
) -> None:
    found = check(code, [said], RISE)
    assert found.outcome is FLAG
    assert (found.message if code == "OS17" else found.help).endswith(part)


def test_a_number_that_agrees_is_passed_with_its_sum() -> None:
    found = check("OS17", [number("78", unit="times")], RISE)
    assert found.outcome is PASS
    assert found.message.endswith("0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times")


def test_os17_waits_where_a_number_fits_only_against_the_order_of_the_record() -> None:
    """Light 4 against heavy 8 is half; that heavy is double says nothing of light."""
    groups = [{"name": "light", "mean": "4"}, {"name": "heavy", "mean": "8"}]
    areas = {"unit": "cm²", "statistic": "mean", "groups": groups}
    found = check("OS17", [number("2.0", unit="times")], areas)
    assert [m.field for m in found.missing] == ["studies.s.results.r.comparisons"]
    side = {"question": "size", "intervention": "light", "comparator": "heavy"}
    assert (
        check("OS17", [number("2.0", unit="times")], {**areas, "comparisons": [side]}).outcome
        is FLAG
    )
    turned = {"question": "size", "intervention": "heavy", "comparator": "light"}
    told = check("OS17", [number("2.0", unit="times")], {**areas, "comparisons": [turned]})
    assert told.outcome is PASS


def test_os17_finds_no_number_in_a_range_that_ends_elsewhere() -> None:
    load = {"low": "20", "high": "30", "unit": "%", "statistic": "setting"}
    said = {**number("20", unit="%", statistic="setting"), "high": "50", "role": "range"}
    assert check("OS17", [said], load).outcome is FLAG
    interval = {**load, "statistic": "percent-change"}
    found = check("OS17", [{**said, "statistic": "percent-change"}], interval)
    assert [m.field for m in found.missing] == ["studies.s.results.r.estimate"]


def test_os19_names_the_figure_that_the_end_was_printed_with() -> None:
    gain = {
        "estimate": "39",
        "low": "35",
        "high": "43",
        "unit": "kg",
        "statistic": "mean-difference",
    }
    found = check("OS19", [number("43", unit="kg")], gain)
    assert found.help == "Give the typical value beside it, or in its place: 39 kg (s)."
