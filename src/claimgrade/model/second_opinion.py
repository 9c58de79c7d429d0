"""A second opinion on how strongly words are put: what a reader of cue words hears in them."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.vocabulary import Hedge, Relation


class Label(StrEnum):
    """What people who labelled sentences by hand said of one (Yu 2019; Yu 2020)."""

    NONE = "no link"
    CORRELATION = "correlation"
    CONDITIONAL = "conditional cause"
    CAUSE = "direct cause"


@dataclass(frozen=True, slots=True)
class Counts:
    """How sentences that hold a cue were labelled by hand.

    ``cue`` names what was counted, ``sentences`` how many hold it; ``none``, ``correlation``,
    ``conditional`` and ``cause`` are percent of them, rounded, for each :class:`Label`.
    """

    cue: str
    sentences: int
    none: int
    correlation: int
    conditional: int
    cause: int

    def share(self, label: Label) -> int:
        """Return the percent of the sentences that were given a label."""
        shares = (self.none, self.correlation, self.conditional, self.cause)
        return shares[tuple(Label).index(label)]


@dataclass(frozen=True, slots=True)
class HeardCue:
    """A cue word as it stands in the words, and what it is taken for.

    ``counts`` is ``None`` where no labelled sentences were counted for it.
    """

    words: str
    taken_for: Label
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What cue words say of a text: which link, how sure, and the cues behind it.

    ``relation`` is ``None`` where no listed cue stands in the text; that says little, as the words
    reviewed are few. ``tier`` is the strength from 0 to 6 (docs/method.md), ``None`` where it has
    none.
    """

    relation: Relation | None
    hedge: Hedge
    cues: tuple[HeardCue, ...] = ()
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What was recorded of the words, beside what a reader of cue words hears in them.

    It is a hint to look again and never a verdict. ``words`` is what is heard in the quoted words,
    ``heading`` in the heading, caption or callout that carries them; each is ``None`` where there
    are none or ``listened`` is false, which is where the language has no word list. ``differs``
    is true where the words sound of another strength than recorded, ``heading_stronger`` where
    the heading sounds stronger than the words under it.
    """

    relation: Relation | None
    hedge: Hedge | None
    tier: int | None
    words: Heard | None
    heading: Heard | None
    listened: bool
    differs: bool
    heading_stronger: bool
