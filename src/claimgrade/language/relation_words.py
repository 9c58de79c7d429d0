"""Cues of a link between two things, one list for each language, with what was counted of them.

The counts are our own, over the 5,137 sentences that Yu and others labelled by hand: conclusions
in PubMed (3,061; EMNLP 2019) and press releases (2,076; COLING 2020). They tell how weak a sign a
single word is. "Suggest", "show that" and "significant" are left out: they tell nothing of a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from claimgrade.language.cue_words import CueWords
from claimgrade.model.saying import sayable
from claimgrade.model.second_opinion import Counts, Label


class Turn(IntEnum):
    """The order in which cues are asked: the first sort of which one is found decides."""

    CORRELATION = 0
    HEDGE = 1
    CAUSE = 2
    NO_LINK = 3


@dataclass(frozen=True, slots=True)
class RelationCue:
    """A cue of a link: its words, when it is asked, what it is taken for, and its counts."""

    words: CueWords
    turn: Turn
    taken_for: Label
    counts: Counts | None = None


def _any_of(alternatives: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(alternatives)})"


def turns(cues: Sequence[RelationCue]) -> Mapping[Turn, CueWords]:
    """Return what finds any of the cues of a sort, by the sorts in the order they are asked."""
    of_turn = {
        turn: [cue.words.pattern.removeprefix(r"\b") for cue in cues if cue.turn is turn]
        for turn in sorted({cue.turn for cue in cues})
    }
    return {turn: CueWords(_any_of(patterns)) for turn, patterns in of_turn.items()}


def _cue(turn: Turn, taken_for: Label, words: str, counts: Counts | None = None) -> RelationCue:
    return RelationCue(CueWords(_any_of([words])), turn, taken_for, counts)


_RISK = "(?:risks?|odds|rates?|likelihood|probability|incidence|prevalence|chances?|hazards?)"

_NO_OBJECT = (
    "about|after|among|and|are|as|at|before|by|can|could|during|for|from|had|has|have|if|in|into|"
    "is|may|might|of|on|or|over|should|than|that|through|to|under|was|were|when|while|will|with|"
    "within|without|would"
)

_OBJECT = rf"(?= (?!(?:{_NO_OBJECT})\b)(?!\w+ed\b)\w)"
"""A word that can open what is acted on: "increases strength", not "increases in strength"."""

_DETERMINER = "(?= (?:an?|the|his|her|its|my|our|their|your)\\b)"

_NOT_A_NOUN = r"(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\bthis )"


def _acting(stems: str, pasts: str) -> str:
    """Return the forms of verbs of which only one with an object speaks of a cause.

    "Increased risk" and "an increase in strength" have none.
    """
    plain = rf"{_NOT_A_NOUN}(?:{stems})e?{_OBJECT}"
    return rf"{plain}|(?:{stems})(?:e?s|ing){_OBJECT}|(?:{pasts}){_DETERMINER}"


ENGLISH = (
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"associated with\b",
        Counts("associated with", 381, 5, 92, 1, 2),
    ),
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"linked (?:to|with)\b",
        Counts("linked to, linked with", 96, 2, 98, 0, 0),
    ),
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"(?:more|less) likely\b",
        Counts("more likely, less likely", 87, 2, 94, 3, 0),
    ),
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"predict(?:s|ed|ing|ors?|ive|ions?)?\b",
        Counts(sayable("predict and its forms"), 170, 13, 83, 1, 4),
    ),
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"risk factors?\b",
        Counts("risk factor", 147, 20, 66, 5, 10),
    ),
    _cue(
        Turn.CORRELATION,
        Label.CORRELATION,
        r"correlat(?:e|es|ed|ions?) (?:with|between)\b|(?:associations?|links?) between\b"
        r"|go(?:es)? (?:together|hand in hand) with\b"
        r"|(?:increased|raised|elevated|higher|greater|reduced|decreased|lowered|lower)"
        rf" (?!(?:the|a|an|its|their|your)\b)(?:[\w-]+ ){{0,2}}?{_RISK}\b",
    ),
    _cue(
        Turn.HEDGE,
        Label.CONDITIONAL,
        r"(?:may|might|could)\b",
        Counts("may, might, could", 785, 23, 22, 53, 3),
    ),
    _cue(
        Turn.HEDGE,
        Label.CONDITIONAL,
        r"(?:appears?|seems?) to\b",
        Counts("appears to, seems to", 84, 15, 37, 42, 6),
    ),
    _cue(Turn.HEDGE, Label.CAUSE, r"can\b(?! ?not\b)", Counts("can", 234, 30, 18, 3, 50)),
    _cue(Turn.HEDGE, Label.CONDITIONAL, r"(?:possibly|perhaps|probably)\b|(?:un)?likely to\b"),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"contribut(?:e|es|ed|ing) to\b",
        Counts("contributes to", 39, 13, 3, 38, 46),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"(?:leads?|led|leading) to\b",
        Counts("leads to, led to", 78, 6, 3, 26, 65),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"result(?:s|ed|ing)? in\b",
        Counts("results in", 69, 10, 4, 12, 74),
    ),
    _cue(Turn.CAUSE, Label.CAUSE, r"effective\b", Counts("effective", 118, 15, 1, 19, 64)),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"improv(?:e|es|ed|ing)\b",
        Counts("improves", 202, 20, 11, 18, 50),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"affect(?:s|ed|ing)?\b|influenc(?:e|es|ed|ing)\b",
        Counts("affects, influences", 211, 22, 6, 21, 50),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        _acting("increas", "increased"),
        Counts(sayable("increases, whatever follows"), 465, 9, 50, 13, 28),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        _acting("reduc", "reduced|lowered") + rf"|lower(?:s|ing){_OBJECT}",
        Counts(sayable("reduces or lowers, whatever follows"), 431, 12, 38, 16, 35),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"(?<!-)caus(?:e|es|ed|ing)\b",
        Counts("causes", 152, 23, 18, 15, 44),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        r"prevent(?:s|ed|ing)?\b|protect(?:s|ed|ing)?\b",
        Counts("prevents, protects", 62, 24, 6, 42, 27),
    ),
    _cue(
        Turn.CAUSE,
        Label.CAUSE,
        _acting(
            "rais|decreas|boost|build|stimulat|enhanc|induc|promot|produc|trigger|strengthen|burn",
            "raised|decreased|boosted|built|stimulated|enhanced|induced|promoted|produced"
            "|triggered|strengthened|burned",
        )
        + r"|induced by\b|due to\b|because of\b|responsible for\b|thanks to\b"
        r"|means(?! (?:by|for|of|that|to)\b)",
    ),
    _cue(Turn.NO_LINK, Label.NONE, r"should\b", Counts("should", 187, 90, 4, 2, 4)),
)
