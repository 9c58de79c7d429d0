"""The claims that wait for a reviewer, as text and as JSON."""

import json
from typing import Any

from claimgrade.assess.rules.source_signature import said_of
from claimgrade.cli.output import Style, coloured, counted, width, wrap
from claimgrade.cli.review_record import Reviewed
from claimgrade.model.signature import Signature, Wait, Waiting

_MOST = 40
"""How many claims of one section are listed."""

_HEADINGS = {
    Wait.STALE: "Changed since it was signed",
    Wait.DUE: "Due",
    Wait.DISAGREEMENT: "Reviewers judge it differently",
    Wait.UNSIGNED: "Not signed yet",
}


def queue_as_text(found: Reviewed) -> str:
    """Return the queue in sections, most urgent first, and what to do next."""
    if not found.records:
        return "No claim is recorded yet: claimgrade new claim --text FILE\n"
    number = counted(len(found.records), "claim")
    if not found.queue:
        are = "is signed as it stands" if len(found.records) == 1 else "are signed as they stand"
        return f"No claim waits for a reviewer on {found.today}: {number} {are}.\n"
    style, columns = Style(coloured()), width()
    verb = "waits" if len(found.queue) == 1 else "wait"
    lines = [f"{len(found.queue)} of {number} {verb} for a reviewer on {found.today}."]
    for wait, heading in _HEADINGS.items():
        section = [one for one in found.queue if one.waits[0] is wait]
        if section:
            lines += ["", style.bold(f"{heading} ({len(section)})")]
            column = min(max(len(one.id) for one in section), columns // 2)
            for one in section[:_MOST]:
                lines += _entry(one, column, columns)
            if len(section) > _MOST:
                lines.append(f"  … and {len(section) - _MOST} more (--format json lists all)")
    return "\n".join([*lines, "", *_next(found.queue[0])]) + "\n"


def _entry(waiting: Waiting, column: int, columns: int) -> list[str]:
    why = "; ".join(reason for wait in waiting.waits for reason in _reasons(wait, waiting))
    head = f"  {waiting.id:<{column}}  "
    if len(head) + len(why) <= columns:
        return [f"{head}{why}"]
    return [head.rstrip(), *wrap(why, columns, "      ")]


def _reasons(wait: Wait, waiting: Waiting) -> list[str]:
    if wait is Wait.STALE:
        return [f"{said_of(s.changed)} ({who(s)})" for s in waiting.signatures if s.stale]
    if wait is Wait.DUE:
        return [f"due since {waiting.due}"]
    if wait is Wait.DISAGREEMENT:
        return [f"judged differently: {', '.join(waiting.disagreements)}"]
    names = [who(s) for s in waiting.signatures if s.by]
    return [f"looked at by {', '.join(names)}"] if names else ["nobody has signed it"]


def who(signature: Signature) -> str:
    """Return who signed, and when: ``Anna, 2026-11-22``."""
    return ", ".join(filter(None, (signature.by or "somebody", str(signature.on or ""))))


def _next(first: Waiting) -> list[str]:
    show = f"claimgrade review {first.id}"
    return [f"next: {show}", f"      {show} --sign --by NAME"]


def queue_as_json(found: Reviewed) -> str:
    """Return a JSON object with the day and the claims that wait, most urgent first."""
    document = {
        "as_of": found.today.isoformat(),
        "claims": len(found.records),
        "queue": [waiting_as_json(one) for one in found.queue],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def waiting_as_json(waiting: Waiting) -> dict[str, Any]:
    """Return what one claim waits for, with every signature under it."""
    return {
        "id": waiting.id,
        "article": waiting.article,
        "waits": list(waiting.waits),
        "due": waiting.due.isoformat() if waiting.due else None,
        "disagreements": list(waiting.disagreements),
        "signatures": [
            {
                "by": signature.by,
                "on": signature.on.isoformat() if signature.on else None,
                "due": signature.due.isoformat() if signature.due else None,
                "bound": signature.bound,
                "changed": list(signature.changed),
            }
            for signature in waiting.signatures
        ],
    }
