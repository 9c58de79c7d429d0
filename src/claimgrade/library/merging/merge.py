"""Two entries of one work made one: the better field of each, one key, and a record of it.

The key that is kept stays, the other one leads to it. What the other entry said in fields that
were kept as they were is written down with the merge, so that nothing is lost.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from claimgrade.library.merging.better import Choice, choices, is_verified
from claimgrade.library.merging.entering import OTHER_ENTRIES, taken, version_record
from claimgrade.library.merging.holdings import Holdings
from claimgrade.model.fields import Unknown
from claimgrade.model.plain import said
from claimgrade.model.record import Record
from claimgrade.model.source import Source, SourceDetails
from claimgrade.model.vocabulary import RecordStatus, RetractionStatus
from claimgrade.workspace.editing.bibliography import edited
from claimgrade.workspace.editing.file_change import FileChange
from claimgrade.workspace.editing.source_details import with_details
from claimgrade.workspace.files import DETAILS_FILE

_GRAVITY = {
    status: place
    for place, status in enumerate(
        (
            RetractionStatus.UNCHECKED,
            RetractionStatus.NONE_FOUND,
            RetractionStatus.CORRECTED,
            RetractionStatus.CONCERN,
            RetractionStatus.RETRACTED,
        )
    )
}


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the files when an entry is taken into another, and what was chosen."""

    kept: str
    other: str
    choices: tuple[Choice, ...]
    changes: tuple[FileChange, ...]


def merge(
    holdings: Holdings,
    kept: str,
    other: str,
    on: datetime.date,
    *,
    theirs: Collection[str] = (),
    ours: Collection[str] = (),
    header: str = "",
) -> Merge:
    """Return the changes that take one entry of a work into another.

    ``theirs`` and ``ours`` are names of fields that a person chose from one of the two; ``on`` is
    the day that is recorded.

    Raises:
        EditRefused: a file cannot be edited as it is.
    """
    one, two = holdings.sources[kept], holdings.sources[other]
    chosen = tuple(_decided(choice, theirs, ours) for choice in choices(one, two))
    fields: dict[str, str | None] = {}
    for choice in chosen:
        if choice.take_theirs:
            fields |= _as_taken(one, two, choice)
    details = dict(_details(one, two, chosen, on))
    return Merge(kept, other, chosen, tuple(_changes(holdings, one, two, fields, details, header)))


def merge_versions(holdings: Holdings, article: str, preprint: str, *, header: str = "") -> Merge:
    """Return the changes that record an entry as another version of a work, and not its own.

    Nothing that it says is taken into the other, since each version says what holds for it.

    Raises:
        EditRefused: a file cannot be edited as it is.
    """
    one, two = holdings.sources[article], holdings.sources[preprint]
    versions = [_plain(version) for version in (*one.details.versions, *two.details.versions)]
    versions.append(version_record(two, one.fields.get("title", "")))
    details = {"aliases": _aliases(one, two), "versions": versions}
    return Merge(article, preprint, (), tuple(_changes(holdings, one, two, {}, details, header)))


def said_distinct(holdings: Holdings, one: str, other: str, header: str = "") -> list[FileChange]:
    """Return the change that records two works as distinct, however alike they look."""
    now = holdings.sources[one].details.distinct_from
    if other in now:
        return []
    before = holdings.details or header.encode()
    return holdings.change(
        DETAILS_FILE, with_details(before, {one: {"distinct_from": [*now, other]}})
    )


def _decided(choice: Choice, theirs: Collection[str], ours: Collection[str]) -> Choice:
    if choice.name in theirs:
        return replace(choice, take_theirs=True, because="as you said")
    if choice.name in ours:
        return replace(choice, take_theirs=False, because="as you said")
    return choice


def _as_taken(one: Source, two: Source, choice: Choice) -> dict[str, str | None]:
    if not choice.ours:
        return {choice.name: choice.theirs}
    return taken(one.fields, two.fields, choice.name)


def _details(
    one: Source, two: Source, chosen: Iterable[Choice], on: datetime.date
) -> Iterator[tuple[str, Any]]:
    """Yield the fields of ``citations/sources.yaml`` that the work has from now on, if others."""
    chosen = list(chosen)
    mine, theirs = one.details, two.details
    yield "aliases", _aliases(one, two)
    yield from _standing(mine, theirs)
    yield from _checked(one, two, chosen)
    for name in ("type", "access"):
        value = getattr(theirs, name)
        if getattr(mine, name) is None and value is not None:
            yield name, _plain(value)
    later = theirs.superseded_by
    if mine.superseded_by is None and later not in (None, one.key):
        yield "superseded_by", later
    for name in ("allowed", "versions"):
        both = (*getattr(mine, name), *getattr(theirs, name))
        if getattr(theirs, name):
            yield name, list(map(_plain, dict.fromkeys(both)))
    apart = dict.fromkeys((*mine.distinct_from, *theirs.distinct_from))
    if theirs.distinct_from:
        yield "distinct_from", [key for key in apart if key not in (one.key, two.key)]
    yield "merged", [*map(_plain, (*mine.merged, *theirs.merged)), _record(two, chosen, on)]
    if theirs.notes:
        yield "notes", " ".join(filter(None, (mine.notes, theirs.notes)))


def _aliases(one: Source, two: Source) -> list[str]:
    """Return the keys of a work, the oldest first; its own among them where others came later."""
    mine = one.details.aliases or (one.key,)
    return list(dict.fromkeys((*mine, two.key, *two.details.aliases)))


def _standing(mine: SourceDetails, theirs: SourceDetails) -> Iterator[tuple[str, Any]]:
    """Yield the graver of two standings; of two alike, the one that was looked up later."""
    if theirs.retraction is None:
        return
    if mine.retraction is None or _gravity(theirs) > _gravity(mine):
        yield "retraction", _plain(theirs.retraction)


def _gravity(details: SourceDetails) -> tuple[int, datetime.date]:
    found = details.retraction
    if found is None:
        return (-1, datetime.date.min)
    return _GRAVITY[found.status], found.on or datetime.date.min


def _checked(one: Source, two: Source, chosen: list[Choice]) -> Iterator[tuple[str, Any]]:
    """Yield whether the record is verified, and which of its fields are not."""
    if RecordStatus.VERIFIED not in (one.details.record, two.details.record):
        return
    from_there = [choice.name for choice in chosen if choice.take_theirs]
    differs = {choice.name for choice in chosen}
    unread = []
    for name in dict.fromkeys((*one.fields, *from_there)):
        there, here = is_verified(two.details, name), is_verified(one.details, name)
        same = name not in differs and bool(two.fields.get(name))
        if not (there if name in from_there else here or (same and there)):
            unread.append(name)
    if one.details.record is not RecordStatus.VERIFIED:
        yield "record", str(RecordStatus.VERIFIED)
    if unread or one.details.unchecked:
        yield "unchecked", unread


def _record(two: Source, chosen: Iterable[Choice], on: datetime.date) -> dict[str, Any]:
    """Return what is written down of a merge."""
    made: dict[str, Any] = {"key": two.key, "on": on}
    taken_over = [choice.name for choice in chosen if choice.take_theirs]
    dropped = [
        {"field": choice.name, "value": choice.theirs}
        for choice in chosen
        if not choice.take_theirs
    ]
    if taken_over:
        made["taken"] = taken_over
    if dropped:
        made["dropped"] = dropped
    return made


def _changes(
    holdings: Holdings,
    one: Source,
    two: Source,
    fields: Mapping[str, str | None],
    details: Mapping[str, Any],
    header: str,
) -> Iterator[FileChange]:
    edits: dict[str, dict[str, dict[str, str | None]]] = {}
    if fields:
        edits.setdefault(holdings.homes[one.key], {})[one.key] = dict(fields)
    edits.setdefault(holdings.homes[two.key], {})
    for key, links in _links(holdings, one.key, two.key):
        if key != two.key:
            edits.setdefault(holdings.homes[key], {}).setdefault(key, {}).update(links)
    for path, changed in edits.items():
        removed = (two.key,) if path == holdings.homes[two.key] else ()
        after = edited(holdings.bytes_of(path) or b"", fields=changed, removed=removed)
        yield from holdings.change(path, after)
    before = holdings.details or header.encode()
    after = with_details(before, {one.key: details}, removed=(two.key,))
    yield from holdings.change(DETAILS_FILE, after)


def _links(
    holdings: Holdings, kept: str, other: str
) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield the entries that name the one that goes, with their fields naming the one kept."""
    for key, source in holdings.sources.items():
        for name in OTHER_ENTRIES:
            named = [part.strip() for part in source.fields.get(name, "").split(",")]
            if other in named:
                renamed = dict.fromkeys(kept if part == other else part for part in named)
                yield key, {name: ",".join(renamed)}


def _plain(value: Any) -> Any:
    """Return a value of a record as it is written in a file."""
    if isinstance(value, Unknown):
        return value.value
    if isinstance(value, Record):
        return {name: _plain(one) for name, one in said(value)}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return str(value)
