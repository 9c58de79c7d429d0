"""One piece of a bibliography read with pybtex: a command, its key and its fields."""

import re
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import (
    Pattern,
    PrematureEOF,
    PybtexSyntaxError,
)

from claimgrade.workspace.bibtex.faults import MAX_DEPTH, Fault, Trouble
from claimgrade.workspace.bibtex.strings import Strings

_NAME = r"[^\s\d\"#%'(),={}][^\s\"#%'(),={}]*+"
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')
_FIELD_START = re.compile(rf"\s*+{_NAME}\s*+=")
_PLAIN_FIELD = re.compile(
    rf"\s*+({_NAME})\s*+=\s*+"
    r"(?:\{((?:[^{}]++|\{[^{}]*+\})*+)\}|\"([^\"{}]*+)\"|(\d++))"
    r"\s*+(?:(,)|(?=\}))"
)
"""A field whose value is one number or text with at most one level of braces within."""


# pybtex has no annotations, so its classes count as Any.
class _Stop(PybtexSyntaxError):  # type: ignore[misc]
    """Ends the reading of a piece."""

    def __init__(self, trouble: Trouble, parser: "PieceParser") -> None:
        super().__init__(trouble.value, parser)
        self.trouble = trouble


# As above: a class of pybtex.
class PieceParser(LowLevelParser):  # type: ignore[misc]
    """pybtex's low-level parser on one command, which collects faults instead of raising.

    It differs from its base in five points: names may hold any character that BibTeX allows;
    a value is scanned in time proportional to its length, whatever its braces are; @string
    names cannot blow up a value without bound; a missing comma is noted and reading goes on;
    and the fields read before a fault are kept, in ``current_fields``.
    """

    NAME = Pattern(r"[^\s\d\"#%'(),={}][^\s\"#%'(),={}]*", "a valid name")

    def __init__(self, text: str, strings: Strings) -> None:
        super().__init__(text)
        self.strings = strings
        self.faults: list[Fault] = []
        self.field_offset = 0
        self.current_field_name: str | None = None
        self._wanted: Pattern | None = None
        self.pos = 1

    def read(self) -> None:
        """Read the piece, which begins with ``@``; what was found is in the attributes."""
        try:
            self.parse_command()
        except PybtexSyntaxError as error:
            self.handle_error(error)

    @property
    def stopped(self) -> bool:
        """True when the end of the command was not reached."""
        return any(fault.trouble.ends_reading for fault in self.faults)

    def update_lineno(self, value: str) -> None:
        """Do nothing: places are offsets here."""

    def handle_error(self, error: PybtexSyntaxError) -> None:
        """Keep a fault with its place; pybtex goes on with what it has read."""
        name = self.current_field_name
        if name is None and self.current_fields:
            name = self.current_fields[-1][0]
        self._note(self._trouble_of(error), name)

    def required(self, patterns: Any, description: Any = None, allow_eof: bool = False) -> Any:
        """Read one of the patterns, or stop."""
        self._wanted = patterns[0]
        return super().required(patterns, description, allow_eof)

    def parse_entry_body(self, body_end: Pattern) -> None:
        """Read the key, the comma after it, and the fields."""
        pattern = self.KEY_PAREN if body_end is self.RPAREN else self.KEY_BRACE
        self.current_entry_key = self.required([pattern]).value
        if not self.optional([self.COMMA]):
            if body_end.match(self.text, self.pos):
                return
            if not _FIELD_START.match(self.text, self.pos):
                raise _Stop(Trouble.BAD_KEY, self)
            self._note(Trouble.NO_COMMA, None)
        self.parse_entry_fields()

    def parse_entry_fields(self) -> None:
        """Read fields up to the end of the entry; those that follow no comma are read too."""
        while True:
            if self._read_plain_fields():
                return
            self.current_field_name = None
            self.current_value = []
            try:
                self.parse_field()
            finally:
                if self.current_field_name and any(self.current_value):
                    self.current_fields.append((self.current_field_name, self.current_value))
            if self.optional([self.COMMA]):
                continue
            if not (self.current_field_name and _FIELD_START.match(self.text, self.pos)):
                return
            self._note(Trouble.NO_COMMA, self.current_field_name)

    def parse_field(self) -> None:
        """Read ``name = value``."""
        name = self.optional([self.NAME])
        if name is None:
            return
        self.current_field_name = name.value
        self.field_offset = self.pos - len(name.value)
        self.required([self.EQUALS])
        self.parse_value()

    def parse_value(self) -> None:
        """Read the parts of a value, which ``#`` joins, into ``current_value``."""
        parts = self.current_value = []
        parts.append(self.parse_value_part())
        while self.optional([self.HASH]):
            parts.append(self.parse_value_part())

    def parse_value_part(self) -> str:
        """Read one part of a value: quoted, braced, a number or a @string name."""
        token = self.required(
            [self.QUOTE, self.LBRACE, self.NUMBER, self.NAME], description="field value"
        )
        if token.pattern is self.QUOTE:
            return self._text_until('"', _QUOTE_OR_BRACE)
        if token.pattern is self.LBRACE:
            return self._text_until("}", _BRACE)
        if token.pattern is self.NUMBER:
            return str(token.value)
        return self.substitute_macro(token.value)

    def substitute_macro(self, name: str) -> str:
        """Return the text of a @string name, compared without regard to case."""
        trouble = Trouble.UNDEFINED
        try:
            text = self.strings.expand(name)
        except OverflowError:
            text, trouble = None, Trouble.TOO_LONG
        if text is None:
            self._note(trouble, name, self.pos - len(name))
            return ""
        return text

    def parse_string_body(self, body_end: Pattern) -> None:
        """Read ``name = value`` of a @string and define it."""
        name = str(self.required([self.NAME]).value)
        self.current_field_name = name
        self.required([self.EQUALS])
        self.parse_value()
        self.strings.define(name, "".join(self.current_value))

    def _read_plain_fields(self) -> bool:
        """Read the fields that need no grammar; True when no comma follows the last of them."""
        while found := _PLAIN_FIELD.match(self.text, self.pos):
            name, braced, quoted, number, comma = found.groups()
            self.current_fields.append((name, [braced or quoted or number or ""]))
            self.field_offset = found.start(1)
            self.pos = found.end()
            if comma is None:
                return True
        return False

    def _text_until(self, closing: str, marks: re.Pattern[str]) -> str:
        depth = 0
        start = self.pos
        for mark in marks.finditer(self.text, start):
            if mark.group() == "{":
                depth += 1
                if depth > MAX_DEPTH:
                    raise _Stop(Trouble.TOO_DEEP, self)
            elif depth == 0:
                if mark.group() != closing:
                    self.pos = start - 1
                    raise _Stop(Trouble.UNBALANCED, self)
                self.pos = mark.end()
                return str(self.text[start : mark.start()])
            elif mark.group() == "}":
                depth -= 1
        raise _Stop(Trouble.NO_VALUE_END, self)

    def _note(self, trouble: Trouble, name: str | None, offset: int | None = None) -> None:
        self.faults.append(Fault(trouble, self.pos if offset is None else offset, name))

    def _trouble_of(self, error: PybtexSyntaxError) -> Trouble:
        if isinstance(error, _Stop):
            return error.trouble
        if isinstance(error, PrematureEOF):
            return Trouble.NO_END
        if self._wanted in (self.KEY_BRACE, self.KEY_PAREN):
            return Trouble.NO_KEY
        if self._wanted is self.EQUALS:
            return Trouble.NO_EQUALS
        if self._wanted is self.QUOTE:
            return Trouble.NO_VALUE
        return Trouble.UNEXPECTED
