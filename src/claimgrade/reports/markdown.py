"""Reports as Markdown, for repositories: the same content as the HTML."""

import re
from collections.abc import Mapping

from claimgrade.reports.environment import markdown_environment
from claimgrade.reports.figures.standalone import Picture
from claimgrade.reports.views import ListingView, ReviewView

_BLANK_LINES = re.compile(r"\n{3,}")


def render(
    view: ReviewView, pictures: Mapping[str, Picture] | None = None, *, paper: bool = False
) -> Mapping[str, str]:
    """Return the Markdown of one review, by its name below the folder of reports.

    It names ``pictures`` (``NAME.png``) in their places, for a format that holds pictures; for
    repositories there are none, and the tables beside them stand alone. On ``paper`` nothing leads
    to another file or back, and what leads to the web has its address beside it.
    """
    template = markdown_environment().get_template("review.md")
    rendered = template.render(view=view, pictures=pictures or {}, paper=paper)
    return {f"{view.id}/review.md": tidy(rendered)}


def render_listing(view: ListingView) -> Mapping[str, str]:
    """Return the Markdown that lists all reviews."""
    return {"README.md": tidy(markdown_environment().get_template("listing.md").render(view=view))}


def tidy(rendered: str) -> str:
    """Return rendered Markdown without blanks at line ends and without runs of empty lines."""
    lines = "\n".join(line.rstrip() for line in rendered.splitlines())
    return _BLANK_LINES.sub("\n\n", lines).strip() + "\n"
