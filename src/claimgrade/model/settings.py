"""The settings of a workspace: ``claimgrade.toml``."""

from decimal import Decimal

from pydantic import Field

from claimgrade.model.fields import Day, Number, Record, Text, WholeNumber, YesNo


class Threshold(Record):
    """A convention the rules use, with the reason for its value."""

    value: Number
    rationale: Text


class Thresholds(Record):
    """The conventions of docs/method.md; conventions, not laws."""

    information_size: Threshold = Threshold(
        value=Decimal(400), rationale="rough optimal information size for means (GRADE 6, JCE 2011)"
    )
    about_tolerance: Threshold = Threshold(
        value=Decimal("0.10"),
        rationale="a figure given as 'about' may differ by a tenth; a convention",
    )
    horizon_factor: Threshold = Threshold(
        value=Decimal(2), rationale="years cannot be read from weeks; a convention"
    )
    size_factor: Threshold = Threshold(
        value=Decimal(2),
        rationale="a 'dramatic' effect is at least twice the smallest that matters; a convention",
    )
    search_age: Threshold = Threshold(
        value=Decimal(5),
        rationale="years after which a review's search counts as old; half of all reviews had "
        "changed after five and a half, and 23 % within two (Shojania 2007): two in a fast field",
    )
    stored_text: Threshold = Threshold(
        value=Decimal(400),
        rationale="words below which a stored text may be a part; a convention",
    )
    independent_studies: Threshold = Threshold(
        value=Decimal(3), rationale="'studies show' needs three independent ones; a convention"
    )


class Publisher(Record):
    """Who publishes the review and answers for it."""

    name: Text
    url: Text | None = None
    contact: Text | None = None


class Settings(Record):
    """What ``claimgrade.toml`` may say."""

    format: WholeNumber = Field(description="version of the workspace's format")
    title: Text | None = Field(None, description="title of the review")
    as_of: Day | None = Field(None, description="the day as of which reports are computed")
    field: Text | None = Field(None, description="subject field of the articles")
    low_consequence: YesNo = Field(
        False, description="true where acting on the article could do no harm worth naming"
    )
    synonyms: tuple[tuple[Text, ...], ...] = Field(
        (), description="groups of names of the same outcome"
    )
    publisher: Publisher | None = Field(None, description="who publishes the review")
    thresholds: Thresholds = Field(default_factory=Thresholds, description="conventions in use")
