"""Who reviewed a claim, when, when to look again, and what has changed since."""

import datetime
from typing import NamedTuple

from claimgrade.model.signature import Signature
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed, sentence
from claimgrade.reports.words import PARTS


class SignatureView(NamedTuple):
    """One signature: who and when in ``short``; ``line`` says also whether it still holds."""

    short: str
    line: str
    holds: bool


def signature_view(signature: Signature, as_of: datetime.date | None) -> SignatureView:
    """Return one signature in words; ``as_of`` is the day against which its due date is held."""
    short = listed(
        [
            TEXT["signed_by"].format(name=signature.by) if signature.by else TEXT["signed"],
            str(signature.on or ""),
            _due(signature.due, as_of),
        ]
    )
    line = sentence(f"{short}; {_state(signature)}")
    return SignatureView(short, line, holds=not signature.stale)


def _due(due: datetime.date | None, as_of: datetime.date | None) -> str:
    if due is None:
        return ""
    overdue = as_of is not None and due <= as_of
    return TEXT["overdue" if overdue else "due"].format(day=due)


def _state(signature: Signature) -> str:
    if signature.stale:
        parts = listed(PARTS[part] for part in signature.changed)
        return TEXT["signed_stale"].format(parts=parts)
    return TEXT["signed_current" if signature.current else "signed_unbound"]
