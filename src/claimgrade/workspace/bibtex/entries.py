"""Bibliography files: every entry read, or reported with its file, line and column.

A scan finds where entries begin; each piece is read by itself with pybtex's low-level parser,
so that a broken entry costs no other entry. Names of people are left as written.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimgrade.model.finding import Finding, Location, Related
from claimgrade.workspace.bibtex import codes
from claimgrade.workspace.bibtex.codes import BIBTEX_CODES
from claimgrade.workspace.bibtex.faults import Fault, Trouble, unreadable
from claimgrade.workspace.bibtex.pieces import (
    COMMANDS,
    Head,
    Outline,
    balanced_end,
    broken_starts,
    closing_braces,
    leftover,
)
from claimgrade.workspace.bibtex.quick import plain_entry, white_space_as_blanks
from claimgrade.workspace.bibtex.strings import Strings
from claimgrade.workspace.diagnostic import Diagnostic

if TYPE_CHECKING:
    from claimgrade.workspace.bibtex.parser import PieceParser

__all__ = ["BIBTEX_CODES", "BibEntry", "read_bibliography"]

_SWALLOWED = re.compile(r"^[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[\"{\w]", re.MULTILINE)
_DEFINITION = re.compile(r"@\s*+string\s*+[{(]\s*+([^\s\"#%'(),={}]++)\s*+=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry: type and field names in lower case, values with @string names resolved.

    White space within a value is one blank, as BibTeX has it; LaTeX is left as written. ``line``
    and ``column`` are those of the entry's ``@``, counted from 1.
    """

    key: str
    entry_type: str
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line: int = 1
    column: int = 1


def read_bibliography(text: str, path: str) -> tuple[tuple[BibEntry, ...], tuple[Finding, ...]]:
    """Return the entries of a BibTeX file in their order, and what is wrong with it.

    ``path`` is the name of the file in locations. Of entries with the same key (capitals and
    small letters are the same) the first is returned. An entry that breaks off is returned with
    the fields before the fault. Nothing is raised for any text.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reading = _Reading(text, path)
    reading.run()
    findings = sorted(reading.findings, key=lambda finding: (finding.location, finding.code))
    return tuple(reading.entries.values()), tuple(findings)


class _Reading:
    """The state of reading one file."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.outline = Outline(text)
        self.strings = Strings()
        self.entries: dict[str, BibEntry] = {}
        self.findings: list[Finding] = []
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._overflown = False
        self._comments: dict[int, int] | None = None
        self._later_strings: dict[str, int] | None = None

    def run(self) -> None:
        """Read the file from its first command to its last."""
        position, previous = 0, None
        while (head := self.outline.next_head(position)) is not None:
            self._check_between(position, head.start, previous)
            if head.command == "comment":
                position, previous = self._skip_comment(head), None
            else:
                position, previous = self._read_piece(head)
        self._check_between(position, len(self.text), previous)

    def _read_piece(self, head: Head) -> tuple[int, Head | None]:
        """Read one command; return where it ends, and it if leftovers may follow it."""
        limit = self.outline.limit(head)
        if head.bracket == "{" and head.command not in COMMANDS:
            plain = plain_entry(self.text, head.body, limit, self.strings)
            if plain is not None:
                self._keep(head, plain.key, plain.fields)
                return plain.end, head
        from claimgrade.workspace.bibtex.parser import PieceParser

        parser = PieceParser(self.text[head.start : limit], self.strings)
        parser.read()
        if head.command in ("string", "preamble"):
            self._report_definition(head, parser)
        else:
            self._add_entry(head, parser)
        if not parser.stopped:
            return head.start + parser.pos, head
        end = balanced_end(parser.text, head.body - head.start) if head.bracket == "{" else None
        return head.start + (end or parser.end_pos), None

    def _add_entry(self, head: Head, parser: "PieceParser") -> None:
        key = parser.current_entry_key
        if key is None or _is_field(key, parser):
            self._report(codes.MISSING_KEY, f"this @{head.command} entry has no key", head.start)
            return
        fields = self._fields(head, parser, key)
        for fault in parser.faults:
            self._report_fault(head, parser, fault, key)
        self._keep(head, key, fields)

    def _keep(self, head: Head, key: str, fields: dict[str, str]) -> None:
        """Take an entry in, unless its key is taken."""
        first = self.entries.get(key.lower())
        line, column = self._place(head.start)
        if first is None:
            self.entries[key.lower()] = BibEntry(
                key, head.command, MappingProxyType(fields), line, column
            )
            return
        place = Location(self.path, first.line, first.column)
        self._report(
            codes.REPEATED_KEY,
            f"the key '{key}' is taken by the entry on line {first.line}; this one is not used",
            head.start,
            related=(Related(place, f"'{first.key}' stands here first"),),
        )

    def _fields(self, head: Head, parser: "PieceParser", key: str) -> dict[str, str]:
        fields: dict[str, str] = {}
        read = parser.current_fields
        if read and parser.faults and _swallows(parser):
            read = read[:-1]
        for name, parts in read:
            value = white_space_as_blanks("".join(parts))
            name = name.lower()
            if name in fields:
                self._report(
                    codes.REPEATED_FIELD,
                    f"the entry '{key}' has the field '{name}' twice; the first is used",
                    head.start,
                )
            elif value:
                fields[name] = value
        return fields

    def _report_fault(self, head: Head, parser: "PieceParser", fault: Fault, key: str) -> None:
        place = head.start + fault.offset
        match fault.trouble:
            case Trouble.NO_END | Trouble.NO_VALUE_END:
                self._report_unclosed(head, parser, fault, key)
            case Trouble.UNDEFINED:
                self._report_undefined(fault, f"the entry '{key}'", place)
            case Trouble.TOO_DEEP:
                message = f"the field '{fault.name}' of the entry '{key}' has too many braces"
                self._report(codes.BEYOND_LIMITS, message, place)
            case Trouble.TOO_LONG:
                self._report_overflow(place)
            case _:
                message = unreadable(fault, key)
                self._report(codes.UNREADABLE_FIELD, message, place)

    def _report_unclosed(self, head: Head, parser: "PieceParser", fault: Fault, key: str) -> None:
        related: tuple[Related, ...] = ()
        if fault.name is not None:
            line, column = self._place(head.start + parser.field_offset)
            label = f"last field that was reached: '{fault.name}'"
            related = (Related(Location(self.path, line, column), label),)
        self._report(
            codes.UNCLOSED_ENTRY,
            f"the entry '{key}' is not closed before the next entry or the end of the file",
            head.start,
            related=related,
        )

    def _report_undefined(self, fault: Fault, user: str, place: int) -> None:
        help_line = None
        later = self._definitions().get((fault.name or "").lower())
        if later is not None:
            help_line = f"It is defined on line {self._place(later)[0]}; move that line above."
        self._report(
            codes.UNDEFINED_STRING,
            f"{user} uses the @string name '{fault.name}', which is not defined",
            place,
            help=help_line,
        )

    def _report_overflow(self, place: int) -> None:
        if not self._overflown:
            message = "from here on, @string names are left out: together they expand too far"
            self._report(codes.BEYOND_LIMITS, message, place)
        self._overflown = True

    def _report_definition(self, head: Head, parser: "PieceParser") -> None:
        for fault in parser.faults:
            place = head.start + fault.offset
            if fault.trouble is Trouble.UNDEFINED:
                self._report_undefined(fault, f"this @{head.command}", place)
            elif fault.trouble is Trouble.TOO_LONG:
                self._report_overflow(place)
            else:
                message = f"this @{head.command} cannot be read"
                self._report(codes.UNREADABLE_STRING, message, head.start)

    def _skip_comment(self, head: Head) -> int:
        """Return the end of a @comment; entries inside it are reported, not read."""
        if head.bracket != "{":
            return head.body
        end = self._comment_ends().get(head.body - 1)
        if end is None:
            return head.body
        inner = self.outline.next_head(head.body)
        while inner is not None and inner.start < end:
            if inner.command not in ("comment", "string", "preamble"):
                message = f"this @{inner.command} entry stands in a @comment and is not read"
                self._report(codes.ENTRY_IN_COMMENT, message, inner.start)
            inner = self.outline.next_head(inner.body)
        return end + 1

    def _check_between(self, start: int, end: int, previous: Head | None) -> None:
        between = self.text[start:end]
        if not between or between.isspace():
            return
        starts = broken_starts(between)
        for offset in starts:
            message = "this line looks like the start of an entry, but is none as it is written"
            self._report(codes.BROKEN_START, message, start + offset)
        rest = leftover(between) if previous else None
        if rest is not None and previous and (not starts or rest < starts[0]):
            line = self._place(previous.start)[0]
            message = f"this stands after the end of the @{previous.command} on line {line}"
            self._report(codes.TEXT_AFTER_ENTRY, message, start + rest)

    def _comment_ends(self) -> dict[int, int]:
        if self._comments is None:
            opening = [m.end() - 1 for m in re.finditer(r"(?i)@\s*+comment\s*+\{", self.text)]
            self._comments = closing_braces(self.text, opening)
        return self._comments

    def _definitions(self) -> dict[str, int]:
        if self._later_strings is None:
            found = _DEFINITION.finditer(self.text)
            self._later_strings = {m[1].lower(): m.start() for m in found}
        return self._later_strings

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _report(
        self,
        code: Diagnostic,
        message: str,
        offset: int,
        *,
        help: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        location = Location(self.path, *self._place(offset))
        self.findings.append(code.finding(message, location, help=help, related=related))


def _is_field(key: str, parser: "PieceParser") -> bool:
    """Tell whether what was read as a key is the name of a field: ``@book{title = …``."""
    if "=" in key:
        return True
    stopped = parser.stopped and not parser.current_fields
    return bool(stopped and parser.text[parser.pos : parser.pos + 1] == "=")


def _swallows(parser: "PieceParser") -> bool:
    """Tell whether the last value of a broken entry ran over the fields after it."""
    return parser.stopped and _SWALLOWED.search("".join(parser.current_fields[-1][1])) is not None
