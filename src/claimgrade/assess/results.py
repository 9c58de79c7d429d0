"""The results of all rules for a claim, and their sums."""

from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.rule import Rule, RulePage
from claimgrade.assess.ruling import Ruling, unresolved
from claimgrade.model.assessment import Missing, Outcome, RuleResult, Sums

_MOST_KEPT = 256

_Kept = dict[str, RuleResult]

_ALL: tuple[tuple[Rule, _Kept, _Kept], ...] = tuple((rule, {}, {}) for rule in CLAIM_RULES.values())
"""Each rule with the passes and not-applicables that many claims share, by message."""


def run(case: Case) -> tuple[RuleResult, ...]:
    """Return what every rule about claims says of one, in the order of the catalogue."""
    unrelated = tuple(
        [Missing(f"{line.at}.relation") for line in case.body.kept if line.entry.relation is None]
    )
    results = []
    for rule, passes, others in _ALL:
        ruling = unresolved(unrelated) if unrelated and rule.reads_lines else rule.function(case)
        outcome = ruling.outcome
        if outcome is Outcome.FLAG or outcome is Outcome.UNRESOLVED:
            results.append(_named(rule, ruling))
        else:
            shared = passes if outcome is Outcome.PASS else others
            results.append(shared.get(ruling.message) or _shared(rule, ruling, shared))
    return tuple(results)


def run_on_article(article: ArticleCase) -> tuple[RuleResult, ...]:
    """Return what every rule about articles says of one, in the order of the catalogue."""
    return tuple(_named(rule, rule.function(article)) for rule in ARTICLE_RULES.values())


def _shared(rule: Rule, ruling: Ruling, shared: _Kept) -> RuleResult:
    result = _named(rule, ruling)
    if len(shared) < _MOST_KEPT:
        shared[ruling.message] = result
    return result


def _named(rule: RulePage, ruling: Ruling) -> RuleResult:
    return RuleResult(rule.code, rule.name, rule.family, *ruling, subject=rule.subject)


def sums_of(results: tuple[RuleResult, ...]) -> Sums:
    """Return how many rules said what; the numbers add up to the number of rules."""
    passed = flagged = accepted = once = absent = unknown = not_applicable = 0
    for result in results:
        if result.outcome is Outcome.PASS:
            passed += 1
        elif result.outcome is Outcome.NOT_APPLICABLE:
            not_applicable += 1
        elif result.outcome is Outcome.UNRESOLVED:
            if any(not missing.looked_up for missing in result.missing):
                absent += 1
            else:
                unknown += 1
        elif result.once is not None:
            once += 1
        elif result.accepted is not None:
            accepted += 1
        else:
            flagged += 1
    return Sums(passed, flagged, accepted, once, absent, unknown, not_applicable)
