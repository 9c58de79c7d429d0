"""What can be wrong with a judgement: the common errors in rating a body of evidence.

Most are the errors that the Cochrane Handbook (chapters 14 and 15) and the GRADE guidelines warn
of.
"""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.model.finding import Severity
from claimgrade.model.saying import sayable
from claimgrade.workspace.diagnostic import Diagnostic

LEVEL_WITHOUT_REASON = Diagnostic(
    "RD701",
    "level-without-reason",
    Severity.MAJOR,
    "A domain takes, adds or shares a level, and no reason is recorded.",
    "Every level moved needs a footnote with the fact behind it (MECIR C74 and C75).",
    "imprecision: {concern: serious, levels: 1}",
    sayable("Write the fact in `reason`: how many people, which interval, which studies."),
)

INSIGNIFICANCE_AS_IMPRECISION = Diagnostic(
    "RD702",
    "insignificance-as-imprecision",
    Severity.MINOR,
    "The reason for imprecision is that a result is not significant. English words are looked for.",
    "Imprecision is how wide the interval is, or how few the people: a narrow interval around no "
    "effect is precise, and not significant.",
    "imprecision: {concern: serious, levels: 1, reason: The result was not significant.}",
    sayable("Give the interval, or the number of people, and what it leaves open."),
)

ONE_FLAW_TWICE = Diagnostic(
    "RD703",
    "one-flaw-twice",
    Severity.MAJOR,
    "Two domains take levels for the same reason, or for the fact of the same rule.",
    "One flaw would be paid for twice.",
    "risk-of-bias and imprecision, each with levels: 1 and reason: six people",
    sayable(
        "Take the level under one of them, and write `levels: 0` and `shared_with` under the other."
    ),
)

PUBLICATION_BIAS_RULED_OUT = Diagnostic(
    "RD704",
    "publication-bias-ruled-out",
    Severity.MINOR,
    "Publication bias is entered as 'none', and there are fewer than ten studies.",
    "With fewer than ten studies asymmetry cannot be told from chance (Sterne, BMJ "
    "2011;343:d4002): that none is seen does not say that there is none.",
    "publication-bias: {concern: none, reason: Not suspected.}",
    sayable(
        "Enter 'not-assessable', or 'some' where the studies are small, positive and sponsored."
    ),
)

INCONSISTENCY_OF_ONE_STUDY = Diagnostic(
    "RD705",
    "inconsistency-of-one-study",
    Severity.MINOR,
    "Inconsistency is rated, and there is one study.",
    "One study cannot disagree with another; that it stands alone is no agreement either.",
    "inconsistency: {concern: none, reason: All results agree.}",
    sayable("Enter 'not-applicable'."),
)

SERIOUS_WITHOUT_LEVEL = Diagnostic(
    "RD706",
    "serious-without-level",
    Severity.MINOR,
    "A concern is serious, and neither takes a level nor shares one.",
    "A serious concern lowers certainty by a level, unless another domain carries it.",
    "imprecision: {concern: serious, levels: 0}",
    sayable("Write the levels, name the domain in `shared_with`, or lower the concern to 'some'."),
)

LEVEL_NOT_COUNTED = Diagnostic(
    "RD707",
    "level-not-counted",
    Severity.MAJOR,
    "Levels are entered that the method does not count.",
    "The record says one thing and the sum another.",
    "inconsistency: {concern: none, levels: 1}",
    sayable("Correct the concern or the levels."),
)

SHARED_WITH_NOTHING = Diagnostic(
    "RD708",
    "shared-with-nothing",
    Severity.MAJOR,
    "A level is shared with a domain that takes none.",
    "Two serious concerns may cost one level between them, and here they cost none.",
    "inconsistency: {concern: serious, levels: 0, shared_with: imprecision}",
    sayable("Write the level under one of the two domains."),
)

OWN_WITHOUT_REASON = Diagnostic(
    "RD709",
    "own-certainty-without-reason",
    Severity.MAJOR,
    "The reviewer's certainty differs from the sum of the domains, and `because` is empty.",
    "A judgement that departs from the sum is welcome where its reason can be read.",
    "certainty: low beside a sum of moderate, without `because`",
    sayable("Write in `because` why the certainty is not the sum."),
)

OWN_FAR_FROM_SUM = Diagnostic(
    "RD710",
    "own-certainty-far-from-sum",
    Severity.MINOR,
    "The reviewer's certainty is two or more levels from the sum of the domains.",
    "Either a domain is misjudged, or the certainty rests on something no domain holds.",
    "certainty: high beside a sum of low",
    sayable("Look at the domains again; `because` must say what outweighs them."),
)

INDIRECTNESS_TO_OTHER_OUTCOME = Diagnostic(
    "RD711",
    "indirectness-to-other-outcome",
    Severity.MINOR,
    "The reason for indirectness names an outcome that is neither claimed nor was measured.",
    "Indirectness is the gap between what was studied and what this claim says, never a further "
    "benefit that it does not mention.",
    "a claim on growth hormone; indirectness: {levels: 1, reason: It says nothing of muscle size.}",
    sayable("Judge the gap to the outcome of this claim; the further step is a claim of its own."),
)

BOTH_WITHOUT_INCONSISTENCY = Diagnostic(
    "RD712",
    "both-without-inconsistency",
    Severity.MAJOR,
    "The evidence is said to point both ways, and inconsistency takes fewer than two levels.",
    "Results on both sides of the decision with nothing to explain them are very serious "
    "inconsistency; where something explains them, they point one way each.",
    "points: both, with inconsistency: {concern: serious, levels: 1}",
    sayable("Take two levels for inconsistency, or decide which way the evidence points and why."),
)

START_WITHOUT_REASON = Diagnostic(
    "RD713",
    "start-without-reason",
    Severity.MAJOR,
    "The starting level is set by hand, and `start_reason` is empty.",
    "A start other than the design's needs its reason: a natural experiment, a trial emulated.",
    "start: high",
    sayable("Write the reason in `start_reason`, or remove `start`."),
)

TRANSLATION_NOT_RATED = Diagnostic(
    "RD714",
    "translation-not-rated",
    Severity.MAJOR,
    "The claim is about people, the evidence is from animals, cells or tissue alone, and "
    "indirectness neither takes nor shares a level.",
    "The step from animals to people must be seen in the rating (Hooijmans, PLoS ONE "
    "2018;13:e0187271).",
    "indirectness: {concern: none} on experiments in rats",
    sayable("Rate indirectness and say in its reason what stands between the animals and people."),
)

CONCERN_OUT_OF_PLACE = Diagnostic(
    "RD715",
    "concern-out-of-place",
    Severity.MINOR,
    "A concern is entered that its domain does not have.",
    "'Extremely serious' belongs to imprecision; 'present' to the domains that rate up, "
    "and they have no other concern that adds a level.",
    "risk-of-bias: {concern: extremely-serious, levels: 2}",
    sayable("Enter the concern that fits the domain."),
)

BIAS_OF_SMALL_STUDY = Diagnostic(
    "RD716",
    "bias-of-small-study",
    Severity.MINOR,
    "Risk of bias takes a level, every study is appraised, and the only one with a serious limit "
    "holds less than half of the information: of the people, else of the studies.",
    "The level is for the body: how far the studies that carry most of the information could be "
    "wrong (Cochrane Handbook, chapter 14).",
    "risk-of-bias: {concern: serious, levels: 1} for one of three trials, with 20 of 220 people",
    sayable("Take no level and enter 'some', or correct the appraisal of the other studies."),
)

LINT_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {
        code.code: code
        for code in (
            LEVEL_WITHOUT_REASON,
            INSIGNIFICANCE_AS_IMPRECISION,
            ONE_FLAW_TWICE,
            PUBLICATION_BIAS_RULED_OUT,
            INCONSISTENCY_OF_ONE_STUDY,
            SERIOUS_WITHOUT_LEVEL,
            LEVEL_NOT_COUNTED,
            SHARED_WITH_NOTHING,
            OWN_WITHOUT_REASON,
            OWN_FAR_FROM_SUM,
            INDIRECTNESS_TO_OTHER_OUTCOME,
            BOTH_WITHOUT_INCONSISTENCY,
            START_WITHOUT_REASON,
            TRANSLATION_NOT_RATED,
            CONCERN_OUT_OF_PLACE,
            BIAS_OF_SMALL_STUDY,
        )
    }
)
"""The kinds of error in judgements, by code: RD7xx."""
