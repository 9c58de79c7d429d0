r"""Titles as citation styles want them: in sentence case, with what is protected kept.

CSL asks for titles in sentence case and lets a style capitalise them (CSL 1.0.2, "Sentence and
title case conversion"). BibTeX's convention is that letters in braces of their own keep their
case, save for those of an accent such as ``{\"O}``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from claimgrade.library.csl.pieces import without_reserved
from claimgrade.library.latex import plain_text

_OPEN, _CLOSE = "\ue001", "\ue002"
LESS_THAN = "\ue003"
"""Stands for ``<`` in a title, so that a title's own tags are never read as CSL's."""

_COMMAND_BEFORE = re.compile(r"\\(?:[A-Za-z]+\s*|[^A-Za-z])\Z")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so than the to up via "
    "vs with yet".split()
)
_FUNCTION_WORDS = _SMALL | frozenset(
    "after are before between can could did do does during how is its may should that these this "
    "through under was were what when where which who why will within without would".split()
)
_BEGINS = r"[\"“”'’(\s\ue001\ue002]*\Z"
_ENDS_A_PART = re.compile(rf"(?:[:—]|\s[–-](?=\s)){_BEGINS}")
_ENDS_A_SENTENCE = re.compile(rf"[.?!]\s{_BEGINS}")
_LEAST_WORDS = 2


class AfterColon(StrEnum):
    """What a style does with the first word after a colon."""

    CAPITAL = "capital"
    SMALL = "small"
    AS_WRITTEN = "as written"


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    text: str
    protected: bool
    first: bool
    begins_part: bool
    begins_sentence: bool

    @property
    def capitalised(self) -> bool:
        """Whether it has a capital at its beginning and nowhere else; of letters alone, "A"."""
        return self.text == "A" or (self.text[:1].isupper() and self.text[1:].islower())


def sentence_case(title: str, after_colon: AfterColon, english: bool = True) -> str:
    r"""Return a BibTeX title decoded and in sentence case, for CSL.

    Only a title that is written in title case is put in small letters, since the capitals of one
    in sentence case are names. Words in braces, acronyms (PRISMA, mTOR, VO2max) and ``I`` keep
    their case; a title that is not English keeps all of it. Protected words are set in CSL's
    ``<span class="nocase">``; ``<`` is printed as :data:`LESS_THAN`.
    """
    text = _with_marks(title)
    words = _words(text)
    if english and words:
        text = _recased(text, words, after_colon)
    shown = text.replace("<", LESS_THAN)
    return shown.replace(_OPEN, '<span class="nocase">').replace(_CLOSE, "</span>")


def _with_marks(title: str) -> str:
    """Return a title decoded, with signs around the braces that protect letters."""
    pairs: list[tuple[int, bool]] = []
    made: list[str] = []
    depth = 0
    clean = without_reserved(title)
    for place, letter in enumerate(clean):
        escaped = place > 0 and clean[place - 1] == "\\"
        if letter == "{" and not escaped:
            protects = depth == 0 and _protects(clean, place)
            depth += protects
            pairs.append((place, protects))
            made.append(_OPEN if protects else letter)
        elif letter == "}" and not escaped and pairs:
            _, protects = pairs.pop()
            depth -= protects
            made.append(_CLOSE if protects else letter)
        else:
            made.append(letter)
    return _balanced(" ".join(plain_text("".join(made)).split()))


def _balanced(text: str) -> str:
    """Return the text, without its signs where a closing one is missing."""
    if text.count(_OPEN) == text.count(_CLOSE):
        return text
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _protects(text: str, place: int) -> bool:
    """Tell whether a brace is one that protects: not an accent, not what a command is given."""
    return not text.startswith("\\", place + 1) and not _COMMAND_BEFORE.search(text[:place])


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    for found in _WORD.finditer(text):
        before = text[: found.start()]
        words.append(
            _Word(
                start=found.start(),
                text=found.group(),
                protected=before.count(_OPEN) > before.count(_CLOSE),
                first=not words,
                begins_part=bool(words) and bool(_ENDS_A_PART.search(before)),
                begins_sentence=bool(words) and bool(_ENDS_A_SENTENCE.search(before)),
            )
        )
    return words


def _recased(text: str, words: list[_Word], after_colon: AfterColon) -> str:
    lowering = _in_title_case(words)
    letters = list(text)
    for word in words:
        if word.protected:
            continue
        first = letters[word.start]
        if word.first or (word.begins_part and after_colon is AfterColon.CAPITAL):
            if word.text.islower():
                letters[word.start] = first.upper()
        elif word.capitalised and _is_lowered(word, lowering, after_colon):
            letters[word.start] = first.lower()
    return "".join(letters)


def _is_lowered(word: _Word, lowering: bool, after_colon: AfterColon) -> bool:
    if not word.begins_part:
        return lowering and not word.begins_sentence
    if after_colon is AfterColon.AS_WRITTEN:
        return False
    return lowering or word.text.lower() in _FUNCTION_WORDS


def _in_title_case(words: list[_Word]) -> bool:
    """Tell whether most words that a sentence would begin small begin with a capital."""
    told = [
        word
        for word in words
        if not (word.first or word.begins_part or word.begins_sentence or word.protected)
        and word.text.isalpha()
        and word.text.lower() not in _SMALL
        and (word.capitalised or word.text.islower())
    ]
    capitalised = sum(word.capitalised for word in told)
    return capitalised >= _LEAST_WORDS and 2 * capitalised > len(told)
