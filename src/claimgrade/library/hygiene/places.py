"""Where the fields of an entry stand; looked up only for entries that something is said of."""

from collections.abc import Callable

from claimgrade.model.finding import Location
from claimgrade.workspace.bibtex.entries import BibEntry
from claimgrade.workspace.editing.bib_layout import Layout, layout


class Places:
    """Lines and columns of fields in the files of a library."""

    def __init__(self, texts: Callable[[str], str]) -> None:
        self._texts = texts
        self._path = ""
        self._text = ""
        self._starts: list[int] = []
        self._last: tuple[BibEntry, Layout | None] | None = None

    def of(self, path: str, entry: BibEntry, field: str) -> Location:
        """Return where a field begins; where that cannot be told, where the entry does."""
        whole = Location(path, entry.line, entry.column)
        if not field:
            return whole
        found = self._layout(path, entry)
        for one in found.fields if found else ():
            if one.name.lower() == field:
                start = one.start
                line = self._text.count("\n", self._starts[entry.line - 1], start) + entry.line
                return Location(path, line, start - self._starts[line - 1] + 1)
        return whole

    def unread(self, path: str, entry: BibEntry) -> frozenset[str] | None:
        """Return the fields whose value could not be read: a @string name is not defined.

        ``None`` where the entry is broken, so that nothing can be said of what it lacks.
        """
        found = self._layout(path, entry)
        if found is None:
            return None
        values = ((one.name.lower(), one) for one in found.fields)
        return frozenset(
            name
            for name, one in values
            if name not in entry.fields
            and self._text[one.value_start : one.value_end].strip('{}" \n\t')
        )

    def not_to_edit(self, path: str, entry: BibEntry, field: str) -> str:
        """Return why a field cannot be changed as it is written; empty where it can.

        A value made of @string names or parts is mended by hand, where the name is defined.
        """
        found = self._layout(path, entry)
        if found is None:
            return f"the entry '{entry.key}' has a fault that has to be mended by hand first"
        for one in found.fields:
            value = self._text[one.value_start : one.value_end]
            if one.name.lower() == field and not _is_literal(value):
                return f"the {field} of '{entry.key}' is made of @string names or of parts"
        return ""

    def _layout(self, path: str, entry: BibEntry) -> Layout | None:
        if path != self._path:
            text = self._texts(path).removeprefix("\ufeff")
            self._path, self._text = path, text.replace("\r\n", "\n").replace("\r", "\n")
            self._starts = [0]
            for line in self._text.split("\n"):
                self._starts.append(self._starts[-1] + len(line) + 1)
            self._last = None
        if self._last is None or self._last[0] is not entry:
            start = self._starts[entry.line - 1] + entry.column - 1
            self._last = (entry, layout(self._text, start))
        return self._last[1]


def _is_literal(value: str) -> bool:
    """Tell whether a value is one number, or one text in braces or quotation marks."""
    if not value.startswith(("{", '"')):
        return value.isdecimal()
    depth = 0
    for place, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        ends = sign == "}" if value[0] == "{" else sign == '"' and place > 0
        if depth == 0 and ends:
            return place == len(value) - 1
    return False
