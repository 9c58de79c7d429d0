"""What each person's judgement of each outcome adds up to."""

import json

from claimgrade.assess.evidence.body import Body
from claimgrade.assess.evidence.data_sets import most_independent
from claimgrade.assess.grading.footnotes import NO_REASON, Letters
from claimgrade.assess.grading.levels import Counted, Upward, added, sum_of_levels, taken_off
from claimgrade.assess.grading.start import Start, start_of
from claimgrade.model.claim import Claim
from claimgrade.model.judgement import Judgement
from claimgrade.model.plain import plain
from claimgrade.model.rating import Rating
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import DOMAINS_DOWN, Certainty, Domain, Kind

_UP = tuple(domain for domain in Domain if domain not in DOMAINS_DOWN)


def ratings(claim: Claim, kind: Kind, body: Body) -> tuple[Rating, ...]:
    """Return what every judgement of a claim makes of its outcome, by the names of the people.

    The order of the record makes no difference (:func:`in_order`). The one whose sum is shown has
    its footnotes lettered first; a footnote that holds for several of them has one letter.
    """
    if not claim.judgements:
        return ()
    start = start_of(claim, kind, body.testing)
    rated = [rating_of(judgement, start, body) for judgement in in_order(claim)]
    shown = deciding(_first_by_outcome(rated, claim)) if len(rated) > 1 else rated[0]
    letters = Letters()
    first = letters.footnotes(shown.judgement, shown.levels) if shown is not None else ()
    return tuple(
        [
            r._replace(footnotes=first, shown=True)
            if r is shown
            else r._replace(footnotes=letters.footnotes(r.judgement, r.levels))
            for r in rated
        ]
    )


def in_order(claim: Claim) -> tuple[Judgement, ...]:
    """Return a claim's judgements by person and outcome, a person's later one on it first.

    Where that leaves two in doubt, what they say decides: no order of the record ever counts.
    """
    if len(claim.judgements) < 2:
        return claim.judgements
    return tuple(sorted(claim.judgements, key=lambda judgement: _place(judgement, claim)))


def outcome_judged(judgement: Judgement, claim: Claim) -> str:
    """Return the outcome that was judged; '' for the claim's own, named or not."""
    named = judgement.outcome or ""
    return "" if named == claim.outcome_name else named


def _place(judgement: Judgement, claim: Claim) -> tuple[str, str, str, int, str]:
    days = judgement.on.toordinal() if judgement.on else 0
    said = json.dumps(plain(judgement))
    outcome = outcome_judged(judgement, claim)
    return judgement.by.casefold(), judgement.by, outcome, -days, said


def _first_by_outcome(rated: list[Rating], claim: Claim) -> list[Rating]:
    """Return the first rating of each outcome, by the names of the people."""
    first: dict[str, Rating] = {}
    for rating in rated:
        first.setdefault(outcome_judged(rating.judgement, claim), rating)
    return list(first.values())


def deciding(rated: list[Rating]) -> Rating | None:
    """Return the rating that counts: the lowest among critical outcomes, else the first.

    A critical outcome whose sum still waits for a field comes before any: until it is known the
    lowest is not (ACIP handbook, chapter 10, on the lowest among critical outcomes).
    """
    critical = [r for r in rated if r.judgement.critical]
    if not critical:
        return rated[0] if rated else None
    return min(critical, key=lambda r: r.computed.level if r.computed else 0)


def rating_of(judgement: Judgement, derived: Start, body: Body) -> Rating:
    """Return what one judgement adds up to; ``derived`` is the start that the designs allow."""
    start = _chosen_start(judgement, derived)
    waits = _waits_for(judgement, start)
    down = {
        domain: taken_off(domain, judgement.domains[domain])
        for domain in DOMAINS_DOWN
        if domain in judgement.domains
    }
    lost = -sum([counted.levels for counted in down.values()])
    up = _upward(judgement, lost, derived, body)
    gained = sum([counted.levels for counted in up.values()])
    moved = {**down, **up}
    computed = None
    if start.level is not None and not waits:
        computed = sum_of_levels(start.level, lost, gained)
    by_hand = judgement.start is Certainty.HIGH and judgement.start_reason is not None
    return Rating(
        judgement=judgement,
        start=start.level,
        start_reason=start.reason,
        levels={domain: counted.levels for domain, counted in moved.items()},
        not_counted={d: counted.why_not for d, counted in moved.items() if counted.why_not},
        computed=computed,
        footnotes=(),
        waits_for=waits,
        lifted=by_hand or gained > 0,
    )


def _upward(judgement: Judgement, lost: int, derived: Start, body: Body) -> dict[Domain, Counted]:
    judged = {d: judgement.domains[d] for d in _UP if d in judgement.domains}
    if not judged:
        return {}
    against = Upward(lost, derived, most_independent(body.agreeing))
    return {domain: added(domain, one, against) for domain, one in judged.items()}


def _chosen_start(judgement: Judgement, derived: Start) -> Start:
    """Return the start set by the reviewer, else the one that the designs allow."""
    if judgement.start is None:
        return derived
    if judgement.start is Certainty.NO_EVIDENCE:
        return Start(None, say("'no evidence' is no level to start from"))
    why = judgement.start_reason or say(NO_REASON)
    return Start(judgement.start, say("set by the reviewer: {why}", why=why))


def _waits_for(judgement: Judgement, start: Start) -> tuple[str, ...]:
    """Return the fields without which a judgement has no sum."""
    waits = [missing.field for missing in start.missing]
    if start.level is None and not waits:
        waits.append("judgements.start")
    waits += [f"judgements.domains.{d}" for d in DOMAINS_DOWN if d not in judgement.domains]
    if not judgement.critical:
        waits.append("judgements.critical")
    return tuple(waits)
