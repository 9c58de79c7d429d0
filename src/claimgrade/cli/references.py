"""What the command line does about references: shows how far they are, watches their style."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from claimgrade.cli.output import progress
from claimgrade.workspace.workspace import Workspace

if TYPE_CHECKING:
    from claimgrade.library.csl import FormattedReference


def format_ahead(
    workspace: Workspace, articles: Collection[str]
) -> "Mapping[str, FormattedReference] | None":
    """Return what the reviews of some articles cite in the style of their workspace.

    It is shown how far that is. ``None`` in the plain style, in which nothing is formatted.
    Raises ``StyleError`` for a style that cannot be used.
    """
    from claimgrade.model.settings import PLAIN_STYLE

    if workspace.settings.style == PLAIN_STYLE:
        return None
    from claimgrade.reports.views.sources import keys_cited, recorded_interests, styled

    claims = (file.claim for file in workspace.claims.values() if file.article in articles)
    stakes = (one for name in articles for one in recorded_interests(workspace.articles.get(name)))
    cited = keys_cited(claims, stakes)
    with progress("Formatting references") as shown:
        return styled(workspace, cited, progress=shown)


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
