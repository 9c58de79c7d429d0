"""A claimed number that was found among the figures of the evidence."""

from typing import NamedTuple

from claimgrade.assess.evidence.lines import Line
from claimgrade.statistics.matching import Match


class Found(NamedTuple):
    """The figure that a claimed number agrees with, a word on it, and the line it is in.

    ``upper_line`` is the line of the upper end of a range, where that is another one.
    """

    match: Match
    words: str
    line: Line
    upper_line: Line | None = None
