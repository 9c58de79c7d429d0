"""What a look-up on a list puts into the record of a source, and what it leaves as it is."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimgrade.library.retraction.lists import GRAVITY
from claimgrade.library.retraction.standings import LookedUp
from claimgrade.model.source import Retraction
from claimgrade.model.vocabulary import RetractionStatus


@dataclass(frozen=True, slots=True)
class Recording:
    """What is to be recorded by key, and the sources whose own, graver record stays.

    ``graver`` has the status that is recorded and the one that the list gives.
    """

    entries: Mapping[str, Mapping[str, str]]
    graver: Mapping[str, tuple[RetractionStatus, RetractionStatus]]


def recording(
    found: Iterable[LookedUp], on: datetime.date, name: str, *, lower: bool = False
) -> Recording:
    """Return the records of the sources that were looked up; one that is unchecked gets none.

    A record that is graver than what the list says stays, unless ``lower`` is set: a person may
    know of a notice that the list lacks. Nothing is written over a record made later than ``on``.
    """
    entries: dict[str, Mapping[str, str]] = {}
    graver: dict[str, tuple[RetractionStatus, RetractionStatus]] = {}
    for one in found:
        held = one.source.details.retraction
        status = one.standing.status
        if status is RetractionStatus.UNCHECKED or (held and held.on and held.on > on):
            continue
        if held and GRAVITY.index(held.status) > GRAVITY.index(status) and not lower:
            graver[one.source.key] = (held.status, status)
            continue
        entry = _entry(one, held, on, name)
        if held is None or entry != _as_written(held):
            entries[one.source.key] = entry
    return Recording(entries, graver)


def _entry(
    one: LookedUp, held: Retraction | None, on: datetime.date, name: str
) -> Mapping[str, str]:
    status = one.standing.status
    entry = {"status": status.value, "on": on.isoformat(), "list": name}
    known = held.notice if held is not None and held.status is status else None
    notice = one.standing.notice or known
    return {**entry, "notice": notice} if notice else entry


def _as_written(held: Retraction) -> Mapping[str, str]:
    fields = {
        "status": held.status.value,
        "on": held.on.isoformat() if held.on else None,
        "list": held.list,
        "notice": held.notice,
    }
    return {name: value for name, value in fields.items() if value is not None}
