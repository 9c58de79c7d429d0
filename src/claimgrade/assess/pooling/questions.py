"""Whether results answer one question: the same treatment against the same comparator.

Where study records name the question of a comparison (``comparisons``), that name decides. Where
they do not, the words for the two sides must be alike: every word of the shortest stands in all
the others. What only might be the same is not put together.
"""

import re
from collections import Counter
from collections.abc import Sequence

from claimgrade.assess.case import Context
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.model.saying import say, sayable

_MOST_NAMED = 6


def main_question(candidates: Sequence[Candidate], comparator: str | None) -> str | None:
    """Return the question that a claim's results answer; ``None`` where none is named.

    Of several, one that compares with something in the words of the claim's ``comparator``, then
    the one that most sets of people answer, then the first in the alphabet.
    """
    answered = {(one.question, one.data_set) for one in candidates if one.question is not None}
    counts = Counter(question for question, _ in answered)
    named = {one.question for one in candidates if _in_words_of(comparator, one)}
    return min(counts, key=lambda q: (q not in named, -counts[q], q), default=None)


def against_something_done(one: Candidate) -> str:
    """Return what a result compares with where that is another treatment, empty where it is not.

    A claim that names no comparator is about doing a thing against going without it
    (docs/method.md), and that says nothing of another treatment.
    """
    named = comparator_of(one)
    return "" if not named or _GOING_WITHOUT.search(named) else named


def _in_words_of(comparator: str | None, one: Candidate) -> bool:
    named = comparator_of(one)
    if not comparator or not named:
        return False
    return likeness(comparator, named) is not Likeness.OTHER


_GOING_WITHOUT = re.compile(
    r"\b(?:without|no|not|none|nothing|never|placebo|sham|dummy|control|untreated|usual|habitual"
    r"|rest|resting|same|alone|sedentary|inactive|waiting|baseline|before)\b",
    re.IGNORECASE,
)


def why_not_one_question(candidates: Sequence[Candidate], context: Context) -> str:
    """Return why results do not answer one question, empty where they do."""
    questions = sorted({one.question for one in candidates if one.question is not None})
    if len(questions) > 1:
        return say(
            "not pooled: the results answer several questions: {questions}",
            questions=_listed(questions),
        )
    unnamed = [one for one in candidates if one.question is None]
    if questions and unnamed:
        names = _listed(sorted({one.name for one in unnamed}))
        return say(
            "not pooled: some results are recorded to answer '{question}', and of others "
            "({names}) no question is recorded",
            question=questions[0],
            names=names,
        )
    if questions:
        return ""
    for reasons, words in ((_TREATMENTS, _treatment), (_COMPARATORS, comparator_of)):
        reason = _differ(reasons, [words(one) for one in candidates], context)
        if reason:
            return reason
    return ""


_TREATMENTS = (
    sayable("not pooled: it is not recorded of every result what they treat with"),
    sayable("not pooled: the results treat with different things: {things}"),
)
_COMPARATORS = (
    sayable("not pooled: it is not recorded of every result what they compare with"),
    sayable("not pooled: the results compare with different things: {things}"),
)
"""That it is not recorded, and that it differs."""


def _differ(reasons: tuple[str, str], words: Sequence[str], context: Context) -> str:
    """Return that results differ in what they treat or compare with, empty where they do not."""
    not_recorded, differs = reasons
    if not all(words):
        return say(not_recorded)
    name_of = context.outcomes.name
    distinct = sorted({name_of(one) for one in words}, key=lambda one: (len(one.split()), one))
    if all(likeness(distinct[0], one) is Likeness.SAME for one in distinct[1:]):
        return ""
    return say(differs, things=_listed(distinct))


def _treatment(one: Candidate) -> str:
    """Return what was done, in the words of the study, else of its group."""
    done = one.study.intervention.what if one.study.intervention is not None else None
    return done if isinstance(done, str) else one.sided.intervention


def comparator_of(one: Candidate) -> str:
    """Return what it was compared with, in the words of its group, else of the study."""
    if one.sided.comparator:
        return one.sided.comparator
    named = (one.study.comparator, one.study.control)
    return next((text for text in named if isinstance(text, str)), "")


def _listed(names: Sequence[str]) -> str:
    shown = "; ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return say("{names}; and {number} more", names=shown, number=more) if more > 0 else shown
