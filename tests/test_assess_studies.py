"""A study's own numbers: what cannot be is a finding with its arithmetic, what can be is let be."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from build import read, workspace_of
from claimgrade.assess.studies.codes import STUDY_CODES
from claimgrade.assess.studies.findings import study_findings
from claimgrade.model.finding import Finding
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.workspace.codes import DIAGNOSTICS
from drawn import drawn, some_of
from law_records import law
from tables import for_each_row

scipy = pytest.importorskip("scipy", reason="printed tests need the extra: claimgrade[stats]")


def found(study: str) -> list[Finding]:
    """Return what is said of one study, given as YAML."""
    workspace = workspace_of({"studies": {"trial": read(study)}})
    return list(study_findings(workspace))


def of_result(fields: str, study: str = "n: 50") -> str:
    """Return a study with one result of these fields, one a line."""
    lines = "\n".join(f"    {line}" for line in fields.strip().splitlines())
    return f"{study}\nresults:\n  - id: r\n{lines}\n"


# code, what fires, the finding's words, and a near miss
PAIRS = {
    "a mean": (
        "RD801",
        "whole_numbers: true\ngroups: [{name: cuff, n: 28, mean: 5.19}]",
        "'cuff': the mean 5.19 of 28 whole numbers is not possible: the nearest possible are 5.18 "
        "and 5.21 (145/28 and 146/28)",
        "whole_numbers: true\ngroups: [{name: cuff, n: 28, mean: 5.21}]",
    ),
    "a mean of two items": (
        "RD801",
        "whole_numbers: true\nitems: 2\ngroups: [{name: cuff, n: 28, mean: 0.81}]",
        "'cuff': the mean 0.81 of 56 (28 × 2) whole numbers is not possible: the nearest possible "
        "are 0.80 and 0.82 (45/56 and 46/56)",
        "whole_numbers: true\nitems: 2\ngroups: [{name: cuff, n: 28, mean: 0.82}]",
    ),
    "a share": (
        "RD801",
        "whole_numbers: true\nstatistic: proportion\nunit: '%'\ngroups: [{name: cuff, n: 50, "
        "mean: 17}]",
        "'cuff': 17 % of 50 people is not possible: the nearest possible are 16 and 18 (8/50 and "
        "9/50)",
        "whole_numbers: true\nstatistic: proportion\nunit: '%'\ngroups: [{name: cuff, n: 50, "
        "mean: 18}]",
    ),
    "an estimate": (
        "RD801",
        "whole_numbers: true\nstatistic: mean\nestimate: 3.33\npeople: 28",
        "the estimate: the mean 3.33 of 28 whole numbers is not possible: the nearest possible "
        "are 3.32 and 3.36 (93/28 and 94/28)",
        "whole_numbers: true\nstatistic: mean\nestimate: 3.36\npeople: 28",
    ),
    "a value before": (
        "RD801",
        "whole_numbers: true\ngroups: [{name: cuff, n: 3, before: 2.5, mean: 3.0}]",
        "'cuff' before: the mean 2.5 of 3 whole numbers is not possible: the nearest possible "
        "are 2.3 and 2.7 (7/3 and 8/3)",
        "whole_numbers: unknown\ngroups: [{name: cuff, n: 3, before: 2.5, mean: 3.0}]",
    ),
    "a change": (
        "RD801",
        "whole_numbers: true\ngroups: [{name: cuff, n: 3, change: -0.5}]",
        "the change of 'cuff': the mean -0.5 of 3 whole numbers is not possible: the nearest "
        "possible are -0.7 and -0.3 (-2/3 and -1/3)",
        "whole_numbers: true\nitems: unknown\ngroups: [{name: cuff, n: 3, change: -0.5}]",
    ),
    "a p value": (
        "RD802",
        "reported: ['t(28) = 2.20, p = .025']",
        "t(28) = 2.20 is p from .0358 to .0366, and 'p = .025' is printed",
        "reported: ['t(28) = 2.20, p = .04']",
    ),
    "a decision": (
        "RD803",
        "reported: ['t(28) = 1.20, p = .03']\none_tailed: false",
        "t(28) = 1.20 is p from .2383 to .2421, and 'p = .03' is printed, on the other side of "
        "0.05",
        "reported: ['t(28) = 1.20, p = .24']\none_tailed: false",
    ),
    "a test written as a p value": (
        "RD803",
        "p: 't(28) = 1.20, p = .03'",
        "t(28) = 1.20 is p from .2383 to .2421, and 'p = .03' is printed, on the other side of "
        "0.05",
        "p: 't(28) = 1.20, p = .24'",
    ),
    "no test": (
        "RD804",
        "reported: ['F = 3.2, P = 0.04']",
        "no test can be read from 'F = 3.2, P = 0.04'",
        "reported: ['p < .05', 'z = 1.96, p = .05']",
    ),
    "too large for the scale": (
        "RD806",
        "minimum: 1\nmaximum: 7\ngroups: [{name: cuff, n: 20, mean: 4.0, sd: 3.9}]",
        "'cuff': the standard deviation 3.9 is not possible: 20 values from 1 to 7 with the mean "
        "4.0 have one of at most 3.08",
        "minimum: 1\nmaximum: 7\ngroups: [{name: cuff, n: 20, mean: 4.0, sd: 3.1}]",
    ),
    "too large for the mean": (
        "RD806",
        "minimum: 0\nmaximum: 10\ngroups: [{name: cuff, n: 20, mean: 0.5, sd: 2.9}]",
        "'cuff': the standard deviation 2.9 is not possible: 20 values from 0 to 10 with the mean "
        "0.5 have one of at most 2.24",
        "minimum: 0\nmaximum: 10\ngroups: [{name: cuff, n: 20, mean: 0.5, sd: 2.2}]",
    ),
    "too small for the range": (
        "RD806",
        "interval: range\ngroups: [{name: cuff, n: 5, low: 1, high: 11, sd: 3.0}]",
        "'cuff': the standard deviation 3.0 is not possible: 5 values of which one is 1 and one "
        "11 have one of at least 3.18",
        "interval: 95% confidence\ngroups: [{name: cuff, n: 5, low: 1, high: 11, sd: 3.0}]",
    ),
    "none where values differ": (
        "RD806",
        "whole_numbers: true\ngroups: [{name: cuff, n: 10, mean: 3.5, sd: 0}]",
        "'cuff': the standard deviation 0 is not possible: 10 whole numbers with the mean 3.5 "
        "differ, and have one of at least 0.5",
        "whole_numbers: true\ngroups: [{name: cuff, n: 10, mean: 3.0, sd: 0}]",
    ),
    "below zero": (
        "RD806",
        "groups: [{name: cuff, n: 10, mean: 3.5, sd: -1.2}]",
        "'cuff': `sd` is -1.2, and a spread is never below 0",
        "groups: [{name: cuff, n: 10, mean: -3.5, sd: 1.2}]",
    ),
    "of one person": (
        "RD806",
        "groups: [{name: cuff, n: 1, mean: 3.5, sd: 1.2}]",
        "'cuff': one person has no standard deviation, and 1.2 is printed",
        "groups: [{name: cuff, n: 2, mean: 3.5, sd: 1.2}]",
    ),
    "off the scale": (
        "RD807",
        "minimum: 0\nmaximum: 10\ngroups: [{name: cuff, n: 20, mean: 10.4}]",
        "'cuff': 10.4 is above the highest value of the scale, 10",
        "minimum: 0\nmaximum: 10\nstatistic: percent-change\ngroups: [{name: cuff, mean: 10.4}]",
    ),
    "a median off the scale": (
        "RD807",
        "minimum: 1\ngroups: [{name: cuff, median: 0}]",
        "the median of 'cuff': 0 is below the lowest value of the scale, 1",
        "minimum: 1\nstatistic: mean-difference\ngroups: [{name: cuff, mean: 0}]",
    ),
    "a share above all": (
        "RD807",
        "statistic: proportion\nunit: '%'\nestimate: 120",
        "`estimate`: a share of 120 % is not between 0 and 100 %",
        "statistic: percent-change\nunit: '%'\nestimate: 120",
    ),
    "a correlation above one": (
        "RD807",
        "statistic: correlation\nestimate: 1.2",
        "`estimate` is 1.2, and a correlation lies between -1 and 1",
        "statistic: correlation\nestimate: -1.0",
    ),
    "a ratio below zero": (
        "RD807",
        "statistic: odds-ratio\nestimate: 1.2\nlow: -0.4",
        "`low` is -0.4, and a ratio is not below 0",
        "statistic: mean-difference\nestimate: 1.2\nlow: -0.4",
    ),
    "a p value above one": (
        "RD807",
        "p: '5'",
        "p is 5, and a p value lies between 0 and 1",
        "p: '.5'",
    ),
    "a printed correlation above one": (
        "RD807",
        "reported: ['r(28) = 1.52, p < .001']",
        "r(28) = 1.52, p < .001: a correlation lies between -1 and 1",
        "reported: ['r(28) = .62, p < .001']",
    ),
    "a scale upside down": (
        "RD807",
        "minimum: 7\nmaximum: 1",
        "`minimum` is 7 and `maximum` 1",
        "minimum: 1\nmaximum: 7",
    ),
    "an estimate outside": (
        "RD808",
        "estimate: 4\nlow: 6\nhigh: 9\ninterval: 95% confidence",
        "the estimate is 4, below 6, the lower end of its interval",
        "estimate: 4\nlow: 6\nhigh: 9\ninterval: interquartile",
    ),
    "upside down": (
        "RD808",
        "estimate: 5\nlow: 9\nhigh: 6",
        "the interval runs from 9 down to 6",
        "estimate: 5\nlow: 6\nhigh: 9",
    ),
    "a group's upside down": (
        "RD808",
        "groups: [{name: cuff, mean: 5, low: 9, high: 6}]",
        "the interval of 'cuff' runs from 9 down to 6",
        "groups: [{name: cuff, mean: 5, low: -9, high: -6}]",
    ),
    "a mean outside its range but for rounding": (
        "RD808",
        "groups: [{name: cuff, mean: 12.1, low: 6, high: 9, interval: range}]",
        "the value of 'cuff' is 12.1, above 9, the upper end of its range",
        "groups: [{name: cuff, mean: 9.3, low: 6, high: 9, interval: range}]",
    ),
    "a median outside its quartiles": (
        "RD808",
        "groups: [{name: cuff, median: 12, low: 6, high: 9, interval: interquartile}]",
        "the median of 'cuff' is 12, above 9, the upper end of its quartiles",
        "groups: [{name: cuff, mean: 12, low: 6, high: 9, interval: interquartile}]",
    ),
    "outside the prediction interval": (
        "RD808",
        "estimate: 1.2\nprediction_low: 1.4\nprediction_high: 2.0",
        "the estimate is 1.2, below 1.4, the lower end of the prediction interval",
        "estimate: 1.2\nprediction_low: -1.4\nprediction_high: 2.0",
    ),
    "events": (
        "RD809",
        "groups: [{name: cuff, events: 12, total: 10}]",
        "'cuff': 12 of 10 people have the event",
        "groups: [{name: cuff, events: 10, total: 10}]",
    ),
    "a share that is another": (
        "RD809",
        "statistic: proportion\nunit: '%'\ngroups: [{name: cuff, mean: 40, events: 3, total: 10}]",
        "'cuff': 3 of 10 is 30 %, not 40 %",
        "statistic: mean\nunit: '%'\ngroups: [{name: cuff, mean: 40, events: 3, total: 10}]",
    ),
    "a group above the study": (
        "RD809",
        "groups: [{name: cuff, n: 51}]",
        "'cuff' has 51 people, and the whole study 50",
        "groups: [{name: cuff, n: 50}, {name: after, n: 50}]",
    ),
    "groups above the study": (
        "RD809",
        "paired: false\ncontrast: conditions\ngroups: [{name: cuff, n: 25}, {name: none, n: 26}]",
        "the groups hold 25 + 26 = 51 people, and the whole study 50",
        "paired: true\ncontrast: conditions\ngroups: [{name: cuff, n: 50}, {name: none, n: 50}]",
    ),
    "people above the study": (
        "RD809",
        "people: 52",
        "52 people are analysed, and 50 in the whole study",
        "people: 50",
    ),
    "an error and a spread": (
        "RD810",
        "groups: [{name: cuff, n: 25, sd: 10, se: 5.0}]",
        "'cuff': the standard error 5.0 times √25 is 24.75 to 25.25, and the standard deviation "
        "printed is 10",
        "groups: [{name: cuff, n: 25, sd: 10, se: 2.0}]",
    ),
    "an error and an interval": (
        "RD810",
        "statistic: mean-difference\nestimate: 2.0\nlow: 1.0\nhigh: 3.0\nse: 1.0\n"
        "interval: 95% confidence",
        "the estimate: from 1.0 to 3.0 is 2.0, narrower than the 95% confidence interval of the "
        "standard error 1.0 can be",
        "statistic: odds-ratio\nestimate: 2.0\nlow: 1.0\nhigh: 3.0\nse: 1.0\n"
        "interval: 95% confidence",
    ),
    "a p value that is not significant": (
        "RD811",
        "statistic: mean-difference\nlow: 1\nhigh: 7\ninterval: 95% confidence\np: p = .20",
        "1 to 7 (95% confidence) excludes 0, no effect, and p is printed as 'p = .20'",
        "statistic: mean-difference\nlow: 1\nhigh: 7\ninterval: 99% confidence\np: p = .008",
    ),
    "a significant p value": (
        "RD811",
        "statistic: odds-ratio\nlow: 0.7\nhigh: 2.1\ninterval: 95% confidence\np: '<.01'",
        "0.7 to 2.1 (95% confidence) holds 1, no effect, and p is printed as '<.01'",
        "statistic: odds-ratio\nlow: 1.0\nhigh: 2.1\ninterval: 95% confidence\np: '<.01'",
    ),
    "a mean cut off": (
        "RD812",
        "whole_numbers: true\ngroups: [{name: cuff, n: 28, mean: 5.17}]",
        "'cuff': the mean 5.17 of 28 whole numbers fits only if digits were cut off: the nearest "
        "possible are 5.14 and 5.18 (144/28 and 145/28)",
        "whole_numbers: true\ngroups: [{name: cuff, n: 28, mean: 5.18}]",
    ),
    "a p value cut off": (
        "RD812",
        "reported: ['t(28) = 2.20, p = .03']",
        "t(28) = 2.20 is p from .0358 to .0366, and 'p = .03' is printed: it fits only if digits "
        "were cut off",
        "reported: ['z = 1.92, p = .05']",
    ),
    "one-tailed": (
        "RD813",
        "reported: ['t(28) = 2.20, p = .018']",
        "t(28) = 2.20 is p from .0358 to .0366, and 'p = .018' is printed: the p value of a "
        "one-tailed test",
        "reported: ['t(28) = 2.20, p = .018']\none_tailed: true",
    ),
    "one-tailed as the text says": (
        "RD813",
        "reported: ['t(28) = 2.20, p = .018']\none_tailed: unknown",
        "t(28) = 2.20 is p from .0358 to .0366, and 'p = .018' is printed: the p value of a "
        "one-tailed test",
        "reported: ['t(28) = 2.20, p = .018, one-tailed']",
    ),
}


@for_each_row(("code", "fires", "words", "near_miss"), PAIRS.values(), ids=PAIRS)
def test_what_cannot_be_is_a_finding_and_what_can_is_not(
    code: str, fires: str, words: str, near_miss: str
) -> None:
    assert [(f.code, f.message) for f in found(of_result(fires))] == [(code, words)]
    assert code not in [f.code for f in found(of_result(near_miss))]


def test_every_code_has_a_firing_example_here_and_a_page_of_its_own() -> None:
    fired = {code for code, *_ in PAIRS.values()} | {"RD805"}
    assert fired == set(STUDY_CODES)
    assert not set(STUDY_CODES) & set(DIAGNOSTICS)
    for code, page in STUDY_CODES.items():
        assert page.code == code
        assert all((page.meaning, page.why, page.example, page.mend))


def test_nothing_is_said_of_numbers_that_nobody_knows() -> None:
    """Every field that a check reads, recorded as unknown."""
    unknown = "\n".join(
        f"{field}: unknown"
        for field in (
            *("estimate", "low", "high", "interval", "se", "correlation", "statistic", "unit"),
            *("p", "one_tailed", "whole_numbers", "items", "minimum", "maximum", "people"),
            *("prediction_low", "prediction_high", "paired", "contrast"),
        )
    )
    group = ", ".join(
        f"{field}: unknown"
        for field in (
            *("n", "mean", "low", "high", "interval", "median", "sd", "se", "before", "before_sd"),
            *("before_low", "before_high", "change", "change_sd", "events", "total"),
        )
    )
    assert found(of_result(f"{unknown}\ngroups: [{{name: cuff, {group}}}]", "n: unknown")) == []


def test_counts_of_a_review_are_of_other_studies_people() -> None:
    fields = "people: 30"
    assert [f.code for f in found(of_result(fields, "n: 12\ndesign: cohort"))] == ["RD809"]
    assert found(of_result(fields, "n: 12\ndesign: meta-analysis")) == []


@for_each_row(("arms", "codes"), [("3", ["RD809"]), ("2", []), ("unknown", [])])
def test_of_three_groups_some_may_be_the_same_people_unless_each_is_an_arm(
    arms: str, codes: list[str]
) -> None:
    """The other arm of the same women is a third group and nobody new."""
    fields = (
        "paired: false\ncontrast: conditions\n"
        "groups: [{name: a, n: 11}, {name: b, n: 11}, {name: c, n: 8}]"
    )
    assert [f.code for f in found(of_result(fields, f"n: 24\narms: {arms}"))] == codes


def test_values_that_are_effects_are_held_against_no_scale() -> None:
    """Changes may be below the lowest value of a scale, and standardised ones are on none."""
    scale = "minimum: 0\nmaximum: 10\n"
    assert found(of_result(scale + "groups: [{name: a, n: 20, change: -4, change_sd: 9}]")) == []
    smd = scale + "statistic: standardised-mean-difference\ngroups: [{name: a, n: 9, mean: -4}]"
    assert found(of_result(smd)) == []
    far = scale + "groups: [{name: a, n: 20, change: -4, change_sd: 11}]"
    assert [f.code for f in found(of_result(far))] == ["RD806"]


def test_groups_of_an_effect_may_hold_that_effect_and_are_held_to_nothing() -> None:
    """Percent changes of the groups beside that of the comparison; the value before is plain."""
    effect = "whole_numbers: true\nstatistic: percent-change\nestimate: 12\n"
    groups = "groups: [{{name: a, n: 28, mean: 5.19, change: 5.19, before: {}}}]"
    assert found(of_result(effect + groups.format("5.21"))) == []
    (finding,) = found(of_result(effect + groups.format("5.19")))
    assert finding.message.startswith("'a' before: the mean 5.19 of 28 whole numbers")


def test_a_scale_with_one_end_bounds_no_spread() -> None:
    assert found(of_result("minimum: 1\ngroups: [{name: a, n: 20, mean: 4, sd: 99}]")) == []
    assert found(of_result("maximum: 9\ngroups: [{name: a, n: 20, mean: 4, sd: 99}]")) == []


def test_an_interval_of_unknown_kind_is_held_to_nothing_but_its_order() -> None:
    """Quartiles may miss the mean, and it is not said what these ends are."""
    assert found(of_result("estimate: 4\nlow: 6\nhigh: 9")) == []
    assert found(of_result("statistic: mean-difference\nlow: 1\nhigh: 7\np: '.20'")) == []


WRITTEN = ["unknown", "0", "1", "-1", "0.00", "3.5", "7", "28", "100", "1e999", "-1e-999", "9" * 40]
WHOLE = ["unknown", "0", "1", "2", "28", "999999999999"]
PRINTED = [
    "t(28) = 2.20, p = .03",
    "F(2, 0) = 1, ns",
    "z = 9e99, p < .000",
    "r(1) = 1.00, p = 1",
    f"chi2(5) = 1{'0' * 14}, p > .05",
    f"t(28) = 2.20, p = .{'0' * 60}1",
    "p < 5",
    "?",
]
GROUP: dict[str, Sequence[Any]] = {
    **dict.fromkeys(("n", "events", "total"), WHOLE),
    **dict.fromkeys(("mean", "low", "high", "median", "sd", "se", "before", "before_sd"), WRITTEN),
    **dict.fromkeys(("before_low", "before_high", "change", "change_sd"), WRITTEN),
    "interval": [*IntervalKind, "unknown"],
}
RESULT: dict[str, Sequence[Any]] = {
    **dict.fromkeys(("estimate", "low", "high", "se", "correlation"), WRITTEN),
    **dict.fromkeys(("minimum", "maximum", "prediction_low", "prediction_high"), WRITTEN),
    **dict.fromkeys(("one_tailed", "whole_numbers", "paired"), ("true", "false")),
    "interval": [*IntervalKind, "unknown"],
    "statistic": [*Statistic, "unknown"],
    "unit": ["%", "cm"],
    "items": ["1", "3", "unknown"],
    "people": WHOLE,
    "p": PRINTED,
}


def study_of_one_result(random: Random) -> dict[str, Any]:
    groups = [{"name": "cuff", **some_of(random, GROUP)} for _ in range(random.randrange(4))]
    tests = {"reported": [random.choices(PRINTED, k=random.randrange(4))]}
    result = {"id": "r", "groups": groups, **some_of(random, {**RESULT, **tests})}
    return {"n": random.choice(WHOLE), "results": [result]}


@settings(law, max_examples=50)
@given(drawn(study_of_one_result))
def test_no_record_that_can_be_written_stops_a_check(study: dict[str, Any]) -> None:
    """And whatever is said is a part of a sentence, of a code with a page."""
    workspace = workspace_of({"studies": {"trial": study}})
    for finding in study_findings(workspace):
        assert finding.code in STUDY_CODES
        assert finding.message
        assert not finding.message.endswith(".")
        assert "None" not in finding.message
