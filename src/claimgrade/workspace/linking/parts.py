"""What was read of a workspace before its links are looked at."""

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimgrade.model.article import Article
from claimgrade.model.finding import Location
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.source import SourceDetails
from claimgrade.model.study import Study
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, WorkspaceFiles, read_at_most
from claimgrade.workspace.reading.positions import EMPTY, Positions
from claimgrade.workspace.schema.read import Read
from claimgrade.workspace.workspace import ClaimFile

if TYPE_CHECKING:
    from claimgrade.workspace.bibtex.entries import BibEntry

_BETWEEN_WORDS = re.compile(r"[\s,{}\[\]()\"'#@=]+")


class DamagedFiles:
    """Files that were not read in full, asked whether they hold what a link names.

    A name that stands as a word in a damaged file is not reported as missing.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._folders: dict[str, list[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._unopened: set[str] = set()

    def add(self, path: str) -> None:
        """Count a file as damaged."""
        self._folders.setdefault(path.rpartition("/")[0], []).append(path)

    def mention(self, name: str, folder: str) -> bool:
        """Return whether ``name`` stands in a damaged file in ``folder``."""
        if folder not in self._words:
            self._words[folder] = set()
            for path in self._folders.get(folder, ()):
                self._read(path, folder)
        return name in self._words[folder]

    def may_hold(self, name: str, folder: str) -> bool:
        """Return whether ``name`` stands in a damaged file, or one cannot even be opened."""
        return self.mention(name, folder) or folder in self._unopened

    def _read(self, path: str, folder: str) -> None:
        try:
            data = read_at_most(os.path.join(self._root, path), MAX_BIBLIOGRAPHY_BYTES + 1)
        except OSError:
            self._unopened.add(folder)
            return
        if len(data) > MAX_BIBLIOGRAPHY_BYTES:
            self._unopened.add(folder)
            return
        words = _BETWEEN_WORDS.split(data.decode("utf-8", errors="replace"))
        self._words[folder].update(word.strip(":;.") for word in words)


@dataclass(slots=True)
class StudyFile:
    """A study record with its file; ``read.record`` is ``None`` when it could not be used."""

    path: str
    read: Read[Study]


@dataclass(slots=True)
class Parts:
    """The records of a workspace by name, each with the places of its fields."""

    files: WorkspaceFiles
    damaged: DamagedFiles
    articles: dict[str, Read[Article]] = field(default_factory=dict)
    entries: "dict[str, BibEntry]" = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    details: dict[str, SourceDetails] = field(default_factory=dict)
    details_positions: Positions = EMPTY
    studies: dict[str, StudyFile] = field(default_factory=dict)
    claims: dict[str, ClaimFile] = field(default_factory=dict)
    reading_lists: dict[str, Read[SavedReadingList]] = field(default_factory=dict)
