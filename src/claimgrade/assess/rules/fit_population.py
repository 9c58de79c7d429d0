"""Rules on whether those studied are those the claim speaks of."""

from claimgrade.assess.asking import outside_life_science
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Answer, Line, every, species
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Species


@rule(
    "OS08",
    "animal-to-human",
    Family.FIT,
    severity="blocker; information where human lines qualify",
    worst=Severity.BLOCKER,
    version=3,
    needs=("evidence.*.relation", "studies.*.population.species"),
    reads_phrasing=False,
    literature="Sumner 2014; FTC, Health Products Compliance Guidance 2022; Hooijmans 2018",
    key_concept="it works like this",
    fires="""
        claim:
          evidence:
            - {source: rats, relation: supports, finding: The muscles of the rats grew.}
        studies:
          rats: {population: {species: animal}}
        """,
    near_miss="""
        claim:
          asserts: {population: {species: animal, who: rats}}
          evidence:
            - {source: rats, relation: supports, finding: The muscles of the rats grew.}
        studies:
          rats: {population: {species: animal}}
        """,
)
def animal_to_human(case: Case) -> Ruling:
    """A claim about people, or about nobody in particular, rests on other species.

    What is found in animals may not hold in people. A claim that names the species studied says
    what was found; one that does not promises what nobody has tested. Where cells or tissue alone
    were studied, OS09 says so in its place.
    """
    found = _without_people(case)
    if isinstance(found, Ruling):
        return found
    severity, lines = found
    if every(lines, _cell_or_tissue) is True:
        return not_applicable(say("cells or tissue alone were studied, which OS09 asks about"))
    if severity is Severity.BLOCKER:
        return flag(
            severity,
            say("the claim speaks of people, and only animals, cells or tissue were studied"),
            "asserts.population.species",
            say("Name the species in the sentence, or link a study in people."),
        )
    return flag(
        severity,
        say(
            "every supporting study is in animals, cells or tissue; studies in people only qualify "
            "it"
        ),
        lines[0].at,
        say("Say what was found in people beside it."),
    )


@rule(
    "OS09",
    "in-vitro-to-body",
    Family.FIT,
    severity="blocker; information where human lines qualify",
    worst=Severity.BLOCKER,
    version=2,
    needs=("evidence.*.relation", "studies.*.population.species"),
    reads_phrasing=False,
    literature="FTC, Health Products Compliance Guidance 2022; "
    "Informed Health Choices key concepts",
    key_concept="it works like this",
    fires="""
        claim:
          evidence:
            - {source: dish, relation: supports, finding: Muscle cells in the dish grew.}
        studies:
          dish: {population: {species: cell}}
        """,
    near_miss="""
        claim:
          asserts: {population: {species: cell, who: muscle cells in a dish}}
          evidence:
            - {source: dish, relation: supports, finding: Muscle cells in the dish grew.}
        studies:
          dish: {population: {species: cell}}
        """,
)
def in_vitro_to_body(case: Case) -> Ruling:
    """What cells or tissue did outside a body is told as what happens in the body.

    A dish has no blood flow, no hormones and no dose that a body would reach, so most of what
    works there does not work in people. A claim that names the material says what was found.
    """
    found = _without_people(case)
    if isinstance(found, Ruling):
        return found
    severity, lines = found
    if every(lines, _cell_or_tissue) is not True:
        return not_applicable(say("animals were studied, which OS08 asks about"))
    if severity is Severity.BLOCKER:
        return flag(
            severity,
            say("the claim speaks of the body, and cells or tissue alone were studied"),
            "asserts.population.species",
            say("Name the cells or the tissue in the sentence, or link a study in people."),
        )
    return flag(
        severity,
        say("every supporting study is in cells or tissue; studies in people only qualify it"),
        lines[0].at,
        say("Say what was found in people beside it."),
    )


def _without_people(case: Case) -> Ruling | tuple[Severity, tuple[Line, ...]]:
    """Return the lines that a claim about people rests on without any person studied.

    They weigh as a blocker; as information where people were studied and only qualify the claim.
    Otherwise the ruling that it is not so, cannot be said yet, or is no question here.
    """
    if case.species is not Species.HUMAN:
        return not_applicable(say("the claim names another species, or none is concerned"))
    if outside_life_science(case):
        return not_applicable(say("the article's field is no life science"))
    if not case.body.agreeing:
        return not_applicable(say("no line supports or qualifies the claim"))
    if any(map(_is_human, case.body.supporting)):
        return passed(say("people were studied"))
    agreeing = _in_living_things(case.body.agreeing)
    if not agreeing:
        return not_applicable(say("no living thing was studied"))
    for severity, lines in (
        (Severity.BLOCKER, agreeing),
        (Severity.INFO, _in_living_things(case.body.supporting)),
    ):
        answer = every(lines, _not_human) if lines else False
        if isinstance(answer, tuple):
            return unresolved(answer)
        if answer:
            return severity, lines
    return passed(say("people were studied"))


def _in_living_things(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines but those of studies of no living thing, such as a survey of documents."""
    return tuple([line for line in lines if species(line) is not Species.NOT_APPLICABLE])


def _is_human(line: Line) -> bool:
    return species(line) is Species.HUMAN


def _not_human(line: Line) -> Answer:
    studied = species(line)
    if isinstance(studied, Missing):
        return (studied,)
    return studied in (Species.ANIMAL, Species.CELL, Species.TISSUE)


def _cell_or_tissue(line: Line) -> Answer:
    studied = species(line)
    if isinstance(studied, Missing):
        return (studied,)
    return studied in (Species.CELL, Species.TISSUE)
