"""A source: a BibTeX entry and what reference managers would drop from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from claimgrade.model.fields import Day, Key, Recorded, Text
from claimgrade.model.hygiene import HygieneCode
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import (
    RecordStatus,
    RetractionStatus,
    SourceType,
    VersionKind,
)


@record
class Retraction(Record):
    """Standing of the publication, when it was looked up, and against which list."""

    status: RetractionStatus = described(description="what the list says")
    on: Day | None = described(default=None, description="when it was looked up")
    list: Text | None = described(default=None, description="the list, with its date")
    notice: Text | None = described(default=None, description="DOI of the notice")


@record
class Version(Record):
    """Another form in which the same work appeared; the entry itself is the one to cite."""

    kind: VersionKind = described(description="what form of the work it is")
    key: Key | None = described(default=None, description="the key it was entered under")
    doi: Text | None = described(default=None, description="its own DOI")
    url: Text | None = described(default=None, description="its address, where it has no DOI")
    year: Text | None = described(default=None, description="the year it appeared")
    title: Text | None = described(default=None, description="its title, where that is another")


@record
class Dropped(Record):
    """A value that was not kept when two entries were made one."""

    field: Text = described(description="the field of the bibliography entry")
    value: Text = described(description="what the other entry said")


@record
class Merged(Record):
    """An entry that was taken into this one, as the same work was entered twice."""

    key: Key = described(description="the key it was entered under, now an alias")
    on: Day | None = described(default=None, description="when")
    taken: tuple[Text, ...] = described(
        default=(), description="names of the fields that came from it"
    )
    dropped: tuple[Dropped, ...] = described(
        default=(), description="what it said in fields that were kept as they were"
    )


@record
class SourceDetails(Record):
    """What ``citations/sources.yaml`` holds for one key."""

    retraction: Retraction | None = described(
        default=None, description="standing of the publication"
    )
    record: RecordStatus | None = described(
        default=None, description="verified, or written from memory"
    )
    unchecked: tuple[Text, ...] = described(
        default=(), description="names of the fields not verified"
    )
    type: Recorded[SourceType] = described(
        default=None, description="primary, review, guideline, …"
    )
    access: Recorded[Text] = described(default=None, description="open, subscription or an address")
    superseded_by: Key | None = described(
        default=None, description="key of the work that replaces it"
    )
    aliases: tuple[Key, ...] = described(default=(), description="older keys of the same work")
    allowed: tuple[HygieneCode, ...] = described(
        default=(), description="codes of 'sources check' not to report for this entry"
    )
    versions: tuple[Version, ...] = described(
        default=(), description="other forms in which the work appeared, such as a preprint"
    )
    merged: tuple[Merged, ...] = described(
        default=(), description="entries of the same work that were taken into this one"
    )
    distinct_from: tuple[Key, ...] = described(
        default=(), description="works that look like the same one and are not"
    )
    notes: Text | None = described(default=None, description="what else a reader should know")


NO_DETAILS = SourceDetails()
_UNCHECKED = RetractionStatus.UNCHECKED


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliography entry; field names in lower case, values as BibTeX wrote them.

    ``fields`` holds the text between the delimiters with ``@string`` names and ``#``
    resolved; LaTeX is decoded when a field is asked for as text (``library.references``).
    ``letter`` follows the year where another work cited has the same author and year
    (``library.labels``); it is no part of the entry.
    """

    key: str
    entry_type: str
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    details: SourceDetails = NO_DETAILS
    letter: str = ""

    @property
    def retraction_status(self) -> RetractionStatus:
        """Standing of the publication; ``unchecked`` where nothing is recorded."""
        retraction = self.details.retraction
        return _UNCHECKED if retraction is None else retraction.status
