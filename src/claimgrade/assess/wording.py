"""The plain statement: what the evidence says, in words that carry its certainty and size.

The pattern (a hedge for the certainty, an adverb for the size) is that of GRADE guideline 26
(Santesso, J Clin Epidemiol 2020;119:126-135); the templates are our own.
"""

import re
from collections.abc import Iterable

from claimgrade.assess.asking import numbers_unrecorded
from claimgrade.assess.case import Case
from claimgrade.assess.certainty import NOT_GRADED
from claimgrade.assess.grammar import is_plural
from claimgrade.language.cues import without_appeal
from claimgrade.model.assessment import Ceiling
from claimgrade.model.claim import RecommendedWording
from claimgrade.model.details import MaySay
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.vocabulary import (
    Direction,
    EffectSize,
    Hedge,
    Kind,
    Points,
    Relation,
    Species,
    Verdict,
)

_RELATIONS = tuple(Relation)

_NOTHING_TO_SAY = (Verdict.UNRESOLVED, Verdict.NOT_CHECKABLE)

_QUESTION = re.compile(r"(?:which|whether|how|what|where|when|who|if)\b", re.IGNORECASE)

_WHERE = {
    Species.ANIMAL: " in animals",
    Species.CELL: " in cells",
    Species.TISSUE: " in tissue samples",
}

_FRAME_FOR = {
    Hedge.PLAIN: "{}",
    Hedge.PROBABLY: "This is probably so: {}",
    Hedge.MAY: "This may be so: {}",
    Hedge.UNCERTAIN: "The evidence is very uncertain about this: {}",
}

_FRAME_AGAINST = {
    Hedge.PLAIN: "The evidence shows that this is not so: {}",
    Hedge.PROBABLY: "This is probably not so: {}",
    Hedge.MAY: "This may not be so: {}",
    Hedge.UNCERTAIN: "The evidence is very uncertain about this: {}",
}


def plain_statement(case: Case, verdict: Verdict) -> str:
    """Return one sentence that says what the body of evidence says.

    Where the body points against the claim, the sentence states the body's own direction. It
    is built from what the claim asserts; where that is too thin, from the neutral statement in
    a fixed frame. ``verdict`` is the computed one.
    """
    statement = _sentence(case.claim.statement or case.quoted or case.id)
    if verdict is Verdict.NOT_CHECKABLE:
        return f"This cannot be checked as it is worded: {statement}"
    if case.kind in NOT_GRADED and case.body.points is not Points.NOWHERE:
        return _ungraded(case, statement)
    hedge = case.ceiling.hedge
    if verdict is Verdict.UNRESOLVED or hedge is None or case.body.points is None:
        linked = "" if case.claim.evidence else ", as no evidence is linked"
        return f"Not checked yet{linked}: {statement}"
    if case.body.points is Points.NOWHERE or hedge is Hedge.UNTESTED:
        return _untested(case, statement)
    if case.body.points is Points.BOTH:
        return _conflicting(case, statement)
    built = _built(case, hedge)
    if _number_unchecked(case):
        return f"The number in this is not checked yet: {statement}"
    if built is None and verdict is Verdict.MISLEADING:
        return f"As it is worded, this goes beyond the evidence: {statement}"
    return built or _framed(case, hedge, statement)


def may_say(case: Case, plain: str, verdict: Verdict) -> MaySay | None:
    """Return the sentence that may be said in the claim's place.

    The reviewer's own wording is offered where it keeps within the ceilings; otherwise the
    plain statement is, with the reason. ``None`` where nothing can be said yet, and where the
    plain statement would only repeat words that mislead, or a number that nobody has checked.
    """
    own = case.claim.recommended_wording
    computed: MaySay | None = MaySay(plain, by_reviewer=False, within=True)
    if verdict in _NOTHING_TO_SAY or (verdict is Verdict.MISLEADING and not _restates(case)):
        computed = None
    if _number_unchecked(case):
        computed = None
    if own is None:
        return computed
    excess = list(_beyond(own, case))
    if not excess:
        return MaySay(own.text, by_reviewer=True, within=True)
    reason = f"the reviewer's wording is not offered: {'; '.join(excess)}"
    if computed is None:
        return None
    return MaySay(computed.text, by_reviewer=False, within=True, reason=reason)


def _number_unchecked(case: Case) -> bool:
    """Return whether the computed sentence would pass on a figure that nobody has recorded."""
    hedge = case.ceiling.hedge
    if not case.body.testing or hedge is None or case.body.points in (None, Points.BOTH):
        return False
    return numbers_unrecorded(case, _built(case, hedge) or case.claim.statement or case.quoted)


def _restates(case: Case) -> bool:
    """Return whether the sentence is built anew, not the claim's statement in a frame."""
    return case.ceiling.hedge is not None and _built(case, case.ceiling.hedge) is not None


def _beyond(own: RecommendedWording, case: Case) -> Iterable[str]:
    """Yield in which ways a recommended wording goes beyond the ceilings."""
    ceiling = case.ceiling
    if case.kind in NOT_GRADED or case.not_checkable:
        return
    if ceiling.hedge is None or ceiling.advice is None:
        yield "it cannot be held against the ceilings until the certainty is recorded"
        return
    if own.hedge is None:
        yield "its hedge is not recorded"
    elif own.hedge.rank > ceiling.hedge.rank:
        yield f"its hedge '{own.hedge.value}' is above the ceiling '{ceiling.hedge.value}'"
    relation = own.relation or case.relation
    commits = own.hedge is not None and own.hedge.rank > Hedge.UNCERTAIN.rank
    if commits and _exceeds(relation, ceiling):
        allowed = ceiling.relation.value if ceiling.relation else ""
        yield f"its relation '{relation.value if relation else ''}' is above '{allowed}'"
    if own.advice.code > ceiling.advice.code:
        yield f"its advice '{own.advice.value}' is above '{ceiling.advice.value}'"


def _exceeds(relation: Relation | None, ceiling: Ceiling) -> bool:
    if relation is None or ceiling.relation is None:
        return False
    return _RELATIONS.index(relation) > _RELATIONS.index(ceiling.relation)


def _ungraded(case: Case, statement: str) -> str:
    against = case.body.points is Points.AGAINST
    if case.body.points is None:
        return f"Not checked yet: {statement}"
    if case.kind is Kind.REPORT:
        return f"The source does not report this: {statement}" if against else statement
    return f"The named authority defines it otherwise: {statement}" if against else statement


def _untested(case: Case, statement: str) -> str:
    day = f" (searched on {case.claim.searched_on})" if case.claim.searched_on else ""
    parts = _parts(case)
    if parts is None or case.relation is Relation.DESCRIPTION:
        return f"No study was found that tested this{day}: {statement}"
    what, outcome, _ = parts
    return _sentence(f"No study was found that tested {what} for {outcome}{day}")


def _conflicting(case: Case, statement: str) -> str:
    parts = _parts(case)
    if parts is None or case.relation is Relation.DESCRIPTION:
        return f"The evidence conflicts on this: {statement}"
    what, outcome, after = parts
    verb = "do" if is_plural(what) else "does"
    return _sentence(f"The evidence conflicts on what {what} {verb} to {outcome}{after}")


def _framed(case: Case, hedge: Hedge, statement: str) -> str:
    frames = _FRAME_AGAINST if case.body.points is Points.AGAINST else _FRAME_FOR
    if case.kind is not Kind.LITERATURE:
        statement = _sentence(without_appeal(statement, case.language))
    return frames[hedge].format(statement)


def _built(case: Case, hedge: Hedge) -> str | None:
    """Return the sentence built from what the claim asserts, ``None`` where that is too thin."""
    parts = _parts(case)
    relation = case.relation
    if parts is None or relation in (None, Relation.DESCRIPTION):
        return None
    what, outcome, after = parts
    allowed = case.ceiling.relation
    if allowed is Relation.DESCRIPTION and case.body.points is Points.AGAINST:
        return None
    if hedge is Hedge.UNCERTAIN or allowed is Relation.DESCRIPTION:
        return _sentence(_uncertain(what, outcome, relation is Relation.EFFECT) + after)
    as_effect = relation is Relation.EFFECT and allowed is not Relation.ASSOCIATION
    direction = _direction(case)
    size = case.judgement.size if case.judgement else None
    effect_size = None if size is UNKNOWN else size
    if direction is None:
        return _sentence(_denied(what, outcome, hedge, as_effect, case.direction) + after)
    if direction is Direction.NONE or effect_size is EffectSize.TRIVIAL:
        return _sentence(_little(what, outcome, hedge, as_effect) + after)
    build = _effect if as_effect else _association
    return _sentence(build(what, outcome, hedge, direction, effect_size) + after)


def _parts(case: Case) -> tuple[str, str, str] | None:
    """Return cause, outcome and what follows them (comparator, species)."""
    asserts = case.claim.asserts
    what = asserts.intervention.what if asserts and asserts.intervention else None
    outcome = asserts.outcome.name if asserts and asserts.outcome else None
    if not isinstance(what, str) or not outcome or _QUESTION.match(outcome):
        return None
    after = f" compared with {case.comparator}" if case.comparator else ""
    return what.rstrip("."), outcome.rstrip("."), after + _WHERE.get(case.species, "")


def _direction(case: Case) -> Direction | None:
    """Return the direction of the body itself, ``None`` where its results do not agree on one."""
    if case.body.points is not Points.AGAINST:
        return case.direction
    found = {line.result.direction if line.result else None for line in case.body.disputing}
    only = found.pop() if len(found) == 1 else None
    if not isinstance(only, Direction) or only is case.direction:
        return None
    return only


def _effect(
    what: str, outcome: str, hedge: Hedge, direction: Direction, size: EffectSize | None
) -> str:
    verb = "raise" if direction is Direction.INCREASE else "lower"
    greatly = "greatly " if size is EffectSize.LARGE else ""
    little = " a little" if size is EffectSize.SMALL else ""
    if hedge is Hedge.MAY:
        return f"{what} may {greatly}{verb} {outcome}{little}"
    probably = "probably " if hedge is Hedge.PROBABLY else ""
    ending = "" if is_plural(what) else "s"
    return f"{what} {probably}{greatly}{verb}{ending} {outcome}{little}"


def _association(
    what: str, outcome: str, hedge: Hedge, direction: Direction, size: EffectSize | None
) -> str:
    more = "higher" if direction is Direction.INCREASE else "lower"
    much = {EffectSize.LARGE: "much ", EffectSize.SMALL: "slightly "}.get(size, "") if size else ""
    return f"{what} {_be(what, hedge)} associated with {much}{more} {outcome}"


def _be(what: str, hedge: Hedge) -> str:
    if hedge is Hedge.MAY:
        return "may be"
    be = "are" if is_plural(what) else "is"
    return f"{be} probably" if hedge is Hedge.PROBABLY else be


def _little(what: str, outcome: str, hedge: Hedge, as_effect: bool) -> str:
    if not as_effect:
        return f"{what} {_be(what, hedge)} associated with little or no difference in {outcome}"
    if hedge is Hedge.MAY:
        return f"{what} may make little or no difference to {outcome}"
    probably = "probably " if hedge is Hedge.PROBABLY else ""
    make = "make" if is_plural(what) else "makes"
    return f"{what} {probably}{make} little or no difference to {outcome}"


def _denied(what: str, outcome: str, hedge: Hedge, as_effect: bool, claimed: Direction) -> str:
    """Return that the claimed difference is not there, where the body's own is not recorded."""
    if not as_effect:
        if claimed is Direction.NONE:
            return f"{what} {_be(what, hedge)} associated with a difference in {outcome}"
        more = "lower" if claimed is Direction.DECREASE else "higher"
        return f"{what} {_be(what, hedge)} not associated with {more} {outcome}"
    probably = "probably " if hedge is Hedge.PROBABLY else ""
    if claimed is Direction.NONE:
        make = "may make" if hedge is Hedge.MAY else "make" if is_plural(what) else "makes"
        return f"{what} {probably}{make} a difference to {outcome}"
    verb = "lower" if claimed is Direction.DECREASE else "raise"
    if hedge is Hedge.MAY:
        return f"{what} may not {verb} {outcome}"
    do = "do" if is_plural(what) else "does"
    return f"{what} {probably}{do} not {verb} {outcome}"


def _uncertain(what: str, outcome: str, as_effect: bool) -> str:
    if as_effect:
        do = "do" if is_plural(what) else "does"
        return f"the evidence is very uncertain about what {what} {do} to {outcome}"
    return f"the evidence is very uncertain about how {what} and {outcome} are related"


def _sentence(words: str) -> str:
    text = words.strip()
    if text[:1].islower() and not text[1:2].isupper():
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
