"""Small pieces that several views share: links, signs, facts and counted nouns."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.remembering import remembered
from claimgrade.model.vocabulary import Certainty, Verdict
from claimgrade.reports.text import TEXT, words_in_force
from claimgrade.reports.words import CERTAINTIES, CERTAINTY_MEANING, VERDICTS, Sign


class Link(NamedTuple):
    """Text that leads somewhere; ``href`` is empty where there is nowhere to lead."""

    text: str
    href: str = ""


class Fact(NamedTuple):
    """A labelled value of a list of facts."""

    label: str
    value: str
    href: str = ""


class VerdictSign(NamedTuple):
    """A verdict's code with its word, glyph and tone."""

    code: str
    word: str
    glyph: str
    tone: str


class CertaintySign(NamedTuple):
    """A certainty as a word and filled circles; ``rated`` is false where there is no rating."""

    word: str
    filled: int
    rated: bool
    symbols: str
    meaning: str


@remembered(words_in_force)
def verdict_sign(verdict: Verdict) -> VerdictSign:
    """Return the sign shown for a verdict."""
    sign: Sign = VERDICTS[verdict]
    return VerdictSign(verdict.value, sign.word, sign.glyph, sign.tone)


@remembered(words_in_force)
def certainty_sign(certainty: Certainty | None) -> CertaintySign:
    """Return the sign of a certainty; ``None`` means that nothing is graded."""
    if certainty is None:
        return CertaintySign(TEXT["not_graded"], 0, False, "", "")
    filled = certainty.level
    return CertaintySign(
        word=CERTAINTIES[certainty],
        filled=filled,
        rated=filled > 0,
        symbols="●" * filled + "○" * (4 - filled) if filled else "",
        meaning=CERTAINTY_MEANING[certainty],
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the right number: ``1 claim``, ``3 claims``.

    The noun is one of those that the catalogue counts, in the singular.
    """
    form = "one" if number == 1 else "many"
    return TEXT[f"count_{noun.replace(' ', '_')}_{form}"].format(number=number)


def together(words: Sequence[str]) -> str:
    """Return words in a row: ``a``, ``a and b``, ``a, b and c``; nothing for none."""
    if len(words) < 2:
        return "".join(words)
    return TEXT["and_last"].format(first=", ".join(words[:-1]), last=words[-1])


def span(low: str, high: str) -> str:
    """Return a range: ``3 to 5``."""
    return TEXT["range"].format(low=low, high=high)


def recorded(value: object) -> str:
    """Return a field's words; ``unknown`` and absent fields say which of the two they are."""
    if value is None:
        return TEXT["not_recorded"]
    if value is UNKNOWN or isinstance(value, Unknown):
        return TEXT["not_reported"]
    return str(value)


def known(value: object) -> str:
    """Return a field's words, or nothing where it is absent or looked up without success."""
    return "" if value is None or isinstance(value, Unknown) else str(value)


def listed(parts: Iterable[str], joint: str = ", ") -> str:
    """Join the parts that say something."""
    return joint.join(filter(None, parts))


def sentence(words: str) -> str:
    """Return words that start with a capital and end with a stop, otherwise unchanged."""
    stripped = words.strip()
    if not stripped:
        return ""
    ended = stripped if stripped[-1] in ".!?…" else stripped + "."
    return ended[0].upper() + ended[1:]


def anchors(prefix: str, names: Sequence[str]) -> dict[str, str]:
    """Return an id for use in a page for each name: letters, digits and hyphens, all different."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        stem = f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'x'}"
        anchor, count = stem, 2
        while anchor in taken:
            anchor, count = f"{stem}-{count}", count + 1
        taken.add(anchor)
        made[name] = anchor
    return made
