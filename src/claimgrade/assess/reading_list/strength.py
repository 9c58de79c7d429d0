"""Which of several works a subject leans on most."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimgrade.assess.evidence.lines import REVIEW_DESIGNS
from claimgrade.library.references import reference
from claimgrade.model.fields import Unknown
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, LineRelation, Species

_DESIGNS = (
    REVIEW_DESIGNS,
    (Design.RANDOMISED_TRIAL, Design.RANDOMISED_CROSSOVER),
    (Design.CONTROLLED_EXPERIMENT, Design.NON_RANDOMISED_TRIAL),
    (Design.COHORT, Design.CASE_CONTROL, Design.BEFORE_AFTER),
    (Design.CROSS_SECTIONAL, Design.SURVEY, Design.MEASUREMENT),
    (Design.CASE_SERIES, Design.CASE_REPORT),
    (Design.ANIMAL_EXPERIMENT, Design.IN_VITRO),
)
_RELATIONS = (LineRelation.SUPPORTS, LineRelation.QUALIFIES, LineRelation.DISPUTES)
_NOT_IN_PEOPLE = (Species.ANIMAL, Species.CELL, Species.TISSUE)


@dataclass(frozen=True, slots=True)
class Work:
    """A source with its study, and how it bears on a subject; ``relation`` is none for outcomes."""

    key: str
    source: Source | None
    study: Study
    relation: LineRelation | None = None

    @property
    def is_review(self) -> bool:
        """Whether it pools studies in a way that can be repeated."""
        return self.study.design in REVIEW_DESIGNS


Strength = tuple[bool, int, int, int, int, str]


def strength(work: Work) -> Strength:
    """Return what works are put in order by, the strongest first.

    What was done in people comes before animals and cells; then the design decides (reviews that
    pool studies, randomised trials, other experiments, observation over time, at one time, cases),
    then whether it supports or only qualifies, then the number of people, then the later year.
    The order of designs follows the levels of evidence of the Oxford Centre for Evidence-Based
    Medicine (2011) in the main; the rest decides between equals.
    """
    population = work.study.population
    elsewhere = population is not None and population.species in _NOT_IN_PEOPLE
    relation = _RELATIONS.index(work.relation) if work.relation in _RELATIONS else 0
    return elsewhere, _design(work.study), relation, -people(work.study), -_year(work), work.key


def strongest(works: Iterable[Work]) -> Work | None:
    """Return the work to lean on most, of those whose design is recorded and measures something."""
    fit = [work for work in works if _design(work.study) < len(_DESIGNS)]
    return min(fit, key=strength, default=None)


def people(study: Study) -> int:
    """Return the people a study analysed, else the most in one of its results; 0 if not known."""
    if isinstance(study.n, int):
        return study.n
    return max((r.people for r in study.results if isinstance(r.people, int)), default=0)


def _design(study: Study) -> int:
    if study.design is None or isinstance(study.design, Unknown):
        return len(_DESIGNS)
    return next((at for at, group in enumerate(_DESIGNS) if study.design in group), len(_DESIGNS))


def _year(work: Work) -> int:
    year = reference(work.source).year if work.source is not None else ""
    return int(year) if year.isdecimal() else 0
