"""The catalogue of rules, by code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from claimgrade.assess.rule import ArticleRule, Rule, RulePage
from claimgrade.assess.rules import (
    completeness,
    completeness_premise,
    completeness_record,
    completeness_understatement,
    completeness_unlinked,
    design,
    fit_comparator,
    fit_dose,
    fit_duration,
    fit_groups,
    fit_individual,
    fit_outcome,
    fit_population,
    harm,
    numbers,
    numbers_statistic,
    source,
    source_changes,
    source_check,
    source_interest,
    source_signature,
    source_standing,
    strength_hedge,
    strength_null,
    strength_plural,
    strength_size,
    strength_support,
)

_FAMILIES = (
    strength_hedge,
    strength_support,
    strength_plural,
    strength_null,
    strength_size,
    design,
    fit_population,
    fit_outcome,
    fit_comparator,
    fit_groups,
    fit_individual,
    fit_dose,
    fit_duration,
    numbers,
    numbers_statistic,
    completeness,
    completeness_premise,
    completeness_record,
    completeness_understatement,
    completeness_unlinked,
    harm,
    source,
    source_changes,
    source_check,
    source_standing,
    source_interest,
    source_signature,
)


_Sort = TypeVar("_Sort")
_Page = TypeVar("_Page", bound=RulePage)


def _in_all_families(sort: type[_Sort]) -> list[_Sort]:
    return [v for module in _FAMILIES for v in vars(module).values() if isinstance(v, sort)]


def _by_code(rules: list[_Page]) -> Mapping[str, _Page]:
    return MappingProxyType({rule.code: rule for rule in sorted(rules, key=lambda r: r.code)})


CLAIM_RULES: Mapping[str, Rule] = _by_code(_in_all_families(Rule))
"""Every rule about a claim, in the order of its code."""

ARTICLE_RULES: Mapping[str, ArticleRule] = _by_code(_in_all_families(ArticleRule))
"""Every rule about an article as a whole, in the order of its code."""

RULES: Mapping[str, RulePage] = _by_code(_in_all_families(RulePage))
"""Every rule in the order of its code."""
