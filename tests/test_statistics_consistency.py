"""Printed numbers against their own arithmetic: what is possible passes, what is not does not."""

import math
import statistics
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.statistics.consistency.grim import grim
from claimgrade.statistics.consistency.intervals import (
    excludes,
    is_narrower_than_error_allows,
    sd_and_error_fit,
)
from claimgrade.statistics.consistency.p_values import two_tailed_p
from claimgrade.statistics.consistency.recomputed import (
    Agreement,
    Judging,
    fits_one_tailed,
    recompute,
)
from claimgrade.statistics.consistency.reported import (
    Comparison,
    PrintedP,
    PrintedTest,
    StatisticKind,
    p_value_of,
    p_values_in,
    printed_tests,
)
from claimgrade.statistics.consistency.rounding import Rounding, span_of
from claimgrade.statistics.consistency.significance import side_of
from claimgrade.statistics.consistency.spread import (
    largest_sd,
    smallest_sd,
    smallest_sd_of_whole_numbers,
)
from claimgrade.statistics.consistency.totals import is_share, too_many


def exact(value: Decimal | str) -> Fraction:
    return Fraction(value)


def rounded(value: Fraction, digits: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Round a fraction exactly, half up or half even."""
    size = abs(value) * 10**digits
    whole, rest = divmod(size, 1)
    half = Fraction(1, 2)
    up = rest > half or (rest == half and (rounding == ROUND_HALF_UP or whole % 2 == 1))
    return Decimal(int(whole) + up).scaleb(-digits).copy_sign(Decimal(-1 if value < 0 else 1))


# --- rounding ---


@pytest.mark.parametrize(
    ("rounding", "low_in", "high_in"),
    [("up", True, False), ("down", False, True), ("up or down", True, True), ("even", True, True)],
)
def test_a_half_belongs_to_the_side_that_the_rounding_takes_it_to(
    rounding: str, low_in: bool, high_in: bool
) -> None:
    span = span_of(Decimal("5.20"), Rounding(rounding))
    assert (exact("5.195") in span, exact("5.205") in span) == (low_in, high_in)
    assert exact("5.2049") in span
    assert exact("5.2051") not in span


def test_a_half_goes_to_the_even_digit_and_not_to_the_odd() -> None:
    assert exact("5.205") not in span_of(Decimal("5.21"), Rounding.EVEN)
    assert exact("5.205") in span_of(Decimal("5.20"), Rounding.EVEN)


def test_digits_that_are_cut_off_leave_the_next_step_above() -> None:
    span = span_of(Decimal("5.20"), Rounding.CUT)
    assert exact("5.2099") in span
    assert exact("5.21") not in span
    assert exact("5.1999") not in span


def test_the_values_of_a_negative_number_mirror_those_of_its_size() -> None:
    for rounding in Rounding:
        up, down = span_of(Decimal("0.25"), rounding), span_of(Decimal("-0.25"), rounding)
        assert (down.low, down.high) == (-up.high, -up.low)
        assert (down.holds_low, down.holds_high) == (up.holds_high, up.holds_low)


def test_zero_stands_for_values_on_both_sides() -> None:
    assert exact("-0.004") in span_of(Decimal("0.00"))
    assert exact("0.004") in span_of(Decimal("0.00"))


# --- GRIM ---


def test_the_nearest_possible_means_are_told_with_their_sums() -> None:
    assert grim(Decimal("5.19"), 28).arithmetic == "5.18 and 5.21 (145/28 and 146/28)"


def test_the_nearest_possible_shares_are_told_in_percent() -> None:
    found = grim(Decimal("17"), 50, percent=True)
    assert not found.possible
    assert found.arithmetic == "16 and 18 (8/50 and 9/50)"


def test_a_mean_between_two_that_look_the_same_is_told_with_more_digits() -> None:
    found = grim(Decimal("0.34"), 3, rounding=Rounding.CUT)
    assert not found.possible
    assert found.arithmetic == "0.33 and 0.67 (1/3 and 2/3)"
    found = grim(Decimal("0.67"), 3, rounding=Rounding.CUT)
    assert not found.possible
    assert found.arithmetic == "0.6667 and 1.00 (2/3 and 3/3)"


@pytest.mark.parametrize(("n", "items"), [(0, 1), (28, 0)])
def test_a_mean_of_nothing_is_wrong_use(n: int, items: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        grim(Decimal("5.19"), n, items=items)


SAMPLES = st.lists(st.integers(-1000, 1000), min_size=1, max_size=60)


@settings(deadline=None)
@given(SAMPLES, st.integers(1, 5), st.integers(0, 4), st.sampled_from(["up", "even"]))
def test_every_mean_of_real_whole_numbers_is_possible(
    sample: list[int], items: int, digits: int, way: str
) -> None:
    people = sample * items  # as many numbers for each person
    mean = Fraction(sum(people), len(people))
    mode = ROUND_HALF_UP if way == "up" else ROUND_HALF_EVEN
    printed = rounded(mean, digits, mode)
    assert grim(printed, len(sample), items=items, rounding=Rounding(way)).possible
    assert grim(printed, len(sample), items=items).possible


@settings(deadline=None)
@given(st.integers(1, 300), st.data(), st.integers(0, 2))
def test_every_share_of_real_people_is_possible(n: int, data: Any, digits: int) -> None:
    events = data.draw(st.integers(0, n))
    printed = rounded(Fraction(100 * events, n), digits)
    assert grim(printed, n, percent=True).possible
    assert is_share(printed, events, n, percent=True)


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 100_000), st.integers(0, 4))
def test_a_mean_that_is_not_possible_rounds_from_no_sum(n: int, number: int, digits: int) -> None:
    printed = Decimal(number).scaleb(-digits)
    sums = range(int(exact(printed) * n) - n, int(exact(printed) * n) + n + 2)
    half = Fraction(1, 2 * 10**digits)
    fits = any(abs(Fraction(total, n) - exact(printed)) <= half for total in sums)
    assert grim(printed, n).possible is fits


# --- printed tests ---


SPELLINGS = [
    # text, kind, df1, df2, comparison, value, p
    ("t(28) = −2.20, p = .036", "t", None, "28", "=", "-2.20", "p = .036"),
    ("t [28] = 2.20; P<0.05", "t", None, "28", "=", "2.20", "p < .05"),
    ("t28 = 2.20, p ≤ .05", "t", None, "28", "=", "2.20", "p ≤ .05"),
    ("t(df = 28) = 2.20, p = .036", "t", None, "28", "=", "2.20", "p = .036"),
    ("F(1, 1,000", None, None, None, None, None, None),
    ("F2,28 = 2.20, p > .05", "F", "2", "28", "=", "2.20", "p > .05"),
    ("F(1.7, 47.9) < 1, ns", "F", "1.7", "47.9", "<", "1", "ns"),
    ("F(1, 28) = 4.1, n.s.", "F", "1", "28", "=", "4.1", "ns"),
    ("χ²(1, N = 1,129) = 3.84, p = .05", "χ²", "1", None, "=", "3.84", "p = .05"),
    ("Χ2(2)=5.99,p>=.05", "χ²", "2", None, "=", "5.99", "p ≥ .05"),
    ("X^2(2) = 5.99, p=.05", "χ²", "2", None, "=", "5.99", "p = .05"),
    ("r(28) = -.52, p = .003", "r", None, "28", "=", "-.52", "p = .003"),
    ("z = 1.96, p = 5e-2", "z", None, None, "=", "1.96", "p = .05"),
    ("Q-within(3) = 7.81, p = .05", "Qw", "3", None, "=", "7.81", "p = .05"),
    ("Qbetween(3) = 7.81, p = .05", "Qb", "3", None, "=", "7.81", "p = .05"),
    ("t(28) = 1,234.5, p < .001", "t", None, "28", "=", "1234.5", "p < .001"),
]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: str(s[0]))
def test_a_test_is_read_in_its_spellings(spelling: tuple[Any, ...]) -> None:
    text, kind, df1, df2, comparison, value, p = spelling
    found = printed_tests(text)
    if kind is None:
        assert found == ()
        return
    (test,) = found
    assert (test.kind, test.comparison, test.raw) == (kind, comparison, text)
    assert (test.df1, test.df2) == tuple(None if d is None else Decimal(d) for d in (df1, df2))
    assert test.value == Decimal(value)
    assert test.p == printed_tests(f"z = 1, {p}")[0].p
    assert str(test.p) == p


@pytest.mark.parametrize(
    "text",
    [
        "p = .03",
        "F = 3.2, P = 0.04",  # no degrees of freedom
        "t(28) = 2,20, p = .03",  # a comma before two digits: not ours to guess
        "weight(28) = 2.20, p = .03",  # the end of a word is no t
        "t(28) = 2.20",  # no p value
        "d = 0.5, p = .03",
    ],
)
def test_what_is_no_whole_test_is_not_read_as_one(text: str) -> None:
    assert printed_tests(text) == ()


def test_a_long_text_of_nothing_but_spaces_is_read_at_once() -> None:
    """Cubic time would be hours here."""
    assert printed_tests("t(28) = 2.20" + " " * 100_000 + "?") == ()
    assert p_value_of("p" + " " * 100_000 + "?") is None


def test_two_tests_in_one_text_are_both_read() -> None:
    first, second = printed_tests("both, F(2, 28) = 2.20, p = .13, and t(28) = 1.23, p = .23.")
    assert (first.kind, second.kind) == (StatisticKind.F, StatisticKind.T)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("one-tailed", True),
        ("1-sided", True),
        ("a directional test", True),
        ("two-tailed", False),
        ("bidirectional", False),
        ("non-directional", False),
    ],
)
def test_the_words_for_one_tail_are_heard(words: str, said: bool) -> None:
    (test,) = printed_tests(f"t(28) = 2.20, p = .018, {words}")
    assert test.one_tailed is said


@pytest.mark.parametrize(
    ("text", "comparison", "value"),
    [
        ("<0.001", "<", "0.001"),
        ("p=0.024", "=", "0.024"),
        ("0.162", "=", "0.162"),
        ("P ≤ .05", "≤", ".05"),
        ("ns", "ns", None),
        ("n.s.", "ns", None),
    ],
)
def test_a_p_value_that_stands_alone_is_read(text: str, comparison: str, value: Any) -> None:
    found = p_value_of(text)
    assert found is not None
    assert (found.comparison, found.value) == (comparison, value and Decimal(value))


@pytest.mark.parametrize("text", ["p=0.023 in women, p=0.009 in men", "condition x time P=0.58"])
def test_p_values_among_words_are_of_something_and_not_the_result_s(text: str) -> None:
    assert p_value_of(text) is None
    assert all(found.comparison is Comparison.EQUAL for found in p_values_in(text))


NUMBERS = st.integers(0, 9999).flatmap(
    lambda n: st.integers(0, 4).map(lambda digits: Decimal(n).scaleb(-digits))
)
DEGREES = st.decimals(Decimal(1), Decimal(500), places=1).map(
    lambda d: d.to_integral_value() if d == d.to_integral_value() else d
)
COMPARISONS = st.sampled_from([c for c in Comparison if c is not Comparison.NOT_SIGNIFICANT])
P_VALUES = st.one_of(
    st.builds(PrintedP, COMPARISONS, NUMBERS.map(lambda d: d / 10000).map(lambda d: +d)),
    st.just(PrintedP(Comparison.NOT_SIGNIFICANT, None)),
)


@st.composite
def written(draw: Any) -> PrintedTest:
    kind = draw(st.sampled_from(StatisticKind))
    first = (StatisticKind.T, StatisticKind.CORRELATION, StatisticKind.Z)
    df1 = None if kind in first else draw(DEGREES)
    second = (StatisticKind.T, StatisticKind.CORRELATION, StatisticKind.F)
    df2 = draw(DEGREES) if kind in second else None
    value = draw(NUMBERS) * draw(st.sampled_from([1, -1]))
    n = draw(st.none() | st.integers(1, 10**7)) if kind is StatisticKind.CHI_SQUARE else None
    one = draw(st.booleans())
    return PrintedTest(kind, df1, df2, draw(COMPARISONS), value, draw(P_VALUES), n, one)


@settings(max_examples=50, deadline=None)
@given(written())
def test_a_test_that_is_written_is_read_again_as_it_was(test: PrintedTest) -> None:
    (again,) = printed_tests(str(test))
    for field in PrintedTest.__slots__:
        if field != "raw":
            assert getattr(again, field) == getattr(test, field), field
    assert str(again) == str(test)


# --- computed again ---


def judged(text: str, **options: Any) -> Agreement:
    (test,) = printed_tests(text)
    return recompute(test, Judging(**options)).agreement


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        # 1.96 and 1.645 are the 97.5th and 95th percentile of the normal distribution
        ("z = 1.96, p = .05", Agreement.CONSISTENT),
        ("z = 1.96, p = .052", Agreement.INCONSISTENT),
        ("z = 1.645, p = .01", Agreement.DECISION),
        ("z = 2.58, p > .05", Agreement.DECISION),
        ("z = 2.58, ns", Agreement.DECISION),
        ("z < 1, p = .50", Agreement.CONSISTENT),
        ("z < 1, p = .03", Agreement.DECISION),
        ("z > -1, p = .03", Agreement.DECISION),  # nearer to 0 than -1
        ("z < -1, p = .03", Agreement.CONSISTENT),
        ("z ≥ 1.96, p ≤ .05", Agreement.CONSISTENT),
        ("z ≤ 1.90, p ≤ .05", Agreement.DECISION),
        ("z = 1.00, p ≥ .40", Agreement.INCONSISTENT),
        ("z = 1.00, p = 1.2", Agreement.IMPOSSIBLE),
    ],
)
def test_z_needs_no_extra(text: str, agreement: Agreement, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    assert judged(text) is agreement


def test_significance_at_the_level_itself_is_the_judge_s_to_choose() -> None:
    assert judged("z = 2.30, p = .05") is Agreement.INCONSISTENT
    assert judged("z = 2.30, p = .05", equal_is_significant=False) is Agreement.DECISION


def test_a_p_of_zero_is_an_error_or_stands_for_what_rounds_to_it() -> None:
    assert judged("z = 9.00, p = .000") is Agreement.INCONSISTENT
    assert judged("z = 9.00, p = .000", zero_is_error=False) is Agreement.CONSISTENT
    assert judged("z = 9.00, p < .000", zero_is_error=False) is Agreement.INCONSISTENT
    assert judged("z = 1.00, p = .000", zero_is_error=False) is Agreement.DECISION


@pytest.mark.parametrize(
    "text",
    ["r(28) = 1.20, p < .001", "F(2, 28) = -2.20, p = .13", "chi2(0) = 2.20, p = .13"],
)
def test_a_test_that_cannot_be_is_no_matter_of_its_p(text: str) -> None:
    assert judged(text) is Agreement.IMPOSSIBLE


def test_half_of_both_tails_is_taken_for_a_test_with_a_direction_alone() -> None:
    (z,) = printed_tests("z = 1.96, p = .025")
    assert fits_one_tailed(z)
    assert recompute(z).agreement is Agreement.INCONSISTENT
    pytest.importorskip("scipy")
    (wide,) = printed_tests("F(2, 28) = 3.34, p = .025")  # half of .05
    assert not fits_one_tailed(wide)
    (narrow,) = printed_tests("F(1, 28) = 4.20, p = .025")
    assert fits_one_tailed(narrow)


def test_a_correlation_of_one_has_no_p_value_above_zero() -> None:
    assert two_tailed_p(StatisticKind.CORRELATION, 1.0, None, 28) == 0


def test_degrees_of_freedom_are_asked_for() -> None:
    pytest.importorskip("scipy")
    with pytest.raises(ValueError, match="degrees of freedom"):
        two_tailed_p(StatisticKind.T, 2.2, None, None)


@pytest.mark.parametrize(
    ("kind", "size", "df1", "df2", "p"),
    [
        # percentage points as in every table of the distributions
        (StatisticKind.T, 2.048407, None, 28, 0.05),
        (StatisticKind.T, 12.7062, None, 1, 0.05),
        (StatisticKind.F, 4.195972, 1, 28, 0.05),
        (StatisticKind.CHI_SQUARE, 3.841459, 1, None, 0.05),
        (StatisticKind.Q, 5.991465, 2, None, 0.05),
        (StatisticKind.CORRELATION, 0.361007, None, 28, 0.05),
        (StatisticKind.Z, 1.959964, None, None, 0.05),
    ],
)
def test_p_at_the_tabled_percentage_points(
    kind: StatisticKind, size: float, df1: float | None, df2: float | None, p: float
) -> None:
    if kind is not StatisticKind.Z:
        pytest.importorskip("scipy")
    assert two_tailed_p(kind, size, df1, df2) == pytest.approx(p, abs=2e-6)


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(["t", "r", "z"]),
    st.floats(0, 0.99),
    st.integers(1, 400),
    st.integers(1, 4),
    st.integers(1, 4),
    st.sampled_from(["=", "<", ">"]),
)
def test_a_test_rounded_from_its_own_numbers_is_consistent(
    kind: str, share: float, df: int, digits: int, p_digits: int, comparison: str
) -> None:
    pytest.importorskip("scipy")
    value = share if kind == "r" else share * 6
    head = {"t": f"t({df})", "r": f"r({df})", "z": "z"}[kind]
    exact_p = two_tailed_p(StatisticKind(kind), value, None, df)
    printed = f"{exact_p:.{p_digits}f}"
    if comparison == "<":
        printed = f"{exact_p + 10**-p_digits:.{p_digits}f}"
    elif comparison == ">":
        printed = f"{max(0.0, exact_p - 10**-p_digits):.{p_digits}f}"
    if comparison == "<" and float(printed) > 1:
        return
    text = f"{head} = {value:.{digits}f}, p {comparison} {printed}"
    assert judged(text, zero_is_error=False) is Agreement.CONSISTENT, text


# --- sides of significance ---


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("p = .03", True),
        ("p = .05", None),
        ("p = .06", False),
        ("p < .05", True),
        ("p < .10", None),
        ("p > .05", False),
        ("p > .01", None),
        ("p ≤ .001", True),
        ("ns", None),
    ],
)
def test_a_printed_p_lies_on_a_side_where_its_digits_allow_one(text: str, side: Any) -> None:
    p = p_value_of(text)
    assert p is not None
    assert side_of(p, Decimal("0.05")) is side


# --- spread ---


def test_values_at_both_ends_have_the_largest_spread_of_all() -> None:
    assert largest_sd(4, Fraction(1), Fraction(7)) == pytest.approx(
        statistics.stdev([1, 1, 7, 7]), rel=1e-12
    )
    assert largest_sd(5, Fraction(1), Fraction(7)) == pytest.approx(
        statistics.stdev([1, 1, 7, 7, 7]), rel=1e-12
    )


def test_a_known_mean_leaves_less_spread() -> None:
    mean = Fraction(2)
    assert largest_sd(6, Fraction(1), Fraction(7), (mean, mean)) == pytest.approx(
        statistics.stdev([1, 1, 1, 1, 1, 7]), rel=1e-12
    )


def test_a_mean_that_whole_ends_cannot_make_leaves_one_value_between_them() -> None:
    mean = Fraction(9, 4)  # of 4 values from 0 to 5: 0, 0, 4 and 5
    assert largest_sd(4, Fraction(0), Fraction(5), (mean, mean)) == pytest.approx(
        statistics.stdev([0, 0, 4, 5]), rel=1e-12
    )


def test_values_that_are_all_the_same_have_no_spread() -> None:
    assert largest_sd(4, Fraction(3), Fraction(3)) == 0


@pytest.mark.parametrize(
    ("n", "low", "high", "means"),
    [(1, 0, 1, None), (4, 2, 1, None), (4, 0, 1, (Fraction(2), Fraction(3)))],
)
def test_a_spread_of_nothing_is_wrong_use(n: int, low: int, high: int, means: Any) -> None:
    with pytest.raises(ValueError, match="values"):
        largest_sd(n, Fraction(low), Fraction(high), means)


WITHIN = st.lists(st.integers(0, 40), min_size=2, max_size=30)


@settings(max_examples=50, deadline=None)
@given(WITHIN, st.integers(0, 3))
def test_the_spread_of_a_real_sample_within_its_ends_is_possible(
    sample: list[int], digits: int
) -> None:
    n = len(sample)
    mean, sd = Fraction(sum(sample), n), statistics.stdev(sample)
    span = span_of(rounded(mean, digits))
    low, high = Fraction(0), Fraction(40)
    assert sd <= largest_sd(n, low, high) * (1 + 1e-12)
    assert sd <= largest_sd(n, low, high, (span.low, span.high)) * (1 + 1e-12)
    assert sd <= largest_sd(n, low, high, (mean, mean)) * (1 + 1e-12)
    assert sd >= smallest_sd(n, Fraction(max(sample) - min(sample))) * (1 - 1e-12)
    smallest = smallest_sd_of_whole_numbers(n, span.low, span.high)
    assert smallest is not None
    assert sd >= smallest * (1 - 1e-12)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 7), st.integers(0, 6), st.integers(0, 6))
def test_the_largest_spread_is_reached_by_a_sample(n: int, at_low: int, middle: int) -> None:
    """The bound is no larger than needed: values at the ends, but one, reach it."""
    at_low = min(at_low, n - 1)
    sample = [0] * at_low + [middle] + [6] * (n - 1 - at_low)
    mean = Fraction(sum(sample), n)
    found = largest_sd(n, Fraction(0), Fraction(6), (mean, mean))
    assert found == pytest.approx(statistics.stdev(sample), abs=1e-9)


def test_whole_numbers_between_two_whole_means_differ() -> None:
    half = Fraction(7, 2)
    assert smallest_sd_of_whole_numbers(4, half, half) == pytest.approx(
        statistics.stdev([3, 3, 4, 4])
    )
    assert smallest_sd_of_whole_numbers(4, Fraction(3), Fraction(3)) == 0
    assert smallest_sd_of_whole_numbers(4, Fraction(31, 10), Fraction(32, 10)) is None


# --- standard errors, intervals and counts ---


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-500, 500), min_size=2, max_size=50), st.integers(1, 3))
def test_the_error_of_a_real_mean_fits_its_spread(sample: list[int], digits: int) -> None:
    sd = statistics.stdev(sample)
    se = sd / math.sqrt(len(sample))
    printed = (Decimal(f"{sd:.{digits}f}"), Decimal(f"{se:.{digits}f}"))
    assert sd_and_error_fit(*printed, len(sample))


def test_a_spread_taken_for_an_error_does_not_fit() -> None:
    assert not sd_and_error_fit(Decimal("10"), Decimal("10"), 25)
    assert sd_and_error_fit(Decimal("10"), Decimal("2.0"), 25)


def test_an_interval_reaches_at_least_the_normal_quantile_to_either_side() -> None:
    """A 95 % interval of a standard error of 1.00 is at least 2 × 1.96 × 0.995 = 3.90 wide."""
    assert is_narrower_than_error_allows(Decimal("0.00"), Decimal("3.80"), Decimal("1.00"))
    assert not is_narrower_than_error_allows(Decimal("0.00"), Decimal("3.90"), Decimal("1.00"))
    narrower = Decimal("0.00"), Decimal("3.30"), Decimal("1.00")
    assert is_narrower_than_error_allows(*narrower)
    assert not is_narrower_than_error_allows(*narrower, level=0.90)  # 2 × 1.645 × 0.995 = 3.27


@pytest.mark.parametrize(
    ("low", "high", "value", "excluded"),
    [
        ("0.2", "3.0", 0, True),
        ("-0.2", "3.0", 0, False),
        ("0.0", "3.0", 0, None),
        ("0.04", "3.0", 0, True),
        ("0.8", "1.0", 1, None),
        ("0.80", "0.99", 1, True),
    ],
)
def test_an_interval_that_ends_on_no_effect_decides_nothing(
    low: str, high: str, value: int, excluded: Any
) -> None:
    assert excludes(Decimal(low), Decimal(high), Fraction(value)) is excluded


def test_a_share_is_its_events_over_its_total() -> None:
    assert is_share(Decimal("33"), 1, 3, percent=True)
    assert is_share(Decimal("0.33"), 1, 3)
    assert not is_share(Decimal("34"), 1, 3, percent=True)
    with pytest.raises(ValueError, match="at least one person"):
        is_share(Decimal("0"), 0, 0)


def test_groups_of_different_people_are_no_more_than_the_whole() -> None:
    assert too_many([12, 12], 24) is None
    assert too_many([12, 13], 24) == 25
