"""The grammar of a statement: hedge, direction, size and relation as one English sentence.

The pattern (a hedge for the certainty, an adverb for the size) is that of GRADE guideline 26
(Santesso, J Clin Epidemiol 2020;119:126-135); the templates are our own.
"""

from dataclasses import dataclass

from claimgrade.assess.wording.grammar import is_plural
from claimgrade.model.vocabulary import Direction, EffectSize, Hedge

_RAISE = {Direction.INCREASE: "raise", Direction.DECREASE: "lower"}
_HIGHER = {Direction.INCREASE: "higher", Direction.DECREASE: "lower"}

_MUCH = {EffectSize.LARGE: "much ", EffectSize.SMALL: "slightly "}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sentence speaks of: cause, outcome, and what stands before and after them.

    ``causal`` is false where it may only be said that the two go together; ``before`` opens the
    sentence ("in a single session") and ``after`` ends it ("compared with heavy training").
    """

    what: str
    outcome: str
    causal: bool = True
    before: str = ""
    after: str = ""


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
    if direction is Direction.NONE or size is EffectSize.TRIVIAL:
        if terms.causal:
            words = f"{_verb(terms.what, hedge, 'make')} little or no difference to {terms.outcome}"
        else:
            words = f"{_be(terms.what, hedge)} {_LINKED} little or no difference in {terms.outcome}"
    elif terms.causal:
        greatly = "greatly" if size is EffectSize.LARGE else ""
        little = " a little" if size is EffectSize.SMALL else ""
        verb = _verb(terms.what, hedge, _RAISE[direction], greatly)
        words = f"{verb} {terms.outcome}{little}"
    else:
        more = f"{_MUCH.get(size, '') if size else ''}{_HIGHER[direction]}"
        words = f"{_be(terms.what, hedge)} {_LINKED} {more} {terms.outcome}"
    return _whole(terms, f"{terms.what} {words}")


_LINKED = "associated with"


def denied(terms: Terms, hedge: Hedge, claimed: Direction) -> str:
    """Return that the claimed difference is not there, saying nothing of another one."""
    what, outcome = terms.what, terms.outcome
    if claimed is Direction.NONE:
        if terms.causal:
            words = f"{_verb(what, hedge, 'make')} a difference to {outcome}"
        else:
            words = f"{_be(what, hedge)} {_LINKED} a difference in {outcome}"
    elif terms.causal:
        words = f"{_do_not(what, hedge)} {_RAISE[claimed]} {outcome}"
    else:
        words = f"{_be(what, hedge)} not {_LINKED} {_HIGHER[claimed]} {outcome}"
    return _whole(terms, f"{what} {words}")


def uncertain(terms: Terms) -> str:
    """Return that the evidence leaves open what the cause does to the outcome."""
    return _about(terms, "the evidence is very uncertain about")


def conflicting(terms: Terms) -> str:
    """Return that the evidence conflicts."""
    return _about(terms, "the evidence conflicts on")


def untested(terms: Terms, searched: str) -> str:
    """Return that no study was found; ``searched`` is the day of the search in brackets."""
    their = "their" if is_plural(terms.what) else "its"
    bearing = f"{their} effect on" if terms.causal else f"{their} link with"
    return sentence(
        f"no study was found that tested {terms.what} for {bearing} {terms.outcome}"
        f"{terms.after}{searched}"
    )


def plausible(terms: Terms, direction: Direction, searched: str) -> str:
    """Return that a mechanism speaks for the claim and no study has tested it."""
    body = asserted(Terms(terms.what, terms.outcome, terms.causal), Hedge.PLAIN, direction)
    inside = terms.what + body[len(terms.what) : -1]
    return sentence(f"it is plausible, but untested, that {inside}{terms.after}{searched}")


def _about(terms: Terms, opening: str) -> str:
    if terms.causal:
        do = "do" if is_plural(terms.what) else "does"
        words = f"what {terms.what} {do} to {terms.outcome}"
    else:
        words = f"how {terms.what} and {terms.outcome} are related"
    when = f" {terms.before}" if terms.before else ""
    return sentence(f"{opening} {words}{when}{terms.after}")


def _whole(terms: Terms, words: str) -> str:
    opening = f"{terms.before}, " if terms.before else ""
    return sentence(f"{opening}{words}{terms.after}")


def _verb(what: str, hedge: Hedge, verb: str, adverb: str = "") -> str:
    """Return a verb that agrees with ``what``, its hedge before it ("probably greatly raises")."""
    ending = "" if hedge is Hedge.MAY or is_plural(what) else "s"
    parts = ({Hedge.MAY: "may", Hedge.PROBABLY: "probably"}.get(hedge, ""), adverb, verb + ending)
    return " ".join(part for part in parts if part)


def _be(what: str, hedge: Hedge) -> str:
    if hedge is Hedge.MAY:
        return "may be"
    be = "are" if is_plural(what) else "is"
    return f"{be} probably" if hedge is Hedge.PROBABLY else be


def _do_not(what: str, hedge: Hedge) -> str:
    if hedge is Hedge.MAY:
        return "may not"
    do = "do not" if is_plural(what) else "does not"
    return f"probably {do}" if hedge is Hedge.PROBABLY else do
