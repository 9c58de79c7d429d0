"""A plain reader: the link and the hedge that cue words make a text sound like."""

from functools import lru_cache

from claimgrade.language.cues import cues_for, sounds
from claimgrade.language.relation_words import RelationCue, Turn
from claimgrade.model.second_opinion import Heard, HeardCue
from claimgrade.model.vocabulary import Relation

_SOUNDS_LIKE = {
    Turn.CORRELATION: Relation.ASSOCIATION,
    Turn.HEDGE: Relation.EFFECT,
    Turn.CAUSE: Relation.EFFECT,
    Turn.NO_LINK: Relation.DESCRIPTION,
}


@lru_cache(maxsize=4096)
def heard(words: str, language: str) -> Heard | None:
    """Return which link ``words`` sound like and how sure, with the cues behind it.

    A cue of a correlation decides before a hedge, a hedge before a verb of cause (the precedence
    of docs/method.md, after the labels of Yu 2019 and 2020). "Increases" and "reduces" count as
    verbs of cause only with what is acted on behind them. That a link is denied changes its
    direction and not its sort. Words inside quotation marks belong to another party and are left
    out. ``None`` means that there is no word list for the language.
    """
    cues = cues_for(language)
    own_words = cues.quoted.sub(" ", words) if cues is not None else words
    hedge = sounds(own_words, language)
    if cues is None or hedge is None:
        return None
    found = [
        (cue, match.group()) for cue in cues.relations for match in cue.words.finditer(own_words)
    ]
    if not found:
        return Heard(None, hedge)
    turn = min(cue.turn for cue, _ in found)
    deciding = dict.fromkeys(_cue(*one) for one in found if one[0].turn is turn)
    return Heard(_SOUNDS_LIKE[turn], hedge, tuple(deciding))


def _cue(cue: RelationCue, words: str) -> HeardCue:
    return HeardCue(words, cue.taken_for, cue.counts)
