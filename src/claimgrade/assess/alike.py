"""Claims of which so little is recorded that no rule can tell them apart.

An article that is split into claims leaves many of them for a while: a statement each, perhaps the
kind and the direction. Without words, lines, numbers and signatures every rule says the same of
those that agree in the few fields left, but the rules on what a claim builds on.
"""

from collections.abc import Hashable
from operator import attrgetter

from claimgrade.assess.case import Case
from claimgrade.model.claim import Claim
from claimgrade.model.plain import absent_values

COMPARED = (
    "kind",
    "wording",
    "certainty",
    "points",
    "searched_on",
    "direction",
    "advice",
    "scope",
    "plural_cue",
)
"""Fields by which the rules tell claims apart that have no others."""

NOT_COMPARED = ("statement", "topics", "aliases", "replaced_by", "builds_on")
"""Fields that no rule reads, but for those on what a claim builds on."""

_compared = attrgetter(*COMPARED)
_MORE = {
    name: absent
    for name, absent in absent_values(Claim)
    if name not in COMPARED and name not in NOT_COMPARED
}
_more = attrgetter(*_MORE)
_NO_MORE = tuple(_MORE.values())


def likeness(case: Case) -> Hashable | None:
    """Return what claims have in common of which the rules say the same.

    The rules that depend on premises are not meant. ``None`` for a claim of which more is
    recorded: it may be like no other.
    """
    claim = case.claim
    if claim.evidence or case.broken or _more(claim) != _NO_MORE:
        return None
    return case.article_id, bool(claim.builds_on), _compared(claim)
