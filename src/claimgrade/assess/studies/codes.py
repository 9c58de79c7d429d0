"""What can be wrong with the numbers of a study, by themselves, whatever is claimed from them."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.model.finding import Severity
from claimgrade.model.saying import say, sayable
from claimgrade.workspace.diagnostic import Diagnostic

_COMPARE = sayable(
    "Compare the number with the paper. Where it is printed so, say so in the result's `note` "
    "and let no claim rest on it; the baseline takes the finding."
)
_RATINGS = sayable(
    "Where several ratings were averaged for each person, write how many in `items`."
)
_PEOPLE = sayable("`n` of the study is all people analysed.")
_FROM_A_MODEL = sayable(
    "A standard error from a model is not one of plain values: say so in the note."
)
_OF_ANOTHER_TEST = sayable("Where p is of another test, record it in a result of its own.")

MEAN_NOT_POSSIBLE = Diagnostic(
    "RD801",
    "mean-not-possible",
    Severity.MAJOR,
    "A mean of whole numbers, or a share of people, cannot come from so many people (GRIM).",
    "The mean of 28 whole numbers is a whole number over 28; a figure between two of those was "
    "not computed from these people (Brown & Heathers, Soc Psychol Personal Sci 2017;8:363).",
    "whole_numbers: true, with a group of n: 28 and mean: 5.19",
    f"{_COMPARE} {_RATINGS}",
)

P_NOT_CONSISTENT = Diagnostic(
    "RD802",
    "p-not-consistent",
    Severity.MINOR,
    "The p value printed with a test is not the one of its statistic and degrees of freedom.",
    "One of the three is misprinted; the result stays on the same side of .05 (Nuijten, Behav "
    "Res Methods 2016;48:1205).",
    "reported: ['t(28) = 2.20, p = .025']",
    _COMPARE,
)

DECISION_NOT_CONSISTENT = Diagnostic(
    "RD803",
    "decision-not-consistent",
    Severity.MAJOR,
    "The p value printed with a test says significant, and the one of its statistic does not, or "
    "the other way round.",
    "What the paper concludes from the test may rest on a misprint (Nuijten, Behav Res Methods "
    "2016;48:1205).",
    "reported: ['t(28) = 1.20, p = .03']",
    _COMPARE,
)

TEST_NOT_READABLE = Diagnostic(
    "RD804",
    "test-not-readable",
    Severity.INFO,
    "No test with its degrees of freedom and p value can be read from an entry of `reported`.",
    "It cannot be computed again.",
    "reported: ['F = 3.2, P = 0.04']",
    sayable(
        "Write it as 't(28) = 2.20, p = .036' where the paper prints the degrees of freedom; else "
        "leave it as it is."
    ),
)

TESTS_NOT_RECOMPUTED = Diagnostic(
    "RD805",
    "tests-not-recomputed",
    Severity.INFO,
    "Printed tests were not computed again: what that needs is not installed.",
    "Whether their p values are right is not known; all else was checked.",
    "reported: ['t(28) = 2.20, p = .036'] where scipy is not installed",
    sayable(
        'The statistics are not installed; install them with: pip install "claimgrade[stats]".'
    ),
)

SPREAD_NOT_POSSIBLE = Diagnostic(
    "RD806",
    "spread-not-possible",
    Severity.MAJOR,
    "A standard deviation is larger or smaller than values within these ends can have.",
    "Values between two ends spread at most as far as when all lie at the ends (Bhatia & Davis, "
    "Am Math Mon 2000;107:353). Often a standard error was taken for a standard deviation.",
    "minimum: 1, maximum: 7, with a group of n: 20, mean: 4.0 and sd: 3.9",
    _COMPARE,
)

VALUE_OUT_OF_BOUNDS = Diagnostic(
    "RD807",
    "value-out-of-bounds",
    Severity.MAJOR,
    "A value lies where none can lie: off its scale, outside its range, beyond 100 %.",
    "It is misprinted, mistyped, or something other than what the record calls it.",
    "statistic: proportion, unit: '%', estimate: 120",
    _COMPARE,
)

INTERVAL_NOT_POSSIBLE = Diagnostic(
    "RD808",
    "interval-not-possible",
    Severity.MAJOR,
    "The lower end of an interval is above its upper end, or the value lies outside it.",
    "One of the three numbers is wrong, or they are not of the same thing.",
    "estimate: 5, low: 6, high: 9, interval: 95% confidence",
    _COMPARE,
)

COUNTS_NOT_POSSIBLE = Diagnostic(
    "RD809",
    "counts-not-possible",
    Severity.MAJOR,
    "More people have an event than there are, groups are larger than the study, or a share is "
    "not its events over its total.",
    "People were counted twice, or a number is wrong.",
    "events: 12 and total: 10",
    f"{_COMPARE} {_PEOPLE}",
)

ERRORS_DO_NOT_FIT = Diagnostic(
    "RD810",
    "errors-do-not-fit",
    Severity.MINOR,
    "A standard error does not fit the standard deviation, or the interval, printed with it.",
    "The standard deviation is the standard error times the root of n; a confidence interval is "
    "never narrower than the normal quantile times the standard error to either side.",
    "a group of n: 25 with sd: 10 and se: 5",
    f"{_COMPARE} {_FROM_A_MODEL}",
)

P_AGAINST_INTERVAL = Diagnostic(
    "RD811",
    "p-against-interval",
    Severity.MINOR,
    "The confidence interval excludes no effect and p says not significant, or the reverse.",
    "The two say the same thing in two ways; where they differ, one is wrong or they are not of "
    "the same test.",
    "estimate: 4, low: 1, high: 7, interval: 95% confidence, p: '= .20', and its statistic",
    f"{_COMPARE} {_OF_ANOTHER_TEST}",
)

ONLY_IF_CUT_OFF = Diagnostic(
    "RD812",
    "only-if-cut-off",
    Severity.INFO,
    "A number fits only if its last digits were cut off instead of rounded.",
    "Papers round; some programs cut. It is no proof of an error.",
    "whole_numbers: true, with a group of n: 28 and mean: 5.17 (145/28 is 5.1786)",
    sayable("Nothing need be done; compare the number with the paper if much rests on it."),
)

FITS_ONE_TAILED = Diagnostic(
    "RD813",
    "fits-one-tailed",
    Severity.MINOR,
    "The p value printed with a test is that of a one-tailed test, and none is recorded.",
    "A one-tailed test finds the same difference significant sooner, and should be announced.",
    "reported: ['t(28) = 2.20, p = .018']",
    sayable(
        "Look in the paper whether the test was one-tailed, and write `one_tailed: true` or "
        "`false`."
    ),
)

STUDY_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {
        code.code: code
        for code in (
            MEAN_NOT_POSSIBLE,
            P_NOT_CONSISTENT,
            DECISION_NOT_CONSISTENT,
            TEST_NOT_READABLE,
            TESTS_NOT_RECOMPUTED,
            SPREAD_NOT_POSSIBLE,
            VALUE_OUT_OF_BOUNDS,
            INTERVAL_NOT_POSSIBLE,
            COUNTS_NOT_POSSIBLE,
            ERRORS_DO_NOT_FIT,
            P_AGAINST_INTERVAL,
            ONLY_IF_CUT_OFF,
            FITS_ONE_TAILED,
        )
    }
)
"""The kinds of fault in a study's own numbers, by code: RD8xx."""

_MENDED_BY = {
    MEAN_NOT_POSSIBLE.code: (_COMPARE, _RATINGS),
    COUNTS_NOT_POSSIBLE.code: (_COMPARE, _PEOPLE),
    ERRORS_DO_NOT_FIT.code: (_COMPARE, _FROM_A_MODEL),
    P_AGAINST_INTERVAL.code: (_COMPARE, _OF_ANOTHER_TEST),
}


def help_for(fault: Diagnostic) -> str:
    """Return how to mend a fault, in the language in force."""
    return " ".join(map(say, _MENDED_BY.get(fault.code, (fault.mend,))))
