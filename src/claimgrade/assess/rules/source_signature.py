"""The rule on whether people signed what the record says today."""

from claimgrade.assess.case import Case
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed
from claimgrade.assess.signing.signatures import signatures_of
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity, Subject
from claimgrade.model.signature import Part, Signature

_WORDS = {
    Part.CLAIM: "the claim",
    Part.EVIDENCE: "its evidence lines",
    Part.STUDIES: "a study behind it",
    Part.SOURCES: "a source behind it",
    Part.RULES: "the rules",
}

_UNSIGNED = not_applicable("nobody has signed what the claim rests on")


@rule(
    "SI10",
    "stale-verdict",
    Family.SOURCE,
    severity="major; no verdict reads it",
    worst=Severity.MAJOR,
    subject=Subject.RECORD,
    needs=(),
    literature="stale verdicts in audited reviews: red-team-blue-team issue 311 (25 of 52 "
    "described text that was gone), pulumi/docs issue 21379",
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
        return _UNSIGNED
    signatures = [s for s in signatures_of(case) if s.bound]
    if not signatures:
        return _UNSIGNED
    stale = [s for s in signatures if s.stale]
    if not stale:
        return passed("nothing has changed since it was signed")
    return flag(
        Severity.MAJOR,
        "; ".join(_said(s) for s in stale),
        f"review.{stale[0].index}",
        f"Read it again, then sign: claimgrade review {case.id} --sign --by NAME.",
    )


def _said(signature: Signature) -> str:
    """Return what changed since one person signed: ``the claim changed since Anna signed``."""
    who = signature.by or "somebody"
    when = f" on {signature.on}" if signature.on else ""
    return f"{said_of(signature.changed)} changed since {who} signed{when}"


def said_of(parts: tuple[Part, ...]) -> str:
    """Return the parts as words: ``the claim, its evidence lines and the rules``."""
    words = [_WORDS[part] for part in parts]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
