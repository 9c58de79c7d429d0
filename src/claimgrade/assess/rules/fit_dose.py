"""Rules on whether what was done in the studies is what the claim speaks of."""

from functools import lru_cache
from typing import NamedTuple

from claimgrade.assess.asking import counts_already, has_bridge
from claimgrade.assess.case import Case
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.assess.evidence.lines import Line, missing_study
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, counted_once, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.population import Intervention
from claimgrade.model.saying import both, quoted, say, sayable
from claimgrade.model.vocabulary import Domain, Relation
from claimgrade.statistics.amounts import parse
from claimgrade.statistics.quantities import ranges_meet

_APART = {
    "dose": sayable("the dose claimed is '{claimed}', and the studies had {studied}"),
    "frequency": sayable("the frequency claimed is '{claimed}', and the studies had {studied}"),
    "duration": sayable("the duration claimed is '{claimed}', and the studies had {studied}"),
}

_LIKENESS = {
    Likeness.PARTLY: (Severity.INFO, sayable("words alone do not tell whether that is the same")),
    Likeness.OTHER: (Severity.MINOR, sayable("no study did that")),
}


class _Part(NamedTuple):
    """What one part of the intervention comes to: nothing against it, a flag, or a gap."""

    severity: Severity | None = None
    message: str = ""
    missing: tuple[Missing, ...] = ()


_SAME = _Part()
_BRIDGED = _Part()
"""Nothing against it here: a claim that this one builds on is asked instead."""


@rule(
    "OS14",
    "dose-or-protocol-mismatch",
    Family.FIT,
    severity="major where amounts do not meet, minor for another treatment; information where its "
    "words agree in part only, or where indirectness already counts it",
    worst=Severity.MAJOR,
    version=4,
    needs=(
        "asserts.intervention.what",
        "evidence.*.relation",
        "studies.*.intervention.what",
        "studies.*.intervention.dose",
    ),
    reads_phrasing=False,
    literature="FTC, Health Products Compliance Guidance 2022, on matching the product; Haber 2018",
    key_concept="people, treatments or outcomes that do not match yours",
    fires="""
        claim:
          asserts: {intervention: {what: training with bands, dose: 20 to 30% of 1RM}}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        studies:
          trial: {intervention: {what: training with bands, dose: 70% of 1RM}}
        """,
    near_miss="""
        claim:
          asserts: {intervention: {what: training with bands, dose: 20 to 30% of 1RM}}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        studies:
          trial: {intervention: {what: light training with bands, dose: 30 to 50% of 1RM}}
        """,
)
def dose_or_protocol_mismatch(case: Case) -> Ruling:
    """The studies did something else, or more or less of it, than the words speak of.

    What works at one load, pressure or frequency may not at another, and one product's result is
    not another's. Amounts are compared with their units; treatments by the words that name them.
    Where the step from one treatment to the other is a comparison of its own that the claim
    builds on, the rule asks it there.
    """
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    asserts = case.claim.asserts
    claimed = asserts.intervention if asserts else None
    if claimed is None and case.relation is Relation.DESCRIPTION:
        return not_applicable(say("the words describe and name no treatment"))
    if claimed is None or claimed.what is None or claimed.what is UNKNOWN:
        unknown = claimed is not None and claimed.what is UNKNOWN
        return unresolved((Missing("asserts.intervention.what", unknown),))
    parts = [_treatment(case, claimed, lines)]
    parts += [_amount(case, name, claimed, lines) for name in _APART]
    missing = [m for part in parts for m in part.missing]
    if missing:
        return unresolved(missing)
    faults = [part for part in parts if part.severity is not None]
    if not faults and any(part is _BRIDGED for part in parts):
        return passed(
            say(
                "the step from what was done in the studies to what the words speak of is a claim "
                "that this one builds on"
            )
        )
    if not faults:
        return passed(say("a linked study did what the words speak of, as far as its record tells"))
    ruling = flag(
        max((part.severity for part in faults if part.severity), key=lambda s: s.rank),
        "; ".join(part.message for part in faults),
        "asserts.intervention",
        say(
            "Say what the studies did and how much of it, link a study of what the words name, or "
            "record the step between the two as a claim of its own in `builds_on`."
        ),
    )
    return counted_once(ruling, counts_already(case, "OS14", Domain.INDIRECTNESS))


def _treatment(case: Case, claimed: Intervention, lines: tuple[Line, ...]) -> _Part:
    """Return how the treatment that the claim names compares with those studied."""
    wanted = str(claimed.what)
    found: set[Likeness] = set()
    missing: list[Missing] = []
    for line in lines:
        studied = _studied(line, "what")
        if isinstance(studied, Missing):
            missing.append(studied)
            continue
        alike = likeness(wanted, studied)
        if alike is Likeness.SAME:
            return _SAME
        found.add(alike)
    if has_bridge(case, "what"):
        return _BRIDGED
    if missing:
        return _Part(missing=tuple(missing))
    severity, why = _LIKENESS[Likeness.PARTLY if Likeness.PARTLY in found else Likeness.OTHER]
    message = say(
        "the claim speaks of '{claimed}', the studies of {studied}: {why}",
        claimed=wanted,
        studied=_some([str(_studied(line, "what")) for line in lines]),
        why=say(why),
    )
    return _Part(severity, message)


def _some(named: list[str]) -> str:
    """Return the first two of some treatments in quotation marks, and how many more there are."""
    first = both(list(map(quoted, named[:2])))
    if len(named) <= 2:
        return first
    return say("{first} and {number} more", first=first, number=len(named) - 2)


def _amount(case: Case, name: str, claimed: Intervention, lines: tuple[Line, ...]) -> _Part:
    """Return how one amount that the claim states compares with those studied."""
    wanted = getattr(claimed, name)
    if wanted is None or wanted is UNKNOWN or not parse(wanted):
        return _SAME
    apart: list[str] = []
    missing: list[Missing] = []
    for line in lines:
        studied = _studied(line, name)
        if isinstance(studied, Missing):
            missing.append(studied)
            continue
        meets = _meet(wanted, studied)
        if meets:
            return _SAME
        if meets is False:
            apart.append(studied)
    if has_bridge(case, name):
        return _BRIDGED
    if missing or not apart:
        return _Part(missing=tuple(missing))
    had = both(list(map(quoted, dict.fromkeys(apart))))
    return _Part(Severity.MAJOR, say(_APART[name], claimed=wanted, studied=had))


_meet = lru_cache(maxsize=4096)(ranges_meet)


def _studied(line: Line, name: str) -> str | Missing:
    """Return one field of what the line's study did, or the field that is missing."""
    if line.study is None:
        return missing_study(line)
    done = line.study.intervention
    value = getattr(done, name) if done is not None else None
    if value is None or value is UNKNOWN:
        path = f"studies.{line.entry.source}.intervention.{name}"
        return Missing(path, value is UNKNOWN)
    return str(value)
