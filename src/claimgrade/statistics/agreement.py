"""How far two people agree beyond chance."""

from collections import Counter
from collections.abc import Sequence


def weighted_kappa(ratings: Sequence[tuple[int, int]], *, quadratic: bool = False) -> float | None:
    """Return Cohen's kappa for two people's ratings of the same things on an ordered scale.

    A disagreement weighs by its distance (linear), or by the distance squared. 1 is full
    agreement, 0 what chance gives, below 0 less. ``None`` where kappa is not defined: nothing was
    rated, or both people gave everything one and the same rating.

    Source: Cohen J., Psychological Bulletin 1968;70:213-220.
    """
    power = 2 if quadratic else 1
    observed = sum(abs(one - other) ** power for one, other in ratings)
    first, second = Counter(one for one, _ in ratings), Counter(other for _, other in ratings)
    by_chance = sum(
        n * m * abs(one - other) ** power for one, n in first.items() for other, m in second.items()
    )
    return 1 - observed * len(ratings) / by_chance if by_chance else None
