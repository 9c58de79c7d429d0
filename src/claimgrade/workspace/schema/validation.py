"""Asks pydantic whether values hold a record."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from claimgrade.model.record import R


def validated(model: type[R], values: Any) -> R:
    """Return the record that values hold.

    Raises:
        pydantic.ValidationError: something in them does not fit; a ``ValueError``.
    """
    kind: Any = model
    record: R = _adapter(kind).validate_python(values)
    return record


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
