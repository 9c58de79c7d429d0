"""How much evidence a claim has, in one line: studies, reviews, and how many people they had."""

from collections.abc import Iterable, Mapping, Sequence

from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, LineRelation, Species
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.parts import counted, known, listed, together

REVIEWS = (Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW, Design.NARRATIVE_REVIEW)
TESTING = (LineRelation.SUPPORTS, LineRelation.QUALIFIES, LineRelation.DISPUTES)

_NAMED = {Species.HUMAN: "person", Species.ANIMAL: "animal"}
"""What is counted by its name; of tissue and cells only the number is said."""


def evidence_base(lines: Iterable[EvidenceLine], studies: Mapping[str, Study]) -> str:
    """Return how many studies test the claim and how many people they had.

    Papers that share a cohort count once. People are added up over primary studies only, since
    reviews may hold the same ones: of reviews the largest number is said. Animals are counted
    apart from people, and a study without a number is said to have none.
    """
    keys = dict.fromkeys(line.source for line in lines if line.source and line.relation in TESTING)
    cohorts: dict[str, Study | None] = {}
    for key in keys:
        study = studies.get(key)
        cohorts.setdefault(known(study.cohort) if study and known(study.cohort) else key, study)
    reviews = [s for s in cohorts.values() if s is not None and s.design in REVIEWS]
    others = [s for s in cohorts.values() if s is None or s.design not in REVIEWS]
    parts = [f"{counted(len(reviews), 'review')}{_largest(reviews)}"] if reviews else []
    if others:
        parts.append(f"{counted(len(others), 'study')} ({_sizes(others)})")
    return figures_in_print(together(parts))


def _largest(reviews: Sequence[Study]) -> str:
    """Return in brackets the most that one review counted; nothing where none says."""
    sizes = [(review.n, _species(review)) for review in reviews if isinstance(review.n, int)]
    if not sizes:
        return ""
    number, species = max(sizes, key=lambda size: size[0])
    said = _in_number(number, species)
    return f" ({said if len(reviews) == 1 else TEXT['n_of_largest'].format(number=said)})"


def _sizes(studies: Sequence[Study | None]) -> str:
    totals: dict[Species | None, int] = {}
    unsized = 0
    for study in studies:
        if study is None or not isinstance(study.n, int):
            unsized += 1
        else:
            species = _species(study)
            totals[species] = totals.get(species, 0) + study.n
    if len(totals) == 1 and None in totals:
        told = [TEXT["n_in_all"].format(number=totals[None])]
    else:
        told = [_in_number(number, species) for species, number in totals.items()]
    lacking = TEXT["n_not_known"].format(number=unsized) if unsized else ""
    return listed([together(told), lacking], "; ")


def _species(study: Study) -> Species | None:
    """Return whom a study counted, where that has a name."""
    species = study.population.species if study.population is not None else None
    return species if isinstance(species, Species) and species in _NAMED else None


def _in_number(number: int, species: Species | None) -> str:
    if species is None:
        return TEXT["n_of_others"].format(number=number)
    return counted(number, _NAMED[species])
