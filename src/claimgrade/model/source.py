"""A source: a BibTeX entry and what reference managers would drop from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import Field

from claimgrade.model.fields import Day, Key, Record, Recorded, Text
from claimgrade.model.vocabulary import RecordStatus, RetractionStatus, SourceType


class Retraction(Record):
    """Standing of the publication, when it was looked up, and against which list."""

    status: RetractionStatus = Field(description="what the list says")
    on: Day | None = Field(None, description="when it was looked up")
    list: Text | None = Field(None, description="the list, with its date")
    notice: Text | None = Field(None, description="DOI of the notice")


class SourceDetails(Record):
    """What ``citations/sources.yaml`` holds for one key."""

    retraction: Retraction | None = Field(None, description="standing of the publication")
    record: RecordStatus | None = Field(None, description="verified, or written from memory")
    unchecked: tuple[Text, ...] = Field((), description="names of the fields not verified")
    type: Recorded[SourceType] = Field(None, description="primary, review, guideline, …")
    access: Recorded[Text] = Field(None, description="open, subscription or an address")
    superseded_by: Key | None = Field(None, description="key of the work that replaces it")
    aliases: tuple[Key, ...] = Field((), description="older keys of the same work")
    notes: Text | None = Field(None, description="what else a reader should know")


NO_DETAILS = SourceDetails()


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
