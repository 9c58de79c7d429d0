"""Looks up in the model what a field of a record takes: its keys, its words, its form."""

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from claimgrade.model.fields import WordOr


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What stands at one place of a record: its description, and words beside its own values."""

    description: str
    record: type[BaseModel] | None
    extra_words: tuple[str, ...]


def shape_at(model: type[BaseModel], path: Sequence[str | int]) -> FieldShape:
    """Return the shape of the field at a path of keys and list indexes below ``model``."""
    annotation: Any = model
    description = ""
    words: tuple[str, ...] = ()
    for step in path:
        inner, _ = _unwrap(annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            field = _field(inner, str(step))
            if field is None:
                return FieldShape("", None, ())
            description = field.description or description
            annotation = _annotation(field)
        else:
            annotation = _item(inner)
        words = _unwrap(annotation)[1]
    inner, words = _unwrap(annotation)
    record = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    return FieldShape(description, record, words)


def keys_of(record: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that a record has, as they are written in files."""
    return tuple(field.alias or name for name, field in record.model_fields.items())


def _field(record: type[BaseModel], key: str) -> FieldInfo | None:
    for name, field in record.model_fields.items():
        if key == (field.alias or name):
            return field
    return None


def _annotation(field: FieldInfo) -> Any:
    words = [m for m in field.metadata if isinstance(m, WordOr)]
    return typing.Annotated[field.annotation, words[0]] if words else field.annotation


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
