"""Study records for tests of what is put together: two groups of ten, or a printed estimate."""

from collections.abc import Mapping
from typing import Any

from build import workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.pooling.pools import pool_of_outcome
from claimgrade.model.pooled import Pool

OUTCOME = "muscle size"

FIXED = {
    "statistics": {
        "estimator": {"value": "fixed-effect", "rationale": "by hand"},
        "adjustment": {"value": "normal", "rationale": "by hand"},
    }
}


def group(name: str, role: str, **figures: object) -> dict[str, Any]:
    """Return a group of ten people, unless its figures say otherwise."""
    return {"name": name, "role": role, "n": 10, **figures}


def result(one: Mapping[str, Any], other: Mapping[str, Any], **fields: object) -> dict[str, Any]:
    """Return a comparison of two groups on muscle size."""
    return {
        "id": "r",
        "outcome": OUTCOME,
        "contrast": "conditions",
        "paired": False,
        "unit": "cm²",
        "direction": "increase",
        "groups": [group("bands", "intervention", **one), group("alone", "comparator", **other)],
        **fields,
    }


def trial(
    mean: float = 3, sd: float | None = 2, *, results: object = None, **fields: Any
) -> dict[str, Any]:
    """Return a randomised trial in people that measured ``mean`` against 1."""
    spread = {} if sd is None else {"sd": sd}
    own = [result({"mean": mean, **spread}, {"mean": 1, **spread})]
    return {
        "design": "randomised-trial",
        "randomised": True,
        "population": {"species": "human"},
        "intervention": {"what": "training with bands"},
        "comparator": "training without bands",
        "results": results or own,
        **fields,
    }


def pooled(studies: Mapping[str, Any], outcome: str = OUTCOME, **record: Any) -> Pool:
    """Return the pool of an outcome over a library of studies, with equal weights by variance."""
    given = {"settings": FIXED, "studies": studies, "claim": {}, **record}
    workspace = workspace_of(given)
    return pool_of_outcome(Context(workspace, None), outcome)


def estimated(estimate: float, low: float, high: float, **fields: Any) -> dict[str, Any]:
    """Return a randomised trial of which a difference is printed with its 95 % interval."""
    none = 1 if fields.get("statistic") == "risk-ratio" else 0
    own = {
        "id": "r",
        "outcome": OUTCOME,
        "contrast": "conditions",
        "estimate": str(estimate),
        "low": str(low),
        "high": str(high),
        "interval": "95% confidence",
        "statistic": "mean-difference",
        "unit": "cm²",
        "favours": "training with bands",
        "direction": "increase" if estimate > none else "decrease",
        **{k: fields.pop(k) for k in list(fields) if k in ("mid", "statistic", "unit")},
    }
    return trial(results=[own], **{"n": 500, **fields})


def reasons(pool: Pool) -> dict[str, str]:
    """Return why each study is left out."""
    return {one.study: one.reason for one in pool.left_out}


def entered(pool: Pool) -> list[str]:
    """Return the studies that enter, in their order."""
    return [entry.study for entry in pool.entries]


REVIEW: dict[str, Any] = {
    "design": "meta-analysis",
    "population": {"species": "human"},
    "comparator": "training without bands",
    "results": [
        {
            "id": "r",
            "outcome": OUTCOME,
            "contrast": "conditions",
            "estimate": 2.5,
            "low": 1,
            "high": 4,
            "interval": "95% confidence",
            "statistic": "mean-difference",
            "unit": "cm²",
            "favours": "training with bands",
            "studies": 2,
        }
    ],
}
"""A published pooled result."""
