"""Fields of records in words, where a reader is told what something waits for."""

from claimgrade.model.saying import say, sayable

_WORDS = {
    "appraisal": sayable("the appraisal of its risk of bias"),
    "before": sayable("the value before"),
    "before_sd": sayable("the standard deviation before"),
    "change": sayable("the change"),
    "change_sd": sayable("the standard deviation of the changes"),
    "cohort": sayable("the cohort"),
    "comparator": sayable("what it is compared with"),
    "comparisons": sayable("the question that it answers"),
    "contrast": sayable("what is set against what"),
    "correlation": sayable("the correlation of the paired values"),
    "design": sayable("the design"),
    "direction": sayable("the direction"),
    "duration": sayable("the duration"),
    "equivalence": sayable("whether it was made to show equivalence"),
    "estimate": sayable("the estimate"),
    "events": sayable("the people with the event"),
    "favours": sayable("what a positive figure favours"),
    "funding": sayable("the funding"),
    "groups": sayable("the figures of both groups"),
    "high": sayable("the upper end of the interval"),
    "horizon": sayable("how soon it is to happen"),
    "includes": sayable("the studies it pooled"),
    "interests": sayable("the interests of its authors"),
    "interval": sayable("the kind of interval"),
    "low": sayable("the lower end of the interval"),
    "maximum": sayable("the highest value of the scale"),
    "mean": sayable("the mean of a group"),
    "median": sayable("the median of a group"),
    "mid": sayable("the smallest difference that matters"),
    "minimum": sayable("the lowest value of the scale"),
    "n": sayable("the number of people"),
    "one_tailed": sayable("whether the test was one-tailed"),
    "outcome": sayable("the outcome"),
    "p": sayable("the p value"),
    "paired": sayable("whether the same people were measured twice"),
    "people": sayable("the number of people"),
    "population": sayable("the people studied"),
    "positive": sayable("the side that a positive figure is for"),
    "preregistered": sayable("the registration beforehand"),
    "primary": sayable("whether the outcome is primary"),
    "randomised": sayable("the allocation, random or not"),
    "result": sayable("the result"),
    "retraction": sayable("the standing in lists of retractions"),
    "role": sayable("which group had the treatment"),
    "sd": sayable("the standard deviation of a group"),
    "se": sayable("the standard error"),
    "searched_on": sayable("the date of the search"),
    "spread": sayable("what the number after ± is"),
    "statistic": sayable("the sort of figure"),
    "study": sayable("the study"),
    "subgroup": sayable("whether it is of a subgroup"),
    "time": sayable("the time of measurement"),
    "total": sayable("the people at risk"),
    "unit": sayable("the unit"),
    "whole_numbers": sayable("whether single values are whole numbers"),
}


def field_words(path: str) -> str:
    """Return in words the field of a record that a dotted path leads to.

    A field that has no words of its own is read as it is written: ``of_another_kind`` as "of
    another kind".
    """
    field = path.rpartition(".")[2]
    return say(_WORDS[field]) if field in _WORDS else field.replace("_", " ")
