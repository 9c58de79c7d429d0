"""The small programs that ``make`` needs: an environment made, and a tree left as it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRITE = "import pathlib; pathlib.Path({name!r}).write_text('new')"


def run(
    repository: Path, tool: str, *arguments: str, folder: Path, path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of tools/ in ``folder``, with ``path`` before every other module."""
    environment = dict(os.environ, PYTHONPATH=str(path)) if path else dict(os.environ)
    command = [sys.executable, str(repository / "tools" / tool), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git checkout with one file."""
    (tmp_path / "kept.txt").write_text("old", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_environment_is_made_in_a_folder_whose_name_has_a_blank(
    repository: Path, tmp_path: Path
) -> None:
    made = run(repository, "make_environment.py", "my env", folder=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    programs = tmp_path / "my env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "--version"], check=True, capture_output=True)


def test_without_venv_and_virtualenv_one_line_says_which_package_to_install(
    repository: Path, tmp_path: Path
) -> None:
    for module in ("venv.py", "pip.py"):
        (tmp_path / module).write_text("raise SystemExit(1)", encoding="utf-8")
    failed = run(repository, "make_environment.py", "env", folder=tmp_path, path=tmp_path)
    assert failed.returncode == 1
    assert failed.stdout.count("\n") == 1
    assert "python3-venv" in failed.stdout
    assert failed.stderr == ""


@pytest.mark.parametrize("name", ["kept.txt", "added.txt"])
def test_a_command_that_changes_the_tree_fails_and_the_file_is_named(
    repository: Path, checkout: Path, name: str
) -> None:
    writing = [sys.executable, "-c", WRITE.format(name=name)]
    result = run(repository, "unchanged.py", *writing, folder=checkout)
    assert result.returncode == 1
    assert name in result.stdout


def test_a_command_that_leaves_the_tree_alone_keeps_its_own_exit_code(
    repository: Path, checkout: Path
) -> None:
    for code in (0, 1, 2):
        leaving = [sys.executable, "-c", f"raise SystemExit({code})"]
        result = run(repository, "unchanged.py", *leaving, folder=checkout)
        assert result.returncode == code


def test_outside_a_checkout_the_comparison_is_skipped_and_that_is_said(
    repository: Path, tmp_path: Path
) -> None:
    result = run(repository, "unchanged.py", sys.executable, "-c", "pass", folder=tmp_path)
    assert result.returncode == 0
    assert "not a git checkout" in result.stdout
