"""Records with every field filled in, made from the models, and copies with one field changed."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

_TRIES = (
    *("words", "other words", "word", "2", "3", "7", "8", "0.5", "0.25", "8 weeks", "9 weeks"),
    *("apa", "vancouver", "2026-11-22", "2026-11-23", "false", "true", "a" * 64, "b" * 64),
    *("#112233", "#445566", "600", "700", "italic", "normal", "de", "fr"),
    *(("these",), ("those",)),
    *(("RD510",), ("RD511",)),
    *((("these", "too"),), (("those", "too"),)),
)
"""Values among which some field finds two that it takes."""


def full(model: type[BaseModel]) -> BaseModel:
    """Return a record with every field filled in, none of them at its default."""
    return model.model_validate({_alias(model, n): _two(model, n)[0] for n in model.model_fields})


def changes(record: BaseModel, path: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Yield a copy of a record for every field in it at any depth, with that field changed."""
    for name in type(record).model_fields:
        here = f"{path}.{name}".lstrip(".")
        value = getattr(record, name)
        for deeper, changed in _changes_in(value, here):
            yield deeper, record.model_copy(update={name: changed})
        if not list(_records(value)):
            yield here, record.model_copy(update={name: _other(record, name)})


def _changes_in(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from changes(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            for deeper, changed in _changes_in(item, path):
                yield deeper, (*value[:index], changed, *value[index + 1 :])
    elif isinstance(value, dict):
        for key, item in value.items():
            for deeper, changed in _changes_in(item, path):
                yield deeper, {**value, key: changed}


def _records(value: Any) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _records(item)


def _alias(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def _other(record: BaseModel, name: str) -> Any:
    raw = _two(type(record), name)[1]
    return _adapter(type(record), name).validate_python(raw)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field: Any = model.model_fields[name]
    return _adapter_of(Annotated[(field.annotation, None, *field.metadata)])


@cache
def _adapter_of(kind: Any) -> TypeAdapter[Any]:
    """Return what reads a kind of field; many fields are of the same one."""
    return TypeAdapter(kind)


@cache
def _two(model: type[BaseModel], name: str) -> tuple[Any, Any]:
    """Return two values that a field takes, neither of them its default."""
    field = model.model_fields[name]
    inner = next(_models(field.annotation), None)
    tries: list[Any] = list(_TRIES)
    if inner is not None:
        one = full(inner).model_dump(by_alias=True)
        tries = [one, (one,), *({k: one} for e in _enums(field.annotation) for k in e)]
    else:
        tries = [m.value for e in _enums(field.annotation) for m in e] + tries
        tries += [{"key": "words"}, {"key": "other words"}]
        tries += [{"key": ("RD510",)}, {"key": ("RD511",)}]
    adapter, default = _adapter(model, name), field.get_default(call_default_factory=True)
    found: dict[str, Any] = {}
    for value in tries:
        try:
            read = adapter.validate_python(value)
        except ValidationError:
            continue
        if field.is_required() or read != default:
            found.setdefault(repr(read), value)
    values = list(found.values())
    if not values:
        raise LookupError(f"no sample fits {model.__name__}.{name}; add one to _TRIES")
    return values[0], values[1] if len(values) > 1 else default


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _enums(annotation: Any) -> Iterator[type[Enum]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for inner in get_args(annotation):
        yield from _enums(inner)
