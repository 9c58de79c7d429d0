"""What the readers of an article's file hand over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Text that stands by itself, as in the file; ``heading_level`` is 1 to 6 for a heading."""

    text: str
    heading_level: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no text, to stand after its name, and what to do about it."""

    message: str
    mend: str
