"""Saying that something takes long does not get in the way of what takes long."""

import signal
import threading
import time
from io import StringIO

import pytest

from claimgrade.cli.output import _once_after, progress

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


class Terminal(StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_after_a_second_and_cleared_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown, now = Terminal(), iter([0.0, 0.9, 1.2, 1.25, 2.0])
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setattr("claimgrade.cli.output.monotonic", lambda: next(now))
    with progress("Rendering the reports") as tell:
        for done in range(1, 5):
            tell(done, 200)
    said = shown.getvalue().split("\r")
    assert said[1:3] == ["Rendering the reports … 2 of 200", "Rendering the reports … 4 of 200"]
    assert said[3].strip() == ""
    assert len(said) == 5


def test_progress_says_nothing_where_nobody_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, now = StringIO(), iter([0.0, 5.0])
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setattr("claimgrade.cli.output.monotonic", lambda: next(now))
    with progress("Rendering the reports") as tell:
        tell(1, 2)
    assert shown.getvalue() == ""
