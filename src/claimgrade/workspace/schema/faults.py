"""Turns what pydantic says of a record into one plain sentence and what to do about it."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from claimgrade.model.record import Record
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.schema.fields import FieldShape, Path, keys_of, shape_at

UNKNOWN_KEY = "unexpected_keyword_argument"
"""What pydantic calls a key that a record does not have."""

Said = tuple[str, str, str | None]
"""Code, message and help (``None`` for the help of the code)."""

_FORMS = {
    "Duration": "a length of time such as `8 weeks` or `15 to 30 minutes`",
    "Horizon": "a length of time such as `8 weeks`, or `session`, or `training`",
}
_WORDS = re.compile(r"'([^']*)'")
_YEAR_MONTH_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LENGTH_LIMIT = 60

Sentence = Callable[[type[Record], ErrorDetails, Path, FieldShape], Said]


def describe(model: type[Record], error: ErrorDetails, path: Path) -> Said:
    """Return code, message and help for one error at ``path`` (trimmed to what is in the file)."""
    say = _SENTENCES.get(error["type"], _other)
    if error["loc"][-1:] == ("[key]",):
        say = _unknown_name
    return say(model, error, path, shape_at(model, path))


def meant_key(model: type[Record], path: Path) -> str | None:
    """Return the known key that the unknown one at ``path`` was most likely meant for."""
    return nearest(str(path[-1]), _keys_beside(model, path))


def _keys_beside(model: type[Record], path: Path) -> tuple[str, ...]:
    owner = shape_at(model, path[:-1])
    return keys_of(owner.record) if owner.record else ()


def _name(path: Sequence[str | int]) -> str:
    words = [str(step) for step in path if isinstance(step, str)]
    return f"`{words[-1]}`" if words else "the file"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value).strip()
    if len(text) > _LENGTH_LIMIT:
        text = f"{text[: _LENGTH_LIMIT - 1]}…"
    return f"'{text}'"


def _choice(words: Iterable[str]) -> str:
    listed = list(words)
    return ", ".join(listed[:-1]) + " or " + listed[-1] if len(listed) > 1 else listed[0]


def _did_you_mean(value: Any, words: Sequence[str]) -> str:
    close = nearest(str(value), words)
    return f"; did you mean '{close}'?" if close else ""


def _unknown_key(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    key = str(path[-1])
    keys = _keys_beside(model, path)
    where = "this file" if len(path) == 1 else _name(path[:-1])
    close = nearest(key, keys)
    hint = f"Write `{close}`." if close else f"{_capital(where)} takes: {', '.join(keys)}."
    message = f"`{key}` is not a key of {where}" + (f"; did you mean `{close}`?" if close else "")
    return "RD201", message, hint


def _unknown_name(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    """Say that a key is none of the words that are the keys of a mapping, such as a domain."""
    words = _WORDS.findall(str(error.get("ctx", {}).get("expected", "")))
    close = nearest(str(path[-1]), words)
    hint = f"; did you mean `{close}`?" if close else ""
    message = f"`{path[-1]}` is not a key of {_name(path[:-1])}{hint}"
    return "RD201", message, f"Write {_choice(words)}." if words else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unknown_word(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    value = error["input"]
    if isinstance(value, dict | list):
        return _expected_text(model, error, path, shape)
    words = [*_WORDS.findall(str(error.get("ctx", {}).get("expected", ""))), *shape.extra_words]
    message = f"{_name(path)} is {_shown(value)}, which is not one of its words"
    if not str(value).strip():
        return "RD211", f"{_name(path)} is empty", f"Write {_choice(words)}."
    return "RD202", message + _did_you_mean(value, words), f"Write {_choice(words)}."


def _typed(code: str, sentence: str) -> Sentence:
    def say(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
        message = f"{_name(path)} is {_shown(error['input'])}, {sentence}"
        return code, message, None

    return say


def _day(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    value = error["input"]
    if _YEAR_MONTH_DAY.fullmatch(str(value).strip()):
        return "RD205", f"{_name(path)} is {_shown(value)}, and there is no such day", None
    form = "which is not written as year-month-day, as in 2026-11-22"
    return "RD205", f"{_name(path)} is {_shown(value)}, {form}", None


def _expected_text(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    if error["input"] is None:
        return "RD211", f"an item of {_name(path)} is empty", None
    return "RD207", f"{_name(path)} takes one text, and {_shown(error['input'])} stands here", None


def _expected_mapping(
    model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape
) -> Said:
    value = error["input"]
    item = "an item of " if path and isinstance(path[-1], int) else ""
    if value is None:
        return "RD211", f"{item}{_name(path)} is empty", None
    keys = keys_of(shape.record) if shape.record else ()
    hint = f"It takes: {', '.join((*keys, *shape.extra_words))}." if keys else None
    message = f"{item}{_name(path)} takes keys with values, and {_shown(value)} stands here"
    return "RD209", message, hint


def _missing(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    whole = path[:-1]
    key = path[-1]
    if not whole:
        return "RD210", f"`{key}` is missing", f"Add `{key}:` ({shape.description})."
    part = "this item of " if isinstance(whole[-1], int) else ""
    message = f"{part}{_name(whole)} lacks `{key}` and is left out"
    return "RD210", message, f"Add `{key}:` ({shape.description})."


def _empty(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    return "RD211", f"{_name(path)} is empty", None


def _pattern(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    value = _shown(error["input"])
    form = _form(str(error.get("ctx", {}).get("pattern", "")))
    return "RD212", f"{_name(path)} is {value}, and should be {form}", f"Write {form}."


def _form(pattern: str) -> str:
    if pattern.startswith("^(session"):
        return _FORMS["Horizon"]
    if "second|minute" in pattern:
        return _FORMS["Duration"]
    if "0-9a-f" in pattern:
        return "a SHA-256 digest: 64 of the signs 0-9 and a-f"
    if pattern.startswith("^[a-z0-9]"):
        return "lower-case words joined by hyphens, such as `gh-peak`"
    return "a year, a month or a day, such as 2016, 2016-05 or 2016-05-03"


def _too_much(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    limits = error.get("ctx", {})
    limit = limits.get("le", limits.get("max_length"))
    if "max_length" in limits:
        return "RD213", f"{_name(path)} is longer than {limit} signs", f"Shorten it to {limit}."
    message = f"{_name(path)} is {_shown(error['input'])}, and {limit} is the most it can be"
    return "RD213", message, f"Write a number up to {limit}."


def _other(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    message = f"{_name(path)} cannot be {_shown(error['input'])}"
    return "RD214", message, f"It holds {shape.description}." if shape.description else None


def _expected(model: type[Record], error: ErrorDetails, path: Path, shape: FieldShape) -> Said:
    form = error["msg"].removeprefix("expected ")
    message = f"{_name(path)} is {_shown(error['input'])}, and should be {form}"
    return "RD212", message, f"Write {form}."


_SENTENCES: dict[str, Sentence] = {
    UNKNOWN_KEY: _unknown_key,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "number": _typed("RD203", "which is not a number"),
    "whole_number": _typed("RD204", "which is not a whole number"),
    "day": _day,
    "yes_no": _typed("RD206", "which is neither true nor false"),
    "decimal_type": _typed("RD203", "where a number belongs"),
    "is_instance_of": _typed("RD203", "where a number belongs"),
    "int_type": _typed("RD204", "where a whole number belongs"),
    "date_type": _typed("RD205", "where a day belongs"),
    "bool_type": _typed("RD206", "where true or false belongs"),
    "string_type": _expected_text,
    "tuple_type": _typed("RD208", "where a list belongs"),
    "dataclass_type": _expected_mapping,
    "dict_type": _expected_mapping,
    "missing": _missing,
    "string_too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_much,
    "less_than_equal": _too_much,
    "colour": _expected,
    "family": _expected,
    "language": _expected,
    "house_path": _expected,
    "hygiene_code": _expected,
}
