"""One claim on one screen: what was claimed, measured, how sure, why flagged, what may be said."""

from collections.abc import Sequence

from claimgrade.cli.claim_sections import (
    LABEL,
    NOTHING_TO_SAY,
    Section,
    flag_words,
    folded,
    how_sure,
    kept,
    own_verdict,
    provisional,
    said,
    shortened,
    title,
)
from claimgrade.cli.output import Style, clip, counted
from claimgrade.reports.views.cards import Card
from claimgrade.reports.views.evidence import EvidenceRow

SCREEN = 24
"""Lines of a page that leaves out what does not fit."""

FLAGGED = {"needs-caveat", "overstated", "misleading", "understated"}
"""Verdicts whose reason is that of their flags."""

BACKGROUND = "background"
SHORT_FIGURE = 70
"""Characters up to which what was measured is given beside the finding."""


def page(card: Card, article: str, columns: int, style: Style) -> str:
    """Return the claim in at most 24 lines; what is left out is marked with … or counted."""
    sections = [section for section in _screen(card, columns) if section.paragraphs]
    lines = title(card, article, columns, style)
    room = SCREEN - len(lines)
    paragraphs = _opened(sections, columns, style, room)
    shares = _shares(sections, paragraphs, room)
    for section, found, share in zip(sections, paragraphs, shares, strict=True):
        lines += _cut(found, share, section, columns)
    return "\n".join(lines) + "\n"


def _screen(card: Card, columns: int) -> list[Section]:
    why = _why(card)
    rows = sorted(card.evidence.rows, key=lambda row: row.relation.word == BACKGROUND)
    return [
        Section("Says", kept(said(card)), 2, 2, 8),
        Section("Claim", kept(card.statement), 2, 2, 7),
        Section("Measured", tuple(_measured(row) for row in rows), 5, 2, 4, "line"),
        Section("How sure", kept(how_sure(card)), 3, 4, 2),
        Section("Why", tuple(why.values()), 4, 3, 3, "reason", tuple(why)),
        Section("Harm", kept(card.harm_note), 1, 1, 6),
        Section("Say", kept(card.may_say or NOTHING_TO_SAY), 3, 6, 1),
        Section("Coach", kept(card.coach), 1, 1, 5),
        Section("More", (_more(card, columns),), 1, 1, 5),
    ]


def _measured(row: EvidenceRow) -> str:
    people = ", ".join(part for part in (row.n, clip(row.who, 44)) if part)
    whom = f" ({people})" if people else ""
    warning = f" [{row.warning}]" if row.warning else ""
    figure = f"{row.measured}. " if 0 < len(row.measured) <= SHORT_FIGURE else ""
    return f"{row.relation.glyph} {row.source.text}{whom}{warning}: {figure}{row.finding}"


def _why(card: Card) -> dict[str, str]:
    """Return why the verdict is what it is: the person's reason, the flags, what is open.

    Each has a name, by which it is told of where there is no room for it.
    """
    flags = [flag for flag in card.flags if not flag.on_record]
    by_flags = card.verdict.code in FLAGGED and flags and card.computed is None
    reason = "" if by_flags else card.verdict_reason
    reasons = {"the verdict's own": reason, "the computed verdict": own_verdict(card)}
    reasons |= {flag.code: flag_words(flag) for flag in flags}
    reasons["open checks"] = provisional(card)
    return {name: words for name, words in reasons.items() if words}


def _more(card: Card, columns: int) -> str:
    full = f"claimgrade show {card.id} --full"
    explained = f"{full}, claimgrade explain {card.flags[0].code}" if card.flags else full
    return explained if LABEL + len(explained) <= columns else full


def _opened(
    sections: Sequence[Section], columns: int, style: Style, room: int
) -> list[list[list[str]]]:
    """Return each section's paragraphs, folded; long ones in full where there is room for them."""
    paragraphs = [folded(section, columns, style, section.each) for section in sections]
    for index in sorted(range(len(sections)), key=lambda index: sections[index].turn):
        whole = folded(sections[index], columns, style, None)
        others = sum(_height(p) for at, p in enumerate(paragraphs) if at != index)
        if others + _height(whole) <= room:
            paragraphs[index] = whole
    return paragraphs


def _height(paragraphs: Sequence[Sequence[str]]) -> int:
    return sum(map(len, paragraphs))


def _shares(
    sections: Sequence[Section], paragraphs: Sequence[Sequence[Sequence[str]]], room: int
) -> list[int]:
    """Return how many lines each section gets."""
    wanted = [_height(found) for found in paragraphs]
    shares = [min(want, section.least) for want, section in zip(wanted, sections, strict=True)]
    for index in sorted(range(len(sections)), key=lambda index: sections[index].turn):
        shares[index] += max(0, min(room - sum(shares), wanted[index] - shares[index]))
    return shares


def _cut(
    paragraphs: Sequence[Sequence[str]], room: int, section: Section, columns: int
) -> list[str]:
    """Return the lines that fit; whole paragraphs left out are counted, and named if they can."""
    if _height(paragraphs) <= room:
        return [line for paragraph in paragraphs for line in paragraph]
    if len(paragraphs) == 1:
        return shortened(paragraphs[0], room, columns)
    lines: list[str] = []
    for shown, paragraph in enumerate(paragraphs):
        space = room - len(lines) - 1
        if shown and space < min(len(paragraph), 2):
            left = counted(len(paragraphs) - shown, f"more {section.noun}")
            names = ", ".join(section.names[shown:])
            whole = f"{'':<{LABEL}}… and {left}{f': {names}' if names else ''}"
            return [*lines, clip(whole, columns)]
        lines += shortened(paragraph, space, columns)
    return lines
