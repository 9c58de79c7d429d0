"""Fields that something waits for, in words."""

import re
from collections import Counter
from collections.abc import Iterable

from claimgrade.assess.field_words import field_words
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted
from claimgrade.reports.words import DOMAINS

_DOMAINS = {f"judgements.domains.{domain.value}": domain for domain in DOMAINS}
_OF_A_STUDY = re.compile(r"studies\.[^.]+\.(?P<result>results\.[^.]+\.)?(?P<field>[^.]+)")


def waited_for(fields: Iterable[str]) -> str:
    """Return fields in words; one that lacks in several studies is named once, with a count."""
    counts: Counter[tuple[str, str]] = Counter()
    for field in fields:
        found = _OF_A_STUDY.fullmatch(field)
        if found is None:
            counts[_named(field), ""] += 1
        else:
            name = field_words(found["field"])
            counts[name, "result" if found["result"] else "study"] += 1
    return ", ".join(
        TEXT["field_of"].format(field=name, of=counted(number, of)) if of else name
        for (name, of), number in counts.items()
    )


def _named(field: str) -> str:
    if field in _DOMAINS:
        return DOMAINS[_DOMAINS[field]].lower()
    return TEXT.get(f"waits_{field}") or field_words(field)
