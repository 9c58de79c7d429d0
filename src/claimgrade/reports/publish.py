"""All reports of a workspace in one call."""

import datetime
from collections.abc import Mapping

from claimgrade.model.assessment import Review
from claimgrade.reports import html, markdown
from claimgrade.reports.views import build, build_listing
from claimgrade.workspace.workspace import Workspace


def render_reports(
    workspace: Workspace, review: Review, as_of: datetime.date | None = None
) -> Mapping[str, str]:
    """Return every report file: its name below the folder of reports, and its text.

    ``as_of`` is the day shown; the workspace's own if left out. The same workspace, review and
    day give the same bytes.
    """
    files: dict[str, str] = {}
    for entry in review.articles:
        view = build(workspace, review, entry.id, as_of)
        files |= html.render(view)
        files |= markdown.render(view)
    listing = build_listing(workspace, review, as_of)
    files |= html.render_listing(listing)
    files |= markdown.render_listing(listing)
    return dict(sorted(files.items()))
