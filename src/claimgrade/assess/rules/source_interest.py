"""Rules on stakes: who paid for the evidence, and what the author stands to gain."""

import re
from functools import lru_cache

from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.evidence.lines import study_field
from claimgrade.assess.rule import article_rule, rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say

_NONE = frozenset({"none", "none declared", "no", "no funding", "nothing"})

_BETWEEN = re.compile(r"\s*;\s*")


@rule(
    "SI09",
    "shared-interest",
    Family.SOURCE,
    severity="minor",
    worst=Severity.MINOR,
    needs=("evidence.*.relation", "studies.*.funding", "studies.*.interests"),
    literature="HealthNewsReview criterion 6; GRADE on publication bias (BMJ Open 215908)",
    key_concept="trust alone",
    fires="""
        claim:
          evidence:
            - {source: first, relation: supports, finding: Thighs grew.}
            - {source: second, relation: supports, finding: Arms grew.}
        studies:
          first: {funding: The Band Company, interests: The Band Company}
          second: {funding: The Band Company; a university, interests: The Band Company}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: first, relation: supports, finding: Thighs grew.}
        studies:
          first: {funding: a university, interests: none}
        """,
)
def shared_interest(case: Case) -> Ruling:
    """Every supporting study has the same funder or developer, and that one has a stake.

    What a maker pays for, and only that, may be what went well. The rule goes by what is
    recorded: names in 'funding' and 'interests', set apart by semicolons, 'none' where there is
    none; a stake is what stands in 'interests'.
    """
    lines = case.body.supporting
    if not lines:
        return not_applicable(say("no line supports the claim"))
    missing: list[Missing] = []
    common: frozenset[str] | None = None
    stakes: set[str] = set()
    for line in lines:
        funding, interests = study_field(line, "funding"), study_field(line, "interests")
        if isinstance(funding, Missing) or isinstance(interests, Missing):
            missing += [field for field in (funding, interests) if isinstance(field, Missing)]
            continue
        paid, staked = _names(funding), _names(interests)
        parties = paid | staked
        common = parties if common is None else common & parties
        stakes |= staked
    if common is not None and not common:
        return passed(say("the supporting studies share no funder or developer"))
    if missing:
        return unresolved(missing)
    shared = sorted(common & stakes) if common else []
    if not shared:
        return passed(say("no funder or developer that the supporting studies share has a stake"))
    return flag(
        Severity.MINOR,
        say(
            "all that supports the claim comes from those with a stake in it: {names}",
            names=", ".join(shared),
        ),
        lines[0].at,
        say("Say so beside the claim, and look for evidence from others."),
    )


@lru_cache(maxsize=4096)
def _names(written: str) -> frozenset[str]:
    """Return the names in a field, set apart by semicolons, in lower case."""
    found = (" ".join(n.casefold().split()).rstrip(".") for n in _BETWEEN.split(written))
    return frozenset(name for name in found if name and name not in _NONE)


@article_rule(
    "SI09b",
    "interest-undeclared",
    Family.SOURCE,
    severity="major, on the article and no part of a claim's verdict",
    worst=Severity.MAJOR,
    needs=("article.interests", "article.interests.*.declared"),
    literature="HealthNewsReview criterion 6",
    key_concept="trust alone",
    fires="""
        claim: {}
        article:
          interests:
            - {what: The author sells the bands., declared: false}
        """,
    near_miss="""
        claim: {}
        article:
          interests:
            - {what: The author sells the bands., declared: true}
        """,
)
def interest_undeclared(article: ArticleCase) -> Ruling:
    """The author has a recorded stake in what the article says, and the article does not say so.

    A reader weighs advice by who gives it. Recorded facts count and nothing else: an empty list
    says that no stake was found, a missing one that nobody has looked.
    """
    if article.article is None:
        return waits_for("interests")
    interests = article.article.interests
    if interests is None or interests is UNKNOWN:
        return unresolved((Missing("interests", interests is UNKNOWN),))
    for index, interest in enumerate(interests):
        if interest.declared is False:
            return flag(
                Severity.MAJOR,
                say(
                    "the article does not declare a stake of its author: {stake}",
                    stake=interest.what.rstrip("."),
                ),
                f"interests.{index}.declared",
                say("Declare it in the article; the review tells its readers of it."),
            )
    missing = [
        Missing(f"interests.{index}.declared", interest.declared is UNKNOWN)
        for index, interest in enumerate(interests)
        if interest.declared is not True
    ]
    if missing:
        return unresolved(missing)
    return passed(say("every recorded stake is declared" if interests else "no stake was found"))
