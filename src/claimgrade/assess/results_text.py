"""What the rules say of claims as text, on its way from one process to another."""

import json
from array import array
from enum import Enum
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from claimgrade.model.assessment import Family, Outcome, RuleResult, StartingLevel
from claimgrade.model.finding import Finding, Location, Related, Severity, Subject
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Domain


class Open(NamedTuple):
    """What is open of a claim: its flags, and the checks that wait for a field."""

    flags: tuple[RuleResult, ...]
    waiting: tuple[RuleResult, ...]


Told = tuple[dict[str, Open], tuple[Finding, ...]]
"""What the rules find by claim, and what is to be mended in judgements and acceptances."""

_E = TypeVar("_E", bound=Enum)


def as_text(told: Told) -> str:
    """Return what was said of claims as a text, from which :func:`from_text` gives it back.

    A result that many claims share is written once, and so is all that they share as a whole.
    Which results stand together is in a line of its own, which need not be looked through for
    quotation marks.
    """
    by_claim, findings = told
    shared = {id(found): found for found in by_claim.values()}
    stacked = [results for found in shared.values() for results in found]
    every: dict[int, RuleResult] = {}
    for results in stacked:
        every.update(zip(map(id, results), results, strict=True))
    place_of = {result: place for place, result in enumerate(every)}.__getitem__
    places = array("I", map(place_of, map(id, chain.from_iterable(stacked))))
    number_of = {found: number for number, found in enumerate(shared)}.__getitem__
    of_claims = list(map(number_of, map(id, by_claim.values())))
    lists = json.dumps(
        [list(every.values()), list(map(len, stacked)), list(by_claim), of_claims, findings],
        check_circular=False,
    )
    return f"{lists}\n{places.tobytes().hex()}"


def from_text(text: str) -> Told:
    """Return what :func:`as_text` made a text of."""
    lists, places = text.split("\n")
    distinct, sizes, keys, of_claims, found = json.loads(lists)
    results = [_result(*fields) for fields in distinct]
    told = map(results.__getitem__, array("I", bytes.fromhex(places)))
    stacked = iter([tuple(islice(told, size)) for size in sizes])
    shared = list(map(Open, stacked, stacked))
    return (
        dict(zip(keys, map(shared.__getitem__, of_claims), strict=True)),
        tuple(_finding(*fields) for fields in found),
    )


def _by_value(*kinds: type[_E]) -> dict[str | None, Any]:
    return {None: None} | {member.value: member for kind in kinds for member in kind}


_FAMILIES, _OUTCOMES = _by_value(Family), _by_value(Outcome)
_SEVERITIES, _SUBJECTS = _by_value(Severity), _by_value(Subject)
_COUNTED = _by_value(Domain, StartingLevel)


def _result(
    code: str,
    name: str,
    family: str,
    outcome: str,
    message: str,
    severity: str | None,
    at: str,
    help_text: str,
    missing: list[list[Any]],
    once: str | None,
    accepted: str | None,
    subject: str,
) -> RuleResult:
    return RuleResult(
        code,
        name,
        _FAMILIES[family],
        _OUTCOMES[outcome],
        message,
        _SEVERITIES[severity],
        at,
        help_text,
        tuple([Missing(*fields) for fields in missing]),
        _COUNTED[once],
        accepted,
        _SUBJECTS[subject],
    )


def _finding(
    code: str,
    name: str,
    severity: str,
    subject: str,
    message: str,
    location: list[Any],
    help_text: str | None,
    claim: str | None,
    related: list[list[Any]],
) -> Finding:
    return Finding(
        code,
        name,
        _SEVERITIES[severity],
        _SUBJECTS[subject],
        message,
        Location(*location),
        help_text,
        claim,
        tuple(Related(Location(*place), label) for place, label in related),
    )
