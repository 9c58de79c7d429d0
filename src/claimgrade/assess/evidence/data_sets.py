"""How many independent sets of data lines rest on: surely at least, and at most.

Papers on one cohort, and a review beside the studies it pooled, hold the same data: counted
apart they make the evidence look wider than it is (Cochrane Handbook, chapter 5, on multiple
reports of one study; Greenberg, BMJ 2009;339:b2680, on amplification by citation).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimgrade.assess.evidence.body import Library
from claimgrade.assess.evidence.lines import (
    REVIEW_DESIGNS,
    SECOND_HAND_DESIGNS,
    Line,
    missing_study,
    study_field,
)
from claimgrade.model.missing import Missing
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design

_FEWEST_POOLED = 2

_RETELLING = (Design.NARRATIVE_REVIEW, Design.GUIDELINE)

_OWN_DATA = frozenset(Design) - {*REVIEW_DESIGNS, *SECOND_HAND_DESIGNS}
"""Designs that measure something themselves, and pool nothing."""


def key_of(line: Line) -> str:
    """Return the key of a line's source: the current one where the line has an older."""
    return line.source.key if line.source is not None else str(line.entry.source)


def data_set_of(key: str, study: Study | None) -> str:
    """Return the name of the people a study is on: its cohort's, else its own key."""
    cohort = study.cohort if study is not None else None
    return cohort if isinstance(cohort, str) else key


def pooled_by(review: Study, library: Library) -> frozenset[str]:
    """Return the data sets that a review is recorded to have pooled."""
    return frozenset(data_set_of(key, library.study(key)) for key in review.includes)


def retells(line: Line) -> bool:
    """Return whether a line tells of other people's studies without pooling them."""
    return line.study is not None and line.study.design in _RETELLING


@dataclass(slots=True)
class PooledReview:
    """A review among the lines: what it pooled as recorded, and how much it says it pooled.

    ``listed`` counts its list, papers on the same people apart.
    """

    holds: frozenset[str]
    listed: int
    stated: int | None = None
    people: int | None = None

    @property
    def studies(self) -> int:
        """The fewest studies it can have pooled."""
        return max(self.stated or 0, len(self.holds), _FEWEST_POOLED)

    @property
    def complete(self) -> bool:
        """True where it lists as many studies as it says it pooled."""
        return bool(self.holds) and self.listed >= (self.stated or 0)


@dataclass(slots=True)
class DataSets:
    """The publications behind lines, by what they hold.

    ``cited`` has a line of each publication, ``single`` the publications on each data set that
    was measured, ``second_hand`` those without data of their own. ``missing`` is what lacks to be
    sure of the count.
    """

    cited: dict[str, Line] = field(default_factory=dict)
    single: dict[str, list[str]] = field(default_factory=dict)
    reviews: dict[str, PooledReview] = field(default_factory=dict)
    second_hand: dict[str, Line] = field(default_factory=dict)
    missing: list[Missing] = field(default_factory=list)

    @property
    def at_least(self) -> int:
        """The number that is sure: a study that a review may have pooled adds nothing."""
        known = set(self.single).union(*(r.holds for r in self.reviews.values()))
        return max(len(known), *(r.studies for r in self.reviews.values()), 0)

    @property
    def at_most(self) -> int | None:
        """The largest number there can be; ``None`` where the records set no limit.

        A review may have pooled others than those beside it, and sets a limit only where it says
        how many; a retelling sets none.
        """
        if self.missing or any(map(retells, self.second_hand.values())):
            return None
        pooled = [review.stated for review in self.reviews.values()]
        stated = [number for number in pooled if number is not None]
        if len(stated) < len(pooled):
            return None
        told = {data_set_of(key, line.study) for key, line in self.second_hand.items()}
        return len({*self.single, *told}) + sum(stated)


def data_sets(lines: Iterable[Line], library: Library | None) -> DataSets:
    """Return the data sets behind lines; papers on the same people are one.

    The library tells what the studies that a review lists are on; ``at_most`` needs none.
    """
    found = DataSets()
    for line in lines:
        key = key_of(line)
        found.cited.setdefault(key, line)
        study, design = line.study, study_field(line, "design")
        if study is None or isinstance(design, Missing):
            found.missing.append(design if isinstance(design, Missing) else missing_study(line))
            _add(found.single, data_set_of(key, study), key)
        elif design in REVIEW_DESIGNS:
            _read_review(found, key, line, study, library)
        elif design not in SECOND_HAND_DESIGNS or _is_collected(study):
            _add(found.single, data_set_of(key, study), key)
        else:
            found.second_hand.setdefault(key, line)
    return found


def surely_independent(lines: Sequence[Line], library: Library) -> tuple[int, tuple[Missing, ...]]:
    """Return the data sets that lines rest on at least, and what is missing to be sure of them."""
    measured = _all_measured(lines)
    if measured is not None:
        return measured, ()
    found = data_sets(lines, library)
    return found.at_least, tuple(found.missing)


def most_independent(lines: Sequence[Line]) -> int | None:
    """Return the data sets that lines rest on at most, as :attr:`DataSets.at_most`."""
    measured = _all_measured(lines)
    return data_sets(lines, None).at_most if measured is None else measured


def _all_measured(lines: Sequence[Line]) -> int | None:
    """Return the number of data sets where every line has its own, which most claims are."""
    found = set()
    for line in lines:
        study = line.study
        if study is None or study.design not in _OWN_DATA:
            return None
        found.add(data_set_of(key_of(line), study))
    return len(found)


def _is_collected(study: Study) -> bool:
    """Return whether practice evidence was collected by one method, as a case series is."""
    return study.design is Design.PRACTICE_EVIDENCE and study.systematic is True


def _add(single: dict[str, list[str]], data_set: str, key: str) -> None:
    keys = single.setdefault(data_set, [])
    if key not in keys:
        keys.append(key)


def _read_review(
    found: DataSets, key: str, line: Line, study: Study, library: Library | None
) -> None:
    review = found.reviews.get(key)
    if review is None:
        holds = pooled_by(study, library) if library is not None else frozenset(study.includes)
        review = PooledReview(holds, len(set(study.includes)))
        review.people = _number(study.n)
        found.reviews[key] = review
    result = line.result
    if result is not None:
        review.stated = _larger(review.stated, _number(result.studies))
        review.people = _larger(review.people, _number(result.people))


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _larger(one: int | None, other: int | None) -> int | None:
    return max((n for n in (one, other) if n is not None), default=None)
