"""From a workspace to what the method says of each of its claims."""

import datetime
from collections.abc import Collection
from functools import partial

from claimgrade.assess.case import Case, Context
from claimgrade.assess.details import WorkedOut
from claimgrade.assess.ruled_claims import by_article, findings_on, on_article, rule_claims
from claimgrade.assess.studies.findings import study_findings
from claimgrade.assess.trace import trace_in
from claimgrade.assess.verdict import decide, provisional
from claimgrade.model.assessment import ArticleReview, Assessment, Review, RuleResult
from claimgrade.model.saying import Sentences, saying
from claimgrade.workspace.collector import collector_off
from claimgrade.workspace.workspace import Workspace


def assess(
    workspace: Workspace,
    as_of: datetime.date | None = None,
    articles: Collection[str] | None = None,
    sentences: Sentences | None = None,
) -> Review:
    """Return what the method says of every claim of a workspace, article by article.

    ``as_of`` is the day on which the end of an acceptance is judged; the workspace's own where
    it is not given. Without either, an acceptance that ends on a day does not count.
    ``articles`` are those to assess, with all others that their claims build on; all if left out.
    What rules say is said in ``sentences``; in the language of the workspace if left out.
    """
    with collector_off(), saying(sentences or workspace.translation.sentences):
        return _assess(Context(workspace, as_of or workspace.settings.as_of), articles)


def _assess(context: Context, articles: Collection[str] | None) -> Review:
    workspace = context.workspace
    every = workspace.claims.items()
    among = None if articles is None else [key for key, file in every if file.article in articles]
    ruled = rule_claims(context, among)
    return Review(
        tuple(
            ArticleReview(
                name,
                workspace.articles.get(name),
                tuple(assess_claim(*ruled[file.key]) for file in files),
                on_article(name, files, context),
            )
            for name, files in by_article(workspace).items()
            if articles is None or name in articles
        ),
        (*findings_on(ruled.values()), *study_findings(workspace)),
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
        lines_left_out=case.body.left_out,
        steps=partial(trace_in, case.context.workspace.translation.sentences),
        worked_out=WorkedOut(case, computed.verdict, verdict),
    )
