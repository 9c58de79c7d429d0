"""Changes ``citations/sources.yaml`` for many sources at once; every other byte stays as it was.

Lines are put in or taken out where the file is written one field a line; a field that has a value
already is set by :mod:`claimgrade.workspace.editing.edit`. What comes out is read again and
compared with what was meant.
"""

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimgrade.workspace.editing.edit import with_field
from claimgrade.workspace.editing.item_blocks import split_lines
from claimgrade.workspace.editing.scalar import scalar
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import DETAILS_FILE
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.positions import unpack
from claimgrade.workspace.reading.text import decode, merge_conflicts

Plain = str | datetime.date | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value of a record: words, a day, a list, or fields by name."""

_MARK = "\ufeff"
_PLAIN_WORDS = re.compile(r"[^\W_](?:[\w .,;/()'’–-]*[\w.)])?")


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one source, from 0 and ``end`` exclusive, and how far in its fields stand."""

    start: int
    end: int
    indent: str


def with_details(
    data: bytes,
    changes: Mapping[str, Mapping[str, Plain]],
    removed: Iterable[str] = (),
) -> bytes:
    """Return the file with fields set by key of the source, and the sources in ``removed`` gone.

    A list is given whole; one that only grows keeps the lines that it has.

    Raises:
        EditRefused: the file cannot be read as it is, or would not come out as meant.
    """
    text = _readable(data)
    before = parse(text)
    if before.faults or (before.values is None and text.strip() and _has_content(text)):
        raise EditRefused(
            f"{DETAILS_FILE} has faults; mend them first (claimgrade check {DETAILS_FILE})"
        )
    values: dict[str, Any] = before.values or {}
    gone = frozenset(removed) & values.keys()
    after = _with_lines(text, before, changes, gone)
    meant = {key: value for key, value in values.items() if key not in gone}
    for key, fields in changes.items():
        meant[key] = {**(meant.get(key) or {}), **{n: _as_read(v) for n, v in fields.items()}}
    there: dict[str, Any] = parse(after).values or {}
    for key in changes:
        now = there.get(key) or {}
        for name, wanted in meant[key].items():
            if now.get(name) != wanted:
                after = _with_value(after, (key, name), now.get(name), wanted)
    read = parse(after)
    if read.faults or (read.values or {}) != meant:
        raise EditRefused(f"{DETAILS_FILE} would not have come out as meant; edit it by hand")
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    return (mark + after).encode()


def _readable(data: bytes) -> str:
    text = decode(data)
    if isinstance(text, Fault):
        raise EditRefused(f"{DETAILS_FILE}: {text.message}")
    if merge_conflicts(text):
        raise EditRefused(f"{DETAILS_FILE} has a merge conflict in it; resolve it first")
    return text


def _has_content(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _with_lines(
    text: str, before: Document, changes: Mapping[str, Mapping[str, Plain]], gone: frozenset[str]
) -> str:
    """Return the text with the lines of new fields and new sources, and without those gone."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = split_lines(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    blocks = _blocks(lines, before)
    values: dict[str, Any] = before.values or {}
    put: dict[int, list[str]] = {}
    for key, fields in changes.items():
        block = blocks.get(key)
        if key in values and block is not None:
            new = {n: v for n, v in fields.items() if n not in (values[key] or {})}
            put[block.end] = _fields(new, block.indent, newline)
    dropped = {line for key in gone for line in _lines_of(blocks, key, lines)}
    kept: list[str] = []
    for number in range(len(lines) + 1):
        kept += put.get(number, [])
        if number < len(lines) and number not in dropped:
            kept.append(lines[number])
    for key, fields in changes.items():
        if key not in values:
            kept += [newline] if kept else []
            kept += [f"{_scalar(key)}:{newline}", *_fields(fields, "  ", newline)]
    return "".join(kept)


def _lines_of(blocks: Mapping[str, _Block], key: str, lines: Sequence[str]) -> range:
    """Return the lines of a source that is taken out, with the blank lines after it."""
    block = blocks.get(key)
    if block is None:
        raise EditRefused(f"'{key}' in {DETAILS_FILE} is not written line by line")
    end = block.end
    while end < len(lines) and not lines[end].strip():
        end += 1
    return range(block.start, end)


def _blocks(lines: Sequence[str], before: Document) -> dict[str, _Block]:
    """Return where the sources stand that are written with their fields on lines below them."""
    places = dict(zip(before.paths, before.places, strict=True))
    values: dict[str, Any] = before.values or {}
    starts = [(unpack(places[key])[0] - 1, key) for key in values if key in places]
    found = {}
    for index, (start, key) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        while end > start + 1 and _is_margin(lines[end - 1]):
            end -= 1
        fields = values[key]
        first = next(iter(fields), None) if isinstance(fields, dict) else None
        line, column = unpack(places[f"{key}.{first}"]) if first is not None else (0, 0)
        if line - 1 > start:
            found[key] = _Block(start, end, " " * (column - 1))
    return found


def _is_margin(line: str) -> bool:
    """Tell whether a line belongs to what follows: blank, or a comment at the margin."""
    return not line.strip() or line.startswith("#")


def _with_value(text: str, field: tuple[str, str], now: Any, wanted: Any) -> str:
    """Return the text with one field set that has another value."""
    path = Path(DETAILS_FILE)
    if isinstance(now, list) and isinstance(wanted, list) and wanted[: len(now)] == now:
        for place in range(len(now), len(wanted)):
            step = (*field, str(place))
            text = with_field(text.encode(), path, step, wanted[place]).decode()
        return text
    return with_field(text.encode(), path, field, wanted).decode()


def _fields(fields: Mapping[str, Plain], indent: str, newline: str) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, Mapping):
            lines.append(f"{indent}{_name(name)}:{newline}")
            lines += _fields(value, f"{indent}  ", newline)
        elif isinstance(value, str | datetime.date):
            lines.append(f"{indent}{_name(name)}: {_scalar(value)}{newline}")
        elif any(isinstance(item, Mapping) for item in value):
            lines.append(f"{indent}{_name(name)}:{newline}")
            lines += [line for item in value for line in _item(item, indent, newline)]
        else:
            items = ", ".join(_in_brackets(item) for item in value)
            lines.append(f"{indent}{_name(name)}: [{items}]{newline}")
    return lines


def _item(item: Plain, indent: str, newline: str) -> list[str]:
    fields = item if isinstance(item, Mapping) else {}
    written = _fields(fields, f"{indent}    ", newline)
    return [f"{indent}  - {written[0].lstrip()}", *written[1:]]


def _in_brackets(value: Plain) -> str:
    written = _scalar(value if isinstance(value, datetime.date) else str(value))
    return json.dumps(str(value), ensure_ascii=False) if "," in written else written


def _name(text: str) -> str:
    """Return the name of a field; every scalar of a record is read as text, ``on`` is too."""
    return text if _PLAIN_WORDS.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _scalar(value: str | datetime.date) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else scalar(value)


def _as_read(value: Plain) -> Any:
    """Return a value as it will be read: every scalar as text."""
    if isinstance(value, Mapping):
        return {name: _as_read(item) for name, item in value.items()}
    if isinstance(value, str | datetime.date):
        return str(value)
    return [_as_read(item) for item in value]
