"""Cue words as they are looked for in a text: whatever the case of its letters."""

import re
from collections.abc import Iterator
from functools import cached_property


class CueWords:
    """A regular expression in small letters that is found whatever the case of a text.

    Most texts are ASCII. There small letters stand where the capitals stood, and to look for them
    alone takes half as long as to look for both.
    """

    def __init__(self, pattern: str) -> None:
        """Take a pattern; it is compiled when it is first looked for."""
        self.pattern = pattern

    @cached_property
    def _in_small_letters(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _in_any_case(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return where the words are found first; what it holds may be in small letters."""
        if text.isascii():
            return self._in_small_letters.search(text.lower())
        return self._in_any_case.search(text)

    def written_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where the words begin and how they are written, wherever they are found."""
        if text.isascii():
            for found in self._in_small_letters.finditer(text.lower()):
                yield found.start(), text[found.start() : found.end()]
        else:
            for found in self._in_any_case.finditer(text):
                yield found.start(), found.group()
