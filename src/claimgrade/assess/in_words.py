"""The words of the vocabulary as sentences say them: 'risk of bias' for ``risk-of-bias``."""

from enum import StrEnum

from claimgrade.model.directness import Dimension
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import (
    AgeBand,
    Certainty,
    Concern,
    Domain,
    Sex,
    Species,
    Training,
)

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Domain: {
        Domain.RISK_OF_BIAS: sayable("risk of bias"),
        Domain.INCONSISTENCY: sayable("inconsistency"),
        Domain.INDIRECTNESS: sayable("indirectness"),
        Domain.IMPRECISION: sayable("imprecision"),
        Domain.PUBLICATION_BIAS: sayable("publication bias"),
        Domain.LARGE_EFFECT: sayable("large effect"),
        Domain.DOSE_RESPONSE: sayable("dose response"),
        Domain.OPPOSING_CONFOUNDING: sayable("opposing confounding"),
    },
    Certainty: {
        Certainty.NO_EVIDENCE: sayable("no evidence"),
        Certainty.VERY_LOW: sayable("very low"),
        Certainty.LOW: sayable("low"),
        Certainty.MODERATE: sayable("moderate"),
        Certainty.HIGH: sayable("high"),
    },
    Concern: {
        Concern.NOT_APPLICABLE: sayable("not applicable"),
        Concern.NOT_ASSESSABLE: sayable("not assessable"),
        Concern.NONE: sayable("none"),
        Concern.SOME: sayable("some"),
        Concern.SERIOUS: sayable("serious"),
        Concern.VERY_SERIOUS: sayable("very serious"),
        Concern.EXTREMELY_SERIOUS: sayable("extremely serious"),
        Concern.PRESENT: sayable("present"),
    },
    Species: {
        Species.HUMAN: sayable("people:"),
        Species.ANIMAL: sayable("animals"),
        Species.CELL: sayable("cells"),
        Species.TISSUE: sayable("tissue samples"),
        Species.NOT_APPLICABLE: sayable("no living things"),
    },
    Sex: {
        Sex.WOMEN: sayable("women"),
        Sex.MEN: sayable("men"),
        Sex.BOTH: sayable("both"),
    },
    AgeBand: {
        AgeBand.CHILDREN: sayable("children"),
        AgeBand.YOUNG_ADULTS: sayable("young adults"),
        AgeBand.ADULTS: sayable("adults"),
        AgeBand.OLDER_ADULTS: sayable("older adults"),
    },
    Training: {
        Training.UNTRAINED: sayable("untrained"),
        Training.ACTIVE: sayable("active"),
        Training.TRAINED: sayable("trained"),
        Training.MIXED: sayable("mixed"),
    },
    Dimension: {
        Dimension.SPECIES: sayable("species"),
        Dimension.SEX: sayable("sex"),
        Dimension.AGE: sayable("age"),
        Dimension.TRAINING: sayable("training"),
        Dimension.HEALTH: sayable("health"),
        Dimension.INTERVENTION: sayable("what is done"),
        Dimension.DOSE: sayable("dose"),
        Dimension.COMPARATOR: sayable("what it is compared with"),
        Dimension.OUTCOME: sayable("outcome"),
        Dimension.OUTCOME_CLASS: sayable("kind of outcome"),
        Dimension.HORIZON: sayable("time of measurement"),
    },
}


def in_words(word: StrEnum) -> str:
    """Return a word of the vocabulary as a sentence in the language in force says it.

    One is written with a colon, as a label is: without it it is the name of a fixed word.
    """
    return say(_WORDS[type(word)][word]).rstrip(": \u00a0\u202f")


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"
