"""From a workspace to what the method says of each of its claims."""

import datetime
from dataclasses import dataclass

from claimgrade.assess.accepted import accept
from claimgrade.assess.body import body_of
from claimgrade.assess.case import ArticleCase, Case, Context, Settled
from claimgrade.assess.ceiling import ceiling_of
from claimgrade.assess.certainty import read_certainty
from claimgrade.assess.defaults import (
    advice_of,
    defaults_of,
    direction_of,
    kind_of,
    species_of,
)
from claimgrade.assess.details import WorkedOut
from claimgrade.assess.results import run, run_on_article, sums_of
from claimgrade.assess.trace import trace_of
from claimgrade.assess.verdict import decide, provisional
from claimgrade.model.assessment import ArticleReview, Assessment, Review, RuleResult
from claimgrade.workspace.workspace import ClaimFile, Workspace


def assess(workspace: Workspace, as_of: datetime.date | None = None) -> Review:
    """Return what the method says of every claim of a workspace, article by article.

    ``as_of`` is the day on which the end of an acceptance is judged; the workspace's own where
    it is not given. Without either, an acceptance that ends on a day does not count.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
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
        )
    )


@dataclass(frozen=True, slots=True)
class RuleResults:
    """What every rule says of a workspace: claim by claim, and article by article."""

    claims: tuple[tuple[ClaimFile, tuple[RuleResult, ...]], ...]
    articles: tuple[tuple[str, tuple[RuleResult, ...]], ...]


def rule_results(workspace: Workspace, as_of: datetime.date | None = None) -> RuleResults:
    """Return what every rule says of each claim and article: all that a check needs.

    ``as_of`` is as for :func:`assess`.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
    ruled = _ruled(context)
    by_article = _by_article(ruled, workspace)
    return RuleResults(
        tuple((claim_file, ruled[key][1]) for key, claim_file in workspace.claims.items()),
        tuple((name, _on_article(name, claims, context)) for name, claims in by_article.items()),
    )


def results_in(workspace: Workspace, review: Review) -> RuleResults:
    """Return what the rules said in a review, claim by claim, as :func:`rule_results` gives it."""
    return RuleResults(
        tuple((workspace.claims[f"{a.article}/{a.id}"], a.results) for a in review.assessments),
        tuple((article.id, article.results) for article in review.articles),
    )


Ruled = tuple[Case, tuple[RuleResult, ...]]
"""A claim with what every rule says of it."""


def _ruled(context: Context) -> dict[str, Ruled]:
    """Run the rules on every claim, premises first, and settle the claims others build on."""
    claims = context.workspace.claims
    ruled: dict[str, Ruled] = {}
    for key, carries in context.premises.first():
        case = case_of(claims[key], context)
        results = accept(run(case), case.claim.accepted, context.as_of)
        ruled[key] = (case, results)
        if carries:
            own = case.claim.verdict
            shown = own.verdict if own is not None else decide(case, results).verdict
            context.settled[key] = Settled(case, shown)
    return ruled


def _by_article(ruled: dict[str, Ruled], workspace: Workspace) -> dict[str, list[Ruled]]:
    """Return the claims of each article in its own order."""
    by_article: dict[str, list[Ruled]] = {name: [] for name in workspace.articles}
    for key, claim_file in workspace.claims.items():
        by_article.setdefault(claim_file.article, []).append(ruled[key])
    return by_article


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
    certainty, judgement, lifted = read_certainty(claim, kind, body)
    ceiling = ceiling_of(claim, kind, species, body, certainty.used, lifted)
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
