"""From a workspace to what the method says of each of its claims."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from claimgrade.assess.case import ArticleCase, Case, Context, Settled
from claimgrade.assess.defaults import (
    advice_of,
    defaults_of,
    direction_of,
    kind_of,
    species_of,
)
from claimgrade.assess.details import WorkedOut
from claimgrade.assess.evidence.body import body_of
from claimgrade.assess.evidence.mechanism import chain_holds
from claimgrade.assess.grading.lints import lints
from claimgrade.assess.grading.rating import ratings
from claimgrade.assess.grading.reading import read_certainty
from claimgrade.assess.results import run, run_on_article, sums_of
from claimgrade.assess.signing.acceptance_findings import acceptance_findings
from claimgrade.assess.signing.accepted import accept, acceptance_digest
from claimgrade.assess.trace import trace_of
from claimgrade.assess.verdict import decide, provisional
from claimgrade.assess.wording.ceiling import ceiling_of
from claimgrade.model.assessment import ArticleReview, Assessment, Review, RuleResult
from claimgrade.model.finding import Finding
from claimgrade.workspace.collector import collector_off
from claimgrade.workspace.workspace import ClaimFile, Workspace


def assess(workspace: Workspace, as_of: datetime.date | None = None) -> Review:
    """Return what the method says of every claim of a workspace, article by article.

    ``as_of`` is the day on which the end of an acceptance is judged; the workspace's own where
    it is not given. Without either, an acceptance that ends on a day does not count.
    """
    with collector_off():
        return _assess(Context(workspace, as_of or workspace.settings.as_of))


def _assess(context: Context) -> Review:
    workspace = context.workspace
    by_article = _by_article(_ruled(context), workspace)
    return Review(
        tuple(
            ArticleReview(
                name,
                workspace.articles.get(name),
                tuple(assess_claim(*one) for one in claims),
                _on_article(name, claims, context),
            )
            for name, claims in by_article.items()
        ),
        _findings(by_article, context),
    )


@dataclass(frozen=True, slots=True)
class RuleResults:
    """What every rule says of a workspace: claim by claim, and article by article.

    ``findings`` are faults of its judgements and acceptances.
    """

    claims: tuple[tuple[ClaimFile, tuple[RuleResult, ...]], ...]
    articles: tuple[tuple[str, tuple[RuleResult, ...]], ...]
    findings: tuple[Finding, ...] = ()


def rule_results(workspace: Workspace, as_of: datetime.date | None = None) -> RuleResults:
    """Return what every rule says of each claim and article: all that a check needs.

    ``as_of`` is as for :func:`assess`.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
    ruled = _ruled(context)
    by_article = _by_article(ruled, workspace)
    return RuleResults(
        tuple(
            (claim_file, ruled[key][1])
            for key, claim_file in workspace.claims.items()
            if not claim_file.claim.replaced_by
        ),
        tuple((name, _on_article(name, claims, context)) for name, claims in by_article.items()),
        _findings(by_article, context),
    )


def ruled_cases(
    workspace: Workspace, as_of: datetime.date | None = None
) -> Mapping[str, tuple[Case, tuple[RuleResult, ...]]]:
    """Return every claim under assessment by ``article/id``, with what every rule says of it.

    ``as_of`` is as for :func:`assess`.
    """
    return _ruled(Context(workspace, as_of or workspace.settings.as_of))


def results_in(workspace: Workspace, review: Review) -> RuleResults:
    """Return what the rules said in a review, claim by claim, as :func:`rule_results` gives it."""
    return RuleResults(
        tuple((workspace.claims[f"{a.article}/{a.id}"], a.results) for a in review.assessments),
        tuple((article.id, article.results) for article in review.articles),
        review.findings,
    )


Ruled = tuple[Case, tuple[RuleResult, ...]]
"""A claim with what every rule says of it."""


def _ruled(context: Context) -> dict[str, Ruled]:
    """Run the rules on every claim, premises first, and settle the claims others build on."""
    claims = context.workspace.claims
    ruled: dict[str, Ruled] = {}
    for key, carries in context.premises.first():
        case = case_of(claims[key], context)
        digest_of = partial(acceptance_digest, case)
        results = accept(run(case), case.claim.accepted, context.as_of, digest_of)
        ruled[key] = (case, results)
        if carries:
            own = case.claim.verdict
            shown = own.verdict if own is not None else decide(case, results).verdict
            context.settled[key] = Settled(case, shown)
    return ruled


def _by_article(ruled: dict[str, Ruled], workspace: Workspace) -> dict[str, list[Ruled]]:
    """Return the claims of each article in its own order.

    A claim that others replaced is history: it is neither listed nor counted.
    """
    by_article: dict[str, list[Ruled]] = {name: [] for name in workspace.articles}
    for key, claim_file in workspace.claims.items():
        if not claim_file.claim.replaced_by:
            by_article.setdefault(claim_file.article, []).append(ruled[key])
    return by_article


def _findings(by_article: dict[str, list[Ruled]], context: Context) -> tuple[Finding, ...]:
    """Return what is to be mended in judgements and acceptances."""
    ruled = [one for claims in by_article.values() for one in claims]
    found = list(lints(case for case, _ in ruled))
    for case, results in ruled:
        claim_file = context.workspace.claims[case.key]
        found += acceptance_findings(claim_file, results, context.as_of)
    return tuple(found)


def _on_article(name: str, claims: list[Ruled], context: Context) -> tuple[RuleResult, ...]:
    cases = tuple(case for case, _ in claims)
    article = context.workspace.articles.get(name)
    return run_on_article(ArticleCase(name, article, cases, context))


def case_of(claim_file: ClaimFile, context: Context) -> Case:
    """Return a claim with its defaults filled in and its evidence weighed."""
    claim = claim_file.claim
    article = context.workspace.articles.get(claim_file.article)
    kind, species = kind_of(claim), species_of(claim, article)
    body = body_of(claim, context.library)
    rated = ratings(claim, kind, body)
    certainty, judgement, lifted = read_certainty(claim, kind, body, rated)
    holds = chain_holds(claim, claim_file.key, kind, species, body, context)
    ceiling = ceiling_of(claim, kind, species, body, certainty.used, lifted, holds)
    return Case(
        claim_file.id,
        claim_file.article,
        claim,
        article,
        context,
        body,
        kind,
        direction_of(claim),
        advice_of(claim),
        species,
        judgement,
        certainty,
        ceiling,
        lifted,
        tuple(sorted(claim_file.broken_fields)),
        rated,
    )


def assess_claim(case: Case, results: tuple[RuleResult, ...]) -> Assessment:
    """Return everything the method says of one claim, with the steps that led there."""
    claim = case.claim
    computed = decide(case, results)
    open_checks, worst = provisional(case, results, computed.verdict)
    own = claim.verdict
    verdict = own.verdict if own is not None else computed.verdict
    return Assessment(
        id=case.id,
        article=case.article_id,
        claim=claim,
        kind=case.kind,
        points=case.body.points,
        points_reason=case.body.points_reason,
        certainty=case.certainty,
        ceiling=case.ceiling,
        results=results,
        verdict=verdict,
        verdict_reason=own.reason if own is not None else computed.reason,
        computed_verdict=computed.verdict,
        computed_reason=computed.reason,
        provisional=open_checks,
        worst=worst,
        defaults=defaults_of(claim, case.article, case.kind, case.species),
        sums=sums_of(results),
        lines_left_out=case.body.left_out,
        steps=trace_of,
        worked_out=WorkedOut(case, computed.verdict, verdict),
    )
