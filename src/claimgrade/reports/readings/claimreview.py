"""ClaimReview: a page a claim with its markup for machines, and the markup alone."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.claim_review import (
    GOOGLES_LENGTH,
    ClaimReviewList,
    claim_lacking,
    claim_reviews,
    site_lacking,
)
from claimgrade.reports.views.parts import counted


def build(edition: Edition) -> tuple[ClaimReviewList, ...]:
    """Return the pages of each article."""
    return tuple(claim_reviews(edition, found) for found in edition.review.articles)


def html(lists: Sequence[ClaimReviewList]) -> Files:
    """Return a page a claim, ``ARTICLE/claims/CLAIM.html``, and ``ARTICLE/claims.html``, a list."""
    environment = html_environment()
    page, listing = (environment.get_template(f"claimreview/{n}.html") for n in ("page", "list"))
    files = {f"{one.folder}/claims.html": listing.render(view=one) for one in lists}
    for one in lists:
        files |= {view.name: page.render(view=view) for view in one.pages}
    return files


def jsonld(lists: Sequence[ClaimReviewList]) -> Files:
    """Return the markup of each claim that can have one, ``ARTICLE/claims/CLAIM.jsonld``."""
    return {
        view.name.removesuffix("html") + "jsonld": f"{view.markup}\n"
        for one in lists
        for view in one.pages
        if view.markup
    }


def remarks(edition: Edition) -> Iterator[str]:
    """Yield what somebody who asks for the markup has to know: what it lacks, what is long."""
    lacking = site_lacking(edition)
    if lacking:
        yield lacking
        return
    made = [one for found in edition.review.articles for one in found.assessments]
    for reason, number in Counter(filter(None, map(claim_lacking, made))).items():
        yield TEXT["claimreview_without"].format(claims=counted(number, "claim"), reason=reason)
    claims = [one.claim for one in made]
    long = sum(1 for claim in claims if len(claim.statement or "") > GOOGLES_LENGTH)
    if long:
        name = "claimreview_long_one" if long == 1 else "claimreview_long_many"
        yield TEXT[name].format(number=long, most=GOOGLES_LENGTH)
