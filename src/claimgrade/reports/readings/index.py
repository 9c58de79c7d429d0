"""The first page: every review of the workspace, from which a reader goes to a claim."""

from claimgrade.reports import html as pages
from claimgrade.reports import markdown as markdown_pages
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.views import ListingView, build_listing


def build(edition: Edition) -> ListingView:
    """Return the list of articles reviewed."""
    return build_listing(edition.workspace, edition.review, edition.as_of)


def html(view: ListingView) -> Files:
    """Return the page ``index.html``."""
    return pages.render_listing(view)


def markdown(view: ListingView) -> Files:
    """Return ``README.md``, which hosts of repositories show with the folder."""
    return markdown_pages.render_listing(view)
