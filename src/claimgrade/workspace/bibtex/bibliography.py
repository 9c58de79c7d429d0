"""Joins the bibliography files with ``citations/sources.yaml`` into the sources of a workspace."""

import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from claimgrade.model.finding import Finding, Location, Related, Severity, Subject
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.bibtex.codes import REPEATED_KEY
from claimgrade.workspace.bibtex.entries import BibEntry, read_bibliography
from claimgrade.workspace.cache import Cache, content_key
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, Held
from claimgrade.workspace.reading.document import Document
from claimgrade.workspace.reading.positions import Positions
from claimgrade.workspace.reading.text import decode, merge_conflicts, read_bytes
from claimgrade.workspace.schema.records import read_record

_KIND = "bibliography"


@dataclass(slots=True)
class Bibliography:
    """The entries of all files by key, where each stands, and what is wrong with them.

    ``first`` holds the first place of each key in lower case.
    """

    entries: dict[str, BibEntry] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    first: dict[str, Location] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def read_bibliographies(
    root: str, paths: list[str], cache: Cache, held: Held | None = None
) -> Bibliography:
    """Return the entries of all ``.bib`` files; of a key in two files the first is used.

    Keys that differ in capitals alone are one key, as BibTeX has it.
    """
    found = Bibliography()
    for path in paths:
        entries, findings, usable = _read(root, path, cache, held)
        found.findings += findings
        if not usable:
            found.broken.add(path)
        for entry in entries:
            _add(found, entry, path)
    return found


def _add(found: Bibliography, entry: BibEntry, path: str) -> None:
    place = Location(path, entry.line, entry.column)
    first = found.first.setdefault(entry.key.lower(), place)
    if first is place:
        found.entries[entry.key] = entry
        found.places[entry.key] = place
        return
    message = f"the key '{entry.key}' is taken by an entry of {first.path}; this one is not used"
    related = (Related(first, f"'{entry.key}' stands here first"),)
    found.findings.append(REPEATED_KEY.finding(message, place, related=related))


def _read(
    root: str, path: str, cache: Cache, held: Held | None
) -> tuple[tuple[BibEntry, ...], list[Finding], bool]:
    data = read_bytes(root, path, MAX_BIBLIOGRAPHY_BYTES, held)
    if isinstance(data, Fault):
        return (), [data.finding(path)], False
    key = content_key(data, _KIND)
    kept = cache.get(_KIND, key)
    if kept is not None:
        return _from_text(kept, path)
    text = decode(data)
    if isinstance(text, Fault):
        return (), [text.finding(path)], False
    if "\0" in text:
        message = "this file holds zero bytes; it seems to be saved as UTF-16, not as UTF-8"
        return (), [Fault("RD103", message).finding(path)], False
    conflicts = merge_conflicts(text)
    if conflicts:
        return (), [fault.finding(path) for fault in conflicts], False
    entries, findings = read_bibliography(text, path)
    cache.put_many(_KIND, [(key, _as_text(entries, findings))])
    return entries, list(findings), True


def _as_text(entries: tuple[BibEntry, ...], findings: tuple[Finding, ...]) -> str:
    rows = [[e.key, e.entry_type, dict(e.fields), e.line, e.column] for e in entries]
    return json.dumps([rows, [_finding_as_json(f) for f in findings]], ensure_ascii=False)


def _from_text(text: str, path: str) -> tuple[tuple[BibEntry, ...], list[Finding], bool]:
    rows, findings = json.loads(text)
    entries = tuple(
        BibEntry(key, kind, MappingProxyType(fields), line, column)
        for key, kind, fields, line, column in rows
    )
    return entries, [_finding_from_json(values, path) for values in findings], True


def _finding_as_json(finding: Finding) -> list[Any]:
    return [
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        finding.location.line,
        finding.location.column,
        finding.help,
        [[r.location.line, r.location.column, r.label] for r in finding.related],
    ]


def _finding_from_json(values: list[Any], path: str) -> Finding:
    code, name, severity, message, line, column, help_line, related = values
    return Finding(
        code=code,
        name=name,
        severity=Severity(severity),
        subject=Subject.RECORD,
        message=message,
        location=Location(path, line, column),
        help=help_line,
        related=tuple(Related(Location(path, at, col), label) for at, col, label in related),
    )


def read_details(
    document: Document, positions: Positions
) -> tuple[dict[str, SourceDetails], list[Fault]]:
    """Return the details by key that ``citations/sources.yaml`` holds, and their faults."""
    details: dict[str, SourceDetails] = {}
    faults: list[Fault] = []
    for key, value in (document.values or {}).items():
        if not isinstance(value, dict):
            faults.append(_not_details(key, positions))
            continue
        prefix = f"{key}."
        broken = tuple(p.removeprefix(prefix) for p in document.broken if p.startswith(prefix))
        read = read_record(SourceDetails, value, positions, broken, key)
        faults += read.faults
        if read.record is not None:
            details[key] = read.record
    return details, faults


def _not_details(key: str, positions: Positions) -> Fault:
    message = f"`{key}` takes keys with values, and a single value or a list stands here"
    return Fault("RD209", message, *(positions.place(key) or (1, 1)))


def join(entries: dict[str, BibEntry], details: dict[str, SourceDetails]) -> dict[str, Source]:
    """Return the sources by key, in the order of the bibliography."""
    if not entries:
        return {}
    nothing = SourceDetails()
    return {
        key: Source(key, entry.entry_type, entry.fields, details.get(key, nothing))
        for key, entry in entries.items()
    }
