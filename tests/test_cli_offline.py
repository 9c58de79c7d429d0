"""Nothing that claimgrade does needs a network, and it says how old its list of retractions is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT_NETWORK = """
import socket, sys

def refused(*_, **__):
    raise AssertionError("a connection was opened")

socket.socket = socket.create_connection = socket.getaddrinfo = refused
from claimgrade.cli.main import main
main(sys.argv[1:])
"""

COPIED = ("claims", "citations")


@pytest.fixture(scope="module")
def copy(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the review of this repository."""
    root = tmp_path_factory.mktemp("offline")
    for folder in COPIED:
        shutil.copytree(repository / folder, root / folder)
    shutil.copy(repository / "claimgrade.toml", root)
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_NETWORK, "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--no-cache", "--fail-on", "never"], 0),
        (["list"], 0),
        (["show", "gh-290-fold", "--full"], 0),
        (["review"], 0),
        (["report"], 0),
        (["sources", "find", "lactate"], 0),
        (["sources", "suggest", "gh-290-fold"], 0),
        (["sources", "retractions"], 1),
        (["sources", "add", "10.1000/x", "--offline"], 1),
    ],
)
def test_a_command_opens_no_connection(copy: Path, arguments: list[str], code: int) -> None:
    ran = run(copy, *arguments)
    assert ran.returncode == code, ran.stderr


def test_a_report_says_which_list_of_retractions_was_read_and_of_when(copy: Path) -> None:
    assert run(copy, "report").returncode == 0
    page = (copy / "reports" / "restricting-blood-flow" / "review.md").read_text(encoding="utf-8")
    assert "Retraction Watch" in page
    assert "2026-08-08" in page
