"""Reads entries that are written plainly, which most are; all others are left to the parser.

What is read here is read as :mod:`claimgrade.workspace.bibtex.parser` reads it, only sooner.
"""

import re
from dataclasses import dataclass

from claimgrade.workspace.bibtex.strings import Strings

_KEY = re.compile(r"\s*+([^\s\"#%'(),={}~\\]++)\s*+(,)?")
_NAME = r"[^\s\d\"#%'(),={}][^\s\"#%'(),={}]*+"
_FIELD = re.compile(
    rf"\s*+({_NAME})\s*+=\s*+"
    rf"(?:\{{((?:[^{{}}]++|\{{[^{{}}]*+\}})*+)\}}|\"([^\"{{}}]*+)\"|(\d++)|({_NAME}))"
    r"\s*+(?:(,)|(?=\}))"
)
"""A field whose value is a number, a @string name, or text with at most one level of braces."""

_END = re.compile(r"\s*+\}")
_SPACE = re.compile(r"[ \t\n\f\v]+")
_UNEVEN_SPACE = re.compile(r"  |[\t\n\f\v]")


@dataclass(frozen=True, slots=True)
class Plain:
    """An entry that was read, and the offset after its closing brace."""

    key: str
    fields: dict[str, str]
    end: int


def plain_entry(text: str, body: int, limit: int, strings: Strings) -> Plain | None:
    """Return the entry whose opening brace ends at ``body``, or None where it is not plain.

    It has to end before ``limit``. None says nothing of the entry: it may be in perfect order.
    """
    found = _KEY.match(text, body, limit)
    if found is None:
        return None
    position = found.end()
    fields: dict[str, str] = {}
    more = found[2] is not None
    while more and (field := _FIELD.match(text, position, limit)):
        name, braced, quoted, number, string, comma = field.groups()
        value = _value(braced or quoted or number, string, strings)
        name = name.lower()
        if value is None or name in fields:
            return None
        fields[name] = value
        position = field.end()
        more = comma is not None
    end = _END.match(text, position, limit)
    if end is None:
        return None
    kept = {name: value for name, value in fields.items() if value}
    return Plain(found[1], kept, end.end())


def white_space_as_blanks(value: str) -> str:
    """Return a value with one blank for all white space together, as BibTeX has it."""
    if _UNEVEN_SPACE.search(value):
        value = _SPACE.sub(" ", value)
    return value.strip(" ")


def _value(written: str | None, string: str | None, strings: Strings) -> str | None:
    """Return the value of a field; None where its @string name cannot be told."""
    if string is None:
        return white_space_as_blanks(written or "")
    try:
        expanded = strings.expand(string)
    except OverflowError:
        return None
    return None if expanded is None else white_space_as_blanks(expanded)
