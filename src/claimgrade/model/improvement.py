"""What would change a grade: the steps that cost most, and the study that would lift them."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.vocabulary import Domain


class Cause(StrEnum):
    """What keeps a certainty down other than a domain."""

    NO_EVIDENCE = "no evidence"
    START = "start"


@dataclass(frozen=True, slots=True)
class Improvement:
    """One step that costs levels, with the fact behind it and the study that would lift it.

    ``levels`` is 0 where there is no evidence and so no level yet. ``suggested`` is true where
    nobody judged the domains and the levels are those that the records suggest.
    """

    step: Cause | Domain
    levels: int
    fact: str
    study: str
    suggested: bool = False
