"""The errors in the levels of a judgement: taken without a reason, twice, not at all or in vain."""

import re
from collections.abc import Iterator
from itertools import combinations

from claimgrade.assess.grading import lint_codes
from claimgrade.assess.grading.judged import Error, Judged
from claimgrade.assess.in_words import in_words
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Concern, Domain, Points

_SERIOUS = (Concern.SERIOUS, Concern.VERY_SERIOUS, Concern.EXTREMELY_SERIOUS)


def _level_without_reason(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.domains.items():
        if entered.reason is None and judged.moves(domain):
            message = say(
                "{domain} moves a level, and no reason is recorded"
                if judged.rating.levels[domain]
                else "{domain} shares a level, and no reason is recorded",
                domain=in_words(domain),
            )
            yield lint_codes.LEVEL_WITHOUT_REASON, message, judged.at(domain)


def _one_flaw_twice(judged: Judged) -> Iterator[Error]:
    levels = judged.rating.levels
    taking = [(domain, one) for domain, one in judged.domains.items() if levels[domain] < 0]
    if len(taking) < 2:
        return
    for (first, one), (second, other) in combinations(taking, 2):
        if one.shared_with is second or other.shared_with is first:
            continue
        same = _say_the_same(one.reason, other.reason)
        common = [code for code in one.covers if code in other.covers]
        if same or common:
            message = say(
                "{first} and {second} each take a level for the same reason"
                if same
                else "{first} and {second} each take a level for the fact of {rule}",
                first=in_words(first),
                second=in_words(second),
                rule="" if same else common[0],
            )
            yield lint_codes.ONE_FLAW_TWICE, message, judged.at(second)


def _serious_without_level(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.domains.items():
        if entered.levels or entered.shared_with is not None:
            continue
        if entered.concern in _SERIOUS and domain.rates_down:
            message = say(
                "{domain} is {concern}, and takes no level",
                domain=in_words(domain),
                concern=in_words(entered.concern),
            )
            yield lint_codes.SERIOUS_WITHOUT_LEVEL, message, judged.at(domain)


def _level_not_counted(judged: Judged) -> Iterator[Error]:
    for domain, why in judged.rating.not_counted.items():
        entered = judged.domains[domain].levels
        counted = abs(judged.rating.levels[domain])
        message = say(
            _not_counted(entered, counted),
            number=entered - counted,
            all=entered,
            domain=in_words(domain),
            why=why,
        )
        yield lint_codes.LEVEL_NOT_COUNTED, message, judged.at(domain)


def _not_counted(entered: int, counted: int) -> str:
    """Return the sentence for levels that do not count, none or some of those entered."""
    if not counted:
        return _NOT_ONE if entered == 1 else _NONE_OF_THEM
    return _ONE_OF_THEM if entered - counted == 1 else _SOME_OF_THEM


_NOT_ONE = sayable("1 level entered under {domain} does not count: {why}")
_NONE_OF_THEM = sayable("{number} levels entered under {domain} do not count: {why}")
_ONE_OF_THEM = sayable("1 of the {all} levels entered under {domain} does not count: {why}")
_SOME_OF_THEM = sayable("{number} of the {all} levels entered under {domain} do not count: {why}")


def _shared_with_nothing(judged: Judged) -> Iterator[Error]:
    levels = judged.rating.levels
    for domain, entered in judged.domains.items():
        partner = entered.shared_with
        if partner is None or levels[domain]:
            continue
        if partner is domain or not levels.get(partner):
            message = say(
                "{domain} shares a level with {partner}, which takes none",
                domain=in_words(domain),
                partner=in_words(partner),
            )
            yield lint_codes.SHARED_WITH_NOTHING, message, judged.at(domain)


def both_ways(judged: Judged) -> Error | None:
    """Return that the evidence points both ways and inconsistency hardly counts it, if it is so."""
    entered = judged.domain(Domain.INCONSISTENCY)
    if entered is None or judged.case.body.points is not Points.BOTH or not judged.rating.shown:
        return None
    taken = -judged.rating.levels[Domain.INCONSISTENCY]
    if taken < 2:
        message = say(
            "the evidence points both ways, and inconsistency takes 1 level"
            if taken
            else "the evidence points both ways, and inconsistency takes no level"
        )
        return lint_codes.BOTH_WITHOUT_INCONSISTENCY, message, judged.at(Domain.INCONSISTENCY)
    return None


def _say_the_same(one: str | None, other: str | None) -> bool:
    """Return whether two reasons have the same words, whatever their case and punctuation."""
    if not one or not other:
        return False
    first, second = one[0].casefold(), other[0].casefold()
    if first != second and first.isalnum() and second.isalnum():
        return False
    return _words(one.casefold()) == _words(other.casefold())


_words = re.compile(r"\w+").findall


LEVEL_LINTS = (
    _level_without_reason,
    _one_flaw_twice,
    _serious_without_level,
    _level_not_counted,
    _shared_with_nothing,
)
