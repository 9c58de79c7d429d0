"""What reports show, decided and worded, without markup: the same for HTML and Markdown."""

from claimgrade.reports.views.listing import ListingView, build_listing
from claimgrade.reports.views.review import ReviewView, build, build_card

__all__ = ["ListingView", "ReviewView", "build", "build_card", "build_listing"]
