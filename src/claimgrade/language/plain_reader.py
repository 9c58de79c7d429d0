"""A plain reader: the link and the hedge that cue words make a text sound like."""

from collections.abc import Iterable, Iterator
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
    for turn, words_of_turn in cues.turns.items():
        if words_of_turn.search(own_words):
            deciding = dict.fromkeys(_cues(cues.relations, turn, own_words))
            return Heard(_SOUNDS_LIKE[turn], hedge, tuple(deciding))
    return Heard(None, hedge)


def _cues(relations: Iterable[RelationCue], turn: Turn, text: str) -> Iterator[HeardCue]:
    """Yield the cues of one sort that a text holds, as they are written there."""
    for cue in relations:
        if cue.turn is turn:
            for _, written in cue.words.written_in(text):
                yield HeardCue(written, cue.taken_for, cue.counts)
