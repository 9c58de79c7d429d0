"""Rules on how strongly the words commit their author."""

from claimgrade.assess.asking import points_missing, words_unread
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.assess.spoken import cue_words, named
from claimgrade.assess.wording.said import SAID
from claimgrade.language.cues import asserted_proof
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Advice, Design, Hedge, Kind, Points, SourceType

_NO_POINTS = sayable("the evidence does not point for the claim, so no hedge would help")

_STEPS = {1: Severity.MINOR, 2: Severity.MAJOR}


@rule(
    "OS02",
    "wording-above-ceiling",
    Family.STRENGTH,
    severity="minor, major or blocker for 1, 2, or 3 and more steps",
    worst=Severity.BLOCKER,
    needs=("wording.hedge", "certainty", "evidence.*.relation"),
    literature="GRADE guideline 26 (Santesso, J Clin Epidemiol 2020;119:126-135); Haber 2018",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          wording: {relation: effect, hedge: plain}
          certainty: low
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew a little.}
        """,
    near_miss="""
        claim:
          wording: {relation: effect, hedge: may}
          certainty: low
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew a little.}
        """,
)
def wording_above_ceiling(case: Case) -> Ruling:
    """The words sound surer than the certainty of the evidence allows.

    Readers take the verb for the strength of the evidence. Each level of certainty has its own
    verb; the gap counts the steps between the verb used and the strongest one allowed.
    """
    if case.kind is Kind.REPORT:
        return not_applicable(say("a report is checked against its own source"))
    missing = list(points_missing(case))
    if case.hedge is None:
        missing.append(Missing("wording.hedge"))
    if case.certainty.used is None and case.gradable:
        missing.append(Missing("certainty"))
    if missing:
        return unresolved(missing)
    if case.body.points is not Points.FOR:
        return not_applicable(say(_NO_POINTS))
    ceiling = case.ceiling
    gap = ceiling.gap
    if gap is None or ceiling.hedge is None or case.hedge is None:
        return not_applicable(say("the evidence is not graded"))
    if not gap:
        return passed(say("the words are no surer than the evidence allows"))
    return flag(
        _STEPS.get(gap, Severity.BLOCKER),
        say(
            "it is worded as {worded}, 1 step too sure, as {reason}"
            if gap == 1
            else "it is worded as {worded}, {number} steps too sure, as {reason}",
            worded=say(SAID[case.hedge]),
            number=gap,
            reason=ceiling.reason,
        ),
        "wording.hedge",
        say("Word it no more strongly than {allowed}.", allowed=say(SAID[ceiling.hedge])),
    )


@rule(
    "OS03",
    "proof-word",
    Family.STRENGTH,
    severity="information; the step itself is counted by OS02",
    worst=Severity.INFO,
    version=3,
    needs=("wording.hedge", "quote.exact"),
    literature="HealthNewsReview, words to avoid; Adams 2017",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          quote: {exact: Studies prove the effective promotion of lean muscle gain}
          wording: {relation: effect, hedge: proof}
        """,
    near_miss="""
        claim:
          quote: {exact: Bands improve the feel of a light workout}
          wording: {relation: effect, hedge: proof}
        """,
)
def proof_word(case: Case) -> Ruling:
    """A word of proof stands in the quoted words: proves, always, guarantees, definitively.

    No body of evidence proves; the rule points at the word so that the writer can change it. A
    heading, caption or callout over the words is read too, where one is recorded.
    """
    hedge = case.hedge
    if hedge is None:
        return waits_for("wording.hedge")
    if hedge is not Hedge.PROOF:
        return not_applicable(say("the words are not declared as proof"))
    if case.quoted is None:
        return waits_for("quote.exact")
    found = cue_words(case, asserted_proof)
    if found is None:
        return words_unread(case)
    if not found:
        return passed(say("no listed word of proof stands in the quoted words or their heading"))
    return flag(
        Severity.INFO,
        say("{words} speaks of proof, which no body of evidence gives", words=named(found)),
        found[0][1],
        say("Leave the word out, or say how sure the evidence is."),
    )


@rule(
    "OS05",
    "advice-above-ceiling",
    Family.STRENGTH,
    severity="major",
    worst=Severity.MAJOR,
    needs=("certainty", "evidence.*.relation"),
    literature="Sumner 2014; Yavchitz 2016; Haber 2022",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          advice: addressed
          certainty: low
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew a little.}
        """,
    near_miss="""
        claim:
          advice: stated
          condition: if heavy loads are not possible
          certainty: low
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew a little.}
        """,
)
def advice_above_ceiling(case: Case) -> Ruling:
    """The reader is told to act on evidence that is too weak for advice.

    Advice needs Moderate or High certainty; with Low certainty it needs a stated condition and
    must not be addressed to the reader. A linked guideline carries the advice instead.
    """
    if case.advice is Advice.NONE:
        return not_applicable(say("the words give no advice"))
    missing = list(points_missing(case))
    if case.certainty.used is None and case.gradable:
        missing.append(Missing("certainty"))
    if missing:
        return unresolved(missing)
    if case.body.points is not Points.FOR:
        return not_applicable(say(_NO_POINTS))
    allowed = case.ceiling.advice
    if allowed is None:
        return not_applicable(say("the evidence is not graded"))
    if case.advice.code <= allowed.code:
        return passed(
            say(
                "the words give {given}; the evidence allows {allowed}",
                given=say(_ADVICE[case.advice]),
                allowed=say(_ADVICE[allowed]),
            )
        )
    if any(_is_guideline(line) for line in case.body.agreeing):
        return passed(say("a guideline that gives the advice is linked"))
    return flag(
        Severity.MAJOR,
        say(
            "the words give {given}, and the evidence allows {allowed} at most",
            given=say(_ADVICE[case.advice]),
            allowed=say(_ADVICE[allowed]),
        ),
        "advice",
        say(
            "Say what the evidence shows instead of telling people to act, or name the condition "
            "under which it may be tried."
        ),
    )


_ADVICE = {
    Advice.NONE: sayable("no advice"),
    Advice.IMPLIED: sayable("advice by implication"),
    Advice.STATED: sayable("advice in general terms"),
    Advice.ADDRESSED: sayable("advice told to the reader"),
}


def _is_guideline(line: Line) -> bool:
    if line.study is not None and line.study.design is Design.GUIDELINE:
        return True
    return line.source is not None and line.source.details.type is SourceType.GUIDELINE
