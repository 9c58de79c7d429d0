"""What is searched of a work, and what is shown of it."""

from dataclasses import dataclass

SEARCHED = ("title", "keywords", "abstract", "notes", "people", "journal")
"""The fields of a document, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class About:
    """What is shown of a work that is found: its reference in short, and its standing.

    ``retraction`` is a word of ``RetractionStatus``.
    """

    short: str
    title: str
    retraction: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it is searched; ``words`` are the texts of the fields in ``SEARCHED``."""

    key: str
    about: About
    words: tuple[str, ...]
