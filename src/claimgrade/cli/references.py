"""What the command line does about references: shows how far they are, watches their style."""

from claimgrade.cli.output import progress
from claimgrade.model.assessment import Review
from claimgrade.workspace.workspace import Workspace


def format_ahead(workspace: Workspace, review: Review) -> None:
    """Format what a review cites in the style of its workspace, and show how far it is.

    The reports then find the references kept, whichever process renders them. Nothing is done in
    the plain style. Raises ``StyleError`` for a style that cannot be used.
    """
    from claimgrade.model.settings import PLAIN_STYLE

    if workspace.settings.style == PLAIN_STYLE:
        return
    from claimgrade.reports.views.sources import cited_keys, styled

    cited = cited_keys(a for found in review.articles for a in found.assessments)
    with progress("Formatting references") as shown:
        styled(workspace, cited, progress=shown)


def style_files(workspace: Workspace) -> tuple[str, ...]:
    """Return the files of the workspace's own styles as its reports see them.

    They are its style of references and its house style; the reports rest on them as they do on
    the records.
    """
    from claimgrade.workspace.house_files import named_files

    settings = workspace.settings
    own = (settings.style,) if settings.style.endswith(".csl") else ()
    house = named_files(workspace.root, settings.house_files)
    return tuple(f"../{path}" for path in (*own, *house))
