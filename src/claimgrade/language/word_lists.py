"""Word lists, one for each language: the regular expressions by which cue words are found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.language import relation_words
from claimgrade.language.cue_words import CueWords
from claimgrade.language.relation_words import RelationCue, Turn
from claimgrade.model.vocabulary import Hedge, Scope, Species


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language, as regular expressions over the quoted words.

    ``studies`` is a word that every appeal to studies holds. ``figures`` are numbers written as
    words; ``named`` ends just before digits that belong to a name ("type 2"); ``appeal`` opens a
    statement ("Studies suggest that …"). ``denied`` ends just before a word that is denied ("not
    proven"). ``hedges`` are the words of each hedge; ``species`` are names of animals, cells or
    tissue and ``people`` words for people; ``one_study`` is a single study named as such,
    ``condition`` the opening of a condition, ``top`` the words before the top of a range and
    ``about`` those before a rounded figure; ``scopes`` are words for one reader or for everyone.
    ``size`` are words of great size;
    ``baseline`` is a comparator that is the same people's own value before; ``relations`` are cues
    of a link between two things, in the order in which they are asked, and ``turns`` finds any of
    those of one sort.
    """

    proof: CueWords
    studies: CueWords
    many: CueWords
    all: CueWords
    quoted: re.Pattern[str]
    figures: CueWords
    named: re.Pattern[str]
    appeal: re.Pattern[str]
    denied: re.Pattern[str]
    hedges: Mapping[Hedge, CueWords]
    species: Mapping[Species, CueWords]
    people: CueWords
    one_study: CueWords
    condition: CueWords
    top: CueWords
    about: CueWords
    scopes: Mapping[Scope, CueWords]
    size: CueWords
    baseline: re.Pattern[str]
    relations: tuple[RelationCue, ...]
    turns: Mapping[Turn, CueWords]


def _words(*alternatives: str) -> CueWords:
    return CueWords(rf"\b(?:{'|'.join(alternatives)})\b")


_STUDIES = r"(?:studies|trials|papers|experiments|publications|research)"

_NEAR = r"(?: (?!(?:as|at|by|for|from|in|of|on|to|with)\b)\w+)"

_STUDY = r"(?:study|trial|paper|experiment)"

_OF_A_KIND = r"(?: (?:adult|old|aged|young|male|female|healthy|muscle))*"

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")

ENGLISH = Cues(
    proof=_words(
        r"prov(?:es?(?! to be)|ed|en|ing)",
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
    studies=CueWords(r"stud|trial|paper|experiment|publication|research|scien"),
    many=_words(
        rf"(?:numerous|many|several|countless|dozens of|hundreds of|a number of|various|multiple|"
        rf"plenty of|a wealth of|a (?:growing )?body of){_NEAR}{{0,3}}? {_STUDIES}",
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
    denied=re.compile(
        r"(?:\bno|\bnot|n't|\bnever|\bnor|\bwithout|\bfar from)(?: \w+){0,2} \Z", re.IGNORECASE
    ),
    hedges={
        Hedge.UNTESTED: _words(
            rf"no (?:\w+ ){{0,3}}?(?:{_STUDY}|{_STUDIES}|surveys?|evidence)",
            r"nobody has (?:tested|studied|asked)",
            r"untested",
            r"(?:never|not) (?:yet )?been (?:tested|studied)",
        ),
        Hedge.UNCERTAIN: _words(
            r"uncertain(?:ty)?",
            r"unclear",
            r"unknown",
            r"unproven",
            r"not (?:known|clear|certain)",
            r"(?:cannot|can not|can't) (?:be )?(?:tell|told|say|said|know|known)",
            r"conflicts",
        ),
        Hedge.MAY: _words("may", "might", "could", "possibly", "perhaps"),
        Hedge.CAN: _words(r"can(?!not| ?not)"),
        Hedge.PROBABLY: _words(
            "probably", "(?<!more )(?<!less )(?:un)?likely", r"appears?", r"seems?"
        ),
    },
    species={
        Species.ANIMAL: _words(
            rf"(?:in|of|among){_OF_A_KIND} "
            "(?:rats?|mice|mouse|rodents?|animals?|rabbits?|pigs?|dogs?)"
        ),
        Species.CELL: _words(
            "in vitro", r"in (?:cultured|isolated)(?: \w+)? cells", "in a (?:test tube|dish)"
        ),
        Species.TISSUE: _words(
            "ex vivo",
            rf"in{_OF_A_KIND} (?:tissue samples|samples|biopsies)",
            "in isolated muscles?",
        ),
    },
    people=_words(
        "people", "persons?", "humans?", "wom[ae]n", "m[ae]n", "athletes?", "patients?", "adults?"
    ),
    one_study=_words(
        rf"(?:one|a single)(?: (?!of|should|can|could|may|might|must)\w+){{0,2}} {_STUDY}"
    ),
    condition=_words(
        "if", "when", "where", "unless", "provided", "for (?:people|those|anyone) who"
    ),
    top=_words(
        "up to", r"as (?:much|many|high|large|great|far|long) as", "at most", "a maximum of"
    ),
    about=_words("about", "around", "roughly", "approximately", "nearly", "some", "on average"),
    scopes={
        Scope.INDIVIDUAL: _words(r"you(?:rs?|rself)?"),
        Scope.EVERYONE: _words("everyone", "everybody", "anyone", "anybody"),
    },
    size=_words(
        r"dramatic(?:ally)?",
        r"drastic(?:ally)?",
        r"massive(?:ly)?",
        r"hugely|huge",
        r"enormous(?:ly)?",
        r"immense(?:ly)?",
        r"tremendous(?:ly)?",
        r"vastly",
        r"vast(?! majority)",
        r"gigantic|colossal",
        r"staggering(?:ly)?",
        r"spectacular(?:ly)?",
        r"profound(?:ly)?",
        r"sky-?rocket(?:s|ed|ing)?",
    ),
    baseline=re.compile(
        r"(?:the |their |its )?(?:(?:resting|baseline|starting|initial) (?:values?|levels?|state)|"
        r"(?:values?|levels?|state|same people|same muscles?) (?:before|at rest|at baseline|"
        r"at the start)|baseline|rest|start|before)(?: (?:the )?(?:training|exercise|session))?",
        re.IGNORECASE,
    ),
    relations=relation_words.ENGLISH,
    turns=relation_words.turns(relation_words.ENGLISH),
)
