"""The garbage collector, kept from walking records that grow and hold almost no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _SetAside:
    """Whether records are set aside. To ask the collector, it counts them all, one by one."""

    now = False


class _TheEnd:
    """What is kept until the process ends, ``None`` where it goes on with something else."""

    kept: list[object] | None = None


def nothing_comes_after() -> None:
    """Take note that the process ends with what it does now."""
    _TheEnd.kept = []


def keep_to_the_end(thing: object) -> None:
    """Keep something until the process ends, if that is soon: to take it apart takes longer."""
    if _TheEnd.kept is not None:
        _TheEnd.kept.append(thing)


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector off while many records are made; it is as before afterwards.

    It would walk them again and again and find nothing. Afterwards they count as old: it walks
    them when it looks at everything, and not at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not _SetAside.now and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def records_set_aside() -> Iterator[None]:
    """Keep the garbage collector from walking what there is now; it goes on with what is made."""
    gc.freeze()
    _SetAside.now = True
    try:
        yield
    finally:
        gc.unfreeze()
        _SetAside.now = False
