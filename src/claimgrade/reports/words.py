"""The words and glyphs that reports show for the words of the record.

Every glyph stands beside its word, is in the fonts of common phones, and differs in shape, so
that nothing is carried by colour alone. A translation replaces this module and ``text``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.language.anchoring.outcome import AnchorOutcome
from claimgrade.model.directness import Dimension, Match
from claimgrade.model.finding import Severity
from claimgrade.model.improvement import Cause
from claimgrade.model.ledger import Agreement
from claimgrade.model.signature import Part
from claimgrade.model.vocabulary import (
    Advice,
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
    Statistic,
    Verdict,
    Verification,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with its glyph and the name of its style (``tone`` is a CSS class)."""

    word: str
    glyph: str
    tone: str


VERDICTS: Mapping[Verdict, Sign] = {
    Verdict.SUPPORTED: Sign("Supported as worded", "✓", "good"),
    Verdict.UNDERSTATED: Sign("Weaker than the evidence", "↓", "good"),
    Verdict.NEEDS_CAVEAT: Sign("Supported with a caveat", "≈", "fair"),
    Verdict.OVERSTATED: Sign("Overstated", "↑", "over"),
    Verdict.MISLEADING: Sign("Misleading", "≠", "poor"),
    Verdict.CONTRADICTED: Sign("Contradicted", "×", "bad"),
    Verdict.MIXED: Sign("Evidence conflicts", "±", "open"),
    Verdict.UNSUPPORTED: Sign("No support found", "○", "open"),
    Verdict.NOT_CHECKABLE: Sign("Cannot be checked", "–", "quiet"),
    Verdict.UNRESOLVED: Sign("Not checked yet", "?", "quiet"),
}
"""In the order in which reports list them; the last four are outside the scale."""

COUNTED_AS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "supported as worded",
    Verdict.UNDERSTATED: "weaker than the evidence",
    Verdict.NEEDS_CAVEAT: "supported with a caveat",
    Verdict.OVERSTATED: "overstated",
    Verdict.MISLEADING: "misleading",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.MIXED: "with conflicting evidence",
    Verdict.UNSUPPORTED: "without support",
    Verdict.NOT_CHECKABLE: "that cannot be checked",
    Verdict.UNRESOLVED: "not checked yet",
}
"""How a verdict is counted in a sentence: ``25 claims reviewed: 11 overstated, …``."""

VERDICT_MEANING: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "The evidence points the way the claim does, and the claim is worded no "
    "more strongly than the evidence allows.",
    Verdict.UNDERSTATED: "The evidence allows a stronger wording than the one used.",
    Verdict.NEEDS_CAVEAT: "It holds, with one thing to add or one step less confidence.",
    Verdict.OVERSTATED: "The evidence points this way, but the claim says clearly more than it "
    "can bear.",
    Verdict.MISLEADING: "Part of the evidence points this way, but the sentence leaves a false "
    "impression.",
    Verdict.CONTRADICTED: "Evidence of high or moderate certainty points the other way.",
    Verdict.MIXED: "Studies point both ways and nothing known explains why.",
    Verdict.UNSUPPORTED: "A dated search found nothing that bears it out, or what there is points "
    "the other way with low certainty.",
    Verdict.NOT_CHECKABLE: "An opinion, a definition or a word without a measurable meaning.",
    Verdict.UNRESOLVED: "The record is not complete enough for a verdict.",
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.HIGH: "high",
    Certainty.MODERATE: "moderate",
    Certainty.LOW: "low",
    Certainty.VERY_LOW: "very low",
    Certainty.NO_EVIDENCE: "no evidence",
}

CERTAINTY_MEANING: Mapping[Certainty, str] = {
    Certainty.HIGH: "The true effect is very probably near the estimate.",
    Certainty.MODERATE: "Probably near the estimate, but a clearly different effect is possible.",
    Certainty.LOW: "The true effect could well be clearly different.",
    Certainty.VERY_LOW: "Probably clearly different; we cannot tell.",
    Certainty.NO_EVIDENCE: "No study was found that tests the claim; this is no rating at all.",
}

SEVERITIES: Mapping[Severity, Sign] = {
    Severity.BLOCKER: Sign("blocker", "■", "bad"),
    Severity.MAJOR: Sign("major", "▲", "over"),
    Severity.MINOR: Sign("minor", "△", "fair"),
    Severity.INFO: Sign("for information", "·", "quiet"),
}

SEVERITY_MEANING: Mapping[Severity, str] = {
    Severity.BLOCKER: "not to be taught or published as worded",
    Severity.MAJOR: "clearly more than the evidence bears",
    Severity.MINOR: "a little more than the evidence bears, or something to add",
    Severity.INFO: "worth knowing; never counts in a verdict",
}

STRONGEST: Mapping[Certainty, str] = {
    Certainty.HIGH: "raises, does, is",
    Certainty.MODERATE: "probably raises; can raise, of a capability",
    Certainty.LOW: "may raise",
    Certainty.VERY_LOW: "we cannot tell whether it raises",
    Certainty.NO_EVIDENCE: "nobody has tested whether it raises",
}

RELATIONS: Mapping[LineRelation, Sign] = {
    LineRelation.SUPPORTS: Sign("supports", "+", "good"),
    LineRelation.QUALIFIES: Sign("qualifies", "≈", "fair"),
    LineRelation.DISPUTES: Sign("disputes", "−", "bad"),
    LineRelation.BACKGROUND: Sign("background", "·", "quiet"),
}

RELATION_MEANING: Mapping[LineRelation, str] = {
    LineRelation.SUPPORTS: "tests the claim and agrees with it, number included",
    LineRelation.QUALIFIES: "tests it and agrees in part: in some people, doses or times only, "
    "or with another size",
    LineRelation.DISPUTES: "tests it and goes the other way, or excludes a difference that matters",
    LineRelation.BACKGROUND: "does not test it, but helps to understand it",
}

RETRACTIONS: Mapping[RetractionStatus, Sign] = {
    RetractionStatus.NONE_FOUND: Sign("no retraction found", "✓", "quiet"),
    RetractionStatus.CORRECTED: Sign("corrected", "△", "fair"),
    RetractionStatus.CONCERN: Sign("expression of concern", "▲", "over"),
    RetractionStatus.RETRACTED: Sign("retracted", "×", "bad"),
    RetractionStatus.UNCHECKED: Sign("retraction unchecked", "?", "open"),
}

POINTS: Mapping[Points, str] = {
    Points.FOR: "for the claim",
    Points.AGAINST: "against the claim",
    Points.BOTH: "both ways",
    Points.NOWHERE: "nowhere: no study tests it",
}

ASSERTED: Mapping[Relation, str] = {
    Relation.DESCRIPTION: "a description: how something is",
    Relation.ASSOCIATION: "an association: two things go together",
    Relation.EFFECT: "an effect: one thing brings about another",
}

HEDGES: Mapping[Hedge, str] = {
    Hedge.PROOF: "as proven",
    Hedge.PLAIN: "plain statement",
    Hedge.PROBABLY: "probably",
    Hedge.CAN: "can",
    Hedge.MAY: "may",
    Hedge.UNCERTAIN: "very uncertain",
    Hedge.UNTESTED: "untested",
}

ADVICE: Mapping[Advice, str] = {
    Advice.NONE: "no advice",
    Advice.IMPLIED: "advice implied",
    Advice.STATED: "advice in general terms",
    Advice.ADDRESSED: "advice told to the reader",
}

KINDS: Mapping[Kind, str] = {
    Kind.CAUSAL: "cause and effect",
    Kind.COMPARATIVE: "comparison",
    Kind.QUANTITY: "quantity",
    Kind.MECHANISM: "mechanism",
    Kind.RECOMMENDATION: "recommendation",
    Kind.PREVALENCE: "how common",
    Kind.SAFETY: "safety",
    Kind.NO_EFFECT: "no effect",
    Kind.OBSERVATION: "observation",
    Kind.LITERATURE: "what studies say",
    Kind.REPORT: "report of one study",
    Kind.DEFINITION: "definition",
}

DESIGNS: Mapping[Design, str] = {
    **{design: design.value.replace("-", " ") for design in Design},
    Design.META_ANALYSIS: "meta-analysis",
    Design.NON_RANDOMISED_TRIAL: "non-randomised trial",
    Design.BEFORE_AFTER: "before–after study, one group",
    Design.CASE_CONTROL: "case-control study",
    Design.COHORT: "cohort study",
    Design.CROSS_SECTIONAL: "cross-sectional study",
    Design.MEASUREMENT: "measurement study",
    Design.IN_VITRO: "laboratory study of cells",
}

OUTCOME_CLASSES: Mapping[OutcomeClass, str] = {
    OutcomeClass.FINAL: "final outcome",
    OutcomeClass.SURROGATE: "surrogate",
    OutcomeClass.ACUTE_MARKER: "acute marker",
    OutcomeClass.MECHANISM: "mechanism",
}

CONTRASTS: Mapping[Contrast, str] = {
    Contrast.CONDITIONS: "conditions compared",
    Contrast.CHANGE: "before and after, one group",
    Contrast.CORRELATION: "correlation",
    Contrast.NONE: "no comparison",
}

DOMAINS: Mapping[Domain, str] = {
    Domain.RISK_OF_BIAS: "Risk of bias",
    Domain.INCONSISTENCY: "Inconsistency",
    Domain.INDIRECTNESS: "Indirectness",
    Domain.IMPRECISION: "Imprecision",
    Domain.PUBLICATION_BIAS: "Publication bias",
    Domain.LARGE_EFFECT: "Large effect",
    Domain.DOSE_RESPONSE: "Dose–response",
    Domain.OPPOSING_CONFOUNDING: "Opposing confounding",
}

HIDES: Mapping[Hides, str] = {
    Hides.CONTEXT: "context",
    Hides.HARM: "a harm",
    Hides.DECISION: "something that would change the decision",
}

VERIFICATIONS: Mapping[Verification, str] = {
    Verification.FULL_TEXT: "read in the full text",
    Verification.TABLES: "read in its tables",
    Verification.ABSTRACT: "read in the abstract",
    Verification.RECORD: "read in an index record",
}

RECORDS: Mapping[RecordStatus, str] = {
    RecordStatus.VERIFIED: "",
    RecordStatus.UNCHECKED: "reference not checked at the source",
}

ROLES: Mapping[NumberRole, str] = {
    NumberRole.POINT: "",
    NumberRole.MAX: "up to",
    NumberRole.MIN: "at least",
    NumberRole.RANGE: "",
}

SCALES: Mapping[Scale, str] = {
    Scale.ABSOLUTE: "absolute",
    Scale.RELATIVE: "relative",
    Scale.PERCENTAGE_POINTS: "percentage points",
}

STATISTICS: Mapping[Statistic, str] = {
    **{statistic: statistic.value.replace("-", " ") for statistic in Statistic},
    Statistic.FOLD_OF_BASELINE: "times the resting or starting value",
    Statistic.STANDARDISED_MEAN_DIFFERENCE: "standardised mean difference",
    Statistic.WITHIN_GROUP_EFFECT_SIZE: "effect size within one group",
}

AGREEMENTS: Mapping[Agreement, Sign] = {
    Agreement.AGREES: Sign("Agrees", "=", "good"),
    Agreement.DIFFERS: Sign("Differs", "≠", "bad"),
    Agreement.EXTREME: Sign("Extreme of its range", "▲", "over"),
    Agreement.WRONG_STATISTIC: Sign("Wrong statistic", "×", "bad"),
    Agreement.NOT_FOUND: Sign("Not found", "–", "bad"),
    Agreement.OPEN: Sign("Open", "?", "quiet"),
}

CONCERNS: Mapping[Concern, str] = {
    Concern.NOT_APPLICABLE: "Not applicable",
    Concern.NOT_ASSESSABLE: "Cannot be assessed",
    Concern.NONE: "No concern",
    Concern.SOME: "Some concern",
    Concern.SERIOUS: "Serious concern",
    Concern.VERY_SERIOUS: "Very serious concern",
    Concern.EXTREMELY_SERIOUS: "Extremely serious concern",
    Concern.PRESENT: "Present",
}

MATCHES: Mapping[Match, Sign] = {
    Match.EXACT: Sign("exact", "=", "good"),
    Match.HIGH: Sign("high", "≈", "good"),
    Match.MODERATE: Sign("moderate", "~", "fair"),
    Match.LOW: Sign("low", "≠", "over"),
    Match.UNKNOWN: Sign("unknown", "?", "quiet"),
}

MATCH_MEANING: Mapping[Match, str] = {
    Match.EXACT: "what the claim names is what was studied",
    Match.HIGH: "it was studied among others, or for the most part",
    Match.MODERATE: "a neighbour of it was studied",
    Match.LOW: "something else was studied; such a gap counts under indirectness",
    Match.UNKNOWN: "one side is not recorded, or only a reader can compare the words",
}

DIMENSIONS: Mapping[Dimension, str] = {
    dimension: dimension.value.capitalize() for dimension in Dimension
} | {
    Dimension.INTERVENTION: "What is done",
    Dimension.COMPARATOR: "Compared with",
    Dimension.OUTCOME_CLASS: "Kind of outcome",
    Dimension.HORIZON: "When",
}

HORIZONS: Mapping[str, str] = {
    "session": "within a session",
    "training": "over weeks of training",
}

CAUSES: Mapping[Cause, str] = {
    Cause.START: "Starting level",
    Cause.NO_EVIDENCE: "No evidence yet",
}

PARTS: Mapping[Part, str] = {
    Part.CLAIM: "the claim",
    Part.EVIDENCE: "its lines of evidence",
    Part.STUDIES: "the studies behind them",
    Part.SOURCES: "the sources behind them",
    Part.RULES: "the rules",
}

ANCHORS: Mapping[AnchorOutcome, Sign] = {
    AnchorOutcome.ANCHORED: Sign("Anchored", "=", "quiet"),
    AnchorOutcome.MOVED: Sign("Moved", "→", "open"),
    AnchorOutcome.CHANGED: Sign("Changed", "∆", "over"),
    AnchorOutcome.AMBIGUOUS: Sign("Ambiguous", "?", "over"),
    AnchorOutcome.ORPHANED: Sign("Orphaned", "!", "over"),
}
"""What became of a claim's words in a text."""

ANCHOR_MEANING: Mapping[AnchorOutcome, str] = {
    AnchorOutcome.ANCHORED: "The words reviewed stand here as they were recorded.",
    AnchorOutcome.MOVED: "The words reviewed stand here, elsewhere than they were recorded.",
    AnchorOutcome.CHANGED: "Similar words stand here. The verdict is on the words reviewed, and "
    "not on these.",
    AnchorOutcome.AMBIGUOUS: "The words stand in several places, and nothing recorded says which "
    "is meant.",
    AnchorOutcome.ORPHANED: "The words reviewed are not in this text.",
}
