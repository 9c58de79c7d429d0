"""The grammar of a statement: hedge, direction, size and relation as one sentence.

The pattern (a hedge for the certainty, an adverb for the size) is that of GRADE guideline 26
(Santesso, J Clin Epidemiol 2020;119:126-135); the sentences themselves are patterns of the message
catalogue (:mod:`claimgrade.assess.wording.phrases`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from claimgrade.assess.wording.grammar import is_plural
from claimgrade.assess.wording.phrases import PHRASES
from claimgrade.model.vocabulary import Direction, EffectSize, Hedge

_HEDGES = {Hedge.MAY: "may", Hedge.PROBABLY: "probably"}


class Terms(NamedTuple):
    """What a sentence speaks of: cause, outcome, and what stands around them.

    ``causal`` is false where it may only be said that the two go together; ``session`` is true of
    what holds within a single session, and ``after`` ends the sentence (" compared with heavy
    training"). ``phrases`` are the patterns of the language, by name.
    """

    what: str
    outcome: str
    causal: bool = True
    session: bool = False
    after: str = ""
    phrases: Mapping[str, str] = PHRASES

    def phrase(self, name: str) -> str:
        """Return a pattern of the language."""
        return self.phrases[f"statement_{name}"]

    @property
    def link(self) -> str:
        """What is said to link the two, as names of patterns have it."""
        return "effect" if self.causal else "association"

    @property
    def number(self) -> str:
        """Whether what acts is one thing or many, as names of patterns have it."""
        return "many" if is_plural(self.what) else "one"


def sentence(words: str) -> str:
    """Return words as a sentence: a capital at the beginning and a stop at the end.

    A name such as mTOR keeps its small letter.
    """
    text = words.strip()
    if text[:1].islower() and not text[1:2].isupper():
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def asserted(
    terms: Terms, hedge: Hedge, direction: Direction, size: EffectSize | None = None
) -> str:
    """Return that the cause raises, lowers or hardly changes the outcome, as sure as ``hedge``.

    ``hedge`` is plain, probably or may; without ``size`` the sentence has no word for it.
    """
    return _whole(terms, _asserted(terms, hedge, direction, size))


def _asserted(
    terms: Terms, hedge: Hedge, direction: Direction, size: EffectSize | None = None
) -> str:
    if size is EffectSize.TRIVIAL:
        direction = Direction.NONE
    return _filled(terms, terms.link, hedge, direction).format(
        what=terms.what,
        outcome=terms.outcome,
        greatly=terms.phrase("greatly") if size is EffectSize.LARGE else "",
        little=terms.phrase("little") if size is EffectSize.SMALL else "",
        much=_much(terms, size),
    )


def _much(terms: Terms, size: EffectSize | None) -> str:
    if size is EffectSize.LARGE:
        return terms.phrase("much")
    return terms.phrase("slightly") if size is EffectSize.SMALL else ""


def _filled(terms: Terms, kind: str, hedge: Hedge, direction: Direction) -> str:
    hedged = _HEDGES.get(hedge, "plain")
    return terms.phrase(f"{kind}_{direction.value}_{hedged}_{terms.number}")


def denied(terms: Terms, hedge: Hedge, claimed: Direction) -> str:
    """Return that the claimed difference is not there, saying nothing of another one."""
    pattern = _filled(terms, f"denied_{terms.link}", hedge, claimed)
    return _whole(terms, pattern.format(what=terms.what, outcome=terms.outcome))


def uncertain(terms: Terms) -> str:
    """Return that of what the cause does to the outcome the evidence is very uncertain."""
    return _about(terms, "uncertain")


def left_open(terms: Terms) -> str:
    """Return that nothing can be said of the two, however sure what was found is."""
    return _about(terms, "open")


def conflicting(terms: Terms) -> str:
    """Return that the evidence conflicts."""
    return _about(terms, "conflict")


def untested(terms: Terms, searched: str) -> str:
    """Return that no study was found; ``searched`` is the day of the search in brackets."""
    pattern = terms.phrase(f"untested_{terms.link}_{terms.number}")
    return sentence(
        pattern.format(what=terms.what, outcome=terms.outcome, after=terms.after, searched=searched)
    )


def plausible(terms: Terms, direction: Direction, searched: str) -> str:
    """Return that a mechanism speaks for the claim and no study has tested it."""
    words = _asserted(terms, Hedge.PLAIN, direction)
    return sentence(
        terms.phrase("plausible").format(words=words, after=terms.after, searched=searched)
    )


def _about(terms: Terms, opening: str) -> str:
    kind = f"effect_{terms.number}" if terms.causal else "association"
    return sentence(
        terms.phrase(f"{opening}_{kind}").format(
            what=terms.what,
            outcome=terms.outcome,
            when=terms.phrase("when_session") if terms.session else "",
            after=terms.after,
        )
    )


def _whole(terms: Terms, words: str) -> str:
    name = "whole_session" if terms.session else "whole"
    return sentence(terms.phrase(name).format(words=words, after=terms.after))
