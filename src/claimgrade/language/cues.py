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

    ``studies`` is a word that every appeal to studies holds.
    """

    proof: re.Pattern[str]
    studies: re.Pattern[str]
    many: re.Pattern[str]
    all: re.Pattern[str]
    quoted: re.Pattern[str]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_STUDIES = r"(?:studies|trials|papers|experiments|publications|research)"

_STUDY = r"(?:study|trial|paper|experiment)"

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")

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


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
