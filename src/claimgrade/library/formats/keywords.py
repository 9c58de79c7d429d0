"""Keywords between a field of a bibliography entry and a list of them."""

from collections.abc import Iterable

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text


def keywords(value: str) -> list[str]:
    """Return the keywords of a field in their order, LaTeX decoded, each once.

    They are parted by semicolons where there are any outside braces, else by commas.
    """
    for sign in (";", ","):
        parts = _split(value, sign)
        if len(parts) > 1:
            break
    return [*dict.fromkeys(word for part in parts if (word := plain_text(part).strip()))]


def joined_keywords(words: Iterable[str]) -> str:
    """Return keywords as one field, each once; one with a comma or semicolon in braces."""
    written = [as_bibtex(word) for word in words if word.strip()]
    return ", ".join(
        f"{{{word}}}" if "," in word or ";" in word else word for word in dict.fromkeys(written)
    )


def _split(value: str, sign: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(value):
        depth += (letter == "{") - (letter == "}")
        if letter == sign and depth <= 0:
            parts.append(value[start:place])
            start = place + 1
    return [*parts, value[start:]]
