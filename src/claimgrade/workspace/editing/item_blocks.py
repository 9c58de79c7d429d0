"""The items of a list in a record as blocks of lines, so that one can be changed by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.positions import unpack


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """One item of a list: its value, and its lines as they stand, comments above it included."""

    value: Any
    lead: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines of the item."""
        return "".join((*self.lead, *self.lines))


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of a record, one block a item.

    ``start`` is the line of its key and ``end`` the one after its last item, from 0;
    ``indent`` are the blanks before each dash.
    """

    start: int
    end: int
    key_line: str
    indent: str
    items: tuple[ItemBlock, ...]


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, at line feeds only."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def item_list(text: str, name: str, document: Document | None = None) -> ItemList | None:
    """Return a list that stands at the top of a record, or ``None``.

    It is ``None`` where there is no such list, and where its items are not one block of lines
    each, begun by a dash: a list in square brackets, say.
    """
    document = document or parse(text)
    values: Mapping[str, Any] = document.values or {}
    held = values.get(name)
    if not isinstance(held, list) or not held:
        return None
    lines = split_lines(text)
    place = dict(zip(document.paths, document.places, strict=True))
    start = unpack(place[name])[0] - 1
    begins = [unpack(place[f"{name}.{index}"])[0] - 1 for index in range(len(held))]
    end = min(
        (unpack(place[key])[0] - 1 for key in values if _after(place, key, start)), default=-1
    )
    end = len(lines) if end < 0 else end
    indent = _indent(lines[begins[0]])
    if not _one_block_each(lines, name, start, begins, indent):
        return None
    stops = [
        _stop(lines, begin, following, len(indent)) for begin, following in _spans(begins, end)
    ]
    leads = [start + 1, *stops[:-1]]
    items = tuple(
        ItemBlock(value, tuple(lines[lead:begin]), tuple(lines[begin:stop]))
        for value, lead, begin, stop in zip(held, leads, begins, stops, strict=True)
    )
    return ItemList(start, stops[-1], lines[start], indent, items)


def _after(place: Mapping[str, int], key: str, line: int) -> bool:
    return key in place and unpack(place[key])[0] - 1 > line


def _spans(begins: list[int], end: int) -> list[tuple[int, int]]:
    return list(zip(begins, [*begins[1:], end], strict=True))


def _one_block_each(
    lines: list[str], name: str, start: int, begins: list[int], indent: str
) -> bool:
    key, _, rest = lines[start].partition(":")
    rest = rest.strip()
    return (
        key.strip("'\"") == name
        and (not rest or rest.startswith("#"))
        and len(set(begins)) == len(begins)
        and all(lines[begin].startswith((f"{indent}- ", f"{indent}-\t")) for begin in begins)
    )


def _stop(lines: list[str], begin: int, following: int, dash: int) -> int:
    """Return the line after an item's last; comments no further in than the dash are not its."""
    stop = begin + 1
    for number in range(begin + 1, following):
        line = lines[number]
        if line.strip() and len(_indent(line)) > dash:
            stop = number + 1
    return stop


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]
