"""What a report is rendered from, whichever reading and format."""

import datetime
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimgrade.library.labels import told_apart
from claimgrade.model.assessment import ArticleReview, Review
from claimgrade.reports.house import House
from claimgrade.reports.house_reading import house_of
from claimgrade.workspace.workspace import Workspace

if TYPE_CHECKING:
    from claimgrade.library.csl import FormattedReference
    from claimgrade.workspace.reading.article_text import ArticleText


@dataclass(frozen=True, slots=True)
class Edition:
    """The records, what the method makes of them, and the day they are shown as of.

    ``as_of`` is the day shown; the workspace's own if left out. ``text`` is the text of the one
    article of ``review``, for the reading that shows it; ``open_only`` leaves out claims with
    nothing against them. With ``cache`` references in a citation style are kept from one run to
    the next; ``in_style`` are those of all that is cited, where they have been printed already.
    ``house`` is the house style of the workspace; ``asks`` is true where any study names a question
    (``comparisons``).

    Raises :class:`~claimgrade.reports.house.HouseError` where that cannot be used.
    """

    workspace: Workspace
    review: Review
    as_of: datetime.date | None = None
    text: "ArticleText | None" = None
    open_only: bool = False
    cache: bool = True
    in_style: "Mapping[str, FormattedReference] | None" = None
    house: House = field(init=False)
    asks: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "workspace", told_apart(self.workspace))
        object.__setattr__(self, "house", house_of(self.workspace))
        # An article asks it too, of all studies; of thousands that would cost more than all else.
        every = (result for study in self.workspace.studies.values() for result in study.results)
        object.__setattr__(self, "asks", any(result.comparisons for result in every))

    def of(self, article: ArticleReview) -> "Edition":
        """Return the edition of one of its articles."""
        return self.reviewed(Review((article,), self.review.findings))

    def reviewed(self, review: Review) -> "Edition":
        """Return the same edition of another review of its workspace."""
        other = copy(self)
        object.__setattr__(other, "review", review)
        return other

    @property
    def day(self) -> str:
        """The day shown, empty where none is known."""
        return str(self.as_of or self.workspace.settings.as_of or "")
