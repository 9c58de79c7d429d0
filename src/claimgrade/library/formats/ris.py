"""RIS, as Reference Manager, EndNote, Zotero, Mendeley and publishers write it."""

from collections.abc import Iterable

from claimgrade.library.formats.reading import Entry, Reading
from claimgrade.library.formats.ris_reading import source_of
from claimgrade.library.formats.ris_records import records
from claimgrade.library.formats.ris_writing import lines_of
from claimgrade.library.formats.same import same_field
from claimgrade.model.source import Source

FORMAT = "ris"


def read(text: str, name: str) -> Reading:
    """Return the works of a RIS file. Nothing is raised for any text."""
    found, faults = records(text)
    entries = []
    for record in found:
        source, notes = source_of(record.values)
        entries.append(Entry(source, record.line, (*record.notes, *notes)))
    return Reading(FORMAT, tuple(entries), tuple(faults))


def not_held(source: Source) -> tuple[str, ...]:
    """Return the names of the fields of a source that are lost when it is written as RIS."""
    (entry,) = read("\n".join(lines_of(source)), "").entries
    back = entry.source.fields
    return tuple(name for name in source.fields if not same_field(name, back, source.fields))


def write(sources: Iterable[Source]) -> str:
    """Return sources as RIS, with what RIS has tags for (docs/library.md)."""
    return "\n".join("".join(f"{line}\n" for line in lines_of(source)) for source in sources)
