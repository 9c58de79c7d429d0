"""One claim on one screen: what was claimed, measured, how sure, why flagged, what may be said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, clip, wrap
from claimgrade.model.assessment import Assessment
from claimgrade.reports.views.cards import Card, FlagView
from claimgrade.reports.views.evidence import EvidenceRow

LABEL = 10
SCREEN = 24
"""Lines of a page that leaves out what does not fit."""

FLAGGED = {"needs-caveat", "overstated", "misleading", "understated"}
"""Verdicts whose reason is that of their flags."""

NOTHING_TO_SAY = "no sentence can be offered yet"
BACKGROUND = "background"
SHORT_FIGURE = 70
"""Characters up to which what was measured is given beside the finding."""


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of the page.

    On one screen it gets at least ``least`` lines and each paragraph at most ``each``; lines
    that are left go to the sections in the order of ``turn``. ``noun`` is what its paragraphs
    are called when some are left out.
    """

    label: str
    paragraphs: tuple[str, ...]
    least: int
    each: int
    turn: int
    noun: str = ""


def page(card: Card, article: str, columns: int, style: Style) -> str:
    """Return the claim in at most 24 lines; what is left out is marked with … or counted."""
    sections = [section for section in _screen(card, columns) if section.paragraphs]
    folded = [_folded(section, columns, style, section.each) for section in sections]
    shares = _shares(sections, folded, SCREEN - 1)
    lines = [_title(card, article, columns, style)]
    for section, paragraphs, share in zip(sections, folded, shares, strict=True):
        lines += _cut(paragraphs, share, section.noun, columns)
    return "\n".join(lines) + "\n"


def full_page(card: Card, article: str, columns: int, style: Style) -> str:
    """Return everything that is recorded and computed of the claim."""
    lines = [_title(card, article, columns, style)]
    for section in _whole(card):
        if section.paragraphs:
            lines += ["", *(x for p in _folded(section, columns, style, None) for x in p)]
    return "\n".join(lines) + "\n"


def trace_page(assessment: Assessment, columns: int, style: Style) -> str:
    """Return every step that led to the verdict: what was asked, what came out, from what."""
    lines = ["", style.bold("Every step")]
    for step in assessment.trace:
        lines += wrap(printable(f"{step.name}: {step.result}"), columns, "  ", "    ")
        reason = f"because {step.because} " if step.because else ""
        lines += wrap(printable(f"{reason}[{step.source}]"), columns, "    ")
    return "\n".join(lines) + "\n"


def _title(card: Card, article: str, columns: int, style: Style) -> str:
    provisional = " (provisional)" if card.provisional else ""
    verdict = f"{card.verdict.glyph} {card.verdict.word}{provisional}"
    name = clip(f"{article}/{card.id}", columns - len(verdict) - 2)
    blank = " " * (columns - len(name) - len(verdict))
    return f"{style.bold(name)}{blank}{style.tone(verdict, card.verdict.tone)}"


def _screen(card: Card, columns: int) -> list[Section]:
    rows = sorted(card.evidence.rows, key=lambda row: row.relation.word == BACKGROUND)
    return [
        Section("Says", _kept(_quoted(card)), 2, 2, 7),
        Section("Claim", _kept(card.statement), 2, 2, 6),
        Section("Measured", tuple(_measured(row) for row in rows), 6, 3, 4, "line"),
        Section("How sure", _kept(_sure(card)), 3, 4, 2),
        Section("Why", _why(card), 4, 3, 3, "reason"),
        Section("Say", _kept(card.may_say or NOTHING_TO_SAY), 3, 6, 1),
        Section("Coach", _kept(card.coach), 1, 1, 5),
        Section("More", (_more(card, columns),), 1, 1, 5),
    ]


def _whole(card: Card) -> list[Section]:
    allowed = card.wording.sentence if card.wording else ""
    reason = card.wording.reason if card.wording else ""
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("Says", _kept(_quoted(card))),
        ("Claim", _kept(card.statement)),
        ("Kind", _kept(card.kind)),
        ("Points", _kept(f"{card.points}: {card.points_reason}" if card.points else "")),
        ("How sure", _kept(_sure(card), card.certainty.start, card.certainty.comparison)),
        ("", tuple(f"{note.letter}. {note.text}" for note in card.certainty.notes)),
        ("Verdict", _kept(card.verdict_reason, _own(card), _provisional(card))),
        ("Flags", tuple(map(_flag_in_full, card.flags))),
        ("Wording", _kept(allowed, reason)),
        ("Say", _kept(card.may_say or NOTHING_TO_SAY, card.may_say_note)),
        ("Evidence", _kept(card.plain_statement)),
        ("Coach", _kept(card.coach)),
        ("Left out", _kept(card.omits)),
        ("Measured", tuple(_measured_in_full(row) for row in card.evidence.rows)),
        ("Rests on", tuple(link.text for link in card.builds_on)),
        ("Carries", tuple(link.text for link in card.carries)),
        ("Open", tuple(f"{c.code} {c.name}: {c.absent or c.looked_up}" for c in card.open_checks)),
        ("Defaults", tuple(f"{name}: {value}" for name, value in card.defaults)),
        ("Reviewed", _kept(card.signed)),
    ]
    return [Section(label, paragraphs, 0, 0, 0) for label, paragraphs in parts]


def _kept(*paragraphs: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _quoted(card: Card) -> str:
    return f"“{card.quote}”" if card.quote else ""


def _measured(row: EvidenceRow) -> str:
    people = ", ".join(part for part in (row.n, clip(row.who, 44)) if part)
    whom = f" ({people})" if people else ""
    warning = f" [{row.warning}]" if row.warning else ""
    figure = f"{row.measured}. " if 0 < len(row.measured) <= SHORT_FIGURE else ""
    return f"{row.relation.glyph} {row.source.text}{whom}{warning}: {figure}{row.finding}"


def _measured_in_full(row: EvidenceRow) -> str:
    people = ", ".join(part for part in (row.study, row.n, row.who) if part)
    parts = [
        f"{row.relation.glyph} {row.relation.word}: {row.source.text} ({people}).",
        row.finding,
        f"Outcome: {row.outcome}." if row.outcome else "",
        f"Measured: {row.measured}." if row.measured else "",
        f"Note: {row.note}" if row.note else "",
        f"Where: {row.place}" if row.place else "",
        row.warning,
    ]
    return " ".join(part for part in parts if part)


def _sure(card: Card) -> str:
    sign = card.certainty.sign
    symbols = f"{sign.symbols} " if sign.symbols else ""
    base = f", from {card.evidence.base}" if card.evidence.base else ""
    reason = f": {card.certainty.reason}" if card.certainty.reason else ""
    return f"{symbols}{sign.word}{base}{reason}"


def _why(card: Card) -> tuple[str, ...]:
    """Return why the verdict is what it is: the person's reason, the flags, what is open."""
    by_flags = card.verdict.code in FLAGGED and card.flags and card.computed is None
    reason = "" if by_flags else card.verdict_reason
    return _kept(reason, _own(card), *map(_flag, card.flags), _provisional(card))


def _own(card: Card) -> str:
    if card.computed is None:
        return ""
    return f"The reviewer's own verdict; computed: {card.computed.word}. {card.computed_reason}"


def _provisional(card: Card) -> str:
    return f"Provisional: {card.provisional}" if card.provisional else ""


def _flag(flag: FlagView) -> str:
    return f"{flag.severity.glyph} {flag.code} {flag.severity.word}: {flag.message}"


def _flag_in_full(flag: FlagView) -> str:
    return " ".join(part for part in (_flag(flag), flag.note, flag.help) if part)


def _more(card: Card, columns: int) -> str:
    full = f"claimgrade show {card.id} --full"
    explained = f"{full}, claimgrade explain {card.flags[0].code}" if card.flags else full
    return explained if LABEL + len(explained) <= columns else full


def _shares(
    sections: Sequence[Section], folded: Sequence[Sequence[Sequence[str]]], budget: int
) -> list[int]:
    """Return how many lines each section gets."""
    wanted = [sum(map(len, paragraphs)) for paragraphs in folded]
    shares = [min(want, section.least) for want, section in zip(wanted, sections, strict=True)]
    for index in sorted(range(len(sections)), key=lambda index: sections[index].turn):
        shares[index] += max(0, min(budget - sum(shares), wanted[index] - shares[index]))
    return shares


def _folded(section: Section, columns: int, style: Style, each: int | None) -> list[list[str]]:
    """Return each paragraph's lines, at most ``each``; the label stands before the first."""
    folded = []
    for number, paragraph in enumerate(section.paragraphs):
        label = section.label if number == 0 else ""
        rest = " " * (LABEL + (2 if len(section.paragraphs) > 1 else 0))
        lines = wrap(printable(paragraph), columns, f"{label:<{LABEL}}", rest)
        lines = _shortened(lines, each or len(lines), columns)
        lines[0] = style.faint(f"{label:<{LABEL}}") + lines[0][LABEL:]
        folded.append(lines)
    return folded


def _cut(paragraphs: Sequence[Sequence[str]], room: int, noun: str, columns: int) -> list[str]:
    """Return the lines that fit; whole paragraphs left out are counted."""
    if sum(map(len, paragraphs)) <= room:
        return [line for paragraph in paragraphs for line in paragraph]
    if len(paragraphs) == 1:
        return _shortened(paragraphs[0], room, columns)
    lines: list[str] = []
    for shown, paragraph in enumerate(paragraphs):
        space = room - len(lines) - 1
        if shown and space < min(len(paragraph), 2):
            left = len(paragraphs) - shown
            return [*lines, f"{'':<{LABEL}}… and {left} more {noun}{'s' if left > 1 else ''}"]
        lines += _shortened(paragraph, space, columns)
    return lines


def _shortened(lines: Sequence[str], most: int, columns: int) -> list[str]:
    """Return at most so many lines, with … where some were left out."""
    if len(lines) <= most:
        return list(lines)
    last = lines[most - 1]
    if len(last) + 2 > columns:
        last = last[: columns - 2].rsplit(" ", 1)[0]
    return [*lines[: most - 1], f"{last} …"]
