"""Acceptances that close no flag: what they name is gone, changed, or was never a flag."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimgrade.assess.case import Case
from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.signing.accepted import (
    ACCEPTABLE,
    STALE,
    can_be_accepted,
    has_not_ended,
)
from claimgrade.assess.signing.citations import CITATION_RULE, changes_by_source, is_current
from claimgrade.assess.words_of_record import word_of
from claimgrade.model.assessment import Outcome, RuleResult, StartingLevel
from claimgrade.model.claim import Acceptance
from claimgrade.model.finding import Finding, Severity
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Domain
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.workspace import ClaimFile

ACCEPTANCE_UNUSED = Diagnostic(
    code="RD603",
    name="acceptance-unused",
    severity=Severity.MINOR,
    meaning="A flag was accepted that the claim does not have, or does not have any more.",
    why="It would close the flag unseen, should it ever come up for another reason.",
    example="accepted:\n  - code: OS18\n    reason: …        # and OS18 says nothing of this claim",
    mend=sayable("Take the acceptance out."),
)

ACCEPTANCE_LAPSED = Diagnostic(
    code="RD604",
    name="acceptance-lapsed",
    severity=Severity.MINOR,
    meaning="The claim, its lines or the rule have changed since the flag was accepted; the flag "
    "counts again.",
    why="Somebody accepted what they had read, and not what stands there now.",
    example="accepted:\n  - code: OS18\n    reason: …\n    digest: …      # of what was accepted",
    mend=sayable(
        "Decide again: take the acceptance out, or accept the flag as it is now: "
        "`claimgrade review CLAIM --accept CODE`."
    ),
)

ACCEPTANCE_UNKNOWN = Diagnostic(
    code="RD605",
    name="acceptance-unknown",
    severity=Severity.MAJOR,
    meaning="The code of an acceptance is that of no rule about claims.",
    why="The flag that was meant stays open.",
    example="accepted:\n  - code: OS81\n    reason: …",
    mend=sayable("Correct the code; `claimgrade explain` lists all of them."),
)

ACCEPTANCE_UNBOUND = Diagnostic(
    code="RD608",
    name="acceptance-unbound",
    severity=Severity.MINOR,
    meaning="An acceptance holds no digest of what was accepted, so it never lapses.",
    why="The claim, its lines or the rule may change, and the flag stays closed unseen.",
    example="accepted:\n  - code: OS18\n    reason: …        # written by hand, without a digest",
    mend=sayable(
        "Have it written with its digest: `claimgrade review CLAIM --accept CODE --by NAME "
        "--reason WORDS` puts it in the place of the one by hand."
    ),
)

ACCEPTANCE_OF_A_SOURCE = Diagnostic(
    code="RD609",
    name="acceptance-of-a-source",
    severity=Severity.MAJOR,
    meaning="An acceptance names a source, and its rule is not about what became of sources.",
    why="Only SI06 can be accepted for one source; the acceptance closes nothing.",
    example="accepted:\n  - code: OS18\n    source: smith2000\n    reason: …",
    mend=sayable("Take `source` out to accept the whole flag, or take the acceptance out."),
)

ACCEPTANCE_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {
        code.code: code
        for code in (
            ACCEPTANCE_UNUSED,
            ACCEPTANCE_LAPSED,
            ACCEPTANCE_UNKNOWN,
            ACCEPTANCE_UNBOUND,
            ACCEPTANCE_OF_A_SOURCE,
        )
    }
)
"""What can be wrong with an acceptance, by code."""

_NOTHING_BECAME = sayable(
    "{code} is accepted for the source '{source}', and nothing is recorded to have become of it"
)
_RETRACTED = sayable(
    "{code} is accepted for the source '{source}', which is retracted: nobody can accept that"
)


def acceptance_findings(case: Case, results: tuple[RuleResult, ...]) -> Iterator[Finding]:
    """Yield what is to be said of a claim's acceptances, given what the rules say of it.

    One that ran out is no matter of this (``workspace.due``), nor one of a blocker, whose flag
    says that it stays open, nor one of a check that waits for a field.
    """
    if not case.claim.accepted:
        return
    claim_file = case.context.workspace.claims[case.key]
    by_code = {result.code: result for result in results}
    for index, acceptance in enumerate(case.claim.accepted):
        if acceptance.code not in by_code:
            yield _unknown(claim_file, index, acceptance.code)
        elif has_not_ended(acceptance, case.context.as_of):
            result = by_code[acceptance.code]
            of = _of_a_source if acceptance.source is not None else _of_a_flag
            found = of(case, acceptance, result)
            if found is not None:
                place, (fault, message) = claim_file.locate(f"accepted.{index}.code"), found
                yield fault.finding(message, place, help=say(fault.mend), claim=claim_file.id)


_Fault = tuple[Diagnostic, str] | None


def _of_a_flag(case: Case, acceptance: Acceptance, result: RuleResult) -> _Fault:
    """Return what is wrong with the acceptance of a whole flag, if anything is."""
    if can_be_accepted(result):
        lapsed = result.accepted is None and acceptance.digest is not None
        return _lapsed(acceptance) if lapsed else _unbound(acceptance)
    unused = _why_unused(result)
    return (ACCEPTANCE_UNUSED, unused) if unused else None


def _of_a_source(case: Case, acceptance: Acceptance, result: RuleResult) -> _Fault:
    """Return what is wrong with the acceptance of what became of one source, if anything is."""
    code, source = acceptance.code, acceptance.source or ""
    if code != CITATION_RULE:
        message = say(
            "{code} is accepted for the source '{source}', and only {allowed} can be",
            code=code,
            source=source,
            allowed=CITATION_RULE,
        )
        return ACCEPTANCE_OF_A_SOURCE, message
    change = changes_by_source(case).get(source)
    if change is None:
        return ACCEPTANCE_UNUSED, say(_NOTHING_BECAME, code=code, source=source)
    if change.severity not in ACCEPTABLE:
        return ACCEPTANCE_UNUSED, say(_RETRACTED, code=code, source=source)
    return _unbound(acceptance) if is_current(case, acceptance) else _lapsed(acceptance)


def _lapsed(acceptance: Acceptance) -> _Fault:
    message = say(
        "{code} was accepted as the claim stood on {day}; it has changed since, and the flag "
        "counts again",
        code=acceptance.code,
        day=acceptance.on,
    )
    return ACCEPTANCE_LAPSED, message


def _unbound(acceptance: Acceptance) -> _Fault:
    if acceptance.digest is not None:
        return None
    message = say(
        "{code} is accepted without a digest of what was accepted, so that it never lapses",
        code=acceptance.code,
    )
    return ACCEPTANCE_UNBOUND, message


def _why_unused(result: RuleResult) -> str:
    """Return that an acceptance of what a rule says has no effect, and why; '' where it waits."""
    if result.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}:
        return say("{code} is accepted, and that rule has no flag here", code=result.code)
    if result.outcome is not Outcome.FLAG:
        return ""
    if result.once is not None:
        return _counted_elsewhere(result.code, result.once)
    if result.severity is Severity.INFO:
        return say(
            "{code} is accepted, and that flag is for information and does not count",
            code=result.code,
        )
    if result.code == STALE:
        return say(
            "{code} is accepted, and a stale signature is answered by reading and signing again",
            code=result.code,
        )
    return ""


def _counted_elsewhere(code: str, once: Domain | StartingLevel) -> str:
    if isinstance(once, StartingLevel):
        return say(
            "{code} is accepted, and that flag does not count: start counts its fact already",
            code=code,
        )
    return say(
        "{code} is accepted, and that flag does not count: {domain} counts its fact already",
        code=code,
        domain=word_of(once),
    )


def _unknown(claim_file: ClaimFile, index: int, code: str) -> Finding:
    place = claim_file.locate(f"accepted.{index}.code")
    help = say(ACCEPTANCE_UNKNOWN.mend)
    if code in ARTICLE_RULES:
        message = say("{code} is about the article as a whole, not this claim", code=code)
        help = say("Correct the code, or take the acceptance out.")
    elif code.startswith("RD"):
        message = say(
            "{code} is a fault to be mended in a record, which nobody can accept", code=code
        )
        help = say(
            "Correct the code, or take the acceptance out. A baseline may hold faults for now."
        )
    else:
        near = nearest(code, CLAIM_RULES)
        message = say("there is no rule '{code}'", code=code)
        if near:
            message = say("there is no rule '{code}'; did you mean '{near}'?", code=code, near=near)
    return ACCEPTANCE_UNKNOWN.finding(message, place, help=help, claim=claim_file.id)
