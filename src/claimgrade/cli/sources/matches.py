"""Works that share words with a question, as text and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, wrap
from claimgrade.library.search.index import Answer, Match
from claimgrade.model.vocabulary import RetractionStatus

NOT_SUPPORT = "A match is a shared word; whether a work bears on a claim, a reader has to say."

_STANDING = {
    RetractionStatus.RETRACTED: ("RETRACTED", "bad"),
    RetractionStatus.CONCERN: ("EXPRESSION OF CONCERN", "major"),
    RetractionStatus.CORRECTED: ("corrected", "minor"),
}


def match_lines(match: Match, columns: int, style: Style) -> list[str]:
    """Return a work with its reference, the shared words by field, and words around a match."""
    head = f"{match.key}  {printable(match.about.title) or '[title not recorded]'}"
    if match.about.short != match.key:
        head += f" ({printable(match.about.short)})"
    first, *rest = wrap(head, columns, "", "    ")
    lines = [first.replace(match.key, style.bold(match.key), 1), *rest]
    told = _STANDING.get(RetractionStatus(match.about.retraction))
    if told:
        lines.append("    " + style.tone(*told))
    lines += wrap(_shared(match), columns, "    ", "      ")
    if match.field != "title":
        around = "".join(f"*{p.text}*" if p.matched else p.text for p in match.snippet)
        lines += wrap(f"{match.field}: {printable(around)}", columns, "    ", "      ")
    return lines


def as_json(answer: Answer, **more: Any) -> str:
    """Return what was looked for and each match with its words and fields; keys are only added."""
    document = {
        **more,
        "words": [str(term) for term in answer.terms],
        "total": answer.total,
        "meaning": NOT_SUPPORT,
        "matches": [_plain(match) for match in answer.matches],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _shared(match: Match) -> str:
    """Return the shared words with the fields in which they stand."""
    return "shares " + "; ".join(_told(match))


def _told(match: Match) -> Iterator[str]:
    by_fields: dict[tuple[str, ...], list[str]] = {}
    for term, fields in match.shared:
        by_fields.setdefault(fields, []).append(f"'{printable(str(term))}'")
    for fields, shown in by_fields.items():
        yield f"{', '.join(shown)} ({', '.join(fields)})"


def _plain(match: Match) -> dict[str, Any]:
    return {
        "key": match.key,
        "reference": match.about.short,
        "title": match.about.title,
        "retraction": match.about.retraction,
        "score": round(match.score, 6),
        "shared": [
            {"word": str(term), "from": term.origin or None, "fields": list(fields)}
            for term, fields in match.shared
        ],
        "field": match.field,
        "snippet": [{"text": piece.text, "matched": piece.matched} for piece in match.snippet],
    }
