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
    "certainty": "`certainty:` (very-low, low, moderate or high) with your own rating",
}
_LINE_OR_SEARCH = (
    "Add a line under `evidence:`, or `searched_on:` with the day if you searched and found "
    "nothing."
)
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
    """Yield one finding that names every field the claim itself lacks."""
    missing = [name for name in _lacking(claim) if not _is_broken(claim, name)]
    if not missing:
        return
    message = f"the claim has no {_listed([f'`{name}`' for name in missing], ', ', ' and ')}"
    help_line = f"Add {_listed([_CLAIM_FIELDS[name] for name in missing], '; ', '; and ')}."
    yield _finding("RD501", message, claim, missing[0], help_line)


def _lacking(claim: ClaimFile) -> list[str]:
    record = claim.claim
    given = {
        "quote.exact": record.quote and record.quote.exact,
        "statement": record.statement,
        "wording.relation": record.wording and record.wording.relation,
        "wording.hedge": record.wording and record.wording.hedge,
    }
    if _needs_judgement(claim) and _is_tested(record):
        given["certainty"] = record.certainty
    return [name for name, value in given.items() if value is None]


def _listed(parts: list[str], between: str, last: str) -> str:
    return last.join(filter(None, (between.join(parts[:-1]), parts[-1])))


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
    if not _needs_judgement(claim):
        return
    tested = _is_tested(record)
    if not tested and record.searched_on is None and not _is_broken(claim, "searched_on"):
        message = "no line tests the claim, and there is no `searched_on`"
        help_line = None if record.evidence else _LINE_OR_SEARCH
        yield _finding("RD504", message, claim, "searched_on", help_line)
    if (tested or record.certainty) and not record.because and not _is_broken(claim, "because"):
        yield _finding("RD505", "the certainty has no `because`", claim, "because")
    relations = {line.relation for line in record.evidence}
    disagree = {LineRelation.SUPPORTS, LineRelation.DISPUTES} <= relations
    if disagree and record.points is None and not _is_broken(claim, "points"):
        message = "lines both support and dispute the claim, and there is no `points`"
        yield _finding("RD503", message, claim, "points")


def _needs_judgement(claim: ClaimFile) -> bool:
    return _is_graded(claim.claim) and not _lines_are_broken(claim)


def _is_tested(record: Claim) -> bool:
    return any(line.relation in _TESTING for line in record.evidence)


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
