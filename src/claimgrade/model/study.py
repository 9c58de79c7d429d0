"""A study: what was done, in whom, and what was measured."""

from typing import Annotated

from pydantic import Field

from claimgrade.model.evidence import Locator, Verified
from claimgrade.model.fields import (
    Duration,
    Identifier,
    Key,
    Number,
    PartialDate,
    Record,
    Recorded,
    Text,
    WholeNumber,
    YesNo,
)
from claimgrade.model.population import Intervention, Population
from claimgrade.model.vocabulary import (
    Contrast,
    Design,
    Direction,
    GroupRole,
    IntervalKind,
    OutcomeClass,
    Statistic,
)


class Group(Record):
    """One arm, condition or time point of a result, with the numbers printed for it."""

    name: Text = Field(description="the arm, condition or time point")
    role: Recorded[GroupRole] = Field(
        None, description="intervention or comparator, so that a difference has a sign"
    )
    n: Recorded[WholeNumber] = Field(None, description="people analysed")
    mean: Recorded[Number] = Field(None, description="mean, or the single value printed")
    low: Recorded[Number] = Field(None, description="lower end of its interval or range")
    high: Recorded[Number] = Field(None, description="upper end of its interval or range")
    interval: Recorded[IntervalKind] = Field(
        None, description="what low and high are; the result's interval if left out"
    )
    median: Recorded[Number] = Field(None, description="median")
    sd: Recorded[Number] = Field(None, description="standard deviation")
    se: Recorded[Number] = Field(None, description="standard error")
    spread: Recorded[Number] = Field(None, description="number after ± where its kind is not known")
    before: Recorded[Number] = Field(None, description="value before, same unit as the mean")
    before_sd: Recorded[Number] = Field(None, description="standard deviation before")
    before_low: Recorded[Number] = Field(None, description="lower end of the interval before")
    before_high: Recorded[Number] = Field(None, description="upper end of the interval before")
    before_spread: Recorded[Number] = Field(None, description="spread before, kind as for the mean")
    change: Recorded[Number] = Field(None, description="change from before, as printed")
    change_sd: Recorded[Number] = Field(None, description="standard deviation of the changes")
    events: Recorded[WholeNumber] = Field(None, description="people with the event")
    total: Recorded[WholeNumber] = Field(None, description="people at risk")


class Comparison(Record):
    """Two sides of a result that answer a question which other studies answer too."""

    question: Text = Field(
        description="name shared by the comparisons that answer one question, in whatever study"
    )
    intervention: Text = Field(description="group that got the treatment asked about")
    comparator: Text = Field(description="group that it is set against")
    positive: Recorded[GroupRole] = Field(
        None, description="the side that a positive printed estimate is for"
    )


class Result(Record):
    """One thing measured: the outcome, the contrast and the numbers, once."""

    id: Identifier = Field(description="name of the result within the study")
    outcome: Recorded[Text] = Field(None, description="what was measured")
    outcome_class: Recorded[OutcomeClass] = Field(
        None, alias="class", description="final, surrogate, acute-marker or mechanism"
    )
    effort_dependent: Recorded[YesNo] = Field(
        None, description="the outcome depends on effort or is rated by the person"
    )
    contrast: Recorded[Contrast] = Field(
        None, description="conditions, change, correlation or none"
    )
    prediction_low: Recorded[Number] = Field(
        None, description="lower end of the prediction interval"
    )
    prediction_high: Recorded[Number] = Field(
        None, description="upper end of the prediction interval"
    )
    responses: Recorded[Text] = Field(
        None, description="how single people responded, where that is reported"
    )
    comparison: Recorded[Text] = Field(None, description="what against what, in plain words")
    paired: Recorded[YesNo] = Field(None, description="the same people under both conditions")
    direction: Recorded[Direction] = Field(None, description="which way the result went")
    primary: Recorded[YesNo] = Field(None, description="a primary outcome of the study")
    subgroup: Recorded[YesNo] = Field(None, description="a subgroup result")
    time: Recorded[Duration] = Field(None, description="when measured, from start or exposure")
    groups: tuple[Group, ...] = Field((), description="numbers by arm, condition or time point")
    comparisons: tuple[Comparison, ...] = Field(
        (), description="the questions it answers, side against side"
    )
    estimate: Recorded[Number] = Field(None, description="the figure printed")
    low: Recorded[Number] = Field(None, description="lower end of the interval or range")
    high: Recorded[Number] = Field(None, description="upper end of the interval or range")
    interval: Recorded[IntervalKind] = Field(
        None, description="what low and high are: confidence interval, range or quartiles"
    )
    se: Recorded[Number] = Field(None, description="standard error of the estimate, as printed")
    correlation: Recorded[Number] = Field(
        None, description="correlation between the paired values (before and after, or conditions)"
    )
    statistic: Recorded[Statistic] = Field(None, description="what sort of figure it is")
    unit: Recorded[Text] = Field(None, description="unit of the figures; '%' for percent")
    favours: Recorded[Text] = Field(None, description="what a positive estimate favours")
    p: Recorded[Text] = Field(None, description="p value as printed")
    reported: tuple[Text, ...] = Field(
        (), description="tests as printed, such as 't(28) = 2.20, p < .05'"
    )
    one_tailed: Recorded[YesNo] = Field(None, description="whether the test was one-tailed")
    whole_numbers: Recorded[YesNo] = Field(
        None, description="whether single values are whole numbers (counts, ratings)"
    )
    items: Recorded[Annotated[WholeNumber, Field(ge=1)]] = Field(
        None, description="ratings averaged for one person, where values are whole numbers"
    )
    minimum: Recorded[Number] = Field(None, description="lowest value the scale allows")
    maximum: Recorded[Number] = Field(None, description="highest value the scale allows")
    mid: Recorded[Number] = Field(None, description="smallest difference that matters")
    studies: Recorded[WholeNumber] = Field(None, description="studies pooled")
    people: Recorded[WholeNumber] = Field(None, description="people pooled or analysed")
    note: Text | None = Field(None, description="what to know when reading the figures")
    locator: Locator | None = Field(None, description="where it stands")
    verified: Verified | None = Field(None, description="who looked it up, when and in what")


class Appraisal(Record):
    """Risk of bias of the study by a named instrument."""

    instrument: Text = Field(description="RoB 2, ROBINS-I, SYRCLE, AMSTAR-2, TESTEX or 'none'")
    domains: dict[str, Text] = Field(default_factory=dict, description="rating by domain")
    overall: Recorded[Text] = Field(None, description="overall rating")
    reason: Text | None = Field(None, description="why")


class Study(Record):
    """What a study did and measured: ``citations/studies/<key>.yaml``."""

    design: Recorded[Design] = Field(None, description="how the study was made")
    randomised: Recorded[YesNo] = Field(None, description="whether allocation was random")
    control: Recorded[Text] = Field(None, description="the control condition")
    blinding: Recorded[Text] = Field(None, description="who was blinded")
    population: Population | None = Field(None, description="who was studied")
    intervention: Intervention | None = Field(None, description="what was done")
    comparator: Recorded[Text] = Field(None, description="against what")
    duration: Recorded[Duration] = Field(None, description="how long it ran")
    n: Recorded[WholeNumber] = Field(None, description="people (or animals) analysed")
    arms: Recorded[WholeNumber] = Field(None, description="number of arms or conditions")
    cohort: Recorded[Text] = Field(None, description="name shared by papers on the same people")
    includes: tuple[Key, ...] = Field((), description="keys of the studies a review pooled")
    searched_on: Recorded[PartialDate] = Field(
        None, description="when a review last searched for studies"
    )
    systematic: Recorded[YesNo] = Field(
        None, description="whether evidence from practice was collected in full, by one method"
    )
    harms_reported: Recorded[YesNo] = Field(None, description="whether harms are reported")
    preregistered: Recorded[YesNo] = Field(None, description="whether registered beforehand")
    equivalence: Recorded[YesNo] = Field(
        None, description="whether designed to show equivalence or non-inferiority"
    )
    funding: Recorded[Text] = Field(None, description="who paid")
    interests: Recorded[Text] = Field(None, description="stakes the authors declare")
    appraisal: Appraisal | None = Field(None, description="risk of bias")
    notes: Text | None = Field(None, description="what else a reader should know")
    results: tuple[Result, ...] = Field((), description="what was measured")
