"""Report files on disk: written whole or not at all, and only where they differ."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def write(root: Path, files: Mapping[str, str | bytes], check: bool = False) -> tuple[str, ...]:
    """Write the files that differ from those on disk, and return their names, sorted.

    ``files`` maps names below ``root`` (with forward slashes) to what is in them. Nothing is
    removed. With ``check`` nothing is written: the names returned are those that would be.
    Raises ``ValueError`` for a name that leads out of ``root``.
    """
    differing = []
    for name, text in sorted(files.items()):
        path = inside(root, name)
        content = text.encode("utf-8") if isinstance(text, str) else text
        if path.is_file() and path.read_bytes() == content:
            continue
        differing.append(name)
        if not check:
            _replace(path, content)
    return tuple(differing)


def inside(root: Path, name: str) -> Path:
    """Return the path of a file below a folder; raises ``ValueError`` for a name that leads out."""
    relative = PurePosixPath(name)
    path = root.joinpath(*relative.parts)
    outside = relative.is_absolute() or ".." in relative.parts or "\\" in name
    if outside or not path.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"'{name}' lies outside the folder of reports")
    return path


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
