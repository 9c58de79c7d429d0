"""Words found as they are written, but for white space: at every place, or not at all."""

import unicodedata
from collections.abc import Iterator

from claimgrade.language.anchoring.place import Place, Source
from claimgrade.workspace.reading.normalised_text import collapse, normalise


def find(
    text: str, exact: str, prefix: str = "", suffix: str = "", *, strict: bool = False
) -> tuple[Place, ...]:
    """Return every place where ``exact`` stands between ``prefix`` and ``suffix``.

    ``text`` may be normalised or not; matches may overlap. White space in the three strings
    counts as one space. White space at their ends, and so the space where prefix or suffix
    meets the quote, may be missing, since records do not keep it; with ``strict`` it counts, as
    in the W3C's own definition. An empty ``exact`` stands everywhere.
    """
    source = Source(normalise(text))
    needle = collapse(unicodedata.normalize("NFC", exact if strict else exact.strip()))
    before = collapse(unicodedata.normalize("NFC", prefix))
    after = collapse(unicodedata.normalize("NFC", suffix))
    return tuple(
        source.place(start, start + len(needle))
        for start in occurrences(source.running, needle)
        if meets(source.running, start, start + len(needle), before, after, strict=strict)
    )


def occurrences(text: str, needle: str) -> Iterator[int]:
    """Yield every start of ``needle``, overlapping ones included."""
    start = text.find(needle)
    while start != -1:
        yield start
        start = text.find(needle, start + 1)


def meets(
    text: str, start: int, end: int, prefix: str, suffix: str, *, strict: bool = False
) -> bool:
    """Say whether prefix and suffix stand on either side of ``text[start:end]``.

    White space where they meet the words may be missing, unless ``strict``.
    """
    if strict:
        return text.endswith(prefix, 0, start) and text.startswith(suffix, end)
    before = text[max(0, start - len(prefix) - 1) : start].rstrip()
    after = text[end : end + len(suffix) + 1].lstrip()
    return before.endswith(prefix.rstrip()) and after.startswith(suffix.lstrip())
