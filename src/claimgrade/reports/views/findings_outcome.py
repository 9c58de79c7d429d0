"""The outcome of a row of findings, and the header of its table, in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgrade.assess.asking import hours
from claimgrade.assess.defaults import WITHOUT_IT, direction_of, species_of, spoken_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.model.article import Article
from claimgrade.model.assessment import Assessment
from claimgrade.model.claim import Claim
from claimgrade.model.fields import Recorded
from claimgrade.model.population import Intervention, Population
from claimgrade.model.saying import say
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import (
    AgeBand,
    Direction,
    OutcomeClass,
    Relation,
    Sex,
    Species,
    Training,
)
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.evidence import species_word
from claimgrade.reports.views.parts import Fact, counted, known, listed, recorded
from claimgrade.reports.words import AGES, OUTCOME_CLASSES, SEXES, SPECIES, TRAININGS

_MOST_MEASURES = 5

_NOT_FINAL = (OutcomeClass.SURROGATE, OutcomeClass.ACUTE_MARKER, OutcomeClass.MECHANISM)


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """An outcome: its name, what sort it is where it is no final one, and how it was measured.

    ``label`` names a surrogate and its like; ``measured`` the outcomes of the studies with their
    scales; ``direction`` the claimed one, empty for an outcome beside the claim's and for a
    description that names none.
    """

    name: str
    label: str
    measured: str
    direction: str
    follow_up: str


def own_outcome(assessment: Assessment, lines: Sequence[Line]) -> OutcomeCell:
    """Return the outcome that a claim speaks of, as its studies measured it."""
    claim = assessment.claim
    named = claim.asserts.outcome if claim.asserts else None
    sort = named.outcome_class if named is not None else None
    return OutcomeCell(
        name=known(named.name) if named and known(named.name) else TEXT["outcome_not_recorded"],
        label=_label(sort),
        measured=_measured(lines, sort),
        direction=_claimed(claim),
        follow_up=_follow_up(lines),
    )


def _claimed(claim: Claim) -> str:
    """Return the claimed direction in words; nothing for a description that names none.

    A rise that the method takes where no direction is recorded is not said to be claimed: an
    outcome such as an order or a place does not rise.
    """
    direction = direction_of(claim)
    by_default = claim.direction is None and direction is Direction.INCREASE
    if direction is not None and not by_default:
        return TEXT[f"claimed_{direction.value}"]
    described = claim.wording is not None and claim.wording.relation is Relation.DESCRIPTION
    return "" if described else TEXT["claimed_nowhere"]


def other_outcome(name: str, lines: Sequence[Line]) -> OutcomeCell:
    """Return an outcome that was rated beside the claim's own."""
    sorts = [line.result.outcome_class for line in lines if line.result is not None]
    sort = next((one for one in sorts if isinstance(one, OutcomeClass)), None)
    return OutcomeCell(name, _label(sort), _measured(lines, sort), "", _follow_up(lines))


def _label(sort: Recorded[OutcomeClass]) -> str:
    return OUTCOME_CLASSES[sort] if isinstance(sort, OutcomeClass) and sort in _NOT_FINAL else ""


def _measured(lines: Iterable[Line], sort: Recorded[OutcomeClass]) -> str:
    """Return what the studies measured, each with unit, scale, and its sort where that differs."""
    told: dict[str, list[str]] = {}
    for line in lines:
        result = line.result
        if result is None or not known(result.outcome):
            continue
        details = told.setdefault(known(result.outcome), [])
        other = _label(result.outcome_class) if result.outcome_class != sort else ""
        for words in (known(result.unit), _scale(result), other):
            if words and words not in details:
                details.append(words)
    named = [_with(name, "; ".join(details)) for name, details in told.items()]
    more = len(named) - _MOST_MEASURES
    if more > 0:
        named = [*named[:_MOST_MEASURES], TEXT["measured_more"].format(number=more)]
    return TEXT["measured_as"].format(outcomes="; ".join(named)) if named else ""


def _with(name: str, details: str) -> str:
    return TEXT["measured_with"].format(name=name, words=details) if details else name


def _scale(result: Result) -> str:
    low, high = known(result.minimum), known(result.maximum)
    return TEXT["scale_of"].format(low=low, high=high) if low and high else ""


def _follow_up(lines: Sequence[Line]) -> str:
    """Return from the shortest to the longest time at which the results were measured."""
    times = [_time(line) for line in lines]
    told = sorted(sorted({time for time in times if time}), key=_hours)
    if not told:
        return TEXT["follow_up"].format(times=TEXT["not_recorded"])
    words = told[0] if len(told) == 1 else f"{told[0]} – {told[-1]}"
    lacking = times.count("")
    if lacking:
        words = TEXT["follow_up_some"].format(times=words, results=counted(lacking, "result"))
    return TEXT["follow_up"].format(times=words)


def _time(line: Line) -> str:
    """Return when a result was measured, else how long its study ran."""
    at = known(line.result.time) if line.result is not None else ""
    return at or (known(line.study.duration) if line.study is not None else "")


def _hours(time: str) -> float:
    return hours(time) or 0.0


def header(assessment: Assessment, article: Article | None) -> tuple[Fact, ...]:
    """Return the header of a table: in whom, where, what, against what, and when was searched."""
    claim = assessment.claim
    done = claim.asserts.intervention if claim.asserts else None
    made = article.disclosure if article is not None else None
    searched = claim.searched_on or (made.searched_on if made is not None else None)
    return (
        Fact(TEXT["population"], figures_in_print(_population(assessment, article))),
        Fact(TEXT["setting_of_studies"], TEXT["not_recorded"]),
        Fact(TEXT["intervention"], figures_in_print(_intervention(done))),
        Fact(TEXT["comparison"], figures_in_print(_comparison(assessment))),
        Fact(TEXT["searched_on"], recorded(searched)),
    )


def _population(assessment: Assessment, article: Article | None) -> str:
    claim = assessment.claim
    species = species_of(claim, article)
    population, is_audience = spoken_of(claim, article, species)
    words = _people(population)
    if not words:
        if species is Species.NOT_APPLICABLE:
            return TEXT["not_recorded"]
        return TEXT["taken_as"].format(words=f"“{SPECIES[species]}”")
    return TEXT["audience_of"].format(words=words) if is_audience else words


def _people(population: Population | None) -> str:
    if population is None:
        return ""
    who, sex, age, training = population.who, population.sex, population.age, population.training
    words = [
        _sexes(sex) if isinstance(sex, Sex) else "",
        AGES[age] if isinstance(age, AgeBand) else "",
        TRAININGS[training] if isinstance(training, Training) else "",
    ]
    named = [known(who), *words, known(population.ages), known(population.health)]
    said = listed(_without_repeats(named))
    return said or species_word(population.species)


def _sexes(sex: Sex) -> str:
    """Return the people of a sex; both are named, as "both" alone does not say of what."""
    return TEXT["women_and_men"] if sex is Sex.BOTH else SEXES[sex]


def _without_repeats(parts: Sequence[str]) -> list[str]:
    """Return the parts that say something which no part before them has said word by word."""
    kept: list[str] = []
    for part in parts:
        whole = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)", re.IGNORECASE)
        if part and not any(whole.search(one) for one in kept):
            kept.append(part)
    return kept


def _intervention(done: Intervention | None) -> str:
    if done is None or not known(done.what):
        return recorded(done.what if done is not None else None)
    details = listed([known(done.dose), known(done.frequency), known(done.duration)])
    return f"{known(done.what)} ({details})" if details else known(done.what)


def _comparison(assessment: Assessment) -> str:
    """Return what a claim is set against; an effect has a default, which is said to be one."""
    claim = assessment.claim
    named = claim.asserts.comparator if claim.asserts else None
    is_effect = claim.wording is not None and claim.wording.relation is Relation.EFFECT
    if named is None and is_effect:
        return TEXT["taken_as"].format(words=f"“{say(WITHOUT_IT)}”")
    return recorded(named)
