"""The catalogue of rules, by code."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from claimgrade.assess.rule import Rule
from claimgrade.assess.rules import (
    completeness,
    design,
    fit_comparator,
    fit_outcome,
    fit_population,
    numbers,
    source,
    strength_hedge,
    strength_support,
)

_FAMILIES = (
    strength_hedge,
    strength_support,
    design,
    fit_population,
    fit_outcome,
    fit_comparator,
    numbers,
    completeness,
    source,
)


def _rules_in(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted(
            (rule for module in _FAMILIES for rule in _rules_in(module)),
            key=lambda rule: rule.code,
        )
    }
)
"""Every rule in the order of its code."""
