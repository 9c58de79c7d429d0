"""A study: what was done, in whom, and what was measured."""

from typing import Annotated

from claimgrade.model.evidence import Locator, Verified
from claimgrade.model.fields import (
    Duration,
    Identifier,
    Key,
    Limits,
    Number,
    PartialDate,
    Recorded,
    Text,
    WholeNumber,
    YesNo,
)
from claimgrade.model.population import Intervention, Population
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import (
    Contrast,
    Design,
    Direction,
    GroupRole,
    IntervalKind,
    OutcomeClass,
    Statistic,
)


@record
class Group(Record):
    """One arm, condition or time point of a result, with the numbers printed for it."""

    name: Text = described(description="the arm, condition or time point")
    role: Recorded[GroupRole] = described(
        default=None, description="intervention or comparator, so that a difference has a sign"
    )
    n: Recorded[WholeNumber] = described(default=None, description="people analysed")
    mean: Recorded[Number] = described(
        default=None, description="mean, or the single value printed"
    )
    low: Recorded[Number] = described(
        default=None, description="lower end of its interval or range"
    )
    high: Recorded[Number] = described(
        default=None, description="upper end of its interval or range"
    )
    interval: Recorded[IntervalKind] = described(
        default=None, description="what low and high are; the result's interval if left out"
    )
    median: Recorded[Number] = described(default=None, description="median")
    sd: Recorded[Number] = described(default=None, description="standard deviation")
    se: Recorded[Number] = described(default=None, description="standard error")
    spread: Recorded[Number] = described(
        default=None, description="number after ± where its kind is not known"
    )
    before: Recorded[Number] = described(
        default=None, description="value before, same unit as the mean"
    )
    before_sd: Recorded[Number] = described(default=None, description="standard deviation before")
    before_low: Recorded[Number] = described(
        default=None, description="lower end of the interval before"
    )
    before_high: Recorded[Number] = described(
        default=None, description="upper end of the interval before"
    )
    before_spread: Recorded[Number] = described(
        default=None, description="spread before, kind as for the mean"
    )
    change: Recorded[Number] = described(default=None, description="change from before, as printed")
    change_sd: Recorded[Number] = described(
        default=None, description="standard deviation of the changes"
    )
    events: Recorded[WholeNumber] = described(default=None, description="people with the event")
    total: Recorded[WholeNumber] = described(default=None, description="people at risk")


@record
class Comparison(Record):
    """Two sides of a result that answer a question which other studies answer too."""

    question: Text = described(
        description="name shared by the comparisons that answer one question, in whatever study"
    )
    intervention: Text = described(description="group that got the treatment asked about")
    comparator: Text = described(description="group that it is set against")
    positive: Recorded[GroupRole] = described(
        default=None, description="the side that a positive printed estimate is for"
    )


@record
class Result(Record):
    """One thing measured: the outcome, the contrast and the numbers, once."""

    id: Identifier = described(description="name of the result within the study")
    outcome: Recorded[Text] = described(default=None, description="what was measured")
    outcome_class: Recorded[OutcomeClass] = described(
        default=None, key="class", description="final, surrogate, acute-marker or mechanism"
    )
    effort_dependent: Recorded[YesNo] = described(
        default=None, description="the outcome depends on effort or is rated by the person"
    )
    contrast: Recorded[Contrast] = described(
        default=None, description="conditions, change, correlation or none"
    )
    prediction_low: Recorded[Number] = described(
        default=None, description="lower end of the prediction interval"
    )
    prediction_high: Recorded[Number] = described(
        default=None, description="upper end of the prediction interval"
    )
    responses: Recorded[Text] = described(
        default=None, description="how single people responded, where that is reported"
    )
    comparison: Recorded[Text] = described(
        default=None, description="what against what, in plain words"
    )
    paired: Recorded[YesNo] = described(
        default=None, description="the same people under both conditions"
    )
    direction: Recorded[Direction] = described(
        default=None, description="which way the result went"
    )
    primary: Recorded[YesNo] = described(default=None, description="a primary outcome of the study")
    subgroup: Recorded[YesNo] = described(default=None, description="a subgroup result")
    time: Recorded[Duration] = described(
        default=None, description="when measured, from start or exposure"
    )
    groups: tuple[Group, ...] = described(
        default=(), description="numbers by arm, condition or time point"
    )
    comparisons: tuple[Comparison, ...] = described(
        default=(), description="the questions it answers, side against side"
    )
    estimate: Recorded[Number] = described(default=None, description="the figure printed")
    low: Recorded[Number] = described(
        default=None, description="lower end of the interval or range"
    )
    high: Recorded[Number] = described(
        default=None, description="upper end of the interval or range"
    )
    interval: Recorded[IntervalKind] = described(
        default=None, description="what low and high are: confidence interval, range or quartiles"
    )
    se: Recorded[Number] = described(
        default=None, description="standard error of the estimate, as printed"
    )
    correlation: Recorded[Number] = described(
        default=None,
        description="correlation between the paired values (before and after, or conditions)",
    )
    statistic: Recorded[Statistic] = described(
        default=None, description="what sort of figure it is"
    )
    unit: Recorded[Text] = described(
        default=None, description="unit of the figures; '%' for percent"
    )
    favours: Recorded[Text] = described(
        default=None, description="what a positive estimate favours"
    )
    p: Recorded[Text] = described(default=None, description="p value as printed")
    reported: tuple[Text, ...] = described(
        default=(), description="tests as printed, such as 't(28) = 2.20, p < .05'"
    )
    one_tailed: Recorded[YesNo] = described(
        default=None, description="whether the test was one-tailed"
    )
    whole_numbers: Recorded[YesNo] = described(
        default=None, description="whether single values are whole numbers (counts, ratings)"
    )
    items: Recorded[Annotated[WholeNumber, Limits(at_least=1)]] = described(
        default=None, description="ratings averaged for one person, where values are whole numbers"
    )
    minimum: Recorded[Number] = described(default=None, description="lowest value the scale allows")
    maximum: Recorded[Number] = described(
        default=None, description="highest value the scale allows"
    )
    mid: Recorded[Number] = described(default=None, description="smallest difference that matters")
    studies: Recorded[WholeNumber] = described(default=None, description="studies pooled")
    people: Recorded[WholeNumber] = described(default=None, description="people pooled or analysed")
    note: Text | None = described(default=None, description="what to know when reading the figures")
    locator: Locator | None = described(default=None, description="where it stands")
    verified: Verified | None = described(
        default=None, description="who looked it up, when and in what"
    )


@record
class Appraisal(Record):
    """Risk of bias of the study by a named instrument."""

    instrument: Text = described(description="RoB 2, ROBINS-I, SYRCLE, AMSTAR-2, TESTEX or 'none'")
    domains: dict[str, Text] = described(default_factory=dict, description="rating by domain")
    overall: Recorded[Text] = described(default=None, description="overall rating")
    reason: Text | None = described(default=None, description="why")


@record
class Study(Record):
    """What a study did and measured: ``citations/studies/<key>.yaml``."""

    design: Recorded[Design] = described(default=None, description="how the study was made")
    randomised: Recorded[YesNo] = described(
        default=None, description="whether allocation was random"
    )
    control: Recorded[Text] = described(default=None, description="the control condition")
    blinding: Recorded[Text] = described(default=None, description="who was blinded")
    population: Population | None = described(default=None, description="who was studied")
    intervention: Intervention | None = described(default=None, description="what was done")
    comparator: Recorded[Text] = described(default=None, description="against what")
    duration: Recorded[Duration] = described(default=None, description="how long it ran")
    n: Recorded[WholeNumber] = described(default=None, description="people (or animals) analysed")
    arms: Recorded[WholeNumber] = described(
        default=None, description="number of arms or conditions"
    )
    cohort: Recorded[Text] = described(
        default=None, description="name shared by papers on the same people"
    )
    includes: tuple[Key, ...] = described(
        default=(), description="keys of the studies a review pooled"
    )
    searched_on: Recorded[PartialDate] = described(
        default=None, description="when a review last searched for studies"
    )
    systematic: Recorded[YesNo] = described(
        default=None,
        description="whether evidence from practice was collected in full, by one method",
    )
    harms_reported: Recorded[YesNo] = described(
        default=None, description="whether harms are reported"
    )
    preregistered: Recorded[YesNo] = described(
        default=None, description="whether registered beforehand"
    )
    equivalence: Recorded[YesNo] = described(
        default=None, description="whether designed to show equivalence or non-inferiority"
    )
    funding: Recorded[Text] = described(default=None, description="who paid")
    interests: Recorded[Text] = described(default=None, description="stakes the authors declare")
    appraisal: Appraisal | None = described(default=None, description="risk of bias")
    notes: Text | None = described(default=None, description="what else a reader should know")
    results: tuple[Result, ...] = described(default=(), description="what was measured")

    def words_for(self, result: Result) -> str:
        """Return what a reader knows a result by: its outcome, else its name as words.

        One of several on an outcome is told from the others by what it compares, else by when it
        was measured, else by its name.
        """
        own, outcome = result.id.replace("-", " "), result.outcome
        if not isinstance(outcome, str):
            return own
        others = [one for one in self.results if one.outcome == outcome and one.id != result.id]
        if not others:
            return outcome
        for name in ("comparison", "time"):
            value = getattr(result, name)
            if isinstance(value, str) and all(getattr(one, name) != value for one in others):
                return f"{outcome}, {value}"
        return f"{outcome}, {own}"
