"""What the recorded appraisal of one study says of its risk of bias, by instrument."""

import re
from typing import NamedTuple

from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.saying import listed, say, sayable
from claimgrade.model.study import Appraisal, Result
from claimgrade.model.vocabulary import Concern

_LEVELS = {Concern.NONE: 0, Concern.SOME: 0, Concern.SERIOUS: 1, Concern.VERY_SERIOUS: 2}


class Bias(NamedTuple):
    """How much one study's limits worry, and why; no concern where it cannot be told.

    ``reason`` is empty where no appraisal is recorded.
    """

    concern: Concern | None
    reason: str

    @property
    def levels(self) -> int:
        """Levels that a body of such studies would lose."""
        return _LEVELS[self.concern] if self.concern is not None else 0


def appraised(appraisal: Appraisal, result: Result | None = None) -> Bias | None:
    """Return the bias that an appraisal gives; ``None`` for an instrument without levels.

    ``result`` is the one that is appraised, where it is recorded.

    RoB 2 (Sterne, BMJ 2019;366:l4898): Low if every domain is Low, High if any is; High takes
    one level, High in two or more domains two. A domain that is rated as *structural* (training
    cannot be hidden from those who train) counts only where the outcome depends on effort or is
    rated by the person (docs/method.md). ROBINS-I (Sterne, BMJ 2016;355:i4919): the worst
    domain; Moderate takes one level, Serious and Critical two (Schünemann, J Clin Epidemiol
    2019;111:105-114). SYRCLE (Hooijmans, BMC Med Res Methodol 2014;14:43): any item answered No
    takes one level, and the number of items is not added up. AMSTAR 2 (Shea, BMJ
    2017;358:j4008): one critical item answered No takes one level, more take two. TESTEX and
    other scores give no level.
    """
    instrument = re.sub(r"[^a-z0-9]", "", appraisal.instrument.casefold())
    read = next((f for name, f in _INSTRUMENTS.items() if instrument.startswith(name)), None)
    effort = result.effort_dependent if result is not None else None
    return read(appraisal, effort) if read is not None else None


_Effort = bool | Unknown | None
"""Whether an outcome depends on effort or is rated by the person, as a result records it."""

_ROB_2_DOMAINS = 5

_SEVERAL = 2
"""Domains with some concerns that may add up to High overall."""


def _rob_2(appraisal: Appraisal, effort: _Effort) -> Bias:
    ratings = _ratings(appraisal)
    structural = [d for d, r in ratings.items() if "structural" in r and not r.startswith("low")]
    if not structural and "structural" in _overall(appraisal):
        structural = [say("the overall rating")]
    counted = {d: r for d, r in ratings.items() if effort is True or d not in structural}
    high = [d for d, r in counted.items() if r.startswith("high")]
    some = [d for d in counted if d not in high and (d in structural or _is_some(counted[d]))]
    overall = _overall(appraisal)
    if overall.startswith("high") and effort is not True and structural and len(some) < _SEVERAL:
        overall = ""
    if len(high) > 1:
        return Bias(Concern.VERY_SERIOUS, say("RoB 2 High in {domains}", domains=listed(high)))
    if high:
        return Bias(Concern.SERIOUS, say("RoB 2 High in {domains}", domains=high[0]))
    if overall.startswith("high"):
        return Bias(Concern.SERIOUS, say("RoB 2 High overall"))
    if structural and effort is not True:
        return _structural(structural, some, effort)
    return _rob_2_without_high(ratings, some, overall)


def _rob_2_without_high(ratings: dict[str, str], some: list[str], overall: str) -> Bias:
    if some:
        return Bias(Concern.SOME, say("RoB 2 Some concerns in {domains}", domains=listed(some)))
    if overall.startswith("some"):
        return Bias(Concern.SOME, say("RoB 2 Some concerns overall"))
    rated = sum(1 for rating in ratings.values() if rating.startswith("low"))
    if rated >= _ROB_2_DOMAINS or overall.startswith("low"):
        return Bias(Concern.NONE, say("RoB 2 Low in every domain rated"))
    told = say("RoB 2 with {rated} of {all} domains rated", rated=rated, all=_ROB_2_DOMAINS)
    return Bias(None, told)


def _is_some(rating: str) -> bool:
    return rating.startswith("some")


def _structural(structural: list[str], some: list[str], effort: _Effort) -> Bias:
    """Return the bias of a trial whose gravest limit is one that training always has."""
    if effort is False:
        why = say("takes no level, as the outcome does not depend on effort")
    elif effort is UNKNOWN:
        why = say("whether the outcome depends on effort is not reported ('effort_dependent')")
    else:
        why = say("whether the outcome depends on effort is not recorded ('effort_dependent')")
    told = say("RoB 2 structural in {domains}: {why}", domains=listed(structural), why=why)
    if some:
        others = say("Some concerns in {domains}", domains=listed(some))
        told = f"{told}; {others}"
    return Bias(Concern.SOME, told)


_ROBINS_I = (
    (
        "critical",
        Concern.VERY_SERIOUS,
        sayable("ROBINS-I Critical in {domains}"),
        sayable("ROBINS-I Critical overall"),
    ),
    (
        "serious",
        Concern.VERY_SERIOUS,
        sayable("ROBINS-I Serious in {domains}"),
        sayable("ROBINS-I Serious overall"),
    ),
    (
        "moderate",
        Concern.SERIOUS,
        sayable("ROBINS-I Moderate in {domains}"),
        sayable("ROBINS-I Moderate overall"),
    ),
)
_ROBINS_I_DOMAINS = 7


def _robins_i(appraisal: Appraisal, _: _Effort) -> Bias:
    ratings = _ratings(appraisal)
    overall = _overall(appraisal)
    for word, concern, in_domains, in_all in _ROBINS_I:
        where = [domain for domain, rating in ratings.items() if rating.startswith(word)]
        if where:
            return Bias(concern, say(in_domains, domains=listed(where)))
        if overall.startswith(word):
            return Bias(concern, say(in_all))
    low = sum(1 for rating in ratings.values() if rating.startswith("low"))
    if low >= _ROBINS_I_DOMAINS or overall.startswith("low"):
        return Bias(Concern.NONE, say("ROBINS-I Low in every domain rated"))
    told = say("ROBINS-I with {rated} of {all} domains rated", rated=low, all=_ROBINS_I_DOMAINS)
    return Bias(None, told)


def _syrcle(appraisal: Appraisal, _: _Effort) -> Bias:
    ratings = _ratings(appraisal)
    no = [item for item, rating in ratings.items() if _is_no(rating)]
    unclear = [item for item, rating in ratings.items() if rating.startswith("unclear")]
    if no:
        return Bias(Concern.SERIOUS, say("SYRCLE answered No on {items}", items=listed(no)))
    if unclear:
        return Bias(Concern.SOME, say("SYRCLE unclear on {items}", items=listed(unclear)))
    answered = len(ratings)
    if answered >= _SYRCLE_ITEMS:
        return Bias(Concern.NONE, say("SYRCLE answered Yes on every item"))
    told = say(
        "SYRCLE with {answered} of {all} items answered", answered=answered, all=_SYRCLE_ITEMS
    )
    return Bias(None, told)


_SYRCLE_ITEMS = 10
_AMSTAR_ITEMS = 16
_CRITICAL = frozenset({2, 4, 7, 9, 11, 13, 15})
_AMSTAR_2 = (
    (
        "critically low",
        Concern.VERY_SERIOUS,
        sayable("AMSTAR 2 Critically low, the review as a whole"),
    ),
    ("low", Concern.SERIOUS, sayable("AMSTAR 2 Low, the review as a whole")),
    ("moderate", Concern.SOME, sayable("AMSTAR 2 Moderate, the review as a whole")),
    ("high", Concern.NONE, sayable("AMSTAR 2 High, the review as a whole")),
)


def _amstar_2(appraisal: Appraisal, _: _Effort) -> Bias:
    items = {_number(item): rating for item, rating in _ratings(appraisal).items()}
    failed = sorted(n for n, r in items.items() if n is not None and _is_no(r))
    critical = [str(n) for n in failed if n in _CRITICAL]
    if critical:
        concern = Concern.SERIOUS if len(critical) == 1 else Concern.VERY_SERIOUS
        told = say("AMSTAR 2 critical item {items} failed by the review", items=listed(critical))
        return Bias(concern, told)
    overall = _overall(appraisal)
    for word, concern, as_a_whole in _AMSTAR_2:
        if overall.startswith(word):
            return Bias(concern, say(as_a_whole))
    if len(items) < _AMSTAR_ITEMS:
        told = say(
            "AMSTAR 2 with {answered} of {all} items answered",
            answered=len(items),
            all=_AMSTAR_ITEMS,
        )
        return Bias(None, told)
    if len(failed) > 1:
        return Bias(Concern.SOME, say("AMSTAR 2 Moderate, no critical item failed"))
    return Bias(Concern.NONE, say("AMSTAR 2 High, no critical item failed"))


_INSTRUMENTS = {
    "rob2": _rob_2,
    "robinsi": _robins_i,
    "syrcle": _syrcle,
    "amstar2": _amstar_2,
}


def _ratings(appraisal: Appraisal) -> dict[str, str]:
    return {domain: rating.casefold() for domain, rating in appraisal.domains.items()}


def _overall(appraisal: Appraisal) -> str:
    overall = appraisal.overall
    return "" if overall is None or overall is UNKNOWN else overall.casefold()


def _number(item: str) -> int | None:
    found = re.search(r"\d+", item)
    return int(found[0]) if found else None


def _is_no(rating: str) -> bool:
    """Return whether a rating answers No; 'no meta-analysis' and 'no information' do not."""
    return rating == "no" or rating.startswith(_NO)


_NO = ("no,", "no:", "no;", "no (", "no.")
