"""The records of a RIS file: where each begins, and what its tags hold.

rispy reads the tags of a record. Six things are done before, where it loses data or stops
(rispy 0.10.0): a mark of byte order or a tag with one blank before its hyphen hides a record; a
record without ``ER`` is dropped, or taken for part of the one before; of a tag that is repeated
only the first is kept unless it is on a list; a wrapped line of a keyword or name becomes one
more of them, and one right after ``TY`` raises ``KeyError``; an address is cut at a semicolon;
and no line numbers are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgrade.library.formats.reading import Fault
from claimgrade.library.formats.ris_tags import KNOWN

MAX_LINES = 50_000
"""The longest record that is read; papers with 5,000 authors have a tenth of it."""

_TAG = re.compile(r"[ \t]{0,3}([A-Z][A-Z0-9])( {1,3}|\t)-(?:[ \t]+(.*)|)\Z", re.DOTALL)
_STANDARD = "  "


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its first line from 1, what each tag holds, and what was mended in it."""

    line: int
    values: dict[str, list[str]]
    notes: tuple[str, ...] = ()


def records(text: str) -> tuple[list[Record], list[Fault]]:
    """Return the records of a RIS file, and what is wrong with it. Nothing is raised."""
    reading = _Reading()
    for number, line in _lines(text):
        reading.take(number, line)
    reading.finish()
    return reading.records, reading.faults


@dataclass(slots=True)
class _Open:
    """A record that is being read: its tags, each with its lines joined."""

    line: int
    tags: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: int = 0


class _Reading:
    """The state of reading one file."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.faults: list[Fault] = []
        self._open: _Open | None = None
        self._stray: list[int] = []

    def take(self, number: int, line: str) -> None:
        """Read one line of the file."""
        found = _TAG.match(line)
        if found and (found[2] == _STANDARD or found[1] in KNOWN):
            self._tag(found[1], (found[3] or "").strip(), number)
        elif words := line.strip():
            self._continue(words, number)

    def finish(self) -> None:
        """Close what is open at the end of the file, and say what was passed by."""
        self._close(ended=False)
        if self._stray:
            lines = (
                "a line belongs" if len(self._stray) == 1 else f"{len(self._stray):,} lines belong"
            )
            self.faults.append(
                Fault(
                    f"{lines} to no record and cannot be read",
                    self._stray[0],
                    "begin each record with a line such as `TY  - JOUR`",
                )
            )

    def _tag(self, tag: str, value: str, number: int) -> None:
        if tag == "ER":
            self._close(ended=True)
            return
        if tag == "TY":
            self._close(ended=False)
        if self._open is None:
            self._open = _Open(number)
        self._open.lines += 1
        if self._open.lines <= MAX_LINES:
            self._open.tags.append((tag, [value]))

    def _continue(self, words: str, number: int) -> None:
        if self._open is None:
            self._stray.append(number)
            return
        self._open.lines += 1
        if self._open.lines <= MAX_LINES:
            self._open.tags[-1][1].append(words)

    def _close(self, ended: bool) -> None:
        held, self._open = self._open, None
        if held is None:
            return
        if held.lines > MAX_LINES:
            message = f"this record has {held.lines:,} lines; at most {MAX_LINES:,} are read"
            self.faults.append(Fault(message, held.line, "end each record with a line `ER  - `"))
            return
        notes = [] if ended else ["the line `ER  - ` that ends a record is missing"]
        if held.tags[0][0] != "TY":
            notes.append("the line `TY  - ` that begins a record is missing; read as generic")
            held.tags.insert(0, ("TY", [""]))
        self.records.append(Record(held.line, _values(held), tuple(notes)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return enumerate(text.split("\n"), start=1)


class _SameNames(dict[str, str]):
    """Names every tag as itself."""

    def __missing__(self, tag: str) -> str:
        return tag


def _values(held: _Open) -> dict[str, list[str]]:
    """Return what rispy finds in a record whose lines have been mended."""
    from rispy import RisParser

    mended = [f"{tag}  - {' '.join(' '.join(words).split())}" for tag, words in held.tags]
    parser = RisParser(
        mapping=_SameNames(), list_tags=[], delimiter_tags_mapping={}, enforce_list_tags=False
    )
    (found,) = parser.parse_lines(iter([*mended, "ER  - "]))
    return {
        tag: [one for one in (said if isinstance(said, list) else [said]) if one]
        for tag, said in found.items()
    }
