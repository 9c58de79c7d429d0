"""The folder of templates of a workspace's own, which take the place of claimgrade's.

A template of the workspace stands for that of the same name; under ``claimgrade/`` it finds the
original: ``{% extends "claimgrade/review.html" %}``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.house_files import is_inside

ORIGINALS = "claimgrade"
"""The name under which a template of the workspace finds those of claimgrade."""

MAX_TEMPLATE_BYTES = 512 * 1024
"""The largest template that is read."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """The folder of a workspace's own templates: where it is, and where the workspace is."""

    root: Path
    folder: str

    def path_of(self, name: str) -> str:
        """Return the path of a template in the workspace."""
        return f"{self.folder}/{name}"

    def read(self, name: str) -> str | None:
        """Return the text of a template, ``None`` where there is none that may be read."""
        path = self.path_of(name)
        file = self.root / path
        if ".." in name.split("/") or not is_inside(self.root, path) or not file.is_file():
            return None
        if file.stat().st_size > MAX_TEMPLATE_BYTES:
            return None
        return file.read_text(encoding="utf-8")

    def names(self) -> Iterator[str]:
        """Yield the names of all files in the folder, in order."""
        folder = self.root / self.folder
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix()

    def file_of(self, filename: str) -> str | None:
        """Return the path in the workspace of a file that a frame of jinja names."""
        folder = (self.root / self.folder).as_posix() + "/"
        return self.path_of(filename.removeprefix(folder)) if filename.startswith(folder) else None
