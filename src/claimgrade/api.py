"""claimgrade as a library: load a workspace, assess it, look at it as a pandas frame."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from claimgrade.assess.review import assess
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

    def to_frame(self) -> pandas.DataFrame:
        """Return one row a claim, indexed by article and id.

        Columns: statement, verdict, computed_verdict, provisional (names of open checks),
        certainty, computed_certainty, points, relation, hedge, ceiling, gap (steps; missing
        where no ceiling applies), advice (what a coach should do), may_say, flags and
        unresolved (codes, joined by blanks).
        """
        import pandas

        rows = [_row(assessment) for assessment in self.assessments.assessments]
        frame = pandas.DataFrame(rows, columns=["article", "id", *_COLUMNS])
        return frame.astype({"gap": "Int64"}).set_index(["article", "id"])

    def _repr_html_(self) -> str:
        """Return a small table of claims and verdicts, for notebooks."""
        rows = "".join(
            f"<tr><td>{escape(a.claim.statement or a.id)}</td><td>{escape(a.verdict)}</td>"
            f"<td>{escape(a.certainty.used or 'not graded')}</td></tr>"
            for a in self.assessments.assessments
        )
        head = "<tr><th>claim</th><th>verdict</th><th>certainty</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


_COLUMNS = (
    "statement",
    "verdict",
    "computed_verdict",
    "provisional",
    "certainty",
    "computed_certainty",
    "points",
    "relation",
    "hedge",
    "ceiling",
    "gap",
    "advice",
    "may_say",
    "flags",
    "unresolved",
)


def _row(assessment: Assessment) -> dict[str, object]:
    claim, certainty = assessment.claim, assessment.certainty
    return {
        "article": assessment.article,
        "id": assessment.id,
        "statement": claim.statement,
        "verdict": assessment.verdict,
        "computed_verdict": assessment.computed_verdict,
        "provisional": " ".join(assessment.provisional),
        "certainty": certainty.used,
        "computed_certainty": certainty.computed,
        "points": assessment.points,
        "relation": claim.wording.relation if claim.wording else None,
        "hedge": claim.wording.hedge if claim.wording else None,
        "ceiling": assessment.ceiling.hedge,
        "gap": assessment.ceiling.gap,
        "advice": assessment.coach,
        "may_say": assessment.may_say.text if assessment.may_say else None,
        "flags": " ".join(result.code for result in assessment.flags),
        "unresolved": " ".join(result.code for result in assessment.unresolved),
    }


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
