"""How sure the evidence makes us, and what that allows an article to say."""

from typing import NamedTuple

from claimgrade.assess.in_words import capital, in_words
from claimgrade.assess.wording.said import SAID
from claimgrade.model.assessment import Assessment, Ceiling, CertaintyReading
from claimgrade.model.footnote import Footnote
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Advice, Certainty, Hedge, Kind, Points, Relation
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import CertaintySign, certainty_sign, counted, sentence
from claimgrade.reports.views.ratings import RatingLine, not_counted, rating_lines
from claimgrade.reports.views.waiting import waited_for
from claimgrade.reports.words import ADVICE, ASSERTED, CERTAINTIES, DOMAINS, HEDGES


class Note(NamedTuple):
    """A lettered reason for a level moved."""

    letter: str
    text: str


class OwnAndSum(NamedTuple):
    """The reviewer's certainty and the sum of the domains, side by side.

    One that is not there is ``None``; ``waits`` says why no sum is computed, ``whose`` whose
    judgement was summed where there was a choice.
    """

    own: CertaintySign | None
    total: CertaintySign | None
    waits: str
    whose: str


class CertaintyView(NamedTuple):
    """The certainty used, its reason, the lettered notes and the sum beside the judgement.

    ``pair`` is ``None`` where nothing is graded. ``ratings`` lists every rating where there are
    several, ``not_counted`` says which levels that were entered do not count.
    """

    sign: CertaintySign
    letters: str
    reason: str
    notes: tuple[Note, ...]
    comparison: str
    start: str
    pair: OwnAndSum | None
    ratings: tuple[RatingLine, ...]
    not_counted: tuple[str, ...]


class WordingRow(NamedTuple):
    """One axis of the wording: what the article says and what the evidence allows."""

    axis: str
    declared: str
    allowed: str


class WordingView(NamedTuple):
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
        notes=_notes(assessment),
        comparison=_comparison(reading),
        start=_start(reading),
        pair=_pair(reading),
        ratings=rating_lines(assessment.details.ratings),
        not_counted=_not_counted(assessment),
    )


def _notes(assessment: Assessment) -> tuple[Note, ...]:
    """Return every reason that a rating shown refers to, by its letter and each once."""
    rated = (note for rating in assessment.details.ratings for note in rating.footnotes)
    notes = {note.letter: note for note in (*assessment.certainty.footnotes, *rated)}
    return tuple(_note(notes[letter]) for letter in sorted(notes, key=lambda x: (len(x), x)))


def _not_counted(assessment: Assessment) -> tuple[str, ...]:
    """Return which levels do not count; where ratings are listed each says it of itself."""
    ratings = assessment.details.ratings
    return not_counted(ratings[0]) if len(ratings) == 1 else ()


def _pair(reading: CertaintyReading) -> OwnAndSum | None:
    if reading.used in (None, Certainty.NO_EVIDENCE):
        return None
    return OwnAndSum(
        own=certainty_sign(reading.own) if reading.own else None,
        total=certainty_sign(reading.computed) if reading.computed else None,
        waits="" if reading.computed else _no_sum(reading),
        whose=TEXT["sum_of"].format(whose=reading.summed) if reading.summed else "",
    )


def _no_sum(reading: CertaintyReading) -> str:
    if not reading.waits_for:
        return TEXT["computed_none"]
    return TEXT["computed_waits"].format(fields=waited_for(reading.waits_for))


def _note(note: Footnote) -> Note:
    """Return a footnote under the name that the domain has in the language of the report."""
    domain, said = DOMAINS[note.domain], capital(in_words(note.domain))
    moved = f"{'+' if note.levels > 0 else '−'}{abs(note.levels)}" if note.levels else "0"
    if note.text.startswith(said):
        return Note(note.letter, sentence(f"{domain}{note.text.removeprefix(said)}"))
    return Note(note.letter, f"{domain} {moved}: {sentence(note.text)}")


def _start(reading: CertaintyReading) -> str:
    if reading.start is None:
        return ""
    reason = sentence(reading.start_reason) if reading.start_reason else ""
    return TEXT["start"].format(level=CERTAINTIES[reading.start], reason=reason).rstrip()


def _comparison(reading: CertaintyReading) -> str:
    if reading.used is None:
        return ""
    own = TEXT["own_certainty"].format(
        level=CERTAINTIES[reading.own] if reading.own else TEXT["not_recorded"]
    )
    if reading.computed is not None:
        summed = TEXT["computed_certainty"].format(level=CERTAINTIES[reading.computed])
    else:
        summed = _no_sum(reading)
    return f"{own} {summed}"


def wording_view(assessment: Assessment) -> WordingView | None:
    """Return the article's wording against the ceiling, or ``None`` where none is recorded."""
    claim, ceiling = assessment.claim, assessment.ceiling
    if claim.wording is None or claim.wording.hedge is None:
        return None
    relation, hedge = claim.wording.relation, claim.wording.hedge
    graded = ceiling.hedge is not None and assessment.kind is not Kind.REPORT
    rows = (
        WordingRow(TEXT["axis_hedge"], HEDGES[hedge], _allowed_hedge(ceiling)),
        WordingRow(
            TEXT["axis_relation"],
            ASSERTED[relation] if relation else TEXT["not_recorded"],
            _allowed_relation(assessment, relation),
        ),
        WordingRow(
            TEXT["axis_advice"],
            ADVICE[claim.advice or Advice.NONE],
            _allowed_advice(ceiling),
        ),
    )
    said = f"{_worded(hedge)}{_held_against(assessment, relation)}"
    return WordingView(said, rows, sentence(ceiling.reason) if graded else "")


def _worded(hedge: Hedge) -> str:
    """Return how a claim is worded: ``Worded as a plain statement``, ``Worded with 'may'``."""
    stated = hedge in (Hedge.PLAIN, Hedge.PROOF)
    return TEXT["worded_as" if stated else "worded_with"].format(said=say(SAID[hedge]))


def _held_against(assessment: Assessment, relation: Relation | None) -> str:
    """Return how a claim's wording compares with the ceiling, or why it is not compared."""
    ceiling = assessment.ceiling
    if not ceiling.applies or ceiling.hedge is None:
        return f". {_not_compared(assessment)}"
    too_sure = TEXT["gap"].format(steps=counted(ceiling.gap, "step")) if ceiling.gap else ""
    said = TEXT["allows"].format(said=say(SAID[ceiling.hedge]), gap=too_sure or TEXT["within"])
    if not _links_too_much(relation, ceiling.relation):
        return said
    return f"{said} {TEXT['relation_gap_too' if too_sure else 'relation_gap']}"


def _not_compared(assessment: Assessment) -> str:
    if assessment.kind is Kind.REPORT:
        return TEXT["not_compared_report"]
    if assessment.ceiling.hedge is None:
        return TEXT["not_compared_ungraded"]
    points = assessment.points.value if assessment.points else "unsettled"
    return TEXT[f"not_compared_{points}"]


def _allowed_hedge(ceiling: Ceiling) -> str:
    if ceiling.hedge is None:
        return TEXT["not_graded"]
    return _placed(HEDGES[ceiling.hedge], ceiling)


def _allowed_relation(assessment: Assessment, declared: Relation | None) -> str:
    """Return the link that may be claimed: never a stronger one than the claim makes."""
    allowed = assessment.ceiling.relation
    if allowed is None:
        untested = assessment.points is Points.NOWHERE
        return TEXT["relation_untested" if untested else "relation_unknown"]
    within = declared is not None and not _links_too_much(declared, allowed)
    return _placed(TEXT["as_worded"] if within else ASSERTED[allowed], assessment.ceiling)


def _allowed_advice(ceiling: Ceiling) -> str:
    if ceiling.advice is None:
        return TEXT["not_graded"]
    any_advice = ceiling.advice is Advice.ADDRESSED
    return _placed(TEXT["advice_any"] if any_advice else ADVICE[ceiling.advice], ceiling)


def _placed(allowed: str, ceiling: Ceiling) -> str:
    """Return what is allowed; said to hold for another sentence where it is not the claim's."""
    return allowed if ceiling.applies else TEXT["in_its_place"].format(allowed=allowed)


def _links_too_much(declared: Relation | None, allowed: Relation | None) -> bool:
    order = list(Relation)
    return declared in order and allowed in order and order.index(declared) > order.index(allowed)
