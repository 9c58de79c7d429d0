"""What the rules find in a workspace, worked out by several processes where claims are many."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from claimgrade.assess.case import Context
from claimgrade.assess.results_text import Open, Told, as_text, from_text
from claimgrade.assess.ruled_claims import by_article, findings_on, on_article, rule_claims
from claimgrade.assess.studies.findings import study_findings
from claimgrade.model.assessment import Outcome, Review, RuleResult
from claimgrade.model.finding import Finding
from claimgrade.workspace.sharing_out import Share, processes_for
from claimgrade.workspace.workspace import ClaimFile, Workspace

_Results = tuple[RuleResult, ...]


@dataclass(frozen=True, slots=True)
class RuleResults:
    """What the rules find in a workspace: claim by claim, and article by article.

    Of each claim there are its flags, and the checks that wait for a field nobody has looked up.
    ``findings`` are faults of its judgements and acceptances.
    """

    claims: tuple[tuple[ClaimFile, _Results, _Results], ...]
    articles: tuple[tuple[str, tuple[RuleResult, ...]], ...]
    findings: tuple[Finding, ...] = ()


def rule_results(workspace: Workspace, as_of: datetime.date | None = None) -> RuleResults:
    """Return what the rules find in each claim and article: all that a check needs.

    ``as_of`` is as for :func:`claimgrade.assess.review.assess`.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
    results, findings = _told(context)
    return RuleResults(
        tuple(
            (claim_file, *results[key])
            for key, claim_file in workspace.claims.items()
            if not claim_file.claim.replaced_by
        ),
        tuple(
            (name, on_article(name, files, context))
            for name, files in by_article(workspace).items()
        ),
        (*findings, *study_findings(workspace)),
    )


def results_in(workspace: Workspace, review: Review) -> RuleResults:
    """Return what the rules found in a review, claim by claim, as :func:`rule_results` gives it."""
    return RuleResults(
        tuple(
            (workspace.claims[f"{a.article}/{a.id}"], *_open(a.results)) for a in review.assessments
        ),
        tuple((article.id, article.results) for article in review.articles),
        review.findings,
    )


def _told(context: Context) -> Told:
    """Return what is said of every claim; parts of them are left to copies of this process."""
    own, *others = context.premises.apart(processes_for(len(context.workspace.claims)))
    shares = [Share(partial(_text_of, context, part)) for part in others]
    results, findings = _told_of(context, own)
    for share, part in zip(shares, others, strict=True):
        text = share.text()
        more = from_text(text) if text is not None else _told_of(context, part)
        results |= more[0]
        findings += more[1]
    return results, tuple(sorted(findings, key=lambda f: (f.location, f.code)))


def _told_of(context: Context, part: Collection[str]) -> Told:
    ruled = rule_claims(context, part)
    opened: dict[int, Open] = {}  # by identity, as many claims share their results
    found = {}
    for key, (_, results) in ruled.items():
        known = opened.get(id(results))
        if known is None:
            known = opened[id(results)] = _open(results)
        found[key] = known
    return found, findings_on(ruled.values())


def _open(results: _Results) -> Open:
    flag, waits = Outcome.FLAG, Outcome.UNRESOLVED
    return Open(
        tuple([r for r in results if r.outcome is flag]),
        tuple([r for r in results if r.outcome is waits and not all(map(_looked_up, r.missing))]),
    )


_looked_up = attrgetter("looked_up")


def _text_of(context: Context, part: Collection[str]) -> str:
    return as_text(_told_of(context, part))
