"""A rating: what one person's judgement of one outcome adds up to."""

from collections.abc import Mapping
from typing import NamedTuple

from claimgrade.model.footnote import Footnote
from claimgrade.model.judgement import Judgement
from claimgrade.model.vocabulary import Certainty, Domain


class Rating(NamedTuple):
    """What one judgement makes of one outcome: its start, its levels and their sum.

    ``levels`` holds what each judged domain adds (below zero where it takes off), ``not_counted``
    why a level that was entered does not count. ``computed`` is ``None`` until the start and all
    five domains that rate down are recorded, and ``waits_for`` then names what lacks.
    ``shown`` is true for the one whose sum stands beside the reviewer's own certainty.
    """

    judgement: Judgement
    start: Certainty | None
    start_reason: str
    levels: Mapping[Domain, int]
    not_counted: Mapping[Domain, str]
    computed: Certainty | None
    footnotes: tuple[Footnote, ...]
    waits_for: tuple[str, ...]
    lifted: bool
    shown: bool = False
