"""Words that own up to a side result: a secondary outcome, a subgroup, a look after the fact."""

import re
from functools import lru_cache

_BY_LANGUAGE = {
    "en": re.compile(
        r"\b(?:sub-?groups?|secondary (?:outcomes?|end-?points?|analys[ei]s|findings?|results?)|"
        r"post[- ]hoc|exploratory|side (?:results?|findings?)|unplanned)\b",
        re.IGNORECASE,
    )
}


@lru_cache(maxsize=4096)
def names_a_side_result(words: str, language: str) -> bool | None:
    """Return whether words say that a result was not the main one ("in a subgroup").

    ``None`` means that there is no word list for the language.
    """
    cues = _BY_LANGUAGE.get(language.partition("-")[0].lower())
    return bool(cues.search(words)) if cues is not None else None
