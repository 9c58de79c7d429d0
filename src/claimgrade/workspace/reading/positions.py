"""Where each field of a file stands, kept small enough for tens of thousands of files."""

from array import array
from collections.abc import Iterable, Iterator

from claimgrade.model.finding import Location

COLUMN_BITS = 24
"""A place is packed into one number as ``line << COLUMN_BITS | column``, both from 1."""

_COLUMN_MASK = (1 << COLUMN_BITS) - 1
_MANY_FIELDS = 2000


class PathTable(dict[str, int]):
    """Numbers of dotted field paths, each path kept once for all files read together.

    A path that is asked for by ``table[path]`` and is new gets the next number.
    """

    __slots__ = ("names",)

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def __missing__(self, path: str) -> int:
        number = self[path] = len(self.names)
        self.names.append(path)
        return number


def pack(line: int, column: int) -> int:
    """Return a place (line and column from 1) as one number that sorts in file order."""
    return line << COLUMN_BITS | column


def unpack(place: int) -> tuple[int, int]:
    """Return the line and column of a packed place."""
    return place >> COLUMN_BITS, place & _COLUMN_MASK


class Positions:
    """The places of one file's fields by dotted path (``evidence.2.relation``); immutable.

    A field stands where its key does, an item of a list where its first word does.
    """

    __slots__ = ("_index", "_numbers", "_places", "_table")

    def __init__(self, table: PathTable, paths: Iterable[str], places: "array[int]") -> None:
        self._table = table
        self._numbers = array("I", map(table.__getitem__, paths))
        self._places = places
        self._index: dict[int, int] | None = None

    def locate(self, path: str, field_path: str = "") -> Location:
        """Return where a field stands in ``path``.

        A field that is not in the file gives the place of its nearest parent that is; where
        there is none, that of the first field of the file, and 1:1 where it has no field.
        """
        while field_path:
            # Most fields that are asked for are absent, and no file has some of them.
            place = self.place(field_path) if field_path in self._table else None
            if place is not None:
                return Location(path, *place)
            field_path = field_path.rpartition(".")[0]
        return Location(path, *unpack(self._places[0])) if self._places else Location(path)

    def place(self, field_path: str) -> tuple[int, int] | None:
        """Return the line and column of exactly this field, or ``None``."""
        number = self._table.get(field_path)
        if number is None:
            return None
        if len(self._numbers) > _MANY_FIELDS:
            found = self._find_in_many(number)
        else:
            try:
                found = self._numbers.index(number)
            except ValueError:
                return None
        return None if found is None else unpack(self._places[found])

    def _find_in_many(self, number: int) -> int | None:
        if self._index is None:
            pairs = reversed(list(enumerate(self._numbers)))
            self._index = {known: place for place, known in pairs}
        return self._index.get(number)

    def items(self) -> Iterator[tuple[str, int]]:
        """Yield each path with its packed place, in file order."""
        for number, place in zip(self._numbers, self._places, strict=True):
            yield self._table.names[number], place

    def renamed(self, pairs: Iterable[tuple[str, str]]) -> "Positions":
        """Return the positions under new paths, given (new path, path in this file) pairs."""
        places = dict(reversed(list(self.items())))
        kept = [(new, places[old]) for new, old in pairs if old in places]
        return Positions(self._table, [new for new, _ in kept], array("Q", [p for _, p in kept]))


EMPTY = Positions(PathTable(), (), array("Q"))
