"""Which works of a list tell of the same people, so that nobody reads one finding as two."""

from collections.abc import Mapping

from claimgrade.assess.evidence.data_sets import data_set_of
from claimgrade.model.study import Study


class Kinship:
    """The works of a list by the people they are on, and by the reviews that pooled them.

    Papers on one cohort are one study (Cochrane Handbook, chapter 5, on multiple reports).
    """

    __slots__ = ("_data_sets", "_studies")

    def __init__(self, studies: Mapping[str, Study | None]) -> None:
        self._studies = studies
        self._data_sets = {key: data_set_of(key, study) for key, study in studies.items()}

    def same_people(self, key: str) -> tuple[str, ...]:
        """Return the other works on the same people."""
        mine = self._data_sets[key]
        return tuple(
            other for other, theirs in self._data_sets.items() if theirs == mine and other != key
        )

    def pooled_in(self, key: str) -> tuple[str, ...]:
        """Return the reviews that pooled a work, or another on the same people."""
        mine = self._data_sets[key]
        return tuple(
            review
            for review, study in self._studies.items()
            if review != key
            and study is not None
            and any(mine == self._data_sets.get(held, held) for held in study.includes)
        )
