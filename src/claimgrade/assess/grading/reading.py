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
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Certainty, Kind, Verdict

NOT_GRADED = (Kind.REPORT, Kind.DEFINITION)
"""Kinds whose evidence gets no certainty: checked against a source or an authority alone."""


_NOT_GRADED = {
    Kind.REPORT: sayable("a report is not graded"),
    Kind.DEFINITION: sayable("a definition is not graded"),
}
_NOT_CHECKED = sayable("what cannot be checked is not graded")


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
        reason = say(_NOT_GRADED.get(kind, _NOT_CHECKED))
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
    outcome = summed.outcome or say("the claim's outcome")
    which = (
        say(
            "{person} on {outcome}, the first by name of {number} on it",
            person=summed.by,
            outcome=outcome,
            number=same,
        )
        if same > 1
        else say("{person} on {outcome}", person=summed.by, outcome=outcome)
    )
    if len(judgements) == same:
        return which
    return say("{judgement}; the lowest among the critical outcomes", judgement=which)


def _no_evidence(claim: Claim, body: Body) -> CertaintyReading:
    reason = claim.because or nothing_tests(claim)
    if claim.certainty not in (None, Certainty.NO_EVIDENCE):
        reason = _not_used(claim, body)
    return CertaintyReading(Certainty.NO_EVIDENCE, claim.certainty, None, None, "", reason=reason)


def nothing_tests(claim: Claim) -> str:
    """Return that no evidence tests a claim, with the day of the search where it is recorded."""
    if claim.searched_on is None:
        return say("no evidence that was read tests the claim")
    return say("no evidence that was read tests the claim (searched {day})", day=claim.searched_on)


def _not_used(claim: Claim, body: Body) -> str:
    if body.practice:
        return say(
            "nothing but opinion or experience is linked, which stands outside the ladder, so the "
            "certainty entered is not used"
        )
    return say(
        "no linked line tests the claim yet, so the certainty entered is not used"
        if claim.evidence
        else "no line is linked yet, so the certainty entered is not used"
    )
