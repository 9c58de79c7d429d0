"""The matrix of claims and sources: how each bears on each, and where that stands."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.spreadsheets import Table, as_csv, as_xlsx
from claimgrade.reports.views.matrix import Column, Mark, MatrixView, build_matrix

WIDEST_MARKDOWN = 12
"""Sources above which Markdown has no table: the host that shows it would cut it off."""


@dataclass(frozen=True, slots=True)
class Matrices:
    """The matrix of each article, and the day they are shown as of."""

    views: tuple[MatrixView, ...]
    day: datetime.date | None


def build(edition: Edition) -> Matrices:
    """Return the matrix of each article."""
    return Matrices(
        tuple(build_matrix(edition, found) for found in edition.review.articles),
        edition.as_of or edition.workspace.settings.as_of,
    )


def html(matrices: Matrices) -> Files:
    """Return one self-contained page an article, ``ARTICLE/matrix.html``."""
    template = html_environment().get_template("matrix.html")
    return {f"{view.id}/matrix.html": template.render(view=view) for view in matrices.views}


def markdown(matrices: Matrices) -> Files:
    """Return one Markdown file an article, ``ARTICLE/matrix.md``."""
    template = markdown_environment().get_template("matrix.md")
    return {
        f"{view.id}/matrix.md": tidy(
            template.render(view=view, wide=len(view.columns) > WIDEST_MARKDOWN)
        )
        for view in matrices.views
    }


def csv(matrices: Matrices) -> Files:
    """Return one CSV file an article, a row a claim and a column a source."""
    return {f"{view.id}/matrix.csv": as_csv(_table(view)) for view in matrices.views}


def xlsx(matrices: Matrices) -> Files:
    """Return one workbook an article, a row a claim and a column a source."""
    return {
        f"{view.id}/matrix.xlsx": as_xlsx([_table(view)], view.title, matrices.day)
        for view in matrices.views
    }


def _table(view: MatrixView) -> Table:
    """Return the matrix as a table; its columns are the keys of the sources."""
    columns = ("id", "statement", "verdict", "certainty", *(one.key for one in view.columns))
    rows = tuple(
        (
            row.id,
            row.statement,
            row.verdict.code,
            row.certainty.word,
            *map(_said, view.columns, row.cells(view.columns)),
        )
        for row in view.rows
    )
    return Table("matrix", columns, rows, {})


def _said(column: Column, marks: Sequence[Mark]) -> str | None:
    """Return the marks of a cell in words: ``supports (page 4); disputes (table 2)``.

    They begin with the standing of a source that is retracted, as columns are named by key.
    """
    said = [f"{mark.relation.word} ({mark.place})" for mark in marks]
    standing = [column.standing] if said and column.standing else []
    return "; ".join(standing + said) or None
