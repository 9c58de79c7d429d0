"""Whether two passages of the same letters and digits say the same words, and what differs."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from claimgrade.language.anchoring.figures import DASHES, figures
from claimgrade.language.anchoring.letters import letters
from claimgrade.language.anchoring.outcome import Difference

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032"
_SET_IN_CAPITALS = 12
"""Letters from which on a passage all in capitals is a matter of type and not of words."""

_SPELLINGS = str.maketrans(
    dict.fromkeys(DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | {"\u2026": "...", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None}
    | {ligature: unicodedata.normalize("NFKC", ligature) for ligature in "ﬀﬁﬂﬃﬄﬅﬆ"}
)


def same_words(quoted: str, found: str) -> bool:
    """Say whether two passages hold the same words and figures, however they are set.

    Punctuation, quotation marks, the capital that begins a word, and hyphens may differ; an
    apostrophe, the space between two words, other capitals, figures and signs may not.
    """
    first, second = letters(quoted), letters(found)
    if first.text != second.text or figures(quoted) != figures(found):
        return False
    gaps = list(
        zip(_gaps(quoted, first.offsets), _gaps(found, second.offsets), strict=True),
    )
    if not all(_same_gap(one, other) for one, other in gaps):
        return False
    if _in_capitals(quoted) or _in_capitals(found):
        return True
    return all(
        quoted[one].isupper() == found[other].isupper()
        or (_begins_word(gap[0]) and not (at and first.text[at - 1].isdigit()))
        for at, (one, other, gap) in enumerate(
            zip(first.offsets, second.offsets, gaps, strict=True)
        )
    )


def _gaps(text: str, offsets: Sequence[int]) -> list[str | None]:
    """Return what stands before each letter; ``None`` for the first."""
    return [None, *(text[last + 1 : at] for last, at in pairwise(offsets))][: len(offsets)]


def _begins_word(gap: str | None) -> bool:
    return gap is None or gap != ""


def _same_gap(one: str | None, other: str | None) -> bool:
    if one == other:
        return True
    first, second = _kind(one or ""), _kind(other or "")
    return first == second or {first, second} in ({"joined", "hyphen"}, {"hyphen", "space"})


def _kind(gap: str) -> str:
    """Sort what stands between two letters: joined, hyphen, apostrophe or space."""
    visible = "".join(c for c in gap if unicodedata.category(c) != "Cf")
    if not visible:
        return "joined"
    if visible in _APOSTROPHES:
        return "apostrophe"
    return "hyphen" if visible.strip() in ("-", *DASHES) and visible[0] != " " else "space"


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _SET_IN_CAPITALS


def differences(quoted: str, found: str) -> tuple[Difference, ...]:
    """Return the words in which two passages differ, in their order.

    Quotation marks, dashes and ligatures of either spelling count as alike; punctuation and
    capitals do not.
    """
    from rapidfuzz.distance import Levenshtein

    first, second = quoted.split(), found.split()
    runs: list[list[int]] = []
    for step in Levenshtein.opcodes(list(map(_spelling, first)), list(map(_spelling, second))):
        if step.tag == "equal":
            continue
        if runs and runs[-1][1] == step.src_start and runs[-1][3] == step.dest_start:
            runs[-1][1], runs[-1][3] = step.src_end, step.dest_end
        else:
            runs.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    return tuple(_difference(first[a:b], second[c:d]) for a, b, c, d in runs)


def _difference(quoted: list[str], found: list[str]) -> Difference:
    one, other = " ".join(quoted), " ".join(found)
    return Difference(one, other, figures(one) != figures(other))


def _spelling(word: str) -> str:
    return word.translate(_SPELLINGS)
