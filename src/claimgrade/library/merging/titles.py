"""Titles compared: the same words however they are written, and the signs of another work.

Of two titles that differ in one word most are of two works: part I and part II, men and women,
abduction and adduction, a paper and the reply to it. So titles are the same only when all words
are; a slip of the pen is let pass within a longer word, and told apart as such.
"""

import re
import unicodedata
from enum import Enum
from functools import lru_cache

from claimgrade.library.latex import plain_text

LEAST_FOR_A_SLIP = 5
"""Letters of a word in which one wrong letter may be a slip; in shorter ones it is a word."""

MOST_SLIPS = 2
"""Words of a title that may have a slip; three in one title are hardly all slips."""

LEAST_MAIN_WORDS = 4
"""Words of a main title that may stand for the whole title without its subtitle."""

_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|scp)\b[^<>]*>", re.IGNORECASE)
_SUBTITLE = re.compile(r"\s*(?:[:?!]|\.(?=\s)|\s[–—-]\s)\s*")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "one": "1", "two": "2"}
_NOT_TOLD = frozenset({"a", "an", "the", "and", "of", "in", "on", "for", "with", "to"})
_PARTS = frozenset({"part", "parts", "study", "experiment", "paper", "section", "chapter"})
_MARKERS = {
    "erratum": "correction", "errata": "correction", "corrigendum": "correction",
    "corrigenda": "correction", "correction": "correction", "corrections": "correction",
    "addendum": "correction", "retraction": "retraction", "retracted": "retraction",
    "withdrawn": "retraction", "reply": "reply", "response": "reply", "comment": "comment",
    "comments": "comment", "commentary": "comment", "letter": "comment", "re": "comment",
    "editorial": "comment", "abstract": "abstract", "abstracts": "abstract",
    "poster": "abstract", "protocol": "protocol", "supplement": "supplement",
    "supplementary": "supplement",
}  # fmt: skip


class Alike(Enum):
    """How far two titles are the same."""

    SAME = "same title"
    SLIP = "same title but for a slip of the pen"
    MAIN = "same main title, one without its subtitle"


@lru_cache(maxsize=65_536)
def words(title: str) -> tuple[str, ...]:
    """Return the words of a title in small letters, without accents; numbers as digits."""
    text = plain_text(_TAG.sub("", title)).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    found = _WORD.findall(plain.replace("’", "").replace("'", ""))
    return tuple(_ROMAN.get(word, word) for word in found)


def compact(title_words: tuple[str, ...]) -> str:
    """Return the words without those that tell nothing, as one: hyphens make no difference."""
    return "".join(word for word in title_words if word not in _NOT_TOLD)


@lru_cache(maxsize=65_536)
def main_words(title: str) -> tuple[str, ...]:
    """Return the words before the subtitle; all words where there is none."""
    return words(_SUBTITLE.split(plain_text(title), maxsplit=1)[0])


def markers(*texts: str) -> frozenset[str]:
    """Return what says that this is not the work itself but on it: correction, reply, abstract."""
    found = {word for text in texts for word in words(text)}
    return frozenset(_MARKERS[word] for word in found if word in _MARKERS)


def alike(one: str, other: str) -> Alike | None:
    """Return how far two titles are the same; None where they are not."""
    first, second = words(one), words(other)
    if not first or not second:
        return None
    if compact(first) == compact(second):
        return Alike.SAME
    if _differ_by_slips(first, second):
        return Alike.SLIP
    short, long = sorted((one, other), key=lambda title: len(words(title)))
    main = main_words(long)
    if len(words(short)) == len(words(long)):
        return None
    if compact(main) != compact(words(short)) or len(words(short)) < LEAST_MAIN_WORDS:
        return None
    return None if _is_part(words(long)[len(main) :]) else Alike.MAIN


def _is_part(subtitle: tuple[str, ...]) -> bool:
    """Tell whether a subtitle begins as that of one part of several does."""
    return not subtitle or subtitle[0].isdigit() or subtitle[0] in _PARTS


def likeness(one: str, other: str) -> float:
    """Return from 0 to 100 how like two titles are, as rapidfuzz's ratio; 0 for other numbers."""
    from rapidfuzz.fuzz import ratio

    first, second = words(one), words(other)
    if _numbers(first) != _numbers(second):
        return 0.0
    return float(ratio(" ".join(first), " ".join(second)))


def only_adds(one: str, other: str) -> bool:
    """Tell whether one of two titles only has words more, and puts none in another's place."""
    first, second = (set(words(title)) - _NOT_TOLD for title in (one, other))
    mine, theirs = first - second, second - first
    mine = {word for word in mine if not any(_is_slip(word, said) for said in second)}
    theirs = {word for word in theirs if not any(_is_slip(word, said) for said in first)}
    return not (mine and theirs)


def _numbers(title_words: tuple[str, ...]) -> list[str]:
    found = [_ORDINALS.get(word, word) for word in title_words]
    return sorted(number for word in found for number in _DIGITS.findall(word))


def _differ_by_slips(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the words are the same, in order, but for a slip within longer ones."""
    if len(first) != len(second):
        return False
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(pairs) <= MOST_SLIPS and all(_is_slip(a, b) for a, b in pairs)


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two words are one with a letter wrong, missing or swapped.

    Not in the first two letters, where it makes another word (adduction, abduction), and not in
    a number.
    """
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < LEAST_FOR_A_SLIP or one[:2] != other[:2]:
        return False
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
