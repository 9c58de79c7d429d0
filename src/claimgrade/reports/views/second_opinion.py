"""What a reader of cue words hears in the words reviewed, beside what was recorded of them."""

from typing import NamedTuple

from claimgrade.model.saying import say
from claimgrade.model.second_opinion import Heard, HeardCue, SecondOpinion
from claimgrade.model.vocabulary import Hedge, Relation
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed
from claimgrade.reports.words import HEDGES, LABELS


class SecondOpinionView(NamedTuple):
    """``hint`` is for readers, where the heading says more than the words; ``full`` is everything.

    What the words sound like is a question to the reviewer and no finding, so it is no hint.
    """

    hint: str
    full: tuple[str, ...]


def second_opinion_view(opinion: SecondOpinion) -> SecondOpinionView:
    """Return what the words and their heading sound like."""
    if not opinion.listened:
        return SecondOpinionView("", (TEXT["no_word_list"],))
    words, heading = _words(opinion), _heading(opinion)
    heard = any(one is not None and one.cues for one in (opinion.words, opinion.heading))
    full = (words, heading, TEXT["hint_only"] if heard else "")
    hint = heading if opinion.heading_stronger else ""
    return SecondOpinionView(hint, tuple(line for line in full if line))


def _words(opinion: SecondOpinion) -> str:
    heard = opinion.words
    if heard is None:
        return ""
    recorded = strength(opinion.relation, opinion.hedge)
    if heard.relation is None:
        return TEXT["heard_nothing"].format(recorded=recorded)
    name = "heard_differs" if opinion.differs else "heard"
    said = TEXT[name].format(heard=strength(heard.relation, heard.hedge), recorded=recorded)
    return f"{said} {_cues(heard)}"


def _heading(opinion: SecondOpinion) -> str:
    heard = opinion.heading
    if heard is None:
        return ""
    if heard.relation is None:
        return TEXT["heading_nothing"]
    name = "heading_stronger" if opinion.heading_stronger else "heading_heard"
    return f"{TEXT[name].format(heard=strength(heard.relation, heard.hedge))} {_cues(heard)}"


def strength(relation: Relation | None, hedge: Hedge | None) -> str:
    """Return how strongly something is put: ``an effect (may)``; what is not recorded is said."""
    link = TEXT[f"link_{relation.value}"] if relation else TEXT["link_not_recorded"]
    return f"{link} ({HEDGES[hedge] if hedge else TEXT['not_recorded']})"


def _cues(heard: Heard) -> str:
    return TEXT["heard_cues"].format(cues=listed((_cue(cue) for cue in heard.cues), "; "))


def _cue(cue: HeardCue) -> str:
    if cue.counts is None:
        return TEXT["cue_uncounted"].format(words=cue.words)
    return TEXT["cue_counted"].format(
        words=cue.words,
        label=LABELS[cue.taken_for],
        share=cue.counts.share(cue.taken_for),
        sentences=cue.counts.sentences,
        cue=say(cue.counts.cue),
    )
