"""What is left out of results put together, in words: by the reason, each with its figures."""

from dataclasses import dataclass

from claimgrade.assess.field_words import field_words
from claimgrade.model.pooled import LeftOut
from claimgrade.model.saying import listed
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print


@dataclass(frozen=True, slots=True)
class LeftOutGroup:
    """Results that are left out for one reason, each with its figures as printed."""

    reason: str
    missing: str
    results: tuple[str, ...]


def left_out_groups(left_out: tuple[LeftOut, ...]) -> tuple[LeftOutGroup, ...]:
    """Return what a pool leaves out by reason, the most frequent first."""
    by_reason: dict[str, list[LeftOut]] = {}
    for one in left_out:
        by_reason.setdefault(one.reason, []).append(one)
    return tuple(
        LeftOutGroup(reason, _lacking(group), tuple(map(_told, group)))
        for reason, group in sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _lacking(group: list[LeftOut]) -> str:
    """Return in words what a group of results waits for, without the names of their groups."""
    return listed(sorted({field_words(name) for one in group for name in one.missing}))


def _told(one: LeftOut) -> str:
    where = f"{one.name}, {one.outcome}" if one.result else one.name
    if not one.as_printed:
        return TEXT["pool_no_figure"].format(where=where)
    return f"{where}: {figures_in_print(one.as_printed)}"
