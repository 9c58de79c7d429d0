"""claimgrade as a library: load a workspace, assess it, look at it as a pandas frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from claimgrade.assess.review import assess
from claimgrade.assess.signing.review_queue import is_stale
from claimgrade.model.assessment import Assessment
from claimgrade.model.assessment import Review as Assessments
from claimgrade.workspace.load import load as load_records
from claimgrade.workspace.workspace import Workspace as Records

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Review:
    """The assessments of a workspace's claims, article by article."""

    assessments: Assessments

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

        wanted = list(COLUMNS) if columns is None else list(columns)
        unknown = [name for name in wanted if name not in COLUMNS]
        if unknown:
            raise ValueError(f"no column {', '.join(unknown)}; there are {', '.join(COLUMNS)}")
        rows = [_row(assessment, wanted) for assessment in self.assessments.assessments]
        frame = pandas.DataFrame(rows, columns=["article", "id", *wanted])
        whole = {name: "Int64" for name in WHOLE_NUMBERS if name in wanted}
        return frame.astype(whole).set_index(["article", "id"])

    def _repr_html_(self) -> str:
        """Return a small table of claims and verdicts, for notebooks."""
        rows = "".join(
            f"<tr><td>{escape(a.claim.statement or a.id)}</td><td>{escape(a.verdict)}</td>"
            f"<td>{escape(a.certainty.used or 'not graded')}</td></tr>"
            for a in self.assessments.assessments
        )
        head = "<tr><th>claim</th><th>verdict</th><th>certainty</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


COLUMNS: Mapping[str, Callable[[Assessment], object]] = {
    "statement": lambda a: a.claim.statement,
    "verdict": lambda a: a.verdict,
    "computed_verdict": lambda a: a.computed_verdict,
    "provisional": lambda a: " ".join(a.provisional),
    "certainty": lambda a: a.certainty.used,
    "computed_certainty": lambda a: a.certainty.computed,
    "points": lambda a: a.points,
    "relation": lambda a: a.claim.wording.relation if a.claim.wording else None,
    "hedge": lambda a: a.claim.wording.hedge if a.claim.wording else None,
    "ceiling": lambda a: a.ceiling.hedge,
    "gap": lambda a: a.ceiling.gap,
    "advice": lambda a: a.coach,
    "may_say": lambda a: a.may_say.text if a.may_say else None,
    "flags": lambda a: " ".join(result.code for result in a.flags),
    "unresolved": lambda a: " ".join(result.code for result in a.unresolved),
    "citations": lambda a: a.details.independence.citations if a.details.independence else 0,
    "data_sets": lambda a: a.details.independence.data_sets if a.details.independence else 0,
    "people": lambda a: a.details.independence.people if a.details.independence else None,
    "stale": is_stale,
}
"""The columns of a frame, and how each is told from an assessment."""

WHOLE_NUMBERS = ("gap", "citations", "data_sets", "people")
"""Columns of whole numbers, some of which may be missing."""


def _row(assessment: Assessment, wanted: Sequence[str]) -> dict[str, object]:
    cells = {name: COLUMNS[name](assessment) for name in wanted}
    return {"article": assessment.article, "id": assessment.id} | cells


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as read from disk; ``records`` holds its files, faults included."""

    records: Records

    def assess(self) -> Review:
        """Return what the method says of every claim."""
        return Review(assess(self.records))


def load(path: str | Path = ".") -> Workspace:
    """Read the workspace at ``path`` (the folder that holds ``claimgrade.toml``).

    Faults in its files are in ``records.findings``. Raises ``NotAWorkspace`` where there is no
    ``claimgrade.toml`` and ``UnsupportedFormat`` where a newer claimgrade wrote it.
    """
    return Workspace(load_records(path))
