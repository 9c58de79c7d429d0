"""All reports that are kept under version control, in one call."""

import datetime
from collections.abc import Mapping

from claimgrade.model.assessment import Review
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.workspace.workspace import Workspace


def render_reports(
    workspace: Workspace, review: Review, as_of: datetime.date | None = None
) -> Mapping[str, str]:
    """Return every report file that is committed: its name below the folder, and its text.

    ``as_of`` is the day shown; the workspace's own if left out. The same workspace, review and
    day give the same bytes.
    """
    files = render(Edition(workspace, review, as_of))
    return {name: text for name, text in files.items() if isinstance(text, str)}
