"""Writes files whole or not at all, so that no reader ever sees half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

from claimgrade.workspace.errors import AlreadyExists


def write_new(path: Path, text: str) -> None:
    """Write a new file as UTF-8, whole or not at all.

    Raises:
        AlreadyExists: there is a file of that name.
    """
    draft = _draft(path, text.encode())
    try:
        os.link(draft, path)
    except FileExistsError:
        raise AlreadyExists(str(path)) from None
    except OSError:  # a file system without hard links
        _create(path, text.encode())
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Put new content in the place of a file's old one, keeping its permissions."""
    target = path.resolve()
    draft = _draft(target, data)
    try:
        with contextlib.suppress(OSError):
            os.chmod(draft, target.stat().st_mode)
        os.replace(draft, target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _draft(path: Path, data: bytes) -> Path:
    """Write the bytes to a new file beside ``path`` and see that they are on the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, 0o666 & ~_umask())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _create(path: Path, data: bytes) -> None:
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError:
        raise AlreadyExists(str(path)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """See that the new name is on the disk too, where the system can say so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
