"""The benchmark's workspaces: the same every time, of the size they say, and sound records."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def generate(repository: Path, folder: Path, claims: int, seed: int = 1) -> Path:
    """Make a workspace with the program that a person would run."""
    program = str(repository / "benchmarks" / "generator.py")
    options = ["--claims", str(claims), "--seed", str(seed)]
    subprocess.run([sys.executable, program, str(folder), *options], check=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def workspace(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of 200 claims."""
    return generate(repository, tmp_path_factory.mktemp("benchmark") / "workspace", 200)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(
    repository: Path, workspace: Path, tmp_path: Path
) -> None:
    assert contents(generate(repository, tmp_path / "same", 200)) == contents(workspace)
    assert contents(generate(repository, tmp_path / "other", 200, seed=2)) != contents(workspace)


def test_sizes_are_those_that_the_benchmark_states(workspace: Path) -> None:
    claims = [path.stat().st_size for path in workspace.glob("claims/*/claim-*.yaml")]
    assert len(claims) == 200
    assert 1800 <= sum(claims) / len(claims) <= 2200
    assert len(list(workspace.glob("citations/studies/*.yaml"))) == 80
    entries = "".join(
        path.read_text(encoding="utf-8") for path in workspace.glob("citations/*.bib")
    )
    assert entries.count("@article{") == 120


def test_check_finds_sound_records_and_claims_with_and_without_flags(workspace: Path) -> None:
    check = [sys.executable, "-m", "claimgrade", "check", "--no-cache"]
    mending = subprocess.run([*check, "--fail-on", "record"], cwd=workspace, check=False)
    assert mending.returncode == 0
    listed = subprocess.run(
        [sys.executable, "-m", "claimgrade", "list", "--format", "json"],
        cwd=workspace,
        check=True,
        capture_output=True,
    )
    flags = [claim["flags"] for claim in json.loads(listed.stdout)]
    assert len(flags) == 200
    assert 20 <= sum(1 for each in flags if each) <= 190


def test_the_benchmark_of_bibliographies_reads_all_it_wrote_by_every_reader(
    repository: Path,
) -> None:
    """It ends with an error where a reader finds another number of entries."""
    program = str(repository / "benchmarks" / "bibliography.py")
    ran = subprocess.run(
        [sys.executable, program, "--sizes", "60", "--runs", "1"],
        check=True,
        capture_output=True,
        text=True,
    )
    rows = [line.split(" | ") for line in ran.stdout.splitlines() if line.startswith("| 60 ")]
    assert [row[1] for row in rows] == ["pybtex", "first", "again", "checked"]
