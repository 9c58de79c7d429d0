"""The rule on whether people signed what the record says today."""

from claimgrade.assess.case import Case
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed
from claimgrade.assess.signing.signatures import signatures_of
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity, Subject
from claimgrade.model.saying import listed, say, sayable
from claimgrade.model.signature import Part, Signature

_WORDS = {
    Part.CLAIM: sayable("the claim"),
    Part.EVIDENCE: sayable("its evidence lines"),
    Part.STUDIES: sayable("a study behind it"),
    Part.SOURCES: sayable("a source behind it"),
    Part.RULES: sayable("the rules"),
}

_UNSIGNED = sayable("nobody has signed what the claim rests on")


@rule(
    "SI10",
    "stale-verdict",
    Family.SOURCE,
    severity="major; no verdict reads it",
    worst=Severity.MAJOR,
    subject=Subject.RECORD,
    needs=(),
    literature="reviews audited on GitHub: project red-team-blue-team, issue 311 (25 of 52 "
    "verdicts described text that was gone); project pulumi/docs, issue 21379 (a lost heading "
    "changed the meaning)",
    key_concept="trust alone",
    # Both were signed with the digest of the one line 'Thighs grew.'
    fires="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew much.}
          review:
            - by: Anna
              on: 2026-11-22
              digests:
                evidence: e2d1b70662a2a464bf66c83bc831fa12574a710d6a72ac9a01883b121206857b
        """,
    near_miss="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
          review:
            - by: Anna
              on: 2026-11-22
              digests:
                evidence: e2d1b70662a2a464bf66c83bc831fa12574a710d6a72ac9a01883b121206857b
        """,
)
def stale_verdict(case: Case) -> Ruling:
    """The claim, its evidence, a study, a source or the rules changed since somebody signed.

    A verdict is of what was read. A signature without digests cannot tell and is not judged;
    claims that nobody has signed are in the queue of 'claimgrade review'.
    """
    if not any(signed.digests is not None for signed in case.claim.review):
        return not_applicable(say(_UNSIGNED))
    signatures = [s for s in signatures_of(case) if s.bound]
    if not signatures:
        return not_applicable(say(_UNSIGNED))
    stale = [s for s in signatures if s.stale]
    if not stale:
        return passed(say("nothing has changed since it was signed"))
    return flag(
        Severity.MAJOR,
        "; ".join(_said(s) for s in stale),
        f"review.{stale[0].index}",
        say(
            "Read it again, then sign: {command}.",
            command=f"claimgrade review {case.id} --sign --by NAME",
        ),
    )


def _said(signature: Signature) -> str:
    """Return what changed since one person signed: ``the claim changed since Anna signed``."""
    parts, who = said_of(signature.changed), signature.by or say("somebody")
    if not signature.on:
        return say("{parts} changed since {signer} signed", parts=parts, signer=who)
    return say(
        "{parts} changed since {signer} signed on {day}", parts=parts, signer=who, day=signature.on
    )


def said_of(parts: tuple[Part, ...]) -> str:
    """Return the parts as words: ``the claim, its evidence lines and the rules``."""
    return listed([say(_WORDS[part]) for part in parts])
