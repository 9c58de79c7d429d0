"""The certainty of a body: the reviewer's own, and the sum of the judged domains beside it.

A computed level is a suggestion: the reviewer's own is the one used.
"""

from claimgrade.assess.evidence.body import Body
from claimgrade.assess.grading.rating import outcome_judged
from claimgrade.assess.grading.start import start_of
from claimgrade.model.assessment import CertaintyReading
from claimgrade.model.claim import Claim
from claimgrade.model.judgement import Judgement
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Certainty, Kind, Verdict

NOT_GRADED = (Kind.REPORT, Kind.DEFINITION)
"""Kinds whose evidence gets no certainty: checked against a source or an authority alone."""


def read_certainty(
    claim: Claim, kind: Kind, body: Body, rated: tuple[Rating, ...]
) -> tuple[CertaintyReading, Judgement | None, bool]:
    """Return the certainty of the body, the judgement whose levels count, and if it lifts the body.

    ``rated`` is what each judgement adds up to (:func:`claimgrade.assess.grading.rating.ratings`).
    Where several people judged an outcome the first of them by name is summed; over several
    outcomes the lowest among the critical ones counts. The last value is true where the body is
    rated up, or starts High for a reason that the reviewer gives.
    """
    if not graded(claim, kind):
        what = f"a {kind}" if kind in NOT_GRADED else "what cannot be checked"
        reason = f"{what} is not graded"
        return CertaintyReading(None, claim.certainty, None, None, "", reason=reason), None, False
    if not body.testing and body.points is not None:
        return _no_evidence(claim, body), None, False
    rating = next((r for r in rated if r.shown), None)
    if rating is None:
        return _not_judged(claim, kind, body), None, False
    reading = CertaintyReading(
        _used(claim),
        claim.certainty,
        rating.computed,
        rating.start,
        rating.start_reason,
        rating.footnotes,
        rating.waits_for,
        claim.because or "",
        _which(rating, claim),
    )
    return reading, rating.judgement, rating.lifted


def graded(claim: Claim, kind: Kind) -> bool:
    """Return whether the claim's evidence gets a certainty at all."""
    declared = claim.verdict is not None and claim.verdict.verdict is Verdict.NOT_CHECKABLE
    return kind not in NOT_GRADED and not declared


def _used(claim: Claim) -> Certainty | None:
    """Return the reviewer's certainty; 'no evidence' is none where lines test the claim."""
    return claim.certainty if claim.certainty is not Certainty.NO_EVIDENCE else None


def _not_judged(claim: Claim, kind: Kind, body: Body) -> CertaintyReading:
    start = start_of(claim, kind, body.testing)
    waits = ("judgements", *(m.field for m in start.missing))
    return CertaintyReading(
        _used(claim),
        claim.certainty,
        None,
        start.level,
        start.reason,
        waits_for=waits,
        reason=claim.because or "",
    )


def _which(shown: Rating, claim: Claim) -> str:
    """Return whose judgement on what was summed, where the record holds more than one."""
    judgements = claim.judgements
    if len(judgements) < 2:
        return ""
    summed = shown.judgement
    judged = outcome_judged(summed, claim)
    same = sum(1 for j in judgements if outcome_judged(j, claim) == judged)
    first = f", the first by name of {same} on it" if same > 1 else ""
    outcome = summed.outcome or "the claim's outcome"
    lowest = "; the lowest among the critical outcomes" if len(judgements) > same else ""
    return f"{summed.by} on {outcome}{first}{lowest}"


def _no_evidence(claim: Claim, body: Body) -> CertaintyReading:
    day = f" (searched {claim.searched_on})" if claim.searched_on else ""
    reason = claim.because or f"no evidence that was read tests the claim{day}"
    if claim.certainty not in (None, Certainty.NO_EVIDENCE):
        reason = f"{_lacking(claim, body)}, so the certainty entered is not used"
    return CertaintyReading(Certainty.NO_EVIDENCE, claim.certainty, None, None, "", reason=reason)


def _lacking(claim: Claim, body: Body) -> str:
    if body.practice:
        return "nothing but opinion or experience is linked, which stands outside the ladder"
    return "no linked line tests the claim yet" if claim.evidence else "no line is linked yet"
