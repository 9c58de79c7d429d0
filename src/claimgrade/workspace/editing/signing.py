"""Puts one item into a list of a record, sorted, and leaves every other byte as it was."""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from claimgrade.workspace.editing.atomic import replace
from claimgrade.workspace.editing.item_blocks import ItemList, item_list, split_lines
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.text import decode, merge_conflicts

Item = Mapping[str, "str | datetime.date | Item"]
"""Fields of an item in the order in which they are written; no lists."""

SortKey = Callable[[Mapping[str, Any]], Any]

_MARK = "\ufeff"
_PLAIN = re.compile(r"[^\W_](?:[\w .,;/()'’–-]*[\w.)])?")
_NO_WORDS = re.compile(r"[\d_.,:eE+-]+|true|false|yes|no|on|off|null|y|n", re.IGNORECASE)


def by_person(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return what signatures are sorted by: who signed."""
    name = str(item.get("by") or "")
    return name.casefold(), name


def by_code(item: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what acceptances are sorted by: the rule's code, the one source, who accepted."""
    code, source, by = (str(item.get(name) or "") for name in ("code", "source", "by"))
    return code, source, by


def put_item(path: Path, name: str, item: Item, sort_key: SortKey) -> None:
    """Put an item into the list ``name`` of a YAML record, atomically.

    It takes the place of the item with the same ``sort_key``, or goes before the first with a
    greater one. A list that is not there is made at the end of the file.

    Raises:
        EditRefused: the file cannot be read as it is, the list is in square brackets, the item
            to be replaced holds a comment, or the file would not come out as meant. The file is
            then untouched.
    """
    data = path.read_bytes()
    text = decode(data)
    if isinstance(text, Fault):
        raise EditRefused(f"{path}: {text.message}")
    if merge_conflicts(text):
        raise EditRefused(f"{path} has a merge conflict in it; resolve it first")
    before = parse(text)
    if before.values is None or before.faults:
        raise EditRefused(f"{path} has faults; mend them first (claimgrade check {path})")
    held = before.values.get(name) or []
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        raise EditRefused(f"`{name}` in {path} is not a list of blocks; mend it first")
    index, taken = _index(held, sort_key(item), sort_key)
    edited = _edited(text, before, name, item, index, taken)
    if edited is None:
        raise EditRefused(
            f"`{name}` in {path} is not written one block a item, or a comment stands in the "
            f"item to be replaced; write it as blocks that begin with '- ' first"
        )
    after = parse(edited)
    meant = [*held[:index], _as_read(item), *held[index + taken :]]
    if after.faults or after.values != {**before.values, name: meant}:
        raise EditRefused(f"{path} would not have come out as meant; edit `{name}` by hand")
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    replace(path, (mark + edited).encode())


def _index(held: list[Any], key: Any, sort_key: SortKey) -> tuple[int, bool]:
    """Return where an item goes, and whether it takes the place of one."""
    keys = [sort_key(one) for one in held]
    if key in keys:
        return keys.index(key), True
    return next((i for i, other in enumerate(keys) if other > key), len(keys)), False


def _edited(
    text: str, before: Document, name: str, item: Item, index: int, taken: bool
) -> str | None:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = split_lines(text)
    found = item_list(text, name, before)
    if found is None:
        if before.values is None or name in before.values:
            return None
        return _at_the_end(lines, before, name, item, newline)
    start, stop = _span(found, index, taken)
    if any(_comment(line) for line in lines[start:stop]):
        return None
    written = rendered(item, found.indent, newline)
    if start == len(lines) and not lines[-1].endswith("\n"):
        lines[-1] += newline
        written[-1] = written[-1].removesuffix(newline)
    return "".join((*lines[:start], *written, *lines[stop:]))


def _span(found: ItemList, index: int, taken: bool) -> tuple[int, int]:
    """Return the lines that a new item takes the place of, from 0 and end exclusive."""
    line = found.start + 1
    for item in found.items[:index]:
        line += len(item.lead) + len(item.lines)
    if not taken:
        return line, line
    (old,) = found.items[index : index + 1]
    return line + len(old.lead), line + len(old.lead) + len(old.lines)


def _at_the_end(lines: list[str], before: Document, name: str, item: Item, newline: str) -> str:
    """Return the text with a new list at its end; a key without a value takes it where it is."""
    written = [f"{name}:{newline}", *rendered(item, "  ", newline)]
    if name in before.paths:
        bare = next(i for i, line in enumerate(lines) if line.split(":")[0] == name)
        return "".join((*lines[:bare], *written, *lines[bare + 1 :]))
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
        written[-1] = written[-1].removesuffix(newline)
    return "".join((*lines, *written))


def rendered(item: Item, indent: str, newline: str = "\n") -> list[str]:
    """Return the lines of an item as one block, each field on a line of its own."""
    lines = _fields(item, f"{indent}  ", newline)
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _fields(item: Item, indent: str, newline: str) -> list[str]:
    lines = []
    for key, value in item.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:{newline}", *_fields(value, f"{indent}  ", newline)]
        else:
            lines.append(f"{indent}{key}: {_scalar(value)}{newline}")
    return lines


def _scalar(value: str | datetime.date) -> str:
    text = str(value)
    plain = isinstance(value, datetime.date) or not _NO_WORDS.fullmatch(text)
    return text if plain and _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _comment(line: str) -> bool:
    """Tell whether a line may hold a comment; a sign in quoted words counts as one too."""
    return line.lstrip().startswith("#") or " #" in line


def _as_read(item: Item) -> dict[str, Any]:
    return {
        key: _as_read(value) if isinstance(value, Mapping) else str(value)
        for key, value in item.items()
    }
