"""JSON from other people: read value by value with its line, nothing raised for any text."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from claimgrade.library.formats.reading import Fault

_SPACE = frozenset(" \t\r\n")


class _NotJson(ValueError):
    """What stands where JSON was expected, and where."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


def values(text: str, *lists: str) -> Iterator[tuple[int, Any] | Fault]:
    """Yield the line and the value of each item of a list, then what is wrong with the rest.

    ``lists`` are names under which the list may lie in an object; an object without one is an
    item itself. Of a text that breaks off, the items before the break are yielded.
    """
    text = text.removeprefix("\ufeff")
    position = _Position(text)
    try:
        for place, value in _items(text, lists):
            yield position.line(place), value
    except json.JSONDecodeError as error:
        yield Fault(f"this is not JSON: {error.msg.lower()}", position.line(error.pos))
    except _NotJson as error:
        yield Fault(f"this is not JSON: {error}", position.line(error.place))
    except RecursionError:
        message = "brackets are nested too deep for a list of references"
        yield Fault(message, position.line(position.reached), "nothing from here on is read")
    except ValueError as error:
        yield Fault(f"a number is too long to be read: {error}", position.line(position.reached))


class _Position:
    """Counts lines up to offsets that only grow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self.reached = 0

    def line(self, place: int) -> int:
        """Return the line of an offset, from 1."""
        if place > self.reached:
            self._line += self._text.count("\n", self.reached, place)
            self.reached = place
        return self._line


def _items(text: str, lists: tuple[str, ...]) -> Iterator[tuple[int, Any]]:
    decoder = json.JSONDecoder()
    place = _after_space(text, 0)
    if text[place : place + 1] == "[":
        yield from _listed(text, place + 1, decoder)
        return
    value, end = decoder.raw_decode(text, place)
    if _after_space(text, end) != len(text):
        raise _NotJson("something follows the end of it", _after_space(text, end))
    for name in lists:
        if isinstance(value, dict) and isinstance(value.get(name), list):
            yield from zip(_places(text, name, value[name], place), value[name], strict=True)
            return
    yield place, value


def _places(text: str, name: str, held: list[Any], place: int) -> list[int]:
    """Return where the items of a list within an object begin; the object's place if in doubt."""
    found = re.search(rf'"{name}"\s*:\s*\[', text)
    try:
        items = (
            [*islice(_listed(text, found.end(), json.JSONDecoder()), len(held))] if found else []
        )
    except ValueError:
        items = []
    same = [value for _, value in items] == held
    return [start for start, _ in items] if same else [place] * len(held)


def _listed(text: str, place: int, decoder: json.JSONDecoder) -> Iterator[tuple[int, Any]]:
    place = _after_space(text, place)
    while text[place : place + 1] != "]":
        value, end = decoder.raw_decode(text, place)
        yield place, value
        place = _after_space(text, end)
        sign = text[place : place + 1]
        if sign == ",":
            place = _after_space(text, place + 1)
        elif sign != "]":
            raise _NotJson("a comma or the closing ] is missing", place)
    place = _after_space(text, place + 1)
    if place != len(text):
        raise _NotJson("something follows the end of it", place)


def _after_space(text: str, place: int) -> int:
    """Return the offset after white space, which may be long."""
    near = place
    while near < len(text) and text[near] in _SPACE:
        near += 1
    return near
