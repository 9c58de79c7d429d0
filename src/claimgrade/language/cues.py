"""Cue words: weak signs in the quoted words, one list a language.

A cue word never decides alone: rules use it beside what the reviewer declared. Each language
is one entry; a language without an entry has no answer, which is not the same as none found.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimgrade.model.vocabulary import Hedge, PluralCue, Scope, Species

if TYPE_CHECKING:
    from claimgrade.language.word_lists import Cues

_UNITS = r"%|‰|[x×]|-?fold|kg|mg|µg|g|km|mm|cm|m|ml|lbs?|mmHg|min|ms|s|h"

_NUMBER = re.compile(
    rf"(?<![\w.,/])(?<!\w[-–])\d+(?:[.,]\d+)*(?:{_UNITS})?(?!\w)(?!-[^\W\d])", re.IGNORECASE
)
"""Digits on their own, with or without a unit; not those of a name such as NOS-1 or VO2max."""


@cache
def _by_language() -> "Mapping[str, Cues]":
    """Return the word lists by language; they are compiled when the first words are read."""
    from claimgrade.language.word_lists import ENGLISH

    return {"en": ENGLISH}


def has_words(language: str) -> bool:
    """Return whether there are cue words for a language (an ISO 639-1 code)."""
    return _primary(language) in _by_language()


@lru_cache(maxsize=4096)
def proof_words(quote: str, language: str) -> tuple[str, ...] | None:
    """Return the words in ``quote`` that speak of proof, as written, in their order.

    Words inside quotation marks belong to another party and are left out. ``None`` means that
    there is no word list for the language. The list follows HealthNewsReview's words to avoid
    and Adams 2017.
    """
    cues = cues_for(language)
    if cues is None:
        return None
    own_words = cues.quoted.sub(" ", quote)
    return tuple(words for _, words in cues.proof.written_in(own_words))


@lru_cache(maxsize=4096)
def plural_cue(quote: str, language: str) -> PluralCue | None:
    """Return the appeal to studies that ``quote`` makes: none, many or all.

    ``None`` means that there is no word list for the language.
    """
    cues = cues_for(language)
    if cues is None:
        return None
    if not cues.studies.search(quote):
        return PluralCue.NONE
    if cues.all.search(quote):
        return PluralCue.ALL
    return PluralCue.MANY if cues.many.search(quote) else PluralCue.NONE


@lru_cache(maxsize=4096)
def figures(words: str, language: str) -> tuple[str, ...]:
    """Return the figures in ``words`` as written: digits on their own, then numbers as words.

    Digits that are part of a name (NOS-1, VO2max, type 2) are none. Numbers written as words
    (double, twice, half, tenfold) are found in languages that have a list; digits in all.
    """
    cues = cues_for(language)
    digits = [
        match.group()
        for match in _NUMBER.finditer(words)
        if cues is None or not cues.named.search(words[: match.start()])
    ]
    written = [figure for _, figure in cues.figures.written_in(words)] if cues else []
    return (*digits, *written)


def without_appeal(statement: str, language: str) -> str:
    """Return a statement without the appeal to studies that it opens with, if it has one.

    "Studies suggest that bands help" becomes "bands help".
    """
    cues = cues_for(language)
    return cues.appeal.sub("", statement, count=1) if cues is not None else statement


@lru_cache(maxsize=4096)
def asserted_proof(sentence: str, language: str) -> tuple[str, ...] | None:
    """Return the words of proof that a sentence asserts; "not proven" asserts none.

    ``None`` means that there is no word list for the language.
    """
    cues = cues_for(language)
    if cues is None:
        return None
    own_words = cues.quoted.sub(" ", sentence)
    return tuple(
        words
        for start, words in cues.proof.written_in(own_words)
        if not cues.denied.search(own_words[:start])
    )


@lru_cache(maxsize=4096)
def sounds(sentence: str, language: str) -> Hedge | None:
    """Return how sure a sentence sounds: proof, its weakest hedge word, or plain without one.

    ``None`` means that there is no word list for the language. "Seems" and "appears" sound
    surer than "may" (Cochrane survey of verbs, 2011); an appeal to studies is no hedge.
    """
    proof = asserted_proof(sentence, language)
    if proof is None:
        return None
    if proof:
        return Hedge.PROOF
    hedges = _by_language()[_primary(language)].hedges
    return next((h for h, words in hedges.items() if words.search(sentence)), Hedge.PLAIN)


@lru_cache(maxsize=4096)
def named_species(words: str, language: str) -> Species | None:
    """Return the animals, cells or tissue that words name ("in rats"), ``None`` if none.

    Words that name people as well speak of people. "In muscle cells" names no cell culture: it
    can be said of a living body.
    """
    cues = cues_for(language)
    if cues is None or cues.people.search(words):
        return None
    return next((s for s, named in cues.species.items() if named.search(words)), None)


@lru_cache(maxsize=4096)
def size_words(quote: str, language: str) -> tuple[str, ...] | None:
    """Return the words in ``quote`` that call an effect great, as written, in their order.

    Words inside quotation marks, and words that are denied ("no dramatic change"), are left out.
    ``None`` means that there is no word list for the language. The list is of the kind that
    Yavchitz 2016 and Lazarus 2015 call linguistic spin.
    """
    cues = cues_for(language)
    if cues is None:
        return None
    own_words = cues.quoted.sub(" ", quote)
    return tuple(
        words
        for start, words in cues.size.written_in(own_words)
        if not cues.denied.search(own_words[:start])
    )


def names_baseline(comparator: str, language: str) -> bool | None:
    """Return whether a comparator is the same people's own value before ("the resting value").

    ``None`` means that there is no word list for the language.
    """
    cues = cues_for(language)
    return None if cues is None else cues.baseline.fullmatch(comparator.strip()) is not None


def names_one_study(sentence: str, language: str) -> bool:
    """Return whether a sentence says that it rests on one study ("in one small trial")."""
    cues = cues_for(language)
    return cues is not None and cues.one_study.search(sentence) is not None


def states_condition(sentence: str, language: str) -> bool:
    """Return whether a sentence states a condition ("if heavy loads hurt")."""
    cues = cues_for(language)
    return cues is not None and cues.condition.search(sentence) is not None


def names_top(sentence: str, language: str) -> bool:
    """Return whether a sentence gives a figure as the top of a range ("up to")."""
    cues = cues_for(language)
    return cues is not None and cues.top.search(sentence) is not None


def rounds(sentence: str, language: str) -> bool:
    """Return whether a sentence gives a figure as rounded ("about")."""
    cues = cues_for(language)
    return cues is not None and cues.about.search(sentence) is not None


def scope_of(sentence: str, language: str) -> Scope:
    """Return whom a sentence speaks to or of: the reader, everyone, or people on the whole."""
    cues = cues_for(language)
    scopes = cues.scopes if cues is not None else {}
    return next((s for s, words in scopes.items() if words.search(sentence)), Scope.GROUP)


def cues_for(language: str) -> "Cues | None":
    """Return the cue words of a language, ``None`` where there is no word list."""
    return _by_language().get(_primary(language))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
