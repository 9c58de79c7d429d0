"""Reads many files ahead: copies of this process from the last on, it itself from the first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from claimgrade.workspace.sharing_out import Board, Share, processes_for

_STRETCH = 50
"""Files that are begun together."""


class ReadAhead:
    """What copies of this process make of files: a line of text each."""

    def __init__(self, paths: Sequence[str], work: Callable[[str], str]) -> None:
        """Begin; ``work`` returns the line for a path and changes nothing outside.

        Nothing is begun where the paths are few, or copies cannot be made (``processes_for``).
        """
        self._paths = paths
        self._work = work
        self._lines: dict[str, str] = {}
        self._place: dict[str, int] = {}
        self._shares: list[Share] = []
        others = processes_for(len(paths)) - 1
        if others:
            self._board = Board(len(paths) // _STRETCH + 1)
            self._place = {path: place for place, path in enumerate(paths)}
            self._shares = [Share(partial(self._read, n, others)) for n in range(others)]

    def as_they_come(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield some of the paths, each once, in the order in which it is quickest to ask for them.

        A file that was read elsewhere comes before the next one that is left to the caller.
        """
        waiting = dict.fromkeys(paths)
        for path in paths:
            if self._shares and path in waiting and self._begins_stretch(path):
                self._take(share.told() for share in self._shares)
                for told in [told for told in self._lines if told in waiting]:
                    del waiting[told]
                    yield told
            if path in waiting:
                del waiting[path]
                yield path

    def line(self, path: str) -> str:
        """Return what was made of a file; nothing where it is left to the caller to read.

        Each path is asked for once.
        """
        place = self._place.get(path)
        if place is None:
            return ""
        line = self._lines.pop(path, "")
        if line:
            return line
        if self._shares and self._board.begins(place // _STRETCH):
            for own in self._of(place // _STRETCH):
                del self._place[own]
            return ""
        self.end()
        return self._lines.pop(path, "")

    def end(self) -> None:
        """Wait for the copies to end, and take what they made."""
        self._take(share.rest() for share in self._shares)
        self._shares = []

    def _take(self, told: Iterable[Iterable[bytes]]) -> None:
        for texts in told:
            for text in texts:
                lines = (line.split(" ", 1) for line in text.decode().split("\n") if line)
                self._lines |= {self._paths[int(place)]: line for place, line in lines}

    def _begins_stretch(self, path: str) -> bool:
        return self._place.get(path, 1) % _STRETCH == 0

    def _read(self, first: int, step: int) -> Iterator[str]:
        """Yield place and line of each file of each stretch that one of several copies begins."""
        last = (len(self._paths) - 1) // _STRETCH
        for n in range(last - first, -1, -step):
            if self._board.begins(n):
                yield "\n".join(f"{self._place[path]} {self._work(path)}" for path in self._of(n))

    def _of(self, stretch: int) -> Sequence[str]:
        return self._paths[stretch * _STRETCH : (stretch + 1) * _STRETCH]
