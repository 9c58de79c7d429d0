"""Work shared out among processes gives what one process alone gives."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimgrade.workspace.cache import Cache
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.ahead import ReadAhead
from claimgrade.workspace.sharing_out import Share, processes_for, shared_out
from claimgrade.workspace.workspace import Workspace

PLANTED = Path(__file__).parent / "planted"

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process at once")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder of the test's own."""
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[Share]:
    """Have every load shared out among three processes; return the shares begun."""
    begun: list[Share] = []

    class Noted(Share):
        def __init__(self, work: object) -> None:
            begun.append(self)
            super().__init__(work)  # type: ignore[arg-type]

    monkeypatch.setattr("claimgrade.workspace.reading.ahead.Share", Noted)
    monkeypatch.setattr("claimgrade.workspace.reading.ahead.processes_for", lambda number: 3)
    return begun


def content(workspace: Workspace) -> object:
    claims = {
        key: (claim.claim, claim.broken_fields, list(claim.positions.items()))
        for key, claim in workspace.claims.items()
    }
    return claims, dict(workspace.studies), workspace.findings, workspace.broken


@linux
@pytest.mark.parametrize("cache", [True, False])
def test_a_workspace_read_by_several_processes_is_the_same(
    cache: bool, shared: list[Share]
) -> None:
    several = content(load(PLANTED, cache=cache))
    assert len(shared) == 2
    shared.clear()
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr("claimgrade.workspace.reading.ahead.processes_for", lambda number: 1)
        assert content(load(PLANTED, cache=False)) == several
    assert not shared


@linux
def test_what_another_process_read_is_kept_in_the_cache(shared: list[Share]) -> None:
    load(PLANTED)
    assert shared
    with Cache.open() as cache:
        assert cache.has_any("document")
    shared.clear()
    load(PLANTED)
    assert not shared


@linux
def test_a_share_that_fails_gives_nothing_and_leaves_the_work_to_the_caller() -> None:
    def fail() -> str:
        raise ValueError("in the copy")

    assert Share(fail).text() is None
    assert Share(lambda: "Größe").text() == "Größe"


@linux
def test_a_workspace_is_read_in_full_where_the_other_processes_die(
    shared: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = content(load(PLANTED, cache=False))
    own = os.getpid()

    def die_elsewhere(document: object) -> None:
        if os.getpid() != own:
            os._exit(9)

    monkeypatch.setattr("claimgrade.workspace.reading.documents._as_text", die_elsewhere)
    assert content(load(PLANTED, cache=False)) == expected
    assert len(shared) == 4


@linux
@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 1234])
@pytest.mark.parametrize("others", [1, 3])
def test_each_file_is_read_by_a_copy_or_left_to_the_caller(
    number: int, others: int, shared: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgrade.workspace.reading.ahead.processes_for", lambda n: others + 1)
    paths = [f"{n}\n.yaml" for n in range(number)]
    ahead = ReadAhead(paths, lambda path: f"read {path!r}")
    lines = [ahead.line(path) for path in paths]
    assert len(shared) == others
    assert {line for line in lines if line} <= {f"read {path!r}" for path in paths}
    assert all(line in ("", f"read {path!r}") for line, path in zip(lines, paths, strict=True))


@linux
@pytest.mark.parametrize("number", [0, 1, 50, 51, 1234])
@pytest.mark.parametrize("others", [1, 3])
def test_each_path_comes_once_and_with_what_was_read_elsewhere(
    number: int, others: int, shared: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgrade.workspace.reading.ahead.processes_for", lambda n: others + 1)
    paths = [str(n) for n in range(number)]
    ahead = ReadAhead(paths, lambda path: f"read {path}")
    asked = paths[number // 3 :]
    found = [(path, ahead.line(path)) for path in ahead.as_they_come(asked)]
    assert sorted(path for path, _ in found) == sorted(asked)
    assert all(line in ("", f"read {path}") for path, line in found)


@linux
def test_a_text_is_there_as_soon_as_it_is_told(tmp_path: Path) -> None:
    def work() -> Iterator[str]:
        yield "Größe"
        while not (tmp_path / "heard").exists():
            time.sleep(0.01)
        yield "two"

    share = Share(work)
    heard: list[bytes] = []
    while not heard:
        heard = share.told()
    assert heard == ["Größe".encode()]
    assert share.told() == []
    (tmp_path / "heard").touch()
    assert share.rest() == [b"two"]
    assert share.told() == share.rest() == []


@linux
def test_what_was_told_before_a_copy_died_is_not_lost() -> None:
    def work() -> Iterator[str]:
        yield "one"
        os._exit(9)

    assert Share(work).rest() == [b"one"]
    assert Share(work).text() is None


@linux
def test_no_copy_is_left_behind_when_the_process_ends() -> None:
    program = """
import atexit, os
from claimgrade.workspace.sharing_out import Share
share = Share(lambda: "told")
assert share.text() == "told"
atexit._run_exitfuncs()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none")
"""
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "none\n"


@linux
def test_what_is_left_when_the_copies_have_ended_is_all_theirs(shared: list[Share]) -> None:
    """Two that begin the same stretch lose time alone; nothing is left out."""
    paths = [str(n) for n in range(500)]
    ahead = ReadAhead(paths, str.upper)
    ahead.end()
    assert [ahead.line(path) for path in paths] == paths


def several_processes(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let work be shared out among three processes, and return which one this is."""
    monkeypatch.setattr("claimgrade.workspace.sharing_out.processes_for", lambda number: 3)
    return os.getpid()


@linux
@pytest.mark.parametrize("number", [0, 1, 5, 48, 1000])
def test_parts_of_work_come_back_in_the_order_of_the_items(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = several_processes(monkeypatch)

    def written(items: Sequence[int]) -> bytes:
        if os.getpid() == here:
            time.sleep(0.002)  # so that the copies come to take some
        return b"".join(b"%d," % item for item in items)

    assert b"".join(shared_out(range(number), written)) == b"".join(
        b"%d," % item for item in range(number)
    )


@linux
def test_a_part_that_a_copy_began_and_could_not_do_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = several_processes(monkeypatch)

    def written(items: Sequence[int]) -> bytes:
        if os.getpid() == here:
            time.sleep(0.002)
        elif 700 in items:
            os._exit(1)
        return b"".join(b"%d," % item for item in items)

    assert b"".join(shared_out(range(1000), written)) == b"".join(b"%d," % n for n in range(1000))


def test_few_files_are_not_shared_out() -> None:
    assert processes_for(999) == 1


@linux
def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3, 4, 5})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert processes_for(5000) == 4
    monkeypatch.undo()
    release = threading.Event()
    other = threading.Thread(target=release.wait)
    other.start()
    assert processes_for(5000) == 1
    release.set()
    other.join()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_do_not_share_out(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert processes_for(5000) == 1
