"""The certainty of a body: the reviewer's own, and the sum of the judged domains beside it.

Levels, domains and their arithmetic follow GRADE (ACIP handbook, chapters 9 and 10; Core GRADE 2,
BMJ 2025;389:e081904). A computed level is a suggestion: the reviewer's own is the one used.
"""

from dataclasses import dataclass

from claimgrade.assess.body import Body
from claimgrade.assess.start import Start, start_of
from claimgrade.model.assessment import CertaintyReading, Footnote
from claimgrade.model.claim import Claim
from claimgrade.model.judgement import DomainJudgement, Judgement
from claimgrade.model.vocabulary import (
    DOMAINS_DOWN,
    Certainty,
    Concern,
    Domain,
    Kind,
    Verdict,
)

_LEVELS = tuple(Certainty)

_NOTHING = (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE, Concern.NONE)

_MOST = {Domain.IMPRECISION: 3, Domain.LARGE_EFFECT: 2}
_MOST_DOWN = 2
_MOST_UP = 1

NOT_GRADED = (Kind.REPORT, Kind.DEFINITION)
"""Kinds whose evidence gets no certainty: checked against a source or an authority alone."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Rating:
    """What one judgement makes of one outcome: its start, its levels and their sum."""

    judgement: Judgement
    start: Start
    computed: Certainty | None
    footnotes: tuple[Footnote, ...]
    waits_for: tuple[str, ...]
    lifted: bool


def read_certainty(
    claim: Claim, kind: Kind, body: Body
) -> tuple[CertaintyReading, Judgement | None, bool]:
    """Return the certainty of the body, the judgement whose levels count, and if it lifts the body.

    Where several people judged an outcome the first judgement on it is summed; over several
    outcomes the lowest among the critical ones counts. The last value is true where the body is
    rated up, or starts High for a reason that the reviewer gives.
    """
    if not graded(claim, kind):
        what = f"a {kind}" if kind in NOT_GRADED else "what cannot be checked"
        reason = f"{what} is not graded"
        return CertaintyReading(None, claim.certainty, None, None, "", reason=reason), None, False
    if not body.testing and body.points is not None:
        return _no_evidence(claim), None, False
    own = claim.certainty if claim.certainty is not Certainty.NO_EVIDENCE else None
    searched = claim.searched_on is not None
    relation = claim.wording.relation if claim.wording else None
    start = start_of(relation, kind, body.testing, searched)
    rating = _deciding([_rate(j, start) for j in first_by_outcome(claim.judgements)])
    if rating is None:
        waits = ("judgements", *(m.field for m in start.missing))
        reading = CertaintyReading(
            own, claim.certainty, None, start.level, start.reason, (), waits, claim.because or ""
        )
        return reading, None, False
    reading = CertaintyReading(
        own,
        claim.certainty,
        rating.computed,
        rating.start.level,
        rating.start.reason,
        rating.footnotes,
        rating.waits_for,
        claim.because or "",
        _which(rating.judgement, claim.judgements),
    )
    return reading, rating.judgement, rating.lifted


def first_by_outcome(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return the first judgement on each outcome, in the order of the record."""
    first: dict[str | None, Judgement] = {}
    for judgement in judgements:
        first.setdefault(judgement.outcome, judgement)
    return tuple(first.values())


def _which(summed: Judgement, judgements: tuple[Judgement, ...]) -> str:
    """Return whose judgement on what was summed, where the record holds more than one."""
    if len(judgements) < 2:
        return ""
    same = sum(1 for j in judgements if j.outcome == summed.outcome)
    first = f", the first of {same} on it" if same > 1 else ""
    outcome = summed.outcome or "the claim's outcome"
    lowest = "; the lowest among the critical outcomes" if len(judgements) > same else ""
    return f"{summed.by} on {outcome}{first}{lowest}"


def graded(claim: Claim, kind: Kind) -> bool:
    """Return whether the claim's evidence gets a certainty at all."""
    declared = claim.verdict is not None and claim.verdict.verdict is Verdict.NOT_CHECKABLE
    return kind not in NOT_GRADED and not declared


def _no_evidence(claim: Claim) -> CertaintyReading:
    day = f" (searched {claim.searched_on})" if claim.searched_on else ""
    reason = claim.because or f"no evidence that was read tests the claim{day}"
    if claim.certainty not in (None, Certainty.NO_EVIDENCE):
        lacking = "no linked line tests the claim" if claim.evidence else "no line is linked"
        reason = f"{lacking} yet, so the certainty entered is not used"
    return CertaintyReading(Certainty.NO_EVIDENCE, claim.certainty, None, None, "", reason=reason)


def _deciding(ratings: list[Rating]) -> Rating | None:
    """Return the rating that counts: the lowest among critical outcomes, else the first."""
    critical = [r for r in ratings if r.judgement.critical]
    if not critical:
        return ratings[0] if ratings else None
    waiting = next((r for r in critical if r.computed is None), None)
    if waiting is not None:
        return waiting
    return min(critical, key=lambda r: r.computed.level if r.computed else 0)


def _rate(judgement: Judgement, derived: Start) -> Rating:
    start = derived
    if judgement.start is not None:
        why = judgement.start_reason or "no reason recorded"
        start = Start(judgement.start, f"set by the reviewer: {why}")
    absent = [d for d in DOMAINS_DOWN if d not in judgement.domains]
    waits = tuple(m.field for m in start.missing)
    if start.level is None and not waits:
        waits = ("judgements.start",)
    waits += tuple([f"judgements.domains.{d}" for d in absent])
    if not judgement.critical:
        waits += ("judgements.critical",)
    down = {d: levels_down(d, j) for d, j in judgement.domains.items() if d in DOMAINS_DOWN}
    lost = sum(down.values())
    up = {d: _levels_up(d, j, lost) for d, j in judgement.domains.items() if d not in DOMAINS_DOWN}
    computed = None
    if start.level is not None and not waits:
        level = min(max(start.level.level - lost, 1) + sum(up.values()), 4)
        computed = _LEVELS[level]
    notes = _footnotes(judgement, down, up)
    by_hand = judgement.start is Certainty.HIGH and judgement.start_reason is not None
    return Rating(judgement, start, computed, notes, waits, by_hand or any(up.values()))


def levels_down(domain: Domain, judged: DomainJudgement) -> int:
    """Return the levels a domain takes off; none where there is no concern to assess."""
    if judged.concern in _NOTHING:
        return 0
    return min(judged.levels, _MOST.get(domain, _MOST_DOWN)) if judged.levels else 0


def _levels_up(domain: Domain, judged: DomainJudgement, lost: int) -> int:
    """Return the levels a domain adds; none once any level was taken off."""
    if lost or judged.concern in _NOTHING:
        return 0
    return min(judged.levels, _MOST.get(domain, _MOST_UP))


def _footnotes(
    judgement: Judgement, down: dict[Domain, int], up: dict[Domain, int]
) -> tuple[Footnote, ...]:
    """Return one lettered footnote for each domain that moves or shares a level."""
    notes: list[Footnote] = []
    for domain, judged in judgement.domains.items():
        moved = -down[domain] if domain in down else up[domain]
        if not moved and judged.shared_with is None:
            continue
        reason = judged.reason or "no reason recorded"
        name = domain.value.replace("-", " ").capitalize()
        how = f"{moved:+d}".replace("-", "−")
        if not moved and judged.shared_with is not None:
            how = f"(level shared with {judged.shared_with.value.replace('-', ' ')})"
        letter = _LETTERS[len(notes)]
        notes.append(Footnote(letter, domain, moved, f"{name} {how}: {reason}"))
    return tuple(notes)
