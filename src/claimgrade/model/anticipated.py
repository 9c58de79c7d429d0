"""What is to be expected with an intervention and without it, as far as the records tell."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.effect import Measured
from claimgrade.model.ledger import Absolute
from claimgrade.model.vocabulary import Statistic


class Whence(StrEnum):
    """Where an effect comes from: put together here, one study, or pooled by a publication."""

    POOLED = "pooled"
    ONE_STUDY = "one study"
    PUBLISHED = "published pool"


@dataclass(frozen=True, slots=True)
class BodyEffect:
    """The one effect that stands for a body of evidence, with its interval and whence it comes.

    ``level`` is the confidence of the interval, 0.95 for 95 %; ``names`` are the works behind it.
    """

    measure: Statistic
    value: float
    low: float | None
    high: float | None
    level: float
    unit: str
    measured: Measured
    whence: Whence
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparatorMeans:
    """The lowest and the highest mean with the comparator, and the studies that printed them.

    ``measured`` tells means at one time from mean changes.
    """

    low: float
    high: float
    unit: str
    measured: Measured
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anticipated:
    """The effect of a body of evidence, and what it amounts to.

    ``people`` tells a relative effect in people; ``means`` stands beside a difference of means.
    ``no_effect`` and ``no_absolute`` say why there is none, without a final stop; they are empty
    where there is one.
    """

    effect: BodyEffect | None = None
    no_effect: str = ""
    people: Absolute | None = None
    means: ComparatorMeans | None = None
    no_absolute: str = ""
