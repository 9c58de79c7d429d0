"""A reading list that a person has edited: which works, in which order, why, and what they show."""

from collections.abc import Iterator
from enum import StrEnum

from claimgrade.model.fields import Identifier, Key, Text, YesNo
from claimgrade.model.record import Record, described, record


class ListedImportance(StrEnum):
    """How much a work matters to the readers of a list, as its editor holds it.

    Nobody recommends a retracted work: where one is listed, the list says so by itself.
    """

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    FURTHER = "further"


@record
class ListedWork(Record):
    """One work of a list, with the editor's words on it."""

    source: Key = described(description="key of the source")
    importance: ListedImportance = described(
        default=ListedImportance.RECOMMENDED, description="essential, recommended or further"
    )
    why: Text | None = described(
        default=None, description="why it is here; left out, the ledger says it"
    )
    shows: Text | None = described(
        default=None, description="what it shows; left out, the ledger says it"
    )
    note: Text | None = described(default=None, description="what else its reader should know")


@record
class ListedSection(Record):
    """Works on one topic, in the order in which to read them."""

    name: Text = described(description="the topic")
    works: tuple[ListedWork, ...] = described(description="the works, in the order of reading")


@record
class SavedReadingList(Record):
    """What ``citations/reading-lists/<name>.yaml`` holds.

    ``article``, ``topic`` and ``library`` say what the ledger is asked for beside it: the claims
    of an article, those on a topic (else the works on it), or the library alone.
    """

    title: Text = described(description="what the list is called")
    audience: Text | None = described(default=None, description="for whom it is")
    article: Identifier | None = described(
        default=None, description="the article whose claims it serves"
    )
    topic: Text | None = described(
        default=None, description="words that its claims or works are found by"
    )
    library: YesNo = described(
        default=False,
        description="true where it rests on the works alone, whatever claims there are",
    )
    sections: tuple[ListedSection, ...] = described(default=(), description="the works, by topic")
    left_out: tuple[Key, ...] = described(
        default=(), description="keys of works that are left out on purpose, and not proposed again"
    )

    @property
    def works(self) -> Iterator[ListedWork]:
        """Every work, in the order of reading."""
        return (work for section in self.sections for work in section.works)
