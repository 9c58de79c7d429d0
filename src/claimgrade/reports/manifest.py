"""The list of what was rendered into a folder of reports, by which old pages are known.

The page of a claim that is no longer there is removed by it; a person's own file is never on it.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from claimgrade.reports.writing import inside

NAME = "rendered-files.txt"

_HEAD = (
    "# The files that claimgrade has rendered into this folder. One of them that is no longer\n"
    "# rendered is removed by the next 'claimgrade report'; no other file is ever removed.\n"
)


def manifest(names: Iterable[str]) -> str:
    """Return the text of the list of some report files, by their names below the folder."""
    listed = sorted({*names} - {NAME})
    return _HEAD + "".join(f"{name}\n" for name in listed)


def stale(root: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return the files on the list that still stand there and are not among ``names``, sorted.

    A line of the list that leads out of the folder is passed over.
    """
    rendered = {*names, NAME}
    return tuple(
        sorted(
            name
            for name in _listed(root)
            if name not in rendered and (path := _path(root, name)) is not None and path.is_file()
        )
    )


def remove(root: Path, names: Iterable[str]) -> None:
    """Remove files of the list, and the folders that are empty without them."""
    for name in names:
        path = inside(root, name)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root:
                break
            with suppress(OSError):  # not empty: what is in it is somebody's
                folder.rmdir()


def _listed(root: Path) -> set[str]:
    try:
        text = (root / NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return set()
    return {line for line in text.splitlines() if line and not line.startswith("#")}


def _path(root: Path, name: str) -> Path | None:
    try:
        return inside(root, name)
    except ValueError:
        return None
