"""A workspace as read from disk: its records, where each field stands, and what is wrong."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.finding import Finding, Location
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.record import Record, record
from claimgrade.model.settings import Settings
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.workspace.messages_file import ENGLISH, Translation
from claimgrade.workspace.reading.positions import EMPTY, Positions


class ClaimFile(NamedTuple):
    """A claim with its id, its article and the place of each of its fields."""

    id: str
    article: str
    claim: Claim
    path: str
    positions: Positions
    broken_fields: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """``article/id``, unique in the workspace."""
        return f"{self.article}/{self.id}"

    def locate(self, field_path: str = "") -> Location:
        """Return where a dotted field path stands, or its nearest parent that is in the file."""
        return self.positions.locate(self.path, field_path)


@record
class Workspace(Record):
    """Everything read from one folder; faults are in ``findings``, never raised.

    ``claims`` is keyed by ``article/id`` in the order of each article (position of the quote,
    then id). ``studies`` and ``sources`` are keyed by BibTeX key. ``article_positions`` are the
    places of the fields of each article.yaml, ``study_places`` the file of each study with the
    places of its fields. ``broken`` holds the paths of files that could not
    be read at all; links into them are not reported as dangling. ``translation`` holds the words of
    the reports in another language, where the settings name one. ``reading_lists`` are those that
    a person keeps, by the name of their file. ``told_apart`` is true where sources of one author
    and year have their letters (``library.labels``).
    """

    root: Path
    settings: Settings
    articles: Mapping[str, Article] = field(default_factory=dict)
    claims: Mapping[str, ClaimFile] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    article_positions: Mapping[str, Positions] = field(default_factory=dict)
    study_places: Mapping[str, tuple[str, Positions]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str] = frozenset()
    translation: Translation = ENGLISH
    reading_lists: Mapping[str, SavedReadingList] = field(default_factory=dict)
    told_apart: bool = False

    @property
    def language(self) -> str:
        """The language in which the reports and the sentences made by pattern are."""
        return self.translation.language or "en"

    def locate_in_study(self, key: str, field_path: str = "") -> Location:
        """Return where a field of a study stands, or its nearest parent that is in the file."""
        path, positions = self.study_places.get(key, (f"citations/studies/{key}.yaml", EMPTY))
        return positions.locate(path, field_path)
