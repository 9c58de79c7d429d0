"""Saying that something takes long does not get in the way of what takes long."""

import signal
import threading
import time

import pytest

from claimgrade.cli.output import _once_after

alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm signal here")


def wait_for(said: list[str]) -> None:
    for _ in range(1000):
        if said:
            return
        time.sleep(0.01)


@alarm
def test_what_is_said_after_a_while_needs_no_thread() -> None:
    said: list[str] = []
    before = signal.getsignal(signal.SIGALRM)
    threads = threading.active_count()
    with _once_after(0.01, lambda: said.append("still reading")):
        assert threading.active_count() == threads
        wait_for(said)
    assert said == ["still reading"]
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_nothing_is_said_of_what_ends_soon() -> None:
    said: list[str] = []
    with _once_after(3600, lambda: said.append("still reading")):
        pass
    assert said == []


def test_within_a_thread_it_is_said_all_the_same() -> None:
    said: list[str] = []

    def work() -> None:
        with _once_after(0.01, lambda: said.append("still reading")):
            wait_for(said)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said == ["still reading"]
