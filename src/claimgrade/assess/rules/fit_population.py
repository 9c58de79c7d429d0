"""Rules on whether those studied are those the claim speaks of."""

from claimgrade.assess.case import Case
from claimgrade.assess.lines import Answer, Line, every, species
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family, Missing
from claimgrade.model.finding import Severity
from claimgrade.model.vocabulary import Species

NO_LIFE_SCIENCE = frozenset(
    {
        "astronomy",
        "chemistry",
        "climate science",
        "computing",
        "economics",
        "education",
        "engineering",
        "finance",
        "geology",
        "history",
        "law",
        "linguistics",
        "mathematics",
        "physics",
        "politics",
        "software",
        "technology",
    }
)
"""Subject fields in which a claim is not about living things."""
_OTHER_FIELD = not_applicable("the article's field is no life science")
_HUMAN = passed("people were studied")


@rule(
    "OS08",
    "animal-to-human",
    Family.FIT,
    severity="blocker; information where human lines qualify",
    worst=Severity.BLOCKER,
    needs=("evidence.*.relation", "studies.*.population.species"),
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

    What is found in animals, cells or tissue may not hold in people. A claim that names the
    species studied says what was found; one that does not promises what nobody has tested.
    """
    if case.species is not Species.HUMAN:
        return not_applicable("the claim names another species, or none is concerned")
    if (case.field or "").casefold() in NO_LIFE_SCIENCE:
        return _OTHER_FIELD
    body = case.body
    if not body.agreeing:
        return not_applicable("no line supports or qualifies the claim")
    nowhere_human = every(body.agreeing, _not_human)
    if isinstance(nowhere_human, tuple):
        return unresolved(nowhere_human)
    if nowhere_human:
        return flag(
            Severity.BLOCKER,
            "the claim speaks of people, and only animals, cells or tissue were studied",
            "asserts.population.species",
            "Name the species in the sentence, or link a study in people.",
        )
    support = every(body.supporting, _not_human) if body.supporting else False
    if support is not True:
        return _HUMAN
    return flag(
        Severity.INFO,
        "every supporting study is in animals, cells or tissue; studies in people only qualify it",
        body.supporting[0].at,
        "Say what was found in people beside it.",
    )


def _not_human(line: Line) -> Answer:
    studied = species(line)
    if isinstance(studied, Missing):
        return (studied,)
    return studied in (Species.ANIMAL, Species.CELL, Species.TISSUE)
