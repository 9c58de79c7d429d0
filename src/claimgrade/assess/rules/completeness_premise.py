"""The rule on what a claim builds on."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.argument import leans_on
from claimgrade.assess.record import missing_from_record
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Verdict

_FAILING = {
    Verdict.CONTRADICTED: sayable("the claim builds on one that is contradicted: {path}"),
    Verdict.UNSUPPORTED: sayable("the claim builds on one that is unsupported: {path}"),
}


@rule(
    "OS32",
    "premise-fails",
    Family.COMPLETENESS,
    severity="info",
    worst=Severity.INFO,
    needs=("evidence.*.relation", "claims.*.certainty"),
    literature="Greenberg 2009 (BMJ 339:b2680); Howick 2010 on chains of mechanisms",
    key_concept="it works like this",
    fires="""
        claim:
          builds_on: [link]
          evidence:
            - {source: review, relation: background, finding: The chain has been proposed.}
        claims:
          link:
            evidence:
              - {source: trial, relation: disputes, finding: The hormone did not rise.}
        """,
    near_miss="""
        claim:
          builds_on: [link]
          evidence:
            - {source: review, relation: background, finding: The chain has been proposed.}
        claims:
          link:
            evidence:
              - {source: trial, relation: supports, finding: The hormone rose.}
        """,
)
def premise_fails(case: Case) -> Ruling:
    """The claim builds on another that is contradicted or unsupported, directly or through others.

    An argument holds no longer than its weakest link. A claim with supporting evidence of its own
    stands without the argument, and so does each premise on the way.
    """
    if not case.claim.builds_on:
        return not_applicable(say("the claim builds on no other"))
    if case.body.supporting:
        return passed(say("the claim has supporting evidence of its own"))
    found = leans_on(case.claim, case.key, case.context)
    if found.failing:
        failing = found.failing[0]
        path = " → ".join(_shown(key, case) for key in failing.path)
        return flag(
            Severity.INFO,
            say(_FAILING[failing.verdict], path=path),
            "builds_on",
            say("Find evidence for the claim itself, or say that the argument is not settled."),
        )
    if found.open:
        return unresolved(m for key in found.open for m in _open(key, case))
    return passed(
        say("each claim that it builds on has evidence of its own, or builds on one that has")
    )


def _open(key: str, case: Case) -> tuple[Missing, ...]:
    """Return what lacks before the verdict on a premise is known."""
    settled = case.context.settled.get(key)
    lacking = missing_from_record(settled.case) if settled is not None else ()
    if not lacking:
        return (Missing(f"claims.{key}.verdict"),)
    return tuple(Missing(f"claims.{key}.{m.field}", m.looked_up) for m in lacking)


def _shown(key: str, case: Case) -> str:
    """Return a claim's id, with its article where that is another."""
    article, _, name = key.rpartition("/")
    return name if article == case.article_id else key
