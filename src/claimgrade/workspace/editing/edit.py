"""Changes one field of a record and leaves every other byte of its file as it was.

yaml-edit writes the field; the result is parsed again and compared with what was meant, and
lines that the field does not own are put back as they were. Where that does not come out, the
edit is refused and the file is left alone.
"""

import copy
import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimgrade.workspace.editing.atomic import replace, write_new
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.positions import unpack
from claimgrade.workspace.reading.text import decode, merge_conflicts

Scalar = str | int | Decimal | bool | datetime.date
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]

__all__ = ["Value", "set_field", "with_field", "write_new"]

_MARK = "\ufeff"
_AMBIGUOUS = frozenset({"RD108", "RD110", "RD112"})


def set_field(path: Path, field_path: str, value: Value) -> None:
    """Set the field at a dotted path (``evidence.2.relation``) of a YAML record, atomically.

    Words are quoted where YAML needs it; whole numbers, days and ``true`` are written plain.
    Mappings on the way that are missing are made; a list index may be at most the length of the
    list, which adds an item.

    Raises:
        EditRefused: the file cannot be read as it is, the path does not lead to a field, or the
            file would not come out as meant. The file is then untouched.
    """
    replace(path, with_field(path.read_bytes(), path, field_path, value))


def with_field(data: bytes, path: Path, field_path: str | Sequence[str], value: Value) -> bytes:
    """Return the bytes of a YAML record with a field set, as :func:`set_field` would write them.

    The path may be given as its steps, where one of them may hold a full stop.

    Raises:
        EditRefused: as for :func:`set_field`.
    """
    text = _readable(data, path)
    ending = "" if text.endswith("\n") or not text else "\r\n" if "\r\n" in text else "\n"
    text += ending
    before = parse(text)
    if before.values is None or any(fault.code in _AMBIGUOUS for fault in before.faults):
        raise EditRefused(f"{path} has faults; mend them first (claimgrade check {path})")
    steps = _steps(before.values, field_path)
    meant = _with(before.values, steps, _as_read(value))
    edited = _splice(text, _edited(text, steps, value), before, steps)
    after = parse(edited.removesuffix(ending))
    if after.values == meant:
        edited = edited.removesuffix(ending)
    else:
        after = parse(edited)
    if after.values != meant or len(after.faults) > len(before.faults):
        named = ".".join(map(str, steps))
        raise EditRefused(f"{path} would not have come out as meant; edit `{named}` by hand")
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    return (mark + edited).encode()


def _readable(data: bytes, path: Path) -> str:
    text = decode(data)
    if isinstance(text, Fault):
        raise EditRefused(f"{path}: {text.message}")
    if merge_conflicts(text):
        raise EditRefused(f"{path} has a merge conflict in it; resolve it first")
    return text


def _steps(values: Mapping[str, Any], field_path: str | Sequence[str]) -> list[str | int]:
    """Split a dotted path into keys and list indexes, as the values have them."""
    names = field_path.split(".") if isinstance(field_path, str) else field_path
    steps: list[str | int] = []
    here: Any = values
    missing = False
    for name in names:
        if isinstance(here, list):
            if not name.isdecimal() or int(name) > len(here):
                raise EditRefused(f"`{field_path}`: the list has {len(here)} items, no '{name}'")
            steps.append(int(name))
            here = here[int(name)] if int(name) < len(here) else {}
        elif isinstance(here, dict) and name and not (missing and name.isdecimal()):
            steps.append(name)
            missing = name not in here
            here = here.get(name, {})
        else:
            raise EditRefused(f"`{field_path}` does not lead to a field")
    return steps


def _as_read(value: Value) -> Any:
    """Return a value as it will be read: every scalar as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _as_read(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_as_read(item) for item in value]
    return str(value)


def _with(values: dict[str, Any], steps: list[str | int], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(values)
    here: Any = changed
    for step in steps[:-1]:
        if isinstance(here, list) and step == len(here):
            here.append({})
        elif isinstance(here, dict):
            here.setdefault(step, {})
        here = here[step]
    if isinstance(here, list) and steps[-1] == len(here):
        here.append(value)
    else:
        here[steps[-1]] = value
    return changed


def _edited(text: str, steps: list[str | int], value: Value) -> str:
    """Return the text as yaml-edit gives it with the field set."""
    import yaml_edit

    body = text if _has_content(text) else ""
    try:
        document = yaml_edit.Document.parse(body)
        holder, rest = _holder(document, steps)
        written = _plain(value)
        for step in reversed(rest[1:]):
            written = {step: written}
        if isinstance(rest[0], int) and rest[0] == len(holder):
            holder.append(written)
        else:
            holder.set(rest[0], written)
    except (yaml_edit.YamlError, ValueError, TypeError, IndexError, KeyError) as error:
        raise EditRefused(f"the field could not be written: {error}") from None
    return str(document) if body else text + str(document)


def _has_content(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _holder(document: Any, steps: list[str | int]) -> tuple[Any, list[str | int]]:
    """Return the innermost mapping or list that is there, and the steps that remain from it."""
    holder = document.as_mapping() or document
    for depth, step in enumerate(steps[:-1]):
        node = holder.get(step) if not isinstance(step, int) or step < len(holder) else None
        inner = _container(node)
        if inner is None:
            return holder, steps[depth:]
        holder = inner
    return holder, steps[-1:]


def _container(node: Any) -> Any:
    """Return a node of yaml-edit as the mapping or list it is, or ``None``."""
    if not hasattr(node, "as_mapping"):
        return None
    mapping = node.as_mapping()
    return node.as_sequence() if mapping is None else mapping


def _plain(value: Value) -> Any:
    """Return a value as yaml-edit takes it: words as words, whole numbers and days unquoted."""
    import yaml_edit

    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal) and not value.is_finite():
        raise EditRefused(f"{value} is not a number that a record can hold")
    return yaml_edit.ScalarValue(str(value), style="plain")


def _splice(old: str, new: str, before: Document, steps: list[str | int]) -> str:
    """Return the old text with only the field's own lines taken from the new one.

    Raises:
        EditRefused: other lines than the field's own would change.
    """
    newline = "\r\n" if "\r\n" in old else "\n"
    kept, fresh = _lines(old), _lines(new)
    owned = _owned(kept, before, ".".join(map(str, steps)))
    if owned is None:
        owned = _changed(kept, fresh)
        if owned[1] - owned[0] > 1:
            raise EditRefused("other lines than the field's own would change; edit it by hand")
    start, end = owned
    tail = kept[end:]
    same = _common(list(reversed(tail)), list(reversed(fresh[start:])))
    dropped = tail[: len(tail) - same]
    if fresh[:start] != kept[:start] or any(_is_content(line) for line in dropped):
        raise EditRefused("other lines than the field's own would change; edit it by hand")
    written = [line.rstrip("\r\n") + newline for line in fresh[start : len(fresh) - same]]
    return "".join((*kept[:start], *written, *tail))


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _owned(lines: list[str], before: Document, path: str) -> tuple[int, int] | None:
    """Return the first line of a field and the one after its last, from 0; ``None`` if absent."""
    if path not in before.paths:
        return None
    index = before.paths.index(path)
    start, column = unpack(before.places[index])
    following = index + 1
    while following < len(before.paths) and before.paths[following].startswith(f"{path}."):
        following += 1
    end = unpack(before.places[following])[0] - 1 if following < len(before.paths) else len(lines)
    end = max(end, start)
    while end > start and not _is_content(lines[end - 1], column):
        end -= 1
    return start - 1, end


def _is_content(line: str, column: int | None = None) -> bool:
    """Tell whether a line is neither blank nor a comment at most as far in as ``column``."""
    inner = line.lstrip()
    if not inner.startswith("#"):
        return bool(inner)
    return column is not None and len(line) - len(inner) >= column


def _changed(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return the old lines, from 0 and end exclusive, that differ between two texts."""
    start = _common(old, new)
    rest = _common(list(reversed(old[start:])), list(reversed(new[start:])))
    return start, len(old) - rest


def _common(first: list[str], second: list[str]) -> int:
    """Return how many lines two lists have in common from their beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))
