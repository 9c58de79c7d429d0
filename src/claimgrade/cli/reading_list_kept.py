"""Reading lists that a person keeps: saved, taken from a file, and held against the ledger."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.output import counted
from claimgrade.cli.records import check_id, schema_line
from claimgrade.workspace.files import READING_LISTS_FOLDER

if TYPE_CHECKING:
    from claimgrade.model.reading_list import ListedWork, SavedReadingList
    from claimgrade.reports.edition import Edition
    from claimgrade.workspace.editing.reading_list_file import Addition
    from claimgrade.workspace.workspace import Workspace

_FILE_FORMATS = ("bibtex", "ris", "csl-json")


def restore(workspace: "Workspace", file: Path, name: str) -> str:
    """Write the list that is in a file of references, and say what of it was not found here."""
    from claimgrade.library.formats import FORMATS, read_file
    from claimgrade.library.reading_lists import restored, with_keys_of

    read = read_file(file)
    if read.format not in _FILE_FORMATS or not read.entries:
        titles = ", ".join(FORMATS[one].title for one in _FILE_FORMATS)
        said = f": {read.faults[0].message}" if read.faults else " holds no reading list"
        raise WrongUse(f"{file}{said}.", f"a list is read from {titles}")
    entries = with_keys_of(workspace.sources, [entry.source for entry in read.entries])
    found = restored([entry for entry in entries if entry.key], file.stem)
    said = save(workspace, found.listed, name)
    faults = [f"{file}:{fault.line}: {fault.message}\n" for fault in read.faults]
    nameless = sum(1 for entry in entries if not entry.key)
    if nameless:
        faults.append(
            f"  {counted(nameless, 'work')} without a key, and with no DOI of the library, "
            "left out: take the file in first, then try again\n"
        )
    absent = [work.source for work in found.listed.works if work.source not in workspace.sources]
    if not found.annotated:
        faults.append(f"  {file.name} says nothing of sections; all works stand in one.\n")
    if absent:
        one = "is" if len(absent) == 1 else "are"
        faults.append(f"  not in the library {one}: {', '.join(absent)}\n")
        faults.append(f"  to take them in: claimgrade sources import {file}\n")
    return said + "".join(faults)


def save(workspace: "Workspace", record: "SavedReadingList", name: str) -> str:
    """Write a list to a file of its own, and say where; never over an old one."""
    from claimgrade.workspace.editing.atomic import write_new
    from claimgrade.workspace.editing.reading_list_file import reading_list_text

    path = f"{READING_LISTS_FOLDER}/{check_id(name)}.yaml"
    if (workspace.root / path).exists():
        raise WrongUse(
            f"{path} exists already.", f"claimgrade reading-list --update {name}, or another name"
        )
    (workspace.root / path).parent.mkdir(parents=True, exist_ok=True)
    text = schema_line(workspace.root, "reading-list", 2) + reading_list_text(record)
    write_new(workspace.root / path, text)
    works = counted(sum(1 for _ in record.works), "work")
    return f"Wrote {path} ({works})\n  next: edit it, then claimgrade reading-list {name}\n"


def update(edition: "Edition", name: str, apply: bool) -> str:
    """Return what the ledger would add to a kept list, as a diff, and add it where asked.

    Nothing that is in the list is changed or taken out; what differs is said.
    """
    from claimgrade.workspace.editing.atomic import replace
    from claimgrade.workspace.editing.reading_list_file import with_works
    from claimgrade.workspace.errors import EditRefused

    record = edition.workspace.reading_lists.get(name)
    if record is None:
        known = ", ".join(edition.workspace.reading_lists) or "none is kept yet"
        raise WrongUse(f"there is no list '{name}' that can be read.", f"there is: {known}")
    ledger = _of_ledger(edition, record)
    path = edition.workspace.root / READING_LISTS_FOLDER / f"{name}.yaml"
    before = path.read_bytes()
    additions = tuple(_additions(record, ledger))
    try:
        after = with_works(before, path, record, additions) if additions else before
    except EditRefused as refused:
        raise WrongUse(str(refused)) from None
    if apply and after != before:
        replace(path, after)
    shown = f"{READING_LISTS_FOLDER}/{name}.yaml"
    return "".join(
        (
            *_diff(before.decode(), after.decode(), shown),
            *_differences(record, ledger),
            _summary(len(additions), name, apply),
        )
    )


def _of_ledger(edition: "Edition", record: "SavedReadingList") -> "SavedReadingList":
    from claimgrade.reports.reading_list_exports import ledgers_list
    from claimgrade.reports.views.reading_list import saved_reading_list

    return ledgers_list(saved_reading_list(edition, record, of_ledger=True))


def _additions(record: "SavedReadingList", ledger: "SavedReadingList") -> "Iterator[Addition]":
    there = {*(work.source for work in record.works), *record.left_out}
    for section in ledger.sections:
        yield from ((section.name, work) for work in section.works if work.source not in there)


def _diff(before: str, after: str, name: str) -> Iterator[str]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in unified_diff(old, new, name, name):
        yield line if line.endswith("\n") else f"{line}\n"


def _differences(record: "SavedReadingList", ledger: "SavedReadingList") -> Iterator[str]:
    """Yield where the list and the ledger say different things; neither is changed."""
    now = {work.source: work for work in ledger.works}
    for work in record.works:
        other = now.get(work.source)
        if other is None:
            yield f"{work.source}: not in the ledger's list on this subject\n"
            continue
        if parts := list(_parted(work, other)):
            yield f"{work.source}: the ledger has another {', '.join(parts)}\n"


def _parted(work: "ListedWork", other: "ListedWork") -> Iterator[str]:
    if work.importance is not other.importance:
        yield f"importance ({other.importance.value})"
    if work.why and work.why != other.why:
        yield "reason"
    if work.shows and work.shows != other.shows:
        yield "finding"


def _summary(new: int, name: str, apply: bool) -> str:
    if not new:
        return "Nothing to add.\n"
    if apply:
        return f"Added {counted(new, 'work')}.\n"
    return f"{counted(new, 'work')} to add: claimgrade reading-list --update {name} --write\n"
