"""Claims against sources: how each source bears on each claim, and where in it that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import claimgrade
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.study import Study
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.cited_works import SERIOUS
from claimgrade.reports.views.evidence import bearing, find_result, locator_words
from claimgrade.reports.views.parts import (
    CertaintySign,
    VerdictSign,
    anchors,
    certainty_sign,
    counted,
    verdict_sign,
)
from claimgrade.reports.views.sources import ReferenceView, cited_keys, references
from claimgrade.reports.words import RELATION_MEANING, RELATIONS, Sign

MOST_CELLS = 20_000
"""Cells above which a page holds no table: a browser would take long to lay it out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one result of a source bears on a claim, and the place in the source.

    ``left_out`` is why the line is no part of the body of evidence, empty where it is.
    """

    relation: Sign
    place: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Column:
    """A source: its number in the list of references, its short name, and a link to it.

    ``standing`` says that it is retracted or under an expression of concern, else nothing.
    """

    key: str
    number: int
    short: str
    href: str
    standing: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A source that is linked to a claim, with a mark for each of its results."""

    column: Column
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with the sources linked to it, in the order of the list of references."""

    number: int
    id: str
    anchor: str
    href: str
    statement: str
    verdict: VerdictSign
    certainty: CertaintySign
    linked: tuple[Linked, ...]

    def cells(self, columns: tuple[Column, ...]) -> Iterator[tuple[Mark, ...]]:
        """Yield the marks of this claim for each source, none where it is not linked."""
        marks = {linked.column.key: linked.marks for linked in self.linked}
        return (marks.get(column.key, ()) for column in columns)


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix of one article; ``too_large`` says why a page has no table of it."""

    id: str
    language: str
    article_language: str
    title: str
    as_of: str
    counts: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Sign, str], ...]
    too_large: str
    colophon: str


def build_matrix(edition: Edition, found: ArticleReview) -> MatrixView:
    """Return the matrix of one article."""
    article, workspace = found.article, edition.workspace
    cited = references(cited_keys(found.assessments), workspace.sources, {})
    columns = {entry.key: _column(entry) for entry in cited}
    ids = anchors("claim", [assessment.id for assessment in found.assessments])
    rows = tuple(
        _row(assessment, number, ids[assessment.id], columns, workspace.studies)
        for number, assessment in enumerate(found.assessments, start=1)
    )
    cells = len(rows) * len(columns)
    lines = sum(len(linked.marks) for row in rows for linked in row.linked)
    return MatrixView(
        id=found.id,
        language=TEXT["language"],
        article_language=article.language if article else "en",
        title=article.title if article else found.id,
        as_of=edition.day,
        counts=TEXT["matrix_counts"].format(
            claims=counted(len(rows), "claim"),
            sources=counted(len(columns), "source"),
            lines=counted(lines, "line of evidence"),
        ),
        columns=tuple(columns.values()),
        rows=rows,
        legend=tuple((RELATIONS[key], RELATION_MEANING[key]) for key in RELATIONS),
        too_large=TEXT["matrix_too_large"].format(cells=f"{cells:,}") if cells > MOST_CELLS else "",
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _column(entry: ReferenceView) -> Column:
    standing = entry.retraction.word if entry.status in SERIOUS else ""
    return Column(entry.key, entry.number, entry.short, f"index.html#{entry.anchor}", standing)


def _row(
    assessment: Assessment,
    number: int,
    anchor: str,
    columns: Mapping[str, Column],
    studies: Mapping[str, Study],
) -> Row:
    marks: dict[str, list[Mark]] = {}
    for at, line in enumerate(assessment.claim.evidence):
        if line.source is not None:
            left_out = assessment.lines_left_out.get(at, "")
            mark = _mark(line, studies.get(line.source), left_out)
            marks.setdefault(line.source, []).append(mark)
    return Row(
        number=number,
        id=assessment.id,
        anchor=anchor,
        href=f"index.html#{anchor}",
        statement=assessment.claim.statement or TEXT["no_statement"],
        verdict=verdict_sign(assessment.verdict),
        certainty=certainty_sign(assessment.certainty.used),
        linked=tuple(
            Linked(column, tuple(marks[key])) for key, column in columns.items() if key in marks
        ),
    )


def _mark(line: EvidenceLine, study: Study | None, left_out: str) -> Mark:
    result = find_result(line, study)
    locator = line.locator or (result.locator if result is not None else None)
    relation = bearing(line.relation)
    told = TEXT["left_out"].format(reason=left_out) if left_out else ""
    return Mark(relation, locator_words(locator), told)
