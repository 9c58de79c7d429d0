"""What the recorded appraisal of one study says of its risk of bias, by instrument."""

import re
from typing import NamedTuple

from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.study import Appraisal, Result
from claimgrade.model.vocabulary import Concern

_LEVELS = {Concern.NONE: 0, Concern.SOME: 0, Concern.SERIOUS: 1, Concern.VERY_SERIOUS: 2}


class Bias(NamedTuple):
    """How much one study's limits worry, and why; no concern where it cannot be told."""

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
        structural = ["the overall rating"]
    counted = {d: r for d, r in ratings.items() if effort is True or d not in structural}
    high = [d for d, r in counted.items() if r.startswith("high")]
    some = [d for d in counted if d not in high and (d in structural or _is_some(counted[d]))]
    overall = _overall(appraisal)
    if overall.startswith("high") and effort is not True and structural and len(some) < _SEVERAL:
        overall = ""
    if len(high) > 1:
        return Bias(Concern.VERY_SERIOUS, f"RoB 2 High in {_and(high)}")
    if high or overall.startswith("high"):
        where = f" in {high[0]}" if high else " overall"
        return Bias(Concern.SERIOUS, f"RoB 2 High{where}")
    if structural and effort is not True:
        return _structural(structural, some, effort)
    if some or overall.startswith("some"):
        several = f" in {_and(some)}" if some else " overall"
        return Bias(Concern.SOME, f"RoB 2 Some concerns{several}")
    rated = sum(1 for rating in ratings.values() if rating.startswith("low"))
    if rated >= _ROB_2_DOMAINS or overall.startswith("low"):
        return Bias(Concern.NONE, "RoB 2 Low in every domain rated")
    return Bias(None, f"RoB 2 with {rated} of {_ROB_2_DOMAINS} domains rated")


def _is_some(rating: str) -> bool:
    return rating.startswith("some")


def _structural(structural: list[str], some: list[str], effort: _Effort) -> Bias:
    """Return the bias of a trial whose gravest limit is one that training always has."""
    others = f"; Some concerns in {_and(some)}" if some else ""
    if effort is False:
        why = "takes no level, as the outcome does not depend on effort"
    else:
        state = "not reported" if effort is UNKNOWN else "not recorded"
        why = f"whether the outcome depends on effort is {state} ('effort_dependent')"
    return Bias(Concern.SOME, f"RoB 2 structural in {_and(structural)}: {why}{others}")


_ROBINS_I = (
    ("critical", Concern.VERY_SERIOUS),
    ("serious", Concern.VERY_SERIOUS),
    ("moderate", Concern.SERIOUS),
)
_ROBINS_I_DOMAINS = 7


def _robins_i(appraisal: Appraisal, _: _Effort) -> Bias:
    ratings = _ratings(appraisal)
    overall = _overall(appraisal)
    for word, concern in _ROBINS_I:
        where = [domain for domain, rating in ratings.items() if rating.startswith(word)]
        if where or overall.startswith(word):
            named = f"in {_and(where)}" if where else "overall"
            return Bias(concern, f"ROBINS-I {word.capitalize()} {named}")
    low = sum(1 for rating in ratings.values() if rating.startswith("low"))
    if low >= _ROBINS_I_DOMAINS or overall.startswith("low"):
        return Bias(Concern.NONE, "ROBINS-I Low in every domain rated")
    return Bias(None, f"ROBINS-I with {low} of {_ROBINS_I_DOMAINS} domains rated")


def _syrcle(appraisal: Appraisal, _: _Effort) -> Bias:
    ratings = _ratings(appraisal)
    no = [item for item, rating in ratings.items() if _is_no(rating)]
    unclear = [item for item, rating in ratings.items() if rating.startswith("unclear")]
    if no:
        return Bias(Concern.SERIOUS, f"SYRCLE answered No on {_and(no)}")
    if unclear:
        return Bias(Concern.SOME, f"SYRCLE unclear on {_and(unclear)}")
    if len(ratings) >= _SYRCLE_ITEMS:
        return Bias(Concern.NONE, "SYRCLE answered Yes on every item")
    return Bias(None, f"SYRCLE with {len(ratings)} of {_SYRCLE_ITEMS} items answered")


_SYRCLE_ITEMS = 10
_AMSTAR_ITEMS = 16
_CRITICAL = frozenset({2, 4, 7, 9, 11, 13, 15})
_AMSTAR_2 = (
    ("critically low", Concern.VERY_SERIOUS),
    ("low", Concern.SERIOUS),
    ("moderate", Concern.SOME),
    ("high", Concern.NONE),
)


def _amstar_2(appraisal: Appraisal, _: _Effort) -> Bias:
    items = {_number(item): rating for item, rating in _ratings(appraisal).items()}
    failed = sorted(n for n, r in items.items() if n is not None and _is_no(r))
    critical = [str(n) for n in failed if n in _CRITICAL]
    if critical:
        concern = Concern.SERIOUS if len(critical) == 1 else Concern.VERY_SERIOUS
        return Bias(concern, f"AMSTAR 2 critical item {_and(critical)} failed by the review")
    overall = _overall(appraisal)
    for word, concern in _AMSTAR_2:
        if overall.startswith(word):
            return Bias(concern, f"AMSTAR 2 {word.capitalize()}, the review as a whole")
    if len(items) < _AMSTAR_ITEMS:
        return Bias(None, f"AMSTAR 2 with {len(items)} of {_AMSTAR_ITEMS} items answered")
    weak = len(failed) > 1
    return Bias(
        Concern.SOME if weak else Concern.NONE,
        f"AMSTAR 2 {'Moderate' if weak else 'High'}, no critical item failed",
    )


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


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
