"""What a file of references held: the works in it, and what is wrong with it."""

from dataclasses import dataclass

from claimgrade.model.source import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as a file gave it.

    ``source`` has the names of BibTeX's and biblatex's fields with values as BibTeX writes them;
    its key is empty where the format has none. ``line`` is where the entry begins, from 1;
    ``notes`` say in words what could not be kept.
    """

    source: Source
    line: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file of references: one sentence, the line from 1, what to do."""

    message: str
    line: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of a file in their order, the name of its format, and its faults."""

    format: str
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
