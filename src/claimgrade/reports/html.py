"""Reports as HTML: one self-contained page an article, and a page that lists them."""

from collections.abc import Mapping

from claimgrade.reports.environment import html_environment
from claimgrade.reports.views import ListingView, ReviewView


def render(view: ReviewView) -> Mapping[str, str]:
    """Return the page of one review, by its name below the folder of reports."""
    template = html_environment().get_template("review.html")
    return {f"{view.id}/index.html": template.render(view=view)}


def render_listing(view: ListingView) -> Mapping[str, str]:
    """Return the page that lists all reviews."""
    return {"index.html": html_environment().get_template("listing.html").render(view=view)}
