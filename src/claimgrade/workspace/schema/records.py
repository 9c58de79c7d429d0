"""From plain values to records: what does not fit the schema is reported and left out."""

from typing import Any

from claimgrade.model.record import R
from claimgrade.workspace.reading.positions import Positions
from claimgrade.workspace.schema.plain_records import NotPlain, plain_record
from claimgrade.workspace.schema.read import Read


def read_record(
    model: type[R],
    values: dict[str, Any] | None,
    positions: Positions,
    broken: tuple[str, ...] = (),
    below: str = "",
) -> Read[R]:
    """Return the record that values hold; a broken field is left out and the rest is kept.

    ``broken`` names fields already known to have no value that can be used. ``below`` is the
    dotted path in the file under which the record stands, where it is not the whole file.
    """
    if values is None:
        return Read(None, positions)
    if not broken:
        try:
            return Read(plain_record(model, values), positions)
        except NotPlain:
            pass
    from claimgrade.workspace.schema.mending import mended

    return mended(model, values, positions, broken, below)


def record_from(model: type[R], values: Any) -> R:
    """Return the whole record that values hold.

    Raises:
        ValueError: something in them does not fit.
    """
    try:
        return plain_record(model, values)
    except NotPlain:
        from claimgrade.workspace.schema.validation import validated

        return validated(model, values)
