"""Everything that is recorded and computed of one claim, and every step that led there."""

from collections.abc import Iterable, Iterator

from claimgrade.cli.claim_sections import (
    NOTHING_TO_SAY,
    Section,
    flag_words,
    folded,
    how_sure,
    kept,
    own_verdict,
    provisional,
    said,
    title,
)
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, wrap
from claimgrade.model.assessment import Assessment
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.argument import ArgumentView, ChainView, PremiseView
from claimgrade.reports.views.cards import Card
from claimgrade.reports.views.checks import FlagView
from claimgrade.reports.views.directness import DirectnessView
from claimgrade.reports.views.evidence import Evidence, EvidenceRow
from claimgrade.reports.views.improvement import ImprovementView
from claimgrade.reports.views.ledger import NumberLine
from claimgrade.reports.views.offered import OfferedView
from claimgrade.reports.views.ratings import AgreementView, RatingLine
from claimgrade.reports.views.signatures import SignatureView
from claimgrade.reports.views.suggestions import SuggestionLine, SuggestionsView


def full_page(card: Card, article: str, columns: int, style: Style) -> str:
    """Return everything that is recorded and computed of the claim."""
    lines = title(card, article, columns, style)
    for section in _sections(card):
        if section.paragraphs:
            lines += ["", *(x for p in folded(section, columns, style, None) for x in p)]
    return "\n".join(lines) + "\n"


def trace_page(assessment: Assessment, columns: int, style: Style) -> str:
    """Return every step that led to the verdict: what was asked, what came out, from what."""
    lines = ["", style.bold("Every step")]
    for step in assessment.trace:
        lines += wrap(printable(f"{step.name}: {step.result}"), columns, "  ", "    ")
        reason = f"because {step.because} " if step.because else ""
        lines += wrap(printable(f"{reason}[{step.source}]"), columns, "    ")
    return "\n".join(lines) + "\n"


def _sections(card: Card) -> Iterator[Section]:
    allowed = card.wording.sentence if card.wording else ""
    reason = card.wording.reason if card.wording else ""
    sure = card.certainty
    over = f"{TEXT['under_heading']}: “{card.heading}”" if card.heading else ""
    yield Section("Says", kept(said(card), over))
    yield Section("Claim", kept(card.statement))
    yield Section("Kind", kept(card.kind))
    yield Section("Verdict", kept(card.verdict_reason, own_verdict(card), provisional(card)))
    yield Section("Flags", tuple(map(_flag, card.flags)))
    yield Section("Say", kept(card.may_say or NOTHING_TO_SAY, card.may_say_note))
    yield Section("Checked", _offered(card.offered))
    yield Section("Withheld", tuple(_withheld(card.offered)))
    yield Section("Coach", kept(card.coach))
    yield Section("Harm", kept(card.harm_note))
    yield Section("Left out", kept(card.omits))
    yield Section("Wording", kept(allowed, reason))
    yield Section("Sounds", card.second_opinion.full)
    yield Section("Evidence", kept(card.plain_statement))
    yield Section("Points", kept(f"{card.points}: {card.points_reason}" if card.points else ""))
    yield Section("How sure", kept(how_sure(card), sure.start, sure.comparison, *sure.not_counted))
    yield Section("", tuple(f"{note.letter}. {note.text}" for note in sure.notes))
    yield Section("Lifts it", tuple(map(_improvement, card.would_change)))
    yield Section("Ratings", tuple(map(_rating, sure.ratings)))
    yield Section("Agreed", _agreement(card.agreement))
    yield Section("Suggested", _suggestions(card.suggestions))
    yield Section("Direct", _directness(card.directness))
    yield Section("Measured", tuple(map(_measured, card.evidence.rows)))
    yield Section("Numbers", tuple(p for line in card.ledger for p in _number(line)))
    yield Section("One", card.one_person)
    yield Section("Data sets", _independence(card.evidence))
    yield Section("Together", kept(card.pool))
    yield Section("Rests on", tuple(_argument(card.argument)))
    yield Section("Chain", tuple(_chain(card.chain)))
    yield Section("Carries", tuple(link.text for link in card.carries))
    yield Section(
        "Open", tuple(f"{c.code} {c.name}: {c.absent or c.looked_up}" for c in card.open_checks)
    )
    yield Section("Defaults", tuple(f"{name}: {value}" for name, value in card.defaults))
    yield Section("Reviewed", tuple(map(_signature, card.signatures)))


def _joined(parts: Iterable[str], joint: str = " ") -> str:
    return joint.join(part for part in parts if part)


def _flag(flag: FlagView) -> str:
    return _joined((flag_words(flag), flag.about, flag.note, flag.help))


def _rating(line: RatingLine) -> str:
    total = line.total.word if line.total else line.waits
    sums = f"{line.outcome}, by {line.by}: starts {line.start}; {line.moved}; {total}."
    return _joined((sums, line.note))


def _agreement(agreement: AgreementView | None) -> tuple[str, ...]:
    if agreement is None:
        return ()
    lines = (
        f"{line.sign.glyph} {line.domain} ({line.outcome}): "
        + " ".join(_joined((f"{p.by}: {p.rating}.", p.reason)) for p in line.people)
        for line in agreement.lines
    )
    return kept(f"{agreement.summary}.", *lines)


def _suggestions(suggestions: SuggestionsView | None) -> tuple[str, ...]:
    if suggestions is None:
        return ()
    return kept(suggestions.milder, *map(_suggestion, suggestions.lines))


def _suggestion(line: SuggestionLine) -> str:
    return _joined(
        (
            f"{line.domain}: {line.suggested.rstrip('.')}.",
            line.reasons,
            line.restraint,
            f"Judged: {line.judged}.",
            line.judged_reason,
        )
    )


def _directness(directness: DirectnessView | None) -> tuple[str, ...]:
    if directness is None:
        return ()
    return tuple(
        f"{line.match.glyph} {line.dimension}: {line.match.word}. "
        f"Claimed: {line.claimed}{' (default)' if line.default else ''}. Studied: {line.studied}."
        for line in directness.lines
    )


def _improvement(one: ImprovementView) -> str:
    return _joined((f"{one.step}{f' ({one.cost})' if one.cost else ''}:", one.fact, one.study))


def _offered(offered: OfferedView | None) -> tuple[str, ...]:
    return kept(offered.checked, offered.waiting) if offered else ()


def _withheld(offered: OfferedView | None) -> Iterator[str]:
    for one in offered.withheld if offered else ():
        yield _joined((f"“{one.text}” ({one.whose}):", *one.faults))


def _measured(row: EvidenceRow) -> str:
    people = _joined((row.study, row.n, row.who), ", ")
    parts = [
        f"{row.relation.glyph} {row.relation.word}: {row.source.text} ({people}).",
        row.finding,
        f"Outcome: {row.outcome}." if row.outcome else "",
        f"Measured: {row.measured}." if row.measured else "",
        f"Note: {row.note}" if row.note else "",
        f"Where: {row.place}" if row.place else "",
        row.warning,
    ]
    return _joined(parts)


def _number(line: NumberLine) -> tuple[str, ...]:
    head = f"{line.agreement.glyph} {line.agreement.word}: {line.claimed}."
    return (_joined((head, *(f"{label}: {words}" for label, words in line.told))),)


def _independence(evidence: Evidence) -> tuple[str, ...]:
    found = evidence.independence
    return kept(found.text, *found.notes) if found else ()


def _argument(argument: ArgumentView | None) -> Iterator[str]:
    if argument is None:
        return
    if argument.warning:
        yield argument.warning
    for premise in (*argument.failing, *argument.standing, *argument.behind):
        yield _premise(premise)
    for name in argument.open:
        yield f"? {name.text}: no verdict yet"


def _premise(premise: PremiseView) -> str:
    numbers = " → ".join(link.text.partition(". ")[0] for link in premise.by_way_of)
    way = f" (by way of {numbers})" if numbers else ""
    return f"{premise.verdict.glyph} {premise.verdict.word}: {premise.claim.text}{way}"


def _chain(chain: ChainView | None) -> Iterator[str]:
    if chain is None:
        return
    yield chain.sentence
    for line in chain.lines:
        weakest = "The weakest link." if line.weakest else ""
        yield _joined(
            (
                f"grade {line.grade}: {line.claim.text}",
                f"{line.confirmed}." if line.confirmed else "",
                line.reason,
                weakest,
            )
        )


def _signature(signature: SignatureView) -> str:
    return signature.line
