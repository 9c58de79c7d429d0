"""Reads a YAML text event by event and reports what is odd in it.

What YAML allows and a record should not have (anchors, aliases, tags, keys given twice, several
documents) is reported and, where a value is still plain, read. Nesting is bounded here, before
anything else recurses.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.positions import COLUMN_BITS, unpack

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    # Another class under the same name, used for its get_event alone.
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 50
"""The deepest nesting of lists and mappings that is read; the top mapping is level 1."""

RARE_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks that YAML 1.1 knows and editors do not show as such."""

_OPENING = (MappingStartEvent, SequenceStartEvent)
_CLOSING = (MappingEndEvent, SequenceEndEvent)

Values = dict[str, Any]


class Unusable(Exception):
    """Ends the reading of a file of which nothing can be used; the fault is noted before."""


class Reading:
    """Reads one text, container by container; what is odd is noted on the way."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self.paths: list[str] = []
        self.places: array[int] = array("Q")
        self.broken: list[str] = []
        self._text = text
        self._next: Callable[[], Any] = StreamEndEvent

    def read(self) -> Values:
        """Return the values of the first document, read to the end of the stream."""
        self._next = self._events()
        values: Values | None = None
        while (event := self._next()).__class__ is not StreamEndEvent:
            if event.__class__ is DocumentStartEvent:
                if values is not None:
                    self._note("RD112", "a second document begins here", event.start_mark)
                    break
                values = self._document(self._next())
        return values or {}

    def _events(self) -> Callable[[], Any]:
        return _Parser(self._text).get_event

    def _document(self, event: Any) -> Values:
        value = self._value(event, "", 0)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._check_rest()
            self._refuse("RD113", "this file should hold keys with values", event.start_mark)
        return value

    def _check_rest(self) -> None:
        """Read on, so that an error of syntax is told before what follows from it."""
        while self._next().__class__ is not StreamEndEvent:
            pass

    def _value(self, event: Any, path: str, depth: int) -> Any:
        """Return the value that begins with ``event``; ``None`` where there is none."""
        kind = event.__class__
        if kind is AliasEvent:
            message = f"*{event.anchor} repeats a value from elsewhere"
            self._note("RD110", message, event.start_mark)
            self.broken.append(path)
            return None
        if event.anchor is not None or event.tag is not None:
            self._note_marks(event)
        if kind is ScalarEvent:
            absent = not event.value and (event.implicit[0] or event.tag is not None)
            return None if absent else event.value
        if depth == MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
            self._refuse("RD105", message, event.start_mark)
        read = self._mapping if kind is MappingStartEvent else self._sequence
        return read(f"{path}." if path else "", depth + 1)

    def _mapping(self, prefix: str, depth: int) -> Values:
        # The loop that reading spends its time in: a key and a plain value take no calls but
        # those for their events.
        values: Values = {}
        absent: list[str] = []
        next_event, paths, places = self._next, self.paths, self.places
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._odd_key(event)
                continue
            key = event.value
            if key in values:
                self._second(key, prefix, event.start_mark)
                continue
            if event.anchor is not None or event.tag is not None:
                self._note_marks(event)
            mark: Any = event.start_mark
            path = prefix + key
            paths.append(path)
            places.append((mark.line + 1) << COLUMN_BITS | mark.column + 1)
            event = next_event()
            if event.__class__ is ScalarEvent and event.anchor is None and event.tag is None:
                value = None if not event.value and event.implicit[0] else event.value
            else:
                value = self._value(event, path, depth)
            values[key] = value
            if value is None:
                absent.append(key)
        for key in absent:
            del values[key]
        return values

    def _sequence(self, prefix: str, depth: int) -> list[Any]:
        items: list[Any] = []
        next_event, paths, places = self._next, self.paths, self.places
        while (event := next_event()).__class__ is not SequenceEndEvent:
            mark = event.start_mark
            path = f"{prefix}{len(items)}"
            paths.append(path)
            places.append((mark.line + 1) << COLUMN_BITS | mark.column + 1)
            items.append(self._value(event, path, depth))
        return items

    def _odd_key(self, event: Any) -> None:
        """Note a key that is no word, and read over it and its value."""
        if event.__class__ is AliasEvent:
            message = f"*{event.anchor} repeats a value from elsewhere"
            self._note("RD110", message, event.start_mark)
        else:
            message = "a key has to be a word, not a list or a mapping"
            self._note("RD114", message, event.start_mark)
        self._skip(event)
        self._skip(self._next())

    def _second(self, key: str, prefix: str, mark: Any) -> None:
        """Note a key that was given before, and read over its value."""
        first = unpack(self.places[self.paths.index(prefix + key)])
        message = f"the key `{key}` is given twice here; the first value is used"
        self._note("RD108", message, mark, related=((*first, "given first here"),))
        self._skip(self._next())

    def _skip(self, event: Any) -> None:
        """Read to the end of the value that begins with ``event``, however deep it is."""
        depth = int(isinstance(event, _OPENING))
        while depth:
            event = self._next()
            depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)

    def _note_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._note("RD109", f"the anchor &{event.anchor} names a value", event.start_mark)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note("RD111", f"the tag {tag} gives a value a type", event.start_mark)

    def _note(self, code: str, message: str, mark: Any, **more: Any) -> None:
        self.faults.append(Fault(code, message, mark.line + 1, mark.column + 1, **more))

    def _refuse(self, code: str, message: str, mark: Any) -> NoReturn:
        self._note(code, message, mark)
        raise Unusable


class RareBreakReading(Reading):
    """Reads a text with line breaks that YAML knows and editors do not show as such.

    Lines are then counted as editors count them.
    """

    def _events(self) -> Callable[[], Any]:
        read = super()._events()
        starts = [0, *(match.end() for match in re.finditer("\n", self._text))]

        def moved() -> Any:
            event: Any = read()
            index = event.start_mark.index
            line = bisect_right(starts, index) - 1
            event.start_mark = _Mark(line, index - starts[line])
            return event

        return moved


class _Mark(NamedTuple):
    """A place by line and column, from 0."""

    line: int
    column: int
