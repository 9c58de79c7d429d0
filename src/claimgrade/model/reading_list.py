"""A reading list that a person has edited: which works, in which order, why, and what they show."""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from claimgrade.model.fields import Identifier, Key, Record, Text, YesNo


class ListedImportance(StrEnum):
    """How much a work matters to the readers of a list, as its editor holds it.

    Nobody recommends a retracted work: where one is listed, the list says so by itself.
    """

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    FURTHER = "further"


class ListedWork(Record):
    """One work of a list, with the editor's words on it."""

    source: Key = Field(description="key of the source")
    importance: ListedImportance = Field(
        ListedImportance.RECOMMENDED, description="essential, recommended or further"
    )
    why: Text | None = Field(None, description="why it is here; left out, the ledger says it")
    shows: Text | None = Field(None, description="what it shows; left out, the ledger says it")
    note: Text | None = Field(None, description="what else its reader should know")


class ListedSection(Record):
    """Works on one topic, in the order in which to read them."""

    name: Text = Field(description="the topic")
    works: tuple[ListedWork, ...] = Field(description="the works, in the order of reading")


class SavedReadingList(Record):
    """What ``citations/reading-lists/<name>.yaml`` holds.

    ``article``, ``topic`` and ``library`` say what the ledger is asked for beside it: the claims
    of an article, those on a topic (else the works on it), or the library alone.
    """

    title: Text = Field(description="what the list is called")
    audience: Text | None = Field(None, description="for whom it is")
    article: Identifier | None = Field(None, description="the article whose claims it serves")
    topic: Text | None = Field(None, description="words that its claims or works are found by")
    library: YesNo = Field(
        False, description="true where it rests on the works alone, whatever claims there are"
    )
    sections: tuple[ListedSection, ...] = Field((), description="the works, by topic")
    left_out: tuple[Key, ...] = Field(
        (), description="keys of works that are left out on purpose, and not proposed again"
    )

    @property
    def works(self) -> Iterator[ListedWork]:
        """Every work, in the order of reading."""
        return (work for section in self.sections for work in section.works)
