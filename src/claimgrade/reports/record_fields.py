"""What views hold, by the names of its fields, for data that is read by other programs."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def names_of_fields(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a record, in their order; none of what is no record."""
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(field.name for field in fields(value))
    return getattr(value, "_fields", ())


def by_fields(value: object) -> Any:
    """Return a value with the records in it as mappings from field to value, and lists."""
    names = names_of_fields(value)
    if names:
        return {name: by_fields(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: by_fields(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [by_fields(one) for one in value]
    return value
