"""What a claim still lacks of the minimum record that gives a verdict."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from claimgrade.model.claim import Claim
from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.finding import Finding
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Kind, LineRelation, Verdict
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.practice import stands_outside
from claimgrade.workspace.workspace import ClaimFile

_TESTING = frozenset({LineRelation.SUPPORTS, LineRelation.QUALIFIES, LineRelation.DISPUTES})
_NOT_GRADED = frozenset({Kind.REPORT, Kind.DEFINITION})
# Looked up once: to name a member of an enumeration takes longer than to compare with it.
_NOT_CHECKABLE = Verdict.NOT_CHECKABLE

_CLAIM_FIELDS = {
    "quote.exact": "the words under review: `quote:` with `exact:` below it",
    "statement": "`statement:` with what is claimed, in one neutral sentence of your own",
    "wording.relation": "`relation:` (description, association or effect) below `wording:`",
    "wording.hedge": "`hedge:` (untested, uncertain, may, can, probably, plain or proof) below "
    "`wording:`",
    "certainty": "`certainty:` (very-low, low, moderate or high) with your own rating",
    "evidence": "a line under `evidence:`, or `searched_on:` with the day if you searched and "
    "found nothing",
}
_OWN_FIELDS = ("quote.exact", "statement", "wording.relation", "wording.hedge", "certainty")

_LINE_OR_SEARCH = (
    "Add a line under `evidence:`, or `searched_on:` with the day if you searched and found "
    "nothing."
)
_LINE_FIELDS = {
    "source": "`source:` with the BibTeX key of the work",
    "relation": "`relation:` (supports, qualifies, disputes or background)",
    "finding": "`finding:` with what it found, in plain words",
}


def check_complete(claim: ClaimFile, studies: Mapping[str, Study]) -> Iterator[Finding]:
    """Yield what the minimum record of a claim lacks; ``studies`` are those of the library.

    A field that is there and broken is not reported again; a claim that was replaced by others
    needs nothing more.
    """
    record = claim.claim
    if record.replaced_by:
        return
    relations = _testing(record, studies) if record.evidence else []
    judged = _needs_judgement(claim)
    lacking = _lacking(record, judged and bool(relations))
    if claim.broken_fields:
        lacking = tuple([name for name in lacking if not _is_broken(claim, name)])
    unsearched = judged and not relations and _lacks_search(claim)
    if lacking:
        yield _claim_fields(claim, lacking, unsearched)
    if record.evidence:
        yield from _line_fields(claim)
    if judged:
        told = bool(lacking) and not record.evidence
        yield from _judgement(claim, relations, unsearched and not told)


def _claim_fields(claim: ClaimFile, lacking: tuple[str, ...], unsearched: bool) -> Finding:
    """Return one finding that names every field the claim itself lacks."""
    if unsearched and not claim.claim.evidence:
        lacking = (*lacking, "evidence")
    message, help_line = _words_for(lacking)
    return _finding("RD501", message, claim, lacking[0], help_line)


def _lacking(record: Claim, rated: bool) -> tuple[str, ...]:
    """Return the fields of its own that a claim lacks; ``rated`` if it must have a certainty."""
    quote, wording = record.quote, record.wording
    return _named_where(
        quote is None or quote.exact is None,
        record.statement is None,
        wording is None or wording.relation is None,
        wording is None or wording.hedge is None,
        rated and record.certainty is None,
    )


@lru_cache(maxsize=64)
def _named_where(*lacks: bool) -> tuple[str, ...]:
    """Return the names of the fields of its own that a claim lacks, in their order."""
    return tuple(name for name, lacking in zip(_OWN_FIELDS, lacks, strict=True) if lacking)


@lru_cache(maxsize=64)
def _words_for(missing: tuple[str, ...]) -> tuple[str, str]:
    """Return the message and the help line for missing fields; many claims lack the same."""
    names = _listed([f"`{name}`" for name in missing], ", ", " and ")
    ways = _listed([_CLAIM_FIELDS[name] for name in missing], "; ", "; and ")
    return f"the claim has no {names}", f"Add {ways}."


def _listed(parts: list[str], between: str, last: str) -> str:
    return last.join(filter(None, (between.join(parts[:-1]), parts[-1])))


def _line_fields(claim: ClaimFile) -> Iterator[Finding]:
    for index, line in enumerate(claim.claim.evidence):
        for name, what in _LINE_FIELDS.items():
            if getattr(line, name) is not None:
                continue
            path = f"evidence.{index}.{name}"
            if not _is_broken(claim, path):
                message = f"evidence line {index + 1} has no `{name}`"
                yield _finding("RD502", message, claim, path, f"Add {what}.")


def _judgement(
    claim: ClaimFile, relations: list[LineRelation], unsearched: bool
) -> Iterator[Finding]:
    """Yield what the judgement itself lacks, given what the lines that test the claim do to it.

    ``unsearched`` is true where it has to be told that nobody has said when evidence was sought.
    """
    record = claim.claim
    if unsearched:
        message = "no line tests the claim, and there is no `searched_on`"
        help_line = None if record.evidence else _LINE_OR_SEARCH
        yield _finding("RD504", message, claim, "searched_on", help_line)
    rated = relations or record.certainty
    if rated and not record.because and not _is_broken(claim, "because"):
        yield _finding("RD505", "the certainty has no `because`", claim, "because")
    if not relations or record.points is not None or _is_broken(claim, "points"):
        return
    if LineRelation.SUPPORTS in relations and LineRelation.DISPUTES in relations:
        message = "lines both support and dispute the claim, and there is no `points`"
        yield _finding("RD503", message, claim, "points")


def _lacks_search(claim: ClaimFile) -> bool:
    """Return whether no day says when evidence was looked for."""
    return claim.claim.searched_on is None and not _is_broken(claim, "searched_on")


def _needs_judgement(claim: ClaimFile) -> bool:
    return _is_graded(claim.claim) and not _lines_are_broken(claim)


def _testing(record: Claim, studies: Mapping[str, Study]) -> list[LineRelation]:
    """Return what the lines that test a claim do to it; opinion and experience test none."""
    return [
        line.relation
        for line in record.evidence
        if line.relation in _TESTING and not stands_outside(_study(line, studies), record)
    ]


def _study(line: EvidenceLine, studies: Mapping[str, Study]) -> Study | None:
    return studies.get(line.source) if line.source is not None else None


def _is_graded(record: Claim) -> bool:
    own = record.verdict.verdict if record.verdict else None
    return record.kind not in _NOT_GRADED and own is not _NOT_CHECKABLE


def _lines_are_broken(claim: ClaimFile) -> bool:
    if not claim.broken_fields:
        return False
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
