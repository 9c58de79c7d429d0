"""How the signatures under one claim stand, and what changed since, as text and as JSON."""

import json
from collections.abc import Iterator

from claimgrade.assess.rules.source_signature import said_of
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.list import claim_lines
from claimgrade.cli.output import Style, coloured, width, wrap
from claimgrade.cli.review_history import difference_since
from claimgrade.cli.review_queue import waiting_as_json, who
from claimgrade.cli.review_record import Record, Reviewed
from claimgrade.cli.review_sign import refusals
from claimgrade.model.signature import Part, Signature, Waiting

_LONGEST_DIFFERENCE = 60


def claim_as_text(found: Reviewed, record: Record) -> str:
    """Return the claim, each signature under it, what changed since, and what to do next."""
    style, columns = Style(coloured()), width()
    waiting = found.waiting(record)
    lines = [*claim_lines(record.assessment, columns, style), ""]
    for signature in waiting.signatures:
        lines += wrap(_standing(signature), columns, "  ", "    ")
    if not waiting.signatures:
        lines.append("  Nobody has signed it.")
    if waiting.due is not None:
        lines.append(f"  It is due since {waiting.due}.")
    for name in waiting.disagreements:
        lines += wrap(f"Judged differently: {name}.", columns, "  ", "    ")
    for signature in waiting.signatures:
        if signature.stale:
            lines += ["", *_changes(found, record, signature, columns, style)]
    return "\n".join([*lines, "", *_next(found, record, waiting, columns)]) + "\n"


def _standing(signature: Signature) -> str:
    due = f" (look again by {signature.due})" if signature.due else ""
    if not signature.bound:
        how = "without digests, so it cannot be told what was read"
    elif signature.stale:
        how = f"{said_of(signature.changed)} changed since then"
    else:
        how = "nothing has changed since then"
    return f"{who(signature)}{due}: {how}."


def _changes(
    found: Reviewed, record: Record, signature: Signature, columns: int, style: Style
) -> Iterator[str]:
    """Yield the difference since one signature, from git where it can tell."""
    yield style.bold(f"Since {who(signature)}")
    if Part.RULES in signature.changed:
        yield from wrap(_rules(record, signature), columns, "  ")
    if signature.changed == (Part.RULES,):
        return
    difference = difference_since(found.workspace, record.file, signature)
    yield from wrap(difference.note, columns, "  ")
    shown = difference.lines[:_LONGEST_DIFFERENCE]
    for line in shown:
        tone = {"+": "good", "-": "bad"}.get(line[:1], "")
        yield f"  {style.tone(printable(line), tone)}".rstrip()
    if len(difference.lines) > len(shown):
        yield f"  … {len(difference.lines) - len(shown)} more lines: {difference.command}"


def _rules(record: Record, signature: Signature) -> str:
    from claimgrade.assess.signing.digests import rules_in_force

    now = rules_in_force(record.case.context.workspace.settings)
    return f"It was signed under the rules {signature.rules}; those in force are {now}."


def _next(found: Reviewed, record: Record, waiting: Waiting, columns: int) -> Iterator[str]:
    reasons = list(refusals(found, record))
    if reasons:
        yield "It cannot be signed as it is recorded:"
        for reason in reasons:
            yield from wrap(reason, columns, "  - ", "    ")
        return
    name = record.case.id
    yield f"next: claimgrade show {name} --full"
    if waiting.waits or not waiting.signatures:
        yield f"      claimgrade review {name} --sign --by NAME"


def claim_as_json(found: Reviewed, record: Record) -> str:
    """Return what a claim waits for as a JSON object, with what keeps it from being signed."""
    waiting = waiting_as_json(found.waiting(record))
    document = {
        **waiting,
        "verdict": record.assessment.verdict,
        "cannot_be_signed": list(refusals(found, record)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
