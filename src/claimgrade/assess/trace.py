"""The steps that led to a verdict, in order, so that each can be read back."""

from collections.abc import Iterator
from enum import StrEnum

from claimgrade.assess.defaults import said_defaults
from claimgrade.assess.field_words import field_words
from claimgrade.assess.words_of_record import word_of
from claimgrade.model.assessment import (
    Assessment,
    CertaintyReading,
    Outcome,
    RuleResult,
    Step,
)
from claimgrade.model.finding import Severity
from claimgrade.model.footnote import Footnote
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import (
    Sentences,
    for_readers,
    say,
    sayable,
    saying,
    sentences_in_force,
)
from claimgrade.model.vocabulary import LineRelation

_AGREEING = (LineRelation.SUPPORTS, LineRelation.QUALIFIES)
_DEFAULTS = sayable("docs/method.md: defaults")
_BODY = sayable("docs/method.md: the body of evidence")
_START = sayable("docs/method.md: starting level")
_DOMAINS = sayable("docs/method.md: domains")
_CERTAINTY = sayable("docs/method.md: certainty")
_CEILING = sayable("docs/method.md: the ceiling")
_RULES = sayable("docs/method.md: the rules")
_VERDICT = sayable("docs/method.md: the verdict")
_SENTENCE = sayable("docs/method.md: the sentence")


def trace_in(sentences: Sentences, assessment: Assessment) -> tuple[Step, ...]:
    """Return the steps with their sentences in a language."""
    with saying(sentences):
        return trace_of(assessment)


def trace_of(assessment: Assessment) -> tuple[Step, ...]:
    """Return every step from the record to the verdict: what was asked, what came out, and why."""
    return (
        *_record(assessment),
        *_certainty(assessment),
        *_ceiling(assessment),
        *(_rule(result) for result in assessment.results),
        *_verdict(assessment),
    )


def _step(name: str, result: str, because: str, section: str) -> Step:
    # Where a reason follows, it is told after a colon.
    # Readers of a page have the method there, and not as a file.
    source = say(section).partition(": ")[2] if for_readers() else say(section)
    return Step(name, result.removesuffix(".") if because else result, because, source)


def _word(value: StrEnum) -> str:
    """Return a word of a vocabulary; for readers without the hyphens that files write it with."""
    said = word_of(value)
    return said.replace("-", " ") if for_readers() and said == value else said


def _levels(number: int) -> str:
    return "0" if for_readers() and not number else f"{number:+d}"


def _name(label: str) -> str:
    """Return the name of a step without the colon that it ends with in the catalogue.

    It stands there as a label does, so that it is not taken for the name of a fixed word.
    """
    return say(label).rstrip(": \u00a0\u202f")


def _record(assessment: Assessment) -> Iterator[Step]:
    given = said_defaults(assessment.defaults)
    shown = "; ".join(map(_default, given)) or say("none needed")
    left_out = say("fields that the record leaves out")
    yield _step(_name(sayable("defaults:")), shown, left_out, _DEFAULTS)
    for index, reason in assessment.lines_left_out.items():
        yield _step(f"evidence.{index}", say("left out"), reason, _BODY)
    yield _step(
        say("which way the evidence points"),
        _word(assessment.points) if assessment.points else say("not known"),
        _from_field(assessment.points_reason, "evidence.*.relation"),
        _BODY,
    )


def _default(given: tuple[str, str]) -> str:
    """Return a default in use: by its field, or for readers in words."""
    field, value = given
    return f"{field_words(field)}: {value}" if for_readers() else f"{field} = {value}"


def _from_field(words: str, field: str) -> str:
    """Return words with the field that they are read from, which readers do not have at hand."""
    return words if for_readers() else f"{words} ({field})"


def _certainty(assessment: Assessment) -> Iterator[Step]:
    reading = assessment.certainty
    if reading.start is not None:
        started = _word(reading.start)
        yield _step(_name(sayable("start:")), started, reading.start_reason, _START)
    elif reading.start_reason:
        yield _step(_name(sayable("start:")), say("not known"), reading.start_reason, _START)
    if reading.summed:
        yield _step(say("judgement summed"), reading.summed, say("judgements"), _DOMAINS)
    for note in reading.footnotes:
        name = say("domain {domain}", domain=_word(note.domain))
        yield _step(name, _levels(note.levels), _reason_of(note), _DOMAINS)
    yield from _computed(reading)
    used = _word(reading.used) if reading.used else say("none")
    own = reading.own is reading.used and reading.own
    who = say("the reviewer's own (certainty)") if own else ""
    because = ": ".join(part for part in (who, reading.reason) if part) or say("not recorded")
    yield _step(say("certainty used"), used, because, _CERTAINTY)


def _reason_of(note: Footnote) -> str:
    """Return why a level was moved, without what is said of it already: the domain and the level.

    With whom a level is shared is told by the footnote alone.
    """
    moved, _, reason = note.text.partition(": ")
    return note.text if "(" in moved else reason or note.text


def _computed(reading: CertaintyReading) -> Iterator[Step]:
    """Yield what the start and the levels of the domains come to, or for what that waits."""
    name = say("computed certainty")
    if reading.computed is not None:
        why = say(
            "start {start}, levels {levels}",
            start=_word(reading.start) if reading.start else "",
            levels=_levels(sum(note.levels for note in reading.footnotes)),
        )
        yield _step(name, _word(reading.computed), why, _DOMAINS)
    elif reading.waits_for:
        fields = map(field_words, reading.waits_for) if for_readers() else reading.waits_for
        waits = say("waits for {fields}", fields=", ".join(dict.fromkeys(fields)))
        yield _step(name, say("not computed"), waits, _DOMAINS)


def _ceiling(assessment: Assessment) -> Iterator[Step]:
    ceiling, wording = assessment.ceiling, assessment.claim.wording
    hedge = _word(ceiling.hedge) if ceiling.hedge else say("none")
    yield _step(say("hedge ceiling"), hedge, ceiling.reason, _CEILING)
    relation = _word(ceiling.relation) if ceiling.relation else say("not known")
    agree = any(line.relation in _AGREEING for line in assessment.claim.evidence)
    why = say(
        "from the designs, contrasts and species of the agreeing lines"
        if agree
        else "no line supports or qualifies the claim"
    )
    yield _step(say("relation ceiling"), relation, why, _CEILING)
    advice = _word(ceiling.advice) if ceiling.advice else say("none")
    why = say(
        "from the certainty, and from a condition where one is stated"
        if for_readers()
        else "from the certainty and 'condition'"
    )
    yield _step(say("advice ceiling"), advice, why, _CEILING)
    if ceiling.gap is not None and wording is not None and wording.hedge is not None:
        why = say(
            "declared '{declared}' against '{allowed}'"
            if for_readers()
            else "declared '{declared}' against '{allowed}' (wording.hedge)",
            declared=_word(wording.hedge),
            allowed=hedge,
        )
        steps = say("1 step") if ceiling.gap == 1 else say("{number} steps", number=ceiling.gap)
        yield _step(_name(sayable("gap:")), steps, why, _CEILING)


# Claims of which a rule says the same share its result.
@remembered(sentences_in_force)
def _rule(result: RuleResult) -> Step:
    outcome = _word(result.outcome)
    if result.outcome is Outcome.FLAG and result.severity is not None:
        severity = _word(result.severity)
        if for_readers() and result.severity is Severity.INFO:
            severity = say("for information")
        outcome = f"{outcome}, {severity}"
        if result.accepted is not None:
            outcome = say("{flag}, accepted: {reason}", flag=outcome, reason=result.accepted)
    return _step(f"{result.code} {result.name}", outcome, result.message, _RULES)


def _verdict(assessment: Assessment) -> Iterator[Step]:
    computed = _word(assessment.computed_verdict)
    yield _step(say("computed verdict"), computed, assessment.computed_reason, _VERDICT)
    own = assessment.claim.verdict
    if own is not None:
        yield _step(say("reviewer's own verdict"), _word(own.verdict), own.reason, _VERDICT)
    if assessment.provisional and assessment.worst is not None:
        worst = say(
            "open: {rules}; at worst {verdict}",
            rules=", ".join(assessment.provisional),
            verdict=_word(assessment.worst),
        )
        yield _step(_name(sayable("provisional:")), say("yes"), worst, _VERDICT)
    yield _step(say("advice for a coach"), assessment.coach, say("from the verdict"), _VERDICT)
    plain = say("plain statement")
    yield _step(plain, assessment.plain_statement, say("certainty and size"), _SENTENCE)
    said = assessment.may_say
    if said is not None:
        own_words = say("the reviewer's wording, within the ceilings")
        why = own_words if said.by_reviewer else said.reason
        yield _step(say("may be said"), said.text, why or say("the plain statement"), _SENTENCE)
