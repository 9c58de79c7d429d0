"""The signs of print in what reports say in English.

A terminal shows the sentences of the method with the straight quotation marks of a keyboard; a
page has those of print. What records say is left as it stands in their files.
"""

import re
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from claimgrade.model.saying import Sentences
from claimgrade.reports.text import SENTENCES
from claimgrade.reports.text.quotation_marks import curled
from claimgrade.workspace.workspace import Workspace

# Each begins with the sign that it is about, so that a text is passed over quickly up to the next.
_MINUS = re.compile(r"-(?<![\w.%)\]/-]-)(?=\d)")
"""A hyphen before a number that stands for minus: ``-0.14``."""

_RANGE = re.compile(r"(?<![\w./:−-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?![\w/-]|\.\d)")
"""Two numbers with a hyphen for their range, and no date, DOI or name: ``20-30``."""

_PERCENT = re.compile(r"[ \u00a0\u202f](?=%)(?<=\d.)")

_UNITS = "mmHg|[kcm]?m[²³]?|[kmnµ]?g|m?l|Nm|kN|N|W|J|Hz|min|h|s|y|U/L|[mµ]?mol"
_COUNTED = (
    "(?:second|minute|hour|day|week|month|year|step|level|set|repetition|result|line)s?"
    "|people|men|women|times"
)
_HELD = re.compile(
    rf" (?:(?<=[\d%)] )(?=(?:{_UNITS})\b)|(?<=\d )(?=(?:{_COUNTED})\b)"
    r"|(?<=[\w%)] )(?=±)|(?<=± )(?=\d)|(?<=\d )(?=[/=×] ?\d)|(?<=\d [/=×] )(?=\d)"
    r"|(?<=\d )(?=to [−\d])|(?<=\d to )(?=[−\d])"
    r"|(?<=\d )(?=of \d)|(?<=\d of )(?=\d)|(?<=\d% )(?=1RM\b)"
    r"|(?<=\([nk] )(?=\d)|(?<=\(SD )(?=\d)|(?<=\bn )(?=not\b)"
    r"|(?<=\b[nkpdgr] )(?=[=<>≤≥])|(?<=\b[nkpdgr] [=<>≤≥] )(?=[\d−.]))"
)
"""A space before a unit or about a sign, at which no line may end: ``12 kg``, ``8.3 ± 2.3``."""

_LARGE = re.compile(r"[1-9](?<![\w.,:/−-].)\d{4,}(?![\w/-]|[.,]\d)")
"""A whole number of five digits or more: ``12600``."""

_DIGIT = re.compile(r"\d")


def printed(workspace: Workspace) -> Workspace:
    """Return the workspace with the quotation marks of print in the sentences that are English.

    Those of a translation are as it has them. Either way they are for readers, to whom claims,
    results and fields are told in words.
    """
    translation = workspace.translation
    sentences = _in_print(translation.sentences)
    return replace(workspace, translation=replace(translation, sentences=sentences))


# What was said is kept by the identity of the sentences in force: the same ones each time.
@lru_cache(maxsize=8)
def _in_print(sentences: Sentences) -> Sentences:
    ours = {said: curled(said) for said in SENTENCES if "'" in said}
    return Sentences(MappingProxyType({**ours, **sentences.by_english}), for_readers=True)


@lru_cache(maxsize=4096)
def figures_in_print(words: str) -> str:
    """Return figures with the signs of print: ``−0.14``, ``20–30``, ``95%`` and ``12,600``.

    It is for numbers of the record that stand beside computed ones; files, and what is read by
    machines, keep them as they are written. A minus is no hyphen, and a range has a dash (The
    Chicago Manual of Style, 17th edition, 6.78). Whole numbers from 10,000 on are parted.
    """
    if _DIGIT.search(words) is None:
        return words
    said = _RANGE.sub(r"\1–\2", _MINUS.sub("−", words)) if "-" in words else words
    said = _PERCENT.sub("", said) if "%" in said else said
    said = _HELD.sub("\u00a0", said)
    return _LARGE.sub(lambda found: f"{int(found[0]):,}", said)
