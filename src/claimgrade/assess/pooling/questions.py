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
from claimgrade.assess.pooling.candidates import Candidate

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
        return f"cannot be pooled: the results answer several questions: {_listed(questions)}"
    unnamed = [one for one in candidates if one.question is None]
    if questions and unnamed:
        names = _listed(sorted({one.name for one in unnamed}))
        return (
            f"cannot be pooled: some results are recorded to answer '{questions[0]}', and of "
            f"others ({names}) no question is recorded"
        )
    if questions:
        return ""
    for what, words in (("treat with", _treatment), ("compare with", comparator_of)):
        reason = _differ(what, [words(one) for one in candidates], context)
        if reason:
            return reason
    return ""


def _differ(what: str, words: Sequence[str], context: Context) -> str:
    """Return that results differ in what they treat or compare with, empty where they do not."""
    if not all(words):
        return f"cannot be pooled: it is not recorded of every result what they {what}"
    name_of = context.outcomes.name
    distinct = sorted({name_of(one) for one in words}, key=lambda one: (len(one.split()), one))
    if all(likeness(distinct[0], one) is Likeness.SAME for one in distinct[1:]):
        return ""
    return f"cannot be pooled: the results {what} different things: {_listed(distinct)}"


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
    return f"{shown}; and {more} more" if more > 0 else shown
