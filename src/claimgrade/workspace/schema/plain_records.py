"""Records from the values of a file in one pass, where nothing is wrong with them.

What does not fit raises :class:`NotPlain`, which says nothing more: pydantic, which knows the same
kinds of record and takes longer to load than a small workspace to check, then tells what is wrong.
"""

import re
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from claimgrade.model.fields import Limits, ReadBy, Unfit, WordOr
from claimgrade.model.record import R, Record, is_needed, written_keys

Reader = Callable[[Any], Any]

_BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""White space of Unicode, which pydantic takes off; ``str.strip`` takes four control signs more."""


class NotPlain(Exception):
    """The values are not those of a sound record, or not in the form in which files hold them."""


def plain_record(kind: type[R], values: Any) -> R:
    """Return the record of a kind that values hold: dictionaries, lists and text.

    Raises:
        NotPlain: something in them is of another type, or does not fit.
    """
    read: Any = _record_reader
    made: R = read(kind)(values)
    return made


@cache
def _record_reader(kind: Any) -> Reader:
    keys = written_keys(kind)
    readers = {keys[one.name]: (one.name, _field_reader(one)) for one in fields(kind)}
    needed = {keys[one.name] for one in fields(kind) if is_needed(one)}

    def read(values: Any) -> Any:
        if values.__class__ is not dict or not needed <= values.keys():
            raise NotPlain
        said = {}
        for key, value in values.items():
            known = readers.get(key)
            if known is None:
                raise NotPlain
            name, one = known
            said[name] = one(value)
        return kind.holding(said)

    return read


def _field_reader(field: "Field[Any]") -> Reader:
    read = _reader(field.type)
    limits = {name: field.metadata[name] for name in ("ge", "gt", "le") if name in field.metadata}
    return _within(read, **limits) if limits else read


def _reader(annotation: Any) -> Reader:
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        return _marked(*arguments)
    if origin in (typing.Union, types.UnionType):
        (only,) = (one for one in arguments if one is not type(None))
        return _reader(only)
    if origin is tuple:
        return _list_reader(_reader(arguments[0]))
    if origin in (dict, Mapping):
        return _mapping_reader(_reader(arguments[0]), _reader(arguments[1]))
    if origin is typing.Literal:
        return _word_reader({word: word for word in arguments})
    return _reader_of_type(annotation)


def _reader_of_type(kind: Any) -> Reader:
    if issubclass(kind, Record):
        return _record_reader(kind)
    if issubclass(kind, Enum):
        return _word_reader({one.value: one for one in kind})
    if kind is str:
        return _text_reader(Limits())
    raise TypeError(f"no record holds values of type {kind}")


def _marked(inner: Any, *marks: Any) -> Reader:
    """Return the reader of a kind of value with marks, the first of which is the innermost."""
    read: Reader | None = None
    for mark in marks:
        if isinstance(mark, ReadBy):
            read = _converted(mark, inner)
        elif isinstance(mark, WordOr):
            read = _word_or(mark, read or _reader(inner))
        elif inner is str:
            read = _text_reader(mark)
        else:
            read = _within(read or _reader(inner), ge=mark.at_least)
    return read or _reader(inner)


def _text_reader(limits: Limits) -> Reader:
    least, most = limits.least or 0, limits.most or sys.maxsize
    fits = re.compile(limits.form).fullmatch if limits.form else None

    def read(value: Any) -> Any:
        if value.__class__ is not str:
            raise NotPlain
        text = value.strip()
        if text is not value:
            text = value.strip(_BLANKS)
        if not least <= len(text) <= most or (fits is not None and fits(text) is None):
            raise NotPlain
        return text

    return read


def _converted(mark: ReadBy, inner: Any) -> Reader:
    convert = mark.read

    def read(value: Any) -> Any:
        if value.__class__ is not str:
            raise NotPlain
        try:
            found = convert(value)
        except Unfit:
            raise NotPlain from None
        return found.strip(_BLANKS) if inner is str else found

    return read


def _word_reader(meanings: Mapping[str, Any]) -> Reader:
    def read(value: Any) -> Any:
        found = meanings.get(value) if value.__class__ is str else None
        if found is None:
            raise NotPlain
        return found

    return read


def _word_or(mark: WordOr, inner: Reader) -> Reader:
    word, meaning = mark

    def read(value: Any) -> Any:
        return meaning if value == word else inner(value)

    return read


def _within(
    read: Reader, ge: int | None = None, gt: int | None = None, le: int | None = None
) -> Reader:
    def bounded(value: Any) -> Any:
        found: int | Decimal = read(value)
        low = (ge is not None and found < ge) or (gt is not None and found <= gt)
        if low or (le is not None and found > le):
            raise NotPlain
        return found

    return bounded


def _list_reader(item: Reader) -> Reader:
    def read(value: Any) -> Any:
        if value.__class__ is not list:
            raise NotPlain
        return tuple([item(one) for one in value])

    return read


def _mapping_reader(key: Reader, item: Reader) -> Reader:
    def read(value: Any) -> Any:
        if value.__class__ is not dict:
            raise NotPlain
        found = {key(name): item(one) for name, one in value.items()}
        if len(found) != len(value):
            raise NotPlain
        return found

    return read
