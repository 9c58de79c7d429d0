"""Looks up in the model what a field of a record takes: its keys, its words, its form."""

import types
import typing
from collections.abc import Sequence
from dataclasses import Field, dataclass, fields
from typing import Any

from claimgrade.model.fields import WordOr
from claimgrade.model.record import Record, written_keys

Path = tuple[str | int, ...]
"""Keys and list indexes that lead to a value."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What stands at one place of a record: its description, and words beside its own values."""

    description: str
    record: type[Record] | None
    extra_words: tuple[str, ...]


def shape_at(model: type[Record], path: Sequence[str | int]) -> FieldShape:
    """Return the shape of the field at a path of keys and list indexes below ``model``."""
    annotation: Any = model
    description = ""
    words: tuple[str, ...] = ()
    for step in path:
        inner, _ = _unwrap(annotation)
        if isinstance(inner, type) and issubclass(inner, Record):
            field = _field(inner, str(step))
            if field is None:
                return FieldShape("", None, ())
            description = field.metadata.get("description", description)
            annotation = field.type
        else:
            annotation = _item(inner)
        words = _unwrap(annotation)[1]
    inner, words = _unwrap(annotation)
    record = inner if isinstance(inner, type) and issubclass(inner, Record) else None
    return FieldShape(description, record, words)


def keys_of(record: type[Record]) -> tuple[str, ...]:
    """Return the keys that a record has, as they are written in files."""
    return tuple(written_keys(record).values())


def _field(record: type[Record], key: str) -> "Field[Any] | None":
    keys = written_keys(record)
    return next((field for field in fields(record) if keys[field.name] == key), None)


def _unwrap(annotation: Any) -> tuple[Any, tuple[str, ...]]:
    words: list[str] = []
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            inner, *metadata = typing.get_args(annotation)
            words += [m.word for m in metadata if isinstance(m, WordOr)]
            annotation = inner
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation, tuple(words)


def _item(annotation: Any) -> Any:
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if arguments else Any
