"""Reads a plain YAML text the quick way, or says that it has to be read carefully.

libyaml composes the nodes and one walk takes their values and places. It is for the ordinary
record, in which nothing is odd; it reports no faults.
"""

import re
from array import array
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode

from claimgrade.workspace.reading.careful import MAX_DEPTH, RARE_LINE_BREAKS, Values
from claimgrade.workspace.reading.positions import COLUMN_BITS

try:
    from yaml._yaml import CParser
except ImportError:
    # A name that stands for a class, or for nothing without libyaml.
    CParser = None  # type: ignore[assignment,misc]

_MOST_BRACKETS = 200
_DEEP_START = re.compile(r"[ \-?:\t]{200}")
_DEEP_LINE = re.compile(r"\n[ \-?:\t]{200}")
"""With these limits libyaml, which recurses, stays far from the end of the stack."""


class _Odd(Exception):
    """Something that only the careful reading knows how to report."""


if CParser is not None:

    class _Composer(CParser):
        """Composes nodes without resolving their types, which the schema does."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
            """Leave a value without a type."""

        def descend_resolver(self, parent: Any, index: Any) -> None:
            """Take no note of the path to a value."""

        def ascend_resolver(self) -> None:
            """Take no note of the path to a value."""


def read_quickly(text: str) -> tuple[Values, list[str], "array[int]"] | None:
    """Return values, paths and packed places of a text; ``None`` where anything is odd in it."""
    if CParser is None or not _looks_plain(text):
        return None
    walk = _Walk()
    try:
        node = _Composer(text).get_single_node()
        if node is None:
            return {}, [], walk.places
        if node.__class__ is not MappingNode:
            return None
        return walk.mapping(node, "", 1), walk.paths, walk.places
    except (yaml.YAMLError, _Odd):
        return None


def _looks_plain(text: str) -> bool:
    """Tell whether a text has no anchors, aliases, tags, rare line breaks or deep nesting."""
    return (
        "&" not in text
        and "*" not in text
        and "!" not in text
        and text.count("[") + text.count("{") < _MOST_BRACKETS
        and not _is_deep(text)
        and (text.isascii() or RARE_LINE_BREAKS.search(text) is None)
    )


def _is_deep(text: str) -> bool:
    """Tell whether a line is so far in that lists and mappings could be nested hundreds deep."""
    if "\r" in text:
        text = text.replace("\r", "\n")
    return bool(_DEEP_START.match(text) or _DEEP_LINE.search(text))


class _Walk:
    """Takes values and places from nodes."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.places: array[int] = array("Q")

    def mapping(self, node: Any, prefix: str, depth: int) -> Values:
        """Return the values of a mapping; a key without a value counts as absent."""
        values: Values = {}
        absent: list[str] = []
        paths, places = self.paths, self.places
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.__class__ is not ScalarNode or key in values:
                raise _Odd
            mark = key_node.start_mark
            path = prefix + key
            paths.append(path)
            places.append((mark.line + 1) << COLUMN_BITS | mark.column + 1)
            if value_node.__class__ is ScalarNode:
                values[key] = value = value_node.value
                if not value and not value_node.style:
                    absent.append(key)
            else:
                values[key] = self._value(value_node, path, depth)
        for key in absent:
            del values[key]
        return values

    def _sequence(self, node: Any, prefix: str, depth: int) -> list[Any]:
        items = []
        for index, item in enumerate(node.value):
            mark = item.start_mark
            path = f"{prefix}{index}"
            self.paths.append(path)
            self.places.append((mark.line + 1) << COLUMN_BITS | mark.column + 1)
            items.append(self._value(item, path, depth))
        return items

    def _value(self, node: Any, path: str, depth: int) -> Any:
        if node.__class__ is ScalarNode:
            return node.value if node.value or node.style else None
        if depth == MAX_DEPTH:
            raise _Odd
        read = self.mapping if node.__class__ is MappingNode else self._sequence
        return read(node, f"{path}.", depth + 1)
