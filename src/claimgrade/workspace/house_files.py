"""Files of a house style, read from inside the workspace and from nowhere else."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import SETTINGS_FILE
from claimgrade.workspace.reading.text import read_bytes


def is_inside(root: Path, path: str) -> bool:
    """Return whether a path of the workspace stays in it, symbolic links followed."""
    inside = os.path.join(os.path.realpath(root), "")
    return os.path.realpath(root / path).startswith(inside)


def read_house_file(root: Path, path: str, limit: int) -> bytes | Fault:
    """Return the bytes of a file that the settings name, or why it cannot be used.

    ``limit`` is the largest size in bytes. A file that a symbolic link leads to outside the
    workspace is not read.
    """
    if not is_inside(root, path):
        return Fault("RD151", f"'{path}' leads out of the workspace", help="Copy it into it.")
    if not (root / path).is_file():
        return Fault("RD151", f"there is no file '{path}'")
    data = read_bytes(str(root), path, limit)
    if isinstance(data, Fault):
        return Fault("RD151", f"'{path}': {data.message.removeprefix('this file ')}")
    return data


def named_files(root: Path, paths: Sequence[str]) -> Iterator[str]:
    """Yield the files that paths of a house style name, in order; a folder stands for all in it.

    What is not there, or leads out of the workspace, is left out.
    """
    for path in paths:
        if not is_inside(root, path):
            continue
        place = root / path
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (one.relative_to(root).as_posix() for one in found if one.is_file())


def house_stamp(root: Path) -> str:
    """Return a digest of the files that the settings of a workspace name for its reports.

    Empty where they name none. The settings need not be right for it.
    """
    data = (root / SETTINGS_FILE).read_bytes()
    if b"reports" not in data and b"theme" not in data:
        return ""
    with suppress(tomllib.TOMLDecodeError, UnicodeDecodeError):
        values = tomllib.loads(data.decode("utf-8-sig"))
        digest = blake2b(digest_size=16)
        paths = sorted({*_texts(values.get("reports")), *_texts(values.get("theme"))})
        for path in named_files(root, paths):
            digest.update(f"{path}\0".encode() + (root / path).read_bytes() + b"\0")
        return digest.hexdigest()
    return ""


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value of TOML that could be a path."""
    if isinstance(value, str) and value and not value.startswith(("/", "#", "~", ".")):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
