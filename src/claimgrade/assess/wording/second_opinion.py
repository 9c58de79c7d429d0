"""A second opinion on the wording that was recorded: what a reader of cue words hears in it."""

from dataclasses import replace

from claimgrade.assess.case import Case
from claimgrade.assess.wording.ceiling import tier_of
from claimgrade.language.cues import has_words
from claimgrade.language.plain_reader import heard
from claimgrade.model.second_opinion import Heard, SecondOpinion
from claimgrade.model.vocabulary import Hedge, Relation

_SAYS_IT_IS_OPEN = 1
"""Tier of a link said not to be known (InSciOut, Sumner 2014): below any that is claimed."""


def second_opinion(case: Case) -> SecondOpinion:
    """Return what cue words say of the quoted words and of their heading, beside the record.

    The words differ where both the link and the hedge are known on both sides and the tiers are
    not the same; a link hedged below "may" has none and differs from every other. It is a hint
    and no verdict: a plain reader of this kind gave 0.66 of 5,137 labelled sentences their label
    (docs/method.md).
    """
    recorded = Heard(case.relation, case.hedge) if case.hedge is not None else None
    words, heading = _heard(case.quoted, case), _heard(case.claim.heading, case)
    below = words if words is not None and words.relation is not None else recorded
    return SecondOpinion(
        relation=case.relation,
        hedge=case.hedge,
        tier=tier_of(case.relation, case.hedge),
        words=words,
        heading=heading,
        listened=has_words(case.language),
        differs=_differ(recorded, words),
        heading_stronger=_is_stronger(heading, below),
    )


def _heard(text: str | None, case: Case) -> Heard | None:
    found = heard(text, case.language) if text is not None else None
    return replace(found, tier=tier_of(found.relation, found.hedge)) if found else None


def _differ(recorded: Heard | None, words: Heard | None) -> bool:
    if recorded is None or words is None or None in (recorded.relation, words.relation):
        return False
    return tier_of(recorded.relation, recorded.hedge) != words.tier


def _is_stronger(heading: Heard | None, below: Heard | None) -> bool:
    """Return whether a heading sounds stronger than the words that it stands over."""
    if heading is None or below is None or heading.relation is None or below.relation is None:
        return False
    return _strength(heading.relation, heading.hedge) > _strength(below.relation, below.hedge)


def _strength(relation: Relation, hedge: Hedge) -> tuple[int, int]:
    """Return what statements are put in order by: the tier, then the hedge."""
    tier = tier_of(relation, hedge)
    return (_SAYS_IT_IS_OPEN if tier is None else tier, hedge.rank)
