"""The cache makes reading faster and nothing else: without it, or damaged, all stays the same."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimgrade.workspace import cache as module
from claimgrade.workspace.cache import Cache, cache_folder, fingerprint
from claimgrade.workspace.files import Held, list_files
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.documents import LEAST_KEPT
from claimgrade.workspace.workspace import Workspace

PLANTED = Path(__file__).parent / "planted"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    place = tmp_path / "cache"
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(place))
    return place


def content(workspace: Workspace) -> object:
    """Everything that a workspace says, places of fields included."""
    return (
        workspace.settings,
        dict(workspace.articles),
        {
            key: (claim.claim, claim.path, claim.broken_fields, list(claim.positions.items()))
            for key, claim in workspace.claims.items()
        },
        dict(workspace.studies),
        dict(workspace.sources),
        workspace.findings,
        workspace.broken,
    )


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_workspace_read_through_the_cache_is_the_same(folder: Path) -> None:
    without = content(load(PLANTED, cache=False))
    assert content(load(PLANTED)) == without
    assert files(folder)
    assert content(load(PLANTED)) == without


def test_what_was_read_before_is_not_parsed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def parse_small(text: str) -> Document:
        parsed.append(text)
        return parse(text)

    def refuse(text: str) -> None:
        raise AssertionError(f"read again: {text[:40]}")

    load(PLANTED)
    monkeypatch.setattr("claimgrade.workspace.reading.documents.parse", parse_small)
    monkeypatch.setattr("claimgrade.workspace.bibtex.bibliography.read_bibliography", refuse)
    assert load(PLANTED).claims
    sizes = [path.stat().st_size for path in PLANTED.glob("c*/**/*.yaml")]
    assert max(sizes) >= LEAST_KEPT
    assert all(len(text.encode()) < LEAST_KEPT for text in parsed)


def test_the_cache_is_off_when_it_is_turned_off(folder: Path) -> None:
    load(PLANTED, cache=False)
    assert not folder.exists()


def test_a_changed_file_is_read_anew(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(PLANTED, root)
    load(root)
    claim = root / "claims" / "article" / "circle-a.yaml"
    stat = claim.stat()
    claim.write_text(claim.read_text().replace("A holds.", "B holds."))
    import os

    os.utime(claim, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert load(root).claims["article/circle-a"].claim.statement == "B holds."


@pytest.mark.parametrize("damage", ["deleted", "emptied", "overwritten", "cut", "a folder"])
def test_a_cache_that_is_gone_or_damaged_does_no_harm(folder: Path, damage: str) -> None:
    expected = content(load(PLANTED))
    for path in files(folder):
        data = path.read_bytes()
        path.unlink()
        if damage == "emptied":
            path.write_bytes(b"")
        elif damage == "overwritten":
            path.write_bytes(b"\x80\x04not a database" * 1000)
        elif damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "a folder":
            path.mkdir()
    assert content(load(PLANTED)) == expected
    assert content(load(PLANTED)) == expected


def test_a_row_changed_by_somebody_is_not_believed(folder: Path) -> None:
    expected = content(load(PLANTED))
    (database,) = [path for path in files(folder) if path.suffix == ".sqlite"]
    connection = sqlite3.connect(database)
    changed = connection.execute("UPDATE row SET text = replace(text, 'holds', 'fails')").rowcount
    connection.commit()
    connection.close()
    assert changed
    assert content(load(PLANTED)) == expected


def test_rows_of_another_version_of_the_tool_are_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = module.content_key(b"statement: s\n", "document")
    monkeypatch.setattr(module, "__version__", "0.0.1")
    assert module.content_key(b"statement: s\n", "document") != before


def test_the_cache_holds_text_and_no_pickle(folder: Path) -> None:
    load(PLANTED)
    (database,) = [path for path in files(folder) if path.suffix == ".sqlite"]
    connection = sqlite3.connect(database)
    texts = [row[0] for row in connection.execute("SELECT text FROM row")]
    connection.close()
    assert texts
    for text in texts:
        json.loads(text)


def test_a_cache_that_has_grown_too_large_is_emptied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cache.open() as store:
        store.put_many("kind", [("key", "x" * 100_000)])
    monkeypatch.setattr(module, "MAX_CACHE_BYTES", 50_000)
    with Cache.open() as store:
        assert store.get("kind", "key") is None
        store.put_many("kind", [("key", "y")])
    assert sum(path.stat().st_size for path in files(folder)) < 50_000


def test_a_cache_folder_that_cannot_be_made_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert load(PLANTED).claims


def test_the_cache_lies_in_the_user_s_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMGRADE_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    if sys.platform != "win32":
        assert cache_folder() == Path("/somewhere/claimgrade")


def test_loading_changes_nothing_in_the_workspace(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(PLANTED, root)
    before = {path: path.read_bytes() for path in files(root)}
    load(root)
    assert {path: path.read_bytes() for path in files(root)} == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims/article/deep.yaml", "statement: s\n"),
        ("claims/article/new.yaml", ""),
        ("citations/library.bib", ""),
        ("claimgrade.toml", "format = 1\n"),
        ("citations/studies/lee201.yaml", None),
    ],
)
def test_the_fingerprint_tells_every_change(tmp_path: Path, name: str, text: str | None) -> None:
    root = tmp_path / "w"
    shutil.copytree(PLANTED, root)
    before = fingerprint(root)
    assert fingerprint(root) == before
    if text is None:
        (root / name).rename(root / "citations" / "studies" / "renamed.yaml")
    else:
        (root / name).write_text(text)
    assert fingerprint(root) != before


def test_the_fingerprint_tells_what_else_a_result_depends_on() -> None:
    assert fingerprint(PLANTED, "2026-11-22") != fingerprint(PLANTED, "2026-11-23")
    assert fingerprint(PLANTED, "ab", "c") != fingerprint(PLANTED, "a", "bc")


def test_the_fingerprint_needs_neither_the_model_nor_a_parser() -> None:
    code = (
        "import sys; from claimgrade.workspace.cache import Cache, fingerprint;"
        f"fingerprint({str(PLANTED)!r});"
        "print([m for m in ('pydantic', 'yaml', 'pybtex', 'rapidfuzz') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_bytes_read_for_the_fingerprint_load_the_same_workspace_and_are_let_go() -> None:
    held = Held()
    fingerprint(PLANTED, held=held)
    assert "claimgrade.toml" in held
    again, fresh = load(PLANTED, cache=False, held=held), load(PLANTED, cache=False)
    assert (again.claims.keys(), again.findings) == (fresh.claims.keys(), fresh.findings)
    assert not any(name.endswith(".bib") for name in held)


@pytest.mark.parametrize("processes", [1, 3])
def test_what_was_loaded_has_the_fingerprint_of_the_files(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if processes > 1 and sys.platform != "linux":
        pytest.skip("only Linux copies a process at once")
    ahead = "claimgrade.workspace.reading.ahead.processes_for"
    monkeypatch.setattr(ahead, lambda number: processes)
    held = Held()
    load(PLANTED, cache=False, held=held)
    assert held.digests
    files = list_files(str(PLANTED))
    assert fingerprint(PLANTED, held=held, files=files) == fingerprint(PLANTED)


def test_a_file_changed_after_it_was_loaded_has_the_fingerprint_of_what_was_loaded(
    tmp_path: Path,
) -> None:
    root = tmp_path / "w"
    shutil.copytree(PLANTED, root)
    before, held = fingerprint(root), Held()
    load(root, cache=False, held=held)
    (root / "claims/article/deep.yaml").write_text("statement: changed meanwhile\n")
    assert fingerprint(root, held=held) == before
    assert fingerprint(root) != before
