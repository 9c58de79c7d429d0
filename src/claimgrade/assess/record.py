"""The minimum record: the fields without which a claim gets no verdict."""

from functools import lru_cache

from claimgrade.assess.case import Case
from claimgrade.assess.grading.reading import graded
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Certainty, Kind

_NOT_READ = frozenset({"topics", "aliases", "review", "replaced_by"})
"""Claim fields that no step of the method reads."""


def missing_from_record(case: Case) -> tuple[Missing, ...]:
    """Return the fields of the minimum record that are absent or could not be read.

    They are: quote, statement, relation and hedge of the wording, certainty and its reason
    (where the evidence is graded and tests the claim); source, relation and finding of each
    line; ``points`` where lines both support and dispute; ``searched_on`` where none tests.
    """
    if case.lacking is None:
        case.lacking = _missing_from(case)
    return case.lacking


def _missing_from(case: Case) -> tuple[Missing, ...]:
    missing = [field for field in case.broken if field.split(".")[0] not in _NOT_READ]
    missing += _of_claim(case)
    missing += _of_lines(case)
    missing += _of_evidence(case)
    return _missing(tuple(missing))


@lru_cache(maxsize=1024)
def _missing(fields: tuple[str, ...]) -> tuple[Missing, ...]:
    """Return fields as missing, each once; many claims lack the same."""
    return tuple(Missing(field) for field in dict.fromkeys(fields))


def _of_claim(case: Case) -> list[str]:
    claim = case.claim
    missing: list[str] = []
    if case.quoted is None:
        missing.append("quote.exact" if claim.quote else "quote")
    if claim.statement is None:
        missing.append("statement")
    if case.relation is None:
        missing.append("wording.relation")
    if case.hedge is None:
        missing.append("wording.hedge")
    return missing


def _of_lines(case: Case) -> list[str]:
    missing: list[str] = []
    for index, entry in enumerate(case.claim.evidence):
        if entry.source is None:
            missing.append(f"evidence.{index}.source")
        if entry.relation is None:
            missing.append(f"evidence.{index}.relation")
        if entry.finding is None:
            missing.append(f"evidence.{index}.finding")
    return missing


def _of_evidence(case: Case) -> list[str]:
    claim, body = case.claim, case.body
    if not body.testing:
        if case.kind is Kind.DEFINITION:
            return ["verdict"]
        return [] if claim.searched_on else ["searched_on"]
    missing: list[str] = ["points"] if body.points is None else []
    if graded(claim, case.kind):
        if claim.certainty in (None, Certainty.NO_EVIDENCE):
            missing.append("certainty")
        if claim.because is None:
            missing.append("because")
    return missing
