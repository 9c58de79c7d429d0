"""Sentences that the program composes, in the language in force.

A sentence is written in English where it is composed, its gaps in braces, and that English is the
name under which a translation has it (docs/house-style.md).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """The sentences of a translation by their English; what it leaves out stays English.

    Two are never equal, so that what is kept of one language is not given out in another.
    ``for_readers`` is true of those of a page, whose readers do not have the record at hand: its
    fields, claims and results are then told in words and not by their names in the files.
    """

    by_english: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    for_readers: bool = False


ENGLISH_SENTENCES = Sentences()
"""No translation: every sentence as it is written."""

_IN_FORCE: ContextVar[Sentences] = ContextVar("sentences", default=ENGLISH_SENTENCES)


def say(sentence: str, /, **gaps: object) -> str:
    """Return a sentence in the language in force with its gaps filled.

    ``sentence`` is a literal, or was marked with :func:`sayable` where it was written, so that the
    list of all sentences can be taken from the source. What fills a gap is said as it is.
    """
    by_english = _IN_FORCE.get().by_english
    said = by_english.get(sentence, sentence) if by_english else sentence
    return said.format_map(gaps) if gaps else said


def sayable(sentence: str, /) -> str:
    """Mark a sentence of a table that is said later, and return it unchanged."""
    return sentence


sentences_in_force: Callable[[], Sentences] = _IN_FORCE.get
"""Return the sentences in force: part of the key of whatever keeps what was said."""


def for_readers() -> bool:
    """Return whether what is said is for readers of a page, who do not have the record at hand."""
    return _IN_FORCE.get().for_readers


def both(items: Sequence[str]) -> str:
    """Return items as one piece of a sentence: 'a', 'a and b', 'a and b and c'."""
    joined = items[0] if items else ""
    for item in items[1:]:
        joined = say("{first} and {last}", first=joined, last=item)
    return joined


def listed(items: Sequence[str]) -> str:
    """Return items as one piece of a sentence: 'a', 'a and b', 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return say("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])


def quoted(words: str) -> str:
    """Return words of a record in the quotation marks of the language: 'bands'."""
    return say("'{words}'", words=words)


@contextmanager
def saying(sentences: Sentences) -> Iterator[None]:
    """Let :func:`say` use a translation within a ``with`` block, in this thread alone."""
    token = _IN_FORCE.set(sentences)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
