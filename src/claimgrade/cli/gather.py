"""All findings of a workspace: faults of its records, flags on its claims, reviews due."""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimgrade.assess.review import assess
from claimgrade.cli.output import patience
from claimgrade.model.assessment import Assessment, Review, RuleResult
from claimgrade.model.finding import Finding, Severity, Subject
from claimgrade.workspace.due import due
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import ClaimFile, Workspace


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings in the order of their places, and what is counted beside them.

    ``waiting`` holds the checks that wait for a field nobody has looked up; ``claims`` the
    paths of all claims assessed.
    """

    findings: tuple[Finding, ...]
    waiting: tuple[Finding, ...]
    claims: tuple[str, ...]

    def within(self, path: str) -> "Gathered":
        """Return what concerns one file, or the files of one folder; '' is the workspace."""
        if not path:
            return self
        return Gathered(
            tuple(f for f in self.findings if _is_within(f.location.path, path)),
            tuple(f for f in self.waiting if _is_within(f.location.path, path)),
            tuple(claim for claim in self.claims if _is_within(claim, path)),
        )


def gather(root: Path, today: datetime.date, *, cache: bool) -> Gathered:
    """Load and assess a workspace and return what there is to report.

    ``today`` decides which reviews are due.
    """
    workspace, review = assessed(root, cache=cache)
    return gather_from(workspace, review, today)


def assessed(root: Path, *, cache: bool = True) -> tuple[Workspace, Review]:
    """Return a workspace and what the method says of its claims."""
    with patience("Reading the records"):
        workspace = load(root, cache=cache)
        return workspace, assess(workspace)


def gather_from(workspace: Workspace, review: Review, today: datetime.date) -> Gathered:
    """Return what there is to report of a workspace that is loaded and assessed."""
    findings = [*workspace.findings, *due(workspace, today)]
    waiting: list[Finding] = []
    claims: list[str] = []
    for assessment in review.assessments:
        claim_file = workspace.claims[f"{assessment.article}/{assessment.id}"]
        claims.append(claim_file.path)
        findings += flags(assessment, claim_file)
        waiting += unresolved(assessment, claim_file)
    return Gathered(in_order(findings), in_order(waiting), tuple(claims))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place, and by code where they share one."""
    return tuple(sorted(findings, key=lambda f: (f.location, f.code, f.message)))


def flags(assessment: Assessment, claim_file: ClaimFile) -> Iterator[Finding]:
    """Yield the open flags of a claim, each at the field it points to."""
    for result in assessment.flags:
        if result.accepted is None:
            yield _finding(result, claim_file, result.severity or Severity.INFO, Subject.CLAIM)


def unresolved(assessment: Assessment, claim_file: ClaimFile) -> Iterator[Finding]:
    """Yield the checks of a claim that wait for a field nobody has looked up."""
    for result in assessment.unresolved:
        absent = [missing.field for missing in result.missing if not missing.looked_up]
        if absent:
            at = _nearest_in_claim(absent[0], claim_file)
            yield dataclasses.replace(
                _finding(result, claim_file, Severity.MINOR, Subject.RECORD),
                location=claim_file.locate(at),
                message=f"not checked for want of {' and '.join(absent)}",
                help="enter it, or 'unknown' where it was looked for and is not reported",
            )


def _nearest_in_claim(field: str, claim_file: ClaimFile) -> str:
    """Return the claim's field that leads to a field of a study or source: the line's source."""
    folder, _, rest = field.partition(".")
    if folder not in {"studies", "sources"}:
        return field
    for index, line in enumerate(claim_file.claim.evidence):
        if line.source and (rest == line.source or rest.startswith(f"{line.source}.")):
            return f"evidence.{index}.source"
    return ""


def _finding(
    result: RuleResult, claim_file: ClaimFile, severity: Severity, subject: Subject
) -> Finding:
    return Finding(
        code=result.code,
        name=result.name,
        severity=severity,
        subject=subject,
        message=result.message,
        location=claim_file.locate(result.at),
        help=result.help or None,
        claim=claim_file.id,
    )


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")
