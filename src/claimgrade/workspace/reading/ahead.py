"""Reads many files ahead: copies of this process from the last on, it itself from the first."""

from collections.abc import Callable, Sequence
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

    def line(self, path: str) -> str:
        """Return what was made of a file; nothing where it is left to the caller to read.

        Each path is asked for once, in the order in which they were given.
        """
        place = self._place.get(path)
        if place is None:
            return ""
        if self._shares and self._board.begins(place // _STRETCH):
            for own in self._of(place // _STRETCH):
                del self._place[own]
            return ""
        self.end()
        return self._lines.pop(path, "")

    def end(self) -> None:
        """Wait for the copies to end, and take what they made."""
        for share in self._shares:
            told = (line.split(" ", 1) for line in (share.text() or "").split("\n") if line)
            self._lines |= {self._paths[int(place)]: line for place, line in told}
        self._shares = []

    def _read(self, first: int, step: int) -> str:
        """Return place and line of each file that one of several copies comes to first."""
        last = (len(self._paths) - 1) // _STRETCH
        begun = (n for n in range(last - first, -1, -step) if self._board.begins(n))
        return "\n".join(
            f"{self._place[path]} {self._work(path)}" for n in begun for path in self._of(n)
        )

    def _of(self, stretch: int) -> Sequence[str]:
        return self._paths[stretch * _STRETCH : (stretch + 1) * _STRETCH]
