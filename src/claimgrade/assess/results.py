"""The results of all rules for a claim, and their sums."""

from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.rule import Rule, RulePage
from claimgrade.assess.ruling import Ruling, unresolved
from claimgrade.model.assessment import Outcome, RuleResult, Sums
from claimgrade.model.missing import Missing

_MOST_KEPT = 256

_Kept = dict[str, tuple[Ruling, RuleResult]]

_ALL: tuple[tuple[Rule, _Kept], ...] = tuple((rule, {}) for rule in CLAIM_RULES.values())
"""Each rule with results that many claims share, by their message."""


def run(case: Case) -> tuple[RuleResult, ...]:
    """Return what every rule about claims says of one, in the order of the catalogue."""
    unrelated = tuple(
        [Missing(f"{line.at}.relation") for line in case.body.kept if line.entry.relation is None]
    )
    results = []
    for rule, kept in _ALL:
        ruling = unresolved(unrelated) if unrelated and rule.reads_lines else rule.function(case)
        known = kept.get(ruling.message)
        if known is not None and known[0] == ruling:
            results.append(known[1])
        else:
            result = _named(rule, ruling)
            results.append(result)
            if len(kept) < _MOST_KEPT:
                kept[ruling.message] = ruling, result
    return tuple(results)


def run_on_article(article: ArticleCase) -> tuple[RuleResult, ...]:
    """Return what every rule about articles says of one, in the order of the catalogue."""
    return tuple(_named(rule, rule.function(article)) for rule in ARTICLE_RULES.values())


def _named(rule: RulePage, ruling: Ruling) -> RuleResult:
    return RuleResult(rule.code, rule.name, rule.family, *ruling, subject=rule.subject)


def sums_of(results: tuple[RuleResult, ...]) -> Sums:
    """Return how many rules said what; the numbers add up to the number of rules."""
    said = [result.outcome for result in results]
    accepted = once = absent = 0
    for result, outcome in zip(results, said, strict=True):
        if outcome is Outcome.FLAG:
            if result.once is not None:
                once += 1
            elif result.accepted is not None:
                accepted += 1
        elif outcome is Outcome.UNRESOLVED and not all(m.looked_up for m in result.missing):
            absent += 1
    return Sums(
        said.count(Outcome.PASS),
        said.count(Outcome.FLAG) - once - accepted,
        accepted,
        once,
        absent,
        said.count(Outcome.UNRESOLVED) - absent,
        said.count(Outcome.NOT_APPLICABLE),
    )
