"""Labelled parts of a page about a claim, folded to the width of the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, clip, wrap
from claimgrade.reports.views.cards import Card
from claimgrade.reports.views.checks import FlagView

LABEL = 10
"""Columns of the labels."""

NOTHING_TO_SAY = "no sentence can be offered yet"


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of the page.

    On one screen it gets at least ``least`` lines and each paragraph at most ``each``; lines
    that are left go to the sections in the order of ``turn``. ``noun`` is what its paragraphs
    are called when some are left out, ``names`` a word for each, where there is one.
    """

    label: str
    paragraphs: tuple[str, ...]
    least: int = 0
    each: int = 0
    turn: int = 0
    noun: str = ""
    names: tuple[str, ...] = ()


def title(card: Card, article: str, columns: int, style: Style) -> list[str]:
    """Return the claim's name and its verdict, on one line where both can be told."""
    provisional = " (provisional)" if card.provisional else ""
    verdict = f"{card.verdict.glyph} {card.verdict.word}{provisional}"
    shown = style.tone(verdict, card.verdict.tone)
    room = columns - len(verdict) - 2
    name = next((n for n in (f"{article}/{card.id}", card.id) if len(n) <= room), "")
    if not name:
        return [style.bold(clip(card.id, columns)), shown]
    return [f"{style.bold(name)}{' ' * (columns - len(name) - len(verdict))}{shown}"]


def folded(section: Section, columns: int, style: Style, each: int | None) -> list[list[str]]:
    """Return each paragraph's lines, at most ``each``; the label stands before the first."""
    paragraphs = []
    for number, paragraph in enumerate(section.paragraphs):
        label = section.label if number == 0 else ""
        rest = " " * (LABEL + (2 if len(section.paragraphs) > 1 else 0))
        lines = wrap(printable(paragraph), columns, f"{label:<{LABEL}}", rest)
        lines = shortened(lines, each or len(lines), columns)
        lines[0] = style.faint(f"{label:<{LABEL}}") + lines[0][LABEL:]
        paragraphs.append(lines)
    return paragraphs


def shortened(lines: Sequence[str], most: int, columns: int) -> list[str]:
    """Return at most so many lines, with … where some were left out."""
    if len(lines) <= most:
        return list(lines)
    last = lines[most - 1]
    if len(last) + 2 > columns:
        last = last[: columns - 2].rsplit(" ", 1)[0]
    return [*lines[: most - 1], f"{last} …"]


def kept(*paragraphs: str) -> tuple[str, ...]:
    """Return the paragraphs that say something."""
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def said(card: Card) -> str:
    """Return the words under review, in quotes."""
    return f"“{card.quote}”" if card.quote else ""


def how_sure(card: Card) -> str:
    """Return the certainty, what it rests on, and the reason for it."""
    sign = card.certainty.sign
    symbols = f"{sign.symbols} " if sign.symbols else ""
    base = f", from {card.evidence.base}" if card.evidence.base else ""
    reason = f": {card.certainty.reason}" if card.certainty.reason else ""
    return f"{symbols}{sign.word}{base}{reason}"


def own_verdict(card: Card) -> str:
    """Return that the verdict is a person's own, and the computed one beside it."""
    if card.computed is None:
        return ""
    return f"The reviewer's own verdict; computed: {card.computed.word}. {card.computed_reason}"


def provisional(card: Card) -> str:
    """Return which open checks could worsen the verdict."""
    return f"Provisional: {card.provisional}" if card.provisional else ""


def flag_words(flag: FlagView) -> str:
    """Return a flag in one sentence."""
    return f"{flag.severity.glyph} {flag.code} {flag.severity.word}: {flag.message}"
