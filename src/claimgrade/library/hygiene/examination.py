"""Examines a library: what is to be said of each entry, where it stands, what is switched off."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimgrade.library.hygiene.checks import CHECKS
from claimgrade.library.hygiene.checks.dates import future
from claimgrade.library.hygiene.codes import WHEN_ASKED
from claimgrade.library.hygiene.crossing import Library
from claimgrade.library.hygiene.places import Places
from claimgrade.library.hygiene.remark import Remark
from claimgrade.model.finding import Finding, Location, Related
from claimgrade.model.hygiene import Hygiene
from claimgrade.model.source import NO_DETAILS, SourceDetails
from claimgrade.workspace.bibtex.entries import BibEntry


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library to be examined.

    ``files`` holds the entries by path, ``texts`` gives the text of a file for the places of
    fields. ``cited`` are the keys that a review cites, ``None`` where there is no review.
    """

    files: Mapping[str, Sequence[BibEntry]]
    texts: Callable[[str], str]
    today: datetime.date
    details: Mapping[str, SourceDetails] = field(default_factory=dict)
    cited: frozenset[str] | None = None
    switches: Hygiene = field(default_factory=Hygiene)
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark on an entry of a file."""

    path: str
    entry: BibEntry
    remark: Remark


def examine(shelf: Shelf) -> Iterator[Noted]:
    """Yield every remark that is not switched off, in the order of the files and entries."""
    places = Places(shelf.texts)
    homes = {id(entry): path for path, entries in shelf.files.items() for entry in entries}
    library = Library(
        [entry for entries in shelf.files.values() for entry in entries],
        shelf.details,
        shelf.cited,
        unread=lambda entry: places.unread(homes[id(entry)], entry),
    )
    for path, entries in shelf.files.items():
        for entry in entries:
            for remark in (*entry_remarks(entry, shelf.today), *library.remarks(entry)):
                if is_wanted(shelf, path, entry.key, remark.code.code):
                    yield Noted(path, entry, remark)


def entry_remarks(entry: BibEntry, today: datetime.date) -> Iterator[Remark]:
    """Yield what is to be said of an entry by itself."""
    for check in CHECKS:
        yield from check(entry)
    yield from future(entry, today)


def is_wanted(shelf: Shelf, path: str, key: str, code: str) -> bool:
    """Tell whether a code is to be reported for an entry of a file.

    It can be switched off for all, for a file, or for the entry; and a few are reported only
    where they are asked for.
    """
    if code in WHEN_ASKED and code not in shelf.asked:
        return False
    if code in shelf.switches.off or code in shelf.switches.off_in.get(path, ()):
        return False
    return code not in shelf.details.get(key, NO_DETAILS).allowed


def findings(shelf: Shelf, noted: Iterable[Noted]) -> list[Finding]:
    """Return the remarks as findings at the places of their fields, in the order of the files."""
    homes = {entry.key: (path, entry) for path, entries in shelf.files.items() for entry in entries}
    places = Places(shelf.texts)
    found = [_finding(one, homes, places) for one in noted]
    return sorted(found, key=lambda finding: (finding.location, finding.code, finding.message))


def _finding(one: Noted, homes: Mapping[str, tuple[str, BibEntry]], places: Places) -> Finding:
    remark = one.remark
    related: tuple[Related, ...] = ()
    if remark.other:
        path, other = homes[remark.other]
        place = Location(path, other.line, other.column)
        related = (Related(place, f"'{other.key}' stands here"),)
    place = places.of(one.path, one.entry, remark.where)
    return remark.code.finding(remark.message, place, related=related)
