"""Just enough English to let a verb agree with the words a reviewer gave as its subject."""

import re
from functools import lru_cache

_BEFORE_THE_HEAD_ENDS = re.compile(
    r"\b(?:about|above|after|against|among|around|as|at|before|below|beneath|between|by|during|for|"
    r"from|in|inside|into|near|of|on|over|than|that|through|to|under|until|up|using|versus|"
    r"when|while|which|who|whose|with|within|without|worn|done|given|applied|taken|performed|held)\b"
)

_IRREGULAR_PLURALS = frozenset(
    {"children", "feet", "men", "people", "women", "data", "criteria", "phenomena", "bacteria"}
)

_SINGULAR_ENDINGS = ("ss", "us", "is", "ics", "ness")

_SINGULARS = frozenset(
    {
        "always",
        "biceps",
        "diabetes",
        "measles",
        "pilates",
        "quadriceps",
        "rabies",
        "rickets",
        "series",
        "species",
        "tennis",
        "triceps",
    }
)

_ONE_OF_A_KIND = ("a ", "an ", "one ", "each ", "every ", "either ", "this ", "that ", "much ")

_MANY_OF_A_KIND = re.compile(r"(?:a few|a (?:couple|number|variety|range) of|several|many|both) ")

_A_STRETCH_OF = re.compile(r"[\w.-]+ (?:seconds|minutes|hours|days|weeks|months|years) of ")
"""An amount of an activity is one thing: 'twenty minutes of walking raises …'."""

_COMPOUND = re.compile(
    r"(?:training|lifting|walking|running|cycling|swimming|rowing|stretching|warming|working) "
    r"(?:aids|bands|belts|blocks|boots|cuffs|exercises|fibres|fibers|gloves|loads|machines|methods|"
    r"muscles|phases|plans|poles|programmes|programs|protocols|sessions|shoes|sleeves|straps|volumes|"
    r"weeks|zones)\b"
)
"""Things named by what they are for; "lifting weights" is an act, and singular."""


@lru_cache(maxsize=4096)
def is_plural(phrase: str) -> bool:
    """Return whether a noun phrase takes a plural verb ('bands', 'walking and lifting').

    A phrase that begins with a verbal noun ('tightening the straps') is singular, and so is one
    that counts its head as one ('a series of sets'); an abbreviation in capitals (DOMS) is, too.
    """
    folded = " ".join(phrase.casefold().replace(",", " ").split())
    head_words = _BEFORE_THE_HEAD_ENDS.split(folded)[0].split()
    if _MANY_OF_A_KIND.match(folded):
        return True
    if " and " in f" {' '.join(head_words)} " and not folded.startswith(("each ", "every ")):
        return True
    if not head_words or folded.startswith(_ONE_OF_A_KIND) or _A_STRETCH_OF.match(folded):
        return False
    if head_words[0].endswith("ing"):
        return _COMPOUND.match(folded) is not None
    return _is_plural_noun(head_words[-1], phrase)


def _is_plural_noun(head: str, phrase: str) -> bool:
    if head in _IRREGULAR_PLURALS:
        return True
    if head in _SINGULARS or head.endswith(_SINGULAR_ENDINGS) or head.upper() in phrase.split():
        return False
    return head.endswith("s") and len(head) > 2
