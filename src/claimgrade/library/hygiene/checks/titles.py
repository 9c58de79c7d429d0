"""Checks of titles."""

import re
from collections.abc import Iterator

from claimgrade.library.hygiene.codes import titles as codes
from claimgrade.library.hygiene.remark import TITLE_FIELDS, Remark, present, shown
from claimgrade.library.latex import plain_text
from claimgrade.workspace.bibtex.entries import BibEntry

_STOP = re.compile(r"(?<![.…\s])\.(\s*\}*)\s*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s({\[.-])(?:[A-Za-z]|vs|al|etc|inc|ltd|co|corp|jr|sr|st|no|vol|pt|ed|eds|rev|approx|cf"
    r"|dept|univ|proc|abstr|suppl|sp|spp|cv|var|subsp|ssp|fig|mr|mrs|dr|prof|usw|bd|nr|ca|resp)\.[\s}]*$",
    re.IGNORECASE,
)
_DEBRIS = re.compile(
    r" ?\[(?:internet|online|electronic(?: resource)?|e-?book|pdf|www|document|homepage on the"
    r" internet|cited [^\[\]]{0,60})\]| ?\((?:pdf|html)\) ?$",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(
    r" ?(?:(?<![`\\])\\\\(?![&%#_$\\])(?:\[[^\]]*\])?|\\newline\b|\\linebreak\b|<br ?/?>) ?"
)
_REFERENCE = re.compile(
    r"\b(?:1[89]|20)\d\d\s*(?:[A-Z][a-z]{2}\s*(?:\d{1,2})?)?\s*;\s*\d+\s*(?:\([^()]*\))?\s*:\s*\w?\d+"
    r"|\bdoi:?\s*10\.\d{4,9}/\S|https?://(?:dx\.)?doi\.org/10\."
    r"|^[^()]{3,60}\((?:19|20)\d\d[a-z]?\)\.\s+\w",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def capitals(entry: BibEntry) -> Iterator[Remark]:
    """Check that a title of four words or more is not all in capitals."""
    for field, value in present(entry, TITLE_FIELDS):
        if field == "shorttitle" or not value.isupper():
            continue
        words = _WORD.findall(plain_text(value))
        if len(words) >= 4 and sum(len(word) for word in words) >= 16:
            yield Remark(codes.TITLE_IN_CAPITALS, f"'{shown(value)}' is all in capitals", field)


def full_stop(entry: BibEntry) -> Iterator[Remark]:
    """Check that the title does not end with a full stop, save that of an abbreviation."""
    value = entry.fields.get("title", "")
    found = _STOP.search(value)
    if found is None or _ABBREVIATION.search(value) or " " not in value:
        return
    mended = {"title": value[: found.start()] + found[1].strip()}
    yield Remark(codes.TITLE_FULL_STOP, f"'{shown(value)}' ends with a full stop", "title", mended)


def debris(entry: BibEntry) -> Iterator[Remark]:
    """Check that no mark of a reference manager and no new line is in the title."""
    for field, value in present(entry, ("title", "booktitle")):
        mended = _NEW_LINE.sub(" ", _DEBRIS.sub("", value)).strip()
        if mended != value:
            message = f"the {field} has more in it than the title: '{shown(value[-60:])}'"
            yield Remark(codes.TITLE_DEBRIS, message, field, {field: mended} if mended else {})


def reference(entry: BibEntry) -> Iterator[Remark]:
    """Check that no whole reference stands in the title."""
    value = entry.fields.get("title", "")
    if _REFERENCE.search(value):
        message = f"a whole reference stands in the title '{shown(value)}'"
        yield Remark(codes.REFERENCE_IN_TITLE, message, "title")


CHECKS = (capitals, full_stop, debris, reference)
