"""What the library measured on an outcome, whichever name a record gives it."""

from collections.abc import Iterator
from typing import NamedTuple

from claimgrade.model.fields import Unknown
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import Direction, RetractionStatus
from claimgrade.workspace.workspace import Workspace


class Measured(NamedTuple):
    """A result of a study of the library, with the key of the study."""

    key: str
    study: Study
    result: Result


Went = Direction | Unknown | None
"""Which way a result went, where that is recorded."""

_ByDirection = dict[Went, list[Measured]]


class Outcomes:
    """Results of the library by outcome, then by the way they went.

    Case, spacing and the workspace's groups of synonyms make no difference. Results of retracted
    sources are left out. The index is made when first asked for.
    """

    __slots__ = ("_names", "_results", "_synonyms", "_workspace")

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._results: dict[str, _ByDirection] | None = None
        self._names: dict[str, str] = {}
        self._synonyms = {
            _folded(synonym): _folded(group[0])
            for group in workspace.settings.synonyms
            for synonym in group
        }

    def on(self, outcome: str, went: Went) -> list[Measured]:
        """Return the results on an outcome that went one way (``None``: not recorded)."""
        if self._results is None:
            self._results = self._indexed()
        by_direction = self._results.get(self.name(outcome))
        return by_direction.get(went, []) if by_direction is not None else []

    def all_on(self, outcome: str) -> Iterator[Measured]:
        """Yield every result on an outcome."""
        if self._results is None:
            self._results = self._indexed()
        for measured in self._results.get(self.name(outcome), {}).values():
            yield from measured

    def name(self, outcome: str) -> str:
        """Return the one name that all synonyms of an outcome share."""
        known = self._names.get(outcome)
        if known is None:
            folded = _folded(outcome)
            known = self._names[outcome] = self._synonyms.get(folded, folded)
        return known

    def _indexed(self) -> dict[str, _ByDirection]:
        index: dict[str, _ByDirection] = {}
        for key, study in self._workspace.studies.items():
            source = self._workspace.sources.get(key)
            if source and source.retraction_status is RetractionStatus.RETRACTED:
                continue
            for result in study.results:
                if isinstance(result.outcome, str):
                    by_direction = index.setdefault(self.name(result.outcome), {})
                    measured = Measured(key, study, result)
                    by_direction.setdefault(result.direction, []).append(measured)
        return index


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
