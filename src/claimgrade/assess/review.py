"""From a workspace to what the method says of each of its claims."""

import datetime
from collections.abc import Iterator

from claimgrade.assess.accepted import accept
from claimgrade.assess.body import body_of
from claimgrade.assess.case import Case, Context
from claimgrade.assess.ceiling import ceiling_of
from claimgrade.assess.certainty import read_certainty
from claimgrade.assess.defaults import (
    advice_of,
    defaults_of,
    direction_of,
    kind_of,
    species_of,
)
from claimgrade.assess.results import run, sums_of
from claimgrade.assess.trace import trace_of
from claimgrade.assess.verdict import advice_for_coach, decide, provisional
from claimgrade.assess.wording import may_say, plain_statement
from claimgrade.model.assessment import ArticleReview, Assessment, Review, RuleResult
from claimgrade.workspace.workspace import ClaimFile, Workspace


def assess(workspace: Workspace, as_of: datetime.date | None = None) -> Review:
    """Return what the method says of every claim of a workspace, article by article.

    ``as_of`` is the day on which the end of an acceptance is judged; the workspace's own where
    it is not given. Without either, an acceptance that ends on a day does not count.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
    by_article: dict[str, list[Assessment]] = {name: [] for name in workspace.articles}
    for claim_file in workspace.claims.values():
        assessed = assess_claim(claim_file, context)
        by_article.setdefault(claim_file.article, []).append(assessed)
    return Review(
        tuple(
            ArticleReview(name, workspace.articles.get(name), tuple(assessments))
            for name, assessments in by_article.items()
        )
    )


def rule_results(
    workspace: Workspace, as_of: datetime.date | None = None
) -> Iterator[tuple[ClaimFile, tuple[RuleResult, ...]]]:
    """Yield each claim with what every rule says of it, and no verdict: all that a check needs.

    ``as_of`` is as for :func:`assess`.
    """
    context = Context(workspace, as_of or workspace.settings.as_of)
    for claim_file in workspace.claims.values():
        yield claim_file, _results(case_of(claim_file, context))


def _results(case: Case) -> tuple[RuleResult, ...]:
    return accept(run(case), case.claim.accepted, case.context.as_of)


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


def assess_claim(claim_file: ClaimFile, context: Context) -> Assessment:
    """Return everything the method says of one claim, with the steps that led there."""
    case = case_of(claim_file, context)
    claim = case.claim
    results = _results(case)
    computed = decide(case, results)
    open_checks, worst = provisional(case, results, computed.verdict)
    own = claim.verdict
    verdict = own.verdict if own is not None else computed.verdict
    plain = plain_statement(case, computed.verdict)
    said = may_say(case, plain, computed.verdict)
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
        coach=advice_for_coach(verdict, said),
        plain_statement=plain,
        may_say=said,
        defaults=defaults_of(claim, case.article, case.kind, case.species),
        sums=sums_of(results),
        lines_left_out=case.body.left_out,
        steps=trace_of,
    )
