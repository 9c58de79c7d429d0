"""How near those studied, what was done and what was measured come to what a claim says."""

from enum import StrEnum
from typing import NamedTuple


class Match(StrEnum):
    """How well two sides fit (FHIR directness); ``unknown`` where they cannot be compared."""

    EXACT = "exact"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    UNKNOWN = "unknown"


class Dimension(StrEnum):
    """In what a claim and a study can differ: people, what is done, against what, on what, when."""

    SPECIES = "species"
    SEX = "sex"
    AGE = "age"
    TRAINING = "training"
    HEALTH = "health"
    INTERVENTION = "intervention"
    DOSE = "dose"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"
    OUTCOME_CLASS = "outcome class"
    HORIZON = "horizon"


class DirectnessRow(NamedTuple):
    """One dimension: what is claimed, what was studied, and how well the two fit.

    ``claimed`` is ``None`` where the claim names nothing there; ``default`` is true where it
    says nothing itself and a default stands in. ``studied`` is empty where nothing is recorded.
    ``reworded`` is true where both sides are recorded, in other words, and only a reader can tell
    whether they are the same; ``compared`` is false where there was nothing to compare with.
    """

    dimension: Dimension
    claimed: str | None
    default: bool
    studied: tuple[str, ...]
    match: Match
    reason: str
    reworded: bool = False
    compared: bool = True
