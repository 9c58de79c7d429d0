"""Which way the lines of a claim point, counted, and why."""

from claimgrade.model.claim import Claim
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Points

_MANY = 2

_CONFLICT = {
    (1, 0, 1): sayable("1 line supports and 1 line disputes"),
    (1, 1, 1): sayable("1 line supports, 1 qualifies and 1 disputes"),
    (1, 2, 1): sayable("1 line supports, {qualifying} qualify and 1 disputes"),
    (1, 0, 2): sayable("1 line supports and {disputing} lines dispute"),
    (1, 1, 2): sayable("1 line supports, 1 qualifies and {disputing} dispute"),
    (1, 2, 2): sayable("1 line supports, {qualifying} qualify and {disputing} dispute"),
    (2, 0, 1): sayable("{supporting} lines support and 1 line disputes"),
    (2, 1, 1): sayable("{supporting} lines support, 1 qualifies and 1 disputes"),
    (2, 2, 1): sayable("{supporting} lines support, {qualifying} qualify and 1 disputes"),
    (2, 0, 2): sayable("{supporting} lines support and {disputing} lines dispute"),
    (2, 1, 2): sayable("{supporting} lines support, 1 qualifies and {disputing} dispute"),
    (2, 2, 2): sayable("{supporting} lines support, {qualifying} qualify and {disputing} dispute"),
}
"""What is said of how many lines support, qualify and dispute; 2 stands for two or more."""

_FOR = {
    (1, 0): sayable("1 line supports the claim, none disputes it"),
    (2, 0): sayable("{supporting} lines support the claim, none disputes it"),
    (0, 1): sayable("1 line qualifies the claim, none disputes it"),
    (0, 2): sayable("{qualifying} lines qualify the claim, none disputes it"),
    (1, 1): sayable("1 line supports and 1 line qualifies the claim, none disputes it"),
    (1, 2): sayable("1 line supports and {qualifying} lines qualify the claim, none disputes it"),
    (2, 1): sayable("{supporting} lines support and 1 line qualifies the claim, none disputes it"),
    (2, 2): sayable(
        "{supporting} lines support and {qualifying} lines qualify the claim, none disputes it"
    ),
}
"""What is said of how many lines support and qualify, where none disputes."""

_AGAINST = {
    (1, 0): sayable("1 line disputes the claim"),
    (2, 0): sayable("{disputing} lines dispute the claim"),
    (1, 1): sayable("1 line disputes the claim, 1 line qualifies and none supports"),
    (1, 2): sayable("1 line disputes the claim, {qualifying} lines qualify and none supports"),
    (2, 1): sayable("{disputing} lines dispute the claim, 1 line qualifies and none supports"),
    (2, 2): sayable(
        "{disputing} lines dispute the claim, {qualifying} lines qualify and none supports"
    ),
}
"""What is said of how many lines dispute and qualify, where none supports."""


def pointing(
    claim: Claim, supporting: int, qualifying: int, disputing: int
) -> tuple[Points | None, str]:
    """Return which way a body points and why, from how many of its lines do what."""
    if supporting and disputing:
        said = _CONFLICT[min(supporting, _MANY), min(qualifying, _MANY), min(disputing, _MANY)]
        lines = say(said, supporting=supporting, qualifying=qualifying, disputing=disputing)
        return _decided(claim, lines)
    if disputing:
        said = _AGAINST[min(disputing, _MANY), min(qualifying, _MANY)]
        points, why = Points.AGAINST, say(said, disputing=disputing, qualifying=qualifying)
    elif supporting or qualifying:
        said = _FOR[min(supporting, _MANY), min(qualifying, _MANY)]
        points, why = Points.FOR, say(said, supporting=supporting, qualifying=qualifying)
    else:
        points, why = Points.NOWHERE, say("no evidence that was read tests the claim")
    if claim.points:
        why = say("{points}; the entry in 'points' is not needed and not used", points=why)
    return points, why


def _decided(claim: Claim, counted: str) -> tuple[Points | None, str]:
    """Return what the reviewer makes of lines that disagree."""
    if claim.points not in _DECIDED:
        return None, say("{lines}: 'points' must say which way they point", lines=counted)
    return claim.points, say(_DECIDED[claim.points], lines=counted)


_DECIDED = {
    Points.FOR: sayable("{lines}; the reviewer decides that they point for the claim"),
    Points.AGAINST: sayable("{lines}; the reviewer decides that they point against the claim"),
    Points.BOTH: sayable("{lines}; the reviewer decides that they point both ways"),
}


def beside(why: str, practice: int) -> str:
    """Return which way a body points with how many lines stand outside of it."""
    if practice == 1:
        return say("{points}; 1 line stands outside it, as opinion or experience", points=why)
    return say(
        "{points}; {number} lines stand outside it, as opinion or experience",
        points=why,
        number=practice,
    )
