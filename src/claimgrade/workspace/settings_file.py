"""Reads ``claimgrade.toml``."""

import datetime
import re
import tomllib
from array import array
from decimal import Decimal
from typing import Any

from claimgrade.model.finding import Location
from claimgrade.model.settings import Settings
from claimgrade.workspace.errors import UnsupportedFormat
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import FORMAT, SETTINGS_FILE
from claimgrade.workspace.reading.positions import PathTable, Positions, pack, unpack
from claimgrade.workspace.schema.records import read_record

_TABLE = re.compile(r"^\s*\[+\s*(?P<name>[^\]#]+?)\s*\]+")
_KEY = re.compile(r"^\s*(?P<key>[A-Za-z0-9_.-]+|\"(?:[^\"\\]|\\.)*\"|'[^']*')\s*=")
_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = re.compile(r" \(at end of document\)$")
_NEVER_CLOSED = "the quotation mark is never closed"
_REASONS = {
    "Illegal character '\\n'": _NEVER_CLOSED,
    "Found invalid character '\\n'": _NEVER_CLOSED,
    "Unterminated string": _NEVER_CLOSED,
    "Expected \"'": _NEVER_CLOSED,
    "Unescaped '\\' in a string": "a backslash in quotation marks has to be written twice",
    "Unclosed array": "the [ opened here is never closed, or a comma is missing",
    "Unclosed inline table": "the { opened here is never closed, or a comma is missing",
    "Cannot overwrite a value": "this key is given twice",
    "Cannot declare": "this heading is given twice",
    "Expected '=' after a key in a key/value pair": "no = stands after the key",
    "Expected ']' at the end of a table declaration": "the heading is not closed with ]",
    "Expected newline or end of document after a statement": "something stands after the value "
    "that does not belong to it; words need quotation marks",
    "Invalid date or datetime": "there is no such day or time",
    "Invalid statement": "this line is neither a key with = nor a [heading]",
    "Invalid value": "no value stands here that TOML knows; words need quotation marks",
}
"""What is wrong, in plain words, by how the message of ``tomllib`` begins."""
_DAY = re.compile(r"=\s*(?P<day>\d+(?P<between>[-./])\d+(?P=between)\d+)")
_YEAR_MONTH_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_settings(text: str, table: PathTable) -> tuple[Settings, tuple[Fault, ...]]:
    """Return the settings in a TOML text and its faults; defaults stand for what is broken.

    Raises:
        UnsupportedFormat: the workspace was written for a newer claimgrade.
    """
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return default_settings(), (syntax_fault(str(error), text),)
    _refuse_newer(values.get("format"))
    paths, places = _places(text)
    positions = Positions(table, paths, array("Q", places))
    as_text = _as_text(values)
    read = read_record(Settings, as_text, positions)
    if read.record is not None:
        return read.record, read.faults
    mended = read_record(Settings, {**as_text, "format": str(FORMAT)}, positions)
    return mended.record or default_settings(), read.faults


def default_settings() -> Settings:
    """Return the settings of a workspace whose own cannot be read."""
    return Settings(format=FORMAT)


def _refuse_newer(found: Any) -> None:
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        raise UnsupportedFormat(found, FORMAT)


def syntax_fault(message: str, text: str) -> Fault:
    """Return what ``tomllib`` said of a text as a fault at its place, in plain words."""
    where = _WHERE.search(message)
    lines = text.splitlines() or [""]
    if where:
        line, column = int(where[1]), int(where[2])
    else:
        line, column = len(lines), len(lines[-1]) + 1
    reason = _reason(_WHERE.sub("", message), lines[min(line, len(lines)) - 1])
    return Fault("RD118", f"this is not TOML: {reason}", line, column)


def _reason(said: str, line: str) -> str:
    """Return what ``tomllib`` said of a line in plain words, or its own where there are none."""
    day = _DAY.search(line)
    if day and said.startswith("Expected newline"):
        if _YEAR_MONTH_DAY.fullmatch(day["day"]):
            return "there is no such day or time"
        return "a day is written as year-month-day, as in 2026-11-22"
    for beginning, plain in _REASONS.items():
        if said.startswith(beginning):
            return plain
    said = _AT_END.sub(" at the end of the file", said)
    return f"{said[:1].lower()}{said[1:]}"


def _as_text(value: Any) -> Any:
    """Return the value as YAML would have given it: scalars as the text of their meaning."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _places(text: str) -> tuple[list[str], list[int]]:
    """Where each key stands, found line by line: exact for keys that begin a line."""
    paths: list[str] = []
    places: list[int] = []
    prefix = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading, key = _TABLE.match(line), _KEY.match(line)
        if heading:
            name = heading["name"].replace(" ", "").replace('"', "")
            prefix = f"{name}."
            paths.append(name)
            places.append(pack(number, heading.start("name") + 1))
        elif key:
            paths.append(prefix + _named(key["key"]))
            places.append(pack(number, key.start("key") + 1))
    return paths, places


def _named(key: str) -> str:
    """Return the name that a key has; one that is not TOML, which is reported, as it stands."""
    if key[0] not in "\"'":
        return key
    try:
        return next(iter(tomllib.loads(f"{key} = 0")))
    except tomllib.TOMLDecodeError:
        return key


def key_places(text: str) -> dict[str, tuple[int, int]]:
    """Return line and column of each key and table of a TOML text, by its dotted name."""
    paths, places = _places(text)
    return {name: unpack(place) for name, place in reversed(list(zip(paths, places, strict=True)))}


def place_of(text: str, name: str) -> Location:
    """Return where a table or key stands in a text of settings, or the text's beginning."""
    paths, places = _places(text)
    if name not in paths:
        return Location(SETTINGS_FILE)
    line, column = unpack(places[paths.index(name)])
    return Location(SETTINGS_FILE, line, column)
