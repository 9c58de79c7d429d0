"""Claims and works that are on a topic, found by its words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from claimgrade.library.latex import plain_text
from claimgrade.model.assessment import Assessment
from claimgrade.model.source import Source
from claimgrade.model.study import Study


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))


def claims_on(assessments: Sequence[Assessment], topic: str) -> tuple[Assessment, ...]:
    """Return the claims that have every word of a topic in statement, topics or outcome."""
    wanted = words_of(topic)
    return tuple(a for a in assessments if wanted and _has(wanted, _said_of_claim(a)))


def mentions(source: Source, study: Study | None, wanted: frozenset[str]) -> bool:
    """Return whether a work has every wanted word, or a longer one that begins so.

    Looked through are title, keywords and abstract, and what the study did and measured.
    """
    said = [plain_text(source.fields.get(name, "")) for name in ("title", "keywords", "abstract")]
    if study is not None:
        did = study.intervention.what if study.intervention is not None else None
        said += [did] if isinstance(did, str) else []
        said += measured(study)
    return _has(wanted, " ".join(said))


def measured(study: Study) -> Iterator[str]:
    """Yield the outcomes that a study measured, as they are recorded."""
    for result in study.results:
        if isinstance(result.outcome, str):
            yield result.outcome


def _said_of_claim(assessment: Assessment) -> str:
    claim = assessment.claim
    return " ".join([claim.statement or "", *claim.topics, claim.outcome_name or ""])


def _has(wanted: frozenset[str], said: str) -> bool:
    present = words_of(said)
    return all(any(word.startswith(one) for word in present) for one in wanted)
