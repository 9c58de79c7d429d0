"""Every cell of the statement grammar with its sentence, and small claims to say them of."""

from functools import cache
from typing import Any

from build import assessed
from claimgrade.model.assessment import Assessment

ASSERTS = {
    "intervention": {"what": "training with bands"},
    "outcome": {"name": "muscle size", "class": "final"},
}
TRIAL = {
    "trial": {
        "design": "randomised-trial",
        "population": {"species": "human"},
        "results": [{"id": "size", "contrast": "conditions", "direction": "increase"}],
    }
}
LINE = {"source": "trial", "result": "size", "relation": "supports", "finding": "It grew."}
AGAINST = {**LINE, "relation": "disputes"}


def said(
    certainty: str = "high",
    size: str | None = None,
    studies: dict[str, Any] | None = None,
    **claim: Any,
) -> Assessment:
    fields: dict[str, Any] = {
        "asserts": ASSERTS,
        "certainty": certainty,
        "wording": {"relation": "effect", "hedge": "plain"},
        "evidence": [LINE],
        **claim,
    }
    if size is not None:
        fields["judgements"] = [{"by": "AB", "size": size}]
    return assessed({"claim": fields, "studies": studies or TRIAL})


X, Y = "Training with bands", "muscle size"

# Every cell of certainty x size x relation x direction, written out by hand from the grammar of
# docs/method.md: the hedge is the column's, the size word the row's. A cell is one line, however
# long its sentence.
CELLS = """
effect      increase high     large      Training with bands greatly raises muscle size.
effect      increase high     important  Training with bands raises muscle size.
effect      increase high     small      Training with bands raises muscle size a little.
effect      increase high     trivial    Training with bands makes little or no difference to muscle size.
effect      increase high     unknown    Training with bands raises muscle size.
effect      increase moderate large      Training with bands probably greatly raises muscle size.
effect      increase moderate important  Training with bands probably raises muscle size.
effect      increase moderate small      Training with bands probably raises muscle size a little.
effect      increase moderate trivial    Training with bands probably makes little or no difference to muscle size.
effect      increase moderate unknown    Training with bands probably raises muscle size.
effect      increase low      large      Training with bands may greatly raise muscle size.
effect      increase low      important  Training with bands may raise muscle size.
effect      increase low      small      Training with bands may raise muscle size a little.
effect      increase low      trivial    Training with bands may make little or no difference to muscle size.
effect      increase low      unknown    Training with bands may raise muscle size.
effect      decrease high     large      Training with bands greatly lowers muscle size.
effect      decrease high     important  Training with bands lowers muscle size.
effect      decrease high     small      Training with bands lowers muscle size a little.
effect      decrease high     trivial    Training with bands makes little or no difference to muscle size.
effect      decrease high     unknown    Training with bands lowers muscle size.
effect      decrease moderate large      Training with bands probably greatly lowers muscle size.
effect      decrease moderate important  Training with bands probably lowers muscle size.
effect      decrease moderate small      Training with bands probably lowers muscle size a little.
effect      decrease moderate trivial    Training with bands probably makes little or no difference to muscle size.
effect      decrease moderate unknown    Training with bands probably lowers muscle size.
effect      decrease low      large      Training with bands may greatly lower muscle size.
effect      decrease low      important  Training with bands may lower muscle size.
effect      decrease low      small      Training with bands may lower muscle size a little.
effect      decrease low      trivial    Training with bands may make little or no difference to muscle size.
effect      decrease low      unknown    Training with bands may lower muscle size.
association increase high     large      Training with bands is associated with much higher muscle size.
association increase high     important  Training with bands is associated with higher muscle size.
association increase high     small      Training with bands is associated with slightly higher muscle size.
association increase high     trivial    Training with bands is associated with little or no difference in muscle size.
association increase high     unknown    Training with bands is associated with higher muscle size.
association increase moderate large      Training with bands is probably associated with much higher muscle size.
association increase moderate important  Training with bands is probably associated with higher muscle size.
association increase moderate small      Training with bands is probably associated with slightly higher muscle size.
association increase moderate trivial    Training with bands is probably associated with little or no difference in muscle size.
association increase moderate unknown    Training with bands is probably associated with higher muscle size.
association increase low      large      Training with bands may be associated with much higher muscle size.
association increase low      important  Training with bands may be associated with higher muscle size.
association increase low      small      Training with bands may be associated with slightly higher muscle size.
association increase low      trivial    Training with bands may be associated with little or no difference in muscle size.
association increase low      unknown    Training with bands may be associated with higher muscle size.
association decrease high     large      Training with bands is associated with much lower muscle size.
association decrease high     important  Training with bands is associated with lower muscle size.
association decrease high     small      Training with bands is associated with slightly lower muscle size.
association decrease high     trivial    Training with bands is associated with little or no difference in muscle size.
association decrease high     unknown    Training with bands is associated with lower muscle size.
association decrease moderate large      Training with bands is probably associated with much lower muscle size.
association decrease moderate important  Training with bands is probably associated with lower muscle size.
association decrease moderate small      Training with bands is probably associated with slightly lower muscle size.
association decrease moderate trivial    Training with bands is probably associated with little or no difference in muscle size.
association decrease moderate unknown    Training with bands is probably associated with lower muscle size.
association decrease low      large      Training with bands may be associated with much lower muscle size.
association decrease low      important  Training with bands may be associated with lower muscle size.
association decrease low      small      Training with bands may be associated with slightly lower muscle size.
association decrease low      trivial    Training with bands may be associated with little or no difference in muscle size.
association decrease low      unknown    Training with bands may be associated with lower muscle size.
"""  # noqa: E501

SIZES = ("large", "important", "small", "trivial", "unknown")
NO_DIFFERENCE = {
    ("effect", "high"): f"{X} makes little or no difference to {Y}.",
    ("effect", "moderate"): f"{X} probably makes little or no difference to {Y}.",
    ("effect", "low"): f"{X} may make little or no difference to {Y}.",
    ("association", "high"): f"{X} is associated with little or no difference in {Y}.",
    ("association", "moderate"): f"{X} is probably associated with little or no difference in {Y}.",
    ("association", "low"): f"{X} may be associated with little or no difference in {Y}.",
}
LEFT_OPEN = {
    ("effect", "very-low"): (
        "The evidence is very uncertain about what training with bands does to muscle size."
    ),
    ("association", "very-low"): (
        "The evidence is very uncertain about how training with bands and muscle size are related."
    ),
    ("effect", "no-evidence"): (
        "No study was found that tested training with bands for its effect on muscle size "
        "(searched on 2026-11-22)."
    ),
    ("association", "no-evidence"): (
        "No study was found that tested training with bands for its link with muscle size "
        "(searched on 2026-11-22)."
    ),
}


@cache
def cells() -> dict[tuple[str, str, str, str], str]:
    """Return every cell: relation, direction, certainty and size, with its sentence."""
    table: dict[tuple[str, str, str, str], str] = {}
    for row in CELLS.strip().splitlines():
        relation, direction, certainty, size, words = row.split(maxsplit=4)
        table[relation, direction, certainty, size] = words
    for (relation, certainty), words in NO_DIFFERENCE.items():
        table |= {(relation, "none", certainty, size): words for size in SIZES}
    for (relation, certainty), words in LEFT_OPEN.items():
        for direction in ("increase", "decrease", "none"):
            table |= {(relation, direction, certainty, size): words for size in SIZES}
    return table


@cache
def of_cell(relation: str, direction: str, certainty: str, size: str) -> Assessment:
    """Return a claim of a cell, on a body that points for it (or nowhere)."""
    return made_of_cell(relation, direction, certainty, size)


def made_of_cell(
    relation: str, direction: str, certainty: str, size: str, **more: Any
) -> Assessment:
    """Return a claim of a cell with further fields."""
    claim: dict[str, Any] = {
        "direction": direction,
        "wording": {"relation": relation, "hedge": "uncertain"},
        **more,
    }
    if certainty == "no-evidence":
        claim |= {"evidence": [], "searched_on": "2026-11-22"}
    return said(certainty, size, results_go(direction), **claim)


def results_go(direction: str | None, **result: Any) -> dict[str, Any]:
    """Return a trial whose result went a certain way."""
    one = {"id": "size", "contrast": "conditions", **result}
    if direction is not None:
        one["direction"] = direction
    return {"trial": {**TRIAL["trial"], "results": [one]}}
