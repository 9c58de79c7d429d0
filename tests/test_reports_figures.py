"""Figures of numbers: everything lies where its value belongs, and is said in words too."""

import math
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.model.effect import Effect, Formula, Measured
from claimgrade.model.pooled import Entry, Interval, Pool, PooledEffect
from claimgrade.model.vocabulary import Statistic
from claimgrade.reports.environment import html_environment
from claimgrade.reports.figures.axis import Axis, axis_for
from claimgrade.reports.figures.forest import Forest, forest
from claimgrade.reports.figures.strip import Measurement, strip
from claimgrade.reports.figures.words import (
    column_decimals,
    effect_words,
    in_lines,
    number_words,
    upright,
)
from claimgrade.reports.text import TEXT

FORMULA = Formula("as printed", "the paper")
ANY = st.floats(-1e6, 1e6, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-6)
ABOVE_0 = st.floats(1e-3, 1e5)


def entry(name: str, value: float, low: float | None, high: float | None) -> Entry:
    measure = Statistic.STANDARDISED_MEAN_DIFFERENCE
    error = None if low is None else 0.2
    effect = Effect(
        measure, value, error, low, high, 0.95, "SD", Measured.LEVEL, "", 20, (FORMULA,)
    )
    return Entry(name, "size", name, name, effect)


def pool_of(*entries: Entry, weights: tuple[float, ...] = ()) -> Pool:
    pooled = None
    if weights:
        interval = Interval(-1.2, 0.2, FORMULA)
        pooled = PooledEffect(
            -0.5, -1.2, 0.2, 0.3, "REML", "Hartung-Knapp", interval, Interval(-2.0, 1.0, FORMULA),
            "", None, None, "", weights, (),
        )  # fmt: skip
    measure = Statistic.STANDARDISED_MEAN_DIFFERENCE
    return Pool("strength", measure, "SD", "positive: more with bands", entries, (), pooled)


def drawn(plot: Forest, name: str = "Forest plot") -> ElementTree.Element:
    template = '{% from "plots.html" import forest with context %}{{ forest(plot, "f", name, "") }}'
    page = html_environment().from_string(template).render(plot=plot, name=name)
    return ElementTree.fromstring(page)  # noqa: S314 - what was drawn just here


@given(st.lists(ANY, min_size=1, max_size=8), st.lists(ANY, max_size=8), ANY)
def test_a_linear_axis_shows_every_value_in_order_and_is_marked_inside(
    values: list[float], ends: list[float], none: float
) -> None:
    axis = axis_for(values, ends, 10, 350, logarithmic=False, holds=none)
    assert all(axis.shows(value) for value in [*values, none])
    places = [axis.x(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(10 <= place <= 350 for place in places)
    assert 1 <= len(axis.ticks()) <= 6
    assert all(10 <= tick.x <= 350 for tick in axis.ticks())


@given(st.lists(ABOVE_0, min_size=1, max_size=8), ABOVE_0)
def test_a_logarithmic_axis_shows_every_value_and_is_marked_twice_at_least(
    values: list[float], none: float
) -> None:
    axis = axis_for(values, [], 10, 350, logarithmic=True, holds=none)
    assert all(axis.shows(value) for value in [*values, none])
    assert 2 <= len(axis.ticks()) <= 7


def test_on_a_logarithmic_axis_equal_ratios_are_equally_far_apart() -> None:
    axis = Axis(1, 100, 0, 200, logarithmic=True)
    assert (axis.x(1), axis.x(10), axis.x(100)) == (0, 100, 200)
    assert axis.x(2) == pytest.approx(200 * math.log10(2) / 2, abs=0.05)


def test_a_logarithmic_axis_refuses_what_has_no_logarithm() -> None:
    with pytest.raises(ValueError, match="above 0"):
        axis_for([0.0, 2.0], [], 0, 1, logarithmic=True, holds=1)


def test_one_wide_interval_does_not_press_the_others_together() -> None:
    axis = axis_for([-1.0, 1.0], [-900.0, 700.0], 0, 100, logarithmic=False, holds=0)
    assert axis.x(1.0) - axis.x(-1.0) > 25


def test_boxes_and_intervals_of_a_forest_plot_lie_at_their_values() -> None:
    plot = forest(pool_of(entry("A", 1.0, 0.0, 2.0), entry("B", -1.0, -2.0, 0.0)))
    assert plot is not None
    first, second = plot.rows
    assert first.low is not None
    assert first.high is not None
    assert first.x == pytest.approx((first.low + first.high) / 2, abs=0.1)
    assert (first.low, second.high) == (plot.none_x, plot.none_x)
    assert first.x - plot.none_x == pytest.approx(plot.none_x - second.x, abs=0.1)
    assert second.y > first.y


def test_the_area_of_a_box_stands_for_the_weight() -> None:
    one, other = entry("A", 1.0, 0.0, 2.0), entry("B", -1.0, -2.0, 0.0)
    plot = forest(pool_of(one, other, weights=(0.8, 0.2)))
    assert plot is not None
    large, small = (row.size for row in plot.rows)
    assert (large / small) ** 2 == pytest.approx(4, rel=0.05)
    assert [row.weight for row in plot.rows] == ["80%", "20%"]


def test_an_end_beyond_the_axis_gets_an_arrow_and_a_missing_interval_a_hollow_box() -> None:
    rows = (entry("A", 1.0, -90.0, 2.0), entry("B", -1.0, None, None))
    plot = forest(pool_of(*rows))
    assert plot is not None
    assert (plot.rows[0].from_beyond, plot.rows[0].to_beyond) == (True, False)
    drawing = drawn(plot)
    classes = [part.get("class") for part in drawing.iter()]
    assert classes.count("arrow") == 1
    assert classes.count("box hollow") == 1
    assert classes.count("interval") == 1


def test_the_pooled_diamond_spans_its_interval_and_the_prediction_lies_around_it() -> None:
    plot = forest(pool_of(entry("A", 1.0, 0.0, 2.0), entry("B", -1, -2, 0), weights=(0.5, 0.5)))
    assert plot is not None
    assert plot.diamond is not None
    corners = [float(point.split(",")[0]) for point in plot.diamond.points.split()]
    assert plot.diamond.prediction_low is not None
    assert plot.diamond.prediction_high is not None
    assert plot.diamond.prediction_low < min(corners)
    assert plot.diamond.prediction_high > max(corners)
    assert min(corners) < plot.none_x < max(corners)


def test_a_prediction_interval_beyond_the_axis_gets_an_arrow() -> None:
    pool = pool_of(entry("A", 1.0, 0.0, 2.0), entry("B", -1, -2, 0), weights=(0.5, 0.5))
    assert pool.pooled is not None
    far = replace(pool.pooled, prediction=Interval(-1.9, 900.0, FORMULA))
    plot = forest(replace(pool, pooled=far))
    assert plot is not None
    assert plot.diamond is not None
    assert (plot.diamond.from_beyond, plot.diamond.to_beyond) == (False, True)
    assert [part.get("class") for part in drawn(plot).iter()].count("arrow") == 1


def test_the_risk_of_bias_is_a_sign_of_its_own_shape_and_said_in_words() -> None:
    concerns = {"none": "+", "some": "!", "serious": "−", "very-serious": "−", "": ""}
    entries = [replace(entry(name or "unknown", 1.0, 0.0, 2.0), bias=name) for name in concerns]
    plot = forest(pool_of(*entries))
    assert plot is not None
    assert [row.mark for row in plot.rows] == list(concerns.values())
    drawing = drawn(plot)
    signs = [part.text for part in drawing.iter() if part.get("class") == "sign"]
    assert signs == ["+", "!", "−", "−"]
    assert "none: 1 (0 to 2), low risk of bias. some: 1 (0 to 2), some concerns" in plot.alternative
    assert "unknown: 1 (0 to 2)." in plot.alternative


def test_a_single_effect_makes_no_forest() -> None:
    assert forest(pool_of(entry("A", 1.0, 0.0, 2.0))) is None


def test_the_words_of_a_drawing_say_what_it_shows() -> None:
    rows = (entry("Smith 1999", 1.0, 0.0, 2.0), entry("Lee 2001", -1.0, None, None))
    plot = forest(pool_of(*rows, weights=(1.0, 0.0)))
    assert plot is not None
    described = drawn(plot).find(".//{*}desc")
    assert described is not None
    for said in ("Smith 1999: 1.0 (0.0 to 2.0)", "Lee 2001: −1.0", "−0.5 (−1.2 to 0.2)"):
        assert said in (described.text or ""), described.text


def test_a_name_from_a_record_cannot_leave_its_place_in_a_drawing() -> None:
    plot = forest(pool_of(entry("<script>x</script>", 1, 0, 2), entry('"><b>', -1, -2, 0)))
    assert plot is not None
    drawing = drawn(plot, name="</title><script>y</script>")
    assert not [part for part in drawing.iter() if str(part.tag).endswith(("script", "b"))]


def test_a_strip_marks_the_claim_and_the_typical_value() -> None:
    measured = [Measurement("A", 290), Measurement("B", 4), Measurement("C", 39, 20, 60, True)]
    plot = strip(290, "290 times", "times", measured)
    assert plot is not None
    assert plot.logarithmic
    assert plot.claimed_x == plot.rows[0].x
    assert [row.typical for row in plot.rows] == [False, False, True]
    assert plot.label_anchor == "end"
    assert plot.rows[2].low is not None
    assert plot.rows[2].low < plot.rows[2].x
    assert "Claimed: 290 times." in plot.alternative
    assert "C: 39 (20 to 60), the typical value." in plot.alternative


def test_names_too_long_for_a_strip_are_whole_in_lines_above_their_values() -> None:
    long = "“Hemodynamic and hormonal responses to short-term exercise with bands” (Smith 2010)"
    plot = strip(
        20, "20 minutes", "min", [Measurement(long, 10, typical=True), Measurement("B", 5)]
    )
    assert plot is not None
    first, second = plot.rows
    assert " ".join(first.lines) == f"{long} · {TEXT['plot_typical']}"
    assert len(first.lines) > 1
    last = first.words_y + 14 * (len(first.lines) - 1)
    assert last + 10 < first.y < second.words_y < second.y < plot.axis_y
    for at, line in enumerate(first.lines):
        if plot.left + 7 * len(line) > plot.claimed_x:
            middle = first.words_y + 14 * at - 5
            assert not any(s.top < middle < s.bottom for s in plot.claimed_line)


@given(
    st.floats(1, 1000),
    st.lists(st.tuples(st.floats(1, 1000), st.floats(0, 500)), min_size=1, max_size=4),
)
def test_a_value_stands_beside_its_mark_inside_the_strip_and_off_the_line(
    claimed: float, values: list[tuple[float, float]]
) -> None:
    found = [Measurement("A", v, v - spread, v + spread) for v, spread in values]
    plot = strip(claimed, "so many", "kg", found)
    assert plot is not None
    for row in plot.rows:
        wide = 7 * len(row.words)
        start = row.value_x - (wide if row.value_anchor == "end" else 0)
        assert plot.left <= start
        assert start + wide <= plot.right + 1
        marked = (row.x, row.low or row.x, row.high or row.x)
        beside = start > max(marked) or start + wide < min(marked)
        assert beside or row.value_y < row.y - 5
        if start < plot.claimed_x < start + wide:
            assert not any(s.top < row.value_y - 5 < s.bottom for s in plot.claimed_line)


def test_values_near_each_other_lie_on_a_linear_strip_and_nothing_measured_makes_none() -> None:
    plot = strip(20, "20 minutes", "minutes", [Measurement("A", 10), Measurement("B", -5)])
    assert plot is not None
    assert not plot.logarithmic
    assert strip(20, "20 minutes", "minutes", []) is None


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ((-1.27, -2.51, -0.03), "−1.27 (−2.51 to −0.03)"),
        ((290.0, None, None), "290"),
        ((39.0, 20.0, 60.0), "39 (20 to 60)"),
        ((78.18, None, None), "78.2"),
        ((-0.2, None, None), "−0.20"),
        ((0.0312, 0.011, 0.052), "0.031 (0.011 to 0.052)"),
        ((None, 0.5, 1.5), "0.50 to 1.50"),
        ((None, None, None), ""),
    ],
)
def test_an_effect_is_written_as_a_person_would(
    effect: tuple[float | None, float | None, float | None], words: str
) -> None:
    assert effect_words(*effect) == words


def test_a_number_too_small_for_its_decimals_is_not_written_as_nothing() -> None:
    assert number_words(0.00000123) == "1.2e−06"


@given(st.text(st.sampled_from("abcde ,-"), min_size=1, max_size=250))
def test_the_lines_of_a_name_leave_room_for_what_stands_beside_it(name: str) -> None:
    beside = " (1234)"
    lines = in_lines(name, beside)
    assert all(len(line) + len(beside) <= 47 for line in lines)
    assert len(lines) <= 4
    whole = "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert whole or (len(lines) == 4 and lines[-1].endswith("…"))


LONG = "a result of some length"


def test_names_too_long_to_stand_before_their_effects_get_a_line_of_their_own() -> None:
    effects = {f"{LONG}, one": 1.0, f"{LONG}, two": -1.0}
    entries = [
        replace(entry("Smith 1999", value, value - 1, value + 1), outcome=outcome)
        for outcome, value in effects.items()
    ]
    long = forest(pool_of(*entries))
    short = forest(pool_of(entry("A", 1.0, 0.0, 2.0), entry("B", -1.0, -2.0, 0.0)))
    assert long is not None
    assert short is not None
    assert [row.name for row in long.rows] == [f"Smith 1999, {outcome}" for outcome in effects]
    assert all(row.effect_y >= row.words_y + 12 for row in long.rows)
    assert long.rows[1].words_y > long.rows[0].y
    assert all(row.effect_y == row.words_y for row in short.rows)
    assert long.axis_y > long.rows[1].y


def test_a_name_of_several_lines_keeps_what_tells_it_from_the_next() -> None:
    outcome = "muscle thickness of the back of the lower leg, measured after ten weeks"
    ends = ("twice a week", "once a week")
    rows = [
        replace(entry("Smith 1999", value, None, None), outcome=f"{outcome}, {end}")
        for value, end in zip((1.0, -1.0), ends, strict=True)
    ]
    plot = forest(pool_of(*rows))
    assert plot is not None
    assert [" ".join(row.lines) for row in plot.rows] == [row.name for row in plot.rows]
    assert all(len(line) <= 47 for row in plot.rows for line in row.lines)
    names = [part for part in drawn(plot).iter() if part.get("class") == "name"]
    values = [part for part in drawn(plot).iter() if part.get("class") == "value"]
    assert len(names) == sum(len(row.lines) for row in plot.rows)
    heights = [float(part.get("y") or 0) for part in names]
    assert heights == sorted(set(heights))
    first, second = (row.lines for row in plot.rows)
    assert heights[len(first) - 1] < float(values[0].get("y") or 0) < heights[len(first)]
    assert first != second
    assert plot.rows[0].y < plot.rows[1].words_y - 10
    assert plot.rows[1].effect_y < plot.rows[1].y < plot.axis_y


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ([(-10, None, None), (-25.4, None, None), (3.9, None, None)], ["−10.0", "−25.4", "3.9"]),
        ([(-10, None, None), (290, None, None)], ["−10", "290"]),
        ([(-0.04, -0.23, 0.15), (-0.16, -0.3, -0.01)],
         ["−0.04 (−0.23 to 0.15)", "−0.16 (−0.30 to −0.01)"]),
        ([(0.21, -0.14, 0.56), (-0.0007, None, None), (-0.046, None, None)],
         ["0.21 (−0.14 to 0.56)", "−0.0007", "−0.046"]),
        ([(1 / 3, 0.1, 2.0), (12.3 - 8.4, None, None)], ["0.33 (0.10 to 2.00)", "3.90"]),
    ],
)  # fmt: skip
def test_effects_below_one_another_have_the_same_decimals(
    column: list[tuple[float, float | None, float | None]], written: list[str]
) -> None:
    """All but those that would be left with fewer than two significant digits."""
    decimals = column_decimals(column)
    assert [effect_words(*row, decimals) for row in column] == written


def test_two_comparisons_of_one_result_are_told_apart_by_their_groups() -> None:
    rows = [
        replace(
            one,
            outcome="size",
            effect=replace(one.effect, sign=f"more with walks {often} a week than without"),
        )
        for one, often in ((entry("A", 1.0, 0, 2), "once"), (entry("A", -1.0, -2, 0), "twice"))
    ]
    plot = forest(pool_of(*rows))
    assert plot is not None
    assert [row.name for row in plot.rows] == ["A, size, once", "A, size, twice"]


@given(st.floats(0, 30), st.lists(st.floats(25, 60), max_size=6))
def test_an_upright_line_runs_through_no_words(top: float, apart: list[float]) -> None:
    """Words of 12.5 units reach about 10 above their line and 4 below it."""
    baselines = [top + sum(apart[: at + 1]) for at in range(len(apart))]
    bottom = max(baselines, default=top) + 30
    stretches = upright(top, bottom, baselines)
    assert stretches[-1].bottom == bottom
    for stretch in stretches:
        assert top <= stretch.top < stretch.bottom <= bottom
        for baseline in baselines:
            assert stretch.bottom <= baseline - 10 or stretch.top >= baseline + 4


def test_the_lines_of_a_strip_and_a_forest_plot_run_beside_their_words() -> None:
    plot = forest(pool_of(entry("A", 1.0, 0, 2), entry("B", -1, -2, 0), weights=(0.5, 0.5)))
    number = strip(20, "20 minutes", "minutes", [Measurement("A", 10), Measurement("B", -5)])
    assert plot is not None
    assert number is not None
    assert plot.diamond is not None
    words = [*(row.words_y for row in plot.rows), plot.diamond.words_y]
    for stretches, baselines, bottom in (
        (plot.none_line, words, plot.axis_y),
        (number.claimed_line, [14.0], number.axis_y),
    ):
        assert stretches[-1].bottom == bottom
        for stretch in stretches:
            assert not any(stretch.top < baseline - 5 < stretch.bottom for baseline in baselines)
