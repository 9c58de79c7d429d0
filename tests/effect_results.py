"""Results to work effects out from, built from the few figures that matter to one."""

from collections.abc import Mapping
from typing import Any

from claimgrade.model.effect import Effect, NotComputed
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects import effect_of
from claimgrade.workspace.schema.records import record_from

MD = Statistic.MEAN_DIFFERENCE
SMD = Statistic.STANDARDISED_MEAN_DIFFERENCE
RATIO = Statistic.RATIO
PERCENT = Statistic.PERCENT_DIFFERENCE
RR, OR, RD = Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.RISK_DIFFERENCE
FOLD, PERCENT_CHANGE = Statistic.FOLD_OF_BASELINE, Statistic.PERCENT_CHANGE
WITHIN = Statistic.WITHIN_GROUP_EFFECT_SIZE

# Hours of sleep gained with two drugs by the same ten people (Student, Biometrika 1908;6:1-25).
FIRST_DRUG = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SECOND_DRUG = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def result(*groups: Mapping[str, Any], **fields: Any) -> Result:
    return record_from(Result, {"id": "r", "groups": list(groups), **fields})


def conditions(one: Mapping[str, Any], other: Mapping[str, Any], **fields: Any) -> Result:
    """Two groups with roles, in different people unless ``paired`` says otherwise."""
    groups = (
        {"name": "bands", "role": "intervention", **one},
        {"name": "free", "role": "comparator", **other},
    )
    return result(*groups, **{"contrast": "conditions", "paired": False, **fields})


def change(group: Mapping[str, Any], **fields: Any) -> Result:
    """One group before and after."""
    return result({"name": "bands", **group}, **{"contrast": "change", **fields})


def computed(found_in: Result, measure: Statistic, /, **options: Any) -> Effect:
    found = effect_of(found_in, measure, **options)
    assert isinstance(found, Effect), found
    return found


def refused(found_in: Result, measure: Statistic, /, **options: Any) -> NotComputed:
    found = effect_of(found_in, measure, **options)
    assert isinstance(found, NotComputed), found
    assert found.reason
    assert not found.reason.endswith(".")
    return found


def with_error(found: Effect) -> tuple[float, float]:
    assert found.standard_error is not None
    return found.value, found.standard_error


def interval(found: Effect) -> tuple[float, float]:
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high
