"""The list of all reviews of a workspace."""

import datetime
from dataclasses import dataclass

import claimgrade
from claimgrade.model.assessment import ArticleReview, Review
from claimgrade.model.fields import Unknown
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted
from claimgrade.reports.views.summary import VerdictCount, verdict_counts
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedReview:
    """One article in the list, with the counts of its verdicts."""

    folder: str
    title: str
    author: str
    claims: str
    verdicts: tuple[VerdictCount, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """All reviews of a workspace."""

    language: str
    title: str
    as_of: str
    reviews: tuple[ListedReview, ...]
    colophon: str


def build_listing(
    workspace: Workspace, review: Review, as_of: datetime.date | None = None
) -> ListingView:
    """Return the list of articles reviewed, with their counts."""
    return ListingView(
        language="en",
        title=workspace.settings.title or TEXT["reviews"],
        as_of=str(as_of or workspace.settings.as_of or ""),
        reviews=tuple(_listed(found) for found in review.articles),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _listed(found: ArticleReview) -> ListedReview:
    article = found.article
    author = article.author if article else None
    return ListedReview(
        folder=found.id,
        title=article.title if article else found.id,
        author="" if author is None or isinstance(author, Unknown) else author,
        claims=counted(len(found.assessments), "claim"),
        verdicts=verdict_counts(found.assessments),
    )
