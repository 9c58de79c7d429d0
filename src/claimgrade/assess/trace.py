"""The steps that led to a verdict, in order, so that each can be read back."""

from collections.abc import Iterator

from claimgrade.model.assessment import Assessment, Outcome, RuleResult, Step

_METHOD = "docs/method.md"


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
    return Step(name, result, because, f"{_METHOD}: {section}")


def _record(assessment: Assessment) -> Iterator[Step]:
    shown = "; ".join(f"{field} = {value}" for field, value in assessment.defaults.items())
    yield _step("defaults", shown or "none needed", "fields that the record leaves out", "defaults")
    for index, reason in assessment.lines_left_out.items():
        yield _step(f"evidence.{index}", "left out", reason, "the body of evidence")
    yield _step(
        "which way the evidence points",
        assessment.points.value if assessment.points else "not known",
        f"{assessment.points_reason} (evidence.*.relation)",
        "the body of evidence",
    )


def _certainty(assessment: Assessment) -> Iterator[Step]:
    reading = assessment.certainty
    if reading.start is not None:
        yield _step("start", reading.start.value, reading.start_reason, "starting level")
    elif reading.start_reason:
        yield _step("start", "not known", reading.start_reason, "starting level")
    if reading.summed:
        yield _step("judgement summed", reading.summed, "judgements", "domains")
    for note in reading.footnotes:
        yield _step(f"domain {note.domain.value}", f"{note.levels:+d}", note.text, "domains")
    if reading.computed is not None:
        total = sum(note.levels for note in reading.footnotes)
        why = f"start {reading.start.value if reading.start else ''}, levels {total:+d}"
        yield _step("computed certainty", reading.computed.value, why, "domains")
    elif reading.waits_for:
        waits = f"waits for {', '.join(reading.waits_for)}"
        yield _step("computed certainty", "not computed", waits, "domains")
    used = reading.used.value if reading.used else "none"
    who = "the reviewer's own (certainty)" if reading.own is reading.used and reading.own else ""
    because = ": ".join(part for part in (who, reading.reason) if part) or "not recorded"
    yield _step("certainty used", used, because, "certainty")


def _ceiling(assessment: Assessment) -> Iterator[Step]:
    ceiling, wording = assessment.ceiling, assessment.claim.wording
    hedge = ceiling.hedge.value if ceiling.hedge else "none"
    yield _step("hedge ceiling", hedge, ceiling.reason, "the ceiling")
    relation = ceiling.relation.value if ceiling.relation else "not known"
    why = "from the designs, contrasts and species of the agreeing lines"
    yield _step("relation ceiling", relation, why, "the ceiling")
    advice = ceiling.advice.value if ceiling.advice else "none"
    yield _step("advice ceiling", advice, "from the certainty and 'condition'", "the ceiling")
    if ceiling.gap is not None and wording is not None and wording.hedge is not None:
        why = f"declared '{wording.hedge.value}' against '{hedge}' (wording.hedge)"
        steps = f"{ceiling.gap} step{'' if ceiling.gap == 1 else 's'}"
        yield _step("gap", steps, why, "the ceiling")


def _rule(result: RuleResult) -> Step:
    outcome = result.outcome.value
    if result.outcome is Outcome.FLAG and result.severity is not None:
        outcome = f"{outcome}, {result.severity.value}"
        if result.accepted is not None:
            outcome = f"{outcome}, accepted: {result.accepted}"
    return _step(f"{result.code} {result.name}", outcome, result.message, "the rules")


def _verdict(assessment: Assessment) -> Iterator[Step]:
    computed = assessment.computed_verdict.value
    yield _step("computed verdict", computed, assessment.computed_reason, "the verdict")
    own = assessment.claim.verdict
    if own is not None:
        yield _step("reviewer's own verdict", own.verdict.value, own.reason, "the verdict")
    if assessment.provisional and assessment.worst is not None:
        named = ", ".join(assessment.provisional)
        worst = f"open: {named}; at worst {assessment.worst.value}"
        yield _step("provisional", "yes", worst, "the verdict")
    yield _step("advice for a coach", assessment.coach, "from the verdict", "the verdict")
    yield _step("plain statement", assessment.plain_statement, "certainty and size", "the sentence")
    said = assessment.may_say
    if said is not None:
        who = "the reviewer's wording, within the ceilings" if said.by_reviewer else said.reason
        yield _step("may be said", said.text, who or "the plain statement", "the sentence")
