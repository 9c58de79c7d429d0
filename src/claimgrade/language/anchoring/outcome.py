"""What became of a claim's words in a text."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.language.anchoring.place import Place


class AnchorOutcome(StrEnum):
    """Where a claim stands in a text, after the outcomes that annotation clients tell apart.

    ``anchored``: its words, and where they were recorded; ``moved``: its words, elsewhere or
    among other words; ``changed``: words like them, with other words, digits or signs in them;
    ``ambiguous``: several places, and nothing recorded chooses one; ``orphaned``: nowhere.
    """

    ANCHORED = "anchored"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quote and what stands in the text instead; either may be empty.

    ``figures`` is true where a digit or a sign that belongs to numbers differs.
    """

    quoted: str
    found: str
    figures: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of a quote in a text.

    ``place`` is the one place that is meant and ``text_found`` what stands there; both are
    ``None`` for an ambiguous or orphaned quote. ``score`` says how like the quote the text
    there is, from 0 to 100 (100: the same letters and digits). ``differences`` are in the
    order of the text; an anchored or moved quote can differ in punctuation and capitals.
    ``candidates`` are the places between which an ambiguous quote leaves the choice.
    """

    outcome: AnchorOutcome
    place: Place | None = None
    text_found: str | None = None
    score: float = 0.0
    differences: tuple[Difference, ...] = ()
    candidates: tuple[Place, ...] = ()

    @property
    def changed_figures(self) -> tuple[Difference, ...]:
        """The differences in digits and in signs that belong to numbers."""
        return tuple(difference for difference in self.differences if difference.figures)
