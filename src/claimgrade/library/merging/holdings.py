"""The library of a workspace with the file that each work is in, to change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.bibliography import read_bibliographies
from claimgrade.workspace.cache import Cache
from claimgrade.workspace.editing.file_change import FileChange, present
from claimgrade.workspace.files import DETAILS_FILE, list_files
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Holdings:
    """The works of a workspace by key, and the path of the ``.bib`` file that each is in.

    ``broken`` are the paths of bibliography files that could not be read.
    """

    root: Path
    sources: Mapping[str, Source]
    homes: Mapping[str, str]
    broken: frozenset[str] = frozenset()

    def present_key(self, name: str) -> str | None:
        """Return the key of a work by its key or an older one; None where there is none."""
        if name in self.sources:
            return name
        return next((k for k, one in self.sources.items() if name in one.details.aliases), None)

    def bytes_of(self, path: str) -> bytes | None:
        """Return the bytes of a file of the workspace, None where there is none."""
        return present(self.root / path)

    def change(self, path: str, after: bytes | None) -> list[FileChange]:
        """Return the change that makes a file so; none where it is so already."""
        before = self.bytes_of(path)
        return [] if before == after else [FileChange(path, before, after)]

    @property
    def details(self) -> bytes:
        """The bytes of ``citations/sources.yaml``; empty where there is none."""
        return self.bytes_of(DETAILS_FILE) or b""


def holdings_of(workspace: Workspace, *, cache: bool = True) -> Holdings:
    """Return the library of a workspace with the places of its entries."""
    root = str(workspace.root)
    with Cache.open(cache) as store:
        found = read_bibliographies(root, list_files(root).bibliographies, store)
    homes = {key: place.path for key, place in found.places.items()}
    return Holdings(workspace.root, workspace.sources, homes, frozenset(found.broken))
