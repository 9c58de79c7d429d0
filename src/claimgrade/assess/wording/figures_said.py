"""Figures that a proposed sentence states, against those on record for the claim."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimgrade.assess.case import Case
from claimgrade.language.cues import figures, names_top, rounds
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.plain import plain
from claimgrade.model.vocabulary import NumberRole

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

_WRITTEN = {
    "doubl": 2.0,
    "twice": 2.0,
    "two": 2.0,
    "tripl": 3.0,
    "three": 3.0,
    "half": 0.5,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "hundred": 100.0,
    "thousand": 1000.0,
}


def numbers_said(
    numbers: tuple[ClaimedNumber, ...], text: str, language: str
) -> tuple[ClaimedNumber, ...]:
    """Return those of a claim's numbers that a sentence repeats, as it puts them.

    A number that the claim gives as the top of a range is a plain one in a sentence that does
    not say "up to" or the like; whether it is rounded is read from the sentence, too.
    """
    said = set(_values(text, language))
    repeated = [n for n in numbers if float(n.value) in said or _high(n) in said]
    if not repeated:
        return ()
    about, top = rounds(text, language), names_top(text, language)
    return tuple(_as_said(n, about, top) for n in repeated)


def _as_said(number: ClaimedNumber, about: bool, top: bool) -> ClaimedNumber:
    role = number.role
    if role is NumberRole.MAX and not top:
        role = NumberRole.POINT
    return replace(number, about=about, role=role)


def strange_figures(case: Case, text: str) -> tuple[str, ...]:
    """Return the figures of a sentence, as written, that nobody has recorded for the claim.

    On record are the claim's numbers, what its evidence lines and their results say, and, once
    somebody has looked which figures the words claim, the words themselves.
    """
    written = figures(text, case.language)
    if not written:
        return ()
    known = set(_on_record(case))
    return tuple(figure for figure in written if not set(_values(figure, case.language)) & known)


def _on_record(case: Case) -> Iterator[float]:
    claim = case.claim
    for number in claim.claimed_numbers:
        yield float(number.value)
        if number.high is not None:
            yield float(number.high)
    texts = [line.entry.finding for line in case.body.kept]
    if claim.numbers is not None:
        intervention = claim.asserts.intervention if claim.asserts else None
        texts += [case.quoted, claim.statement]
        texts += [str(v) for v in plain(intervention).values()] if intervention else []
    yield from (value for text in texts if text for value in _values(text, case.language))
    for line in case.body.kept:
        for figure in case.context.figures(line):
            yield abs(float(figure.value))
    if claim.searched_on is not None:
        yield from _numbers(str(claim.searched_on))


def _values(text: str, language: str) -> Iterator[float]:
    """Yield the figures of a text as numbers; both ends of a range."""
    yield from _numbers(text)
    for word in figures(text, language):
        for stem, value in _WRITTEN.items():
            if word.casefold().startswith(stem):
                yield value


def _numbers(text: str) -> Iterator[float]:
    for digits in _DIGITS.findall(text):
        yield _number(digits)


def _number(digits: str) -> float:
    """Return digits as a number: '1,200' is twelve hundred, '2,5' two and a half."""
    whole = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits)
    plain = digits.replace(",", "") if whole else digits.replace(",", ".")
    return float(plain) if plain.count(".") < 2 else float(plain.split(".")[0])


def _high(number: ClaimedNumber) -> float | None:
    return None if number.high is None else float(number.high)
