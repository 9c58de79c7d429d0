"""Claims with what every rule says of them: all that a check needs, and a review begins with."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import partial

from claimgrade.assess.case import ArticleCase, Case, ClaimInArticle, Context, Settled
from claimgrade.assess.defaults import advice_of, direction_of, kind_of, species_of
from claimgrade.assess.evidence.body import body_of
from claimgrade.assess.evidence.mechanism import chain_holds
from claimgrade.assess.results import run, run_on_article
from claimgrade.assess.signing.acceptance_findings import acceptance_findings
from claimgrade.assess.signing.accepted import accept, acceptance_digest
from claimgrade.assess.signing.citations import accept_citations
from claimgrade.assess.verdict import verdict_on
from claimgrade.model.assessment import RuleResult
from claimgrade.model.finding import Finding
from claimgrade.model.saying import saying
from claimgrade.workspace.collector import collector_off
from claimgrade.workspace.workspace import ClaimFile, Workspace

Ruled = tuple[Case, tuple[RuleResult, ...]]
"""A claim with what every rule says of it."""


def ruled_cases(workspace: Workspace, as_of: datetime.date | None = None) -> Mapping[str, Ruled]:
    """Return every claim under assessment by ``article/id``, with what every rule says of it.

    ``as_of`` is as for :func:`claimgrade.assess.review.assess`.
    """
    with collector_off(), saying(workspace.translation.sentences):
        return rule_claims(Context(workspace, as_of or workspace.settings.as_of))


def rule_claims(context: Context, among: Collection[str] | None = None) -> dict[str, Ruled]:
    """Run the rules on claims, premises first, and settle the claims others build on.

    ``among`` are the claims, by ``article/id``, with all that they build on; all if left out.
    """
    claims = context.workspace.claims
    ruled: dict[str, Ruled] = {}
    circular: set[str] = set()
    for key, carries in context.premises.first(among):
        case = case_of(claims[key], context)
        if case.claim.builds_on and _meets_a_circle(case, circular):
            circular.add(key)
            case.settle_ceiling()
        results = run(case)
        if case.claim.accepted:
            digest_of = partial(acceptance_digest, case)
            found = accept_citations(case, results)
            results = accept(found, case.claim.accepted, context.as_of, digest_of)
        ruled[key] = (case, results)
        if carries:
            own = case.claim.verdict
            shown = own.verdict if own is not None else verdict_on(case, results)
            context.settled[key] = Settled(case, shown)
    return ruled


def _meets_a_circle(case: Case, circular: Collection[str]) -> bool:
    """Return whether an argument comes to a claim that is not settled before what builds on it.

    ``circular`` are the claims so far of which that is so.
    """
    resolve, settled = case.context.premises.resolve, case.context.settled
    for name in case.claim.builds_on:
        premise = resolve(name, case.article_id)
        if premise is not None and (premise in circular or premise not in settled):
            return True
    return False


def by_article(workspace: Workspace) -> dict[str, list[ClaimFile]]:
    """Return the claims of each article in its own order.

    A claim that others replaced is history: it is neither listed nor counted.
    """
    found: dict[str, list[ClaimFile]] = {name: [] for name in workspace.articles}
    for file in workspace.claims.values():
        if not file.claim.replaced_by:
            found.setdefault(file.article, []).append(file)
    return found


def findings_on(ruled: Iterable[Ruled]) -> tuple[Finding, ...]:
    """Return what is to be mended in judgements and acceptances, in the order of places."""
    current = [(case, results) for case, results in ruled if not case.claim.replaced_by]
    judged = [case for case, _ in current if case.claim.judgements]
    found: list[Finding] = []
    if judged:
        from claimgrade.assess.grading.lints import lints

        found += lints(judged)
    for case, results in current:
        if case.claim.accepted:
            found += acceptance_findings(case, results)
    return tuple(sorted(found, key=lambda f: (f.location, f.code)))


def on_article(name: str, files: list[ClaimFile], context: Context) -> tuple[RuleResult, ...]:
    """Return what the rules about articles say of one, given its claims."""
    claims = tuple(ClaimInArticle(file, context) for file in files)
    return run_on_article(ArticleCase(name, context.workspace.articles.get(name), claims, context))


def case_of(claim_file: ClaimFile, context: Context) -> Case:
    """Return a claim with its defaults filled in and its evidence at hand."""
    claim = claim_file.claim
    article = context.workspace.articles.get(claim_file.article)
    body = body_of(claim, context.library)
    return Case(
        claim_file.id,
        claim_file.article,
        claim,
        article,
        context,
        body,
        kind_of(claim),
        direction_of(claim),
        advice_of(claim),
        species_of(claim, article),
        tuple(sorted(claim_file.broken_fields)) if claim_file.broken_fields else (),
        chain_holds,
    )
