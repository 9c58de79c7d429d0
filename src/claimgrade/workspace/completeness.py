"""What a claim still lacks of the minimum record that gives a verdict."""

from collections.abc import Iterator

from claimgrade.model.claim import Claim
from claimgrade.model.finding import Finding
from claimgrade.model.vocabulary import Kind, LineRelation, Verdict
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.workspace import ClaimFile

_TESTING = frozenset({LineRelation.SUPPORTS, LineRelation.QUALIFIES, LineRelation.DISPUTES})
_NOT_GRADED = frozenset({Kind.REPORT, Kind.DEFINITION})

_CLAIM_FIELDS = {
    "quote.exact": "the words under review: `quote:` with `exact:` below it",
    "statement": "`statement:` with what is claimed, in one neutral sentence of your own",
    "wording.relation": "`relation:` (description, association or effect) below `wording:`",
    "wording.hedge": "`hedge:` (untested, uncertain, may, can, probably, plain or proof) below "
    "`wording:`",
}
_LINE_FIELDS = {
    "source": "`source:` with the BibTeX key of the work",
    "relation": "`relation:` (supports, qualifies, disputes or background)",
    "finding": "`finding:` with what it found, in plain words",
}


def check_complete(claim: ClaimFile) -> Iterator[Finding]:
    """Yield what the minimum record of a claim lacks.

    A field that is there and broken is not reported again; a claim that was replaced by others
    needs nothing more.
    """
    if claim.claim.replaced_by:
        return
    yield from _claim_fields(claim)
    yield from _line_fields(claim)
    yield from _judgement(claim)


def _claim_fields(claim: ClaimFile) -> Iterator[Finding]:
    record = claim.claim
    given = {
        "quote.exact": record.quote and record.quote.exact,
        "statement": record.statement,
        "wording.relation": record.wording and record.wording.relation,
        "wording.hedge": record.wording and record.wording.hedge,
    }
    for name, what in _CLAIM_FIELDS.items():
        if given[name] is None and not _is_broken(claim, name):
            yield _finding("RD501", f"the claim has no `{name}`", claim, name, f"Add {what}.")


def _line_fields(claim: ClaimFile) -> Iterator[Finding]:
    for index, line in enumerate(claim.claim.evidence):
        for name, what in _LINE_FIELDS.items():
            path = f"evidence.{index}.{name}"
            if getattr(line, name) is None and not _is_broken(claim, path):
                message = f"evidence line {index + 1} has no `{name}`"
                yield _finding("RD502", message, claim, path, f"Add {what}.")


def _judgement(claim: ClaimFile) -> Iterator[Finding]:
    """Yield what the judgement itself lacks, given how the lines stand to the claim."""
    record = claim.claim
    relations = {line.relation for line in record.evidence}
    if _lines_are_broken(claim) or not _is_graded(record):
        return
    tested = bool(relations & _TESTING)
    if not tested and record.searched_on is None and not _is_broken(claim, "searched_on"):
        message = "no line tests the claim, and there is no `searched_on`"
        yield _finding("RD504", message, claim, "searched_on")
    if tested and record.certainty is None and not _is_broken(claim, "certainty"):
        help_line = "Add `certainty:` (very-low, low, moderate or high) with your own rating."
        yield _finding("RD501", "the claim has no `certainty`", claim, "certainty", help_line)
    if (tested or record.certainty) and not record.because and not _is_broken(claim, "because"):
        yield _finding("RD505", "the certainty has no `because`", claim, "because")
    disagree = {LineRelation.SUPPORTS, LineRelation.DISPUTES} <= relations
    if disagree and record.points is None and not _is_broken(claim, "points"):
        message = "lines both support and dispute the claim, and there is no `points`"
        yield _finding("RD503", message, claim, "points")


def _is_graded(record: Claim) -> bool:
    own = record.verdict.verdict if record.verdict else None
    return record.kind not in _NOT_GRADED and own is not Verdict.NOT_CHECKABLE


def _lines_are_broken(claim: ClaimFile) -> bool:
    return any(
        name == "evidence" or (name.startswith("evidence.") and name.endswith(".relation"))
        for name in claim.broken_fields
    )


def _is_broken(claim: ClaimFile, path: str) -> bool:
    if not claim.broken_fields:
        return False
    parent = path.rpartition(".")[0]
    return path in claim.broken_fields or (bool(parent) and parent in claim.broken_fields)


def _finding(
    code: str, message: str, claim: ClaimFile, path: str, help_line: str | None = None
) -> Finding:
    place = claim.locate(path)
    return DIAGNOSTICS[code].finding(message, place, help=help_line, claim=claim.id)
