"""Changes to several files survive the end of the process at any moment.

What is to become of every file is written down, whole or not at all, before the first of them is
touched. A process that is killed before that has changed nothing; after that, whoever opens the
workspace next finishes what was begun, however often that is interrupted too. A journal that is
damaged, or whose files were changed since, is left alone and reported.

The journal stands in a folder of its own that git is told to ignore, and is held by a lock of the
operating system for as long as its process lives.
"""

import base64
import binascii
import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from claimgrade.workspace.editing.atomic import replace
from claimgrade.workspace.editing.file_change import FileChange, make, present
from claimgrade.workspace.editing.file_lock import locked
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import JOURNAL_FILE, SETTINGS_FILE

__all__ = ["Finished", "finish", "is_inside", "journal_of"]

_FORMAT = 1
_HELP = (
    "Look at the files it names (git diff); when they are as they should be, remove the folder "
    + JOURNAL_FILE.rpartition("/")[0]
    + "."
)


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a change that was interrupted: the files now as meant, or why not."""

    paths: tuple[str, ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """One file of a journal: the digest of what it was, and what it is to be."""

    path: str
    before: str | None
    after: bytes | None


@contextmanager
def journal_of(root: Path) -> Iterator["Journal"]:
    """Hold the journal of a workspace; what was interrupted before is finished first.

    Raises:
        EditRefused: another process changes files of the workspace at this moment, or what was
            interrupted before cannot be finished.
    """
    with locked(_made(root) / "lock") as held:
        if not held:
            raise EditRefused(
                "another claimgrade is writing in this workspace; wait until it has ended"
            )
        try:
            done = _finish(root)
            if done.fault is not None:
                raise EditRefused(f"{JOURNAL_FILE}: {done.fault.message}. {_HELP}")
            yield Journal(root)
        finally:
            _tidy(root)


class Journal:
    """The journal of a workspace, held by this process."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / JOURNAL_FILE

    def begin(self, changes: Sequence[FileChange]) -> None:
        """Write down what is to become of the files, before the first of them is touched.

        Raises:
            ValueError: a path leads out of the workspace, or to a hidden file.
        """
        for change in changes:
            if not is_inside(self._root, change.path):
                raise ValueError(f"no file of the workspace: {change.path}")
        replace(self._path, _as_bytes(changes))

    def end(self) -> None:
        """Say that all files are as they are meant to be."""
        self._path.unlink(missing_ok=True)


def finish(root: Path) -> Finished:
    """Finish the changes that a process which was killed had begun; nothing where there are none.

    While the process that makes them still runs, they are left to it. Nothing is raised: where
    it cannot be done, the fault says why, and no file has been touched.
    """
    if not os.path.lexists(root / JOURNAL_FILE):
        return Finished()
    try:
        with locked((root / JOURNAL_FILE).with_name("lock")) as held:
            done = _finish(root) if held else Finished()
            if held:
                _tidy(root)
            return done
    except OSError as error:
        reason = (error.strerror or "a file cannot be written").lower()
        return Finished(fault=_fault(f"a change that was interrupted cannot be finished: {reason}"))


def _finish(root: Path) -> Finished:
    data = present(root / JOURNAL_FILE)
    if data is None:
        return Finished()
    steps = _steps(data)
    if isinstance(steps, Fault):
        return Finished(fault=steps)
    to_do = []
    for step in steps:
        if not is_inside(root, step.path):
            return Finished(fault=_fault(f"it names a file that is no record: {step.path}"))
        now = present(root / step.path)
        if now == step.after:
            continue
        if _digest(now) != step.before:
            return Finished(
                fault=_fault(
                    f"a change of {len(steps)} files was interrupted, and {step.path} was changed "
                    "since by somebody else; nothing was written"
                )
            )
        to_do.append(FileChange(step.path, now, step.after))
    for change in sorted(to_do, key=lambda change: change.turn):
        make(root, change)
    for step in steps:
        _remove_drafts(root / step.path)
    (root / JOURNAL_FILE).unlink()
    return Finished(tuple(step.path for step in steps))


def _made(root: Path) -> Path:
    """Make the folder of the journal, which tells git to ignore all that is in it."""
    folder = (root / JOURNAL_FILE).parent
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


def _tidy(root: Path) -> None:
    """Remove the folder of a journal that has ended, while it is held; what else is there stays."""
    folder = (root / JOURNAL_FILE).parent
    if os.path.lexists(root / JOURNAL_FILE):
        return
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name in (".gitignore", "lock") or name.endswith(".new"):
                (folder / name).unlink()
        folder.rmdir()
        folder.parent.rmdir()


def _remove_drafts(path: Path) -> None:
    """Remove what the process that was killed had begun to write beside a file."""
    with contextlib.suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(f".{path.name}.") and name.endswith(".new"):
                (path.parent / name).unlink()


def is_inside(root: Path, name: str) -> bool:
    """Tell whether a path is one of a file in the workspace at ``root`` that is not hidden."""
    if not (root / SETTINGS_FILE).is_file():
        return False
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or any(part.startswith(".") for part in path.parts):
        return False
    if "\\" in name or ":" in name:
        return False
    return (root / name).parent.resolve().is_relative_to(root.resolve())


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _as_bytes(changes: Sequence[FileChange]) -> bytes:
    rows = [
        [
            change.path,
            _digest(change.before),
            None if change.after is None else base64.b64encode(change.after).decode("ascii"),
        ]
        for change in changes
    ]
    body = json.dumps(rows)
    record = {"format": _FORMAT, "sha256": _digest(body.encode()), "changes": body}
    return (json.dumps(record) + "\n").encode()


def _steps(data: bytes) -> list[_Step] | Fault:
    """Return what a journal says is to be done, or that it is damaged."""
    try:
        record: Any = json.loads(data)
        if record["format"] != _FORMAT or record["sha256"] != _digest(record["changes"].encode()):
            return _damaged()
        return [
            _Step(path, before, None if after is None else base64.b64decode(after, validate=True))
            for path, before, after in json.loads(record["changes"])
        ]
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        return _damaged()


def _damaged() -> Fault:
    return _fault("a change of several files was interrupted, and the journal of it is damaged")


def _fault(message: str) -> Fault:
    return Fault("RD119", message, help=_HELP)
