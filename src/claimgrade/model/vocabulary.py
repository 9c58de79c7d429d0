"""The words a record may use where only certain words have a meaning, in their order."""

from enum import StrEnum


class Relation(StrEnum):
    """What a sentence says links its cause and its outcome (docs/method.md)."""

    DESCRIPTION = "description"
    ASSOCIATION = "association"
    EFFECT = "effect"


class Hedge(StrEnum):
    """How sure a sentence sounds, weakest first; ``can`` and ``probably`` weigh the same."""

    UNTESTED = "untested"
    UNCERTAIN = "uncertain"
    MAY = "may"
    CAN = "can"
    PROBABLY = "probably"
    PLAIN = "plain"
    PROOF = "proof"

    @property
    def rank(self) -> int:
        """Place in the order of hedges, 0 for ``untested`` to 5 for ``proof``."""
        return _HEDGE_RANK[self]


_HEDGE_RANK = {
    Hedge.UNTESTED: 0,
    Hedge.UNCERTAIN: 1,
    Hedge.MAY: 2,
    Hedge.CAN: 3,
    Hedge.PROBABLY: 3,
    Hedge.PLAIN: 4,
    Hedge.PROOF: 5,
}


class Certainty(StrEnum):
    """Certainty of a body of evidence (GRADE), lowest first; ``no-evidence`` is no rating."""

    NO_EVIDENCE = "no-evidence"
    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def level(self) -> int:
        """Number of filled symbols, 1 for very low to 4 for high; 0 for no evidence."""
        return _CERTAINTY_LEVEL[self]


_CERTAINTY_LEVEL = {certainty: level for level, certainty in enumerate(Certainty)}


class Kind(StrEnum):
    """What sort of statement a claim is (docs/method.md)."""

    CAUSAL = "causal"
    COMPARATIVE = "comparative"
    QUANTITY = "quantity"
    MECHANISM = "mechanism"
    RECOMMENDATION = "recommendation"
    PREVALENCE = "prevalence"
    SAFETY = "safety"
    NO_EFFECT = "no-effect"
    OBSERVATION = "observation"
    LITERATURE = "literature"
    REPORT = "report"
    DEFINITION = "definition"


class LineRelation(StrEnum):
    """How one result bears on the claim (docs/method.md)."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    DISPUTES = "disputes"
    BACKGROUND = "background"


class Points(StrEnum):
    """Which way the body of evidence points (docs/method.md)."""

    FOR = "for"
    AGAINST = "against"
    BOTH = "both"
    NOWHERE = "nowhere"


class Direction(StrEnum):
    """Direction of a claimed or measured difference."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NONE = "none"


class OutcomeClass(StrEnum):
    """How near an outcome is to what the reader is after (docs/method.md)."""

    FINAL = "final"
    SURROGATE = "surrogate"
    ACUTE_MARKER = "acute-marker"
    MECHANISM = "mechanism"


class Contrast(StrEnum):
    """What a result compared (docs/method.md)."""

    CONDITIONS = "conditions"
    CHANGE = "change"
    CORRELATION = "correlation"
    NONE = "none"


class Design(StrEnum):
    """How a study was made."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    NARRATIVE_REVIEW = "narrative-review"
    GUIDELINE = "guideline"
    RANDOMISED_TRIAL = "randomised-trial"
    RANDOMISED_CROSSOVER = "randomised-crossover"
    CONTROLLED_EXPERIMENT = "controlled-experiment"
    NON_RANDOMISED_TRIAL = "non-randomised-trial"
    BEFORE_AFTER = "before-after"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    SURVEY = "survey"
    MEASUREMENT = "measurement"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    ANIMAL_EXPERIMENT = "animal-experiment"
    IN_VITRO = "in-vitro"
    PRACTICE_EVIDENCE = "practice-evidence"
    OPINION = "opinion"


class Species(StrEnum):
    """Who or what was studied, or is spoken of."""

    HUMAN = "human"
    ANIMAL = "animal"
    CELL = "cell"
    TISSUE = "tissue"
    NOT_APPLICABLE = "not-applicable"


class Sex(StrEnum):
    """Sex of the people studied or spoken of."""

    WOMEN = "women"
    MEN = "men"
    BOTH = "both"


class AgeBand(StrEnum):
    """Age of the people studied or spoken of."""

    CHILDREN = "children"
    YOUNG_ADULTS = "young-adults"
    ADULTS = "adults"
    OLDER_ADULTS = "older-adults"


class Training(StrEnum):
    """Training state of the people studied or spoken of."""

    UNTRAINED = "untrained"
    ACTIVE = "active"
    TRAINED = "trained"
    MIXED = "mixed"


class Advice(StrEnum):
    """How far a sentence tells somebody to act, weakest first (docs/method.md, codes 0 to 3)."""

    NONE = "none"
    IMPLIED = "implied"
    STATED = "stated"
    ADDRESSED = "addressed"

    @property
    def code(self) -> int:
        """The advice code, 0 to 3 (docs/method.md)."""
        return _ADVICE_CODE[self]


_ADVICE_CODE = {advice: code for code, advice in enumerate(Advice)}


class Scope(StrEnum):
    """Whom the sentence promises its effect to."""

    GROUP = "group"
    INDIVIDUAL = "individual"
    EVERYONE = "everyone"


class NumberRole(StrEnum):
    """What a number in a claim stands for."""

    POINT = "point"
    MAX = "max"
    MIN = "min"
    RANGE = "range"


class Scale(StrEnum):
    """Scale of a number."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    PERCENTAGE_POINTS = "percentage-points"


class Statistic(StrEnum):
    """What sort of figure an estimate, or a number in a claim, is."""

    MEAN = "mean"
    MEDIAN = "median"
    MEAN_DIFFERENCE = "mean-difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised-mean-difference"
    WITHIN_GROUP_EFFECT_SIZE = "within-group-effect-size"
    FOLD_OF_BASELINE = "fold-of-baseline"
    RATIO = "ratio"
    PERCENT_CHANGE = "percent-change"
    PERCENT_DIFFERENCE = "percent-difference"
    PROPORTION = "proportion"
    COUNT = "count"
    RISK_RATIO = "risk-ratio"
    ODDS_RATIO = "odds-ratio"
    HAZARD_RATIO = "hazard-ratio"
    RISK_DIFFERENCE = "risk-difference"
    CORRELATION = "correlation"
    COEFFICIENT_OF_VARIATION = "coefficient-of-variation"
    AREA_UNDER_CURVE = "area-under-curve"
    SETTING = "setting"


class GroupRole(StrEnum):
    """What a group stands for in its comparison."""

    INTERVENTION = "intervention"
    COMPARATOR = "comparator"


class IntervalKind(StrEnum):
    """What the two ends printed beside a figure are."""

    CONFIDENCE_90 = "90% confidence"
    CONFIDENCE_95 = "95% confidence"
    CONFIDENCE_99 = "99% confidence"
    CREDIBLE_95 = "95% credible"
    INTERQUARTILE = "interquartile"
    RANGE = "range"


class Hides(StrEnum):
    """What leaving something out keeps from the reader."""

    CONTEXT = "context"
    HARM = "harm"
    DECISION = "decision"


class Verification(StrEnum):
    """What was read to verify an entry."""

    FULL_TEXT = "full text"
    TABLES = "tables"
    ABSTRACT = "abstract"
    RECORD = "record"


class Domain(StrEnum):
    """A GRADE domain: five that rate down, three that rate up (docs/method.md)."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"
    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    OPPOSING_CONFOUNDING = "opposing-confounding"

    @property
    def rates_down(self) -> bool:
        """True for the five domains that take levels off."""
        return self in DOMAINS_DOWN


DOMAINS_DOWN = (
    Domain.RISK_OF_BIAS,
    Domain.INCONSISTENCY,
    Domain.INDIRECTNESS,
    Domain.IMPRECISION,
    Domain.PUBLICATION_BIAS,
)


class Concern(StrEnum):
    """How much a domain worries the reviewer; apart from the levels it moves."""

    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSABLE = "not-assessable"
    NONE = "none"
    SOME = "some"
    SERIOUS = "serious"
    VERY_SERIOUS = "very-serious"
    EXTREMELY_SERIOUS = "extremely-serious"
    PRESENT = "present"


class EffectSize(StrEnum):
    """Size of an effect against the smallest that matters (docs/method.md)."""

    LARGE = "large"
    IMPORTANT = "important"
    SMALL = "small"
    TRIVIAL = "trivial"


class Verdict(StrEnum):
    """The verdict on the quoted words (docs/method.md)."""

    SUPPORTED = "supported"
    NEEDS_CAVEAT = "needs-caveat"
    OVERSTATED = "overstated"
    MISLEADING = "misleading"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    UNSUPPORTED = "unsupported"
    UNDERSTATED = "understated"
    NOT_CHECKABLE = "not-checkable"
    UNRESOLVED = "unresolved"


class RetractionStatus(StrEnum):
    """Standing of a publication."""

    NONE_FOUND = "none-found"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"
    UNCHECKED = "unchecked"


class VersionKind(StrEnum):
    """In which form a work appeared beside the one to cite."""

    PREPRINT = "preprint"
    ACCEPTED_MANUSCRIPT = "accepted-manuscript"
    CONFERENCE = "conference"
    OTHER = "other"


class RecordStatus(StrEnum):
    """Whether the fields of a reference were read at the source or written from memory."""

    VERIFIED = "verified"
    UNCHECKED = "unchecked"


class SourceType(StrEnum):
    """What sort of publication a source is (docs/method.md)."""

    PRIMARY = "primary"
    REVIEW = "review"
    GUIDELINE = "guideline"
    TEXTBOOK = "textbook"
    NEWS = "news"
    BLOG = "blog"
    PREPRINT = "preprint"
    REPORT = "report"


class PluralCue(StrEnum):
    """An appeal to many studies in the quoted words."""

    NONE = "none"
    MANY = "many"
    ALL = "all"
