"""Shares out work among copies of this process, where that saves time.

A copy gives its result as text. What a copy could not do is left to the caller, so that nothing
depends on it.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from mmap import mmap
from typing import TypeVar

T = TypeVar("T")

_LEAST_ITEMS = 1000
"""Files or claims below which nothing is shared out, where each costs about a millisecond."""

_MOST_PROCESSES = 4


def processes_for(items: int, least: int = _LEAST_ITEMS) -> int:
    """Return among how many processes to share out work on so many items; 1 is not to share.

    With fewer items than ``least`` the copies cost about what they save. Only Linux copies a
    process safely and at once, and only one without threads of its own.
    """
    if items < least or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)


class Board:
    """What has been begun of work that several processes take in stretches; all of them see it.

    Copies that are made later share it. So those at work meet where it is done, however late one
    of them starts.
    """

    def __init__(self, stretches: int) -> None:
        """Begin with nothing begun."""
        self._begun = mmap(-1, max(stretches, 1))

    def begins(self, stretch: int) -> bool:
        """Return whether nobody has begun a stretch, and mark that it is begun now.

        Two that ask at the very same moment may both begin it, which costs time alone.
        """
        begun = self._begun[stretch]
        self._begun[stretch] = 1
        return not begun


class Share:
    """Work that a copy of this process does while this one goes on."""

    def __init__(self, work: Callable[[], str]) -> None:
        """Begin the work; it returns a text, and may be done again where it fails."""
        self._file = os.memfd_create("claimgrade")
        self._process = os.fork()
        if self._process == 0:
            self._work_and_end(work)

    def _work_and_end(self, work: Callable[[], str]) -> None:
        # Nothing may run in the copy after this: what is open belongs to the process it came from.
        status = 1
        try:
            with open(self._file, "wb") as file:
                file.write(work().encode())
            status = 0
        finally:
            os._exit(status)

    def text(self) -> str | None:
        """Wait for the work to end and return its text; ``None`` where it failed."""
        _, status = os.waitpid(self._process, 0)
        with open(self._file, "rb") as file:
            file.seek(0)
            return file.read().decode() if status == 0 else None


def shared_out(items: Sequence[T], work: Callable[[Sequence[T]], str]) -> list[str]:
    """Return the texts of some work on as many parts of many items, in the order of the items."""
    size = max(-(-len(items) // processes_for(len(items))), 1)
    own, *others = [items[at : at + size] for at in range(0, len(items), size)] or [items]
    shares = [Share(partial(work, part)) for part in others]
    texts = [work(own)]
    for share, part in zip(shares, others, strict=True):
        text = share.text()
        texts.append(text if text is not None else work(part))
    return texts
