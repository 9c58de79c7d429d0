"""About our ratings: what every verdict, level, sign and number of the reports means."""

from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.views.about_ratings import AboutRatings, about_ratings


def build(edition: Edition) -> AboutRatings:
    """Return what the page shows."""
    return about_ratings(edition)


def html(view: AboutRatings) -> Files:
    """Return ``about-ratings.html``, one page for all reviews of a workspace."""
    return {"about-ratings.html": html_environment().get_template("ratings.html").render(view=view)}


def markdown(view: AboutRatings) -> Files:
    """Return ``about-ratings.md``, for repositories."""
    rendered = markdown_environment().get_template("ratings.md").render(view=view)
    return {"about-ratings.md": tidy(rendered)}
