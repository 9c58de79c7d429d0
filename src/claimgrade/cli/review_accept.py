"""Accepting a flag: who closed it, why, until when, and a digest of what it was raised on."""

import datetime
from collections.abc import Sequence

from claimgrade.assess.catalogue import ARTICLE_RULES, RULES
from claimgrade.assess.signing.accepted import (
    ACCEPTABLE,
    STALE,
    acceptance_digest,
    can_be_accepted,
)
from claimgrade.assess.signing.citations import CITATION_RULE, changes_by_source
from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.output import width, wrap, write
from claimgrade.cli.review_record import Record, Reviewed
from claimgrade.model.assessment import Outcome
from claimgrade.model.finding import Severity
from claimgrade.workspace.editing.signing import by_code, put_item


def accept_flag(
    found: Reviewed,
    chosen: Sequence[Record],
    code: str,
    reason: str,
    by: str,
    on: datetime.date,
    until: datetime.date | None,
    source: str | None = None,
) -> int:
    """Write into each claim that a person accepts the flag of a rule, or into none and say why.

    With ``source`` it is accepted for that source alone.
    """
    if until is not None and until < on:
        raise WrongUse(f"it would end on {until}, before it begins.", "a later --until")
    reason, by = " ".join(reason.split()), " ".join(by.split())
    for record in chosen:
        if source is None:
            _refuse(record, code)
        else:
            _refuse_source(record, code, source)
    lines = []
    for record in chosen:
        item: dict[str, str | datetime.date] = {"code": code}
        item |= {"source": source} if source else {}
        item |= {"reason": reason, "by": by, "on": on}
        item |= {"until": until} if until else {}
        item["digest"] = acceptance_digest(record.case, code)
        put_item(found.workspace.root / record.file.path, "accepted", item, by_code)
        ends = f" until {until}" if until else ""
        what = f"{code} for {source}" if source else code
        what = f"{record.file.path}: {what} accepted by {by} on {on}{ends}"
        lines += wrap(what, width(), "", "  ")
    lines += wrap("It ends when the claim, its lines or the rule change.", width())
    write("\n".join(lines) + "\n")
    return ExitCode.NOTHING_TO_REPORT


def _refuse(record: Record, code: str) -> None:
    """Refuse a code that raises no flag on the claim, or one that cannot be accepted."""
    if code not in RULES:
        raise WrongUse(f"there is no rule '{code}'.", "claimgrade explain")
    if code in ARTICLE_RULES:
        raise WrongUse(f"{code} is about an article, and a claim's flag is accepted.")
    result = next(r for r in record.results if r.code == code)
    name = record.case.id
    if result.outcome is not Outcome.FLAG:
        raise WrongUse(f"{code} raises no flag on {name}.", _raised(record))
    if can_be_accepted(result):
        return
    if result.code == STALE:
        raise WrongUse(
            f"{code} is not accepted: what has changed is read again, and signed.",
            result.help.rstrip("."),
        )
    if result.once is not None:
        raise WrongUse(f"{code} is counted on {name} already: {result.message}.", _raised(record))
    if result.severity is Severity.BLOCKER:
        raise WrongUse(
            f"{code} is a blocker on {name}, which nobody can accept: {result.message}.",
            "new wording, new evidence, or a verdict of your own with its reason",
        )
    raise WrongUse(f"{code} only informs on {name}.", "there is nothing to accept")


def _refuse_source(record: Record, code: str, source: str) -> None:
    """Refuse to accept for one source what is not about it, or what nobody can accept."""
    if code != CITATION_RULE:
        raise WrongUse(f"only {CITATION_RULE} is accepted for one source.", "leave --source out")
    changes = changes_by_source(record.case)
    change = changes.get(source)
    name = record.case.id
    if change is None:
        known = ", ".join(dict.fromkeys(one.source for one in changes.values()))
        raise WrongUse(
            f"nothing is recorded to have become of '{source}' on {name}.",
            f"it can be accepted for: {known}" if known else "there is nothing to accept",
        )
    if change.severity not in ACCEPTABLE:
        raise WrongUse(
            f"'{source}' is retracted, which nobody can accept.",
            "new evidence, or a verdict of your own with its reason",
        )


def _raised(record: Record) -> str:
    codes = [r.code for r in record.results if can_be_accepted(r)]
    return f"can be accepted: {', '.join(codes)}" if codes else "no flag of it can be accepted"
