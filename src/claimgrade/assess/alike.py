"""Claims of which so little is recorded that no rule can tell them apart.

An article that is split into claims leaves many of them for a while: a statement each, perhaps the
kind and the direction. Without words, lines, numbers and signatures every rule says the same of
those that agree in the few fields left, but the rules on what a claim builds on.
"""

from collections.abc import Hashable
from operator import attrgetter

from claimgrade.assess.case import Case

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

_FEW = frozenset({*COMPARED, *NOT_COMPARED})
_compared = attrgetter(*COMPARED)


def likeness(case: Case) -> Hashable | None:
    """Return what claims have in common of which the rules say the same.

    The rules that depend on premises are not meant. ``None`` for a claim of which more is
    recorded: it may be like no other.
    """
    claim = case.claim
    if case.broken or not claim.model_fields_set <= _FEW:
        return None
    return case.article_id, bool(claim.builds_on), _compared(claim)
