"""The command as a process of its own: how it ends, and where its output cannot go."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="closes a stream as a shell does")
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full here")

PROGRAM = """
import atexit, sys
from claimgrade.cli.program import run
atexit.register(print, "last of all")
sys.argv = ["claimgrade", "--version"]
run()
"""


def claimgrade(
    *arguments: str, folder: Path, out: int = subprocess.PIPE, more: str = ""
) -> tuple[int, str, str]:
    """Run the command; return the exit code, and what came out on both streams."""
    command = [sys.executable, "-m", "claimgrade", *arguments]
    if more:
        command = ["/bin/sh", "-c", f'exec "$@" {more}', "sh", *command]
    environment = {**os.environ, "CLAIMGRADE_CACHE_DIR": str(folder / "cache")}
    ended = subprocess.run(
        command, cwd=folder, env=environment, stdout=out, stderr=subprocess.PIPE, text=True
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_all_that_a_command_says_is_written_before_the_process_ends(tmp_path: Path) -> None:
    code, out, _ = claimgrade("explain", "--format", "markdown", folder=tmp_path)
    assert code == 0
    assert len(out) > 50_000
    assert out.endswith("\n")
    assert "SI10" in out


@pytest.mark.parametrize(("code", "arguments"), [(0, ["--version"]), (2, ["chekc"]), (2, ["list"])])
def test_the_exit_code_is_that_of_the_command(
    code: int, arguments: list[str], tmp_path: Path
) -> None:
    assert claimgrade(*arguments, folder=tmp_path)[0] == code


def test_what_others_want_done_at_the_end_is_done() -> None:
    out = subprocess.check_output([sys.executable, "-c", PROGRAM], text=True)
    assert out.splitlines()[1:] == ["last of all"]


@POSIX
@pytest.mark.parametrize("more", [">&-", "2>&-"])
def test_a_stream_that_was_closed_is_no_error(more: str, tmp_path: Path) -> None:
    code, _, said = claimgrade("explain", "OS02", folder=tmp_path, more=more)
    assert (code, said) == (0, "")


@FULL
@pytest.mark.parametrize("arguments", [["--help"], ["explain", "OS02"]])
def test_a_full_disk_is_said_and_not_our_fault(arguments: list[str], tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        code, _, said = claimgrade(*arguments, folder=tmp_path, out=full.fileno())
    assert code == 2
    assert "internal" not in said
    assert "No space left on device" in said
