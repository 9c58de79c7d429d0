"""Test results as papers print them: ``t(28) = 2.20, p < .05`` and its many spellings.

The order is that of the APA style: statistic, degrees of freedom, value, p. Whatever else is
written is not guessed at; a text without such a result holds none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class StatisticKind(StrEnum):
    """A test statistic, as it is written."""

    T = "t"
    F = "F"
    CHI_SQUARE = "χ²"
    CORRELATION = "r"
    Z = "z"
    Q = "Q"
    Q_WITHIN = "Qw"
    Q_BETWEEN = "Qb"


class Comparison(StrEnum):
    """How a printed number stands to the exact one."""

    EQUAL = "="
    BELOW = "<"
    ABOVE = ">"
    AT_MOST = "≤"
    AT_LEAST = "≥"
    NOT_SIGNIFICANT = "ns"


@dataclass(frozen=True, slots=True)
class PrintedP:
    """A p value as printed; ``value`` is ``None`` for 'ns' alone."""

    comparison: Comparison
    value: Decimal | None

    def __str__(self) -> str:
        """Write it as it is commonly printed: 'p < .05' or 'ns'."""
        return "ns" if self.value is None else f"p {self.comparison} {_plain(self.value)}"


@dataclass(frozen=True, slots=True)
class PrintedTest:
    """One test result as printed.

    ``df1`` is there for F, χ² and Q; ``df2`` for t, F and r. ``n`` is the N printed beside the
    degrees of freedom. ``raw`` is the piece of text that it was read from. ``one_tailed`` says
    that the text speaks of a one-tailed test.
    """

    kind: StatisticKind
    df1: Decimal | None
    df2: Decimal | None
    comparison: Comparison
    value: Decimal
    p: PrintedP
    n: int | None = None
    one_tailed: bool = False
    raw: str = ""

    def __str__(self) -> str:
        """Write it in one spelling: 't(28) = 2.20, p < .05'."""
        degrees = ", ".join(_plain(df) for df in (self.df1, self.df2) if df is not None)
        beside = f", N = {self.n}" if self.n is not None and degrees else ""
        head = f"{self.kind}({degrees}{beside})" if degrees else str(self.kind)
        tail = ", one-tailed" if self.one_tailed else ""
        return f"{head} {self.comparison} {_plain(self.value)}, {self.p}{tail}"


_SAME_WIDTH = str.maketrans("−–‒﹣－\u00a0\u2009\u202f\u2002Χ［］（）＝＜＞", "-----    χ[]()=<>")
"""One character for another of the same width, so that places in the text stay what they are."""

_COUNT = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,15}"
_NUMBER = rf"(?:(?:{_COUNT})(?:\.\d{{1,30}})?|\.\d{{1,30}})(?:[eE][-+]?\d{{1,2}})?(?!\d)"
_BESIDE = r"\d{1,15}(?:\.\d{1,15})?"
_DF = rf"{_BESIDE}|[lI]"
_COMPARISON = r"<=|>=|=<|=>|≤|≥|⩽|⩾|=|<|>"
_GAP = r"\s{0,9}"
"""Space between two parts; bounded, so that a text of nothing but spaces is read quickly."""

_OPEN = rf"{_GAP}[(\[]{_GAP}(?:df{_GAP}={_GAP})?"
_CLOSE = rf"{_GAP}[)\]]"

_HEADS = rf"""
    (?: [tT] (?: {_OPEN} (?P<t>{_DF}) {_CLOSE} | _?(?P<t_sub>{_BESIDE}) )
      | F (?: {_OPEN} (?P<f1>{_DF}) {_GAP}[,;]{_GAP} (?P<f2>{_DF}) {_CLOSE}
            | _?(?P<f1_sub>{_BESIDE}) {_GAP}[,;]{_GAP} (?P<f2_sub>{_BESIDE}) )
      | r {_OPEN} (?P<r>{_DF}) {_CLOSE}
      | (?: chi | Chi | χ | [xX] ) [-_ ]? \^? [2²]
        {_OPEN} (?P<chi>{_DF}) (?: {_GAP}[,;]{_GAP} [nN]{_GAP}={_GAP} (?P<n>{_COUNT}) )? {_CLOSE}
      | Q [-_ ]? (?P<q_kind>within|between|w|b)? {_OPEN} (?P<q>{_DF}) {_CLOSE}
      | (?P<z>[zZ])
    )
"""

_TEST = re.compile(
    rf"""
    (?<![A-Za-z]) {_HEADS}
    {_GAP} (?P<comparison>{_COMPARISON}) {_GAP}
    (?P<lost_sign> [^\w\s.<>=≤≥()\[\]+-]{{1,3}} )? (?P<value> [-+]?\s?(?:{_NUMBER}) ) {_GAP}
    [,;:]? {_GAP}
    (?: \( {_GAP} )?
    (?: [pP] {_GAP} (?P<p_comparison>{_COMPARISON}) {_GAP} (?P<p>[-+]?(?:{_NUMBER}))
      | (?P<ns> [nN][sS]\b|[nN]\.\s?[sS]\.? ) )
    """,
    re.VERBOSE,
)

_P = re.compile(
    rf"(?<![A-Za-z])(?:[pP]{_GAP}(?P<p_comparison>{_COMPARISON}){_GAP}(?P<p>[-+]?(?:{_NUMBER}))"
    r"|(?P<ns>[nN][sS]\b|[nN]\.\s?[sS]\.?))"
)

_P_ALONE = re.compile(
    rf"(?:[pP]{_GAP})?(?P<p_comparison>{_COMPARISON})?{_GAP}(?P<p>[-+]?(?:{_NUMBER}))"
    r"|(?P<ns>[nN]\.?\s?[sS]\.?)"
)

_ONE_TAILED = re.compile(
    r"\b(?:one|1)[\s-]*(?:tail|side)(?:ed|d)?\b|(?<!bi)(?<!un)(?<!non)(?<!non-)(?<!\w)directional\b",
    re.IGNORECASE,
)

_COMPARISONS = {
    "<=": Comparison.AT_MOST,
    "=<": Comparison.AT_MOST,
    "⩽": Comparison.AT_MOST,
    ">=": Comparison.AT_LEAST,
    "=>": Comparison.AT_LEAST,
    "⩾": Comparison.AT_LEAST,
}
_Q_KINDS = {"w": StatisticKind.Q_WITHIN, "b": StatisticKind.Q_BETWEEN, "": StatisticKind.Q}


def printed_tests(text: str) -> tuple[PrintedTest, ...]:
    """Return every test result that stands in a text, in its order.

    Read are t, F, χ² (also chi2, X2), r, z and Q (also Qw and Qb) with degrees of freedom in
    brackets or behind the letter, corrected ones with decimals, N beside χ²; <, >, = and ≤, ≥;
    minus signs of any sort, numbers without a leading zero, with thousands separators or an
    exponent; 'ns' for a p value. A sign that was garbled on the way out of a PDF (one to three
    characters that are no digit or letter) counts as a minus.
    """
    same = text.translate(_SAME_WIDTH)
    one_tailed = speaks_of_one_tail(text)
    return tuple(_test(found, text, one_tailed) for found in _TEST.finditer(same))


def p_values_in(text: str) -> tuple[PrintedP, ...]:
    """Return every p value that stands in a text, in its order; 'ns' counts as one."""
    return tuple(_p(found) for found in _P.finditer(text.translate(_SAME_WIDTH)))


def p_value_of(text: str) -> PrintedP | None:
    """Return the p value where a text is one and nothing else: '<0.001', 'p = .03' or '0.05'."""
    found = _P_ALONE.fullmatch(text.translate(_SAME_WIDTH).strip())
    return None if found is None else _p(found)


def speaks_of_one_tail(text: str) -> bool:
    """Return whether a text says that a test is one-tailed, one-sided or directional."""
    return _ONE_TAILED.search(text) is not None


def _test(found: re.Match[str], text: str, one_tailed: bool) -> PrintedTest:
    kind, df1, df2 = _kind(found)
    value = _number(found["value"])
    if found["lost_sign"]:
        value = -abs(value)
    n = int(found["n"].replace(",", "")) if found["n"] else None
    comparison = _comparison(found["comparison"])
    raw = text[found.start() : found.end()]
    return PrintedTest(kind, df1, df2, comparison, value, _p(found), n, one_tailed, raw)


def _kind(found: re.Match[str]) -> tuple[StatisticKind, Decimal | None, Decimal | None]:
    """Return the statistic and its degrees of freedom."""
    part = next(_named(found))
    if part in ("t", "t_sub"):
        return StatisticKind.T, None, _degrees(found[part])
    if part in ("f1", "f1_sub"):
        second = part.replace("1", "2")
        return StatisticKind.F, _degrees(found[part]), _degrees(found[second])
    if part == "r":
        return StatisticKind.CORRELATION, None, _degrees(found[part])
    if part == "chi":
        return StatisticKind.CHI_SQUARE, _degrees(found[part]), None
    if part == "q":
        return _Q_KINDS[(found["q_kind"] or "")[:1]], _degrees(found[part]), None
    return StatisticKind.Z, None, None


def _named(found: re.Match[str]) -> Iterator[str]:
    for name in ("t", "t_sub", "f1", "f1_sub", "r", "chi", "q", "z"):
        if found[name]:
            yield name


def _p(found: re.Match[str]) -> PrintedP:
    if found["ns"]:
        return PrintedP(Comparison.NOT_SIGNIFICANT, None)
    return PrintedP(_comparison(found["p_comparison"] or "="), _number(found["p"]))


def _comparison(sign: str) -> Comparison:
    return _COMPARISONS.get(sign) or Comparison(sign)


def _degrees(text: str) -> Decimal:
    """Return degrees of freedom; a letter that stands for a one (F(l, 76)) is read as one."""
    return Decimal(1) if text in ("l", "I") else Decimal(text)


def _number(text: str) -> Decimal:
    return Decimal("".join(text.split()).replace(",", ""))


def _plain(value: Decimal) -> str:
    """Return a number as papers print it, with all its digits and without a zero before .05."""
    text = f"{value:f}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
