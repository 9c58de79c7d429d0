"""Work shared out among processes gives what one process alone gives."""

import os
import sys
import threading
from pathlib import Path

import pytest

from claimgrade.workspace.cache import Cache
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.sharing_out import Share, parts_of, processes_for
from claimgrade.workspace.workspace import Workspace

PLANTED = Path(__file__).parent / "planted"

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process at once")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder of the test's own."""
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Have every load shared out among three processes; return what each share was given."""
    begun: list[list[str]] = []

    class Noted(Share):
        def __init__(self, items: list[str], work: object) -> None:
            begun.append(list(items))
            super().__init__(items, work)  # type: ignore[arg-type]

    monkeypatch.setattr("claimgrade.workspace.reading.documents.Share", Noted)
    monkeypatch.setattr("claimgrade.workspace.reading.documents.processes_for", lambda number: 3)
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
    cache: bool, shared: list[list[str]]
) -> None:
    several = content(load(PLANTED, cache=cache))
    assert len(shared) == 2
    shared.clear()
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr("claimgrade.workspace.reading.documents.processes_for", lambda number: 1)
        assert content(load(PLANTED, cache=False)) == several
    assert not shared


@linux
def test_what_another_process_read_is_kept_in_the_cache(shared: list[list[str]]) -> None:
    load(PLANTED)
    assert shared
    with Cache.open() as cache:
        assert cache.has_any("document")
    shared.clear()
    load(PLANTED)
    assert not shared


@linux
def test_a_share_that_fails_gives_nothing_and_leaves_the_work_to_the_caller() -> None:
    def fail_at_the_second(item: str) -> str:
        if item == "b":
            raise ValueError(item)
        return item.upper()

    assert Share(["a", "b"], fail_at_the_second).lines() == {}
    assert Share(["a", "c"], fail_at_the_second).lines() == {"a": "A", "c": "C"}


@linux
def test_a_workspace_is_read_in_full_where_the_other_processes_die(
    shared: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = content(load(PLANTED, cache=False))
    own = os.getpid()

    def die_elsewhere(document: object) -> None:
        if os.getpid() != own:
            os._exit(9)

    monkeypatch.setattr("claimgrade.workspace.reading.documents._as_text", die_elsewhere)
    assert content(load(PLANTED, cache=False)) == expected
    assert len(shared) == 4


def test_parts_hold_every_item_once_in_order() -> None:
    items = [str(number) for number in range(10)]
    parts = parts_of(items, 3)
    assert [item for part in parts for item in part] == items
    assert [len(part) for part in parts] == [3, 3, 4]


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
