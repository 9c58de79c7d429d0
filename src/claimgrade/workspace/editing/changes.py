"""Changes to several files of a workspace that are made together or not at all."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from claimgrade.workspace.editing.file_change import FileChange, make, present
from claimgrade.workspace.errors import EditRefused

__all__ = ["FileChange", "apply_all", "differences"]


def apply_all(root: Path, changes: Sequence[FileChange]) -> None:
    """Make all changes, new files first and removals last; where one fails, take back the others.

    They are changed as one even where the process is killed meanwhile, and nothing half-written
    stays beside them (:mod:`claimgrade.workspace.editing.journal`).

    Raises:
        EditRefused: a file is not what it was when the changes were worked out, or another process
            is writing; nothing is written.
        OSError: a file could not be written; those written before are as they were.
    """
    if not changes:
        return
    from claimgrade.workspace.editing.journal import is_inside, journal_of

    if len(changes) == 1 and not is_inside(root, changes[0].path):
        # A file that is no part of a workspace has none to stand for it.
        _refuse_changed(root, changes)
        _make_all(root, changes)
        return
    with journal_of(root) as journal:
        _refuse_changed(root, changes)
        journal.begin(changes)
        try:
            _make_all(root, changes)
        except BaseException:
            if all(present(root / change.path) == change.before for change in changes):
                journal.end()
            raise
        journal.end()


def _refuse_changed(root: Path, changes: Iterable[FileChange]) -> None:
    for change in changes:
        if present(root / change.path) != change.before:
            raise EditRefused(f"{change.path} was changed meanwhile; nothing was written")


def _make_all(root: Path, changes: Iterable[FileChange]) -> None:
    made: list[FileChange] = []
    try:
        for change in sorted(changes, key=lambda change: change.turn):
            make(root, change)
            made.append(change)
    except BaseException:
        for change in reversed(made):
            with contextlib.suppress(OSError):
                make(root, change.undone())
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


def _lines(data: bytes | None) -> list[str]:
    return [] if data is None else data.decode(errors="replace").splitlines()
