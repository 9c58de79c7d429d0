"""The rule on harms that an article does not name."""

from collections.abc import Iterator

from claimgrade.assess.case import ArticleCase
from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.assess.rule import article_rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.claim import Omission
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Direction, Hides, Kind


@article_rule(
    "OS29",
    "harm-silence",
    Family.HARM,
    severity="major, on the article and no part of a claim's verdict",
    worst=Severity.MAJOR,
    version=2,
    needs=("claims.*.direction",),
    literature="HealthNewsReview criterion 3; Lazarus 2015 (26.6% and 11.8%)",
    key_concept="advantages weighed against harms",
    absence="That no study's 'harms_reported' is recorded, or all are unknown, is itself a "
    "trigger: nobody has looked. 'low_consequence' in claimgrade.toml switches the rule off.",
    fires="""
        claim:
          quote: {exact: Wrap the bands around your legs}
          advice: addressed
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        studies:
          trial: {harms_reported: true}
        """,
    near_miss="""
        claim:
          quote: {exact: Wrap the bands around your legs}
          advice: addressed
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        claims:
          bruises:
            kind: safety
            quote: {exact: Bands can bruise}
            direction: increase
        studies:
          trial: {harms_reported: true}
        """,
)
def harm_silence(article: ArticleCase) -> Ruling:
    """The article advises and names no harm, though harms are reported or nobody has looked.

    Who is told what to do has to be able to weigh what it may cost. A harm is named where a
    claim of the kind 'safety' says that there is one; a claim that denies harm names none, and
    one that does not say which ('direction') leaves it open.
    """
    if article.context.workspace.settings.low_consequence:
        return not_applicable(say("acting on the article is recorded to be of low consequence"))
    if not any(case.advice.code for case in article.cases):
        return not_applicable(say("the article gives no advice"))
    on_safety = [case for case in article.cases if case.kind is Kind.SAFETY]
    if any(case.direction in _HARMFUL for case in on_safety):
        return passed(say("a claim of the article names a harm"))
    open_ones = [case for case in on_safety if case.direction is None]
    if open_ones:
        return unresolved(Missing(f"claims.{case.key}.direction") for case in open_ones)
    shown = next(_harms(article), None)
    if shown is not None:
        return _silent(shown)
    looked = any(
        line.study is not None and line.study.harms_reported is False
        for case in article.cases
        for line in case.body.kept
    )
    if looked:
        return passed(say("what was read of the studies reports no harm"))
    return _silent(say("the article advises and names no harm, and nobody has looked for any"))


_HARMFUL = (Direction.INCREASE, Direction.DECREASE)


def _silent(message: str) -> Ruling:
    return flag(
        Severity.MAJOR,
        message,
        "title",
        say("Name the harm beside the advice; record of each study whether it reports harms."),
    )


def _harms(article: ArticleCase) -> Iterator[str]:
    """Yield what shows a harm that is not named: a recorded omission, or a study's own report."""
    for case in article.cases:
        omits = case.claim.omits
        if isinstance(omits, Omission) and omits.hides is Hides.HARM:
            yield say(
                "the article advises and names no harm; the claim “{claim}” leaves one out",
                claim=(case.claim.statement or case.id).rstrip("."),
            )
    for case in article.cases:
        yield from (_reported(line) for line in case.body.kept if _reports_harm(line))


def _reports_harm(line: Line) -> bool:
    return line.study is not None and line.study.harms_reported is True


def _reported(line: Line) -> str:
    return say(
        "the article advises and names no harm; {source} reports harms",
        source=source_name(line.source, line.entry.source),
    )
