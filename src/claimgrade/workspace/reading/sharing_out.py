"""Shares out work on many files among copies of this process, where that saves time.

A copy gives one line of text for each item. What a copy could not do is left to the caller, so
that nothing depends on it.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise

_LEAST_ITEMS = 1000
"""With fewer, the copies cost about what they save."""

_MOST_PROCESSES = 4


def processes_for(items: int) -> int:
    """Return among how many processes to share out work on so many files; 1 is not to share.

    Only Linux copies a process safely and at once, and only one without threads of its own.
    """
    if items < _LEAST_ITEMS or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)


def parts_of(items: Sequence[str], number: int) -> list[Sequence[str]]:
    """Return the items in so many parts of about the same length, in order."""
    bounds = [len(items) * part // number for part in range(number + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]


class Share:
    """Items that a copy of this process works on while this one goes on."""

    def __init__(self, items: Sequence[str], work: Callable[[str], str]) -> None:
        """Begin the work; ``work`` returns the line for an item and changes nothing outside."""
        self._items = items
        self._lines = os.memfd_create("claimgrade")
        self._process = os.fork()
        if self._process == 0:
            self._work_and_end(work)

    def _work_and_end(self, work: Callable[[str], str]) -> None:
        # Nothing may run in the copy after this: what is open belongs to the process it came from.
        status = 1
        try:
            with open(self._lines, "wb") as file:
                for item in self._items:
                    file.write(f"{work(item)}\n".encode())
            status = 0
        finally:
            os._exit(status)

    def lines(self) -> dict[str, str]:
        """Wait for the work to end and return the lines by item; none where it failed."""
        _, status = os.waitpid(self._process, 0)
        with open(self._lines, "rb") as file:
            file.seek(0)
            lines = file.read().decode().split("\n")
        return dict(zip(self._items, lines, strict=False)) if status == 0 else {}
