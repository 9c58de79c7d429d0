"""Annotations made with Hypothesis: highlights that become the beginnings of claims.

Read are the ``rows`` of the search API (https://h.readthedocs.io/en/latest/api-reference/), and
what the client's "Export" writes as JSON and as CSV. The selectors are those of the Web Annotation
Data Model (W3C Recommendation, 2017, section 4.2).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimgrade.library.formats.json_text import values
from claimgrade.library.formats.reading import Fault
from claimgrade.workspace.editing.scalar import scalar

FORMAT = "hypothesis"

_COLUMNS = {
    "created": ("Creation Date", "Created at"),
    "uri": ("URL",),
    "quote": ("Quote",),
    "user": ("User", "Author"),
    "text": ("Body", "Comment"),
    "tags": ("Tags",),
    "kind": ("Annotation/Reply Type", "Annotation type"),
}


@dataclass(frozen=True, slots=True)
class ClaimStub:
    """A highlight: the words, what stands around them, and what its reader wrote of it.

    ``start`` and ``end`` count characters in the text of the page as the browser had it, which is
    not the text of our record: they help to choose between two places and are not a claim's
    ``position``. ``created`` is as Hypothesis wrote it, ``line`` where it stands in the file.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    uri: str = ""
    created: str = ""
    user: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Annotations:
    """The highlights of a file in their order, what was passed by, and the file's faults."""

    stubs: tuple[ClaimStub, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def is_annotations(start: str) -> bool:
    """Tell by its beginning whether a text is an export of Hypothesis."""
    start = start.removeprefix("\ufeff").lstrip()
    if start.startswith(("{", "[")):
        if '"TextQuoteSelector"' in start or '"export_userid"' in start:
            return True
        return '"rows"' in start and ('"target"' in start or '"total"' in start)
    first = start.partition("\n")[0]
    return "Quote" in first and "URL" in first and ("User" in first or "Author" in first)


def read(text: str, name: str) -> Annotations:
    """Return the highlights of an export. Nothing is raised for any text."""
    text = text.removeprefix("\ufeff")
    found = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_csv(text)
    stubs: list[ClaimStub] = []
    notes: list[str] = []
    faults: list[Fault] = []
    for one in found:
        if isinstance(one, ClaimStub):
            stubs.append(one)
        elif isinstance(one, Fault):
            faults.append(one)
        else:
            notes.append(one)
    return Annotations(tuple(stubs), tuple(notes), tuple(faults))


def claim_text(stub: ClaimStub) -> str:
    """Return the least of a claim as YAML: the words and their surroundings, and what is missing.

    The note stands as a comment, since a reader's note is not yet a claim's statement.
    """
    lines = [*_comments(stub), "# statement: …   # what is claimed, in one neutral sentence"]
    lines += ["quote:", f"  exact: {scalar(' '.join(stub.exact.split()))}"]
    for name, said in (("prefix", stub.prefix), ("suffix", stub.suffix)):
        if said.strip():
            lines.append(f"  {name}: {scalar(' '.join(said.split()))}")
    if stub.tags:
        lines += ["topics:", *(f"  - {scalar(tag)}" for tag in stub.tags)]
    return "\n".join(lines) + "\n"


def _comments(stub: ClaimStub) -> Iterator[str]:
    by = f" by {_printable(stub.user)}" if stub.user else ""
    on = f" on {_printable(stub.created)}" if stub.created else ""
    yield f"# Highlighted{by}{on} with Hypothesis: {_printable(stub.uri) or 'address not recorded'}"
    yield from (f"# Note: {line}" for line in map(_printable, stub.note.splitlines()) if line)


def _printable(text: str) -> str:
    """Return text that cannot end a comment."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _from_json(text: str) -> Iterator[ClaimStub | Fault | str]:
    for found in values(text, "rows", "annotations"):
        if isinstance(found, Fault):
            yield found
            continue
        line, row = found
        if isinstance(row, Mapping):
            yield _stub(row, line)
        else:
            yield Fault("this is not an annotation, which is an object", line)


def _stub(row: Mapping[str, Any], line: int) -> ClaimStub | str:
    where = f"line {line}: {_string(row, 'id') or 'an annotation without an id'}"
    if row.get("references"):
        return f"{where} is a reply to another annotation and begins no claim"
    selectors = _selectors(row)
    quoted = selectors.get("TextQuoteSelector", {})
    exact = _string(quoted, "exact")
    if not exact.strip():
        return f"{where} is a note on the whole page, with no words highlighted"
    place = selectors.get("TextPositionSelector", {})
    tags = row.get("tags")
    return ClaimStub(
        exact,
        _string(quoted, "prefix"),
        _string(quoted, "suffix"),
        _whole(place.get("start")),
        _whole(place.get("end")),
        _string(row, "text"),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        _string(row, "uri"),
        _string(row, "created"),
        _string(row, "user").removeprefix("acct:").partition("@")[0],
        line,
    )


def _selectors(row: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the first selector of each type."""
    made: dict[str, Mapping[str, Any]] = {}
    targets = row.get("target")
    for target in targets if isinstance(targets, list) else ():
        held = target.get("selector") if isinstance(target, Mapping) else None
        for one in held if isinstance(held, list) else ():
            if isinstance(one, Mapping) and isinstance(one.get("type"), str):
                made.setdefault(one["type"], one)
    return made


def _string(row: Mapping[str, Any], name: str) -> str:
    said = row.get(name)
    return said if isinstance(said, str) else ""


def _whole(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53
    return value if whole else None


def _from_csv(text: str) -> Iterator[ClaimStub | Fault | str]:
    first = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(keepends=True), delimiter="\t" if "\t" in first else ",")
    try:
        columns = _columns(next(rows, []))
        if "quote" not in columns:
            yield Fault("the first line names no column 'Quote'", 1)
            return
        line = rows.line_num + 1
        for row in rows:
            if row:
                yield _stub_of_row(row, columns, line)
            line = rows.line_num + 1
    except csv.Error as error:
        yield Fault(f"this is not CSV that can be read: {error}", rows.line_num)


def _columns(header: list[str]) -> dict[str, int]:
    return {
        name: header.index(title)
        for name, titles in _COLUMNS.items()
        for title in titles
        if title in header
    }


def _stub_of_row(row: list[str], columns: Mapping[str, int], line: int) -> ClaimStub | str:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        return row[place] if place < len(row) else ""

    if cell("kind").lower() == "reply":
        return f"line {line}: a reply to another annotation begins no claim"
    if not cell("quote").strip():
        return f"line {line}: a note on the whole page, with no words highlighted"
    return ClaimStub(
        exact=cell("quote"),
        note=cell("text"),
        tags=tuple(tag.strip() for tag in cell("tags").split(",") if tag.strip()),
        uri=cell("uri"),
        created=cell("created"),
        user=cell("user"),
        line=line,
    )
