"""What reading one record from a file gives: the record, its places, and what was left out."""

from typing import Generic, NamedTuple

from claimgrade.model.record import R
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.positions import Positions


class Read(NamedTuple, Generic[R]):
    """A record with the places of its fields, and what was left out of it.

    ``record`` is ``None`` when nothing of it could be used. ``positions`` and ``broken`` go by
    the indexes of the record, which differ from the file's where an item was left out; a list
    that lost an item is named in ``broken`` itself.
    """

    record: R | None
    positions: Positions
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()
