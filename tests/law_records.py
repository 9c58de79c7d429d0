"""Small records drawn at random for tests of laws, over one library of studies of every sort."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st

from build import ARTICLE, CLAIM, read, workspace_of
from claimgrade.assess.case import Case, Context
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.assessment import Assessment
from claimgrade.model.claim import Claim
from claimgrade.model.plain import plain, said
from claimgrade.model.vocabulary import DOMAINS_DOWN, Certainty, Domain, Hedge, Relation
from claimgrade.workspace.schema.records import record_from
from claimgrade.workspace.workspace import Workspace
from drawn import drawn

law = settings(
    deadline=None, max_examples=15, phases=(Phase.explicit, Phase.generate), database=None
)
"""Few examples, and no search for a smaller one: the records are small as they are."""

GRADES = [c.value for c in Certainty if c is not Certainty.NO_EVIDENCE]

STUDIES = read(
    """
    trial:
      {design: randomised-trial, n: 60, population: {species: human, sex: both}, duration: 8 weeks,
       preregistered: true, intervention: {what: bands}, harms_reported: true, cohort: town,
       results: [{id: r, outcome: size, class: final, contrast: conditions, comparison: rest,
       direction: increase, time: 8 weeks, estimate: 2, low: 1, high: 3, mid: 1, primary: true,
       statistic: mean-difference, unit: cm}]}
    again:
      {design: randomised-trial, n: 40, population: {species: human, sex: both}, cohort: town,
       results: [{id: r, outcome: size, class: final, contrast: conditions, comparison: rest,
       direction: increase, time: 20 weeks, estimate: 2, low: 1, high: 3}]}
    wide:
      {design: randomised-crossover, n: 12, population: {species: human, sex: men},
       results: [{id: r, class: surrogate, contrast: conditions, paired: true, time: 1 hour,
       direction: none, estimate: 1, low: -4, high: 6, mid: 2, statistic: mean-difference,
       primary: false}]}
    walkers:
      {design: cohort, n: 900, population: {species: human, age: older-adults},
       results: [{id: r, class: final, contrast: correlation, comparison: those who sat,
       direction: increase, time: 2 years, estimate: 2, low: 1.5, high: 2.5,
       statistic: risk-ratio}]}
    robins:
      {design: cohort, n: 700, population: {species: human},
       appraisal: {instrument: ROBINS-I, overall: moderate},
       results: [{id: r, class: final, contrast: conditions, direction: increase, time: 1 year}]}
    one-arm:
      {design: before-after, n: 500, population: {species: human}, cohort: village,
       results: [{id: r, class: final, contrast: change, direction: increase, time: 8 weeks}]}
    rats:
      {design: animal-experiment, randomised: true, n: 20, population: {species: animal},
       results: [{id: r, class: mechanism, contrast: conditions, direction: decrease}]}
    dish:
      {design: in-vitro, n: 9, population: {species: cell},
       results: [{id: r, class: mechanism, contrast: conditions, time: 1 day}]}
    pooled:
      {design: meta-analysis, randomised: true, n: 800, population: {species: human},
       includes: [trial, wide], searched_on: 2024-05, results: [{id: r, class: final,
       contrast: conditions, direction: increase, studies: 2, people: 72, estimate: 2}]}
    review: {design: narrative-review, results: [{id: r}]}
    coaches: {design: practice-evidence, systematic: unknown, results: [{id: r}]}
    bare: {results: [{id: r}]}
    looked-up:
      {design: unknown, n: unknown, population: {species: unknown}, duration: unknown,
       results: [{id: r, class: unknown, contrast: unknown, direction: unknown, time: unknown,
       estimate: unknown, low: unknown, high: unknown, statistic: unknown, primary: unknown}]}
    """
)
SOURCES = [*STUDIES, "nowhere"]

_LIBRARY = workspace_of({"studies": STUDIES, "claim": {}})


def words(values: Any) -> st.SearchStrategy[str]:
    """Return one of the words of a vocabulary."""
    return st.sampled_from([v.value for v in values])


def line(source: str, relation: str, **fields: Any) -> dict[str, Any]:
    """Return an evidence line on the one result of a study."""
    told = {"source": source, "result": "r", "relation": relation, "finding": "It was measured."}
    return {**told, **fields}


_NOT_FOUND = {"found": "false"}

_LINES = [
    line(key, relation) for key in SOURCES for relation in ("supports", "qualifies", "disputes")
]
_BACKGROUND = [line(key, "background") for key in SOURCES]
_NOT_HELD = [line(key, "supports", verified=_NOT_FOUND) for key in SOURCES]
lines = st.sampled_from(_LINES)

_CONCERNS = [
    {"concern": "none", "levels": "0"},
    {"concern": "serious", "levels": "1"},
    {"concern": "very-serious", "levels": "2"},
    {"concern": "serious", "levels": "0", "shared_with": "imprecision"},
    {"concern": "present", "levels": "1"},
    {"concern": "present", "levels": "2"},
    {"concern": "not-assessable"},
]
_ALL_DOWN = {domain.value: {"concern": "none", "levels": "0"} for domain in DOMAINS_DOWN}
_JUDGED = [
    {"by": by, "outcome": outcome, **more}
    for by in ("AB", "CD")
    for outcome in ("size", "strength")
    for more in ({}, {"critical": "false"}, {"start": "low", "start_reason": "By hand."})
]
_SAID = {"direction": ["increase", "decrease", "none"], "scope": ["group", "individual"]}
_SAID |= {"advice": ["none", "stated", "addressed"], "plural_cue": ["none", "many"]}
_SAID |= {"points": ["for", "against", "both"], "searched_on": ["2026-11-22"]}
_SAID |= {"kind": ["comparative", "report", "literature", "no-effect", "safety", "definition"]}
_OTHER: dict[str, list[Any]] = {
    "omits": ["none", "unknown", {"what": "clots", "hides": "harm"}],
    "numbers": [[], [{"value": "2", "unit": "times", "role": "max"}], [{"value": "2"}]],
    "asserts": [
        {"outcome": {"name": "size", "class": "final"}, "horizon": "training"},
        {"population": {"species": "animal"}, "horizon": "5 years"},
        {"population": {"sex": "women"}, "comparator": "rest", "intervention": {"what": "bands"}},
        {"outcome": {"name": "size", "class": "unknown"}, "horizon": "unknown"},
    ],
}
_EXTRAS = list({**_SAID, **_OTHER}.items())


def _evidence(random: Random) -> list[dict[str, Any]]:
    sorts = (_LINES, _BACKGROUND, _NOT_HELD)
    return [random.choice(random.choice(sorts)) for _ in range(random.randint(0, 4))]


def _judgement(random: Random) -> dict[str, Any]:
    rated = random.sample(list(Domain), random.randint(0, 4))
    domains = {domain.value: random.choice(_CONCERNS) for domain in rated}
    return {**random.choice(_JUDGED), "domains": {**_ALL_DOWN, **domains}}


def _judgements(random: Random) -> list[dict[str, Any]]:
    drawn = [_judgement(random) for _ in range(random.randint(0, 2))]
    return list({(judged["by"], judged["outcome"]): judged for judged in drawn}.values())


def _claim(random: Random) -> dict[str, Any]:
    relation, hedge = random.choice(list(Relation)).value, random.choice(list(Hedge)).value
    extras = random.sample(_EXTRAS, random.randint(0, 5))
    return {
        "wording": {"relation": relation, "hedge": hedge},
        "certainty": random.choice(list(Certainty)).value,
        "evidence": _evidence(random),
        "judgements": _judgements(random),
        **{name: random.choice(values) for name, values in extras},
    }


judgements = drawn(_judgement)
claims = drawn(_claim)
"""The fields of a claim; those of the minimum record that are left out are filled in."""


@lru_cache(maxsize=1)
def _filled() -> Mapping[str, Any]:
    read_back = _LIBRARY.claims[f"{ARTICLE}/{CLAIM}"].claim
    return {name: plain(value) for name, value in said(read_back)}


def workspace(claim: Mapping[str, Any], *, fill: bool = True) -> Workspace:
    """Return the library with one claim on it."""
    file = _LIBRARY.claims[f"{ARTICLE}/{CLAIM}"]
    made = record_from(Claim, {**(_filled() if fill else {}), **claim})
    return replace(_LIBRARY, claims={file.key: file._replace(claim=made)})


def assessed(claim: Mapping[str, Any], *, fill: bool = True) -> Assessment:
    """Return what the method says of one claim on the library."""
    return assess(workspace(claim, fill=fill)).assessments[0]


def weighed(claim: Mapping[str, Any]) -> Case:
    """Return one claim on the library with its evidence weighed, before any rule is run."""
    own = workspace(claim)
    return case_of(own.claims[f"{ARTICLE}/{CLAIM}"], Context(own, None))


def without(items: Sequence[Any], index: int) -> list[Any]:
    """Return a list without one of its items."""
    return [item for place, item in enumerate(items) if place != index]
