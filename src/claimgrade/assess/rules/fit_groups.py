"""Rules on whether the groups of people that a claim speaks of were studied."""

from collections.abc import Callable
from typing import Any, NamedTuple

from claimgrade.assess.asking import counts_already
from claimgrade.assess.case import Case
from claimgrade.assess.defaults import spoken_of
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, counted_once, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.population import Population
from claimgrade.model.saying import both, quoted, say, sayable
from claimgrade.model.vocabulary import AgeBand, Domain, Sex, Training

_HEALTHY = "healthy"

_NO_REASON = "no reason to expect a difference"

_Groups = frozenset[str]

_TOGETHER: dict[str, tuple[_Groups, ...]] = {
    Sex.BOTH: (frozenset({Sex.WOMEN, Sex.MEN}),),
    Sex.WOMEN: (frozenset({Sex.BOTH}),),
    Sex.MEN: (frozenset({Sex.BOTH}),),
    AgeBand.ADULTS: (frozenset({AgeBand.YOUNG_ADULTS, AgeBand.OLDER_ADULTS}),),
    AgeBand.YOUNG_ADULTS: (frozenset({AgeBand.ADULTS}),),
    Training.MIXED: (frozenset({Training.UNTRAINED, Training.TRAINED}),),
    Training.UNTRAINED: (frozenset({Training.MIXED}),),
    Training.ACTIVE: (frozenset({Training.MIXED}),),
    Training.TRAINED: (frozenset({Training.MIXED}),),
}
"""For a group that a claim speaks of, the other groups that hold it when all were studied.

Adults in general hold the young among them; the old are a group of their own.
"""


_GROUPS: dict[str, str] = {
    Sex.WOMEN: sayable("women"),
    Sex.MEN: sayable("men"),
    Sex.BOTH: sayable("women and men"),
    AgeBand.CHILDREN: sayable("children"),
    AgeBand.YOUNG_ADULTS: sayable("young adults"),
    AgeBand.ADULTS: sayable("adults"),
    AgeBand.OLDER_ADULTS: sayable("older adults"),
    Training.UNTRAINED: sayable("untrained people"),
    Training.ACTIVE: sayable("active people"),
    Training.TRAINED: sayable("trained people"),
    Training.MIXED: sayable("mixed people"),
}


class _Trait(NamedTuple):
    """One trait of the claimed population beside what was studied: not within, or not known."""

    severity: Severity | None = None
    message: str = ""
    missing: tuple[Missing, ...] = ()


_WITHIN = _Trait()


@rule(
    "OS13",
    "population-stretch",
    Family.FIT,
    severity="minor; major for children, pregnancy or illness; information where the words for a "
    "state of health agree in part only, or where indirectness already counts it",
    worst=Severity.MAJOR,
    version=3,
    needs=("evidence.*.relation",),
    reads_phrasing=False,
    literature="NHMRC grades, generalisability; Cowley 2021; Lazarus 2015",
    key_concept="people, treatments or outcomes that do not match yours",
    fires="""
        claim:
          asserts: {population: {species: human, sex: women}}
          evidence:
            - {source: trial, relation: supports, finding: Thighs of men grew.}
        studies:
          trial: {population: {species: human, sex: men}}
        """,
    near_miss="""
        claim:
          asserts: {population: {species: human, sex: women}}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        studies:
          trial: {population: {species: human, sex: both}}
        """,
)
def population_stretch(case: Case) -> Ruling:
    """A group that the words speak of was not among those studied.

    Most participants in sport science are young men. Sex, age, training and health can change a
    response; where nothing speaks for a difference the reviewer can say so. Traits that are
    recorded on one side alone are not compared. Where the claim names nobody, the article's
    audience is asked about.
    """
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    claimed, _ = spoken_of(case.claim, case.article, case.species)
    if claimed is None:
        return not_applicable(say("no population is recorded, for the claim or for its article"))
    studied = [line for line in lines if _same_species(case, line)]
    compared = [
        trait
        for trait in (
            _listed(claimed, studied, "sex"),
            _listed(claimed, studied, "age"),
            _listed(claimed, studied, "training"),
            _health(claimed, studied),
        )
        if trait is not None
    ]
    if not compared:
        return not_applicable(say("no trait of the people is recorded on both sides"))
    if _set_aside(case):
        return passed(say("the reviewer records no reason to expect a difference"))
    faults = [trait for trait in compared if trait.severity is not None]
    missing = [m for trait in compared for m in trait.missing]
    if missing and not faults:
        return unresolved(missing)
    if not faults:
        return passed(say("the groups that the words speak of were studied"))
    ruling = flag(
        max((trait.severity for trait in faults if trait.severity), key=lambda s: s.rank),
        "; ".join(trait.message for trait in faults),
        "asserts.population",
        say(
            "Say who was studied, link a study of those the words speak of, or give under "
            "indirectness the reason: '{reason}: …'.",
            reason=_NO_REASON,
        ),
    )
    return counted_once(ruling, counts_already(case, "OS13", Domain.INDIRECTNESS))


def _same_species(case: Case, line: Line) -> bool:
    """Return whether a line's study is of the claimed species, or of one that is not recorded."""
    population = line.study.population if line.study is not None else None
    species = population.species if population is not None else None
    return species in (None, UNKNOWN, case.species)


def _set_aside(case: Case) -> bool:
    """Return whether the reviewer judged that the difference in people changes nothing."""
    judged = case.judgement.domains.get(Domain.INDIRECTNESS) if case.judgement else None
    if judged is None or _NO_REASON not in (judged.reason or "").casefold():
        return False
    return not judged.covers or "OS13" in judged.covers


def _listed(claimed: Population, lines: list[Line], name: str) -> _Trait | None:
    """Return how a trait with fixed words compares; ``None`` if one side does not record it."""
    value = getattr(claimed, name)
    if value is None or value is UNKNOWN:
        return None

    def covered(values: list[Any]) -> bool:
        return value in values or any(held <= set(values) for held in _TOGETHER.get(value, ()))

    studied = _compare(lines, name, covered)
    if not isinstance(studied, str):
        return studied
    message = say(
        "the words speak of {claimed}, and those studied were {studied}",
        claimed=_of(name, value),
        studied=studied,
    )
    return _Trait(Severity.MAJOR if value is AgeBand.CHILDREN else Severity.MINOR, message)


def _health(claimed: Population, lines: list[Line]) -> _Trait | None:
    """Return how the state of health compares; ``None`` if it is not recorded on both sides."""
    value = claimed.health
    if value is None or value is UNKNOWN:
        return None
    words: str = value
    well = words.casefold().startswith(_HEALTHY)
    alike: set[Likeness] = set()

    def covered(values: list[Any]) -> bool:
        alike.update(likeness(words, str(v)) for v in values)
        both_well = well and any(str(v).casefold().startswith(_HEALTHY) for v in values)
        return both_well or Likeness.SAME in alike

    studied = _compare(lines, "health", covered)
    if not isinstance(studied, str):
        return studied
    in_part = Likeness.PARTLY in alike
    message = say(
        "the words speak of health '{claimed}', and those studied were {studied}: words alone do "
        "not tell whether that is the same"
        if in_part
        else "the words speak of health '{claimed}', and those studied were {studied}",
        claimed=words,
        studied=studied,
    )
    if in_part:
        return _Trait(Severity.INFO, message)
    return _Trait(Severity.MINOR if well else Severity.MAJOR, message)


def _compare(
    lines: list[Line], name: str, covered: Callable[[list[Any]], bool]
) -> _Trait | str | None:
    """Return whether the values of all lines together hold what the claim speaks of.

    Where they do not, those studied are returned in words; ``None`` if no line records the trait.
    """
    populations = [line.study.population if line.study is not None else None for line in lines]
    recorded = [getattr(p, name) if p is not None else None for p in populations]
    values = [value for value in recorded if value is not None and value is not UNKNOWN]
    if not values:
        return None
    if covered(values):
        return _WITHIN
    if len(values) < len(lines):
        return _Trait(
            missing=tuple(
                Missing(f"studies.{line.entry.source}.population.{name}", value is UNKNOWN)
                for line, value in zip(lines, recorded, strict=True)
                if value is None or value is UNKNOWN
            )
        )
    return both(list(dict.fromkeys(_of(name, value) for value in values)))


def _of(name: str, value: Any) -> str:
    """Return a trait's value in words."""
    return quoted(value) if name == "health" else say(_GROUPS[value])
