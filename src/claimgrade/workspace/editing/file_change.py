"""What becomes of one file of a workspace, and making it so."""

from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.editing.atomic import replace, write_new


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file: ``before`` is ``None`` for a new one, ``after`` for one removed."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def turn(self) -> int:
        """When it is made among others: new files first, removals last."""
        return 2 if self.after is None else 1 if self.before is not None else 0

    def undone(self) -> "FileChange":
        """Return the change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


def present(path: Path) -> bytes | None:
    """Return the bytes of a file, ``None`` where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def make(root: Path, change: FileChange) -> None:
    """Write, replace or remove the file, whole or not at all; its folder is made where needed."""
    path = root / change.path
    if change.after is None:
        path.unlink()
    elif change.before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, change.after.decode())
    else:
        replace(path, change.after)
