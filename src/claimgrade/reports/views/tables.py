"""A review as plain tables: claims, evidence, numbers, sources, rules and flags.

The columns are described in docs/tables.md. They are only ever added to; where one changes its
meaning or goes, ``FORMAT`` is raised.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from claimgrade.library.references import reference
from claimgrade.model.assessment import ArticleReview, Assessment, Outcome
from claimgrade.model.source import Source
from claimgrade.reports.spreadsheets import Table
from claimgrade.reports.views.evidence import find_result
from claimgrade.reports.views.sources import cited_keys
from claimgrade.reports.views.table_columns import (
    CLAIM_COLUMNS,
    CLAIM_TYPES,
    EVIDENCE_COLUMNS,
    EVIDENCE_TYPES,
    FLAG_COLUMNS,
    NUMBER_COLUMNS,
    NUMBER_TYPES,
    RULE_COUNTS,
    SOURCE_COLUMNS,
    WHOLE,
    YES_NO,
    Cited,
)
from claimgrade.workspace.workspace import Workspace

FORMAT = 1
"""The number of the format of these tables."""

_NO_TYPES: Mapping[str, str] = MappingProxyType({})


def tables(found: ArticleReview, workspace: Workspace) -> tuple[Table, ...]:
    """Return the tables of the review of one article, each in the order of the article."""
    return (
        claims_table(found.assessments),
        _evidence(found, workspace),
        numbers_table(found.assessments),
        _sources(found, workspace),
        _rules(found),
        _flags(found),
    )


def claims_table(assessments: Sequence[Assessment]) -> Table:
    """Return one row a claim."""
    rows = (
        (a.article, a.id, *(column(a) for column in CLAIM_COLUMNS.values())) for a in assessments
    )
    return _table("claims", ("article", "id", *CLAIM_COLUMNS), rows, CLAIM_TYPES)


def numbers_table(assessments: Sequence[Assessment]) -> Table:
    """Return one row for each number that a claim states."""
    rows = (
        (a.article, a.id, row.index, *(column(row) for column in NUMBER_COLUMNS.values()))
        for a in assessments
        if a.claim.claimed_numbers
        for row in a.details.numbers
    )
    columns = ("article", "id", "number", *NUMBER_COLUMNS)
    return _table("numbers", columns, rows, {"number": WHOLE, **NUMBER_TYPES})


def _evidence(found: ArticleReview, workspace: Workspace) -> Table:
    rows = (
        (cited.assessment.article, cited.assessment.id, cited.place, *_values(cited))
        for assessment in found.assessments
        for cited in _cited(assessment, workspace)
    )
    columns = ("article", "id", "line", *EVIDENCE_COLUMNS)
    return _table("evidence", columns, rows, EVIDENCE_TYPES)


def _values(cited: Cited) -> Iterator[object]:
    return (column(cited) for column in EVIDENCE_COLUMNS.values())


def _cited(assessment: Assessment, workspace: Workspace) -> Iterator[Cited]:
    for place, line in enumerate(assessment.claim.evidence):
        key = line.source or ""
        study = workspace.studies.get(key)
        result = find_result(line, study)
        yield Cited(assessment, place, line, study, result, workspace.sources.get(key))


def _sources(found: ArticleReview, workspace: Workspace) -> Table:
    used: dict[str, dict[str, None]] = {}
    for assessment in found.assessments:
        for line in assessment.claim.evidence:
            if line.source is not None:
                used.setdefault(line.source, {})[assessment.id] = None
    rows = []
    for key in cited_keys(found.assessments):
        source = workspace.sources.get(key, Source(key, "misc"))
        made = reference(source)
        values = (column(source, made) for column in SOURCE_COLUMNS.values())
        rows.append((key, *values, len(used[key]), " ".join(used[key])))
    columns = ("key", *SOURCE_COLUMNS, "claims", "used_in")
    return _table("sources", columns, rows, {"claims": WHOLE})


def _rules(found: ArticleReview) -> Table:
    """Return one row a rule: what it said, and of how many claims (or of the article)."""
    results = [r for a in found.assessments for r in a.results] + [*found.results]
    first = {result.code: result for result in reversed(results)}
    counts = Counter((result.code, result.outcome) for result in results)
    rows = (
        (code, first[code].name, first[code].family, *(counts[code, o] for o in RULE_COUNTS))
        for code in sorted(first)
    )
    columns = ("code", "name", "family", *RULE_COUNTS.values())
    return _table("rules", columns, rows, dict.fromkeys(RULE_COUNTS.values(), WHOLE))


def _flags(found: ArticleReview) -> Table:
    """Return one row for each flag and each open check; ``id`` lacks where it is the article's."""
    open_ended = (Outcome.FLAG, Outcome.UNRESOLVED)
    each = [(a.id, r) for a in found.assessments for r in (*a.flags, *a.unresolved)]
    whole = [(None, r) for r in found.results if r.outcome in open_ended]
    rows = (
        (found.id, name, *(column(result) for column in FLAG_COLUMNS.values()))
        for name, result in [*each, *whole]
    )
    return _table("flags", ("article", "id", *FLAG_COLUMNS), rows, {"counts": YES_NO})


def _table(
    name: str,
    columns: tuple[str, ...],
    rows: Iterator[tuple[object, ...]] | Sequence[tuple[object, ...]],
    types: Mapping[str, str] = _NO_TYPES,
) -> Table:
    """Return a table of plain values: words of the record as text, what is empty as missing."""
    return Table(name, columns, tuple(tuple(map(_plain, row)) for row in rows), types)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return str(value) or None
    return value
