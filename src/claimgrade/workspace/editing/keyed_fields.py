"""Sets a field of many entries of a record that is keyed at its top, such as sources.yaml.

Only the lines of that field change. The result is parsed once and compared with what was meant,
so that thousands of entries take one reading and not thousands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimgrade.workspace.editing.item_blocks import split_lines
from claimgrade.workspace.editing.scalar import scalar
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.positions import unpack
from claimgrade.workspace.reading.text import decode, merge_conflicts

Fields = Mapping[str, str]
"""A mapping of words and days, written one a line in its order."""

_MARK = "\ufeff"
_ONE_A_LINE = re.compile(
    r"(?P<indent> +)(?:(?P<name>[a-z_]+):(?: +[^\s#\"'|>&*!\[{][^#\"']*?)?(?P<comment>\s+#.*)?|#.*)"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of one entry that are replaced: where they begin, from 1, as they were and will be."""

    key: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """The bytes of the file with the fields set, and why each entry left alone was.

    ``hunks`` are the lines that change, in the order of the file.
    """

    data: bytes
    refused: Mapping[str, str]
    hunks: tuple[Hunk, ...]


def with_keyed(data: bytes, path: Path, name: str, entries: Mapping[str, Fields]) -> Edited:
    """Return the bytes of a record in which each named entry has the field ``name``.

    An entry that is not there is added at the end. Comments within the field stay at their lines;
    an entry whose comments would be lost, or that is not laid out line by line, is left as it is
    and told in ``refused``.

    Raises:
        EditRefused: the file cannot be read as it is, or would not come out as meant.
    """
    text = _readable(data, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += newline
    before = parse(text)
    if before.faults or (before.values is None and text.strip()):
        raise EditRefused(f"{path} has faults; mend them first (claimgrade check {path.name})")
    held = before.values or {}
    edit = _Edit(split_lines(text), before, name, newline)
    refused = {
        key: reason
        for key, fields in entries.items()
        if (reason := edit.put(key, held.get(key), fields))
    }
    meant = {**held}
    for key, fields in entries.items():
        if key not in refused:
            meant[key] = {**(held.get(key) or {}), name: dict(fields)}
    after = "".join(edit.result())
    if parse(after).values != meant and meant:
        raise EditRefused(f"{path} would not have come out as meant; edit `{name}` by hand")
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    return Edited((mark + after).encode(), refused, tuple(edit.hunks()))


class _Edit:
    """Lines of a text with what takes the place of some of them."""

    def __init__(self, lines: list[str], document: Document, name: str, newline: str) -> None:
        self._lines = lines
        self._name = name
        self._newline = newline
        pairs = zip(document.paths, document.places, strict=True)
        self._places = {path: unpack(place) for path, place in pairs}
        self._tops = sorted(line - 1 for line, column in self._places.values() if column == 1)
        self._changes: list[tuple[int, int, str, list[str]]] = []
        self._added: list[tuple[str, list[str]]] = []

    def put(self, key: str, held: Any, fields: Fields) -> str:
        """Note the change for one entry; return why there is none, or an empty text."""
        place = self._places.get(key)
        if place is None:
            gap = [self._newline] if self._lines or self._added else []
            written = [*gap, f"{_scalar(key)}:{self._newline}", *self._written(fields, "  ")]
            self._added.append((key, written))
            return ""
        if place[1] != 1 or not isinstance(held, dict) or not held:
            return "its entry is not laid out line by line"
        start = place[0] - 1
        end = self._end_of(start)
        paths = (f"{key}.{name}" for name in held)
        children = [self._places[path] for path in paths if path in self._places]
        alone = all(not self._lines[line - 1][: column - 1].strip() for line, column in children)
        if len({line for line, _ in children} | {place[0]}) != len(held) + 1 or not alone:
            return "its entry is not laid out line by line"
        indent = " " * (min(column for _, column in children) - 1)
        return self._change(key, start, end, indent, fields)

    def _change(self, key: str, start: int, end: int, indent: str, fields: Fields) -> str:
        written = self._written(fields, indent)
        own = self._places.get(f"{key}.{self._name}")
        if own is None:
            self._changes.append((end, end, key, written))
            return ""
        first = own[0] - 1
        last = first + 1
        while last < end and self._is_within(last, len(indent)):
            last += 1
        if any("#" in line for line in self._lines[first:last]):
            kept = self._with_comments(self._lines[first:last], fields)
            if kept is None:
                return f"a comment may stand within its `{self._name}`"
            written = kept
        self._changes.append((first, last, key, written))
        return ""

    def _with_comments(self, lines: list[str], fields: Fields) -> list[str] | None:
        """Return the lines of the field with other values and the comments that it has.

        ``None`` where they are not one plain value a line, or where a comment would be left alone.
        """
        head, *rest = lines
        found = [_ONE_A_LINE.fullmatch(line.rstrip("\r\n")) for line in rest]
        if not re.fullmatch(rf" *{self._name}:\s*", head) or not all(found):
            return None
        left, made, indent = dict(fields), [head], ""
        for line in filter(None, found):
            name = line["name"]
            indent = line["indent"] if name else indent
            if name and name not in left and line["comment"]:
                return None
            if not name:
                made.append(line[0] + self._newline)
            elif name in left:
                value = _scalar(left.pop(name))
                made.append(f"{indent}{name}: {value}{line['comment'] or ''}{self._newline}")
        added = [f"{indent}{name}: {_scalar(value)}{self._newline}" for name, value in left.items()]
        return made + added if indent else None

    def _is_within(self, number: int, indent: int) -> bool:
        line = self._lines[number]
        return bool(line.strip()) and len(line) - len(line.lstrip(" ")) > indent

    def _end_of(self, start: int) -> int:
        """Return the line after the last of an entry that says something, from 0."""
        place = bisect_right(self._tops, start)
        after = self._tops[place] if place < len(self._tops) else len(self._lines)
        while after > start + 1 and _is_margin(self._lines[after - 1]):
            after -= 1
        return after

    def _written(self, fields: Fields, indent: str) -> list[str]:
        lines = [f"{indent}{self._name}:"]
        lines += [f"{indent}  {name}: {_scalar(value)}" for name, value in fields.items()]
        return [f"{line}{self._newline}" for line in lines]

    def result(self) -> list[str]:
        """Return the lines with all changes made."""
        made: list[str] = []
        place = 0
        for start, end, _, written in sorted(self._changes):
            made += self._lines[place:start] + written
            place = end
        made += self._lines[place:]
        return made + [line for _, written in self._added for line in written]

    def hunks(self) -> Iterator[Hunk]:
        """Yield the lines that change, without those at either end that stay the same."""
        for start, end, key, written in sorted(self._changes):
            old, new = self._lines[start:end], written
            same = _common(old, new)
            tail = _common(old[same:][::-1], new[same:][::-1])
            old, new = old[same : len(old) - tail], new[same : len(new) - tail]
            if old or new:
                yield Hunk(key, start + same + 1, _bare(old), _bare(new))
        line = len(self._lines) + 1
        for key, written in self._added:
            yield Hunk(key, line, (), _bare(written))


def _common(one: list[str], other: list[str]) -> int:
    """Return how many lines two lists have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _bare(lines: list[str]) -> tuple[str, ...]:
    return tuple(line.rstrip("\r\n") for line in lines)


def _readable(data: bytes, path: Path) -> str:
    text = decode(data)
    if isinstance(text, Fault):
        raise EditRefused(f"{path}: {text.message}")
    if merge_conflicts(text):
        raise EditRefused(f"{path} has a merge conflict in it; resolve it first")
    return text


def _is_margin(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _scalar(text: str) -> str:
    return text if _DAY.fullmatch(text) else scalar(text)
