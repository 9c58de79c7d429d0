"""The claims of a workspace with what a reviewer needs to know of each."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from claimgrade.assess.case import Case
from claimgrade.assess.review import assess_claim
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.review_queue import review_queue, waiting_for
from claimgrade.cli.output import patience
from claimgrade.model.assessment import Assessment, RuleResult
from claimgrade.model.signature import Waiting
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import ClaimFile, Workspace


@dataclass(frozen=True, slots=True)
class Record:
    """One claim: its file, what the rules say of it and its assessment."""

    file: ClaimFile
    case: Case
    results: tuple[RuleResult, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A workspace, its claims in their order, and those that wait for a reviewer ``today``."""

    workspace: Workspace
    by_key: Mapping[str, Record]
    queue: tuple[Waiting, ...]
    today: datetime.date

    @property
    def records(self) -> tuple[Record, ...]:
        """Every claim that was not split into others."""
        return tuple(self.by_key.values())

    def __getitem__(self, key: str) -> Record:
        return self.by_key[key]

    def waiting(self, record: Record) -> Waiting:
        """Return what one claim waits for; nothing, where it waits for no reviewer."""
        return waiting_for(record.case, self.today)


def reviewed(root: Path, today: datetime.date, *, cache: bool) -> Reviewed:
    """Load a workspace and return its claims as a reviewer needs them on a day."""
    with patience("Reading the records"):
        workspace = load(root, cache=cache)
        ruled = ruled_cases(workspace, today)
        records = {
            key: Record(file, *ruled[key], assess_claim(*ruled[key]))
            for key, file in workspace.claims.items()
            if key in ruled and not file.claim.replaced_by
        }
        queue = review_queue((record.case for record in records.values()), today)
    return Reviewed(workspace, MappingProxyType(records), queue, today)
