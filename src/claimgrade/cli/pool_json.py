"""A pool as plain values for JSON; keys are only ever added."""

import math
from dataclasses import asdict
from typing import Any

from claimgrade.assess.pooling.rows import without_noise
from claimgrade.model.pooled import Pool


def pool_as_json(pool: Pool | None) -> dict[str, Any] | None:
    """Return everything of a pool by the names of its fields; ``null`` for what is not there."""
    if pool is None:
        return None
    plain: dict[str, Any] = _finite(asdict(pool))
    return plain


def _finite(value: Any) -> Any:
    """Return a value to 12 digits, and without infinities, which JSON cannot hold."""
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    if not isinstance(value, float):
        return value
    return without_noise(value) if math.isfinite(value) else None
