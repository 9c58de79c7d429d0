"""Starting is fast: what a command does not use is not imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "pydantic", "pybtex", "jinja2", "rapidfuzz", "yaml_edit", "yaml")

CLAIM = "claims/skipping-rope/jump-higher.yaml"

PROGRAM = """
import sys
from claimgrade.cli.main import main
sys.argv = ["claimgrade", *{arguments!r}]
try:
    main(prog_name="claimgrade")
except SystemExit as ended:
    print("code", ended.code, file=sys.stderr)
print("loaded", *sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)
"""


def start(*arguments: str, folder: Path, cache: Path) -> tuple[str, str]:
    """Run a command in a process of its own; return its output, and how it ended and loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(arguments=list(arguments), heavy=HEAVY)],
        cwd=folder,
        env={**os.environ, "CLAIMGRADE_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout, ended.stderr


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_nothing_heavy(tmp_path: Path, option: str) -> None:
    out, ended = start(option, folder=tmp_path, cache=tmp_path / "cache")
    assert out
    assert ended == "code 0\nloaded\n"


def test_a_check_with_nothing_changed_imports_nothing_heavy(tmp_path: Path, example: Path) -> None:
    """The answer kept from the last run is given without building a single record."""
    cache = tmp_path / "own-cache"
    first, ended = start("check", folder=example, cache=cache)
    assert "yaml" in ended
    again, ended = start("check", folder=example, cache=cache)
    assert again == first
    assert ended == "code 1\nloaded\n"


def test_sound_records_are_read_without_what_tells_faults(tmp_path: Path, example: Path) -> None:
    _, ended = start("check", "--no-cache", folder=example, cache=tmp_path / "own-cache")
    assert "pydantic" not in ended
    (example / "claimgrade.toml").write_text("format = 1\ntitel = 'x'\n", "utf-8")
    _, ended = start("check", "--no-cache", folder=example, cache=tmp_path / "own-cache")
    assert "pydantic" in ended


@pytest.mark.parametrize("command", ["list", "show jump", "numbers"])
def test_reading_claims_needs_neither_pandas_nor_an_editor(
    tmp_path: Path, example: Path, command: str
) -> None:
    _, ended = start(*command.split(), folder=example, cache=tmp_path / "own-cache")
    assert ended.startswith("code 0\n")
    assert "pandas" not in ended
    assert "yaml_edit" not in ended


@pytest.mark.skipif(sys.platform == "win32", reason="head is no command of Windows")
def test_a_reader_who_stops_reading_causes_no_noise_and_no_other_code(
    tmp_path: Path, example: Path
) -> None:
    script = f"'{sys.executable}' -m claimgrade check | head -c 10; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", script],
        cwd=example,
        env={**os.environ, "CLAIMGRADE_CACHE_DIR": str(tmp_path / "own-cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == ""
    assert ended.stdout == f"{CLAIM[:10]}1\n"


def test_a_terminal_without_the_characters_gets_question_marks(
    tmp_path: Path, example: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "claimgrade", "show", "jump"],
        cwd=example,
        env={
            **os.environ,
            "CLAIMGRADE_CACHE_DIR": str(tmp_path / "own-cache"),
            "PYTHONIOENCODING": "ascii",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert "???? low" in ended.stdout
    assert ended.stderr == ""
