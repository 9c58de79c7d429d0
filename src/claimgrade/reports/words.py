"""The words and glyphs that reports show for the words of the record.

Every glyph stands beside its word, is in the fonts of common phones, and differs in shape, so
that nothing is carried by colour alone. The words themselves stand in the message catalogue
(``claimgrade.reports.text``), under names such as ``verdict_supported``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from claimgrade.language.anchoring.outcome import AnchorOutcome
from claimgrade.model.directness import Dimension, Match
from claimgrade.model.finding import Severity
from claimgrade.model.improvement import Cause
from claimgrade.model.ledger import Agreement
from claimgrade.model.second_opinion import Label
from claimgrade.model.signature import Part
from claimgrade.model.vocabulary import (
    Advice,
    AgeBand,
    Certainty,
    Concern,
    Contrast,
    Design,
    Domain,
    Hedge,
    Hides,
    Kind,
    LineRelation,
    NumberRole,
    OutcomeClass,
    Points,
    RecordStatus,
    Relation,
    RetractionStatus,
    Scale,
    Sex,
    Species,
    Statistic,
    Training,
    Verdict,
    Verification,
)
from claimgrade.reports.text import TEXT, words_in_force

K = TypeVar("K", bound=str)


class Sign(NamedTuple):
    """A word with its glyph and the name of its style (``tone`` is a CSS class)."""

    word: str
    glyph: str
    tone: str


class Words(Mapping[K, str]):
    """Words of the catalogue in force, by a word of the record.

    ``kind`` is how their names in the catalogue begin; ``silent`` are those for which nothing is
    said.
    """

    def __init__(self, kind: str, keys: Iterable[K], silent: Iterable[K] = ()) -> None:
        self._names = {key: f"{kind}_{key!s}" for key in keys}
        self._silent = frozenset(silent)
        self._made: tuple[object, dict[K, str]] = None, {}

    def __getitem__(self, key: K) -> str:
        said_in, made = self._made
        if said_in is not words_in_force():
            said_in, made = self._made = words_in_force(), {}
        words = made.get(key)
        if words is None:
            words = made[key] = "" if key in self._silent else TEXT[self._names[key]]
        return words

    def __iter__(self) -> Iterator[K]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Signs(Mapping[K, Sign]):
    """Words as :class:`Words` has them, each with its glyph and tone."""

    def __init__(self, kind: str, marks: Mapping[K, tuple[str, str]]) -> None:
        self._words = Words(kind, marks)
        self._marks = dict(marks)
        self._made: tuple[object, dict[K, Sign]] = None, {}

    def __getitem__(self, key: K) -> Sign:
        said_in, made = self._made
        if said_in is not words_in_force():
            said_in, made = self._made = words_in_force(), {}
        sign = made.get(key)
        if sign is None:
            sign = made[key] = Sign(self._words[key], *self._marks[key])
        return sign

    def __iter__(self) -> Iterator[K]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


VERDICTS: Mapping[Verdict, Sign] = Signs(
    "verdict",
    {
        Verdict.SUPPORTED: ("✓", "good"),
        Verdict.UNDERSTATED: ("↓", "good"),
        Verdict.NEEDS_CAVEAT: ("≈", "fair"),
        Verdict.OVERSTATED: ("↑", "over"),
        Verdict.MISLEADING: ("≠", "poor"),
        Verdict.CONTRADICTED: ("×", "bad"),
        Verdict.MIXED: ("±", "open"),
        Verdict.UNSUPPORTED: ("○", "open"),
        Verdict.NOT_CHECKABLE: ("–", "quiet"),
        Verdict.UNRESOLVED: ("?", "quiet"),
    },
)
"""In the order in which reports list them; the last four are outside the scale."""

COUNTED_AS: Mapping[Verdict, str] = Words("counted_as", VERDICTS)
"""How a verdict is counted in a sentence: ``25 claims reviewed: 11 overstated, …``."""

VERDICT_MEANING: Mapping[Verdict, str] = Words("verdict_meaning", VERDICTS)

CERTAINTIES: Mapping[Certainty, str] = Words("certainty", reversed(Certainty))

CERTAINTY_MEANING: Mapping[Certainty, str] = Words("certainty_meaning", reversed(Certainty))

SEVERITIES: Mapping[Severity, Sign] = Signs(
    "severity",
    {
        Severity.BLOCKER: ("■", "bad"),
        Severity.MAJOR: ("▲", "over"),
        Severity.MINOR: ("△", "fair"),
        Severity.INFO: ("·", "quiet"),
    },
)

SEVERITY_MEANING: Mapping[Severity, str] = Words("severity_meaning", SEVERITIES)

STRONGEST: Mapping[Certainty, str] = Words("strongest", reversed(Certainty))

RELATIONS: Mapping[LineRelation, Sign] = Signs(
    "bearing",
    {
        LineRelation.SUPPORTS: ("+", "good"),
        LineRelation.QUALIFIES: ("≈", "fair"),
        LineRelation.DISPUTES: ("−", "bad"),
        LineRelation.BACKGROUND: ("·", "quiet"),
    },
)

RELATION_MEANING: Mapping[LineRelation, str] = Words("bearing_meaning", LineRelation)

RETRACTIONS: Mapping[RetractionStatus, Sign] = Signs(
    "retraction",
    {
        RetractionStatus.NONE_FOUND: ("✓", "quiet"),
        RetractionStatus.CORRECTED: ("△", "fair"),
        RetractionStatus.CONCERN: ("▲", "over"),
        RetractionStatus.RETRACTED: ("×", "bad"),
        RetractionStatus.UNCHECKED: ("?", "open"),
    },
)

POINTS: Mapping[Points, str] = Words("points", Points)

ASSERTED: Mapping[Relation, str] = Words("asserted", Relation)

HEDGES: Mapping[Hedge, str] = Words("hedge", reversed(Hedge))

ADVICE: Mapping[Advice, str] = Words("advice", Advice)

KINDS: Mapping[Kind, str] = Words("kind", Kind)

DESIGNS: Mapping[Design, str] = Words("design", Design)

OUTCOME_CLASSES: Mapping[OutcomeClass, str] = Words("outcome_class", OutcomeClass)

CONTRASTS: Mapping[Contrast, str] = Words("contrast", Contrast)

DOMAINS: Mapping[Domain, str] = Words("domain", Domain)

HIDES: Mapping[Hides, str] = Words("hides", Hides)

VERIFICATIONS: Mapping[Verification, str] = Words("verification", Verification)

RECORDS: Mapping[RecordStatus, str] = Words("record", RecordStatus, silent=(RecordStatus.VERIFIED,))

ROLES: Mapping[NumberRole, str] = Words(
    "role", NumberRole, silent=(NumberRole.POINT, NumberRole.RANGE)
)

SCALES: Mapping[Scale, str] = Words("scale", Scale)

STATISTICS: Mapping[Statistic, str] = Words("statistic", Statistic)

AGREEMENTS: Mapping[Agreement, Sign] = Signs(
    "agreement",
    {
        Agreement.AGREES: ("=", "good"),
        Agreement.DIFFERS: ("≠", "bad"),
        Agreement.EXTREME: ("▲", "over"),
        Agreement.WRONG_STATISTIC: ("×", "bad"),
        Agreement.NOT_FOUND: ("–", "bad"),
        Agreement.OPEN: ("?", "quiet"),
    },
)

CONCERNS: Mapping[Concern, str] = Words("concern", Concern)

MATCHES: Mapping[Match, Sign] = Signs(
    "match",
    {
        Match.EXACT: ("=", "good"),
        Match.HIGH: ("≈", "good"),
        Match.MODERATE: ("~", "fair"),
        Match.LOW: ("≠", "over"),
        Match.UNKNOWN: ("?", "quiet"),
    },
)

MATCH_MEANING: Mapping[Match, str] = Words("match_meaning", Match)

DIMENSIONS: Mapping[Dimension, str] = Words("dimension", Dimension)

HORIZONS: Mapping[str, str] = Words("horizon", ("session", "training"))

LABELS: Mapping[Label, str] = Words("label", Label)

SPECIES: Mapping[Species, str] = Words("species", Species)

SEXES: Mapping[Sex, str] = Words("sex", Sex)

AGES: Mapping[AgeBand, str] = Words("age", AgeBand)

TRAININGS: Mapping[Training, str] = Words("training", Training)

MEASURED_CLASSES: Mapping[OutcomeClass, str] = Words("measured_class", OutcomeClass)

CAUSES: Mapping[Cause, str] = Words("cause", (Cause.START, Cause.NO_EVIDENCE))

PARTS: Mapping[Part, str] = Words("part", Part)

ANCHORS: Mapping[AnchorOutcome, Sign] = Signs(
    "anchor",
    {
        AnchorOutcome.ANCHORED: ("=", "quiet"),
        AnchorOutcome.MOVED: ("→", "open"),
        AnchorOutcome.CHANGED: ("∆", "over"),
        AnchorOutcome.AMBIGUOUS: ("?", "over"),
        AnchorOutcome.ORPHANED: ("!", "over"),
    },
)
"""What became of a claim's words in a text."""

ANCHOR_MEANING: Mapping[AnchorOutcome, str] = Words("anchor_meaning", AnchorOutcome)

COACH: Mapping[Verdict, str] = Words("coach", VERDICTS)
"""What a coach should do, by verdict, where a sentence may be said in the claim's place."""

DECIDED_WHEN: Mapping[Verdict, str] = Words(
    "decided",
    (
        Verdict.NOT_CHECKABLE,
        Verdict.UNRESOLVED,
        Verdict.CONTRADICTED,
        Verdict.UNSUPPORTED,
        Verdict.MIXED,
        Verdict.MISLEADING,
        Verdict.OVERSTATED,
        Verdict.NEEDS_CAVEAT,
        Verdict.UNDERSTATED,
        Verdict.SUPPORTED,
    ),
)
"""When each verdict is given, in the order in which they are decided."""

LAY_LINES: Mapping[Certainty, str] = Words("lay", Certainty)
"""What each level of certainty means to a reader who knows nothing of levels."""

RELATION_ALLOWED: Mapping[Relation, str] = Words("relation_needs", Relation)
"""What evidence each link needs that a sentence can claim."""
