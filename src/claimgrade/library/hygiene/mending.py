"""Mends what can be mended without a guess, and leaves every other byte as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from claimgrade.library.hygiene.examination import Noted, Shelf, entry_remarks, is_wanted
from claimgrade.library.hygiene.places import Places
from claimgrade.workspace.bibtex.entries import BibEntry
from claimgrade.workspace.editing.bibliography import edited
from claimgrade.workspace.editing.changes import FileChange
from claimgrade.workspace.errors import EditRefused

_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Mending:
    """The files as they would be, how many entries differ, and the entries that stay as they are.

    ``refused`` holds a sentence for each entry that cannot be edited as it is written.
    """

    changes: tuple[FileChange, ...]
    entries: int
    refused: tuple[str, ...]


def mending(
    shelf: Shelf,
    noted: Iterable[Noted],
    data: Mapping[str, bytes],
    wanted: Callable[[str], bool] = lambda code: True,
) -> Mending:
    """Work out how files have to change so that nothing is left to mend; nothing is written.

    ``data`` holds the bytes of each file. Only entries that ``noted`` can mend something of are
    changed, and only by codes that are ``wanted`` and not switched off.
    """
    places = Places(shelf.texts)
    found: dict[str, dict[str, BibEntry]] = {}
    for one in noted:
        if one.remark.mended:
            found.setdefault(one.path, {})[one.entry.key] = one.entry
    changes, count, refused = [], 0, []
    for path, entries in found.items():
        fields = {}
        for key, entry in entries.items():
            mended, reasons = _mended_fields(shelf, path, entry, wanted, places)
            refused += [f"{path}: {reason}" for reason in reasons]
            if mended:
                fields[key] = mended
        after, kept = _edited(data[path], fields)
        refused += [f"{path}: {reason}" for reason in kept]
        if after != data[path]:
            changes.append(FileChange(path, data[path], after))
            count += len(fields) - len(kept)
    return Mending(tuple(changes), count, tuple(refused))


def _mended_fields(
    shelf: Shelf, path: str, entry: BibEntry, wanted: Callable[[str], bool], places: Places
) -> tuple[dict[str, str], list[str]]:
    """Return the fields of an entry that mending changes, as they should be, and what it cannot.

    What one mending brings to light the next round mends; a second run finds nothing to do.
    """
    now = entry
    left: dict[str, str] = {}
    for _ in range(_ROUNDS):
        change: dict[str, str] = {}
        for remark in entry_remarks(now, shelf.today):
            code = remark.code.code
            usable = not change.keys() & remark.mended.keys() and wanted(code)
            if usable and is_wanted(shelf, path, entry.key, code):
                change |= remark.mended
        for name in list(change):
            if not change[name].strip():
                del change[name]
            elif reason := places.not_to_edit(path, entry, name):
                left[name] = reason
                del change[name]
        if all(now.fields.get(name) == value for name, value in change.items()):
            break
        now = replace(now, fields=MappingProxyType({**now.fields, **change}))
    changed = {name: v for name, v in now.fields.items() if entry.fields.get(name) != v}
    return changed, list(dict.fromkeys(left.values()))


def _edited(data: bytes, fields: Mapping[str, Mapping[str, str]]) -> tuple[bytes, list[str]]:
    """Return a file with entries changed, and why some could not be.

    Where an entry is refused, the others are tried in halves, so that it holds up none of them.
    """
    if not fields:
        return data, []
    try:
        return edited(data, fields=fields), []
    except EditRefused as error:
        if len(fields) == 1:
            return data, [str(error)]
    keys = list(fields)
    refused: list[str] = []
    for half in (keys[: len(keys) // 2], keys[len(keys) // 2 :]):
        data, reasons = _edited(data, {key: fields[key] for key in half})
        refused += reasons
    return data, refused
