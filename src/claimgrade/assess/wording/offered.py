"""Which sentences are shown for a claim: each was checked like the claim itself before.

The reviewer's own wording comes first, then the sentences that the method puts together; what
does not hold is withheld, with the reasons.
"""

from itertools import chain
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.wording.proposal import Proposal
from claimgrade.assess.wording.rewrite import Recheck, recheck
from claimgrade.assess.wording.sentences import candidates, framed_as, neutral, number_unchecked
from claimgrade.model.details import MaySay, Withheld
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Verdict

_NOT_CHECKED = sayable("the claim is not checked yet")


class Words(NamedTuple):
    """The sentences for a claim.

    ``plain_statement`` says what the body of evidence says, ``may_say`` what may be said in the
    claim's place and ``card_say`` the same on its cue card; ``withheld`` are sentences that are not
    offered, with the reasons.
    """

    plain_statement: str
    may_say: MaySay | None
    withheld: tuple[Withheld, ...] = ()
    card_say: MaySay | None = None


def words_for(case: Case, verdict: Verdict) -> Words:
    """Return the sentences for a claim; ``verdict`` is the computed one.

    ``may_say`` is the reviewer's wording where it holds, else the first computed sentence that
    does. It is ``None`` where nothing can be said yet, and where a computed sentence would only
    repeat words that mislead or a number that nobody has checked. The sentence of the cue card is
    held to the same rules.
    """
    words = _words_for(case, verdict)
    proposal = _card_proposal(case)
    if proposal is None:
        return words
    if verdict is Verdict.UNRESOLVED:
        unchecked = Withheld(proposal.text, True, (), (say(_NOT_CHECKED),))
        return words._replace(withheld=(*words.withheld, unchecked))
    checked = recheck(case, proposal)
    if checked.holds:
        return words._replace(card_say=_may_say(proposal, checked))
    return words._replace(withheld=(*words.withheld, _withheld(proposal, checked)))


def _words_for(case: Case, verdict: Verdict) -> Words:
    plain, computed, withheld = _computed(case, verdict)
    own = own_proposal(case)
    if own is None:
        return Words(plain, computed, withheld)
    if verdict is Verdict.UNRESOLVED:
        return Words(plain, None, (Withheld(own.text, True, (), (say(_NOT_CHECKED),)),))
    checked = recheck(case, own)
    if checked.holds:
        return Words(plain, _may_say(own, checked), withheld)
    withheld = (_withheld(own, checked), *withheld)
    if computed is not None:
        reason = say(
            "the reviewer's wording is not offered: {reasons}", reasons="; ".join(checked.reasons)
        )
        computed = MaySay(computed.text, False, True, reason, computed.checked, computed.waiting)
    return Words(plain, computed, withheld)


def own_proposal(case: Case) -> Proposal | None:
    """Return the reviewer's recommended wording as a sentence to check, if there is one."""
    own = case.claim.recommended_wording
    if own is None:
        return None
    return Proposal(own.text, own.relation or case.relation, own.hedge, own.advice, True)


def _card_proposal(case: Case) -> Proposal | None:
    """Return the sentence of the cue card, with the wording declared for the recommended one."""
    card, own = case.claim.card, own_proposal(case)
    if card is None or card.say is None:
        return None
    if own is None:
        return Proposal(card.say, case.relation, None, by_reviewer=True)
    return own._replace(text=card.say)


def _computed(case: Case, verdict: Verdict) -> tuple[str, MaySay | None, tuple[Withheld, ...]]:
    """Return the plain statement, the computed sentence that may be said, and those withheld."""
    statement = neutral(case)
    if verdict is Verdict.NOT_CHECKABLE:
        return framed_as(case, "not_checkable", statement), None, ()
    if verdict is Verdict.UNRESOLVED:
        frame = "not_checked" if case.claim.evidence else "not_linked"
        return framed_as(case, frame, statement), None, ()
    proposals = candidates(case)
    first = next(proposals, None)
    if number_unchecked(case, first):
        return framed_as(case, "number", statement), None, ()
    withheld: list[Withheld] = []
    for proposal in chain((first,) if first is not None else (), proposals):
        if proposal.repeats and verdict is Verdict.MISLEADING:
            break
        if withheld and proposal.cures and not proposal.cures.issuperset(withheld[0].failed):
            continue
        checked = recheck(case, proposal)
        if checked.holds:
            return proposal.text, _may_say(proposal, checked), tuple(withheld)
        withheld.append(_withheld(proposal, checked))
    return framed_as(case, "beyond", statement), None, tuple(withheld)


def _may_say(proposal: Proposal, checked: Recheck) -> MaySay:
    return MaySay(
        proposal.text,
        by_reviewer=proposal.by_reviewer,
        within=True,
        checked=checked.checked,
        waiting=checked.waiting,
    )


def _withheld(proposal: Proposal, checked: Recheck) -> Withheld:
    return Withheld(proposal.text, proposal.by_reviewer, checked.failed, checked.reasons)
