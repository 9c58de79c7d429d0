"""What a report is rendered from, whichever reading and format."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgrade.model.assessment import Review
from claimgrade.workspace.workspace import Workspace

if TYPE_CHECKING:
    from claimgrade.workspace.reading.article_text import ArticleText


@dataclass(frozen=True, slots=True)
class Edition:
    """The records, what the method makes of them, and the day they are shown as of.

    ``as_of`` is the day shown; the workspace's own if left out. ``text`` is the text of the one
    article of ``review``, for the reading that shows it; ``open_only`` leaves out claims with
    nothing against them. With ``cache`` references in a citation style are kept from one run to
    the next.
    """

    workspace: Workspace
    review: Review
    as_of: datetime.date | None = None
    text: "ArticleText | None" = None
    open_only: bool = False
    cache: bool = True

    @property
    def day(self) -> str:
        """The day shown, empty where none is known."""
        return str(self.as_of or self.workspace.settings.as_of or "")
