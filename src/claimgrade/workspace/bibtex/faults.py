"""What can keep one piece of a bibliography from being read as written."""

from dataclasses import dataclass
from enum import Enum

MAX_DEPTH = 100
"""Braces within braces of a value that is still read."""


class Trouble(Enum):
    """What kept a piece from being read as written."""

    NO_END = "no end"
    NO_VALUE_END = "no end of a value"
    NO_KEY = "no key"
    BAD_KEY = "blank in the key"
    NO_COMMA = "no comma"
    NO_EQUALS = "no equals sign"
    NO_VALUE = "no value"
    UNBALANCED = "unbalanced braces"
    UNDEFINED = "undefined string"
    TOO_DEEP = "too deep"
    TOO_LONG = "too long"
    UNEXPECTED = "something unexpected"

    @property
    def ends_reading(self) -> bool:
        """True when nothing after it in the piece could be read."""
        return self not in (Trouble.NO_COMMA, Trouble.UNDEFINED, Trouble.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Fault:
    """A trouble, its offset in the piece, and the name it concerns (field or @string)."""

    trouble: Trouble
    offset: int
    name: str | None


def unreadable(fault: Fault, key: str) -> str:
    """Return the message that says which field of an entry cannot be read, and why."""
    name = fault.name
    after = f"after the field '{name}'" if name else "after the key"
    match fault.trouble:
        case Trouble.NO_COMMA:
            return f"a comma is missing in the entry '{key}' {after}"
        case Trouble.NO_EQUALS:
            return f"the field '{name}' of the entry '{key}' has no '=' after its name"
        case Trouble.NO_VALUE:
            return f"the field '{name}' of the entry '{key}' has no value that can be read"
        case Trouble.UNBALANCED:
            return (
                f"the value of '{name}' in the entry '{key}' has no closing quotation mark, or a "
                "closing brace too many"
            )
        case Trouble.BAD_KEY:
            return f"the key '{key}' is followed by neither a comma nor the end of the entry"
        case _:
            return f"the entry '{key}' cannot be read {after}: a comma or the end was expected"
