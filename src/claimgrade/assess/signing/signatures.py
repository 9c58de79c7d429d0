"""What has changed since people signed a claim."""

from claimgrade.assess.case import Case
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.claim import Digests, ReviewSignature
from claimgrade.model.signature import Part, Signature


def signatures_of(case: Case) -> tuple[Signature, ...]:
    """Return how each signature under a claim stands to what the record says now."""
    signed = case.claim.review
    if not signed:
        return ()
    now = digests_of(case) if any(s.digests is not None for s in signed) else None
    return tuple(_standing(index, one, now) for index, one in enumerate(signed))


def is_bound(signed: ReviewSignature) -> bool:
    """Return whether a signature holds a digest of anything that was read."""
    held = signed.digests
    return held is not None and any(getattr(held, part) is not None for part in Part)


def _standing(index: int, signed: ReviewSignature, now: Digests | None) -> Signature:
    held = signed.digests
    return Signature(
        index,
        signed.by,
        signed.on,
        signed.due,
        is_bound(signed),
        _changed(held, now) if held is not None and now is not None else (),
        held.rules if held is not None else None,
    )


def _changed(held: Digests, now: Digests) -> tuple[Part, ...]:
    """Return the parts whose digest was kept and is another one now."""
    return tuple(
        part
        for part in Part
        if getattr(held, part) is not None and getattr(held, part) != getattr(now, part)
    )
