"""Whom a claim speaks of and whom a study had, what was done and against what (PICO)."""

from pydantic import Field

from claimgrade.model.fields import Record, Recorded, Text
from claimgrade.model.vocabulary import AgeBand, Sex, Species, Training


class Population(Record):
    """The people (or animals, or cells) studied or spoken of."""

    species: Recorded[Species] = Field(None, description="human, animal, cell or tissue")
    who: Recorded[Text] = Field(None, description="the people in plain words")
    sex: Recorded[Sex] = Field(None, description="women, men or both")
    age: Recorded[AgeBand] = Field(None, description="age band")
    ages: Recorded[Text] = Field(None, description="ages as reported, such as '68 ± 2 years'")
    training: Recorded[Training] = Field(None, description="training state")
    health: Recorded[Text] = Field(None, description="state of health")


class Intervention(Record):
    """What is done or was done, and how much of it."""

    what: Recorded[Text] = Field(None, description="the exposure or treatment")
    dose: Recorded[Text] = Field(None, description="load, pressure or amount, with units")
    frequency: Recorded[Text] = Field(None, description="how often")
    duration: Recorded[Text] = Field(None, description="for how long")
