"""Each set of people once: one result of a cohort, and a review or its member trials.

Papers on one cohort are reports of one study (Cochrane Handbook, chapter 5). A published pooled
result enters no pool, as it is no study; it stands beside. Where the trials that it pooled are
all recorded with figures, they enter themselves; where not, it stands for them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgrade.assess.evidence.body import Library
from claimgrade.assess.evidence.data_sets import pooled_by
from claimgrade.assess.pooling.candidates import Candidate
from claimgrade.assess.pooling.scales import Computed
from claimgrade.model.pooled import LeftOut
from claimgrade.model.vocabulary import Direction


def one_of_each(results: Iterable[Computed]) -> tuple[tuple[Computed, ...], tuple[LeftOut, ...]]:
    """Return one result of each set of people, and the others with the reason.

    A primary outcome is taken before others, a whole before a subgroup, then what was published
    first, then what stands first in the record (:attr:`Candidate.order`). The results are in the
    order of the studies' names.
    """
    by_people: dict[str, list[Computed]] = {}
    for one in results:
        by_people.setdefault(one.candidate.data_set, []).append(one)
    kept: list[Computed] = []
    out: list[LeftOut] = []
    for group in by_people.values():
        first, *others = sorted(group, key=lambda one: one.candidate.order)
        kept.append(first)
        out.extend(_same_people(one.candidate, first.candidate) for one in others)
    return tuple(sorted(kept, key=_by_name)), tuple(out)


def _by_name(one: Computed) -> tuple[str, str]:
    return (one.candidate.name.casefold(), one.candidate.key)


def _same_people(one: Candidate, first: Candidate) -> LeftOut:
    if one.key == first.key:
        which = f"'{first.printed.id}' enters"
    else:
        which = f"'{first.printed.id}' of {first.name} enters"
    return one.left_out(f"the same people: {which}, as {_why_first(one, first)}")


def _why_first(one: Candidate, first: Candidate) -> str:
    primary, subgroup, year, key, _ = first.order
    others = one.order
    if primary != others[0]:
        return "it is recorded as primary"
    if subgroup != others[1]:
        return "this is a subgroup"
    if year != others[2]:
        return "it was published first"
    return "it stands first in the record" if key == others[3] else "its key comes first"


@dataclass(frozen=True, slots=True)
class Reviews:
    """The published pooled results beside single studies.

    ``held`` maps a set of people to the name of the review that stands for it. ``notes`` say of
    each review what became of its trials.
    """

    held: dict[str, str]
    notes: tuple[str, ...]


def reviews_beside(
    reviews: Sequence[Candidate], usable: frozenset[str], library: Library
) -> Reviews:
    """Return which sets of people a review stands for, of those that could enter (``usable``)."""
    held: dict[str, str] = {}
    notes: dict[str, str] = {}
    for review in sorted(reviews, key=lambda one: (one.name.casefold(), one.key, one.place)):
        members = pooled_by(review.study, library)
        known = members & usable
        listed, stated = len(set(review.study.includes)), _stated(review)
        whole = bool(members) and members <= usable and listed >= stated
        if whole:
            notes[review.key] = (
                f"{review.name} pooled {_trials(len(members))}, all recorded here with figures: "
                "they enter, and its own pooled result does not"
            )
        elif known:
            held |= {name: review.name for name in known if name not in held}
            of = f" of {max(stated, listed)}"
            notes[review.key] = (
                f"{review.name} stands for its own trials: {len(known)}{of} "
                f"{'is' if len(known) == 1 else 'are'} recorded here with figures"
            )
        elif usable and not members:
            notes[review.key] = (
                f"it is not recorded which studies {review.name} pooled; those above may be "
                "among them"
            )
    return Reviews(held, tuple(notes.values()))


def directions_of(
    candidates: Iterable[Candidate], held: Mapping[str, str]
) -> tuple[tuple[Direction, int], ...]:
    """Return how many sets of people went each way, of single studies that no review stands for.

    A set of people counts once: by the result that comes first (:attr:`Candidate.order`) of those
    with a recorded direction. Of a result with three groups or more it is not known between which
    two the direction is, and it does not count, unless its comparisons all answer one question.
    """
    first: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: one.order):
        if one.data_set not in held and _direction(one) is not None:
            first.setdefault(one.data_set, one)
    found = Counter(_direction(one) for one in first.values())
    return tuple((way, found[way]) for way in Direction if found[way])


def _direction(one: Candidate) -> Direction | None:
    found, result = one.printed.direction, one.printed
    questions = {comparison.question for comparison in result.comparisons}
    is_clear = len(result.groups) <= _TWO or (len(result.comparisons) > 1 and len(questions) == 1)
    return found if isinstance(found, Direction) and is_clear else None


_TWO = 2


def held_by(one: Candidate, review: str) -> LeftOut:
    """Return a trial that a review stands for, as left out."""
    return one.left_out(f"{review} pooled it already, and stands for its trials")


def _stated(review: Candidate) -> int:
    stated = review.printed.studies
    return stated if isinstance(stated, int) else 0


def _trials(number: int) -> str:
    return "1 trial" if number == 1 else f"{number} trials"
