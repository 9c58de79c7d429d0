"""Marks that stand in the place of a missing value."""

import re

_PLACEHOLDER = re.compile(
    r"[\s{]*(?:n/a|n\.a\.|null|undefined|nan|none|tbd|tba|todo|fixme|xxx+|\?+|-+|\[object object\])"
    r"[\s}]*",
    re.IGNORECASE,
)


def is_placeholder(value: str) -> bool:
    """Tell whether a value says nothing but that there is none."""
    return len(value) < 24 and _PLACEHOLDER.fullmatch(value) is not None
