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

_SINGULARS = frozenset({"diabetes", "rabies", "series", "species", "measles", "rickets", "always"})


@lru_cache(maxsize=4096)
def is_plural(phrase: str) -> bool:
    """Return whether a noun phrase takes a plural verb ('bands', 'walking and lifting').

    A phrase that begins with a verbal noun ('tightening the straps') is singular.
    """
    words = phrase.casefold().replace(",", " ").split()
    if not words:
        return False
    head_words = _BEFORE_THE_HEAD_ENDS.split(phrase.casefold())[0].replace(",", " ").split()
    if " and " in f" {' '.join(head_words)} ":
        return True
    if words[0].endswith("ing") or not head_words:
        return False
    head = head_words[-1]
    if head in _IRREGULAR_PLURALS:
        return True
    if head in _SINGULARS or head.endswith(_SINGULAR_ENDINGS):
        return False
    return head.endswith("s") and len(head) > 2
