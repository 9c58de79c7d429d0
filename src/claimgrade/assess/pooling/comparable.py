"""Which results are of one sort: people with people, comparisons with comparisons.

What is put together must answer one question (Cochrane Handbook, chapter 10): animals and people
are never pooled, nor a comparison with a change in one group, nor an experiment with what was
only observed (chapter 24). Not all experiments need be randomised; the pool says how many are.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimgrade.assess.evidence.lines import REVIEW_DESIGNS, SECOND_HAND_DESIGNS
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.candidates import people_in
from claimgrade.assess.pooling.scales import Computed
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.pooled import LeftOut
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Contrast, Design, Species

_EXPERIMENTS = (
    Design.RANDOMISED_TRIAL,
    Design.RANDOMISED_CROSSOVER,
    Design.CONTROLLED_EXPERIMENT,
    Design.NON_RANDOMISED_TRIAL,
    Design.ANIMAL_EXPERIMENT,
    Design.IN_VITRO,
)

_RANDOMISED = (Design.RANDOMISED_TRIAL, Design.RANDOMISED_CROSSOVER)

_SPECIES = {
    Species.HUMAN: sayable("people"),
    Species.ANIMAL: sayable("animals"),
    Species.CELL: sayable("cells"),
    Species.TISSUE: sayable("tissue"),
}

_CONTRASTS = (Contrast.CONDITIONS, Contrast.CHANGE)


class Sort(NamedTuple):
    """In whom a result was measured, whether something was compared, and who set it."""

    species: Species
    contrast: Contrast
    experiment: bool


def is_review(one: Candidate) -> bool:
    """Return whether a result pools other studies."""
    return one.study.design in REVIEW_DESIGNS


def unfit(one: Candidate) -> LeftOut | None:
    """Return a result that no pool can take, with the reason; ``None`` for one that may enter."""
    study, contrast = one.study, one.printed.contrast
    if study.design is None or study.design is UNKNOWN:
        return one.left_out(say("its design is not recorded"), ("design",))
    if study.design in SECOND_HAND_DESIGNS:
        return one.left_out(say("it has no data of its own"))
    if contrast is None or contrast is UNKNOWN:
        return one.left_out(say("what was compared is not recorded"), ("contrast",))
    if contrast not in _CONTRASTS:
        return one.left_out(
            say("no effect: a correlation")
            if contrast is Contrast.CORRELATION
            else say("no effect: nothing was compared")
        )
    if _species(study) is None:
        reason = say("in whom it was measured is not recorded")
        return one.left_out(reason, ("population.species",))
    return None


def sort_of(one: Candidate) -> Sort:
    """Return the sort of a result that may enter (:func:`unfit`)."""
    compared = one.printed.contrast is Contrast.CONDITIONS
    contrast = Contrast.CONDITIONS if compared else Contrast.CHANGE
    return Sort(_species(one.study) or Species.HUMAN, contrast, _is_experiment(one.study))


def main_sort(results: Sequence[Computed], wanted: Species | None = None) -> Sort | None:
    """Return the sort that a pool is made of; ``None`` where there is no result.

    ``wanted`` is the species that a claim is about. Otherwise: a sort of which two sets of people
    or more can be weighed; people before others, comparisons before changes in one group,
    experiments before what was observed.
    """
    by_sort: dict[Sort, list[Computed]] = {}
    for one in results:
        by_sort.setdefault(sort_of(one.candidate), []).append(one)
    order = list(_SPECIES)
    return min(
        by_sort,
        key=lambda sort: (
            wanted is not None and sort.species is not wanted,
            _weighable_sets(by_sort[sort]) < 2,
            order.index(sort.species),
            _CONTRASTS.index(sort.contrast),
            not sort.experiment,
        ),
        default=None,
    )


def of_another_sort(one: Candidate, main: Sort) -> LeftOut:
    """Return a result that is of another sort than the pool, with the reason."""
    own = sort_of(one)
    if own.species is not main.species:
        reason = say(
            "measured in {whom}, the others in {others}",
            whom=say(_SPECIES[own.species]),
            others=say(_SPECIES[main.species]),
        )
    elif own.contrast is not main.contrast:
        reason = (
            say("a change in one group, the others are comparisons")
            if own.contrast is Contrast.CHANGE
            else say("a comparison, the others are changes in one group")
        )
    elif own.experiment:
        reason = say("an experiment, the others were observed only")
    else:
        reason = say("observed only, the others are experiments")
    return one.left_out(reason)


def randomised(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Return the sets of people that were known to be allotted at random."""
    return people_in(one for one in candidates if _is_randomised(one.study))


def _weighable_sets(results: Iterable[Computed]) -> int:
    return len(people_in(one.candidate for one in results if one.weighable))


def _species(study: Study) -> Species | None:
    found = study.population.species if study.population is not None else None
    return found if isinstance(found, Species) and found in _SPECIES else None


def _is_experiment(study: Study) -> bool:
    return study.design in _EXPERIMENTS


def _is_randomised(study: Study) -> bool:
    if isinstance(study.randomised, bool):
        return study.randomised
    return study.design in _RANDOMISED
