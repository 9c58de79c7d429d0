"""All findings of a workspace: faults of its records, flags on its claims, reviews due."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimgrade.assess.review import RuleResults, assess, rule_results
from claimgrade.cli.output import patience
from claimgrade.cli.waiting import wanted, where_it_goes
from claimgrade.model.assessment import Outcome, Review, RuleResult
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.due import due
from claimgrade.workspace.files import Held
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import ClaimFile, Workspace

NO_CLAIM = "No claim is recorded yet: claimgrade new claim --text FILE\n"
"""What the commands say that have nothing to tell about, however well the records are."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings in the order of their places, and what is counted beside them.

    ``waiting`` holds the checks that wait for a field nobody has looked up, with their claims;
    ``claims`` the paths of all claims assessed.
    """

    findings: tuple[Finding, ...]
    waiting: tuple[tuple[ClaimFile, RuleResult], ...]
    claims: tuple[str, ...]

    def within(self, path: str) -> "Gathered":
        """Return what concerns one file, or the files of one folder; '' is the workspace."""
        if not path:
            return self
        return Gathered(
            tuple(f for f in self.findings if _is_within(f.location.path, path)),
            tuple(pair for pair in self.waiting if _is_within(pair[0].path, path)),
            tuple(claim for claim in self.claims if _is_within(claim, path)),
        )

    def strictly(self) -> tuple[Finding, ...]:
        """Return the findings with a finding for each check that waits."""
        waiting = (_waiting(result, claim_file) for claim_file, result in self.waiting)
        return in_order((*self.findings, *waiting))


def gather(root: Path, today: datetime.date, *, cache: bool, held: Held | None = None) -> Gathered:
    """Load a workspace, run the rules on its claims and return what there is to report.

    ``today`` decides which reviews are due and which acceptances are over.
    ``held`` are bytes of its files read a moment ago.
    """
    with patience("Reading the records"):
        workspace = load(root, cache=cache, held=held)
        return gather_from(workspace, rule_results(workspace, today), today)


def assessed(root: Path, *, cache: bool = True) -> tuple[Workspace, Review]:
    """Return a workspace and what the method says of its claims."""
    with patience("Reading the records"):
        workspace = load(root, cache=cache)
        return workspace, assess(workspace)


def gather_from(workspace: Workspace, ruled: RuleResults, today: datetime.date) -> Gathered:
    """Return what there is to report of a workspace, from what the rules say of its claims."""
    findings = [*workspace.findings, *due(workspace, today)]
    waiting: list[tuple[ClaimFile, RuleResult]] = []
    claims: list[str] = []
    for claim_file, results in ruled.claims:
        claims.append(claim_file.path)
        for result in results:
            if result.outcome is Outcome.FLAG and result.accepted is None:
                findings.append(_flag(result, claim_file))
            elif result.outcome is Outcome.UNRESOLVED and _absent(result):
                waiting.append((claim_file, result))
    for article, results in ruled.articles:
        findings += [_flag_on_article(r, article) for r in results if r.outcome is Outcome.FLAG]
    return Gathered(in_order(findings), tuple(waiting), tuple(claims))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place, and by code where they share one."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    at = finding.location
    return at.path, at.line, at.column, finding.code, finding.message


def _flag(result: RuleResult, claim_file: ClaimFile) -> Finding:
    return Finding(
        code=result.code,
        name=result.name,
        severity=result.severity or Severity.INFO,
        subject=result.subject,
        message=result.message,
        location=claim_file.locate(result.at),
        help=result.help or None,
        claim=claim_file.id,
    )


def _flag_on_article(result: RuleResult, article: str) -> Finding:
    return Finding(
        code=result.code,
        name=result.name,
        severity=result.severity or Severity.INFO,
        subject=result.subject,
        message=result.message,
        location=Location(f"claims/{article}/article.yaml"),
        help=result.help or None,
    )


def _absent(result: RuleResult) -> list[str]:
    """Return the fields a check waits for that nobody has looked up."""
    return [missing.field for missing in result.missing if not missing.looked_up]


def _waiting(result: RuleResult, claim_file: ClaimFile) -> Finding:
    absent = _absent(result)
    return Finding(
        code=result.code,
        name=result.name,
        severity=Severity.MINOR,
        subject=Subject.RECORD,
        message=f"not checked: {wanted(absent)}",
        location=claim_file.locate(_nearest_in_claim(absent[0], claim_file)),
        help=where_it_goes(absent),
        claim=claim_file.id,
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


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")
