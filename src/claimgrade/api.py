"""claimgrade as a library: load a workspace, assess it, look at it as a pandas frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Review as Assessments
from claimgrade.workspace.load import load as load_records
from claimgrade.workspace.workspace import Workspace as Records

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Review:
    """The assessments of a workspace's claims, article by article."""

    assessments: Assessments
    records: Records | None = None

    def to_frame(self, columns: Sequence[str] | None = None) -> pandas.DataFrame:
        """Return one row a claim, indexed by article and id.

        Columns: statement, verdict, computed_verdict, provisional (names of open checks),
        certainty, computed_certainty, points, relation, hedge, ceiling, gap (steps; missing
        where no ceiling applies), advice (what a coach should do), may_say, flags and
        unresolved (codes, joined by blanks), citations, data_sets (independent ones that are
        sure) and people (in them; missing where not recorded), stale (something has changed
        since somebody signed).

        ``columns`` names those wanted, in their order; all if left out. Those from advice to
        may_say and from citations to people take most of the time. Raises ``ValueError`` for a
        name that is none of them.
        """
        import pandas

        from claimgrade.reports.views.table_columns import CLAIM_COLUMNS, CLAIM_TYPES, WHOLE

        wanted = list(CLAIM_COLUMNS) if columns is None else list(columns)
        unknown = [name for name in wanted if name not in CLAIM_COLUMNS]
        if unknown:
            known = ", ".join(CLAIM_COLUMNS)
            raise ValueError(f"no column {', '.join(unknown)}; there are {known}")
        rows = [
            (a.article, a.id, *(CLAIM_COLUMNS[name](a) for name in wanted))
            for a in self.assessments.assessments
        ]
        frame = pandas.DataFrame(rows, columns=["article", "id", *wanted])
        whole = {n: WHOLE for n in wanted if CLAIM_TYPES.get(n) == WHOLE}
        return frame.astype(whole).set_index(["article", "id"])

    def numbers(self) -> pandas.DataFrame:
        """Return one row for each number that a claim states, indexed by article, id and place.

        Columns: value and high (upper end of a range; missing for a single number), unit,
        statistic, role, agreement (agrees, differs, extreme of its range, wrong statistic, not
        found, open), study and result (of the first cell), cells (all of them), people (in whom the
        first was measured), found (what the cells give, with its unit), arithmetic, formula,
        typical (what to tell beside an extreme), per, without, with_it, low, high_with_it, needed
        and baseline (a relative effect told in people; missing where it is none), note.
        """
        import pandas

        from claimgrade.reports.views.table_columns import NUMBER_COLUMNS, NUMBER_TYPES

        rows = [
            (a.article, a.id, row.index, *(column(row) for column in NUMBER_COLUMNS.values()))
            for a in self.assessments.assessments
            if a.claim.claimed_numbers
            for row in a.details.numbers
        ]
        frame = pandas.DataFrame(rows, columns=["article", "id", "number", *NUMBER_COLUMNS])
        return frame.astype(dict(NUMBER_TYPES)).set_index(["article", "id", "number"])

    def pool(self, outcome: str) -> pandas.DataFrame:
        """Return one row for each result on an outcome, and one for what they add up to.

        ``outcome`` is the name of an outcome or question of the study records, or a part of one.
        Columns: row (``entered``, ``pooled``, ``beside`` for a published pooled result, ``left
        out``), study, result, name, data_set (the people it is on), people, measure, measured
        (level or change), value, low, high, level (of the interval), standard_error (on the scale
        that is pooled, the logarithm for ratios), unit, weight (a share of 1), bias, note, reason
        and missing (why it is left out, and the fields that lack), as_printed. ``frame.attrs``
        holds ``outcome``, ``reason`` (why nothing was put together) and ``sign`` (what a positive
        effect means).

        Raises ``ValueError`` where no outcome is meant, or several could be.
        """
        import pandas

        from claimgrade.assess.case import Context
        from claimgrade.assess.pooling.pools import pool_of_outcome
        from claimgrade.assess.pooling.rows import COLUMNS as POOL_COLUMNS
        from claimgrade.assess.pooling.rows import rows_of
        from claimgrade.assess.pooling.subjects import meant_by, subjects

        if self.records is None:
            raise ValueError("this review was made without its records")
        context = Context(self.records, self.records.settings.as_of)
        found = meant_by(outcome, subjects(context))
        if len(found) != 1:
            names = "; ".join(one.name for one in found) or "none"
            raise ValueError(f"'{outcome}' names no single outcome: {names}")
        pool = pool_of_outcome(context, found[0].name)
        frame = pandas.DataFrame(rows_of(pool), columns=list(POOL_COLUMNS))
        numbers = ("value", "low", "high", "level", "standard_error", "weight")
        frame = frame.astype({"people": "Int64"} | dict.fromkeys(numbers, "float64"))
        frame.attrs |= {"outcome": pool.outcome, "reason": pool.reason, "sign": pool.sign}
        return frame

    def _repr_html_(self) -> str:
        """Return a small table of claims and verdicts, for notebooks."""
        rows = "".join(
            f"<tr><td>{escape(a.claim.statement or a.id)}</td><td>{escape(a.verdict)}</td>"
            f"<td>{escape(a.certainty.used or 'not graded')}</td></tr>"
            for a in self.assessments.assessments
        )
        head = "<tr><th>claim</th><th>verdict</th><th>certainty</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as read from disk; ``records`` holds its files, faults included."""

    records: Records

    def assess(self) -> Review:
        """Return what the method says of every claim."""
        return Review(assess(self.records), self.records)


def load(path: str | Path = ".") -> Workspace:
    """Read the workspace at ``path`` (the folder that holds ``claimgrade.toml``).

    Faults in its files are in ``records.findings``. Raises ``NotAWorkspace`` where there is no
    ``claimgrade.toml`` and ``UnsupportedFormat`` where a newer claimgrade wrote it.
    """
    return Workspace(load_records(path))
