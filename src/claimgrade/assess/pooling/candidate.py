"""One result that a pool is asked of, with its study and its two sides."""

from dataclasses import replace
from typing import NamedTuple

from claimgrade.assess.evidence.data_sets import data_set_of
from claimgrade.assess.pooling.printed import as_printed
from claimgrade.assess.pooling.sides import Sided
from claimgrade.model.pooled import LeftOut
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import sentences_in_force
from claimgrade.model.study import Result, Study


class Candidate(NamedTuple):
    """One result of a study, seen as one side against another.

    ``place`` is its place among the results of its study, ``year`` that of the publication.
    """

    key: str
    name: str
    study: Study
    printed: Result
    sided: Sided
    place: int
    year: str

    @property
    def result(self) -> Result:
        """The result as it is worked on: its two sides with their roles, turned where needed."""
        return self.sided.result

    @property
    def question(self) -> str | None:
        """Name of the question that the comparison is recorded to answer."""
        return self.sided.question

    @property
    def outcome(self) -> str:
        """The result as a reader knows it."""
        return self.study.words_for(self.printed)

    @property
    def data_set(self) -> str:
        """Name of the people it is on: a cohort, or the study's own key."""
        return data_set_of(self.key, self.study)

    @property
    def order(self) -> tuple[bool, bool, str, str, int]:
        """What comes first of several results on one set of people.

        A primary outcome before others, a whole before a subgroup, then the first published.
        """
        primary, subgroup = self.printed.primary is True, self.printed.subgroup is True
        return (not primary, subgroup, self.year or "9999", self.key, self.place)

    def left_out(self, reason: str, missing: tuple[str, ...] = ()) -> LeftOut:
        """Return this result as one that does not enter, with its figures as printed."""
        return LeftOut(
            self.key,
            self.printed.id,
            self.name,
            reason,
            missing,
            _figures(self),
            outcome=self.outcome,
        )


# A result is left out of the pools of all claims that rest on it.
@remembered(sentences_in_force)
def _figures(one: Candidate) -> str:
    return as_printed(replace(one.printed, groups=one.result.groups))
