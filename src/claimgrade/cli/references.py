"""What the command line does about references: shows how far they are, watches their style."""

import sys

from claimgrade.model.assessment import Review
from claimgrade.workspace.workspace import Workspace


def format_ahead(workspace: Workspace, review: Review) -> None:
    """Format what a review cites in the style of its workspace, with a bar on the terminal.

    The reports then find the references kept. Nothing is done where nobody looks on, or in the
    plain style. Raises ``StyleError`` for a style that cannot be used.
    """
    from claimgrade.model.settings import PLAIN_STYLE

    if workspace.settings.style == PLAIN_STYLE or not sys.stderr.isatty():
        return
    import click

    from claimgrade.reports.views.sources import cited_keys, styled

    cited = cited_keys(a for found in review.articles for a in found.assessments)
    with click.progressbar(
        length=len(cited), label="Formatting references", file=sys.stderr
    ) as bar:
        styled(workspace, cited, progress=lambda made, all_of_them: bar.update(1))


def style_file(workspace: Workspace) -> tuple[str, ...]:
    """Return the workspace's own style as its reports see it; nothing for a bundled one.

    The reports rest on it as they do on the records.
    """
    style = workspace.settings.style
    return (f"../{style}",) if style.endswith(".csl") else ()
