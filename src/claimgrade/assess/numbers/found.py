"""A claimed number that was found among the figures of the evidence."""

from typing import NamedTuple

from claimgrade.assess.evidence.lines import Line
from claimgrade.model.saying import say
from claimgrade.statistics.cells import cell_words
from claimgrade.statistics.matching import Match


class Found(NamedTuple):
    """The figure that a claimed number agrees with, and the line it is in.

    ``upper_line`` is the line of the upper end of a range, where its ends are in several results.
    """

    match: Match
    line: Line
    upper_line: Line | None = None

    @property
    def words(self) -> str:
        """Where the figure stands, and how the number agrees with it."""
        figure = f"{cell_words(self.match.figure)} ({self.match.how})"
        if self.upper_line is not None:
            return say("several results: {figure}", figure=figure)
        result = self.line.result.id if self.line.result is not None else ""
        return f"{self.line.entry.source}, {result}: {figure}"
