"""Where the parts of one bibliography entry stand in its text."""

import re
from dataclasses import dataclass

_NAME = r"[^\s\d\"#%'(),={}][^\s\"#%'(),={}]*+"
_HEAD = re.compile(rf"@\s*+{_NAME}\s*+(?:(\{{)\s*+[^\s,}}]++|(\()\s*+[^\s,]++)")
_FIELD = re.compile(rf"\s*+({_NAME})\s*+(=)\s*+")
_PLAIN = re.compile(rf"\d++|{_NAME}")
_SPACE = re.compile(r"\s*+")
_JOIN = re.compile(r"\s*+#\s*+")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """Offsets of one field: its name, ``=``, its value with delimiters, and the comma after it."""

    name: str
    start: int
    equals: int
    value_start: int
    value_end: int
    comma: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Offsets of an entry: ``start`` of its ``@``, the closing bracket, and ``end`` after it."""

    start: int
    key_end: int
    key_comma: int | None
    fields: tuple[FieldLayout, ...]
    closing: int
    end: int


def layout(text: str, start: int) -> Layout | None:
    """Return where the parts of the entry that begins at ``start`` stand.

    ``None`` where it is not written as BibTeX has it: a comma, an ``=`` or a bracket is missing.
    """
    head = _HEAD.match(text, start)
    if head is None:
        return None
    closing = "}" if head[1] else ")"
    position = _past_space(text, head.end())
    comma = position if text[position : position + 1] == "," else None
    fields: list[FieldLayout] = []
    more = comma is not None
    if more:
        position += 1
    while more and (found := _FIELD.match(text, position)):
        value_end = _end_of_value(text, found.end())
        if value_end is None:
            return None
        position = _past_space(text, value_end)
        more = text[position : position + 1] == ","
        after = position if more else None
        fields.append(
            FieldLayout(found[1], found.start(1), found.start(2), found.end(), value_end, after)
        )
        position += more
    position = _past_space(text, position)
    if text[position : position + 1] != closing:
        return None
    return Layout(start, head.end(), comma, tuple(fields), position, position + 1)


def _past_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _end_of_value(text: str, position: int) -> int | None:
    """Return where a value ends whose parts ``#`` joins."""
    while True:
        end = _end_of_part(text, position)
        if end is None:
            return None
        joined = _JOIN.match(text, end)
        if joined is None:
            return end
        position = joined.end()


def _end_of_part(text: str, position: int) -> int | None:
    opening = text[position : position + 1]
    if opening not in ("{", '"') or not opening:
        plain = _PLAIN.match(text, position)
        return plain.end() if plain else None
    closing, marks = ("}", _BRACE) if opening == "{" else ('"', _BRACE_OR_QUOTE)
    depth = 0
    for mark in marks.finditer(text, position + 1):
        if mark.group() == "{":
            depth += 1
        elif depth == 0:
            return mark.end() if mark.group() == closing else None
        elif mark.group() == "}":
            depth -= 1
    return None
