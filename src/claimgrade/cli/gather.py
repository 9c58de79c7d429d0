"""All findings of a workspace: faults of its records, flags on its claims, reviews due."""

import datetime
import gc
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.assess.rule_results import RuleResults, RulesAtWork
from claimgrade.cli.output import patience
from claimgrade.model.assessment import Outcome, Review, RuleResult
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.due import due
from claimgrade.workspace.load import load
from claimgrade.workspace.loader import Loader
from claimgrade.workspace.opening import Opened
from claimgrade.workspace.reading.positions import EMPTY
from claimgrade.workspace.workspace import ClaimFile, Workspace

if TYPE_CHECKING:
    from claimgrade.model.saying import Sentences
    from claimgrade.workspace.editing.baseline import Baseline

NO_CLAIM = "No claim is recorded yet: claimgrade new claim --text FILE\n"
"""What the commands say that have nothing to tell about, however well the records are."""


# Looked up once: to name a member of an enumeration takes longer than the rest of the loop.
_FLAG, _INFO = Outcome.FLAG, Severity.INFO

_Results = tuple[RuleResult, ...]

Waiting = tuple[ClaimFile, _Results]
"""A claim with its checks that wait for a field nobody has looked up."""


class Gathered(NamedTuple):
    """Findings in the order of their places, and what is counted beside them.

    ``waiting`` holds the checks that wait for a field, claim by claim; ``claims`` the paths of all
    claims assessed; ``accepted`` the flags that a person has closed, each with the reason;
    ``known`` the findings of the baseline.
    """

    findings: tuple[Finding, ...]
    waiting: tuple[Waiting, ...]
    claims: tuple[str, ...]
    accepted: tuple[tuple[Finding, str], ...] = ()
    known: tuple[Finding, ...] = ()

    @property
    def checks_waiting(self) -> int:
        """How many checks wait for a field."""
        return sum(len(results) for _, results in self.waiting)

    def within(self, path: str) -> "Gathered":
        """Return what concerns one file, or the files of one folder; '' is the workspace."""
        if not path:
            return self
        return Gathered(
            tuple(f for f in self.findings if _is_within(f.location.path, path)),
            tuple(pair for pair in self.waiting if _is_within(pair[0].path, path)),
            tuple(claim for claim in self.claims if _is_within(claim, path)),
            tuple(pair for pair in self.accepted if _is_within(pair[0].location.path, path)),
            tuple(f for f in self.known if _is_within(f.location.path, path)),
        )

    def of_codes(self, wants: Callable[[str], bool]) -> "Gathered":
        """Return what has one of the codes that are wanted."""
        wants = cache(wants)
        return self._replace(
            findings=tuple(f for f in self.findings if wants(f.code)),
            waiting=_those((file, one) for file, one in self._one_by_one() if wants(one.code)),
            accepted=tuple(pair for pair in self.accepted if wants(pair[0].code)),
            known=tuple(f for f in self.known if wants(f.code)),
        )

    def strictly(self) -> "Gathered":
        """Return the same with a finding for each check that waits."""
        waiting = (_waiting(result, claim_file) for claim_file, result in self._one_by_one())
        return self._replace(findings=in_order((*self.findings, *waiting)), waiting=())

    def beside(self, baseline: "Baseline") -> "Gathered":
        """Return the same without the findings of a baseline, and with what is wrong with it.

        A check that waits may be in it, as ``--strict`` would report it.
        """
        from claimgrade.workspace.editing.baseline import apart, slack_finding

        pairs = self._one_by_one() if baseline.entries else ()
        waiting = {_waiting(result, file): (file, result) for file, result in pairs}
        everything = in_order((*self.findings, *waiting))
        new, known = apart(everything, baseline)
        about = (*baseline.faults, *slack_finding(baseline, everything))
        return self._replace(
            findings=in_order((*(f for f in new if f not in waiting), *about)),
            waiting=_those(waiting[f] for f in new if f in waiting) if waiting else self.waiting,
            known=known,
        )

    def _one_by_one(self) -> Iterator[tuple[ClaimFile, RuleResult]]:
        for claim_file, results in self.waiting:
            for result in results:
                yield claim_file, result


def _those(pairs: Iterable[tuple[ClaimFile, RuleResult]]) -> tuple[Waiting, ...]:
    return tuple((claim_file, (result,)) for claim_file, result in pairs)


def gather(files: Opened, today: datetime.date, publish: bool = False) -> Gathered:
    """Load a workspace, run the rules on its claims and return what there is to report.

    ``today`` decides which reviews are due and which acceptances are over. With ``publish`` the
    gates before publication are among the findings.
    """
    with patience("Reading the records"):
        loader = Loader(files)
        workspace = loader.read()
        # Other processes run the rules while this one follows the links.
        rules = RulesAtWork(workspace, today)
        workspace = loader.checked(workspace)
        gathered = gather_from(workspace, rules.results(), today)
        if not publish:
            return gathered
        from claimgrade.workspace.publish import unmet_gates

        findings = in_order((*gathered.findings, *unmet_gates(workspace)))
        return gathered._replace(findings=findings)


def assessed(
    root: Path,
    *,
    cache: bool = True,
    as_of: datetime.date | None = None,
    sentences: "Sentences | None" = None,
) -> tuple[Workspace, Review]:
    """Return a workspace and what the method says of its claims.

    ``as_of`` decides which acceptances are over; the workspace's own day where it is not given.
    ``sentences`` are those in which rules say it; the workspace's where they are not given.
    """
    from claimgrade.assess.review import assess

    with patience("Reading the records"):
        workspace = load(root, cache=cache)
        review = assess(workspace, as_of, sentences=sentences)
        # The process ends soon, and needs them until then: the collector need not walk them.
        gc.freeze()
        return workspace, review


def gather_from(workspace: Workspace, ruled: RuleResults, today: datetime.date) -> Gathered:
    """Return what there is to report of a workspace, from what the rules say of its claims."""
    findings = [*workspace.findings, *ruled.findings, *due(workspace, today)]
    if workspace.settings.has_house_style:
        from claimgrade.reports.house_reading import house_findings

        findings += house_findings(workspace)
    waiting: list[Waiting] = []
    accepted: list[tuple[Finding, str]] = []
    for claim_file, flags, open_checks in ruled.claims:
        for result in flags:
            flag = _flag(result, claim_file)
            if result.accepted is None:
                findings.append(flag)
            else:
                accepted.append((flag, result.accepted))
        if open_checks:
            waiting.append((claim_file, open_checks))
    for article, results in ruled.articles:
        findings += [_flag_on_article(r, article, workspace) for r in results if r.outcome is _FLAG]
    return Gathered(
        in_order(findings),
        tuple(waiting),
        tuple([claim_file.path for claim_file, _, _ in ruled.claims]),
        tuple(accepted),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place, and by code where they share one."""
    return tuple(sorted(findings, key=_PLACE))


_PLACE = attrgetter("location", "code", "message")


def _flag(result: RuleResult, claim_file: ClaimFile) -> Finding:
    return _finding(result, claim_file.locate(result.at), claim_file.id)


def _flag_on_article(result: RuleResult, article: str, workspace: Workspace) -> Finding:
    positions = workspace.article_positions.get(article, EMPTY)
    return _finding(result, positions.locate(f"claims/{article}/article.yaml", result.at), None)


def _finding(result: RuleResult, location: Location, claim: str | None) -> Finding:
    return Finding(
        result.code,
        result.name,
        result.severity or _INFO,
        result.subject,
        result.message,
        location,
        result.help or None,
        claim,
    )


def _absent(result: RuleResult) -> list[str]:
    """Return the fields a check waits for that nobody has looked up."""
    return [missing.field for missing in result.missing if not missing.looked_up]


def _waiting(result: RuleResult, claim_file: ClaimFile) -> Finding:
    from claimgrade.cli.waiting import wanted, where_it_goes

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
