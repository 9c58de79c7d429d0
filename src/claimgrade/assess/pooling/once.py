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
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.scales import Computed
from claimgrade.model.pooled import LeftOut
from claimgrade.model.saying import say
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
    return one.left_out(
        say(
            "the same people: '{result}' enters, as {reason}"
            if one.key == first.key
            else "the same people: '{result}' of {study} enters, as {reason}",
            result=first.outcome,
            study=first.name,
            reason=_why_first(one, first),
        )
    )


def _why_first(one: Candidate, first: Candidate) -> str:
    primary, subgroup, year, key, _ = first.order
    others = one.order
    if primary != others[0]:
        return say("it is recorded as primary")
    if subgroup != others[1]:
        return say("this is a subgroup")
    if year != others[2]:
        return say("it was published first")
    if key == others[3]:
        return say("it stands first in the record")
    return say("its key comes first")


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
            notes[review.key] = _enter(review.name, len(members))
        elif known:
            held |= {name: review.name for name in known if name not in held}
            notes[review.key] = _stands(review.name, len(known), max(stated, listed))
        elif usable and not members:
            notes[review.key] = say(
                "it is not recorded which studies {review} pooled; those above may be among them",
                review=review.name,
            )
    return Reviews(held, tuple(notes.values()))


def _enter(review: str, number: int) -> str:
    """Return that the trials of a review enter in its place."""
    return say(
        "{review} pooled 1 trial, all recorded here with figures: they enter, and its own pooled "
        "result does not"
        if number == 1
        else "{review} pooled {number} trials, all recorded here with figures: they enter, and "
        "its own pooled result does not",
        review=review,
        number=number,
    )


def _stands(review: str, known: int, total: int) -> str:
    """Return that a review stands for its trials, and how many of them are recorded."""
    return say(
        "{review} stands for its own trials: {number} of {total} is recorded here with figures"
        if known == 1
        else "{review} stands for its own trials: {number} of {total} are recorded here with "
        "figures",
        review=review,
        number=known,
        total=total,
    )


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
    reason = say("{review} pooled it already, and stands for its trials", review=review)
    return one.left_out(reason)


def _stated(review: Candidate) -> int:
    stated = review.printed.studies
    return stated if isinstance(stated, int) else 0
