"""Reads ``claimgrade.toml``."""

import datetime
import re
import tomllib
from array import array
from decimal import Decimal
from typing import Any

from claimgrade.model.settings import Settings
from claimgrade.workspace.errors import UnsupportedFormat
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import FORMAT
from claimgrade.workspace.positions import PathTable, Positions, pack
from claimgrade.workspace.records import read_record

_TABLE = re.compile(r"^\s*\[+\s*(?P<name>[^\]#]+?)\s*\]+")
_KEY = re.compile(r"^\s*(?P<key>[A-Za-z0-9_.-]+|\"[^\"]*\")\s*=")
_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = re.compile(r" \(at end of document\)$")


def read_settings(text: str, table: PathTable) -> tuple[Settings, tuple[Fault, ...]]:
    """Return the settings in a TOML text and its faults; defaults stand for what is broken.

    Raises:
        UnsupportedFormat: the workspace was written for a newer claimgrade.
    """
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return default_settings(), (_syntax_fault(str(error), text),)
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
    return Settings.model_validate({"format": str(FORMAT)})


def _refuse_newer(found: Any) -> None:
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        raise UnsupportedFormat(found, FORMAT)


def _syntax_fault(message: str, text: str) -> Fault:
    where = _WHERE.search(message)
    if where:
        line, column = int(where[1]), int(where[2])
    else:
        lines = text.splitlines() or [""]
        line, column = len(lines), len(lines[-1]) + 1
    reason = _AT_END.sub(" at the end of the file", _WHERE.sub("", message))
    return Fault("RD118", f"this is not TOML: {reason[:1].lower()}{reason[1:]}", line, column)


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
            paths.append(prefix + key["key"].strip('"'))
            places.append(pack(number, key.start("key") + 1))
    return paths, places
