"""Changes to several files of a workspace that are made together or not at all."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from claimgrade.workspace.editing.atomic import replace, write_new
from claimgrade.workspace.errors import EditRefused


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file: ``before`` is ``None`` for a new one, ``after`` for one removed."""

    path: str
    before: bytes | None
    after: bytes | None


def apply_all(root: Path, changes: Sequence[FileChange]) -> None:
    """Make all changes, new files first and removals last; where one fails, take back the others.

    Raises:
        EditRefused: a file is not what it was when the changes were worked out; nothing is written.
        OSError: a file could not be written; those written before are as they were.
    """
    for change in changes:
        if _present(root / change.path) != change.before:
            raise EditRefused(f"{change.path} was changed meanwhile; nothing was written")
    made: list[FileChange] = []
    try:
        for change in sorted(changes, key=_turn):
            _make(root, change)
            made.append(change)
    except BaseException:
        for change in reversed(made):
            with contextlib.suppress(OSError):
                _make(root, FileChange(change.path, change.after, change.before))
        raise


def differences(changes: Iterable[FileChange], moved: str | None = None) -> Iterator[str]:
    """Yield the lines of a unified diff; ``moved`` is the file that a removed one becomes."""
    kept = list(changes)
    removed = next((c for c in kept if c.after is None), None)
    for change in kept:
        if moved is not None and change.after is None:
            continue
        is_move = removed is not None and change.path == moved
        old = removed if is_move and removed is not None else change
        yield from unified_diff(
            _lines(old.before),
            _lines(change.after),
            old.path if old.before is not None else "/dev/null",
            change.path if change.after is not None else "/dev/null",
            lineterm="",
        )


def _turn(change: FileChange) -> int:
    return 2 if change.after is None else 1 if change.before is not None else 0


def _present(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _make(root: Path, change: FileChange) -> None:
    path = root / change.path
    if change.after is None:
        path.unlink()
    elif change.before is None:
        write_new(path, change.after.decode())
    else:
        replace(path, change.after)


def _lines(data: bytes | None) -> list[str]:
    return [] if data is None else data.decode(errors="replace").splitlines()
