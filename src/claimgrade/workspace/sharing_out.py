"""Shares out work among copies of this process, where that saves time.

A copy gives its result as text. What a copy could not do is left to the caller, so that nothing
depends on it.
"""

import os
import sys
import threading
from collections.abc import Callable

_LEAST_ITEMS = 1000
"""With fewer, the copies cost about what they save."""

_MOST_PROCESSES = 4


def processes_for(items: int) -> int:
    """Return among how many processes to share out work on so many items; 1 is not to share.

    Only Linux copies a process safely and at once, and only one without threads of its own.
    """
    if items < _LEAST_ITEMS or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)


class Share:
    """Work that a copy of this process does while this one goes on."""

    def __init__(self, work: Callable[[], str]) -> None:
        """Begin the work; it returns a text and changes nothing outside."""
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
