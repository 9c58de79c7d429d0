"""Works that a library has twice, or that are two versions of one, and which of two to keep."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimgrade.library.merging.agreement import COMPARED
from claimgrade.library.merging.better import is_verified
from claimgrade.library.merging.holdings import Holdings
from claimgrade.library.merging.identity import identity
from claimgrade.library.merging.sameness import Relation, Sameness
from claimgrade.library.merging.works import Works
from claimgrade.model.source import Source
from claimgrade.workspace.workspace import Workspace

_ORDER = {Relation.SAME: 0, Relation.VERSION: 1, Relation.DOUBTFUL: 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries, the one to keep first, what they are to each other, and why."""

    kept: str
    other: str
    sameness: Sameness


def duplicates(workspace: Workspace, holdings: Holdings) -> list[Pair]:
    """Return every two works that are, or may be, one; first what an identifier tells.

    Pairs that were said to be distinct, and a preprint that names the article as the work that
    replaces it, are left out.
    """
    cited = _citations(workspace)
    found = []
    for one, other, same in Works(holdings.sources.values()).pairs():
        if same.relation is Relation.VERSION and _is_recorded(holdings, one, other):
            continue
        kept, second = _kept_first(holdings.sources[one], holdings.sources[other], cited)
        found.append(Pair(kept, second, same))
    return sorted(
        found,
        key=lambda p: (_ORDER[p.sameness.relation], not p.sameness.certain, p.kept, p.other),
    )


def _is_recorded(holdings: Holdings, one: str, other: str) -> bool:
    """Tell whether two entries are said to be versions of one work already."""
    return any(
        holdings.sources[a].details.superseded_by == b
        or any(version.key == b for version in holdings.sources[a].details.versions)
        for a, b in ((one, other), (other, one))
    )


def _kept_first(one: Source, other: Source, cited: dict[str, int]) -> tuple[str, str]:
    """Return two keys, first the article, the one verified, cited more often, or fuller."""

    def merit(source: Source) -> tuple[int, ...]:
        verified = sum(is_verified(source.details, name) for name in source.fields)
        told = sum(name in COMPARED for name in source.fields)
        not_preprint = int(not identity(source).preprint)
        return (not_preprint, verified, cited.get(source.key, 0), told)

    first, second = merit(one), merit(other)
    return (one.key, other.key) if first >= second else (other.key, one.key)


def _citations(workspace: Workspace) -> dict[str, int]:
    """Return how many lines of evidence name each source."""
    counts: dict[str, int] = {}
    for file in workspace.claims.values():
        for line in file.claim.evidence:
            if line.source:
                counts[line.source] = counts.get(line.source, 0) + 1
    return counts


def left_to_do(workspace: Workspace, kept: str, other: str) -> Iterator[str]:
    """Yield what a person has to put together by hand when two entries are made one."""
    if kept in workspace.studies and other in workspace.studies:
        yield (
            f"both have a study record: put citations/studies/{other}.yaml into that of '{kept}', "
            "and remove it"
        )
    for file in workspace.claims.values():
        named = {line.source for line in file.claim.evidence}
        if {kept, other} <= named:
            yield f"{file.path} has lines of both: see whether they count one study twice"
