"""Fields that something waits for, in words."""

import re
from collections import Counter
from collections.abc import Iterable

from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted
from claimgrade.reports.words import DOMAINS

_NAMED = {f"judgements.domains.{domain.value}": word.lower() for domain, word in DOMAINS.items()}
_OF_A_STUDY = re.compile(r"studies\.[^.]+\.(?P<result>results\.[^.]+\.)?(?P<field>[^.]+)")


def waited_for(fields: Iterable[str]) -> str:
    """Return fields in words; one that lacks in several studies is named once, with a count."""
    counts: Counter[tuple[str, str]] = Counter()
    for field in fields:
        found = _OF_A_STUDY.fullmatch(field)
        if found is None:
            counts[_NAMED.get(field, TEXT.get(f"waits_{field}", f"‘{field}’")), ""] += 1
        else:
            counts[f"‘{found['field']}’", "result" if found["result"] else "study"] += 1
    return ", ".join(
        f"{name} of {counted(number, of, 'studies' if of == 'study' else '')}" if of else name
        for (name, of), number in counts.items()
    )
