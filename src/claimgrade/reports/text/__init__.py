"""The fixed sentences and headings of reports, by name; a translation replaces this package.

Templates read them as ``text.name``. Sentences with gaps are filled by ``str.format`` in the
views, never in a template.
"""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.reports.text import (
    annotated,
    card,
    certainty,
    claim_page,
    cue_cards,
    findings,
    method,
    numbers,
    page,
    reading_list,
)

_PARTS = (
    page,
    card,
    certainty,
    numbers,
    method,
    cue_cards,
    annotated,
    reading_list,
    findings,
    claim_page,
)

TEXT: Mapping[str, str] = MappingProxyType(
    {name: words for part in _PARTS for name, words in part.TEXT.items()}
)
"""All of them, by name; no two parts have one name (tested)."""
