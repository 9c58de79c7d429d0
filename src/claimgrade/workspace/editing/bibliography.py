"""Changes entries of a bibliography file and leaves every other byte of it as it was.

Order of fields, indentation, line ends, and braces or quotation marks around values stay. What
comes out is read again and compared with what was meant; where that differs, the edit is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.entries import BibEntry, read_bibliography
from claimgrade.workspace.editing.bib_layout import Layout, layout
from claimgrade.workspace.editing.bib_values import (
    FileStyle,
    delimited,
    entry_text,
    file_style,
    new_field,
    normal,
)
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.text import decode, merge_conflicts

FieldChanges = Mapping[str, str | None]
"""What becomes of fields by name: the text between the delimiters, or None to remove one."""

__all__ = ["FieldChanges", "edited", "with_entries", "with_fields", "without_entry"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


def with_fields(data: bytes, key: str, changes: FieldChanges) -> bytes:
    """Return a bibliography file with fields of one entry set, added or removed.

    Values are BibTeX text without the delimiters. One that is set keeps the delimiters of the
    old one, one that is added is written like its neighbours, after the last field.

    Raises:
        EditRefused: the file or the entry cannot be read as it is, there is no entry of that key,
            a value cannot be written, or the file would not come out as meant.
    """
    return edited(data, fields={key: changes})


def without_entry(data: bytes, key: str) -> bytes:
    """Return a bibliography file without one entry and the blank lines after it.

    Raises:
        EditRefused: as for :func:`with_fields`.
    """
    return edited(data, removed=(key,))


def with_entries(data: bytes, sources: Sequence[Source]) -> bytes:
    """Return a bibliography file with entries at its end, laid out like those before them.

    Raises:
        EditRefused: as for :func:`with_fields`; or a key is there already.
    """
    return edited(data, added=sources)


def edited(
    data: bytes,
    *,
    fields: Mapping[str, FieldChanges] | None = None,
    removed: Iterable[str] = (),
    added: Sequence[Source] = (),
) -> bytes:
    """Return a bibliography file with all these changes; the file is read twice in all.

    Raises:
        EditRefused: as for :func:`with_fields`.
    """
    fields, gone = fields or {}, frozenset(removed)
    text = _readable(data)
    entries, findings = read_bibliography(text, "")
    known = {entry.key: entry for entry in entries}
    _refuse_unknown([*fields, *gone], known)
    _refuse_taken(added, known, gone)
    style = file_style(text)
    places = _Places(text)
    spans = []
    for key in (*(name for name in fields if name not in gone), *gone):
        start = places.offset(known[key])
        found = layout(text, start)
        if found is None:
            raise EditRefused(f"the entry '{key}' has a fault; mend it first (claimgrade check)")
        if key in gone:
            spans.append((*_with_blank_lines(text, found), ""))
        else:
            piece = text[start : found.end]
            spans.append((start, found.end, _entry_with(piece, key, fields[key], style)))
    after = _added(_replaced(text, spans), added, style)
    meant = _meant(entries, fields, gone, added)
    _compare(after, meant, Counter(finding.code for finding in findings))
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    return (mark + after).encode()


def _readable(data: bytes) -> str:
    text = decode(data)
    if isinstance(text, Fault):
        raise EditRefused(f"the bibliography cannot be read: {text.message}")
    if merge_conflicts(text):
        raise EditRefused("the bibliography has a merge conflict in it; resolve it first")
    return text


def _refuse_unknown(keys: Iterable[str], known: Mapping[str, BibEntry]) -> None:
    for key in keys:
        if key not in known:
            raise EditRefused(f"the bibliography has no entry '{key}'")


def _refuse_taken(
    added: Sequence[Source], known: Mapping[str, BibEntry], gone: frozenset[str]
) -> None:
    taken = {key.lower() for key in known if key not in gone}
    for source in added:
        if source.key.lower() in taken:
            raise EditRefused(f"the key '{source.key}' is taken")
        taken.add(source.key.lower())


class _Places:
    """The offsets in a text of the places that reading it gives as line and column."""

    def __init__(self, text: str) -> None:
        # A second byte order mark is left out when the file is read.
        start = len(_MARK) if text.startswith(_MARK) else 0
        self._starts = [start, *(found.end() for found in _LINE_END.finditer(text))]

    def offset(self, entry: BibEntry) -> int:
        return self._starts[entry.line - 1] + entry.column - 1


def _with_blank_lines(text: str, entry: Layout) -> tuple[int, int]:
    """Return the span of an entry with what is left of its line and the blank lines after it."""
    rest = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*(?=[\r\n]|\Z))*(?:\r\n|\r|\n)?")
    found = rest.match(text, entry.end)
    end = found.end() if found else entry.end
    line_start = max(text.rfind("\n", 0, entry.start), text.rfind("\r", 0, entry.start)) + 1
    own_line = not text[line_start : entry.start].strip()
    ends_line = end == len(text) or text[end - 1 : end] in ("\n", "\r")
    if not (own_line and ends_line):
        return entry.start, entry.end
    if end == len(text):
        before = text[:line_start].rstrip(" \t\r\n")
        kept = _LINE_END.match(text, len(before))
        return (kept.end() if kept else len(before)), end
    return line_start, end


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with the spans, which do not overlap, replaced."""
    parts, position = [], 0
    for start, end, new in sorted(spans):
        if start < position:
            raise EditRefused("two entries stand so close that they cannot be changed at once")
        parts += [text[position:start], new]
        position = end
    return "".join((*parts, text[position:]))


def _entry_with(piece: str, key: str, changes: FieldChanges, style: FileStyle) -> str:
    """Return the text of an entry with its fields changed one after the other."""
    for name, value in changes.items():
        entry = layout(piece, 0)
        if entry is None:
            raise EditRefused(f"the entry '{key}' would not have come out as meant")
        if value is None:
            piece = _without_field(piece, name)
        else:
            piece = _with_field(piece, entry, name.lower(), normal(value), style)
    return piece


def _with_field(piece: str, entry: Layout, name: str, value: str, style: FileStyle) -> str:
    for field in entry.fields:
        if field.name.lower() == name:
            old = piece[field.value_start : field.value_end]
            new = delimited(name, value, old)
            return piece[: field.value_start] + new + piece[field.value_end :]
    return new_field(piece, entry, name, value, style)


def _without_field(piece: str, name: str) -> str:
    """Return the entry without a field, however often it stands there."""
    while True:
        entry = layout(piece, 0)
        fields = entry.fields if entry else ()
        index = next((i for i, f in enumerate(fields) if f.name.lower() == name.lower()), None)
        if entry is None or index is None:
            return piece
        start, end = _field_span(entry, index)
        piece = piece[:start] + piece[end:]


def _field_span(entry: Layout, index: int) -> tuple[int, int]:
    """Return what a field takes up, with its comma and the white space before it."""
    field = entry.fields[index]
    if field.comma is None and index > 0:
        return entry.fields[index - 1].value_end, field.value_end
    comma = entry.fields[index - 1].comma if index else entry.key_comma
    start = field.start if comma is None else comma + 1
    return start, field.value_end if field.comma is None else field.comma + 1


def _added(text: str, sources: Sequence[Source], style: FileStyle) -> str:
    if not sources:
        return text
    gap = ""
    if text:
        gap = style.newline if text.endswith(("\n", "\r")) else style.newline * 2
    entries = [entry_text(source, style) for source in sources]
    return text + gap + style.newline.join(entries)


_Meaning = tuple[str, str, dict[str, str]]


def _meant(
    entries: Iterable[BibEntry],
    fields: Mapping[str, FieldChanges],
    gone: frozenset[str],
    added: Sequence[Source],
) -> list[_Meaning]:
    """Return key, type and fields of every entry as the edited file has to be read."""
    meant = []
    for entry in entries:
        if entry.key not in gone:
            changed = {**entry.fields}
            for name, value in fields.get(entry.key, {}).items():
                changed.pop(name.lower(), None)
                if value is not None:
                    changed[name.lower()] = normal(value)
            meant.append((entry.key, entry.entry_type, changed))
    for source in added:
        given: dict[str, Any] = {n.lower(): normal(v) for n, v in source.fields.items()}
        kept = {name: value for name, value in given.items() if value}
        meant.append((source.key, source.entry_type.lower(), kept))
    return meant


def _compare(text: str, meant: list[_Meaning], faults: Counter[str]) -> None:
    entries, findings = read_bibliography(text, "")
    read = [(entry.key, entry.entry_type, dict(entry.fields)) for entry in entries]
    new = Counter(finding.code for finding in findings) - faults
    if read == meant and not new:
        return
    pairs = zip(meant, read, strict=False)
    key = next((one[0] for one, other in pairs if one != other), "")
    where = f" at '{key}'" if key else ""
    raise EditRefused(f"the bibliography would not have come out as meant{where}; edit it by hand")
