"""The words of the vocabularies, as a sentence or a step says them to a reader.

In English they are those of the files; a translation has words of its own for them.
"""

from enum import StrEnum

from claimgrade.model.saying import say, sayable

_WORDS = {
    word: word
    for word in (
        # what a sentence links its two ends by, how sure it sounds, what it tells people to do
        *(sayable("description"), sayable("association"), sayable("effect")),
        *(sayable("untested"), sayable("uncertain"), sayable("may"), sayable("can")),
        *(sayable("probably"), sayable("plain"), sayable("proof")),
        *(sayable("none"), sayable("implied"), sayable("stated"), sayable("addressed")),
        # which way it goes, whom it is about, what sort of statement it is
        *(sayable("increase"), sayable("decrease")),
        *(sayable("group"), sayable("individual"), sayable("everyone")),
        *(sayable("human"), sayable("animal"), sayable("cell"), sayable("tissue")),
        sayable("not-applicable"),
        *(sayable("causal"), sayable("comparative"), sayable("quantity"), sayable("mechanism")),
        *(sayable("recommendation"), sayable("prevalence"), sayable("safety")),
        *(sayable("no-effect"), sayable("observation"), sayable("literature")),
        *(sayable("report"), sayable("definition")),
        # whom and what was studied
        *(sayable("women"), sayable("men"), sayable("children"), sayable("young-adults")),
        *(sayable("adults"), sayable("older-adults")),
        *(sayable("untrained"), sayable("active"), sayable("trained")),
        *(sayable("final"), sayable("surrogate"), sayable("acute-marker")),
        # the evidence
        *(sayable("for"), sayable("against"), sayable("both"), sayable("nowhere")),
        *(sayable("no-evidence"), sayable("very-low"), sayable("low"), sayable("moderate")),
        sayable("high"),
        *(sayable("risk-of-bias"), sayable("inconsistency"), sayable("indirectness")),
        *(sayable("imprecision"), sayable("publication-bias"), sayable("large-effect")),
        *(sayable("dose-response"), sayable("opposing-confounding")),
        # what a rule says, how much it weighs, and what comes of it
        *(sayable("pass"), sayable("flag"), sayable("unresolved")),
        *(sayable("info"), sayable("minor"), sayable("major"), sayable("blocker")),
        *(sayable("supported"), sayable("needs-caveat"), sayable("overstated")),
        *(sayable("misleading"), sayable("contradicted"), sayable("mixed")),
        *(sayable("unsupported"), sayable("understated"), sayable("not-checkable")),
    )
}


def word_of(value: StrEnum) -> str:
    """Return a word of a vocabulary in the language in force.

    Raises:
        ValueError: nothing of that vocabulary is said to a reader.
    """
    word = _WORDS.get(value)
    if word is None:
        raise ValueError(f"no word for '{value}'")
    return say(word)
