"""Changes to several files: a process killed at any moment leaves all of them made, or none."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from claimgrade.workspace.editing.changes import FileChange, apply_all
from claimgrade.workspace.editing.file_lock import locked
from claimgrade.workspace.editing.journal import finish, journal_of
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.files import JOURNAL_FILE
from claimgrade.workspace.load import load
from conftest import Ran

BEFORE = {
    "claimgrade.toml": "format = 1\n",
    "citations/a.bib": "@misc{a, title = {A}}\n",
    "citations/sources.yaml": "a:\n  record: verified\n",
    "citations/old.bib": "@misc{o, title = {O}}\n",
}
AFTER = {
    "claimgrade.toml": "format = 1\n",
    "citations/a.bib": "@misc{a, title = {A}}\n\n@misc{n, title = {N}}\n",
    "citations/sources.yaml": "a:\n  record: verified\n  aliases: [z]\n",
    "citations/studies/n.yaml": "design: unknown\n",
}


def make_workspace(root: Path) -> None:
    for name, text in BEFORE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def changes() -> list[FileChange]:
    names = sorted({*BEFORE, *AFTER})
    pairs = [(name, BEFORE.get(name), AFTER.get(name)) for name in names]
    return [
        FileChange(name, b.encode() if b else None, a.encode() if a else None)
        for name, b, a in pairs
        if a != b
    ]


def state(root: Path) -> dict[str, str]:
    """All files below a folder with their text."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


KILLED_AT_EVERY_LINE = '''
"""Make the changes once for each line of code that they run, and die before that line."""
import json, os, shutil, signal, sys
from pathlib import Path
from claimgrade.workspace.editing import atomic, changes, file_change, file_lock, journal

BEFORE, AFTER = json.loads(sys.argv[2])
CHANGES = [
    file_change.FileChange(name, *(text and text.encode() for text in pair))
    for name in sorted({*BEFORE, *AFTER})
    if (pair := (BEFORE.get(name), AFTER.get(name))) and pair[0] != pair[1]
]
WATCHED = {module.__file__ for module in (atomic, changes, file_change, file_lock, journal)}

def dying_at(wanted, run):
    """Run in a process of its own that kills itself at the wanted line; tell whether it lived."""
    child = os.fork()
    if child == 0:
        passed = 0
        def trace(frame, event, argument):
            nonlocal passed
            if frame.f_code.co_filename not in WATCHED:
                return None
            if event == "line":
                passed += 1
                if passed == wanted:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace
        sys.settrace(trace)
        run()
        sys.settrace(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False
    assert status == 0, f"the changes failed at line {wanted}"
    return True

def fresh(root):
    shutil.rmtree(root, ignore_errors=True)
    for name, text in BEFORE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

def settled(root):
    """The files once the workspace was opened, without what git ignores."""
    journal.finish(root)
    files = [path for path in root.rglob("*") if path.is_file()]
    names = {path.relative_to(root).as_posix(): path for path in files}
    return {n: p.read_text("utf-8") for n, p in names.items() if not n.startswith(".claimgrade/")}

root = Path(sys.argv[1]) / "workspace"
seen, moment, opened_and_killed = [], 0, 0
lived = False
while not lived:
    moment += 1
    fresh(root)
    lived = dying_at(moment, lambda: changes.apply_all(root, CHANGES))
    begun = (root / journal.JOURNAL_FILE).exists()
    again, finished = 0, not begun or moment % 40
    while not finished:
        opened_and_killed += 1
        again += 1
        finished = dying_at(again, lambda: journal.finish(root))
    first = settled(root)
    assert settled(root) == first, f"opened twice after {moment}: not the same"
    assert first in (BEFORE, AFTER), f"between the two after {moment}: {first}"
    seen.append(first == AFTER)
assert not (root / ".claimgrade").exists()
print(json.dumps({"moments": moment, "before": seen.count(False), "after": seen.count(True),
                  "opened and killed": opened_and_killed}))
'''


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs a system that can fork")
def test_a_process_killed_at_any_line_leaves_all_changes_made_or_none(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED_AT_EVERY_LINE, encoding="utf-8")
    # In memory where there is such a folder: to wait for the disk takes most of the time.
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        ran = subprocess.run(
            [sys.executable, str(script), folder, json.dumps([BEFORE, AFTER])],
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["before"] > 20, told
    assert told["after"] > 20, told
    assert told["opened and killed"] > 20, told


def test_without_an_interruption_no_trace_of_the_journal_is_left(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    apply_all(tmp_path, changes())
    assert state(tmp_path) == AFTER


def interrupted(root: Path) -> None:
    """Leave a workspace as a process does that is killed before it touches the first file."""
    make_workspace(root)
    with journal_of(root) as journal:
        journal.begin(changes())


def codes(root: Path) -> list[tuple[str, str]]:
    """Code and path of what is wrong with the reading of files."""
    found = load(root, cache=False).findings
    return [(f.code, f.location.path) for f in found if f.code == "RD119"]


def records(root: Path) -> dict[str, str]:
    """The files of a workspace without those of the journal."""
    found = state(root)
    return {name: text for name, text in found.items() if not name.startswith(".claimgrade/")}


def test_loading_a_workspace_finishes_what_was_interrupted(tmp_path: Path) -> None:
    interrupted(tmp_path)
    assert set(load(tmp_path, cache=False).sources) == {"a", "n"}
    assert state(tmp_path) == AFTER


def test_check_reads_the_finished_files_and_says_so_once(
    claimgrade: Callable[..., Ran], tmp_path: Path
) -> None:
    make_workspace(tmp_path / "here")
    claimgrade("check")
    interrupted(tmp_path / "here")
    ran = claimgrade("check")
    assert "A change that was interrupted has been finished: citations/a.bib" in ran.err
    again = claimgrade("check")
    assert again.err == ""
    assert (again.out, again.code) == (ran.out, ran.code)


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"format": 1', "\ufffd", "null"])
def test_a_damaged_journal_is_reported_and_nothing_is_touched(tmp_path: Path, damage: str) -> None:
    interrupted(tmp_path)
    (tmp_path / JOURNAL_FILE).write_text(damage, encoding="utf-8")
    assert codes(tmp_path) == [("RD119", JOURNAL_FILE)]
    assert records(tmp_path) == BEFORE
    with pytest.raises(EditRefused, match="damaged"):
        apply_all(tmp_path, changes())
    assert records(tmp_path) == BEFORE


def test_every_byte_of_a_journal_that_is_changed_is_noticed(tmp_path: Path) -> None:
    interrupted(tmp_path)
    journal = tmp_path / JOURNAL_FILE
    whole = journal.read_bytes()
    for place in range(0, len(whole) - 1, 7):
        journal.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert finish(tmp_path).paths == (), place
        assert records(tmp_path) == BEFORE


def test_a_file_changed_since_by_somebody_else_is_left_and_reported(tmp_path: Path) -> None:
    interrupted(tmp_path)
    (tmp_path / "citations/a.bib").write_text("@misc{mine, title = {M}}\n", encoding="utf-8")
    fault = finish(tmp_path).fault
    assert fault is not None
    assert "citations/a.bib was changed since" in fault.message
    assert records(tmp_path) == BEFORE | {"citations/a.bib": "@misc{mine, title = {M}}\n"}


def test_a_journal_may_name_no_file_outside_the_workspace_nor_a_hidden_one(tmp_path: Path) -> None:
    make_workspace(tmp_path / "inner")
    for name in ("../out.txt", "/out.txt", ".git/config", "a/../../out.txt", ""):
        with journal_of(tmp_path / "inner") as journal, pytest.raises(ValueError, match="no file"):
            journal.begin([FileChange(name, None, b"x")])


def test_a_journal_written_by_hand_cannot_reach_out_of_the_workspace(tmp_path: Path) -> None:
    import hashlib

    inner = tmp_path / "inner"
    interrupted(inner)
    body = json.dumps([["../out.txt", None, "eA=="]])
    digest = hashlib.sha256(body.encode()).hexdigest()
    (inner / JOURNAL_FILE).write_text(
        json.dumps({"format": 1, "sha256": digest, "changes": body}), encoding="utf-8"
    )
    fault = finish(inner).fault
    assert fault is not None
    assert "no record" in fault.message
    assert not (tmp_path / "out.txt").exists()


def test_while_another_process_writes_nothing_is_finished_nor_written(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with locked((tmp_path / JOURNAL_FILE).with_name("lock")) as held:
        assert held
        assert finish(tmp_path).paths == ()
        with pytest.raises(EditRefused, match="another claimgrade is writing"):
            apply_all(tmp_path, changes())
        assert records(tmp_path) == BEFORE
    assert finish(tmp_path).paths
    assert state(tmp_path) == AFTER


def test_drafts_of_the_killed_process_are_removed(tmp_path: Path) -> None:
    interrupted(tmp_path)
    draft = tmp_path / "citations/.a.bib.k3j2.new"
    other = tmp_path / "citations/.other.bib.k3j2.new"
    draft.write_text("half", encoding="utf-8")
    other.write_text("of another", encoding="utf-8")
    finish(tmp_path)
    assert not draft.exists()
    assert other.exists()


def test_git_is_told_to_ignore_the_journal(tmp_path: Path) -> None:
    interrupted(tmp_path)
    assert (tmp_path / JOURNAL_FILE).with_name(".gitignore").read_text("utf-8") == "*\n"


def test_where_a_change_fails_the_others_are_taken_back_and_the_journal_ends(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    blocked = tmp_path / "citations/studies"
    blocked.write_text("a file where a folder is needed", encoding="utf-8")
    before = state(tmp_path)
    with pytest.raises(OSError, match=r"studies|exists|directory"):
        apply_all(tmp_path, changes())
    assert state(tmp_path) == before
