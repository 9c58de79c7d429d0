"""Reports as Markdown, for repositories: the same content as the HTML."""

import re
from collections.abc import Mapping

from claimgrade.reports.environment import markdown_environment
from claimgrade.reports.views import ListingView, ReviewView

_BLANK_LINES = re.compile(r"\n{3,}")


def render(view: ReviewView) -> Mapping[str, str]:
    """Return the Markdown of one review, by its name below the folder of reports."""
    rendered = markdown_environment().get_template("review.md").render(view=view)
    return {f"{view.id}/review.md": tidy(rendered)}


def render_listing(view: ListingView) -> Mapping[str, str]:
    """Return the Markdown that lists all reviews."""
    return {"README.md": tidy(markdown_environment().get_template("listing.md").render(view=view))}


def tidy(rendered: str) -> str:
    """Return rendered Markdown without blanks at line ends and without runs of empty lines."""
    lines = "\n".join(line.rstrip() for line in rendered.splitlines())
    return _BLANK_LINES.sub("\n\n", lines).strip() + "\n"
