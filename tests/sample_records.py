"""Records with every field filled in, made from the models, and copies with one field changed."""

from collections.abc import Iterator
from dataclasses import Field, fields, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args

import pydantic
from pydantic import TypeAdapter, ValidationError

from claimgrade.model.plain import absent_values
from claimgrade.model.record import Record, is_needed, written_keys
from claimgrade.workspace.schema.records import record_from

_TRIES = (
    *("words", "other words", "word", "2", "3", "7", "8", "0.5", "0.25", "8 weeks", "9 weeks"),
    *("apa", "vancouver", "2026-11-22", "2026-11-23", "false", "true", "a" * 64, "b" * 64),
    *("#112233", "#445566", "600", "700", "italic", "normal", "de", "fr"),
    *(("these",), ("those",)),
    *(("RD510",), ("RD511",)),
    *((("these", "too"),), (("those", "too"),)),
)
"""Values among which some field finds two that it takes."""


def full(model: Any) -> Any:
    """Return a record with every field filled in, none of them at its default."""
    return record_from(model, written_values(model))


def written_values(model: Any) -> dict[str, Any]:
    """Return what a file says that has every field of a record."""
    return {key: sample_values(model, name)[0] for name, key in written_keys(model).items()}


def sample_values(model: Any, name: str) -> tuple[Any, Any]:
    """Return two values that a file may give a field, the first of them not its default."""
    first, second = _two(model, name)
    return _as_in_files(first), _as_in_files(second)


def _as_in_files(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_in_files(one) for key, one in value.items()}
    return [_as_in_files(one) for one in value] if isinstance(value, tuple) else value


def changes(record: Any, path: str = "") -> Iterator[tuple[str, Record]]:
    """Yield a copy of a record for every field in it at any depth, with that field changed."""
    for name in written_keys(type(record)):
        here = f"{path}.{name}".lstrip(".")
        value = getattr(record, name)
        for deeper, changed in _changes_in(value, here):
            yield deeper, replace(record, **{name: changed})
        if not list(_records(value)):
            yield here, replace(record, **{name: _other(record, name)})


def _changes_in(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Record):
        yield from changes(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            for deeper, changed in _changes_in(item, path):
                yield deeper, (*value[:index], changed, *value[index + 1 :])
    elif isinstance(value, dict):
        for key, item in value.items():
            for deeper, changed in _changes_in(item, path):
                yield deeper, {**value, key: changed}


def _records(value: Any) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _records(item)


def _other(record: Any, name: str) -> Any:
    kind: Any = type(record)
    raw = _two(kind, name)[1]
    return _adapter(kind, name).validate_python(raw)


def _field(model: Any, name: str) -> "Field[Any]":
    return next(one for one in fields(model) if one.name == name)


@cache
def _adapter(model: Any, name: str) -> TypeAdapter[Any]:
    field = _field(model, name)
    limits = {
        limit: field.metadata[limit] for limit in ("ge", "gt", "le") if limit in field.metadata
    }
    kind: Any = Annotated[field.type, pydantic.Field(**limits)] if limits else field.type
    return _adapter_of(kind)


@cache
def _adapter_of(kind: Any) -> TypeAdapter[Any]:
    """Return what reads a kind of field; many fields are of the same one."""
    return TypeAdapter(kind)


@cache
def _two(model: Any, name: str) -> tuple[Any, Any]:
    """Return two values that a field takes, neither of them its default."""
    field = _field(model, name)
    inner = next(_models(field.type), None)
    tries: list[Any] = list(_TRIES)
    if inner is not None:
        one = {key: _two(inner, name)[0] for name, key in written_keys(inner).items()}
        tries = [one, (one,), *({k: one} for e in _enums(field.type) for k in e)]
    else:
        tries = [m.value for e in _enums(field.type) for m in e] + tries
        tries += [{"key": "words"}, {"key": "other words"}]
        tries += [{"key": ("RD510",)}, {"key": ("RD511",)}]
    adapter, default = _adapter(model, name), dict(absent_values(model))[name]
    found: dict[str, Any] = {}
    for value in tries:
        try:
            read = adapter.validate_python(value)
        except ValidationError:
            continue
        if is_needed(field) or read != default:
            found.setdefault(repr(read), value)
    values = list(found.values())
    if not values:
        raise LookupError(f"no sample fits {model.__name__}.{name}; add one to _TRIES")
    return values[0], values[1] if len(values) > 1 else default


def _models(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _enums(annotation: Any) -> Iterator[type[Enum]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for inner in get_args(annotation):
        yield from _enums(inner)
