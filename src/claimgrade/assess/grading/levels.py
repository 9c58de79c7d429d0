"""The levels that a domain takes off or adds, and the certainty they add up to.

Domains and levels follow GRADE (ACIP handbook, chapters 8 and 9; Core GRADE 2, BMJ
2025;389:e081904). Where a level that was entered cannot count, the reason is given.
"""

from typing import NamedTuple

from claimgrade.assess.grading.start import Start
from claimgrade.assess.in_words import in_words
from claimgrade.model.judgement import DomainJudgement
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Certainty, Concern, Domain

_LEVELS = tuple(Certainty)

_LOWEST, _HIGHEST = Certainty.VERY_LOW.level, Certainty.HIGH.level

NO_CONCERN = (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE, Concern.NONE)
"""Concerns that take nothing: there is none, or none can be assessed."""

_MOST_DOWN = {Domain.IMPRECISION: 3}
_USUAL_MOST_DOWN = 2

_MOST_UP = {Domain.LARGE_EFFECT: 2}
_USUAL_MOST_UP = 1

_STUDIES_FOR_A_LARGE_EFFECT = 2


class Counted(NamedTuple):
    """The levels of a domain that count, and why more that were entered do not.

    ``levels`` is what the domain adds, below zero where it takes off.
    """

    levels: int
    why_not: str = ""


_UNMOVED = Counted(0)


class Upward(NamedTuple):
    """What decides whether a body can be rated up.

    ``lost`` are the levels taken off, ``most_studies`` how many independent studies can agree
    with the claim at most (``None`` where the records set no limit).
    """

    lost: int
    design_start: Start
    most_studies: int | None


def sum_of_levels(start: Certainty, lost: int, added: int) -> Certainty:
    """Return the start less the levels lost plus those added, within very low and high."""
    return _LEVELS[min(max(start.level - lost, _LOWEST) + added, _HIGHEST)]


def taken_off(domain: Domain, judged: DomainJudgement) -> Counted:
    """Return the levels that one of the five domains takes off.

    Two at most; three under imprecision alone (Zeng, J Clin Epidemiol 2022;150:216-224).
    """
    entered = judged.levels
    if not entered:
        return _UNMOVED
    if judged.concern in NO_CONCERN:
        concern = in_words(judged.concern)
        return Counted(0, say("the concern is '{concern}', which takes no level", concern=concern))
    most = _MOST_DOWN.get(domain, _USUAL_MOST_DOWN)
    if entered > most:
        return Counted(-most, say("this domain takes {number} levels at most", number=most))
    return Counted(-entered)


def added(domain: Domain, judged: DomainJudgement, body: Upward) -> Counted:
    """Return the levels that one of the three domains adds.

    A large effect adds up to two, a dose-response gradient and confounding that would work the
    other way one each, and only to a body whose design starts below High and that lost no level
    (ACIP handbook, chapter 9). What ROBINS-I has weighed under risk of bias is not added again
    (Schünemann, J Clin Epidemiol 2019;111:105-114).
    """
    if not judged.levels:
        return _UNMOVED
    why_not = _why_not_up(domain, judged, body)
    if why_not:
        return Counted(0, why_not)
    most = _MOST_UP.get(domain, _USUAL_MOST_UP)
    if judged.levels > most:
        return Counted(most, _at_most(most))
    return Counted(judged.levels)


def _at_most(most: int) -> str:
    if most == 1:
        return say("this domain adds 1 level at most")
    return say("this domain adds {number} levels at most", number=most)


def _why_not_up(domain: Domain, judged: DomainJudgement, body: Upward) -> str:
    if judged.concern is not Concern.PRESENT:
        return say("the domain is not entered as present")
    if body.lost:
        return say("a level was taken off, and such a body is not rated up")
    if domain is Domain.OPPOSING_CONFOUNDING and body.design_start.by_robins:
        return say("ROBINS-I has weighed confounding under risk of bias already")
    if body.design_start.level is Certainty.HIGH and not body.design_start.by_robins:
        return say("the design starts High, and such a body is not rated up")
    few = body.most_studies is not None and body.most_studies < _STUDIES_FOR_A_LARGE_EFFECT
    if domain is Domain.LARGE_EFFECT and few:
        return say("a large effect counts where two or more independent studies show it")
    return ""
