"""How sure the evidence makes us, and what that allows an article to say."""

from dataclasses import dataclass

from claimgrade.model.assessment import Assessment, CertaintyReading, Footnote
from claimgrade.model.vocabulary import Advice, Direction, Hedge, Relation
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import CertaintySign, certainty_sign, counted, listed, sentence
from claimgrade.reports.words import ADVICE, ASSERTED, CERTAINTIES, DOMAINS, HEDGES

_VERBS = {
    Direction.INCREASE: ("raises", "raise"),
    Direction.DECREASE: ("lowers", "lower"),
    Direction.NONE: ("makes no difference to", "make no difference to"),
}
_LINKED = ("goes with", "go with")
_NOT_LINKED = ("does not go with", "not go with")
_IS = ("is", "be")
_IS_NOT = ("is not", "not be")
_WAITED_FOR = {domain.value: word.lower() for domain, word in DOMAINS.items()}


@dataclass(frozen=True, slots=True)
class Note:
    """A lettered reason for a level moved."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class CertaintyView:
    """The certainty used, its reason, the lettered notes and the sum beside the judgement."""

    sign: CertaintySign
    letters: str
    reason: str
    notes: tuple[Note, ...]
    comparison: str
    start: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One axis of the wording: what the article says and what the evidence allows."""

    axis: str
    declared: str
    allowed: str


@dataclass(frozen=True, slots=True)
class WordingView:
    """The article's wording against the ceiling, in one sentence and axis by axis."""

    sentence: str
    rows: tuple[WordingRow, ...]
    reason: str


def certainty_view(assessment: Assessment) -> CertaintyView:
    """Return the certainty of the evidence on a claim, with its reasons."""
    reading = assessment.certainty
    return CertaintyView(
        sign=certainty_sign(reading.used),
        letters=", ".join(note.letter for note in reading.footnotes),
        reason=sentence(reading.reason or assessment.claim.because or ""),
        notes=tuple(_note(note) for note in reading.footnotes),
        comparison=_comparison(reading),
        start=_start(reading),
    )


def _note(note: Footnote) -> Note:
    domain = DOMAINS[note.domain]
    if note.text.startswith(domain):
        return Note(note.letter, sentence(note.text))
    moved = f"{'+' if note.levels > 0 else '−'}{abs(note.levels)}" if note.levels else "0"
    return Note(note.letter, f"{domain} {moved}: {sentence(note.text)}")


def _start(reading: CertaintyReading) -> str:
    if reading.start is None:
        return ""
    return sentence(
        TEXT["start"].format(level=CERTAINTIES[reading.start], reason=reading.start_reason)
    ).replace(": .", ".")


def _comparison(reading: CertaintyReading) -> str:
    if reading.used is None:
        return ""
    own = TEXT["own_certainty"].format(
        level=CERTAINTIES[reading.own] if reading.own else TEXT["not_recorded"]
    )
    if reading.computed is not None:
        summed = TEXT["computed_certainty"].format(level=CERTAINTIES[reading.computed])
    elif reading.waits_for:
        waits = ", ".join(_WAITED_FOR.get(field, field) for field in reading.waits_for)
        summed = TEXT["computed_waits"].format(fields=waits)
    else:
        summed = TEXT["computed_none"]
    return f"{own} {summed}"


def wording_view(assessment: Assessment) -> WordingView | None:
    """Return the article's wording against the ceiling, or ``None`` where none is recorded."""
    claim, ceiling = assessment.claim, assessment.ceiling
    if claim.wording is None or claim.wording.hedge is None:
        return None
    relation, hedge = claim.wording.relation, claim.wording.hedge
    direction = claim.direction or Direction.INCREASE
    declared = phrase(relation, hedge, direction)
    allowed = phrase(ceiling.relation or relation, ceiling.hedge, direction)
    rows = (
        WordingRow(
            TEXT["axis_hedge"],
            HEDGES[hedge],
            HEDGES[ceiling.hedge] if ceiling.hedge else TEXT["no_ceiling"],
        ),
        WordingRow(
            TEXT["axis_relation"],
            ASSERTED[relation] if relation else TEXT["not_recorded"],
            ASSERTED[ceiling.relation] if ceiling.relation else TEXT["no_ceiling"],
        ),
        WordingRow(
            TEXT["axis_advice"],
            ADVICE[claim.advice or Advice.NONE],
            _allowed_advice(ceiling.advice),
        ),
    )
    return WordingView(_summary(assessment, declared, allowed), rows, sentence(ceiling.reason))


def phrase(relation: Relation | None, hedge: Hedge | None, direction: Direction) -> str:
    """Return the verb of a claim at a hedge: ``may raise``, ``probably goes with``."""
    plain, base = _verb(relation, direction)
    phrases = {
        Hedge.PROOF: f"is proven: {plain}",
        Hedge.PLAIN: plain,
        Hedge.PROBABLY: f"probably {plain}",
        Hedge.CAN: f"can {base}",
        Hedge.MAY: f"may {base}",
        Hedge.UNCERTAIN: f"we cannot tell whether it {plain}",
        Hedge.UNTESTED: f"nobody has tested whether it {plain}",
    }
    return phrases[hedge] if hedge else TEXT["no_ceiling"]


def _verb(relation: Relation | None, direction: Direction) -> tuple[str, str]:
    """Return the verb of a claim in the third person and after an auxiliary."""
    absent = direction is Direction.NONE
    if relation is Relation.EFFECT:
        return _VERBS[direction]
    if relation is Relation.ASSOCIATION:
        return _NOT_LINKED if absent else _LINKED
    return _IS_NOT if absent else _IS


def _allowed_advice(advice: Advice | None) -> str:
    if advice is None:
        return TEXT["no_ceiling"]
    return ADVICE[advice] if advice is not Advice.ADDRESSED else TEXT["advice_any"]


def _summary(assessment: Assessment, declared: str, allowed: str) -> str:
    ceiling, wording = assessment.ceiling, assessment.claim.wording
    if ceiling.hedge is None or wording is None or wording.hedge is None:
        return TEXT["wording_no_ceiling"].format(declared=declared)
    said = TEXT["wording_sentence"].format(
        declared=declared, hedge=HEDGES[wording.hedge], allowed=allowed
    )
    if not ceiling.applies:
        return f"{said} {TEXT['ceiling_elsewhere']}"
    gap = TEXT["gap"].format(steps=counted(ceiling.gap, "step")) if ceiling.gap else ""
    linked = TEXT["relation_gap"] if _links_too_much(wording.relation, ceiling.relation) else ""
    return f"{said} {listed([gap, linked], ' ') or TEXT['within']}"


def _links_too_much(declared: Relation | None, allowed: Relation | None) -> bool:
    order = list(Relation)
    return declared in order and allowed in order and order.index(declared) > order.index(allowed)
