"""Records as the plain values that JSON holds, and what of a record was said."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from claimgrade.model.record import Record


def plain(value: Any) -> Any:
    """Return a record, or a value of one, as dictionaries, lists, text, numbers and booleans.

    Fields go by their names in the model; those that are ``None`` are left out. Numbers of
    records become text, so that they keep the digits they were written with.
    """
    if isinstance(value, Record):
        return {name: plain(one) for name, one in values_of(value) if one is not None}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {plain(name): plain(one) for name, one in value.items() if one is not None}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def values_of(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each field of a record, in order."""
    kind: Any = type(record)
    return ((name, getattr(record, name)) for name in field_names(kind))


def said(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each field of a record that is not as if it were left out."""
    kind: Any = type(record)
    for name, absent in absent_values(kind):
        value = getattr(record, name)
        if value is not absent and value != absent:
            yield name, value


def names_said(record: Record) -> Iterator[str]:
    """Yield the name of each field of a record that is not as if it were left out, in no order."""
    kind: Any = type(record)
    absent = _absent_by_name(kind)
    for name, value in vars(record).items():
        nothing = absent[name]
        if value is not nothing and value != nothing:
            yield name


@cache
def _absent_by_name(kind: Any) -> Mapping[str, Any]:
    return dict(absent_values(kind))


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a kind of record, in order."""
    return tuple(one.name for one in fields(kind))


@cache
def absent_values(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return each field of a kind of record with the value that stands for its absence.

    A field that every record must have has none: ``dataclasses.MISSING``, which no value equals.
    """
    return tuple(
        (one.name, one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(kind)
    )
