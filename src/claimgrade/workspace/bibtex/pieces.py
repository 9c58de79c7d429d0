"""Where the entries of a bibliography begin, and what stands between them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

KNOWN_TYPES = frozenset({
    "article", "artwork", "audio", "bibnote", "book", "bookinbook", "booklet", "collection",
    "commentary", "conference", "customa", "customb", "customc", "customd", "custome",
    "customf", "dataset", "electronic", "image", "inbook", "incollection", "inproceedings",
    "inreference", "jurisdiction", "legal", "legislation", "letter", "manual",
    "mastersthesis", "misc", "movie", "music", "mvbook", "mvcollection", "mvproceedings",
    "mvreference", "online", "patent", "performance", "periodical", "phdthesis",
    "proceedings", "reference", "report", "review", "set", "software", "standard", "suppbook",
    "suppcollection", "suppperiodical", "techreport", "thesis", "unpublished", "video", "www",
    "xdata",
})  # fmt: skip
"""Entry types of BibTeX and biblatex."""

COMMANDS = frozenset({"string", "preamble", "comment"})

_NAME = r"[^\s\d@\"#%'(),={}][^\s@\"#%'(),={}]*+"
_HEAD = re.compile(rf"@\s*+({_NAME})\s*+([{{(])")
_LINE_HEAD = re.compile(rf"^[ \t]*+@\s*+{_NAME}\s*+[{{(]", re.MULTILINE)
_KEY_AND_COMMA = re.compile(r"\s*+[^\s,{}()\"=]++\s*+,")
_BRACE = re.compile(r"[{}]")
_LEFTOVER = re.compile(
    r"\A\s*+(?P<first>[},])|^[ \t]*+(?P<later>\}|[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[\"{\w])",
    re.MULTILINE,
)
_TYPES = "|".join(sorted(KNOWN_TYPES))
_BROKEN_START = re.compile(
    rf"^[ \t]*+(?:@[ \t]*+(?:{_TYPES}|string)\b|(?:{_TYPES})[ \t]*+\{{[^\s,{{}}=]*+,)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a command: ``@``, its name in lower case, and its opening bracket."""

    start: int
    command: str
    body: int
    bracket: str


class Outline:
    """The places in a file where commands begin; nothing is read yet.

    A line that begins an entry ends whatever came before it, so that an entry that is not
    closed costs no other entry.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        heads = [m.end() - len(m.group().lstrip()) for m in _LINE_HEAD.finditer(text)]
        self._line_heads = frozenset(heads)
        self._limits = [start for start in heads if self._is_certain(start)]

    def next_head(self, position: int) -> Head | None:
        """Return the first command at or after a position."""
        for found in _HEAD.finditer(self.text, position):
            if self._begins_command(found):
                return Head(found.start(), found[1].lower(), found.end(), found[2])
        return None

    def limit(self, head: Head) -> int:
        """Return the offset that a command cannot reach beyond."""
        after = bisect_right(self._limits, head.start)
        return self._limits[after] if after < len(self._limits) else len(self.text)

    def _begins_command(self, found: re.Match[str]) -> bool:
        if found.start() in self._line_heads and found[2] == "{":
            return True
        return self._names_entry(found)

    def _is_certain(self, start: int) -> bool:
        found = _HEAD.match(self.text, start)
        return found is not None and self._names_entry(found)

    def _names_entry(self, found: re.Match[str]) -> bool:
        name = found[1].lower()
        if name in KNOWN_TYPES or name in COMMANDS:
            return True
        return _KEY_AND_COMMA.match(self.text, found.end()) is not None


def closing_braces(text: str, opening: Iterable[int]) -> dict[int, int]:
    """Return, for each opening brace asked for, the offset of its closing brace, if any."""
    wanted = frozenset(opening)
    stack: list[int] = []
    closing = {}
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            stack.append(brace.start())
        elif stack:
            start = stack.pop()
            if start in wanted:
                closing[start] = brace.start()
    return closing


def balanced_end(piece: str, body: int) -> int | None:
    """Return the offset after the brace that closes the one before ``body``, if there is one."""
    depth = 1
    for brace in _BRACE.finditer(piece, body):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return None


def leftover(between: str) -> int | None:
    """Return where fields or a closing brace stand in the text after an entry, if they do."""
    found = _LEFTOVER.search(between)
    if found is None:
        return None
    return found.start("first") if found["first"] else found.start("later")


def broken_starts(between: str) -> list[int]:
    """Return the offsets of lines that look like the start of an entry but are none."""
    return [
        found.end() - len(found.group().lstrip(" \t")) for found in _BROKEN_START.finditer(between)
    ]
