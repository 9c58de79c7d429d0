"""A source: a BibTeX entry and what reference managers would drop from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import Field

from claimgrade.model.fields import Day, Key, Record, Recorded, Text
from claimgrade.model.hygiene import HygieneCode
from claimgrade.model.vocabulary import (
    RecordStatus,
    RetractionStatus,
    SourceType,
    VersionKind,
)


class Retraction(Record):
    """Standing of the publication, when it was looked up, and against which list."""

    status: RetractionStatus = Field(description="what the list says")
    on: Day | None = Field(None, description="when it was looked up")
    list: Text | None = Field(None, description="the list, with its date")
    notice: Text | None = Field(None, description="DOI of the notice")


class Version(Record):
    """Another form in which the same work appeared; the entry itself is the one to cite."""

    kind: VersionKind = Field(description="what form of the work it is")
    key: Key | None = Field(None, description="the key it was entered under")
    doi: Text | None = Field(None, description="its own DOI")
    url: Text | None = Field(None, description="its address, where it has no DOI")
    year: Text | None = Field(None, description="the year it appeared")
    title: Text | None = Field(None, description="its title, where that is another")


class Dropped(Record):
    """A value that was not kept when two entries were made one."""

    field: Text = Field(description="the field of the bibliography entry")
    value: Text = Field(description="what the other entry said")


class Merged(Record):
    """An entry that was taken into this one, as the same work was entered twice."""

    key: Key = Field(description="the key it was entered under, now an alias")
    on: Day | None = Field(None, description="when")
    taken: tuple[Text, ...] = Field((), description="names of the fields that came from it")
    dropped: tuple[Dropped, ...] = Field(
        (), description="what it said in fields that were kept as they were"
    )


class SourceDetails(Record):
    """What ``citations/sources.yaml`` holds for one key."""

    retraction: Retraction | None = Field(None, description="standing of the publication")
    record: RecordStatus | None = Field(None, description="verified, or written from memory")
    unchecked: tuple[Text, ...] = Field((), description="names of the fields not verified")
    type: Recorded[SourceType] = Field(None, description="primary, review, guideline, …")
    access: Recorded[Text] = Field(None, description="open, subscription or an address")
    superseded_by: Key | None = Field(None, description="key of the work that replaces it")
    aliases: tuple[Key, ...] = Field((), description="older keys of the same work")
    allowed: tuple[HygieneCode, ...] = Field(
        (), description="codes of 'sources check' not to report for this entry"
    )
    versions: tuple[Version, ...] = Field(
        (), description="other forms in which the work appeared, such as a preprint"
    )
    merged: tuple[Merged, ...] = Field(
        (), description="entries of the same work that were taken into this one"
    )
    distinct_from: tuple[Key, ...] = Field(
        (), description="works that look like the same one and are not"
    )
    notes: Text | None = Field(None, description="what else a reader should know")


NO_DETAILS = SourceDetails.model_construct()


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliography entry; field names in lower case, values as BibTeX wrote them.

    ``fields`` holds the text between the delimiters with ``@string`` names and ``#``
    resolved; LaTeX is decoded when a field is asked for as text (``library.references``).
    """

    key: str
    entry_type: str
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    details: SourceDetails = NO_DETAILS

    @property
    def retraction_status(self) -> RetractionStatus:
        """Standing of the publication; ``unchecked`` where nothing is recorded."""
        retraction = self.details.retraction
        return retraction.status if retraction else RetractionStatus.UNCHECKED
