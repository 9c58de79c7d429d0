"""Whom a claim speaks of and whom a study had, what was done and against what (PICO)."""

from claimgrade.model.fields import Recorded, Text
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import AgeBand, Sex, Species, Training


@record
class Population(Record):
    """The people (or animals, or cells) studied or spoken of."""

    species: Recorded[Species] = described(
        default=None, description="human, animal, cell or tissue"
    )
    who: Recorded[Text] = described(default=None, description="the people in plain words")
    sex: Recorded[Sex] = described(default=None, description="women, men or both")
    age: Recorded[AgeBand] = described(default=None, description="age band")
    ages: Recorded[Text] = described(
        default=None, description="ages as reported, such as '68 ± 2 years'"
    )
    training: Recorded[Training] = described(default=None, description="training state")
    health: Recorded[Text] = described(default=None, description="state of health")


@record
class Intervention(Record):
    """What is done or was done, and how much of it."""

    what: Recorded[Text] = described(default=None, description="the exposure or treatment")
    dose: Recorded[Text] = described(
        default=None, description="load, pressure or amount, with units"
    )
    frequency: Recorded[Text] = described(default=None, description="how often")
    duration: Recorded[Text] = described(default=None, description="for how long")
