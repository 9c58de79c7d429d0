"""Shares out work among copies of this process, where that saves time.

A copy gives its result as text. What a copy could not do is left to the caller, so that nothing
depends on it.
"""

import atexit
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from mmap import mmap
from struct import Struct
from typing import NoReturn, TypeVar

T = TypeVar("T")

_LEAST_ITEMS = 1000
"""Files or claims below which nothing is shared out, where each costs about a millisecond."""

_MOST_PROCESSES = 4

_LENGTH = Struct("q")
_ALL_TOLD = -1


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
    """Work that a copy of this process does while this one goes on.

    The copy tells texts in UTF-8, one after the other. It writes each to a file in memory, and
    then its length to a pipe, so that this process knows without waiting what has been told.
    """

    def __init__(self, work: Callable[[], str | bytes | Iterable[str | bytes]]) -> None:
        """Begin the work; it returns a text or several, and may be done again where it fails."""
        self._file = os.memfd_create("claimgrade")
        self._lengths, telling = os.pipe()
        self._read_until = 0
        self._at_work = True
        self._failed = False
        self._process = os.fork()
        if self._process == 0:
            self._work_and_end(work, telling)
        os.close(telling)

    def _work_and_end(
        self, work: Callable[[], str | bytes | Iterable[str | bytes]], telling: int
    ) -> NoReturn:
        # Nothing may run in the copy after this: what is open belongs to the process it came from.
        status = 1
        try:
            found = work()
            with open(self._file, "wb") as file:
                for text in (found,) if isinstance(found, str | bytes) else found:
                    data = text.encode() if isinstance(text, str) else text
                    file.write(data)
                    file.flush()
                    os.write(telling, _LENGTH.pack(len(data)))
            os.write(telling, _LENGTH.pack(_ALL_TOLD))
            status = 0
        finally:
            os._exit(status)

    def text(self) -> str | None:
        """Wait for the work to be done and return its texts as one; ``None`` where it failed."""
        texts = self.rest()
        return None if self._failed else b"".join(texts).decode()

    def rest(self) -> list[bytes]:
        """Wait for the work to end and return the texts that were not asked for yet."""
        texts = []
        while self._at_work:
            texts += self._told(wait=True)
        return texts

    def told(self) -> list[bytes]:
        """Return the texts that were told since last asked, without waiting for more."""
        return self._told(wait=False) if self._at_work else []

    def _told(self, wait: bool) -> list[bytes]:
        os.set_blocking(self._lengths, wait)
        try:
            data = os.read(self._lengths, _LENGTH.size * 512)
        except BlockingIOError:
            return []
        lengths = [length for (length,) in _LENGTH.iter_unpack(data)]
        ended = not lengths or lengths[-1] == _ALL_TOLD
        texts = list(map(self._next, lengths[:-1] if ended else lengths))
        if ended:
            self._end(failed=not lengths)
        return texts

    def _next(self, length: int) -> bytes:
        start, self._read_until = self._read_until, self._read_until + length
        return os.pread(self._file, length, start)

    def _end(self, failed: bool) -> None:
        """Let go of the copy, which is not waited for: to give back its memory takes a while."""
        self._at_work, self._failed = False, failed
        os.close(self._lengths)
        os.close(self._file)
        _ENDING.add(self._process)
        _let_go(os.WNOHANG)


_ENDING: set[int] = set()
"""Copies that have told all, and are giving back their memory."""


def _let_go(options: int = 0) -> None:
    """Take note of the copies that have ended; at the end of this process, of all of them."""
    for process in tuple(_ENDING):
        with suppress(ChildProcessError):
            if os.waitpid(process, options)[0] == 0:
                continue
        _ENDING.discard(process)


atexit.register(_let_go)


_PARTS = 16
"""Parts of the work for each process, so that none waits long for another."""

_PLACE = Struct("i")


def shared_out(items: Sequence[T], work: Callable[[Sequence[T]], bytes]) -> list[bytes]:
    """Return what some work makes of the parts of many items, in the order of the items.

    This process begins with the first part, its copies with the last.
    """
    processes = processes_for(len(items))
    parts = _parts(items, processes * _PARTS if processes > 1 else 1)
    board = Board(len(parts))

    def from_the_end() -> Iterator[bytes]:
        for place in reversed(range(len(parts))):
            if board.begins(place):
                yield _PLACE.pack(place) + work(parts[place])

    shares = [Share(from_the_end) for _ in range(processes - 1)]
    made = {place: work(part) for place, part in enumerate(parts) if board.begins(place)}
    for share in shares:
        told = share.rest()
        made |= {_PLACE.unpack_from(data)[0]: data[_PLACE.size :] for data in told}
    # What a copy had begun and could not do is done here.
    return [made[n] if n in made else work(part) for n, part in enumerate(parts)]


def _parts(items: Sequence[T], number: int) -> list[Sequence[T]]:
    size = max(-(-len(items) // number), 1)
    return [items[at : at + size] for at in range(0, len(items), size)] or [items]
