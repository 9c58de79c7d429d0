"""Judgements of several people, side by side, and how far they agree."""

from collections.abc import Iterable
from itertools import combinations

from claimgrade.assess.grading.footnotes import NO_REASON
from claimgrade.assess.grading.levels import taken_off
from claimgrade.assess.grading.rating import in_order
from claimgrade.model.agreement import Agreement, DomainRatings, Kappa, PersonsRating
from claimgrade.model.claim import Claim
from claimgrade.model.judgement import Judgement
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import DOMAINS_DOWN, Concern, Domain
from claimgrade.statistics.agreement import weighted_kappa

_NO_RATING = (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE)


def agreement(claim: Claim) -> Agreement | None:
    """Return what people made of the same outcome, domain by domain, disagreements first.

    ``None`` where no outcome of the claim was judged by two people. Nothing is averaged.
    """
    domains = [
        _side_by_side(outcome, domain, people)
        for outcome, people in _shared(claim).items()
        for domain in Domain
        if any(domain in judged.domains for judged in people.values())
    ]
    if not domains:
        return None
    return Agreement(tuple(sorted(domains, key=lambda d: (not d.differs, -d.spread))))


def kappas(claims: Iterable[Claim]) -> tuple[Kappa, ...]:
    """Return weighted kappa for each pair of people and each domain, over many claims.

    Compared are the levels taken off, with linear weights: two levels apart count twice as much
    as one. Outcomes where one of the two calls the domain not applicable or not assessable are
    left out, as there is no level to compare. Only pairs who judged an outcome in common.
    """
    pairs: dict[tuple[tuple[str, str], Domain], list[tuple[int, int]]] = {}
    for claim in claims:
        for people in _shared(claim).values():
            for first, second in combinations(sorted(people), 2):
                for domain in DOMAINS_DOWN:
                    found = pairs.setdefault(((first, second), domain), [])
                    one = _levels(people[first], domain)
                    other = _levels(people[second], domain)
                    if one is not None and other is not None:
                        found.append((one, other))
    return tuple(_kappa(who, domain, pairs[who, domain]) for who, domain in sorted(pairs, key=_by))


def _by(key: tuple[tuple[str, str], Domain]) -> tuple[tuple[str, str], int]:
    people, domain = key
    return people, DOMAINS_DOWN.index(domain)


def _kappa(people: tuple[str, str], domain: Domain, pairs: list[tuple[int, int]]) -> Kappa:
    if not pairs:
        return Kappa(people, domain, 0, None, say("no outcome on which both gave a level"))
    value = weighted_kappa(pairs)
    if value is None:
        note = say(
            "not defined: both gave {levels} every time, so chance alone agrees fully",
            levels=pairs[0][0],
        )
        return Kappa(people, domain, len(pairs), None, note)
    return Kappa(people, domain, len(pairs), value)


def _shared(claim: Claim) -> dict[str, dict[str, Judgement]]:
    """Return the judgements by outcome and person, of the outcomes that two people judged.

    A judgement that names no outcome is on the claim's own. Where a person judged an outcome more
    than once, the latest entry stands.
    """
    by_outcome: dict[str, dict[str, Judgement]] = {}
    for judgement in in_order(claim):
        outcome = judgement.outcome or claim.outcome_name or ""
        by_outcome.setdefault(outcome, {}).setdefault(judgement.by, judgement)
    return {outcome: people for outcome, people in by_outcome.items() if len(people) > 1}


def _side_by_side(outcome: str, domain: Domain, people: dict[str, Judgement]) -> DomainRatings:
    ratings = [_rating(by, people[by], domain) for by in sorted(people)]
    return DomainRatings(outcome or say("the claim's outcome"), domain, tuple(ratings))


def _rating(by: str, judgement: Judgement, domain: Domain) -> PersonsRating:
    judged = judgement.domains.get(domain)
    if judged is None:
        return PersonsRating(by, None, 0, say("not judged"))
    return PersonsRating(by, judged.concern, judged.levels, judged.reason or say(NO_REASON))


def _levels(judgement: Judgement, domain: Domain) -> int | None:
    judged = judgement.domains.get(domain)
    if judged is None or judged.concern in _NO_RATING:
        return None
    return abs(taken_off(domain, judged).levels)
