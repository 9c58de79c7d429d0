"""The results of all rules for a claim, and their sums."""

from collections.abc import Callable
from typing import NamedTuple

from claimgrade.assess.alike import likeness
from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.rule import Decide, Rule, RulePage
from claimgrade.assess.ruling import Ruling, unresolved
from claimgrade.model.assessment import RuleResult
from claimgrade.model.missing import Missing

_MOST_KEPT = 256

_Kept = dict[str, tuple[Ruling, RuleResult]]


class _Asked(NamedTuple):
    """A rule as it is asked: what decides, and results that many claims share, by message."""

    rule: Rule
    decide: Decide
    kept: _Kept


_ALL = tuple(_Asked(rule, rule.function, {}) for rule in CLAIM_RULES.values())

_ON_PREMISES = tuple(place for place, asked in enumerate(_ALL) if asked.rule.reads_premises)


def run(case: Case) -> tuple[RuleResult, ...]:
    """Return what every rule about claims says of one, in the order of the catalogue.

    Claims of which hardly anything is recorded share their results, but those on premises. What
    is said is kept with the claim.
    """
    results = case.ruled = _run(case)
    return results


def _run(case: Case) -> tuple[RuleResult, ...]:
    alike = likeness(case)
    if alike is None:
        return _run_all(case)
    shared = case.context.results_of_alike.get(alike)
    if shared is None:
        shared = case.context.results_of_alike[alike] = _run_all(case)
    elif case.claim.builds_on:
        own = list(shared)
        for place in _ON_PREMISES:
            own[place] = _result(_ALL[place], _ALL[place].decide(case))
        return tuple(own)
    return shared


class Some(NamedTuple):
    """Some rules about claims, in the order of the catalogue (:func:`those`).

    ``on_phrasing`` are those among them that read how a sentence is put; ``places`` are where the
    others stand in the catalogue, with ``None`` for each of those that read it.
    """

    rules: tuple[_Asked, ...]
    on_phrasing: tuple[_Asked, ...]
    places: tuple[int | None, ...]


def those(wanted: Callable[[Rule], bool]) -> Some:
    """Return the rules about claims that are wanted, for :func:`run_reworded`."""
    placed = [(place, asked) for place, asked in enumerate(_ALL) if wanted(asked.rule)]
    return Some(
        tuple(asked for _, asked in placed),
        tuple(asked for _, asked in placed if asked.rule.reads_phrasing),
        tuple(None if asked.rule.reads_phrasing else place for place, asked in placed),
    )


def run_reworded(revised: Case, case: Case, some: Some) -> tuple[RuleResult, ...]:
    """Return what some rules say of a claim in other words, in the order of the catalogue.

    ``case`` is the claim as it is worded. What was said of it stands for a sentence that asserts
    the same, but for the rules that read how it is put.
    """
    own = case.ruled
    # While the claim was ruled on, one in a circle of premises was not settled yet.
    if own is None or case.claim.builds_on or not _assert_the_same(case, revised):
        return _run_all(revised, some.rules)
    anew = iter(_run_all(revised, some.on_phrasing))
    return tuple([next(anew) if place is None else own[place] for place in some.places])


def _assert_the_same(one: Case, other: Case) -> bool:
    """Return whether two wordings of a claim say the same of the same evidence."""
    return (
        one.body is other.body
        and one.claim.asserts is other.claim.asserts
        and one.kind is other.kind
        and one.relation is other.relation
        and one.direction is other.direction
        and one.species is other.species
    )


def _run_all(case: Case, rules: tuple[_Asked, ...] = _ALL) -> tuple[RuleResult, ...]:
    unrelated = tuple(
        [Missing(f"{line.at}.relation") for line in case.body.kept if line.entry.relation is None]
    )
    results = []
    for asked in rules:
        rule, decide, kept = asked
        ruling = unresolved(unrelated) if unrelated and rule.reads_lines else decide(case)
        known = kept.get(ruling.message)
        if known is not None and known[0] is ruling:
            results.append(known[1])
        else:
            results.append(_result(asked, ruling))
    return tuple(results)


def _result(asked: _Asked, ruling: Ruling) -> RuleResult:
    """Return a ruling with the rule's name; one that many claims share is the same for all."""
    known = asked.kept.get(ruling.message)
    if known is not None and known[0] == ruling:
        return known[1]
    result = _named(asked.rule, ruling)
    if len(asked.kept) < _MOST_KEPT:
        asked.kept[ruling.message] = ruling, result
    return result


def run_on_article(article: ArticleCase) -> tuple[RuleResult, ...]:
    """Return what every rule about articles says of one, in the order of the catalogue."""
    return tuple(_named(rule, rule.function(article)) for rule in ARTICLE_RULES.values())


def _named(rule: RulePage, ruling: Ruling) -> RuleResult:
    return RuleResult(rule.code, rule.name, rule.family, *ruling, None, rule.subject)
