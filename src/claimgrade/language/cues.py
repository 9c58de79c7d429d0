"""Cue words: weak signs in the quoted words, one list a language.

A cue word never decides alone: rules use it beside what the reviewer declared. Each language
is one entry; a language without an entry has no answer, which is not the same as none found.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimgrade.model.vocabulary import PluralCue


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language, as regular expressions over the quoted words.

    ``studies`` is a word that every appeal to studies holds. ``figures`` are numbers written as
    words; ``named`` ends just before digits that belong to a name ("type 2"); ``appeal`` opens a
    statement ("Studies suggest that …").
    """

    proof: re.Pattern[str]
    studies: re.Pattern[str]
    many: re.Pattern[str]
    all: re.Pattern[str]
    quoted: re.Pattern[str]
    figures: re.Pattern[str]
    named: re.Pattern[str]
    appeal: re.Pattern[str]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_STUDIES = r"(?:studies|trials|papers|experiments|publications|research)"

_STUDY = r"(?:study|trial|paper|experiment)"

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")

_UNITS = r"%|‰|[x×]|-?fold|kg|mg|µg|g|km|mm|cm|m|ml|lbs?|mmHg|min|ms|s|h"

_NUMBER = re.compile(
    rf"(?<![\w.,/])(?<!\w[-–])\d+(?:[.,]\d+)*(?:{_UNITS})?(?!\w)(?!-[^\W\d])", re.IGNORECASE
)
"""Digits on their own, with or without a unit; not those of a name such as NOS-1 or VO2max."""

_ENGLISH = Cues(
    proof=_words(
        r"prov(?:e|es|ed|en|ing)",
        r"proofs?",
        r"guarante(?:e|es|ed|eing)",
        r"always",
        r"definite(?:ly)?",
        r"definitive(?:ly)?",
        r"undeniabl[ey]",
        r"undoubtedly",
        r"unquestionabl[ey]",
        r"indisputabl[ey]",
        r"conclusive(?:ly)?",
        r"without (?:a |any )?doubt",
        r"no doubt",
        r"beyond (?:a |any |all )?doubt",
        r"for certain",
        r"certainly",
        r"(?:an? )?established fact",
    ),
    studies=re.compile(r"stud|trial|paper|experiment|publication|research|scien", re.IGNORECASE),
    many=_words(
        rf"(?:numerous|many|several|countless|dozens of|hundreds of|a number of|various|multiple|"
        rf"plenty of|a wealth of|a (?:growing )?body of)(?: \w+){{0,3}}? {_STUDIES}",
        rf"(?:the )?{_STUDIES} (?:have |has |had )?(?:consistently |clearly |repeatedly )?"
        r"(?:show|shows|shown|suggest|suggests|suggested|find|finds|found|prove|proves|proved|"
        r"proven|indicate|indicates|confirm|confirms|confirmed|demonstrate|demonstrates|"
        r"demonstrated|agree|agrees)",
        rf"according to (?:the )?(?:\w+ )?{_STUDIES}",
        r"scientists (?:agree|say|know|have shown)",
        r"science (?:says|shows|tells us)",
    ),
    all=_words(
        rf"(?:all|every|each|any) (?:of )?(?:the )?(?:\w+ ){{0,2}}?(?:{_STUDIES}|{_STUDY})",
        rf"no (?:\w+ ){{0,2}}?(?:{_STUDIES}|{_STUDY}) (?:has|have|ever)",
    ),
    quoted=_QUOTED,
    figures=_words(
        r"doubl(?:e|es|ed|ing)(?![ -]blind)",
        r"tripl(?:e|es|ed|ing)(?![ -]blind)",
        r"twice",
        r"half(?![ -]?li(?:fe|ves))",
        r"(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-?fold",
    ),
    named=re.compile(
        r"\b(?:types?|phases?|stages?|figures?|fig\.|tables?|chapters?|refs?\.?) \Z", re.IGNORECASE
    ),
    appeal=re.compile(
        rf"\A(?:the )?{_STUDIES} (?:suggest|show|find|prove|indicate|confirm|demonstrate)s? that ",
        re.IGNORECASE,
    ),
)

_BY_LANGUAGE = {"en": _ENGLISH}


def has_words(language: str) -> bool:
    """Return whether there are cue words for a language (an ISO 639-1 code)."""
    return _primary(language) in _BY_LANGUAGE


@lru_cache(maxsize=4096)
def proof_words(quote: str, language: str) -> tuple[str, ...] | None:
    """Return the words in ``quote`` that speak of proof, as written, in their order.

    Words inside quotation marks belong to another party and are left out. ``None`` means that
    there is no word list for the language. The list follows HealthNewsReview's words to avoid
    and Adams 2017.
    """
    cues = _BY_LANGUAGE.get(_primary(language))
    if cues is None:
        return None
    own_words = cues.quoted.sub(" ", quote)
    return tuple(match.group() for match in cues.proof.finditer(own_words))


@lru_cache(maxsize=4096)
def plural_cue(quote: str, language: str) -> PluralCue | None:
    """Return the appeal to studies that ``quote`` makes: none, many or all.

    ``None`` means that there is no word list for the language.
    """
    cues = _BY_LANGUAGE.get(_primary(language))
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
    cues = _BY_LANGUAGE.get(_primary(language))
    digits = [
        match.group()
        for match in _NUMBER.finditer(words)
        if cues is None or not cues.named.search(words[: match.start()])
    ]
    written = [match.group() for match in cues.figures.finditer(words)] if cues else []
    return (*digits, *written)


def without_appeal(statement: str, language: str) -> str:
    """Return a statement without the appeal to studies that it opens with, if it has one.

    "Studies suggest that bands help" becomes "bands help".
    """
    cues = _BY_LANGUAGE.get(_primary(language))
    return cues.appeal.sub("", statement, count=1) if cues is not None else statement


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
